"""A report as slides, with charts that PowerPoint itself can edit and tables that can be copied."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from fullfunnel.report.document import FunnelPicture, PacePicture
from fullfunnel.report.page import numeric_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.report.document import Document, Picture, Section, StepsPicture, Table

_WIDE: Final = 13.333
_HIGH: Final = 7.5
"""Inches: a wide screen."""
_INK: Final = "1B2A41"
_SOFT: Final = "505B69"
_FILL: Final = "1F4E79"
_TRACK: Final = "BBD3EA"
_MARK: Final = "A63C06"
_TONES: Final = {"good": "1B5E20", "bad": "8A1C12", "open": "6B4E00", "": _INK}
_ROWS: Final = 14
"""Rows of a table that fit on a slide."""
_COLUMNS: Final = 8
_LETTERS: Final = 420
"""Sentences of so many letters fit above a table."""


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
        self._words(slide, [document.subtitle], 1.45, 0.5, 18, _SOFT)
        if document.remark:
            self._words(slide, [document.remark], 2.0, 0.5, 14, _TONES["bad"])
        self._words(slide, [document.headline], 2.8, 3.0, 28, _INK)

    def section(self, section: Section) -> None:
        if section.picture is not None or section.says:
            slide = self._slide(section.title)
            says = list(section.says)
            together = section.picture is None and len(section.tables) == 1 and sum(map(len, says)) < _LETTERS
            if together and len(section.tables[0].rows) < _ROWS - 2:
                self._words(slide, says, 1.3, 1.2, 14, _INK, bullets=len(says) > 1)
                self._table(slide, section.tables[0], list(section.tables[0].rows), top=2.6)
                return
            if section.picture is not None:
                self._words(slide, says, 1.3, 5.6, 14, _INK, width=3.9)
                self._chart(slide, section.picture)
            else:
                self._words(slide, says, 1.4, 5.4, 18, _INK, bullets=len(says) > 1)
        for table in section.tables:
            for page, rows in enumerate(_pages(table)):
                more = f" ({page + 1})" if page else ""
                self._table(self._slide(f"{section.title}: {table.caption}{more}"), table, rows)

    def _slide(self, title: str) -> Any:  # noqa: ANN401
        from pptx.util import Inches, Pt  # noqa: PLC0415

        slide = self.deck.slides.add_slide(self.deck.slide_layouts[5])
        shape = slide.shapes.title
        shape.left, shape.top, shape.width, shape.height = (Inches(each) for each in (0.5, 0.35, 12.3, 0.9))
        shape.text_frame.word_wrap = True
        shape.text_frame.text = title
        paragraph = shape.text_frame.paragraphs[0]
        paragraph.alignment = 1
        self._look(paragraph, 28 if len(title) < 60 else 22, _INK, bold=True)  # noqa: PLR2004  # letters on a line
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
            self._look(paragraph, size, color)

    @staticmethod
    def _look(paragraph: Any, size: int, color: str, *, bold: bool = False) -> None:  # noqa: ANN401
        from pptx.dml.color import RGBColor  # noqa: PLC0415
        from pptx.util import Pt  # noqa: PLC0415

        for run in paragraph.runs:
            run.font.size, run.font.bold, run.font.name = Pt(size), bold, "Arial"
            run.font.color.rgb = RGBColor.from_string(color)

    def _table(self, slide: Any, table: Table, rows: list[Any], top: float = 1.4) -> None:  # noqa: ANN401
        from pptx.util import Inches  # noqa: PLC0415

        wide = len(table.headers)
        height = 0.36 * (len(rows) + 1)
        shape = slide.shapes.add_table(
            len(rows) + 1, wide, Inches(0.5), Inches(top), Inches(12.3), Inches(min(height, 7.0 - top))
        )
        grid = shape.table
        numeric = numeric_columns(table)
        longest = [max(len(table.headers[at]) * 0.8, *(len(row[at].shown) for row in rows), 4) for at in range(wide)]
        for at, letters in enumerate(longest):
            grid.columns[at].width = Inches(12.3 * letters / sum(longest))
        size = 12 if wide <= _COLUMNS else 9
        for at, head in enumerate(table.headers):
            self._cell(grid.cell(0, at), head, size, "FFFFFF", right=numeric[at], bold=True, ground=_INK)
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
        self._look(paragraph, size, color, bold=bold)

    def _chart(self, slide: Any, picture: Picture) -> None:  # noqa: ANN401
        if isinstance(picture, FunnelPicture):
            self._funnel(slide, picture)
        elif isinstance(picture, PacePicture):
            self._pace(slide, picture)
        else:
            self._steps(slide, picture)

    def _add(self, slide: Any, kind: Any, data: Any, title: str) -> Any:  # noqa: ANN401
        from pptx.util import Inches, Pt  # noqa: PLC0415

        frame = slide.shapes.add_chart(kind, Inches(4.6), Inches(1.3), Inches(8.3), Inches(5.8), data)
        frame.name = title
        chart = frame.chart
        chart.has_title = True
        chart.chart_title.text_frame.text = title
        self._look(chart.chart_title.text_frame.paragraphs[0], 14, _INK, bold=True)
        chart.font.size, chart.font.name = Pt(11), "Arial"
        return chart

    @staticmethod
    def _color(series: Any, color: str | None) -> None:  # noqa: ANN401
        from pptx.dml.color import RGBColor  # noqa: PLC0415

        if color is None:
            series.format.fill.background()
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = RGBColor.from_string(color)

    def _funnel(self, slide: Any, picture: FunnelPicture) -> None:  # noqa: ANN401
        """Every KPI as a part of its own target: volumes of six digits and three do not share an axis."""
        from pptx.chart.data import CategoryChartData  # noqa: PLC0415
        from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION  # noqa: PLC0415

        data = CategoryChartData(number_format="0%")
        bars = picture.bars
        data.categories = [f"{bar.label} ({bar.group})" for bar in bars]
        data.add_series(picture.due, [_part(bar.due, bar.target) for bar in bars])
        data.add_series(picture.actual, [_part(bar.actual, bar.target) for bar in bars])
        chart = self._add(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, picture.title)
        chart.has_legend = True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        self._color(chart.plots[0].series[0], _TRACK)
        self._color(chart.plots[0].series[1], _FILL)
        chart.plots[0].gap_width = 40
        chart.category_axis.reverse_order = True
        chart.category_axis.tick_labels.font.size = _points(10)
        chart.value_axis.minimum_scale = 0
        chart.value_axis.tick_labels.number_format, chart.value_axis.tick_labels.number_format_is_linked = "0%", False

    def _pace(self, slide: Any, picture: PacePicture) -> None:  # noqa: ANN401
        from pptx.chart.data import CategoryChartData  # noqa: PLC0415
        from pptx.dml.color import RGBColor  # noqa: PLC0415
        from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION  # noqa: PLC0415

        planned, came, forecast, goal = picture.names
        data = CategoryChartData(number_format="#,##0")
        data.categories = list(picture.weeks)
        series: list[tuple[str, list[float | None], str]] = [
            (planned, list(picture.planned), _SOFT),
            (came, list(picture.actual), _FILL),
            (goal, [picture.goal] * len(picture.weeks), _INK),
        ]
        if picture.band is not None:
            value = picture.band[0]
            series.append((forecast, [None] * (len(picture.weeks) - 1) + [value], _MARK))
        for name, values, _ in series:
            data.add_series(name, values)
        chart = self._add(slide, XL_CHART_TYPE.LINE_MARKERS, data, picture.title)
        chart.has_legend = True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        for line, (_, _, color) in zip(chart.plots[0].series, series, strict=True):
            line.smooth = False
            line.format.line.color.rgb = RGBColor.from_string(color)
            line.marker.format.fill.solid()
            line.marker.format.fill.fore_color.rgb = RGBColor.from_string(color)
        chart.value_axis.minimum_scale = 0
        chart.value_axis.has_major_gridlines = True

    def _steps(self, slide: Any, picture: StepsPicture) -> None:  # noqa: ANN401
        from pptx.chart.data import CategoryChartData  # noqa: PLC0415
        from pptx.dml.color import RGBColor  # noqa: PLC0415
        from pptx.enum.chart import XL_CHART_TYPE  # noqa: PLC0415

        bars = [*picture.steps, picture.total]
        if picture.limit is not None:
            bars.append(picture.limit)
        below: list[float] = []
        reached = 0.0
        for at, (_, value, _) in enumerate(bars):
            below.append(reached if at < len(picture.steps) else 0.0)
            reached += value if at < len(picture.steps) else 0.0
        data = CategoryChartData(number_format="€ #,##0.00")
        data.categories = [label for label, _, _ in bars]
        data.add_series(" ", below)
        data.add_series(picture.title, [value for _, value, _ in bars])
        chart = self._add(slide, XL_CHART_TYPE.COLUMN_STACKED, data, picture.title)
        chart.has_legend = False
        hidden, shown = chart.plots[0].series
        self._color(hidden, None)
        self._color(shown, _FILL)
        chart.plots[0].gap_width = 30
        shown.data_labels.show_value = True
        shown.data_labels.number_format, shown.data_labels.number_format_is_linked = "€ #,##0.00", False
        shown.data_labels.font.size = _points(11)
        shown.data_labels.font.color.rgb = RGBColor.from_string("FFFFFF")
        chart.value_axis.minimum_scale = 0


def _points(size: int) -> Any:  # noqa: ANN401
    from pptx.util import Pt  # noqa: PLC0415

    return Pt(size)


def _part(value: float | None, whole: float) -> float | None:
    return None if value is None or not whole else value / whole


def _pages(table: Table) -> Iterator[list[Any]]:
    for at in range(0, len(table.rows), _ROWS):
        yield list(table.rows[at : at + _ROWS])
