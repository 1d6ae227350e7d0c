"""The order in which a plan is calculated back: every KPI after the ones it feeds."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from fullfunnel.errors import NoAnswer
from fullfunnel.language import Language, Text

if TYPE_CHECKING:
    from collections.abc import Mapping


def fed_first(feeding: Mapping[str, list[str]], language: Language) -> list[str]:
    """The KPIs, each after the ones it feeds.

    Args:
        feeding: per KPI the names of the KPIs it feeds.
        language: the language of the plan, for the error.

    Raises:
        NoAnswer: the KPIs feed each other in a circle; the text names it.
    """
    try:
        return list(TopologicalSorter(feeding).static_order())
    except CycleError as error:
        circle = " → ".join(reversed(error.args[1]))
        raise NoAnswer(
            Text(
                f"De KPI's verwijzen in een kringetje naar elkaar: {circle}. Maak bij één ervan de kolom ‘Draagt "
                "bij aan’ leeg. Komen er resultaten uit herhaling, zet dat aantal dan in de kolom ‘Vanzelf’.",
                f"The KPIs feed each other in a circle: {circle}. Clear Feeds at one of them. If results come from "
                "repeat, put that number under Baseline.",
            ),
            language,
        ) from None


def upstream(name: str, before: Mapping[str, list[str]]) -> list[str] | None:
    """All KPIs that lead to ``name``, each after the ones that lead to it; ``None`` where they go in a circle.

    Args:
        name: the KPI to come at; it is not among them.
        before: per KPI the names of the KPIs that feed it.
    """
    reached: dict[str, list[str]] = {}
    ahead = [name]
    while ahead:
        here = ahead.pop()
        if here not in reached:
            reached[here] = list(before.get(here, ()))
            ahead += reached[here]
    try:
        return [each for each in TopologicalSorter(reached).static_order() if each != name]
    except CycleError:
        return None
