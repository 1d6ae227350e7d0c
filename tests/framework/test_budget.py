"""The budget table, and which of its money is judged on results."""

from __future__ import annotations

from typing import Any

import pytest

from fullfunnel.errors import BadInput
from fullfunnel.framework.budget import read_budget

DUTCH: list[list[Any]] = [
    ["Post", "Fase", "Kanaal", "Soort", "Direct converterend", "Bedrag", "Team"],
    ["Merkvideo", "See", "YouTube", "activatie", "nee", "€ 9.000,00", "merk"],
    ["Productvideo", "Think", "Meta", "activatie", "nee", 6000, "merk"],
    ["Productie banners", "Do", "", "creatie", "", 1000, "studio"],
    ["Bureau", "", "", "fee", "", 2000, ""],
    ["Retargeting", "Do", "Display", "activatie", "ja", 18000, "performance"],
    ["Nieuwsbrief klanten", "Care", "E-mail", "activatie", "ja", 500, "crm"],
    ["Totaal", "", "", "", "", 36500, ""],
]


def test_see_think_care_creation_and_fees_are_carried_and_do_media_is_judged() -> None:
    budget = read_budget(DUTCH)
    assert budget.language == "nl"
    assert budget.unjudged_cost == 9000 + 6000 + 1000 + 2000 + 500
    assert budget.judged_cost == 18000


def test_do_without_further_columns_is_judged() -> None:
    budget = read_budget([["Item", "Stage", "Amount"], ["Video", "See", 100], ["Search", "do", 50]])
    assert (budget.unjudged_cost, budget.judged_cost) == (100, 50)


def test_brand_activation_inside_do_that_does_not_convert_is_carried() -> None:
    budget = read_budget([["Item", "Stage", "Converts directly", "Amount"], ["Reminder", "Do", "no", 40]])
    assert budget.unjudged_cost == 40


def test_an_own_stage_model_says_itself_what_converts() -> None:
    rows = [["Item", "Stage", "Converts directly", "Amount"], ["A", "Dromen", "", 10], ["B", "Boeken", "yes", 20]]
    budget = read_budget(rows)
    assert (budget.unjudged_cost, budget.judged_cost) == (10, 20)


@pytest.mark.parametrize(
    "total",
    [
        ["Totaal", None, 19_000],
        [None, "Totaal", 19_000],
        ["Totaal budget", None, 19_000],
        ["Total: Account", None, 23_000],
        ["Subtotaal See", "See", 9_000],
        ["Totaal See", "See", 9_000],
    ],
)
def test_totals_are_not_counted_twice(total: list[object]) -> None:
    rows = [["Item", "Stage", "Amount"], ["Video", "See", 9_000], ["Search", "Do", 10_000], total]
    budget = read_budget(rows)
    assert (budget.unjudged_cost, budget.judged_cost) == (9_000, 10_000)


def test_a_campaign_that_is_called_total_something_counts() -> None:
    rows = [
        ["Item", "Stage", "Kind", "Amount"],
        ["Video", "See", "activation", 9_000],
        ["Total Care", "Do", "activation", 500],
    ]
    assert read_budget(rows).judged_cost == 500


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (["Retargeting", "Do", "", "activatie", "misschien", 1, ""], "Vul ja of nee in, niet ‘misschien’"),
        (["Retargeting", "Do", "", "activatei", "ja", 1, ""], "‘activatei’ lijkt op ‘activatie’"),
        (["Retargeting", "Do", "", "activatie", "ja", "1.200", ""], "tabelrij 2, kolom Bedrag"),
        (["Retargeting", "Do", "", "activatie", "ja", -5, ""], "niet negatief"),
    ],
)
def test_a_line_that_cannot_be_read_says_where(row: list[object], says: str) -> None:
    with pytest.raises(BadInput) as error:
        read_budget([DUTCH[0], row])
    assert says in str(error.value)
