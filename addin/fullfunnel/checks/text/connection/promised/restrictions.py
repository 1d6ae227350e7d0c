"""A condition or a limit that only the second message names: tenants cannot apply, three months at least, only in July.

The tables of promises know by name what is often promised. This looks at how a sentence takes something back, whatever
it is about: by a negated verb, an adverb of exclusion, a minimum, a delay.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.text.connection.contradiction import Clash
from fullfunnel.checks.text.lexicon import LEXICON
from fullfunnel.checks.text.numerals import number_of
from fullfunnel.checks.text.phrases import Phrases
from fullfunnel.checks.text.synonyms import spoken_of
from fullfunnel.checks.text.terms import stem, terms_in
from fullfunnel.checks.text.words import DENIALS, form_of, forms, sentences_in, words_in
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.checks.text.fit.copy import Copy
    from fullfunnel.checks.text.words import Word

_KINDS: Final = tomllib.loads((LEXICON / "restrictions.toml").read_text(encoding="utf-8"))
_SAID: Final = Phrases({kind: tuple(map(form_of, table["said"])) for kind, table in _KINDS.items()})
_KNOWN: Final = Phrases({kind: tuple(table.get("known", ())) for kind, table in _KINDS.items()})
_LOOSE: Final = frozenset(kind for kind, table in _KINDS.items() if table["loose"])
_DENIED: Final = frozenset(_KINDS) - {"cannot", "none"}
"""Kinds that a denial right before them turns round: no minimum term, zonder toeslag. What cannot be is one itself."""
_COUNTED: Final = frozenset({"minimum", "so often", "only"})
"""Kinds that a number of the first message may already have said: from 18 years, at least 18 years."""
_MOST: Final = 20
"""Conditions of a message that are looked at; whoever names more has terms of sale, not copy."""
_NEAR: Final = 3
_HARMS: Final = forms("""
    limit limits cost costs fee fees charge charges obligation obligations deposit catch queue waiting hidden minimum
    age upper
    limiet kosten verplichting verplichtingen borg wachttijd wachtlijst rij maximum leeftijdsgrens addertje risico
    rise rises rising increase go goes lose loses lost fail fails wrong wait miss break broken hurt resist help believe
    stijgen stijgt omhoog verliezen kwijt mis misgaan missen wachten kapot stuk geloven laten fout
""")
"""What cannot rise, get lost or go wrong is a promise, and cannot wait is a figure of speech."""
_INVERTED: Final = forms("kan kun kunt kunnen is zijn wordt worden lukt blijkt past wil heb hebt mag moet")
"""A sentence that begins with one of these and has dan in it says what if: kan het niet, dan betaal je niets."""
_ALL: Final = forms("all alles enige wat only alleen")
"""All you need is your phone: what is needed is little."""
_EASY: Final = forms("""
    just simply anyone everyone anybody everybody welcome easy easily straight instantly
    iedereen welkom gewoon simpel makkelijk eenvoudig direct meteen zo
""")
_WIDE: Final = forms("""
    any all every everyone anyone everything always anytime whenever whatever unlimited welcome whole
    alle alles elk elke ieder iedere iedereen altijd onbeperkt overal welkom wanneer hele heel
""")
_GIVEN: Final = forms("gratis free included inbegrepen inclusief vergoed niets nothing alles everything")
_PROMISED: Final = {"needed": _EASY | DENIALS, "cannot": _WIDE, "charged": _GIVEN}
"""Ordinary small print breaks nothing: without a word of its own thing, a need goes against little that was asked, and
what cannot be against something that was to be for all or always."""
_SELF: Final = forms("jou jouw je u jezelf uzelf jullie ons mij you yourself")
"""Behind these alleen is alone: voor jou alleen."""
_IF: Final = forms("if when als wanneer indien lukt rather liever whether wie")
"""With these it is about somebody whom it does not suit, and what then: if you cannot make it, we move you."""
_SHORTEST: Final = 3
_ABOUT: Final = Text("voorwaarde", "condition")


class Restriction(NamedTuple):
    """A sentence that takes something back."""

    kind: str
    line: str
    sentence: tuple[Word, ...]

    @property
    def words(self) -> str:
        """The sentence as it stands in the line."""
        return self.line[self.sentence[0].start : self.sentence[-1].end]


def restricted(before: Copy, after: Copy) -> Clash | None:
    """The first condition of the second message that the first one kept silent about.

    Args:
        before: the first message, which names no condition of that kind.
        after: the one that follows it.
    """
    known = {each.kind for each in _restrictions(*before.lines.values())}
    known.update(found.label for found in _KNOWN.find(before.words))
    numbers = _numbers(before.words)
    speaks_of = terms_in(before.words)
    for each in _restrictions(after.lines["headline"], after.lines["body"]):
        if each.kind in known or (each.kind in _COUNTED and numbers & _numbers(each.sentence)):
            continue
        shared = {term for term in _carrying(each.sentence) if spoken_of(term, speaks_of)}
        if shared or (each.kind in _LOOSE and (each.kind not in _PROMISED or _says(before, _PROMISED[each.kind]))):
            return Clash(_sentence_on(before, shared), each.words, _ABOUT)
    return None


def _says(before: Copy, promised: frozenset[str]) -> bool:
    return any(word.form in promised for word in before.words)


@lru_cache(maxsize=4096)
def _restrictions(*lines: str) -> tuple[Restriction, ...]:
    """What takes something back in lines, each sentence by the first kind it has."""
    return tuple(islice((each for line in lines for each in _in_line(line)), _MOST))


def _in_line(line: str) -> list[Restriction]:
    words = words_in(line)
    sentences = {whole[0].sentence: whole for whole in sentences_in(words)}
    found = []
    for kind, first, end in _SAID.find(words):
        whole = sentences[words[first].sentence]
        at = whole.index(words[first])
        if whole[-1].form == "?" or _is_turned_round(kind, [word.form for word in whole], at, at + end - first):
            continue
        found.append(Restriction(kind, line, tuple(whole)))
    return found


def _is_turned_round(kind: str, whole: list[str], first: int, end: int) -> bool:
    """Whether it is denied, or what is denied would be to the reader's harm, or is about whom it does not suit."""
    lead, said = whole[:first], whole[first:end]
    if (whole[0] in _INVERTED and "dan" in whole) or (kind == "needed" and not _ALL.isdisjoint(lead)):
        return True
    if kind == "only" and lead[-1:] and lead[-1] in _SELF:
        return True
    if kind in _DENIED:
        return not DENIALS.isdisjoint((*lead[-_NEAR:], *said))
    return not (_IF.isdisjoint(lead) and _HARMS.isdisjoint((*said, *whole[end : end + _NEAR])))


def _numbers(words: tuple[Word, ...]) -> set[tuple[float, str]]:
    """The numbers said, in digits or letters, with what they count; one is as often no number: een, a."""
    return {
        (value, stem(behind.form))
        for word, behind in pairwise(words)
        if (value := number_of(word)) is not None and value != 1
    }


def _carrying(words: tuple[Word, ...]) -> list[str]:
    return [term for term in terms_in(words) if len(term) >= _SHORTEST and not term[0].isdigit()]


def _sentence_on(before: Copy, shared: set[str]) -> str:
    """The sentence of the first message that says most about what is restricted, else what it is headed."""
    best, said = 0, ""
    for part in ("body", "headline", "cta"):
        line = before.lines[part]
        for whole in sentences_in(words_in(line)):
            spoken = sum(spoken_of(term, shared) for term in _carrying(tuple(whole)))
            if spoken > best:
                best, said = spoken, line[whole[0].start : whole[-1].end]
    return said or next((line for line in before.lines.values() if line), "")
