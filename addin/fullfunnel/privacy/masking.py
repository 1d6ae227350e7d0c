"""Personal data masked where a text leaves the program: one place for every format, error and log."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Collection

_DOT: Final = "•"
_SHORT: Final = 4
"""Characters up to which nothing is shown."""
_LONG: Final = 8
"""From here on two characters are shown at either end: half of what is hidden, or less."""
_LONGEST_QUOTE: Final = 1000
_MARGIN: Final = 400
_HINT: Final = re.compile(
    r"@|\b[A-Z]{2}\d{2}[\s-]?[A-Z0-9]{4}|ga1|fb\.|clid|_ga|_fb|cookie|device|apparaat|idf|[gam]aid|adid|advertising|"
    r"client|user",
    re.IGNORECASE,
)
"""Without one of these, or a long number, a text holds nothing that is personal by itself."""
_DIGITS: Final = re.compile(r"\d+")
_FEWEST: Final = 8
"""Digits of a citizen service number; a phone number and a bank account have more."""
_GAP: Final = 3
"""Characters between the digits of one number."""
_WORD: Final = re.compile(r"[\w.-]+")


def masked(value: str) -> str:
    """Enough of it to find it, too little to use it: ``j••@•••.nl``, ``06-••••••78``.

    At least half of its letters and digits are hidden, and all of them where there are four or fewer.
    """
    if "@" in value:
        name, _, domain = value.partition("@")
        first = name[:1] if len(name) > 1 else ""
        return f"{first}{_DOT * max(len(name) - len(first), 2)}@•••.{domain.rpartition('.')[2]}"
    shown = [index for index, each in enumerate(value) if each.isalnum()]
    ends = 0 if len(shown) <= _SHORT else 1 if len(shown) < _LONG else 2
    kept = {*shown[:ends], *shown[len(shown) - ends :]}
    return "".join(each if index in kept or not each.isalnum() else _DOT for index, each in enumerate(value))


def without_personal_data(text: str, known: Collection[str] = frozenset()) -> str:
    """A text in which all personal data is masked; one without any comes back as it is.

    Args:
        text: what is to be shown.
        known: values that were found to be personal elsewhere in the workbook, such as a customer number.
    """
    spans: list[tuple[int, int]] = []
    if _may_hold(text):
        # Hardly any text gets here, and the patterns take a moment to load.
        from fullfunnel.privacy.kinds import spans_in  # noqa: PLC0415

        spans = sorted((start, end) for _, start, end in spans_in(text))
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += (text[at:start], masked(text[start:end]))
        at = end
    shown = "".join([*pieces, text[at:]]) if spans else text
    return _WORD.sub(lambda word: masked(word[0]) if word[0] in known else word[0], shown) if known else shown


@lru_cache(maxsize=8192)
def _may_hold(text: str) -> bool:
    """Whether a text is worth a closer look; most are asked about when they are made and again when they are shown."""
    return _has_long_number(text) or _HINT.search(text) is not None


def _has_long_number(text: str) -> bool:
    count, end = 0, 0
    for found in _DIGITS.finditer(text):
        count = len(found[0]) + (count if found.start() - end <= _GAP else 0)
        end = found.end()
        if count >= _FEWEST:
            return True
    return False


def quoted(text: str) -> str:
    """A text as a sentence quotes it: personal data masked, and of a very long one only the beginning."""
    if len(text) <= _LONGEST_QUOTE:
        return without_personal_data(text)
    from fullfunnel.privacy.kinds import spans_in  # noqa: PLC0415 as above

    # What begins before the end of the quote and ends behind it would be shown in part, and not be known any more.
    crossing = (start for _, start, end in spans_in(text[: _LONGEST_QUOTE + _MARGIN]) if start < _LONGEST_QUOTE < end)
    return without_personal_data(text[: min(crossing, default=_LONGEST_QUOTE)]) + "…"


def masked_text(text: Text, known: Collection[str] = frozenset()) -> Text:
    """A sentence in both languages in which all personal data is masked."""
    return Text(without_personal_data(text.nl, known), without_personal_data(text.en, known))
