"""How much or how many of what: 100% to the wells, carried for thirty days. One thing, one unit, another number.

Two numbers are only held against each other where both clauses speak of the same thing beside their unit: a day of work
and six weeks of waiting are two things.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.text.connection.contradiction import Clash
from fullfunnel.checks.text.numerals import number_of
from fullfunnel.checks.text.synonyms import spoken_of
from fullfunnel.checks.text.terms import GENERIC, SMALL_WORDS, stem, terms_in
from fullfunnel.checks.text.words import forms, words_in
from fullfunnel.language import same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fullfunnel.checks.text.fit.copy import Copy
    from fullfunnel.checks.text.words import Word

_LOOKED_AT: Final = 24
"""Numbers of a message that are held against those of the next; a table of them is no promise."""
_ONE: Final = 1.0
_SIGNS: Final = frozenset({"€", "$", "£"})
_MONEY: Final = forms("euro euros pounds pound dollars dollar pence cent cents")
_PERCENT: Final = forms("% procent percent")
_PER: Final = forms("per a an each every elke iedere")
_AT: Final = forms("voor om tot na vanaf van rond tussen en")
_PRICED: Final = forms("off korting discount save saves bespaar bespaart reduction sale rente interest apr btw vat")
_LEAST: Final = forms("vanaf from minimaal minstens minimum")
_AT_MOST: Final = forms("maximaal max hooguit hoogstens maximum tot")
_MOST: Final = (["at", "most"], ["more", "than"], ["meer", "dan"], ["up", "to"], ["ten", "hoogste"])
_BETWEEN: Final = forms("working business full volle hele more meer extra other andere")
_UNITS: Final = {
    **dict.fromkeys(forms("dag dagen day days werkdag werkdagen"), ("day", 1.0)),
    **dict.fromkeys(forms("nacht nachten night nights"), ("night", 1.0)),
    **dict.fromkeys(forms("week weken weeks"), ("week", 7.0)),
    **dict.fromkeys(forms("maand maanden month months"), ("term", 30.4)),
    **dict.fromkeys(forms("jaar jaren year years"), ("term", 365.0)),
    **dict.fromkeys(forms("uur uren hour hours"), ("hour", 1 / 24)),
    **dict.fromkeys(forms("minuut minuten minute minutes min mins"), ("hour", 1 / 1440)),
}
"""Units of time with their days. Two days of work and seven weeks of waiting are kept apart: only months are held to
years, and minutes to hours."""
_TIMES: Final = ("day", "night", "week", "term", "hour")
_NEAR: Final = 0.12
"""So far apart, as a part, two lengths of time are one, rounded."""
_BREAKS: Final = ",;()–—"
_TERM: Final = 4
_GENERIC: Final = frozenset(map(stem, GENERIC))


class Quantity(NamedTuple):
    """A number with its unit, and what else its clause speaks of."""

    value: float
    unit: str
    terms: tuple[str, ...]
    words: str
    bound: str = ""
    """``least`` or ``most`` where it is a limit: from ten pieces, never more than eight children."""


def other_quantity(before: Copy, after: Copy) -> Clash | None:
    """The first quantity of which the second message gives another number, of the same thing.

    Args:
        before: the first message.
        after: the one that follows it.
    """
    first, then = _quantities(*before.lines.values()), _quantities(*after.lines.values())
    for one in first:
        if any(_is_same(one, other) for other in then):
            continue
        for other in then:
            if other.unit != one.unit or any(_is_same(each, other) for each in first):
                continue
            is_time = one.unit.startswith(_TIMES)
            if one.bound and one.bound == other.bound and not is_time:
                is_worse, is_one = other.value > one.value, True
            else:
                is_worse, is_one = is_time or other.value < one.value, _speak_of_one(one, other)
            if is_worse and is_one:
                return Clash(one.words, other.words, same(one.unit))
    return None


def _is_same(one: Quantity, other: Quantity) -> bool:
    near = _NEAR if one.unit.startswith(_TIMES) else 0
    return one.unit == other.unit and math.isclose(one.value, other.value, rel_tol=near, abs_tol=1e-9)


def _speak_of_one(one: Quantity, other: Quantity) -> bool:
    return any(spoken_of(term, other.terms) for term in one.terms)


@lru_cache(maxsize=4096)
def _quantities(*lines: str) -> tuple[Quantity, ...]:
    return tuple(islice((each for line in lines for each in _in_line(line)), _LOOKED_AT))


def _in_line(line: str) -> Iterator[Quantity]:
    for clause in _clauses(line):
        carrying = terms_in(word for word in clause if number_of(word) is None)
        terms = tuple(
            term for term in carrying if len(term) >= _TERM and not term[0].isdigit() and term not in _GENERIC
        )
        for at, word in enumerate(clause[:-1]):
            value = number_of(word)
            if value is None or value == _ONE or (at and clause[at - 1].form in _SIGNS):
                continue
            counted = clause[at + 1]
            if _is_no_quantity(clause, at):
                continue
            if counted.form in _BETWEEN and at + 2 < len(clause):
                counted = clause[at + 2]
            if counted.form in SMALL_WORDS | _MONEY or not (counted.form[0].isalpha() or counted.form in _PERCENT):
                continue
            name, days = _UNITS.get(counted.form, ("", 1.0))
            unit = "percent" if counted.form in _PERCENT else name or stem(counted.form)
            unit += _rate(clause, clause.index(counted) + 1)
            about = tuple(term for term in terms if term != stem(counted.form))
            yield Quantity(value * days, unit, about, line[clause[0].start : clause[-1].end], _bound(clause, at))


def _is_no_quantity(clause: Sequence[Word], at: int) -> bool:
    """Whether it is a time of the day, or a percentage that is for the rule on prices: voor 22.00 uur, 30% off."""
    behind = clause[at + 1].form
    if behind == "uur":
        return at > 0 and clause[at - 1].form in _AT
    return behind in _PERCENT and not _PRICED.isdisjoint(word.form for word in clause)


def _bound(clause: Sequence[Word], at: int) -> str:
    """Whether the number is a limit, by the words right before it."""
    lead = [word.form for word in clause[max(at - 2, 0) : at]]
    if lead[-1:] and lead[-1] in _LEAST:
        return "least"
    return "most" if lead in _MOST or (lead[-1:] and lead[-1] in _AT_MOST) else ""


def _rate(clause: Sequence[Word], behind: int) -> str:
    """Per what it is so many: three lessons a day are another thing than thirty lessons."""
    tail = clause[behind : behind + 2]
    return f" per {stem(tail[1].form)}" if len(tail) > 1 and tail[0].form in _PER else ""


def _clauses(line: str) -> Iterator[Sequence[Word]]:
    """The line in pieces between its commas and stops."""
    clause: list[Word] = []
    for word in words_in(line):
        if clause and (
            word.sentence != clause[-1].sentence or any(mark in line[clause[-1].end : word.start] for mark in _BREAKS)
        ):
            yield clause
            clause = []
        clause.append(word)
    if clause:
        yield clause
