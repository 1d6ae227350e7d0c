"""Columns of formulas that point to each other by name, and where they come to stand on a sheet.

A formula is written once for all rows of its column, with the other columns by name in braces::

    {rate}      the cell of column ``rate`` on the same row
    {rate:}     the whole column
    {rate^}     the rows above; the blank row on top belongs to it, so that the first row has one too
    {rate>}     the rows below, and the blank row under the last
    {rate-}     the row above
    {goal}      a single cell, where the name is that of a cell

Every reference is a plain cell range: a structured reference goes stale in LibreOffice when a row is inserted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.language import Text

_TOKEN: Final = re.compile(r"\{(\w+)([:^>-]?)\}")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what stands above it and the formula of its rows."""

    key: str
    header: Text
    formula: str
    """Without braces it is the same on every row; ``""`` for a column that numbers its rows."""
    rows: int
    """How many rows have the formula, from the first row down."""


@dataclass(slots=True)
class Section:
    """Columns that belong together, under one header."""

    header: Text
    columns: list[Column]


@dataclass(slots=True)
class Grid:
    """The sections beside each other, and single cells above them.

    ``first`` is the row of the first formula, 1 for the top of the sheet; the row above it stays blank.
    """

    first: int
    rows: int
    cells: dict[str, str]
    """The single cells by name, as formulas spell them: ``$C$5``."""
    sections: list[Section] = field(default_factory=list)
    _letters: dict[str, str] = field(default_factory=dict)
    _pieces: dict[str, list[str]] = field(default_factory=dict)

    def section(self, header: Text) -> Section:
        """A new section behind the others."""
        made = Section(header, [])
        self.sections.append(made)
        return made

    def add(self, section: Section, key: str, header: Text, formula: str, rows: int | None = None) -> None:
        """A new column behind the others."""
        self._letters[key] = letters(len(self._letters))
        section.columns.append(Column(key, header, formula, self.rows if rows is None else rows))

    @property
    def columns(self) -> Iterator[Column]:
        """All columns from left to right."""
        for section in self.sections:
            yield from section.columns

    @property
    def last(self) -> int:
        """The last row with formulas."""
        return self.first + self.rows - 1

    def letter(self, key: str) -> str:
        """The letters of a column."""
        return self._letters[key]

    def span(self, key: str, first: int | None = None, last: int | None = None) -> str:
        """The cells of a column, absolute, without the name of the sheet."""
        letter = self._letters[key]
        return f"${letter}${first or self.first}:${letter}${last or self.last}"

    def placed(self, formula: str, row: int) -> str:
        """A formula as it stands in a row of the sheet."""
        pieces = self._pieces.get(formula)
        if pieces is None:
            pieces = self._pieces[formula] = _TOKEN.split(formula)
        made = [pieces[0]]
        for at in range(1, len(pieces), 3):
            made += [self._reference(pieces[at], pieces[at + 1], row), pieces[at + 2]]
        return "".join(made)

    def _reference(self, key: str, which: str, row: int) -> str:
        if key in self.cells:
            return self.cells[key]
        letter = self._letters[key]
        if which == ":":
            return self.span(key)
        if which == "^":
            return f"${letter}${self.first - 1}:${letter}{row - 1}"
        if which == ">":
            return f"${letter}{row + 1}:${letter}${self.last + 1}"
        return f"${letter}{row - 1 if which == '-' else row}"


def letters(column: int) -> str:
    """The letters of a column, 0 for A."""
    front, last = divmod(column, 26)
    return (letters(front - 1) if front else "") + chr(ord("A") + last)
