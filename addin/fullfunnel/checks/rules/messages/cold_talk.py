"""MSG106: cold talk in Care."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.messages.wrong_stage import wrong_stage
from fullfunnel.checks.text.fit.copy import copy_of
from fullfunnel.checks.text.phrases import Phrases, phrases
from fullfunnel.checks.text.words import forms
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.messages import Message

_STRANGERS: Final = Phrases(
    {
        "stranger": phrases("""
            nooit van ons gehoord | nog niet van ons gehoord | ken je ons nog niet | kent u ons nog niet
            | ben je nog geen klant | bent u nog geen klant
            | never heard of us | not heard of us | don't know us yet | not a customer yet
        """)
    }
)
"""What is only said to somebody who is no customer."""
_OURS: Final = forms("""
    klant klanten bedankt bedanken dank aankoop bestelling
    customer customers thank thanks purchase order
""")
"""Who reads one of these is spoken to as a customer after all: not insured with us yet, and a customer of the bank."""
_OTHERS: Final = forms("""
    iemand vriend vriendin vrienden buur buren collega collega's familie kennis kennissen
    someone somebody anyone friend friends neighbour neighbours colleague colleagues family
""")
"""Who is spoken of where a customer is asked to bring another one along."""


def _cold_talk(plan: PlanContext) -> Iterator[Finding]:
    said = set()
    for finding in _BY_STAGE.check(plan):
        said.add(finding.message)
        yield finding
    for message in plan.spoken:
        if message.asks == "care" and message.id not in said and (words := _to_strangers(message)):
            yield RULE.on(
                message,
                words[0],
                words=(words[1],),
                points_to="see",
                what=Text(
                    f"‘{words[1]}’ is voor wie je nog niet kent, maar deze boodschap staat in Care.",
                    f"‘{words[1]}’ is for somebody who does not know you, but this message is in Care.",
                ),
                advice=_ADVICE,
            )


def _to_strangers(message: Message) -> tuple[str, str] | None:
    """The part of a message that speaks to strangers, and its words."""
    copy = copy_of(message)
    for part, words in (("headline", copy.headline), ("body", copy.body)):
        found = next(_STRANGERS.find(words), None)
        rest = (*words[: found.first], *words[found.end :]) if found is not None else ()
        if found is not None and not any(word.form in _OTHERS | _OURS for word in rest):
            return part, copy.lines[part][words[found.first].start : words[found.end - 1].end]
    return None


_ADVICE: Final = Text(
    "Spreek iemand aan op wat hij al heeft: bedank, help bij het gebruik, of bied iets voor klanten.",
    "Address what the reader already has: thank, help with using it, or offer something for customers.",
)

_BY_STAGE: Final = wrong_stage(
    code="MSG106",
    severity="warning",
    cases=(
        ("care", "see"),
        ("care", "think"),
        ("care", "do"),
    ),
    title=Text("Boodschap voor onbekenden in Care", "Message for strangers in Care"),
    why=Text(
        "Wie al klant is, wil merken dat je dat weet. Een boodschap voor onbekenden kost vertrouwen.",
        "A customer wants to notice that you know it. A message for strangers costs trust.",
    ),
    advice=_ADVICE,
    fails={
        "nl": Example.said(
            ("Care", "Wasmachine nu € 399", "Alleen vandaag. Voor 23 uur besteld, morgen in huis.", "Bestel nu")
        ),
        "en": Example.said(
            ("Care", "Washing machine now £399", "Today only. Order by 11pm, delivered tomorrow.", "Order now")
        ),
    },
    passes={
        "nl": Example.said(
            (
                "Care",
                "Zo blijft je wasmachine schoon",
                "Eén keer per maand ontkalken. Bedankt dat je voor ons koos.",
                "Bekijk de tips",
            )
        ),
        "en": Example.said(
            (
                "Care",
                "Keep your washing machine clean",
                "Descale once a month. Thank you for choosing us.",
                "See the tips",
            )
        ),
    },
    near_misses={
        "nl": (
            Example.said(
                (
                    "Care",
                    "Bijna door je filters heen?",
                    "Als klant krijg je 15% korting op je volgende set.",
                    "Bestel bij",
                )
            ),
            Example.said(
                (
                    "Care",
                    "Bedankt voor je bestelling",
                    "Ken je iemand die nog nooit van ons gehoord heeft? Geef je vriend deze code.",
                    "Deel de code",
                )
            ),
        ),
        "en": (
            Example.said(
                ("Care", "Running low on filters?", "As a customer you get 15% off your next set.", "Reorder")
            ),
            Example.said(
                (
                    "Care",
                    "Thank you for your order",
                    "Do you have a friend who has never heard of us? Share this code.",
                    "Share the code",
                )
            ),
        ),
    },
)

RULE: Final = replace(_BY_STAGE, check=_cold_talk)
