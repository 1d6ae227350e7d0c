"""Things by their own words: what a message spares the reader, has none of or includes, and the next one does not.

The tables of promises name what is common; this holds for any thing: no GMAT required, geen eigen risico, vlucht
inbegrepen.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from fullfunnel.checks.text.connection.contradiction import Clash
from fullfunnel.checks.text.terms import terms_in
from fullfunnel.checks.text.words import DENIALS, forms, sentences_in, words_in
from fullfunnel.language import same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from fullfunnel.checks.text.fit.copy import Copy
    from fullfunnel.checks.text.words import Word

    _Finder: TypeAlias = Callable[[str, Sequence[Word]], Iterator["Mention"]]

_DENIED: Final = forms("no geen zonder without")
_NOT_NEEDED: Final = forms("required needed necessary nodig vereist verplicht")
_BETWEEN: Final = 3
"""So many words may stand between the denial and what it denies."""
_ASKS: Final = forms("""
    upload bring enter send provide submit need needs require requires required attach show must starts includes
    begin neem vul stuur lever geef toon nodig vereist verplicht moet moeten bevat start
""")
_APPLIES: Final = forms("""
    geldt gelden held applies apply charged berekend berekenen rekenen ingehouden trekken added payable due betaalt
""")
_INCLUDED: Final = forms("inbegrepen included")
"""What is part of it stands before these: vlucht inbegrepen."""
_INCLUDING: Final = forms("inclusief incl including includes inclusive")
"""What is part of it stands behind these: inclusief vlucht."""
_TAX: Final = forms("btw vat tax taxes belasting belastingen")
"""With these it is the price that is said with and without; that is for the rule on prices."""
_BESIDE: Final = 3
"""So many words beside them say what is part of it; the rest of the sentence says of what: on every tour."""
_EXCLUDING: Final = forms("exclusief excl excluding")
"""What is no part of it stands behind these: exclusief vlucht."""
_EXCLUDED: Final = forms("los apart separately zelf yourself")
_OFFERED: Final = forms("inbegrepen included provide provided verzorgen bieden leveren inclusief")
_SAYING: Final = _INCLUDED | _INCLUDING | _EXCLUDED | _EXCLUDING | _OFFERED
"""Words that say whether a thing is part of it, and are none themselves."""
_FREE: Final = forms("gratis kosteloos kosteloze free complimentary")
_SIGNS: Final = frozenset({"€", "£", "$"})
_NEXT: Final = 1
_COSTS: Final = forms(
    "kost kosten costs cost rekenen berekenen charge charges betaal betaalt pay start starts from vanaf"
)
_ABOVE: Final = forms("boven onder above over under below normaal normally was after na daarna then")
_AROUND: Final = 4
"""What is asked for stands within so many words of the word that asks."""


class Mention(NamedTuple):
    """A thing that a line says something about."""

    term: str
    """The stem of its word."""
    words: str
    """What is said of it, as it stands in the line."""


def against_by_word(before: Copy, after: Copy) -> Clash | None:
    """The first thing that a message spares, has none of or includes, where the next one says the opposite of it."""
    for promises, breaks in _PAIRS:
        # A call promises nothing: see what is included.
        promised = _by_term(promises, before.lines["headline"], before.lines["body"])
        if not promised:
            continue
        lines = tuple(after.lines.values())
        kept, sold = _by_term(promises, *lines), terms_in(words_in(after.product))
        for term, words in _by_term(breaks, *lines).items():
            if term in promised and term not in kept and term not in sold:
                return Clash(promised[term], words, same(term))
    return None


@lru_cache(maxsize=8192)
def _by_term(finder: _Finder, *lines: str) -> dict[str, str]:
    """What a finder finds in lines: of every thing what is said of it first."""
    found: dict[str, str] = {}
    for line in lines:
        for mention in finder(line, words_in(line)):
            found.setdefault(mention.term, mention.words)
    return found


def _spared(line: str, words: Sequence[Word]) -> Iterator[Mention]:
    """What is not needed: no GMAT required, geen printer nodig."""
    for at, word in enumerate(words):
        if word.form not in _DENIED:
            continue
        said = [each for each in words[at + 1 : at + 2 + _BETWEEN] if each.sentence == word.sentence]
        end = next((place for place, each in enumerate(said) if each.form in _NOT_NEEDED), 0)
        if end:
            yield from _mentions(said[:end], line[word.start : said[end].end])


def _asked(line: str, words: Sequence[Word]) -> Iterator[Mention]:
    """What is asked for: upload your GMAT score, starts a subscription."""
    return _near(line, words, _ASKS)


def _absent(line: str, words: Sequence[Word]) -> Iterator[Mention]:
    """What there is none of: geen eigen risico, no deposit."""
    for at, word in enumerate(words):
        said = [each for each in words[at + 1 : at + 3] if each.sentence == word.sentence]
        if word.form in _DENIED and said:
            yield from _mentions(said, line[word.start : said[-1].end])


def _applied(line: str, words: Sequence[Word]) -> Iterator[Mention]:
    """What there is: er geldt een eigen risico, a deposit is held."""
    return _near(line, words, _APPLIES)


def _included(line: str, words: Sequence[Word]) -> Iterator[Mention]:
    """What is part of it: vlucht inbegrepen, a hot lunch included."""
    for at, word in enumerate(words):
        if word.form in _INCLUDED:
            said = words[max(at - _BESIDE, 0) : at + 1]
        elif word.form in _INCLUDING:
            said = words[at : at + 1 + _BESIDE]
        else:
            continue
        beside = [each for each in said if each.sentence == word.sentence]
        if (DENIALS | _TAX).isdisjoint(each.form for each in beside):
            yield from _mentions(beside, line[beside[0].start : beside[-1].end])


def _excluded(line: str, words: Sequence[Word]) -> Iterator[Mention]:
    """What is no part of it: de vlucht regelt u zelf, meals are not provided."""
    for at, word in enumerate(words):
        if word.form in _EXCLUDING:
            behind = [each for each in words[at : at + 1 + _BESIDE] if each.sentence == word.sentence]
            yield from _mentions(behind, line[behind[0].start : behind[-1].end])
    for whole, said in _sentences(words):
        if said & _EXCLUDED or (said & _OFFERED and not DENIALS.isdisjoint(said)):
            yield from _mentions(whole, line[whole[0].start : whole[-1].end])


def _given(line: str, words: Sequence[Word]) -> Iterator[Mention]:
    """What is free: onderzoek gratis, a free audit."""
    for at, word in enumerate(words):
        if word.form not in _FREE:
            continue
        beside = [each for each in words[max(at - _NEXT, 0) : at + 1 + _NEXT] if each.sentence == word.sentence]
        if DENIALS.isdisjoint(each.form for each in beside):
            yield from _mentions((each for each in beside if each is not word), line[beside[0].start : beside[-1].end])


def _priced(line: str, words: Sequence[Word]) -> Iterator[Mention]:
    """What has a price beside it: voor het onderzoek rekenen we € 35, audits start at $149."""
    for at, word in enumerate(words):
        if word.form not in _SIGNS:
            continue
        near = [each for each in words[max(at - _AROUND - 1, 0) : at + 2] if each.sentence == word.sentence]
        forms_near = {each.form for each in near}
        if DENIALS.isdisjoint(forms_near) and _ABOVE.isdisjoint(forms_near) and not forms_near.isdisjoint(_COSTS):
            yield from _mentions(near, line[near[0].start : near[-1].end])


_PAIRS: Final[tuple[tuple[_Finder, _Finder], ...]] = (
    (_spared, _asked),
    (_absent, _applied),
    (_included, _excluded),
    (_given, _priced),
)
"""What promises, and what breaks that."""


def _near(line: str, words: Sequence[Word], said: frozenset[str]) -> Iterator[Mention]:
    for at, word in enumerate(words):
        if word.form not in said:
            continue
        near = [each for each in words[max(at - _AROUND, 0) : at + 1 + _AROUND] if each.sentence == word.sentence]
        if not any(each.form in DENIALS for each in near):
            yield from _mentions(near, line[near[0].start : near[-1].end])


def _sentences(words: Sequence[Word]) -> Iterator[tuple[list[Word], set[str]]]:
    """Every sentence with the forms of its words."""
    return ((whole, {word.form for word in whole}) for whole in sentences_in(words))


def _mentions(words: Iterable[Word], said: str) -> Iterator[Mention]:
    return (Mention(term, said) for term in terms_in(each for each in words if each.form not in _SAYING))
