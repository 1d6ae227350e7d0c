"""PLN121: a Do message judged on reach: on being seen, where people should act."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import KPIS
from fullfunnel.errors import FunnelError
from fullfunnel.framework.messages import need_of
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


_SEEN: Final = re.compile(
    r"\b(?:reach|bereik|impressions?|vertoningen|frequen\w+|views?|weergaven|grps?|recall)\b", re.IGNORECASE
)
"""What counts being seen, by its name, where no framework says in which stage it stands."""


def do_on_reach(plan: PlanContext) -> Iterator[Finding]:
    """One finding per Do message whose KPI counts who saw something."""
    for message in plan.spoken:
        if message.asks != "do" or not message.kpi or not _is_seen(plan, message.kpi):
            continue
        main = "" if plan.framework is None else plan.framework.main
        better = Text(f", zoals {main}", f", such as {main}") if main else Text("", "")
        yield RULE.on(
            message,
            "kpi",
            words=(message.kpi,),
            what=Text(
                f"{message.id} staat in {message.stage} en wordt afgerekend op {message.kpi}: dat telt wie het zag, "
                "niet wie iets deed.",
                f"{message.id} is in {message.stage} and is judged on {message.kpi}: that counts the people who saw "
                "it, not the people who acted.",
            ),
            advice=Text(
                f"Reken Do af op wat mensen doen{better.nl}.",
                f"Judge Do on what people do{better.en}.",
            ),
        )


def _is_seen(plan: PlanContext, name: str) -> bool:
    if plan.framework is None:
        return _SEEN.search(name) is not None
    try:
        kpi = plan.framework.find(name)
    except FunnelError:
        return False
    return kpi.name != plan.framework.main and need_of(kpi.stage) == "see"


RULE: Final = rule_on_figures(
    "PLN121",
    "warning",
    title=Text("Do afgerekend op bereik", "Do judged on reach"),
    why=Text(
        "In Do moet iemand iets doen. Reken je op bereik af, dan lijkt elke advertentie te werken.",
        "In Do people should act. If you judge on reach, every ad seems to work.",
    ),
    check=do_on_reach,
    fails=Example(kpis=KPIS, messages=({"id": "D1", "stage": "Do", "kpi": "Reach", "headline": "Nu € 5"},)),
    passes=Example(kpis=KPIS, messages=({"id": "D1", "stage": "Do", "kpi": "Leads", "headline": "Nu € 5"},)),
    near_misses=(
        Example(kpis=KPIS, messages=({"id": "S1", "stage": "See", "kpi": "Reach", "headline": "Film"},)),
        Example(kpis=KPIS, messages=({"id": "D1", "stage": "Do", "kpi": "Visits", "headline": "Nu € 5"},)),
    ),
    needs=frozenset({"messages"}),
    per_message=True,
)
