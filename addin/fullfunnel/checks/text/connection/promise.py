"""Whether the second message breaks what the first one promised."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.text.connection.contradiction import Clash
from fullfunnel.checks.text.connection.promised.charges import Charge, charges_in
from fullfunnel.checks.text.connection.promised.counts import Count, counts_in
from fullfunnel.checks.text.connection.promised.deadlines import earlier_deadline
from fullfunnel.checks.text.connection.promised.facts import Fact, facts_in
from fullfunnel.checks.text.connection.promised.quantities import other_quantity
from fullfunnel.checks.text.connection.promised.requirements import Requirement, requirements_in
from fullfunnel.checks.text.connection.promised.spared import against_by_word
from fullfunnel.checks.text.spans import Span, spans_in
from fullfunnel.checks.text.words import forms, words_in
from fullfunnel.language import Text, same

if TYPE_CHECKING:
    from fullfunnel.checks.text.fit.copy import Copy

_LONGER_IS_WORSE: Final = frozenset({"delivery", "answer", "payout", "taking", "within", "wait"})
_SERVED: Final = ("delivery", "answer", "within", "wait")
"""Lengths of time that a waiting time goes against."""
_NEAR: Final = 0.12
_TRIES: Final = forms("trial proefperiode proefmaand uitproberen")


def broken_promise(before: Copy, after: Copy, *, closes: bool = False) -> Clash | None:
    """The first promise that does not hold in the message after.

    Args:
        before: the message that promises.
        after: the one that follows it.
        closes: whether that speaks to customers, for whom another wait may have begun.
    """
    return (
        _against(before, after)
        or _asked(before, after)
        or _spans(before, after, closes=closes)
        or _charged(before, after)
        or _counted(before, after)
        or (None if closes else other_quantity(before, after) or earlier_deadline(before, after))
    )


@lru_cache(maxsize=4096)
def _facts(*lines: str) -> tuple[Fact, ...]:
    return tuple(fact for line in lines for fact in facts_in(line, words_in(line)))


@lru_cache(maxsize=4096)
def _lengths(*lines: str) -> tuple[Span, ...]:
    split = [words_in(line) for line in lines]
    tries = any(word.form in _TRIES for words in split for word in words)
    return tuple(span for line, words in zip(lines, split, strict=True) for span in spans_in(line, words, tries=tries))


@lru_cache(maxsize=4096)
def _charges(*lines: str) -> tuple[Charge, ...]:
    return tuple(each for line in lines for each in charges_in(line, words_in(line)))


def _against(before: Copy, after: Copy) -> Clash | None:
    first, then = _facts(*before.lines.values()), _facts(*after.lines.values())
    broken = {fact.topic: fact for fact in reversed(then) if fact.side == "breaks"}
    # A name like Mobile Unlimited keeps no promise.
    sold = after.product.casefold()
    kept = {fact.topic for fact in then if fact.side == "keeps" and fact.words.casefold() not in sold}
    undone = {fact.topic for fact in first if fact.side == "breaks"}
    for fact in first:
        if fact.side == "keeps" and fact.topic in broken and fact.topic not in kept | undone:
            return Clash(fact.words, broken[fact.topic].words, same(fact.topic))
    return None


@lru_cache(maxsize=4096)
def _requirements(*lines: str) -> tuple[Requirement, ...]:
    return tuple(each for line in lines for each in requirements_in(line, words_in(line)))


def _asked(before: Copy, after: Copy) -> Clash | None:
    """What need not be brought or done is asked for after all."""
    first, then = _requirements(*before.lines.values()), _requirements(*after.lines.values())
    needed = {each.thing: each for each in reversed(then) if each.is_needed}
    spared = {each.thing for each in then if not each.is_needed}
    for each in first:
        if not each.is_needed and each.thing in needed and each.thing not in spared:
            return Clash(each.words, needed[each.thing].words, same(each.thing))
    return against_by_word(before, after)


def _spans(before: Copy, after: Copy, *, closes: bool) -> Clash | None:
    first, then = _lengths(*before.lines.values()), _lengths(*after.lines.values())
    waits = [span for span in then if span.topic == "wait"]
    served = [span for span in first if span.topic in _SERVED]
    if waits and served and all(wait.days > span.days * (1 + _NEAR) for wait in waits for span in served):
        return Clash(served[0].words, waits[0].words, same("wait"))
    late = [span for span in then if span.topic == "within"]
    if not closes and served and late and not any(span.topic in _SERVED and span.topic != "within" for span in then):
        soonest = min(late, key=lambda span: span.days)
        if all(soonest.days > span.days * (1 + _NEAR) for span in served):
            return Clash(served[0].words, soonest.words, same("within"))
    for topic in dict.fromkeys(span.topic for span in first if span.topic != "notice"):
        said = [span for span in first if span.topic == topic]
        says = [span for span in then if span.topic == topic]
        if not says or any(_are_near(one.days, other.days) for one in said for other in says):
            continue
        one, other = said[0], says[0]
        worse = other.days > one.days if topic in _LONGER_IS_WORSE else other.days < one.days
        if worse:
            return Clash(one.words, other.words, same(topic))
    return None


def _are_near(one: float, other: float) -> bool:
    return abs(one - other) <= _NEAR * max(one, other)


def _charged(before: Copy, after: Copy) -> Clash | None:
    first, then = _charges(*before.lines.values()), _charges(*after.lines.values())
    charged = {each.thing: each for each in reversed(then) if not each.is_free}
    free = {each.thing for each in then if each.is_free}
    for each in first:
        if each.is_free and each.thing in charged and each.thing not in free:
            return Clash(each.words, charged[each.thing].words, Text("gratis", "free"))
    return None


@lru_cache(maxsize=4096)
def _counts(*lines: str) -> tuple[Count, ...]:
    return tuple(each for line in lines for each in counts_in(line, words_in(line)))


def _counted(before: Copy, after: Copy) -> Clash | None:
    """Fewer lessons than were promised, or a larger group."""
    first, then = _counts(*before.lines.values()), _counts(*after.lines.values())
    for one in first:
        others = [each for each in then if each.thing == one.thing]
        worse = [
            each for each in others if (each.value > one.value if one.thing == "group" else each.value < one.value)
        ]
        if worse and len(worse) == len(others):
            return Clash(one.words, worse[0].words, same(one.thing))
    return None
