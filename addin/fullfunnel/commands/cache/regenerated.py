"""What ``regenerate`` found in workbooks that were up to date."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from time import perf_counter
from typing import TYPE_CHECKING, Any

from fullfunnel.commands.cache.memory import CELLS, Memory
from fullfunnel.language import Text
from fullfunnel.recalc.cell_runs import CellRuns, Run, runs_of
from fullfunnel.recalc.outcome import Fault, Left, Regenerated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fullfunnel.commands.cache.store import Store
    from fullfunnel.commands.many.batch import Task


class KnownRegenerated:
    """Workbooks of which an earlier run found, by their very bytes, that nothing in them has to be written.

    Nothing else is kept: a stale or refused workbook is opened in every run, and no value of a cell lies in the cache.
    """

    def __init__(self, store: Store, *, check: bool, allow_unsigned: bool) -> None:
        """Of a run that does the same.

        Args:
            store: where entries are kept.
            check: whether the run writes nothing.
            allow_unsigned: whether it changes signed workbooks.
        """
        self._memory = Memory(store, "regenerate", (f"unsigned={allow_unsigned}",))
        self._check = check

    def of(self, item: Task) -> Regenerated | None:
        """What came of it before. A copy that is asked for is not known: it has to be written."""
        if (item.output is not None or item.goes_to) and not self._check:
            return None
        start = perf_counter()
        digest = self._memory.digest(item)
        kept = None if digest is None else self._memory.get(self._memory.key(digest, item.path.name))
        if kept is None or digest is None:
            return None
        try:
            return _regenerated(item, kept, digest, perf_counter() - start)
        except (KeyError, IndexError, TypeError, ValueError, AttributeError):
            return None

    def ahead(self, items: Iterable[Task]) -> Iterator[Task]:
        """The same workbooks, read before their turn."""
        return self._memory.ahead(items)

    def learn(self, item: Task, outcome: Regenerated) -> None:
        """Keep it, where nothing had to be written."""
        if outcome.digest and outcome.refused is None and not (item.url or outcome.changed or outcome.parts_changed):
            self._memory.put(self._memory.key(outcome.digest, item.path.name), _kept(outcome))


def _kept(outcome: Regenerated) -> dict[str, Any]:
    split = (each.rpartition("!") for each in outcome.owned)
    owned = [Run(sheet, (), " ".join(cell for *_, cell in cells)) for sheet, cells in groupby(split, itemgetter(0))]
    return {
        "owned": list(map(_run, owned)),
        "left": list(map(_run, runs_of(outcome.left))),
        "faults": list(map(_run, runs_of(outcome.faults))),
        "parts": outcome.parts_kept,
        "notes": outcome.notes,
        "language": outcome.language,
    }


def _run(run: Run) -> dict[str, Any]:
    return {"sheet": run.sheet, "about": run.about, CELLS: run.cells}


def _regenerated(item: Task, kept: dict[str, Any], digest: bytes, seconds: float) -> Regenerated:
    return Regenerated(
        item.path,
        owned=CellRuns(_owned, tuple(Run(run["sheet"], (), run[CELLS]) for run in kept["owned"])),
        left=CellRuns(Left, tuple(map(_left, kept["left"]))),
        faults=CellRuns(Fault, tuple(map(_faults, kept["faults"]))),
        parts_kept=kept["parts"],
        notes=tuple(Text(*note) for note in kept["notes"]),
        language=kept["language"],
        seconds=seconds,
        digest=digest,
    )


def _owned(sheet: str, cell: str) -> str:
    return f"{sheet}!{cell}"


def _left(run: dict[str, Any]) -> Run:
    reason, unsettled = run["about"]
    return Run(run["sheet"], (Text(*reason), unsettled), run[CELLS])


def _faults(run: dict[str, Any]) -> Run:
    error, sentence, hidden = run["about"]
    return Run(run["sheet"], (error, Text(*sentence), hidden), run[CELLS])
