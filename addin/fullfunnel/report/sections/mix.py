"""The mix per channel, planned and actual."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from fullfunnel.language import Text
from fullfunnel.report.document import Cell, Section, Table
from fullfunnel.report.figures import nothing, words
from fullfunnel.report.sentences import stages_judged
from fullfunnel.results.mix import DIVIDED, NOT_EXPLAINED, MixFigures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.report.figures import Figures
    from fullfunnel.results.mix import ChannelMix
    from fullfunnel.results.review import Review


def mix_section(review: Review, figures: Figures) -> Section | None:
    """Every channel beside the total; ``None`` where no channel is named."""
    mix = review.mix
    if not mix.channels:
        return None
    heads: Sequence[tuple[str, str]] = (
        ("Kanaal", "Channel"),
        ("Vertoningen", "Impressions"),
        ("CPM", "CPM"),
        ("Klikken", "Clicks"),
        ("CTR", "CTR"),
        ("CPC", "CPC"),
        ("Conversie", "Conversion"),
        ("Resultaten", "Results"),
        ("Kosten", "Cost"),
        ("CPA platform", "CPA platform"),
        ("All-in CPA", "CPA all-in"),
    )

    def row(name: str, each: MixFigures, *, is_rest: bool = False) -> tuple[Cell, ...]:
        if is_rest:  # what is left over has no prices: its parts are of different rows
            sums = (figures.count(each.impressions), figures.count(each.clicks), figures.count(each.results))
            none = nothing()
            return (words(name), sums[0], none, sums[1], *[none] * 3, sums[2], figures.cost(each.cost), none, none)
        return (
            words(name),
            figures.count(each.impressions),
            figures.cost(each.cpm),
            figures.count(each.clicks),
            figures.part(each.ctr),
            figures.cost(each.cpc),
            figures.part(each.rate),
            figures.count(each.results),
            figures.cost(each.cost),
            figures.cost(each.cpa),
            figures.cost(each.cpa_all_in),
        )

    def shares(each: ChannelMix) -> tuple[Cell, ...]:
        times = mix.results_for_spend(each)
        return (
            words(each.channel),
            figures.part(mix.share_of_budget(each)),
            figures.part(mix.share_of_spend(each)),
            figures.part(mix.share_of_results(each)),
            nothing() if times is None else Cell(figures.number(times, 2), times),
        )

    def rows(side: Literal["planned", "actual"]) -> tuple[tuple[Cell, ...], ...]:
        named = tuple(row(each.channel, getattr(each, side)) for each in mix.channels)
        left: MixFigures = getattr(mix.rest, side)
        rest = () if left == MixFigures(carried=left.carried) else (row(beyond, left, is_rest=True),)
        return (*named, *rest, row(total, getattr(mix.total, side)))

    total = figures.say(Text("Totaal", "Total"))
    beyond = figures.say(NOT_EXPLAINED)
    upper = stages_judged(review, figures, judged=False) or "–"
    says = [
        figures.say(
            Text(
                "Totalen zijn opgeteld, nooit gemiddeld. De all-in CPA telt bij elk kanaal hetzelfde bedrag op "
                f"voor {upper} en creatie; je ziet er niet aan welk kanaal die nodig had.",
                "Totals are sums, never averages. The all-in CPA adds the same amount to every channel for "
                f"{upper} and creation; it does not show which channel needed those.",
            )
        ),
        figures.say(DIVIDED),
    ]
    if mix.unexplained and any(each.actual.results is not None for each in mix.channels):
        amount = figures.number(mix.unexplained)
        says.append(
            figures.say(
                Text(
                    f"Door geen kanaal verklaard: {amount} {review.main}.",
                    f"Not explained by a channel: {amount} {review.main}.",
                )
            )
        )
    return Section(
        "mix",
        figures.say(Text("De mix per kanaal", "The mix per channel")),
        tuple(says),
        None,
        _with_figures(
            Table(
                figures.say(Text("Werkelijk per kanaal", "Actual per channel")),
                tuple(figures.say(Text(*head)) for head in heads),
                rows("actual"),
            ),
            Table(
                figures.say(Text("Gepland per kanaal", "Planned per channel")),
                tuple(figures.say(Text(*head)) for head in heads),
                rows("planned"),
            ),
            Table(
                figures.say(
                    Text(
                        "Deel van budget, besteding en resultaten",
                        "Share of budget, of spend and of results",
                    )
                ),
                (
                    figures.say(Text("Kanaal", "Channel")),
                    figures.say(Text("Deel budget (gepland)", "Share of budget (planned)")),
                    figures.say(Text("Deel besteding", "Share of spend")),
                    figures.say(Text("Deel resultaten", "Share of results")),
                    figures.say(
                        Text("Resultaten per deel besteding (1 = gemiddeld)", "Results for spend (1 = average)")
                    ),
                ),
                tuple(shares(each) for each in mix.channels),
            ),
        ),
    )


def _with_figures(*tables: Table) -> tuple[Table, ...]:
    """Those that hold a figure: before the first results there is nothing to show per channel."""
    return tuple(table for table in tables if table.has_figures)
