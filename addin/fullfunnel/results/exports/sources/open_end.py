"""A text that stops without a line end: a download that was cut off may have stopped within its last figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.results.exports import refusals
from fullfunnel.results.exports.dialect.figures import is_not_reported, unwrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.results.exports.columns import Header
    from fullfunnel.results.exports.dialect.figures import Mark
    from fullfunnel.results.exports.dialect.records import Record
    from fullfunnel.results.exports.export import Export

_COMPLETE: Final = (b"\n", b"\r", b'"', b"%")
"""What stands behind a last cell that is whole."""
_FEWEST: Final = 2


def is_open(tail: bytes) -> bool:
    """Whether a text with these last bytes may have stopped within a cell."""
    return not tail.replace(b"\x00", b"").endswith(_COMPLETE)


def check_last_figure(header: Header, others: Sequence[Record], last: Record, decimal: Mark, export: Export) -> None:
    """Look at the last figure of a file that has no line end behind it; what only may be cut off is named.

    Args:
        header: of the table.
        others: rows of the table, some.
        last: the last row.
        decimal: the decimal sign of the file.
        export: gets the note.

    Raises:
        Doubt: the others have decimals that this one lacks.
    """
    line, cells = last
    column = header.columns[-1]
    if not column.is_figure or len(cells) != len(header.columns) or is_not_reported(unwrapped(str(cells[-1]))):
        return
    shown = {_decimals(row[column.at], decimal) for at, row in others if at != line and len(row) == len(cells)}
    own = _decimals(cells[-1], decimal)
    if len(shown) == 1 and len(others) > _FEWEST and own not in shown:
        raise refusals.cut_within(line, column.header, cells[-1])
    if not (len(shown) == 1 and own):
        figure = str(cells[-1]).strip()
        export.notes.append(
            Text(
                "Het bestand eindigt zonder regeleinde. Is de download afgebroken, dan is het laatste cijfer "
                f"(regel {line}, ‘{column.header}’: {figure}) niet volledig. Controleer dat cijfer.",
                "The file ends without an end of line. If the download was cut off, its last figure (line "
                f"{line}, ‘{column.header}’: {figure}) is not complete. Check that figure.",
            )
        )


def _decimals(cell: object, decimal: Mark) -> int:
    return len(unwrapped(str(cell)).strip().partition(decimal)[2])
