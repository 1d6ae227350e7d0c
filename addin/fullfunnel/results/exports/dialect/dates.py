"""Dates in exports: which of day and month comes first, and the day that a cell or a phrase names.

``05/04/2025`` alone can be read in two ways. The order is decided for a whole file: from a number above twelve, from
the language of its headers, from days that follow each other, or it is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from fullfunnel.errors import BadInput
from fullfunnel.language import Text
from fullfunnel.results.exports.dialect.month_words import MONTH_NUMBERS, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

Order = Literal["DMY", "MDY"]

_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT: Final = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{2})?")
_PARTS: Final = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d])")
_EAST: Final = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_EAST_MONTH: Final = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]")
_YEAR_MONTH: Final = re.compile(r"(\d{4})[-/](\d{1,2})")
_TOKENS: Final = re.compile(r"[^\W\d_]+|\d+")
_MONTHS: Final = 12
_DAYS: Final = 31
_FEW: Final = 3
"""From this many different dates on, days that follow each other are no coincidence."""
_BETWEEN: Final = re.compile(r"(?<!\s)\s++(?:[-–—~〜]|to|tot|t/m|bis|au|al|até|a)\s++|(?<!\s)\s*+[–—〜~]\s*+")
_CENTURY: Final = 2000


@dataclass(slots=True)
class DateEvidence:
    """The numeric dates of a file: the first that shows each order, and all that could be both."""

    shown: dict[Order, str] = field(default_factory=dict)
    open: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    """Those in doubt: the two numbers and the year, by how they are written."""
    american_clock: bool = False

    def look(self, cells: Iterable[str]) -> None:
        """Look at the cells of one column of dates."""
        for cell in cells:
            match = _PARTS.match(cell.strip())
            if match is None or match[2] == ".":  # with points the day comes first in every language
                continue
            first, second, year = int(match[1]), int(match[3]), int(match[4])
            if first > _MONTHS >= second:
                self.shown.setdefault("DMY", cell.strip())
            elif second > _MONTHS >= first:
                self.shown.setdefault("MDY", cell.strip())
            elif first != second:
                self.open.setdefault(cell.strip(), (first, second, year))
            self.american_clock = self.american_clock or bool(re.search(r"\d\s?[AP]M\b", cell))


@dataclass(frozen=True, slots=True)
class DateOrder:
    """Which comes first in the dates of a file, and why."""

    order: Order
    why: Text


def decide_order(evidence: DateEvidence, language: str, *, usual: Order | None = None) -> DateOrder | None:
    """The order of day and month in a file; ``None`` where it holds no date that depends on it.

    Args:
        evidence: the dates of the file.
        language: of its headers; ``en`` decides nothing.
        usual: how this platform writes dates in English, where that is known.

    Raises:
        BadInput: the dates contradict each other, or nothing decides.
    """
    if len(evidence.shown) > 1:
        day_first, month_first = evidence.shown["DMY"], evidence.shown["MDY"]
        raise BadInput(
            Text(
                f"De datums spreken elkaar tegen: ‘{day_first}’ begint met de dag, ‘{month_first}’ met de maand. "
                "Waarschijnlijk "
                "is het bestand half omgezet; download de export opnieuw.",
                f"The dates contradict each other: ‘{day_first}’ begins with the day, ‘{month_first}’ with the month. "
                "The "
                "file was probably converted in part; download the export again.",
            )
        )
    for order, cell in evidence.shown.items():
        return DateOrder(
            order, Text(f"‘{cell}’ kan maar op één manier worden gelezen", f"‘{cell}’ can be read in only one way")
        )
    if not evidence.open:
        return None
    if language in {"nl", "de", "fr", "es", "pt", "it", "id"}:
        return DateOrder(
            "DMY",
            Text(
                f"de kopjes zijn in een taal die met de dag begint ({language})",
                f"the headers are in a language that puts the day first ({language})",
            ),
        )
    running = _running(evidence)
    if running is not None:
        return DateOrder(running, Text("zo volgen de dagen elkaar op", "this way the days follow each other"))
    if evidence.american_clock:
        return DateOrder("MDY", Text("de tijden hebben AM en PM", "the times have AM and PM"))
    if usual is not None:
        return DateOrder(
            usual,
            Text("zo schrijft dit platform datums in het Engels", "this is how the platform writes dates in English"),
        )
    shown, (first, second, _) = next(iter(evidence.open.items()))
    raise BadInput(
        Text(
            f"Het is niet duidelijk of ‘{shown}’ dag {first} van maand {second} is of dag {second} van maand "
            f'{first}: geen enkele datum in dit bestand geeft uitsluitsel. Geef de volgorde op (date_order="DMY" '
            'of "MDY"; --date-order op de opdrachtregel).',
            f"It is not clear whether ‘{shown}’ is day {first} of month {second} or day {second} of month "
            f'{first}: no date in this file settles it. Give the order (date_order="DMY" or "MDY"; --date-order '
            "on the command line).",
        )
    )


def _running(evidence: DateEvidence) -> Order | None:
    """The order in which the dates are days that follow each other, where they are so in one order only."""
    if len(evidence.open) < _FEW:
        return None
    fits: list[Order] = []
    for order in ("DMY", "MDY"):
        try:
            days = sorted(
                {
                    _ordered(first, second, year, "DMY" if order == "DMY" else "MDY")
                    for first, second, year in evidence.open.values()
                }
            )
        except ValueError:
            continue
        if (days[-1] - days[0]).days <= 2 * len(days):
            fits.append("DMY" if order == "DMY" else "MDY")
    return fits[0] if len(fits) == 1 else None


def _ordered(first: int, second: int, year: int, order: Order) -> date:
    full = year + _CENTURY if year < 100 else year  # noqa: PLR2004  # a year of two digits
    return date(full, second, first) if order == "DMY" else date(full, first, second)


def day_in(cell: object, order: Order | None) -> date | None:
    """The day that a cell names, ``None`` where it names none.

    Args:
        cell: a text, or a date as a workbook holds it.
        order: of day and month in this file.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell).strip()
    try:
        return _numeric(text, order) or _in_words(text)
    except ValueError:
        return None


def _numeric(text: str, order: Order | None) -> date | None:
    for pattern in (_ISO, _EAST):
        match = pattern.match(text)
        if match is not None:
            return date(int(match[1]), int(match[2]), int(match[3]))
    compact = _COMPACT.fullmatch(text)
    if compact is not None:
        return date(int(compact[1]), int(compact[2]), int(compact[3]))
    match = _PARTS.match(text)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or first == second:
        return _ordered(first, second, year, "DMY")
    return None if order is None else _ordered(first, second, year, order)


def _in_words(text: str) -> date | None:
    """``May 5, 2026``, ``5 de maio de 2026``, ``ter., 5 de mai. de 2026``, ``Oct 26, 2018 02:56 pm``."""
    tokens = _TOKENS.findall(text)
    months = [MONTH_NUMBERS[plain(token)] for token in tokens if plain(token) in MONTH_NUMBERS]
    numbers = [token for token in tokens if token.isdecimal()]
    years = [int(token) for token in numbers if len(token) == 4]  # noqa: PLR2004  # a year
    days = [int(token) for token in numbers if len(token) <= 2 and 1 <= int(token) <= _DAYS]  # noqa: PLR2004
    # ``mar.`` is Tuesday in French and Spanish, and March: the month is then the last of the two.
    if not months or not years or not days:
        return None
    return date(years[0], months[-1], days[0])


def month_in(cell: object) -> tuple[date, date] | None:
    """The first and last day of the month that a cell names: ``2026-09``, ``September 2026``, ``2026年9月``."""
    if isinstance(cell, datetime | date):
        return _month_of(cell.year, cell.month)
    text = str(cell).strip()
    match = _YEAR_MONTH.fullmatch(text) or _EAST_MONTH.fullmatch(text)
    if match is not None and 1 <= int(match[2]) <= _MONTHS:
        return _month_of(int(match[1]), int(match[2]))
    compact = re.fullmatch(r"((?:19|20)\d{2})(0[1-9]|1[0-2])", text)
    if compact is not None:
        return _month_of(int(compact[1]), int(compact[2]))
    tokens = _TOKENS.findall(text)
    months = [MONTH_NUMBERS[plain(token)] for token in tokens if plain(token) in MONTH_NUMBERS]
    years = [int(token) for token in tokens if token.isdecimal() and len(token) == 4]  # noqa: PLR2004
    others = [token for token in tokens if token.isdecimal() and len(token) != 4]  # noqa: PLR2004
    if len(months) == len(years) == 1 and not others:
        return _month_of(years[0], months[0])
    day = day_in(text, None)
    return _month_of(day.year, day.month) if day is not None and day.day == 1 else None


def _month_of(year: int, month: int) -> tuple[date, date]:
    after = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return date(year, month, 1), after - timedelta(days=1)


def period_in(phrase: str, order: Order | None = None) -> tuple[date, date] | None:
    """The first and last day that a phrase names: ``27 January 2026 - 23 February 2026``; ``None`` for none."""
    text = phrase.strip().strip('"')
    halves = [half for half in _BETWEEN.split(text) if half.strip()]
    if len(halves) != 2:  # noqa: PLR2004  # from and to
        iso = re.fullmatch(r"(\d{4}[-./]\d{2}[-./]\d{2})\s*-\s*(\d{4}[-./]\d{2}[-./]\d{2})|(\d{8})\s*-\s*(\d{8})", text)
        plainly = re.fullmatch(r"(\d{1,2}[./]\d{1,2}[./]\d{2,4})\s*-\s*(\d{1,2}[./]\d{1,2}[./]\d{2,4})", text)
        match = iso or plainly
        if match is not None:
            halves = [group for group in match.groups() if group]
        else:
            day = day_in(text, order)
            return None if day is None else (day, day)
    last = day_in(halves[1], order)
    first = day_in(halves[0], order)
    if first is None and last is not None:
        first = day_in(f"{halves[0]} {last.year}", order)
    return None if first is None or last is None or first > last else (first, last)
