"""Cells by the hundred of which one thing is said: kept as runs, each cell made when it is asked for.

Thousands of workbooks pass by in a run, and of most only how many cells there are is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Each = TypeVar("Each")


class Placed(Protocol):
    """What is said of a cell."""

    @property
    def sheet(self) -> str:
        """Its sheet."""

    @property
    def cell(self) -> str:
        """Its address in the sheet."""

    @property
    def about(self) -> tuple[Any, ...]:
        """What is said of it."""


class Run(NamedTuple):
    """Cells of one sheet, one after the other, of which the same is said."""

    sheet: str
    about: tuple[Any, ...]
    cells: str
    """``C5 C6 C7``."""

    @property
    def number(self) -> int:
        """How many cells."""
        return self.cells.count(" ") + 1

    def first(self, number: int) -> list[str]:
        """The first of them."""
        return self.cells.split(" ", number)[:number]


class CellRuns(Sequence[Each], Generic[Each]):
    """The cells of runs, in their order."""

    def __init__(self, make: Callable[..., Each], runs: tuple[Run, ...]) -> None:
        """From runs.

        Args:
            make: what is said of a cell, from its sheet, its address and what is said.
            runs: of cells.
        """
        self._make = make
        self.runs = runs

    def __len__(self) -> int:
        """How many cells."""
        return sum(run.number for run in self.runs)

    def __iter__(self) -> Iterator[Each]:
        """The cells one by one."""
        return (self._make(run.sheet, cell, *run.about) for run in self.runs for cell in run.cells.split(" "))

    @overload
    def __getitem__(self, at: int) -> Each: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Each]: ...

    def __getitem__(self, at: int | slice) -> Each | Sequence[Each]:
        """One of them, or a part."""
        return tuple(self)[at]

    def __eq__(self, other: object) -> bool:
        """Whether they are the same cells, in whatever form those are kept."""
        return isinstance(other, CellRuns | tuple) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """As a tuple of them."""
        return hash(tuple(self))


def runs_of(cells: Sequence[Placed]) -> tuple[Run, ...]:
    """Cells as runs in the same order."""
    if isinstance(cells, CellRuns):
        return cells.runs
    grouped = groupby(cells, lambda each: (each.sheet, each.about))
    return tuple(Run(*shared, " ".join(each.cell for each in some)) for shared, some in grouped)
