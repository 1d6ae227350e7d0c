"""PLN118: the media budget of a stage, or of one line, is far below what its targets cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.briefing.unknown_stage import stages_mistyped
from fullfunnel.checks.rules.budget.line_of_kpi import lines_by_kpi
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.display import amount, both, percent
from fullfunnel.errors import FunnelError
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text
from fullfunnel.targets.loss import goal_lost_by, shown_loss

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding, Severity
    from fullfunnel.framework.budget import BudgetLine
    from fullfunnel.targets import Targets
    from fullfunnel.targets.network import Volume

_FAR: Final = 0.8
"""Below this part of what is needed the stage cannot do its work."""
_ENOUGH: Final = 0.95
"""From here on the difference is that of rounding and estimates."""
_SERIOUS_LOSS: Final = 0.02
"""Relative: a loss of fewer of the main KPI than this part of the goal is worth a hint."""


@dataclass(frozen=True, slots=True)
class _Short:
    """What is short, and what that does to the goal."""

    named: Text
    has: float
    needs: float
    volumes: tuple[Volume, ...]

    @property
    def part(self) -> float:
        return self.has / self.needs

    def lost(self, found: Targets) -> float:
        return goal_lost_by(found, {volume.kpi.name: self.part for volume in self.volumes})


def budget_below_need(plan: PlanContext) -> Iterator[Finding]:
    """One finding per stage, and per line of a stage that has enough in all, with the shortfall in the main KPI."""
    found, budget = plan.targets, plan.budget
    if found is None or budget is None or not any(line.amount > 0 for line in budget.lines):
        return
    media = [line for line in budget.lines if line.kind not in {"creation", "other"}]
    mistyped = {same_name(each) for each in stages_mistyped(plan)}
    for stage in found.framework.stages:
        if same_name(stage) in mistyped:
            continue
        priced = _priced(found, stage)
        needs = sum(map(_cost, priced))
        here = [line for line in media if same_name(line.stage) == same_name(stage)]
        if needs <= 0 or not (here or priced):
            continue
        short = _Short(
            Text(f"De fase {stage}", f"The stage {stage}"), sum(x.amount for x in here), needs, tuple(priced)
        )
        if short.part < _ENOUGH:
            lines = [each for each, _ in _short_lines(here, priced)]
            yield _finding(plan, found, short, here[0] if here else None, item=stage, lines=lines)
            continue
        for each, line in _short_lines(here, priced):
            yield _finding(plan, found, each, line, item=line.item or line.channel or stage)


def _priced(found: Targets, stage: str) -> list[Volume]:
    volumes = []
    for kpi in found.framework.kpis:
        volume = found.volume(kpi.name)
        if volume is not None and kpi.unit_cost and same_name(kpi.stage) == same_name(stage):
            try:
                found.of(kpi)
            except FunnelError:
                continue
            volumes.append(volume)
    return volumes


def _cost(volume: Volume) -> float:
    return float(volume.target) * (volume.kpi.unit_cost or 0.0) / volume.kpi.per


def _short_lines(lines: list[BudgetLine], priced: list[Volume]) -> Iterator[tuple[_Short, BudgetLine]]:
    """The lines that pay for KPIs of their own and cannot."""
    for line, names in lines_by_kpi(lines, [volume.kpi for volume in priced]):
        volumes = tuple(volume for volume in priced if volume.kpi.name in names)
        needs = sum(map(_cost, volumes))
        if needs > 0 and line.amount / needs < _ENOUGH:
            shown = line.item or line.channel
            yield _Short(Text(f"‘{shown}’", f"‘{shown}’"), line.amount, needs, volumes), line


def _finding(  # noqa: PLR0913  # what a finding on money says
    plan: PlanContext,
    found: Targets,
    short: _Short,
    line: BudgetLine | None,
    *,
    item: str,
    lines: list[_Short] | None = None,
) -> Finding:
    main, lost = found.framework.main, short.lost(found)
    has, needs, part = plan.money(short.has), plan.money(short.needs), both(percent, short.part)
    missing = plan.money(short.needs - short.has)
    shown = shown_loss(float(found.goal), lost)
    gone, left = both(amount, shown), both(amount, float(found.goal) - shown)
    severity: Severity = "error" if short.part < _FAR else "warning"
    if lost < _SERIOUS_LOSS * float(found.goal):
        severity = "hint"
    costly = Text("", "")
    if lines:
        listed = [(each.named.nl, plan.money(each.has), plan.money(each.needs)) for each in lines]
        costly = Text(
            " Per post: " + "; ".join(f"{name} {a.nl} van {b.nl}" for name, a, b in listed) + ".",
            " By line: " + "; ".join(f"{name} {a.en} of {b.en}" for name, a, b in listed) + ".",
        )
    return remark(
        RULE,
        Text(
            f"{short.named.nl} heeft {has.nl} voor media; de doelen kosten {needs.nl}. Met {part.nl} van wat nodig "
            f"is, verlies je {gone.nl} {main}: er blijven er {left.nl} over.{costly.nl}",
            f"{short.named.en} has {has.en} for media; its targets cost {needs.en}. With {part.en} of what is "
            f"needed you lose {gone.en} {main}: {left.en} are left.{costly.en}",
        ),
        Text(
            f"Zet er {missing.nl} bij, verlaag het hoofddoel, of laat een andere route meer opleveren.",
            f"Add {missing.en}, lower the main goal, or get more out of another route.",
        ),
        item=item,
        table="ffBudget",
        row=line.row if line else 0,
        column="amount",
        words=(has.say(plan.language), item),
    ).model_copy(update={"severity": severity})


def _plan(see: float, do: float = 20000) -> Example:
    """1,000 leads take 33,333 visits and 3,333,333 views at € 4 a thousand: € 13,333 in See."""
    views = {"kpi": "Views", "stage": "See", "unit": "impressions", "feeds": "Visits", "rate": 0.01}
    return Example(
        kpis=(
            {"kpi": "Leads", "stage": "Do", "unit": "leads"},
            {"kpi": "Visits", "stage": "Think", "unit": "visits", "feeds": "Leads", "rate": 0.03},
            {**views, "unit_cost": 4, "per": 1000},
        ),
        budget=(
            {"item": "Video", "stage": "See", "kind": "activation", "converts_directly": "no", "amount": see},
            {"item": "Search", "stage": "Do", "kind": "activation", "converts_directly": "yes", "amount": do},
        ),
    )


RULE: Final = rule_on_figures(
    "PLN118",
    "error",
    title=Text("Budget ver onder wat de doelen kosten", "Budget far below what the targets cost"),
    why=Text(
        "Met te weinig budget in een fase haal je geen enkel doel erna, hoe goed die ook zijn gepland.",
        "With too little budget in a stage you miss all targets after it, however well they are planned.",
    ),
    check=budget_below_need,
    fails=_plan(1400),
    passes=_plan(13_400),
    near_misses=(
        _plan(12_900),
        # Without a price nothing is known about what the targets cost.
        Example(kpis=_plan(1).kpis[:2], budget=_plan(1).budget),
    ),
    needs=frozenset({"budget", "framework", "goal"}),
)
