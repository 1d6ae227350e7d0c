"""What the figures do not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.language import Text
from fullfunnel.report.document import Section
from fullfunnel.report.sentences import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.report.figures import Figures
    from fullfunnel.results.review import Review


def unknown_section(review: Review, figures: Figures) -> Section:
    """What was not reported, what is taken as sure, and what no figure here can say."""
    title = Text("Wat we niet weten", "What we do not know")
    return Section("unknown", figures.say(title), tuple(_unknowns(review, figures)))


def _unknowns(review: Review, figures: Figures) -> Iterator[str]:
    """What the figures do not say."""
    missing = [each.kpi.name for each in review.standings if each.status == "not reported"]
    if not review.actual.measured:
        yield figures.say(Text("Er is nog niets gemeld.", "Nothing has been reported yet."))
    elif missing:
        names = listed(missing, figures)
        yield Text(f"Niet gemeld: {names}.", f"Not reported: {names}.").say(figures.language)
    for name in (each.kpi.name for each in review.standings if each.is_upper_bound):
        yield Text(
            f"{name} is een som over dagen of kanalen; wie twee keer is bereikt, telt dubbel. Het is dus een "
            "bovengrens.",
            f"{name} is a sum over days or channels; people who were reached twice count twice. So it is an upper "
            "bound.",
        ).say(figures.language)
    last = [kpi for kpi, measured in review.actual.measured.items() if measured.is_last]
    if last:
        names = listed(last, figures)
        yield Text(
            f"Van {names} telt het laatste cijfer: percentages en scores van meer dagen kun je niet optellen.",
            f"For {names} the last figure counts: percentages and scores of several days cannot be added up.",
        ).say(figures.language)
    for ignored in review.actual.ignored:
        where = f" ({ignored.channel})" if ignored.channel else ""
        yield Text(
            f"{ignored.kpi}{where} komt uit twee bronnen; ‘{ignored.counted}’ telt, ‘{ignored.other}’ niet.",
            f"{ignored.kpi}{where} comes from two sources; ‘{ignored.counted}’ counts, ‘{ignored.other}’ does not.",
        ).say(figures.language)
    sure = [each for each in review.rates if not each.n]
    if sure:
        names = listed([f"{each.contribution.kpi} → {each.contribution.feeds}" for each in sure], figures)
        yield Text(
            f"Zonder n is de geplande ratio als zeker aangenomen: {names}.",
            f"Without n the planned rate is assumed to be certain: {names}.",
        ).say(figures.language)
    yield Text(
        "De dagen schommelen meer dan door toeval alleen; de bandbreedte om de prognose is daarom te smal.",
        "The days vary more than chance alone explains, so the limits around the forecast are too narrow.",
    ).say(figures.language)
    yield Text(
        "Wij weten niet waardoor een ratio anders uitvalt, en ook niet wat er zonder de campagne was gebeurd.",
        "We do not know why a rate turned out differently, nor what would have happened without the campaign.",
    ).say(figures.language)
