"""An Excel table on a page: headers with notes, one look for every column, room for rows to come, drop-downs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fullfunnel.language import Text
from fullfunnel.templates.page import letters
from fullfunnel.templates.plan import said
from fullfunnel.templates.sheets.column_notes import COLUMN_NOTES
from fullfunnel.templates.sheets.unread import unknown_stage_criteria
from fullfunnel.templates.spelling import spell_formula
from fullfunnel.templates.styles import OPEN, WARNING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from xlsxwriter.format import Format

    from fullfunnel.framework.schema import Table
    from fullfunnel.templates.page import Page

_CHOOSE_TITLE = Text("Kies uit de lijst", "Choose from the list")
_CHOOSE = Text(
    "Kies een van de waarden uit de lijst. Wat er kan staan, vind je op het laatste blad.",
    "Choose one of the values in the list. What you can choose is on the last sheet.",
)

FIGURE_TITLE = Text("Alleen een getal", "Only a number")
FIGURE = Text(
    "Typ alleen het getal, nul of meer, zonder woorden. Laat de cel leeg als je het nog niet weet.",
    "Type only the number, zero or more, without words. Leave the cell blank if you do not know yet.",
)
PART = Text(
    "Typ een percentage van 0% tot en met 100%, zonder woorden. Laat de cel leeg als je het nog niet weet.",
    "Type a percentage from 0% to 100%, without words. Leave the cell blank if you do not know yet.",
)

_USUAL_HEIGHT = 40
"""Room for three lines in a host that does not make rows fit what they say."""

_FURTHER_ROWS = 300
"""How far below the table the drop-downs reach: a table grows when something is typed below it."""


@dataclass(frozen=True, slots=True)
class Column:
    """How one column looks and what may be chosen in it."""

    width: float
    look: Mapping[str, Any]
    choices: str = ""
    """A formula for the drop-down, such as ``=Lists!$A$5:$A$8``."""
    strict: bool = False
    """Whether only the choices may be typed; otherwise they are suggestions."""
    figure: bool = False
    """Whether it takes figures only, zero or more."""
    most: float | None = None
    """The highest figure it takes."""
    words: tuple[str, ...] = ()
    """What may stand there besides figures, as COUNTIF looks for it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a table came to stand (rows and columns 0-based, the header row included)."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class FormulaColumn:
    """A column behind those of the contract that follows from the others."""

    header: Text
    note: Text
    width: float
    formula: str
    value: Callable[[Sequence[Any]], str]
    """What the formula comes to on a row, by what is typed there."""


def write_table(  # noqa: PLR0913, PLR0917  # all that a table may have
    page: Page,
    table: Table,
    columns: Mapping[str, Column],
    spare_rows: int,
    extra: Mapping[str, Text] | None = None,
    calculated: FormulaColumn | None = None,
) -> Placed:
    """Writes a table of the plan at the top of the body of ``page``.

    Args:
        page: where it goes.
        table: the table as the contract declares it.
        columns: the look of every column by key.
        spare_rows: empty rows at the end, to type in.
        extra: columns of our own behind those of the contract, by the key in the rows.
        calculated: a column with a formula behind all others.
    """
    draft, top, left = page.draft, page.first_row, 1
    headers = table.headers(draft.language) + [draft.say(text) for text in (extra or {}).values()]
    keys = [*table.columns, *(extra or {})]
    rows: list[list[Any]] = draft.plan.rows(table, draft.language)
    if extra:
        # Extra columns exist in the framework only, whose rows hold the notes.
        notes = [[row.get(key) for key in extra] for row in draft.plan.kpis]
        rows = [row + [said(entry, draft.language) for entry in more] for row, more in zip(rows, notes, strict=True)]
    bottom = top + max(len(rows) + spare_rows, 1)
    placed = Placed(top, left, bottom, left + len(keys) - 1 + (calculated is not None))
    looks = [page.styles.typed(**columns[key].look) for key in keys]
    page.sheet.add_table(
        top,
        left,
        bottom,
        placed.right,
        {
            "name": table.name,
            "style": None,
            "autofilter": True,
            "columns": [
                {"header": header, "header_format": page.styles.head(), "format": look}
                for header, look in zip(headers, looks, strict=True)
            ]
            + [_formula_column(page, each) for each in (calculated,) if each is not None],
        },
    )
    for at, key in enumerate(keys):
        page.sheet.set_column(left + at, left + at, columns[key].width)
        page.holds_amounts(looks[at], range(top + 1, bottom + _FURTHER_ROWS), left + at)
        _offer_choices(page, columns[key], top + 1, bottom + _FURTHER_ROWS, left + at)
        _ask_for_figures(page, columns[key], top + 1, bottom + _FURTHER_ROWS, left + at)
        note = COLUMN_NOTES[table.name].get(key)
        if note is not None:
            _write_note(page, top, left + at, draft.say(note))
    blank = [None] * len(keys)
    for down, row in enumerate(rows + [blank] * (bottom - top - len(rows)), start=top + 1):
        for at, value in enumerate(row):
            page.entry(down, left + at, value, looks[at])
        words = [(value, columns[key].width) for key, value in zip(keys, row, strict=True) if isinstance(value, str)]
        if calculated is not None:
            said_there = calculated.value(row)
            page.formula(down, placed.right, calculated.formula, said_there, page.styles.calculated(valign="top"))
        # Where a formula may say more later the row has no height of its own: a host then makes it fit on opening.
        if any(row) and calculated is None:
            page.fit_row(down, words, 18)
    if calculated is not None:
        page.sheet.usual_height(_USUAL_HEIGHT)
        for above in range(1, top):
            page.sheet.set_row(above, 18)
        page.sheet.set_column(placed.right, placed.right, calculated.width)
        _write_note(page, top, placed.right, draft.say(calculated.note))
    page.sheet.set_row(top, 30)
    page.sheet.freeze_panes(top + 1, left + 1)
    page.sheet.repeat_rows(top)
    return placed


def _formula_column(page: Page, column: FormulaColumn) -> dict[str, Any]:
    spelled = spell_formula(column.formula, page.draft.host)
    shown = {"header": page.say(column.header), "header_format": page.styles.head()}
    return shown if spelled is None else shown | {"formula": spelled, "format": page.styles.calculated(valign="top")}


def cell(placed: Placed, table: Table, column: str, *, row: int = 1) -> str:
    """A reference to the cell of a column, ``row`` below the header, its column fixed: for conditional formats."""
    return f"${letters(placed.left + list(table.columns).index(column))}{placed.top + row + 1}"


def _offer_choices(page: Page, column: Column, first: int, last: int, at: int) -> None:
    if not column.choices:
        return
    page.sheet.data_validation(first, at, last, at, choose_from(page, column.choices) | {"show_error": column.strict})


def choose_from(page: Page, choices: str) -> dict[str, Any]:
    """A drop-down that takes only what is in it, and says so."""
    return {
        "validate": "list",
        "source": choices,
        "ignore_blank": True,
        "show_error": True,
        "error_type": "stop",
        "error_title": page.say(_CHOOSE_TITLE),
        "error_message": page.say(_CHOOSE),
    }


def mark_unknown_stages(page: Page, placed: Placed, table: Table) -> None:
    """A stage that the model does not have stands out: it falls out of every figure by stage."""
    column = placed.left + list(table.columns).index("stage")
    criteria = unknown_stage_criteria(page.draft, cell(placed, table, "stage"))
    rule = {"type": "formula", "criteria": criteria, "format": _unread_look(page)}
    page.sheet.conditional_format(placed.top + 1, column, placed.bottom + _FURTHER_ROWS, column, rule)


def _ask_for_figures(page: Page, column: Column, first: int, last: int, at: int) -> None:
    """Refuses words in a column of figures, and marks those that were pasted in."""
    if not column.figure:
        return
    asked: dict[str, Any] = {"validate": "decimal", "criteria": ">=", "value": 0}
    cell = f"{letters(at)}{first + 1}"
    worded = "".join(f',COUNTIF({cell},"{pattern}")>0' for pattern in column.words)
    if worded:
        most = "" if column.most is None else f",{cell}<={column.most:g}"
        asked = {"validate": "custom", "value": f"=OR(AND(ISNUMBER({cell}),{cell}>=0{most}){worded})"}
    elif column.most is not None:
        asked = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": column.most}
    page.sheet.data_validation(
        first,
        at,
        last,
        at,
        asked
        | {
            "ignore_blank": True,
            "error_type": "stop",
            "error_title": page.say(FIGURE_TITLE),
            "error_message": page.say(FIGURE if column.most is None else PART),
        },
    )
    unread = f"AND(ISTEXT({cell}),NOT(OR({worded[1:]})))" if worded else f"ISTEXT({cell})"
    rule = {"type": "formula", "criteria": f"={unread}", "format": _unread_look(page)}
    page.sheet.conditional_format(first, at, last, at, rule)


def _unread_look(page: Page) -> Format:
    return page.draft.book.add_format({"bg_color": OPEN, "font_color": WARNING, "bold": True})


def _write_note(page: Page, row: int, column: int, note: str) -> None:
    lines = len(note) // 38 + 1
    page.sheet.write_comment(
        row,
        column,
        note,
        {"author": "fullfunnel", "x_scale": 1.9, "height": 16 + 15 * lines, "font_name": "Arial", "font_size": 9},
    )
