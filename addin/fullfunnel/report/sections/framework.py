"""The whole framework on one page, with its targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.framework.reading import ROLE_WORDS
from fullfunnel.framework.stages import stage_words
from fullfunnel.language import Text
from fullfunnel.report.document import Section, Table
from fullfunnel.report.figures import words

if TYPE_CHECKING:
    from fullfunnel.report.figures import Figures
    from fullfunnel.results.review import Review


def framework_section(review: Review, figures: Figures) -> Section:
    """Every KPI with its stage, role, target and what it feeds."""
    framework = review.framework
    rows = tuple(
        (
            words(stage_words(kpi.stage, figures.language)),
            words(kpi.name),
            words(figures.say(ROLE_WORDS[kpi.role])),
            words(", ".join(way.feeds for way in framework.feeding[kpi.name]) or "–"),
            figures.target(review.standing(kpi.name).target, kpi),
            words(kpi.unit),
        )
        for kpi in framework.kpis
    )
    return Section(
        "framework",
        figures.say(Text("Het framework en de doelen", "The framework and the targets")),
        (
            figures.say(
                Text(
                    f"Het hoofddoel is {figures.number(review.goal)} {review.main}. De andere doelen zijn "
                    "daarvandaan teruggerekend.",
                    f"The main goal is {figures.number(review.goal)} {review.main}. The other targets are "
                    "calculated back from it.",
                )
            ),
        ),
        None,
        (
            Table(
                figures.say(Text("KPI's per fase met hun doel", "KPIs per stage with their target")),
                tuple(
                    figures.say(Text(*head))
                    for head in (
                        ("Fase", "Stage"),
                        ("KPI", "KPI"),
                        ("Rol", "Role"),
                        ("Draagt bij aan", "Feeds"),
                        ("Doel", "Target"),
                        ("Eenheid", "Unit"),
                    )
                ),
                rows,
            ),
        ),
    )
