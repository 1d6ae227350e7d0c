"""The parts of a workbook and how they hang together (Open Packaging Conventions, ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from fullfunnel.errors import NotFound
from fullfunnel.language import Text
from fullfunnel.xlsx import other_formats, refusals
from fullfunnel.xlsx.container.archive import Archive
from fullfunnel.xlsx.container.markup import declares_doctype, require_well_formed
from fullfunnel.xlsx.container.met_before import MetBefore
from fullfunnel.xlsx.container.repack import repack
from fullfunnel.xlsx.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

CONTENT_TYPES: Final = "[Content_Types].xml"
_SMALL_PART: Final = 200_000
"""Bytes up to which the tree of a part is kept, once two workbooks had it."""
_MOST_KEPT: Final = 1_000_000
_PROGRAMS: Final = {"word": "Word", "presentation": "PowerPoint", "visio": "Visio"}


@dataclass(frozen=True, slots=True)
class Relationship:
    """One link from a part to another; ``target`` is the part's name without a leading slash."""

    kind: str
    """Last word of its type, such as ``worksheet``; the same in Strict and Transitional OOXML."""
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet as the workbook lists it."""

    name: str
    part: str
    cells: bool
    """False for chart sheets, dialog sheets and macro sheets."""


@dataclass(frozen=True, slots=True)
class Package:
    """A workbook file, opened and judged fit to be worked on."""

    archive: Archive
    workbook_part: str
    workbook: ET.Element
    sheets: tuple[SheetPart, ...]
    _read: dict[str, bytes] = field(default_factory=dict)
    signed: bool = False
    revised: Mapping[str, bytes] = field(default_factory=dict)
    """Sheets that hold something else than in the file, by the name of their part."""

    @classmethod
    def open(cls, content: bytes, name: str, *, allow_unsigned: bool = False) -> Package:
        """Open the bytes of a file called ``name``.

        Args:
            content: the bytes.
            name: for the sentences.
            allow_unsigned: take a signed workbook too; a change leaves its signature in it, and makes it invalid.

        Raises:
            Refusal: anything but a whole, unsigned, unencrypted .xlsx, .xlsm, .xltx or .xltm.
        """
        archive = Archive.open(content, name)
        _refuse_other_kinds(archive)
        read = _whole(archive)
        root = _relationships(archive, "")
        signed = any("digital-signature" in link.kind for link in root.values())
        if signed and not allow_unsigned:
            raise refusals.Signed(name)
        workbook_part = _workbook_part(archive, root)
        workbook = _tree(archive, workbook_part)
        if _local(workbook.tag) != "workbook":
            raise refusals.Damaged(name, what=workbook_part)
        return cls(archive, workbook_part, workbook, _sheets(archive, workbook_part, workbook), read, signed)

    @property
    def macros_in_disguise(self) -> bool:
        """Whether it holds macros while its name says that it has none (.xlsx, .xltx)."""
        return self.name.lower().endswith((".xlsx", ".xltx")) and any(
            name.lower().endswith("vbaproject.bin") for name in self.archive.members
        )

    @property
    def name(self) -> str:
        """The file's name, for sentences."""
        return self.archive.name

    def read(self, part: str) -> bytes | None:
        """The bytes of a part; None when there is no such part."""
        member = self.archive.find(part)
        if member is None:
            return None
        return self.revised.get(member.name) or self._read.get(member.name) or self.archive.read(member)

    def tree(self, part: str) -> ET.Element:
        """A small part as a tree."""
        return _tree(self.archive, part)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The links of a part by their id."""
        return _relationships(self.archive, part)

    def sheet(self, name: str) -> SheetPart:
        """The sheet with this name; as in Excel the case does not matter.

        Raises:
            NotFound: no sheet has the name, or it has no cells.
        """
        wanted = folded(name)
        for sheet in self.sheets:
            if folded(sheet.name) == wanted and sheet.cells:
                return sheet
        names = ", ".join(f"'{sheet.name}'" for sheet in self.sheets if sheet.cells)
        raise NotFound(
            Text(
                nl=f"'{self.name}' heeft geen werkblad '{name}'. Er zijn: {names}.",
                en=f"'{self.name}' has no sheet '{name}'. There are: {names}.",
            )
        )

    def with_parts(
        self,
        changed: Mapping[str, bytes],
        *,
        added: Mapping[str, bytes] | None = None,
        removed: Iterable[str] = (),
    ) -> bytes:
        """The bytes of the file with these parts changed, added or removed and every other byte as it was.

        Raises:
            Damaged: a part to change is not there, or one to add is.
        """
        members = {**self.revised, **self._by_member(changed)}
        for part in added or {}:
            if self.archive.find(part) is not None:
                raise refusals.Damaged(self.name, what=part)
        gone = {member.name for part in removed if (member := self.archive.find(part)) is not None}
        if not (members or added or gone):
            return self.archive.content
        return repack(self.archive, members, added=added, removed=gone)

    def with_sheets(self, changed: Mapping[str, bytes]) -> Package:
        """The same workbook with other bytes in some of its sheets; its file is made when somebody asks for it.

        Only for sheets: what says which parts there are, and how they hang together, was read already.

        Raises:
            Damaged: a part is not there.
        """
        return replace(self, revised={**self.revised, **self._by_member(changed)})

    def _by_member(self, changed: Mapping[str, bytes]) -> dict[str, bytes]:
        members = {}
        for part, content in changed.items():
            member = self.archive.find(part)
            if member is None:
                raise refusals.Damaged(self.name, what=part)
            members[member.name] = content
        return members


def local_children(element: ET.Element, *path: str) -> Iterator[ET.Element]:
    """The descendants along a path of tags without their namespace (Strict and Transitional differ only there)."""
    for child in element:
        if _local(child.tag) == path[0]:
            if len(path) == 1:
                yield child
            else:
                yield from local_children(child, *path[1:])


def relationship_id(element: ET.Element) -> str | None:
    """The ``r:id`` of an element, in whichever namespace."""
    return next((value for key, value in element.attrib.items() if key.endswith("}id")), None)


def relationships_part(part: str) -> str:
    """The part in which the links of a part stand."""
    folder, leaf = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{leaf}.rels")


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _refuse_other_kinds(archive: Archive) -> None:
    if archive.find(CONTENT_TYPES) is not None:
        return
    mimetype = archive.find("mimetype")
    if mimetype is not None and b"opendocument" in archive.read(mimetype):
        raise other_formats.OpenDocument(archive.name)
    raise other_formats.PlainZip(archive.name)


def _whole(archive: Archive) -> dict[str, bytes]:
    """Unpack every member once: proof that the file is whole. What is XML is kept, for it may be read next."""
    kept: dict[str, bytes] = {}
    for member in archive.members.values():
        content = archive.read(member)
        if member.name.lower().endswith((".xml", ".rels", ".vml")):
            if declares_doctype(content):
                raise refusals.Doctype(archive.name, what=f"DOCTYPE in {member.name}")
            kept[member.name] = content
    return kept


def _tree(archive: Archive, part: str) -> ET.Element:
    member = archive.find(part)
    if member is None:
        raise refusals.Damaged(archive.name, what=Text(nl=f"{part} ontbreekt", en=f"{part} is missing"))
    content = archive.read(member)
    known = _trees.get(content)
    if known is not None:
        return known
    require_well_formed(content, archive.name, part)
    try:
        tree = ET.fromstring(content)  # noqa: S314 a DOCTYPE, and so every entity, was just refused
    except (ET.ParseError, ValueError, LookupError):
        # Of an encoding with an impossible name ElementTree makes less than expat by itself.
        raise refusals.Damaged(archive.name, what=part) from None
    _trees.add(content, tree)
    return tree


_trees: Final = MetBefore[ET.Element](_MOST_KEPT, _SMALL_PART)
"""A tree is only read, never changed."""


def _relationships(archive: Archive, part: str) -> dict[str, Relationship]:
    folder, rels = posixpath.dirname(part), relationships_part(part)
    if archive.find(rels) is None:
        return {}
    return {
        link.get("Id", ""): Relationship(
            link.get("Type", "").rpartition("/relationships/")[2],
            _resolved(folder, link.get("Target", "")),
            link.get("TargetMode") == "External",
        )
        for link in _tree(archive, rels)
        if _local(link.tag) == "Relationship"
    }


def _resolved(folder: str, target: str) -> str:
    target = unquote(target.replace("\\", "/"))
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target)) if target else ""


def _workbook_part(archive: Archive, root: Mapping[str, Relationship]) -> str:
    part = next((link.target for link in root.values() if link.kind == "officeDocument"), None)
    if part is None:
        kinds = _content_types(archive)
        if any("visio" in kind for kind in kinds.values()):
            raise other_formats.OtherOffice(archive.name, program="Visio")
        raise refusals.Damaged(
            archive.name, what=Text(nl="de werkmap zelf ontbreekt", en="the workbook part is missing")
        )
    content_type = _content_types(archive).get(part.lower(), "")
    if "sheet.binary" in content_type or part.lower().endswith(".bin"):
        raise other_formats.BinaryWorkbook(archive.name)
    for mark, program in _PROGRAMS.items():
        if mark in content_type and "spreadsheet" not in content_type and "ms-excel" not in content_type:
            raise other_formats.OtherOffice(archive.name, program=program)
    return part


def _content_types(archive: Archive) -> dict[str, str]:
    return {
        element.get("PartName", "").lstrip("/").lower(): element.get("ContentType", "").lower()
        for element in local_children(_tree(archive, CONTENT_TYPES), "Override")
    }


def _sheets(archive: Archive, workbook_part: str, workbook: ET.Element) -> tuple[SheetPart, ...]:
    links = _relationships(archive, workbook_part)
    found: list[SheetPart] = []
    names: set[str] = set()
    for element in local_children(workbook, "sheets", "sheet"):
        name, at = element.get("name", ""), relationship_id(element)
        # A module of Excel 5 stays in the list of sheets without a part of its own, and Excel opens that.
        link = links.get(at) if at else Relationship("", "", external=False)
        if link is None or (link.kind == "worksheet" and archive.find(link.target) is None):
            raise refusals.Damaged(
                archive.name, what=Text(nl=f"werkblad '{name}' ontbreekt", en=f"sheet '{name}' is missing")
            )
        if folded(name) in names:
            raise refusals.DuplicateParts(
                archive.name, what=Text(nl=f"twee werkbladen heten '{name}'", en=f"two sheets are called '{name}'")
            )
        names.add(folded(name))
        found.append(SheetPart(name, link.target, link.kind == "worksheet"))
    if not found:
        raise refusals.Damaged(archive.name, what=Text(nl="geen werkbladen", en="no sheets"))
    return tuple(found)
