"""The targets of a whole plan: one goal in, a target for every KPI of every stage out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fullfunnel.errors import BadInput, FunnelError, NoAnswer
from fullfunnel.framework.columns import ALL_KPI_COLUMNS
from fullfunnel.framework.typed.period import UNIT_WORDS
from fullfunnel.language import Text
from fullfunnel.targets.elementwise import Number, all_finite, any_of, exact
from fullfunnel.targets.network import Line, Outcome, Volume, volumes
from fullfunnel.targets.ratios import ratio

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.framework.framework import Framework, Kpi


@dataclass(frozen=True, slots=True)
class Targets:
    """What a plan asks of every KPI. A KPI without a target keeps the reason why."""

    framework: Framework
    goal: Number
    outcomes: dict[str, Outcome]
    """The volume KPIs by name."""
    ratios: dict[str, Number | FunnelError] = field(default_factory=dict)
    """The ratio and cost KPIs by name."""

    def of(self, kpi: Kpi) -> Number:
        """The target of a KPI, unrounded, in its own unit.

        Raises:
            NotFound: nothing asks for this KPI and it has no target of its own.
            BadRate: a rate on the way is blank or zero, or a formula divides by zero.
            NoAnswer: the target is not finite.
        """
        outcome = self.outcomes.get(kpi.name) or self.ratios[kpi.name]
        if isinstance(outcome, FunnelError):
            raise outcome.afresh()
        target = outcome.target if isinstance(outcome, Volume) else outcome
        if all_finite(target):
            return target
        raise NoAnswer(
            Text(
                f"Het doel van ‘{kpi.name}’ is te groot om mee te rekenen. Kijk de ratio's na op de route ernaartoe.",
                f"The target of ‘{kpi.name}’ is too large to calculate with. Check the rates on the route to it.",
            ),
            self.framework.language,
        )

    def volume(self, name: str) -> Volume | None:
        """The volume of a KPI; ``None`` for a ratio and for a KPI without a target."""
        outcome = self.outcomes.get(name)
        return outcome if isinstance(outcome, Volume) else None


def targets(framework: Framework, goal: Number, rates: Mapping[Line, Number] | None = None) -> Targets:
    """Calculate back from the main goal to a target for every KPI.

    Args:
        framework: the plan.
        goal: how many of the main KPI; a number, or an array with one goal a plan.
        rates: rates that replace those of the plan, by (KPI, fed KPI): numbers, or arrays as long as ``goal``.

    Raises:
        BadInput: the goal is negative or not finite, or a volume counts per month or another period and nobody said how
            long the plan is.
        NoAnswer: the KPIs feed each other in a circle.
    """
    framework = framework.converted
    if any(each.column != "minimum" for each in framework.periodic):  # no target follows from a minimum
        raise period_unknown(framework)
    goal, rates = exact(goal), {line: exact(rate) for line, rate in (rates or {}).items()}
    if not all_finite(goal) or any_of(goal < 0):
        raise BadInput(
            Text(
                "Het hoofddoel moet een getal van nul of meer zijn. Vul in hoeveel je er wilt halen.",
                "The main goal must be a number of zero or more. Type how many you want to reach.",
            ),
            framework.language,
        )
    outcomes = volumes(framework, goal, rates)
    ratios = {kpi.name: ratio(framework, kpi, outcomes) for kpi in framework.kpis if kpi.formula is not None}
    return Targets(framework, goal, outcomes, ratios)


def period_unknown(framework: Framework) -> BadInput:
    """The error where a volume counts per month or another period, and how long the plan lasts is nowhere."""
    first = next((each for each in framework.periodic if each.column != "minimum"), framework.periodic[0])
    header, unit = ALL_KPI_COLUMNS[first.column], UNIT_WORDS[first.unit]
    return BadInput(
        Text(
            f"‘{header.nl}’ van ‘{first.kpi}’ is per {unit.nl} (tabelrij {first.row}), maar hoe lang het plan duurt "
            "is hier niet bekend. Voeg aan de tabel de kolommen ‘Start plan’ en ‘Einde plan’ toe, met =ffStart en "
            f"=ffEnd op de eerste rij. Of zet ook per {unit.nl} achter je doel. Of typ het getal voor het hele plan.",
            f"{header.en} of ‘{first.kpi}’ is per {unit.en} (table row {first.row}), but the length of the plan is "
            "not known here. Add the columns Plan start and Plan end to the table, with =ffStart and =ffEnd on the "
            f"first row. Or add per {unit.en} to your goal too. Or type the number for the whole plan.",
        ),
        framework.language,
    )
