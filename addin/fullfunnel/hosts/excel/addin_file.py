"""``fullfunnel.xlam``: the add-in with the ribbon and the cell functions, built from text; same input, same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from fullfunnel.functions import FUNCTIONS
from fullfunnel.hosts.buttons import shown
from fullfunnel.hosts.excel import vba, vba_text, xlwings_sources
from fullfunnel.hosts.excel.sources import source
from fullfunnel.hosts.excel.vba.module import SHEET, WORKBOOK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from fullfunnel.hosts.buttons import Button, Group

_RIBBON: Final = "http://schemas.microsoft.com/office/2009/07/customui"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)

ADDIN: Final = "application/vnd.ms-excel.addin.macroEnabled.main+xml"
"""The content type that makes a workbook an add-in."""
WITH_MACROS: Final = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


@dataclass(frozen=True, slots=True)
class Interpreter:
    """The Python that the buttons and functions start."""

    windows: str = ""
    macos: str = ""


def build(xlwings: Path, interpreter: Interpreter, kind: str = ADDIN) -> bytes:
    """The bytes of the add-in.

    Args:
        xlwings: the folder of the xlwings package.
        interpreter: paths of the interpreters; they end up on the add-in's own sheet.
        kind: the content type of the workbook; :data:`WITH_MACROS` for a program that opens no add-in as a document.

    Raises:
        Refused: xlwings is a version that we do not know.
    """
    buttons = shown("desktop", set(FUNCTIONS))
    modules = [
        vba.document("ThisWorkbook", WORKBOOK),
        vba.document("Settings", SHEET),
        vba.class_module("Dictionary", xlwings_sources.dictionary_text(xlwings)),
        vba.standard("xlwings", xlwings_sources.module_text(xlwings)),
        *own_modules(buttons),
    ]
    return _zipped(
        {
            "[Content_Types].xml": _content_types(kind),
            "_rels/.rels": _relationships(
                (f"{_DOCUMENT}/officeDocument", "xl/workbook.xml"),
                ("http://schemas.microsoft.com/office/2007/relationships/ui/extensibility", "customUI/customUI14.xml"),
            ),
            "customUI/customUI14.xml": custom_ui(buttons),
            "xl/workbook.xml": _workbook(),
            "xl/_rels/workbook.xml.rels": _relationships(
                (f"{_DOCUMENT}/worksheet", "worksheets/sheet1.xml"),
                (f"{_DOCUMENT}/styles", "styles.xml"),
                (f"{_DOCUMENT}/sharedStrings", "sharedStrings.xml"),
                (f"{_DOCUMENT}/theme", "theme/theme1.xml"),
                ("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"),
            ),
            **_settings_sheet(settings(interpreter)),
            "xl/styles.xml": _styles(),
            "xl/theme/theme1.xml": xlwings_sources.theme(xlwings),
            "xl/vbaProject.bin": vba.vba_project("FullFunnelAddin", modules),
        }
    )


def own_modules(buttons: Iterable[Button]) -> list[vba.Module]:
    """The modules that are ours, all but the empty ones of the workbook and its sheet."""
    return [
        vba.standard("Ribbon", source("Ribbon.bas")),
        vba.standard("Cells", source("Cells.bas")),
        vba.standard("Labels", vba_text.labels(buttons)),
        vba.standard("Functions", vba_text.functions()),
    ]


def settings(interpreter: Interpreter) -> dict[str, str]:
    """What stands on the add-in's own sheet, in the words of xlwings.

    The folder of a workbook never joins the places that Python loads modules from.
    """
    return {
        "INTERPRETER_WIN": interpreter.windows,
        "INTERPRETER_MAC": interpreter.macos,
        "ADD_WORKBOOK_TO_PYTHONPATH": "false",
    }


def custom_ui(buttons: Iterable[Button]) -> bytes:
    """The ribbon: our tab with its groups, buttons and menus."""
    ET.register_namespace("", _RIBBON)
    root = ET.fromstring(source("customUI14.xml"))  # noqa: S314  # our own file
    tab = next(root.iter(f"{{{_RIBBON}}}tab"))
    holders: dict[str, ET.Element] = {}

    def holder(group: Group, parent: ET.Element, tag: str, **shape: str) -> ET.Element:
        if group.name not in holders:
            holders[group.name] = ET.SubElement(
                parent, f"{{{_RIBBON}}}{tag}", {"id": group.name, "getLabel": "FullFunnelLabel", **shape}
            )
        return holders[group.name]

    for button in buttons:
        parent, size = holder(button.group, tab, "group"), {"size": "large" if button.large else "normal"}
        if button.menu is not None:
            parent, size = (
                holder(
                    button.menu,
                    parent,
                    "menu",
                    size="large",
                    imageMso=button.menu.icon,
                    getScreentip="FullFunnelTip",
                ),
                {},
            )
        ET.SubElement(
            parent,
            f"{{{_RIBBON}}}button",
            {
                "id": button.name,
                **size,
                "imageMso": button.icon,
                "getLabel": "FullFunnelLabel",
                "getScreentip": "FullFunnelTip",
                "onAction": "FullFunnelAction",
            },
        )
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8")
    return _HEAD.encode() + written


def _content_types(kind: str) -> str:
    overrides = {
        "/xl/workbook.xml": kind,
        "/xl/worksheets/sheet1.xml": f"{_SPREADSHEET}.worksheet+xml",
        "/xl/styles.xml": f"{_SPREADSHEET}.styles+xml",
        "/xl/sharedStrings.xml": f"{_SPREADSHEET}.sharedStrings+xml",
        "/xl/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    }
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{part}" ContentType="{type_}"/>' for part, type_ in overrides.items())
        + "</Types>"
    )


def _relationships(*links: tuple[str, str]) -> str:
    lines = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _workbook() -> str:
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}">'
        # The code name is the one that XlsxWriter gives every workbook with macros, and Excel takes.
        '<fileVersion appName="xl" lastEdited="4" lowestEdited="4" rupBuild="4505" '
        'codeName="{37E998C4-C9E5-D4B9-71C8-EB1FF731991C}"/>'
        '<workbookPr codeName="ThisWorkbook"/>'
        f'<sheets><sheet name="{xlwings_sources.PROJECT}.conf" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _settings_sheet(entries: Mapping[str, str]) -> dict[str, str]:
    """Keys in column A, values in column B: all of them texts, for a path must never become anything else."""
    texts = [text for entry in entries.items() for text in entry]
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="s"><v>{2 * row - 2}</v></c><c r="B{row}" t="s"><v>{2 * row - 1}</v></c></row>'
        for row in range(1, len(entries) + 1)
    )
    strings = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    return {
        "xl/worksheets/sheet1.xml": f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr codeName="Settings"/>'
        f"<sheetData>{rows}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f'{_HEAD}<sst xmlns="{_MAIN}" count="{len(texts)}" uniqueCount="{len(texts)}">'
        f"{strings}</sst>",
    }


def _styles() -> str:
    return (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _zipped(parts: Mapping[str, str | bytes]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as book:
        for name, content in parts.items():
            member = ZipInfo(name, _EARLIEST)
            member.compress_type = ZIP_DEFLATED
            # The system that made it is part of the bytes: the same everywhere.
            member.create_system = 0
            book.writestr(member, content)
    return written.getvalue()
