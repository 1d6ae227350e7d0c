"""A KPI table in a sheet becomes a plan, however its marketeer keeps it."""

from __future__ import annotations

import itertools
from typing import Any

import pandas as pd
import pytest

from fullfunnel.errors import BadInput, NotFound
from fullfunnel.framework import Framework, read_framework

ENGLISH: list[list[Any]] = [
    ["KPI", "Stage", "Role", "Unit", "Feeds", "Rate", "Share", "Baseline", "Pool", "Cap"],
    ["Leads", "Do", "main", "leads", None, None, None, 200, None, None],
    ["Visits", "Think", None, "visits", "Leads", 0.03, 0.6, 2000, None, None],
    ["Impressions", "See", None, "impressions", "Visits", 0.01, None, None, "shared", None],
    ["Impressions", "See", None, "impressions", "Leads", 0.0001, None, None, None, None],
    ["Reach", "See", None, "people", "Impressions", 5, None, None, "separate", 900_000],
]
DUTCH: list[list[Any]] = [
    ["KPI", "Fase", "Rol", "Eenheid", "Draagt bij aan", "Ratio", "Aandeel", "Vanzelf", "Groep", "Plafond"],
    ["Leads", "Do", "hoofd", "leads", None, None, None, "200", None, None],
    ["Visits", "Think", "", "visits", "Leads", "3%", "60%", "2000", "", ""],
    ["Impressions", "See", "", "impressions", "Visits", "1%", "", "", "gedeeld", ""],
    ["Impressions", "See", "", "impressions", "Leads", "0,01%", "", "", "", ""],
    ["Reach", "See", "", "people", "Impressions", "5", "", "", "apart", "€ 900.000,00"],
]


def without_language(plan: Framework) -> dict[str, object]:
    return plan.model_dump(exclude={"language"})


def test_the_english_table() -> None:
    plan = read_framework(ENGLISH)
    assert plan.language == "en"
    assert plan.main == "Leads"
    assert [(kpi.name, kpi.role) for kpi in plan.kpis] == [
        ("Leads", "main"),
        ("Visits", "direct"),
        ("Impressions", "direct"),
        ("Reach", "indirect"),
    ]
    assert [(each.kpi, each.feeds, each.share) for each in plan.contributions] == [
        ("Visits", "Leads", 0.6),
        ("Impressions", "Visits", 1.0),
        ("Impressions", "Leads", 0.4),
        ("Reach", "Impressions", 1.0),
    ]
    assert plan.by_name["Reach"].pool == "separate"
    assert plan.by_name["Reach"].cap == 900_000


def test_the_dutch_table_with_typed_figures_is_the_same_plan() -> None:
    plan = read_framework(DUTCH)
    assert plan.language == "nl"
    assert without_language(plan) == without_language(read_framework(ENGLISH))


def test_columns_may_stand_in_any_order_among_others_in_any_case() -> None:
    order = [3, 9, 0, 5, 8, 1, 4, 7, 6, 2]
    mixed = [[row[index] for index in order] for row in ENGLISH]
    mixed[0] = [f" {str(header).upper()}\u00a0" for header in mixed[0]]
    with_own = [[*row, note] for row, note in zip(mixed, ["Notes", "a", None, 3, "b", "c"], strict=True)]
    assert without_language(read_framework(with_own)) == without_language(read_framework(ENGLISH))


def test_rows_may_stand_in_any_order() -> None:
    for rows in itertools.permutations(ENGLISH[1:]):
        plan = read_framework([ENGLISH[0], *rows])
        assert plan.main == "Leads"
        assert {(each.kpi, each.feeds, each.share) for each in plan.contributions} == {
            ("Visits", "Leads", 0.6),
            ("Impressions", "Visits", 1.0),
            ("Impressions", "Leads", 0.4),
            ("Reach", "Impressions", 1.0),
        }


def test_a_title_above_blank_rows_and_totals_rows_are_passed_over() -> None:
    blank = [None] * 10
    table = [["Plan 2027", *blank[1:]], blank, *ENGLISH, blank, ["Total", *blank[1:7], 2200, None, None], blank]
    plan = read_framework(table)
    assert [kpi.name for kpi in plan.kpis] == ["Leads", "Visits", "Impressions", "Reach"]


def test_a_kpi_of_merged_cells_has_its_name_on_the_first_row_only() -> None:
    merged = [list(row) for row in ENGLISH]
    merged[4][0] = merged[4][1] = None
    assert without_language(read_framework(merged)) == without_language(read_framework(ENGLISH))


def test_a_stage_of_merged_cells_counts_for_the_kpis_below_it() -> None:
    plan = read_framework(
        [
            ["KPI", "Stage", "Feeds", "Rate"],
            ["Reach", "See", "Views", 2],
            ["Views", None, "Leads", 0.1],
            ["Leads", "Do", None, None],
        ]
    )
    assert [kpi.stage for kpi in plan.kpis] == ["See", "See", "Do"]


def test_where_every_row_names_its_stage_a_blank_one_is_blank() -> None:
    rows: list[list[Any]] = [
        ["Reach", "See", "Views", 2],
        ["Views", "See", "Leads", 0.1],
        ["Calls", None, "Leads", 0.2],
        ["Leads", "Do", None, None],
    ]
    for order in itertools.permutations(rows):
        plan = read_framework([["KPI", "Stage", "Feeds", "Rate"], *order])
        assert {kpi.name: kpi.stage for kpi in plan.kpis} == {
            "Reach": "See",
            "Views": "See",
            "Calls": "",
            "Leads": "Do",
        }


def test_a_line_that_announces_a_stage() -> None:
    table = [["KPI", "Stage", "Feeds", "Rate"], [None, "See"], ["Reach", None, "Leads", 2], [None, "Do"], ["Leads"]]
    assert [kpi.stage for kpi in read_framework(table).kpis] == ["See", "Do"]


def test_headers_may_carry_a_unit_or_be_plural() -> None:
    headers = ["KPI", "Stage", "Role", "Units", "Feeds", "Rate [part]", "Shares", "Baseline [people]", "Pool", "Cap:"]
    assert without_language(read_framework([headers, *ENGLISH[1:]])) == without_language(read_framework(ENGLISH))


def test_words_that_only_resemble_a_header_are_columns_of_her_own() -> None:
    table = [[*ENGLISH[0], "Perc", "Shared"], *([*row, 9, "x"] for row in ENGLISH[1:])]
    without_share = [[cell for at, cell in enumerate(row) if at != 6] for row in table]
    assert read_framework(table).contributions[0].share == 0.6
    # Both ways start at Reach: 0.01 x 0.03 leads an impression by a visit, 0.0001 straight.
    assert read_framework(without_share).contributions[0].share == pytest.approx(0.75)


def test_a_rate_without_a_kpi_is_not_passed_over() -> None:
    with pytest.raises(BadInput, match="name of the KPI is missing"):
        read_framework([*ENGLISH, [None, None, None, None, None, 0.2]])
    nameless = [list(row) for row in ENGLISH]
    nameless[3][0] = None
    nameless[3][4] = "Leads"
    with pytest.raises(BadInput, match=r"name of the KPI is missing \(table row 4"):
        read_framework(nameless)


def test_a_share_typed_as_a_number() -> None:
    rows = [list(row) for row in ENGLISH]
    rows[2][6] = 60
    with pytest.raises(BadInput, match="If you mean 60%, type 60%"):
        read_framework(rows)


def test_a_data_frame_is_a_range_too() -> None:
    frame = pd.DataFrame(ENGLISH[1:], columns=ENGLISH[0])
    assert without_language(read_framework(frame)) == without_language(read_framework(ENGLISH))


def test_feeds_may_use_another_word_for_the_same_kpi() -> None:
    plan = read_framework(
        [["KPI", "Feeds", "Rate"], ["Leads", None, None], ["Bezoeken", "Leads", 0.1], ["Clicks", "traffic", 1]]
    )
    assert plan.contributions[1].feeds == "Bezoeken"


@pytest.mark.parametrize(
    ("change", "kind", "says"),
    [
        ({(0, 4): "Leads to"}, BadInput, "column ‘Feeds’ is missing"),
        ({(0, 5): "Conversion"}, BadInput, "column ‘Rate’ is missing"),
        ({(0, 6): "Shaer"}, BadInput, "‘shaer’ looks like ‘Share’"),
        ({(0, 9): "Rate"}, BadInput, "‘Rate’ occurs twice in the table"),
        ({(2, 5): "three"}, BadInput, "‘three’ is not a number (table row 3, column Rate)"),
        ({(2, 5): "1.234"}, BadInput, "that may be 1234 or 1.234"),
        ({(2, 5): -0.1}, BadInput, "number here cannot be negative: -0.1 (table row 3, column Rate)"),
        ({(2, 4): "Laeds"}, NotFound, "Did you mean Leads?"),
        ({(2, 6): 0.7, (4, 6): 0.4}, BadInput, "Visits 70% + Impressions 40% = 110%"),
        ({(3, 8): "mixed"}, BadInput, "Choose from shared, separate"),
        ({(2, 2): "boss"}, BadInput, "Choose from main, direct, indirect, guard"),
        ({(2, 2): "main"}, BadInput, "one main KPI, but there are 2 here: Leads, Visits"),
        ({(4, 4): "Visits"}, BadInput, "feeds ‘Visits’ twice (table rows 4 and 5)"),
        ({(3, 7): 10, (4, 7): 20}, BadInput, "contradict each other: 10 and 20"),
        ({(2, 5): "#REF!"}, BadInput, "an error here: #REF!"),
        ({(0, 9): "Per", (2, 9): 0}, BadInput, "‘Per’ cannot be 0"),
    ],
)
def test_a_table_that_cannot_be_used_says_where_and_what_to_do(
    change: dict[tuple[int, int], object], kind: type[Exception], says: str
) -> None:
    rows = [list(row) for row in ENGLISH]
    for (row, column), cell in change.items():
        rows[row][column] = cell
    with pytest.raises(kind) as error:
        read_framework(rows)
    assert says in str(error.value)


@pytest.mark.parametrize("given", [None, "Leads", 12.0, [], [[]], [[None]], [[None, None], ["", " "]]])
def test_no_table_at_all(given: object) -> None:
    with pytest.raises(BadInput, match="whole table"):
        read_framework(given)


def test_a_table_without_its_headers() -> None:
    with pytest.raises(BadInput, match="No header row found with ‘KPI’") as error:
        read_framework(ENGLISH[1:])
    assert "rij kopjes" in error.value.text.nl


def test_a_table_with_headers_only() -> None:
    with pytest.raises(BadInput, match="no KPI in the table yet"):
        read_framework(ENGLISH[:1])


def test_errors_speak_the_language_of_the_table() -> None:
    rows = [list(row) for row in DUTCH]
    rows[2][5] = "veel"
    with pytest.raises(BadInput, match="tabelrij 3, kolom Ratio staat ‘veel’"):
        read_framework(rows)


def test_a_ratio_cannot_pass_on_volumes() -> None:
    with pytest.raises(BadInput, match="has a formula"):
        read_framework(
            [
                ["KPI", "Feeds", "Rate", "Formula"],
                ["Leads", None, None, None],
                ["CTR", "Leads", 0.1, "Leads / Leads"],
            ]
        )


def test_without_roles_the_kpi_that_is_fed_and_feeds_nothing_is_the_main_one() -> None:
    table = [["KPI", "Feeds", "Rate"], ["Visits", "Leads", 0.1], ["Leads", None, None], ["NPS", None, None]]
    assert read_framework(table).main == "Leads"
    with pytest.raises(BadInput, match="there are 2 here: Leads, Orders"):
        read_framework([*table, ["Clicks", "Orders", 0.1], ["Orders", None, None]])


@pytest.mark.parametrize("renamed", ["Conversie", "Doorstroom", "Conversion"])
def test_a_column_of_a_scenario_is_not_what_another_is_called_now(renamed: str) -> None:
    header = ["KPI", "Draagt bij aan", renamed, "Ratio slecht", "Ratio goed", "Aandeel"]
    with pytest.raises(BadInput) as error:
        read_framework([header, ["Leads", None, None, None, None, None], ["Bezoeken", "Leads", 0.1, 0.05, 0.2, None]])
    assert "‘Ratio’ ontbreekt" in str(error.value.text.nl)
    assert "Heet die nu" not in str(error.value.text.nl)


def test_a_header_that_is_nearly_the_missing_one_is_still_named() -> None:
    header = ["KPI", "Draagt bij aan", "Ratoi's"]
    with pytest.raises(BadInput, match="Ratoi's"):
        read_framework([header, ["Leads", None, None], ["Bezoeken", "Leads", 0.1]])


def test_a_stage_in_another_spelling_is_the_same_stage() -> None:
    """Klaar and klaar are one, in the spelling that came first; two of them would be judged and paid twice."""
    found = read_framework(
        [
            ["KPI", "Stage", "Feeds", "Rate"],
            ["Orders", "Klaar", "", ""],
            ["Clicks", "klaar ", "Orders", 0.1],
            ["Views", "Begin", "Clicks", 0.1],
        ]
    )
    assert found.stages == ("Klaar", "Begin")
    assert [kpi.stage for kpi in found.kpis] == ["Klaar", "Klaar", "Begin"]
