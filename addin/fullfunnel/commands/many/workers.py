"""Workbooks done in processes of their own, so that one that never ends, or brings its process down, stops no other.

Each process has one workbook at a time. One that takes longer than it may is ended, the workbook is named, and another
process takes its place. The processes end with the one that started them, however that ends.
"""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Sized
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar

from fullfunnel.commands.many.garbage import settle
from fullfunnel.commands.many.in_order import InOrder
from fullfunnel.commands.many.time_limit import TimeIsOver, can_interrupt, time_limit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from fullfunnel.commands.many.in_order import Known

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")

Ended = Literal["died", "late", "unfit"]
"""How a process ended that gave no outcome: by itself or from outside, because its time was over, or because what does
the work is not there."""

_NOTHING: Final[Any] = object()
_NEVER: Final = float("inf")
_BEGUN: Final = "begun"
_START: Final = 60.0
"""Seconds that a process may take to start, on a computer that is very busy."""
_SIGNAL_AT_PARENTS_DEATH: Final = 1
"""``PR_SET_PDEATHSIG`` of Linux."""


def outcomes(  # noqa: PLR0913 what is done, with what, and how much it may take
    todo: Iterable[Item],
    work: Callable[[Item], Outcome],
    ended: Callable[[Item, Ended], Outcome],
    *,
    jobs: int = 1,
    seconds: float | None = None,
    interruptible: bool = False,
    known: Known[Item, Outcome] | None = None,
    cluster: Any = None,
) -> Iterator[Outcome]:
    """The outcome of each item, in the order of the items.

    Args:
        todo: the items; taken one by one as processes have time.
        work: what is done with each; a function that can be sent to another process.
        ended: the outcome of an item whose process ended without one.
        jobs: number of processes.
        seconds: how long one item may take; None for as long as it takes.
        interruptible: whether the work is all Python's, so that one job needs no process of its own.
        known: the outcomes that are known already, and to which those that are not are added.
        cluster: a client of Dask's scheduler, to do the same on more machines.
    """
    if cluster is not None:
        from fullfunnel.commands.many.cluster import outcomes_of  # noqa: PLC0415  # only where one is asked for

        return outcomes_of(cluster, todo, work, ended, seconds, known)
    if jobs <= 1 and (seconds is None or (interruptible and can_interrupt())):
        return _in_this_process(todo, work, ended, seconds, known)
    # The processes are there before anybody else, a progress bar for one, starts a thread in this one.
    number = max(min(jobs, len(todo)), 1) if isinstance(todo, Sized) else jobs
    workers = [_Worker[Item, Outcome](work) for _ in range(number)]
    return _outcomes(InOrder(todo, known), work, ended, workers, seconds)


def _in_this_process(
    todo: Iterable[Item],
    work: Callable[[Item], Outcome],
    ended: Callable[[Item, Ended], Outcome],
    seconds: float | None,
    known: Known[Item, Outcome] | None,
) -> Iterator[Outcome]:
    line = InOrder(todo, known)
    while not line.is_done:
        following = line.following()
        yield from line.ready()
        if following is None:
            continue
        number, item = following
        try:
            with contextlib.nullcontext() if seconds is None else time_limit(seconds):
                outcome = work(item)
        except TimeIsOver:
            outcome = ended(item, "late")
        line.add(number, item, outcome)
        yield from line.ready()


def _outcomes(  # noqa: C901, PLR0912 one branch for each thing that a process may do
    line: InOrder[Item, Outcome],
    work: Callable[[Item], Outcome],
    ended: Callable[[Item, Ended], Outcome],
    workers: list[_Worker[Item, Outcome]],
    seconds: float | None,
) -> Iterator[Outcome]:
    try:
        while True:
            for at, worker in enumerate(workers):
                if worker.is_busy or (following := line.following()) is None:
                    continue
                if not worker.process.is_alive():
                    worker.end()
                    worker = workers[at] = _Worker(work)  # noqa: PLW2901 another process in its place
                worker.begin(*following, seconds)
            yield from line.ready()
            busy = [worker for worker in workers if worker.is_busy]
            if not busy and line.is_done:
                return
            if len(busy) < len(workers) and line.has_more:
                continue
            soonest = min(worker.deadline for worker in busy)
            patience = None if soonest == _NEVER else max(soonest - monotonic(), 0)
            ready = wait([worker.link for worker in busy], patience)
            for worker in busy:
                number, item = worker.number, worker.item
                if worker.link in ready:
                    try:
                        if worker.has_begun(seconds):
                            continue
                        line.add(number, item, worker.outcome())
                    except EOFError:
                        worker.end()
                        line.add(number, item, ended(item, "died"))
                elif worker.deadline <= monotonic():
                    worker.end()
                    line.add(number, item, ended(item, "late"))
    finally:
        for worker in workers:
            worker.end()


@dataclass
class _Worker(Generic[Item, Outcome]):
    """A process that does one item after the other."""

    work: Callable[[Item], Outcome]
    item: Any = _NOTHING
    number: int = 0
    deadline: float = _NEVER
    message: Any = _NOTHING
    link: Connection = field(init=False)
    process: Any = field(init=False)

    def __post_init__(self) -> None:
        context: Any = multiprocessing.get_context("fork" if _may_be_copied() else "spawn")
        self.link, other = context.Pipe()
        self.process = context.Process(target=_serve, args=(other, self.work, os.getpid()), daemon=True)
        self.process.start()
        other.close()

    @property
    def is_busy(self) -> bool:
        return self.item is not _NOTHING

    def begin(self, number: int, item: Item, seconds: float | None) -> None:
        """Hand over an item; its time runs from when the process, which may still have to start, takes it."""
        self.number, self.item = number, item
        self.deadline = _NEVER if seconds is None else monotonic() + seconds + _START
        # A process that has just died is noticed when its outcome is read.
        with contextlib.suppress(OSError):
            self.link.send(item)

    def has_begun(self, seconds: float | None) -> bool:
        """Take in what the process says; whether that is only that it has begun.

        Raises:
            EOFError: the process has died.
        """
        try:
            self.message = self.link.recv()
        except OSError as error:
            raise EOFError from error
        if self.message != _BEGUN:
            return False
        self.deadline = _NEVER if seconds is None else monotonic() + seconds
        return True

    def outcome(self) -> Outcome:
        """What came of the item at hand."""
        found, what = self.message
        self.item, self.message, self.deadline = _NOTHING, _NOTHING, _NEVER
        if not found:
            raise what
        outcome: Outcome = what
        return outcome

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self.item, self.deadline = _NOTHING, _NEVER
        self.process.kill()
        self.process.join()
        self.link.close()


def _may_be_copied() -> bool:
    """Whether a copy of this process works: one that runs more than one thread would be copied in mid-work."""
    threads = Path("/proc/self/task")
    return sys.platform == "linux" and threads.is_dir() and len(list(threads.iterdir())) == 1


def _serve(link: Connection, work: Callable[[Any], Any], parent: int) -> None:
    """Do items until there are no more, in the process of a worker."""
    _end_with(parent)
    # Ctrl-C is for the process that started us, which ends us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            item = link.recv()
        except (EOFError, OSError):
            return
        try:
            link.send(_BEGUN)
        except OSError:
            return
        try:
            found: tuple[bool, Any] = True, work(item)
        except Exception as error:  # noqa: BLE001 it is raised in the process that asked
            found = False, error
        try:
            link.send(found)
        except OSError:
            return
        settle()


def _end_with(parent: int) -> None:
    """See to it that this process ends when its parent does, also where that is killed and we are deep in work."""
    if sys.platform == "linux":
        # The kernel does it: no code of ours has to get a turn.
        ctypes.CDLL(None).prctl(_SIGNAL_AT_PARENTS_DEATH, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
        return
    started_by = multiprocessing.parent_process()
    if started_by is not None:
        threading.Thread(target=_wait_and_end, args=(started_by.sentinel,), daemon=True).start()


def _wait_and_end(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
