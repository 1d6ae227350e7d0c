"""KPI107: a CPC on impressions, a CPM on clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.plan.examples import kpis
from fullfunnel.checks.plan.rule_on_figures import rule_on_figures
from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.display import amount, both
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.finding import Finding
    from fullfunnel.checks.plan_sheet import PlanSheet

_MIXED: Final[tuple[tuple[frozenset[str], float, float, Text], ...]] = (
    (
        frozenset({"impressions", "vertoningen", "impressies"}),
        0.05,
        1.0,
        Text(
            "een prijs per vertoning; per klik zou dat gewoon zijn",
            "a price per impression; per click that would be usual",
        ),
    ),
    (
        frozenset({"clicks", "klikken", "visits", "bezoeken"}),
        0.0,
        1000.0,
        Text(
            "een prijs per duizend kliks; per duizend vertoningen zou dat gewoon zijn",
            "a price per thousand clicks; per thousand impressions that would be usual",
        ),
    ),
)


def price_on_wrong_unit(plan: PlanSheet) -> Iterator[Finding]:
    """One finding per KPI whose price belongs to another unit."""
    if plan.targets is None:
        return
    for kpi in plan.targets.framework.kpis:
        for units, above, per, said in _MIXED:
            unit = same_name(kpi.unit)
            if unit not in units or not kpi.unit_cost or kpi.per != per or kpi.unit_cost <= above:
                continue
            volume = plan.targets.volume(kpi.name)
            if volume is None:
                continue
            cost, one, other = (
                both(amount, value)
                for value in (
                    float(volume.target) * kpi.unit_cost / per,
                    kpi.unit_cost,
                    float(volume.target) * kpi.unit_cost / (1000 if per == 1 else 1),
                )
            )
            yield remark(
                RULE,
                Text(
                    f"{kpi.name} kost € {one.nl} per {amount(per, 'nl')} {kpi.unit}: dat is {said.nl}. Samen € "
                    f"{cost.nl}.",
                    f"{kpi.name} costs € {one.en} per {amount(per, 'en')} {kpi.unit}: that is {said.en}. "
                    f"Together € {cost.en}.",
                ),
                Text(
                    f"Bedoel je € {one.nl} per 1.000 (CPM), typ dan 1000 bij Per: dan is het € {other.nl}."
                    if per == 1
                    else f"Bedoel je € {one.nl} per klik, typ dan 1 bij Per.",
                    f"If you mean € {one.en} per 1,000 (CPM), type 1000 under Per: then it is € {other.en}."
                    if per == 1
                    else f"If you mean € {one.en} per click, type 1 under Per.",
                ),
                kpi=kpi.name,
                row=kpi.row,
                column="unit_cost",
                words=(kpi.name, f"€ {one.say(plan.language)}"),
            )


RULE: Final = rule_on_figures(
    "KPI107",
    "warning",
    title=Text("Prijs per klik op vertoningen", "Price per click on impressions"),
    why=Text(
        "Een CPC op vertoningen rekent duizend keer te veel, een CPM op kliks duizend keer te weinig.",
        "A CPC on impressions asks a thousand times too much, a CPM on clicks a thousand times too little.",
    ),
    check=price_on_wrong_unit,
    fails=Example(kpis=kpis(unit_cost=0.35, per=1)),
    passes=Example(kpis=kpis(unit_cost=3.5, per=1000)),
)
