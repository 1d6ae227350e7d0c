"""The arguments of a cell function that are no table: a number, a KPI's name, a word of a fixed list.

A host may hand over any of them as a range of one cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.errors import BadInput
from fullfunnel.framework.names import same_name
from fullfunnel.framework.typed.cells import Cell, is_blank, one_cell, words_of
from fullfunnel.framework.typed.dates import read_date
from fullfunnel.framework.typed.numbers import read_number
from fullfunnel.framework.typed.words import choice
from fullfunnel.language import Language, Text

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "choice",
    "day",
    "is_left_out",
    "language",
    "message_id",
    "name",
    "number",
    "number_or_blank",
    "numbers",
    "scenario",
]


def name(kpi: Cell, language: Language) -> str:
    """The name of a KPI; ``language`` is for the error.

    Raises:
        BadInput: it is blank or a range of several cells.
    """
    return _one_text(
        kpi,
        Text(
            'Geef de naam van één KPI, bijvoorbeeld "Leads" of een cel waar die naam in staat.',
            'Give the name of one KPI, for instance "Leads" or a cell that holds the name.',
        ),
        language,
    )


def message_id(cell: Cell, language: Language) -> str:
    """The ID of a message; ``language`` is for the error.

    Raises:
        BadInput: it is blank or a range of several cells.
    """
    return _one_text(
        cell,
        Text(
            'Geef het ID van één boodschap, bijvoorbeeld "S1" of een cel waar dat ID in staat.',
            'Give the ID of one message, for instance "S1" or a cell that holds the ID.',
        ),
        language,
    )


def _one_text(cell: Cell, without: Text, language: Language) -> str:
    """What one cell says; ``without`` is the sentence where it is blank or several cells."""
    given = one_cell(cell)
    typed = words_of(given)
    if typed and not isinstance(given, list | tuple):
        return typed
    raise BadInput(without, language)


def is_left_out(table: object) -> bool:
    """Whether a table that may be left out was: an empty cell, or the zero that some hosts make of it."""
    given = one_cell(table)
    return not isinstance(given, list | tuple) and not hasattr(given, "columns") and (given == 0 or is_blank(given))


def _flat(cells: object) -> list[Cell]:
    rows = cells.to_numpy().tolist() if hasattr(cells, "to_numpy") else cells
    if not isinstance(rows, list | tuple):
        return [rows]
    return [cell for row in rows for cell in (row if isinstance(row, list | tuple) else [row])]


def scenario(cell: Cell, language: Language) -> str:
    """The name of a scenario, "" where it was left out.

    Raises:
        BadInput: a range of several cells.
    """
    given = one_cell(cell)
    if isinstance(given, list | tuple):
        raise BadInput(
            Text(
                "Geef de naam van één scenario, bijvoorbeeld ‘slecht’ voor de kolom ‘Ratio slecht’.",
                "Give the name of one scenario, for instance ‘worst’ for the column ‘Rate worst’.",
            ),
            language,
        )
    return "" if given == 0 else words_of(given)


def day(cell: Cell, what: Text, language: Language) -> date:
    """The date in an argument; ``language`` is that of the plan, for a date typed as text and for the error.

    Raises:
        BadInput: it is no date, one in doubt, or blank.
    """
    try:
        found = read_date(one_cell(cell), what, language)
    except BadInput as error:
        error.language = language
        raise
    if found is not None:
        return found
    raise BadInput(
        Text(f"Vul {what.nl} in: de cel is leeg.", f"Fill in {what.en}: the cell is blank."),
        language,
    )


def numbers(cells: object, what: Text) -> list[float] | None:
    """The numbers in a row or column of cells; ``None`` where it was left out or holds nothing.

    Raises:
        BadInput: one of them is no number, or blank among others.
    """
    given = one_cell(cells)
    if not isinstance(given, list | tuple) and not hasattr(given, "columns"):
        found = [None if given == 0 else number_or_blank(given, what)]
    elif all(is_blank(cell) for cell in _flat(given)):
        return None
    else:
        found = [number_or_blank(cell, what) for cell in _flat(given)]
    while found and found[-1] is None:
        found.pop()
    if None in found:
        raise BadInput(
            Text(
                f"Tussen {what.nl} staat een lege cel. Vul een 0 in waar niets gepland is.",
                f"There is a blank cell in {what.en}. Type a 0 where nothing is planned.",
            )
        )
    return [each for each in found if each is not None] or None


def number(cell: Cell, what: Text, blank: float | None = None) -> float:
    """The number in an argument; ``blank`` stands in for an empty one, where that is allowed.

    Raises:
        BadInput: it is no number, one in doubt, or blank where it is needed.
    """
    found = read_number(one_cell(cell), what)
    if found is not None:
        return found
    if blank is not None:
        return blank
    raise BadInput(
        Text(f"Vul {what.nl} in: de cel is leeg.", f"Fill in {what.en}: the cell is blank."),
    )


def number_or_blank(cell: Cell, what: Text) -> float | None:
    """The number in an argument that may be left out.

    Raises:
        BadInput: it is no number, or one in doubt.
    """
    return read_number(one_cell(cell), what)


def language(cell: Cell) -> Language | None:
    """The language asked for, ``None`` when that was left out.

    Raises:
        BadInput: another language than Dutch or English.
    """
    given = one_cell(cell)
    typed = same_name(words_of(given))
    if not typed or given == 0:
        return None
    if typed in {"nl", "nederlands", "dutch", "nl-nl", "nl-be"}:
        return "nl"
    if typed in {"en", "engels", "english", "en-us", "en-gb"}:
        return "en"
    raise BadInput(
        Text(
            f"De taal ‘{words_of(given)}’ ken ik niet. Kies nl of en.",
            f"The language ‘{words_of(given)}’ is unknown. Choose nl or en.",
        )
    )
