"""A rule that fires where words belong to another stage than the one the message stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example, Rule
from fullfunnel.checks.text.fit.copy import copy_of
from fullfunnel.checks.text.fit.cues import CUES
from fullfunnel.checks.text.fit.stage_fit import misfit
from fullfunnel.framework.stages import stage_words
from fullfunnel.language import Language, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding, Severity
    from fullfunnel.checks.text.fit.stage_fit import Misfit
    from fullfunnel.framework.messages import Message, Need

NEED_WORDS: Final[dict[Need, Text]] = {
    "see": Text("wie nog niets zoekt (See)", "people who are not looking yet (See)"),
    "think": Text("wie zich oriënteert (Think)", "people who are finding out (Think)"),
    "do": Text("wie op het punt staat iets te doen (Do)", "people who are about to act (Do)"),
    "care": Text("wie al klant is (Care)", "existing customers (Care)"),
}

_LACKING: Final[dict[Need, Text]] = {
    "see": Text("een verhaal, een beeld of een gedachte", "a story, an image or a thought"),
    "think": Text("iets om te vergelijken, te berekenen of te leren", "something to compare, calculate or learn"),
    "do": Text("een aanbod, een prijs of een call-to-action", "an offer, a price or a call to action"),
    "care": Text("iets wat alleen een klant aangaat", "something that only concerns a customer"),
}
"""What a message for the stage has, as a finding tells that there is nothing of it."""


def wrong_stage(  # noqa: PLR0913  # the parts of a rule
    *,
    code: str,
    severity: Severity,
    cases: tuple[tuple[Need, Need], ...],
    title: Text,
    why: Text,
    advice: Text,
    fails: dict[Language, Example],
    passes: dict[Language, Example],
    near_misses: dict[Language, tuple[Example, ...]],
) -> Rule:
    """A rule about words for one stage that stand in another.

    Args:
        code: its code.
        severity: how much it weighs; a hint becomes a warning where nothing in the message fits its stage.
        cases: the stage the message stands in and the stage its words point to.
        title: what it finds.
        why: what is wrong with that.
        advice: what to do next.
        fails: messages on which it fires.
        passes: the same put right.
        near_misses: messages on which it must not fire.
    """

    def check(plan: PlanContext) -> Iterator[Finding]:
        for message in plan.spoken:
            placed = message.asks
            if placed is None:
                continue
            found = misfit(copy_of(message), placed)
            if found is not None and (placed, found.points_to) in cases:
                yield _finding(rule, message, placed, found, advice)

    rule = Rule(
        code=code,
        severity=severity,
        title=title,
        why=why,
        fails=fails,
        passes=passes,
        near_misses=near_misses,
        check=check,
        needs=frozenset({"messages"}),
        per_message=True,
    )
    return rule


def _finding(rule: Rule, message: Message, placed: Need, found: Misfit, advice: Text) -> Finding:
    hits = found.hits
    shown = message.shown
    stage = Text(stage_words(message.stage, "nl"), stage_words(message.stage, "en"))
    need = NEED_WORDS[found.points_to]
    lack = _LACKING[placed]
    if hits:
        said = [
            Text(f"‘{hit.words}’ {CUES[hit.cue].says.nl}", f"‘{hit.words}’ {CUES[hit.cue].says.en}") for hit in hits
        ]
        what = Text(
            f"{' en '.join(each.nl for each in said)}: dat past bij {need.nl}, maar deze boodschap staat in "
            f"{stage.nl}.",
            f"{' and '.join(each.en for each in said)}: that suits {need.en}, but this message is in {stage.en}.",
        )
    else:
        what = Text(
            f"‘{shown}’ past bij {need.nl}, maar deze boodschap staat in {stage.nl}.",
            f"‘{shown}’ suits {need.en}, but this message is in {stage.en}.",
        )
    if found.lacks:
        what = Text(f"{what.nl} Wat ontbreekt: {lack.nl}.", f"{what.en} What is missing: {lack.en}.")
    return rule.on(
        message,
        hits[0].part if hits else "headline",
        words=tuple(hit.words for hit in hits) or (shown,),
        points_to=found.points_to,
        what=what,
        advice=advice,
        severity="warning" if found.is_bare else rule.severity,
    )
