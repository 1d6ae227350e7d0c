"""The pictures of a report as SVG, drawn with the report's own colours so that they follow light and dark."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from fullfunnel.report.document import CurvePicture, FunnelPicture, PacePicture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.report.document import Picture, StepsPicture

_WIDTH: Final = 720
_DIGIT: Final = 6.9
"""What a digit of 12 px takes at most, in any font that a browser or a sheet of paper may have."""
_LETTERS: Final = 30
"""Letters that fit beside a bar."""
_SCREEN: Final[dict[str, str]] = {
    name: f"var(--{name})" for name in ("ink", "soft", "line", "fill", "track", "mark", "band", "ground")
}
PAPER: Final[dict[str, str]] = {
    "ink": "#1b2a41",
    "soft": "#55606e",
    "line": "#c9cfd8",
    "fill": "#1f4e79",
    "track": "#dce9f5",
    "mark": "#a63c06",
    "band": "#f3c9b3",
    "ground": "#ffffff",
}
"""The same colours on paper, where a picture stands alone."""


def draw(picture: Picture, colors: Mapping[str, str] = _SCREEN) -> str:
    """A picture as an SVG element, with its title for who cannot see it."""
    if isinstance(picture, FunnelPicture):
        return _funnel(picture, colors)
    if isinstance(picture, PacePicture):
        return _pace(picture, colors)
    if isinstance(picture, CurvePicture):
        return _curve(picture, colors)
    return _steps(picture, colors)


class _Sheet:
    def __init__(self, title: str, height: float, colors: Mapping[str, str]) -> None:
        self.title, self.height, self.c = title, height, colors
        self.parts: list[str] = []

    def rect(self, x: float, y: float, width: float, height: float, color: str) -> None:
        self.parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}" '
            f'style="fill:{self.c[color]}"/>'
        )

    def line(  # noqa: PLR0913, PLR0917  # two ends and a look
        self, x1: float, y1: float, x2: float, y2: float, color: str, width: float = 1, dash: str = ""
    ) -> None:
        dashed = f";stroke-dasharray:{dash}" if dash else ""
        self.parts.append(
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
            f'style="stroke:{self.c[color]};stroke-width:{width}{dashed}"/>'
        )

    def path(self, points: list[tuple[float, float]], color: str, width: float = 2.5, dash: str = "") -> None:
        if len(points) < 2:  # noqa: PLR2004  # a line has two ends
            return
        dashed = f";stroke-dasharray:{dash}" if dash else ""
        d = "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        self.parts.append(f'<path d="{d}" style="fill:none;stroke:{self.c[color]};stroke-width:{width}{dashed}"/>')

    def area(self, points: list[tuple[float, float]], color: str) -> None:
        d = "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points) + " Z"
        self.parts.append(f'<path d="{d}" style="fill:{self.c[color]}"/>')

    def dot(self, x: float, y: float, color: str) -> None:
        self.parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" style="fill:{self.c[color]}"/>')

    def text(  # noqa: PLR0913  # what a word on a picture needs
        self,
        x: float,
        y: float,
        words: str,
        *,
        color: str = "ink",
        size: int = 13,
        anchor: str = "start",
        bold: bool = False,
    ) -> None:
        weight = ";font-weight:600" if bold else ""
        self.parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" '
            f'style="fill:{self.c[color]};font-size:{size}px{weight}">{escape(words)}</text>'
        )

    def done(self) -> str:
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {self.height:.0f}" role="img" '
            f'aria-label="{escape(self.title, quote=True)}" '
            'style="font-family:Arial,Helvetica,sans-serif;width:100%;height:auto">' + "".join(self.parts) + "</svg>"
        )


def _funnel(picture: FunnelPicture, colors: Mapping[str, str]) -> str:
    groups: dict[str, list[int]] = {}
    for at, bar in enumerate(picture.bars):
        groups.setdefault(bar.group, []).append(at)
    sheet = _Sheet(picture.title, 34 + 34 * len(groups) + 30 * len(picture.bars), colors)
    # The longest figures get the room that they take; small print, as on a phone, comes out wider.
    left, figures = 210.0, max((len(bar.shown) for bar in picture.bars), default=0) * _DIGIT
    right = min(560.0, _WIDTH - figures - 16)
    y = 16.0
    sheet.rect(left, y - 9, 14, 10, "fill")
    sheet.text(left + 20, y, picture.actual, size=12)
    sheet.line(left + 110, y - 11, left + 110, y + 3, "ink", 3)
    sheet.text(left + 118, y, picture.due, size=12)
    sheet.rect(left + 220, y - 9, 14, 10, "track")
    sheet.text(left + 240, y, picture.target, size=12)
    for group, members in groups.items():
        y += 34
        sheet.text(0, y, group, bold=True, size=14)
        sheet.line(left, y - 4, _WIDTH, y - 4, "line")
        most = max(max(picture.bars[at].target, picture.bars[at].actual or 0, 1e-9) for at in members)
        scale = (right - left) / most
        for at in members:
            bar = picture.bars[at]
            y += 30
            sheet.text(left - 10, y - 4, fitting(bar.label), anchor="end", size=12)
            sheet.rect(left, y - 18, bar.target * scale, 20, "track")
            if bar.actual is not None:
                sheet.rect(left, y - 14, bar.actual * scale, 12, "fill")
            if bar.due is not None:
                sheet.line(left + bar.due * scale, y - 20, left + bar.due * scale, y + 4, "ink", 3)
            sheet.text(right + 12, y - 4, bar.shown, size=12, color="soft")
    return sheet.done()


def _pace(picture: PacePicture, colors: Mapping[str, str]) -> str:
    sheet = _Sheet(picture.title, 330, colors)
    left, right, top, bottom = 70.0, 560.0, 30.0, 290.0
    reached = [value for value in picture.actual if value is not None]
    most = max([*picture.planned, *reached, picture.goal, *(picture.band or (0.0,)), 1e-9]) * 1.05
    count = max(len(picture.weeks), 1)

    def at(week: int) -> float:
        return float(left + (right - left) * (week + 1) / count)

    def up(value: float) -> float:
        return float(bottom - (bottom - top) * value / most)

    planned, came, forecast, goal = picture.names
    for part in range(5):
        value = most / 1.05 * part / 4
        sheet.line(left, up(value), right, up(value), "line")
        sheet.text(left - 8, up(value) + 4, _short(value), anchor="end", size=11, color="soft")
    sheet.line(left, up(picture.goal), right, up(picture.goal), "ink", 1.5, "2 4")
    sheet.text(right + 8, up(picture.goal) + 4, goal, size=12)
    sheet.path(
        [(left, bottom), *((at(week), up(value)) for week, value in enumerate(picture.planned))], "soft", 2, "6 4"
    )
    points = [(at(week), up(value)) for week, value in enumerate(picture.actual) if value is not None]
    sheet.path([(left, bottom), *points], "fill", 3)
    for x, y in points:
        sheet.dot(x, y, "fill")
    if picture.band is not None:
        value, low, high = picture.band
        sheet.rect(right - 7, up(high), 14, max(up(low) - up(high), 2), "band")
        sheet.line(right - 10, up(value), right + 10, up(value), "mark", 3)
        sheet.text(right + 16, up(value) + 4, forecast, size=12, color="mark")
    if points:
        sheet.text(points[-1][0], points[-1][1] - 10, came, size=12, anchor="end", bold=True)
    if picture.planned:
        middle = len(picture.planned) * 3 // 4
        sheet.text(at(middle) - 6, up(picture.planned[middle]) - 8, planned, size=12, color="soft", anchor="end")
    every = max(1, count // 6)
    for week, name in enumerate(picture.weeks):
        if week % every == every - 1 or count <= 6:  # noqa: PLR2004  # all of a few names fit
            sheet.text(at(week), bottom + 18, name, size=11, anchor="middle", color="soft")
    return sheet.done()


def _curve(picture: CurvePicture, colors: Mapping[str, str]) -> str:
    sheet = _Sheet(picture.title, 340, colors)
    left, right, top, bottom = 70.0, 560.0, 46.0, 296.0
    tallest = max(picture.most)
    # A ceiling far above all that is drawn would flatten it; its figure is in the sentences.
    ceiling = picture.ceiling if picture.ceiling is not None and picture.ceiling <= 2 * tallest else None
    most = max(tallest, ceiling or 0.0, 1e-9) * 1.08
    widest = max(picture.money[-1], 1e-9)

    def at(money: float) -> float:
        return float(left + (right - left) * money / widest)

    def up(value: float) -> float:
        return float(bottom - (bottom - top) * value / most)

    brought, straight, limit, point = picture.names
    for part in range(5):
        value = most / 1.08 * part / 4
        sheet.line(left, up(value), right, up(value), "line")
        sheet.text(left - 8, up(value) + 4, _short(value), anchor="end", size=11, color="soft")
    last = len(picture.shown) - 1
    for step, words in enumerate(picture.shown):
        sheet.text(left + (right - left) * step / last, bottom + 20, words, size=11, anchor="middle", color="soft")
    sheet.text(left, top - 22, brought, size=12, color="soft")
    if picture.least != picture.most:
        high = list(zip(picture.money, picture.most, strict=True))
        low = list(zip(picture.money, picture.least, strict=True))[::-1]
        sheet.area([(at(x), up(y)) for x, y in (*high, *low)], "track")
        sheet.path([(at(x), up(y)) for x, y in low], "fill", 2)
    below = [(x, y) for x, y in zip(picture.money, picture.at_average, strict=True) if y <= most]
    sheet.path([(at(x), up(y)) for x, y in below], "soft", 2, "6 4")
    # Above the line and before the ceiling, where nothing else is drawn.
    x, y = below[len(below) * 4 // 5]
    sheet.text(at(x) - 10, up(y), straight, size=12, color="soft", anchor="end")
    sheet.path([(at(x), up(y)) for x, y in zip(picture.money, picture.most, strict=True)], "fill", 3)
    if ceiling is not None:
        sheet.line(left, up(ceiling), right, up(ceiling), "ink", 1.5, "2 4")
        sheet.text(right + 8, up(ceiling) + 4, f"{limit} {_short(ceiling)}", size=12)
    x, y = picture.now
    sheet.dot(at(x), up(y), "mark")
    sheet.text(at(x) + 10, up(y) + 20, point, size=12, color="mark")
    return sheet.done()


def _steps(picture: StepsPicture, colors: Mapping[str, str]) -> str:
    bars = [*picture.steps, picture.total]
    sheet = _Sheet(picture.title, 46 + 34 * len(bars), colors)
    left, right = 190.0, 600.0
    most = max(picture.total[1], picture.limit[1] if picture.limit else 0, 1e-9)
    scale = (right - left) / most
    y, reached = 36.0, 0.0
    for at, (label, value, shown) in enumerate(bars):
        last = at == len(bars) - 1
        start = 0.0 if last else reached
        sheet.text(left - 10, y + 14, fitting(label), anchor="end", size=12, bold=last)
        sheet.rect(left + start * scale, y, value * scale, 20, "ink" if last else "fill")
        sheet.text(left + (start + value) * scale + 8, y + 14, shown, size=12, bold=last)
        if not last:
            reached += value
            sheet.line(left + reached * scale, y + 20, left + reached * scale, y + 34, "soft")
        y += 34
    if picture.limit is not None:
        label, value, shown = picture.limit
        x = left + value * scale
        sheet.line(x, 24, x, y, "mark", 2, "5 3")
        sheet.text(x, 18, f"{label} {shown}", size=12, color="mark", anchor="middle" if x < right - 60 else "end")
    return sheet.done()


def fitting(label: str) -> str:
    """A label that fits beside its bar; the table behind the picture has it whole."""
    return label if len(label) <= _LETTERS else f"{label[: _LETTERS - 1].rstrip()}…"


def _short(value: float) -> str:
    if value >= 1e6:  # noqa: PLR2004
        return f"{value / 1e6:.3g}M"
    return f"{value / 1e3:.3g}k" if value >= 1e4 else f"{value:.0f}"  # noqa: PLR2004
