"""What a regeneration did to one workbook, and what it left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fullfunnel.privacy.masking import without_personal_data
from fullfunnel.recalc.cell_runs import CellRuns, runs_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fullfunnel.language import Language, Text
    from fullfunnel.xlsx.address import Area, Position
    from fullfunnel.xlsx.sheets.cell_value import CellValue


@dataclass(frozen=True, slots=True)
class Change:
    """A value that was, or with ``check`` would be, written."""

    sheet: str
    cell: str
    old: CellValue
    new: CellValue
    precedent: bool = False
    """Whether it is a cell that FUNNEL cells depend on: the file was out of date there."""


@dataclass(frozen=True, slots=True)
class Resized:
    """A dynamic array that fills other cells than before."""

    sheet: str
    at: Position
    area: Area
    value: CellValue
    """In its first cell."""


@dataclass(frozen=True, slots=True)
class Left:
    """A cell that Excel has to recalculate, and why."""

    sheet: str
    cell: str
    reason: Text
    unsettled: bool = False
    """Whether it is ours or shows no value at all: until Excel has been there, a reader sees no right figure."""

    @property
    def about(self) -> tuple[Text, bool]:
        """What is said of the cell."""
        return self.reason, self.unsettled


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell of ours that shows an error, or hides one, and what to do about it."""

    sheet: str
    cell: str
    error: str
    sentence: Text
    hidden: bool = False
    """Whether the formula shows something else instead, as ``IFERROR`` does: there is no figure, and no error to
    see."""

    @property
    def about(self) -> tuple[str, Text, bool]:
        """What is said of the cell."""
        return self.error, self.sentence, self.hidden


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """Why a workbook was left as it is."""

    kind: str
    sentence: Text


@dataclass(frozen=True, slots=True, repr=False)
class Regenerated:
    """One workbook after (or, with ``check``, without) its regeneration."""

    path: Path
    output: Path | None = None
    """Where the result was written; None when nothing was."""
    owned: Sequence[str] = ()
    """Cells that call a function of ours, as ``Plan!C5``."""
    changed: tuple[Change, ...] = ()
    left: Sequence[Left] = ()
    faults: Sequence[Fault] = ()
    refused: RefusedFile | None = None
    parts_changed: tuple[str, ...] = ()
    parts_kept: int = 0
    """Other parts, each with the very packed bytes it had; a result in which one differs is never written."""
    notes: tuple[Text, ...] = ()
    """What is worth knowing about the file and stops nothing."""
    seconds: float = 0.0
    """What it took."""
    language: Language | None = None
    """The language of the plan, where its workbook says it."""
    digest: bytes = b""
    """SHA-256 of the workbook as it was read; none for one that was refused."""

    def __repr__(self) -> str:
        """One line: a workbook has hundreds of cells, and who asks for one of them knows its name."""
        name = without_personal_data(self.path.name)
        if self.refused is not None:
            return f"<Regenerated {name}: refused, {self.refused.kind}>"
        written = f", written to {without_personal_data(self.output.name)}" if self.output is not None else ""
        counts = f"{len(self.changed)} changed, {len(self.left)} for Excel to recalculate, {len(self.faults)} faults"
        return f"<Regenerated {name}: {len(self.owned)} cells of ours, {counts}{written}>"

    @property
    def stale(self) -> bool:
        """Whether the file showed (with ``check``: shows) values that are no longer right."""
        return bool(self.changed)

    @property
    def unsettled(self) -> Sequence[Left]:
        """The cells left for Excel that show no right figure until it has been there."""
        return CellRuns(Left, tuple(run for run in runs_of(self.left) if run.about[1]))
