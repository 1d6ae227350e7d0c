"""What to move, line by line."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.report.document import Section, Table
from fullfunnel.report.figures import words
from fullfunnel.report.sentences import stages_judged
from fullfunnel.results.spending.proposal import results_needed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.report.figures import Figures
    from fullfunnel.results.review import Review
    from fullfunnel.results.spending.proposal import Proposal


_SEEN: Final = 1.2
"""The difference in CPA whose number of results is reported."""


def proposal_section(review: Review, figures: Figures) -> Section:
    """What to do next, and the budget per line before and after."""
    proposal = review.proposal
    tables: tuple[Table, ...] = ()
    if proposal is not None:
        after = proposal.amounts
        tables = (
            Table(
                figures.say(
                    Text("Budget per lijn, nu en na het voorstel", "Budget per line, now and after the proposal")
                ),
                tuple(
                    figures.say(Text(*head))
                    for head in (
                        ("Lijn", "Line"),
                        ("Budget", "Budget"),
                        ("Besteed", "Spent"),
                        ("Resultaten", "Results"),
                        ("CPA", "CPA"),
                        ("Voorstel", "Proposal"),
                    )
                ),
                tuple(
                    (
                        words(line.name),
                        figures.cost(line.amount),
                        figures.cost(line.spent),
                        figures.count(line.results),
                        figures.cost(line.cpa),
                        figures.cost(after[line.name]),
                    )
                    for line in proposal.lines
                ),
            ),
        )
    return Section(
        "proposal",
        figures.say(Text("Wat we voorstellen", "What we propose")),
        tuple(_steps(review, figures)),
        None,
        tables,
    )


def _steps(review: Review, figures: Figures) -> Iterator[str]:
    """What to do next: the moves, or why there is none."""
    proposal = review.proposal
    if proposal is None:
        yield Text(
            "Er is geen budget ingevuld, dus er valt niets te verschuiven.",
            "No budget is filled in, so there is nothing to move.",
        ).say(figures.language)
        return
    for move in proposal.moves:
        moved = figures.money(move.amount)
        if not move.gains:
            yield Text(
                f"Verschuif {moved} van {move.giver} naar {move.receiver}: de doelen vragen het daar nog.",
                f"Move {moved} from {move.giver} to {move.receiver}: the targets still need it there.",
            ).say(figures.language)
            continue
        low, _, high = (figures.number(gain.results, 1) for gain in move.gains)
        part = figures.percent(move.undone_below or 0.0)
        yield Text(
            f"Verschuif {moved} van {move.giver} naar {move.receiver}: dat geeft {low} tot {high} {review.main} "
            "meer. Die bandbreedte is een aanname: twee keer zoveel besteding geeft 1,4 tot 1,9 keer zoveel "
            f"resultaat (macht 0,5 tot 0,9). Verschuiven levert niets op als {move.receiver} veel sneller "
            f"verzadigt: met een macht onder {part} van die van {move.giver}.",
            f"Move {moved} from {move.giver} to {move.receiver}: that gives {low} to {high} more {review.main}. "
            "That range is an assumption: twice the spend gives 1.4 to 1.9 times the results (a power of 0.5 to "
            f"0.9). The move brings nothing if {move.receiver} saturates much faster: with a power below {part} "
            f"of that of {move.giver}.",
        ).say(figures.language)
    for stage, short in proposal.shortages.items():
        shown = figures.money(short)
        yield Text(
            f"{stage} komt daarna nog {shown} tekort. Zonder extra budget haalt dit plan het doel niet.",
            f"{stage} is still {shown} short after that. Without more budget this plan does not reach its goal.",
        ).say(figures.language)
    if not proposal.sees_a_difference:
        yield from _not_enough(review, proposal, figures)
    elif not proposal.moves:
        yield Text("Er is niets te verschuiven.", "There is nothing to move.").say(figures.language)


def _not_enough(review: Review, proposal: Proposal, figures: Figures) -> Iterator[str]:
    """Why no difference is seen, and when one would be."""
    reasons = {each.why_not for each in proposal.judged}
    judged = stages_judged(review, figures, judged=True)
    if not proposal.judged:
        yield Text(
            f"{judged} heeft geen budget, dus er valt niets te vergelijken.",
            f"{judged} has no budget, so there is nothing to compare.",
        ).say(figures.language)
        return
    if reasons == {"alone"}:
        yield Text(
            f"Er is in {judged} één lijn, dus er valt niets te vergelijken.",
            f"{judged} has one line, so there is nothing to compare.",
        ).say(figures.language)
        return
    known = [each.line for each in proposal.judged if each.line.results is not None]
    needed = results_needed(_SEEN)
    shown = figures.number(needed)
    if len(known) < 2:  # noqa: PLR2004  # two lines to compare
        yield Text(
            "Te weinig gegevens: resultaten per kanaal zijn niet gemeld. Meld ze per kanaal om te kunnen vergelijken.",
            "Not enough data: results per channel were not reported. Report them per channel to compare.",
        ).say(figures.language)
        return
    yield Text(
        "Te weinig gegevens: het verschil tussen de lijnen is niet groter dan toeval. Om 20% verschil in CPA te "
        f"zien zijn er {shown} resultaten per lijn nodig.",
        "Not enough data: the difference between the lines is no more than chance. To see a difference of 20% in "
        f"CPA, you need {shown} results per line.",
    ).say(figures.language)
    yield from _run_on(review, min(line.results or 0.0 for line in known), needed, figures)


def _run_on(review: Review, least: float, needed: float, figures: Figures) -> Iterator[str]:
    period, day = review.pace.period, review.day
    first = review.actual.first_day
    if period is None or day is None or first is None or least <= 0:
        return
    if least >= needed:
        yield Text(
            "Zoveel zijn er al; een verschil van 20% of meer is er dus vermoedelijk niet. Kies op andere gronden.",
            "There are already that many, so a difference of 20% or more is unlikely. Choose for another reason.",
        ).say(figures.language)
        return
    days = (needed - least) / (least / ((day - first).days + 1))
    if days > (period.end - day).days:
        yield Text(
            "In dit tempo zijn die er niet vóór het einde: deze campagne geeft hierover geen uitsluitsel. Kies op "
            "andere gronden.",
            "At this pace there will not be enough results before the end, so this campaign cannot show a "
            "difference. Choose for another reason.",
        ).say(figures.language)
    else:
        date = figures.day(day + dt.timedelta(days=max(int(days) + 1, 1)))
        yield Text(
            f"Laat de campagne doorlopen tot {date} en vergelijk dan opnieuw.",
            f"Let the campaign run until {date} and then compare again.",
        ).say(figures.language)
