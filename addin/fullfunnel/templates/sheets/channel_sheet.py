"""The mix per channel: what every media-mix sheet has, with totals from sums and what See and Think cost carried along.

The channels are typed, one a row; the figures follow from the tables with results and budget. Channels that are not
typed stand together on one row, so that the total is that of the plan whatever stands above it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.framework.budget import KIND_WORDS
from fullfunnel.language import Text, same
from fullfunnel.results.mix import DIVIDED, NOT_EXPLAINED, as_one
from fullfunnel.results.spending.response import EXPONENTS
from fullfunnel.templates import sheet_names
from fullfunnel.templates.page import letters
from fullfunnel.templates.sheets.blocks.channel_kpis import UNITS
from fullfunnel.templates.sheets.blocks.channel_stages import ChannelStages
from fullfunnel.templates.sheets.blocks.next_euro import write_next_euro
from fullfunnel.templates.styles import INK, NUMBER, SHARE, money, shade

if TYPE_CHECKING:
    from collections.abc import Callable

    from fullfunnel.results.mix import ChannelMix, Mix
    from fullfunnel.templates.page import Draft, Page

ROWS: Final = 12
"""Channels that have a row of their own."""
_OTHERS: Final = ROWS + 1
_REST: Final = ROWS + 2
_TOTAL: Final = ROWS + 3
_TOP: Final = 4
_NAMES: Final = (
    *("impressions", "cpm", "clicks", "ctr", "cpc", "rate", "results", "cost", "judged", "cpa", "all_in"),
    *("next_least", "next_most", "budget", "share_of_budget", "share_of_spend", "share_of_results"),
)
"""The columns, in their order."""


_NOT_TYPED: Final = Text(
    "Niet elk kanaal uit je resultaten en budget staat hierboven: de rest telt samen in de rij Andere kanalen. Typ "
    "een kanaal in een gele cel voor een eigen rij; zijn die vol, dan staan alle kanalen in het rapport.",
    "Not every channel of your results and budget is above: the others are added up in the row Other channels. Type "
    "a channel in a yellow cell for a row of its own; once those are full, the report has them all.",
)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its header, format, formula in a row and value in the mix."""

    header: Text
    shown: str
    formula: Callable[[int], str]
    value: Callable[[Mix, ChannelMix], float | None]
    total: str = "sum"
    """How the last row gets its figure: as a sum, or by the same formula over the sums."""


def write_channels(draft: Draft) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.CHANNELS,
        Text(
            "De mix per kanaal, uit de resultaten en het budget. Typ in de gele kolom je kanalen zoals ze daar heten.",
            "The mix per channel, from results and budget. Type your channels in the yellow column, with the names "
            "they have there.",
        ),
        shade(3).dark,
    )
    parts = ChannelStages(draft, _TOP, ROWS, 3 + len(_NAMES))
    carried, judged = (f"${letters(parts.right + 1 + at)}${_TOP}" for at in range(2))
    columns = _columns(draft, parts, carried, judged)
    page.sheet.set_column(1, 1, 24)
    page.sheet.set_column(2, len(columns) + 1, 12.5)
    page.sheet.set_row(_TOP, 32)
    page.text(_TOP, 1, Text("Kanaal", "Channel"), page.styles.head())
    for at, column in enumerate(columns.values(), start=2):
        page.text(_TOP, at, column.header, page.styles.head())
    mix = None if draft.values.review is None else draft.values.review.mix
    shown = _Shown.of(mix)
    for down in range(1, ROWS + 1):
        each = shown.channels[down - 1] if down <= len(shown.channels) else None
        page.entry(_TOP + down, 1, None if each is None else each.channel, page.styles.typed())
        _write_row(page, columns, down, mix, each)
    page.text(_TOP + _OTHERS, 1, Text("Andere kanalen", "Other channels"), page.styles.label())
    _write_row(page, columns, _OTHERS, mix, shown.others)
    _write_rest(page, columns, mix)
    _write_total(page, columns, mix)
    rows = [each.actual for each in shown.channels[:ROWS]]
    filled = [*rows, *[None] * (ROWS - len(rows))]
    parts.write(page, [*filled, *(None if each is None else each.actual for each in (shown.others, shown.rest))])
    _write_each(page, parts, mix)
    _write_notes(page, parts, shown)
    # With room for channels that are typed later.
    _write_chart(page, list(columns), min(max(len(shown.channels) + 2, 8), _OTHERS))
    page.sheet.fit_to_pages(1, 1)
    write_next_euro(page, _TOP + ROWS + 9, 9)
    page.sheet.print_area(0, 0, _TOP + ROWS + 30, len(columns) + 1)
    page.sheet.freeze_panes(_TOP + 1, 2)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What stands on the rows."""

    channels: tuple[ChannelMix, ...] = ()
    others: ChannelMix | None = None
    """All channels that have no row, as one."""
    rest: ChannelMix | None = None

    @classmethod
    def of(cls, mix: Mix | None) -> _Shown:
        if mix is None:
            return cls()
        return cls(mix.channels[:ROWS], as_one(mix.channels[ROWS:]) if mix.channels[ROWS:] else None, mix.rest)


def _write_row(page: Page, columns: dict[str, _Column], down: int, mix: Mix | None, each: ChannelMix | None) -> None:
    guarded = f'=IF({_at(1, down)}="","",IFERROR({{}},""))' if down <= ROWS else '=IFERROR({},"")'
    for at, column in enumerate(columns.values(), start=2):
        value = None if mix is None or each is None else column.value(mix, each)
        look = page.styles.calculated(num_format=column.shown, align="right")
        formula = guarded.format(column.formula(down))
        page.formula(_TOP + down, at, formula, "" if value is None else value, look)


def _write_each(page: Page, parts: ChannelStages, mix: Mix | None) -> None:
    """Two figures that every row needs, above the columns of the KPIs: what a result carries, and the stage judged."""
    so_far, over = contract.RESULTS_SO_FAR, _unjudged(page.draft)
    each = None if mix is None else mix.total.actual.carried
    page.formula(
        _TOP - 1,
        parts.right + 1,
        f'=IF(N({so_far})=0,"",({over})/{so_far})',
        "" if each is None else each,
        page.styles.remark(num_format=money(page.draft.language)),
    )
    formula, value = parts.kpis.judged()
    page.formula(_TOP - 1, parts.right + 2, f'=IFERROR({formula},"")', value or "", page.styles.remark())


def _at(column: int, down: int) -> str:
    return f"${letters(column)}{_TOP + down + 1}"


def _unless_zero(formula: str) -> str:
    return f'IF({formula}=0,"",{formula})'


def _columns(draft: Draft, parts: ChannelStages, carried: str, judged: str) -> dict[str, _Column]:
    """Every column; a figure that is not known is an error, which each cell shows as nothing."""
    euros, whole = money(draft.language), money(draft.language, cents=False)
    places = {name: at for at, name in enumerate(_NAMES, start=2)}
    amount, of = (draft.column(contract.BUDGET, each) for each in ("amount", "channel"))

    def cell(name: str, down: int) -> str:
        return _at(places[name], down)

    def actual(name: str) -> Callable[[Mix, ChannelMix], float | None]:
        return lambda _, each: getattr(each.actual, name)

    def share(name: str) -> Callable[[int], str]:
        letter = letters(places[name])
        area = f"${letter}${_TOP + 2}:${letter}${_TOP + 1 + _OTHERS}"
        total = f"${letter}${_TOP + 1 + _TOTAL}"
        whole_of = total if name in {"cost", "budget"} else f"SUM({area})"
        return lambda down: f"{cell(name, down)}/{whole_of}"

    def budget(down: int) -> str:
        if down <= ROWS:
            return _unless_zero(f"SUMIFS({amount},{of},{_at(1, down)})")
        return _unless_zero(f'SUMPRODUCT(({of}<>"")*ISNA(MATCH({of},{parts.typed},0)),{amount})')

    return {
        "impressions": _Column(UNITS["impressions"], NUMBER, parts.sum_of("impressions"), actual("impressions")),
        "cpm": _Column(same("CPM"), euros, parts.quotient("cost", "impressions", 1000), actual("cpm"), "same"),
        "clicks": _Column(UNITS["clicks"], NUMBER, parts.sum_of("clicks"), actual("clicks")),
        "ctr": _Column(same("CTR"), "0.0%", parts.quotient("clicks", "impressions"), actual("ctr"), "same"),
        "cpc": _Column(same("CPC"), euros, parts.quotient("cost", "clicks"), actual("cpc"), "same"),
        "rate": _Column(
            Text("conversie", "conversion"),
            "0.0%",
            lambda d: f"{cell('results', d)}/{cell('clicks', d)}",
            actual("rate"),
            "same",
        ),
        "results": _Column(Text("resultaten", "results"), NUMBER, parts.results, actual("results")),
        "cost": _Column(Text("besteed", "spent"), whole, parts.sum_of("cost"), actual("cost")),
        "judged": _Column(
            Text("waarvan op resultaat", "of which on results"), whole, parts.spent_on(judged), actual("judged_cost")
        ),
        "cpa": _Column(
            Text("CPA platform", "CPA platform"),
            euros,
            lambda d: f"{cell('judged', d)}/{cell('results', d)}",
            actual("cpa"),
            "same",
        ),
        "all_in": _Column(
            Text("All-in CPA", "CPA all-in"),
            euros,
            lambda d: f"{cell('cpa', d)}+{carried}",
            actual("cpa_all_in"),
            "same",
        ),
        "next_least": _Column(
            Text("volgende minstens", "next at least"),
            euros,
            lambda d: f"{cell('cpa', d)}/{max(EXPONENTS)}",
            lambda _, each: None if each.actual.cpa is None else each.actual.cpa / max(EXPONENTS),
            "same",
        ),
        "next_most": _Column(
            Text("volgende hooguit", "next at most"),
            euros,
            lambda d: f"{cell('cpa', d)}/{min(EXPONENTS)}",
            lambda _, each: None if each.actual.cpa is None else each.actual.cpa / min(EXPONENTS),
            "same",
        ),
        "budget": _Column(
            Text("gepland budget", "planned budget"),
            whole,
            budget,
            lambda _, each: (each.planned.cost if draft.plan.budget else None) or None,
        ),
        "share_of_budget": _Column(
            Text("deel budget", "share of budget"), SHARE, share("budget"), lambda mix, each: mix.share_of_budget(each)
        ),
        "share_of_spend": _Column(
            Text("deel besteding", "share of spend"), SHARE, share("cost"), lambda mix, each: mix.share_of_spend(each)
        ),
        "share_of_results": _Column(
            Text("deel resultaten", "share of results"),
            SHARE,
            share("results"),
            lambda mix, each: mix.share_of_results(each),
        ),
    }


def _unjudged(draft: Draft) -> str:
    """What was spent on what is not judged on results, and what was made: carried by every result."""
    spent = _at(2 + _NAMES.index("cost"), _TOTAL)
    amount, kind = (draft.column(contract.BUDGET, each) for each in ("amount", "kind"))
    activation = draft.say(KIND_WORDS["activation"])
    made = f'SUM({amount})-SUMIFS({amount},{kind},"{activation}")-SUMIFS({amount},{kind},"=")'
    return f"N({spent})-{contract.SPENT}+{made}"


def _write_rest(page: Page, columns: dict[str, _Column], mix: Mix | None) -> None:
    """What no channel explains: with it the rows come to the totals of the plan. It has no prices and no shares."""
    page.text(_TOP + _REST, 1, NOT_EXPLAINED, page.styles.label())
    amount, of = (page.draft.column(contract.BUDGET, each) for each in ("amount", "channel"))
    for at, (name, column) in enumerate(columns.items(), start=2):
        look = page.styles.calculated(num_format=column.shown, align="right")
        if name not in {"impressions", "clicks", "results", "cost", "judged", "budget"}:
            page.entry(_TOP + _REST, at, None, look)
            continue
        formula = _unless_zero(f'SUMIFS({amount},{of},"=")') if name == "budget" else column.formula(_REST)
        value = None if mix is None else column.value(mix, mix.rest)
        page.formula(_TOP + _REST, at, f'=IFERROR({formula},"")', "" if value is None else value, look)


def _write_total(page: Page, columns: dict[str, _Column], mix: Mix | None) -> None:
    """The last row: sums, and ratios of sums."""
    down = _TOTAL
    page.text(_TOP + down, 1, Text("Totaal", "Total"), page.styles.label(bold=True))
    reached = _summed(mix, has_budget=bool(page.draft.plan.budget))
    for at, (name, column) in enumerate(columns.items(), start=2):
        look = page.styles.calculated(num_format=column.shown, align="right", bold=True)
        area = f"{letters(at)}{_TOP + 2}:{letters(at)}{_TOP + 1 + _REST}"
        if column.total == "sum":
            formula = f'=IF(COUNT({area})=0,"",SUM({area}))'
        else:
            formula = f'=IFERROR({column.formula(down)},"")'
        value = None if reached is None else reached.get(name)
        page.formula(_TOP + down, at, formula, "" if value is None else value, look)


def _write_notes(page: Page, parts: ChannelStages, shown: _Shown) -> None:
    notes = (
        DIVIDED,
        Text(
            "De all-in CPA telt bij elk kanaal hetzelfde bedrag op voor See, Think en creatie; je ziet er niet aan "
            "welk kanaal See nodig had. Staan er twee bronnen van één KPI in de resultaten, haal er dan één weg: "
            "dit blad telt ze op.",
            "The CPA all-in adds the same amount for See, Think and creation to each channel; it does not show "
            "which channel needed See. If the results hold two sources of one KPI, remove one: this sheet adds them "
            "up.",
        ),
        Text(
            "Wat het volgende resultaat kost is een aanname: 10% meer geld geeft ongeveer 9% (volgende minstens) "
            "tot 5% (volgende hooguit) meer resultaten. Eén periode geeft geen curve; alleen bereik heeft er een, "
            "want daarvan is het plafond bekend.",
            "What the next result costs is an assumption: 10% more money gives about 9% (next at least) to 5% (next "
            "at most) more results. One period does not give a curve; only reach has one, because its cap is known.",
        ),
    )
    look = page.styles.of(font_color="#55606E")
    said = page.say(_NOT_TYPED)
    page.formula(
        _TOP + _TOTAL + 1, 1, f'=IF({parts.missing()}=0,"","{said}")', "" if shown.others is None else said, look
    )
    for down, note in enumerate(notes, start=_TOTAL + 2):
        page.text(_TOP + down, 1, note, look)


def _summed(mix: Mix | None, *, has_budget: bool) -> dict[str, float | None] | None:
    """What the last row comes to: the totals of the mix, and the shares of its channels together."""
    if mix is None or not mix.channels:
        return None
    shown = _Shown.of(mix)
    whole = mix.total.actual
    if shown.others is not None:  # their prices are those of one channel
        rows = [*shown.channels, shown.others, mix.rest]
        whole = replace(whole, places=tuple(place for each in rows for place in each.actual.places))
    names = {"judged": "judged_cost", "all_in": "cpa_all_in"}
    found: dict[str, float | None] = {
        name: getattr(whole, names.get(name, name))
        for name in ("impressions", "cpm", "clicks", "ctr", "cpc", "rate", "results", "cost", "judged", "cpa", "all_in")
    }
    return found | {
        "next_least": None if whole.cpa is None else whole.cpa / max(EXPONENTS),
        "next_most": None if whole.cpa is None else whole.cpa / min(EXPONENTS),
        "budget": mix.total.planned.cost if has_budget else None,
        "share_of_budget": _sum([mix.share_of_budget(each) for each in mix.channels]),
        "share_of_spend": _sum([mix.share_of_spend(each) for each in mix.channels]),
        "share_of_results": _sum([mix.share_of_results(each) for each in mix.channels]),
    }


def _sum(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return float(sum(known)) if known else None


def _write_chart(page: Page, names: list[str], channels: int) -> None:
    """Share of cost beside share of results: what people read first."""
    draft, sheet = page.draft, page.sheet.get_name()
    chart = draft.book.add_chart({"type": "bar"})
    for name, color in (("share_of_spend", "#BBD3EA"), ("share_of_results", shade(0).dark)):
        at = 2 + names.index(name)
        chart.add_series(
            {
                "name": [sheet, _TOP, at],
                "categories": [sheet, _TOP + 1, 1, _TOP + channels, 1],
                "values": [sheet, _TOP + 1, at, _TOP + channels, at],
                "fill": {"color": color},
                "gap": 60,
            }
        )
    title = draft.say(Text("Deel van de besteding en van de resultaten", "Share of spend and of results"))
    chart.set_title({"name": title, "name_font": {"size": 12, "color": INK}})
    chart.set_legend({"position": "bottom"})
    chart.set_x_axis(
        {"num_format": SHARE, "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#C9CFD8"}}}
    )
    chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 760, "height": 320})
    page.sheet.insert_chart(_TOP + ROWS + 9, 1, chart, {"description": title})
