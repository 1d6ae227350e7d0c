"""TIM103: a scenario in which only some of the rates or prices are filled in, or a cell cannot be read.

A blank cell is the ordinary figure, and that may be meant: so it is a hint, once for all scenarios with the same cells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example, Rule
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


@dataclass(frozen=True, slots=True)
class _Gap:
    """A column of a scenario that says something for some of the rows with a figure."""

    column: str
    filled: int
    blank: tuple[int, ...]
    """The table rows that it leaves open."""

    @property
    def count(self) -> int:
        """How many rows have a figure."""
        return self.filled + len(self.blank)


def scenario_half_filled(found: Targets) -> Iterator[Finding]:
    """One finding for the scenarios that leave the same rows open, and one for each that cannot be read."""
    alike: dict[tuple[_Gap, ...], list[str]] = {}
    for scenario in found.framework.scenarios:
        if scenario.problem is not None:
            yield _unreadable(scenario)
            continue
        gaps = tuple(gap for gap in _gaps(found.framework, scenario) if gap.filled and gap.blank)
        if gaps:
            alike.setdefault(gaps, []).append(scenario.name)
    for gaps, names in alike.items():
        yield _finding(gaps, names)


def _gaps(framework: Framework, scenario: Scenario) -> Iterator[_Gap]:
    """Per column of rates and prices the rows that it leaves open; a rate of 100% has nothing to get worse."""
    if "rate" in scenario.columns:
        lines = [each for each in framework.contributions if each.rate not in {None, 1.0}]
        yield _gap("rate", {each.row: (each.kpi, each.feeds) in scenario.rates for each in lines})
    if "unit_cost" in scenario.columns:
        priced = [kpi for kpi in framework.kpis if kpi.unit_cost is not None]
        yield _gap("unit_cost", {kpi.row: kpi.name in scenario.unit_costs for kpi in priced})


def _gap(column: str, rows: dict[int, bool]) -> _Gap:
    return _Gap(column, sum(rows.values()), tuple(row for row, filled in rows.items() if not filled))


def _finding(gaps: tuple[_Gap, ...], names: list[str]) -> Finding:
    row, first = gaps[0].blank[0], ALL_KPI_COLUMNS[gaps[0].column]
    return remark(
        RULE,
        Text(
            f"D{_named(gaps, names, 'nl')[1:]}. Voor de andere rijen geldt de gewone {first.nl}.",
            f"T{_named(gaps, names, 'en')[1:]}. For the other rows the ordinary {first.en} counts.",
        ),
        Text(
            f"Vul ook de lege cellen in, te beginnen bij tabelrij {row}, of laat ze leeg als daar niets verandert.",
            f"Fill in the blank cells too, from table row {row} on, or leave them blank if nothing changes there.",
        ),
        item=names[0],
        words=tuple(names),
        row=row,
        column=gaps[0].column,
    )


def _named(gaps: tuple[_Gap, ...], names: list[str], language: Language) -> str:
    """Which columns hold how many of how many: ``the column ‘Rate worst’ is filled in for 3 of 5 rows``."""
    alone = len(names) == 1
    parts: list[str] = []
    for gap in gaps:
        header = ALL_KPI_COLUMNS[gap.column].say(language)
        columns = Text(" en ", " and ").say(language).join(f"‘{header} {name}’" for name in names)
        nl = f"{'de kolom' if alone else 'de kolommen'} {columns} {'is' if alone else 'zijn elk'}"
        en = f"{'the column' if alone else 'the columns'} {columns} {'is' if alone else 'are each'}"
        nl, en = (
            f"{nl} op {gap.filled} van de {gap.count} rijen ingevuld",
            f"{en} filled in for {gap.filled} of {gap.count} rows",
        )
        parts.append(Text(nl, en).say(language))
    return "; ".join(parts)


def _unreadable(scenario: Scenario) -> Finding:
    problem = scenario.problem or Text("", "")
    found = remark(
        RULE,
        problem,
        Text(
            f"Tot die tijd geeft het scenario ‘{scenario.name}’ een foutwaarde.",
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
    near_misses={
        language: (
            Example(kpis=(LEADS, visits(), views())),
            Example(kpis=(LEADS, visits(**{header: 0.04}), views(rate=1))),
        )
        for language, header in _HEADERS.items()
    },
    check=OnTargets(scenario_half_filled),
)
