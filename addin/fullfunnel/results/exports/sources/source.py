"""From a file to sheets of records: the edge where bytes, workbooks and zips are opened.

Whether it is text, a workbook or a zip is seen from its first bytes, not from its name: a ``.csv`` of Google Ads may be
UTF-16 with tabs. A large text is read as a stream, so a million rows need no more memory than their figures.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, TextIO

from fullfunnel.errors import BadInput, Refused
from fullfunnel.language import Text
from fullfunnel.results.exports.dialect.encoding import Encoding, decide_encoding
from fullfunnel.results.exports.dialect.records import DELIMITERS, records, require_short_lines
from fullfunnel.results.exports.progress import unfollowed
from fullfunnel.results.exports.sources.open_end import is_open
from fullfunnel.results.exports.sources.sheets import Sheet, too_large

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from fullfunnel.results.exports.dialect.records import Record
    from fullfunnel.results.exports.progress import PartRead

_BLOCK: Final = 2**18
_AT_ONCE: Final = 32 * 2**20
"""Up to this size a text is decoded whole, which shows its encoding best."""
_HEAD: Final = 2**20
_TAIL: Final = 8
_LARGEST_WORKBOOK: Final = 100 * 2**20
_LARGEST_MEMBER: Final = 400 * 2**20
_MOST_MEMBERS: Final = 60
_TIGHTEST: Final = 200
"""A text shrinks to a tenth or so; a bomb to a thousandth."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file holds: its sheets, or one text that can be cut in several ways."""

    name: str
    sheets: tuple[Sheet, ...]
    is_text: bool
    """Whether the sheets are the same text with different delimiters."""


def open_export(path: str | os.PathLike[str], encoding: str | None = None, part_read: PartRead = unfollowed) -> Opened:
    """Open an export.

    Args:
        path: the file.
        encoding: of a text, where the marketeer knows better.
        part_read: is called with the part that was read.

    Raises:
        FunnelError: the file is not there, is empty, or is no text, workbook or zip that can be read.
    """
    file = Path(path)
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
        size = file.stat().st_size
    except OSError as error:
        raise _not_there(file.name, error) from None
    if not head.strip(b"\x00 \r\n\t"):
        raise BadInput(
            Text(
                f"‘{file.name}’ is leeg. Download de export opnieuw.",
                f"‘{file.name}’ is empty. Download the export again.",
            )
        )
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        return _opened_zip(file, size, encoding, part_read)
    if head.lstrip()[:200].lower().startswith((b"<html", b"<!doctype", b"<?xml", b"<table")):
        raise Refused(
            Text(
                f"‘{file.name}’ is een webpagina of XML, geen export. Kies bij het downloaden CSV of Excel (.xlsx).",
                f"‘{file.name}’ is a web page or XML, not an export. Choose CSV or Excel (.xlsx) when downloading.",
            )
        )
    return _opened_text(file, head, size, encoding, part_read)


# -- text --------------------------------------------------------------------------------------------------------------


def _opened_text(file: Path, head: bytes, size: int, given: str | None, part_read: PartRead) -> Opened:
    whole = size <= _AT_ONCE
    if not whole:
        with file.open("rb") as stream:
            require_short_lines(stream)
    content = file.read_bytes() if whole else head
    encoding = _given(given, content) if given else decide_encoding(content, whole=whole)

    def text() -> Iterator[list[str]]:
        if whole:
            kept = content[: len(content) - encoding.stray] if encoding.stray else content
            decoded = kept.decode(encoding.codec)
            yield from _blocks(io.StringIO(decoded, newline=""), len(decoded), part_read)
            return
        with file.open("rb") as counted, io.TextIOWrapper(counted, encoding.codec, newline="") as stream:
            yield from _blocks(stream, size, part_read, counted)

    open_end = is_open(_tail(file)[: -encoding.stray or None])
    sheets = tuple(_cut(file.name, text, each, encoding, open_end=open_end) for each in DELIMITERS)
    return Opened(file.name, sheets, is_text=True)


def _tail(file: Path) -> bytes:
    with file.open("rb") as stream:
        stream.seek(max(stream.seek(0, io.SEEK_END) - _TAIL, 0))
        return stream.read()


def _cut(name: str, text: object, delimiter: str, encoding: Encoding, *, open_end: bool) -> Sheet:
    def read() -> Iterator[Record]:
        lines: Iterator[list[str]] = text()  # type: ignore[operator]  # the function above
        try:
            yield from records(_without_separator_line(lines), delimiter)
        except UnicodeError:
            raise _not_in(encoding) from None

    why = Text("zo staan de kopjes elk in een cel", "this way every header has a cell of its own")
    decided = {"encoding": (encoding.name, encoding.why), "delimiter": (DELIMITERS[delimiter].en, why)}
    return Sheet(name, read, open_end=open_end, decided=decided)


def _blocks(
    stream: TextIO, size: int, part_read: PartRead = unfollowed, counted: BinaryIO | None = None
) -> Iterator[list[str]]:
    """The lines of a text, some at a time; ``counted`` is what knows the bytes that were read, else characters are."""
    read = 0
    while block := stream.readlines(_BLOCK):
        read = read + sum(map(len, block)) if counted is None else counted.tell()
        part_read(read / max(size, 1))
        yield block


def _blocks_of(text: str) -> Iterator[list[str]]:
    return _blocks(io.StringIO(text, newline=""), len(text))


def _without_separator_line(lines: Iterator[list[str]]) -> Iterator[list[str]]:
    """Excel is given ``sep=;`` as a first line by some; the line stays, empty, so that lines keep their numbers."""
    first = next(lines, [])
    if first and first[0].strip().lower().startswith("sep="):
        first[0] = "\n"
    return chain([first], lines)


def _given(codec: str, content: bytes) -> Encoding:
    try:
        content.decode(codec)
    except (UnicodeError, LookupError):
        raise BadInput(
            Text(
                f"Het bestand is niet te lezen als {codec}. Geef een andere codering op, of laat die weg.",
                f"The file cannot be read as {codec}. Give another encoding, or leave it out.",
            )
        ) from None
    return Encoding(codec, codec, Text("zo opgegeven", "as given"))


def _not_in(encoding: Encoding) -> BadInput:
    return BadInput(
        Text(
            f"Het bestand begint als {encoding.name}, maar verderop staan tekens die dat niet zijn: het is beschadigd "
            "of bestaat uit twee "
            "bestanden. Download de export opnieuw.",
            f"The file begins as {encoding.name}, but further on has characters that are not: it is damaged or made "
            "of two files. "
            "Download the export again.",
        )
    )


def _not_there(name: str, error: OSError) -> BadInput:
    return BadInput(
        Text(
            f"‘{name}’ is niet te openen ({error.strerror or error}). Kijk of het bestand er staat.",
            f"‘{name}’ cannot be opened ({error.strerror or error}). Check that the file is there.",
        )
    )


# -- workbooks and zips ------------------------------------------------------------------------------------------------


def _opened_zip(file: Path, size: int, given: str | None, part_read: PartRead) -> Opened:
    if size > _LARGEST_WORKBOOK:
        raise too_large(file.name)
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        members = []
    texts = [
        member
        for member in members
        if member.filename.lower().endswith((".csv", ".tsv", ".txt")) and not member.is_dir()
    ]
    if texts and not any(member.filename == "[Content_Types].xml" for member in members):
        return _opened_texts(file, members, texts, given)
    # The room for workbooks refuses what is damaged, encrypted, another kind of file, or a bomb.
    from fullfunnel.results.exports.sources.workbook_sheets import workbook_sheets  # noqa: PLC0415  # openpyxl, where it is needed

    return Opened(file.name, workbook_sheets(file, part_read), is_text=False)


def _opened_texts(
    file: Path, members: list[zipfile.ZipInfo], texts: list[zipfile.ZipInfo], given: str | None
) -> Opened:
    if len(members) > _MOST_MEMBERS or any(
        member.file_size > _LARGEST_MEMBER or member.file_size > _TIGHTEST * max(member.compress_size, 1000)
        for member in members
    ):
        raise too_large(file.name)
    sheets: list[Sheet] = []
    with zipfile.ZipFile(file) as archive:
        for member in texts:
            try:
                with archive.open(member) as stream:
                    content = stream.read(_AT_ONCE + 1)
            except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, NotImplementedError):
                raise Refused(
                    Text(
                        f"‘{file.name}’ is beschadigd of versleuteld. Pak het uit en kies de CSV.",
                        f"‘{file.name}’ is damaged or encrypted. Unpack it and choose the CSV.",
                    )
                ) from None
            if len(content) > _AT_ONCE:
                raise too_large(file.name)
            encoding = _given(given, content) if given else decide_encoding(content)
            text = content[: len(content) - encoding.stray].decode(encoding.codec)
            blocks = partial(_blocks_of, text)
            sheet = _cut(member.filename, blocks, ",", encoding, open_end=is_open(content[-_TAIL:]))
            sheet.name = member.filename
            sheets.append(sheet)
    return Opened(file.name, tuple(sheets), is_text=False)
