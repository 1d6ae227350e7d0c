"""What was made of a cell, by the cell: exports repeat most of theirs, so a hit costs no Python call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST: Final = 50_000
Made = TypeVar("Made")


class Memo(dict[object, Made]):
    """A bounded memory of what ``make`` made of each cell."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[object], Made]) -> None:
        """Remember what ``make`` makes."""
        super().__init__()
        self.make = make

    def __missing__(self, cell: object) -> Made:
        """Make it of a cell that was not seen."""
        if len(self) > _MOST:
            self.clear()
        made = self[cell] = self.make(cell)
        return made
