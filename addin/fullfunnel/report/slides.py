"""A report as slides, with charts that PowerPoint itself can edit and tables that can be copied."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from fullfunnel.report.deck.charts import BARS, add_chart
from fullfunnel.report.deck.looks import INK, SOFT, look
from fullfunnel.report.deck.paging import height_of_words, heights_of, pages_of, size_of, widths_of
from fullfunnel.report.page import numeric_columns
from fullfunnel.report.pictures.parts import in_parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.report.document import Document, Section, Table

_WIDE: Final = 13.333
_HIGH: Final = 7.5
"""Inches: a wide screen."""
_TONES: Final = {"good": "1B5E20", "bad": "8A1C12", "open": "6B4E00", "": INK}
_READABLE: Final = 1_100
"""Letters of sentences that can be read on one slide."""
_LETTERS: Final = 420
"""Sentences of so many letters stand above a table, where both fit."""
_FEW: Final = 3
"""Rows that a sentence at least shares its slide with."""
_BESIDE: Final = 14
"""Points of a sentence above a table."""
_CAPTION: Final = 0.4
"""Inches of what a table is called, where it shares a slide."""
_ACROSS: Final = 12.3
_LOWEST: Final = 7.2
"""Inches: the width of what stands on a slide, and how far down it goes."""


def as_slides(document: Document) -> bytes:
    """The presentation, as the bytes of a .pptx."""
    from pptx import Presentation  # noqa: PLC0415  # only slides need it
    from pptx.util import Inches  # noqa: PLC0415

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(_WIDE), Inches(_HIGH)
    deck.core_properties.title = document.title
    deck.core_properties.language = document.language
    maker = _Maker(deck)
    maker.first(document)
    for section in document.sections:
        maker.section(section)
    made = BytesIO()
    deck.save(made)
    return made.getvalue()


class _Maker:
    def __init__(self, deck: Any) -> None:  # noqa: ANN401  # the library has no types
        self.deck = deck

    def first(self, document: Document) -> None:
        slide = self._slide(document.title)
        self._words(slide, [document.subtitle], 1.45, 0.5, 18, SOFT)
        if document.remark:
            self._words(slide, [document.remark], 2.0, 0.5, 14, _TONES["bad"])
        self._words(slide, [document.headline], 2.8, 3.0, 28, INK)

    def section(self, section: Section) -> None:
        if section.picture is not None or section.says:
            says, tables = list(section.says), section.tables
            if section.picture is None and tables and sum(map(len, says)) < _LETTERS:
                table = tables[0]
                high = height_of_words(says, _BESIDE, _ACROSS)
                first_rows, *more_rows = pages_of(table, above=high)
                if len(first_rows) >= min(_FEW, len(table.rows)) and 1.3 + high < _LOWEST / 2:
                    slide = self._slide(section.title if len(tables) == 1 else f"{section.title}: {table.caption}")
                    self._words(slide, says, 1.3, high, _BESIDE, INK, bullets=len(says) > 1)
                    self._table(slide, table, first_rows, top=1.3 + high)
                    self._further(section, table, more_rows)
                    self._tables(section, tables[1:])
                    return
            slide = self._slide(section.title)
            if section.picture is not None:
                first, *rest = in_parts(section.picture, BARS)
                self._words(slide, says, 1.3, 5.6, 14, INK, width=3.9)
                add_chart(slide, first)
                for page, picture in enumerate(rest, start=2):
                    add_chart(self._slide(f"{section.title} ({page})"), picture)
            else:
                first_says, *more_says = _by_letters(says)
                self._words(slide, first_says, 1.4, 5.4, 18, INK, bullets=len(says) > 1)
                for page, sentences in enumerate(more_says, start=2):
                    self._words(self._slide(f"{section.title} ({page})"), sentences, 1.4, 5.4, 18, INK, bullets=True)
        self._tables(section, section.tables)

    def _tables(self, section: Section, tables: Iterable[Table]) -> None:
        """Every table on as many slides as it takes; small ones share one."""
        together: list[Table] = []
        for table in tables:
            pages = list(pages_of(table))
            if len(pages) == 1 and 1.3 + sum(map(_height, [*together, table])) <= _LOWEST:
                together.append(table)
                continue
            self._below_each_other(section, together)
            together = [table] if len(pages) == 1 else []
            if len(pages) > 1:
                self._table(self._slide(f"{section.title}: {table.caption}"), table, pages[0])
                self._further(section, table, pages[1:])
        self._below_each_other(section, together)

    def _further(self, section: Section, table: Table, pages: list[list[Any]]) -> None:
        """The rows of a table that its first slide has no room for."""
        for page, rows in enumerate(pages, start=2):
            self._table(self._slide(f"{section.title}: {table.caption} ({page})"), table, rows)

    def _below_each_other(self, section: Section, tables: list[Table]) -> None:
        if len(tables) == 1:
            slide = self._slide(f"{section.title}: {tables[0].caption}")
            self._table(slide, tables[0], list(tables[0].rows))
        elif tables:
            slide, top = self._slide(section.title), 1.3
            for table in tables:
                self._words(slide, [table.caption], top, _CAPTION, _BESIDE, INK)
                self._table(slide, table, list(table.rows), top=top + _CAPTION)
                top += _height(table)

    def _slide(self, title: str) -> Any:  # noqa: ANN401
        from pptx.util import Inches, Pt  # noqa: PLC0415

        slide = self.deck.slides.add_slide(self.deck.slide_layouts[5])
        shape = slide.shapes.title
        shape.left, shape.top, shape.width, shape.height = (Inches(each) for each in (0.5, 0.35, 12.3, 0.9))
        shape.text_frame.word_wrap = True
        shape.text_frame.text = title
        paragraph = shape.text_frame.paragraphs[0]
        paragraph.alignment = 1
        look(paragraph, 28 if len(title) < 60 else 22, INK, bold=True)  # noqa: PLR2004  # letters on a line
        shape.text_frame.margin_left = Pt(0)
        return slide

    def _words(  # noqa: PLR0913, PLR0917  # where and how words stand
        self,
        slide: Any,  # noqa: ANN401
        says: list[str],
        top: float,
        height: float,
        size: int,
        color: str,
        width: float = 12.3,
        bullets: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        from pptx.util import Inches, Pt  # noqa: PLC0415

        box = slide.shapes.add_textbox(Inches(0.5), Inches(top), Inches(width), Inches(height))
        frame = box.text_frame
        frame.word_wrap = True
        frame.margin_left = Pt(0)
        letters = sum(map(len, says))
        fits = width * height * 5500 / size**2
        size = max(10, min(size, int(size * (fits / letters) ** 0.5))) if letters > fits else size
        for at, sentence in enumerate(says):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.text = f"• {sentence}" if bullets else sentence
            paragraph.space_after = Pt(8)
            look(paragraph, size, color)

    def _table(self, slide: Any, table: Table, rows: list[Any], top: float = 1.4) -> None:  # noqa: ANN401
        from pptx.util import Inches  # noqa: PLC0415

        wide = len(table.headers)
        height = 0.36 * (len(rows) + 1)
        shape = slide.shapes.add_table(
            len(rows) + 1, wide, Inches(0.5), Inches(top), Inches(12.3), Inches(min(height, 7.0 - top))
        )
        grid = shape.table
        numeric = numeric_columns(table)
        for at, width in enumerate(widths_of(table)):
            grid.columns[at].width = Inches(width)
        size = size_of(table)
        for at, head in enumerate(table.headers):
            self._cell(grid.cell(0, at), head, size, "FFFFFF", right=numeric[at], bold=True, ground=INK)
        for down, row in enumerate(rows, start=1):
            for at, cell in enumerate(row):
                self._cell(
                    grid.cell(down, at),
                    cell.shown,
                    size,
                    _TONES[cell.tone],
                    right=numeric[at],
                    bold=bool(cell.tone),
                    ground="F5F7FA" if down % 2 else "FFFFFF",
                )

    def _cell(  # noqa: PLR0913  # how a cell looks
        self,
        cell: Any,  # noqa: ANN401
        words: str,
        size: int,
        color: str,
        *,
        right: bool,
        bold: bool,
        ground: str,
    ) -> None:
        from pptx.dml.color import RGBColor  # noqa: PLC0415
        from pptx.enum.text import PP_ALIGN  # noqa: PLC0415
        from pptx.util import Pt  # noqa: PLC0415

        cell.text = words
        cell.margin_left = cell.margin_right = Pt(4)
        cell.margin_top = cell.margin_bottom = Pt(2)
        cell.fill.solid()
        cell.fill.fore_color.rgb = RGBColor.from_string(ground)
        paragraph = cell.text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        look(paragraph, size, color, bold=bold)


def _height(table: Table) -> float:
    """Inches of a table with its caption above it, and some room below."""
    return _CAPTION + sum(heights_of(table, table.rows)) + 0.15


def _by_letters(says: list[str]) -> list[list[str]]:
    """Sentences on as many slides as it takes to read them."""
    found: list[list[str]] = [[]]
    for sentence in says:
        if found[-1] and sum(map(len, found[-1])) + len(sentence) > _READABLE:
            found.append([])
        found[-1].append(sentence)
    return found
