"""A process of the night run that dies takes no other workbook with it."""

from __future__ import annotations

import os
import signal
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING, Self

from fullfunnel.commands import batch
from fullfunnel.recalc.outcome import Regenerated

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest


def falls_over(task: batch.Task, leave: batch.Leave) -> Regenerated:
    """A process that is killed, as for lack of memory, by one of its workbooks."""
    if "valt-om" in task.path.name:
        os.kill(os.getpid(), signal.SIGKILL)
    return Regenerated(task.path, owned=(str(leave.check),))


def test_a_process_that_dies_takes_no_other_workbook_with_it(tmp_path: Path) -> None:
    names = [f"{number}.xlsx" for number in range(12)] + ["valt-om.xlsx", "a.xlsx", "valt-om-2.xlsx", "b.xlsx"]
    todo = [batch.Task(tmp_path / name) for name in names]
    outcomes = list(batch.run(todo, jobs=2, check=True, work=falls_over))
    assert sorted(outcome.path.name for outcome in outcomes) == sorted(names), "each comes back once"
    refused = {outcome.path.name: outcome.refused.kind for outcome in outcomes if outcome.refused}
    assert refused == {"valt-om.xlsx": "worker-died", "valt-om-2.xlsx": "worker-died"}
    assert all(outcome.owned == ("True",) for outcome in outcomes if not outcome.refused)


class AllAtOnce:
    """Processes that have done all they were given before anybody looks, and died over one of the workbooks."""

    def __init__(self, done: list[str]) -> None:
        self.done = done

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def submit(self, work: Callable[..., Regenerated], task: batch.Task, leave: batch.Leave) -> Future[Regenerated]:
        future: Future[Regenerated] = Future()
        if "valt-om" in task.path.name:
            future.set_exception(BrokenProcessPool())
        else:
            self.done.append(task.path.name)
            future.set_result(work(task, leave))
        return future


def test_what_was_done_just_before_a_process_died_is_told_and_not_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["valt-om.xlsx", *(f"{number}.xlsx" for number in range(7)), "valt-om-2.xlsx", "a.xlsx"]
    done: list[str] = []
    monkeypatch.setattr(batch, "_pool", lambda _: AllAtOnce(done))
    outcomes = list(batch.run([batch.Task(Path(name)) for name in names], jobs=2, work=falls_over))
    assert sorted(outcome.path.name for outcome in outcomes) == sorted(names), "each comes back once"
    assert sorted(done) == sorted(name for name in names if "valt-om" not in name), "each was done once"
