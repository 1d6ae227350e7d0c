"""The plan as doubt sees it: the KPIs that lead to the main KPI, and how one unit of each becomes units of the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput
from fullfunnel.language import Text
from fullfunnel.targets.doubt.rates import Observed, Rate, Span, Sure

if TYPE_CHECKING:
    from fullfunnel.framework.framework import Contribution, Framework, Kpi


def there_already(kpi: Kpi) -> float:
    """What comes of a KPI without the planned stages, less what leaves meanwhile."""
    return kpi.baseline - kpi.outflow


_BEYOND_DOUBT: Final = 1e12
"""So many observations leave nothing to doubt, and a float has no digits for the rest."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One contribution that can bring something to the main KPI."""

    kpi: str
    feeds: str
    rate: Rate
    poisson: bool
    """Whether the rate is above 1: one unit then gives a Poisson number of the fed KPI, else one or none."""
    contribution: Contribution


@dataclass(frozen=True, slots=True)
class Flow:
    """The KPIs that lead to the main KPI, each after the ones it feeds, and the edges between them."""

    framework: Framework
    kpis: tuple[str, ...]
    edges: tuple[Edge, ...]
    roots: frozenset[str]
    """The KPIs that nothing feeds: they deliver exactly their target."""
    separate: frozenset[str]
    """The KPIs with more than one way on, each with its own audience."""

    @property
    def main(self) -> str:
        """The main KPI."""
        return self.framework.main

    @property
    def proportional(self) -> bool:
        """Whether all targets grow in proportion with the goal: nothing comes by itself, is typed or has a limit."""
        kpis = [self.framework.by_name[name] for name in self.kpis]
        return all(not there_already(kpi) and kpi.own_target is None for kpi in kpis) and not any(
            each.share_basis in {"rest", "cap"} for each in self.framework.contributions
        )

    @property
    def in_doubt(self) -> bool:
        """Whether any rate is not sure."""
        return any(not isinstance(edge.rate, Sure) for edge in self.edges)


def flow(framework: Framework) -> Flow:
    """The part of a plan that decides whether its main goal is reached.

    Raises:
        BadInput: a span does not fit its rate.
        NoAnswer: the KPIs feed each other in a circle.
    """
    leads = {framework.main}
    kpis = []
    edges = []
    for name in framework.fed_first:
        if name != framework.main:
            onward = [each for each in framework.feeding[name] if each.feeds in leads]
            if not onward:
                continue
            leads.add(name)
            edges += [_edge(framework, each) for each in onward if each.rate]
        kpis.append(name)
    return Flow(
        framework,
        tuple(kpis),
        tuple(edges),
        frozenset(name for name in kpis if not framework.feeders[name]),
        frozenset(
            name for name in kpis if framework.by_name[name].pool == "separate" and len(framework.feeding[name]) > 1
        ),
    )


def _edge(framework: Framework, contribution: Contribution) -> Edge:
    return Edge(
        contribution.kpi,
        contribution.feeds,
        rate_in_doubt(contribution, framework),
        (contribution.rate or 0.0) > 1.0,
        contribution,
    )


def rate_in_doubt(contribution: Contribution, framework: Framework) -> Rate:
    """What is known of the rate of a contribution: a span wins over n, and with neither it is sure.

    Raises:
        BadInput: the span reaches 0 or 1, or lies across 1.
    """
    rate = contribution.rate or 0.0
    low, high = contribution.rate_span or (0.0, 0.0)
    if low != high:
        if low > high or low <= 0.0 or (low <= 1.0 if rate > 1.0 else high >= 1.0):
            raise _bad_span(contribution, framework)
        return Span(low, high, rate > 1.0)
    if contribution.n and contribution.n < _BEYOND_DOUBT:
        return Observed(rate, contribution.n)
    return Sure(rate)


def _bad_span(contribution: Contribution, framework: Framework) -> BadInput:
    kpi, feeds, row = contribution.kpi, contribution.feeds, contribution.row
    return BadInput(
        Text(
            f"De laagste en hoogste ratio van ‘{kpi}’ naar ‘{feeds}’ passen niet bij elkaar (tabelrij {row}). Maak "
            "de laagste kleiner dan de hoogste, en houd beide boven 0 en aan dezelfde kant van 100% als de ratio "
            "zelf.",
            f"The low and high rate from ‘{kpi}’ to ‘{feeds}’ do not go together (table row {row}). Make the low "
            "one lower than the high one, and keep both above 0 and on the same side of 100% as the rate itself.",
        ),
        framework.language,
    )
