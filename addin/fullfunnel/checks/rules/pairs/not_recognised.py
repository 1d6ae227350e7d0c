"""MSG207: a message by which nobody recognises the next one: no brand, no product, no word that comes back."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example, Rule
from fullfunnel.checks.text.synonyms import is_common, spoken_of
from fullfunnel.checks.text.terms import GENERIC, stem, terms_in
from fullfunnel.checks.text.words import words_in
from fullfunnel.framework.messages import read_messages
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.messages import Message
    from fullfunnel.language import Language

_GENERIC: Final = frozenset(map(stem, GENERIC))
_OTHERS: Final = 3
"""A name is known by the plan itself once so many other messages have it."""


def _unrecognised(plan: PlanContext) -> Iterator[Finding]:
    typed = {same_name(each.id): each for each in _as_typed(plan)}
    texts = [each.copy_text.casefold() for each in typed.values() if not each.is_landing]
    followers: dict[str, list[Message]] = {}
    for message in typed.values():
        for name in message.follows:
            followers.setdefault(same_name(name), []).append(message)
    for before in plan.spoken:
        after = followers.get(same_name(before.id), [])
        said = typed.get(same_name(before.id))
        if before.asks != "see" or not after or said is None or not said.copy_text:
            continue
        brand = _brand(plan, said, texts)
        if not brand or _names(said, (brand, *plan.own.brands, *plan.own.phrases)) or _shares(said, after):
            continue
        shown, then = said.shown, ", ".join(each.id for each in after)
        yield RULE.on(
            before,
            "headline",
            words=(shown,),
            points_to=then,
            what=Text(
                f"In ‘{shown}’ staat niet {brand} en ook geen woord dat later terugkomt. Wie deze boodschap zag, "
                f"herkent {then} dus niet.",
                f"‘{shown}’ does not name {brand}, nor a word that comes back later. So people who saw it do not "
                f"recognise {then}.",
            ),
            advice=Text(
                f"Noem {brand}, of iets wat in {then} terugkomt. Is het merk in beeld te zien? Zet dan MSG207 met "
                "die reden bij ‘Geaccepteerd’.",
                f"Name {brand}, or something that comes back in {then}. Is the brand shown in the picture? Then put "
                "MSG207 with that reason under Accepted.",
            ),
        )


def _as_typed(plan: PlanContext) -> Sequence[Message]:
    """The messages with the brand words and fixed phrases that the other rules pass over."""
    table = plan.tables.get("ffMessages")
    if plan.messages is None or not plan.own.passed_over or table is None:
        return () if plan.messages is None else plan.messages.rows
    return read_messages(table).rows


def _brand(plan: PlanContext, message: Message, texts: Sequence[str]) -> str:
    """The brand: as the marketeer gave it, else the name in its product that other messages have as well."""
    if plan.own.brands:
        return plan.own.brands[0]
    own = message.copy_text.casefold()
    for word in words_in(message.product):
        is_name = word.text[0].isupper() and len(word.text) >= _OTHERS and not is_common(stem(word.form))
        if is_name and word.form not in GENERIC and _others(texts, own, word.text) >= _OTHERS:
            return word.text
    return ""


def _others(texts: Sequence[str], own: str, name: str) -> int:
    wanted = name.casefold()
    return sum(wanted in text for text in texts) - (wanted in own)


def _names(message: Message, names: Sequence[str]) -> bool:
    """Whether the message names one of these, or its own product."""
    said = _carrying(message.copy_text)
    return any(_has(message.copy_text, name) for name in names) or any(
        spoken_of(term, said) for term in _carrying(message.product)
    )


def _shares(message: Message, after: Sequence[Message]) -> bool:
    said = _carrying(message.copy_text)
    return any(spoken_of(term, said) for each in after for term in _carrying(each.copy_text))


def _has(text: str, name: str) -> bool:
    return name.casefold() in text.casefold()


@lru_cache(maxsize=4096)
def _carrying(text: str) -> tuple[str, ...]:
    """The words that tell what it is about."""
    return tuple(term for term in terms_in(words_in(text)) if term not in _GENERIC and not term[0].isdigit())


_NEXT: Final[dict[Language, tuple[str, str, str]]] = {
    "nl": ("Vindra: vijf koffers vergeleken", "Vindra koffer, € 89", "Bedankt dat je Vindra koos"),
    "en": ("Vindra: five suitcases compared", "Vindra suitcase, £89", "Thank you for choosing Vindra"),
}


def _before(language: Language, headline: str, body: str) -> Example:
    """A story, and three messages after it that all name the brand."""
    rest = zip(("T1", "D1", "C1"), ("Think", "Do", "Care"), _NEXT[language], ("S1", "T1", "D1"), strict=True)
    return Example(
        messages=(
            {"id": "S1", "stage": "See", "headline": headline, "body": body, "product": "Vindra"},
            *(
                {"id": name, "stage": stage, "headline": said, "follows": follows, "product": "Vindra"}
                for name, stage, said, follows in rest
            ),
        )
    )


RULE: Final = Rule(
    code="MSG207",
    severity="hint",
    title=Text("Niet te herkennen in de volgende boodschap", "Cannot be recognised in the next message"),
    why=Text(
        "Een verhaal werkt door als wie het zag de volgende boodschap herkent: aan het merk, of aan iets wat "
        "terugkomt.",
        "A story only keeps working if people who saw it recognise the next message: by the brand, or by something "
        "that comes back.",
    ),
    fails={
        "nl": _before("nl", "Opa rent nog elke ochtend", "Een film over de zee."),
        "en": _before("en", "Grandpa still runs every morning", "A film about the sea."),
    },
    passes={
        "nl": _before("nl", "Opa rent nog elke ochtend", "Een film van Vindra over de zee."),
        "en": _before("en", "Grandpa still runs every morning", "A Vindra film about the sea."),
    },
    near_misses={
        "nl": (_before("nl", "Een koffer vol brieven", "Een film over de zee."),),
        "en": (_before("en", "A suitcase full of letters", "A film about the sea."),),
    },
    check=_unrecognised,
    needs=frozenset({"messages"}),
    per_message=True,
)
