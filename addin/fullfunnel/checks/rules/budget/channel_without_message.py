"""PLN122: money for a channel that no message of its stage runs on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.budget.channels import channels_in, one_of
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import DO_LINE
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def channel_without_message(plan: PlanContext) -> Iterator[Finding]:
    """One finding per budget line for media whose channel no message names, where messages do name channels."""
    if plan.budget is None or plan.messages is None:
        return
    for line in plan.budget.lines:
        named = channels_in(line.channel)
        here = [message for message in plan.spoken if same_name(message.stage) == same_name(line.stage)]
        # Messages that do not all name their channel do not say where they run; no messages is another rule's.
        if line.kind == "creation" or line.amount <= 0 or not named or not here or not all(x.channel for x in here):
            continue
        used = [each for message in here for each in channels_in(message.channel)]
        if any(one_of(each, used) for each in named):
            continue
        spent = plan.money(line.amount)
        item = line.item or line.channel
        yield remark(
            RULE,
            Text(
                f"‘{item}’ zet {spent.nl} in op {line.channel}, maar in {line.stage} loopt daar geen boodschap.",
                f"‘{item}’ puts {spent.en} on {line.channel}, but no message in {line.stage} runs there.",
            ),
            Text(
                f"Schrijf een boodschap voor {line.channel}, of zet het geld op een kanaal met een boodschap.",
                f"Write a message for {line.channel}, or put the money on a channel with a message.",
            ),
            item=item,
            table="ffBudget",
            row=line.row,
            column="channel",
            words=(line.channel,),
        )


def _on(channel: str | None, budget: str) -> Example:
    return Example(
        budget=({**DO_LINE, "item": "Media", "channel": budget},),
        messages=({"id": "D1", "stage": "Do", "headline": "Nu € 5", "cta": "Koop", "channel": channel},),
    )


RULE: Final = rule_on_figures(
    "PLN122",
    "warning",
    title=Text("Budget voor een kanaal zonder boodschap", "Budget for a channel without a message"),
    why=Text(
        "Ingekochte ruimte zonder boodschap blijft leeg, of krijgt een boodschap die voor een ander kanaal is gemaakt.",
        "Space that was bought without a message stays empty, or gets a message that was made for another channel.",
    ),
    check=channel_without_message,
    fails=_on("Google Ads", "TikTok"),
    passes=_on("TikTok", "TikTok"),
    near_misses=(
        _on("Search", "Google Ads"),
        _on("Display (retargeting)", "Display"),
        _on("Instagram", "YouTube, Instagram"),
        _on("E-mail", "Nieuwsbrief"),
        _on("Facebook", "Meta"),
        _on(None, "TikTok"),
    ),
    needs=frozenset({"budget", "messages"}),
)
