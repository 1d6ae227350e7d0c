"""Numbers as copy writes them, in digits or in letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fullfunnel.checks.text.words import Word

_COUNTS: Final[dict[str, float]] = {
    **dict.fromkeys(("een", "one", "a", "an"), 1),
    **dict.fromkeys(("twee", "two", "beide"), 2),
    **dict.fromkeys(("drie", "three"), 3),
    **dict.fromkeys(("vier", "four"), 4),
    **dict.fromkeys(("vijf", "five"), 5),
    **dict.fromkeys(("zes", "six"), 6),
    **dict.fromkeys(("zeven", "seven"), 7),
    **dict.fromkeys(("acht", "eight"), 8),
    **dict.fromkeys(("negen", "nine"), 9),
    **dict.fromkeys(("tien", "ten"), 10),
    **dict.fromkeys(("elf", "eleven"), 11),
    **dict.fromkeys(("twaalf", "twelve"), 12),
    **dict.fromkeys(("dertien", "thirteen"), 13),
    **dict.fromkeys(("veertien", "fourteen"), 14),
    **dict.fromkeys(("vijftien", "fifteen"), 15),
    **dict.fromkeys(("zestien", "sixteen"), 16),
    **dict.fromkeys(("zeventien", "seventeen"), 17),
    **dict.fromkeys(("achttien", "eighteen"), 18),
    **dict.fromkeys(("negentien", "nineteen"), 19),
    **dict.fromkeys(("twintig", "twenty"), 20),
    "vierentwintig": 24,
    **dict.fromkeys(("dertig", "thirty"), 30),
    **dict.fromkeys(("veertig", "forty"), 40),
    **dict.fromkeys(("vijftig", "fifty"), 50),
    **dict.fromkeys(("zestig", "sixty"), 60),
    **dict.fromkeys(("zeventig", "seventy"), 70),
    **dict.fromkeys(("tachtig", "eighty"), 80),
    **dict.fromkeys(("negentig", "ninety"), 90),
    **dict.fromkeys(("honderd", "hundred"), 100),
    **dict.fromkeys(("half", "halve"), 0.5),
    **dict.fromkeys(("anderhalf", "anderhalve"), 1.5),
}


def count_of(form: str) -> float | None:
    """The count that the form of a word gives, in whole digits or in letters."""
    return float(form) if form.isdecimal() else _COUNTS.get(form)


def number_of(word: Word) -> float | None:
    """The count a word gives, in digits or letters."""
    if word.is_number:
        try:
            return float(word.form.replace(",", "."))
        except ValueError:
            return None
    return _COUNTS.get(word.form)
