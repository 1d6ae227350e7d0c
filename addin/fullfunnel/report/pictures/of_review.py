"""Which figures of a review the pictures of a report show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.framework.names import same_name
from fullfunnel.framework.stages import stage_words
from fullfunnel.framework.typed.currency import sign_of
from fullfunnel.language import Text
from fullfunnel.report.document import Bar, FunnelPicture, PacePicture, StepsPicture
from fullfunnel.results.status import is_ratio

if TYPE_CHECKING:
    from fullfunnel.report.figures import Figures
    from fullfunnel.results.review import Review


def funnel_picture(review: Review, figures: Figures) -> FunnelPicture | None:
    """Target against actual of every volume, upper funnel first."""
    bars = []
    for stage in review.framework.stages:
        for each in review.standings:
            kpi = each.kpi
            if is_ratio(kpi, review.framework) or not each.target or same_name(kpi.stage) != same_name(stage):
                continue
            came = "–" if each.actual is None else figures.amount(each.actual, kpi)
            asked = figures.asked(each.target, kpi)
            bars.append(
                Bar(
                    kpi.name,
                    stage_words(stage, figures.language),
                    each.target,
                    each.by_now,
                    each.actual,
                    Text(f"{came} van {asked}", f"{came} of {asked}").say(figures.language),
                )
            )
    if not bars:
        return None
    return FunnelPicture(
        Text(
            "Doel en werkelijk per fase (elke fase op een eigen schaal)",
            "Target and actual per stage (each stage on its own scale)",
        ).say(figures.language),
        tuple(bars),
        Text("werkelijk", "actual").say(figures.language),
        Text("doel", "target").say(figures.language),
        Text("nu verwacht", "due by now").say(figures.language),
    )


def pace_picture(review: Review, figures: Figures) -> PacePicture | None:
    """The main KPI in total, week by week."""
    if not review.weeks:
        return None
    ahead = review.ahead
    return PacePicture(
        Text(f"{review.main} opgeteld, per week", f"{review.main}, cumulative per week").say(figures.language),
        tuple(figures.day(week.last).rsplit(" ", 1)[0] for week in review.weeks),
        tuple(week.planned for week in review.weeks),
        tuple(week.actual for week in review.weeks),
        review.goal,
        None if ahead is None else (ahead.value, ahead.low, ahead.high),
        (
            Text("gepland", "planned").say(figures.language),
            Text("werkelijk", "actual").say(figures.language),
            Text("prognose", "forecast").say(figures.language),
            Text("doel", "goal").say(figures.language),
        ),
        review.main,
    )


def burden_picture(review: Review, figures: Figures) -> StepsPicture | None:
    """What each result carries: See, Think, creation and Do, against what it may cost."""
    if review.budget is None or not review.goal:
        return None
    steps = []
    unjudged: dict[str, float] = {}
    made = 0.0
    judged = 0.0
    for line in review.budget.lines:
        if line.is_judged_on_results:
            judged += line.amount
        elif line.kind in {"creation", "other"}:
            made += line.amount
        else:
            unjudged[line.stage] = unjudged.get(line.stage, 0.0) + line.amount
    for stage, spent in unjudged.items():
        steps.append((stage_words(stage, figures.language) or "–", spent / review.goal))
    if made:
        steps.append((Text("creatie en vast", "creation and fixed").say(figures.language), made / review.goal))
    steps.append((Text("direct op resultaat", "judged on results").say(figures.language), judged / review.goal))
    total = sum(value for _, value in steps)
    limit = review.allowable
    return StepsPicture(
        Text(
            f"Wat één van de {figures.number(review.goal)} {review.main} kost, volgens het budget",
            f"What one of {figures.number(review.goal)} {review.main} costs, according to the budget",
        ).say(figures.language),
        tuple((label, value, figures.money(value)) for label, value in steps),
        (Text("all-in", "all-in").say(figures.language), total, figures.money(total)),
        None if limit is None else (Text("mag kosten", "may cost").say(figures.language), limit, figures.money(limit)),
        sign_of(figures.currency),
    )
