"""Whether the second message names another price or discount than the first."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.text.amounts import Amount, Discount, amounts_in, discounts_in
from fullfunnel.checks.text.connection.contradiction import Clash
from fullfunnel.checks.text.connection.prices.agreement import NEAR, agree, are_comparable
from fullfunnel.checks.text.connection.prices.derived import Said, follows
from fullfunnel.checks.text.connection.prices.times import are_times
from fullfunnel.checks.text.deals import deals_in
from fullfunnel.checks.text.phrases import Phrases
from fullfunnel.checks.text.synonyms import spoken_of
from fullfunnel.checks.text.terms import terms_in
from fullfunnel.checks.text.words import Word, forms, words_in
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.checks.text.fit.copy import Copy

_LIST: Final = 3
"""So many prices are a list to choose from."""
_FAR: Final = 5
"""A price so many times the lowest is for another thing."""
_GONE: Final = Phrases(
    {
        "gone": (
            "geen korting",
            "actie is voorbij",
            "actie is afgelopen",
            "actie is verlopen",
            "aanbieding is verlopen",
            "aanbieding is afgelopen",
            "korting is verlopen",
            "korting niet",
            "korting geldt niet",
            "niet in combinatie",
            "volle prijs",
            "normale prijs",
            "reguliere prijs",
            "zonder korting",
            "uitgesloten van ~ korting",
            "uitgezonderd",
            "sale's over",
            "sale is over",
            "sale has ended",
            "offer has ended",
            "offer has expired",
            "no discount",
            "no discounts",
            "full price",
            "regular price",
            "offer ended",
            "discount has ended",
            "not on sale",
            "excluded from",
            "excludes",
            "deal has ended",
            "discount doesn't apply",
            "discount no longer",
            "korting ~ voorbij",
            "early birds zijn op",
        )
    }
)
_NO_FEE: Final = Phrases(
    {
        "none": (
            "geen/zonder maandbedrag/maandkosten/abonnementskosten/lidmaatschapskosten/abonnementsgeld/jaarkosten",
            "geen/zonder vaste kosten/lasten",
            "no/without monthly/annual/yearly/membership/subscription/account fee/fees/charge/charges/cost/costs",
            "no/without ~ monthly/annual/membership fee/fees",
        )
    }
)
_BEGINNING: Final = forms("""
    first eerste introductory after afterwards then thereafter later daarna na straks half halve helft off korting
""")
"""With these the first message has said that its price is for the beginning only."""
_REGULAR: Final = frozenset({"month", "year", "quarter"})
_OFF: Final = frozenset({"korting", "off", "discount", "voordeel", "cashback"})
_FREE_STEM: Final = "fre"
_FREE: Final = Phrases(
    {
        "free": (
            "gratis",
            "kosteloos",
            "kost niets",
            "kost je niets",
            "kost u niets",
            "voor niks",
            "voor niets",
            "free of charge",
            "free",
            "at no cost",
            "costs nothing",
            "no charge",
            "free entry",
        )
    }
)


def other_price(
    before: Copy, after: Copy, first_column: str, then_column: str, *, closes: bool = False
) -> Clash | None:
    """The price or discount that contradicts, with both as they stand there.

    Args:
        before: the first message.
        after: the one that follows it.
        first_column: what the first has under Price.
        then_column: what the second has there.
        closes: whether the second speaks to customers, who hear of other sums: a bill, what their gifts came to.
    """
    first, then = prices(before, first_column), prices(after, then_column)
    if closes:
        then = tuple(each for each in then if each.period and any(each.period == one.period for one in first))
    clash = None
    lines = (before.headline, before.body, after.headline, after.body)
    if not are_times(first, then, lines) and not follows(_said(before, first), _said(after, then)):
        main = None if closes else _main_prices(before, after, first_column, then_column)
        clash = _prices(first, then) or main
    clash = clash or _discounts(before, after) or _saved(before, after)
    clash = clash or _fee_after_all(before, after, first, then)
    clash = clash or (None if closes else _dearer_later(before, after, first))
    if clash is not None:
        return clash
    return _no_longer_free(before, after, first, then)


def _said(copy: Copy, priced: tuple[Amount, ...]) -> Said:
    return Said(priced, _in_text(*copy.lines.values()), (copy.headline, copy.body))


def prices(copy: Copy, column: str) -> tuple[Amount, ...]:
    """The prices in a message: those in its text, else the one in the column Price."""
    found = _in_text(copy.lines["headline"], copy.lines["body"], copy.lines["cta"])
    named = tuple(each for each in found if each.role == "price")
    if named:
        return named
    priced = _in_column(column)
    # What the column names may stand in the text as what is asked later: then £ 3 per month, if you stay.
    named_later = (each for each in found for one in priced if each.role == "old price" and each.value == one.value)
    return tuple(each._replace(role="price") for each in named_later) or priced


@lru_cache(maxsize=4096)
def _in_text(*lines: str) -> tuple[Amount, ...]:
    return tuple(amount for line in lines for amount in amounts_in(line, words_in(line)))


@lru_cache(maxsize=4096)
def _in_column(column: str) -> tuple[Amount, ...]:
    text = column.strip()
    if not text:
        return ()
    if not any(sign in text for sign in "€$£") and "eur" not in text.lower():
        numbers = [word for word in words_in(text) if word.is_number]
        if not numbers:
            return ()
        text = text[: numbers[0].start] + "€ " + text[numbers[0].start :]
    words = words_in(text)
    return tuple(each._replace(currency="", role="price") for each in amounts_in(text, words))


def _prices(first: tuple[Amount, ...], then: tuple[Amount, ...]) -> Clash | None:
    if not first or not then:
        return None
    parts = _parts_apart(first, then) or _never_so_low(first, then)
    if parts is not None:
        return parts
    if any(agree(one, other) for one in first for other in then):
        return None
    vat = _vat_apart(first, then)
    if vat is not None:
        return vat
    pairs = [(one, other) for one in first for other in then if are_comparable(one, other)]
    if not pairs:
        return None
    one, other = pairs[0]
    return Clash(one.words, other.words, Text("prijs", "price"))


def _parts_apart(first: tuple[Amount, ...], then: tuple[Amount, ...]) -> Clash | None:
    """One figure, said to be for all of them first and for each then: the pair, each."""
    for one in first:
        for other in then:
            if {one.unit, other.unit} == {"one", "all"} and math.isclose(one.value, other.value, rel_tol=NEAR):
                return Clash(one.words, other.words, Text("per stuk of samen", "each or together"))
    return None


def _main_prices(before: Copy, after: Copy, first_column: str, then_column: str) -> Clash | None:
    """What each has under Price: another sum, where neither can be read as the other."""
    one, other = _in_column(first_column)[:1], _in_column(then_column)[:1]
    if not one or not other:
        return None
    first, then = _in_text(*before.lines.values()), _in_text(*after.lines.values())
    said, says = _as_said(one[0], first), _as_said(other[0], then)
    if agree(said, says) or agree(says, said) or not are_comparable(said, says):
        return None
    if _is_charged_on_top(said, says, then):
        return Clash(said.words, says.words, Text("prijs", "price"))
    if any(agree(each, says) for each in first if each != said and each.role != "other"):
        return None
    explained = [each for each in then if each.role == "price" and each.bound == "exact" and each != says]
    if says in then and said.bound == "exact" and any(agree(said, each) for each in explained):
        return None
    return Clash(said.words, says.words, Text("prijs", "price"))


def _is_charged_on_top(said: Amount, says: Amount, then: tuple[Amount, ...]) -> bool:
    """Whether what is to be paid is the price that was named and something more: £ 135, and £ 25 for the furniture."""
    if says.period != said.period and said.period and says.period:
        return False
    return any(
        each.value and math.isclose(said.value + each.value, says.value, abs_tol=0.011) and each.value != said.value
        for each in then
    )


def _as_said(price: Amount, text: tuple[Amount, ...]) -> Amount:
    """A price of the column as the text has it: with its period, its bound and its VAT."""
    said = next((each for each in text if each.value == price.value), price)
    return said._replace(bound=price.bound) if said.bound == "exact" else said


def _never_so_low(first: tuple[Amount, ...], then: tuple[Amount, ...]) -> Clash | None:
    """A lowest price that a whole list of prices does not have: from £ 89, then £ 104, £ 126 and £ 149."""
    lowest = [one for one in first if one.bound == "from"]
    is_range = {"from", "up to"} <= {other.bound for other in then}
    if len(lowest) != 1 or not (is_range or len({other.value for other in then}) >= _LIST):
        return None
    if {one.value for one in first} & {other.value for other in then}:
        return None
    one = lowest[0]
    alike = all(other.period == one.period and other.value < _FAR * one.value for other in then)
    if alike and all(other.value > one.value * (1 + NEAR) for other in then):
        return Clash(one.words, min(then, key=lambda other: other.value).words, Text("laagste prijs", "lowest price"))
    return None


def _vat_apart(first: tuple[Amount, ...], then: tuple[Amount, ...]) -> Clash | None:
    """One figure, said to be with VAT (or nothing about it) first and without VAT then."""
    for one in first:
        for other in then:
            same_figure = math.isclose(one.value, other.value, rel_tol=NEAR)
            if (
                same_figure
                and other.vat != one.vat
                and (other.vat == "without" or (one.vat == "without" and other.vat == "with"))
            ):
                return Clash(one.words, other.words, Text("btw", "VAT"))
    return None


def _is_sold(words: tuple[Word, ...], after: int, sold: dict[str, str]) -> bool:
    """Whether what is free is the product itself, not what comes with it."""
    return any(spoken_of(term, sold) for term in terms_in(words[after : after + 2]))


@lru_cache(maxsize=4096)
def _off(*lines: str) -> tuple[Discount, ...]:
    found: list[Discount] = []
    for line in lines:
        words = words_in(line)
        found += discounts_in(line, words)
        found += (Discount(percent, "exact", said) for percent, said in deals_in(line, words))
    return tuple(found)


def _discounts(before: Copy, after: Copy) -> Clash | None:
    first = _off(*before.lines.values())
    then = _off(*after.lines.values())
    if not first:
        return None
    gone = next(_GONE.find(after.words), None)
    if gone is not None:
        text = " ".join(word.text for word in after.words[gone.first : gone.end])
        return Clash(first[0].words, text, Text("korting", "discount"))
    if not then or any(_same_discount(one, other) for one in first for other in then):
        return None
    return Clash(first[0].words, then[0].words, Text("korting", "discount"))


def _saved(before: Copy, after: Copy) -> Clash | None:
    """A sum off that is less one step on: € 50 korting, then € 20 korting."""
    first, then = _sums_off(*before.lines.values()), _sums_off(*after.lines.values())
    if (
        not first
        or not then
        or any(other.value >= one.value or one.bound == "up to" for one in first for other in then)
    ):
        return None
    return Clash(first[0].words, then[0].words, Text("korting", "discount"))


def _fee_after_all(before: Copy, after: Copy, first: tuple[Amount, ...], then: tuple[Amount, ...]) -> Clash | None:
    """A sum per month or year where the first message said that there is none: geen maandbedrag."""
    found = next(_NO_FEE.find(before.words), None)
    if found is None or any(each.period in _REGULAR for each in first) or next(_NO_FEE.find(after.words), None):
        return None
    fee = next((each for each in then if each.period in _REGULAR and each.value), None)
    if fee is None:
        return None
    text = " ".join(word.text for word in before.words[found.first : found.end])
    return Clash(text, fee.words, Text("vaste kosten", "regular fee"))


def _dearer_later(before: Copy, after: Copy, first: tuple[Amount, ...]) -> Clash | None:
    """A higher price that only the second message says comes later: £ 16 a week, then £ 21 after the first month."""
    if not _BEGINNING.isdisjoint(word.form for word in before.words):
        return None
    named = {each.value for each in _in_text(*before.lines.values())}
    then = _in_text(*after.lines.values())
    for one in first:
        if one.period and one.bound == "exact" and any(each.value == one.value for each in then):
            for other in then:
                alike = other.role == "old price" and other.period in {one.period, ""} and other.value not in named
                if alike and one.value < other.value < _FAR * one.value:
                    return Clash(one.words, other.words, Text("latere prijs", "later price"))
    return None


@lru_cache(maxsize=4096)
def _sums_off(*lines: str) -> tuple[Amount, ...]:
    found: list[Amount] = []
    for line in lines:
        words = words_in(line)
        for amount in amounts_in(line, words):
            end = line.index(amount.words) + len(amount.words)
            if next((word.form for word in words if word.start >= end), "") in _OFF:
                found.append(amount)
    return tuple(found)


def _same_discount(one: Discount, other: Discount) -> bool:
    if one.percent == other.percent:
        return True
    return one.bound == "up to" and other.bound == "exact" and other.percent <= one.percent


def _no_longer_free(before: Copy, after: Copy, first: tuple[Amount, ...], then: tuple[Amount, ...]) -> Clash | None:
    """The thing itself was free, and now has a price."""
    if any(each.value for each in first) or not any(each.value for each in then):
        return None
    sold = terms_in(words_in(before.product))
    if _FREE_STEM in sold:
        return None
    free = next((found for found in _FREE.find(before.headline) if _is_sold(before.headline, found.end, sold)), None)
    if free is None:
        return None
    later = next((found for found in _FREE.find(after.words)), None)
    if later is not None:
        return None
    costs = [each for each in then if each.value]
    return Clash(before.headline[free.first].text, costs[0].words, Text("gratis", "free"))
