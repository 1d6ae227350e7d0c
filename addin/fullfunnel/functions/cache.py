"""A cache of what was made of a range, by the content of its cells.

A workbook has hundreds of cells over one range, and a host hands each of them the whole range again.
"""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Made = TypeVar("Made")


def content_of(given: object) -> bytes | None:
    """What tells two ranges apart: every cell with its type (``TRUE`` is not 1). ``None`` for what cannot be told.

    The bytes are compared and never read back.
    """
    try:
        return pickle.dumps(given, protocol=5)
    except Exception:  # noqa: BLE001  # whatever object a host puts in a cell, it is only not cached
        return None


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
