"""How time and memory grow with workbooks and with rows: ``python -m tests.bench.growth``.

Every figure comes from a process of its own. Workbooks: one run over so many copies of the templates, blank plans and
the example in both languages by turns, all out of date. Rows: one workbook with a plan and a sheet of results that the
plan's cells add up; beside it what the formula engine alone takes that reads and calculates the same file. With
``--formulas`` every row of the results holds one too.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import formualizer
import xlsxwriter

from fullfunnel.commands.many.batch import run, tasks
from fullfunnel.recalc.regenerating import regenerate
from tests.bench.against_others import TEMPLATES, copies

if TYPE_CHECKING:
    from collections.abc import Callable

Taken = tuple[float, float]
"""Seconds, and the most memory that the process had, in MB."""

KPIS: list[tuple[str, str, str | None, float | str | None]] = [
    ("KPI", "Stage", "Feeds", "Rate"),
    ("Leads", "Do", None, None),
    ("Visits", "Think", "Leads", 0.03),
    ("Impressions", "See", "Visits", 0.01),
]
CHANNELS = ("search", "social", "display", "mail")


def with_results(path: Path, rows: int, *, formulas: bool) -> None:
    """A plan whose targets are compared with what came in, a row for each day, KPI and channel."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    plan = book.add_worksheet("Plan")
    for number, line in enumerate(KPIS):
        plan.write_row(number, 0, line)
        if number:
            plan.write_formula(number, 5, f"=FUNNEL_TARGET(A{number + 1},1200,$A$1:$D$4)", None, 0)
            plan.write_formula(number, 6, f"=SUMIFS(Results!D:D,Results!B:B,A{number + 1})", None, 0)
            plan.write_formula(number, 7, f"=SUMIFS(Results!E:E,Results!B:B,A{number + 1})", None, 0)
            plan.write_formula(number, 8, f"=FUNNEL_MAX_CPA(25,G{number + 1},H{number + 1})", None, 0)
    results = book.add_worksheet("Results")
    results.write_row(0, 0, ["Day", "KPI", "Channel", "Results", "Costs"])
    for row in range(1, rows + 1):
        kpi = KPIS[1 + row % 3][0]
        results.write_row(row, 0, [46000 + row // 12, kpi, CHANNELS[row % 4], row % 97 + 1])
        if formulas:
            results.write_formula(row, 4, f"=D{row + 1}*0.25", None, (row % 97 + 1) * 0.25)
        else:
            results.write_number(row, 4, (row % 997) * 1.25)
    book.close()


def peak() -> float:
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def nothing(_: Path) -> None:
    """What Python and the modules take."""


def refresh(path: Path) -> None:
    outcome = regenerate(path, check=True)
    assert outcome.refused is None
    assert len(outcome.owned) == 2 * (len(KPIS) - 1)
    assert not outcome.left


def engine_alone(path: Path) -> None:
    formualizer.load_workbook(str(path)).evaluate_all()


def a_run(folder: Path) -> None:
    for outcome in run(tasks([folder])):
        assert outcome.changed


def by_turns(folder: Path, number: int) -> None:
    """So many workbooks in one folder, one of each template after the other."""
    folder.mkdir()
    templates = sorted(TEMPLATES.glob("*.xlsx"))
    for turn, template in enumerate(templates):
        each = number // len(templates) + (turn < number % len(templates))
        for at, path in enumerate(copies(template, folder.parent / template.stem, each)):
            path.rename(folder / f"{at:04} {template.name}")
        (folder.parent / template.stem).rmdir()


def _measured(work: Callable[[Path], None], path: Path) -> Taken:
    start = perf_counter()
    work(path)
    return perf_counter() - start, peak()


def measured(work: Callable[[Path], None], path: Path) -> Taken:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (work, path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workbooks", type=int, nargs="*", default=[10, 100, 1000])
    parser.add_argument("--rows", type=int, nargs="*", default=[500, 5_000, 50_000, 500_000])
    parser.add_argument("--formulas", action="store_true", help="a formula in every row of the results too")
    asked = parser.parse_args()
    say = sys.stdout.write
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _, bare = measured(nothing, folder)
        say(f"Python and the modules alone: {bare:.0f} MB\n")
        say("workbooks  seconds  ms each  peak MB\n" if asked.workbooks else "")
        for number in asked.workbooks:
            by_turns(folder / str(number), number)
            taken, most = measured(a_run, folder / str(number))
            say(f"{number:9}  {taken:7.2f}  {taken / number * 1000:7.1f}  {most:7.0f}\n")
            sys.stdout.flush()
        say("     rows  seconds  µs a row  peak MB  engine alone MB  beyond it MB\n" if asked.rows else "")
        for rows in asked.rows:
            path = folder / f"{rows}.xlsx"
            with_results(path, rows, formulas=asked.formulas)
            taken, most = measured(refresh, path)
            _, engine = measured(engine_alone, path)
            say(f"{rows:9}  {taken:7.2f}  {taken / rows * 1e6:8.1f}  {most:7.0f}")
            say(f"  {engine:15.0f}  {most - engine:12.0f}\n")
            sys.stdout.flush()
            path.unlink()


if __name__ == "__main__":
    main()
