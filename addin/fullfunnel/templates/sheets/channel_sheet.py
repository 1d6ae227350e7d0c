"""The mix per channel: what every media-mix sheet has, with totals from sums and what See and Think cost carried along.

The channels are typed, one a row; the figures follow from the tables with results and budget.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.framework.budget import KIND_WORDS
from fullfunnel.language import Text, same
from fullfunnel.results.mix import DIVIDED, NOT_EXPLAINED, MixFigures
from fullfunnel.results.spending.response import EXPONENTS
from fullfunnel.templates import sheet_names
from fullfunnel.templates.page import letters
from fullfunnel.templates.sheets.blocks.channel_stages import UNITS, ChannelStages, beyond_channels, of_channel
from fullfunnel.templates.sheets.blocks.next_euro import write_next_euro
from fullfunnel.templates.styles import INK, NUMBER, SHARE, money, shade

if TYPE_CHECKING:
    from collections.abc import Callable

    from fullfunnel.results.mix import ChannelMix, Mix
    from fullfunnel.templates.page import Draft, Page

ROWS: Final = 16
_TOP: Final = 4
_NAMES: Final = (
    *("impressions", "cpm", "clicks", "ctr", "cpc", "rate", "results", "cost", "judged", "cpa", "all_in"),
    *("next_least", "next_most", "budget", "share_of_budget", "share_of_spend", "share_of_results"),
)
"""The columns, in their order."""


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
            "The mix per channel, from results and budget. Type your channels in the yellow column, as called there.",
        ),
        shade(3).dark,
    )
    parts = ChannelStages(draft, _TOP, ROWS, 3 + len(_NAMES))
    columns = _columns(draft, parts)
    page.sheet.set_column(1, 1, 24)
    page.sheet.set_column(2, len(columns) + 1, 12.5)
    page.sheet.set_row(_TOP, 32)
    page.text(_TOP, 1, Text("Kanaal", "Channel"), page.styles.head())
    for at, column in enumerate(columns.values(), start=2):
        page.text(_TOP, at, column.header, page.styles.head())
    mix = None if draft.values.review is None else draft.values.review.mix
    found = [] if mix is None else list(mix.channels)
    for down in range(1, ROWS + 1):
        each = found[down - 1] if down <= len(found) else None
        page.entry(_TOP + down, 1, None if each is None else each.channel, page.styles.typed())
        for at, column in enumerate(columns.values(), start=2):
            value = None if mix is None or each is None else column.value(mix, each)
            formula = f'=IF({_at(1, down)}="","",IFERROR({column.formula(down)},""))'
            look = page.styles.calculated(num_format=column.shown, align="right")
            page.formula(_TOP + down, at, formula, "" if value is None else value, look)
    _write_rest(page, columns, mix)
    _write_total(page, columns, mix)
    parts.write(page, mix)
    _write_notes(page)
    # With room for channels that are typed later.
    _write_chart(page, list(columns), min(max(len(found) + 2, 8), ROWS))
    page.sheet.fit_to_pages(1, 1)
    write_next_euro(page, _TOP + ROWS + 7, 9)
    page.sheet.print_area(0, 0, _TOP + ROWS + 28, len(columns) + 1)
    page.sheet.freeze_panes(_TOP + 1, 2)


def _at(column: int, down: int) -> str:
    return f"${letters(column)}{_TOP + down + 1}"


def _over(above: str, below: str, times: int = 1) -> str:
    """A quotient that is blank where there is nothing to divide by."""
    more = "" if times == 1 else f"*{times}"
    return f'IF({below}="","",IF({below}=0,"",IF({above}="","",{above}/{below}{more})))'


def _unless_zero(formula: str) -> str:
    return f'IF({formula}=0,"",{formula})'


def _dearer(cpa: str, exponent: float) -> str:
    """What the next result costs, where results grow as spend to this power."""
    return f'IF({cpa}="","",{cpa}/{exponent})'


def _columns(draft: Draft, parts: ChannelStages) -> dict[str, _Column]:
    euros, whole = money(draft.language), money(draft.language, cents=False)
    places = {name: at for at, name in enumerate(_NAMES, start=2)}
    value, cost, channel, kpi = (draft.column(contract.RESULTS, each) for each in ("value", "cost", "channel", "kpi"))
    names, stages = (draft.column(contract.KPIS, each) for each in ("kpi", "stage"))
    main_stage = f"INDEX({stages},MATCH({contract.MAIN_KPI},{names},0))"
    amount, of = (draft.column(contract.BUDGET, each) for each in ("amount", "channel"))

    def cell(name: str, down: int) -> str:
        return _at(places[name], down)

    def results(down: int) -> str:
        many = f'COUNTIFS({channel},{_at(1, down)},{kpi},{contract.MAIN_KPI},{value},">=0")'
        return f'IF({many}=0,"",SUMIFS({value},{channel},{_at(1, down)},{kpi},{contract.MAIN_KPI}))'

    def judged(down: int) -> str:
        return of_channel(draft, "cost", _at(1, down), [f"{stages},{main_stage}"])

    def actual(name: str) -> Callable[[Mix, ChannelMix], float | None]:
        return lambda _, each: getattr(each.actual, name)

    carried = f"IF({contract.RESULTS_SO_FAR}=0,0,({_unjudged(draft)})/{contract.RESULTS_SO_FAR})"
    first, last = 1, ROWS

    def share(name: str) -> Callable[[int], str]:
        letter = letters(places[name])
        area = f"${letter}${_TOP + first + 1}:${letter}${_TOP + last + 1}"
        whole_of = {"cost": f"SUM({cost})", "budget": f"SUM({amount})"}.get(name, f"SUM({area})")
        return lambda down: f'IF({cell(name, down)}="","",IF({whole_of}=0,"",{cell(name, down)}/{whole_of}))'

    return {
        "impressions": _Column(UNITS["impressions"], NUMBER, parts.sum_of("impressions"), actual("impressions")),
        "cpm": _Column(same("CPM"), euros, parts.quotient("cost", "impressions", 1000), actual("cpm"), "same"),
        "clicks": _Column(UNITS["clicks"], NUMBER, parts.sum_of("clicks"), actual("clicks")),
        "ctr": _Column(same("CTR"), "0.0%", parts.quotient("clicks", "impressions"), actual("ctr"), "same"),
        "cpc": _Column(same("CPC"), euros, parts.quotient("cost", "clicks"), actual("cpc"), "same"),
        "rate": _Column(
            Text("conversie", "conversion"),
            "0.0%",
            lambda d: _over(cell("results", d), cell("clicks", d)),
            actual("rate"),
            "same",
        ),
        "results": _Column(Text("resultaten", "results"), NUMBER, results, actual("results")),
        "cost": _Column(Text("besteed", "spent"), whole, parts.sum_of("cost"), actual("cost")),
        "judged": _Column(Text("waarvan op resultaat", "of which on results"), whole, judged, actual("judged_cost")),
        "cpa": _Column(
            Text("CPA platform", "CPA platform"),
            euros,
            lambda d: _over(cell("judged", d), cell("results", d)),
            actual("cpa"),
            "same",
        ),
        "all_in": _Column(
            Text("CPA alles erin", "CPA all-in"),
            euros,
            lambda d: f'IF({cell("cpa", d)}="","",{cell("cpa", d)}+{carried})',
            actual("cpa_all_in"),
            "same",
        ),
        "next_least": _Column(
            Text("volgende minstens", "next at least"),
            euros,
            lambda d: _dearer(cell("cpa", d), max(EXPONENTS)),
            lambda _, each: None if each.actual.cpa is None else each.actual.cpa / max(EXPONENTS),
            "same",
        ),
        "next_most": _Column(
            Text("volgende hooguit", "next at most"),
            euros,
            lambda d: _dearer(cell("cpa", d), min(EXPONENTS)),
            lambda _, each: None if each.actual.cpa is None else each.actual.cpa / min(EXPONENTS),
            "same",
        ),
        "budget": _Column(
            Text("gepland budget", "planned budget"),
            whole,
            lambda d: _unless_zero(f"SUMIFS({amount},{of},{_at(1, d)})"),
            lambda _, each: each.planned.cost or None,
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
    cost = draft.column(contract.RESULTS, "cost")
    amount, kind = (draft.column(contract.BUDGET, each) for each in ("amount", "kind"))
    activation = draft.say(KIND_WORDS["activation"])
    made = f'SUM({amount})-SUMIFS({amount},{kind},"{activation}")-SUMIFS({amount},{kind},"=")'
    return f"SUM({cost})-{contract.SPENT}+{made}"


def _write_rest(page: Page, columns: dict[str, _Column], mix: Mix | None) -> None:
    """What no channel explains: with it the rows come to the totals of the plan."""
    down, draft = ROWS + 1, page.draft
    page.text(_TOP + down, 1, NOT_EXPLAINED, page.styles.label())
    actual = MixFigures() if mix is None else mix.rest.actual
    planned = None if mix is None else mix.rest.planned.cost
    amount, of = (draft.column(contract.BUDGET, each) for each in ("amount", "channel"))
    names, stages = (draft.column(contract.KPIS, each) for each in ("kpi", "stage"))
    main_stage = f"INDEX({stages},MATCH({contract.MAIN_KPI},{names},0))"
    formulas: dict[str, tuple[str, float | None]] = {
        "impressions": (columns["impressions"].formula(down), actual.impressions),
        "clicks": (columns["clicks"].formula(down), actual.clicks),
        "results": (
            beyond_channels(draft, "value", [f"{names},{contract.MAIN_KPI}"]),
            actual.results,
        ),
        "cost": (columns["cost"].formula(down), actual.cost),
        "judged": (
            beyond_channels(draft, "cost", [f"{stages},{main_stage}"]),
            actual.judged_cost,
        ),
        "budget": (_unless_zero(f'SUMIFS({amount},{of},"=")'), planned or None),
    }
    for at, (name, column) in enumerate(columns.items(), start=2):
        look = page.styles.calculated(num_format=column.shown, align="right")
        formula, value = formulas.get(name, ("", None))
        if formula:
            page.formula(_TOP + down, at, f'=IFERROR({formula},"")', "" if value is None else value, look)
        else:
            page.entry(_TOP + down, at, None, look)


def _write_total(page: Page, columns: dict[str, _Column], mix: Mix | None) -> None:
    """The last row: sums, and ratios of sums."""
    down = ROWS + 2
    page.text(_TOP + down, 1, Text("Totaal", "Total"), page.styles.label(bold=True))
    reached = _summed(mix)
    for at, (name, column) in enumerate(columns.items(), start=2):
        look = page.styles.calculated(num_format=column.shown, align="right", bold=True)
        area = f"{letters(at)}{_TOP + 2}:{letters(at)}{_TOP + ROWS + 2}"
        if column.total == "sum":
            formula = f'=IF(COUNT({area})=0,"",SUM({area}))'
        else:
            formula = f'=IFERROR({column.formula(down)},"")'
        value = None if reached is None else reached.get(name)
        page.formula(_TOP + down, at, formula, "" if value is None else value, look)


def _write_notes(page: Page) -> None:
    notes = (
        DIVIDED,
        Text(
            "De CPA alles erin telt bij elk kanaal hetzelfde op voor See, Think en creatie; hij zegt niet wie See "
            "nodig had. Staan er twee bronnen van één KPI in de resultaten, haal er dan één weg: dit blad telt ze op.",
            "The CPA all-in adds the same for See, Think and creation to each channel; it does not say who needed See. "
            "Where results hold two sources of one KPI, remove one: this sheet adds them up.",
        ),
        Text(
            "Wat het volgende resultaat kost is een aanname: resultaten groeien als besteding tot de macht 0,9"
            " (minstens) tot 0,5 (hooguit). Eén periode geeft geen kromme; alleen bereik heeft er een: dat heeft een "
            "bekend plafond.",
            "What the next result costs is an assumption: results grow as spend to the power 0.9 (at least) to 0.5 (at "
            "most). One period gives no curve; reach alone has one, for its ceiling is known.",
        ),
    )
    for down, note in enumerate(notes, start=ROWS + 3):
        page.text(_TOP + down, 1, note, page.styles.of(font_color="#55606E"))


def _summed(mix: Mix | None) -> dict[str, float | None] | None:
    """What the last row comes to: the totals of the mix, and the shares of its channels together."""
    if mix is None or not mix.channels:
        return None
    whole = mix.total.actual
    names = {"judged": "judged_cost", "all_in": "cpa_all_in"}
    found: dict[str, float | None] = {
        name: getattr(whole, names.get(name, name))
        for name in ("impressions", "cpm", "clicks", "ctr", "cpc", "rate", "results", "cost", "judged", "cpa", "all_in")
    }
    return found | {
        "next_least": None if whole.cpa is None else whole.cpa / max(EXPONENTS),
        "next_most": None if whole.cpa is None else whole.cpa / min(EXPONENTS),
        "budget": mix.total.planned.cost,
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
    page.sheet.insert_chart(_TOP + ROWS + 7, 1, chart, {"description": title})
