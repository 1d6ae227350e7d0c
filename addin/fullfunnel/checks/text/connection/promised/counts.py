"""How many of something one gets, and in how large a group: ten lessons, groups of six at most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.text.numerals import number_of
from fullfunnel.checks.text.phrases import phrases
from fullfunnel.checks.text.word_kinds import WordKinds
from fullfunnel.checks.text.words import forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.text.words import Word


class Count(NamedTuple):
    """A number of what is got, or the size of a group."""

    thing: str
    value: float
    words: str


_GOT: Final = WordKinds(
    {
        "lessons": phrases("lessen | *lessen | lessons | classes"),
        "sessions": phrases("sessies | sessions | behandelingen | treatments"),
        "modules": phrases("modules | hoofdstukken | chapters"),
        "meals": phrases("maaltijden | meals"),
        "bottles": phrases("flessen | bottles"),
        "users": phrases("gebruikers | users | seats | licenties | licences | licenses"),
        "storage": phrases("gb | tb"),
        "speed": phrases("mbps | mbit | gbps"),
        "visits": phrases("bezoeken | visits | ritten | rides"),
    }
)
_GROUP: Final = forms("groep groepen groepjes group groups klas klassen")
_TOGETHER: Final = forms("""
    students pupils learners participants riders children guests leerlingen deelnemers cursisten kinderen
    studenten gasten
""")
_PER: Final = forms("per a each in")
_AT_A_TIME: Final = forms("per a an each every elke iedere")
_CLASSES: Final = forms("course class group lesson session cursus groep klas les training workshop tour")
_MEASURES: Final = WordKinds(
    {
        "time": phrases("""
            *dagen | *days
            | weken | weeks | maanden | months | jaren | years
            | uren | hours | minuten | minutes | mins
            | nachten | nights | seconden | seconds | kwartieren | zaterdagen | times
        """),
        "money": phrases("euros | pounds | dollars | cents | pence | centen"),
        "people": phrases("""
            mensen | people | personen | persons
            | klanten | customers | members | leden | deelnemers | gezinnen
            | families | bedrijven | companies
            | teams | collega's | kinderen | huishoudens | households | years' | others
        """),
        "reasons": phrases("redenen | reasons | voordelen | benefits"),
        "distance": phrases("""
            meters | metres | miles | kilometers | centimetres | centimeters | grams | watts | litres
        """),
    }
)
_PLURAL: Final = 5
_SOME: Final = 1
_AWAY: Final = 5


def _is_counted(word: Word) -> bool:
    """Whether a word is a plural of something one gets, not of time, money, people, reasons or distance."""
    if word.form in _TOGETHER or _MEASURES.of(word.form) is not None:
        return False
    return len(word.form) >= _PLURAL and word.form.endswith(("s", "en"))


def _is_rate(words: tuple[Word, ...], behind: int) -> bool:
    """Whether it is so many at a time, not in all: three lessons a day."""
    return words[behind : behind + 1] != () and words[behind].form in _AT_A_TIME


def counts_in(line: str, words: tuple[Word, ...]) -> Iterator[Count]:
    """The numbers in a line with what they are the number of."""
    for at, word in enumerate(words[:-1]):
        value = number_of(word)
        if value is None or value <= _SOME or (at and words[at - 1].form in {"€", "£", "$"}):
            continue
        if _is_rate(words, at + 2):
            continue
        thing = _GOT.of(words[at + 1].form)
        if thing is not None:
            yield Count(thing, value, line[word.start : words[at + 1].end])
        elif _is_counted(words[at + 1]):
            yield Count(words[at + 1].form, value, line[word.start : words[at + 1].end])
    yield from _sized_groups(line, words)


def _sized_groups(line: str, words: tuple[Word, ...]) -> Iterator[Count]:
    """How large a group is: eighteen students per course, groups of six at most."""
    for at, word in enumerate(words[:-3]):
        value = number_of(word)
        per, whole = words[at + 2].form, {words[at + 3].form, words[min(at + 4, len(words) - 1)].form}
        if value is not None and words[at + 1].form in _TOGETHER and per in _PER and whole & _CLASSES:
            yield Count("group", value, line[word.start : words[at + 3].end])
    for at, word in enumerate(words):
        if word.form not in _GROUP:
            continue
        behind = [each for each in words[at + 1 : at + 1 + _AWAY] if each.sentence == word.sentence]
        sized = [(number_of(each), each) for each in behind]
        for value, each in sized:
            if value is not None and value > _SOME:
                yield Count("group", value, line[word.start : each.end])
                break
