"""How ``generate`` and ``regenerate`` grow with the list of clients: ``python -m tests.bench.generated``.

Every size is a run in processes of its own; the memory is that of the largest of them. With ``--template`` the plans
start from a workbook of your own.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Final

MAIN: Final = "from fullfunnel.commands.cli import main; main()"


_KPIS: Final = (
    *("Impressions", "Reach", "Completed video views", "Search ad clicks", "Visits", "E-mail clicks"),
    *("Product page views", "Checkouts started"),
)


def client_list(path: Path, number: int, *, whole: bool = False) -> Path:
    """So many clients, each with a goal of its own; with ``whole`` also with dates, a rate a KPI and a price."""
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, delimiter=";")
        more = ["Start", "End", *(f"Rate {kpi}" for kpi in _KPIS), "Unit cost Impressions"] if whole else []
        table.writerow(["Client", "Goal", *more])
        for index in range(number):
            rates = [f"{0.02 + 0.01 * at + index / 1_000_000:.6f}" for at in range(len(_KPIS))]
            plan = ["2027-01-04", "2027-03-28", *rates, "0.01"] if whole else []
            table.writerow([f"Client {index:05}", 1000 + index, *plan])
    return path


def taken(*words: str) -> tuple[float, float, float]:
    """Clock, processor time and the most memory in MB of one command and its processes."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "FULLFUNNEL_NO_CACHE": "1"}
    start = perf_counter()
    process = subprocess.Popen([sys.executable, "-c", MAIN, *words], env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, words
    return perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, nargs="*", default=[250, 500, 1000])
    parser.add_argument("--template", type=Path)
    asked = parser.parse_args()
    template = [] if asked.template is None else ["--template", str(asked.template.absolute())]
    sys.stdout.write("plans  seconds  of CPU  ms of CPU a plan  peak MB  command\n")
    with tempfile.TemporaryDirectory() as name:
        for number in asked.plans:
            rows, folder = client_list(Path(name) / f"{number}.csv", number), Path(name) / str(number)
            for title, words in (
                ("generate", ["generate", str(rows), "--output", str(folder), *template]),
                ("generate again", ["generate", str(rows), "--output", str(folder), *template]),
                ("regenerate --timeout 0", ["regenerate", str(folder), "--timeout", "0"]),
            ):
                clock, cpu, peak = taken(*words)
                sys.stdout.write(f"{number:5}  {clock:7.1f}  {cpu:6.1f}  {cpu / number * 1000:16.1f}  {peak:7.0f}  ")
                sys.stdout.write(f"{title}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
