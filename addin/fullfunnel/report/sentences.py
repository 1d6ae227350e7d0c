"""What a report says in words: short, the doubt beside every figure, never more than the figures carry."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from fullfunnel.display import number, percent
from fullfunnel.framework.stages import stage_words
from fullfunnel.language import Text
from fullfunnel.report.figures import Figures, amount, money
from fullfunnel.results.proposal import results_needed
from fullfunnel.results.status import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.language import Language
    from fullfunnel.results.money import StageMoney
    from fullfunnel.results.proposal import Proposal
    from fullfunnel.results.review import Review

_HALF: Final = 0.5
_FEW: Final = 20
"""Below it a percentage stands only with its number."""
_SEEN: Final = 1.2
"""The difference in CPA whose number of results is reported."""


def headline(review: Review, language: Language) -> str:
    """The sentence on top: money that is far short first, else where the main KPI is heading."""
    short = _worst_shortage(review)
    if short is not None:
        return _shortage(short, review, language)
    if review.ahead is None:
        return Text(
            "Er zijn nog geen resultaten gemeld: het plan staat klaar, de stand nog niet.",
            "No results have been reported yet: the plan is there, the standing is not.",
        ).say(language)
    standing = review.standing(review.main)
    came, goal = number(review.came or 0.0, language), number(review.goal, language)
    status = STATUS_WORDS[standing.status].say(language) if standing.status else ""
    first = Text(
        f"{came} van {goal} {review.main}" + (f": {status}." if status else "."),
        f"{came} of {goal} {review.main}" + (f": {status}." if status else "."),
    ).say(language)
    return f"{first} {_probably(review, language)}"


def _worst_shortage(review: Review) -> StageMoney | None:
    short = [each for each in review.money if each.lost >= max(1.0, 0.02 * review.goal) and review.budget]
    return max(short, key=lambda each: each.lost, default=None)


def _shortage(each: StageMoney, review: Review, language: Language) -> str:
    stage, part = stage_words(each.stage, language), percent(each.part_lost, language)
    has, need, lost = money(each.budget, language), money(each.need or 0.0, language), number(each.lost, language)
    return Text(
        f"{stage} heeft {has} waar de doelen {need} vragen: {part} van wat door {stage} gaat is er dan niet, samen "
        f"{lost} {review.main}.",
        f"{stage} has {has} where the targets need {need}: {part} of what goes through {stage} is lost, {lost} "
        f"{review.main} in all.",
    ).say(language)


def _probably(review: Review, language: Language) -> str:
    if review.ahead is None:
        return ""
    value, low, high = (number(each, language) for each in review.ahead)
    if review.ahead.low == review.ahead.high:
        return Text(
            f"Wat gedaan is leidt tot {value} {review.main}; er is niets meer onderweg.",
            f"What was done leads to {value} {review.main}; nothing is under way any more.",
        ).say(language)
    return Text(
        f"Wat gedaan is leidt vermoedelijk tot {value} {review.main}; 8 van de 10 keer tussen {low} en {high}.",
        f"What was done probably leads to {value} {review.main}; 8 times out of 10 between {low} and {high}.",
    ).say(language)


def ahead_sentences(review: Review, language: Language) -> Iterator[str]:
    """What follows: what was done leads to, what is under way, and the rest as planned."""
    if review.ahead is None:
        yield Text(
            "Zonder gemelde resultaten is er niets te voorspellen.", "Without reported results nothing can be forecast."
        ).say(language)
        return
    yield _probably(review, language)
    for way in review.flow.ways_into(review.main):
        split = review.flow.splits.get((way.kpi, way.feeds))
        many = 0.0 if split is None else split.under_way
        if many >= 1:
            shown = number(many, language)
            yield Text(f"Nog {shown} {way.kpi} onderweg.", f"{shown} {way.kpi} still under way.").say(language)
    if review.if_as_planned is not None and not review.pace.is_over:
        rest = number(review.if_as_planned, language)
        yield Text(
            f"Gaat de rest zoals gepland, dan worden het er {rest}. Wat nu achterligt wordt daarbij niet ingehaald.",
            f"If the rest goes as planned it becomes {rest}. What is behind now is not caught up in that figure.",
        ).say(language)
    if review.no_longer_fit:
        steps = "; ".join(
            f"{each.contribution.kpi} → {each.contribution.feeds} ({_rate(each.planned, language)} "
            f"{Text('gepland', 'planned').say(language)}, {_rate(each.seen or 0.0, language)} "
            f"{Text('gezien', 'seen').say(language)})"
            for each in review.no_longer_fit
        )
        at_planned = number(review.if_planned_rates or 0.0, language)
        yield Text(
            f"De geplande ratio past niet meer bij: {steps}. Met alle geplande ratio's zou het {at_planned} zijn. Wij "
            "weten niet waardoor.",
            f"The planned rate no longer fits at: {steps}. At all planned rates it would be {at_planned}. We do not "
            "know why.",
        ).say(language)


def _rate(rate: float, language: Language) -> str:
    return percent(rate, language) if rate <= 1 else number(rate, language, 2)


def bottleneck_sentences(review: Review, language: Language) -> Iterator[str]:
    """Where the main KPI is lost."""
    worst = review.bottleneck.worst_first
    if not worst:
        yield Text(
            "Geen KPI blijft achter bij wat er van verwacht mocht worden.",
            "No KPI falls short of what could be expected of it.",
        ).say(language)
        return
    first = worst[0]
    short, lost = amount(first.shortfall, first.kpi, language), number(first.lost, language)
    yield Text(
        f"Was {first.kpi.name} gegaan zoals gepland, en alles erna ook, dan waren er {lost} {review.main} meer: "
        f"{short} {first.kpi.name} te weinig.",
        f"Had {first.kpi.name} gone as planned, and all after it, there would have been {lost} {review.main} more: "
        f"{short} {first.kpi.name} short.",
    ).say(language)
    if first.after_unreported:
        yield Text(
            "Een KPI ervoor is niet gemeld: het verlies kan ook daar liggen.",
            "A KPI before it was not reported: the loss may lie there as well.",
        ).say(language)
    yield Text(
        "Elk tekort telt één keer: alleen wat een KPI zelf liet liggen, na wat ervoor al ontbrak.",
        "Every shortfall counts once: only what a KPI lost itself, after what was already missing before it.",
    ).say(language)


def money_sentences(review: Review, language: Language) -> Iterator[str]:
    """The budget against need, and the max CPA."""
    for each in sorted(review.money, key=lambda stage: -stage.lost):
        if each.lost >= 1 and review.budget:
            yield _shortage(each, review, language)
    if review.allowable is not None and review.budget is not None:
        allowable = money(review.allowable, language)
        carried = review.budget.unjudged_cost / review.goal if review.goal else 0.0
        left = money(review.allowable - carried, language)
        yield Text(
            f"Een resultaat mag alles bij elkaar {allowable} kosten. See, Think en creatie kosten "
            f"{money(carried, language)} per resultaat, dus in Do mag de CPA {left} zijn.",
            f"A result may cost {allowable} all-in. See, Think and creation cost {money(carried, language)} a result, "
            f"so the CPA in Do may be {left}.",
        ).say(language)
    if review.max_cpa_rest is not None:
        rest = money(review.max_cpa_rest, language)
        yield Text(
            f"Voor wat nog moet komen mag de CPA in Do {rest} zijn, gegeven wat er is besteed en binnenkwam.",
            f"For what is still to come the CPA in Do may be {rest}, given what was spent and what came in.",
        ).say(language)


def next_steps(review: Review, language: Language) -> Iterator[str]:
    """What to do next: the moves, or why there is none."""
    proposal = review.proposal
    if proposal is None:
        yield Text(
            "Er is geen budget ingevuld, dus er valt niets te verschuiven.",
            "No budget is filled in, so there is nothing to move.",
        ).say(language)
        return
    for move in proposal.moves:
        moved = money(move.amount, language)
        if not move.gains:
            yield Text(
                f"Verschuif {moved} van {move.giver} naar {move.receiver}: de doelen vragen het daar nog.",
                f"Move {moved} from {move.giver} to {move.receiver}: the targets still need it there.",
            ).say(language)
            continue
        low, _, high = (number(gain.results, language, 1) for gain in move.gains)
        part = percent(move.undone_below or 0.0, language)
        yield Text(
            f"Verschuif {moved} van {move.giver} naar {move.receiver}: dat geeft {low} tot {high} {review.main} meer. "
            f"Die grenzen zijn een aanname (resultaat groeit als besteding tot de macht 0,5 tot 0,9); het levert niets "
            f"op als {move.receiver} zoveel sneller verzadigt dat zijn macht onder {part} van die van {move.giver} is.",
            f"Move {moved} from {move.giver} to {move.receiver}: that gives {low} to {high} {review.main} more. Those "
            f"ends are an assumption (results grow as spend to the power 0.5 to 0.9); it brings nothing if "
            f"{move.receiver} saturates so much faster that its power is under {part} of that of {move.giver}.",
        ).say(language)
    for stage, short in proposal.shortages.items():
        shown = money(short, language)
        yield Text(
            f"{stage} komt daarna nog {shown} tekort. Zonder extra budget haalt dit plan het doel niet.",
            f"{stage} is still {shown} short after that. Without more budget this plan does not reach its goal.",
        ).say(language)
    if not proposal.is_told:
        yield from _not_enough(review, proposal, language)
    elif not proposal.moves:
        yield Text("Er is niets te verschuiven.", "There is nothing to move.").say(language)


def _not_enough(review: Review, proposal: Proposal, language: Language) -> Iterator[str]:
    """Why nothing is told apart, and when it would be."""
    reasons = {each.why_not for each in proposal.judged}
    if not proposal.judged or reasons == {"alone"}:
        yield Text(
            "Er is in Do één lijn, dus er valt niets te vergelijken.",
            "Do has one line, so there is nothing to compare.",
        ).say(language)
        return
    known = [each.line for each in proposal.judged if each.line.results is not None]
    needed = results_needed(_SEEN)
    shown = number(needed, language)
    if len(known) < 2:  # noqa: PLR2004  # two lines to compare
        yield Text(
            "Te weinig gegevens: resultaten per kanaal zijn niet gemeld. Meld ze per kanaal, dan is te vergelijken.",
            "Not enough data: results per channel were not reported. Report them per channel to compare.",
        ).say(language)
        return
    yield Text(
        "Te weinig gegevens: de lijnen zijn niet uit elkaar te houden, het verschil is niet groter dan toeval. "
        f"Om 20% verschil in CPA te zien zijn er {shown} resultaten per lijn nodig.",
        "Not enough data: the lines cannot be told apart, the difference is not more than chance. "
        f"To see a difference of 20% in CPA takes {shown} results a line.",
    ).say(language)
    yield from _run_on(review, min(line.results or 0.0 for line in known), needed, language)


def _run_on(review: Review, least: float, needed: float, language: Language) -> Iterator[str]:
    period, day = review.pace.period, review.day
    first = review.actual.first_day
    if period is None or day is None or first is None or least <= 0:
        return
    days = (needed - least) / (least / ((day - first).days + 1))
    if days > (period.end - day).days:
        yield Text(
            "In dit tempo komt dat er niet vóór het einde: deze campagne kan het niet zeggen. Kies op andere gronden.",
            "At this pace that does not come before the end: this campaign cannot tell. Choose on other grounds.",
        ).say(language)
    else:
        date = Figures(language).day(day + dt.timedelta(days=max(int(days) + 1, 1)))
        yield Text(f"Loop door tot {date}.", f"Run on until {date}.").say(language)


def unknowns(review: Review, language: Language) -> Iterator[str]:
    """What the figures do not say."""
    missing = [each.kpi.name for each in review.standings if each.status == "not reported"]
    if missing:
        names = ", ".join(missing)
        yield Text(f"Niet gemeld: {names}.", f"Not reported: {names}.").say(language)
    for name in (each.kpi.name for each in review.standings if each.is_upper_bound):
        yield Text(
            f"{name} is een som over dagen of kanalen; wie twee keer is bereikt telt dubbel. Het is een bovengrens.",
            f"{name} is a sum over days or channels; who was reached twice counts twice. It is an upper bound.",
        ).say(language)
    for ignored in review.actual.ignored:
        where = f" ({ignored.channel})" if ignored.channel else ""
        yield Text(
            f"{ignored.kpi}{where} staat er uit twee bronnen; ‘{ignored.counted}’ telt, ‘{ignored.other}’ niet.",
            f"{ignored.kpi}{where} comes from two sources; ‘{ignored.counted}’ counts, ‘{ignored.other}’ does not.",
        ).say(language)
    sure = [each for each in review.rates if not each.n]
    if sure:
        names = ", ".join(f"{each.contribution.kpi} → {each.contribution.feeds}" for each in sure)
        yield Text(
            f"Zonder n is de geplande ratio als zeker genomen: {names}.",
            f"Without n the planned rate is taken as sure: {names}.",
        ).say(language)
    yield Text(
        "Dagen schommelen meer dan toeval alleen; de grenzen om de voorspelling zijn daarom krap.",
        "Days vary more than chance alone; so the ends around the forecast are tight.",
    ).say(language)
    yield Text(
        "Wij weten niet waardoor een ratio anders uitvalt, en wat er zonder de campagne was gebeurd.",
        "We do not know why a rate turned out differently, nor what would have happened without the campaign.",
    ).say(language)
