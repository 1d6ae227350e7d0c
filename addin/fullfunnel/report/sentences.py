"""What a report says in words: short, the doubt beside every figure, never more than the figures carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework.stages import stage_words
from fullfunnel.language import Text
from fullfunnel.results.status import STATUS_WORDS
from fullfunnel.targets.loss import shown_loss
from fullfunnel.targets.max_cpa import READING_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fullfunnel.report.figures import Figures
    from fullfunnel.results.learning import LearntRate
    from fullfunnel.results.review import Review
    from fullfunnel.results.spending.money import StageMoney

_MOST_NAMED: Final = 5
"""So many names stand in a sentence; the table has them all."""
_ROUNDING: Final = 0.05
"""A shortage of a smaller part is that of rounding and estimates."""
_HALF: Final = 0.5
_FEW: Final = 20
"""Below it a percentage stands only with its number."""


def listed(names: Sequence[str], figures: Figures) -> str:
    """Names in a sentence: the first few, and how many more there are."""
    more = len(names) - _MOST_NAMED
    if more <= 1:
        return ", ".join(names)
    first = ", ".join(names[:_MOST_NAMED])
    return figures.say(Text(f"{first} en nog {more}", f"{first} and {more} more"))


def stages_judged(review: Review, figures: Figures, *, judged: bool) -> str:
    """The stages that are judged on results, or those that are not and have money: ``See, Think``."""
    names = [
        stage_words(each.stage, figures.language)
        for each in review.money
        if each.judged is judged and (judged or each.budget or each.need)
    ]
    return ", ".join(names)


def headline(review: Review, figures: Figures) -> str:
    """The sentence on top: money that is far short first, else where the main KPI is heading."""
    short = _worst_shortage(review)
    if short is not None:
        return _shortage(short, review, figures)
    if review.ahead is None:
        return Text(
            "Er zijn nog geen resultaten gemeld; daarom is alleen het plan te zien.",
            "No results have been reported yet, so only the plan can be shown.",
        ).say(figures.language)
    standing = review.standing(review.main)
    came, goal = figures.number(review.came or 0.0), figures.number(review.goal)
    status = STATUS_WORDS[standing.status].say(figures.language) if standing.status else ""
    first = Text(
        f"{came} van {goal} {review.main}" + (f": {status}." if status else "."),
        f"{came} of {goal} {review.main}" + (f": {status}." if status else "."),
    ).say(figures.language)
    return f"{first} {_probably(review, figures)}"


def _worst_shortage(review: Review) -> StageMoney | None:
    short = [
        each
        for each in review.money
        if review.budget and each.lost >= max(1.0, 0.02 * review.goal) and each.part_lost > _ROUNDING
    ]
    return max(short, key=lambda each: each.lost, default=None)


def _shortage(each: StageMoney, review: Review, figures: Figures) -> str:
    stage, part = stage_words(each.stage, figures.language), figures.percent(each.part_lost)
    has, need = figures.money(each.budget), figures.money(each.need or 0.0)
    lost = figures.number(shown_loss(review.goal, each.lost))
    return Text(
        f"{stage} heeft een budget van {has}, terwijl de doelen {need} vragen. Daardoor valt {part} weg van wat "
        f"door {stage} gaat: in totaal {lost} {review.main}.",
        f"{stage} has a budget of {has}, but the targets need {need}. So {part} of what goes through {stage} is "
        f"lost: {lost} {review.main} in total.",
    ).say(figures.language)


def _probably(review: Review, figures: Figures) -> str:
    if review.ahead is None:
        return ""
    value, low, high = (figures.number(each) for each in review.ahead)
    if review.ahead.low == review.ahead.high:
        return Text(
            f"Wat er al is gedaan, levert {value} {review.main} op; er is niets meer onderweg.",
            f"What was done so far brings {value} {review.main}; nothing is still under way.",
        ).say(figures.language)
    return Text(
        f"Wat er al is gedaan, levert vermoedelijk {value} {review.main} op: 8 van de 10 keer tussen {low} en {high}.",
        f"What was done so far will probably bring {value} {review.main}: 8 times out of 10 between {low} and {high}.",
    ).say(figures.language)


def ahead_sentences(review: Review, figures: Figures) -> Iterator[str]:
    """The forecast: from what was done so far, what is under way, and the rest as planned."""
    if review.ahead is None:
        yield Text(
            "Zonder gemelde resultaten is er niets te voorspellen.", "Without reported results nothing can be forecast."
        ).say(figures.language)
        return
    yield _probably(review, figures)
    for way in review.flow.ways_into(review.main):
        split = review.flow.splits.get((way.kpi, way.feeds))
        many = 0.0 if split is None else split.under_way
        if many >= 1:
            shown = figures.number(many)
            yield Text(f"Nog {shown} {way.kpi} onderweg.", f"{shown} {way.kpi} still under way.").say(figures.language)
    if review.after_the_end >= _HALF and review.pace.period is not None:
        late, last = figures.number(review.after_the_end), figures.day(review.pace.period.end)
        yield Text(f"Daarvan komen er {late} pas na {last} binnen.", f"{late} of these come in only after {last}.").say(
            figures.language
        )
    if review.if_as_planned is not None and not review.pace.is_over:
        rest = figures.number(review.if_as_planned)
        yield Text(
            f"Gaat de rest zoals gepland, dan worden het er {rest}. Wat nu achterligt, wordt daarbij niet ingehaald.",
            f"If the rest goes as planned, the result will be {rest}. That figure does not make up for what is "
            "behind now.",
        ).say(figures.language)
    if review.no_longer_fit:
        steps = listed(
            [
                f"{each.contribution.kpi} → {each.contribution.feeds} ({figures.rate(each.planned)} "
                f"{Text('gepland', 'planned').say(figures.language)}, {_seen(each, figures)})"
                for each in review.no_longer_fit
            ],
            figures,
        )
        at_planned = figures.number(review.if_planned_rates or 0.0)
        yield Text(
            f"De geplande ratio past niet meer bij: {steps}. Wij weten niet waardoor. Met alle geplande ratio's "
            f"zou het resultaat {at_planned} zijn.",
            f"The planned rate no longer fits for: {steps}. We do not know why. With all planned rates the result "
            f"would be {at_planned}.",
        ).say(figures.language)


def _seen(each: LearntRate, figures: Figures) -> str:
    if each.more_came:
        return Text("meer dan mogelijk is", "more than is possible").say(figures.language)
    return f"{figures.rate(each.seen or 0.0)} {Text('gezien', 'seen').say(figures.language)}"


def bottleneck_sentences(review: Review, figures: Figures) -> Iterator[str]:
    """Where the main KPI is lost."""
    worst = review.bottleneck.worst_first
    if not review.actual.measured:
        yield Text(
            "Er is nog niets gemeld, dus is nog niet te zien waar resultaten verloren gaan.",
            "Nothing has been reported yet, so it is not known where results are lost.",
        ).say(figures.language)
        return
    if not worst:
        yield Text(
            "Geen enkele KPI blijft achter bij wat ervan verwacht mocht worden.",
            "No KPI falls short of what could be expected of it.",
        ).say(figures.language)
        return
    first = worst[0]
    short, lost = figures.amount(first.shortfall, first.kpi), figures.number(first.lost)
    yield Text(
        f"Was {first.kpi.name} gegaan zoals gepland, en alles erna ook, dan waren er {lost} {review.main} meer "
        f"geweest. Het tekort is {short} {first.kpi.name}.",
        f"If {first.kpi.name} and everything after it had gone as planned, there would have been {lost} more "
        f"{review.main}. The shortfall is {short} {first.kpi.name}.",
    ).say(figures.language)
    if first.after_unreported:
        yield Text(
            "Van een eerdere KPI zijn geen resultaten gemeld: het verlies kan ook daar liggen.",
            "No results were reported for an earlier KPI: the loss may be there as well.",
        ).say(figures.language)
    yield Text(
        "Elk tekort telt één keer: per KPI alleen wat daar verloren ging, niet wat er al eerder ontbrak.",
        "Every shortfall counts once: per KPI only what was lost there, not what was already missing earlier.",
    ).say(figures.language)


def _left_for_do(review: Review, judged: str, figures: Figures) -> str:
    """The max CPA, in the method of the plan; for what is still to come a sentence of its own says it."""
    if review.max_cpa is None or review.reading == "rest":
        return ""
    left, method = figures.money(review.max_cpa), READING_WORDS[review.reading]
    so = (
        Text("dus", "so")
        if review.reading == "all"
        else Text(f"volgens de rekenwijze ‘{method.nl}’", f"by the method ‘{method.en}’")
    )
    return Text(f", {so.nl} in {judged} mag de CPA {left} zijn", f", {so.en} the CPA in {judged} may be {left}").say(
        figures.language
    )


def money_sentences(review: Review, figures: Figures) -> Iterator[str]:
    """The budget against need, and the max CPA."""
    for each in sorted(review.money, key=lambda stage: -stage.lost):
        if each.lost >= 1 and review.budget:
            yield _shortage(each, review, figures)
    if review.allowable is not None and review.budget is not None:
        allowable = figures.money(review.allowable)
        carried = review.budget.unjudged_cost / review.goal if review.goal else 0.0
        upper, judged = (stages_judged(review, figures, judged=each) for each in (False, True))
        besides = Text(f"{upper} en creatie", f"{upper} and creation") if upper else Text("creatie", "creation")
        said = Text(
            f"Een resultaat mag alles bij elkaar {allowable} kosten. Naar {besides.nl} gaat "
            f"{figures.money(carried)} per resultaat",
            f"A result may cost {allowable} all-in. {figures.money(carried)} per result goes to {besides.en}",
        ).say(figures.language)
        yield f"{said}{_left_for_do(review, judged, figures)}."
    if review.max_cpa_rest is not None:
        judged = stages_judged(review, figures, judged=True)
        rest = figures.money(review.max_cpa_rest)
        yield Text(
            f"Voor de resultaten die nog moeten komen, mag de CPA in {judged} {rest} zijn. Daarin is meegerekend "
            "wat al is besteed en wat al binnenkwam.",
            f"For the results still to come, the CPA in {judged} may be {rest}. This takes into account what was "
            "already spent and what already came in.",
        ).say(figures.language)
