"""DAT107: an audience made of customer data goes to somebody that the plan does not name as a recipient."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example, Rule
from fullfunnel.framework.names import same_name
from fullfunnel.framework.typed.cells import words_of
from fullfunnel.language import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.typed.cells import Cell

_SHARED: Final = re.compile(
    r"customer[\s-]?match|custom[\s-]audience|lookalike|look-alike|similar audience|vergelijkbare doelgroep|"
    r"gehasht|hashed|enhanced conversions|offline conver|conversions api|"
    r"klantenlijst|customer list|crm[\s-]?(?:lijst|list|upload)|matched audience|data[\s-]?onboarding|liveramp|"
    r"first[\s-]party (?:data )?upload",
    re.IGNORECASE,
)


def handed_over(plan: PlanContext) -> Iterator[Finding]:
    """One finding per message whose audience is handed to a channel that the recipients do not name."""
    if plan.messages is None or plan.fields is None:
        return
    recipients = words_of(plan.fields.get("ffRecipients"))
    for message in plan.messages.rows:
        found = next((hit for text in (message.audience, message.channel) if (hit := _SHARED.search(text))), None)
        if found is None or (recipients and _names(recipients, message.channel)):
            continue
        shown, channel = found.group(), message.channel or "–"
        yield remark(
            RULE,
            Text(
                f"‘{shown}’ deelt klantgegevens met {channel}, maar bij de ontvangers staat "
                f"{f'‘{recipients}’' if recipients else 'niemand'}.",
                f"‘{shown}’ shares customer data with {channel}, but the recipients are "
                f"{f'‘{recipients}’' if recipients else 'blank'}.",
            ),
            Text(
                "Noem de ontvanger bij Ontvangers (ffRecipients) zoals je privacyverklaring dat doet, of gebruik een "
                "doelgroep zonder klantgegevens. Pseudoniem delen telt ook.",
                "Name the recipient under Recipients (ffRecipients) as your privacy statement does, or use an audience "
                "without customer data. Pseudonymous sharing counts too.",
            ),
            message=message.id,
            table="ffMessages",
            row=message.row,
            column="audience",
            words=(shown,),
        )


def _names(recipients: str, channel: str) -> bool:
    """Whether the recipients name the channel, or its owner."""
    owners = {"facebook": "meta", "instagram": "meta", "youtube": "google", "google ads": "google", "dv360": "google"}
    said, wanted = same_name(recipients), same_name(channel)
    words = {wanted, *wanted.split(), *(owner for name, owner in owners.items() if name in wanted)}
    return not wanted or any(len(word) > 1 and word in said for word in words)


def _shared(recipients: str | None, audience: str = "Customer match, kopers", channel: str = "Meta") -> Example:
    row: dict[str, Cell] = {"id": "M1", "stage": "Do", "audience": audience, "channel": channel}
    return Example(messages=(row,), fields={"ffRecipients": recipients})


RULE: Final = Rule(
    code="DAT107",
    severity="warning",
    title=Text(
        "Klantgegevens naar een ontvanger die niet is genoemd",
        "Customer data shared with a recipient that is not named",
    ),
    why=Text(
        "Wie gegevens krijgt, moet in de privacyverklaring staan.",
        "Whoever receives data must be named in the privacy statement.",
    ),
    fails={lang: _shared(None) for lang in LANGUAGES},
    passes={lang: _shared("Meta, Google") for lang in LANGUAGES},
    near_misses={
        lang: (_shared("Google", channel="YouTube"), _shared(None, "Iedereen die graag reist", "Meta"))
        for lang in LANGUAGES
    },
    check=handed_over,
)
