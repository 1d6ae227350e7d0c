"""The export in a file or DataFrame, without pandas: what ``ff.read_export`` and ``fullfunnel import`` both read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from os import PathLike
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.python_arguments import is_beyond_floats, python_value
from fullfunnel.results.exports.habits import Options
from fullfunnel.results.exports.platforms.plain_table import PlainTable
from fullfunnel.results.exports.progress import unfollowed
from fullfunnel.results.exports.reading import read_sheets
from fullfunnel.results.exports.sources.sheets import Sheet
from fullfunnel.results.exports.sources.source import Opened, open_export

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from fullfunnel.results.exports.dialect.records import Record
    from fullfunnel.results.exports.export import Export
    from fullfunnel.results.exports.progress import PartRead

_NO_FIGURE: Final = "…"


def read_file(  # noqa: PLR0913  # what a file leaves open, each by its name
    path: str | PathLike[str] | pd.DataFrame,
    *,
    mapping: Mapping[str, str] | None = None,
    platform: str = "table",
    table: str | None = None,
    encoding: str | None = None,
    options: Options | None = None,
    part_read: PartRead = unfollowed,
) -> Export:
    """The export in a file or DataFrame; ``part_read`` is called with the part that was read.

    Raises:
        FunnelError: the file is of no known platform, or could be read in two ways.
    """
    plain = None if mapping is None else PlainTable(mapping, platform)
    opened = _of_frame(path) if not isinstance(path, str | PathLike) else open_export(path, encoding, part_read)
    return read_sheets(opened, options or Options(), plain, table)


def _of_frame(frame: pd.DataFrame) -> Opened:
    rows: list[Record] = [(1, [str(name) for name in frame.columns])]
    given = frame.to_numpy(object).tolist()
    rows += [(number, [_plain(cell) for cell in row]) for number, row in enumerate(given, start=2)]

    def read() -> Iterator[Record]:
        return iter(rows)

    why = Text(
        "getallen en datums staan er als echte getallen en datums in",
        "its numbers and dates are real numbers and dates",
    )
    return Opened("DataFrame", (Sheet("DataFrame", read, decided={"encoding": ("DataFrame", why)}),), is_text=True)


def _plain(cell: object) -> object:
    value = python_value(cell)
    if isinstance(value, Decimal):
        value = float(value) if value.is_finite() else None
    if value is None or value != value:  # noqa: PLR0124  # NaN is unequal to itself
        return ""
    if hasattr(value, "to_pydatetime"):
        return value.to_pydatetime()
    if is_beyond_floats(value):
        return _NO_FIGURE
    # What no cell of a file can be is a word; where a figure is needed it is refused as any other word.
    return value if isinstance(value, str | int | float | date) else type(value).__name__
