"""Add a sheet with one empty Excel table to a workbook that exists; every other part stays as it was.

Five parts are touched: the list of sheets, its links, the content types, and the new sheet and table. What only the
cells need (a date format) is added to the styles where the workbook has none to borrow.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from fullfunnel.errors import BadInput
from fullfunnel.language import Text
from fullfunnel.xlsx.address import Area, Position
from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.container.package import CONTENT_TYPES, Package, relationships_part
from fullfunnel.xlsx.refusals import Damaged

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_LINKS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_TABLE_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"
_HEADER: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ROWS: Final = 20
"""Empty rows to begin with."""
_DATE: Final = 14
"""The number format of a date as the computer writes it (ECMA-376 18.8.30)."""


def with_table(
    package: Package, sheet: str, table: str, headers: Sequence[str], *, dates: Sequence[int] = ()
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The parts that change and the parts that are added when a workbook gets a sheet with an empty table.

    Args:
        package: the workbook.
        sheet: the name of the new sheet; a number is put behind it where the name is taken.
        table: the name of the table.
        headers: of its columns.
        dates: the places of the columns that hold dates.

    Raises:
        BadInput: the workbook has a table or name of that name.
        Damaged: the list of sheets cannot be read.
    """
    book = Book(package)
    if table.casefold() in book.tables or any(name.name.casefold() == table.casefold() for name in book.names):
        raise BadInput(
            Text(
                nl=f"'{package.name}' heeft al iets dat '{table}' heet. Geef dat in Excel een andere naam.",
                en=f"'{package.name}' already has something called '{table}'. Give that another name in Excel.",
            )
        )
    name = _free_name(sheet, [each.name for each in package.sheets])
    sheet_part = _free_part(package, "xl/worksheets/sheet{}.xml")
    table_part = _free_part(package, "xl/tables/table{}.xml")
    changed, style = _with_date_style(package) if dates else ({}, None)
    area = Area(1, 1, 1 + _ROWS, len(headers))
    changed |= _listed(package, name, sheet_part)
    changed[CONTENT_TYPES] = _typed(package, sheet_part, table_part)
    used = max((_number(each) for each in _table_ids(package)), default=0)
    added = {
        sheet_part: _sheet_xml(headers, area, dates, style),
        relationships_part(sheet_part): _links_xml(f"/{table_part}"),
        table_part: _table_xml(table, headers, area, used + 1),
    }
    return changed, added


def _free_name(wanted: str, taken: Sequence[str]) -> str:
    names = {name.casefold() for name in taken}
    return next(
        name
        for number in range(1, 1000)
        if (name := wanted if number == 1 else f"{wanted} {number}").casefold() not in names
    )


def _free_part(package: Package, pattern: str) -> str:
    return next(part for number in range(1, 100_000) if package.read(part := pattern.format(number)) is None)


def _table_ids(package: Package) -> list[str]:
    """The numbers of all tables: each has its own over the whole workbook (18.5.1.2)."""
    parts = [name for name in package.archive.members if name.lower().startswith("xl/tables/")]
    return [package.tree(part).get("id", "0") for part in parts]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _listed(package: Package, name: str, sheet_part: str) -> dict[str, bytes]:
    """The list of sheets with one more, and its links."""
    part = package.workbook_part
    rels = relationships_part(part)
    links = package.relationships(part)
    identifier = next(each for number in range(1, 100_000) if (each := f"rId{number}") not in links)
    workbook = package.read(part) or b""
    ids = [int(number) for number in re.findall(rb'sheetId="(\d+)"', workbook)]
    end = re.search(rb"</((?:[\w.\-]+:)?)sheets\s*>", workbook)
    last = list(re.finditer(rb"</(?:[\w.\-]+:)?Relationships\s*>", package.read(rels) or b""))
    if end is None or not last:
        raise Damaged(package.name, what=part)
    entry = (
        f'<{end[1].decode()}sheet name={quoteattr(name)} sheetId="{max(ids, default=0) + 1}" '
        f'ff:id="{identifier}" xmlns:ff="{_LINKS}"/>'
    )
    prefix = last[-1][0].decode().removeprefix("</").partition("Relationships")[0]
    link = f'<{prefix}Relationship Id="{identifier}" Type="{_LINKS}/worksheet" Target="/{sheet_part}"/>'
    return {
        part: _inserted(workbook, end.start(), entry),
        rels: _inserted(package.read(rels) or b"", last[-1].start(), link),
    }


def _typed(package: Package, sheet_part: str, table_part: str) -> bytes:
    content = package.read(CONTENT_TYPES) or b""
    end = list(re.finditer(rb"</((?:[\w.\-]+:)?)Types\s*>", content))
    if not end:
        raise Damaged(package.name, what=CONTENT_TYPES)
    prefix = end[-1][1].decode()
    overrides = "".join(
        f'<{prefix}Override PartName="/{part}" ContentType="{kind}"/>'
        for part, kind in ((sheet_part, _SHEET_TYPE), (table_part, _TABLE_TYPE))
    )
    return _inserted(content, end[-1].start(), overrides)


def _inserted(content: bytes, at: int, text: str) -> bytes:
    return content[:at] + text.encode() + content[at:]


def _with_date_style(package: Package) -> tuple[dict[str, bytes], int | None]:
    """The styles with one more that shows a date, and its number."""
    link = next((each for each in package.relationships(package.workbook_part).values() if each.kind == "styles"), None)
    styles = package.read(link.target) if link is not None else None
    found = re.search(rb"<((?:[\w.\-]+:)?)cellXfs\b[^<>]*>", styles or b"")
    end = re.search(rb"</(?:[\w.\-]+:)?cellXfs\s*>", styles or b"")
    if link is None or styles is None or found is None or end is None:
        return {}, None
    prefix = found[1]
    number = len(re.findall(rb"<" + prefix + rb"xf\b", styles[found.end() : end.start()]))
    entry = (
        f'<{prefix.decode()}xf numFmtId="{_DATE}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    )
    head = re.sub(rb'count="\d+"', b'count="%d"' % (number + 1), found[0])
    longer = styles[: found.start()] + head + styles[found.end() : end.start()] + entry.encode() + styles[end.start() :]
    return {link.target: longer}, number


def _sheet_xml(headers: Sequence[str], area: Area, dates: Sequence[int], style: int | None) -> bytes:
    head = "".join(
        f'<c r="{Position(1, at).a1}" t="inlineStr"><is><t>{escape(header)}</t></is></c>'
        for at, header in enumerate(headers, start=1)
    )
    styled = [at + 1 for at in dates] if style is not None else []
    rows = "".join(
        f'<row r="{row}">' + "".join(f'<c r="{Position(row, at).a1}" s="{style}"/>' for at in styled) + "</row>"
        for row in range(2, area.bottom + 1)
    )
    return (
        f'{_HEADER}<worksheet xmlns="{_MAIN}" xmlns:r="{_LINKS}"><dimension ref="{area.a1}"/>'
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
        'state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        f'<cols><col min="1" max="{len(headers)}" width="22" customWidth="1"/></cols>'
        f'<sheetData><row r="1">{head}</row>{rows}</sheetData>'
        '<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>'
    ).encode()


def _links_xml(target: str) -> bytes:
    return (
        f'{_HEADER}<Relationships xmlns="{_PACKAGE_LINKS}"><Relationship Id="rId1" Type="{_LINKS}/table" '
        f'Target="{target}"/></Relationships>'
    ).encode()


def _table_xml(table: str, headers: Sequence[str], area: Area, number: int) -> bytes:
    columns = "".join(
        f'<tableColumn id="{at}" name={quoteattr(header)}/>' for at, header in enumerate(headers, start=1)
    )
    return (
        f'{_HEADER}<table xmlns="{_MAIN}" id="{number}" name="{table}" displayName="{table}" ref="{area.a1}" '
        f'totalsRowShown="0"><autoFilter ref="{area.a1}"/><tableColumns count="{len(headers)}">{columns}</tableColumns>'
        '<tableStyleInfo name="TableStyleLight9" showFirstColumn="0" showLastColumn="0" showRowStripes="1" '
        'showColumnStripes="0"/></table>'
    ).encode()
