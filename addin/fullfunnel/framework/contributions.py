"""The contributions in a KPI table: which KPI leads to which, at what rate, share and lag."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from fullfunnel.display import percent
from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.framework.framework import Contribution
from fullfunnel.framework.kpi_names import find_name
from fullfunnel.framework.kpi_rows import KpiRows, at_least_zero, no_name
from fullfunnel.framework.shares import settle_shares
from fullfunnel.framework.typed.currency import is_money
from fullfunnel.framework.typed.lag import read_lag
from fullfunnel.framework.typed.span import rate_between, read_span
from fullfunnel.framework.typed.typed_scenario import read_share
from fullfunnel.language import Language, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.framework.scenario import Line, Rest
    from fullfunnel.framework.table import TableRow

_DAYS: Final = range(32_874, 73_051)
"""The days of 1990 to 2099 as a spreadsheet counts them. No rate is so high, unless it gives money."""


def lines_of(entries: list[KpiRows], spellings: Mapping[str, str], language: Language) -> dict[Line, TableRow]:
    """The row of every contribution, by its two ends."""
    lines: dict[Line, TableRow] = {}
    for entry in entries:
        for row in entry.rows:
            feeds = row.words("feeds")
            if not feeds:
                continue
            line = entry.name, _fed(feeds, row, spellings, language)
            if line in lines:
                raise _twice(line, lines[line], row)
            lines[line] = row
    return lines


def contributions_of(
    lines: dict[Line, TableRow], entries: dict[str, KpiRows], separate: frozenset[str]
) -> list[Contribution]:
    """The contributions, their shares settled.

    Args:
        lines: the row of every contribution.
        entries: the KPIs by the form in which names are compared.
        separate: the KPIs whose next steps each have an audience of their own.

    Raises:
        BadInput: a cell cannot be read, or the shares of a KPI are more than 100% together.
    """
    typed: dict[Line, float | Rest | None] = {line: read_share(row, "share") for line, row in lines.items()}
    rates = {line: _rate(row) for line, row in lines.items()}
    units = {entry.name: entry.words("unit")[0] for entry in entries.values()}
    for line, row in lines.items():
        _refuse_date(row, rates[line][0], units.get(line[1], ""))
    shares = settle_shares(
        typed,
        {line: rate for line, (rate, _, _) in rates.items()},
        frozenset(entry.name for entry in entries.values() if entry.volume("cap")[0] is not None),
        separate,
    )
    return [
        Contribution(
            kpi=line[0],
            feeds=line[1],
            row=row.number,
            rate=rates[line][0],
            rate_low=rates[line][1],
            rate_high=rates[line][2],
            share=shares[line].part,
            share_typed=typed[line],
            share_basis=shares[line].basis,
            lag=read_lag(row.cells.get("lag"), row.place("lag")),
            n=at_least_zero(row, "n"),
        )
        for line, row in lines.items()
    ]


def _rate(row: TableRow) -> tuple[float | None, float | None, float | None]:
    """The rate of a row and the ends it lies between; of a rate typed as a span the middle counts."""
    span = read_span(row.cells.get("rate"), row.place("rate"))
    if span is not None:
        scale = row.scaled(row.cells.get("rate"), "rate")
        low, high = span[0] * scale, span[1] * scale
        return rate_between(low, high, row.place("rate")), low, high
    return at_least_zero(row, "rate"), at_least_zero(row, "rate_low"), at_least_zero(row, "rate_high")


def _refuse_date(row: TableRow, rate: float | None, fed_unit: str) -> None:
    """A rate typed as 1/10 that the spreadsheet made a date of: its cell holds the number of that day."""
    if rate is None or not _DAYS[0] <= rate <= _DAYS[-1] or rate != int(rate) or is_money(fed_unit):
        return
    day = date(1899, 12, 30) + timedelta(days=int(rate))
    place, low, high = row.place("rate"), *sorted((day.day, day.month))
    typed = f"{low}/{high}"
    raise BadInput(
        Text(
            f"Bij {place.nl} staat een datum ({day.day}-{day.month}-{day.year}), maar dat is geen ratio. Heb je "
            f"{typed} getypt? Typ dan {percent(low / high, 'nl')}, met als celopmaak Percentage.",
            f"A date ({day.isoformat()}) is not a rate ({place.en}). If you typed {typed}, type "
            f"{percent(low / high, 'en')} instead, with the cell format Percentage.",
        )
    )


def _fed(feeds: str, row: TableRow, spellings: Mapping[str, str], language: Language) -> str:
    try:
        return find_name(feeds, spellings, language)
    except FunnelError as error:
        place = row.place("feeds")
        error.text = Text(
            f"{error.text.nl[:-1]} ({place.nl}).",
            f"{error.text.en[:-1]} ({place.en}).",
        )
        raise


def _twice(line: tuple[str, str], first: TableRow, second: TableRow) -> BadInput:
    kpi, feeds = line
    if not second.words("kpi"):
        return no_name(second)
    return BadInput(
        Text(
            f"‘{kpi}’ draagt twee keer bij aan ‘{feeds}’ (tabelrij {first.number} en {second.number}). Geef elk "
            "kanaal een "
            f"eigen KPI-naam, bijvoorbeeld ‘{kpi} zoeken’ en ‘{kpi} social’.",
            f"‘{kpi}’ feeds ‘{feeds}’ twice (table rows {first.number} and {second.number}). Give each channel a "
            "KPI name "
            f"of its own, for instance ‘{kpi} search’ and ‘{kpi} social’.",
        )
    )


def refuse_feeding_ratios(ratios: set[str], contributions: list[Contribution]) -> None:
    """Stops where a KPI with a formula feeds or is fed: a ratio passes on no volumes."""
    for each in contributions:
        if each.kpi in ratios or each.feeds in ratios:
            ratio = each.kpi if each.kpi in ratios else each.feeds
            raise BadInput(
                Text(
                    f"‘{ratio}’ heeft een formule en is dus een verhouding; die kan geen aantallen doorgeven "
                    f"(tabelrij {each.row}). Maak de kolom ‘Draagt bij aan’ leeg, of haal de formule weg.",
                    f"‘{ratio}’ has a formula, so it is a ratio and cannot pass on volumes (table row "
                    f"{each.row}). Clear "
                    "Feeds, or remove the formula.",
                )
            )
