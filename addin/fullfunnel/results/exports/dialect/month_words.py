"""The months as platforms write them in the languages they export in."""

from __future__ import annotations

import unicodedata
from typing import Final

_WORDS: Final = (
    "january jan januari janvier janv januar enero ene janeiro gennaio gen jan.",
    "february feb februari fevrier fevr februar febrero fevereiro fev febbraio febr",
    "march mar maart mrt mars marz marzo marco mrz maerz",
    "april apr avril avr abril abr aprile",
    "may mei mai mayo maio mag maggio",
    "june jun juni juin junio junho giugno giu",
    "july jul juli juillet juil julio julho luglio lug",
    "august aug augustus aout agosto ago",
    "september sep sept septembre septiembre setembro set settembre",
    "october oct oktober okt octobre octubre outubro out ottobre ott",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dic dezembro dicembre",
)


def plain(word: str) -> str:
    """A word in lower case without accents and points."""
    spelled = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in spelled if character.isalpha() and not unicodedata.combining(character))


MONTH_NUMBERS: Final[dict[str, int]] = {
    plain(word): number for number, words in enumerate(_WORDS, start=1) for word in words.split()
}
"""The number of a month by its name or abbreviation, spelled as ``plain`` gives it."""
