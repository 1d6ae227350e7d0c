"""MSG210: retargeting that does not say who sees it, or when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example, Rule
from fullfunnel.checks.text.connection.retargeting import says_retargeting, says_when, says_who
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding

_WHO: Final = Text("voor wie", "for whom")
_WHEN: Final = Text("na hoeveel dagen", "after how many days")


def _unruled(plan: PlanContext) -> Iterator[Finding]:
    for message in plan.spoken:
        said = says_retargeting(message)
        if not said or not message.follows:
            continue
        missing = [each for each, there in ((_WHO, says_who(message)), (_WHEN, says_when(message))) if not there]
        if not missing:
            continue
        before = ", ".join(message.follows)
        lack = Text(" en ".join(each.nl for each in missing), " and ".join(each.en for each in missing))
        yield RULE.on(
            message,
            "audience" if missing[0] is _WHO else "delay",
            words=(said,),
            points_to=before,
            what=Text(
                f"{message.id} is ‘{said}’ na {before}, maar er staat niet bij {lack.nl}.",
                f"{message.id} is ‘{said}’ after {before}, but it does not say {lack.en}.",
            ),
            advice=Text(
                "Zet bij ‘Doelgroep’ wie de boodschap krijgt (wie 75% van de film zag, wie de pagina bezocht en "
                "niets kocht) en bij ‘Wachttijd’ na hoeveel dagen.",
                "Say under Audience who gets it (people who watched 75% of the film, or who visited the page and "
                "did not buy) and under Delay after how many days.",
            ),
            severity="warning" if len(missing) > 1 else "hint",
        )


def _after(**cells: str | float) -> Example:
    return Example(
        messages=(
            {"id": "S1", "stage": "See", "headline": "A"},
            {"id": "T1", "stage": "Think", "headline": "B", "follows": "S1", **cells},
        )
    )


RULE: Final = Rule(
    code="MSG210",
    severity="warning",
    title=Text("Retargeting zonder regel", "Retargeting without a rule"),
    why=Text(
        "Wie niet vastlegt wie een advertentie na hoeveel dagen ziet, toont die aan iedereen, ook aan wie al kocht.",
        "An ad without a rule for who sees it and when is shown to everybody, even to people who already bought.",
    ),
    fails={
        "nl": _after(channel="Display (retargeting)", audience="Warm publiek"),
        "en": _after(channel="Display (retargeting)", audience="Warm audience"),
    },
    passes={
        "nl": _after(channel="Display (retargeting)", audience="Wie 75% van de film zag", delay=5),
        "en": _after(channel="Display (retargeting)", audience="Watched 75% of the film", delay=5),
    },
    near_misses={
        "nl": (
            _after(channel="Display", audience="Gezinnen"),
            _after(channel="Remarketing", audience="Bezoekers van de laatste 14 dagen"),
        ),
        "en": (
            _after(channel="Display", audience="Families"),
            _after(channel="Remarketing", audience="Visitors of the last 14 days"),
        ),
    },
    check=_unruled,
    needs=frozenset({"messages"}),
    per_message=True,
)
