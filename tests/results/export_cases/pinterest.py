# ruff: noqa: E501  # the lines are as long as platforms write them
"""Exports of Pinterest Ads."""

from __future__ import annotations

from typing import Final

from tests.results.export_cases.case import Case, text

CASES: Final = (
    Case(
        "pinterest, figures in brackets",
        text(
            "Campaign name,Campaign status,Impressions,Pin clicks,Outbound clicks,Spend in account currency,Result,Cost per result,Result type",
            "See pins,ACTIVE,9000,120,40,12.78,[9],[1.42],CLICKTHROUGH",
            "Do pins,ACTIVE,1000,30,20,10.00,[5],[2.00],CLICKTHROUGH",
        ),
        "Pinterest",
        {"impressions": 10000, "clicks": 150, "link_clicks": 60, "cost": 22.78, "results": 14},
    ),
)
