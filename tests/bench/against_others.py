"""What a workbook takes beside openpyxl and LibreOffice: ``python -m tests.bench.against_others``.

Copies of the example campaign, each with a goal and rates of its own, so that all its targets are out of date and no
two are alike. Three ways over the same files: refreshed by us (read, calculated, written, read back), loaded and saved
by openpyxl, and converted by LibreOffice in one process. The first two take turns, so that a busy machine slows both.
Of LibreOffice, which tells no times, the start is left out: what all files took less what one took, divided by the
number of the others.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import openpyxl

from fullfunnel.commands.many.batch import run, tasks
from fullfunnel.framework.schema import GOAL
from fullfunnel.xlsx import patch
from fullfunnel.xlsx.address import Position
from fullfunnel.xlsx.reading import open_book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fullfunnel.xlsx.book import Book

TEMPLATES = Path(__file__).parents[2] / "workbook_templates"
TYPED = {"Rate", "Ratio"}
WANTED = {"openpyxl": 0.25, "LibreOffice": 0.06}


def copies(template: Path, folder: Path, number: int) -> list[Path]:
    """As many workbooks from one template, each with another goal and other rates in it."""
    folder.mkdir(parents=True)
    book = open_book(template)
    place = next(book.named_area(name) for name in book.names if name.name == GOAL)
    assert place is not None
    sheet, cell = place
    made = [folder / f"client {index:04}.xlsx" for index in range(number)]
    typed = dict(typed_rates(book))
    for index, path in enumerate(made):
        edits: dict[str, dict[str, object]] = {sheet: {cell.a1: 1000 + index}}
        for (name, at), value in typed.items():
            edits.setdefault(name, {})[at.a1] = value * (1 - index / 10_000)
        patch(template, path, edits)
    return made


def typed_rates(book: Book) -> Iterator[tuple[tuple[str, Position], float]]:
    """The rates that a marketeer typed in her tables, by sheet and cell."""
    for table in book.tables.values():
        contents = book.contents(table.sheet)
        calculated = {formula.at for formula in contents.formulas()}
        for column, header in enumerate(table.columns, start=table.area.left):
            for row in range(table.area.top + 1, table.area.bottom + 1) if header in TYPED else ():
                value = contents.values().get(Position(row, column))
                if isinstance(value, float) and Position(row, column) not in calculated:
                    yield (table.sheet, Position(row, column)), value


def refresh(path: Path) -> None:
    (outcome,) = run(tasks([path]))
    assert outcome.refused is None
    assert outcome.changed
    assert not outcome.left


def look(path: Path) -> None:
    (outcome,) = run(tasks([path]))
    assert outcome.refused is None
    assert not outcome.changed


def load_and_save(path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        openpyxl.load_workbook(path).save(path)


def seconds(work: Callable[[Path], None], path: Path) -> float:
    start = perf_counter()
    work(path)
    return perf_counter() - start


def by_libreoffice(soffice: str, paths: list[Path], folder: Path) -> float:
    """Seconds a workbook, without LibreOffice's own start."""

    def convert(some: list[Path]) -> float:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "out")]
        start = perf_counter()
        subprocess.run([*command, *map(str, some)], check=True, capture_output=True)
        return perf_counter() - start

    convert(paths[:1])  # makes the profile
    return (convert(paths) - convert(paths[:1])) / (len(paths) - 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workbooks", type=int, default=200)
    parser.add_argument("--template", type=Path, default=TEMPLATES / "treinpakkers.nl.xlsx")
    parser.add_argument("--soffice", default=shutil.which("soffice"))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = copies(asked.template, folder / "ours", asked.workbooks)
        theirs = copies(asked.template, folder / "openpyxl", asked.workbooks)
        office = copies(asked.template, folder / "office", asked.workbooks)
        stale, saved = [], []
        for one, other in zip(ours, theirs, strict=True):
            stale.append(seconds(refresh, one))
            saved.append(seconds(load_and_save, other))
        fresh = []
        for one, other in zip(ours, theirs, strict=True):
            fresh.append(seconds(look, one))
            saved.append(seconds(load_and_save, other))
        others = {"openpyxl": median(saved)}
        if asked.soffice:
            others["LibreOffice"] = by_libreoffice(asked.soffice, office, folder)
    say = sys.stdout.write
    say(f"{asked.workbooks} workbooks like {asked.template.name} ({asked.template.stat().st_size / 1000:.0f} kB), ")
    say("milliseconds a workbook (ours and openpyxl: median)\n")
    for what, taken in {"out of date": median(stale), "up to date": median(fresh)}.items():
        say(f"  fullfunnel, {what:<12} {taken * 1000:8.1f}")
        for program, time in others.items():
            say(f"   {taken / time:.3f} of {program} (at most {WANTED[program]})")
        say("\n")
    for program, time in others.items():
        say(f"  {program:<24} {time * 1000:8.1f}\n")


if __name__ == "__main__":
    main()
