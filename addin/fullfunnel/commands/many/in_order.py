"""Work that is handed out and comes back in any order, and its outcomes in the order of the items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")
Asked = TypeVar("Asked")
Found = TypeVar("Found")

AHEAD = 500
"""Outcomes that may wait for an earlier one that takes long, before no more work is handed out."""

_KNOWN_AT_ONCE = 20
"""Known outcomes that pass by before they are given, so that a run over thousands holds a few of them."""


class Known(Protocol[Asked, Found]):
    """Outcomes that need no work, and what is learnt for the next run."""

    def of(self, item: Asked) -> Found | None:
        """The outcome of an item; ``None`` where it is not known."""

    def ahead(self, items: Iterable[Asked]) -> Iterator[Asked]:
        """The same items, for each of which it may begin to look before it is asked."""

    def learn(self, item: Asked, outcome: Found) -> None:
        """Keep what came of an item."""


class InOrder(Generic[Item, Outcome]):
    """Items to do, and outcomes put back in their order; holds no more of either than is under way."""

    def __init__(self, todo: Iterable[Item], known: Known[Item, Outcome] | None = None) -> None:
        """Begin with the first item.

        Args:
            todo: the items; taken one by one.
            known: where an outcome may be known already.
        """
        self._todo = iter(todo) if known is None else known.ahead(todo)
        self._known = known
        self._taken = 0
        self._given = 0
        self._waiting: dict[int, Outcome] = {}
        self.is_done = False
        """Whether every item was handed out or known."""

    def following(self) -> tuple[int, Item] | None:
        """The next item that has to be done, with its number; ``None`` where none is to be handed out now.

        Items that are known pass by, and are ready.
        """
        passed = 0
        while self.has_more and passed < _KNOWN_AT_ONCE:
            try:
                item = next(self._todo)
            except StopIteration:
                self.is_done = True
                break
            number = self._taken
            self._taken += 1
            outcome = None if self._known is None else self._known.of(item)
            if outcome is None:
                return number, item
            self._waiting[number] = outcome
            passed += 1
        return None

    @property
    def has_more(self) -> bool:
        """Whether more can be handed out now."""
        return not self.is_done and len(self._waiting) < AHEAD

    def add(self, number: int, item: Item, outcome: Outcome) -> None:
        """Take in what came of an item."""
        self._waiting[number] = outcome
        if self._known is not None:
            self._known.learn(item, outcome)

    def ready(self) -> Iterator[Outcome]:
        """The outcomes whose turn it is."""
        while self._given in self._waiting:
            outcome = self._waiting.pop(self._given)
            self._given += 1
            yield outcome
