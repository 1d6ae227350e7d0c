"""Display & Video 360: a table, a totals row without names, a blank line and lines of metadata."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from fullfunnel.language import Text
from fullfunnel.results.exports.habits import Habits
from fullfunnel.results.exports.platforms.platform import Platform, renamed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.results.exports.columns import Header
    from fullfunnel.results.exports.export import Export

_METADATA: Final = re.compile(
    r"(?:Report Time|Date Range|Group By|MRC Accredited Metrics|Reporting numbers|Filter by .*)\s*:?$", re.IGNORECASE
)


def _ends(cells: Sequence[object]) -> bool:
    first = str(cells[0] if cells else "").strip()
    return bool(_METADATA.match(first))


class Dv360(Platform):
    """Reads what Display & Video 360 exports. What it calls revenue is what the advertiser pays."""

    file: ClassVar[str] = "dv360"
    habits: ClassVar[Habits] = Habits(ends=_ends)

    def adjusted(self, header: Header) -> Header:
        """Where there is no media cost, what the advertiser is billed is the cost."""
        return header if header.has("cost") else renamed(header, billed_cost="cost")

    def after(self, header: Header, export: Export) -> None:
        """Say which of the two costs was taken."""
        names = [column.header for column in header.all("cost", "billed_cost")]
        if len(names) > 1:
            export.notes.append(
                Text(
                    f"Als kosten is ‘{names[0]}’ gebruikt; ‘Revenue’ is wat de adverteerder betaalt, met de fees "
                    "erbij (billed_cost).",
                    f"‘{names[0]}’ is used as the cost; ‘Revenue’ is what the advertiser pays, fees included "
                    "(billed_cost).",
                )
            )
