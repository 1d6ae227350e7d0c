"""How a client list writes its numbers and days: who heads a column Klant writes 1.200 for twelve hundred."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.framework.names import same_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.language import Language

_FIRST_WORDS: Final[dict[Language, str]] = {
    "nl": "klant campagne hoofddoel doel begin einde einddatum eind startdatum eigenaar waarom ontvangers orderwaarde "
    "marge winst valuta taal fasemodel ratio aandeel plafond kosten prijs eenheidskosten basis",
    "en": "client customer campaign goal main end owner why recipients order margin profit currency language rate "
    "share cap ceiling unit price target baseline own",
}
"""The first words of headers that are of one language."""
_DUTCH_NUMBER: Final = re.compile(r"(\D*)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(\D*)")
_IN_DOUBT: Final = 3
"""Decimals of a number that might be thousands."""


def _written_in(headers: Sequence[str]) -> Language:
    """The language of a list, by its headers."""
    first = [same_name(header).partition(" ")[0] for header in headers]
    dutch, english = (sum(word in _FIRST_WORDS[each].split() for word in first) for each in ("nl", "en"))
    return "nl" if dutch > english else "en"


class Writing(NamedTuple):
    """How a list is written."""

    language: Language
    """Of its headers, in which a day is read."""
    has_commas: bool
    """Whether numbers have a comma before their decimals, so that ``1.200`` is no number in doubt."""


def writing_of(headers: Sequence[str], mark: str) -> Writing:
    """How a list is written, by its headers and by the mark between its cells.

    Excel puts a semicolon there where the comma is in its numbers. Between commas, and in a workbook, a number that was
    typed as text may be either.
    """
    language = _written_in(headers)
    return Writing(language, language == "nl" and mark not in {",", ""})


def with_a_point(cell: Cell) -> Cell:
    """A number as Dutch writes it, with a point for its decimals and nothing between its thousands."""
    found = _DUTCH_NUMBER.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if found is None:
        return cell
    before, whole, decimals, behind = found.groups()
    if decimals is None:
        return f"{before}{whole.replace('.', '')}{behind}"
    return f"{before}{whole.replace('.', '')}.{decimals}{'0' if len(decimals) == _IN_DOUBT else ''}{behind}"
