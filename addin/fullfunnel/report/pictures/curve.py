"""The curve of the next euro: what money brings, with its ceiling or its doubt, and where the plan stands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.report.document import CurvePicture

if TYPE_CHECKING:
    from fullfunnel.report.figures import Figures
    from fullfunnel.results.spending.next_euro import NextEuro

_POINTS: Final = 40
_TIMES: Final = 2.0
"""The picture runs to twice today's money."""


def curve_picture(found: list[NextEuro], figures: Figures) -> CurvePicture:
    """The curve of the first part of the plan: one with a ceiling where there is one."""
    each = found[0]
    steps = [_TIMES * at / _POINTS for at in range(_POINTS + 1)]
    brought = [each.brings(times) for times in steps]
    planned = Text("volgens plan", "according to plan") if each.is_planned else Text("nu", "now")
    return CurvePicture(
        title=figures.say(
            Text(f"Wat meer geld aan {each.name} oplevert", f"What more money for {each.name} brings")
            if each.cap is not None
            else Text(
                f"Wat meer geld aan {each.name} oplevert, als aanname",
                f"What more money for {each.name} brings, as an assumption",
            )
        ),
        money=tuple(each.money * times for times in steps),
        least=tuple(low for low, _ in brought),
        most=tuple(high for _, high in brought),
        at_average=tuple(each.results * times for times in steps),
        ceiling=each.cap,
        now=(each.money, each.results),
        names=(
            each.kpi.name,
            figures.say(Text("tegen de prijs van nu", "at today's price")),
            figures.say(Text("plafond", "cap")),
            f"{figures.say(planned)}: {figures.number(each.results)}, {figures.money(each.money)}",
        ),
        shown=tuple(figures.money(each.money * times) for times in (0.0, 0.5, 1.0, 1.5, 2.0)),
    )
