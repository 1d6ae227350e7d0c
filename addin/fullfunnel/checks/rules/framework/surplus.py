"""KPI102: a shared pool that serves one next step leaves more than planned for another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import OnTargets, rule_on_figures
from fullfunnel.checks.rules.plan.examples import LEADS, views, visits
from fullfunnel.display import amount, both, rate
from fullfunnel.language import Text
from fullfunnel.targets.network import Step, Volume

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Finding
    from fullfunnel.targets import Targets

_WORTH_A_WORD: Final = 0.01
"""Relative: below 1% more than planned nobody acts on it."""
_HAIR: Final = 1e-9


def surplus(found: Targets) -> list[Finding]:
    """One finding per KPI in a shared pool whose next steps do not ask for the same number of people."""
    findings: list[Finding] = []
    for outcome in found.outcomes.values():
        if not isinstance(outcome, Volume) or outcome.kpi.pool != "shared" or outcome.basis != "need":
            continue
        steps = [step for step in outcome.steps if step.planned > 0]
        most = max(steps, key=lambda step: float(step.need), default=None)
        if most is not None:
            least = float(most.need) * (1 - _WORTH_A_WORD)
            findings += [_finding(found, outcome, most, step) for step in steps if step.need < least]
    return findings


def _larger_share(found: Targets, step: Step) -> Text:
    """Which share is too small: the step's own, unless that is everything; then one further on, if any is less."""
    name, feeds = step.contribution.kpi, step.contribution.feeds
    whole = float(step.planned) >= float(step.plan) * (1 - _HAIR)
    seen: set[str] = set()
    while whole and feeds not in seen:
        seen.add(feeds)
        onward = found.volume(feeds)
        steps = [each for each in onward.steps if each.planned > 0] if onward is not None else []
        if not steps:
            return Text("", "")
        step = max(steps, key=lambda each: float(each.need))
        name, feeds = step.contribution.kpi, step.contribution.feeds
        whole = float(step.planned) >= float(step.plan) * (1 - _HAIR)
    return Text(f"Geef {name} dan een groter aandeel in {feeds}. ", f"Then give {name} a larger share of {feeds}. ")


def _finding(found: Targets, volume: Volume, most: Step, step: Step) -> Finding:
    name, least, leads_to = volume.kpi.name, step.contribution, most.contribution.feeds
    extra = float(volume.need) * (least.rate or 0.0) - float(step.planned)
    need, sums = both(amount, float(volume.need)), both(amount, float(volume.total_need))
    own, planned = both(amount, float(step.need)), both(amount, float(step.planned))
    more, at = both(amount, extra), both(rate, least.rate or 0.0)
    share = _larger_share(found, step)
    return remark(
        RULE,
        Text(
            f"Voor {leads_to} zijn {need.nl} {name} nodig, voor {least.feeds} maar {own.nl}. Dezelfde mensen leveren "
            f"bij {at.nl} dus {more.nl} {least.feeds} meer op dan de geplande {planned.nl}.",
            f"{leads_to} needs {need.en} {name}; {least.feeds} needs only {own.en}. The same people serve both, so "
            f"at {at.en} they give {more.en} {least.feeds} more than the planned {planned.en}.",
        ),
        Text(
            f"Kloppen ratio en aandeel? {share.nl}Zijn het verschillende mensen, zet ‘Groep’ dan op apart: dan zijn "
            f"er {sums.nl} nodig.",
            f"Are rate and share right? {share.en}If these are different people, set Pool to separate: then "
            f"{sums.en} are needed.",
        ),
        kpi=name,
        row=volume.kpi.row,
    )


RULE: Final = rule_on_figures(
    "KPI102",
    "hint",
    title=Text("Dezelfde mensen leveren meer op dan gepland", "The same people give more than planned"),
    why=Text(
        "Een gedeelde groep die de ene stap bedient, levert ook de andere: dat vraagt een ander aandeel.",
        "A shared pool that serves one step also gives the other: that asks for another share.",
    ),
    check=OnTargets(surplus),
    fails=Example(kpis=(LEADS, visits(), views(), {"kpi": "Views", "feeds": "Leads", "rate": 0.001, "share": 0.2})),
    passes=Example(kpis=(LEADS, visits(), views())),
    near_misses=(
        Example(
            kpis=(
                LEADS,
                visits(),
                views(pool="separate"),
                {"kpi": "Views", "feeds": "Leads", "rate": 0.001, "share": 0.2},
            )
        ),
    ),
)
