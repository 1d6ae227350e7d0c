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
            "Er zijn nog geen resultaten gemeld: het plan staat klaar, de stand nog niet.",
            "No results have been reported yet: the plan is there, the standing is not.",
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
        f"{stage} heeft {has} waar de doelen {need} vragen: {part} van wat door {stage} gaat is er dan niet, samen "
        f"{lost} {review.main}.",
        f"{stage} has {has} where the targets need {need}: {part} of what goes through {stage} is lost, {lost} "
        f"{review.main} in all.",
    ).say(figures.language)


def _probably(review: Review, figures: Figures) -> str:
    if review.ahead is None:
        return ""
    value, low, high = (figures.number(each) for each in review.ahead)
    if review.ahead.low == review.ahead.high:
        return Text(
            f"Wat gedaan is leidt tot {value} {review.main}; er is niets meer onderweg.",
            f"What was done leads to {value} {review.main}; nothing is under way any more.",
        ).say(figures.language)
    return Text(
        f"Wat gedaan is leidt vermoedelijk tot {value} {review.main}; 8 van de 10 keer tussen {low} en {high}.",
        f"What was done probably leads to {value} {review.main}; 8 times out of 10 between {low} and {high}.",
    ).say(figures.language)


def ahead_sentences(review: Review, figures: Figures) -> Iterator[str]:
    """What follows: what was done leads to, what is under way, and the rest as planned."""
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
        yield Text(f"Daarvan komen er {late} pas na {last} binnen.", f"{late} of these come in after {last} only.").say(
            figures.language
        )
    if review.if_as_planned is not None and not review.pace.is_over:
        rest = figures.number(review.if_as_planned)
        yield Text(
            f"Gaat de rest zoals gepland, dan worden het er {rest}. Wat nu achterligt wordt daarbij niet ingehaald.",
            f"If the rest goes as planned it becomes {rest}. What is behind now is not caught up in that figure.",
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
            f"De geplande ratio past niet meer bij: {steps}. Met alle geplande ratio's zou het {at_planned} zijn. Wij "
            "weten niet waardoor.",
            f"The planned rate no longer fits at: {steps}. At all planned rates it would be {at_planned}. We do not "
            "know why.",
        ).say(figures.language)


def _seen(each: LearntRate, figures: Figures) -> str:
    if each.more_came:
        return Text("er kwam meer dan er langs is", "more came than passed").say(figures.language)
    return f"{figures.rate(each.seen or 0.0)} {Text('gezien', 'seen').say(figures.language)}"


def bottleneck_sentences(review: Review, figures: Figures) -> Iterator[str]:
    """Where the main KPI is lost."""
    worst = review.bottleneck.worst_first
    if not review.actual.measured:
        yield Text(
            "Er is nog niets gemeld, dus er is ook nog niets aan te wijzen.",
            "Nothing has been reported yet, so nothing can be pointed at.",
        ).say(figures.language)
        return
    if not worst:
        yield Text(
            "Geen KPI blijft achter bij wat er van verwacht mocht worden.",
            "No KPI falls short of what could be expected of it.",
        ).say(figures.language)
        return
    first = worst[0]
    short, lost = figures.amount(first.shortfall, first.kpi), figures.number(first.lost)
    yield Text(
        f"Was {first.kpi.name} gegaan zoals gepland, en alles erna ook, dan waren er {lost} {review.main} meer: "
        f"{short} {first.kpi.name} te weinig.",
        f"Had {first.kpi.name} gone as planned, and all after it, there would have been {lost} {review.main} more: "
        f"{short} {first.kpi.name} short.",
    ).say(figures.language)
    if first.after_unreported:
        yield Text(
            "Een KPI ervoor is niet gemeld: het verlies kan ook daar liggen.",
            "A KPI before it was not reported: the loss may lie there as well.",
        ).say(figures.language)
    yield Text(
        "Elk tekort telt één keer: alleen wat een KPI zelf liet liggen, na wat ervoor al ontbrak.",
        "Every shortfall counts once: only what a KPI lost itself, after what was already missing before it.",
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
        besides = Text(f"{upper} en creatie", f"{upper} and creation") if upper else Text("Creatie", "Creation")
        said = Text(
            f"Een resultaat mag alles bij elkaar {allowable} kosten. {besides.nl} kosten {figures.money(carried)} per "
            "resultaat",
            f"A result may cost {allowable} all-in. {besides.en} cost {figures.money(carried)} a result",
        ).say(figures.language)
        yield f"{said}{_left_for_do(review, judged, figures)}."
    if review.max_cpa_rest is not None:
        judged = stages_judged(review, figures, judged=True)
        rest = figures.money(review.max_cpa_rest)
        yield Text(
            f"Voor wat nog moet komen mag de CPA in {judged} {rest} zijn, gegeven wat er is besteed en binnenkwam.",
            f"For what is still to come the CPA in {judged} may be {rest}, given what was spent and what came in.",
        ).say(figures.language)
