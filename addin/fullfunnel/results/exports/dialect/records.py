"""Records of a text file: cells by line, with what no export holds refused on the way."""

from __future__ import annotations

import csv
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, BinaryIO, Final

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
_WIDEST: Final = 4
"""Bytes of a character, at the most."""
_LONGEST_CELL: Final = 100_000
_ONE_BY_ONE: Final = 5_000
_BATCH: Final = 5_000


def records(blocks: Iterable[list[str]], delimiter: str) -> Iterator[Record]:
    """The records of a text, line ends kept in quoted cells.

    Args:
        blocks: its lines, some at a time.
        delimiter: what stands between cells.

    Raises:
        BadInput: a line or cell longer than any export has, or a quote that is never closed.
    """
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(chain.from_iterable(_short(blocks)), delimiter=delimiter, strict=True)
    before = read = 0
    try:
        # One by one at first, so that a broken quote is placed to the line; then in batches, for speed.
        while rows := list(islice(reader, 1 if read < _ONE_BY_ONE else _BATCH)):
            if reader.line_num - before == len(rows):
                yield from enumerate(rows, start=before + 1)
            else:
                yield from _over_more_lines(rows, before + 1)
            before = reader.line_num
            read += len(rows)
    except csv.Error as error:
        raise _broken(str(error), before + 1) from None


def _over_more_lines(rows: list[list[str]], line: int) -> Iterator[Record]:
    """Records of which some run over several lines."""
    for cells in rows:
        yield line, cells
        line += 1 + sum(cell.count("\n") for cell in cells)


def _short(blocks: Iterable[list[str]]) -> Iterator[list[str]]:
    number = 0
    for block in blocks:
        if max(map(len, block), default=0) > _LONGEST_LINE:
            long = next(at for at, line in enumerate(block, start=number + 1) if len(line) > _LONGEST_LINE)
            raise _too_long(long)
        number += len(block)
        yield block


def require_short_lines(stream: BinaryIO) -> None:
    """Pass a large file in which no line is far longer than any export has, before a line of it is read as text.

    Raises:
        BadInput: a line has more bytes than the longest one can have in any encoding.
    """
    number, since = 1, 0
    while block := stream.read(_LONGEST_LINE):
        breaks = max(block.count(b"\n"), block.count(b"\r"))
        since = 0 if breaks else since + len(block)
        if since > _WIDEST * _LONGEST_LINE:
            raise _too_long(number)
        number += breaks


def _too_long(line: int) -> BadInput:
    return BadInput(
        Text(
            f"Regel {line} is langer dan een miljoen tekens. Dit is geen export van een advertentieplatform. Kies "
            "een ander bestand.",
            f"Line {line} is longer than a million characters. This is not an export of an ad platform. Choose "
            "another file.",
        )
    )


def _broken(error: str, line: int) -> BadInput:
    if "field limit" in error:
        return BadInput(
            Text(
                f"Een cel op regel {line} is langer dan honderdduizend tekens. Dit is geen export van een "
                "advertentieplatform. Kies een ander bestand.",
                f"A cell on line {line} is longer than a hundred thousand characters. This is not an export of an "
                "ad platform. Choose another file.",
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
