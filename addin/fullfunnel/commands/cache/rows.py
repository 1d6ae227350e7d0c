"""The rows that plans gave ``collect``, and the tables that were written of them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from fullfunnel.commands.cache.digest import Digests, digest_of
from fullfunnel.commands.cache.memory import Memory
from fullfunnel.portfolio.plan_rows import PlanRow, PlanRows, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from fullfunnel.commands.cache.store import Store
    from fullfunnel.commands.many.batch import Task


class KnownRows:
    """Plans of which an earlier run read the rows, by the very bytes of the workbook and the names that stand in them.

    A workbook that gave no rows is opened in every run.
    """

    def __init__(self, store: Store, digests: Digests | None = None) -> None:
        """Where entries are kept, and the digests that were made already."""
        self._memory = Memory(store, "collect", digests=digests or Digests())

    def of(self, item: Task) -> PlanRows | None:
        """The rows it gave."""
        digest = self._memory.digest(item)
        kept = None if digest is None else self._memory.get(self._key(digest, item.path))
        if kept is None or digest is None:
            return None
        file = printable(str(item.path))
        try:
            rows = tuple(PlanRow(*row)._replace(file=file) for row in kept)
        except (TypeError, ValueError):
            return None
        return PlanRows(str(item.path), rows, digest=digest)

    def ahead(self, items: Iterable[Task]) -> Iterator[Task]:
        """The same workbooks, read before their turn."""
        return self._memory.ahead(items)

    def learn(self, item: Task, outcome: PlanRows) -> None:
        """Keep its rows."""
        if outcome.digest and outcome.why is None and not item.url:
            rows = [row._replace(file="") for row in outcome.rows]
            self._memory.put(self._key(outcome.digest, item.path), rows)

    def _key(self, digest: bytes, path: Path) -> bytes:
        return self._memory.key(digest, path.name, path.absolute().parent.name)


class Written(NamedTuple):
    """What a table was made of."""

    plans: int
    rows: int


class KnownTable:
    """A table that an earlier run wrote of the very same workbooks, and that still stands there as it was written."""

    def __init__(self, store: Store, output: Path, language: str, digests: Digests) -> None:
        """Where entries are kept, which table it is, and the digests of the workbooks."""
        self._memory = Memory(store, "table", (output.suffix.lower(), language), digests)
        self._output = output
        self._sources = hashlib.sha256()
        self._is_whole = True

    def of(self, todo: list[Task]) -> Written | None:
        """What the table was made of; ``None`` where it has to be made."""
        sources = hashlib.sha256()
        for task in self._memory.ahead(todo):
            digest = self._memory.digest(task)
            if digest is None:
                return None
            sources.update(_source(task.path, digest))
        kept = self._memory.get(self._memory.key(sources.digest()))
        now = digest_of(self._output)
        try:
            digest, plans, rows = kept
            return Written(int(plans), int(rows)) if now is not None and now.hex() == digest else None
        except (TypeError, ValueError):
            return None

    def add(self, task: Task, plan: PlanRows) -> None:
        """Take in that the rows of a plan are in the table."""
        if plan.why is None and plan.digest:
            self._sources.update(_source(task.path, plan.digest))
        else:
            self._is_whole = False

    def learn(self, content: bytes, written: Written) -> None:
        """Keep what was written, where every workbook gave its rows."""
        if self._is_whole:
            self._memory.put(self._memory.key(self._sources.digest()), [hashlib.sha256(content).hexdigest(), *written])


def _source(path: Path, digest: bytes) -> bytes:
    """The path as it stands in the table, the folder that may give the client its name, and the bytes."""
    names = f"{path}\0{path.absolute().parent.name}\0".encode("utf-8", "surrogateescape")
    return hashlib.sha256(names + digest).digest()
