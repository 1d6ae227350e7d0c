# ruff: noqa: E501  # the lines are as long as platforms write them
"""Exports of Shopify."""

from __future__ import annotations

from typing import Final

from tests.results.export_cases.case import Case, text

CASES: Final = (
    Case(
        "shopify orders: further items have no order fields, cells hold line breaks",
        text(
            "Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Notes,Refunded Amount,Cancelled at,Billing Name,Phone",
            '#1001,ann@example.com,paid,2026-03-01 10:00:00 +0100,EUR,80.00,5.00,14.75,85.00,2026-03-01 09:59:00 +0100,1,Treinkaart,"ring\nthe bell",0.00,,Ann,\'0612345678',
            "#1001,ann@example.com,,,,,,,,,2,Museumkaart,,,,,",
            "#1002,bob@example.com,refunded,2026-03-02 10:00:00 +0100,EUR,40.00,0.00,6.94,40.00,2026-03-02 09:59:00 +0100,1,Treinkaart,,40.00,,Bob,",
        ),
        "Shopify",
        {"orders": 2, "revenue": 125.0, "taxes": 21.69, "refunds": 40.0},
        ("2026-03-01", "2026-03-02"),
        "EUR",
    ),
)
