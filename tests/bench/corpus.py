"""What a changed value costs real workbooks, by our patch and by openpyxl: ``python -m tests.bench.corpus [FOLDER]``.

Every workbook gets a number in its first plain number cell and a cached value in its first formula cell of every sheet
by our patch, and is loaded and saved by openpyxl, which changes nothing. ``--parts FILE`` lists one workbook part by
part. Nothing is written outside a temporary folder.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import warnings
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
from lxml import etree

from fullfunnel.errors import FunnelError
from fullfunnel.xlsx import patch
from fullfunnel.xlsx.container.package import Package
from tests.xlsx.differ import assert_only_cells_changed
from tests.xlsx.test_corpus import CORPUS, two_cells


@dataclass
class Column:
    """One of the two: what became of the workbooks."""

    opened: int = 0
    failed: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    cells_only: int = 0
    """Workbooks in which nothing but the values set differs."""
    parts: int = 0
    parts_kept: int = 0
    """Parts that are there with the very content they had."""
    workbooks_missing_parts: int = 0
    parts_gone: int = 0
    cached: int = 0
    """Formula cells that show a result in the source."""
    cached_kept: int = 0


def contents(path: Path) -> dict[str, bytes]:
    """Every part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def cached_results(parts: dict[str, bytes]) -> int:
    """Formula cells with a result."""
    count = 0
    for name, part in parts.items():
        if name.lower().startswith("xl/worksheets/") and name.endswith(".xml"):
            tree = etree.fromstring(part, etree.XMLParser(huge_tree=True, resolve_entities=False))
            cells = tree.iterfind("{*}sheetData/{*}row/{*}c")
            count += sum(cell.find("{*}f") is not None and bool(cell.findtext("{*}v")) for cell in cells)
    return count


def count(column: Column, before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Compare a workbook before and after, by content; where a part stands in the file does not count."""
    column.opened += 1
    column.parts += len(before)
    column.parts_kept += sum(after.get(name) == part for name, part in before.items())
    gone = sum(name not in after for name in before)
    column.parts_gone += gone
    column.workbooks_missing_parts += bool(gone)
    column.cached += cached_results(before)
    column.cached_kept += min(cached_results(before), cached_results(after))


def ours(path: Path, after: Path, column: Column) -> None:
    """Patch one workbook and compare."""
    try:
        package = Package.open(path.read_bytes(), path.name)
        edits = {sheet.name: two_cells(package, sheet.part) for sheet in package.sheets if sheet.cells}
        changed = patch(path, after, edits)
    except FunnelError as error:
        column.refused[str(getattr(error, "kind", type(error).__name__))] += 1
        return
    old, new = contents(path), contents(after)
    count(column, old, new)
    try:
        assert {name for name in old if old[name] != new[name]} == {stored(package, part) for part in changed}
        for sheet in package.sheets:
            if edits.get(sheet.name):
                assert_only_cells_changed(path, after, stored(package, sheet.part), set(edits[sheet.name]))
    except AssertionError:
        return
    column.cells_only += 1


def stored(package: Package, part: str) -> str:
    """A part's name as the file spells it."""
    member = package.archive.find(part)
    return part if member is None else member.name


def theirs(path: Path, after: Path, column: Column) -> None:
    """Load and save one workbook with openpyxl and compare."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            openpyxl.load_workbook(path, keep_vba=path.suffix.lower() in {".xlsm", ".xltm"}).save(after)
        except Exception:  # noqa: BLE001 whatever it raises, the workbook was not saved
            column.failed += 1
            return
    count(column, contents(path), contents(after))


def table(paths: list[Path]) -> int:
    """Print the table; 1 where a workbook lost something by our patch."""
    mine, other = Column(), Column()
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            after = Path(folder) / f"after{path.suffix}"
            ours(path, after, mine)
            after.unlink(missing_ok=True)
            theirs(path, after, other)
            after.unlink(missing_ok=True)
    rows = [
        ("workbooks", len(paths), len(paths)),
        ("opened and saved", mine.opened, other.opened),
        ("refused, each with its kind", sum(mine.refused.values()), 0),
        ("raised an error", mine.failed, other.failed),
        ("nothing changed but the cells meant", mine.cells_only, 0),
        ("parts with the very content they had", of(mine.parts_kept, mine.parts), of(other.parts_kept, other.parts)),
        ("workbooks that miss a part by its name", mine.workbooks_missing_parts, other.workbooks_missing_parts),
        ("parts gone or under another name", mine.parts_gone, other.parts_gone),
        ("cached results kept", of(mine.cached_kept, mine.cached), of(other.cached_kept, other.cached)),
    ]
    say(f"{'':40}{'fullfunnel patch':>24}{'openpyxl load + save':>24}")
    for name, one, two in rows:
        say(f"{name:40}{one!s:>24}{two!s:>24}")
    if mine.refused:
        say(f"refused: {dict(mine.refused)}")
    return int(mine.cells_only != mine.opened)


def of(some: int, whole: int) -> str:
    """A part of a whole, with the percentage."""
    return f"{some} of {whole} ({some / whole:.0%})" if whole else "0 of 0"


def part_by_part(path: Path) -> int:
    """Print what became of every part of one workbook."""
    with tempfile.TemporaryDirectory() as folder:
        results: list[dict[str, bytes]] = []
        for work in (ours, theirs):
            after = Path(folder) / f"after{path.suffix}"
            work(path, after, Column())
            results.append(contents(after) if after.exists() else {})
            after.unlink(missing_ok=True)
    before = contents(path)
    say(f"{'part':60}{'fullfunnel patch':>20}{'openpyxl':>20}")
    for name, part in before.items():
        fates = ["gone" if name not in new else "same" if new[name] == part else "changed" for new in results]
        say(f"{name:60}{fates[0]:>20}{fates[1]:>20}")
    return 0


def say(words: str) -> None:
    """Print a line."""
    print(words)  # noqa: T201 a command


def main() -> int:
    """Read the words and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.corpus")
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--parts", type=Path, metavar="FILE")
    words = parser.parse_args()
    if words.parts is not None:
        return part_by_part(words.parts)
    # openpyxl leaves its half-written file open where it raises; what Python says about that later is no news.
    sys.unraisablehook = lambda _: None
    paths = sorted(words.folder.glob("*.xl??"))
    if not paths:
        say(f"no workbooks in {words.folder}; give a folder that holds some")
        return 2
    return table(paths)


if __name__ == "__main__":
    sys.exit(main())
