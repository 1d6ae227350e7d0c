"""Tables and names as the command line reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from fullfunnel.xlsx.reading import open_book, read_names, read_tables
from fullfunnel.xlsx.refusals import Damaged, Refusal
from fullfunnel.xlsx.sheets.cell_value import ExcelError
from fullfunnel.xlsx.sheets.strings import SharedStrings
from tests.xlsx.factories import content_of, parts, save, sheet

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("Zoë's plan")
    page.add_table(
        "B3:D6",
        {
            "name": "ffKpis",
            "columns": [{"header": "KPI"}, {"header": "Eigen\ndoel"}, {"header": "Ratio", "total_function": "sum"}],
            "data": [["Leads", 1200], ["Bezoeken", None, 0.03]],
            "total_row": True,
        },
    )
    page.add_table("F3:G4", {"name": "ffBudget", "header_row": False, "data": [["Video", 1000], ["Banners", 500]]})
    page.write("A1", 1200)
    page.write_formula("A2", "=1/0", None, "#DIV/0!")
    book.define_name("ffGoal", "='Zoë''s plan'!$A$1")
    book.define_name("ffWhy", "='Zoë''s plan'!$A$1:$A$2")
    book.define_name("ffLeeg", "='Zoë''s plan'!$Z$99")
    book.define_name("ffBtw", "=0.21")
    book.define_name("ffTaal", '="nl ""BE"""')
    book.define_name("ffSom", "=SUM('Zoë''s plan'!$A$1:$A$2)")
    book.define_name("ffWeg", "=#REF!")
    book.add_worksheet("Extra")
    book.define_name("Extra!ffEigen", "='Zoë''s plan'!$A$1")
    book.close()
    return path


def test_tables_come_with_their_header_and_without_their_totals(plan: Path) -> None:
    tables = read_tables(plan)
    assert tables == {
        "ffKpis": [["KPI", "Eigen\ndoel", "Ratio"], ["Leads", 1200, None], ["Bezoeken", None, 0.03]],
        "ffBudget": [["Column1", "Column2"], ["Video", 1000], ["Banners", 500]],
    }


def test_names_come_with_what_they_stand_for(plan: Path) -> None:
    names = read_names(plan)
    assert names == {
        "ffGoal": 1200,
        "ffWhy": [[1200], ["#DIV/0!"]],
        "ffLeeg": None,
        "ffBtw": 0.21,
        "ffTaal": 'nl "BE"',
    }
    why = names["ffWhy"]
    assert isinstance(why, list)
    assert isinstance(why[1][0], ExcelError)


def test_a_name_of_a_whole_column_reaches_to_the_last_value(tmp_path: Path) -> None:
    xml = sheet('<row r="2"><c r="A2"><v>1</v></c></row><row r="4"><c r="A4"><v>2</v></c><c r="B4"><v>3</v></c></row>')
    book = save(tmp_path / "plan.xlsx", parts(xml, names='<definedName name="kolom">Plan!$A:$A</definedName>'))
    assert read_names(book) == {"kolom": [[None], [1], [None], [2]]}


def test_rich_text_phonetic_guides_and_escapes(tmp_path: Path) -> None:
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<si><t>één &amp; &#8364;</t></si>"
        '<si><r><t xml:space="preserve">half </t></r><r><rPr><b/></rPr><t>vet</t></r></si>'
        '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>'
        "<si><t>a_x000D_b _x005F_x0041_</t></si><si/></sst>"
    )
    cells = "".join(f'<c t="s"><v>{number}</v></c>' for number in range(5))
    content = parts(sheet(f"<row>{cells}</row>"))
    link = 'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="s.xml"/>'
    content["xl/_rels/workbook.xml.rels"] = content["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>", f'<Relationship Id="s" {link}</Relationships>'.encode()
    )
    book = open_book(save(tmp_path / "plan.xlsx", {**content, "xl/s.xml": strings.encode()}))
    texts = list(book.contents("Plan").values().values())
    assert texts == ["één & €", "half vet", "東京", "a\rb _x0041_", ""]


@pytest.mark.parametrize(
    "entries",
    [
        ["<si/>", "<si><t>één</t></si>", "<si><t>twee</t></si>"],
        ["<si><t>één</t></si>", "<si><t/></si>", "<si><t>twee</t></si>", "\n<si ><t>drie</t></si>"],
        ["<!-- <si><t>weg</t></si> -->", "<si><t>één</t></si>", "<si><r><t>twee</t></r></si>", "<si><t>drie</t></si>"],
        ["<si><t>één</t></si>", '<si><t xml:space="preserve"> a > b </t></si>', "<si><t>drie</t></si>"],
    ],
)
def test_a_text_is_found_by_its_place_whatever_stands_before_it(entries: list[str]) -> None:
    table = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{"".join(entries)}</sst>'
    output = [re.sub("<[^>]+>", "", entry) for entry in entries if not entry.startswith("<!--")]
    strings = SharedStrings(table.encode(), "plan.xlsx", "xl/sharedStrings.xml")
    assert [strings[number] for number in range(len(strings))] == [text.removeprefix("\n") for text in output]


@pytest.mark.parametrize(
    "cell", ['<c t="s"><v>7</v></c>', '<c t="s"><v>x</v></c>', "<c><v>veel</v></c>", '<c t="s"><v>-1</v></c>']
)
def test_a_cell_that_says_nothing_sensible_is_named(tmp_path: Path, cell: str) -> None:
    book = open_book(save(tmp_path / "plan.xlsx", parts(sheet(f'<row r="3">{cell}</row>'))))
    with pytest.raises(Damaged, match="A3"):
        book.contents("Plan").values()


@pytest.mark.parametrize("number", ["NaN", "INF", "1e400"])
def test_a_number_that_is_none_counts_as_an_error(tmp_path: Path, number: str) -> None:
    book = open_book(save(tmp_path / "plan.xlsx", parts(sheet(f"<row><c><v>{number}</v></c></row>"))))
    assert list(book.contents("Plan").values().values()) == [ExcelError("#NUM!")]


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_text("KPI;Doel")
    for read in (read_tables, read_names):
        with pytest.raises(Refusal):
            read(path)


def test_reading_changes_nothing(plan: Path) -> None:
    before = content_of(plan)
    read_tables(plan)
    read_names(plan)
    assert content_of(plan) == before
