"""Rows of a table by what stands in them: who reads a finding counts no rows of a table.

An error on a range can only say ``table row 9``. In a plan the row has a name, the KPI, message or item in its first
cell, and the finding itself knows its cell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.framework.typed.cells import words_of
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.framework.typed.cells import Row

_ROW: Final = re.compile(r"(?:tabelrij|table row) (\d+)")
_BEHIND: Final = re.compile(r" \((?:tabelrij|table row)(?:en|s)? \d+(?:(?: en | and |, )\d+)*\)")
_PLACE: Final = re.compile(r"(?:tabelrij|table row) (\d+)(?:, (?:kolom|column) )")


def with_row_names(text: Text, rows: list[Row]) -> Text:
    """A sentence with the names of rows in the place of their numbers."""
    return Text(_named(text.nl, rows, "van"), _named(text.en, rows, "of"))


def row_in(text: Text) -> int:
    """The row of a table that a sentence names, 0 without one."""
    found = _ROW.search(text.nl)
    return int(found[1]) if found else 0


def _named(sentence: str, rows: list[Row], of: str) -> str:
    sentence = _BEHIND.sub("", sentence)

    def place(found: re.Match[str]) -> str:
        name = _name(rows, int(found[1]))
        if not name:
            return found[0]
        return f"‘{name}’, {'kolom' if of == 'van' else 'column'} "

    return _PLACE.sub(place, sentence)


def _name(rows: list[Row], number: int) -> str:
    row = rows[number - 1] if 0 < number <= len(rows) else []
    return next((words for cell in row if (words := words_of(cell))), "")
