"""KPI103: an own target below what the main goal needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rounded_down import is_rounded_down
from fullfunnel.checks.rules.framework.rule_on_figures import OnTargets, rule_on_figures
from fullfunnel.checks.rules.plan.examples import LEADS, visits
from fullfunnel.display import amount, both, target
from fullfunnel.language import Text
from fullfunnel.targets.loss import goal_lost_by, shown_loss
from fullfunnel.targets.network import Volume

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Finding
    from fullfunnel.targets import Targets

_HAIR: Final = 1e-9


def own_target_short(found: Targets) -> list[Finding]:
    """One finding per own target that leaves the main goal short, with by how much."""
    findings = []
    for outcome in found.outcomes.values():
        if not isinstance(outcome, Volume) or outcome.basis != "own" or is_rounded_down(outcome):
            continue
        if outcome.target < outcome.need * (1 - _HAIR):
            findings.append(_finding(found, outcome, goal_lost(found, outcome)))
    return findings


def goal_lost(found: Targets, start: Volume) -> float:
    """By how much the main KPI falls short of its goal through the own target of ``start`` alone."""
    return goal_lost_by(found, {start.kpi.name: float(start.target) / float(start.need)})


def _finding(found: Targets, volume: Volume, lost: float) -> Finding:
    main = found.framework.main
    own, need = both(target, float(volume.target)), both(target, float(volume.need))
    shown = shown_loss(float(found.goal), lost)
    short, left = both(amount, shown), both(amount, float(found.goal) - shown)
    return remark(
        RULE,
        Text(
            f"Je eigen doel voor {volume.kpi.name} is {own.nl}, terwijl er {need.nl} nodig zijn. Daarmee komt het "
            f"hoofddoel {short.nl} {main} tekort en blijft het op {left.nl} steken.",
            f"Your own target for {volume.kpi.name} is {own.en}, while {need.en} are needed. That leaves the main goal "
            f"{short.en} {main} short, at {left.en}.",
        ),
        Text(
            f"Verhoog het eigen doel naar {need.nl}, laat een andere KPI meer opleveren, of verlaag het hoofddoel.",
            f"Raise your own target to {need.en}, get more out of another KPI, or lower the main goal.",
        ),
        kpi=volume.kpi.name,
        row=volume.kpi.row,
        column="own_target",
    )


RULE: Final = rule_on_figures(
    "KPI103",
    "warning",
    title=Text("‘Eigen doel’ lager dan nodig", "‘Own target’ below what is needed"),
    why=Text("Met een lager doel komt het hoofddoel tekort.", "A lower target leaves the main goal short."),
    check=OnTargets(own_target_short),
    fails=Example(kpis=(LEADS, visits(own_target=10_000))),
    passes=Example(kpis=(LEADS, visits(own_target=20_000))),
    near_misses=(Example(kpis=(LEADS, visits(own_target=30_000))),),
)
