"""The link from a workbook to the add-in file, which ``[1]!FUNNEL_TARGET`` points through (ECMA-376 18.14).

The link names the file alone, as one of Excel's start folder: a link with a folder in it breaks on every other
computer. A link that is there already is used again, wherever it points, so a marketeer's own choice of a place stays.
A link that was made here goes again when nothing points through it, for Excel asks about links on opening.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.xlsx import refusals
from fullfunnel.xlsx.container.markup import HEAD, Markup, attributes
from fullfunnel.xlsx.container.package import CONTENT_TYPES, local_children, relationship_id, relationships_part
from fullfunnel.xlsx.container.part_list import put_at_end, without_listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.xlsx.container.package import Package

ADDIN: Final = "fullfunnel.xlam"

_START_FOLDER: Final = "http://schemas.microsoft.com/office/2006/relationships/xlExternalLinkPath/xlStartup"
_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
_OURS: Final = re.compile(r"(?:^|[\\/])fullfunnel[^\\/]*\.xlam$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AddinLink:
    """Where formulas point for the add-in, and what has to be in the package for it."""

    number: int
    """As in ``[1]!``."""
    changed: dict[str, bytes]
    added: dict[str, bytes]


def addin_link(package: Package, names: Iterable[str]) -> AddinLink:
    """The link to the add-in: the one that is there, else a new one.

    Args:
        package: the workbook.
        names: the functions that formulas may call through it.

    Raises:
        Damaged: a part that lists the links cannot be read.
    """
    links = package.relationships(package.workbook_part)
    references = list(local_children(package.workbook, "externalReferences", "externalReference"))
    for number, reference in enumerate(references, start=1):
        link = links.get(relationship_id(reference) or "")
        paths = package.relationships(link.target).values() if link is not None else ()
        if any(path.external and _OURS.search(path.target) for path in paths):
            return AddinLink(number, {}, {})
    return _new_link(package, len(references) + 1, names)


def without_own_link(package: Package) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The parts that change when the link that was made here goes, and the parts that go; nothing where there is none.

    Only the last of the links can go: the others are counted from the first.
    """
    links = package.relationships(package.workbook_part)
    references = list(local_children(package.workbook, "externalReferences", "externalReference"))
    link_id = relationship_id(references[-1]) if references else None
    link = links.get(link_id or "")
    if link_id is None or link is None:
        return {}, ()
    paths = package.relationships(link.target).values()
    if [path.kind.endswith("xlStartup") and path.target.endswith(f"/{ADDIN}") for path in paths] != [True]:
        return {}, ()
    markup = _markup(package, package.workbook_part)
    one = re.escape(link_id.encode())
    pattern = rb"""<(?:[\w.\-]+:)?externalReference\s[^<>]*:id\s*=\s*["']""" + one + rb"""["'][^<>]*/>"""
    xml = re.sub(pattern, b"", markup.xml)
    xml = re.sub(rb"<((?:[\w.\-]+:)?externalReferences)\s*>\s*</\1\s*>", b"", xml)
    links_part = relationships_part(package.workbook_part)
    changed = {
        package.workbook_part: markup.stored(xml),
        links_part: without_listed(package, links_part, b"Relationship", b"Id", {link_id.encode()}),
        CONTENT_TYPES: without_listed(package, CONTENT_TYPES, b"Override", b"PartName", {f"/{link.target}".encode()}),
    }
    return changed, (link.target, relationships_part(link.target))


def _new_link(package: Package, number: int, names: Iterable[str]) -> AddinLink:
    folder = posixpath.join(posixpath.dirname(package.workbook_part), "externalLinks")
    free = next(n for n in range(1, 10_000) if package.archive.find(f"{folder}/externalLink{n}.xml") is None)
    part = f"{folder}/externalLink{free}.xml"
    links_part = relationships_part(package.workbook_part)
    links = _markup(package, links_part)
    link_id = next(i for n in range(1, 10_000) if (i := f"rIdFullfunnel{n}").encode() not in links.xml)
    kinds = _base_of_kinds(links.xml)
    link = f'Id="{link_id}" Type="{kinds}/externalLink" Target="/{part}"'
    changed = {
        links_part: put_at_end(package, links_part, b"Relationships", b"Relationship", link.encode()),
        package.workbook_part: _with_reference(package, link_id),
    }
    override = f'PartName="/{part}" ContentType="{_CONTENT_TYPE}"'
    changed[CONTENT_TYPES] = put_at_end(package, CONTENT_TYPES, b"Types", b"Override", override.encode())
    return AddinLink(number, changed, {part: _part(names, package, kinds), relationships_part(part): _part_links()})


def _part(names: Iterable[str], package: Package, kinds: str) -> bytes:
    namespace = package.workbook.tag.rpartition("}")[0].removeprefix("{")
    defined = "".join(f'<definedName name="{name}"/>' for name in sorted(names))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<externalLink xmlns="{namespace}"><externalBook xmlns:r="{kinds}" r:id="rId1">'
        f'<sheetNames><sheetName val="fullfunnel"/></sheetNames><definedNames>{defined}</definedNames>'
        '<sheetDataSet><sheetData sheetId="0"/></sheetDataSet></externalBook></externalLink>'
    ).encode()


def _part_links() -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_START_FOLDER}" Target="{ADDIN}" TargetMode="External"/></Relationships>'
    ).encode()


def _with_reference(package: Package, link_id: str) -> bytes:
    """The workbook part with one more external reference, at the place that its schema has for it."""
    markup = _markup(package, package.workbook_part)
    shadow = markup.shadow()
    end = re.search(rb"</((?:[\w.\-]+:)?)sheets\s*>", shadow)
    named = re.search(rb"<(?:[\w.\-]+:)?sheet" + HEAD, shadow)
    id_name = next((name for name in attributes(named[1]) if name.endswith(b":id")), b"") if named else b""
    if end is None or not id_name:
        raise refusals.Damaged(package.name, what=package.workbook_part)
    prefix = end[1]
    reference = b'<%sexternalReference %s="%s"/>' % (prefix, id_name, link_id.encode())
    tag = prefix + b"externalReferences"
    present = re.search(b"</" + re.escape(tag) + rb"\s*>", shadow)
    if present is not None:
        xml = markup.xml[: present.start()] + reference + markup.xml[present.start() :]
        return markup.stored(xml)
    groups = re.search(b"</" + re.escape(prefix) + rb"functionGroups\s*>", shadow)
    at = (groups or end).end()
    return markup.stored(markup.xml[:at] + b"<%s>%s</%s>" % (tag, reference, tag) + markup.xml[at:])


def _base_of_kinds(links: bytes) -> str:
    """What the kinds of links begin with: one in Transitional workbooks, another in Strict ones."""
    match = re.search(rb"""["']([^"']*/relationships)/worksheet["']""", links)
    return match[1].decode() if match else "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _markup(package: Package, part: str) -> Markup:
    return Markup.of(package.read(part) or b"", package.name, part)
