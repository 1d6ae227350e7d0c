"""Formulas of ratio KPIs as people type them."""

from __future__ import annotations

import pytest

from fullfunnel.errors import BadInput, NotFound
from fullfunnel.framework.formula import Figure, Operation, PlannedCost, TargetOf, read_formula
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text

NAMES = {same_name(name): name for name in ["Clicks", "Impressions", "Sessions / visits", "Leads (A+B)", "Sessions"]}
HERE = Text("rij 4, kolom Formule", "row 4, column Formula")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Clicks / Impressions", Operation("/", TargetOf("Clicks"), TargetOf("Impressions"))),
        ("=clicks÷IMPRESSIONS", Operation("/", TargetOf("Clicks"), TargetOf("Impressions"))),
        ("Leads (A+B) / Sessions / visits", Operation("/", TargetOf("Leads (A+B)"), TargetOf("Sessions / visits"))),
        ("Clicks / Sessions", Operation("/", TargetOf("Clicks"), TargetOf("Sessions"))),
        (
            "Kosten / Impressions * 1000",
            Operation("*", Operation("/", PlannedCost("stage"), TargetOf("Impressions")), Figure(1000)),
        ),
        (
            "(Totale kosten + € 2.500,00) / Clicks".replace("€ ", ""),
            Operation("/", Operation("+", PlannedCost("plan"), Figure(2500)), TargetOf("Clicks")),
        ),
        ("Impressies / klikken", Operation("/", TargetOf("Impressions"), TargetOf("Clicks"))),
        ("-Clicks", Operation("-", Figure(0), TargetOf("Clicks"))),
        ("1 - 5%", Operation("-", Figure(1), Figure(0.05))),
    ],
)
def test_a_formula_is_read(typed: str, read: object) -> None:
    assert read_formula(typed, NAMES, HERE) == read


def test_an_unknown_name_gets_a_suggestion() -> None:
    with pytest.raises(NotFound, match=r"names ‘Click’.* Did you mean Clicks"):
        read_formula("Click / Impressions", NAMES, HERE)


@pytest.mark.parametrize(
    "typed", ["Clicks /", "/ Clicks", "(Clicks / Impressions", "Clicks / Impressions)", "Clicks Impressions", "()"]
)
def test_what_is_no_formula_says_so(typed: str) -> None:
    with pytest.raises((BadInput, NotFound)):
        read_formula(typed, NAMES, HERE)
