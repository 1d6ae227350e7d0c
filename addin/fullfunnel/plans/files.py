"""Workbooks from Python: recalculate one, or set values in it. Errors are raised, not reported as a value."""

from __future__ import annotations

import os
from collections.abc import Mapping
from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, overload

from fullfunnel import python_arguments as given
from fullfunnel.errors import BadInput, Refused
from fullfunnel.language import Text
from fullfunnel.recalc.regenerating import patch_and_regenerate
from fullfunnel.recalc.regenerating import regenerate as regenerated
from fullfunnel.xlsx.patching import patch as patched

if TYPE_CHECKING:
    from fullfunnel.recalc.outcome import Regenerated

    Path = str | os.PathLike[str]
    Edits = Mapping[str, Mapping[str, object]]

__all__ = ["patch", "regenerate"]


def regenerate(
    path: Path,
    *,
    output: Path | None = None,
    check: bool = False,
    allow_unsigned: bool = False,
    ignore_locks: bool = False,
) -> Regenerated:
    """Recalculate the FUNNEL_ cells of a workbook and what depends on them, without Excel.

    Only their cached values are written; every other byte stays.

    Args:
        path: the workbook (.xlsx, .xlsm, .xltx, .xltm).
        output: write the result here and leave ``path`` as it is; default: ``path`` itself.
        check: write nothing, only report what would change.
        allow_unsigned: change a signed workbook too; its signature is then no longer valid.
        ignore_locks: go on even if a lock says that somebody has it open.

    Returns:
        What changed, what was left for Excel and why.

    Raises:
        Refused: the workbook cannot be worked on; nothing was written, and the text says what to do.
        BadInput: an argument of another type, or an output of another kind of file.

    Example:
        >>> import fullfunnel as ff
        >>> done = ff.regenerate("plan.xlsx", output="copy.xlsx")  # doctest: +SKIP
        >>> done.changed, done.left  # the cells with another value now, and those for Excel  # doctest: +SKIP
    """
    source = given.path("path", path)
    found = regenerated(
        source,
        output=None if output is None else _alike(given.path("output", output), source),
        check=given.flag("check", check),
        allow_unsigned=given.flag("allow_unsigned", allow_unsigned),
        ignore_locks=given.flag("ignore_locks", ignore_locks),
    )
    if found.refused is not None:
        raise Refused(found.refused.sentence)
    return found


@overload
def patch(
    source: Path,
    target: Path,
    edits: Edits,
    *,
    regenerate: Literal[False] = False,
    allow_unsigned: bool = False,
    ignore_locks: bool = False,
) -> tuple[str, ...]: ...


@overload
def patch(
    source: Path,
    target: Path,
    edits: Edits,
    *,
    regenerate: Literal[True],
    allow_unsigned: bool = False,
    ignore_locks: bool = False,
) -> Regenerated: ...


def patch(  # noqa: PLR0913 what a run may and may not do
    source: Path,
    target: Path,
    edits: Edits,
    *,
    regenerate: bool = False,
    allow_unsigned: bool = False,
    ignore_locks: bool = False,
) -> tuple[str, ...] | Regenerated:
    """Set values in a workbook and leave every other byte of it as it was.

    In a cell with a formula the cached value is set and the formula stays.

    Args:
        source: the workbook.
        target: where the result goes; may be ``source`` itself.
        edits: ``{"Sheet": {"B2": 5, "C3": "text", "D4": date(2027, 1, 4), "E5": None}}``; a date is stored as Excel
            does and shows in the format of the cell, ``None`` clears a cell.
        regenerate: refresh the FUNNEL_ cells too, and every formula that depends on them or on what was set. In one
            step it is known what changed, so what only Excel can refresh is listed.
        allow_unsigned: change a signed workbook too; its signature is then no longer valid.
        ignore_locks: go on even if a lock says that somebody has it open.

    Returns:
        The names of the parts that changed; with ``regenerate`` what changed, and what was left for Excel and why.

    Raises:
        Refused: the workbook cannot be worked on; nothing was written.
        NotFound: there is no such sheet.
        BadInput: an address or a value that a cell cannot have, a cell that is named twice, or a target of another
            kind of file.

    Example:
        >>> import fullfunnel as ff
        >>> ff.patch("plan.xlsx", "copy.xlsx", {"Start": {"C7": 15_000}})  # doctest: +SKIP
        ('xl/worksheets/sheet1.xml',)
    """
    if not _are_edits(edits):
        raise BadInput(
            Text(
                'Geef de waarden per naam van een blad en adres van een cel: {"Blad": {"B2": 5}}.',
                'Pass the values by name of a sheet and address of a cell: {"Sheet": {"B2": 5}}.',
            )
        )
    both = patch_and_regenerate if given.flag("regenerate", regenerate) else patched
    read = given.path("source", source)
    return both(
        read,
        _alike(given.path("target", target), read),
        {sheet: {cell: _value(value) for cell, value in cells.items()} for sheet, cells in edits.items()},
        allow_unsigned=given.flag("allow_unsigned", allow_unsigned),
        ignore_locks=given.flag("ignore_locks", ignore_locks),
    )


def _are_edits(edits: object) -> bool:
    return isinstance(edits, Mapping) and all(
        isinstance(sheet, str) and isinstance(cells, Mapping) and all(isinstance(cell, str) for cell in cells)
        for sheet, cells in edits.items()
    )


def _value(passed: object) -> object:
    """What a cell takes for it: numbers of numpy and ``decimal`` are numbers; NA and NaT are nothing, as in pandas."""
    value = given.python_value(passed)
    return float(value) if isinstance(value, Decimal) and value.is_finite() else value


def _alike(target: Path, source: Path) -> Path:
    """The target, which is a workbook of the same kind: under another ending Excel does not open it.

    Raises:
        BadInput: its name ends otherwise.
    """
    ends, ending = (PurePath(os.fspath(each)).suffix for each in (target, source))
    if ends.casefold() == ending.casefold():
        return target
    raise BadInput(
        Text(
            f"De kopie van een werkmap {ending} is er zelf ook een. Geef een naam die op {ending} eindigt, niet op "
            f"{ends or 'niets'}.",
            f"The copy of a {ending} workbook is one too. Pass a name that ends in {ending}, not in "
            f"{ends or 'nothing'}.",
        )
    )
