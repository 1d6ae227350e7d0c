"""What a report says: the document of a plan, its review and its messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.display import number, percent
from fullfunnel.framework.reading import ROLE_WORDS
from fullfunnel.framework.stages import stage_words
from fullfunnel.language import Text
from fullfunnel.report.document import Cell, Document, Section, Table
from fullfunnel.report.figures import Figures, euros, figure, nothing, words
from fullfunnel.report.pictures import burden_picture, funnel_picture, pace_picture
from fullfunnel.report.sentences import (
    ahead_sentences,
    bottleneck_sentences,
    headline,
    money_sentences,
    next_steps,
    unknowns,
)
from fullfunnel.results.bottleneck import worth
from fullfunnel.results.status import STATUS_WORDS
from fullfunnel.results.under_way import pool_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.framework.messages import Messages
    from fullfunnel.language import Language
    from fullfunnel.report.document import Tone
    from fullfunnel.results.mix import ChannelMix, MixFigures
    from fullfunnel.results.review import Review
    from fullfunnel.results.status import Status

TONES: dict[Status | None, Tone] = {
    "on track": "good",
    "ahead": "good",
    "behind": "bad",
    "too early to say": "open",
    "not reported": "open",
    None: "",
}


def document(
    review: Review, name: str, language: Language, messages: Messages | None = None, remark: str = ""
) -> Document:
    """The report of a plan.

    Args:
        review: where the plan stands.
        name: what the plan is called.
        language: of every word.
        messages: the messages, for the page with what each stage says.
        remark: that the figures are made up, where they are.
    """
    say = _Say(language)
    day = review.day
    period = review.pace.period
    return Document(
        language,
        name,
        " · ".join(
            filter(
                None,
                (
                    say(Text("Waar we staan", "Where we stand")),
                    f"{say(Text('tot en met', 'up to and including'))} {_date(day, language)}" if day else "",
                    f"{_date(period.start, language)} – {_date(period.end, language)}" if period else "",
                ),
            )
        ),
        remark,
        headline(review, language),
        tuple(
            section
            for section in (
                _stand(review, say),
                _forecast(review, say),
                _bottleneck(review, say),
                _money(review, say),
                _mix(review, say),
                _proposal(review, say),
                _framework(review, say),
                _messages(review, messages, say),
                Section(
                    "unknown",
                    say(Text("Wat we niet weten", "What we do not know")),
                    tuple(unknowns(review, language)),
                ),
            )
            if section is not None
        ),
        say(Text("De cijfers in een tabel", "The figures as a table")),
    )


class _Say:
    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, text: Text) -> str:
        return text.say(self.language)


def _date(day: object, language: Language) -> str:
    return Figures(language).day(day)  # type: ignore[arg-type]  # a date


def _stand(review: Review, say: _Say) -> Section:
    language = say.language
    rows = tuple(
        (
            words(each.kpi.name),
            words(stage_words(each.kpi.stage, language)),
            figure(each.target, each.kpi, language),
            figure(each.by_now, each.kpi, language),
            figure(each.actual, each.kpi, language, at_most=each.is_upper_bound),
            figure(each.difference, each.kpi, language, signed=True, beside=each.target),
            Cell(STATUS_WORDS[each.status].say(language) if each.status else "–", None, TONES[each.status]),
        )
        for each in review.standings
    )
    heads = (
        ("KPI", "KPI"),
        ("Fase", "Stage"),
        ("Doel", "Target"),
        ("Nu verwacht", "Due by now"),
        ("Werkelijk", "Actual"),
    )
    return Section(
        "stand",
        say(Text("Waar we staan", "Where we stand")),
        (
            say(
                Text(
                    "Nu verwacht houdt rekening met vertraging en seizoen: wat een verkoop voedt, moet vóórliggen op "
                    "de kalender. Elke fase wordt op haar eigen KPI's bekeken.",
                    "Due by now takes lag and season into account: what feeds a sale must be ahead of the calendar. "
                    "Every stage is judged on its own KPIs.",
                )
            ),
            *_late(review, say),
        ),
        funnel_picture(review, language),
        (
            Table(
                say(Text("Doel, verwacht, werkelijk en status per KPI", "Target, due, actual and status per KPI")),
                (
                    *(say(Text(*head)) for head in heads),
                    say(Text("Verschil", "Difference")),
                    "Status",
                ),
                rows,
            ),
        ),
    )


def _late(review: Review, say: _Say) -> tuple[str, ...]:
    """That the campaign began later than its lags ask: once, and not at every KPI."""
    days = review.days_late
    if not days:
        return ()
    return (
        say(
            Text(
                f"De eerste resultaten zijn van {days} dagen later dan de vertragingen vragen: alles erna is evenveel "
                "later.",
                f"The first results are {days} days later than the lags ask for: everything after is late by as much.",
            )
        ),
    )


def _forecast(review: Review, say: _Say) -> Section:
    language = say.language
    rates = tuple(
        (
            words(f"{each.contribution.kpi} → {each.contribution.feeds}"),
            _rate(each.planned, language),
            _rate(each.seen, language),
            _rate(each.combined, language),
            Cell(number(each.n, language), each.n) if each.n else nothing(),
            words(
                say(
                    Text("past niet meer", "no longer fits")
                    if not each.fits
                    else Text("als zeker genomen", "taken as sure")
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
        say(Text("Wat eruit volgt", "What follows from it")),
        tuple(ahead_sentences(review, language)),
        pace_picture(review, language),
        (
            Table(
                say(Text("De ratio's: gepland, gezien en samen", "The rates: planned, seen and combined")),
                tuple(
                    say(Text(*head))
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


def _rate(rate: float | None, language: Language) -> Cell:
    if rate is None:
        return nothing()
    return Cell(percent(rate, language) if rate <= 1 else number(rate, language, 2), rate)


def _bottleneck(review: Review, say: _Say) -> Section:
    language = say.language
    losses = tuple(
        (
            words(each.kpi.name),
            figure(each.expected, each.kpi, language),
            figure(each.actual, each.kpi, language),
            figure(each.shortfall, each.kpi, language),
            Cell(number(each.lost, language), each.lost, "bad"),
        )
        for each in review.bottleneck.worst_first
    )
    more = tuple(
        (
            words(each.kpi.name),
            figure(each.more, each.kpi, language),
            Cell(number(each.brings, language), each.brings),
            euros(each.costs, language),
            words(say(Text("ja", "yes") if each.fits else Text("nee, boven het plafond", "no, above the cap"))),
        )
        for each in review.ten_percent
    )
    main = review.main
    return Section(
        "bottleneck",
        say(Text("Waar het blijft liggen", "Where it is lost")),
        tuple(bottleneck_sentences(review, language)),
        None,
        (
            Table(
                say(Text("Eigen tekort per KPI, ergste eerst", "Own shortfall per KPI, worst first")),
                (
                    "KPI",
                    say(Text("Verwacht van wat ervoor kwam", "Expected of what came before")),
                    say(Text("Werkelijk", "Actual")),
                    say(Text("Eigen tekort", "Own shortfall")),
                    say(Text(f"Kost aan {main}", f"Costs in {main}")),
                ),
                losses,
            ),
            Table(
                say(Text("Wat 10% meer oplevert", "What 10% more brings")),
                (
                    "KPI",
                    say(Text("10% is", "10% is")),
                    say(Text(f"Geeft {main}", f"Gives {main}")),
                    say(Text("Kost", "Costs")),
                    say(Text("Past", "Fits")),
                ),
                more,
            ),
        ),
    )


def _money(review: Review, say: _Say) -> Section:
    language = say.language
    rows = tuple(
        (
            words(stage_words(each.stage, language)),
            euros(each.budget if review.budget else None, language),
            euros(each.need, language),
            euros(each.spent, language),
            Cell(number(each.lost, language), each.lost, "bad" if each.lost > 0.5 else "")  # noqa: PLR2004  # shown as 0
            if each.need is not None
            else nothing(),
        )
        for each in review.money
    )
    parts = pool_parts(review.framework, review.pace.volumes)
    worths = worth(review.framework, parts)
    priced = tuple(
        (
            words(kpi.name),
            euros(kpi.unit_cost, language),
            words(number(kpi.per, language)),
            Cell(number(worths[kpi.name] * kpi.per, language, 2), worths[kpi.name] * kpi.per),
            euros(kpi.unit_cost / kpi.per / worths[kpi.name], language),
        )
        for kpi in review.framework.kpis
        if kpi.unit_cost is not None and worths.get(kpi.name)
    )
    return Section(
        "money",
        say(Text("Geld", "Money")),
        tuple(money_sentences(review, language)),
        burden_picture(review, language),
        (
            Table(
                say(Text("Budget en wat de doelen vragen, per fase", "Budget and what the targets need, per stage")),
                (
                    say(Text("Fase", "Stage")),
                    say(Text("Budget inzet", "Budget activation")),
                    say(Text("Nodig", "Needed")),
                    say(Text("Besteed", "Spent")),
                    say(Text(f"Gemist aan {review.main}", f"Missed in {review.main}")),
                ),
                rows,
            ),
            Table(
                say(
                    Text(
                        "Kosten per resultaat, door de funnel gerekend (alleen Do hierop afrekenen)",
                        "Cost per result through the funnel (judge Do alone on it)",
                    )
                ),
                (
                    "KPI",
                    say(Text("Prijs", "Price")),
                    say(Text("Per", "Per")),
                    say(Text("Waard", "Worth")),
                    say(Text(f"Per {review.main}", f"Per {review.main}")),
                ),
                priced,
            ),
        ),
    )


def _mix(review: Review, say: _Say) -> Section | None:
    language = say.language
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
        ("CPA alles erin", "CPA all-in"),
    )

    def figures(name: str, each: MixFigures) -> tuple[Cell, ...]:
        return (
            words(name),
            _count(each.impressions, language),
            euros(each.cpm, language),
            _count(each.clicks, language),
            _rate(each.ctr, language),
            euros(each.cpc, language),
            _rate(each.rate, language),
            _count(each.results, language),
            euros(each.cost, language),
            euros(each.cpa, language),
            euros(each.cpa_all_in, language),
        )

    def shares(each: ChannelMix) -> tuple[Cell, ...]:
        times = mix.results_for_budget(each)
        return (
            words(each.channel),
            _rate(mix.share_of_budget(each), language),
            _rate(mix.share_of_results(each), language),
            nothing() if times is None else Cell(number(times, language, 2), times),
        )

    total = say(Text("Totaal", "Total"))
    says = [
        say(
            Text(
                "Totalen komen uit sommen, nooit uit gemiddelden. De CPA alles erin telt bij elk kanaal hetzelfde "
                "bedrag op voor See, Think en creatie; hij zegt niet wie See nodig had.",
                "Totals come from sums, never from averages. The CPA all-in adds the same amount to every channel for "
                "See, Think and creation; it does not say who needed See.",
            )
        )
    ]
    if mix.unexplained:
        amount = number(mix.unexplained, language)
        says.append(
            say(
                Text(
                    f"Door geen kanaal verklaard: {amount} {review.main}.",
                    f"Not explained by a channel: {amount} {review.main}.",
                )
            )
        )
    return Section(
        "mix",
        say(Text("De mix per kanaal", "The mix per channel")),
        tuple(says),
        None,
        (
            Table(
                say(Text("Werkelijk per kanaal", "Actual per channel")),
                tuple(say(Text(*head)) for head in heads),
                (
                    *(figures(each.channel, each.actual) for each in mix.channels),
                    figures(total, mix.total.actual),
                ),
            ),
            Table(
                say(Text("Gepland per kanaal", "Planned per channel")),
                tuple(say(Text(*head)) for head in heads),
                (
                    *(figures(each.channel, each.planned) for each in mix.channels),
                    figures(total, mix.total.planned),
                ),
            ),
            Table(
                say(Text("Deel van het budget en van de resultaten", "Share of budget and of results")),
                (
                    say(Text("Kanaal", "Channel")),
                    say(Text("Deel budget", "Share of budget")),
                    say(Text("Deel resultaten", "Share of results")),
                    say(Text("Resultaten per deel budget (1 = gemiddeld)", "Results for budget (1 = average)")),
                ),
                tuple(shares(each) for each in mix.channels),
            ),
        ),
    )


def _count(value: float | None, language: Language) -> Cell:
    return nothing() if value is None else Cell(number(value, language), value)


def _proposal(review: Review, say: _Say) -> Section:
    language = say.language
    proposal = review.proposal
    tables: tuple[Table, ...] = ()
    if proposal is not None:
        after = proposal.amounts
        tables = (
            Table(
                say(Text("Budget per lijn, nu en na het voorstel", "Budget per line, now and after the proposal")),
                tuple(
                    say(Text(*head))
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
                        euros(line.amount, language),
                        euros(line.spent, language),
                        _count(line.results, language),
                        euros(line.cpa, language),
                        euros(after[line.name], language),
                    )
                    for line in proposal.lines
                ),
            ),
        )
    return Section(
        "proposal",
        say(Text("Wat we voorstellen", "What we propose")),
        tuple(next_steps(review, language)),
        None,
        tables,
    )


def _framework(review: Review, say: _Say) -> Section:
    language = say.language
    framework = review.framework
    rows = tuple(
        (
            words(stage_words(kpi.stage, language)),
            words(kpi.name),
            words(ROLE_WORDS[kpi.role].say(language)),
            words(", ".join(way.feeds for way in framework.feeding[kpi.name]) or "–"),
            figure(review.standing(kpi.name).target, kpi, language),
            words(kpi.unit),
        )
        for kpi in framework.kpis
    )
    return Section(
        "framework",
        say(Text("Het framework en de doelen", "The framework and the targets")),
        (
            say(
                Text(
                    f"Het hoofddoel is {number(review.goal, language)} {review.main}. Daarvandaan is teruggerekend.",
                    f"The main goal is {number(review.goal, language)} {review.main}. Targets are calculated back "
                    "from it.",
                )
            ),
        ),
        None,
        (
            Table(
                say(Text("KPI's per fase met hun doel", "KPIs per stage with their target")),
                tuple(
                    say(Text(*head))
                    for head in (
                        ("Fase", "Stage"),
                        ("KPI", "KPI"),
                        ("Rol", "Role"),
                        ("Draagt bij aan", "Feeds"),
                        ("Doel", "Target"),
                        ("Eenheid", "Unit"),
                    )
                ),
                rows,
            ),
        ),
    )


def _messages(review: Review, messages: Messages | None, say: _Say) -> Section | None:
    spoken = [] if messages is None else [each for each in messages.rows if not each.is_landing]
    if not spoken:
        return None
    language = review.language if say.language == review.language else say.language
    return Section(
        "messages",
        say(Text("De boodschap per fase", "The messages by stage")),
        (),
        None,
        (
            Table(
                say(Text("Boodschappen per fase", "Messages by stage")),
                tuple(
                    say(Text(*head))
                    for head in (
                        ("Fase", "Stage"),
                        ("ID", "ID"),
                        ("Kop", "Headline"),
                        ("Oproep", "CTA"),
                        ("Volgt op", "Follows"),
                    )
                ),
                tuple(
                    (
                        words(stage_words(each.stage, language)),
                        words(each.id),
                        words(each.headline or "–"),
                        words(each.cta or "–"),
                        words(", ".join(each.follows) or "–"),
                    )
                    for each in spoken
                ),
            ),
        ),
    )
