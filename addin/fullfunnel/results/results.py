"""The results of a plan: what came in per period, KPI and channel, and what it cost.

A row is what one source reported. Blank is "not reported" and stays so: a typed 0 is a zero.
"""

from __future__ import annotations

import datetime as dt  # the field called date hides a bare name
import math
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.framework.columns import RESULT_COLUMNS
from fullfunnel.framework.names import same_name
from fullfunnel.framework.table import TableRow, is_total, locate
from fullfunnel.framework.typed.cells import rows_of, words_of
from fullfunnel.framework.typed.dates import read_date
from fullfunnel.language import Language, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fullfunnel.framework.typed.cells import Cell, Row


_DATE: Final = attrgetter("date")


class ResultRow(NamedTuple):
    """One row of the results."""

    date: dt.date
    """The last day that the row is about."""
    kpi: str
    """The KPI as typed; whether the plan has it is for whoever compares the two."""
    from_date: dt.date | None = None
    """The first day; ``None`` where the row names only one day."""
    channel: str = ""
    """Blank is the total of all channels."""
    value: float | None = None
    """How many came in; ``None`` is not reported."""
    cost: float | None = None
    """What it cost, in the currency of the plan, without VAT; a credit is negative."""
    source: str = ""
    """Which system reported it, as ``platform: account``."""
    row: int = 0
    """Its row in the range, 1 for the first: what the marketeer counts."""

    @property
    def first_day(self) -> dt.date:
        """The first day that the row is about."""
        return self.from_date or self.date

    @property
    def days(self) -> int:
        """How many days the row is about."""
        return (self.date - self.first_day).days + 1


@dataclass(frozen=True)
class Results:
    """The results of a plan in the order of the table."""

    language: Language = "en"
    """The language of the table's headers."""
    rows: tuple[ResultRow, ...] = ()

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @cached_property
    def last_day(self) -> dt.date | None:
        """The last Date in the results: up to which day there is anything to say. ``None`` without rows."""
        return max(map(_DATE, self.rows), default=None)

    @cached_property
    def kpis(self) -> tuple[str, ...]:
        """The KPIs that are named, in the order of the table, each in its first spelling."""
        return tuple({same_name(row.kpi): row.kpi for row in reversed(self.rows)}.values())[::-1]

    def begun_by(self, day: dt.date | None) -> Iterable[ResultRow]:
        """The rows that are about a day that is not after ``day``; all of them where that is ``None``."""
        if day is None or self.last_day is None or self.last_day <= day:
            return self.rows
        return [row for row in self.rows if row.first_day <= day]

    def until(self, day: dt.date) -> Results:
        """The results whose Date is ``day`` or before."""
        return Results(language=self.language, rows=tuple(row for row in self.rows if row.date <= day))

    def of(self, kpi: str) -> tuple[ResultRow, ...]:
        """The rows of one KPI, in any spelling of its name."""
        wanted = same_name(kpi)
        return tuple(row for row in self.rows if same_name(row.kpi) == wanted)


_LONGEST: Final = 3_653
"""Days of a row, ten years: a longer one is a typing error, and it is spread over each of its days."""
_MAKE: Final = tuple.__new__
_FILLED: Final = ("date", "from", "kpi", "channel", "source")


def read_results(rows: object) -> Results:
    """The results in a range of cells, header row included, with headers in Dutch or English.

    Only KPI, Date and Value have to be there. Rows without a value and without cost are passed over, and rows with
    nothing but zeros, as formulas show on empty rows.

    Args:
        rows: rows of cells as any host gives them; see :func:`~fullfunnel.framework.typed.cells.rows_of`.

    Raises:
        BadInput: no header row, a header is missing, or a cell cannot be read; the text names the place.
    """
    cells = rows_of(rows)
    at, places, language = locate(cells, RESULT_COLUMNS, required=("kpi", "date", "value"))
    try:
        return Results(language=language, rows=tuple(_rows(cells, at, places, language)))
    except FunnelError as error:
        error.language = language
        raise


def _rows(cells: list[Row], at: int, places: dict[str, int], language: Language) -> Iterator[ResultRow]:
    """The rows below the header. A year of results is thousands of rows, so plain cells take the short way."""
    plain = _Plain(places, language)
    for number, row in enumerate(cells[at + 1 :], start=at + 2):
        found = plain.read(row, number)
        if found is not None:
            yield found
            continue
        table_row = TableRow(number, {key: row[index] for key, index in places.items()}, RESULT_COLUMNS)
        value, cost = table_row.number_in("value"), table_row.number_in("cost")
        if (value is not None or cost is not None) and not _is_open(table_row, value, cost):
            yield _row(table_row, value, cost, language)


def _is_open(row: TableRow, value: float | None, cost: float | None) -> bool:
    """Whether nothing was filled in: a formula in the column Cost shows 0 on an empty row."""
    return not value and not cost and not any(row.words(each) for each in _FILLED if each in row.cells)


class _Plain:
    """Reads a row whose figures are numbers and whose day is a date; any other row is read the careful way."""

    def __init__(self, places: dict[str, int], language: Language) -> None:
        self.language = language
        self.places = tuple(
            places.get(each, -1) for each in ("date", "from", "kpi", "channel", "value", "cost", "source")
        )
        self.words: dict[object, str] = {None: ""}
        self.channels: dict[object, str] = {None: ""}
        self.days: dict[object, dt.date] = {}

    def read(self, row: Row, number: int) -> ResultRow | None:
        date, first, kpi, channel, value, cost, source = self.places
        figure = row[value]
        paid = row[cost] if cost >= 0 else None
        if paid == "":  # how some hosts hand over an empty cell
            paid = None
        if not (type(figure) is float or type(figure) is int) or not 0 <= figure < math.inf:
            return None
        if paid is not None and (not (type(paid) is float or type(paid) is int) or not -math.inf < paid < math.inf):
            return None
        days, words = self.days, self.words
        day: dt.date | None
        name: str | None
        said: str | None
        try:  # nearly every cell was seen in a row above
            day = days[row[date]]
            name = words[row[kpi]]
            said = words[row[source]] if source >= 0 else ""
        except (KeyError, TypeError):
            day, name = self._day(row[date]), self._word(row[kpi])
            said = self._word(row[source]) if source >= 0 else ""
        through = self._channel(row[channel]) if channel >= 0 else ""
        since = None
        if first >= 0 and row[first] is not None and row[first] != "":
            since = self._day(row[first])
            if since is None or day is None or not 0 <= (day - since).days <= _LONGEST:
                return None
        if day is None or not name or through is None or said is None:
            return None
        # A named tuple made by name takes as long as all that stands above.
        return _MAKE(ResultRow, (day, name, since, through, figure, paid, said, number))

    def _day(self, cell: Cell) -> dt.date | None:
        if type(cell) is bool or not isinstance(cell, dt.date | float | int | str):
            return None
        found = self.days.get(cell)
        if found is None:
            try:
                found = read_date(cell, same(""), self.language)
            except BadInput:
                return None  # the careful way knows the place
            if found is not None:
                self.days[cell] = found
        return found

    def _word(self, cell: Cell) -> str | None:
        if cell is None:
            return ""
        if type(cell) is not str:
            return None
        found = self.words.get(cell)
        if found is None:
            found = self.words[cell] = words_of(cell)
        return found

    def _channel(self, cell: Cell) -> str | None:
        try:
            return self.channels[cell]
        except (KeyError, TypeError):
            word = self._word(cell)
            if word is not None:
                self.channels[cell] = "" if is_total(word) else word
            return None if word is None else self.channels[cell]


def _row(row: TableRow, value: float | None, cost: float | None, language: Language) -> ResultRow:
    kpi, day = row.words("kpi"), read_date(row.cells.get("date"), row.place("date"), language)
    first = read_date(row.cells.get("from"), row.place("from"), language) if "from" in row.cells else None
    if not kpi:
        raise _missing("kpi", row)
    if day is None:
        raise _missing("date", row)
    if first is not None and first > day:
        place = row.place("from")
        raise BadInput(
            Text(
                f"De eerste dag ligt na de laatste: {first} en {day} ({place.nl}). Verwissel ze.",
                f"The first day is after the last: {first} and {day} ({place.en}). Swap them.",
            )
        )
    if first is not None and (day - first).days > _LONGEST:
        place = row.place("from")
        raise BadInput(
            Text(
                f"Dit resultaat loopt van {first} tot en met {day}, meer dan tien jaar ({place.nl}). Controleer "
                "de jaren.",
                f"This result runs from {first} to {day}, more than ten years ({place.en}). Check the years.",
            )
        )
    if value is not None and value < 0:
        place = row.place("value")
        raise BadInput(
            Text(
                f"Een resultaat kan niet negatief zijn ({place.nl}). Vul nul of meer in, of maak de cel leeg.",
                f"A result cannot be negative ({place.en}). Type zero or more, or clear the cell.",
            )
        )
    channel = row.words("channel")
    return ResultRow(
        date=day,
        from_date=first,
        kpi=kpi,
        channel="" if is_total(channel) else channel,
        value=value,
        cost=cost,
        source=row.words("source"),
        row=row.number,
    )


def _missing(column: str, row: TableRow) -> BadInput:
    header, place = RESULT_COLUMNS[column], row.place(column)
    return BadInput(
        Text(
            f"Dit resultaat heeft geen {header.nl} ({place.nl}). Vul die in, of maak de rij leeg.",
            f"This result has no {header.en} ({place.en}). Fill it in, or clear the row.",
        )
    )
