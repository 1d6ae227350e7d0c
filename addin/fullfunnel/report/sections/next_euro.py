"""What the next euro brings: the curve, its doubt, and the ceiling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.report.document import Section, Table
from fullfunnel.report.figures import nothing, words
from fullfunnel.report.pictures.curve import curve_picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.report.document import Cell
    from fullfunnel.report.figures import Figures
    from fullfunnel.results.review import Review
    from fullfunnel.results.spending.next_euro import NextEuro

_TIMES: Final = (0.5, 0.75, 1.0, 1.1, 1.25, 1.5, 2.0)
"""Multiples of today's money that the table behind the curve shows."""


def next_euro_section(review: Review, figures: Figures) -> Section | None:
    """The next euro of every part of the plan; ``None`` where nothing in it has a price."""
    found = review.next_euros
    if not found:
        return None
    return Section(
        "next-euro",
        figures.say(Text("Wat de volgende euro doet", "What the next euro does")),
        tuple(_sentences(found, figures)),
        curve_picture(found, figures),
        (_table(found, figures), _curve_table(found[0], figures)),
    )


def _sentences(found: list[NextEuro], figures: Figures) -> Iterator[str]:
    for each in found:
        if each.cap is not None:
            yield _ceiling(each, figures)
    if any(each.cap is None for each in found):
        yield figures.say(
            Text(
                "Voor de rest geeft één periode nog geen curve. We nemen aan dat twee keer zoveel besteding 1,4 "
                "tot 1,9 keer zoveel resultaat geeft; het volgende resultaat kost dan 1,1 tot 2 keer het "
                "gemiddelde. Wie rekent alsof het evenveel kost als het gemiddelde, rekent zich rijk.",
                "For everything else, one period does not give a curve yet. We assume that twice the spend gives "
                "1.4 to 1.9 times the results, so the next result costs 1.1 to 2 times the average. If you assume "
                "that it costs the same as the average, you are too optimistic.",
            )
        )


def _ceiling(each: NextEuro, figures: Figures) -> str:
    cap, part = figures.number(each.cap or 0.0), figures.percent(each.results / (each.cap or 1.0))
    if each.ceiling is None and each.is_planned and each.cap and each.results > each.cap:
        asked, until = figures.asked(each.results, each.kpi), figures.money(each.money * each.cap / each.results)
        return figures.say(
            Text(
                f"{each.name}: het plan vraagt {asked}, maar er zijn er maar {cap} te bereiken. Boven {until} "
                "bereik je met meer geld geen nieuwe mensen, maar dezelfde mensen vaker.",
                f"{each.name}: the plan asks for {asked}, but only {cap} can be reached. Above {until}, more "
                "money does not reach new people, but the same people more often.",
            )
        )
    if each.ceiling is None:
        return figures.say(
            Text(
                f"{each.name} zit aan het plafond van {cap}: met meer geld bereik je geen nieuwe mensen, maar "
                "dezelfde mensen vaker.",
                f"{each.name} is at its cap of {cap}: more money does not reach new people, but the same people "
                "more often.",
            )
        )
    many = figures.number(each.results)
    average, least = figures.money(each.average), figures.money(each.least or 0.0)
    times = figures.number(each.ceiling.next_over_average, 2)
    nl = "volgens plan" if each.is_planned else "nu"
    en = "according to plan" if each.is_planned else "now"
    return figures.say(
        Text(
            f"{each.name}: {nl} {many} van de {cap} die er te bereiken zijn ({part}). De volgende kost minstens "
            f"{least}, {times} keer het gemiddelde van {average}. Boven het plafond bereik je met meer geld "
            "alleen dezelfde mensen vaker. De curve rekent met toevallige contacten; met zware kijkers vlakt die "
            "eerder af.",
            f"{each.name}: {en} {many} of the {cap} that can be reached ({part}). The next one costs at least "
            f"{least}, {times} times the average of {average}. Above the cap, more money only reaches the same "
            "people more often. The curve assumes contacts by chance; with heavy viewers it flattens sooner.",
        )
    )


def _table(found: list[NextEuro], figures: Figures) -> Table:
    heads = (
        ("Waar", "Where"),
        ("Per", "Per"),
        ("Gemiddeld", "Average"),
        ("Volgende minstens", "Next at least"),
        ("Volgende hooguit", "Next at most"),
        ("Plafond", "Cap"),
        ("Berekend met", "Calculated with"),
    )
    plan, actual = Text("het plan", "the plan"), Text("de resultaten", "the results")
    return Table(
        figures.say(
            Text(
                "Wat de volgende kost, vergeleken met het gemiddelde",
                "What the next one costs, compared with the average",
            )
        ),
        tuple(figures.say(Text(*head)) for head in heads),
        tuple(
            (
                words(each.name),
                words(each.kpi.name),
                figures.cost(each.average),
                figures.cost(each.least),
                figures.cost(each.most),
                nothing() if each.cap is None else figures.count(each.cap),
                words(figures.say(plan if each.is_planned else actual)),
            )
            for each in found
        ),
    )


def _curve_table(each: NextEuro, figures: Figures) -> Table:
    """The curve in the picture, as a table."""
    on_curve = each.cap is not None
    heads = [Text("Besteding", "Spend"), Text("Vergeleken met nu", "Compared with now")]
    heads += (
        [Text(f"{each.kpi.name}", f"{each.kpi.name}")]
        if on_curve
        else [
            Text(f"{each.kpi.name} minstens", f"{each.kpi.name} at least"),
            Text(f"{each.kpi.name} hooguit", f"{each.kpi.name} at most"),
        ]
    )
    rows: list[tuple[Cell, ...]] = []
    for times in _TIMES:
        brings = each.brings(times)
        rows.append(
            (
                figures.cost(each.money * times),
                figures.part(times) if times < 1 else words(figures.percent(times)),
                *(figures.count(many) for many in brings[: 1 if on_curve else 2]),
            )
        )
    return Table(
        figures.say(Text(f"De curve van {each.name}", f"The curve of {each.name}")),
        tuple(figures.say(head) for head in heads),
        tuple(rows),
    )
