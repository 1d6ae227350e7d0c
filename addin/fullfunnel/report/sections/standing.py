"""Where every KPI stands, beside its target and what is due by now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework.stages import stage_words
from fullfunnel.language import Text
from fullfunnel.report.document import Cell, Section, Table
from fullfunnel.report.figures import words
from fullfunnel.report.pictures.of_review import funnel_picture
from fullfunnel.results.status import STATUS_WORDS

if TYPE_CHECKING:
    from fullfunnel.report.document import Tone
    from fullfunnel.report.figures import Figures
    from fullfunnel.results.review import Review
    from fullfunnel.results.status import Status

TONES: Final[dict[Status | None, Tone]] = {
    "on track": "good",
    "ahead": "good",
    "behind": "bad",
    "too early to say": "open",
    "not reported": "open",
    None: "",
}


def standing_section(review: Review, figures: Figures) -> Section:
    """Target, due by now, actual and status of every KPI."""
    rows = tuple(
        (
            words(each.kpi.name),
            words(stage_words(each.kpi.stage, figures.language)),
            figures.target(each.target, each.kpi),
            figures.figure(each.by_now, each.kpi),
            figures.figure(each.actual, each.kpi, at_most=each.is_upper_bound),
            figures.figure(each.difference, each.kpi, signed=True, beside=each.target),
            Cell(figures.say(STATUS_WORDS[each.status]) if each.status else "–", None, TONES[each.status]),
        )
        for each in review.standings
    )
    heads = (
        ("KPI", "KPI"),
        ("Fase", "Stage"),
        ("Doel", "Target"),
        ("Nu verwacht", "Due by now"),
        ("Werkelijk", "Actual"),
    )
    return Section(
        "stand",
        figures.say(Text("Waar we staan", "Where we stand")),
        (
            figures.say(
                Text(
                    "‘Nu verwacht’ houdt rekening met vertraging en seizoen: KPI's die bijdragen aan "
                    f"{review.main}, moeten voorlopen op de kalender. Elke fase wordt op de eigen KPI's "
                    "beoordeeld.",
                    f"‘Due by now’ takes lag and season into account: KPIs that lead to {review.main} must be "
                    "ahead of the calendar. Every stage is judged on its own KPIs.",
                )
            ),
            *_late(review, figures),
        ),
        funnel_picture(review, figures),
        (
            Table(
                figures.say(
                    Text("Doel, verwacht, werkelijk en status per KPI", "Target, due, actual and status per KPI")
                ),
                (
                    *(figures.say(Text(*head)) for head in heads),
                    figures.say(Text("Verschil", "Difference")),
                    "Status",
                ),
                rows,
            ),
        ),
    )


def _late(review: Review, figures: Figures) -> tuple[str, ...]:
    """That the campaign began later than its lags ask: once, and not at every KPI."""
    days = review.days_late
    if not days:
        return ()
    return (
        figures.say(
            Text(
                f"De eerste resultaten kwamen {days} dagen later dan volgens de vertragingen in het plan: alles "
                "erna komt ook zoveel later.",
                f"The first results came {days} days later than the lags in the plan say: everything after them "
                "is just as late.",
            )
        ),
    )
