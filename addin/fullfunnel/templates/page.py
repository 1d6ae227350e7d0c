"""One sheet of the workbook while it is written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from xlsxwriter.utility import xl_col_to_name as letters
from xlsxwriter.utility import xl_range

from fullfunnel.framework import schema as contract
from fullfunnel.plain.fallback import sentence_instead
from fullfunnel.templates import currencies, sheet_names
from fullfunnel.templates.cached_values import CachedValues
from fullfunnel.templates.fitted_rows import FittedRows
from fullfunnel.templates.spelling import Host, spell_formula
from fullfunnel.templates.styles import WHITE, Styles
from fullfunnel.xlsx.quoting import quoted

__all__ = ["Page", "letters", "quoted"]

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

    from fullfunnel.language import Language, Text
    from fullfunnel.templates.currencies import Money
    from fullfunnel.templates.plan import Plan

A4: Final = 9

REACH: Final = 200
"""How many rows below a header a formula looks at: many more than it can hold, so that rows may be deleted."""

_SHEETS: Final[dict[str, Text]] = {
    contract.KPIS.name: sheet_names.FRAMEWORK,
    contract.BUDGET.name: sheet_names.BUDGET,
}
"""Where a table stands that is read by its cells."""

_FIRST_ROW: Final = 4
"""Where the body of a sheet starts (0-based): below title, purpose and the remark that figures are made up."""


_SIDES: Final = ("left", "right", "bottom", "top")
_LETTERS_PER_UNIT: Final = 1.1
"""Letters per unit of column width, a unit being a digit: measured on the longest notes in Arial 10."""
_PADDING: Final = 2
"""What the indent and the edges of a cell take of its width."""


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
        self.styles = Styles(book, language, plan.currency)
        self.pages: list[Page] = []
        self.values = CachedValues(plan, language)

    def say(self, text: Text) -> str:
        """The words in the language of the workbook."""
        return text.say(self.language)

    def column(self, table: contract.Table, column: str) -> str:
        """The structured reference to a column, in the language of the workbook."""
        return table.reference(column, self.language)

    @property
    def footer(self) -> str:
        """What stands below each page: the name of the plan, the sheet, the page."""
        # A new plan has no name yet, and a placeholder in a footer stays there when the plan has one: the file has it.
        left = self.say(self.plan.name) if self.plan.example else "&F"
        return f"&L&8{left}&C&8&A&R&8&P / &N"

    def cells_of(self, table: contract.Table, column: str) -> str:
        """The cells of a column below its header, far past the last row: by address, so that an insert is followed."""
        elsewhere = self.places.get(table.name)
        if elsewhere is not None:
            return elsewhere.get(column) or self.column(table, column)
        top, letter = _FIRST_ROW + 2, letters(1 + list(table.columns).index(column))
        name = quoted(self.say(_SHEETS[table.name]))
        return f"{name}!${letter}${top}:${letter}${top + REACH - 1}"

    def page(self, name: Text, purpose: Text, color: str, *, title: Text | None = None, figures: bool = True) -> Page:
        """A new sheet with its title and purpose; with the remark about made-up figures where it shows ``figures``."""
        sheet = self.book.add_worksheet(self.say(name), FittedRows)
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
        sheet.set_footer(self.footer)
        page = Page(self, sheet)
        self.pages.append(page)
        return page

    def show_currency(self) -> None:
        """Gives every amount the rules by which it follows the currency of the plan; once, at the end."""
        for page in self.pages:
            there = page.sheet.dxf_priority
            for money, cells in page.amounts.items():
                for criteria, figure in currencies.rules(currencies.code_of(self.plan.currency), money, self.language):
                    look = self.book.add_format({"num_format": figure})
                    rule = {"type": "formula", "criteria": criteria, "format": look}
                    area, first = spans(cells), min(cells)
                    page.sheet.conditional_format(*first, *first, rule | {"multi_range": area})
            page.sheet.put_rules_first(there)


class Page:
    """A sheet and how cells get into it: formulas spelled for the host, each with the value it comes to."""

    first_row = _FIRST_ROW

    def __init__(self, draft: Draft, sheet: FittedRows) -> None:
        """A page of ``draft`` on ``sheet``."""
        self.draft = draft
        self.sheet = sheet
        self.styles = draft.styles
        self.amounts: dict[Money, set[tuple[int, int]]] = {}

    def say(self, text: Text) -> str:
        """The words in the language of the workbook."""
        return self.draft.say(text)

    def text(self, row: int, column: int, text: Text | str, look: Format) -> None:
        """Words in a cell."""
        self.sheet.write_string(row, column, text if isinstance(text, str) else self.say(text), look)

    def entry(self, row: int, column: int, value: str | float | date | None, look: Format) -> None:
        """What a marketeer types: a text stays a text, whatever it looks like; nothing stays an empty cell."""
        self.holds_amounts(look, range(row, row + 1), column)
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
        self.holds_amounts(look, range(row, row + 1), column)
        if isinstance(value, float):
            value = float(f"{value:.15g}")  # as many digits as a plain number gets: both ways of writing agree
        spelled = spell_formula(formula, self.draft.host)
        if spelled is None:
            instead = sentence_instead(formula) if self.draft.host == "plain" else None
            self.entry(row, column, value if instead is None else instead, look)
        else:
            self.sheet.write_formula(row, column, spelled, look, _NOTHING if value == "" else value)

    def no_empty_grid(self, cells: tuple[int, int, int, int], blank: str) -> None:
        """Takes the lines off the rows of a table in which nothing stands: a grid of empty rows is no table.

        The lines are in the formats of the cells and are taken off where a row is blank, not added where one is
        filled: of two rules that meet in a cell, LibreOffice applies the first only, and a colour would lose its lines.

        Args:
            cells: first row, first column, last row and last column, from 0.
            blank: whether a row is blank, as a condition with ``{row}`` for its number.
        """
        here, above = (blank.format(row=cells[0] + down) for down in (1, 0))
        # The line below the last row that is filled is also the upper one of the row below it.
        for criteria, sides in ((f"AND({here},{above})", _SIDES), (here, _SIDES[:-1])):
            look = self.draft.book.add_format(dict.fromkeys(sides, 1) | {f"{side}_color": WHITE for side in sides})
            self.sheet.conditional_format(*cells, {"type": "formula", "criteria": f"={criteria}", "format": look})

    def holds_amounts(self, look: Format, rows: range, column: int) -> None:
        """Remembers cells whose format shows an amount, so that they get the rules of the currency."""
        money = self.styles.amount(look)
        if money is not None:
            self.amounts.setdefault(money, set()).update((row, column) for row in rows)

    def on_two_pages(self, column: int, scale: int, *, repeated: bool = True) -> None:
        """Prints a wide sheet on pages side by side, the second from ``column``, for on one page words would be small.

        Args:
            column: where the second page begins, from 0.
            scale: in percent.
            repeated: whether the first column stands in front of the second page too. Where that is narrow, the title
                of the sheet would be cut off above it.
        """
        self.sheet.fit_to_pages(0, 0)
        self.sheet.fit_page = False
        self.sheet.set_print_scale(scale)
        self.sheet.set_v_pagebreaks([column])
        if repeated:
            self.sheet.repeat_columns(0, 1)
        self.sheet.print_across()

    def name(self, name: str, row: int, column: int) -> None:
        """Gives a cell a defined name."""
        self.draft.book.define_name(name, f"={self.absolute(row, column)}")

    def absolute(self, row: int, column: int) -> str:
        """An absolute reference to a cell, with the name of the sheet."""
        return f"{quoted(self.sheet.get_name())}!${letters(column)}${row + 1}"

    def fit_row(self, row: int, words: Iterable[tuple[str, float]], least: float = 18) -> None:
        """Makes a row high enough for its words: not every host does that for a workbook that it did not write.

        Args:
            row: which row.
            words: the text of each cell with the width it has, in characters.
            least: the height of a row of one line, in points.
        """
        lines = max((_lines(text, width) for text, width in words), default=1)
        self.sheet.start_row_at(row, max(least, 5 + 13 * lines))


def spans(cells: Iterable[tuple[int, int]]) -> str:
    """Cells as the ranges they make up, side by side and below each other: ``B3:D9 F3``."""
    columns: dict[tuple[int, int], list[int]] = {}
    by_column: dict[int, list[int]] = {}
    for row, column in sorted(cells):
        by_column.setdefault(column, []).append(row)
    for column, rows in sorted(by_column.items()):
        start = rows[0]
        for row, following in zip(rows, [*rows[1:], None], strict=True):
            if following != row + 1:
                columns.setdefault((start, row), []).append(column)
                start = following if following is not None else row
    ranges = []
    for (top, bottom), several in columns.items():
        left = several[0]
        for column, following in zip(several, [*several[1:], None], strict=True):
            if following != column + 1:
                ranges.append(xl_range(top, left, bottom, column))
                left = following if following is not None else column
    return " ".join(ranges)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column: words break as a whole, so a line is rarely full."""
    lines, filled = 1, 0
    for word in text.split():
        if filled and filled + 1 + len(word) > (width - _PADDING) * _LETTERS_PER_UNIT:
            lines, filled = lines + 1, len(word)
        else:
            filled += len(word) + bool(filled)
    return lines
