"""KPI113: spend that brings in money at one rate, however much it is: a return that does not fall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.kpi_unit import unit_of
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.display import both, rate
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def constant_return(plan: PlanContext) -> Iterator[Finding]:
    """A hint per KPI in money that feeds another in money at more than one for one: a return on spend."""
    framework = plan.framework
    if framework is None:
        return
    for each in framework.contributions:
        kpi, fed = framework.by_name[each.kpi], framework.by_name[each.feeds]
        if each.rate is None or each.rate <= 1 or unit_of(kpi) != "eur" or unit_of(fed) != "eur":
            continue
        shown = both(rate, each.rate)
        yield remark(
            RULE,
            Text(
                f"Elke euro {kpi.name} levert {shown.nl} {fed.name} op, hoeveel je ook inzet. In de praktijk "
                "levert de volgende euro minder op dan de eerste.",
                f"Every unit of {kpi.name} gives {shown.en} {fed.name}, however much you spend. In practice the "
                "next one brings less than the first.",
            ),
            Text(
                "Neem bij een veel hoger doel het rendement dat bij dat bedrag hoort, niet dat van nu.",
                "For a much higher goal take the return that goes with that amount, not today's.",
            ),
            kpi=kpi.name,
            row=each.row,
            column="rate",
        )


RULE: Final = rule_on_figures(
    "KPI113",
    "hint",
    title=Text("Een rendement dat niet daalt", "A return that does not fall"),
    why=Text(
        "Met één rendement voor elk bedrag wordt een groot doel te goedkoop gepland.",
        "With one return for every amount a large goal is planned too cheaply.",
    ),
    check=constant_return,
    fails=Example(
        kpis=(
            {"kpi": "Revenue", "unit": "EUR"},
            {"kpi": "Spend", "unit": "EUR", "feeds": "Revenue", "rate": 3.9},
        )
    ),
    passes=Example(
        kpis=(
            {"kpi": "Revenue", "unit": "EUR"},
            {"kpi": "Orders", "unit": "orders", "feeds": "Revenue", "rate": 60},
        )
    ),
    # A pipeline of four times the bookings is no return on spend.
    near_misses=(
        Example(
            kpis=(
                {"kpi": "Bookings", "unit": "EUR"},
                {"kpi": "Pipeline", "unit": "EUR", "feeds": "Bookings", "rate": 0.25},
            )
        ),
    ),
    needs=frozenset({"framework"}),
)
