"""Between what the forecast lies 8 times out of 10.

What came in is known. In doubt are the rates (Beta of the combined rate and its weight; Gamma for a rate above 1) and
chance itself, on what is under way: each unit over a way of rate r arrives or not (Binomial), or, above 1, arrives a
Poisson number of times. For given rates the cumulants of what is still to come follow from one walk over the ways; the
chance of at least so many is the mean over a lattice of points for the rates, the same every time.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.targets.doubt.counts import at_least
from fullfunnel.targets.doubt.rates import Observed, Span
from fullfunnel.targets.doubt.special import normal_score

if TYPE_CHECKING:
    from collections.abc import Callable

    from fullfunnel.framework.framework import Contribution
    from fullfunnel.results.forecast import Flow
    from fullfunnel.targets.network import Line

_LEVEL: Final = 0.8
_ONE: Final = 320
"""Points for one rate in doubt: they cut its distribution in parts of equal chance."""
_MANY: Final = 640
"""Points for several."""
_NO_DOUBT: Final = 1e-9


class Range(NamedTuple):
    """The low and high limit of an interval."""

    low: float
    high: float


class Cumulants(NamedTuple):
    """Mean, variance and third cumulant of a count."""

    mean: float
    variance: float
    third: float


class _Edge(NamedTuple):
    """One way that something under way takes to the KPI asked for."""

    line: Line
    rate: float
    times: float
    """What the rate is multiplied by: the part of a separate pool, and what no row feeds."""
    starts: float
    """Units that set out here; what arrives from further back comes on top."""
    draw: Callable[[float], float] | None
    """The rate at a normal score; ``None`` for one that is sure."""


def interval(flow: Flow, kpi: str) -> Range:
    """Between what the forecast of a volume KPI lies with a chance of 80%.

    Raises:
        BadRate: a rate on the way is blank or zero.
    """
    edges = _edges(flow, kpi)
    known = flow.actual.of(kpi).value
    if known is None:
        known = flow.framework.by_name[kpi].baseline
    if not any(edge.starts > _NO_DOUBT for edge in edges):
        return Range(flow.volume(kpi), flow.volume(kpi))
    counts = _counts(kpi, edges)
    tail = (1 - _LEVEL) / 2
    return Range(known + _quantile(counts, tail), known + _quantile(counts, 1 - tail))


def volume_ahead(flow: Flow, kpi: str) -> float:
    """The forecast of a volume KPI alone, which takes a moment, where it has an interval.

    Raises:
        BadRate: a rate on the way is blank or zero.
    """
    _edges(flow, kpi)
    return flow.volume(kpi)


def _edges(flow: Flow, kpi: str) -> list[_Edge]:
    """The ways that lead to a KPI, those nearest to it first."""
    found: list[_Edge] = []
    seen = {kpi}
    for name in flow.framework.fed_first:
        if name not in seen:
            continue
        reported = flow.is_reported(name)
        for way in flow.ways_into(name):
            came = flow.actual.of(way.kpi).value
            if reported and came is None:
                continue  # what was not reported brings nothing under way to what was
            seen.add(way.kpi)
            if reported:
                starts = flow.splits[way.kpi, way.feeds].under_way
            else:
                starts = flow.part(way) * (flow.framework.by_name[way.kpi].baseline if came is None else came)
            times = flow.part(way) * (1.0 if reported else flow.unfed(name))
            found.append(
                _Edge((way.kpi, way.feeds), flow.rate(way), times, starts / flow.part(way), _draw(flow, way))
                if flow.part(way)
                else _Edge((way.kpi, way.feeds), flow.rate(way), 0.0, 0.0, None)
            )
    return found


def _draw(flow: Flow, way: Contribution) -> Callable[[float], float] | None:
    learnt = flow.rates.get((way.kpi, way.feeds))
    if learnt is None:
        return None
    if learnt.is_learnt and learnt.weight:
        return Observed(learnt.combined, learnt.weight).rate_at
    if way.rate_span is not None and way.rate_span[0] < way.rate_span[1]:
        return Span(*way.rate_span, learnt.planned > 1).rate_at
    return Observed(learnt.planned, way.n).rate_at if way.n else None


def _counts(kpi: str, edges: list[_Edge]) -> list[Cumulants]:
    """The cumulants of what is still to come, at every point for the rates."""
    doubtful = [at for at, edge in enumerate(edges) if edge.draw is not None]
    rates = [edge.rate for edge in edges]
    if not doubtful:
        return [_still_to_come(kpi, edges, rates)]
    # The rates that matter most get the most even points.
    weight = {at: edges[at].starts for at in doubtful}
    doubtful.sort(key=lambda at: -weight[at])
    found = []
    for point in _points(len(doubtful)):
        for at, score in zip(doubtful, point, strict=True):
            draw = edges[at].draw
            rates[at] = draw(score) if draw is not None else edges[at].rate
        found.append(_still_to_come(kpi, edges, rates))
    return found


@cache
def _points(dimensions: int) -> tuple[tuple[float, ...], ...]:
    """Normal scores: the first cut evenly, the others by Richtmyer's sequence with the tent transform."""
    many = _ONE if dimensions == 1 else _MANY
    steps = [math.sqrt(prime) % 1 for prime in _primes(dimensions - 1)]
    return tuple(
        (
            normal_score((j + 0.5) / many),
            *(normal_score(min(max(1 - abs(2 * ((j + 0.5) * step % 1) - 1), 1e-6), 1 - 1e-6)) for step in steps),
        )
        for j in range(many)
    )


def _primes(many: int) -> list[int]:
    found: list[int] = []
    number = 2
    while len(found) < many:
        if all(number % prime for prime in found):
            found.append(number)
        number += 1
    return found


def _still_to_come(kpi: str, edges: list[_Edge], rates: list[float]) -> Cumulants:
    """Mean, variance and third cumulant of what the ways still bring, for given rates."""
    units: dict[str, list[float]] = {}
    total = [0.0, 0.0, 0.0]
    for edge, rate in zip(edges, rates, strict=True):
        start, end = edge.line
        one = _over(rate * edge.times, _raw([1.0, 0.0, 0.0] if end == kpi else units.get(end, [0.0, 0.0, 0.0])))
        at = units.setdefault(start, [0.0, 0.0, 0.0])
        for power in range(3):
            at[power] += one[power]
            total[power] += one[power] * edge.starts
    return Cumulants(*total)


def _raw(cumulants: list[float]) -> tuple[float, float, float]:
    a, b, c = cumulants
    return a, b + a * a, c + 3 * a * b + a * a * a


def _over(rate: float, raw: tuple[float, float, float]) -> tuple[float, float, float]:
    """The cumulants of what one unit becomes over a way, from the moments of what it is worth at the other end."""
    first, second, third = (rate * moment for moment in raw)
    if rate > 1:
        return first, second, third
    return first, second - first * first, third - 3 * first * second + 2 * first**3


def _quantile(counts: list[Cumulants], chance: float) -> int:
    """The smallest number that is not passed with this chance."""

    def below(k: int) -> float:
        return 1 - sum(at_least(k + 1, *each) for each in counts) / len(counts)

    mean = max(each.mean for each in counts)
    low, high = -1, max(int(2 * mean), 8)
    while below(high) < chance:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if below(middle) >= chance else (middle, high)
    return high
