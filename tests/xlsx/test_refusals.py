"""What is no workbook, or none to be trusted, is named for what it is before it is parsed, and left as it is."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from typing import TYPE_CHECKING

import msoffcrypto.format.ooxml
import pytest

from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.xlsx import other_formats, patch, refusals
from tests.xlsx.factories import CONTENT_TYPES, PACKAGE_LINKS, parts, save, sheet, zipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PART = "xl/worksheets/sheet1.xml"
WHOLE = parts(sheet('<row r="1"><c r="A1"><f>FUNNEL_TARGET("Leads",1,B1:C2)</f><v>1</v></c></row>'))


def ole(*streams: str) -> bytes:
    """The start of an OLE container with these names in its directory."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + b"".join(s.encode("utf-16-le") for s in streams)


def encrypted() -> bytes:
    stream = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(zipped(WHOLE))).encrypt("geheim", stream)
    return stream.getvalue()


def of_type(content_type: str) -> bytes:
    types = CONTENT_TYPES.replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", content_type
    )
    return zipped({**WHOLE, "[Content_Types].xml": types.encode()})


OTHER_FILES: dict[str, tuple[Callable[[], bytes], type[refusals.Refusal]]] = {
    "a workbook with a password": (encrypted, refusals.PasswordProtected),
    "a workbook of Excel 97": (lambda: ole("Root Entry", "Workbook"), other_formats.OldExcel),
    "a workbook of Excel 95": (lambda: ole("Root Entry", "Book"), other_formats.OldExcel),
    "a workbook of Excel 3": (lambda: b"\x09\x02\x06\x00\x00\x00\x10\x00" + b"\x00" * 90, other_formats.OldExcel),
    "an old Word file": (lambda: ole("Root Entry", "WordDocument"), other_formats.OtherOle),
    "an .xlsb": (
        lambda: of_type("application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
        other_formats.BinaryWorkbook,
    ),
    "an .ods": (
        lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}),
        other_formats.OpenDocument,
    ),
    "a .docx": (
        lambda: of_type("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
        other_formats.OtherOffice,
    ),
    "a .pptx": (
        lambda: of_type("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
        other_formats.OtherOffice,
    ),
    "a zip of pictures": (lambda: zipped({"foto.jpg": b"\xff\xd8"}), other_formats.PlainZip),
    "an empty zip": (lambda: zipped({}), other_formats.PlainZip),
    "a web page": (lambda: b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table></html>", other_formats.Html),
    "a web page in UTF-16": (lambda: "<!DOCTYPE html><html>".encode("utf-16"), other_formats.Html),
    "an XML spreadsheet of 2003": (lambda: b'<?xml version="1.0"?><Workbook/>', other_formats.Xml2003),
    "a CSV": (lambda: b"Campagne;Kosten\nSee;1.234,50\n", other_formats.PlainText),
    "an empty file": (lambda: b"", other_formats.Empty),
    "a file of zeros": (lambda: b"\x00" * 4096, other_formats.Empty),
    "a pointer of Git LFS": (
        lambda: b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
        other_formats.LfsPointer,
    ),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", other_formats.NotAWorkbook),
}


def refused(path: Path, content: bytes) -> refusals.Refusal:
    """The refusal that patching and regenerating both give; the file is left as it is."""
    path.write_bytes(content)
    start = time.perf_counter()
    with pytest.raises(refusals.Refusal) as caught:
        patch(path, path, {"Plan": {"A1": 2}})
    outcome = regenerate(path, functions={})
    assert time.perf_counter() - start < 5
    assert outcome.refused is not None
    assert (outcome.refused.kind, outcome.refused.sentence) == (caught.value.kind, caught.value.text)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]
    for sentence in caught.value.text:
        assert path.name in sentence
        assert len(sentence.split()) > 7, "it says what to do"
    return caught.value


@pytest.mark.parametrize("what", OTHER_FILES)
def test_a_file_of_another_kind_is_named(tmp_path: Path, what: str) -> None:
    make, kind = OTHER_FILES[what]
    assert type(refused(tmp_path / "plan.xlsx", make())) is kind


def test_every_kind_has_its_own_word() -> None:
    kinds = list(_below(refusals.Refusal))
    leaves = [kind.kind for kind in kinds if not kind.__subclasses__()]
    assert len(leaves) == len(set(leaves))
    assert len(leaves) > 20


def _below(kind: type[refusals.Refusal]) -> list[type[refusals.Refusal]]:
    return [below for one in kind.__subclasses__() for below in (one, *_below(one))]


def test_what_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(refusals.Missing, match=r"plan\.xlsx"):
        patch(tmp_path / "plan.xlsx", tmp_path / "plan.xlsx", {})
    with pytest.raises(refusals.NotAFile):
        patch(tmp_path, tmp_path, {})


@pytest.mark.parametrize("cut", [0.3, 0.9, 0.999])
def test_a_download_that_broke_off(tmp_path: Path, cut: float) -> None:
    whole = zipped(WHOLE)
    assert refused(tmp_path / "plan.xlsx", whole[: int(len(whole) * cut)]).kind == "truncated"


def test_a_damaged_byte_in_a_part_that_is_not_even_read(tmp_path: Path) -> None:
    content = bytearray(zipped({**WHOLE, "xl/media/image1.png": bytes(range(256)) * 40}))
    at = content.rindex(b"xl/media/image1.png", 0, len(content) // 2 * 2)
    first = content.index(b"xl/media/image1.png")
    assert first < at
    content[first + 60] ^= 0xFF
    assert refused(tmp_path / "plan.xlsx", bytes(content)).kind == "damaged"


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE x [<!ENTITY a "b">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        "<!-- x --><!DOCTYPE x>",
    ],
)
@pytest.mark.parametrize("part", [PART, "xl/workbook.xml", "xl/theme/theme1.xml", "_rels/.rels"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_in_any_part(tmp_path: Path, prolog: str, part: str, encoding: str) -> None:
    before = WHOLE.get(part, b"<theme/>").decode().partition("?>")
    body = before[2] or before[0]
    content = {**WHOLE, part: (prolog + body).encode(encoding)}
    assert refused(tmp_path / "plan.xlsx", zipped(content)).kind == "doctype"


def test_a_word_about_doctypes_is_not_one(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>&lt;!DOCTYPE html&gt;</t></is></c><!-- <!DOCTYPE x> --></row>'
    book = save(tmp_path / "plan.xlsx", parts(sheet(cells)))
    assert patch(book, book, {"Plan": {"B1": 1}}) == (PART,)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("twin", [PART, "xl/Worksheets/Sheet1.xml"])
def test_two_parts_with_one_name(tmp_path: Path, twin: str) -> None:
    stream = io.BytesIO(zipped(WHOLE))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(twin, sheet('<row r="1"><c r="A1"><v>666</v></c></row>'))
    assert refused(tmp_path / "plan.xlsx", stream.getvalue()).kind == "duplicate-parts"


def test_two_sheets_with_one_name(tmp_path: Path) -> None:
    content = dict(WHOLE)
    listed = content["xl/workbook.xml"]
    content["xl/workbook.xml"] = listed.replace(b"</sheets>", b'<sheet name="PLAN" sheetId="2" r:id="rId1"/></sheets>')
    assert refused(tmp_path / "plan.xlsx", zipped(content)).kind == "duplicate-parts"


def test_a_member_with_a_zip_password(tmp_path: Path) -> None:
    content = bytearray(zipped(WHOLE))
    for signature, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.index(signature) + place] |= 1
    assert refused(tmp_path / "plan.xlsx", bytes(content)).kind == "encrypted-parts"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_packed_in_another_way(tmp_path: Path, method: int) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, part in WHOLE.items():
            archive.writestr(name, part)
    assert refused(tmp_path / "plan.xlsx", stream.getvalue()).kind == "unknown-compression"


def test_a_member_that_is_a_patch_to_another_file(tmp_path: Path) -> None:
    content = bytearray(zipped(WHOLE))
    content[content.index(b"PK\1\2") + 8] |= 0x20
    assert refused(tmp_path / "plan.xlsx", bytes(content)).kind == "unknown-compression"


@pytest.mark.deep
def test_a_part_of_400_mb_of_spaces(tmp_path: Path) -> None:
    stream = io.BytesIO(zipped(WHOLE))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/big.xml", "w") as big:
        for _ in range(400):
            big.write(b" " * (1 << 20))
    assert refused(tmp_path / "plan.xlsx", stream.getvalue()).kind == "bomb"


def test_many_parts_that_each_stay_below_the_mark(tmp_path: Path) -> None:
    stream = io.BytesIO(zipped(WHOLE))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(6):
            archive.writestr(f"xl/big{number}.xml", b" " * (32 << 20))
    assert refused(tmp_path / "plan.xlsx", stream.getvalue()).kind == "bomb"


def test_a_part_that_unpacks_to_more_than_it_says(tmp_path: Path) -> None:
    stream = io.BytesIO(zipped(WHOLE))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/big.xml", b" " * 100_000)
    content = stream.getvalue().replace(struct.pack("<L", 100_000), struct.pack("<L", 1_000))
    assert refused(tmp_path / "plan.xlsx", content).kind == "bomb"


def test_more_members_than_a_workbook_ever_has(tmp_path: Path) -> None:
    assert refused(tmp_path / "plan.xlsx", zipped({**WHOLE, **{f"x/{n}": b"" for n in range(20_001)}})).kind == "bomb"


def test_members_that_share_their_bytes(tmp_path: Path) -> None:
    content = bytearray(zipped({**WHOLE, "xl/a.xml": b"<a/>", "xl/b.xml": b"<b/>"}))
    end = content.rindex(b"PK\5\6")
    start = struct.unpack_from("<L", content, end + 16)[0]
    records = []
    at = start
    while at < end:
        records.append(at)
        at += 46 + sum(struct.unpack_from("<3H", content, at + 28))
    # The last member's record points at the one before it, under that one's name.
    content[records[-1] + 42 : records[-1] + 46] = content[records[-2] + 42 : records[-2] + 46]
    content[records[-1] + 46 : records[-1] + 54] = b"xl/a.xml"
    assert refused(tmp_path / "plan.xlsx", bytes(content)).kind in {"odd-parts", "duplicate-parts"}


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "C:\\evil.xml", "xl\\..\\..\\evil.xml"])
def test_a_name_that_points_out_of_the_package(tmp_path: Path, name: str) -> None:
    entry = zipfile.ZipInfo("placeholder")
    entry.filename = name
    stream = io.BytesIO(zipped(WHOLE))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(entry, b"<x/>")
    assert refused(tmp_path / "plan.xlsx", stream.getvalue()).kind == "odd-parts"


@pytest.mark.parametrize("stray", ["before", "between"])
def test_bytes_that_do_not_belong_in_the_zip(tmp_path: Path, stray: str) -> None:
    whole = zipped(WHOLE)
    end = whole.rindex(b"PK\5\6")
    content = b"PK\3\4" + whole if stray == "before" else whole[:end] + b"????" + whole[end:]
    assert refused(tmp_path / "plan.xlsx", content).kind == "odd-parts"


def test_a_signed_workbook(tmp_path: Path) -> None:
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    content = dict(WHOLE)
    content["_rels/.rels"] = content["_rels/.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="s" Type="{kind}" Target="_xmlsignatures/o.sigs"/></Relationships>'.encode(),
    )
    assert refused(tmp_path / "plan.xlsx", zipped(content)).kind == "signed"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"xl/workbook.xml": None}, id="no workbook part"),
        pytest.param({PART: None}, id="no sheet part"),
        pytest.param(
            {"_rels/.rels": f'<Relationships xmlns="{PACKAGE_LINKS}"/>'.encode()}, id="no link to the workbook"
        ),
        pytest.param({"xl/workbook.xml": b"<workbook><sheets>"}, id="a workbook part that breaks off"),
        pytest.param({"xl/workbook.xml": b"<other/>"}, id="another root"),
        pytest.param({"xl/workbook.xml": b"<workbook><sheets/></workbook>"}, id="no sheets"),
        pytest.param({PART: b"<worksheet><sheetData>"}, id="a sheet that breaks off"),
        pytest.param({PART: b"<worksheet/>"}, id="a sheet without cells"),
        pytest.param({PART: b'<?xml version="1.0" encoding="utf-7"?><worksheet/>'}, id="an unknown encoding"),
        pytest.param({PART: b'<?xml version="1.0" encoding="0"?><worksheet/>'}, id="an encoding that is none"),
        pytest.param(
            {"[Content_Types].xml": b'<?xml version="1.0" encoding="{1,2;3}"?>' + CONTENT_TYPES.encode()},
            id="an encoding of the list of parts that is none",
        ),
    ],
)
def test_a_workbook_that_lacks_something(tmp_path: Path, change: dict[str, bytes | None]) -> None:
    content = {name: part for name, part in {**WHOLE, **change}.items() if part is not None}
    if PART in change and change[PART] is not None:
        content[PART] = (change[PART] or b"") + b"<!-- FUNNEL -->"
    assert refused(tmp_path / "plan.xlsx", zipped(content)).kind == "damaged"


def test_100_000_elements_in_each_other_are_read_or_refused_without_falling_over(tmp_path: Path) -> None:
    deep = "<r>" * 100_000 + "</r>" * 100_000
    book = save(tmp_path / "plan.xlsx", parts(sheet(f'<row r="1"><c r="A1"><is>{deep}</is></c></row>')))
    patch(book, book, {"Plan": {"B1": 1}})
