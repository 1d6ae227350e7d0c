"""Prices and discounts in a line: how much, what for, per how long, at most or from, with or without VAT."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from fullfunnel.checks.text.numerals import count_of
from fullfunnel.checks.text.words import DENIALS, forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.text.words import Word

Bound = Literal["exact", "from", "up to", "about"]
Role = Literal["price", "old price", "saving", "shipping", "threshold", "other"]
Vat = Literal["with", "without"]
Unit = Literal["", "one", "all"]

_CURRENCIES: Final = {"€": "EUR", "$": "USD", "£": "GBP", "eur": "EUR", "euro": "EUR", "usd": "USD", "gbp": "GBP"}
_AFTER: Final = {
    **dict.fromkeys(("euro", "euro's", "eur", "euros", "€"), "EUR"),
    **dict.fromkeys(("dollar", "dollars", "usd"), "USD"),
    **dict.fromkeys(("pound", "pounds", "pond", "quid"), "GBP"),
}
_PERIODS: Final = {
    **dict.fromkeys(
        forms("""
        maand maanden mnd month months mo maandelijks monthly p.m pm pcm
    """),
        "month",
    ),
    **dict.fromkeys(forms("jaar jr jaarlijks year years yr annum yearly annually"), "year"),
    **dict.fromkeys(forms("week weken wk weekly wekelijks"), "week"),
    **dict.fromkeys(forms("dag day days daily"), "day"),
    **dict.fromkeys(forms("uur hour hr hourly"), "hour"),
    **dict.fromkeys(forms("nacht night nights"), "night"),
    **dict.fromkeys(forms("kwartaal quarter"), "quarter"),
    **dict.fromkeys(forms("minuut minute min"), "minute"),
}
_PER: Final = frozenset({"per", "a", "an", "each", "p", "elke", "iedere", "every", "the"})
YEARLY: Final = {"month": 12.0, "year": 1.0, "week": 52.0, "quarter": 4.0}
"""How many of a period are in a year, for the periods a subscription is priced in."""

_FROM: Final = forms("""
    vanaf from starting starts startend start v.a va minimaal minimum minimale minimal begint begin begins least
    tenminste minstens
""")
_BETWEEN: Final = forms("""
    only just slechts maar al at as little een bedrag van voor is prijs price een for about zo'n the nu now
""")
_UP_TO: Final = forms("""
    onder under below max maximaal maximum hooguit tot hoogstens most within binnen
""")
_LOWEST: Final = forms("lowest cheapest goedkoopste laagste voordeligste")
_OR_LESS: Final = (["or", "less"], ["of", "minder"], ["at", "most"], ["or", "under"], ["op", "zijn"])
_AT_MOST: Final = (["maximaal"], ["max"], ["hooguit"], ["tops"], ["maximum"])
_RANGES: Final = frozenset({"between", "tussen"})
_ABOUT: Final = forms("""
    circa ca ongeveer around about roughly gemiddeld average rond zo'n approximately typically
""")
_SAVING: Final = forms("""
        bespaar bespaart besparing besparen save saves saved saving savings korting off discount cashback terug
        back tegoed waardebon cadeaubon voucher credit subsidie grant bonus rebate voordeel goedkoper cheaper
        less
    """)
_BEHIND: Final = forms("off back terug less")
"""These say of the amount right before them that it is saved: £ 5 off; four on, four off at £ 13 an hour."""
_OF: Final = forms("of aan in worth rij")
_GETS: Final = forms("""
    get gets krijg krijgt krijgen ontvang ontvangt ontvangen receive receives pocket verdienen
""")
_SHIPPING: Final = forms("""
        verzendkosten bezorgkosten verzending shipping delivery postage porto bezorging verzenden thuisbezorging
    """)
_THRESHOLD: Final = forms("""
    boven orders order besteding besteden spend over vanaf bij bestellingen above
""")
_OTHER: Final = forms("""
        lenen lening leen loan loans borrow lend krediet salaris salary bruto gross netto earn verdien verdienen
        wages wage paying pays earning verdienend
        loon uurloon omzet turnover revenue budget worth t.w.v waarde waard borg deposit aanbetaling
        inkomen income raised opgehaald prijzengeld prize win winnen schade boete fine fines schuld debt
        invested beleggen opbrengst gemiste kostte verloor lost rente dekking cover coverage verzekerd
        tegen eigen excess
    """)
_BESIDE: Final = forms("erbij bijboeken optioneel optional optionally upgrade extra's add-on add-ons")
"""A sum behind these is for something beside the product: bagage boek je erbij vanaf € 24."""
_OLD: Final = forms("""
    was van normaal normally rrp adviesprijs previously usually before instead
""")
_PLURALS: Final = ("en", "s")
_SUMS: Final = forms("bedrag prijs tarief som termijn som bijdrage inleg")
_LATER: Final = forms("straks daarna afterwards thereafter later then")
_WITHOUT_VAT: Final = forms("excl exclusief ex excluding plus exc without zonder")
_WITH_VAT: Final = forms("incl inclusief inc including with met")
_VAT: Final = frozenset({"btw", "vat"})
_CONDITION: Final = frozenset({"for", "voor"})
_EACH: Final = forms("each apiece p.p pp elk")
_PARTS: Final = forms("""
    stuk persoon piece person item head unit oor ear kind child deelnemer paneel panel portie portion serving maaltijd
    meal bezoek visit
""")
_EVERY: Final = forms("each every elk elke ieder iedere")
_PAIR: Final = 2
_PARTS_MANY: Final = forms("people persons personen adults volwassenen guests gasten mensen")
"""For two people is often the price of a stay per person, or of a room."""
_TOGETHER: Final = forms("pair paar set stel couple duo gezin family box doos pack")
_GROUPS: Final = re.compile(r"^\d{1,3}(?:[.,]\d{3})+$")


class Amount(NamedTuple):
    """A sum of money in a line."""

    value: float
    currency: str
    role: Role
    bound: Bound
    period: str
    """``month``, ``year`` and so on; blank where none is named."""
    vat: Vat | None
    words: str
    """As it stands in the line, with what was read into it."""
    unit: Unit = ""
    """Whether it is for one of several (each) or for all of them (the pair); blank where neither is said."""

    @property
    def a_year(self) -> float | None:
        """What it comes to in a year, where it has a period that can be laid out over one."""
        per_year = YEARLY.get(self.period)
        return None if per_year is None else self.value * per_year


class Discount(NamedTuple):
    """A percentage off."""

    percent: float
    bound: Bound
    words: str


def number_in(written: str) -> float:
    """A number as copy spells it: ``1.899``, ``39,50``, ``1,250.00``."""
    text = written.strip(".,")
    if _GROUPS.match(text):
        return float(text.replace(".", "").replace(",", ""))
    if "," in text and "." in text:
        last = max(text.rfind(","), text.rfind("."))
        return float(re.sub(r"[.,]", "", text[:last]) + "." + text[last + 1 :])
    head, mark, tail = text.replace(",", ".").rpartition(".")
    if not mark:
        return float(text)
    return float(head.replace(".", "") + "." + tail)


def amounts_in(line: str, words: tuple[Word, ...]) -> Iterator[Amount]:
    """Every sum of money in a line, in its order."""
    for at, word in enumerate(words):
        if not word.is_number:
            continue
        before = words[at - 1].form if at else ""
        after = words[at + 1].form if at + 1 < len(words) else ""
        first, end = at, at + 1
        if before in _CURRENCIES:
            currency, first = _CURRENCIES[before], at - 1
        elif after in _AFTER:
            currency, end = _AFTER[after], at + 2
        elif after in {"p", "c", "cent", "cents"} and words[at + 1].start - word.end <= 1:
            continue
        else:
            continue
        value = number_in(word.text)
        if end < len(words) and words[end].form in {
            "k",
            "m",
            "mln",
            "miljoen",
            "million",
            "duizend",
            "thousand",
            "billion",
            "miljard",
        }:
            thousand = words[end].form in {"k", "duizend", "thousand"}
            value *= 1_000 if thousand else 1_000_000
            end += 1
        yield _amount(line, words, first, end, value, currency)


def _amount(  # noqa: PLR0913, PLR0917  # where it stands and what it is
    line: str, words: tuple[Word, ...], first: int, end: int, value: float, currency: str
) -> Amount:
    sentence = words[first].sentence
    lead = [word.form for word in words[max(first - 4, 0) : first] if word.sentence == sentence]
    rest = [word for word in words[end : end + 6] if word.sentence == sentence]
    tail = [word.form for word in rest]
    period, length = _period(tail)
    vat = _vat(tail[:5]) or _vat_anywhere(words, sentence)
    bound = "from" if _is_lowest(words, first) else _bound(lead, tail)
    role = _role(lead, tail[length:], bound)
    # A range has its word behind the second sum: € 2.800 tot € 3.600 bruto per maand.
    spoken = tail[:6] if tail[:1] and tail[0] in {"tot", "to"} else tail[:length]
    if role == "price" and _OTHER.intersection(spoken):
        role = "other"
    stop = end + length
    begin = first - 1 if bound != "exact" and lead and lead[-1] in _FROM | _UP_TO | _ABOUT else first
    return Amount(
        value, currency, role, bound, period, vat, line[words[begin].start : words[stop - 1].end], _unit(tail)
    )


def _is_lowest(words: tuple[Word, ...], first: int) -> bool:
    """Whether the sentence says up to here that it is the lowest: our cheapest fare in June is £ 179."""
    near = words[max(first - 8, 0) : first]
    return any(word.form in _LOWEST and word.sentence == words[first].sentence for word in near)


def _unit(tail: list[str]) -> Unit:
    """Whether the amount is for one or for all of them, by the words right behind it."""
    if tail[:1] and tail[0] in _EACH:
        return "one"
    if len(tail) > 1 and tail[0] in _CONDITION and tail[1] in _EVERY:
        return "one"
    if tail[:1] and tail[0] in _CONDITION and _counts_more(tail[1:6]):
        return "all"
    if len(tail) > 1 and tail[0] in _PER:
        if tail[1] in _TOGETHER:
            return "all"
        is_thing = tail[0] == "per" and tail[1].isalpha() and tail[1] not in _PERIODS and count_of(tail[1]) is None
        return "one" if is_thing or tail[1] in _PARTS else ""
    return "all" if tail[:2] in (["voor", "twee"], ["for", "two"], ["for", "both"], ["voor", "beide"]) else ""


def _counts_more(tail: list[str]) -> bool:
    """Whether it is for several things together: for three items, for up to three items, voor maximaal vijf kamers."""
    left = [form for form in tail if form not in {"up", "to", "tot", "maximaal", "max", "all", "alle"}]
    if len(left) < _PAIR or left[1] in _PERIODS or left[1] in _PARTS_MANY:
        return False
    value = count_of(left[0])
    return value is not None and value >= _PAIR and left[1][0].isalpha()


def _period(tail: list[str]) -> tuple[str, int]:
    """The period named right behind an amount, and over how many words."""
    if tail and tail[0] in _PERIODS and tail[0] not in {"min", "uur", "dag", "night", "jaar", "week"}:
        return _PERIODS[tail[0]], 1
    for at in range(min(3, len(tail))):
        if tail[at] in _PER and at + 1 < len(tail) and tail[at + 1] in _PERIODS:
            return _PERIODS[tail[at + 1]], at + 2
        if tail[at] in {"pm", "pcm", "monthly", "maandelijks", "yearly", "annually"}:
            return _PERIODS[tail[at]], at + 1
    if len(tail) > 1 and tail[0] == "p" and tail[1] in {"m", "mnd"}:
        return "month", 2
    if tail and tail[0] in {"week", "jaar", "uur", "dag", "night"}:
        return _PERIODS[tail[0]], 1
    return "", 0


def _vat(tail: list[str]) -> Vat | None:
    for at, form in enumerate(tail):
        if form in _VAT:
            near = tail[max(at - 3, 0) : at]
            if any(each in _WITHOUT_VAT for each in near):
                return "without"
            if any(each in _WITH_VAT for each in near):
                return "with"
    return None


def _vat_anywhere(words: tuple[Word, ...], sentence: int) -> Vat | None:
    return _vat([word.form for word in words if word.sentence in {sentence, sentence + 1}])


def _bound(lead: list[str], tail: list[str]) -> Bound:
    near = lead[-2:]
    if _is_from(lead) or (lead[-1:] and lead[-1] in _RANGES):
        return "from"
    if lead[:1] and lead[0] in _RANGES and lead[-1] in {"and", "en"}:
        return "up to"
    if any(each in _UP_TO for each in near) or tail[:2] in _OR_LESS or tail[:1] in _AT_MOST:
        return "up to"
    if len(near) > 1 and near in (["less", "than"], ["minder", "dan"], ["more", "than"], ["meer", "dan"], ["up", "to"]):
        is_limit = near[0] in {"less", "minder", "up"} or not DENIALS.isdisjoint(lead[:-2])  # nooit meer dan
        return "up to" if is_limit else "about"
    if any(each in _ABOUT for each in near):
        return "about"
    return "exact"


def _is_from(lead: list[str]) -> bool:
    """Whether from stands right before the amount, or with a small word between: vanaf slechts, from as little as."""
    if any(form.startswith("minim") for form in lead[-3:]):
        return True
    for form in reversed(lead):
        if form in _FROM:
            return True
        if form not in _BETWEEN:
            return False
    return False


def _role(lead: list[str], tail: list[str], bound: Bound) -> Role:  # noqa: PLR0911  # one return a role
    near = {*(each for each in lead[-3:] if each not in _BEHIND), *tail[:2]}
    credit = {*tail[:5]} if tail[:1] and tail[0] in _OF else set[str]()
    if (near | credit) & _SAVING or (lead[-1:] and lead[-1] in _GETS) or any(each.endswith("tegoed") for each in near):
        return "saving"
    if near & _SHIPPING:
        return "threshold" if bound == "from" or lead[-1:] == ["over"] or lead[-1:] == ["boven"] else "shipping"
    if lead[-1:] and lead[-1] in {"boven", "over", "above"}:
        return "threshold"
    if len(lead) > 1 and lead[-2:][0] in {"orders", "bestellingen", "besteding", "spend", "order"}:
        return "threshold"
    if {*lead[-3:], *tail[:2]} & _OTHER or _is_choice(lead) or _BESIDE.intersection(lead):
        return "other"
    if (
        (lead[-1:] and lead[-1] in _OLD and not _is_of(lead))
        or lead[-2:] == ["instead", "of"]
        or _LATER.intersection(lead)
    ):
        return "old price"
    return "price"


def _is_of(lead: list[str]) -> bool:
    """Whether van only says the sum of what stands before it, as of does: negen termijnen van € 40, een bedrag van."""
    return len(lead) > 1 and lead[-1] == "van" and (lead[-2].endswith(_PLURALS) or lead[-2] in _SUMS)


def _is_choice(lead: list[str]) -> bool:
    """Whether the amount is one of several to play with: bij 50 of 100 euro."""
    return len(lead) > 1 and lead[-1] in {"of", "or"} and lead[-2][0].isdigit()


_PERCENT_OFF: Final = forms("""
    korting off discount reduction goedkoper cheaper voordeel showroomkorting less reduced
""")


def discounts_in(line: str, words: tuple[Word, ...]) -> Iterator[Discount]:
    """Every percentage off in a line."""
    for at, word in enumerate(words[:-1]):
        if not (word.is_number and words[at + 1].form == "%"):
            continue
        lead = [each.form for each in words[max(at - 3, 0) : at]]
        tail = [each.form for each in words[at + 2 : at + 5] if each.sentence == word.sentence]
        near = {*lead[-2:], *tail}
        if near & _PERCENT_OFF or any("korting" in each for each in near) or {"save", "bespaar"} & {*lead}:
            upper = bool({*lead[-2:]} & (_UP_TO | {"to"}))
            yield Discount(number_in(word.text), "up to" if upper else "exact", line[word.start : words[at + 1].end])
