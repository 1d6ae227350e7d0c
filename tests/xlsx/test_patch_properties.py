"""Whatever a sheet looks like and whatever is set in it: the cells meant hold it, all others what they held."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from fullfunnel.xlsx import patch
from fullfunnel.xlsx.address import Position
from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.container.archive import Archive
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.container.repack import repack
from fullfunnel.xlsx.patching import patched_parts
from tests.short_run import examples
from tests.xlsx.differ import assert_only_cells_changed
from tests.xlsx.factories import parts, save, sheet

CELLS = st.dictionaries(
    st.tuples(st.integers(1, 6), st.integers(1, 6)),
    st.sampled_from(
        [
            "<c{r}/>",
            '<c{r} s="1"><v>1</v></c>',
            '<c{r} t="str"><f>A1&amp;"&lt;c>"</f><v>x</v></c>',
            '<c{r} t="b"><f t="shared" si="0"/><v>1</v></c>',
            '<c{r} t="inlineStr"><is><r><t>a</t></r></is></c>',
            "<c{r}><!-- <c r='A1'><v>9</v></c> --><v>2</v><extLst/></c>",
            '<c{r} note="a > b"\n cm="1"><f>B1</f></c >',
            "<c{r}><v><![CDATA[3]]></v></c>",
        ]
    ),
    max_size=12,
)
PLAIN_CELLS = st.dictionaries(
    st.tuples(st.integers(1, 6), st.integers(1, 6)),
    st.sampled_from(
        [
            "<c{r}/>",
            '<c{r} s="1"><v>1</v></c>',
            "<c{r}><f>SUM(A1:A3)</f><v>2</v></c>",
            '<c{r} s="2" t="str"><f>A1&amp;"&lt;c r="</f><v>x</v></c>',
            '<c{r} t="e" vm="1"><f>B1</f><v>#VALUE!</v></c>',
            '<c{r} cm="1"><f t="array" ref="A1">B1</f><v>2</v></c>',
            '<c{r} t="inlineStr"><is><t>a</t></is></c>',
            "<c{r}><f>B1</f></c>",
        ]
    ),
)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(2**53), 2**53),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.sampled_from(["_x0041_", "]]>", "<c/>", " a ", "=1+1", "\r\n"]),
)
EDITS = st.dictionaries(st.tuples(st.integers(1, 7), st.integers(1, 7)), VALUES, max_size=10)


def written(cells: dict[tuple[int, int], str], *, prefix: str) -> str:
    """The rows of a sheet, some of them with a comment before their end."""
    rows: dict[int, str] = {}
    for (row, column), cell in sorted(cells.items()):
        rows[row] = rows.get(row, "") + cell.format(r=f' r="{Position(row, column).a1}"')
    text = "".join(f'<row r="{row}" spans="1:3">{inside}<!-- einde --></row>' for row, inside in rows.items())
    if not prefix:
        return sheet(text)
    text = re.sub(r"(</?)(?=(?:row|c|v|f|is|t|r|extLst)\b)", rf"\1{prefix}", text)
    root = f'<{prefix}worksheet xmlns:{prefix[:-1]}="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return f"{root}<{prefix}sheetData>{text}</{prefix}sheetData></{prefix}worksheet>"


def shown(cell: etree._Element | None) -> Any:
    """What a cell holds, read by lxml."""
    if cell is None:
        return None
    kind = cell.get("t", "n")
    text = "".join(
        "".join(found.itertext(tag=("{*}t", "{*}v")))
        for found in cell.iterfind("{*}is" if kind == "inlineStr" else "{*}v")
    )
    if kind == "n":
        return float(text) if text else None
    if kind == "b":
        return text == "1"
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


@settings(deadline=None, max_examples=examples(150))
@given(CELLS, EDITS, st.sampled_from(["", "x:"]))
def test_every_edit_lands_and_nothing_else_moves(
    cells: dict[tuple[int, int], str], edits: dict[tuple[int, int], Any], prefix: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder) / "plan.xlsx", Path(folder) / "after.xlsx"
        save(before, parts(written(cells, prefix=prefix)))
        wanted = {Position(*at).a1: value for at, value in edits.items()}
        patch(before, after, {"Plan": wanted})
        part = "xl/worksheets/sheet1.xml"
        assert_only_cells_changed(before, after, part, set(wanted))
        with zipfile.ZipFile(after) as archive:
            tree = etree.fromstring(archive.read(part))
        found = {cell.get("r"): cell for cell in tree.iterfind("{*}sheetData/{*}row/{*}c")}
        for address, value in wanted.items():
            seen = shown(found.get(address))
            assert seen == value
            assert isinstance(seen, bool) == isinstance(value, bool)
        order = [cell.getparent() for cell in tree.iterfind("{*}sheetData/{*}row/{*}c")]
        numbers = [int(row.get("r", "0")) for row in order if row is not None]
        assert numbers == sorted(numbers), "new rows stand at their place"


@settings(deadline=None, max_examples=examples(150))
@given(PLAIN_CELLS, EDITS)
def test_a_cell_found_by_its_address_is_set_as_one_found_on_a_walk_over_the_rows(
    cells: dict[tuple[int, int], str], edits: dict[tuple[int, int], Any]
) -> None:
    xml = written(cells, prefix="").replace("<!-- einde -->", "")
    with tempfile.TemporaryDirectory() as folder:
        path = save(Path(folder) / "plan.xlsx", parts(xml))
        book = Book(Package.open(path.read_bytes(), path.name))
    wanted = {"Plan": {Position(*at).a1: value for at, value in edits.items()}}
    on_a_walk = patched_parts(book, wanted)
    book.contents("Plan").values()
    assert book.is_plain("Plan")
    assert patched_parts(book, wanted) == on_a_walk


@settings(deadline=None, max_examples=examples(100))
@given(
    st.dictionaries(st.text("abc/.xml", min_size=1, max_size=9), st.binary(max_size=300), min_size=1, max_size=6),
    st.data(),
    st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]),
)
def test_a_container_repacked_holds_what_it_should(members: dict[str, bytes], draw: st.DataObject, method: int) -> None:
    members = {name: content for name, content in members.items() if not name.startswith("/") and ".." not in name}
    members = {name: content for name, content in members.items() if name}
    if not members:
        return
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    names = draw.draw(st.sets(st.sampled_from(sorted(members))))
    new = {name: draw.draw(st.binary(max_size=300)) for name in sorted(names)}
    result = repack(Archive.open(stream.getvalue(), "x.xlsx"), new)
    with zipfile.ZipFile(io.BytesIO(result)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {**members, **new}
    assert new or result == stream.getvalue()
