"""TIM103: a scenario in which only some of the rates or prices are filled in, or a cell cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example, Rule, in_both
from fullfunnel.checks.rules.framework.rule_on_figures import OnTargets
from fullfunnel.checks.rules.plan.examples import LEADS, views, visits
from fullfunnel.framework.columns import ALL_KPI_COLUMNS
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.framework import Framework
    from fullfunnel.framework.scenario import Scenario
    from fullfunnel.language import Language
    from fullfunnel.targets import Targets


def scenario_half_filled(found: Targets) -> Iterator[Finding]:
    """One finding per column of a scenario that says something for some rows only."""
    for scenario in found.framework.scenarios:
        if scenario.problem is not None:
            yield _unreadable(scenario)
            continue
        for column, filled, rows in _columns(found.framework, scenario):
            if 0 < filled < len(rows):
                yield _finding(scenario, column, filled, rows)


def _columns(framework: Framework, scenario: Scenario) -> Iterator[tuple[str, int, list[int]]]:
    """Per column how many rows it fills of those that have a figure of their own, and which those are."""
    if "rate" in scenario.columns:
        lines = [each for each in framework.contributions if each.rate is not None]
        blank = [each.row for each in lines if (each.kpi, each.feeds) not in scenario.rates]
        yield "rate", len(lines) - len(blank), [*blank, *[0] * (len(lines) - len(blank))]
    if "unit_cost" in scenario.columns:
        priced = [kpi for kpi in framework.kpis if kpi.unit_cost is not None]
        blank = [kpi.row for kpi in priced if kpi.name not in scenario.unit_costs]
        yield "unit_cost", len(priced) - len(blank), [*blank, *[0] * (len(priced) - len(blank))]


def _finding(scenario: Scenario, column: str, filled: int, rows: list[int]) -> Finding:
    header, name = ALL_KPI_COLUMNS[column], scenario.name
    return remark(
        RULE,
        Text(
            f"In de kolom ‘{header.nl} {name}’ staan {filled} van de {len(rows)}. Voor de andere rijen geldt de gewone "
            f"{header.nl}.",
            f"The column ‘{header.en} {name}’ holds {filled} of {len(rows)}. For the other rows the ordinary "
            f"{header.en} counts.",
        ),
        Text(
            f"Vul ook de lege cellen in, te beginnen bij tabelrij {rows[0]}, of laat ze leeg als daar niets verandert.",
            f"Fill in the blank cells too, from table row {rows[0]} on, or leave them blank if nothing changes there.",
        ),
        item=name,
        words=(name,),
        row=rows[0],
        column=column,
    )


def _unreadable(scenario: Scenario) -> Finding:
    problem = scenario.problem or Text("", "")
    found = remark(
        RULE,
        problem,
        Text(
            f"Tot dan geeft het scenario ‘{scenario.name}’ een foutwaarde.",
            f"Until then the scenario ‘{scenario.name}’ gives an error.",
        ),
        item=scenario.name,
        row=1,
    )
    return found.model_copy(update={"severity": "warning"})


def _kpis(header: str, *, all_rows: bool) -> Example:
    return Example(kpis=(LEADS, visits(**{header: 0.04}), views(**({header: 0.008} if all_rows else {}))))


_HEADERS: Final[dict[Language, str]] = {"nl": "Ratio slecht", "en": "Rate worst"}

RULE: Final = Rule(
    "TIM103",
    "hint",
    title=Text("Scenario half ingevuld", "Scenario half filled in"),
    why=Text(
        "Een slecht scenario waarin maar één ratio slechter is, lijkt veiliger dan het is.",
        "A worst case in which only one rate is worse looks safer than it is.",
    ),
    fails={language: _kpis(header, all_rows=False) for language, header in _HEADERS.items()},
    passes={language: _kpis(header, all_rows=True) for language, header in _HEADERS.items()},
    near_misses=in_both((Example(kpis=(LEADS, visits(), views())),)),
    check=OnTargets(scenario_half_filled),
)
