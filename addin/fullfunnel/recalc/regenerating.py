"""Evaluate every cell of ours in a workbook, and what depends on it, without Excel; write only the values that changed.

Ours are always evaluated. A cell that depends on ours but is Excel's to evaluate is written only where the engine is to
be
believed: it first has to give back, from the old values of ours, what Excel showed. Else the cell is left and named, so
that no fault of the engine reaches a marketeer's workbook.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import Refused
from fullfunnel.language import Text
from fullfunnel.recalc.converting.plain_host import from_plain, kept_in, to_plain
from fullfunnel.recalc.evaluation import evaluated
from fullfunnel.recalc.outcome import RefusedFile, Regenerated
from fullfunnel.recalc.plan_mark import plan_language
from fullfunnel.recalc.recalculation import Edit
from fullfunnel.xlsx.address import position
from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.container.archive import Archive
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.layout import Place
from fullfunnel.xlsx.patching import patched_parts, require_headers_stay
from fullfunnel.xlsx.refusals import Refusal, WriteFailed
from fullfunnel.xlsx.replacing import Source, write
from fullfunnel.xlsx.revising import revised

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from fullfunnel.recalc.engines.fast import Functions
    from fullfunnel.recalc.recalculation import Refreshed
    from fullfunnel.xlsx.address import Area, Position
    from fullfunnel.xlsx.patching import Edits
    from fullfunnel.xlsx.sheets.cell_value import CellValue


_MACROS: Final = Text(
    nl="bevat macro's, hoewel het bestand niet op .xlsm eindigt; ze zijn bewaard en niet uitgevoerd",
    en="contains macros, although its name does not end in .xlsm; they were kept and not run",
)
_BEHIND: Final = Text(
    nl="is gewijzigd zonder dat de formules opnieuw zijn berekend; daarom zijn ze nu allemaal opnieuw berekend. "
    "Formules die alleen Excel kan berekenen, staan hieronder",
    en="was changed without recalculating the formulas; so all of them were now calculated again. Formulas that only "
    "Excel can calculate are listed below",
)
_UNSIGNED: Final = Text(
    nl="was digitaal ondertekend; de handtekening klopt nu niet meer, laat opnieuw ondertekenen",
    en="was digitally signed; the signature is no longer valid, have it signed again",
)


def regenerate(  # noqa: PLR0913 what a run may and may not do
    path: str | os.PathLike[str],
    *,
    output: str | os.PathLike[str] | None = None,
    check: bool = False,
    allow_unsigned: bool = False,
    ignore_locks: bool = False,
    functions: Functions | None = None,
) -> Regenerated:
    """Refresh the FUNNEL_ values of a workbook.

    Args:
        path: the workbook.
        output: write the result here and leave ``path`` as it is; default: refresh ``path`` itself.
        check: write nothing, only tell.
        allow_unsigned: change a signed workbook too; its signature is then no longer valid.
        ignore_locks: go on where a lock says that somebody has it open, or is writing it.
        functions: the cell functions by name; default: ``fullfunnel.functions.FUNCTIONS``.

    Returns:
        What was found and done. A workbook that cannot be used comes back with ``refused`` filled; nothing is raised
        for it.
    """
    source_path = Path(path)
    try:
        source = Source.read(source_path)
        package = _with_functions(Package.open(source.content, source_path.name, allow_unsigned=allow_unsigned))
        book = Book(package)
        registry = _registry() if functions is None else functions
        found = evaluated(book, registry)
        content, parts, kept = _rewritten(book, found)
        if package.archive.content != source.content:
            content = (
                to_plain(Package.open(content, package.name, allow_unsigned=True)).content if parts else source.content
            )
        target = None if check else Path(output) if output is not None else source_path
        if target is not None:
            write(target, content, source, ignore_locks=ignore_locks)
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
        notes=tuple(_notes(package, changed=bool(parts) and target is not None, behind=found.behind)),
        language=plan_language(book),
        digest=source.digest,
    )


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook that was read, from which one or many others are made."""

    source: Source
    book: Book

    @classmethod
    def read(cls, path: str | os.PathLike[str], *, allow_unsigned: bool = False) -> Opened:
        """Read a workbook.

        Raises:
            Refused: it cannot be worked on.
        """
        source = Source.read(Path(path))
        return cls(source, Book(Package.open(source.content, source.path.name, allow_unsigned=allow_unsigned)))


def patch_and_regenerate(  # noqa: PLR0913 what a run may and may not do
    source: str | os.PathLike[str] | Opened,
    target: str | os.PathLike[str],
    edits: Edits,
    *,
    allow_unsigned: bool = False,
    ignore_locks: bool = False,
    functions: Functions | None = None,
) -> Regenerated:
    """Set values in a workbook, and refresh the FUNNEL_ values and all that depends on either.

    What was set is known, so a formula that reads it is refreshed too, or named where only Excel can.

    Args:
        source: the workbook, or what was read of it.
        target: where the result goes; may be ``source`` itself.
        edits: values by sheet and cell, as ``patch`` takes them.
        allow_unsigned: change a signed workbook too; its signature is then no longer valid.
        ignore_locks: go on where a lock says that somebody has the target open, or is writing it.
        functions: the cell functions by name; default: ``fullfunnel.functions.FUNCTIONS``.

    Raises:
        Refused: the workbook cannot be worked on; nothing was written.
        NotFound: there is no such sheet.
        BadInput: an address or a value that a cell cannot have, or another header for a table.
    """
    opened = source if isinstance(source, Opened) else Opened.read(source, allow_unsigned=allow_unsigned)
    original, before = opened.source, opened.book
    package = before.package
    require_headers_stay(before, edits)
    book = revised(before, edits)
    edit = Edit(before, tuple(_places(package, edits)))
    registry = _registry() if functions is None else functions
    found = evaluated(book, registry, edit)
    content, parts, _ = _rewritten(book, found)
    write(Path(target), content, original, ignore_locks=ignore_locks)
    changed = tuple(dict.fromkeys([*book.package.revised, *parts]))
    return Regenerated(
        original.path,
        output=Path(target),
        owned=found.owned,
        changed=found.changed,
        left=found.left,
        faults=found.faults,
        parts_changed=changed,
        parts_kept=len(package.archive.members) - len(changed),
        notes=tuple(_notes(package, changed=True, behind=found.behind)),
        language=plan_language(book),
    )


def _places(package: Package, edits: Edits) -> Iterator[Place]:
    for sheet, cells in edits.items():
        name = package.sheet(sheet).name
        yield from (Place(name, at) for address in cells if (at := position(address)) is not None)


def _with_functions(package: Package) -> Package:
    """A workbook that became plain as it was before: only our functions say what its texts should say now."""
    if kept_in(package) is None:
        return package
    return Package.open(from_plain(package).content, package.name, allow_unsigned=True)


def recalculated_after(before: Book, after: Book, places: Sequence[Place]) -> tuple[bytes, Refreshed]:
    """The bytes of a workbook in which cells were set, with our cells and whatever reads those cells evaluated again.

    Args:
        before: the workbook as a program that evaluates last saved it.
        after: the workbook with the cells set.
        places: the cells that were set.

    Raises:
        Damaged: a part of the workbook cannot be read.
    """
    found = evaluated(after, _registry(), Edit(before, tuple(places)))
    return _rewritten(after, found)[0], found


def _notes(package: Package, *, changed: bool, behind: bool) -> Iterator[Text]:
    if behind:
        yield _BEHIND
    if package.macros_in_disguise:
        yield _MACROS
    if package.signed and changed:
        yield _UNSIGNED


def _registry() -> Functions:
    from fullfunnel.functions import FUNCTIONS  # noqa: PLC0415 a caller with functions of its own does not need ours

    return FUNCTIONS


def _rewritten(book: Book, found: Refreshed) -> tuple[bytes, tuple[str, ...], int]:
    """The new bytes, the parts that changed, and how many others are in it with the very bytes they had."""
    package = book.package
    edits: dict[str, dict[str, CellValue]] = {}
    for change in found.changed:
        edits.setdefault(change.sheet, {})[change.cell] = change.new
    spills: dict[str, dict[Position, Area]] = {}
    for array in found.resized:
        edits.setdefault(array.sheet, {})[array.at.a1] = array.value
        spills.setdefault(array.sheet, {})[array.at] = array.area
    parts = patched_parts(book, edits, spills)
    changed = {*package.revised, *parts}
    content = package.with_parts(parts)
    old = package.archive
    new = Archive.open(content, package.name) if changed else old
    kept = sum(
        old.content[member.payload : member.payload + member.packed_size]
        == new.content[(other := new.members[name]).payload : other.payload + other.packed_size]
        for name, member in old.members.items()
        if name not in changed
    )
    if kept != len(old.members) - len(changed):
        raise WriteFailed(
            package.name, why=Text(nl="een ander deel zou veranderen", en="another part would have changed")
        )
    return content, tuple(parts), kept
