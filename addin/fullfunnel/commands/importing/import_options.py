"""What is typed behind ``fullfunnel import``, and the files that it names, as choices of an import."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final, cast

from fullfunnel.errors import BadInput
from fullfunnel.framework.names import same_name
from fullfunnel.framework.typed.cells import words_of
from fullfunnel.framework.typed.dates import read_date
from fullfunnel.framework.typed.numbers import read_number
from fullfunnel.language import Text, same
from fullfunnel.plans.import_files import ImportChoices
from fullfunnel.results.exports.dialect.encoding import decide_encoding
from fullfunnel.results.exports.habits import Options
from fullfunnel.results.into_plan.mapping import read_mapping
from fullfunnel.xlsx.reading import read_tables
from fullfunnel.xlsx.replacing import Source

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from fullfunnel.results.exports.dialect.dates import Order
    from fullfunnel.results.exports.dialect.figures import Mark

_COLUMN: Final = Text("Kolom", "Column")
_MEANING: Final = Text("Betekenis", "Meaning")
_RATE: Final = frozenset({"rate", "koers"})
_DATE: Final = frozenset({"date", "datum"})


def choices_of(  # noqa: PLR0913  # one parameter an option
    mapping: Path | None,
    *,
    period: str,
    account: str,
    currency: str,
    rates: Path | None,
    vat: str,
    table: str,
    decimal: str,
    date_order: str | None,
    only_certain: bool = False,
) -> ImportChoices:
    """The choices of an import.

    Raises:
        FunnelError: an option or file cannot be read.
    """
    rows = [] if mapping is None else rows_of_file(mapping)
    columns = _plain(rows)
    if decimal not in {"", ",", "."}:
        raise BadInput(
            Text("--decimal kan alleen een komma of een punt zijn.", "--decimal can only be a comma or a point.")
        )
    return ImportChoices(
        mapping=() if columns is not None or not rows else read_mapping(rows),
        columns=columns,
        platform=mapping.stem if mapping is not None and columns is not None else "table",
        account=account or None,
        period=_period(period) if period else None,
        rates=None if rates is None else _rates(rows_of_file(rates)),
        vat=_vat(vat),
        table=table or None,
        only_certain=only_certain,
        options=Options(cast("Mark | None", decimal or None), cast("Order | None", date_order), currency or None),
    )


def rows_of_file(path: Path) -> list[list[object]]:
    """The rows of a small table in a CSV or workbook.

    Raises:
        FunnelError: the file cannot be read.
    """
    source = Source.read(path)
    if source.content.startswith(b"PK"):
        tables = read_tables(path)
        if len(tables) != 1:
            raise BadInput(
                Text(f"‘{path.name}’ moet één Excel-tabel hebben.", f"‘{path.name}’ must have one Excel table.")
            )
        return [list(row) for row in next(iter(tables.values()))]
    text = source.content.decode(decide_encoding(source.content).codec)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]


def _plain(rows: list[list[object]]) -> dict[str, str] | None:
    """What each column of a plain table is; ``None`` where the file holds a mapping of campaigns."""
    if not rows:
        return None
    headers = [same_name(words_of(cell)) for cell in rows[0]]
    places = [
        next((headers.index(same_name(word)) for word in header if same_name(word) in headers), None)
        for header in (_COLUMN, _MEANING)
    ]
    if places[0] is None or places[1] is None:
        return None
    return {
        words_of(row[places[0]]): words_of(row[places[1]]) for row in rows[1:] if len(row) > max(places[0], places[1])
    }


def _period(typed: str) -> tuple[date, date]:
    halves = typed.split("..")
    where = same("--period")
    days = [read_date(half.strip(), where) for half in halves]
    if len(days) == 1 and days[0] is not None:
        return days[0], days[0]
    if len(days) != 2 or days[0] is None or days[1] is None or days[0] > days[1]:  # noqa: PLR2004  # from and to
        raise BadInput(
            Text(
                f"‘{typed}’ is geen periode. Typ bijvoorbeeld --period 2026-09-01..2026-09-30.",
                f"‘{typed}’ is not a period. Type for instance --period 2026-09-01..2026-09-30.",
            )
        )
    return days[0], days[1]


def _rates(rows: list[list[object]]) -> dict[date, float]:
    headers = [same_name(words_of(cell)) for cell in rows[0]] if rows else []
    day = next((at for at, header in enumerate(headers) if header in _DATE), None)
    rate = next((at for at, header in enumerate(headers) if header in _RATE), None)
    if day is None or rate is None:
        raise BadInput(
            Text(
                "Het bestand met koersen moet de kolommen Date en Rate hebben.",
                "The file of rates must have the columns Date and Rate.",
            )
        )
    found: dict[date, float] = {}
    for number, row in enumerate(rows[1:], start=2):
        where = Text(f"regel {number} van de koersen", f"line {number} of the rates")
        cells = [*row, *[None] * len(headers)]  # a line may be shorter than the headers
        when, value = read_date(cells[day], where), read_number(cells[rate], where)
        if when is not None and value is not None and value > 0:
            found[when] = value
    return found


def _vat(typed: str) -> float | None:
    if not typed:
        return None
    number = read_number(typed, same("--vat")) or 0.0
    return number / 100 if number >= 1 else number
