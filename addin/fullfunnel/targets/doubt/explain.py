"""What range and chance rest on, in a marketeer's words: which rates count as sure, where a span lies, what holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.display import rate
from fullfunnel.errors import FunnelError
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text, same
from fullfunnel.targets.doubt.flow import flow
from fullfunnel.targets.doubt.rates import Span, Sure
from fullfunnel.targets.held import held_by

if TYPE_CHECKING:
    from collections.abc import Container

    from fullfunnel.framework.framework import Framework, Kpi
    from fullfunnel.framework.scenario import Line
    from fullfunnel.language import Language
    from fullfunnel.targets.doubt.flow import Edge

_NAMED: Final = 3
"""So many rates are named; of the others only how many."""
_APART: Final = 0.02
"""A middle this far from the rate, in proportion, is worth a sentence."""
_WITHOUT_N: Final = (
    Text("er staat geen n bij", "it has no n"),
    Text("er staat geen n bij", "they have no n"),
)

_HALF: Final = (
    Text("er staat maar één kant van de spreiding bij", "only one of its two limits is filled in"),
    Text("er staat maar één kant van de spreiding bij", "only one of their two limits is filled in"),
)


def explain_doubt(framework: Framework, kpi: Kpi, language: Language) -> list[str]:
    """Sentences on the doubt that counts for a KPI; nothing about rates where all are taken as they stand.

    For the main KPI every rate counts, for another those on its way to the main KPI.
    """
    try:
        plan = flow(framework)
    except FunnelError as error:
        return [error.text.say(language)]
    if kpi.name not in plan.kpis:
        return []
    on_the_way = set(plan.kpis) if kpi.name == plan.main else _onward(framework, kpi)
    edges = [edge for edge in plan.edges if edge.kpi in on_the_way]
    half = [edge for edge in edges if isinstance(edge.rate, Sure) and _has_half_a_span(edge)]
    sure = [edge for edge in edges if isinstance(edge.rate, Sure) and edge not in half] if plan.in_doubt else []
    theirs = _of_scenario(framework)
    said = [
        *(_span(edge, edge.rate) for edge in edges if isinstance(edge.rate, Span)),
        _sure([edge for edge in sure if (edge.kpi, edge.feeds) not in theirs], _WITHOUT_N),
        _sure(half, _HALF),
        _sure([edge for edge in sure if (edge.kpi, edge.feeds) in theirs], _of(framework.scenario)),
        _held(framework, kpi),
    ]
    return [text.say(language) for text in said if text is not None]


def _has_half_a_span(edge: Edge) -> bool:
    """Whether only the low or only the high rate is filled in, from which no doubt follows."""
    return (edge.contribution.rate_low is None) != (edge.contribution.rate_high is None)


def _of_scenario(framework: Framework) -> Container[Line]:
    """The ways whose rate is the scenario's own: their n was that of another rate."""
    name = same_name(framework.scenario)
    found = next((each for each in framework.scenarios if name and same_name(each.name) == name), None)
    return frozenset() if found is None else frozenset(found.rates)


def _onward(framework: Framework, kpi: Kpi) -> set[str]:
    reached: set[str] = set()
    ahead = [kpi.name]
    while ahead:
        here = ahead.pop()
        if here not in reached:
            reached.add(here)
            ahead += [each.feeds for each in framework.feeding[here]]
    return reached


def _span(edge: Edge, span: Span) -> Text | None:
    own = edge.contribution.rate or 0.0
    if abs(span.middle / own - 1.0) < _APART:
        return None
    line = f"{edge.kpi} → {edge.feeds}"
    return Text(
        f"Voor bereik en kans ligt de ratio {line} tussen {rate(span.low, 'nl')} en {rate(span.high, 'nl')}, met "
        f"{rate(span.middle, 'nl')} als midden; het plan gebruikt {rate(own, 'nl')}.",
        f"For range and chance the rate {line} lies between {rate(span.low, 'en')} and {rate(span.high, 'en')}, with "
        f"{rate(span.middle, 'en')} as the middle; the plan uses {rate(own, 'en')}.",
    )


def _named(edges: list[Edge]) -> Text:
    """The first few ways, and how many more there are."""
    lines = ", ".join(f"{edge.kpi} → {edge.feeds}" for edge in edges[:_NAMED])
    more = len(edges) - _NAMED
    return Text(f"{lines} en nog {more}", f"{lines} and {more} more") if more > 0 else same(lines)


def _sure(edges: list[Edge], because: tuple[Text, Text]) -> Text | None:
    """The rates that count as sure; ``because`` says why of one rate, and of more."""
    if not edges:
        return None
    lines = _named(edges)
    if len(edges) == 1:
        return Text(
            f"Voor bereik en kans geldt deze ratio als zeker, want {because[0].nl}: {lines.nl}.",
            f"For range and chance this rate counts as certain, because {because[0].en}: {lines.en}.",
        )
    return Text(
        f"Voor bereik en kans gelden deze ratio's als zeker, want {because[1].nl}: {lines.nl}.",
        f"For range and chance these rates count as certain, because {because[1].en}: {lines.en}.",
    )


def _of(scenario: str) -> tuple[Text, Text]:
    """Of a rate that a scenario gives, the observations behind the ordinary one say nothing."""
    return (
        Text(f"scenario ‘{scenario}’ geeft die zelf", f"scenario ‘{scenario}’ itself gives it"),
        Text(f"scenario ‘{scenario}’ geeft ze zelf", f"scenario ‘{scenario}’ itself gives them"),
    )


def _held(framework: Framework, kpi: Kpi) -> Text | None:
    holding = ", ".join(f"‘{name}’" for name in held_by(framework, kpi))
    if not holding:
        return None
    return Text(
        "FUNNEL_RANGE en FUNNEL_CHANCE kunnen dit aantal niet verschuiven (#GETAL!): het ‘Eigen doel’ van "
        f"{holding} houdt het vast.",
        f"FUNNEL_RANGE and FUNNEL_CHANCE cannot move this volume (#NUM!): the ‘Own target’ of {holding} holds it.",
    )
