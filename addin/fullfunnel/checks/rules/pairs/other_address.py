"""MSG204: another tone: from je to u, from plain language to slang or to the wording of a contract."""

from __future__ import annotations

from dataclasses import replace
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.finding import ORDER
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.pairs.broken_step import broken_step
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def _once(plan: PlanContext) -> Iterator[Finding]:
    """One finding per message that is at odds with its neighbours: what comes before it and after it are one slip.

    The message at odds with most neighbours first; of two with as many, the one that is named first.
    """
    steps = list(_STEPS.check(plan))
    naming: dict[str, list[int]] = {}
    for at, each in enumerate(steps):
        for name in dict.fromkeys((each.message, each.points_to)):
            naming.setdefault(name, []).append(at)
    open_ = [True] * len(steps)
    waiting = [(-len(about), about[0], steps[about[0]].message != name, name) for name, about in naming.items()]
    heapify(waiting)
    while waiting:
        place = heappop(waiting)
        odd = place[-1]
        about = naming[odd] = [at for at in naming[odd] if open_[at]]
        if not about:
            continue
        now = (-len(about), about[0], steps[about[0]].message != odd, odd)
        if now != place:  # others went with a neighbour since: it may no longer be the first
            heappush(waiting, now)
            continue
        # Where the message itself stands second, the finding is in its own row.
        yield min((steps[at] for at in about), key=lambda each: (each.message != odd, ORDER[each.severity]))
        for at in about:
            open_[at] = False


_STEPS: Final = broken_step(
    code="MSG204",
    reason="tone",
    column="body",
    title=Text("Andere toon", "Different tone"),
    why=Text(
        "Wie eerst met je en dan met u wordt aangesproken, denkt bij een ander te zijn beland. Dat geldt ook als "
        "gewone taal overgaat in straattaal of ambtenarentaal.",
        "People who are first addressed as je and then as u think that they are in the wrong place. The same "
        "happens when plain language changes to slang or official language.",
    ),
    what=Text("Eerst staat er ‘{first}’, hier ‘{then}’", "First it says ‘{first}’, here ‘{then}’"),
    advice=Text(
        "Kies één toon, en je of u, en houd die in de hele reis aan. Is het een vaste uitdrukking of een naam? Zet die "
        "in de tabel met eigen woorden.",
        "Choose one tone, and in Dutch je or u, and keep to it all the way. Is it a fixed phrase or a name? Put it in "
        "the table of own words.",
    ),
    fails={
        "nl": Example.step(
            ("Think", "Hoe kiest u een hoortoestel?", "Uw audicien legt het uit.", "Lees meer", "Hoortoestel", ""),
            ("Do", "Probeer jouw hoortoestel thuis", "Jij beslist na dertig dagen.", "Probeer het", "Hoortoestel", ""),
        ),
        "en": Example.step(
            ("Think", "Welke lens past bij je?", "Je opticien vertelt het.", "Lees meer", "Lenzen", ""),
            ("Do", "Bestel uw lenzen", "Morgen in uw brievenbus.", "Bestel", "Lenzen", ""),
        ),
    },
    passes={
        "nl": Example.step(
            ("Think", "Hoe kiest u een hoortoestel?", "Uw audicien legt het uit.", "Lees meer", "Hoortoestel", ""),
            ("Do", "Probeer uw hoortoestel thuis", "U beslist na dertig dagen.", "Probeer het", "Hoortoestel", ""),
        ),
        "en": Example.step(
            ("Think", "Which lens suits you?", "Your optician explains.", "Read more", "Lenses", ""),
            ("Do", "Order your lenses", "In your mailbox tomorrow.", "Order", "Lenses", ""),
        ),
    },
    near_misses={
        "nl": (
            Example.step(
                ("See", "Stel je voor: een stille straat", "Een film.", "Bekijk de film", "Deelauto", ""),
                ("Think", "Past een deelauto bij u?", "Uw kosten op een rij.", "Bereken", "Deelauto", ""),
            ),
            Example.step(
                ("Think", "Welke lens past bij je?", "Je opticien vertelt het.", "Lees meer", "Lenzen", ""),
                ("Do", "Je lenzen, morgen al!", "Makkelijk hè? Bestel ze nu! 🎉", "Bestel", "Lenzen", ""),
            ),
        ),
        "en": (
            Example.step(
                ("Think", "Which lens suits you?", "Your optician explains.", "Read more", "Lenses", ""),
                ("Do", "U-shaped lenses, £40", "In your mailbox tomorrow.", "Order", "Lenses", ""),
            ),
        ),
    },
)

RULE: Final = replace(_STEPS, check=_once)
