"""TIM102: one volume counts per month, another for the whole plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import OnTargets, rule_on_figures
from fullfunnel.checks.rules.plan.examples import LEADS, views, visits
from fullfunnel.display import both, number
from fullfunnel.framework.columns import ALL_KPI_COLUMNS
from fullfunnel.framework.typed.period import UNIT_WORDS
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.framework import Kpi, Periodic
    from fullfunnel.targets import Targets

_VOLUMES: Final = ("baseline", "own_target", "outflow")
"""A cap is left out: an audience is as large for a month as for a year."""


def period_mix(found: Targets) -> list[Finding]:
    """One finding per volume without a period in a plan where others say theirs."""
    said = [each for each in found.framework.said_periods if each.column in _VOLUMES]
    if not said:
        return []
    periodic = {(each.kpi, each.column) for each in said}
    return [
        _finding(kpi, column, said[0])
        for kpi in found.framework.kpis
        for column in _VOLUMES
        if getattr(kpi, column) and kpi.formula is None and (kpi.name, column) not in periodic
    ]


def _finding(kpi: Kpi, column: str, other: Periodic) -> Finding:
    header, word, value = ALL_KPI_COLUMNS[column], UNIT_WORDS[other.unit], both(number, getattr(kpi, column))
    return remark(
        RULE,
        Text(
            f"Bij {kpi.name} is ‘{header.nl}’ {value.nl} zonder periode: dat telt voor het hele plan. Bij "
            f"{other.kpi} is het per {word.nl}.",
            f"{header.en} of {kpi.name} is {value.en} without a period: it counts for the whole plan. For "
            f"{other.kpi} it is per {word.en}.",
        ),
        Text(
            f"Is ook dit per {word.nl}? Typ dan {value.nl} per {word.nl}. Zo niet, dan klopt het.",
            f"Is this per {word.en} as well? Then type {value.en} per {word.en}. If not, it is right.",
        ),
        kpi=kpi.name,
        row=kpi.row,
        column=column,
    )


_YEAR: Final = {"ffStart": "2027-01-01", "ffEnd": "2027-12-31"}

RULE: Final = rule_on_figures(
    "TIM102",
    "warning",
    title=Text("Periodes door elkaar", "Periods mixed"),
    why=Text(
        "Een aantal per maand naast een aantal per jaar scheelt een factor twaalf, en dat zie je aan geen van beide.",
        "A number per month beside one per year differs by a factor of twelve, and neither of them shows it.",
    ),
    check=OnTargets(period_mix),
    fails=Example(kpis=({**LEADS, "baseline": "20 per month"}, visits(baseline=300)), fields=_YEAR),
    passes=Example(kpis=({**LEADS, "baseline": "20 per month"}, visits(baseline="300 per month")), fields=_YEAR),
    near_misses=(
        Example(kpis=({**LEADS, "baseline": 240}, visits(baseline=300)), fields=_YEAR),
        Example(kpis=({**LEADS, "baseline": "20 per month"}, visits(), views(cap=900_000_000)), fields=_YEAR),
    ),
)
