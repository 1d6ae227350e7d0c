"""Workbooks for the tests, written byte by byte where it matters how."""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import python_calamine

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)


def sheet(cells: str, *, namespace: str = MAIN, around: str = "<sheetData>{}</sheetData>") -> str:
    """A sheet part with these rows in it."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="{namespace}">{around.format(cells)}</worksheet>'


def parts(
    sheet_xml: str | bytes,
    *,
    names: str = "",
    settings: str = "",
    links: str = LINKS,
    namespace: str = MAIN,
    sheet_name: str = "Plan",
    target: str = "worksheets/sheet1.xml",
    part: str = "xl/worksheets/sheet1.xml",
) -> dict[str, bytes]:
    """The parts of a workbook with one sheet."""
    workbook = (
        f'<workbook xmlns="{namespace}" xmlns:r="{links}"><sheets><sheet name="{sheet_name}" sheetId="1" r:id="rId1"/>'
        f"</sheets><definedNames>{names}</definedNames>{settings}</workbook>"
    )
    return {
        "[Content_Types].xml": CONTENT_TYPES.encode(),
        "_rels/.rels": _links((f"{links}/officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook.encode(),
        "xl/_rels/workbook.xml.rels": _links((f"{links}/worksheet", target)),
        part: sheet_xml if isinstance(sheet_xml, bytes) else sheet_xml.encode(),
    }


def _links(*links: tuple[str, str]) -> bytes:
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE_LINKS}">{inside}</Relationships>'.encode()


def zipped(content: Mapping[str, bytes]) -> bytes:
    """Parts as the bytes of one file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return stream.getvalue()


def save(path: Path, content: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write parts as a workbook."""
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return path


def read(path: Path, part: str = "xl/worksheets/sheet1.xml") -> str:
    """A part of a workbook as text."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(part).decode()


def content_of(path: Path) -> dict[str, bytes]:
    """Every part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def calamine_rows(path: Path, sheet_name: str) -> list[list[Any]]:
    """A sheet from A1 on, as python-calamine reads it."""
    book = python_calamine.load_workbook(io.BytesIO(path.read_bytes()))
    return book.get_sheet_by_name(sheet_name).to_python(skip_empty_area=False)


def in_openpyxl(path: Path, *, values: bool = False) -> openpyxl.Workbook:
    """The workbook in openpyxl, which warns of everything that it would lose on saving; nothing is saved here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path, data_only=values)


def seen_in(path: Path, sheet_name: str) -> dict[str, Any]:
    """The values of a sheet by cell, as openpyxl reads them; python-calamine has to see the same texts."""
    content = io.BytesIO(path.read_bytes())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(content, read_only=True, data_only=True)  # reads this sheet and no other
        seen = {cell.coordinate: cell.value for row in book[sheet_name] for cell in row if cell.value is not None}
    rows = calamine_rows(path, sheet_name)
    for address, value in seen.items():
        if isinstance(value, str) and not value.startswith("#"):
            column, row = openpyxl.utils.cell.coordinate_from_string(address)
            assert rows[row - 1][openpyxl.utils.column_index_from_string(column) - 1] == value
    return seen
