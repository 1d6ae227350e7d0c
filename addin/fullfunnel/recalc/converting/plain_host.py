"""A workbook without any function of ours, and back: what stood there is kept in a part of its own meanwhile.

Calls become plain formulas on the sheet Calculation; what plain formulas cannot say keeps its last value. On the way
back a part that nobody touched gets the very bytes that it had; in any other each cell that still holds what was put
there gets its formula back.
"""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
import zlib
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.plain.calls import calls_in
from fullfunnel.plain.fallback import in_plain_functions, sentence_instead
from fullfunnel.recalc.converting.respelling import as_values, calls_ours, formulas_in, parts_with_formulas
from fullfunnel.recalc.outcome import Left
from fullfunnel.recalc.plain_sheet.plain_sheet import plain_sheet
from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.container.calc_chain import without_calc_chain
from fullfunnel.xlsx.container.markup import Markup
from fullfunnel.xlsx.container.package import CONTENT_TYPES, Package, relationships_part
from fullfunnel.xlsx.copying.insertion import Insertion

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS: Final = {"FUNNELTARGET": ("ffgoal", "ffkpis"), "FUNNELALLOWABLE": (), "FUNNELMAXCPA": ("ffbudget",)}
"""What a call of a function that plain formulas can say is about, in the plan of the workbook itself."""
_SAID: Final = frozenset(_WORDS)
_SPACE: Final = "urn:fullfunnel:kept"
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_PART: Final = re.compile(r'<part name="([^"]*)" now="([^"]*)">([^<]*)</part>')
_COLUMN: Final = re.compile(rb"<((?:[\w.\-]+:)?calculatedColumnFormula)(?:\s[^<>]*)?>[^<]*</\1>")
_CELL: Final = re.compile(rb'<(?:[\w.\-]+:)?c\s[^<>]*?\br="([A-Z]+[0-9]+)"')

_NO_SHEET: Final = Text(
    nl="deze werkmap heeft het tabblad Berekening nog niet; draai eerst 'fullfunnel upgrade'",
    en="this workbook does not have the sheet Calculation yet; run 'fullfunnel upgrade' first",
)
_ANOTHER_PLAN: Final = Text(
    nl="rekent met een ander framework of doel dan dat van de werkmap en is daarom een FUNNEL_-formule gebleven",
    en="calculates with another framework or goal than that of the workbook, so it stayed a FUNNEL_ formula",
)
_NO_VALUE: Final = Text(
    nl="heeft nog geen waarde; draai eerst 'fullfunnel regenerate'",
    en="has no value yet; run 'fullfunnel regenerate' first",
)


@dataclass(slots=True)
class Converted:
    """A workbook on its way, as bytes."""

    content: bytes
    calls: int = 0
    left: list[Left] = field(default_factory=list)
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands in a place instead of something else."""

    cell: str
    start: int
    end: int
    new: bytes


def to_plain(package: Package) -> Converted:
    """The workbook without functions of ours.

    Raises:
        Damaged: a part cannot be read.
    """
    book = Book(package)
    if kept_in(package) is not None:
        return Converted(package.archive.content)
    done = Converted(package.archive.content)
    changed: dict[str, bytes] = {}
    has_values, has_sheet = False, plain_sheet(book) is not None
    for part, label in parts_with_formulas(book):
        if not has_sheet:
            if any(True for _ in _pieces(book, part, label, [])):
                done.left.append(Left(label, "A1", _NO_SHEET))
            continue
        pieces = list(_pieces(book, part, label, done.left))
        has_values = has_values or any(piece.new.startswith(b"<") for piece in pieces)
        if pieces:
            markup = Markup.of(package.read(part) or b"", package.name, part)
            changed[part] = markup.stored(_put(markup.xml, pieces))
            done.calls += len(pieces)
    if not changed:
        return done
    gone: tuple[str, ...] = ()
    if has_values:
        listed, gone = without_calc_chain(package)
        changed |= listed
    place, more = _entered(package, changed)
    changed |= more
    kept = _kept(package, changed, gone)
    done.content = package.with_parts(changed, added={place: kept}, removed=gone)
    done.parts = (*changed, place, *gone)
    return done


def kept_in(package: Package) -> str | None:
    """The part that keeps what stood in a workbook before it became plain; ``None`` where there is none."""
    for link in package.relationships(package.workbook_part).values():
        if link.kind == "customXml" and _SPACE.encode() in (package.read(link.target) or b""):
            return link.target
    return None


def from_plain(package: Package) -> Converted:
    """The workbook as it was before it became plain, what was typed since kept.

    Raises:
        Damaged: a part cannot be read.
    """
    place = kept_in(package)
    if place is None:
        return Converted(package.archive.content)
    kept = {
        _unescaped(name): (now, zlib.decompress(base64.b64decode(raw)))
        for name, now, raw in _PART.findall((package.read(place) or b"").decode())
    }
    changed: dict[str, bytes] = {}
    added: dict[str, bytes] = {}
    for part, (now, before) in kept.items():
        content = package.read(part)
        if content is None:
            added[part] = before
        elif _digest(content) == now:
            changed[part] = before
        else:
            changed[part] = content
    untouched = all(_digest(package.read(part) or b"") == now for part, (now, _) in kept.items() if part in changed)
    done = Converted(b"", parts=(*changed, *added, place))
    if not untouched:
        # Somebody worked in it: formulas go back one by one, and the lists of parts lose only the entry of ours.
        added = {}
        changed = _one_by_one(package, kept)
        changed |= _without_entry(package, place)
    done.content = package.with_parts(changed, added=added, removed=(place,))
    done.calls = len(kept)
    return done


def _pieces(book: Book, part: str, label: str, left: list[Left]) -> Iterator[_Piece]:
    """What plain formulas or last values stand in the place of, in one part."""
    package = book.package
    markup = Markup.of(package.read(part) or b"", package.name, part)
    sheet = next((each for each in book.sheets if each.part == part), None)
    values: dict[str, tuple[int, int, bytes] | None] | None = None
    for start, end, text in formulas_in(markup):
        if not calls_ours(text):
            continue
        cell = _cell_around(markup.xml, start) if sheet is not None else ""
        plain, unsaid = in_plain_functions(text)
        if not unsaid:
            yield _Piece(cell, start, end, escape(plain, quote=False).encode(markup.encoding, "xmlcharrefreplace"))
        elif (column := _COLUMN.match(markup.xml, markup.xml.rfind(b"<", 0, start))) is not None:
            # What a table fills new rows with: the column keeps its values and fills no more.
            yield _Piece("", column.start(), column.end(), b"")
        elif sheet is None or not cell or not all(map(_is_about_this_plan, unsaid)):
            left.append(Left(label, cell or text, _ANOTHER_PLAN))
        else:
            values = as_values(book, sheet.name) if values is None else values
            value = values.get(cell)
            if value is not None and (instead := sentence_instead(text)) is not None:
                value = (*value[:2], _as_text(value[2], instead, markup.encoding))
            if value is None:
                left.append(Left(label, cell, _NO_VALUE))
            else:
                yield _Piece(cell, *value)


def _as_text(cell: bytes, words: str, encoding: str) -> bytes:
    """A cell with these words in the place of what it shows."""
    match = re.match(rb"<((?:[\w.\-]+:)?)c\s([^<>]*?)/?>", cell)
    if match is None:
        return cell
    prefix, attributes = match[1], re.sub(rb'\s?\bt="[^"]*"', b"", match[2])
    text = escape(words, quote=False).encode(encoding, "xmlcharrefreplace")
    tag = b"%sc" % prefix
    inside = b"<%sis><%st>%s</%st></%sis>" % (prefix, prefix, text, prefix, prefix)
    return b'<%s %s t="inlineStr">%s</%s>' % (tag, attributes.strip(), inside, tag)


def _is_about_this_plan(call: str) -> bool:
    """Whether a call is about the framework and the goal of the workbook, so that its last value is the plan's."""
    name = next(calls_in(call)).name
    return name not in _SAID or all(word in call.lower() for word in _WORDS[name])


def _put(xml: bytes, pieces: list[_Piece]) -> bytes:
    made, at = [], 0
    for piece in sorted(pieces, key=lambda each: each.start):
        made += [xml[at : piece.start], piece.new]
        at = piece.end
    return b"".join([*made, xml[at:]])


def _cell_around(xml: bytes, at: int) -> str:
    """The address of the cell in which a formula stands."""
    start = max(xml.rfind(b"<c ", 0, at), xml.rfind(b":c ", 0, at) - 2)
    match = _CELL.search(xml, max(start, 0), at)
    return match[1].decode() if match else ""


def _kept(package: Package, changed: dict[str, bytes], gone: tuple[str, ...]) -> bytes:
    entries = []
    for part in (*changed, *gone):
        before = base64.b64encode(zlib.compress(package.read(part) or b"", 9)).decode()
        now = _digest(changed[part]) if part in changed else ""
        entries.append(f'<part name="{escape(part)}" now="{now}">{before}</part>')
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<kept xmlns="{_SPACE}">{"".join(entries)}</kept>'.encode()


def _entered(package: Package, changed: dict[str, bytes]) -> tuple[str, dict[str, bytes]]:
    """The name of the part that is kept, and the lists with its entry."""
    number = next(at for at in range(1, 10_000) if package.archive.find(f"customXml/item{at}.xml") is None)
    place = f"customXml/item{number}.xml"
    links_part = relationships_part(package.workbook_part)
    links = Insertion(changed.get(links_part) or package.read(links_part) or b"", package.name, links_part)
    target = posixpath.relpath(place, posixpath.dirname(package.workbook_part))
    entry = f'<Relationship Id="rIdFullfunnelKept" Type="{_KIND}" Target="{target}"/>'
    links.append("Relationships", entry.encode(), 1, ())
    types_list = changed.get(CONTENT_TYPES) or package.read(CONTENT_TYPES) or b""
    types = Insertion(types_list, package.name, CONTENT_TYPES)
    types.append("Types", f'<Override PartName="/{place}" ContentType="application/xml"/>'.encode(), 1, ())
    return place, {links_part: links.content, CONTENT_TYPES: types.content}


def _one_by_one(package: Package, kept: dict[str, tuple[str, bytes]]) -> dict[str, bytes]:
    """Each formula back where what was put in its place still stands."""
    lists = {CONTENT_TYPES, relationships_part(package.workbook_part)}
    originals = {part: before for part, (_, before) in kept.items() if part not in lists and package.read(part)}
    old = Book(Package.open(package.with_parts(originals), package.name, allow_unsigned=True))
    changed = {}
    for part, before in originals.items():
        label = next((sheet.name for sheet in old.sheets if sheet.part == part), "")
        was = Markup.of(before, package.name, part)
        now = Markup.of(package.read(part) or b"", package.name, part)
        xml = now.xml
        for piece in _pieces(old, part, label, []):
            stood = was.xml[piece.start : piece.end]
            start, end = _cell_span(xml, piece.cell) if piece.cell else (0, len(xml))
            here = xml[start:end]
            at = here.find(piece.new)
            if at >= 0 and piece.new:
                xml = xml[: start + at] + stood + xml[start + at + len(piece.new) :]
        changed[part] = now.stored(xml)
    return changed


def _cell_span(xml: bytes, cell: str) -> tuple[int, int]:
    match = re.search(rb'<((?:[\w.\-]+:)?)c\s[^<>]*?\br="' + cell.encode() + rb'"', xml)
    if match is None:
        return 0, 0
    end = xml.find(b"</" + match[1] + b"c>", match.end())
    return match.start(), len(xml) if end < 0 else end + len(match[1]) + 4


def _without_entry(package: Package, place: str) -> dict[str, bytes]:
    links_part = relationships_part(package.workbook_part)
    target = posixpath.relpath(place, posixpath.dirname(package.workbook_part)).encode()
    links, types = package.read(links_part) or b"", package.read(CONTENT_TYPES) or b""
    entry = rb'<[^<>]*Relationship [^<>]*Target="/?(?:' + re.escape(target) + rb"|" + re.escape(place.encode())
    return {
        links_part: re.sub(entry + rb')"[^<>]*/>', b"", links),
        CONTENT_TYPES: re.sub(rb'<[^<>]*Override PartName="/' + re.escape(place.encode()) + rb'"[^<>]*/>', b"", types),
    }


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _unescaped(text: str) -> str:
    return text.replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
