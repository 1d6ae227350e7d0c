"""Work on more than one machine, through the scheduler of Dask; the very work that processes on this machine do.

A worker that dies, runs out of memory or hangs is started again by its nanny, and the workbook it had is handed out
once more; a workbook that this happens to twice is refused by name.
"""

from __future__ import annotations

import logging
import os
import threading
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, TypeVar
from weakref import WeakSet

from fullfunnel.commands.many.garbage import settle
from fullfunnel.commands.many.in_order import InOrder
from fullfunnel.errors import BadInput
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from fullfunnel.commands.many.in_order import Known
    from fullfunnel.commands.many.workers import Ended

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")

RETRIES: Final = 1
_LOCAL: Final = {
    "distributed.scheduler.allowed-failures": RETRIES,
    # Its workers would look a hundred times a second where each of their threads is.
    "distributed.worker.profile.enabled": False,
    # Nor is there anything to balance, or anybody who looks at its figures many times a second.
    "distributed.scheduler.work-stealing": False,
    "distributed.scheduler.active-memory-manager.start": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.tick.cycle": "1s",
    "distributed.admin.system-monitor.interval": "10s",
}
_LOOK: Final = 5.0
"""Seconds after which the threads are counted again, should the scheduler not have said that a worker came or went."""
_WORKERS: Final = "all"
"""The events of the scheduler among which these are."""
_ours: Final[WeakSet[Any]] = WeakSet()
"""The clients of clusters that were started here."""
_PATIENCE: Final = 30.0
"""Seconds in which a first worker has to be there; machines may still be starting."""


@contextmanager
def connected(address: str | None, jobs: int = 1) -> Iterator[Any]:
    """A client of the scheduler at an address; ``None`` where no cluster is asked for.

    Args:
        address: ``local`` for a cluster on this machine, or ``tcp://scheduler:8786``.
        jobs: number of workers of a local one.

    Raises:
        BadInput: the library is not installed, nothing answers at the address, or the scheduler has no workers.
    """
    if address is None:
        yield None
        return
    try:
        import dask  # noqa: PLC0415  # only where a cluster is asked for
        from distributed import Client, LocalCluster  # noqa: PLC0415
    except ImportError as error:
        raise BadInput(
            Text(
                f"Voor --cluster is Dask nodig ({error}): python -m pip install 'fullfunnel[cluster]'",
                f"--cluster needs Dask ({error}): python -m pip install 'fullfunnel[cluster]'",
            )
        ) from None
    if address == "local":
        with (
            dask.config.set(_LOCAL),
            LocalCluster(
                n_workers=jobs, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL
            ) as cluster,
            Client(cluster) as client,
        ):
            _ours.add(client)
            yield client
        return
    try:
        client = Client(address, timeout=10)
    except (OSError, ValueError) as error:
        raise BadInput(
            Text(
                f"Op {address} antwoordt geen scheduler ({error}). Controleer of dask scheduler daar draait.",
                f"No scheduler answers at {address} ({error}). Check that dask scheduler runs there.",
            )
        ) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            raise BadInput(
                Text(
                    f"De scheduler op {address} heeft geen workers. Start er een: dask worker {address} --nthreads 1",
                    f"The scheduler at {address} has no workers. Start one: dask worker {address} --nthreads 1",
                )
            ) from None
        yield client


def outcomes_of(  # noqa: PLR0913, PLR0917 as ``workers.outcomes``
    client: Any,
    todo: Iterable[Item],
    work: Callable[[Item], Outcome],
    ended: Callable[[Item, Ended], Outcome],
    seconds: float | None = None,
    known: Known[Item, Outcome] | None = None,
) -> Iterator[Outcome]:
    """The outcome of each item, in the order of the items; see ``workers.outcomes``.

    Workers have to see the same files, on a shared disk or behind URLs, and have fullfunnel installed; with one thread
    each (``dask worker --nthreads 1``), for one that takes too long is ended with all it is doing.

    Args:
        client: of Dask's scheduler.
        todo: the items.
        work: what is done with each.
        ended: the outcome of an item whose worker ended twice.
        seconds: how long one item may take.
        known: the outcomes that are known already.
    """
    from distributed import as_completed  # noqa: PLC0415  # only where there is a cluster

    line = InOrder(todo, known)
    one = partial(_within, work=work, seconds=seconds, is_ours=client in _ours)
    under_way: dict[Any, tuple[int, Item]] = {}
    finished = as_completed()
    threads = _Threads(client)
    try:
        while True:
            # One a thread: a workbook that waited behind one that ends its worker would be suspected with it.
            while len(under_way) < threads.number and (following := line.following()) is not None:
                future = client.submit(one, following[1], pure=False)
                under_way[future] = following
                finished.add(future)
            yield from line.ready()
            if not under_way and line.is_done:
                return
            if len(under_way) < threads.number and line.has_more:
                continue
            future = next(finished)
            number, item = under_way.pop(future)
            line.add(number, item, _outcome(future, item, ended))
            future.release()
    finally:
        threads.forget()
        if under_way:
            client.cancel(list(under_way))


class _Threads:
    """How many threads the workers have; asked again when one comes or goes, for to ask takes as long as to submit."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._changed = threading.Event()
        self._asked = -_LOOK
        self._number = 1
        client.subscribe_topic(_WORKERS, self._note)

    def _note(self, event: tuple[float, Any]) -> None:
        if isinstance(event[1], dict) and "worker" in str(event[1].get("action")):
            self._changed.set()

    @property
    def number(self) -> int:
        if self._changed.is_set() or monotonic() - self._asked > _LOOK:
            self._changed.clear()
            self._number, self._asked = sum(self._client.nthreads().values()) or 1, monotonic()
        return self._number

    def forget(self) -> None:
        """Hear of no more workers."""
        self._client.unsubscribe_topic(_WORKERS)


def _outcome(future: Any, item: Item, ended: Callable[[Item, Ended], Outcome]) -> Outcome:
    from distributed import CancelledError, KilledWorker  # noqa: PLC0415  # only where there is a cluster

    try:
        outcome: Outcome = future.result()
    except (KilledWorker, CancelledError):
        return ended(item, "died")
    except Exception:  # noqa: BLE001 no work of ours raises: the worker cannot load it
        return ended(item, "unfit")
    return outcome


def _within(item: Item, work: Callable[[Item], Outcome], seconds: float | None, *, is_ours: bool) -> Outcome:
    """Do an item; a worker that is not done in time ends itself, for nothing else ends an engine that calculates.

    Args:
        item: what to do.
        work: what is done with it.
        seconds: how long it may take.
        is_ours: whether the worker does nothing but our work; how others collect their garbage is theirs.
    """
    watch = None
    if seconds is not None:
        watch = threading.Timer(seconds, os._exit, [1])
        watch.daemon = True
        watch.start()
    try:
        return work(item)
    finally:
        if watch is not None:
            watch.cancel()
        if is_ours:
            settle()
