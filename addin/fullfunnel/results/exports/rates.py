"""Prices beside the figures they follow from: whether cost, clicks and CPC agree, so that a wrong reading shows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from fullfunnel import display
from fullfunnel.language import Text
from fullfunnel.results.exports.dialect.figures import Mark, Unreadable, is_bound, is_not_reported, number
from fullfunnel.results.exports.metrics import RATES
from fullfunnel.results.exports.refusals import Doubt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fullfunnel.results.exports.columns import Column, Header

_NEAR: Final = 0.05
"""Relative: prices are rounded to cents."""
_FEWEST: Final = 3
_MOST: Final = 0.8


def deciding_mark(
    columns: Sequence[Column], rows: Sequence[tuple[int, Sequence[object]]], clean: Callable[[str], str]
) -> Mark | None:
    """The decimal sign with which prices agree with cost and volume, where the other sign disagrees."""
    fits: list[Mark] = []
    for mark in (".", ","):
        ratios = list(_ratios(columns, rows, "." if mark == "." else ",", clean))
        near = [ratio for ratio in ratios if abs(ratio - 1) < _NEAR]
        if len(near) >= _FEWEST and len(near) > _MOST * len(ratios):
            fits.append("." if mark == "." else ",")
    return fits[0] if len(fits) == 1 else None


def check_prices(
    header: Header, rows: Sequence[tuple[int, Sequence[object]]], decimal: Mark, clean: Callable[[str], str]
) -> None:
    """Pass a table whose prices are not a power of ten off.

    Raises:
        Doubt: cost or volume is in another unit than the price beside it, such as millionths.
    """
    ratios = list(_ratios(header.columns, rows, decimal, clean))
    if len(ratios) < _FEWEST:
        return
    powers = [math.log10(ratio) for ratio in ratios]
    for power in {round(each) for each in powers} - {0}:
        if sum(abs(each - power) < _NEAR / 2 for each in powers) > _MOST * len(powers):
            times = display.both(display.number, 10 ** abs(power))
            raise Doubt(
                Text(
                    f"De prijzen per klik of duizend zijn {times.nl} keer zo {'groot' if power > 0 else 'klein'} "
                    "als volgt uit de kosten en aantallen ernaast. Een van beide staat in een andere eenheid; "
                    "exporteer uit de interface in plaats van uit de API.",
                    f"The prices per click or thousand are {times.en} times as "
                    f"{'large' if power > 0 else 'small'} as follows from the cost and volume next to them. One "
                    "of the two has another unit; export from the interface instead of the API.",
                )
            )


def _ratios(
    columns: Sequence[Column], rows: Sequence[tuple[int, Sequence[object]]], mark: Mark, clean: Callable[[str], str]
) -> Iterator[float]:
    places = {column.role: column for column in reversed(columns)}
    for rate, (above, below, per) in RATES.items():
        if not {rate, above, below} <= places.keys():
            continue
        for _, cells in rows:
            price, cost, volume = (
                _value(cells[places[role].at], mark, clean, places[role].scale) for role in (rate, above, below)
            )
            if price and cost and volume and min(price, cost) >= 0.5:  # noqa: PLR2004  # less is mostly rounding
                yield price * volume / (cost * per)


def _value(cell: object, mark: Mark, clean: Callable[[str], str], scale: float) -> float | None:
    if isinstance(cell, int | float):
        return float(cell) * scale
    if not isinstance(cell, str):
        return None
    text = clean(cell)
    if is_not_reported(text) or is_bound(text):
        return None
    try:
        return number(text, mark)[0] * scale
    except Unreadable:
        return None
