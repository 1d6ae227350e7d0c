# ruff: noqa: E501  # the lines are as long as platforms write them
"""Exports of Meta Ads Manager and Ads Reporting."""

from __future__ import annotations

from typing import Final

from tests.results.export_cases.case import Case, text, workbook

CASES: Final = (
    Case(
        "meta, the account first, without a label",
        text(
            '"Campaign name",Results,"Result indicator",Reach,Impressions,"Amount spent (EUR)","Link clicks","Reporting starts","Reporting ends"',
            ",,mixed,900,3000,150.5,60,2026-02-01,2026-02-28",
            '"SEE_video",,,800,2000,100.25,10,2026-02-01,2026-02-28',
            '"DO_leads",12,actions:leadgen.other,300,1000,50.25,50,2026-02-01,2026-02-28',
            encoding="utf-8-sig",
        ),
        "Meta",
        {"impressions": 3000, "cost": 150.5, "link_clicks": 60, "results": 12},
        ("2026-02-01", "2026-02-28"),
        "EUR",
    ),
    Case(
        "meta, one row and so no total row",
        text(
            '"Campaign name",Reach,Impressions,"Amount spent (EUR)","Reporting starts","Reporting ends"',
            ",800,2000,100.25,2026-02-01,2026-02-28",
        ),
        "Meta",
        {"impressions": 2000, "cost": 100.25},
        ("2026-02-01", "2026-02-28"),
        "EUR",
    ),
    Case(
        "meta, Dutch, re-saved by Excel with semicolons, by day",
        text(
            "Dag;Campagnenaam;Besteed bedrag (EUR);Weergaven;Bereik;Klikken op links;CPM (kosten per 1000 weergaven) (EUR)",
            "01-02-2026;SEE_video;12,50;1.200;1.000;4;10,42",
            "02-02-2026;SEE_video;13,50;1.300;1.000;6;10,38",
            end="\r\n",
            encoding="utf-8-sig",
        ),
        "Meta",
        {"impressions": 2500, "cost": 26.0, "link_clicks": 10},
        ("2026-02-01", "2026-02-02"),
        "EUR",
    ),
    Case(
        "meta, nothing delivered",
        text('"Campaign name",Impressions,"Amount spent (EUR)","Reporting starts"', '"No data available."'),
        "Meta",
        {},
        None,
        "EUR",
    ),
    Case(
        "meta, xlsx with the same figures on two sheets",
        workbook(
            Formatted_Report=[
                ["Campaign name", "Impressions", "Amount spent (EUR)", "Reporting starts", "Reporting ends"],
                ["A", 1000, 12.5, "2026-02-01", "2026-02-28"],
                ["B", 500, 7.5, "2026-02-01", "2026-02-28"],
            ],
            Raw_Data_Report=[
                ["Campaign name", "Impressions", "Amount spent (EUR)", "Reporting starts", "Reporting ends"],
                ["A", 1000, 12.5, "2026-02-01", "2026-02-28"],
                ["B", 500, 7.5, "2026-02-01", "2026-02-28"],
            ],
        ),
        "Meta",
        {"impressions": 1500, "cost": 20.0},
        ("2026-02-01", "2026-02-28"),
        "EUR",
        "report.xlsx",
    ),
)
