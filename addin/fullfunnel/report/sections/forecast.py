"""What follows from it: the forecast, and the rates that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.report.document import Cell, Section, Table
from fullfunnel.report.figures import nothing, words
from fullfunnel.report.pictures.of_review import pace_picture
from fullfunnel.report.sentences import ahead_sentences

if TYPE_CHECKING:
    from fullfunnel.report.figures import Figures
    from fullfunnel.results.review import Review

_MORE: Final = Text("meer dan mogelijk is", "more than is possible")
"""In place of a rate above 100%, which nothing can have that passes on a part."""


def forecast_section(review: Review, figures: Figures) -> Section:
    """The forecast in words and as a picture, with the rates as planned, seen and combined."""
    rates = tuple(
        (
            words(f"{each.contribution.kpi} → {each.contribution.feeds}"),
            figures.part(each.planned),
            words(figures.say(_MORE)) if each.more_came else figures.part(each.seen),
            figures.part(each.combined),
            Cell(figures.number(each.n), each.n) if each.n else nothing(),
            words(
                figures.say(
                    Text("datums of vertraging kloppen niet", "dates or lag do not match")
                    if each.more_came and not each.fits
                    else Text("past niet meer", "no longer fits")
                    if not each.fits
                    else Text("als zeker aangenomen", "assumed certain")
                    if each.weight is None and not each.n
                    else Text("niets geleerd", "nothing learnt")
                    if not each.is_learnt
                    else Text("past", "fits")
                )
            ),
        )
        for each in review.rates
    )
    return Section(
        "forecast",
        figures.say(Text("Prognose", "Forecast")),
        tuple(ahead_sentences(review, figures)),
        pace_picture(review, figures),
        (
            Table(
                figures.say(Text("De ratio's: gepland, gezien en samen", "The rates: planned, seen and combined")),
                tuple(
                    figures.say(Text(*head))
                    for head in (
                        ("Stap", "Step"),
                        ("Gepland", "Planned"),
                        ("Gezien", "Seen"),
                        ("Samen", "Combined"),
                        ("n", "n"),
                        ("Oordeel", "Verdict"),
                    )
                ),
                rates,
            ),
        ),
    )
