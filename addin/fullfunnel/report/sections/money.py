"""The budget against what the targets need, and cost carried through the funnel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.framework.stages import stage_words
from fullfunnel.language import Text
from fullfunnel.report.document import Cell, Section, Table
from fullfunnel.report.figures import nothing, words
from fullfunnel.report.pictures.of_review import burden_picture
from fullfunnel.report.sentences import money_sentences, stages_judged
from fullfunnel.results.bottleneck import worth
from fullfunnel.results.under_way import pool_parts
from fullfunnel.targets.loss import shown_loss

if TYPE_CHECKING:
    from fullfunnel.report.figures import Figures
    from fullfunnel.results.review import Review


def money_section(review: Review, figures: Figures) -> Section:
    """Budget, need and what was spent per stage, and the price of a main result at every step."""
    judged = stages_judged(review, figures, judged=True)
    rows = tuple(
        (
            words(stage_words(each.stage, figures.language)),
            figures.cost(each.budget if review.budget else None),
            figures.cost(each.need),
            figures.cost(each.spent),
            Cell(figures.number(shown_loss(review.goal, each.lost)), each.lost, "bad" if each.lost > 0.5 else "")  # noqa: PLR2004  # shown as 0
            if each.need is not None
            else nothing(),
        )
        for each in review.money
    )
    parts = pool_parts(review.framework, review.pace.volumes)
    worths = worth(review.framework, parts)
    priced = tuple(
        (
            words(kpi.name),
            figures.cost(kpi.unit_cost),
            figures.count(kpi.per),
            figures.telling(worths[kpi.name] * kpi.per),
            figures.cost(kpi.unit_cost / kpi.per / worths[kpi.name]),
        )
        for kpi in review.framework.kpis
        if kpi.unit_cost is not None and worths.get(kpi.name)
    )
    return Section(
        "money",
        figures.say(Text("Geld", "Money")),
        tuple(money_sentences(review, figures)),
        burden_picture(review, figures),
        (
            Table(
                figures.say(
                    Text("Budget en wat de doelen vragen, per fase", "Budget and what the targets need, per stage")
                ),
                (
                    figures.say(Text("Fase", "Stage")),
                    figures.say(Text("Budget inzet", "Budget activation")),
                    figures.say(Text("Nodig", "Needed")),
                    figures.say(Text("Besteed", "Spent")),
                    figures.say(Text(f"{review.main} gemist", f"{review.main} missed")),
                ),
                rows,
            ),
            Table(
                figures.say(
                    Text(
                        f"Kosten per resultaat, door de funnel gerekend (reken alleen {judged} hierop af)",
                        f"Cost per result through the funnel (judge only {judged} by it)",
                    )
                ),
                (
                    "KPI",
                    figures.say(Text("Prijs", "Price")),
                    figures.say(Text("Per", "Per")),
                    figures.say(Text("Waard", "Worth")),
                    figures.say(Text(f"Per {review.main}", f"Per {review.main}")),
                ),
                priced,
            ),
        ),
    )
