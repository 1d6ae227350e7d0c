"""In which order KPIs are shown: a volume where it comes in the funnel, a KPI where its role puts it in its stage.

The order of the rows in the framework is the marketeer's own. In the funnel the stages come one after the other, and
within a stage what is further from the main KPI comes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework.names import same_name
from fullfunnel.framework.reading import ROLE_WORDS
from fullfunnel.plain.calculation import DEPTH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fullfunnel.language import Language

UNKNOWN_STAGE: Final = 99
"""The place of a stage that the model does not have: behind all others."""
STAGE, STEP = 10_000, 100
"""What a stage and a step count for, so that there is room for the steps and the rows below them."""
ROLE: Final = 1_000


def depths(pairs: Sequence[tuple[str, str]]) -> dict[str, int]:
    """How many steps each KPI is from the end at most, by its name; ``pairs`` are KPI and what it feeds, row by row."""
    feeds: dict[str, set[str]] = {}
    for kpi, fed in pairs:
        feeds.setdefault(same_name(kpi), set()).update({same_name(fed)} if fed else set())
    found = dict.fromkeys(feeds, 0)
    for step in range(1, DEPTH + 2):
        deeper = {kpi for kpi, fed in feeds.items() if any(found.get(each, -1) == step - 1 for each in fed)}
        if not deeper:
            break
        found |= dict.fromkeys(deeper, step)
    return found


def on_the_way(stage: str, stages: Sequence[str], depth: int, row: int) -> int:
    """The key by which the volumes of the funnel are sorted; ``row`` counts from 1."""
    known = [same_name(each) for each in stages]
    at = known.index(same_name(stage)) + 1 if same_name(stage) in known else UNKNOWN_STAGE
    return at * STAGE + (DEPTH + 1 - depth) * STEP + row


def in_stage(role: str, row: int, language: Language) -> int:
    """The key by which the KPIs of one stage are sorted: main, direct, indirect, guard; ``row`` counts from 1."""
    words = [text.say(language) for text in ROLE_WORDS.values()]
    return (words.index(role) + 1 if role in words else len(words)) * ROLE + row


def ranks(keys: Mapping[str, int]) -> dict[str, int]:
    """The how-manieth each is, by its key."""
    return {name: at for at, (name, _) in enumerate(sorted(keys.items(), key=lambda each: each[1]), start=1)}
