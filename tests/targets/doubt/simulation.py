"""A campaign carried out a million times: one rate a row, then one count a row. Written apart from the program.

Only the targets of the plan come from the program; they have tests of their own.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from fullfunnel.targets import targets

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fullfunnel.framework import Framework
    from fullfunnel.framework.framework import Contribution

    Draws = NDArray[np.float64]

TENTH = 1.2815515655446004
"""The score below which 90% of a standard normal lies: scipy.stats.norm.ppf(0.9)."""


def simulated(framework: Framework, goal: float, planned: float | None = None, *, draws: int, seed: int = 7) -> float:
    """The part of the campaigns that reach ``goal`` when the plan for ``planned`` is carried out."""
    main = delivered(framework, goal if planned is None else planned, draws=draws, seed=seed)
    return float((main >= goal - 1e-7).mean())


def delivered(framework: Framework, planned: float, *, draws: int, seed: int) -> Draws:
    """How many of the main KPI each campaign brings."""
    chance = np.random.default_rng(seed)
    found = targets(framework, planned)
    volume: dict[str, Draws] = {}
    sent: dict[tuple[str, str], Draws] = {}
    for name in _upstream_first(framework):
        kpi = framework.by_name[name]
        feeders = [each for each in framework.feeders[name] if each.kpi in volume]
        if feeders:
            volume[name] = np.full(draws, kpi.baseline - kpi.outflow, dtype=float)
            for each in feeders:
                volume[name] = volume[name] + _counted(chance, sent[each.kpi, name], each)
        else:
            volume[name] = np.full(draws, float(found.of(kpi)))
        steps = found.volume(name).steps  # type: ignore[union-attr]  # it has a target
        total = sum(float(step.need) for step in steps)
        for each in framework.feeding[name]:
            part = 1.0
            if kpi.pool == "separate":
                need = sum(float(step.need) for step in steps if step.contribution.feeds == each.feeds)
                part = need / total if total else 1.0 / len(steps)
            sent[name, each.feeds] = volume[name] * part
    return volume[framework.main]


def _upstream_first(framework: Framework) -> list[str]:
    """The KPIs that lead to the main KPI, each after its feeders."""
    order: list[str] = []

    def visit(name: str) -> None:
        if name not in order:
            for each in framework.feeders[name]:
                visit(each.kpi)
            order.append(name)

    visit(framework.main)
    return order


def _counted(chance: np.random.Generator, volume: Draws, each: Contribution) -> Draws:
    rates = _rates(chance, each, len(volume))
    near = np.rint(volume)
    volume = np.where(np.abs(volume - near) < 1e-7, near, volume)
    whole = np.floor(volume)
    units = whole + (chance.random(len(volume)) < volume - whole)
    if (each.rate or 0) > 1:
        return chance.poisson(units * rates).astype(float)
    return chance.binomial(units.astype(np.int64), rates).astype(float)


def _rates(chance: np.random.Generator, each: Contribution, draws: int) -> Draws:
    rate, n = each.rate or 0.0, each.n
    if each.rate_low is not None and each.rate_high is not None:
        low, high = each.rate_low, each.rate_high
        link = math.log if rate > 1 else lambda r: math.log(r / (1 - r))
        mean, sd = (link(low) + link(high)) / 2, (link(high) - link(low)) / (2 * TENTH)
        drawn = chance.normal(mean, sd, draws)
        return np.exp(drawn) if rate > 1 else 1 / (1 + np.exp(-drawn))
    if not n:
        return np.full(draws, rate)
    if rate > 1:
        return chance.gamma(rate * n + 0.5, 1 / n, draws)
    return chance.beta(rate * n + 0.5, (1 - rate) * n + 0.5, draws)
