"""A run over many generated plans, with one process killed in the middle: ``python -m tests.bench.portfolio``.

Every size is made by ``generate`` and looked at by ``regenerate`` (without its cache), ``--jobs`` at once, and with
``--cluster`` by Dask's workers too. A third of the way one of the processes that do the work is killed. Afterwards
every workbook has to be done or named, whole, and up to date; the second run makes what was named. The memory is the
most that any one process had.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, sleep
from typing import Final

from fullfunnel.commands.many.batch import run, tasks
from tests.bench.generated import MAIN, client_list

EVERY: Final = 0.1
"""Seconds between two looks at the processes."""


@dataclass
class Watched:
    """A command with its processes."""

    words: list[str]
    lines: list[str] = field(default_factory=list)
    clock: float = 0.0
    cpu: float = 0.0
    peak: float = 0.0
    killed: bool = False
    code: int = 0

    def run(self, kill_after: int | None) -> Watched:
        """Run it, and kill one of its processes once it has said so many lines."""
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"}
        environment["FULLFUNNEL_NO_CACHE"] = "1"
        start = perf_counter()
        command = [sys.executable, "-c", MAIN, *self.words, "--language", "en"]
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        over = threading.Event()
        watch = threading.Thread(target=self._watch, args=(process.pid, over))
        watch.start()
        assert process.stdout is not None
        for line in process.stdout:
            self.lines.append(line.rstrip())
            if kill_after is not None and len(self.lines) == kill_after:
                self._kill_one(process.pid)
        over.set()
        watch.join()
        _, status, used = os.wait4(process.pid, 0)
        self.code = process.returncode = os.waitstatus_to_exitcode(status)
        self.clock, self.cpu = perf_counter() - start, used.ru_utime + used.ru_stime
        return self

    def _kill_one(self, parent: int) -> None:
        """Kill the busiest of the processes that were started."""
        started = [pid for pid in below(parent) if pid != parent]
        if started:
            os.kill(max(started, key=ticks), signal.SIGKILL)
            self.killed = True

    def _watch(self, parent: int, over: threading.Event) -> None:
        while not over.is_set():
            self.peak = max([self.peak, *map(memory, below(parent))])
            sleep(EVERY)


def below(parent: int) -> list[int]:
    """A process and all that it started."""
    found = [parent]
    for pid in found:
        with contextlib.suppress(OSError):
            for thread in Path(f"/proc/{pid}/task").iterdir():
                found += map(int, (thread / "children").read_text().split())
    return found


def ticks(pid: int) -> int:
    """What a process worked by now."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])


def memory(pid: int) -> float:
    """What a process takes now, in MB."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
    return 0.0


def require_whole(folder: Path, number: int) -> None:
    """Every tenth workbook is opened: whole, and up to date; nothing else lies in the folder."""
    found = sorted(folder.glob("*.xlsx"))
    assert len(found) == number, (len(found), number)
    others = [path.name for path in folder.iterdir() if path.suffix != ".xlsx" and path.name[0] != "."]
    drafts = [path.name for path in folder.iterdir() if path.name.endswith(".fullfunnel-tmp")]
    assert not others, others
    for outcome in run(tasks(found[::10]), check=True):
        assert outcome.refused is None, outcome
        assert not outcome.changed, outcome
    if drafts:
        sys.stdout.write(f"  left by the process that was killed: {', '.join(drafts)}\n")


def shown(number: int, title: str, done: Watched) -> None:
    """A line of the table."""
    each = done.cpu / number * 1000
    sys.stdout.write(f"{number:6}  {done.clock:8.1f}  {done.cpu:8.1f}  {each:16.1f}  {done.peak:7.0f}  {title}")
    named = [line for line in done.lines if "process that worked on it stopped" in line]
    sys.stdout.write(f" (one killed: {len(named)} named)\n" if done.killed else "\n")
    sys.stdout.flush()
    assert len(named) <= 1, named
    assert done.code == (2 if named else 0), (done.code, done.lines[-3:])


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, nargs="*", default=[250, 500, 1000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--cluster", action="store_true", help="on a local cluster of Dask too")
    parser.add_argument("--whole", action="store_true", help="plans with dates, rates and a price, not a goal alone")
    parser.add_argument("--folder", type=Path, help="where the plans stay; default: they are thrown away")
    asked = parser.parse_args()
    jobs = ["--jobs", str(asked.jobs)]
    sys.stdout.write(" plans   seconds    of CPU  ms of CPU a plan  peak MB  command\n")
    with tempfile.TemporaryDirectory() as name:
        place = asked.folder or Path(name)
        place.mkdir(parents=True, exist_ok=True)
        for number in asked.plans:
            rows, folder = client_list(place / f"{number}.csv", number, whole=asked.whole), place / str(number)
            third = number // 3
            make = ["generate", str(rows), "--output", str(folder), *jobs]
            look = ["regenerate", str(folder), *jobs]
            shown(number, "generate", Watched(make).run(third))
            Watched(make).run(None)
            require_whole(folder, number)
            shown(number, "regenerate", Watched(look).run(third))
            if asked.cluster:
                shown(number, "regenerate --cluster local", Watched([*look, "--cluster", "local"]).run(third))
            require_whole(folder, number)


if __name__ == "__main__":
    main()
