"""The mapping of a plan: which campaign and metric of a platform counts for which KPI, stage and channel."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel, ConfigDict

from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.framework.columns import MAPPING_COLUMNS
from fullfunnel.framework.names import same_name
from fullfunnel.framework.table import read_table
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

LEFT_OUT: Final = frozenset({"-", "–", "—"})
"""What stands as KPI where a metric is left out on purpose."""


class MappingRow(BaseModel):
    """One row of the mapping."""

    model_config = ConfigDict(frozen=True)

    source: str
    """The platform, or ``platform: account``."""
    campaign: str = "*"
    """A name, with ``*`` for anything."""
    metric: str
    """A metric; results of one kind are ``results: KIND``."""
    kpi: str = ""
    stage: str = ""
    channel: str = ""
    row: int = 0
    """Its row in the range, 1 for the first; 0 for a proposal."""
    certain: bool = True
    """A proposal that can be meant in more than one way is not; what stands in a mapping is."""

    @property
    def counts(self) -> bool:
        """Whether it lets a metric count for a KPI."""
        return bool(self.kpi) and self.kpi not in LEFT_OUT

    def is_about(self, source: str) -> bool:
        """Whether it is about this platform, or ``platform: account``."""
        named = same_name(self.source)
        platform, whole = same_name(source.partition(":")[0]), same_name(source)
        return named in {platform, whole, "*"} or ("*" in named and _pattern(self.source).fullmatch(whole) is not None)


@lru_cache(maxsize=1024)
def _pattern(typed: str) -> re.Pattern[str]:
    """What a campaign with stars stands for."""
    first, *rest = map(re.escape, same_name(typed).split("*"))
    # The first place where a piece fits is as good as any later one, so it is never tried again at another.
    middle = "".join(f"(?>.*?{piece})" for piece in rest[:-1])
    return re.compile(f"{first}{middle}.*{rest[-1]}" if rest else first, re.DOTALL)


def read_mapping(rows: object) -> tuple[MappingRow, ...]:
    """The mapping in a range of cells, header row included; rows without a source or metric are passed over.

    Raises:
        BadInput: no header row, a header is missing, or a row says only half.
    """
    table = read_table(rows, MAPPING_COLUMNS, required=("metric", "source", "kpi"))
    read: list[MappingRow] = []
    try:
        for row in table:
            words = {column: row.words(column) for column in MAPPING_COLUMNS}
            if not words["source"] and not words["metric"]:
                continue
            if not words["source"] or not words["metric"]:
                place = row.place("source" if words["metric"] else "metric")
                raise BadInput(
                    Text(
                        f"De koppeling is half ingevuld ({place.nl}). Vul bron en meetwaarde allebei in.",
                        f"The mapping is half filled in ({place.en}). Fill in both source and metric.",
                    )
                )
            read.append(MappingRow(**words | {"campaign": words["campaign"] or "*"}, row=row.number))
    except FunnelError as error:
        error.language = table.language
        raise
    return tuple(read)


class Lookup:
    """The rows of a mapping, found by source, campaign and metric; the first that fits is taken.

    A plan may have thousands of campaigns, each with its own rows, and a figure a day: names without a star are looked
    up, and what was found once is kept.
    """

    def __init__(self, mapping: Iterable[MappingRow]) -> None:
        """Take the rows of the mapping in their order."""
        self._named: dict[tuple[str, str], list[tuple[int, MappingRow]]] = {}
        self._starred: dict[str, list[tuple[int, MappingRow, re.Pattern[str]]]] = {}
        self._known: dict[tuple[str, str, str], MappingRow | None] = {}
        for at, row in enumerate(mapping):
            metric, campaign = same_name(row.metric), same_name(row.campaign or "*")
            if "*" in campaign:
                self._starred.setdefault(metric, []).append((at, row, _pattern(row.campaign or "*")))
            else:
                self._named.setdefault((metric, campaign), []).append((at, row))

    def find(self, source: str, campaign: str, metric: str) -> MappingRow | None:
        """The first row that fits; ``None`` where nothing says what the metric counts for."""
        key = (source, campaign, metric)
        if key not in self._known:
            self._known[key] = self._first(*key)
        return self._known[key]

    def _first(self, source: str, campaign: str, metric: str) -> MappingRow | None:
        named, name = same_name(metric), same_name(campaign)
        fitting = [(at, row) for at, row in self._named.get((named, name), ()) if row.is_about(source)]
        fitting += [
            (at, row)
            for at, row, pattern in self._starred.get(named, ())
            if pattern.fullmatch(name) is not None and row.is_about(source)
        ]
        return min(fitting, key=itemgetter(0))[1] if fitting else None
