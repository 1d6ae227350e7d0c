"""XML as bytes: encodings, attributes, characters, and what may not be taken for markup.

Only what must change in a part is changed, so parts are scanned, not parsed into a tree and written out again. Before a
part is scanned it goes once through expat, so the scanners here meet well-formed XML without a DOCTYPE.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from fullfunnel.language import Text
from fullfunnel.xlsx import refusals

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD: Final = rb"""((?=[\s/>])[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*)>"""
"""What stands between a tag's name and its end; a quoted value may hold ``>``. Ends in ``/`` for an empty element."""

_ATTRIBUTE: Final = re.compile(rb"""(?<!\s)(\s*+)(?<![^\s"'])([^\s=/"'<>]++)(\s*+=\s*+)("[^"]*+"|'[^']*+')""")
_NOT_MARKUP: Final = re.compile(rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_DECLARED: Final = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ENTITY: Final = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(lt|gt|amp|quot|apos));")
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CDATA: Final = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_PROLOG: Final = re.compile(rb"(?:\s++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
"""What may stand before a DOCTYPE. Each piece is taken whole and never again in another way."""
_SMALL_PART: Final = 100_000
"""Bytes up to which it is remembered of a part that it is well-formed."""
_ASCII_LIKE: Final = frozenset({"utf-8", "ascii", "iso8859-1", "cp1252"})
"""Encodings in which markup is plain ASCII, so that bytes can be scanned as they are."""


@dataclass(frozen=True, slots=True)
class Markup:
    """A part as ASCII-compatible bytes to scan, and the way back to the encoding of the file."""

    xml: bytes
    encoding: str
    """Of ``xml``: UTF-8, or a single-byte encoding."""
    stored_as: str
    """Of the part in the file."""
    noisy: bool = True
    """Whether comments, CDATA or processing instructions may stand in it."""

    @classmethod
    def of(cls, part: bytes, file_name: str, part_name: str, unknown: Callable[[bytes], bytes] | None = None) -> Markup:
        """Take in a part.

        Args:
            part: its bytes.
            file_name: the workbook, for a refusal.
            part_name: the part, for the same.
            unknown: of a part in UTF-8 what has to be looked at to know that all of it is well-formed.

        Raises:
            Doctype: it declares a document type or an entity.
            Damaged: it is not well-formed, or in an encoding that Excel does not read.
        """
        stored_as = _encoding(part)
        try:
            xml = part if stored_as in _ASCII_LIKE else part.decode(stored_as).encode("utf-8")
        except (UnicodeError, LookupError):
            raise refusals.Damaged(file_name, what=part_name) from None
        looked_at = part if unknown is None or stored_as != "utf-8" else unknown(part)
        require_well_formed(looked_at, file_name, part_name)
        if b"\x00" in xml:
            # UTF-16 that does not say so: expat guesses it, and other readers do not.
            raise refusals.Damaged(file_name, what=part_name)
        noisy = has_noise(xml if looked_at is part else looked_at)
        return cls(xml, stored_as if stored_as in _ASCII_LIKE else "utf-8", stored_as, noisy)

    def stored(self, xml: bytes) -> bytes:
        """Changed ``xml`` in the encoding of the part in the file."""
        return xml if self.stored_as in _ASCII_LIKE else xml.decode("utf-8").encode(self.stored_as)

    def shadow(self) -> bytes:
        """``xml`` with comments, CDATA and processing instructions blanked, every other byte in its place."""
        return _NOT_MARKUP.sub(lambda match: b" " * len(match[0]), self.xml) if self.noisy else self.xml

    def text(self, start: int, end: int) -> str:
        """The characters between two places (no tags between them): entities, CDATA and comments resolved."""
        return characters(self.xml[start:end], self.encoding)


def has_noise(xml: bytes) -> bool:
    """Whether comments, CDATA or processing instructions stand in XML that is well-formed."""
    return b"<!" in xml or xml.count(b"<?") > xml.startswith((b"<?xml", b"\xef\xbb\xbf<?xml"))


def _encoding(part: bytes) -> str:
    if part.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16-le" if part.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    declared = _DECLARED.match(part.removeprefix(codecs.BOM_UTF8))
    try:
        return codecs.lookup(declared[1].decode("ascii")).name if declared else "utf-8"
    except LookupError:
        return "unknown"


def require_well_formed(part: bytes, file_name: str, part_name: str) -> None:
    """Pass XML that any parser reads alike.

    Raises:
        Doctype: a document type or an entity is declared, as no program that writes workbooks does.
        Damaged: not well-formed, in another encoding than UTF-8, UTF-16 or Latin 1, or nested without end.
    """
    flaw = _known_flaw(part) if len(part) <= _SMALL_PART else _flaw(part)
    if flaw is refusals.Doctype:
        raise flaw(file_name, what=Text(nl=f"DOCTYPE in {part_name}", en=f"DOCTYPE in {part_name}"))
    if flaw is not None:
        raise flaw(file_name, what=part_name)


def _flaw(part: bytes) -> type[refusals.Refusal] | None:
    def doctype(*_: object) -> None:
        raise _DeclaredError

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = doctype
    try:
        parser.Parse(part, True)  # noqa: FBT003 expat takes its last argument by place
    except _DeclaredError:
        return refusals.Doctype
    except (expat.ExpatError, ValueError, LookupError):
        return refusals.Damaged
    return None


_known_flaw = lru_cache(maxsize=128)(_flaw)
"""Workbooks of one template share most of their small parts to the byte."""


class _DeclaredError(Exception):
    """A document type or an entity was met."""


def declares_doctype(part: bytes) -> bool:
    """Whether a part that we do not parse opens with a DOCTYPE, behind which entities would be declared."""
    if part.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        part = part.decode("utf-16", "replace").encode()
    part = part.removeprefix(codecs.BOM_UTF8)
    prolog = _PROLOG.match(part)
    return prolog is not None and part.startswith(b"<!DOCTYPE", prolog.end())


def attributes(head: bytes) -> dict[bytes, bytes]:
    """The attributes between a tag's name and its end, as raw bytes (entities not resolved)."""
    return {name: value[1:-1] for _, name, _, value in _ATTRIBUTE.findall(head)}


def without_attributes(head: bytes, *names: bytes) -> bytes:
    """The bytes between a tag's name and its end without these attributes."""
    return _ATTRIBUTE.sub(lambda match: b"" if match[2] in names else match[0], head)


def with_attribute(head: bytes, name: bytes, value: bytes) -> bytes:
    """The bytes between a tag's name and its end with another value for an attribute that is there."""
    return _ATTRIBUTE.sub(
        lambda match: match[1] + match[2] + match[3] + b'"' + value + b'"' if match[2] == name else match[0], head
    )


def characters(raw: bytes, encoding: str = "utf-8") -> str:
    """The characters that raw bytes between two tags stand for."""
    if b"<" in raw:
        pieces, at = [], 0
        for match in _NOT_MARKUP.finditer(raw):
            pieces.append(_resolved(raw[at : match.start()], encoding))
            cdata = _CDATA.fullmatch(match[0])
            pieces.append(cdata[1].decode(encoding) if cdata else "")
            at = match.end()
        pieces.append(_resolved(raw[at:], encoding))
        return "".join(pieces)
    return _resolved(raw, encoding)


def _resolved(raw: bytes, encoding: str) -> str:
    text = raw.decode(encoding)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ENTITY.sub(_entity, text) if "&" in text else text


def _entity(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    return chr(int(match[1], 16) if match[1] else int(match[2]))


def cell_text(text: str) -> str:
    """A cell's text as Excel shows it: ``_x000D_`` is a character that XML cannot hold (ECMA-376 22.9.2.19)."""
    if "_x" not in text:
        return text
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def escaped_cell_text(text: str) -> str:
    """The way back of ``cell_text``, with the characters of XML itself escaped."""
    text = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    text = re.sub(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", lambda match: f"_x{ord(match[0]):04X}_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
