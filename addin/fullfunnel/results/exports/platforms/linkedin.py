"""LinkedIn Campaign Manager."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from fullfunnel.language import Text
from fullfunnel.results.exports.dialect.dates import day_in
from fullfunnel.results.exports.habits import Habits
from fullfunnel.results.exports.platforms.platform import Platform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.results.exports.columns import Header
    from fullfunnel.results.exports.dialect.records import Record
    from fullfunnel.results.exports.export import Export
    from fullfunnel.results.exports.habits import Options

_DATE: Final = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")


class LinkedIn(Platform):
    """Reads what LinkedIn exports: month first in English, day first in other languages."""

    file: ClassVar[str] = "linkedin"
    habits: ClassVar[Habits] = Habits(usual_order="MDY")

    def before(self, head: Sequence[Record], export: Export, options: Options) -> None:
        """The lines above the header name the period of the report."""
        order = options.date_order or ("MDY" if export.language == "en" else "DMY")
        for _, cells in head:
            text = " ".join(str(cell) for cell in cells)
            days = [day for day in (day_in(each, order) for each in _DATE.findall(text)) if day is not None]
            if len(days) >= 2 and days[0] <= days[1]:  # noqa: PLR2004  # start and end
                export.chosen_period = (days[0], days[1])

    def after(self, header: Header, export: Export) -> None:
        """A start date alone says that a row begins there, not where it ends."""
        starts = {day for day in export.first if day}
        if header.has("day") and not header.has("end") and len(starts) == 1 and export.chosen_period is None:
            export.open_ended = True
            export.notes.append(
                Text(
                    "De rijen noemen alleen de eerste dag; het bestand zegt niet wanneer de periode eindigt.",
                    "The rows give only the first day; the file does not say when the period ends.",
                )
            )
