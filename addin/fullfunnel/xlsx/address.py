"""Where a cell stands: A1 addresses, rectangles, and the limits of a sheet."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384

_CELL: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})", re.ASCII)


class Position(NamedTuple):
    """A cell of a sheet; rows and columns count from 1."""

    row: int
    column: int

    @property
    def a1(self) -> str:
        """The address as people read it, such as ``B2``."""
        return f"{letters(self.column)}{self.row}"


class Area(NamedTuple):
    """A rectangle of cells of a sheet, ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def a1(self) -> str:
        """The address as people read it, such as ``B2:C9`` (one cell: ``B2``)."""
        first, last = Position(self.top, self.left).a1, Position(self.bottom, self.right).a1
        return first if first == last else f"{first}:{last}"

    @property
    def height(self) -> int:
        """Number of rows."""
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        """Number of columns."""
        return self.right - self.left + 1

    @property
    def corner(self) -> Position:
        """The upper left cell."""
        return Position(self.top, self.left)

    def holds(self, at: Position) -> bool:
        """Whether the cell lies in the rectangle."""
        return self.top <= at.row <= self.bottom and self.left <= at.column <= self.right

    def positions(self) -> list[Position]:
        """Every cell, row by row."""
        return [
            Position(row, column)
            for row in range(self.top, self.bottom + 1)
            for column in range(self.left, self.right + 1)
        ]


@lru_cache(maxsize=4096)
def column_number(name: str) -> int:
    """The number of a column by its letters: ``A`` is 1, ``XFD`` is 16384."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(maxsize=4096)
def letters(number: int) -> str:
    """The letters of a column by its number: 1 is ``A``."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def position(address: str) -> Position | None:
    """The cell that an address such as ``b2`` or ``$B$2`` names; None when it names no cell of a sheet."""
    match = _CELL.fullmatch(address)
    if match is None:
        return None
    at = Position(int(match[2]), column_number(match[1]))
    return at if at.row <= LAST_ROW and at.column <= LAST_COLUMN else None


@lru_cache(maxsize=20_000)
def area(address: str) -> Area | None:
    """The rectangle that ``B2:C9``, ``B2``, ``B:C`` or ``2:9`` names; None when it names none."""
    first, _, last = address.replace("$", "").partition(":")
    one, two = position(first), position(last or first)
    if one is not None and two is not None:
        return Area(*map(min, one, two), *map(max, one, two))
    if first.isdecimal() and last.isdecimal():
        top, bottom = sorted((int(first), int(last)))
        return Area(top, 1, bottom, LAST_COLUMN) if top >= 1 and bottom <= LAST_ROW else None
    if re.fullmatch(r"[A-Za-z]{1,3}:[A-Za-z]{1,3}", f"{first}:{last}"):
        left, right = sorted((column_number(first), column_number(last)))
        return Area(1, left, LAST_ROW, right) if right <= LAST_COLUMN else None
    return None


def touch(one: Area, other: Area) -> bool:
    """Whether two rectangles have a cell in common."""
    return one.top <= other.bottom and other.top <= one.bottom and one.left <= other.right and other.left <= one.right
