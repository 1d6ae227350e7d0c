"""Sixty-four hostile and broken inputs, each made here: refused for what it is, or done right, in time and memory."""

from __future__ import annotations

import io
import struct
import zipfile
from functools import partial
from typing import TYPE_CHECKING, Final

import pytest

from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.xlsx import patch
from fullfunnel.xlsx.reading import open_book, read_names, read_tables
from tests.fuzz.judging import within_limits
from tests.xlsx.factories import LINKS, MAIN, content_of, parts, read, save, sheet, zipped
from tests.xlsx.test_refusals import OTHER_FILES, encrypted, of_type

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

PART: Final = "xl/worksheets/sheet1.xml"
ROWS: Final = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>KPI</t></is></c><c r="B1" t="inlineStr"><is><t>Feeds</t></is></c>'
    '<c r="C1" t="inlineStr"><is><t>Rate</t></is></c><c r="F1"><v>120</v></c>'
    '<c r="G1"><f>FUNNEL_TARGET("Leads",F1,A1:C3)</f><v>1</v></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Sales</t></is></c></row>'
    '<row r="3"><c r="A3" t="inlineStr"><is><t>Leads</t></is></c><c r="B3" t="inlineStr"><is><t>Sales</t></is></c>'
    '<c r="C3"><v>0.1</v></c></row>'
)
"""A plan in which 120 sales take 1,200 leads, and which still says 1."""
LAUGHS: Final = '<!DOCTYPE x [<!ENTITY a "ha">{}]>'.format(
    "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
)
QUADRATIC: Final = f'<!DOCTYPE x [<!ENTITY a "{"x" * 50_000}">]>'
BOMBS: Final = 400 << 20


def book(
    rows: str = ROWS, *, around: str = "<sheetData>{}</sheetData>", more: Mapping[str, bytes] | None = None, **how: str
) -> bytes:
    return zipped({**parts(sheet(rows, around=around), **how), **(more or {})})


def with_texts(table: str, rows: str = "") -> bytes:
    """A plan with a table of texts, which cell A9 points into."""
    content = parts(sheet(ROWS + (rows or '<row r="9"><c r="A9" t="s"><v>0</v></c></row>')))
    content["xl/sharedStrings.xml"] = table.encode()
    link = f'<Relationship Id="s" Type="{LINKS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    name = "xl/_rels/workbook.xml.rels"
    return zipped({**content, name: content[name].replace(b"</Relationships>", link.encode())})


def prefixed(part: str, prolog: str) -> bytes:
    content = parts(sheet(ROWS))
    body = content[part].decode()
    content[part] = (prolog + body.partition("?>")[2] if body.startswith("<?xml") else prolog + body).encode()
    return zipped(content)


def swollen(part: str, *, whole: bool) -> bytes:
    """A file of 400 kB with 400 MB of spaces in one part: in the sheet itself, or in a part that nobody asks for."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts(sheet(ROWS)).items():
            if name != part:
                archive.writestr(name, content)
        with archive.open(part, "w") as big:
            head, _, tail = sheet(ROWS).partition("<sheetData>")
            big.write(head.encode() if whole else b"<x>")
            for _ in range(BOMBS >> 20):
                big.write(b" " * (1 << 20))
            big.write(f"<sheetData>{tail}".encode() if whole else b"</x>")
    return stream.getvalue()


def renamed(name: str, *, target: str = "") -> bytes:
    content = parts(sheet(ROWS))
    if target:
        links = content["xl/_rels/workbook.xml.rels"]
        content["xl/_rels/workbook.xml.rels"] = links.replace(b"worksheets/sheet1.xml", target.encode())
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for key, part in content.items():
            entry = zipfile.ZipInfo(key)
            entry.filename = name if key == PART and name else key
            archive.writestr(entry, part)
    return stream.getvalue()


def twice(name: str) -> bytes:
    stream = io.BytesIO(book())
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(name, sheet('<row r="1"><c r="A1"><v>666</v></c></row>'))
    return stream.getvalue()


def overlapping() -> bytes:
    content = bytearray(zipped({**parts(sheet(ROWS)), "xl/a.xml": b"<a/>" * 30, "xl/b.xml": b"<b/>" * 30}))
    end = content.rindex(b"PK\5\6")
    start = struct.unpack_from("<L", content, end + 16)[0]
    records = [at for at in range(start, end) if content[at : at + 4] == b"PK\1\2"]
    # The member before the last says that it reaches into the last.
    size = struct.unpack_from("<L", content, records[-2] + 20)[0]
    struct.pack_into("<L", content, records[-2] + 20, size + 40)
    return bytes(content)


def flipped(place: int, change: int) -> bytes:
    content = bytearray(book())
    for signature, at in ((b"PK\3\4", place), (b"PK\1\2", place + 2)):
        content[content.index(signature) + at] |= change
    return bytes(content)


def rotten() -> bytes:
    content = bytearray(book(more={"xl/media/image1.png": bytes(range(256)) * 40}))
    content[content.index(b"xl/media/image1.png") + 60] ^= 0xFF
    return bytes(content)


def packed_by(method: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, part in parts(sheet(ROWS)).items():
            archive.writestr(name, part)
    return stream.getvalue()


def without(part: str) -> bytes:
    return zipped({name: content for name, content in parts(sheet(ROWS)).items() if name != part})


def other(what: str) -> bytes:
    return OTHER_FILES[what][0]()


def number(text: str) -> bytes:
    return book(ROWS + f'<row r="9"><c r="A9"><v>{text}</v></c></row>')


def formula(text: str) -> bytes:
    return book(ROWS + f'<row r="9"><c r="A9" t="str"><f>{text}</f><v>x</v></c></row>')


def in_namespace() -> bytes:
    text = sheet(ROWS)
    for tag in ("worksheet", "sheetData", "row", "c", "v", "f", "is", "t"):
        for mark in (f"<{tag} ", f"<{tag}>", f"</{tag}>"):
            text = text.replace(mark, mark.replace(tag, f"x:{tag}"))
    return zipped(parts(text.replace("xmlns=", "xmlns:x=")))


DONE: Final = "done"
CASES: Final[dict[int, tuple[str, Callable[[], bytes], str]]] = {
    0: ("a plan as it should be", book, DONE),
    1: ("400 MB of spaces in the sheet", partial(swollen, PART, whole=True), "bomb"),
    2: ("400 MB in a part nobody asks for", partial(swollen, "xl/big.xml", whole=False), "bomb"),
    3: ("70,000 members", lambda: book(more={f"x/{n}": b"" for n in range(70_000)}), "bomb"),
    4: ("members that overlap", overlapping, "odd-parts"),
    5: (
        "billion laughs in the texts",
        lambda: with_texts(f'{LAUGHS}<sst xmlns="{MAIN}"><si><t>&i;</t></si></sst>'),
        "doctype",
    ),
    6: ("billion laughs in the sheet", partial(prefixed, PART, LAUGHS), "doctype"),
    7: ("billion laughs in the workbook part", partial(prefixed, "xl/workbook.xml", LAUGHS), "doctype"),
    8: ("an entity of 50,000 characters", partial(prefixed, PART, QUADRATIC), "doctype"),
    9: (
        "a file read through an entity",
        partial(prefixed, PART, '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        "doctype",
    ),
    10: ("a DTD elsewhere", partial(prefixed, PART, '<!DOCTYPE x SYSTEM "http://localhost/x.dtd">'), "doctype"),
    11: ("a harmless DOCTYPE", partial(prefixed, PART, "<!DOCTYPE worksheet>"), "doctype"),
    12: ("a harmless DOCTYPE in the links", partial(prefixed, "_rels/.rels", "<!DOCTYPE x>"), "doctype"),
    13: (
        "a sheet in UTF-16",
        lambda: zipped(parts(sheet(ROWS).replace("UTF-8", "UTF-16").encode("utf-16"))),
        DONE,
    ),
    14: ("a sheet in UTF-7", lambda: zipped(parts(sheet(ROWS).replace("UTF-8", "UTF-7"))), "damaged"),
    15: ("a name that leads out", partial(renamed, "../../evil.xml"), "odd-parts"),
    16: ("a link that leads out", partial(renamed, "", target="../../../etc/passwd"), "damaged"),
    17: ("names with backslashes", partial(renamed, "xl\\worksheets\\sheet1.xml"), "damaged"),
    18: ("two members with one name", partial(twice, PART), "duplicate-parts"),
    19: ("two that differ by case", partial(twice, "xl/Worksheets/Sheet1.xml"), "duplicate-parts"),
    20: ("cut off", lambda: book()[:-30], "truncated"),
    21: ("bytes behind the end", lambda: book() + b"\x00" * 100, DONE),
    22: ("bytes before the start", lambda: b"PK\3\4" + book(), "odd-parts"),
    23: ("a bad checksum", rotten, "damaged"),
    24: ("packed by LZMA", partial(packed_by, zipfile.ZIP_LZMA), "unknown-compression"),
    25: ("packed by bzip2", partial(packed_by, zipfile.ZIP_BZIP2), "unknown-compression"),
    26: ("a zip password", partial(flipped, 6, 1), "encrypted-parts"),
    27: ("a password of Excel", encrypted, "password-protected"),
    28: ("an .xls", partial(other, "a workbook of Excel 97"), "xls"),
    29: ("an .xlsb", partial(other, "an .xlsb"), "xlsb"),
    30: ("a web page", partial(other, "a web page"), "html"),
    31: ("a CSV", partial(other, "a CSV"), "text"),
    32: ("nothing", bytes, "empty"),
    33: ("zeros", lambda: bytes(4096), "empty"),
    34: ("a pointer of Git LFS", partial(other, "a pointer of Git LFS"), "git-lfs"),
    35: ("an XML spreadsheet of 2003", partial(other, "an XML spreadsheet of 2003"), "xml"),
    36: ("a .docx", partial(other, "a .docx"), "other-office"),
    37: ("an .ods", partial(other, "an .ods"), "ods"),
    38: ("a zip of pictures", partial(other, "a zip of pictures"), "zip"),
    39: (
        "macros in an .xlsx",
        lambda: zipped(
            {
                **content_with_type("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
                "xl/vbaProject.bin": b"macro",
            }
        ),
        DONE,
    ),
    40: ("a sheet that breaks off", lambda: book("<row r='1'><c>FUNNEL_X("), "damaged"),
    41: ("no sheet part", partial(without, PART), "damaged"),
    42: ("no list of parts", partial(without, "[Content_Types].xml"), "zip"),
    43: (
        "a text that is not in the table",
        lambda: with_texts(f'<sst xmlns="{MAIN}"/>', '<row r="9"><c r="A9" t="s"><v>7</v></c></row>'),
        "damaged",
    ),
    44: ("NaN", partial(number, "NaN"), DONE),
    45: ("infinity", partial(number, "INF"), DONE),
    46: ("2^53+1", partial(number, str(2**53 + 1)), DONE),
    47: ("1e400", partial(number, "1e400"), DONE),
    48: ("a lost name", lambda: book(names='<definedName name="ffGoal">#REF!</definedName>'), DONE),
    49: ("an emoji and an apostrophe", lambda: book(sheet_name="Sanne's blad 🚂"), DONE),
    50: (
        "two sheets with one name",
        lambda: zipped(
            {
                **parts(sheet(ROWS)),
                "xl/workbook.xml": parts(sheet(ROWS))["xl/workbook.xml"].replace(
                    b"</sheets>", b'<sheet name="PLAN" sheetId="2" r:id="rId1"/></sheets>'
                ),
            }
        ),
        "duplicate-parts",
    ),
    51: (
        "a text of 32,768 characters",
        lambda: book(ROWS + f'<row r="9"><c r="A9" t="inlineStr"><is><t>{"x" * 32_768}</t></is></c></row>'),
        DONE,
    ),
    52: ("row 1,048,577", lambda: book(ROWS + '<row r="1048577"><c r="A1048577"><v>1</v></c></row>'), "damaged"),
    53: ("cells that do not say where", lambda: book(ROWS + "<row><c><v>1</v></c><c><v>2</v></c></row>"), DONE),
    54: (
        "a row that is in it twice",
        lambda: book(ROWS + '<row r="3"><c r="A3"><v>1</v></c></row>'),
        "damaged",
    ),
    55: ("a prefix for every tag", in_namespace, DONE),
    56: ("links from the root", lambda: zipped(parts(sheet(ROWS), target="/xl/worksheets/sheet1.xml")), DONE),
    57: (
        "escaped characters",
        lambda: book(ROWS + '<row r="9"><c r="A9" t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c></row>'),
        DONE,
    ),
    58: (
        "100,000 elements in each other",
        lambda: with_texts(f'<sst xmlns="{MAIN}"><si>{"<r>" * 100_000}{"</r>" * 100_000}</si></sst>'),
        DONE,
    ),
    59: ("a formula that starts a program", partial(formula, "cmd|'/C calc'!A0"), DONE),
    60: ("a formula that asks the network", partial(formula, '_xlfn.WEBSERVICE("http://localhost/")'), DONE),
    61: (
        "a dimension that lies",
        lambda: book(around='<dimension ref="A1:XFD1048576"/><sheetData>{}</sheetData>'),
        DONE,
    ),
    62: (
        "the last cell of the sheet in use",
        lambda: book(ROWS + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        DONE,
    ),
    63: (
        "all cells merged into one",
        lambda: book(
            around='<sheetData>{}</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        ),
        DONE,
    ),
}


def content_with_type(content_type: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(of_type(content_type))) as archive:
        types = archive.read("[Content_Types].xml")
    return {**parts(sheet(ROWS)), "[Content_Types].xml": types}


def test_every_case_has_its_number() -> None:
    assert sorted(CASES) == list(range(64))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("case", CASES, ids=lambda number: f"{number:02}")
def test_a_hostile_workbook(tmp_path: Path, case: int) -> None:
    what, make, expected = CASES[case]
    content = make()
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)
    with within_limits(len(content)):
        seen = {output(path, look) for look in (read_tables, read_names, list_formulas)}
        outcome = regenerate(path)
    if expected != DONE:
        assert outcome.refused is not None, what
        assert outcome.refused.kind == expected, what
        assert seen <= {expected, None}, what
        assert path.read_bytes() == content
    else:
        assert (outcome.refused, seen) == (None, {None}), what
        assert [change.new for change in outcome.changed if change.cell == "G1"] == [1200], what
        assert outcome.parts_changed == (PART,)
        after = content_of(path)
        before = zipfile.ZipFile(io.BytesIO(content))
        assert {name: part for name, part in after.items() if name != PART} == {
            name: before.read(name) for name in before.namelist() if name != PART
        }
    assert [file.name for file in tmp_path.iterdir()] == ["plan.xlsx"]


def output(path: Path, look: Callable[[Path], object]) -> str | None:
    """The kind of refusal that a look at a file meets."""
    try:
        look(path)
    except FunnelError as error:
        return str(getattr(error, "kind", type(error).__name__))
    return None


def list_formulas(path: Path) -> object:
    found = open_book(path)
    return [found.contents(one.name).formulas() for one in found.sheets]


@pytest.mark.parametrize("text", ["cmd|'/C calc'!A0", '_xlfn.WEBSERVICE("http://localhost/")'])
def test_a_formula_of_the_users_own_stays_and_no_text_becomes_one(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(formula(text))
    patch(path, path, {"Plan": {"B9": f"={text}", "C9": "+1", "D9": "@x", "E9": "-1+1"}})
    assert f"<f>{text}</f><v>x</v>" in read(path)
    assert read(path).count("<f>") == 2, "the two that were there"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), 2**53 + 1, 10**400, "x" * 32_768])
def test_what_no_cell_holds_is_not_written(tmp_path: Path, value: object) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(whole := book())
    with pytest.raises(BadInput, match=r"Plan!B9"):
        patch(path, path, {"Plan": {"B9": value}})
    with pytest.raises(BadInput):
        patch(path, path, {"Plan": {"A1048577": 1}})
    assert path.read_bytes() == whole


def test_macros_are_kept_and_reported(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(CASES[39][1]())
    (note,) = regenerate(path).notes
    assert "macro" in note.en


def test_rows_out_of_order_are_read_where_they_say_they_are(tmp_path: Path) -> None:
    rows = '<row r="9"><c r="A9"><v>9</v></c></row>' + ROWS
    path = save(tmp_path / "plan.xlsx", parts(sheet(rows)))
    assert [change.new for change in regenerate(path).changed] == [1200]
