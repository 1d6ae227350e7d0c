"""Which messages a person sees one after the other, and which page a message leads to."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from fullfunnel.framework.names import same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fullfunnel.framework.messages import Message, Messages, Need

Link = Literal["follows", "landing", "adjoining"]
"""``adjoining``: nobody said that one follows the other, but they are for one product in adjoining stages."""

_MOST_BEFORE: Final = 12
"""Messages that one is held against: the nearest rows. Whoever lists more says nothing about the order."""
_RANK: Final[dict[Need, int]] = {"see": 0, "think": 1, "do": 2, "care": 3}


class Step(NamedTuple):
    """One message and the next thing the same person sees."""

    before: Message
    after: Message
    link: Link


def steps_of(messages: Messages) -> Iterator[Step]:
    """Every step of the plan, each pair once."""
    seen: set[tuple[str, str]] = set()
    for step in (*_typed(messages), *_adjoining(messages)):
        pair = (same_name(step.before.id), same_name(step.after.id))
        if pair not in seen and pair[0] != pair[1]:
            seen.add(pair)
            yield step


def _typed(messages: Messages) -> Iterator[Step]:
    for message in messages.rows:
        page = messages.by_id.get(same_name(message.landing_page)) if message.landing_page else None
        if page is not None:
            yield Step(message, page, "landing")
    for message in messages.rows:
        for name in message.follows[:_MOST_BEFORE]:
            before = messages.by_id.get(same_name(name))
            if before is not None:
                yield Step(before, message, "landing" if message.is_landing else "follows")


def _adjoining(messages: Messages) -> Iterator[Step]:
    """Messages without Follows, after those for the same product in the nearest earlier stage."""
    by_product: dict[str, list[Message]] = {}
    for message in messages.rows:
        if message.asks is not None and message.product:
            by_product.setdefault(same_name(message.product), []).append(message)
    for together in by_product.values():
        by_rank = {rank: _Audiences(each for each in together if _rank(each) == rank) for rank in _RANK.values()}
        for after in together:
            rank = _rank(after)
            earlier = [by_rank[each] for each in range(rank) if by_rank[each].everyone]
            if earlier and not after.follows:
                yield from (Step(before, after, "adjoining") for before in earlier[-1].nearest_to(after))


def _rank(message: Message) -> int:
    return -1 if message.asks is None else _RANK[message.asks]


class _Audiences:
    """The messages of one product and stage, by whom they are for."""

    def __init__(self, messages: Iterable[Message]) -> None:
        self.everyone = list(messages)
        self._by_audience: dict[str, list[Message]] = {}
        for message in self.everyone:
            self._by_audience.setdefault(same_name(message.audience), []).append(message)

    def nearest_to(self, after: Message) -> list[Message]:
        """Those that the audience of ``after`` sees: the rows just above it, else below, in the order of the table."""
        audience = same_name(after.audience)
        seen = [self._by_audience.get(each, []) for each in {audience, ""}] if audience else [self.everyone]
        near = [each for some in seen for each in _near(some, after.row)]
        above = sorted((each for each in near if each.row < after.row), key=_row)
        below = sorted((each for each in near if each.row >= after.row), key=_row)
        taken = above[-_MOST_BEFORE:]
        return taken + below[: _MOST_BEFORE - len(taken)]


def _near(some: list[Message], row: int) -> list[Message]:
    at = bisect_left(some, row, key=_row)
    return some[max(at - _MOST_BEFORE, 0) : at + _MOST_BEFORE]


def _row(message: Message) -> int:
    return message.row
