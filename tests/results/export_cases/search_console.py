# the lines are as long as platforms write them
"""Exports of Google Search Console."""

from __future__ import annotations

from typing import Final

from tests.results.export_cases.case import Case, text, workbook

CASES: Final = (
    Case(
        "search console, days, newest first",
        text("Date,Clicks,Impressions,CTR,Position", "2026-03-02,10,200,5%,4.1", "2026-03-01,0,0,,", end="\n"),
        "Google Search Console",
        {"clicks": 10, "impressions": 200},
        ("2026-03-01", "2026-03-02"),
    ),
    Case(
        "search console, weeks as ranges",
        text(
            "Date range,Clicks,Impressions,CTR,Position",
            "2025-12-08 - 2025-12-14,30,1200,2.5%,8.2",
            "2025-12-15 - 2025-12-17,12,300,4%,7.9",
        ),
        "Google Search Console",
        {"clicks": 42, "impressions": 1500},
        ("2025-12-08", "2025-12-17"),
    ),
    Case(
        "search console, xlsx: sheets that agree",
        workbook(
            Grafiek=[
                ["Datum", "Aantal klikken", "Vertoningen", "CTR", "Positie"],
                ["2026-03-01", 20, 1000, 0.02, 5.1],
                ["2026-03-02", 9, 1376, 0.0065, 6.2],
            ],
            Zoekopdrachten=[
                ["Meest uitgevoerde zoekopdrachten", "Aantal klikken", "Vertoningen", "CTR", "Positie"],
                ["trein", 12, 400, 0.03, 2.0],
            ],
            Apparaten=[
                ["Apparaat", "Aantal klikken", "Vertoningen", "CTR", "Positie"],
                ["Mobiel", 20, 1255, 0.0159, 38.5],
                ["Desktop", 9, 1121, 0.008, 50.1],
            ],
            Filters=[["Filter", "Waarde"], ["Datum", "Afgelopen 3 maanden"]],
        ),
        "Google Search Console",
        {"clicks": 29, "impressions": 2376},
        ("2026-03-01", "2026-03-02"),
        file="Performance.xlsx",
    ),
    Case(
        "search console, a first column under a word that is not known",
        text(
            "Die besten Seiten,Klicks,Impressionen,CTR,Position",
            'https://example.org/,"1,010","10,200",9.9%,3.2',
            "https://example.org/b,5,50,10%,4",
        ),
        "Google Search Console",
        {"clicks": 1015, "impressions": 10250},
    ),
)
