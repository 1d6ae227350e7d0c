"""MSG109: a text too long for its channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example, Rule, in_both
from fullfunnel.checks.text.fit.channels import limits_of
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def _above_limit(plan: PlanContext) -> Iterator[Finding]:
    for message in plan.spoken:
        for limit in limits_of(message.channel):
            text = getattr(message, limit.column)
            if len(text) <= limit.most:
                continue
            yield RULE.on(
                message,
                limit.column,
                words=(text,),
                what=Text(
                    f"‘{text}’ telt {len(text)} tekens; een {limit.part.nl} op {limit.channel} mag er {limit.most} "
                    "hebben.",
                    f"‘{text}’ has {len(text)} characters; a {limit.part.en} on {limit.channel} has room for "
                    f"{limit.most}.",
                ),
                advice=Text(
                    f"Kort in met {len(text) - limit.most} tekens. Bron: {limit.source_in_words.nl}.",
                    f"Shorten it by {len(text) - limit.most} characters. Source: {limit.source_in_words.en}.",
                ),
            )


def _shown(channel: str, headline: str) -> Example:
    return Example(
        messages=({"id": "M1", "stage": "Do", "channel": channel, "headline": headline, "cta": "Order"},),
    )


RULE: Final = Rule(
    code="MSG109",
    severity="warning",
    title=Text("Te lang voor het kanaal", "Too long for the channel"),
    why=Text("Wat niet past, wordt afgekapt of geweigerd.", "What does not fit is cut off or refused."),
    fails=in_both(_shown("Google Ads", "A headline that is longer than thirty")),
    passes=in_both(_shown("Google Ads", "Just under thirty characters")),
    near_misses=in_both((_shown("Radio", "A headline that is longer than thirty characters"),)),
    check=_above_limit,
    needs=frozenset({"messages"}),
    per_message=True,
)
