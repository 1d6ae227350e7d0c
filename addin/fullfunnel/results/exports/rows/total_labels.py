"""The words by which a totals row is known, in the languages that platforms export in.

``Total Care`` may be a campaign, so the word counts only where nothing follows it, or a colon or a number of rows.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_WORD: Final = (
    r"(?:grand[ -]?total|sub[ -]?total|overall[ -]?total|total|totals|totaal|eindtotaal|subtotaal|gesamtsumme|gesamt|"
    r"summe|insgesamt|zwischensumme|totale|totali|totalt|suma|razem|итого|всего|总计|合计|小计|合計|総計|小計|합계|총계)"
)
_ALONE: Final = re.compile(rf"{_WORD}(?: (?:general|général|geral|generale))?")
_WITH_COLON: Final = re.compile(rf"{_WORD} ?:")
_OF_SO_MANY: Final = re.compile(
    rf"{_WORD}\s?(?:-|–|\()?\s?(?:of|van|de|von|di)?\s?\(?[\d.,]+\s\w+|全\s?[\d,]+\s?件の結果|{_WORD} [-–] "
)
_BEGINS: Final = re.compile(rf"{_WORD}\b")
_ENDS: Final = re.compile(rf"\s{_WORD}$")
_LONGEST: Final = 80
_ALL: Final = frozenset({"all", "alle", "tous", "toutes", "todos", "todas", "tutti", "すべて", "全部", "(all)"})


def is_total_label(cell: str) -> bool:
    """Whether a cell of names names a totals row."""
    return _ALONE.fullmatch(_plain(cell)) is not None or says_total_with_more(cell)


def says_total_with_more(cell: str) -> bool:
    """Whether a cell says total and of what: ``Total: Campaigns``, ``Total of 5 results``."""
    text = _plain(cell)
    return len(text) <= _LONGEST and bool(_WITH_COLON.match(text) or _OF_SO_MANY.match(text))


def begins_or_ends_as_total(cell: str) -> bool:
    """Whether a name begins or ends with the word total, as a campaign's name may too."""
    text = _plain(cell)
    return len(text) <= _LONGEST and bool(_BEGINS.match(text) or _ENDS.search(text))


def _plain(cell: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", cell).casefold().split())


def says_all(cell: str) -> bool:
    """Whether a cell of a breakdown stands for all of its values together."""
    return cell.strip().casefold() in _ALL


_AVERAGE: Final = re.compile(
    r"(?:(?:grand|overall|total|daily|algemeen|totaal)\s+)?"
    r"(?:average|mean|avg\.?|gemiddeld[e]?|gem\.|durchschnitt|mittelwert|moyenne|promedio|media|média|平均)\s*:?",
    re.IGNORECASE,
)


def is_average_label(cell: str) -> bool:
    """Whether a cell says that its row is the average of the others."""
    return _AVERAGE.fullmatch(cell.strip()) is not None
