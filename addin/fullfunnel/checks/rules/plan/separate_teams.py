"""PLN101: every stage its own team, and nobody over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.framework.names import same_name
from fullfunnel.framework.typed.cells import words_of
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding

_TEAMS: Final = (
    {"item": "Video", "stage": "See", "amount": 9000, "owner_team": "Brand"},
    {"item": "Search", "stage": "Do", "amount": 9000, "owner_team": "Performance"},
)


def separate_teams(plan: PlanContext) -> Iterator[Finding]:
    """One finding where every stage has a team of its own and no team or owner is over all."""
    lines = [] if plan.budget is None else [line for line in plan.budget.lines if line.owner_team and line.stage]
    teams: dict[str, set[str]] = {}
    for line in lines:
        teams.setdefault(same_name(line.stage), set()).add(same_name(line.owner_team))
    shown = {same_name(line.owner_team): line.owner_team for line in lines}
    owner = words_of((plan.fields or {}).get("ffOwner"))
    if len(teams) < 2 or owner or set.intersection(*teams.values()):  # noqa: PLR2004  # one stage is no journey
        return
    if len(set.union(*teams.values())) < len(teams):
        return
    stages = {same_name(line.stage): line.stage for line in lines}
    said = ", ".join(
        f"{stages[stage]}: {' + '.join(sorted(shown[each] for each in names))}" for stage, names in teams.items()
    )
    yield remark(
        RULE,
        Text(
            f"Elke fase heeft een eigen team ({said}) en niemand is eigenaar van het geheel.",
            f"Every stage has its own team ({said}) and nobody owns the whole.",
        ),
        Text(
            "Vul bij Eigenaar in wie verantwoordelijk is voor alle fasen, en plan ze samen.",
            "Name one owner of all stages, and plan them together.",
        ),
        words=tuple(shown.values()),
        table="ffBudget",
        column="owner_team",
    )


RULE: Final = rule_on_figures(
    "PLN101",
    "warning",
    title=Text("Fasen gepland door losse teams", "Stages planned by separate teams"),
    why=Text(
        "Losse teams sturen elk op hun eigen cijfer; niemand bewaakt of de fasen op elkaar aansluiten.",
        "Separate teams each manage by their own figure; nobody sees to it that the stages connect.",
    ),
    check=separate_teams,
    fails=Example(budget=_TEAMS),
    passes=Example(budget=_TEAMS, fields={"ffOwner": "Journey team"}),
    near_misses=(
        # One team that is in every stage, and a budget that names no teams.
        Example(budget=(*_TEAMS, {"item": "Banner", "stage": "Do", "amount": 10, "owner_team": "Brand"})),
        Example(budget=tuple({**line, "owner_team": None} for line in _TEAMS)),
    ),
    needs=frozenset({"budget", "owner"}),
)
