"""Numbers in the texts that a workbook shows: whether they tell the decimal mark of its Excel.

The language does not tell it: German has a comma in Berlin and a point in Zurich, and everybody may choose another one
in the settings of Windows. Only a number that was written with a mark does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_POINTS: Final = ("en", "ja", "ko", "th", "zh", "es_MX")
"""Languages, and a country, of the profiles that have a decimal point."""
_NUMBER: Final = re.compile(r"(?<![\d.,])(\d{1,300})((?:[.,]\d{1,300}){1,100})(?![\d.,])")
_LAST: Final = re.compile(r"([.,])(\d+)$")
_BETWEEN: Final = re.compile("(?<=\\d)[.,'\u2019\u00a0\u202f ](?=\\d)")
_GROUP: Final = 3


def decimal_mark(region: str) -> str:
    """The mark that a language has in the profiles: ``,`` for ``nl_NL``."""
    return "." if region in _POINTS or region.partition("_")[0] in _POINTS else ","


def tell(texts: Iterable[str], mark: str) -> bool:
    """Whether a number in these texts was written with this decimal mark, or with the other one between thousands."""
    return any(_tells(found[1], found[2], mark) for text in texts for found in _NUMBER.finditer(text))


def _tells(whole: str, rest: str, mark: str) -> bool:
    marks = {character for character in rest if character in ".,"}
    pieces = re.split(r"[.,]", rest)[1:]
    last = _LAST.search(rest)
    if last is None or (len(marks) == 1 and len(pieces) > 1 and len(pieces[-1]) != _GROUP):
        # A date: 31.12.2026.
        return False
    if len(marks) == 1 and len(pieces[-1]) == _GROUP and len(whole) <= _GROUP and whole != "0":
        # 1.200 may be either; 1.200.000 is thousands.
        return len(pieces) > 1 and last[1] != mark
    return last[1] == mark


def differ_by_marks(one: object, other: object) -> bool:
    """Whether two values are the same text but for the marks in their numbers."""
    return isinstance(one, str) and isinstance(other, str) and one != other and _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return _BETWEEN.sub("", text)
