"""MSG108: a message further on that only makes sense after the earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example, Rule
from fullfunnel.checks.text.fit.copy import copy_of
from fullfunnel.checks.text.phrases import Phrases, phrases
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding

_EARLIER: Final = Phrases(
    {
        "earlier": phrases("""
            zoals je zag | zoals u zag | zoals je in | zoals we eerder | zoals beloofd | je zag onze | u zag onze
            | vorige keer vertelden | in onze vorige | in de vorige | zoals eerder | nog steeds twijfel*
            | weet je nog | herinner je je | dit is deel | deel 2 | het vervolg | nu je de video
            | na het zien van | je hebt de video | je keek naar | u keek naar
            | as you saw | as we said | as promised | as seen in our | remember our | remember when we
            | in our last | in the last video | you watched our | you saw our | part 2 | part two | the sequel
            | now that you've seen | now that you have seen | since you watched | still undecided | like we showed
        """)
    }
)


def _leaning(plan: PlanContext) -> Iterator[Finding]:
    for message in plan.spoken:
        if message.asks not in {"think", "do"}:
            continue
        copy = copy_of(message)
        for part, words in (("headline", copy.headline), ("body", copy.body)):
            found = next(_EARLIER.find(words), None)
            if found is None:
                continue
            said = copy.lines[part][words[found.first].start : words[found.end - 1].end]
            yield RULE.on(
                message,
                part,
                words=(said,),
                what=Text(
                    f"‘{said}’ gaat ervan uit dat iemand de vorige boodschap zag. Mensen stappen overal in.",
                    f"‘{said}’ assumes that the reader saw the previous message. People step in anywhere.",
                ),
                advice=Text(
                    "Maak de boodschap ook te begrijpen voor wie hier instapt.",
                    "Make the message clear to somebody who steps in here as well.",
                ),
            )
            break


RULE: Final = Rule(
    code="MSG108",
    severity="hint",
    title=Text("Leunt op de vorige boodschap", "Relies on the previous message"),
    why=Text(
        "Mensen stappen overal in: elke boodschap moet op eigen benen staan.",
        "People step in anywhere: each message must stand on its own.",
    ),
    fails={
        "nl": Example.said(("Do", "Zoals je zag in onze film", "Nu vanaf € 20.", "Boek nu")),
        "en": Example.said(("Do", "As you saw in our film", "Now from £20.", "Book now")),
    },
    passes={
        "nl": Example.said(("Do", "Dagje Artis met de trein", "Nu vanaf € 20.", "Boek nu")),
        "en": Example.said(("Do", "A day at the zoo by train", "Now from £20.", "Book now")),
    },
    near_misses={
        "nl": (Example.said(("See", "Weet je nog, die zomer?", "Een film.", "Bekijk de film")),),
        "en": (Example.said(("See", "Remember when we danced?", "A film.", "Watch the film")),),
    },
    check=_leaning,
    needs=frozenset({"messages"}),
    per_message=True,
)
