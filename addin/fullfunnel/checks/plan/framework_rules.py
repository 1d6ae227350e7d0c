"""The KPI1xx rules over the targets of a plan, with what a user needs to judge them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.plan.above_cap import above_cap
from fullfunnel.checks.plan.own_target_short import own_target_short
from fullfunnel.checks.plan.rate_as_percentage import rate_as_percentage
from fullfunnel.checks.plan.surplus import surplus
from fullfunnel.checks.plan.unfed_volume import unfed_volume
from fullfunnel.checks.plan.unusable_rate import unusable_rate
from fullfunnel.checks.rule import Example, Rule
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from fullfunnel.checks.finding import Finding, Severity
    from fullfunnel.checks.plan_sheet import PlanSheet
    from fullfunnel.framework.cells import Cell
    from fullfunnel.targets import Targets

Row = dict[str, "Cell"]
_LEADS: Final[Row] = {"kpi": "Leads", "unit": "leads"}


def _visits(**more: Cell) -> Row:
    return {"kpi": "Visits", "unit": "visits", "feeds": "Leads", "rate": 0.05, **more}


def _views(**more: Cell) -> Row:
    return {"kpi": "Views", "unit": "impressions", "feeds": "Visits", "rate": 0.01, **more}


def _over(rule: Callable[[Targets], list[Finding]]) -> Callable[[PlanSheet], list[Finding]]:
    return lambda plan: [] if plan.targets is None else rule(plan.targets)


def _rule(  # noqa: PLR0913, PLR0917  # the parts of a rule
    code: str,
    severity: Severity,
    rule: Callable[[Targets], list[Finding]],
    title: Text,
    why: Text,
    fails: tuple[Row, ...],
    passes: tuple[Row, ...],
) -> Rule:
    bad, good = Example(kpis=fails), Example(kpis=passes)
    return Rule(
        code=code,
        severity=severity,
        title=title,
        why=why,
        fails={"nl": bad, "en": bad},
        passes={"nl": good, "en": good},
        check=_over(rule),
    )


RULES: Final = (
    _rule(
        "KPI101",
        "warning",
        unfed_volume,
        Text("Een deel komt via geen enkele KPI", "A part comes through no KPI"),
        Text(
            "Wat niemand levert, ontbreekt straks in het resultaat.", "What nobody delivers is missing from the result."
        ),
        (_LEADS, _visits(share=0.6)),
        (_LEADS, _visits()),
    ),
    _rule(
        "KPI102",
        "hint",
        surplus,
        Text("Dezelfde mensen leveren meer op dan gepland", "The same people give more than planned"),
        Text(
            "Een gedeelde groep die de ene stap bedient, levert de andere vanzelf: dat vraagt een ander aandeel.",
            "A shared pool that serves one step gives the other by itself: that asks for another share.",
        ),
        (_LEADS, _visits(), _views(), {"kpi": "Views", "feeds": "Leads", "rate": 0.001, "share": 0.2}),
        (_LEADS, _visits(), _views()),
    ),
    _rule(
        "KPI103",
        "warning",
        own_target_short,
        Text("Eigen doel lager dan nodig", "Own target below what is needed"),
        Text("Met een lager doel komt het hoofddoel tekort.", "A lower target leaves the main goal short."),
        (_LEADS, _visits(own_target=10_000)),
        (_LEADS, _visits(own_target=20_000)),
    ),
    _rule(
        "KPI104",
        "error",
        above_cap,
        Text("Doel boven wat er is", "Target above what there is"),
        Text("Meer mensen dan er zijn, kun je niet bereiken.", "You cannot reach more people than there are."),
        (_LEADS, _visits(cap=10_000)),
        (_LEADS, _visits(cap=20_000)),
    ),
    _rule(
        "KPI105",
        "warning",
        rate_as_percentage,
        Text("Percentage als getal getypt", "Percentage typed as a number"),
        Text(
            "3 in plaats van 3% maakt elk doel honderd keer te laag.",
            "3 instead of 3% makes each target a hundred times too low.",
        ),
        (_LEADS, _visits(rate=3)),
        (_LEADS, _visits(rate=0.03)),
    ),
    _rule(
        "KPI106",
        "error",
        unusable_rate,
        Text("Ratio ontbreekt of is nul", "Rate missing or zero"),
        Text("Zonder ratio is er niets terug te rekenen.", "Without a rate there is nothing to reckon back."),
        (_LEADS, _visits(rate=None)),
        (_LEADS, _visits()),
    ),
)
