"""The signals of a message by which its stage is reported: the cues in its words, and how it is built."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.text.words import forms, words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.checks.text.fit.copy import Copy
    from fullfunnel.checks.text.words import Word

_MONEY: Final = re.compile(r"[€$£]\s?\d|\d\s?(?:euro|eur)\b", re.IGNORECASE)
_CHOICE: Final = re.compile(r"\b(?:of|or|vs)\b[^?]*\?", re.IGNORECASE)
_YOU: Final = forms("je jij jou jouw u uw jullie you your")
_YOURS: Final = forms("je jouw uw jullie your")
_ACQUIRING: Final = forms("""
        bestel boek koop reserveer vind kies find choose reserve book order get start begin plan claim pick
        build design bereken calculate ontdek discover stel maak regel sluit vraag shop grab secure save
    """)
"""After these, your product is one that is still to be got: bestel je verrekijker."""
_SMALL: Final = forms("de het een van voor met en the a of and for with in op")
_TIMES: Final = (0.0, 1.0, 1.5, 1.8)
"""A cue that is there twice says more than once, not twice as much."""
_TERM: Final = 3
_FEW: Final = 10
_NAMES: Final = 3


def signals_of(copy: Copy) -> dict[str, float]:
    """The signals of a message with their strength, by name."""
    counts: dict[str, int] = {}
    found: dict[str, float] = {}
    for hit in copy.hits:
        name = f"{'cta' if hit.part == 'cta' else 'copy'}: {hit.cue}"
        counts[name] = counts.get(name, 0) + 1
        if hit.part == "headline":
            found[f"headline: {hit.cue}"] = 1.0
    found |= {name: _TIMES[min(count, len(_TIMES) - 1)] for name, count in counts.items()}
    found |= _built(copy)
    product = [word.form for word in words_in(copy.product) if len(word.form) >= _TERM and word.form not in _SMALL]
    for words in (copy.headline, copy.body):
        found |= _yours(words, product)
    return found


def _built(copy: Copy) -> dict[str, float]:
    """What the parts of the message are, whatever they say."""
    headline, body, cta = (copy.lines[part] for part in ("headline", "body", "cta"))
    spoken = (*copy.headline, *copy.body)
    product = {word.form for word in words_in(copy.product)}
    names = sum(word.is_name_like and word.form not in product for word in spoken)
    built = {
        "no call to action": not cta.strip(),
        "call to action without a cue": bool(cta.strip()) and not any(hit.part == "cta" for hit in copy.hits),
        "no text": not body.strip(),
        "price in the headline": _MONEY.search(headline) is not None,
        "price in the text": _MONEY.search(body) is not None,
        "question in the headline": "?" in headline,
        "question in the text": "?" in body,
        "choice in the headline": _CHOICE.search(headline) is not None,
        "nobody addressed": not any(word.form in _YOU for word in spoken),
        "few words": sum(word.form[0].isalpha() for word in spoken) < _FEW,
        "exclamation": "!" in headline,
        "number in the headline": any(word.is_number for word in copy.headline),
    }
    found = {name: 1.0 for name, there in built.items() if there}
    if names:
        found["names"] = min(names, _NAMES) / 2
    return found


def _yours(words: Sequence[Word], product: list[str]) -> dict[str, float]:
    """Whether the product is called the reader's own: je Stillewas."""
    found = {}
    for at, word in enumerate(words[:-1]):
        if word.form not in _YOURS:
            continue
        near = [each.form for each in words[at + 1 : at + 3]]
        if any(term in form or (len(form) > len("your") and form in term) for form in near for term in product):
            before = [each.form for each in words[max(0, at - 3) : at]]
            wanted = any(form in _ACQUIRING for form in before)
            found["product still to be yours" if wanted else "product already yours"] = 1.0
    return found
