"""Workbooks from Python: recalculate one, or set values in it. Errors are raised, not reported as a value."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, overload

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
    """
    found = regenerated(
        _path(path),
        output=None if output is None else _path(output),
        check=check,
        allow_unsigned=allow_unsigned,
        ignore_locks=ignore_locks,
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
        BadInput: an address or a value that a cell cannot have.
    """
    given: object = edits
    if not (isinstance(given, Mapping) and all(isinstance(cells, Mapping) for cells in given.values())):
        raise BadInput(
            Text(
                'Geef de waarden per blad en cel: {"Blad": {"B2": 5}}.',
                'Pass the values by sheet and cell: {"Sheet": {"B2": 5}}.',
            )
        )
    both = patch_and_regenerate if regenerate else patched
    return both(_path(source), _path(target), edits, allow_unsigned=allow_unsigned, ignore_locks=ignore_locks)


def _path(given: object) -> str | os.PathLike[str]:
    if isinstance(given, str | os.PathLike):
        return given
    raise BadInput(
        Text(
            f"Geef het pad van een werkmap, geen {type(given).__name__}.",
            f"Pass the path of a workbook, not a {type(given).__name__}.",
        )
    )
