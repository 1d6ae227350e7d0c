"""PLN113: the audience that a follow-up message is shown to stays below what its channel needs to show an ad at all."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.briefing.audience_sizes import smallest_audience
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import KPIS
from fullfunnel.display import both, number
from fullfunnel.errors import FunnelError
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.checks.rules.briefing.audience_sizes import AudienceSize
    from fullfunnel.framework.messages import Message

_NOBODY: Final = frozenset({"eur", "€", "%", "grp"})
"""Units that count no people and nothing that people do."""


def retargeting_too_small(plan: PlanContext) -> Iterator[Finding]:
    """One finding per message that follows others, where their KPIs together plan fewer than the channel's minimum.

    A view or click is at most one person, so the audience is at most the planned volume: the sum is an upper bound.
    """
    if plan.targets is None or plan.messages is None:
        return
    for message in plan.spoken:
        asked = smallest_audience(message.channel)
        feeders = _feeders(plan, message)
        volumes = [_volume(plan, each) for each in feeders]
        if asked is None or not feeders:
            continue
        known = {name: volume for each in volumes if each is not None for name, volume in (each,)}
        if any(each is None for each in volumes) or sum(known.values()) >= asked.least:
            continue
        yield _finding(message, feeders, known, asked)


def _feeders(plan: PlanContext, message: Message) -> list[Message]:
    if plan.messages is None:
        return []
    found = [plan.messages.by_id.get(same_name(each)) for each in message.follows]
    return [each for each in found if each is not None and not each.is_landing]


def _volume(plan: PlanContext, message: Message) -> tuple[str, float] | None:
    """The KPI of a message with its planned volume; ``None`` where that counts no audience."""
    if plan.targets is None or not message.kpi:
        return None
    try:
        kpi = plan.targets.framework.find(message.kpi)
    except FunnelError:
        # A KPI that is not in the framework is another rule's.
        return None
    volume = plan.targets.volume(kpi.name)
    if volume is None or same_name(kpi.unit) in _NOBODY:
        return None
    return kpi.name, float(volume.target)


def _finding(message: Message, feeders: list[Message], known: dict[str, float], asked: AudienceSize) -> Finding:
    many = both(number, math.ceil(sum(known.values())))
    least = both(number, asked.least)
    follows = ", ".join(each.id for each in feeders)
    listed = Text(
        " + ".join(f"{number(math.ceil(volume), 'nl')} {name}" for name, volume in known.items()),
        " + ".join(f"{number(math.ceil(volume), 'en')} {name}" for name, volume in known.items()),
    )
    return remark(
        RULE,
        Text(
            f"{message.id} volgt op {follows}: gepland zijn {listed.nl}, dus een doelgroep van hooguit {many.nl}. "
            f"{asked.platform} vraagt er minstens {least.nl}{asked.within.nl}.",
            f"{message.id} follows {follows}: {listed.en} are planned, so an audience of {many.en} at most. "
            f"{asked.platform} asks for {least.en} at least{asked.within.en}.",
        ),
        Text(
            "Voeg doelgroepen samen, verzamel langer, of bereik in de vorige fase meer mensen.",
            "Join audiences, collect for longer, or reach more people in the previous stage.",
        ),
        message=message.id,
        table="ffMessages",
        row=message.row,
        column="audience",
        words=(message.id, follows),
        points_to=follows,
    )


def _after_film(goal: float, channel: str) -> Example:
    """A Do message to whoever a Think message brought to the site: a lead takes 1 / 3% = 33.3 visits."""
    return Example(
        kpis=KPIS,
        goal=goal,
        messages=(
            {"id": "T1", "stage": "Think", "kpi": "Visits", "headline": "Vergelijk de uitjes"},
            {"id": "D1", "stage": "Do", "kpi": "Leads", "follows": "T1", "channel": channel, "headline": "Boek nu"},
        ),
    )


RULE: Final = rule_on_figures(
    "PLN113",
    "warning",
    title=Text("Retargetingdoelgroep te klein", "Retargeting audience too small"),
    why=Text(
        "Onder een minimum laat een kanaal de advertentie aan niemand zien.",
        "Below a minimum a channel shows the ad to nobody.",
    ),
    check=retargeting_too_small,
    # 5 leads take 5 / 3% = 167 visits.
    fails=_after_film(5, "LinkedIn retargeting"),
    passes=_after_film(10, "LinkedIn retargeting"),
    near_misses=(_after_film(5, "Google Ads retargeting"), _after_film(5, "E-mail"), _after_film(5, "")),
    needs=frozenset({"framework", "goal", "messages"}),
)
