# the lines are as long as platforms write them
"""Exports of Microsoft Advertising."""

from __future__ import annotations

from typing import Final

from tests.results.export_cases.case import Case, text

CASES: Final = (
    Case(
        "microsoft, the grid: ids in brackets, totals named by kind",
        text(
            "Status,Campaign,Campaign ID,Delivery,Impr.,Clicks,CTR,Avg. CPC,Spend,Conv.,Revenue",
            'Enabled,Brand,[436000001],Eligible,"1,500",60,4.00%,0.50,30.00,3.00,150.00',
            "Enabled,Audience,[436000002],Eligible,800,8,1.00%,0.25,2.00,0.00,0.00",
            '-,Overall total,-,-,"2,300",68,2.96%,0.47,32.00,3.00,150.00',
            '-,Search total,-,-,"1,500",60,4.00%,0.50,30.00,3.00,150.00',
            "-,Audience total,-,-,800,8,1.00%,0.25,2.00,0.00,0.00",
            encoding="utf-8-sig",
        ),
        "Microsoft Ads",
        {"impressions": 2300, "clicks": 68, "cost": 32.0, "conversions": 3, "conversion_value": 150},
    ),
    Case(
        "microsoft, Dutch, known by who signed it",
        text(
            '"Rapportnaam: Campagnes"',
            '"Tijdzone: Amsterdam"',
            "",
            '"Datum","Campagne","Valutacode","Vertoningen","Klikken","Uitgaven"',
            '"14-3-2026","Merk","EUR","1.000","10","5,50"',
            '"15-3-2026","Merk","EUR","2.500","20","1.004,50"',
            "",
            '"©2026 Microsoft Corporation. Alle rechten voorbehouden. "',
        ),
        "Microsoft Ads",
        {"impressions": 3500, "clicks": 30, "cost": 1010.0},
        ("2026-03-14", "2026-03-15"),
        "EUR",
    ),
)
