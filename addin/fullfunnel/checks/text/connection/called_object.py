"""Whether the second message calls for a brother of the product: guitar lessons where piano lessons were spoken of.

The column Product may name one product for both; what the headline or the call tells the reader to order is another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.text.connection.contradiction import Clash
from fullfunnel.checks.text.synonyms import is_common, spoken_of
from fullfunnel.checks.text.terms import GENERIC, SMALL_WORDS, TIERS, stem
from fullfunnel.checks.text.words import forms, words_in
from fullfunnel.language import same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fullfunnel.checks.text.fit.copy import Copy
    from fullfunnel.checks.text.words import Word

_CALLS: Final = forms("""
    order buy book get build reserve rent hire start choose request plan schedule arrange shop apply claim
    bestel koop boek haal bouw reserveer huur start kies vraag plan regel begin
""")
_PASSED: Final = forms("a an the your my our een de het je uw jouw mijn onze nu now today vandaag direct online")
_STEPS: Final = forms("""
    assessment visit tour survey check estimate viewing fitting inspection demo test trial introductory taster review
    audit guide
    bezoek rondleiding keuring opname kennismaking proefles proefrit schouw controle gids place spot seat plek
""")
"""What comes before the product itself: a care assessment before the care, an introductory lesson."""
_LONGEST: Final = 6
_SHORTEST: Final = 3
_MOST: Final = 20
_GENERIC: Final = frozenset(map(stem, GENERIC | TIERS))


def other_object(before: Copy, after: Copy) -> Clash | None:
    """What the second message tells to order, where it shares only a part of its name with the product.

    Args:
        before: the first message.
        after: the one that follows it.
    """
    sold = words_in(after.product)[:_MOST]
    names = [stem(word.form) for word in sold]
    says = {stem(word.form) for word in after.words}
    missed = [
        term for term, word in zip(names, sold, strict=True) if _tells(term, word, sold) and not spoken_of(term, says)
    ]
    if not missed:
        return None
    said = {stem(word.form) for word in before.words} | set(names)
    for called in (*_called(after.headline), *_called(after.cta)):
        terms = [stem(word.form) for word in called]
        if not _STEPS.isdisjoint(word.form for word in called):
            continue
        own = [term for term in terms if len(term) >= _SHORTEST and term not in _GENERIC and not spoken_of(term, said)]
        if own and not set(names).isdisjoint(terms):
            return Clash(after.product, " ".join(word.text for word in called), same(after.product))
    return None


def _tells(term: str, word: Word, sold: Sequence[Word]) -> bool:
    """Whether a word of the product says what it is: no name, and not how it is sold."""
    is_name = word.text[0].isupper() and len(sold) > 1 and not is_common(term)
    return len(term) > _SHORTEST and term not in _GENERIC and not is_name


def _called(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words behind a verb that calls, as far as they name one thing: order a garden waste bin."""
    if not words or words[0].form not in _CALLS:
        return
    found: list[Word] = []
    for word in words[1 : 1 + _LONGEST]:
        if word.form in _PASSED:
            continue
        if not word.form[0].isalpha() or word.form in SMALL_WORDS:
            break
        found.append(word)
    if found:
        yield found
