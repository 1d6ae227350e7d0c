"""A text of a workbook that stands in no cell, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from fullfunnel.language import Text

SideKind = Literal["comment", "link", "page", "rule", "drawing", "name", "sheet", "formula"]

SIDE_WORDS: Final[dict[SideKind, Text]] = {
    "comment": Text("een opmerking", "a comment"),
    "link": Text("een hyperlink", "a hyperlink"),
    "page": Text("een kop- of voettekst", "a header or footer"),
    "rule": Text("een keuzelijst of invoerregel", "a drop-down list or input rule"),
    "drawing": Text("een tekstvak of grafiek", "a text box or chart"),
    "name": Text("een naam", "a defined name"),
    "sheet": Text("de naam van een blad", "the name of a sheet"),
    "formula": Text("een formule", "a formula"),
}


@dataclass(frozen=True, slots=True)
class SideText:
    """A comment, a link, a header or footer, a list of choices: what a marketeer may forget that it is there."""

    kind: SideKind
    where: str
    """The cell or the sheet it belongs to."""
    text: str
