"""What two messages in a row are at odds about: the one thing that explains it best."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from fullfunnel.checks.text.connection.called_object import other_object
from fullfunnel.checks.text.connection.closed_page import closed_words
from fullfunnel.checks.text.connection.contradiction import Clash
from fullfunnel.checks.text.connection.landing import unredeemed
from fullfunnel.checks.text.connection.language import other_language
from fullfunnel.checks.text.connection.price import other_price
from fullfunnel.checks.text.connection.product import is_umbrella, other_product
from fullfunnel.checks.text.connection.promise import broken_promise
from fullfunnel.checks.text.connection.promised.restrictions import restricted
from fullfunnel.checks.text.connection.register import other_register
from fullfunnel.checks.text.connection.tone import other_address
from fullfunnel.checks.text.fit.copy import copy_of
from fullfunnel.language import same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.text.connection.follow import Link
    from fullfunnel.framework.messages import Message

Reason = Literal["product", "promise", "price", "tone", "language", "cta", "closed"]
"""``closed``: the page closes what the call opens; that has a rule of its own and explains the rest away."""


class Break(NamedTuple):
    """Where a step breaks, and why."""

    reason: Reason
    clash: Clash


@lru_cache(maxsize=8192)
def breaks(before: Message, after: Message, link: Link) -> tuple[Break, ...]:
    """The contradictions of a step, the one that explains most first.

    Another language, another product or a closed page explains the rest away: of those only that is reported. In
    another register a call goes by other words, so that nobody can say whether it is redeemed.
    """
    first, then = copy_of(before), copy_of(after)
    language = other_language(first, then)
    if language is not None:
        return (Break("language", language),)
    call = unredeemed(first, then) if link == "landing" else None
    product = _product(before, after)
    if product is not None and not (call is not None and (is_umbrella(then) or " " not in then.product.strip())):
        return (Break("product", product),)
    closed = closed_words(after) if link == "landing" and before.cta else ""
    if closed:
        return (Break("closed", Clash(before.cta, closed, same("closed"))),)
    found = tuple(_apart(before, after, call))
    if not found and after.asks != "care":
        # What customers are told of a product they have is no condition for buying it.
        condition = restricted(first, then)
        return () if condition is None else (Break("promise", condition),)
    return found


def _product(before: Message, after: Message) -> Clash | None:
    first, then = copy_of(before), copy_of(after)
    opens, closes = before.asks == "see", after.asks == "care"
    product = other_product(first, then, opens=opens, closes=closes)
    return other_object(first, then) if product is None and not (opens or closes) else product


def _apart(before: Message, after: Message, call: Clash | None) -> Iterator[Break]:
    """Each thing that two messages on one product, in one language, are at odds about."""
    first, then, closes = copy_of(before), copy_of(after), after.asks == "care"
    register = other_register(first, then)
    tone = None if register is not None else other_address(first, then)
    clashes: tuple[tuple[Reason, Clash | None], ...] = (
        ("tone", register),
        ("cta", call if register is None else None),
        ("promise", broken_promise(first, then, closes=closes)),
        ("price", other_price(first, then, before.price, after.price, closes=closes)),
        ("tone", tone),
    )
    return (Break(reason, clash) for reason, clash in clashes if clash is not None)
