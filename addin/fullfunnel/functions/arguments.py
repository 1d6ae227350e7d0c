"""The arguments of a cell function that are no table: a number, a KPI's name, a word of a fixed list.

A host may hand over any of them as a range of one cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from fullfunnel.errors import BadInput
from fullfunnel.framework.cells import Cell, one_cell, words_of
from fullfunnel.framework.names import same_name
from fullfunnel.framework.numbers import read_number
from fullfunnel.language import Language, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

Word = TypeVar("Word", bound=str)


def name(kpi: Cell, language: Language) -> str:
    """The name of a KPI; ``language`` is for the error.

    Raises:
        BadInput: it is blank or a range of several cells.
    """
    given = one_cell(kpi)
    typed = words_of(given)
    if typed and not isinstance(given, list | tuple):
        return typed
    raise BadInput(
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
    given = one_cell(cell)
    typed = words_of(given)
    if typed and not isinstance(given, list | tuple):
        return typed
    raise BadInput(
        Text(
            'Geef het ID van één boodschap, bijvoorbeeld "S1" of een cel waar dat ID in staat.',
            'Give the ID of one message, for instance "S1" or a cell that holds the ID.',
        ),
        language,
    )


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


def choice(cell: Cell, words: Mapping[Word, Text], default: Word, what: Text) -> Word:
    """What a word of a fixed list stands for, in either language.

    Zero is how some hosts hand over an argument that was left out.

    Raises:
        BadInput: a word that is not in the list.
    """
    given = one_cell(cell)
    typed = same_name(words_of(given))
    if not typed or given == 0:
        return default
    for choice, text in words.items():
        if _squeezed(typed) in {_squeezed(word) for word in (choice, text.nl, text.en)}:
            return choice
    raise BadInput(
        Text(
            f"‘{words_of(given)}’ ken ik niet als {what.nl}. Kies uit {', '.join(text.nl for text in words.values())}.",
            f"‘{words_of(given)}’ is unknown as {what.en}. Choose from "
            f"{', '.join(text.en for text in words.values())}.",
        )
    )


def _squeezed(word: str) -> str:
    """``break-even``, ``break even`` and ``breakeven`` are one word."""
    return same_name(word).replace("-", "").replace(" ", "")


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
