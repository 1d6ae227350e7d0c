"""One sheet of the workbook while it is written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from xlsxwriter.utility import xl_col_to_name as letters

from fullfunnel.plain.fallback import sentence_instead
from fullfunnel.templates.cached_values import CachedValues
from fullfunnel.templates.spelling import Host, spell_formula
from fullfunnel.templates.styles import Styles
from fullfunnel.xlsx.quoting import quoted

__all__ = ["Page", "letters", "quoted"]

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from fullfunnel.framework import schema as contract
    from fullfunnel.language import Language, Text
    from fullfunnel.templates.plan import Plan

A4: Final = 9
A3: Final = 8

_FIRST_ROW: Final = 4
"""Where the body of a sheet starts (0-based): below title, purpose and the remark that figures are made up."""


_LETTERS_PER_UNIT: Final = 1.12
"""Letters per unit of column width, a unit being a digit: measured on the longest notes in Arial 10."""


class _EmptyText(str):
    """The empty text as the value of a formula.

    The library takes a value equal to ``""`` for no value at all and leaves its type out; a reader then cannot tell a
    formula that gives an empty text from one that was never calculated. Excel writes the type, and so does this.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = str.__hash__


_NOTHING: Final = _EmptyText()


class Draft:
    """The workbook that is being written: the plan, its values, and where it is going."""

    def __init__(
        self,
        book: Workbook,
        plan: Plan,
        language: Language,
        host: Host,
        places: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        """A workbook in ``language`` for ``host``, not yet written.

        ``places`` are the cells of tables that stand elsewhere than in a template, by column.
        """
        self.places = places or {}
        self.book = book
        self.plan = plan
        self.language = language
        self.host: Host = host
        self.styles = Styles(book)
        self.values = CachedValues(plan, language)

    def say(self, text: Text) -> str:
        """The words in the language of the workbook."""
        return text.say(self.language)

    def column(self, table: contract.Table, column: str) -> str:
        """The structured reference to a column, in the language of the workbook."""
        return table.reference(column, self.language)

    def page(self, name: Text, purpose: Text, color: str, *, title: Text | None = None, figures: bool = True) -> Page:
        """A new sheet with its title and purpose; with the remark about made-up figures where it shows ``figures``."""
        sheet = self.book.add_worksheet(self.say(name))
        sheet.hide_gridlines(2)
        sheet.set_tab_color(color)
        sheet.set_column(0, 0, 2)
        sheet.set_row(0, 30)
        sheet.write_string(0, 1, self.say(title or name), self.styles.title())
        sheet.write_string(1, 1, self.say(purpose), self.styles.lead())
        if figures and self.plan.example is not None:
            sheet.write_string(2, 1, self.say(self.plan.example.remark), self.styles.made_up())
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        # A new plan has no name yet, and a placeholder in a footer stays there when the plan has one: the file has it.
        left = self.say(self.plan.name) if self.plan.example else "&F"
        sheet.set_footer(f"&L&8{left}&C&8&A&R&8&P / &N")
        return Page(self, sheet)


class Page:
    """A sheet and how cells get into it: formulas spelled for the host, each with the value it comes to."""

    first_row = _FIRST_ROW

    def __init__(self, draft: Draft, sheet: Worksheet) -> None:
        """A page of ``draft`` on ``sheet``."""
        self.draft = draft
        self.sheet = sheet
        self.styles = draft.styles

    def say(self, text: Text) -> str:
        """The words in the language of the workbook."""
        return self.draft.say(text)

    def text(self, row: int, column: int, text: Text | str, look: Format) -> None:
        """Words in a cell."""
        self.sheet.write_string(row, column, text if isinstance(text, str) else self.say(text), look)

    def entry(self, row: int, column: int, value: str | float | date | None, look: Format) -> None:
        """What a marketeer types: a text stays a text, whatever it looks like; nothing stays an empty cell."""
        if value is None or value == "":
            self.sheet.write_blank(row, column, None, look)
        elif isinstance(value, date):
            self.sheet.write_datetime(row, column, value, look)
        elif isinstance(value, str):
            self.sheet.write_string(row, column, value, look)
        else:
            self.sheet.write_number(row, column, value, look)

    def formula(self, row: int, column: int, formula: str, value: float | str, look: Format) -> None:
        """A formula and what it comes to. Where the host takes no formulas of ours, only what it comes to."""
        if isinstance(value, float):
            value = float(f"{value:.15g}")  # as many digits as a plain number gets: both ways of writing agree
        spelled = spell_formula(formula, self.draft.host)
        if spelled is None:
            instead = sentence_instead(formula) if self.draft.host == "plain" else None
            self.entry(row, column, value if instead is None else instead, look)
        else:
            self.sheet.write_formula(row, column, spelled, look, _NOTHING if value == "" else value)

    def name(self, name: str, row: int, column: int) -> None:
        """Gives a cell a defined name."""
        self.draft.book.define_name(name, f"={self.absolute(row, column)}")

    def absolute(self, row: int, column: int) -> str:
        """An absolute reference to a cell, with the name of the sheet."""
        return f"{quoted(self.sheet.get_name())}!${letters(column)}${row + 1}"

    def fit_row(self, row: int, words: Iterable[tuple[str, float]], least: float = 18) -> None:
        """Makes a row high enough for its words: no host does that by itself for a workbook that it did not write.

        Args:
            row: which row.
            words: the text of each cell with the width it has, in characters.
            least: the height of a row of one line, in points.
        """
        lines = max((_lines(text, width) for text, width in words), default=1)
        self.sheet.set_row(row, max(least, 5 + 13 * lines))


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column: words break as a whole, so a line is rarely full."""
    lines, filled = 1, 0
    for word in text.split():
        if filled and filled + 1 + len(word) > width * _LETTERS_PER_UNIT:
            lines, filled = lines + 1, len(word)
        else:
            filled += len(word) + bool(filled)
    return lines
