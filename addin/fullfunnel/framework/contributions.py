"""The contributions in a KPI table: which KPI leads to which, at what rate, share and lag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.framework.framework import Contribution
from fullfunnel.framework.kpi_names import find_name
from fullfunnel.framework.kpi_rows import KpiRows, at_least_zero, no_name
from fullfunnel.framework.lag import read_lag
from fullfunnel.framework.shares import settle_shares
from fullfunnel.framework.span import rate_between, read_span
from fullfunnel.framework.typed_scenario import read_share
from fullfunnel.language import Language, Text

if TYPE_CHECKING:
    from fullfunnel.framework.scenario import Line, Rest
    from fullfunnel.framework.table import TableRow


def lines_of(entries: list[KpiRows], spellings: dict[str, str], language: Language) -> dict[Line, TableRow]:
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
        return rate_between(*span, row.place("rate")), *span
    return at_least_zero(row, "rate"), at_least_zero(row, "rate_low"), at_least_zero(row, "rate_high")


def _fed(feeds: str, row: TableRow, spellings: dict[str, str], language: Language) -> str:
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
                    f"‘{ratio}’ heeft een formule en is dus een verhouding; die kan geen aantallen doorgeven (tabelrij "
                    f"{each.row}). Maak Draagt bij aan leeg, of haal de formule weg.",
                    f"‘{ratio}’ has a formula, so it is a ratio and cannot pass on volumes (table row "
                    f"{each.row}). Clear "
                    "Feeds, or remove the formula.",
                )
            )
