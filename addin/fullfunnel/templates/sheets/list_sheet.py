"""The sheet with what the drop-downs offer: to add to, and to look up what may be typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fullfunnel.checks.own_words import KIND_WORDS as WORD_KINDS
from fullfunnel.framework import schema as contract
from fullfunnel.framework.budget import KIND_WORDS, YES_NO_WORDS
from fullfunnel.framework.catalogue import catalogue
from fullfunnel.framework.reading import POOL_WORDS, ROLE_WORDS
from fullfunnel.language import Text, same
from fullfunnel.targets.allowable import PROFIT_BASIS_WORDS
from fullfunnel.targets.max_cpa import READING_WORDS
from fullfunnel.templates import sheet_names
from fullfunnel.templates.styles import GREY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.templates.page import Draft


@dataclass(frozen=True, slots=True)
class Lists:
    """The ranges that the drop-downs point to, as formulas."""

    stages: str
    message_stages: str
    roles: str
    pools: str
    kinds: str
    answers: str
    bases: str
    methods: str
    languages: str
    word_kinds: str
    catalogue: str


def lists_of(draft: Draft) -> Lists:
    """Where the lists stand. The sheet itself is written last, behind the others."""
    ranges = [
        f"={draft.say(sheet_names.LISTS)}!${chr(ord('B') + at)}$6:${chr(ord('B') + at)}${5 + len(values)}"
        for at, (_, values) in enumerate(_columns(draft))
    ]
    stages = ranges[0]
    without_landing = f"{stages.rsplit('$', 1)[0]}${5 + len(draft.plan.model.stages)}"
    return Lists(without_landing, *ranges)


def write_lists(draft: Draft) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.LISTS,
        Text(
            "Wat je in de keuzelijsten kunt kiezen. De laatste kolom is een spiekbriefje met gangbare KPI's.",
            "What the drop-downs offer. The last column is a cheat sheet of common KPIs.",
        ),
        GREY,
        figures=False,
    )
    for at, (header, values) in enumerate(_columns(draft), start=1):
        page.sheet.set_column(at, at, 44 if at == len(_columns(draft)) else 18)
        page.text(page.first_row, at, header, page.styles.head())
        for down, value in enumerate(values, start=page.first_row + 1):
            page.text(down, at, value, page.styles.label())
    page.sheet.freeze_panes(page.first_row + 1, 0)
    page.sheet.repeat_rows(page.first_row)


def _columns(draft: Draft) -> list[tuple[Text, list[str]]]:
    def said(texts: Iterable[Text]) -> list[str]:
        return [draft.say(text) for text in texts]

    return [
        (Text("Fasen", "Stages"), said([*draft.plan.model.stages, contract.LANDING])),
        (Text("Rollen", "Roles"), said(ROLE_WORDS.values())),
        (Text("Groep", "Pool"), said(POOL_WORDS.values())),
        (Text("Soort", "Kind"), said(KIND_WORDS.values())),
        (Text("Ja of nee", "Yes or no"), said(YES_NO_WORDS.values())),
        (Text("Winst is een deel van", "Profit is a share of"), said(PROFIT_BASIS_WORDS.values())),
        (Text("Rekenwijze max CPA", "Method of max CPA"), said(READING_WORDS.values())),
        (Text("Taal", "Language"), ["nl", "en"]),
        (Text("Soort woord", "Kind of word"), said(WORD_KINDS.values())),
        (same("KPI's") if draft.language == "nl" else same("KPIs"), said(kpi.name for kpi in catalogue())),
    ]
