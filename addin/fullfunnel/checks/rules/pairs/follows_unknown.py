"""MSG213: follows a message that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example, Rule, in_both
from fullfunnel.framework.names import close_names, same_name
from fullfunnel.language import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding

_MOST_TOLD: Final = 20
"""Unknown IDs of one message that are named; where more are wrong, these show how."""
_MOST_MEANT: Final = 100
"""Unknown IDs for which a known one is looked for; in a plan with more of them it is the whole column that is wrong."""


def _mistyped(plan: PlanContext) -> Iterator[Finding]:
    if plan.messages is None:
        return
    known = plan.messages.by_id
    ids = [each.id for each in plan.messages.rows]
    meant: dict[str, list[str]] = {}
    for message in plan.messages.rows:
        unknown = [name for name in dict.fromkeys(message.follows) if same_name(name) not in known]
        for name in unknown[:_MOST_TOLD]:
            if name not in meant:
                meant[name] = close_names(name, ids) if len(meant) < _MOST_MEANT else []
            close = meant[name]
            hint = Text(f" Bedoel je {close[0]}?", f" Did you mean {close[0]}?") if close else same("")
            yield RULE.on(
                message,
                "follows",
                words=(name,),
                what=Text(
                    f"{message.id} volgt op ‘{name}’, maar die boodschap bestaat niet.",
                    f"{message.id} follows ‘{name}’, but there is no such message.",
                ),
                advice=Text(
                    f"Typ bij ‘Volgt op’ het ID van een boodschap.{hint.nl}",
                    f"Type the ID of a message under Follows.{hint.en}",
                ),
            )


def _after(name: str) -> Example:
    return Example(
        messages=(
            {"id": "S1", "stage": "See", "headline": "A"},
            {"id": "T1", "stage": "Think", "headline": "B", "follows": name},
        )
    )


RULE: Final = Rule(
    code="MSG213",
    severity="warning",
    title=Text("Volgt op een boodschap die niet bestaat", "Follows a message that does not exist"),
    why=Text(
        "Een verkeerd getypt ID breekt de reis zonder dat iemand het ziet.",
        "A mistyped ID breaks the journey without anybody noticing.",
    ),
    fails=in_both(_after("S9")),
    passes=in_both(_after("s1")),
    check=_mistyped,
    needs=frozenset({"messages"}),
    per_message=True,
)
