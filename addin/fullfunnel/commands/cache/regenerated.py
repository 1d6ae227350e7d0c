"""What ``regenerate`` found in workbooks that were up to date."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, Any

from fullfunnel.commands.cache.digest import digest_of
from fullfunnel.commands.cache.memory import Memory
from fullfunnel.language import Text
from fullfunnel.recalc.outcome import Fault, Left, Regenerated

if TYPE_CHECKING:
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
        if item.refusal is not None or ((item.output is not None or item.goes_to) and not self._check):
            return None
        start = perf_counter()
        digest = digest_of(item.path)
        kept = None if digest is None else self._memory.get(self._memory.key(digest, item.path.name))
        if kept is None or digest is None:
            return None
        try:
            found = replace(_regenerated(item, kept), digest=digest)
        except (KeyError, IndexError, TypeError, ValueError):
            return None
        return replace(found, seconds=perf_counter() - start)

    def learn(self, item: Task, outcome: Regenerated) -> None:
        """Keep it, where nothing had to be written."""
        if outcome.digest and outcome.refused is None and not (outcome.changed or outcome.parts_changed):
            self._memory.put(self._memory.key(outcome.digest, item.path.name), _kept(outcome))


def _kept(outcome: Regenerated) -> dict[str, Any]:
    # Hundreds of cells are left for a few reasons: each reason is kept once.
    reasons = list(dict.fromkeys(each.reason for each in outcome.left))
    at = {reason: number for number, reason in enumerate(reasons)}
    return {
        "owned": outcome.owned,
        "reasons": reasons,
        "left": [(each.sheet, each.cell, at[each.reason], each.unsettled) for each in outcome.left],
        "faults": [(each.sheet, each.cell, each.error, each.sentence, each.hidden) for each in outcome.faults],
        "parts": outcome.parts_kept,
        "notes": outcome.notes,
        "language": outcome.language,
    }


def _regenerated(item: Task, kept: dict[str, Any]) -> Regenerated:
    reasons = [Text(*reason) for reason in kept["reasons"]]
    return Regenerated(
        item.path,
        owned=tuple(kept["owned"]),
        left=tuple(Left(sheet, cell, reasons[number], unsettled) for sheet, cell, number, unsettled in kept["left"]),
        faults=tuple(
            Fault(sheet, cell, error, Text(*sentence), hidden)
            for sheet, cell, error, sentence, hidden in kept["faults"]
        ),
        parts_kept=kept["parts"],
        notes=tuple(Text(*note) for note in kept["notes"]),
        language=kept["language"],
    )
