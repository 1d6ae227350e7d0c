# ruff: noqa: E501  # the lines are as long as platforms write them
"""Exports of LinkedIn Campaign Manager."""

from __future__ import annotations

from typing import Final

from tests.results.export_cases.case import Case, text

CASES: Final = (
    Case(
        "linkedin, English: title lines, month first",
        text(
            '"Campaign Performance Report (in UTC)"',
            '"Report Start: 09/01/2026, Report End: 09/03/2026"',
            '"Date Generated: 09/10/2026"',
            "",
            "Start Date (in UTC),Account Name,Currency,Campaign Group Name,Campaign Name,Total Spent,Impressions,Clicks,Leads,Reach,Conversions",
            '09/01/2026,Example,EUR,Group,SEE_video,"1,100.50",50000,120,,40000,0',
            "09/02/2026,Example,EUR,Group,DO_leads,99.50,2000,30,4,1500,2",
            "09/03/2026,Example,EUR,Group,DO_leads,100.00,2100,35,5,1500,3",
        ),
        "LinkedIn",
        {"impressions": 54100, "clicks": 185, "cost": 1300.0, "leads": 9, "conversions": 5},
        ("2026-09-01", "2026-09-03"),
        "EUR",
    ),
    Case(
        "linkedin, Dutch: title lines, day first, UTF-16 with tabs",
        text(
            "Campagneprestatierapport (in UTC)",
            "Begin rapport: 1 maart 2026",
            "",
            "Startdatum (in UTC)\tAccountnaam\tValuta\tCampagnenaam\tTotaal besteed\tWeergaven\tKlikken\tLeads",
            "13-3-2026\tBedrijf\tEUR\tMerk\t12,34\t1.000\t10\t2",
            "14-3-2026\tBedrijf\tEUR\tVraag\t1.007,66\t500\t5\t0",
            encoding="utf-16",
        ),
        "LinkedIn",
        {"cost": 1020.0, "impressions": 1500, "clicks": 15, "leads": 2},
        ("2026-03-13", "2026-03-14"),
        "EUR",
    ),
)
