"""Two campaigns compared, as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.commands.terminal.output import dumped
from fullfunnel.display import number
from fullfunnel.language import Text
from fullfunnel.report.figures import Figures
from fullfunnel.results.campaigns.comparison import VERDICT_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.language import Language
    from fullfunnel.results.campaigns.comparison import Change
    from fullfunnel.results.campaigns.two_campaigns import TwoCampaigns
    from fullfunnel.results.review import Review


def as_text(found: TwoCampaigns, language: Language) -> Iterator[str]:
    """The comparison in sentences."""
    now, before = found.results
    main = found.now.main
    if found.swapped:
        yield Text(
            "De volgorde is omgekeerd: de campagne die je als eerste noemt, was voorbij voordat de andere begon. "
            "Hieronder is ‘nu’ de latere en ‘eerder’ de vroegere.",
            "The order is reversed: the campaign that you named first was over before the other one began. Below, "
            "‘now’ is the later one and ‘before’ the earlier.",
        ).say(language)
    yield (
        Text(
            f"{main}: {number(now, language)} nu, {number(before, language)} eerder.",
            f"{main}: {number(now, language)} now, {number(before, language)} before.",
        ).say(language)
        + " "
        + _change(found.comparison.results, language)
    )
    yield _cpa(found, language)
    yield from _variation(found, language)
    yield Text("Wat er verschilde:", "What differed:").say(language)
    yield from (f"- {each}" for each in _differed(found, language))
    yield Text(
        "Een oordeel zegt of toeval het verklaart, niet waardoor het kwam. Wij weten niet waardoor.",
        "A verdict says whether chance explains it, not what caused it. We do not know why.",
    ).say(language)


def as_json(found: TwoCampaigns) -> str:
    """The comparison as JSON."""

    def change(each: Change | None) -> dict[str, object] | None:
        if each is None:
            return None
        return {"change": each.change, "low": each.low, "high": each.high, "verdict": each.verdict}

    content = {
        "version": 1,
        "main_kpi": found.now.main,
        "results": {"now": found.results[0], "before": found.results[1], **(change(found.comparison.results) or {})},
        "cpa": {
            "now": _over(found.costs[0], found.results[0]),
            "before": _over(found.costs[1], found.results[1]),
            **(change(found.comparison.cpa) or {}),
        },
        "cost": {"now": found.costs[0], "before": found.costs[1]},
        "variation": {"results": found.variation.results, "cpa": found.variation.cpa, "dates": found.variation.dates},
        "running": found.running,
        "swapped": found.swapped,
        "channels_added": found.channels_added,
        "channels_left_out": found.channels_left_out,
    }
    return dumped(content, indent=2)


def _change(each: Change, language: Language) -> str:
    verdict = VERDICT_WORDS[each.verdict].say(language)
    if each.change is None or each.low is None or each.high is None:
        return f"{verdict.capitalize()}."
    low, high = _percent(each.low, language), _percent(each.high, language)
    between = Text(f" ({low} tot {high})", f" ({low} to {high})").say(language)
    return f"{_percent(each.change, language)}{between}: {verdict}."


def _percent(part: float, language: Language) -> str:
    sign = "+" if part > 0 else "\u2212" if part < 0 else ""
    return f"{sign}{number(abs(part) * 100, language)}%"


def _cpa(found: TwoCampaigns, language: Language) -> str:
    if found.comparison.cpa is None:
        return Text(
            "CPA: niet te vergelijken, want van een van beide zijn geen kosten gemeld.",
            "CPA: cannot be compared, because one of the two reports no cost.",
        ).say(language)
    now, before = (_over(cost, many) for cost, many in zip(found.costs, found.results, strict=True))
    shown = [
        Text("geen", "none").say(language) if each is None else Figures(language, found.now.currency).money(each)
        for each in (now, before)
    ]
    start = Text(f"CPA: {shown[0]} nu, {shown[1]} eerder.", f"CPA: {shown[0]} now, {shown[1]} before.").say(language)
    return f"{start} {_change(found.comparison.cpa, language)}"


def _over(cost: float | None, results: float) -> float | None:
    return cost / results if cost is not None and results else None


def _variation(found: TwoCampaigns, language: Language) -> Iterator[str]:
    times = number(found.variation.results, language, 1)
    if found.variation.results > 1:
        yield Text(
            f"De dagen schommelen {times} keer zoveel als toeval alleen; daar is rekening mee gehouden. Het "
            "weekpatroon telt mee als toeval, wat aan de veilige kant is.",
            f"The days vary {times} times as much as by chance alone; the interval takes this into account. The "
            "pattern of the week counts as chance, which is on the safe side.",
        ).say(language)
    if found.running:
        yield Text(
            "Deze campagne loopt nog. Kijk je elke week, dan zie je door toeval vaak een verschil; daarom is de "
            "bandbreedte ruimer genomen.",
            "This campaign is still running. If you look every week, you often see a difference by chance alone, "
            "so the interval is made wider.",
        ).say(language)


def _differed(found: TwoCampaigns, language: Language) -> Iterator[str]:
    def both(label: Text, now: str, before: str) -> str:
        return Text(f"{label.nl}: {now} nu, {before} eerder", f"{label.en}: {now} now, {before} before").say(language)

    budgets = [_budget(each, language) for each in (found.now, found.before)]
    yield both(Text("budget", "budget"), *budgets)
    spent = ["–" if each is None else Figures(language, found.now.currency).money(each) for each in found.costs]
    yield both(Text("gemelde kosten", "reported cost"), *spent)
    yield both(
        Text("periode (seizoen)", "period (season)"), *(_period(each, language) for each in (found.now, found.before))
    )
    added, left_out = ", ".join(found.channels_added), ", ".join(found.channels_left_out)
    if added:
        yield Text(f"kanalen erbij: {added}", f"channels added: {added}").say(language)
    if left_out:
        yield Text(f"kanalen eraf: {left_out}", f"channels left out: {left_out}").say(language)
    if found.now.main != found.before.main:
        yield both(Text("hoofd-KPI", "main KPI"), found.now.main, found.before.main)
    if found.now.allowable != found.before.allowable:
        allowed = [
            "–" if each.allowable is None else Figures(language, each.currency).money(each.allowable)
            for each in (found.now, found.before)
        ]
        yield both(Text("wat een resultaat mag kosten", "what a result may cost"), *allowed)


def _budget(review: Review, language: Language) -> str:
    return (
        "–"
        if review.budget is None
        else Figures(language, review.currency).money(sum(line.amount for line in review.budget.lines))
    )


def _period(review: Review, language: Language) -> str:
    period, say = review.pace.period, Figures(language).day
    if period is not None:
        weeks = number(period.days / 7, language, 1)
        return f"{say(period.start)} – {say(period.end)} ({weeks} {Text('weken', 'weeks').say(language)})"
    first, last = review.actual.first_day, review.day
    return "–" if first is None or last is None else f"{say(first)} – {say(last)}"
