"""Where the main KPI is lost, and what a tenth more would bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.language import Text
from fullfunnel.report.document import Cell, Section, Table
from fullfunnel.report.figures import words
from fullfunnel.report.sentences import bottleneck_sentences

if TYPE_CHECKING:
    from fullfunnel.report.figures import Figures
    from fullfunnel.results.review import Review


def bottleneck_section(review: Review, figures: Figures) -> Section:
    """Where the main KPI is lost, and what a tenth more than planned brings at every step."""
    losses = tuple(
        (
            words(each.kpi.name),
            figures.figure(each.expected, each.kpi),
            figures.figure(each.actual, each.kpi),
            figures.figure(each.shortfall, each.kpi),
            Cell(figures.number(each.lost), each.lost, "bad"),
        )
        for each in review.bottleneck.worst_first
    )
    more = tuple(
        (
            words(each.kpi.name),
            figures.figure(each.more, each.kpi),
            Cell(figures.number(each.brings), each.brings),
            figures.cost(each.costs),
            words(figures.say(Text("ja", "yes") if each.fits else Text("nee, boven het plafond", "no, above the cap"))),
        )
        for each in review.ten_percent
    )
    main = review.main
    return Section(
        "bottleneck",
        figures.say(Text("Waar resultaten verloren gaan", "Where results are lost")),
        tuple(bottleneck_sentences(review, figures)),
        None,
        (
            Table(
                figures.say(Text("Eigen tekort per KPI, ergste eerst", "Own shortfall per KPI, worst first")),
                (
                    "KPI",
                    figures.say(Text("Verwacht op basis van de vorige stap", "Expected from the previous step")),
                    figures.say(Text("Werkelijk", "Actual")),
                    figures.say(Text("Eigen tekort", "Own shortfall")),
                    figures.say(Text(f"{main} verloren", f"{main} lost")),
                ),
                losses,
            ),
            Table(
                figures.say(Text("Wat 10% meer oplevert", "What 10% more brings")),
                (
                    "KPI",
                    figures.say(Text("10% is", "10% is")),
                    figures.say(Text(f"Geeft {main}", f"Gives {main}")),
                    figures.say(Text("Kost", "Costs")),
                    figures.say(Text("Past", "Fits")),
                ),
                more,
            ),
        ),
    )
