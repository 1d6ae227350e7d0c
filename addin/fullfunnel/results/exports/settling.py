"""What only the whole table shows: its currency, its kinds of results and its period."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.results.exports import refusals
from fullfunnel.results.exports.export import PER_RESULT
from fullfunnel.results.exports.metrics import METRICS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.results.exports.columns import Column
    from fullfunnel.results.exports.export import Export

_CODE: Final = 3
_SIGNS: Final = (
    "€ EUR", "£ GBP", "R$ BRL", "US$ USD", "A$ AUD", "AU$ AUD", "C$ CAD", "CA$ CAD", "NZ$ NZD", "HK$ HKD", "NT$ TWD",
    "S$ SGD", "MX$ MXN", "₹ INR", "₺ TRY", "₽ RUB", "₩ KRW", "₪ ILS", "฿ THB", "zł PLN", "Kč CZK", "Rp IDR",
)  # fmt: skip
_CODES: Final = {pair.split()[0]: pair.split()[1] for pair in _SIGNS}
"""Currencies whose sign no other has; ``$``, ``¥`` and ``kr`` stand for several."""


def require_apart(keys: Sequence[tuple[str, ...]], export: Export) -> None:
    """Pass rows about the same thing only where their periods are the same or apart.

    Args:
        keys: the names of each row.
        export: with the days of each row.

    Raises:
        Doubt: two rows with the same names are about a period and about a part of it.
    """
    spans = list(zip(export.first, export.last, strict=True))
    if len(keys) != len(spans) or all(first == last for first, last in spans) or len(set(spans)) == 1:
        return
    by_names: dict[tuple[str, ...], list[tuple[int, int, int]]] = {}
    for at, (first, last) in enumerate(spans):
        if first and last:
            by_names.setdefault(keys[at], []).append((first, last, at))
    for mine in by_names.values():
        mine.sort()
        for (first, last, one), (start, end, other) in pairwise(mine):
            if start <= last and (start, end) != (first, last):
                lines = sorted((export.lines[one], export.lines[other]))
                raise refusals.overlapping_periods(lines[0], lines[1])


def settle_currency(
    export: Export, figures: Sequence[Column], in_column: list[str], signs: set[str], given: str | None
) -> None:
    """Decide the currency of the amounts from its column, the headers or the signs in the cells.

    Raises:
        Doubt: the amounts are in more than one.
    """
    money = [column for column in figures if METRICS[column.role].kind == "money"]
    if not money:
        return
    in_header = [column.currency for column in money if column.currency]
    found = list(dict.fromkeys([*in_column, *in_header]))
    coded = list(dict.fromkeys(_CODES.get(sign, sign) for sign in sorted(signs)))
    if len(found) > 1 or (not found and len(coded) > 1):
        raise refusals.several_currencies(found or coded)
    if found:
        where = (
            Text("staat in de kolom", "is in its column") if in_column else Text("staat in de kop", "is in the header")
        )
        _take(export, found[0], where)
    elif coded and len(coded[0]) == _CODE and coded[0].isalpha():
        _take(export, coded[0], Text("staat bij de bedragen", "is given with the amounts"))
    elif given is not None:
        _take(export, given.upper(), Text("zo opgegeven", "as given"))
    elif coded:
        sign = coded[0]
        export.notes.append(
            Text(
                f"Bij de bedragen staat {sign}, maar het bestand zegt niet welke valuta dat is.",
                f"The amounts have the sign {sign}, but the file does not say which currency that is.",
            )
        )


def _take(export: Export, code: str, why: Text) -> None:
    export.currency = code
    export.decided["currency"] = (code, why)


def settle_units(export: Export) -> None:
    """Results of more than one kind are added up by kind only."""
    results = next((figures for figures in export.figures if figures.metric.name == "results"), None)
    if results is None or export.units is None:
        return
    results.units = export.units
    kinds = sorted({export.units[row] for row, value in enumerate(results.values) if value > 0})
    if len(kinds) > 1:
        results.scope = PER_RESULT
        names = ", ".join(kinds)
        export.notes.append(
            Text(
                f"Dit zijn resultaten van meer dan één soort ({names}); tel ze alleen per soort op.",
                f"These are results of more than one kind ({names}); add them up only per kind.",
            )
        )


def settle_period(export: Export) -> None:
    """The period is that of the rows."""
    first, last = min(filter(None, export.first), default=0), max(export.last, default=0)
    if first and last:
        export.period = (date.fromordinal(first), date.fromordinal(last))
