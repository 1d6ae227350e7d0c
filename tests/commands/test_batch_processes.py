"""A process of the night run that dies, or never ends, takes no other workbook with it, and none stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fullfunnel.commands.many import batch
from fullfunnel.commands.many.time_limit import TimeIsOver, time_limit
from fullfunnel.recalc.outcome import Regenerated
from tests.short_run import first_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def falls_over(task: batch.Task, leave: batch.Leave) -> Regenerated:
    """A process that is killed, as for lack of memory, by one of its workbooks."""
    if "valt-om" in task.path.name:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))  # Windows has one of them
    return Regenerated(task.path, owned=(str(leave.check),))


def never_ends(task: batch.Task, leave: batch.Leave) -> Regenerated:
    """A process that spins on one of its workbooks."""
    while "traag" in task.path.name:
        pass
    return Regenerated(task.path, owned=(str(leave.check),))


def notes_that_it_did(task: batch.Task, leave: batch.Leave) -> Regenerated:
    del leave
    if "valt-om" in task.path.name:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))  # Windows has one of them
    with task.path.with_suffix(".done").open("a") as file:
        file.write("done\n")
    return Regenerated(task.path)


def test_a_process_that_dies_takes_no_other_workbook_with_it(tmp_path: Path) -> None:
    names = [f"{number}.xlsx" for number in range(12)] + ["valt-om.xlsx", "a.xlsx", "valt-om-2.xlsx", "b.xlsx"]
    todo = [batch.Task(tmp_path / name) for name in names]
    outcomes = list(batch.run(todo, jobs=2, check=True, work=falls_over))
    assert sorted(outcome.path.name for outcome in outcomes) == sorted(names), "each comes back once"
    refused = {outcome.path.name: outcome.refused.kind for outcome in outcomes if outcome.refused}
    assert refused == {"valt-om.xlsx": "worker-died", "valt-om-2.xlsx": "worker-died"}
    assert all(outcome.owned == ("True",) for outcome in outcomes if not outcome.refused)


def test_what_was_done_when_another_process_died_is_reported_and_not_done_again(tmp_path: Path) -> None:
    names = ["valt-om.xlsx", *(f"{number}.xlsx" for number in range(7)), "valt-om-2.xlsx", "a.xlsx"]
    outcomes = list(batch.run([batch.Task(tmp_path / name) for name in names], jobs=2, work=notes_that_it_did))
    assert sorted(outcome.path.name for outcome in outcomes) == sorted(names), "each comes back once"
    done = sorted(tmp_path.glob("*.done"))
    assert [path.stem for path in done] == sorted(Path(name).stem for name in names if "valt-om" not in name)
    assert all(path.read_text() == "done\n" for path in done), "each was done once"


@pytest.mark.parametrize("jobs", first_of([2, 1]))
def test_a_workbook_that_takes_too_long_is_named_and_the_others_are_done(tmp_path: Path, jobs: int) -> None:
    names = ["traag.xlsx", "a.xlsx", "traag-2.xlsx", "b.xlsx"]
    todo = [batch.Task(tmp_path / name) for name in names]
    outcomes = {each.path.name: each for each in batch.run(todo, jobs=jobs, seconds=1.5, work=never_ends)}
    assert outcomes.keys() == set(names)
    late = [outcomes[name].refused for name in ("traag.xlsx", "traag-2.xlsx")]
    assert [each.kind for each in late if each] == ["timeout", "timeout"]
    assert late[0] is not None
    assert "1.5" in late[0].sentence.en
    assert "--timeout" in late[0].sentence.nl
    assert outcomes["a.xlsx"].refused is None
    assert outcomes["b.xlsx"].refused is None


RUN = """
import sys
from pathlib import Path
from fullfunnel.commands.many import batch
from tests.commands.test_batch_processes import never_ends
if __name__ == "__main__":
    list(batch.run([batch.Task(Path(name)) for name in ("traag.xlsx", "traag-2.xlsx")], jobs=2, work=never_ends))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the processes of Linux")
def test_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    script = tmp_path / "night.py"
    script.write_text(RUN)
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(root / "addin"), str(root)])}
    parent = subprocess.Popen([sys.executable, script], cwd=root, env=environment)
    try:
        children = _until(lambda: _children(parent.pid), enough=2)
        assert len(children) >= 2, "two workers are at work"
    finally:
        parent.kill()  # as the system does: no code of the parent runs any more
        parent.wait()
    assert _until(lambda: {child for child in children if not _is_alive(child)}, enough=len(children)) == children


def _until(look: object, enough: int) -> set[int]:
    found: set[int] = set()
    end = time.monotonic() + 30
    while len(found) < enough and time.monotonic() < end:
        time.sleep(0.05)
        found = look()  # type: ignore[operator]
    return found


def _children(parent: int) -> set[int]:
    tasks = Path(f"/proc/{parent}/task").glob("*/children")
    return {int(child) for task in tasks for child in task.read_text().split()}


def _is_alive(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def test_work_in_this_process_is_interrupted() -> None:
    def spin() -> None:
        with time_limit(0.1):
            while True:
                pass

    with pytest.raises(TimeIsOver):
        spin()


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_workbooks_are_no_outcomes(jobs: int) -> None:
    assert list(batch.run([], jobs=jobs, seconds=5, work=falls_over)) == []


class EveryTenthIsNew:
    """Most workbooks are known, the first is not and takes long."""

    def of(self, item: batch.Task) -> Regenerated | None:
        number = int(item.path.stem)
        return None if number % 10 == 0 else Regenerated(item.path, owned=("known",))

    def ahead(self, items: Iterable[batch.Task]) -> Iterator[batch.Task]:
        return iter(items)

    def learn(self, item: batch.Task, outcome: Regenerated) -> None:
        """Nothing is kept."""


def slow_at_first(task: batch.Task, leave: batch.Leave) -> Regenerated:
    del leave
    time.sleep(0.5 if task.path.stem == "0" else 0)
    return Regenerated(task.path, owned=("done",))


@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_come_in_order_whether_they_were_known_or_not(tmp_path: Path, jobs: int) -> None:
    todo = [batch.Task(tmp_path / f"{number}.xlsx") for number in range(900)]
    found = list(batch.run(todo, jobs=jobs, seconds=30, work=slow_at_first, known=EveryTenthIsNew()))
    assert [each.path for each in found] == [task.path for task in todo]
    assert [each.owned[0] for each in found] == ["done" if n % 10 == 0 else "known" for n in range(900)]
