"""The pictures of a report as charts that PowerPoint itself can edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fullfunnel.report.deck.looks import FILL, INK, MARK, SOFT, TRACK, look, points
from fullfunnel.report.document import CurvePicture, FunnelPicture, PacePicture
from fullfunnel.report.pictures.svg import fitting

if TYPE_CHECKING:
    from fullfunnel.report.document import Picture, StepsPicture

BARS: Final = 14
"""Bars of a chart whose names can be read."""


def add_chart(slide: Any, picture: Picture) -> None:  # noqa: ANN401
    """Put a picture on a slide as a native chart."""
    if isinstance(picture, FunnelPicture):
        _funnel(slide, picture)
    elif isinstance(picture, PacePicture):
        _pace(slide, picture)
    elif isinstance(picture, CurvePicture):
        _curve(slide, picture)
    else:
        _steps(slide, picture)


def _add(slide: Any, kind: Any, data: Any, title: str) -> Any:  # noqa: ANN401
    from pptx.util import Inches, Pt  # noqa: PLC0415

    frame = slide.shapes.add_chart(kind, Inches(4.6), Inches(1.3), Inches(8.3), Inches(5.8), data)
    frame.name = title
    chart = frame.chart
    chart.has_title = True
    chart.chart_title.text_frame.text = title
    look(chart.chart_title.text_frame.paragraphs[0], 14, INK, bold=True)
    chart.font.size, chart.font.name = Pt(11), "Arial"
    return chart


def _color(series: Any, color: str | None) -> None:  # noqa: ANN401
    from pptx.dml.color import RGBColor  # noqa: PLC0415

    if color is None:
        series.format.fill.background()
    else:
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor.from_string(color)


def _funnel(slide: Any, picture: FunnelPicture) -> None:  # noqa: ANN401
    """Every KPI as a part of its own target: volumes of six digits and three do not share an axis."""
    from pptx.chart.data import CategoryChartData  # noqa: PLC0415
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION  # noqa: PLC0415

    data = CategoryChartData(number_format="0%")
    bars = picture.bars
    data.categories = [f"{fitting(bar.label)} ({bar.group})" for bar in bars]
    data.add_series(picture.due, [_part(bar.due, bar.target) for bar in bars])
    data.add_series(picture.actual, [_part(bar.actual, bar.target) for bar in bars])
    chart = _add(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, picture.title)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _color(chart.plots[0].series[0], TRACK)
    _color(chart.plots[0].series[1], FILL)
    chart.plots[0].gap_width = 40
    chart.category_axis.reverse_order = True
    chart.category_axis.tick_labels.font.size = points(10)
    chart.value_axis.minimum_scale = 0
    chart.value_axis.tick_labels.number_format, chart.value_axis.tick_labels.number_format_is_linked = "0%", False


def _pace(slide: Any, picture: PacePicture) -> None:  # noqa: ANN401
    from pptx.chart.data import CategoryChartData  # noqa: PLC0415
    from pptx.dml.color import RGBColor  # noqa: PLC0415
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION  # noqa: PLC0415

    planned, came, forecast, goal = picture.names
    data = CategoryChartData(number_format="#,##0")
    data.categories = list(picture.weeks)
    series: list[tuple[str, list[float | None], str]] = [
        (planned, list(picture.planned), SOFT),
        (came, list(picture.actual), FILL),
        (goal, [picture.goal] * len(picture.weeks), INK),
    ]
    if picture.band is not None:
        value = picture.band[0]
        series.append((forecast, [None] * (len(picture.weeks) - 1) + [value], MARK))
    for name, values, _ in series:
        data.add_series(name, values)
    chart = _add(slide, XL_CHART_TYPE.LINE_MARKERS, data, picture.title)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    for line, (_, _, color) in zip(chart.plots[0].series, series, strict=True):
        line.smooth = False
        line.format.line.color.rgb = RGBColor.from_string(color)
        line.marker.format.fill.solid()
        line.marker.format.fill.fore_color.rgb = RGBColor.from_string(color)
    chart.value_axis.minimum_scale = 0
    chart.value_axis.has_major_gridlines = True


def _curve(slide: Any, picture: CurvePicture) -> None:  # noqa: ANN401
    from pptx.chart.data import XyChartData  # noqa: PLC0415
    from pptx.dml.color import RGBColor  # noqa: PLC0415
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE  # noqa: PLC0415

    brought, straight, limit, point = picture.names
    average = list(zip(picture.money, picture.at_average, strict=True))
    series: list[tuple[str, list[tuple[float, float]], str]] = [
        (brought, list(zip(picture.money, picture.most, strict=True)), FILL),
        (straight, [each for each in average if each[1] <= (picture.ceiling or each[1])], SOFT),
    ]
    if picture.least != picture.most:
        series.insert(1, (f"{brought} (2)", list(zip(picture.money, picture.least, strict=True)), FILL))
    if picture.ceiling is not None:
        ends = picture.money[0], picture.money[-1]
        series.append((limit, [(money, picture.ceiling) for money in ends], INK))
    series.append((point, [picture.now], MARK))
    data = XyChartData(number_format="#,##0")
    for name, path, _ in series:
        line = data.add_series(name)
        for x, y in path:
            line.add_data_point(x, y)
    chart = _add(slide, XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, data, picture.title)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    for line, (_, path, color) in zip(chart.plots[0].series, series, strict=True):
        line.smooth = False
        line.format.line.color.rgb = RGBColor.from_string(color)
        if len(path) == 1:
            line.marker.style, line.marker.size = XL_MARKER_STYLE.CIRCLE, 11
            line.marker.format.fill.solid()
            line.marker.format.fill.fore_color.rgb = RGBColor.from_string(color)
    chart.value_axis.minimum_scale = chart.category_axis.minimum_scale = 0
    chart.category_axis.maximum_scale = picture.money[-1]
    chart.category_axis.has_major_gridlines = False
    for axis in (chart.value_axis, chart.category_axis):
        axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "#,##0", False


def _steps(slide: Any, picture: StepsPicture) -> None:  # noqa: ANN401
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
    shown_as = f'"{picture.currency}" #,##0.00'
    data = CategoryChartData(number_format=shown_as)
    data.categories = [label for label, _, _ in bars]
    data.add_series(" ", below)
    data.add_series(picture.title, [value for _, value, _ in bars])
    chart = _add(slide, XL_CHART_TYPE.COLUMN_STACKED, data, picture.title)
    chart.has_legend = False
    hidden, shown = chart.plots[0].series
    _color(hidden, None)
    _color(shown, FILL)
    chart.plots[0].gap_width = 30
    shown.data_labels.show_value = True
    shown.data_labels.number_format, shown.data_labels.number_format_is_linked = shown_as, False
    shown.data_labels.font.size = points(11)
    shown.data_labels.font.color.rgb = RGBColor.from_string("FFFFFF")
    chart.value_axis.minimum_scale = 0


def _part(value: float | None, whole: float) -> float | None:
    return None if value is None or not whole else value / whole
