"""The edges that count: an unbranched run of steps is one factor, for thinning twice is thinning by the product."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fullfunnel.targets.doubt.flow import there_already
from fullfunnel.targets.doubt.rates import Sure

if TYPE_CHECKING:
    from fullfunnel.targets.doubt.flow import Edge, Flow
    from fullfunnel.targets.doubt.rates import Observed, Span
    from fullfunnel.targets.network import Line


@dataclass(frozen=True, slots=True)
class Factor:
    """A run of edges from one KPI to another with nothing joining or leaving on the way."""

    edges: tuple[Edge, ...]

    @property
    def start(self) -> str:
        """The KPI at its start."""
        return self.edges[0].kpi

    @property
    def end(self) -> str:
        """The KPI that it feeds."""
        return self.edges[-1].feeds

    @property
    def line(self) -> Line:
        """Its first contribution: what a separate pool divides its people by."""
        return self.edges[0].kpi, self.edges[0].feeds

    @property
    def poisson(self) -> bool:
        """Whether one unit gives a Poisson number: its first rate is above 1. Later ones only thin it."""
        return self.edges[0].poisson

    @property
    def sure(self) -> float:
        """The product of its sure rates."""
        product = 1.0
        for edge in self.edges:
            if isinstance(edge.rate, Sure):
                product *= edge.rate.rate
        return product

    @property
    def doubtful(self) -> tuple[Observed | Span, ...]:
        """Its rates that are in doubt."""
        return tuple(edge.rate for edge in self.edges if not isinstance(edge.rate, Sure))


def factors(flow: Flow) -> tuple[Factor, ...]:
    """The factors of a flow, those closest to the main KPI first."""
    into: dict[str, list[Edge]] = {name: [] for name in flow.kpis}
    out: dict[str, list[Edge]] = {name: [] for name in flow.kpis}
    for edge in flow.edges:
        into[edge.feeds].append(edge)
        out[edge.kpi].append(edge)

    def passes_on(name: str) -> bool:
        """Whether all that enters this KPI through one edge leaves it through one that only thins."""
        return (
            name != flow.main
            and len(into[name]) == len(out[name]) == 1
            and not there_already(flow.framework.by_name[name])
            and name not in flow.separate
            and not out[name][0].poisson
        )

    found = []
    for name in flow.kpis:
        if passes_on(name):
            continue
        for edge in out[name]:
            run = [edge]
            while passes_on(run[-1].feeds):
                run.append(out[run[-1].feeds][0])
            found.append(Factor(tuple(run)))
    return tuple(found)
