# ruff: noqa: E501  # the lines are as long as platforms write them
"""Exports of e-mail services."""

from __future__ import annotations

from typing import Final

from tests.results.export_cases.case import Case, text

CASES: Final = (
    Case(
        "mailchimp, saved by Excel for Mac",
        text(
            "Title,Subject,List,Send Date,Total Recipients,Successful Deliveries,Unique Opens,Open Rate,Total Opens,Total Clicks",
            "Lente… à Paris,Hé!,Nieuwsbrief,2/24/17 11:29,1000,990,400,41.09,700,80",
            "Zomer,Zon,Nieuwsbrief,3/3/17 09:00,1010,1000,420,42,710,95",
            encoding="mac_roman",
        ),
        "E-mail",
        {"sent": 2010, "delivered": 1990, "opens": 1410, "clicks": 175},
        ("2017-02-24", "2017-03-03"),
        attrs={"encoding": "mac_roman"},
    ),
)
