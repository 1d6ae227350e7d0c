"""Whole sheets with all that hangs on them: tables, notes, charts, names, looks.

Texts are written into their cells and looks are put behind those of the workbook, so that nothing that is there gets
another number. The new sheets come behind the others.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Final

from fullfunnel.xlsx.container.package import CONTENT_TYPES, Package, local_children, relationships_part
from fullfunnel.xlsx.copying.insertion import Insertion
from fullfunnel.xlsx.copying.styles import MergedStyles
from fullfunnel.xlsx.formula import Kind, tokens
from fullfunnel.xlsx.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from fullfunnel.xlsx.container.package import Relationship

_BEHIND_NAMES: Final = ("calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "fileRecoveryPr", "extLst")
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_LOOK: Final = re.compile(rb'(<(?:c|row|col)\s(?:[^<>]*?\s)?)(s|style)="([0-9]+)"')
_RULE: Final = re.compile(rb'(dxfId|dataDxfId|headerRowDxfId|totalsRowDxfId)="([0-9]+)"')
_STRING: Final = re.compile(rb'<c (r="[A-Z]+[0-9]+"(?: s="[0-9]+")?) t="s"><v>([0-9]+)</v></c>')
_ITEM: Final = re.compile(rb"<si>([^<]*+(?:<(?!/?si>)[^<]*+)*+)</si>")
_FORMULA: Final = re.compile(
    rb"(<(?:f|formula|formula1|formula2|calculatedColumnFormula|totalsRowFormula|c:f|xm:f)(?:\s[^<>]*)?>)([^<]*)(<)"
)
_LOCATION: Final = re.compile(rb'( location=")([^"]*)(")')
_NUMBERED: Final = re.compile(r"(.*?)(?<![0-9])([0-9]*+)(\.[a-z]++)")


@dataclass(frozen=True, slots=True)
class CopiedSheets:
    """What has to change in a workbook, and what is put in."""

    changed: dict[str, bytes] = field(default_factory=dict)
    added: dict[str, bytes] = field(default_factory=dict)


def copied_sheets(
    source: Package,
    target: Package,
    wanted: Iterable[str],
    *,
    names: Mapping[str, str],
    respell: Callable[[str], str] = str,
) -> CopiedSheets:
    """The sheets of one workbook put into another.

    Args:
        source: a workbook as XlsxWriter writes it.
        target: the workbook that they go into.
        wanted: the names of the sheets.
        names: what sheets of ``source`` are called in ``target``, where that is another name.
        respell: what else to do to each formula.

    Raises:
        Damaged: a part of the target cannot be read.
    """
    wanted = tuple(wanted)
    return _Copying(source, target, wanted, dict(names), respell).result() if wanted else CopiedSheets()


class _Copying:
    def __init__(
        self,
        source: Package,
        target: Package,
        wanted: tuple[str, ...],
        names: dict[str, str],
        respell: Callable[[str], str],
    ) -> None:
        self.source, self.target, self.wanted = source, target, wanted
        self.names, self.respell = names, respell
        self.changed: dict[str, bytes] = {}
        self.added: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        links = {link.kind: link.target for link in source.relationships(source.workbook_part).values()}
        strings = source.read(links.get("sharedStrings", "")) if "sharedStrings" in links else None
        self.strings = [match[1] for match in _ITEM.finditer(strings or b"")]
        self.styles_part = next(
            link.target for link in target.relationships(target.workbook_part).values() if link.kind == "styles"
        )
        self.styles = MergedStyles(
            source.read(links["styles"]) or b"", target.read(self.styles_part) or b"", target.name, self.styles_part
        )
        self.tables = max([0, *self._table_numbers()])

    def result(self) -> CopiedSheets:
        parts = {sheet.name: sheet.part for sheet in self.source.sheets}
        made = {name: self._copied(parts[name]) for name in self.wanted}
        self._enter(made)
        self.changed[self.styles_part] = self.styles.content
        self._declare()
        return CopiedSheets(self.changed, self.added)

    # --- one part ---

    def _copied(self, part: str) -> str:
        """Copy a part and all that it points to; the name it has in the target."""
        content = self.source.read(part) or b""
        place = self._free(part)
        self.added[place] = b""
        self.types[place] = part
        links = self.source.relationships(part)
        inside = {key: link for key, link in links.items() if not link.external}
        moved = {key: self._copied(link.target) for key, link in inside.items()}
        if links:
            self.added[relationships_part(place)] = self._links(place, links, moved, self._raw_links(part))
        if part.endswith((".xml", ".vml")):
            content = self._rewritten(content, part)
        self.added[place] = content
        return place

    def _rewritten(self, content: bytes, part: str) -> bytes:
        if "/worksheets/" in part:
            content = _STRING.sub(self._text_in_cell, content)
            content = _LOOK.sub(
                lambda at: at[1] + at[2] + b'="%d"' % self.styles.cell(int(at[3])) if int(at[3]) else at[0], content
            )
            content = content.replace(b' tabSelected="1"', b"")
        if "/tables/" in part:
            self.tables += 1
            content = re.sub(rb'(<table [^<>]*?\bid=")[0-9]+"', rb"\g<1>%d" % self.tables + b'"', content, count=1)
        content = _RULE.sub(lambda at: at[1] + b'="%d"' % self.styles.difference(int(at[2])), content)
        content = _FORMULA.sub(lambda at: at[1] + self._formula(at[2]) + at[3], content)
        return _LOCATION.sub(lambda at: at[1] + self._formula(at[2], plain=True) + at[3], content)

    def _text_in_cell(self, match: re.Match[bytes]) -> bytes:
        return b'<c %s t="inlineStr"><is>%s</is></c>' % (match[1], self.strings[int(match[2])])

    def _formula(self, raw: bytes, *, plain: bool = False) -> bytes:
        text = _unescaped(raw.decode())
        fresh = "".join(self._sheet(each.text) if each.kind is Kind.SHEET else each.text for each in tokens(text))
        fresh = fresh if plain else self.respell(fresh)
        return raw if fresh == text else escape(fresh, quote=plain).encode()

    def _sheet(self, reference: str) -> str:
        name = reference.removesuffix("!").strip("'").replace("''", "'")
        other = self.names.get(name)
        return reference if other is None else f"{quoted(other)}!"

    # --- the lists that name the parts ---

    def _enter(self, made: Mapping[str, str]) -> None:
        """Enter the sheets and their names in the workbook."""
        part = self.target.workbook_part
        links_part = relationships_part(part)
        links = Insertion(self.target.read(links_part) or b"", self.target.name, links_part)
        book = Insertion(self.target.read(part) or b"", self.target.name, part)
        taken = set(self.target.relationships(part))
        sheets = list(local_children(self.target.workbook, "sheets", "sheet"))
        number = max(int(sheet.get("sheetId", "0")) for sheet in sheets)
        link_prefix = _link_prefix(self.target.read(part) or b"")
        entries: list[bytes] = []
        for name, place in made.items():
            number += 1
            key = next(f"rIdNew{at}" for at in range(1, 1000) if f"rIdNew{at}" not in taken)
            taken.add(key)
            target = posixpath.relpath(place, posixpath.dirname(part))
            link = f'<Relationship Id="{key}" Type="{_RELATIONSHIPS}/worksheet" Target="{target}"/>'
            links.append("Relationships", link.encode(), 1, ())
            said = self.names.get(name, name)
            attribute = f"{link_prefix}:id" if link_prefix else "r:id"
            extra = "" if link_prefix else f' xmlns:r="{_RELATIONSHIPS}"'
            entries.append(f'<sheet name="{escape(said)}" sheetId="{number}" {attribute}="{key}"{extra}/>'.encode())
        book.append("sheets", b"".join(entries), len(entries), ("externalReferences", "definedNames", *_BEHIND_NAMES))
        names = list(self._names(list(made), len(sheets)))
        book.append("definedNames", b"".join(names), len(names), _BEHIND_NAMES)
        self.changed[part] = book.content
        self.changed[links_part] = links.content

    def _names(self, made: list[str], first: int) -> Iterator[bytes]:
        """The defined names that point to the new sheets and are not there yet."""
        order = [sheet.name for sheet in self.source.sheets]
        there = {
            (element.get("name", "").casefold(), element.get("localSheetId"))
            for element in local_children(self.target.workbook, "definedNames", "definedName")
        }
        for element in local_children(self.source.workbook, "definedNames", "definedName"):
            name, scope = element.get("name", ""), element.get("localSheetId")
            text = "".join(element.itertext())
            sheets = {_named(each.text) for each in tokens(text) if each.kind is Kind.SHEET}
            if scope is not None:
                if order[int(scope)] not in made:
                    continue
                scope = str(first + made.index(order[int(scope)]))
            elif not sheets & set(made) or (name.casefold(), None) in there:
                continue
            local = "" if scope is None else f' localSheetId="{scope}"'
            hidden = ' hidden="1"' if element.get("hidden") else ""
            fresh = self._formula(escape(text, quote=False).encode())
            yield f'<definedName name="{escape(name)}"{local}{hidden}>'.encode() + fresh + b"</definedName>"

    def _declare(self) -> None:
        listed = Insertion(self.target.read(CONTENT_TYPES) or b"", self.target.name, CONTENT_TYPES)
        known = self.source.tree(CONTENT_TYPES)
        overrides = {
            each.get("PartName", ""): each.get("ContentType", "") for each in local_children(known, "Override")
        }
        defaults = {each.get("Extension", ""): each.get("ContentType", "") for each in local_children(known, "Default")}
        there = {
            each.get("Extension", "").lower() for each in local_children(self.target.tree(CONTENT_TYPES), "Default")
        }
        for place, part in self.types.items():
            kind = overrides.get(f"/{part}")
            extension = part.rpartition(".")[2].lower()
            if kind is not None:
                listed.append("Types", f'<Override PartName="/{place}" ContentType="{kind}"/>'.encode(), 1, ())
            elif extension not in there and extension in defaults:
                there.add(extension)
                entry = f'<Default Extension="{extension}" ContentType="{defaults[extension]}"/>'
                listed.append("Types", entry.encode(), 1, ("Override",))
        self.changed[CONTENT_TYPES] = listed.content

    # --- names of parts ---

    def _free(self, part: str) -> str:
        match = _NUMBERED.fullmatch(part)
        stem, ending = (match[1], match[3]) if match else (part, "")
        for number in range(1, 100_000):
            place = f"{stem}{number}{ending}"
            if place not in self.added and self.target.archive.find(place) is None:
                return place
        raise AssertionError(part)

    def _raw_links(self, part: str) -> dict[str, str]:
        tree = self.source.tree(relationships_part(part))
        return {each.get("Id", ""): each.get("Type", "") for each in local_children(tree, "Relationship")}

    def _links(
        self, place: str, links: Mapping[str, Relationship], moved: Mapping[str, str], kinds: Mapping[str, str]
    ) -> bytes:
        entries = []
        for key, link in links.items():
            target = posixpath.relpath(moved[key], posixpath.dirname(place)) if key in moved else link.target
            mode = "" if key in moved else ' TargetMode="External"'
            entries.append(f'<Relationship Id="{key}" Type="{kinds[key]}" Target="{escape(target)}"{mode}/>')
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        return f'{head}<Relationships xmlns="{space}">{"".join(entries)}</Relationships>'.encode()

    def _table_numbers(self) -> Iterator[int]:
        for sheet in self.target.sheets:
            for link in self.target.relationships(sheet.part).values():
                if link.kind == "table" and self.target.read(link.target) is not None:
                    yield int(self.target.tree(link.target).get("id", "0"))


def _named(reference: str) -> str:
    return reference.removesuffix("!").strip("'").replace("''", "'")


def _link_prefix(workbook: bytes) -> str:
    """The prefix that the workbook part gives to links between parts, where it holds for the part as a whole.

    openpyxl declares it on every sheet anew: there it does not reach the sheet behind them.
    """
    root = re.search(rb"<[^?!<>][^<>]*>", workbook)
    for match in re.finditer(rb"xmlns:([\w.\-]+)=[\"']([^\"']*)[\"']", root[0] if root else b""):
        if match[2].endswith(b"/officeDocument/relationships") or match[2].endswith(b"/2006/relationships"):
            return match[1].decode()
    return ""


def _unescaped(text: str) -> str:
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text
