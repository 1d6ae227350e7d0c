"""What a run over plans takes of which none changed since the last: ``python -m tests.bench.unchanged``.

Opening thousands of plans a first time takes an hour, which is not what is measured. So a few plans are made with
``generate`` and looked at by the three commands; their copies differ in the comment of the zip, have other bytes and
names each, and what was found in the original is put into the cache for them, by the very ``learn`` with which a run
does it. No two findings are alike: each has the number of its copy in it. Then every command runs in a process of its
own over all copies: not one is opened.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import multiprocessing
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.commands.cache.checked import KnownChecked
from fullfunnel.commands.cache.regenerated import KnownRegenerated
from fullfunnel.commands.cache.rows import KnownRows
from fullfunnel.commands.cache.store import Store
from fullfunnel.commands.check_files import check_file
from fullfunnel.commands.many import batch
from fullfunnel.framework.schema import GOAL
from fullfunnel.portfolio.client_list import read_client_list
from fullfunnel.portfolio.collected import plan_rows
from fullfunnel.portfolio.generating import generate
from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.xlsx import patch
from fullfunnel.xlsx.reading import open_book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COMMANDS: Final = (
    ("regenerate",),
    ("regenerate", "--check", "--format", "json"),
    ("check", "--fail-on", "never"),
    ("check", "--fail-on", "never", "--format", "json"),
    ("collect", "--output", "all.xlsx"),  # the table of last time still stands there
    ("collect", "--output", "new.csv"),  # the table is made, of rows that are known
)
A_FOLDER: Final = 100
MAIN: Final = "from fullfunnel.commands.cli import main; main()"


class Taken(NamedTuple):
    """What one run took."""

    clock: float
    cpu: float
    peak: float
    lines: int


def originals(folder: Path, number: int) -> list[Path]:
    """A few plans, in both languages, each with a goal of its own."""
    rows = folder / "clients.csv"
    with rows.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, delimiter=";")
        table.writerow(["Client", "Goal", "Start", "End", "Language"])
        for index in range(number):
            table.writerow([f"Client {index:03}", 1000 + index, "2026-03-02", "2026-05-31", ("en", "nl")[index % 2]])
    return [each.path for each in generate(read_client_list(rows).clients, folder / "made")]


def copies(made: list[Path], folder: Path, kept: Path, number: int) -> None:
    """So many plans with bytes of their own, and a cache in which a run has learnt what is in each."""
    found = [
        (path, path.read_bytes(), regenerate(path, check=True), check_file(path), plan_rows(path)) for path in made
    ]
    assert not any(each.changed or each.refused for _, _, each, _, _ in found)
    with Store(kept) as store:
        known = KnownRegenerated(store, check=False, allow_unsigned=False)
        checks, rows = KnownChecked(store), KnownRows(store)
        for index in range(number):
            path, content, regenerated, checked, planned = found[index % len(found)]
            copy = folder / f"team {index // A_FOLDER:03}" / f"{path.stem} {index:05}.xlsx"
            copy.parent.mkdir(parents=True, exist_ok=True)
            comment = b"%06d" % index
            content = content[:-2] + len(comment).to_bytes(2, "little") + comment
            copy.write_bytes(content)
            digest, task = hashlib.sha256(content).digest(), batch.Task(copy)
            known.learn(task, replace(regenerated, digest=digest))
            own = tuple(
                each.model_copy(update={"what": each.what._replace(en=f"{each.what.en} ({index})")})
                for each in checked.findings.open
            )
            checks.learn(task, replace(checked, digest=digest, findings=checked.findings._replace(open=own)))
            rows.learn(task, planned._replace(digest=digest))


def run(words: tuple[str, ...], place: Path) -> Taken:
    """One command in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "FULLFUNNEL_NO_CACHE": ""}
    command = [sys.executable, "-c", MAIN, words[0], "plans", *words[1:], "--cache-dir", "kept"]
    with (place / "told.txt").open("w+") as told:
        start = perf_counter()
        process = subprocess.Popen(command, cwd=place, env=environment, stdout=told)
        _, status, used = os.wait4(process.pid, 0)
        clock = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0, words
        told.seek(0)
        return Taken(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, sum(1 for _ in told))


def measured(place: Path, times: int) -> Iterator[tuple[str, Taken]]:
    """Every command, the quickest of so many runs."""
    for words in COMMANDS:
        if words[-1] == "all.xlsx":
            run(words, place)
        taken = []
        for _ in range(times):
            (place / "new.csv").unlink(missing_ok=True)
            taken.append(run(words, place))
        yield " ".join(words), min(taken)


def changed(path: Path) -> None:
    """Set another goal in a plan, as a program does that does not calculate."""
    book = open_book(path)
    place = next(book.named_area(name) for name in book.names if name.name == GOAL)
    assert place is not None
    sheet, cells = place
    patch(path, path, {sheet: {cells.corner.a1: 987_654}})


def with_one_changed(place: Path) -> Taken:
    """A run in which one plan has to be done; it is put back as it was."""
    path = min((place / "plans").rglob("*.xlsx"))
    before = path.read_bytes()
    in_a_process(changed, path)
    try:
        taken = run(("regenerate",), place)
        assert path.read_bytes() != before
        told = (place / "told.txt").read_text("utf-8").splitlines()
        assert "1 refreshed" in told[-1] or "1 bijgewerkt" in told[-1], told[-1]
        return taken
    finally:
        path.write_bytes(before)


def in_a_process(work: Callable[..., None], *given: object) -> None:
    """Work that leaves nothing in the memory of this process, from which that of a command counts."""
    process = multiprocessing.get_context("spawn").Process(target=work, args=given)
    process.start()
    process.join()
    assert process.exitcode == 0


def made(place: Path, number: int, copied: int) -> None:
    """The plans, in a process of their own: the most memory of a command counts from what its parent has."""
    copies(originals(place, number), place / "plans", place / "kept", copied)


def main() -> None:
    """Make the plans, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=10_000)
    parser.add_argument("--originals", type=int, default=20)
    parser.add_argument("--times", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="where the plans are made, or were made by an earlier call")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = asked.folder or Path(name)
        if not (place / "plans").is_dir():
            place.mkdir(parents=True, exist_ok=True)
            in_a_process(made, place, asked.originals, asked.plans)
        size = sum(path.stat().st_size for path in (place / "plans").rglob("*.xlsx")) / asked.plans / 1000
        cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
        sys.stdout.write(f"{asked.plans} plans of {size:.0f} kB, {cores} cores\n")
        sys.stdout.write("seconds  of CPU  ms of CPU a plan  peak MB  lines   command\n")
        last = ((f"{COMMANDS[0][0]}, one changed", with_one_changed(place)) for _ in range(1))
        for command, taken in chain(measured(place, asked.times), last):
            each = taken.cpu / asked.plans * 1000
            sys.stdout.write(f"{taken.clock:7.2f}  {taken.cpu:6.2f}  {each:16.2f}  {taken.peak:7.0f}  ")
            sys.stdout.write(f"{taken.lines:6}  {command}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
