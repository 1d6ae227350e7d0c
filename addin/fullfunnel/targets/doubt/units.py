"""What one unit of a KPI gives of the main KPI: three cumulants, at every point of the doubt in the rates.

One walk over the factors, back from the main KPI. One unit of a KPI over a factor of rate r gives a unit of the fed KPI
with chance r: the moments (a, b, c) of that unit become r (a, b, c), and their cumulants a, b - a^2, c - 3ab + 2a^3.
Above 1 the number is Poisson, and r (a, b, c) are the cumulants themselves. Over the ways on from a KPI they add up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fullfunnel.targets.doubt.factors import Factor
    from fullfunnel.targets.doubt.flow import Flow
    from fullfunnel.targets.doubt.starts import Start
    from fullfunnel.targets.network import Line


class Columns(NamedTuple):
    """Mean, variance and third cumulant, a number a point."""

    mean: list[float]
    variance: list[float]
    third: list[float]


def units(
    flow: Flow, factors: Sequence[Factor], rates: Sequence[Sequence[float]], divided: Mapping[Line, float]
) -> dict[Start, Columns]:
    """The count of the main KPI that one unit gives, by KPI and by the first line of every factor.

    Args:
        flow: the plan.
        factors: its factors, those closest to the main KPI first.
        rates: the rate of every factor, a number a point.
        divided: the part of a separate pool that goes over each of its lines, where that is fed.
    """
    size = len(rates[0]) if rates else 1
    ones = [1.0] * size
    zeros = [0.0] * size
    leaving: dict[str, list[tuple[Factor, Sequence[float]]]] = {}
    for factor, column in zip(factors, rates, strict=True):
        leaving.setdefault(factor.start, []).append((factor, column))
    found: dict[Start, Columns] = {flow.main: Columns(ones, zeros, zeros)}
    moments = {flow.main: (ones, ones, ones)}
    for name in flow.kpis:
        if name not in leaving:
            continue
        total: Columns | None = None
        for factor, column in leaving[name]:
            over = _over(factor, column, moments[factor.end])
            found[factor.line] = over
            part = divided.get(factor.line, 1.0)
            total = _sum(total, over, part)
        if total is None:
            continue
        found[name] = total
        mean, variance, third = total
        moments[name] = (
            mean,
            [v + m * m for m, v in zip(mean, variance, strict=True)],
            [c + m * (3.0 * v + m * m) for m, v, c in zip(mean, variance, third, strict=True)],
        )
    return found


def _over(factor: Factor, column: Sequence[float], fed: tuple[list[float], list[float], list[float]]) -> Columns:
    first, second, third = ([r * moment for r, moment in zip(column, moments, strict=True)] for moments in fed)
    if factor.poisson:
        return Columns(first, second, third)
    return Columns(
        first,
        [b - a * a for a, b in zip(first, second, strict=True)],
        [c - a * (3.0 * b - 2.0 * a * a) for a, b, c in zip(first, second, third, strict=True)],
    )


def _sum(total: Columns | None, over: Columns, part: float) -> Columns:
    if part != 1.0:
        over = Columns(*([part * value for value in column] for column in over))
    if total is None:
        return over
    return Columns(
        *(
            [one + other for one, other in zip(left, right, strict=True)]
            for left, right in zip(total, over, strict=True)
        )
    )
