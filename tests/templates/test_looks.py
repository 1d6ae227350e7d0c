"""What a board sees: the funnel in its own order, all KPIs, amounts in the plan's currency, pages that can be read."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from itertools import product
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from fullfunnel.language import LANGUAGES, Language, same
from fullfunnel.templates import TREINPAKKERS, build, plan_for
from fullfunnel.templates.currencies import format_of, in_unit, rules
from tests.short_run import first_of
from tests.templates.opened import built, cells, members, sheet_by_sheet, whole
from tests.templates.test_unread import calculated

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from fullfunnel.templates.plan import Entry, Plan

SHEETS = {"nl": ("Doelen", "Overzicht", "Funnel"), "en": ("Targets", "Overview", "Funnel")}
FUNNEL = {
    # From the first contact to the orders, as the example is explained: See, then Think, then Do, then Care.
    "nl": [
        *("Videovertoningen", "Bereik", "Video uitgekeken"),
        *("Klikken zoekadvertenties", "Deals bekeken of aangeklikt"),
        *("Klikken e-mail", "Klikken retargeting", "Bezoeken boekingspagina", "Gestarte bestellingen", "Bestellingen"),
        "Reviews",
    ],
    "en": [
        *("Video impressions", "Reach", "Completed video views"),
        *("Search ad clicks", "Deals watched or clicked"),
        *("E-mail clicks", "Retargeting clicks", "Booking page visits", "Orders started", "Orders"),
        "Reviews",
    ],
}


def steps(content: bytes) -> list[str]:
    """The KPIs that the funnel shows, from above."""
    sheet = sheet_by_sheet(content, values=True)["Funnel"]
    head = next(row for row in range(1, 20) if sheet.cell(row, 4).value in {"Doel", "Target"})
    shown = [sheet.cell(row, 2).value for row in range(head + 1, sheet.max_row + 1)]
    return [str(name) for name in shown if name]


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_the_funnel_runs_from_first_contact_to_main_goal(language: Language) -> None:
    assert steps(built(TREINPAKKERS, language)) == FUNNEL[language]


@pytest.mark.deep
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_funnel_is_the_same_whatever_the_order_of_the_table(language: Language) -> None:
    rows = TREINPAKKERS.kpis  # the second row of a KPI holds no stage: it stays behind the first
    turned = [row for row in reversed(rows) if row.get("stage")] + [row for row in rows if not row.get("stage")]
    assert steps(build(replace(TREINPAKKERS, kpis=tuple(turned)), language)) == _as_far(FUNNEL[language])


def _as_far(names: list[str]) -> list[str]:
    """The order with e-mail and retargeting the other way round: as far from the goal, they stand as in the table."""
    return [*names[:5], names[6], names[5], *names[7:]]


def test_the_formulas_find_the_same_order_when_rows_change_places(tmp_path: Path, soffice: str) -> None:
    # Typed with a program that keeps no values: LibreOffice, without any add-in, has to calculate all of them.
    path = tmp_path / "plan.xlsx"
    book = openpyxl.load_workbook(BytesIO(built(TREINPAKKERS, "nl")))
    area = book["Framework"]["B6:T19"]
    rows = [[cell.value for cell in row] for row in area]
    turned = [row for row in reversed(rows) if row[1]] + [row for row in rows if not row[1]]
    for row, values in zip(area, turned, strict=True):
        for cell, value in zip(row, values, strict=True):
            cell.value = value
    book.save(path)
    assert steps(calculated(path, soffice)) == _as_far(FUNNEL["nl"])


def many(count: int) -> Plan:
    """A plan in which each of ``count`` KPIs feeds the next; with a ratio beside."""
    stages = plan_for("see-think-do-care", None).model.stages[:3]
    named = [same(f"Step {at} of a funnel with names that are rather long") for at in range(count)]
    kpis: list[Mapping[str, Entry]] = [
        {
            "kpi": name,
            "stage": stages[min(3 * at // count, 2)],
            "unit": same("people"),
            **({"feeds": named[at + 1], "rate": 0.9} if at + 1 < count else {"role": TREINPAKKERS.kpis[10]["role"]}),
        }
        for at, name in enumerate(named)
    ]
    return replace(plan_for("see-think-do-care", None), kpis=tuple(reversed(kpis)), goal=100.0)


@pytest.mark.deep
def test_kpis_in_reverse_are_all_there_in_targets_overview_and_funnel() -> None:
    plan = many(20)
    content = build(plan, "en")
    assert steps(content) == [f"Step {at} of a funnel with names that are rather long" for at in range(20)]
    for sheet in SHEETS["en"]:
        shown = {str(cell.value) for cell in cells(content, sheet)}
        assert all(f"Step {at} of a funnel with names that are rather long" in shown for at in range(20))


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_the_overview_has_every_kpi_of_every_stage(language: Language) -> None:
    content = built(TREINPAKKERS, language)
    names = {str(row["kpi"].say(language)) for row in TREINPAKKERS.kpis}  # type: ignore[union-attr]
    shown = {str(cell.value) for cell in cells(content, SHEETS[language][1])}
    assert names <= shown
    assert not any(value.startswith("+ ") for value in shown)


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_the_sheets_find_the_framework_by_its_cells(language: Language) -> None:
    # By the name of a column LibreOffice mixes rows of before and after an insert.
    targets = SHEETS[language][0]
    for cell in cells(built(TREINPAKKERS, language), targets):
        if cell.formula:
            assert not re.search(r"INDEX\(ffKpis\[", str(cell.formula)), cell.place


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_amounts_take_the_sign_of_another_currency_and_no_euro_stays(language: Language) -> None:
    for money in ("cents", "whole", "unit price"):
        found = dict(rules("EUR", money, language))
        pounds = next(figure for test, figure in found.items() if '"GBP"' in test and "NOT" not in test)
        assert "£" in pounds
        *_, (last, plain) = found.items()
        assert last.startswith("=NOT(OR(")
        assert '"' not in plain  # a currency without a rule of its own: no sign at all
        assert not any("€" in figure for figure in found.values())
    assert (
        "€"
        in dict(rules("GBP", "whole", language))[
            '=OR(TRIM(ffCurrency)="",ffCurrency="EUR",ffCurrency="€",'
            'ffCurrency="euro",ffCurrency="euro\'s",ffCurrency="euros")'
        ]
    )


def test_every_cell_with_an_amount_has_the_rules() -> None:
    book = whole(built(TREINPAKKERS, "nl"), values=False)
    euro = {format_of("EUR", money, "nl") for money in ("cents", "whole", "unit price")}
    for sheet in book:
        ruled = _cells_with_a_rule_for(sheet, "GBP")
        amounts = {
            cell.coordinate for row in sheet.iter_rows() for cell in row if cell.number_format in euro and cell.value
        }
        assert amounts <= ruled, sheet.title


@pytest.mark.deep
def test_a_plan_in_another_currency_is_written_in_it() -> None:
    content = build(replace(TREINPAKKERS, currency="SEK"), "en")
    book = openpyxl.load_workbook(BytesIO(content))
    formats = {cell.number_format for sheet in book for row in sheet.iter_rows() for cell in row}
    assert not any("€" in figure for figure in formats)
    assert any("SEK" in figure for figure in formats)


def _cells_with_a_rule_for(sheet: Worksheet, code: str) -> set[str]:
    found: set[str] = set()
    for area in sheet.conditional_formatting:
        if any(f'"{code}"' in str(rule.formula) for rule in area.rules):
            found |= {
                f"{get_column_letter(column)}{row}"
                for span in area.cells.ranges
                for row, column in product(range(span.min_row, span.max_row + 1), range(span.min_col, span.max_col + 1))
            }
    return found


def test_the_unit_of_a_kpi_says_in_which_currency_it_is() -> None:
    tests = {figure: test for test, figure in in_unit("$F7", "nl")}
    assert 'TRIM($F7)="SEK"' in tests[format_of("SEK", "cents", "nl")]
    assert 'LEFT($F7,1)="£"' in tests[format_of("GBP", "cents", "nl")]


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_every_sheet_prints_on_a4(language: Language) -> None:
    book = whole(built(TREINPAKKERS, language), values=False)
    assert {str(sheet.page_setup.paperSize) for sheet in book} == {"9"}


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_no_footer_holds_a_placeholder(language: Language) -> None:
    parts = members(built(plan_for("see-think-do-care", None), language))
    for name, part in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            assert "Name of your" not in part.decode().partition("<headerFooter>")[2]
            assert "Naam van je" not in part.decode().partition("<headerFooter>")[2]


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_a_small_amount_on_the_dashboard_is_no_percentage(language: Language) -> None:
    """84 cents a click: the rules for amounts come before the one for what lies below one, and stop there."""
    sheet = whole(built(TREINPAKKERS, language), values=False)["Dashboard"]
    rules_of = {
        rule.formula[0]: (rule.priority, rule.dxf.numFmt.formatCode, rule.stopIfTrue)
        for area in sheet.conditional_formatting
        for rule in area.rules
        if rule.dxf is not None and rule.dxf.numFmt is not None
    }
    assert sheet.column_dimensions["M"].hidden
    percentage = rules_of["AND(ISNUMBER($C14),$C14<1)"]
    assert percentage[1] == "0.0%"
    for criteria, figure in in_unit("$M14", language):
        priority, shown, stops = rules_of[f"AND(ISNUMBER($C14),{criteria})"]
        assert (shown, stops) == (figure, True)
        assert priority < percentage[0]
    units = {cell.value for cell in cells(built(TREINPAKKERS, language), "Dashboard") if cell.place.startswith("M")}
    assert "bestellingen" in units or "orders" in units
