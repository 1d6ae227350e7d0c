"""Which messages a person sees one after the other, and which page a message leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from fullfunnel.framework.names import same_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.framework.messages import Message, Messages, Need

Link = Literal["follows", "landing", "adjoining"]
"""``adjoining``: nobody said that one follows the other, but they are for one product in adjoining stages."""

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
        for name in message.follows:
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
        ranks = sorted({_RANK[each.asks] for each in together if each.asks})
        for after in together:
            if after.follows or after.asks is None:
                continue
            earlier = [rank for rank in ranks if rank < _RANK[after.asks]]
            for before in together:
                if earlier and before.asks and _RANK[before.asks] == earlier[-1]:
                    if before.audience and after.audience and same_name(before.audience) != same_name(after.audience):
                        continue
                    yield Step(before, after, "adjoining")
