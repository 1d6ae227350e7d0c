"""Lengths of time in a line, each with what it is the length of: a trial, a delivery, a guarantee."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.text.numerals import number_of
from fullfunnel.checks.text.phrases import phrases
from fullfunnel.checks.text.word_kinds import WordKinds
from fullfunnel.checks.text.words import forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.text.words import Word


class Span(NamedTuple):
    """A length of time with what it is the length of."""

    topic: str
    days: float
    words: str


_UNITS: Final = {
    **dict.fromkeys(("uur", "uren", "hour", "hours", "hr", "hrs"), 1 / 24),
    **dict.fromkeys(("minuut", "minuten", "min", "minute", "minutes", "mins", "kwartier"), 1 / 1440),
    **dict.fromkeys(("dag", "dagen", "day", "days", "nacht", "nachten", "night", "nights"), 1.0),
    **dict.fromkeys(("werkdag", "werkdagen"), 1.4),
    **dict.fromkeys(("week", "weken", "weeks"), 7.0),
    **dict.fromkeys(("werkweek",), 7.0),
    **dict.fromkeys(("maand", "maanden", "month", "months"), 30.4),
    **dict.fromkeys(("jaar", "jaren", "year", "years", "jarige", "jarig"), 365.0),
}
_TOPICS: Final = WordKinds(
    {
        "trial": phrases("""
        gratis | free | proef* | trial | probeer* | proberen | uitproberen | try | test* | us | uit | slapen | sleep
        | proefslapen
    """),
        "wait": phrases("""
        wacht* | *wachttijd | doorlooptijd* | levertijd* | lead | wait | waiting | turnaround | backlog | queue
        | inplannen | eerstvolgende | earliest
    """),
        "delivery": phrases("""
        bezorg* | lever* | geleverd | huis | verzend* | verzonden | deliver* | shipping | ship | ships
        | shipped | arrive* | doormat | doorstep | deurmat | dispatch* | brievenbus | thuis | posted | postbus
        | mailbox
    """),
        "return": phrases("""
        retour* | return* | terug | teruggestuurd | terugsturen | bedenktijd | back | ruilen | exchange
        | refund* | mind | ruil
    """),
        "guarantee": phrases("garantie* | *garantie | warranty | guarantee* | covered | gegarandeerd"),
        "answer": phrases("""
        antwoord* | reactie | reageren | reageert | hoort | hoor | bericht | bellen | belt | terugbellen
        | offerte | uitsluitsel | duidelijkheid | geholpen | helpen | langs | komen | plaatse | reply
        | answer* | respond* | response | hear | decision | call | quote | besluit | uitslag | result*
    """),
        "notice": phrases("""
        cancel* | annuleer* | annuleren | opzeg* | betaal | betaalt | betalen | pay | payment | factuur | invoice
        | geldig | valid | expires
    """),
        "payout": phrases("uitbetaald | uitbetaling | gestort | rekening | paid | payout"),
        "taking": phrases("geregeld | klaar | aangevraagd | invullen | minutes | done | live | running"),
    }
)
_AWAY: Final = 6
"""A length of time and what it is the length of stand within so many words."""
_VAGUE: Final = frozenset({"een", "a", "an"})
"""Een dag, a week: often no length at all, unless what it is the length of stands next to it."""
_NEXT: Final = 2
_WITHIN: Final = frozenset({"binnen", "within", "in", "allow", "over"})
_LASTS: Final = frozenset({"takes", "take", "duurt"})
"""Behind these it is how long the work takes, not when it is there; so is one day in which it is done."""
_EXPECTED: Final = (["reken", "op"], ["rekent", "op"], ["count", "on"], ["expect", "about"], ["duurt", "het"])
_DONE: Final = forms("klaar gedaan gereed done finished ready voltooid afgerond geplaatst gemonteerd")
_HOUR: Final = 1 / 24
_SOON: Final = {"morgen": 1.0, "tomorrow": 1.0, "overnight": 1.0, "next": 1.0, "same": 0.5}
_FOREVER: Final = frozenset({"lifetime", "levenslang", "levenslange"})
_LIFETIME: Final = 36_500.0
_BROUGHT: Final = forms("""
        repair repaired reparatie gerepareerd hersteld
        huis bezorgd geleverd thuis binnen locatie deur werf bouwplaats bureau gemonteerd geplaatst site
        install installed installation fitted verzonden delivered delivery door doorstep doormat dispatch
        dispatched shipping bezorging levering
    """)


def spans_in(line: str, words: tuple[Word, ...], *, tries: bool = False) -> Iterator[Span]:
    """The lengths of time in a line, each with what it is the length of.

    Args:
        line: the text.
        words: its words.
        tries: whether the message is about trying something; a length without a topic is then that of the trial.
    """
    for at, word in enumerate(words):
        soon = _SOON.get(word.form)
        if soon is not None and _is_brought(words, at):
            yield Span("delivery", soon, line[word.start : words[min(at + 2, len(words) - 1)].end])
            continue
        if word.form in _FOREVER and _is_guaranteed(words, at):
            yield Span("guarantee", _LIFETIME, word.text)
            continue
        count = number_of(word)
        if count is None:
            continue
        unit_at = at + 1
        if unit_at < len(words) and words[unit_at].form in {
            "a",
            "an",
            "full",
            "volle",
            "hele",
            "working",
            "business",
            "calendar",
        }:
            factor = 1.4 if words[unit_at].form in {"working", "business"} else 1.0
            unit_at += 1
        else:
            factor = 1.0
        if unit_at >= len(words) or words[unit_at].form not in _UNITS:
            continue
        days = count * _UNITS[words[unit_at].form] * factor
        topic = _span_topic(words, at, unit_at)
        if topic is None and days >= _HOUR and at:
            topic = _by_preposition(words, at, unit_at)
        if topic is None and tries and days >= 1:
            topic = "trial"
        if topic:
            yield Span(topic, days, line[word.start : words[unit_at].end])


def _by_preposition(words: tuple[Word, ...], first: int, last: int) -> str | None:
    """Whether it says when something is there, or how long the work takes, where no word says of what."""
    before = words[first - 1].form
    if [word.form for word in words[max(first - _NEXT, 0) : first]] in _EXPECTED:
        return "within"
    behind = {each.form for each in words[last + 1 : last + 1 + _NEXT] if each.sentence == words[last].sentence}
    if before in _LASTS or (before == "in" and not behind.isdisjoint(_DONE)):
        return "taking"
    return "within" if before in _WITHIN else None


def _is_guaranteed(words: tuple[Word, ...], at: int) -> bool:
    near = words[max(at - 2, 0) : at + 3]
    return any(_TOPICS.of(word.form) == "guarantee" for word in near)


def _is_brought(words: tuple[Word, ...], at: int) -> bool:
    """Whether something is delivered then: morgen in huis, delivered tomorrow, next day delivery."""
    if words[at].form in {"next", "same"}:
        tail = [each.form for each in words[at + 1 : at + 3]]
        return tail[:1] == ["day"] and len(tail) > 1 and tail[1] in _BROUGHT
    near = words[max(at - 3, 0) : at + 4]
    return any(each.form in _BROUGHT and each.sentence == words[at].sentence for each in near)


def _span_topic(words: tuple[Word, ...], first: int, last: int) -> str | None:
    """The topic of the nearest word in the same sentence, or before the colon that opens it."""
    best: tuple[int, str] | None = None
    sentence = words[first].sentence
    opened = any(word.form == ":" and word.sentence == sentence - 1 for word in words[:first])
    for at, word in enumerate(words):
        if word.sentence not in {sentence, sentence - opened} or first <= at <= last:
            continue
        away = first - at if at < first else at - last
        if words[first].form in _VAGUE and away > _NEXT:
            continue
        topic = _TOPICS.of(word.form)
        if topic is not None and (best is None or away < best[0]):
            best = (away, topic)
    return best[1] if best and best[0] <= _AWAY else None
