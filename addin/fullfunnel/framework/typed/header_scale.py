"""What a header says its figures count in: ``Rate (%)`` holds percentages, ``Cap (x 1,000)`` thousands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.framework.typed.cells import words_of

if TYPE_CHECKING:
    from fullfunnel.framework.typed.cells import Cell

_PERCENT: Final = re.compile(
    r"[(\[]?\s?%\s?[)\]]?\s?[:*]?$|[(\[]\s?(?:%|percent(?:age)?|procent(?:en)?|pct|in %)\s?[)\]]", re.IGNORECASE
)
_THOUSANDS: Final = re.compile(
    r"[(\[/]?\s?(?:[x×*]\s?(?:[€$£]\s?)?1[.,\s’']?000(?![.,\s’']?\d)|in thousands|thousands|in duizenden"
    r"|duizendtallen|duizenden|'000|000s)\s?[)\]]?\s?[:*]?$|[(\[]\s?k\s?[)\]]",
    re.IGNORECASE,
)
_MILLIONS: Final = re.compile(
    r"[(\[/]?\s?(?:[x×*]\s?1[.,\s’']?000[.,\s’']?000|in millions|millions|in miljoenen|miljoenen|mln|mio)"
    r"\s?[)\]]?\s?[:*]?$|[(\[]\s?m\s?[)\]]",
    re.IGNORECASE,
)


def scale_of(header: Cell) -> float:
    """By what a number below this header is multiplied: 0.01 below a ``%``, 1,000 below ``(x 1,000)``, else 1."""
    words = words_of(header)
    if _PERCENT.search(words):
        return 0.01
    if _MILLIONS.search(words):
        return 1_000_000.0
    return 1000.0 if _THOUSANDS.search(words) else 1.0


def without_scale(header: str) -> str:
    """A header without what it says about its figures."""
    for pattern in (_PERCENT, _MILLIONS, _THOUSANDS):
        header = pattern.sub("", header)
    return header.strip()
