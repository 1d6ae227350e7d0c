"""The columns of an export: which header row it has, and what each header stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.results.exports.metrics import METRICS, RATES
from fullfunnel.results.exports.words import currency_of, header_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.results.exports.dialect.records import Record
    from fullfunnel.results.exports.words import Words

_SEARCHED: Final = 60
"""Among so many lines the header row is looked for: Campaign Manager writes a line per advertiser above it."""
_FEWEST: Final = 2

OTHER_RATES: Final = frozenset({"ctr", "cpc_all", "position"})
KEY_ROLES: Final = frozenset(
    {
        "campaign",
        "campaign_id",
        "campaign_group",
        "group",
        "ad",
        "segment",
        "session_segment",
        "action",
        "query",
        "page",
        "day",
        "week",
        "month",
        "date_range",
        "hour",
        "nth_day",
        "nth_week",
        "nth_month",
        "nth_hour",
        "order",
        "subject",
    }
)
"""Columns that say which row it is; where all of them are empty the row is a total."""
TIME_ROLES: Final = frozenset(
    {"day", "week", "month", "date_range", "hour", "nth_day", "nth_week", "nth_month", "nth_hour"}
)
"""Those that say when it was."""
DATE_ROLES: Final = frozenset({"day", "week", "month", "start", "end", "other_date", "date_range"})


@dataclass(frozen=True, slots=True, order=True)
class Column:
    """One column of a table."""

    at: int
    header: str
    role: str = ""
    """A metric, a rate, or what kind of name it holds; blank where the header is not known."""
    currency: str | None = None
    unit: str = ""
    """What one is, where the header itself says so: the name of a conversion action."""
    scale: float = 1.0
    rank: int = 0
    """Of two headers for one metric the one that comes first in the words is taken."""

    @property
    def is_figure(self) -> bool:
        """Whether it holds a metric."""
        return self.role in METRICS

    @property
    def is_rate(self) -> bool:
        """Whether it holds a price or a rate."""
        return self.role in RATES or self.role in OTHER_RATES


@dataclass(frozen=True, slots=True)
class Header:
    """The header row of a table."""

    index: int
    """Its place among the records."""
    line: int
    columns: tuple[Column, ...]

    def has(self, *roles: str) -> bool:
        """Whether there is a column for each of these roles."""
        return {*roles} <= {column.role for column in self.columns}

    def first(self, *roles: str) -> Column | None:
        """The first column with the first of these roles that is there."""
        for role in roles:
            for column in self.columns:
                if column.role == role:
                    return column
        return None

    def all(self, *roles: str) -> list[Column]:
        """The columns with one of these roles."""
        return [column for column in self.columns if column.role in roles]

    @property
    def known(self) -> int:
        """How many headers are known."""
        return sum(bool(column.role) for column in self.columns)


def find_header(head: Sequence[Record], words: Words) -> Header | None:
    """The first line with at least two known headers, one of them of a figure."""
    for index, (line, cells) in enumerate(head[:_SEARCHED]):
        header = header_of(index, line, cells, words)
        if header.known >= _FEWEST and any(column.is_figure for column in header.columns):
            return header
    return None


def header_of(index: int, line: int, cells: Sequence[object], words: Words) -> Header:
    """The columns that a line of headers stands for."""
    return Header(index, line, tuple(column_of(at, str(cell), words) for at, cell in enumerate(cells)))


def column_of(at: int, header: str, words: Words) -> Column:
    """What one header stands for."""
    role = words.roles.get(header_key(header), "") if header.strip() else ""
    scale = 1.0
    if role.endswith("_micros"):
        role, scale = role.removesuffix("_micros"), 1e-6
    return Column(
        at,
        " ".join(header.split()),
        role,
        currency_of(header.strip()),
        scale=scale,
        rank=words.ranks.get(header_key(header), 0),
    )
