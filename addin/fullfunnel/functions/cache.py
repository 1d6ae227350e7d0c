"""A cache of what was made of a range, by the content of its cells.

A workbook has hundreds of cells over one range, and a host hands each of them the whole range again.
"""

from __future__ import annotations

import pickle
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

Made = TypeVar("Made")

_LONG: Final = 200
"""From this many rows on a range is compared with the last ones instead of written out as bytes."""

_ROWS: Final = frozenset({list, tuple})
_UNSURE: Final = frozenset({0, 1})
"""What a truth value is equal to."""


def content_of(given: object) -> bytes | None:
    """The key of a range: every cell with its type (``TRUE`` is not 1). ``None`` for what has no key.

    The bytes are compared and never read back.
    """
    if isinstance(given, list | tuple) and len(given) >= _LONG:
        return _LONG_RANGES.content_of(given)
    return _bytes_of(given)


def _bytes_of(given: object) -> bytes | None:
    try:
        return pickle.dumps(given, protocol=5)
    except Exception:  # noqa: BLE001  # whatever object a host puts in a cell, it is only not cached
        return None


class _LongRanges:
    """The last long ranges, each with a name for its content: comparing two of them is much faster than pickling one.

    Python calls 1, 1.0 and TRUE equal. Only a truth value makes a difference, so where a number is 0 or 1 its type is
    looked at again.
    """

    _MANY: Final = 8

    def __init__(self) -> None:
        self._known: list[tuple[object, list[tuple[int, int, type]], bytes]] = []
        self._count = 0

    def content_of(self, given: list[object] | tuple[object, ...]) -> bytes | None:
        if not set(map(type, given)) <= _ROWS and not all(isinstance(row, list | tuple) for row in given):
            return _bytes_of(given)
        rows: Any = given
        try:
            for known, unsure, content in self._known:
                if known == given and all(type(rows[at][column]) is kind for at, column, kind in unsure):
                    return content
            unsure = _zeros_and_ones(rows)
        except Exception:  # noqa: BLE001  # a cell that cannot be compared
            return _bytes_of(given)
        self._count += 1
        content = b"long range %d" % self._count
        copied = [row[:] for row in rows]
        self._known.insert(0, (copied if isinstance(given, list) else tuple(copied), unsure, content))
        del self._known[self._MANY :]
        return content


def _zeros_and_ones(rows: Sequence[Sequence[object]]) -> list[tuple[int, int, type]]:
    """Where a 0, a 1 or a truth value stands, and its type."""
    found = []
    for column, cells in enumerate(zip_longest(*rows)):
        if not _UNSURE.isdisjoint(cells):
            found += [(at, column, type(cell)) for at, cell in enumerate(cells) if cell in _UNSURE]
    return found


_LONG_RANGES: Final = _LongRanges()


class Cache(Generic[Made]):
    """The outcomes of the last ``size`` different contents; the oldest one makes room."""

    def __init__(self, size: int) -> None:
        """Start empty."""
        self._size = size
        self._made: dict[Hashable, Made] = {}

    def get(self, content: Hashable | None, make: Callable[[], Made]) -> Made:
        """What ``make`` gives for this content, made only once. An error is raised each time and not remembered."""
        if content is None:
            return make()
        made = self._made.get(content)
        if made is None:
            made = make()
            while len(self._made) >= self._size:
                self._made.pop(next(iter(self._made)), None)
            self._made[content] = made
        return made
