# ruff: noqa: E501  # the lines are as long as platforms write them
"""Reports of Display & Video 360 and Campaign Manager 360."""

from __future__ import annotations

from typing import Final

from tests.results.export_cases.case import Case, text

CASES: Final = (
    Case(
        "dv360, a totals row without names, then metadata",
        text(
            "Campaign ID,Insertion Order ID,Date,Advertiser Currency,Impressions,Clicks,Total Media Cost (Advertiser Currency)",
            "11,22,2022/12/17,EUR,1000,10,12.50",
            "11,23,2022/12/18,EUR,2000,30,15.50",
            ",,,,3000,40,28.00",
            "",
            "Report Time:,2022/12/19 10:00 GMT",
            "Date Range:,2022/12/17 - 2022/12/19",
            "Group By:,Campaign ID,Insertion Order ID",
            "MRC Accredited Metrics,Impressions are accredited",
        ),
        "Display & Video 360",
        {"impressions": 3000, "clicks": 40, "cost": 28.0},
        ("2022-12-17", "2022-12-18"),
        "EUR",
    ),
    Case(
        "campaign manager, a line per advertiser above the table",
        text(
            "My report",
            "Date/Time Generated,5/1/17 10:00 AM",
            "Report Time Zone,Europe/Amsterdam",
            "Account ID,1234",
            "Date Range,4/1/17 - 4/30/17",
            "Advertiser,Equals: 1",
            "Advertiser,Equals: 2",
            "Report Fields",
            "Campaign,Site (DCM),Impressions,Clicks,Click Rate,Media Cost,Total Conversions",
            "Spring,news,10000,20,0.20%,55.00,3.00",
            "Spring,sport,5000,10,0.20%,45.50,1.00",
            "Grand Total:,,15000,30,0.20%,100.50,4.00",
        ),
        "Campaign Manager 360",
        {"impressions": 15000, "clicks": 30, "cost": 100.5, "conversions": 4},
        ("2017-04-01", "2017-04-30"),
    ),
    Case(
        "campaign manager, without lines above the table",
        text(
            "Date,Campaign,Placement,Impressions,Clicks,Media Cost,Total Conversions",
            "2026-03-14,Spring,Home,1200,11,5.50,1",
            "2026-03-15,Spring,Home,1800,21,4.75,3",
            "Grand Total:,---,---,3000,32,10.25,4",
        ),
        "Campaign Manager 360",
        {"impressions": 3000, "clicks": 32, "cost": 10.25, "conversions": 4},
        ("2026-03-14", "2026-03-15"),
    ),
    Case(
        "dv360, conversions by how they came about beside all of them",
        text(
            "Date,Insertion Order,Advertiser Currency,Impressions,Clicks,Revenue (Advertiser Currency),Total Conversions,Post-Click Conversions,Post-View Conversions",
            "2026/03/13,Spring,USD,1000,10,5.5,3,1,2",
            "2026/03/14,Spring,USD,550,5,4.5,1,1,0",
            ",,,1550,15,10,4,2,2",
            "",
            "Report Time:,2026/03/15",
            "Date Range:,2026/03/01 - 2026/03/31",
        ),
        "Display & Video 360",
        {"impressions": 1550, "clicks": 15, "cost": 10, "conversions": 4},
        ("2026-03-13", "2026-03-14"),
        "USD",
    ),
)
