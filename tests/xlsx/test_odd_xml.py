"""Sheets as other programs write them, and as nobody should: patched right, or refused."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING, Any, BinaryIO

import pytest

from fullfunnel.recalc.converting.respelling import respell
from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.xlsx import ExcelError, patch
from fullfunnel.xlsx.reading import open_book
from fullfunnel.xlsx.refusals import Damaged
from tests.xlsx.differ import assert_only_cells_changed, changed_members
from tests.xlsx.factories import MAIN, STRICT, STRICT_LINKS, calamine_rows, parts, read, save, sheet

if TYPE_CHECKING:
    from pathlib import Path

PART = "xl/worksheets/sheet1.xml"


def patched(tmp_path: Path, xml: str | bytes, edits: dict[str, object], **how: Any) -> str:
    """The rows of a sheet after a patch."""
    book = save(tmp_path / "plan.xlsx", parts(xml, **how))
    patch(book, book, {"Plan": edits})
    return read(book).partition("<sheetData>")[2].partition("</sheetData>")[0]


@pytest.mark.parametrize(
    ("rows", "edits", "expected"),
    [
        pytest.param(
            '<row r="1"><c r="A1" s="3"><v>1</v></c></row>',
            {"A1": 2.5},
            '<row r="1"><c r="A1" s="3"><v>2.5</v></c></row>',
            id="a number",
        ),
        pytest.param(
            '<row r="1"><c r="A1" t="s" s="3"><v>0</v></c></row>',
            {"A1": 2},
            '<row r="1"><c r="A1" s="3"><v>2</v></c></row>',
            id="a shared text becomes a number",
        ),
        pytest.param(
            '<row r="1"><c r="A1" s="3"/></row>',
            {"A1": "ja"},
            '<row r="1"><c r="A1" s="3" t="inlineStr"><is><t>ja</t></is></c></row>',
            id="an empty cell",
        ),
        pytest.param(
            '<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>vet</t></r></is></c></row>',
            {"A1": 1},
            '<row r="1"><c r="A1"><v>1</v></c></row>',
            id="rich text in the cell",
        ),
        pytest.param(
            '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>1</v></c></row>'
            '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>',
            {"A2": 5},
            '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>1</v></c></row>'
            '<row r="2"><c r="A2"><f t="shared" si="0"/><v>5</v></c></row>',
            id="the second cell of a shared formula",
        ),
        pytest.param(
            '<row r="1"><c r="A1" cm="1" vm="2" t="e" ph="1"><f t="array" aca="1" ref="A1:A2" ca="1">X()</f>'
            "<v>#VALUE!</v>"
            '<extLst><ext uri="x"/></extLst></c></row>',
            {"A1": "klaar"},
            '<row r="1"><c r="A1" cm="1" t="str" ph="1"><f t="array" aca="1" ref="A1:A2" ca="1">X()</f><v>klaar</v>'
            '<extLst><ext uri="x"/></extLst></c></row>',
            id="a dynamic array keeps what makes it one",
        ),
        pytest.param(
            '<row r="1"><c r="A1"><f>B1</f></c></row>',
            {"A1": ExcelError("#DIV/0!")},
            '<row r="1"><c r="A1" t="e"><f>B1</f><v>#DIV/0!</v></c></row>',
            id="a formula without a value",
        ),
        pytest.param(
            "<row r='1' spans='1:2'><c r='A1' t='b'><v>1</v></c></row>",
            {"A1": False, "C1": 1},
            "<row r='1'><c r='A1' t=\"b\"><v>0</v></c><c r=\"C1\"><v>1</v></c></row>",
            id="single quotes, and spans that are too narrow",
        ),
        pytest.param(
            "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
            {"B1": 20, "A2": 30, "B2": 40},
            '<row><c><v>1</v></c><c><v>20</v></c></row><row><c><v>30</v></c><c r="B2"><v>40</v></c></row>',
            id="no addresses",
        ),
        pytest.param(
            '<row r="3"><c r="C3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
            {"A1": 10, "C3": 30},
            '<row r="3"><c r="C3"><v>30</v></c></row><row r="1"><c r="A1"><v>10</v></c></row>',
            id="rows out of order",
        ),
        pytest.param(
            '<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>',
            {"A1": 10, "C1": 30},
            '<row r="1"><c r="C1"><v>30</v></c><c r="A1"><v>10</v></c></row>',
            id="cells out of order",
        ),
        pytest.param(
            '<!-- <row r="1"><c r="A1"><v>9</v></c></row> --><row r="1"><!-- <c r="A1"/> -->'
            '<c r="A1"><!--was--><v>1</v></c>'
            "<?pi <c r='B1'/> ?></row>",
            {"A1": 2},
            '<!-- <row r="1"><c r="A1"><v>9</v></c></row> --><row r="1"><!-- <c r="A1"/> -->'
            '<c r="A1"><!--was--><v>2</v></c>'
            "<?pi <c r='B1'/> ?></row>",
            id="comments and instructions are no cells",
        ),
        pytest.param(
            '<row r="1"><c r="A1" t="str"><f>B1</f><v><![CDATA[</c></row>]]></v></c><c r="B1"><v>1</v></c></row>',
            {"B1": 2},
            '<row r="1"><c r="A1" t="str"><f>B1</f><v><![CDATA[</c></row>]]></v></c><c r="B1"><v>2</v></c></row>',
            id="CDATA is text",
        ),
        pytest.param(
            '<row r="1" x="a>b"><c r="A1" note="1 > 0" t="n" ><v>1</v></c ></row >',
            {"A1": "x"},
            '<row r="1" x="a>b"><c r="A1" note="1 > 0" t="inlineStr" ><is><t>x</t></is></c></row >',
            id="a bracket in a value, spaces before the end",
        ),
        pytest.param(
            '<row r="1" s="7" customFormat="1"/>',
            {"B1": 1},
            '<row r="1" s="7" customFormat="1"><c r="B1" s="7"><v>1</v></c></row>',
            id="a new cell in a row with a format",
        ),
        pytest.param(
            "",
            {"B2": 1, "A2": "x"},
            '<row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c><c r="B2"><v>1</v></c></row>',
            id="an empty sheet",
        ),
    ],
)
def test_only_the_cells_meant_are_written_anew(
    tmp_path: Path, rows: str, edits: dict[str, object], expected: str
) -> None:
    assert patched(tmp_path, sheet(rows), edits) == expected


def test_a_sheet_without_any_row(tmp_path: Path) -> None:
    book = save(tmp_path / "plan.xlsx", parts(sheet("", around="<sheetData/>")))
    patch(book, book, {"Plan": {"A1": 1}})
    assert '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' in read(book)


@pytest.mark.parametrize(
    "target", ["/xl/worksheets/sheet1.xml", "./worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml"]
)
def test_every_way_to_point_at_a_sheet(tmp_path: Path, target: str) -> None:
    assert "v>2<" in patched(tmp_path, sheet('<row r="1"><c r="A1"><v>1</v></c></row>'), {"A1": 2}, target=target)


def test_a_sheet_in_another_folder(tmp_path: Path) -> None:
    content = parts(sheet(""), target="../data/my%20sheet.xml", part="data/my sheet.xml")
    book = save(tmp_path / "plan.xlsx", content)
    assert patch(book, book, {"Plan": {"A1": 1}}) == ("data/my sheet.xml",)


def test_a_module_sheet_of_excel_5_has_no_part_and_is_left_in_its_place(tmp_path: Path) -> None:
    content = parts(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    listed = content["xl/workbook.xml"].replace(b"<sheets>", b'<sheets><sheet name="Module1" sheetId="9" r:id=""/>')
    book = save(tmp_path / "plan.xlsx", {**content, "xl/workbook.xml": listed})
    patch(book, book, {"Plan": {"A1": 2}})
    assert read(book, "xl/workbook.xml") == listed.decode()
    assert "<v>2</v>" in read(book)
    assert regenerate(book, check=True).refused is None
    assert respell(book, "calc", output=tmp_path / "calc.xlsx").refused is None


def test_a_sheet_whose_part_is_gone_is_damage(tmp_path: Path) -> None:
    content = parts(sheet(""))
    listed = content["xl/workbook.xml"].replace(b"<sheets>", b'<sheets><sheet name="Weg" sheetId="9" r:id="rId7"/>')
    book = save(tmp_path / "plan.xlsx", {**content, "xl/workbook.xml": listed})
    with pytest.raises(Damaged, match="Weg"):
        patch(book, book, {"Plan": {"A1": 2}})


def test_strict_ooxml(tmp_path: Path) -> None:
    xml = sheet('<row r="1"><c r="A1" t="d"><v>2026-01-05</v></c></row>', namespace=STRICT)
    book = save(tmp_path / "plan.xlsx", parts(xml, links=STRICT_LINKS, namespace=STRICT))
    assert [*open_book(book).contents("Plan").values().values()] == [46027.0], "5 January 2026 as Excel counts days"
    patch(book, book, {"Plan": {"A1": 46028}})
    assert '<c r="A1"><v>46028</v></c>' in read(book)


@pytest.mark.parametrize("declared", [MAIN, STRICT])
def test_a_prefix_for_every_element(tmp_path: Path, declared: str) -> None:
    xml = (
        f'<x:worksheet xmlns:x="{declared}" xmlns="urn:other"><x:cols>'
        '<x:col min="1" max="1" style="4"/></x:cols><c r="A1"/>'
        '<x:sheetData><x:row r="1"><x:c r="A1"><x:f>B1</x:f><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    book = save(tmp_path / "plan.xlsx", parts(xml))
    patch(book, book, {"Plan": {"A1": "ja", "B1": "nee", "A2": 1}})
    assert (
        '<x:row r="1"><x:c r="A1" t="str"><x:f>B1</x:f><x:v>ja</x:v></x:c>'
        '<x:c r="B1" t="inlineStr"><x:is><x:t>nee</x:t></x:is></x:c></x:row>'
        '<x:row r="2"><x:c r="A2" s="4"><x:v>1</x:v></x:c></x:row>'
    ) in read(book)


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_a_part_in_utf_16_stays_in_utf_16(tmp_path: Path, order: str) -> None:
    text = sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>één</t></is></c></row>').replace("UTF-8", "UTF-16")
    book = save(tmp_path / "plan.xlsx", parts(f"\ufeff{text}".encode(order)))
    patch(book, book, {"Plan": {"B1": "twéé"}})
    with zipfile.ZipFile(book) as archive:
        after = archive.read(PART).decode(order)
    assert after == f"\ufeff{text}".replace("</row>", '<c r="B1" t="inlineStr"><is><t>twéé</t></is></c></row>')
    assert [*open_book(book).contents("Plan").values().values()] == ["één", "twéé"]


def test_a_part_in_latin_1_gets_characters_it_has_no_place_for_as_references(tmp_path: Path) -> None:
    text = sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>één</t></is></c></row>').replace("UTF-8", "ISO-8859-1")
    book = save(tmp_path / "plan.xlsx", parts(text.encode("latin-1")))
    patch(book, book, {"Plan": {"B1": "é € 🚂"}})
    assert [*open_book(book).contents("Plan").values().values()] == ["één", "é € 🚂"]


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ('<row r="1"/><row r="1"/>', "1"),
        ('<row r="1"><c r="A1"/><c r="A1"/></row>', "A1"),
        ('<row r="1"><c r="A2"/></row>', "A2"),
        ('<row r="1"><c r="A1"><v>1</v></row>', PART),
        ('<row r="1"><c r="A1" r="A1"/></row>', PART),
        ('<row r="1"><x:c r="A1"/></row>', PART),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(tmp_path: Path, rows: str, what: str) -> None:
    book = save(tmp_path / "plan.xlsx", parts(sheet(rows)))
    content = book.read_bytes()
    with pytest.raises(Damaged, match=what):
        patch(book, book, {"Plan": {"A1": 2}})
    assert book.read_bytes() == content


# --- the container ---


def test_stored_members_stay_stored(tmp_path: Path) -> None:
    before = save(tmp_path / "plan.xlsx", parts(sheet("")), zipfile.ZIP_STORED)
    after = tmp_path / "after.xlsx"
    patch(before, after, {"Plan": {"A1": 1}})
    assert changed_members(before, after) == {PART}
    with zipfile.ZipFile(after) as archive:
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}


def test_data_descriptors_extra_fields_comments_and_order_are_kept(tmp_path: Path) -> None:
    before, after = tmp_path / "plan.xlsx", tmp_path / "after.xlsx"
    with before.open("wb") as file, zipfile.ZipFile(_Stream(file), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in reversed(parts(sheet('<row r="1"><c r="A1"><v>1</v></c></row>')).items()):
            entry = zipfile.ZipInfo(name, (2026, 11, 24, 6, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.extra = struct.pack("<2H4s", 0x7875, 4, b"mine")
            entry.comment = b"van sales"
            archive.writestr(entry, part)
        archive.comment = b"het hele plan"
    with zipfile.ZipFile(before) as archive:
        assert all(entry.flag_bits & 8 for entry in archive.infolist()), "written as a stream"
    patch(before, after, {"Plan": {"A1": 2}})
    assert changed_members(before, after) == {PART}
    assert_only_cells_changed(before, after, PART, {"A1"})
    with zipfile.ZipFile(after) as archive:
        touched = archive.getinfo(PART)
        assert (touched.extra[-4:], touched.comment, touched.date_time) == (
            b"mine",
            b"van sales",
            (2026, 11, 24, 6, 0, 0),
        )
        assert archive.comment == b"het hele plan"


class _Stream(io.BufferedIOBase):
    """A file that cannot go back, into which zipfile writes the sizes after each member."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        return self._file.write(content)


def test_zip64_records_are_kept_and_right(tmp_path: Path) -> None:
    before, after = tmp_path / "plan.xlsx", tmp_path / "after.xlsx"
    with zipfile.ZipFile(before, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts(sheet('<row r="1"><c r="A1"><v>1</v></c></row>')).items():
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(part)
    _with_zip64_directory(before)
    patch(before, after, {"Plan": {"A1": 2}})
    assert changed_members(before, after) == {PART}
    assert calamine_rows(after, "Plan") == [[2.0]]
    patch(after, after, {"Plan": {"A1": 3}})
    assert calamine_rows(after, "Plan") == [[3.0]]


def _with_zip64_directory(path: Path) -> None:
    """Put the places of all members and of the directory in zip64 records, as for a file beyond 4 GB."""
    content = path.read_bytes()
    end = content.rfind(b"PK\5\6")
    *_, count, _, start, _ = struct.unpack("<4s4H2LH", content[end : end + 22])
    directory, at = b"", start
    for _ in range(count):
        record = list(struct.unpack_from("<4s6H3L5H2L", content, at))
        name, extra = record[10], record[11]
        place, record[16] = record[16], 0xFFFFFFFF
        record[11] = 12
        after = at + 46 + name
        directory += struct.pack("<4s6H3L5H2L", *record) + content[at + 46 : after] + struct.pack("<2HQ", 1, 8, place)
        at = after + extra + record[12]
    end64 = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(directory), start)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, start + len(directory), 1)
    last = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    path.write_bytes(content[:start] + directory + end64 + locator + last)
