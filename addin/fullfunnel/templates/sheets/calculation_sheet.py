"""The sheet Calculation: every target in plain formulas, for a program that does not know our functions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from fullfunnel.framework import schema as contract
from fullfunnel.framework.typed.dates import serial
from fullfunnel.plain import budget, scenario, table
from fullfunnel.plain.calculation import TARGETS, Calculation, calculation
from fullfunnel.plain.column import letters
from fullfunnel.recalc.plain_sheet.plain_values import in_dutch, plain_values
from fullfunnel.templates import sheet_names
from fullfunnel.templates.page import A4, Page, quoted
from fullfunnel.templates.plan import BEST, WORST
from fullfunnel.templates.plan_in_workbook import REACH, RESULTS_REACH
from fullfunnel.templates.styles import GREY
from fullfunnel.xlsx.address import column_number
from fullfunnel.xlsx.shared_formulas import SharedFormulas

if TYPE_CHECKING:
    from fullfunnel.language import Text
    from fullfunnel.plain.calculation import Cell
from fullfunnel.templates.page import Draft

_OF_A_MESSAGE: Final = tuple(key for key in contract.MESSAGES.columns if key not in {"need", "owner"})
_READ: Final = (
    (sheet_names.FRAMEWORK, contract.KPIS, table.READ),
    (sheet_names.BUDGET, contract.BUDGET, budget.READ),
    (sheet_names.MESSAGES, contract.MESSAGES, _OF_A_MESSAGE),
    (sheet_names.WORDS, contract.WORDS, tuple(contract.WORDS.columns)),
    (sheet_names.RESULTS, contract.RESULTS, ("date", "kpi", "value", "cost")),
)
"""The tables that the sheet reads, each with its sheet and the columns that count."""
_MARK: Final = (5, 9)
_NOTED: Final = (7, 9)
_CHANGED: Final = (7, 7)
_REMARK: Final = (1, 5)
"""The cells with the mark of the plan, that of the plan the texts were calculated for, and whether they differ."""
_LEFT: Final = 1
"""The first column of every table, 0 for A."""
_WIDTHS: Final = (7, 30, 18, 52)
_OTHER_WIDTH: Final = 11
_STOP: Final = (6, 2)
"""The cell with the number of the problem that stops the plan."""


def with_targets(words: str) -> str:
    """A text for a cell that is to be calculated again with the targets, where functions of ours are unknown.

    LibreOffice does not see that a formula with an unknown function reads a table; it sees the cells that a name stands
    for. So what no longer holds is not left standing there.
    """
    return f'IF(ISERROR(INDEX({TARGETS},1)),"{words}","")'


def write_calculation(draft: Draft) -> None:
    """Writes the sheet."""
    made = calculation_of(draft)
    sheet = draft.book.add_worksheet(made.sheet, SharedFormulas)
    sheet.hide_gridlines(2)
    sheet.set_tab_color(GREY)
    columns = sum(1 for _ in made.grid.columns)
    for at in range(columns):
        sheet.set_column(at, at, _WIDTHS[at] if at < len(_WIDTHS) else _OTHER_WIDTH)
    looks, styles = _looks(draft), draft.styles
    plan = draft.plan
    fields = {contract.GOAL: plan.goal, contract.START: _as_number(plan.start), contract.END: _as_number(plan.end)}
    fields |= dict(zip(scenario.NAMES, map(draft.say, (WORST, BEST)), strict=True))
    inputs: dict[str, list[list[object]]] = {}
    for stands, of, keys in _READ:
        inputs |= _inputs(draft, stands, of, keys)
    values = plain_values(made, inputs | _scenario_inputs(draft), fields)
    # The texts of a new workbook are calculated for the plan that it is made with.
    values[_CHANGED], values[_REMARK] = 0.0, ""
    mark = values[_MARK]
    noted = (replace(cell, content=mark) if (cell.row, cell.column) == _NOTED else cell for cell in made.cells)
    made = replace(made, cells=tuple(noted))
    if draft.language == "nl":
        # The engine groups figures as English does; a Dutch spreadsheet will as Dutch does.
        step = column_number(made.grid.letter("in_words")) - 1
        values = {
            at: in_dutch(value) if at[1] == step and isinstance(value, str) else value for at, value in values.items()
        }
    _write(sheet, made, values, looks)
    for name, cells in made.names.items():
        draft.book.define_name(name, f"={cells}")
    if draft.plan.example is not None:
        sheet.write_string(0, 4, draft.say(draft.plan.example.remark), styles.made_up())
    first = made.grid.first
    sheet.set_row(0, 30)
    for row in range(1, 4):
        sheet.set_row(row, 30)
    sheet.set_row(first - 3, 45)
    sheet.freeze_panes(first - 1, 2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    # What one wants to read on paper are the targets; the steps are for the screen.
    sheet.print_area(0, 0, made.grid.last, 3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first - 3)
    sheet.set_footer(draft.footer)


def calculation_of(draft: Draft) -> Calculation:
    """The sheet for the framework and the budget of a draft."""
    return calculation(
        _cells(draft, *_READ[0]),
        contract.GOAL,
        draft.say(sheet_names.CALCULATION),
        draft.language,
        budget=_cells(draft, *_READ[1]),
        texts=(_cells(draft, *_READ[2]), _cells(draft, *_READ[3])),
        results=_cells(draft, *_READ[4]),
        dates=(contract.START, contract.END),
        scenarios=len(scenario.NAMES),
    )


def cells_of_framework(draft: Draft) -> dict[str, str]:
    """The cells of each column of the framework, for formulas that read it in any spreadsheet."""
    return _cells(draft, sheet_names.FRAMEWORK, contract.KPIS, table.READ)


def _cells(draft: Draft, sheet: Text, of: contract.Table, keys: tuple[str, ...]) -> dict[str, str]:
    elsewhere = draft.places.get(of.name)
    if elsewhere is not None:
        return {key: cells for key, cells in elsewhere.items() if key in keys}
    top = Page.first_row + 2
    columns = list(of.columns)
    letter = {key: letters(_LEFT + columns.index(key)) for key in keys}
    name = quoted(draft.say(sheet))
    reach = RESULTS_REACH if of is contract.RESULTS else REACH
    return {key: f"{name}!${at}${top}:${at}${top + reach - 1}" for key, at in letter.items()}


def _inputs(draft: Draft, sheet: Text, of: contract.Table, keys: tuple[str, ...]) -> dict[str, list[list[object]]]:
    """What stands in each column, its header included, by the cell of the header."""
    rows = draft.plan.cells(of, draft.language)
    places = list(of.columns)
    found = {}
    for key, cells in _cells(draft, sheet, of, keys).items():
        name, _, area = cells.rpartition("!")
        top = area.partition(":")[0].replace("$", "")
        letter = top.rstrip("0123456789")
        at = places.index(key)
        found[f"{name}!{letter}{int(top[len(letter) :]) - 1}"] = [[_as_number(row[at])] for row in rows]
    return found


def scenario_places(draft: Draft) -> dict[str, int]:
    """The place of each column of a scenario among those of the framework, 1 for the one with the names."""
    elsewhere = draft.places.get(contract.KPIS.name)
    if elsewhere is None:
        return {key: len(contract.KPIS.columns) + at for at, key in enumerate(draft.plan.scenarios, start=1)}
    first = table.column_of(elsewhere["kpi"])
    places = {key: table.column_of(elsewhere[key]) - first + 1 for key in draft.plan.scenarios}
    return {key: place for key, place in places.items() if place > 0}


def _scenario_inputs(draft: Draft) -> dict[str, list[list[object]]]:
    """What stands in the columns of the scenarios, the header included, by the cell of the header."""
    kpis = cells_of_framework(draft)["kpi"]
    name, header = kpis.rpartition("!")[0], table.headers_of({"kpi": kpis}).rpartition("!")[2]
    row = header.rpartition("$")[2]
    rows = draft.plan.framework_cells(draft.language)
    at = {key: len(contract.KPIS.columns) + place for place, key in enumerate(draft.plan.scenarios)}
    return {
        f"{name}!{letters(table.column_of(kpis) + place - 1)}{row}": [[cells[at[key]]] for cells in rows]
        for key, place in scenario_places(draft).items()
    }


def _as_number(value: object) -> object:
    return serial(value) if isinstance(value, date) else value


def _looks(draft: Draft) -> dict[str, Any]:
    styles = draft.styles
    small = {"font_size": 9, "font_color": GREY}
    return {
        "title": styles.title(),
        "lead": styles.of(font_color=GREY, text_wrap=True, valign="top"),
        # 100 stands for no problem at all.
        "stop": styles.calculated(num_format='[=100]"–";General', align="left"),
        "section": styles.section(),
        "header": styles.head(font_size=9),
        "label": styles.of(bold=True),
        "outcome": styles.calculated(num_format="General", align="left", text_wrap=False),
        "target": styles.calculated(num_format="#,##0.00", align="right", bold=True),
        "step": styles.of(num_format="General", align="right", **small),
    }


def _write(sheet: SharedFormulas, made: Calculation, values: dict[tuple[int, int], Any], looks: dict[str, Any]) -> None:
    columns: dict[int, list[Cell]] = {}
    target = letters(2)
    for cell in made.cells:
        in_grid = made.grid.first - 1 <= cell.row < made.grid.last
        if isinstance(cell.content, str) and cell.content.startswith("=") and in_grid:
            columns.setdefault(cell.column, []).append(cell)
        elif isinstance(cell.content, str) and cell.content.startswith("="):
            look = looks["stop" if (cell.row, cell.column) == _STOP else cell.kind]
            sheet.write_formula(cell.row, cell.column, cell.content, look, values[cell.row, cell.column])
        elif isinstance(cell.content, str) and cell.kind == "lead":
            sheet.merge_range(cell.row, 0, cell.row, 3, cell.content, looks["lead"])
        elif isinstance(cell.content, str):
            sheet.write_string(cell.row, cell.column, cell.content, looks[cell.kind])
        else:
            sheet.write_number(cell.row, cell.column, cell.content, looks[cell.kind])
    for column, cells in columns.items():
        look = looks["target" if letters(column) == target else cells[0].kind]
        formulas = [str(cell.content) for cell in cells]
        sheet.write_column_of(cells[0].row, column, formulas, [values[cell.row, cell.column] for cell in cells], look)
