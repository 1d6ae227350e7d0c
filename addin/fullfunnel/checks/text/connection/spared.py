"""What a line says is not needed, in its own words: no GMAT required, geen printer nodig."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.text.terms import terms_in
from fullfunnel.checks.text.words import DENIALS, forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.text.words import Word


class Spared(NamedTuple):
    """A thing that is said not to be needed, by its stem, or that is asked for."""

    term: str
    words: str


_NOT_NEEDED: Final = forms("required needed necessary nodig vereist verplicht")
_DENIED: Final = forms("no geen zonder without")
_BETWEEN: Final = 3
"""So many words may stand between the denial and what it denies."""
_ASKS: Final = forms("""
    upload bring enter send provide submit need needs require requires required attach show must starts includes
    begin neem vul stuur lever geef toon nodig vereist verplicht moet moeten bevat start
""")
_AROUND: Final = 4


_APPLIES: Final = forms("""
    geldt gelden held applies apply charged berekend berekenen rekenen ingehouden trekken added payable due betaalt
""")


def free_of(line: str, words: tuple[Word, ...]) -> Iterator[Spared]:
    """The things that a line says there are none of: geen eigen risico, no deposit."""
    for at, word in enumerate(words):
        said = [each for each in words[at + 1 : at + 3] if each.sentence == word.sentence]
        if word.form in _DENIED and said:
            for term in terms_in(said):
                yield Spared(term, line[word.start : said[-1].end])


def applied_in(line: str, words: tuple[Word, ...]) -> Iterator[Spared]:
    """The things that a line says there are after all: er geldt een eigen risico, a deposit is held."""
    yield from _near(line, words, _APPLIES)


_INCLUDED: Final = forms("inclusief inbegrepen incl included including includes inclusive")
_EXCLUDED: Final = forms("exclusief excl excluding los apart separately zelf yourself")
_OFFERED: Final = forms("inbegrepen included provide provided verzorgen bieden leveren inclusief")


def included_in(line: str, words: tuple[Word, ...]) -> Iterator[Spared]:
    """The things that a line says are part of it: vlucht inbegrepen, a hot lunch included."""
    for word in words:
        if word.form in _INCLUDED:
            whole = [each for each in words if each.sentence == word.sentence]
            if not any(each.form in DENIALS for each in whole):
                for term in terms_in(whole):
                    yield Spared(term, line[whole[0].start : whole[-1].end])


def excluded_in(line: str, words: tuple[Word, ...]) -> Iterator[Spared]:
    """The things that a line says are no part of it: de vlucht regelt u zelf, meals are not provided."""
    for sentence in dict.fromkeys(word.sentence for word in words):
        whole = [each for each in words if each.sentence == sentence]
        said = {each.form for each in whole}
        if said & _EXCLUDED or (said & _OFFERED and not DENIALS.isdisjoint(said)):
            for term in terms_in(whole):
                yield Spared(term, line[whole[0].start : whole[-1].end])


def spared_in(line: str, words: tuple[Word, ...]) -> Iterator[Spared]:
    """The things in a line that are said not to be needed."""
    for at, word in enumerate(words):
        if word.form not in _DENIED:
            continue
        said = [each for each in words[at + 1 : at + 2 + _BETWEEN] if each.sentence == word.sentence]
        end = next((place for place, each in enumerate(said) if each.form in _NOT_NEEDED), 0)
        if end:
            for term in terms_in(said[:end]):
                yield Spared(term, line[word.start : said[end].end])


def asked_in(line: str, words: tuple[Word, ...]) -> Iterator[Spared]:
    """The things in a line that it asks for: upload your GMAT score, starts a subscription."""
    yield from _near(line, words, _ASKS)


def _near(line: str, words: tuple[Word, ...], said: frozenset[str]) -> Iterator[Spared]:
    for at, word in enumerate(words):
        if word.form not in said:
            continue
        near = [each for each in words[max(at - _AROUND, 0) : at + 1 + _AROUND] if each.sentence == word.sentence]
        if any(each.form in DENIALS for each in near):
            continue
        for term in terms_in(near):
            yield Spared(term, line[near[0].start : near[-1].end])
