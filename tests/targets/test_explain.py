"""The calculation in a marketeer's words, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from fullfunnel.functions import funnel_explain

DUTCH: list[list[Any]] = [
    ["KPI", "Fase", "Draagt bij aan", "Ratio", "Aandeel", "Vanzelf", "Groep", "Eigen doel", "Formule", "Eenheid"],
    ["Leads", "Do", None, None, None, None, None, None, None, "leads"],
    ["Bezoeken", "Think", "Leads", 0.03, None, 2000, None, None, None, "bezoeken"],
    ["Vertoningen", "See", "Bezoeken", 0.01, None, None, None, None, None, "vertoningen"],
    ["Bereik", "See", "Vertoningen", 5, None, None, None, None, None, "personen"],
    ["CTR", "See", None, None, None, None, None, None, "Bezoeken / Vertoningen", "%"],
]


def test_a_chain_in_dutch() -> None:
    assert funnel_explain("Bereik", 1200, DUTCH) == (
        "Hoofddoel: 1.200 leads; 1.200 leads ÷ 3% = 40.000 bezoeken, waarvan 2.000 vanzelf komen; "
        "38.000 bezoeken ÷ 1% = 3.800.000 vertoningen; 3.800.000 vertoningen ÷ 5 = een bereik van 760.000 mensen."
    )


def test_the_same_chain_in_english() -> None:
    english: list[list[Any]] = [
        ["KPI", "Stage", "Feeds", "Rate", "Share", "Baseline", "Pool", "Own target", "Formula", "Unit"]
    ]
    names = {"Bezoeken": "Visits", "Vertoningen": "Impressions", "Bereik": "Reach"}
    english += [[names.get(str(cell), cell) for cell in row] for row in DUTCH[1:5]]
    assert funnel_explain("Reach", 1200, english) == (
        "Main goal: 1,200 leads; 1,200 leads ÷ 3% = 40,000 visits, of which 2,000 come without the campaign; "
        "38,000 visits ÷ 1% = 3,800,000 impressions; 3,800,000 impressions ÷ 5 = a reach of 760,000 people."
    )


def test_the_language_can_be_asked_for() -> None:
    assert funnel_explain("Leads", 1200, DUTCH, "en") == "Main goal: 1,200 leads."
    assert funnel_explain("Leads", 1200, DUTCH, "Engels") == "Main goal: 1,200 leads."
    assert "Choose nl or en" in funnel_explain("Leads", 1200, DUTCH, "fr")


def test_a_target_that_is_not_whole_is_rounded_up_at_the_end_only() -> None:
    table = [
        ["KPI", "Draagt bij aan", "Ratio"],
        ["Omzet", None, None],
        ["Deals", "Omzet", 75_000],
        ["SQL's", "Deals", 0.2],
    ]
    assert funnel_explain("SQL's", 2_000_000, table) == (
        "Hoofddoel: 2.000.000 omzet; 2.000.000 omzet ÷ 75.000 = 26,67 deals; 26,67 deals ÷ 20% = 133,33 SQL's. "
        "Naar boven afgerond: 134 SQL's."
    )


def test_a_ratio_is_explained_by_its_formula() -> None:
    assert funnel_explain("CTR", 1200, DUTCH) == "CTR = bezoeken ÷ vertoningen = 40.000 ÷ 3.800.000 = 1,05%."


@pytest.mark.parametrize(
    ("formula", "output"),
    [
        ("Vertoningen / (Leads + 5)", "vertoningen ÷ (leads + 5) = 3.800.000 ÷ (1.200 + 5)"),
        ("(Leads - 200) * 2", "(leads - 200) × 2 = (1.200 - 200) × 2"),
        ("Leads - (Bezoeken - 5)", "leads - (bezoeken - 5)"),
        ("Leads + Bezoeken / 5", "leads + bezoeken ÷ 5"),
    ],
)
def test_a_formula_keeps_the_brackets_it_needs(formula: str, output: str) -> None:
    rows = [*DUTCH[:5], ["R", "See", None, None, None, None, None, None, formula, None]]
    assert output in funnel_explain("R", 1200, rows)


def test_several_next_steps_say_which_one_counts() -> None:
    rows = [list(row) for row in DUTCH]
    rows.insert(4, ["Vertoningen", "See", "Leads", 0.0002, 0.25, None, None, None, None, None])
    output = funnel_explain("Vertoningen", 1200, rows)
    assert "75% van 1.200 leads ÷ 3% = 30.000 bezoeken" in output
    assert "28.000 bezoeken ÷ 1% = 2.800.000; 25% van 1.200 leads ÷ 0,02% = 1.500.000" in output
    assert "dezelfde mensen, dus het hoogste telt: 2.800.000 vertoningen" in output
    rows[3][6] = "apart"
    assert "aparte groepen, dus samen: 4.300.000 vertoningen" in funnel_explain("Vertoningen", 1200, rows)


def test_an_own_target_below_need_says_what_the_goal_loses() -> None:
    rows = [list(row) for row in DUTCH]
    rows[2][7] = 30_000
    output = funnel_explain("Bezoeken", 1200, rows)
    assert "eigen doel: 30.000 bezoeken (nodig: 40.000)" in output
    assert "Let op" not in funnel_explain("Bereik", 1200, rows)  # it is reported where something can be done about it
    assert "Let op: Je eigen doel voor Bezoeken is 30.000, terwijl er 40.000 nodig zijn." in output
    assert "komt het hoofddoel 300 Leads tekort en blijft het op 900 steken" in output


def test_a_rate_in_doubt_is_named_at_every_target_that_rests_on_it() -> None:
    rows = [list(row) for row in DUTCH]
    rows[2][3] = 3
    for kpi in ("Bezoeken", "Vertoningen", "Bereik"):
        assert "Bedoel je 3%? Typ dan 3%." in funnel_explain(kpi, 1200, rows)
    assert "Let op" not in funnel_explain("Leads", 1200, rows)


def test_what_stands_apart_from_the_goal_is_explained_without_it() -> None:
    rows = [*DUTCH, ["Reviews", "Care", None, None, None, None, None, 600, None, None]]
    assert funnel_explain("Reviews", 1200, rows) == "Eigen doel: 600 reviews."


def test_what_follows_after_the_goal() -> None:
    rows = [
        ["KPI", "Rol", "Draagt bij aan", "Ratio", "Vanzelf"],
        ["Leads", "hoofd", "Bestellingen", 0.1, None],
        ["Bestellingen", None, None, None, 30],
    ]
    assert funnel_explain("Bestellingen", 1200, rows) == (
        "Hoofddoel: 1.200 leads; 1.200 leads × 10% + 30 vanzelf = 150 bestellingen."
    )


@pytest.mark.parametrize(
    ("kpi", "goal", "change", "says"),
    [
        ("Bezoekn", 1200, {}, "Nog geen doel. KPI ‘Bezoekn’ staat niet in de tabel. Bedoel je Bezoeken?"),
        (
            "Bereik",
            1200,
            {(3, 3): 0},
            "Nog geen doel. De ratio van ‘Vertoningen’ naar ‘Bezoeken’ is 0 (tabelrij 4).",
        ),
        ("Bereik", None, {}, "Nog geen doel. Vul het hoofddoel in: de cel is leeg."),
        ("Bereik", "1.200", {}, "dat kan 1200 zijn of 1,200"),
        ("Bereik", 1200, {(2, 3): "drie"}, "Bij tabelrij 3, kolom Ratio staat ‘drie’, maar dat is geen getal."),
        ("Bereik", 1200, {(1, 2): "Bereik", (1, 3): 1, (1, 9): "x"}, "in een kring"),
        ("", 1200, {}, "Geef de naam van één KPI"),
    ],
)
def test_where_there_is_no_target_the_cell_says_why_and_what_to_do(
    kpi: str, goal: object, change: dict[tuple[int, int], object], says: str
) -> None:
    rows = [list(row) for row in DUTCH]
    for (row, column), cell in change.items():
        rows[row][column] = cell
    assert says in funnel_explain(kpi, goal, rows)


def test_even_a_range_that_is_no_table_is_explained() -> None:
    assert funnel_explain("Leads", 1200, "Leads").startswith("No target yet. This needs a table with headers")
    assert funnel_explain("Leads", 1200, None, "nl").startswith("Nog geen doel. Hier is een tabel met kopjes nodig")


def test_a_rate_of_a_scenario_is_not_said_to_have_no_n() -> None:
    """The rate of Demos has 135 observations; that of scenario worst is another rate, and so has none."""
    rows = [
        ["KPI", "Feeds", "Rate", "n", "Rate worst"],
        ["Visits", "Demos", 0.1, None, None],
        ["Demos", "Sales", 0.25, 135, 0.18],
        ["Leads", "Sales", 0.1, 40, None],
        ["Sales", None, None, None, None],
    ]
    ordinary, worst = (funnel_explain("Sales", 60, rows, None, name) for name in (None, "worst"))
    assert "counts as certain, because it has no n: Visits → Demos." in ordinary
    assert "scenario" not in ordinary
    assert "counts as certain, because it has no n: Visits → Demos." in worst
    assert "counts as certain, because scenario ‘worst’ itself gives it: Demos → Sales." in worst


def test_an_own_target_of_a_ratio_is_called_so() -> None:
    rows: list[list[Any]] = [[*row] for row in DUTCH]
    rows[-1][7] = 0.02
    assert funnel_explain("CTR", 1200, rows) == "Eigen doel: CTR 2%."


def test_an_amount_below_one_is_no_percentage_and_a_share_is() -> None:
    """10,000 for 40,000 visits is 0.25 each; 40,000 visits of 4,000,000 impressions are 1%."""
    rows: list[list[Any]] = [
        ["KPI", "Stage", "Feeds", "Rate", "Unit cost", "Formula"],
        ["Leads", "Do", None, None, None, None],
        ["Visits", "Think", "Leads", 0.03, 0.25, None],
        ["Impressions", "Think", "Visits", 0.01, None, None],
        ["Cost per visit", "Think", None, None, None, "2 * (Cost / Visits) / 2"],
        ["CTR", "Think", None, None, None, "Visits / Impressions"],
    ]
    assert funnel_explain("Cost per visit", 1200, rows).endswith(" = 0.25.")
    assert funnel_explain("CTR", 1200, rows).endswith(" = 1%.")
