"""PLN112: one finding a row that lists what is missing, for the columns that the plan uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.framework.columns import MESSAGE_COLUMNS
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.checks.rules.plan.examples import Row

_PARTS: Final = ("audience", "need", "kpi", "owner", "cta")


def briefing_incomplete(plan: PlanContext) -> Iterator[Finding]:
    """One finding a row that lists what is missing, of the columns that the table has; See may go without a call."""
    if plan.messages is None:
        return
    asked = [part for part in _PARTS if part in plan.messages.columns]
    for message in plan.spoken:
        missing = [
            part for part in asked if not getattr(message, part) and not (part == "cta" and message.asks == "see")
        ]
        # A row that holds no more than its ID and stage is not begun.
        if not missing or not (message.copy_text or any(getattr(message, part) for part in _PARTS)):
            continue
        named = Text(
            ", ".join(MESSAGE_COLUMNS[part].nl for part in missing),
            ", ".join(MESSAGE_COLUMNS[part].en for part in missing),
        )
        shown = message.shown
        yield remark(
            RULE,
            Text(f"Bij ‘{shown}’ ontbreekt: {named.nl}.", f"‘{shown}’ lacks: {named.en}."),
            Text(
                "Vul het aan: zonder dat kan niemand de boodschap maken of beoordelen.",
                "Fill it in: without it nobody can make or judge the message.",
            ),
            message=message.id,
            table="ffMessages",
            row=message.row,
            column=missing[0],
            words=(shown,),
        )


_DONE: Final[Row] = {
    "id": "D1",
    "stage": "Do",
    "audience": "Gezinnen",
    "need": "Nu boeken",
    "kpi": "Leads",
    "headline": "Nu € 5",
    "cta": "Koop",
    "owner": "Sanne",
}

RULE: Final = rule_on_figures(
    "PLN112",
    "hint",
    title=Text("Briefing niet compleet", "Briefing not complete"),
    why=Text(
        "Zonder doelgroep, behoefte, KPI, eigenaar of call-to-action kan niemand de boodschap maken.",
        "Without audience, need, KPI, owner or CTA nobody can make the message.",
    ),
    check=briefing_incomplete,
    fails=Example(messages=({**_DONE, "audience": None, "owner": None},)),
    passes=Example(messages=(_DONE,)),
    near_misses=(
        # A call is not asked in See, and columns that a table does not have are not missed.
        Example(messages=({**_DONE, "stage": "See", "cta": None},)),
        Example(messages=({"id": "D1", "stage": "Do", "kpi": "Leads", "headline": "Nu € 5"},)),
        Example(messages=({"id": "D1", "stage": "Do", "owner": None},)),
    ),
    needs=frozenset({"messages"}),
    per_message=True,
)
