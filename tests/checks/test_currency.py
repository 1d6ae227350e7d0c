"""What stands out is said in the currency of the plan, in every rule that names an amount."""

from __future__ import annotations

import re

import pytest

from fullfunnel.functions import funnel_checks

MESSAGES = [["ID", "Stage", "Headline"], ["S1", "See", "A day out by train"]]
KPIS = [
    ["KPI", "Stage", "Role", "Unit", "Feeds", "Rate", "Unit cost", "Per"],
    ["Leads", "Do", "main", "leads", None, None, None, None],
    ["Clicks", "Do", None, "clicks", "Leads", 0.05, 0.4, 1],
    # Priced a piece at 4: meant for a thousand.
    ["Views", "See", None, "impressions", "Clicks", 0.01, 4, 1],
]
BUDGET = [
    ["Item", "Stage", "Kind", "Converts directly", "Amount"],
    ["Film", "See", "creation", "no", 90_000],
    ["Search", "Do", "activation", "yes", 20_000],
]


def amounts(code: str | None) -> list[str]:
    """The amounts in all that stands out, each with the sign before it."""
    plan = [
        ["Main goal", 1000],
        ["Currency", code],
        ["A result may cost", 40],
        ["Max CPA", 40],
        ["Language of explanations", "en"],
    ]
    rows = funnel_checks(MESSAGES, KPIS, BUDGET, plan)
    assert {"KPI107", "PLN106", "PLN108"} & {row[0] for row in rows}
    found = re.findall(r"([€£$]|\b[A-Z]{3} |\S+ )\d[\d,.]*", " ".join(f"{row[3]} {row[4]}" for row in rows))
    return [each.strip() for each in found]


@pytest.mark.parametrize(("code", "sign"), [("GBP", "£"), ("USD", "$"), ("SEK", "SEK"), ("XOF", "XOF")])
def test_no_amount_is_in_euros_in_a_plan_in_another_currency(code: str, sign: str) -> None:
    euros = amounts(None).count("€")
    assert euros >= 8
    assert "€" not in amounts(code)
    assert amounts(code).count(sign) == euros
