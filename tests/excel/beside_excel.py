"""Our add-in beside one that Excel itself saved, part by part: ``python -m tests.excel.beside_excel`` prints the table.

Excel's own is the empty add-in that comes with pyOpenVBA: saved by Excel 16, with one module in it. Each difference has
its reason here; the test fails for one that has none, and for a reason that is no longer needed.
"""

from __future__ import annotations

import io
import struct
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

import olefile
from lxml import etree
from oletools.olevba import decompress_stream

from fullfunnel.hosts.excel import xlwings_sources
from fullfunnel.hosts.excel.addin_file import Interpreter, build

if TYPE_CHECKING:
    from collections.abc import Iterator

WHY: Final = {
    "part customUI/customUI14.xml": "the ribbon; Excel's empty add-in has none. xlwings' add-ins have theirs like this",
    "link of the package to extensibility": "to the ribbon",
    "part docProps/app.xml": "optional (OPC 11.1); who saved it is no business of a file that everybody builds",
    "part docProps/core.xml": "the same: no name of an author and no date, so that the same input gives the same bytes",
    "link of the package to extended-properties": "to docProps/app.xml",
    "link of the package to core-properties": "to docProps/core.xml",
    "part xl/sharedStrings.xml": "the texts on the sheet of settings; Excel's sheet is empty",
    "link of the workbook to sharedStrings": "to those texts",
    "workbook.xml holds": "no window of its own to remember, nothing to calculate, no list of new features in use",
    "workbook.xml fileVersion": "the build that XlsxWriter writes for every workbook with macros",
    "workbook.xml workbookPr": "no version of a default theme: the theme lies in the file",
    "sheet1.xml holds": "no views, no margins, no height of rows: all optional, Excel has defaults",
    "sheet1.xml sheetPr": "our sheet is called Settings in VBA, for that is what stands on it",
    "zip flags": "1 and 2 only tell how hard it was compressed",
    "VBA compiled code": "none: FFFF says to begin with the source ([MS-OVBA] 2.3.4.1), as in xlwings' own add-ins",
    "VBA dir of the project": "Excel adds 4A, the lowest version that can read it: optional",
    "VBA dir cookies": "FFFF is what must be written, and it is not looked at when read ([MS-OVBA] 2.3.4.2.3.1)",
    "VBA dir version": "counts the changes that Excel saved to the project: for us the first",
    "VBA name of the project": "ours",
    "VBA modules of the project": "ours: the same two kinds and the class that xlwings needs",
    "VBA source begins at": "the first byte: no compiled code lies before it",
    "VBA windows of the editor": "closed: they are only where an editor last stood",
}
"""The reason for each difference."""


class Fact(NamedTuple):
    what: str
    ours: str
    excels: str

    @property
    def same(self) -> bool:
        return self.ours == self.excels


def side_by_side(ours: bytes, excels: bytes) -> list[Fact]:
    one, other = dict(facts(ours)), dict(facts(excels))
    return [Fact(what, one.get(what, "–"), other.get(what, "–")) for what in {**other, **one}]


def excels_own() -> bytes:
    return (files("pyopenvba") / "_templates" / "blank_files" / "blank_excel_addin.xlam").read_bytes()


def our_own() -> bytes:
    return build(xlwings_sources.package_folder(), Interpreter(windows=r"C:\Python\python.exe"))


def facts(content: bytes) -> Iterator[tuple[str, str]]:
    with ZipFile(io.BytesIO(content)) as package:
        members = package.infolist()
        yield (
            "zip compression",
            ", ".join({"deflate" if each.compress_type == ZIP_DEFLATED else "none" for each in members}),
        )
        yield "zip dates", ", ".join({f"{each.date_time[0]}" for each in members})
        yield "zip flags", ", ".join({str(each.flag_bits) for each in members})
        types = etree.fromstring(package.read("[Content_Types].xml"))
        by_name = {each.get("PartName", each.get("Extension")): str(each.get("ContentType")) for each in types}
        for name in sorted(package.namelist()):
            if name != "[Content_Types].xml":
                yield f"part {name}", by_name.get(f"/{name}") or by_name[name.rpartition(".")[2]]
        for part, said in (("_rels/.rels", "package"), ("xl/_rels/workbook.xml.rels", "workbook")):
            for link in etree.fromstring(package.read(part)):
                yield f"link of the {said} to {str(link.get('Type')).rpartition('/')[2]}", str(link.get("Target"))
        for part, output in (
            ("xl/workbook.xml", ("fileVersion", "workbookPr")),
            ("xl/worksheets/sheet1.xml", ("sheetPr",)),
        ):
            root, name = etree.fromstring(package.read(part)), part.rpartition("/")[2]
            yield f"{name} holds", ", ".join(etree.QName(each).localname for each in root)
            for tag in output:
                found = root.find(f"{{*}}{tag}")
                assert found is not None
                yield f"{name} {tag}", ", ".join(f"{key}={value}" for key, value in found.attrib.items())
        yield from project(package.read("xl/vbaProject.bin"))


def project(content: bytes) -> Iterator[tuple[str, str]]:
    with olefile.OleFileIO(io.BytesIO(content)) as streams:
        yield "VBA compound file", f"version {streams.dll_version}, sectors of {streams.sector_size}"
        yield (
            "VBA streams",
            ", ".join(
                "/".join(path) for path in streams.listdir() if len(path) == 1 or path[1] in {"dir", "_VBA_PROJECT"}
            ),
        )
        cache = streams.openstream("VBA/_VBA_PROJECT").read()
        version = int.from_bytes(cache[2:4], "little")
        yield "VBA compiled code", "none (version FFFF)" if version == 0xFFFF else f"of Excel (version {version:04X})"
        records = list(directory(bytes(decompress_stream(bytearray(streams.openstream("VBA/dir").read())))))
        at = next(place for place, (kind, _) in enumerate(records) if kind == 0x0F)
        modules = [place for place, (kind, _) in enumerate(records) if kind == 0x19]
        output = dict(records[:at])
        yield "VBA dir of the project", " ".join(f"{kind:02X}" for kind, _ in records[:at])
        yield "VBA dir of a module", " ".join(f"{kind:02X}" for kind, _ in records[modules[0] : modules[1]])
        yield (
            "VBA dir system, language, code page",
            ", ".join(str(int.from_bytes(output[kind], "little")) for kind in (0x01, 0x02, 0x03)),
        )
        yield "VBA dir version", output[0x09].hex()
        yield "VBA dir cookies", " ".join(sorted({body.hex() for kind, body in records if kind in {0x13, 0x2C}}))
        yield "VBA references", ", ".join(body.decode() for kind, body in records[:at] if kind == 0x16)
        begins = {
            name.decode(): int.from_bytes(records[place + 6][1], "little")
            for place in modules
            for name in (records[place][1],)
        }
        yield "VBA source begins at", "byte 0 of each" if set(begins.values()) == {0} else "a byte after compiled code"
        document = streams.openstream("VBA/ThisWorkbook").read()[begins["ThisWorkbook"] :]
        yield "VBA head of ThisWorkbook", bytes(decompress_stream(bytearray(document))).decode().replace("\r\n", " · ")
        text = streams.openstream("PROJECT").read().decode("cp1252")
        head, _, windows = text.partition("[Workspace]")
        lines = [line.partition("=") for line in head.splitlines() if line]
        yield "VBA lines of PROJECT", ", ".join(dict.fromkeys(key for key, _, _ in lines if key != "Class"))
        for key in ("HelpContextID", "VersionCompatible32", "&H00000001"):
            yield f"VBA {key}", next(value for name, _, value in lines if name == key)
        yield "VBA name of the project", next(value for name, _, value in lines if name == "Name")
        yield (
            "VBA modules of the project",
            ", ".join(
                f"{value.partition('/')[0]} ({key})"
                for key, _, value in lines
                if key in {"Document", "Class", "Module"}
            ),
        )
        yield (
            "VBA windows of the editor",
            ", ".join(sorted({line.rpartition(", ")[2] for line in windows.splitlines() if line})),
        )


def directory(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a dir stream, [MS-OVBA] 2.3.4.2: a kind, a size and as many bytes."""
    at = 0
    while at + 6 <= len(stream):
        kind, size = struct.unpack_from("<HI", stream, at)
        if kind == 0x09:  # its size says 4, and two more bytes follow
            size = 6
        yield kind, stream[at + 6 : at + 6 + size]
        at += 6 + size


def table(rows: list[Fact]) -> str:
    lines = ["| part | ours | Excel's own | why it may differ |", "|---|---|---|---|"]
    for each in rows:
        cells = (each.what, each.ours, "the same" if each.same else each.excels, WHY.get(each.what, ""))
        lines.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    given = Path(sys.argv[1]).read_bytes() if len(sys.argv) > 1 else our_own()
    sys.stdout.write(table(side_by_side(given, excels_own())))
