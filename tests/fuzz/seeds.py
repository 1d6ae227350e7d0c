"""Workbooks to start from: small, and with as much as possible of what the workbook room meets."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import Final

import xlsxwriter

from tests.xlsx.factories import LINKS, content_of, parts, sheet

CORPUS: Final = Path(__file__).parents[2].parent / "shared" / "corpus"
"""Real workbooks, where they stand beside the project."""
SHEET: Final = "xl/worksheets/sheet1.xml"
_LARGEST_SEED: Final = 20_000

KPIS: Final[list[list[str | float]]] = [
    ["KPI", "Feeds", "Rate"],
    ["Sales", "", ""],
    ["Leads", "Sales", 0.1],
    ["Visits", "Leads", 0.02],
]


@cache
def seeds() -> tuple[dict[str, bytes], ...]:
    """The parts of each workbook to start from."""
    return (_by_hand(), _by_xlsxwriter())


@cache
def real_seeds() -> tuple[dict[str, bytes], ...]:
    """The smaller workbooks of the corpus, as far as they are there."""
    small = [path for path in sorted(CORPUS.glob("*.xls[xm]")) if path.stat().st_size < _LARGEST_SEED]
    return tuple(content_of(path) for path in small)


def _by_hand() -> dict[str, bytes]:
    heads = "".join(
        f'<c r="{column}1" t="inlineStr"><is><t>{head}</t></is></c>'
        for column, head in zip("ABC", ("KPI", "Feeds", "Rate"), strict=True)
    )
    rows = (
        f'<row r="1" spans="1:3">{heads}<c r="F1"><v>120</v></c></row>'
        '<row r="2"><c r="A2" t="s"><v>0</v></c></row>'
        '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="s"><v>0</v></c><c r="C3"><v>0.1</v></c>'
        '<c r="E3"><f t="shared" ref="E3:E4" si="0">FUNNEL_TARGET(A3,$F$1,$A$1:$C$4)</f><v>1</v></c></row>'
        '<row><c t="str"><f>"Vis"&amp;"its"</f><v>Visits</v></c><c t="s"><v>1</v></c><c s="1"><v>2E-2</v></c>'
        '<c r="E4"><f t="shared" si="0"/><v>1</v></c></row>'
        "<!-- een <row r='9'> --><row r=\"6\"><c r='A6' cm=\"1\"><f t='array' ref=\"A6:D8\">"
        "FUNNEL_TARGETS(F1,A1:C4)</f><v/></c></row>"
        '<row r="7"><c r="F7" t="e"><f>SUM(E3:E4)+[1]!FUNNEL_TARGET("Leads",$F$1,Plan!kader)</f><v>#N/A</v></c>'
        '<c r="G7" t="b"><f>E3&gt;E4</f><v>1</v></c><c r="H7" t="d"><v>2026-11-24</v></c></row>'
    )
    around = (
        '<dimension ref="A1:H8"/><cols><col min="1" max="3" style="1"/></cols><sheetData>{}</sheetData>'
        '<mergeCells><mergeCell ref="J1:K2"/></mergeCells>'
    )
    content = parts(
        sheet(rows, around=around),
        names='<definedName name="kader">Plan!$A$1:$C$4</definedName><definedName name="weg">#REF!</definedName>',
        settings='<calcPr calcId="191029"/>',
    )
    content["xl/sharedStrings.xml"] = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Sales</t></si>'
        b"<si><r><t>Lea</t></r><r><rPr><b/></rPr><t>ds</t></r><rPh><t>x</t></rPh></si></sst>"
    )
    content["xl/_rels/workbook.xml.rels"] = content["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId9" Type="%s/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>'
        % LINKS.encode(),
    )
    return content


def _by_xlsxwriter() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "seed.xlsx"
        book = xlsxwriter.Workbook(path)
        page = book.add_worksheet("Plan")
        for row, line in enumerate(KPIS):
            page.write_row(row, 0, line)
        columns = [{"header": head} for head in KPIS[0]]
        page.add_table("A1:C4", {"name": "ffKpis", "columns": columns, "data": KPIS[1:]})
        page.write("F1", 120)
        book.define_name("ffGoal", "=Plan!$F$1")
        page.write_formula("H1", '=FUNNEL_TARGET("Leads",ffGoal,ffKpis[#All])', None, 7)
        page.write_formula("H2", "=ROUNDUP(H1*2,0)", None, 14)
        page.write_dynamic_array_formula("H4:K6", "=_xldudf_FUNNEL_TARGETS(ffGoal,ffKpis[#All])", None, "Sales")
        page.write_rich_string("A9", "half ", book.add_format({"bold": True}), "vet")
        page.conditional_format("C2:C4", {"type": "data_bar"})
        book.add_worksheet("Sanne's blad").write("B2", "x")
        book.close()
        return content_of(path)
