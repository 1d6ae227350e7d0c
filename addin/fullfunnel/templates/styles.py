"""How the workbook looks: one look for what is typed, one for what is calculated, a colour for each stage.

Dark text on light ground or white on dark, never below a contrast of 4.5 to 1; colour never says anything alone.
The font is Arial, which every host has or has an equal-width stand-in for, so that nothing is cut off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, get_args

from fullfunnel.templates.currencies import EURO, Money, code_of, format_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

    from fullfunnel.language import Language

INK: Final = "#1B2A41"
GREY: Final = "#55606E"
LINE: Final = "#C9CFD8"
WHITE: Final = "#FFFFFF"
INPUT: Final = "#FFF8E1"
INPUT_LINE: Final = "#D8BE6B"
OPEN: Final = "#FFD9A0"
WARNING: Final = "#8A1C12"
GOOD: Final = "#1B5E20"


class Shade(NamedTuple):
    """The two tones of one stage: dark under white text, light under dark text."""

    dark: str
    light: str


_SHADES: Final = (
    Shade("#1F4E79", "#DCE9F5"),
    Shade("#00695C", "#D9F0EC"),
    Shade("#A63C06", "#FBE6DA"),
    Shade("#5E35B1", "#E8E0F5"),
    Shade("#7A5C00", "#F7EFD5"),
    Shade("#37474F", "#E5EAEC"),
)


def shade(stage: int) -> Shade:
    """The tones of the stage at this place in the journey, 0 for the first."""
    return _SHADES[stage % len(_SHADES)]


NUMBER: Final = "#,##0"
RATE: Final = "[<=1]0.0%;0.00"
SHARE: Final = "0%"


def money(language: Language, *, cents: bool = True) -> str:
    """The number format for an amount, in euros; :class:`Styles` puts the currency of the plan in its place."""
    return format_of(EURO, "cents" if cents else "whole", language)


def unit_price(language: Language) -> str:
    """The number format for a unit cost, which may be a part of a cent."""
    return format_of(EURO, "unit price", language)


def day(language: Language) -> str:
    """The number format for a date, its month in words so that no one mixes up day and month."""
    return "[$-413]d mmm yyyy" if language == "nl" else "[$-809]d mmm yyyy"


_PADDED: Final = {"align": "left", "indent": 1, "text_wrap": True}
"""Words do not touch the line of their cell, nor the figure in the cell before."""


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook, language: Language, currency: str | None = None) -> None:
        """Formats for ``book``, with amounts in ``currency``."""
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._money = {format_of(EURO, each, language): each for each in get_args(Money)}
        self._shown = {each: format_of(code_of(currency), each, language) for each in get_args(Money)}
        self._amounts: dict[int, Money] = {}

    def of(self, **properties: Any) -> Format:  # noqa: ANN401  # XlsxWriter's format properties are of any type
        """A format with these properties on top of the common ones."""
        if properties.get("align") == "right":
            properties["text_wrap"] = False
        money = self._money.get(properties.get("num_format", ""))
        if money is not None:
            properties["num_format"] = self._shown[money]
        whole = {"font_name": "Arial", "font_size": 10, "font_color": INK, "valign": "vcenter"} | properties
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(whole)
            if money is not None:
                self._amounts[id(self._made[key])] = money
        return self._made[key]

    def amount(self, look: Format) -> Money | None:
        """How exact the amount is that a format shows; ``None`` where it shows no amount."""
        return self._amounts.get(id(look))

    def title(self) -> Format:
        """The name of a sheet, at its top."""
        return self.of(font_size=18, bold=True)

    def lead(self) -> Format:
        """The sentence below the title that says what the sheet is for."""
        return self.of(font_color=GREY, font_size=11)

    def made_up(self) -> Format:
        """The remark that figures are made up."""
        return self.of(font_color=WARNING, bold=True)

    def head(self, **properties: Any) -> Format:  # noqa: ANN401
        """A header of a table."""
        look = {"bold": True, "font_color": "#FFFFFF", "bg_color": INK, "border": 1, "border_color": LINE}
        return self.of(**(look | _PADDED | properties))

    def label(self, **properties: Any) -> Format:  # noqa: ANN401
        """What stands in front of a figure."""
        return self.of(**({"border": 1, "border_color": LINE} | _PADDED | properties))

    def typed(self, **properties: Any) -> Format:  # noqa: ANN401
        """A cell in which the marketeer types."""
        look = {"bg_color": INPUT, "border": 1, "border_color": INPUT_LINE, "locked": False}
        return self.of(**(look | _PADDED | properties))

    def calculated(self, **properties: Any) -> Format:  # noqa: ANN401
        """A cell that is calculated."""
        return self.of(**({"border": 1, "border_color": LINE} | _PADDED | properties))

    def remark(self, **properties: Any) -> Format:  # noqa: ANN401
        """Small print beside or below."""
        return self.of(**({"font_color": GREY} | _PADDED | properties))

    def section(self) -> Format:
        """A heading within a sheet."""
        return self.of(bold=True, font_size=12, bottom=2, bottom_color=INK)
