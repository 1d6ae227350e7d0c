"""What two messages in a row are at odds about: the one thing that explains it best."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from fullfunnel.checks.text.connection.landing import unredeemed
from fullfunnel.checks.text.connection.language import other_language
from fullfunnel.checks.text.connection.price import other_price
from fullfunnel.checks.text.connection.product import is_umbrella, other_product
from fullfunnel.checks.text.connection.promise import broken_promise
from fullfunnel.checks.text.connection.promised.restrictions import restricted
from fullfunnel.checks.text.connection.register import other_register
from fullfunnel.checks.text.connection.tone import other_address
from fullfunnel.checks.text.fit.copy import copy_of

if TYPE_CHECKING:
    from fullfunnel.checks.text.connection.contradiction import Clash
    from fullfunnel.checks.text.connection.follow import Link
    from fullfunnel.framework.messages import Message

Reason = Literal["product", "promise", "price", "tone", "language", "cta"]


class Break(NamedTuple):
    """Where a step breaks, and why."""

    reason: Reason
    clash: Clash


@lru_cache(maxsize=8192)
def breaks(before: Message, after: Message, link: Link) -> tuple[Break, ...]:
    """The contradictions of a step, the one that explains most first.

    Another language or another product explains the rest away: of those only that is reported. In another register a
    call goes by other words, so that nobody can say whether it is redeemed.
    """
    first, then = copy_of(before), copy_of(after)
    language = other_language(first, then)
    if language is not None:
        return (Break("language", language),)
    product = other_product(first, then, opens=before.asks == "see", closes=after.asks == "care")
    call = unredeemed(first, then) if link == "landing" else None
    if product is not None and not (call is not None and (is_umbrella(then) or " " not in then.product.strip())):
        return (Break("product", product),)
    found: list[Break] = []
    register = other_register(first, then)
    if register is not None:
        found.append(Break("tone", register))
    elif call is not None:
        found.append(Break("cta", call))
    promise = broken_promise(first, then, closes=after.asks == "care")
    if promise is not None:
        found.append(Break("promise", promise))
    price = other_price(first, then, before.price, after.price, closes=after.asks == "care")
    if price is not None:
        found.append(Break("price", price))
    tone = other_address(first, then)
    if tone is not None and register is None:
        found.append(Break("tone", tone))
    if not found and after.asks != "care":
        # What customers are told of a product they have is no condition for buying it.
        condition = restricted(first, then)
        if condition is not None:
            found.append(Break("promise", condition))
    return tuple(found)
