"""The digests of workbooks as they lie on the disk now."""

from __future__ import annotations

import hashlib
import os
import stat
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fullfunnel.commands.many.batch import Task

_AHEAD: Final = 16
"""Workbooks that are read before their turn."""


def digest_of(path: Path) -> bytes | None:
    """SHA-256 of the bytes of a file; ``None`` where there is no file on this disk, or none that can be read."""
    if not isinstance(path, Path):
        return None
    try:
        # A pipe is no workbook, and opening one would wait for its other end.
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116  # half the time, for ten thousand files
            return None
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # the same
            return hashlib.sha256(file.read()).digest()
    except (OSError, ValueError):
        return None


class Digests:
    """The digests of workbooks in a run, which are made in a thread of their own: a core that would else do nothing."""

    def __init__(self, *, keep: bool = False) -> None:
        """Nothing is read yet.

        Args:
            keep: whether each is read once for the whole run, so that all of it is about the same bytes.
        """
        self._begun: dict[int, Future[bytes | None]] = {}
        self._kept: dict[Path, bytes | None] | None = {} if keep else None

    def ahead(self, items: Iterable[Task]) -> Iterator[Task]:
        """The same items; while one is worked on the next are read."""
        waiting: deque[Task] = deque()
        with ThreadPoolExecutor(1) as pool:
            try:
                for item in items:
                    if _is_here(item) and not (self._kept and item.path in self._kept):
                        self._begun[id(item)] = pool.submit(digest_of, item.path)
                    waiting.append(item)
                    if len(waiting) > _AHEAD:
                        yield waiting.popleft()
                while waiting:
                    yield waiting.popleft()
            finally:
                for begun in self._begun.values():
                    begun.cancel()
                self._begun.clear()

    def of(self, item: Task) -> bytes | None:
        """The digest of a workbook; ``None`` for one that is not on this disk, or cannot be read."""
        if not _is_here(item):
            return None
        begun = self._begun.pop(id(item), None)
        if self._kept is None:
            return digest_of(item.path) if begun is None else begun.result()
        if item.path not in self._kept:
            self._kept[item.path] = digest_of(item.path) if begun is None else begun.result()
        return self._kept[item.path]


def _is_here(item: Task) -> bool:
    return item.refusal is None and not item.url
