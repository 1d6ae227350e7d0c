"""Which figures the pictures of a report show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.display import number
from fullfunnel.framework.names import same_name
from fullfunnel.framework.stages import stage_words
from fullfunnel.language import Text
from fullfunnel.report.document import Bar, FunnelPicture, PacePicture, StepsPicture
from fullfunnel.report.figures import Figures, amount, money

if TYPE_CHECKING:
    from fullfunnel.language import Language
    from fullfunnel.results.review import Review


def funnel_picture(review: Review, language: Language) -> FunnelPicture | None:
    """Target against actual of every volume, upper funnel first."""
    bars = []
    for stage in review.framework.stages:
        for each in review.standings:
            kpi = each.kpi
            if kpi.formula is not None or each.target is None or same_name(kpi.stage) != same_name(stage):
                continue
            came = "–" if each.actual is None else amount(each.actual, kpi, language)
            asked = amount(each.target, kpi, language)
            bars.append(
                Bar(
                    kpi.name,
                    stage_words(stage, language),
                    each.target,
                    each.by_now,
                    each.actual,
                    Text(f"{came} van {asked}", f"{came} of {asked}").say(language),
                )
            )
    if not bars:
        return None
    return FunnelPicture(
        Text(
            "Doel en werkelijk per fase (elke fase haar eigen schaal)", "Target and actual per stage (a scale each)"
        ).say(language),
        tuple(bars),
        Text("werkelijk", "actual").say(language),
        Text("doel", "target").say(language),
        Text("nu verwacht", "due by now").say(language),
    )


def pace_picture(review: Review, language: Language) -> PacePicture | None:
    """The main KPI all told, week by week."""
    if not review.weeks:
        return None
    figures = Figures(language)
    ahead = review.ahead
    return PacePicture(
        Text(f"{review.main} opgeteld, per week", f"{review.main} all told, by week").say(language),
        tuple(figures.day(week.last).rsplit(" ", 1)[0] for week in review.weeks),
        tuple(week.planned for week in review.weeks),
        tuple(week.actual for week in review.weeks),
        review.goal,
        None if ahead is None else (ahead.value, ahead.low, ahead.high),
        (
            Text("gepland", "planned").say(language),
            Text("werkelijk", "actual").say(language),
            Text("wat gedaan is leidt tot", "what was done leads to").say(language),
            Text("doel", "goal").say(language),
        ),
        review.main,
    )


def burden_picture(review: Review, language: Language) -> StepsPicture | None:
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
        steps.append((stage_words(stage, language) or "–", spent / review.goal))
    if made:
        steps.append((Text("creatie en vast", "creation and fixed").say(language), made / review.goal))
    steps.append((Text("direct op resultaat", "judged on results").say(language), judged / review.goal))
    total = sum(value for _, value in steps)
    limit = review.allowable
    return StepsPicture(
        Text(
            f"Wat één van de {number(review.goal, language)} {review.main} kost, volgens het budget",
            f"What one of {number(review.goal, language)} {review.main} costs, by the budget",
        ).say(language),
        tuple((label, value, money(value, language)) for label, value in steps),
        (Text("alles erin", "all-in").say(language), total, money(total, language)),
        None if limit is None else (Text("mag kosten", "may cost").say(language), limit, money(limit, language)),
    )
