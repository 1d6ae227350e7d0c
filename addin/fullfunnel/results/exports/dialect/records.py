"""Records of a text file: cells by line, with what no export holds refused on the way."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, Final

from fullfunnel.errors import BadInput
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Record = tuple[int, list[Any]]
"""The line on which a record begins, 1 for the first, and its cells: texts, and in a workbook numbers and dates."""

DELIMITERS: Final = {
    ",": Text("komma", "comma"),
    ";": Text("puntkomma", "semicolon"),
    "\t": Text("tab", "tab"),
    "|": Text("streep", "pipe"),
}

_LONGEST_LINE: Final = 1_000_000
_LONGEST_CELL: Final = 100_000


def records(lines: Iterable[str], delimiter: str) -> Iterator[Record]:
    """The records of a text, line ends kept in quoted cells.

    Raises:
        BadInput: a line or cell longer than any export has, or a quote that is never closed.
    """
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(_short(lines), delimiter=delimiter, strict=True)
    begun = 1
    try:
        for cells in reader:
            yield begun, cells
            begun = reader.line_num + 1
    except csv.Error as error:
        raise _broken(str(error), begun) from None


def _short(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        if len(line) > _LONGEST_LINE:
            raise BadInput(
                Text(
                    f"Regel {number} is langer dan een miljoen tekens. Dit is geen export van een advertentieplatform.",
                    f"Line {number} is longer than a million characters. This is no export of an ad platform.",
                )
            )
        yield line


def _broken(error: str, line: int) -> BadInput:
    if "field limit" in error:
        return BadInput(
            Text(
                f"Een cel op regel {line} is langer dan honderdduizend tekens. Dit is geen export van een "
                "advertentieplatform.",
                f"A cell on line {line} is longer than a hundred thousand characters. This is no export of an ad "
                "platform.",
            )
        )
    return BadInput(
        Text(
            f"De aanhalingstekens kloppen niet vanaf regel {line}: het bestand is afgebroken of door een ander "
            "programma "
            "veranderd. Download de export opnieuw.",
            f"The quotes do not match from line {line} on: the file is cut off or was changed by another program. "
            "Download the "
            "export again.",
        )
    )
