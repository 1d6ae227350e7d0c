"""Reckon every cell of ours in a workbook, and what depends on it, without Excel; write only the values that changed.

Ours are always reckoned. A cell that depends on ours but is Excel's to reckon is written only where the engine is to be
believed: it first has to give back, from the old values of ours, what Excel showed. Else the cell is left and named, so
that no fault of the engine reaches a marketeer's workbook.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fullfunnel.errors import Refused
from fullfunnel.language import Text
from fullfunnel.workbook.archive import Archive
from fullfunnel.workbook.book import Book
from fullfunnel.workbook.outcome import Change, RefusedFile, Regenerated
from fullfunnel.workbook.package import Package
from fullfunnel.workbook.patching import patched_parts
from fullfunnel.workbook.refreshing import refreshed
from fullfunnel.workbook.refusals import Refusal, WriteFailed
from fullfunnel.workbook.replacing import Source, write

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from fullfunnel.workbook.cellvalue import CellValue
    from fullfunnel.workbook.engine import Functions


def regenerate(
    path: str | os.PathLike[str],
    *,
    output: str | os.PathLike[str] | None = None,
    check: bool = False,
    functions: Functions | None = None,
) -> Regenerated:
    """Refresh the FUNNEL_ values of a workbook.

    Args:
        path: the workbook.
        output: write the result here and leave ``path`` as it is; default: refresh ``path`` itself.
        check: write nothing, only tell.
        functions: the cell functions by name; default: ``fullfunnel.functions.FUNCTIONS``.

    Returns:
        What was found and done. A workbook that cannot be used comes back with ``refused`` filled; nothing is raised
        for it.
    """
    source_path = Path(path)
    try:
        source = Source.read(source_path)
        book = Book(Package.open(source.content, source_path.name))
        found = refreshed(book, _registry() if functions is None else functions)
        content, parts, kept = _rewritten(book, found.changed)
        target = None if check else Path(output) if output is not None else source_path
        if target is not None:
            write(target, content, source)
    except Refused as refusal:
        kind = refusal.kind if isinstance(refusal, Refusal) else "refused"
        return Regenerated(source_path, refused=RefusedFile(kind, refusal.text))
    return Regenerated(
        source_path,
        output=target if target is not None and (parts or output is not None) else None,
        owned=found.owned,
        changed=found.changed,
        left=found.left,
        faults=found.faults,
        parts_changed=parts,
        parts_kept=kept,
    )


def _registry() -> Functions:
    from fullfunnel.functions import FUNCTIONS  # noqa: PLC0415 a caller with functions of its own does not need ours

    return FUNCTIONS


def _rewritten(book: Book, changed: Iterable[Change]) -> tuple[bytes, tuple[str, ...], int]:
    """The new bytes, the parts that changed, and how many others are in it with the very bytes they had."""
    package = book.package
    edits: dict[str, dict[str, CellValue]] = {}
    for change in changed:
        edits.setdefault(change.sheet, {})[change.cell] = change.new
    parts = patched_parts(package, edits)
    content = package.with_parts(parts)
    old = package.archive
    new = Archive.open(content, package.name) if parts else old
    kept = sum(
        old.content[member.payload : member.payload + member.packed_size]
        == new.content[(other := new.members[name]).payload : other.payload + other.packed_size]
        for name, member in old.members.items()
        if name not in parts
    )
    if kept != len(old.members) - len(parts):
        raise WriteFailed(
            package.name, why=Text(nl="een ander deel zou veranderen", en="another part would have changed")
        )
    return content, tuple(parts), kept
