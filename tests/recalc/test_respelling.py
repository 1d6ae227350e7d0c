"""A plan moves to another program: its formulas are spelled as that program stores them, and nothing is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from lxml import etree
from typer.testing import CliRunner

from fullfunnel.commands.cli import app
from fullfunnel.recalc.converting.respelling import HOSTS, Host, respell, respelled
from fullfunnel.recalc.regenerating import regenerate
from tests.short_run import first_of
from tests.xlsx.differ import changed_members, members
from tests.xlsx.factories import LINKS, calamine_rows, content_of, in_openpyxl, read, save

if TYPE_CHECKING:
    from pathlib import Path

PART = "xl/worksheets/sheet1.xml"
CALL = 'FUNNEL_TARGET("Visits",F1,A1:D3)'


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan with calls of ours in cells, in each other, in a spill, a name, a format rule and a validation."""
    path = tmp_path / "plan.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("Plan")
    for row, line in enumerate(
        (["KPI", "Stage", "Feeds", "Rate"], ["Leads", "Do"], ["Visits", "Think", "Leads", 0.03])
    ):
        page.write_row(row, 0, line)
    page.write("F1", 1200)
    page.write_formula("H1", f"={CALL}", None, 40_000)
    page.write_formula("H2", '=IF(F1<5,"FUNNEL_TARGET(",ROUNDUP(funnel_target("Leads",F1,A1:D3)&"",0))', None, 1200)
    page.write_formula("H3", "=SUM(H1:H2)", None, 40_000)
    page.write_dynamic_array_formula("J1:M2", "=FUNNEL_TARGETS(F1,A1:D3)", None, "Leads")
    page.write("J2", "Visits")
    book.define_name("Bezoek", f"={CALL.replace('F1', 'Plan!$F$1').replace('A1:D3', 'Plan!$A$1:$D$3')}")
    page.conditional_format(
        "H1", {"type": "formula", "criteria": f"={CALL}>5", "format": book.add_format({"bold": True})}
    )
    page.data_validation("F1", {"validate": "custom", "value": f"={CALL}>5"})
    page.insert_textbox("A9", "Blijf staan")
    book.close()
    return path


@pytest.mark.parametrize(
    ("host", "spelled"),
    [
        ("windows", "FUNNEL_TARGET(1,2)"),
        ("lite", "_xldudf_FUNNEL_TARGET(1,2)"),
        ("office", "_xldudf_FUNNEL_TARGET(1,2)"),
        ("xlam", "[1]!FUNNEL_TARGET(1,2)"),
        ("calc", "ORG.FULLFUNNEL.FUNNELADDIN.FUNNELTARGET(1,2)"),
    ],
)
def test_every_spelling_becomes_every_other(host: Host, spelled: str) -> None:
    for known in (
        "FUNNEL_TARGET(1,2)",
        "funnel_Target(1,2)",
        "_xldudf_FUNNEL_TARGET(1,2)",
        "[3]!FUNNEL_TARGET(1,2)",
        "[3]!_xldudf_FUNNEL_TARGET(1,2)",
        "'C:\\Users\\Zoë\\fullfunnel.xlam'!FUNNEL_TARGET(1,2)",
        "fullfunnel.xlam!FUNNEL_TARGET(1,2)",
        "ORG.FULLFUNNEL.FUNNELADDIN.FUNNELTARGET(1,2)",
        "_xlfn.FUNNEL_TARGET(1,2)",
        "_xludf.FUNNEL_TARGET(1,2)",
    ):
        assert respelled(known, host) == spelled
        assert respelled(f'IF(A1=1,"x("&{known}, [2]Blad!A1)', host) == f'IF(A1=1,"x("&{spelled}, [2]Blad!A1)'
    for other in ('"FUNNEL_TARGET("&A1', "FUNNEL_TARGET", "MYFUNNEL_TARGET(1)", "FUNNEL_NEWER(1)", "[1]Blad!A1+SUM(1)"):
        assert respelled(other, host) == other, "not ours, or not known to this version"


def without_formulas(path: Path) -> bytes:
    """The sheet with the text of every formula taken out, for what else there is in it."""
    tree = etree.fromstring(content_of(path)[PART])
    for name in ("f", "formula", "formula1"):
        for element in tree.iter("{*}" + name):
            element.text = ""
    return bytes(etree.tostring(tree, method="c14n"))


@pytest.mark.parametrize("host", first_of(["lite", "office", "calc"]))
def test_only_the_words_of_the_formulas_change(plan: Path, tmp_path: Path, host: Host) -> None:
    after = tmp_path / "anders.xlsx"
    outcome = respell(plan, host, output=after)
    assert (outcome.refused, outcome.left, outcome.calls) == (None, (), 6)
    assert changed_members(plan, after) == {PART, "xl/workbook.xml"} == set(outcome.parts_changed)
    assert without_formulas(after) == without_formulas(plan)
    assert calamine_rows(after, "Plan") == calamine_rows(plan, "Plan")
    assert not re.search(r"[>(,+ ]FUNNEL_TARGET\(", read(after).replace('"FUNNEL_TARGET("', ""))
    assert '"FUNNEL_TARGET("' in read(after), "what is text stays text"


def test_round_the_hosts_and_back_nothing_is_lost(plan: Path) -> None:
    before = content_of(plan)
    for host in ("lite", "xlam", "calc", "xlam", "office", "windows"):
        outcome = respell(plan, host)
        assert (outcome.refused, outcome.left, outcome.calls) == (None, (), 6)
        assert changes_of(plan) == {}, "and in every spelling it is evaluated"
    before[PART] = before[PART].replace(b"funnel_target(", b"FUNNEL_TARGET(")
    assert content_of(plan) == before


def changes_of(path: Path) -> dict[str, object]:
    return {change.cell: change.new for change in regenerate(path, check=True).changed if change.cell in {"H1", "H2"}}


def test_what_is_spelled_that_way_already_is_not_touched(plan: Path) -> None:
    respell(plan, "lite")
    before = (plan.read_bytes(), plan.stat().st_mtime_ns)
    outcome = respell(plan, "office")
    assert (outcome.output, outcome.calls) == (None, 0)
    assert (plan.read_bytes(), plan.stat().st_mtime_ns) == before


def test_the_add_in_file_is_linked_by_its_name_alone(plan: Path, tmp_path: Path) -> None:
    after = tmp_path / "xlam.xlsx"
    respell(plan, "xlam", output=after)
    assert '<f>[1]!FUNNEL_TARGET("Visits",F1,A1:D3)</f><v>40000</v>' in read(after)
    links = read(after, "xl/externalLinks/_rels/externalLink1.xml.rels")
    assert re.findall(r'Target\w*="([^"]+)"', links) == ["fullfunnel.xlam", "External"]
    assert "/xlStartup" in links
    assert '<definedName name="FUNNEL_TARGETS"/>' in read(after, "xl/externalLinks/externalLink1.xml")
    assert in_openpyxl(after)["Plan"]["H1"].value == '=[1]!FUNNEL_TARGET("Visits",F1,A1:D3)'
    old, new = members(plan), members(after)
    assert [one[0] for one in new[: len(old)]] == [one[0] for one in old]
    kept = {one[0] for one, other in zip(old, new, strict=False) if one == other}
    assert {one[0] for one in old} - kept == {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        PART,
    }
    workbook = read(after, "xl/workbook.xml")
    assert workbook.index("</sheets>") < workbook.index("<externalReferences>") < workbook.index("<definedNames>")


def test_links_to_other_workbooks_keep_their_numbers(plan: Path) -> None:
    content = content_of(plan)
    content["xl/workbook.xml"] = content["xl/workbook.xml"].replace(
        b"</sheets>", b'</sheets><externalReferences><externalReference r:id="x9"/></externalReferences>'
    )
    links = content["xl/_rels/workbook.xml.rels"]
    content["xl/_rels/workbook.xml.rels"] = links.replace(
        b"</Relationships>",
        f'<Relationship Id="x9" Type="{LINKS}/externalLink" Target="externalLinks/externalLink1.xml"/>'.encode()
        + b"</Relationships>",
    )
    content["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    save(plan, content)
    respell(plan, "xlam")
    assert "<f>[2]!FUNNEL_TARGET(" in read(plan)
    assert content_of(plan)["xl/externalLinks/externalLink1.xml"] == b"<externalLink/>"
    respell(plan, "xlam")
    assert len([name for name in content_of(plan) if "externalLink" in name]) == 3, "a link that is there is used again"
    respell(plan, "windows")
    content[PART] = content[PART].replace(b"funnel_target(", b"FUNNEL_TARGET(")
    assert content_of(plan) == content, "only the link that was made here goes again"


def test_figures_only(plan: Path) -> None:
    content = content_of(plan)
    content["xl/calcChain.xml"] = b'<calcChain><c r="H1" i="1"/></calcChain>'
    for name, mark, entry in (
        ("[Content_Types].xml", b"</Types>", b'<Override PartName="/xl/calcChain.xml" ContentType="x"/>'),
        (
            "xl/_rels/workbook.xml.rels",
            b"</Relationships>",
            f'<Relationship Id="cc" Type="{LINKS}/calcChain" Target="calcChain.xml"/>'.encode(),
        ),
    ):
        content[name] = content[name].replace(mark, entry + mark)
    save(plan, content)
    outcome = respell(plan, "values")
    assert outcome.calls == 3
    assert {one.cell for one in outcome.left} == {
        CALL.replace("F1", "Plan!$F$1").replace("A1:D3", "Plan!$A$1:$D$3"),
        f"{CALL}>5",
    }, "what is no cell cannot become a figure, and is named"
    book = openpyxl.load_workbook(plan)
    assert [book["Plan"][cell].value for cell in ("H1", "H2", "H3", "J1", "J2")] == [
        40_000,
        1200,
        "=SUM(H1:H2)",
        "Leads",
        "Visits",
    ]
    after = content_of(plan)
    assert "xl/calcChain.xml" not in after
    assert b"calcChain" not in after["[Content_Types].xml"] + after["xl/_rels/workbook.xml.rels"]
    assert regenerate(plan).changed == ()


def test_a_cell_without_a_value_stays_a_formula(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["A1"] = f"={CALL}"
    book.save(tmp_path / "plan.xlsx")
    outcome = respell(tmp_path / "plan.xlsx", "values")
    assert [(one.cell, "regenerate" in one.reason.nl) for one in outcome.left] == [("A1", True)]
    assert openpyxl.load_workbook(tmp_path / "plan.xlsx").worksheets[0]["A1"].value == f"={CALL}"


def test_the_command_names_what_plain_formulas_need_first(plan: Path, tmp_path: Path) -> None:
    words = ["respell", str(plan), "--host", "plain", "--output", str(tmp_path / "uit"), "--language", "nl"]
    result = CliRunner().invoke(app, words)
    assert (result.exit_code, "fullfunnel upgrade" in result.output) == (1, True)


@pytest.mark.parametrize("host", first_of(host for host in HOSTS if host != "plain"))
def test_the_command(plan: Path, tmp_path: Path, host: Host) -> None:
    words = ["respell", str(plan), "--host", host, "--output", str(tmp_path / "uit"), "--language", "nl"]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == (1 if host == "values" else 0), result.output
    first = result.output.splitlines()[0]
    count = {"windows": "1 formule omgezet", "values": "3 formules omgezet"}.get(host, "6 formules omgezet")
    assert first == f"{plan}: {count} voor {host}, opgeslagen als {tmp_path / 'uit' / 'plan.xlsx'}"
    assert (tmp_path / "uit" / "plan.xlsx").exists()


def test_a_path_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "leeg.xlsx").touch()
    result = CliRunner().invoke(app, ["respell", str(tmp_path), str(tmp_path / "weg.xlsx"), "--host", "lite"])
    assert result.exit_code == 2
    assert len(result.output.splitlines()) == 2
    assert CliRunner().invoke(app, ["respell", str(tmp_path / "leeg"), "--host", "lite"]).exit_code == 2


def test_a_whole_table_is_named_as_each_host_knows_it() -> None:
    excel = 'IFERROR(FUNNEL_TARGET("Visits",ffGoal,ffKpis[#All]),SUM(ffKpis[Rate]))'
    calc = respelled(excel, "calc")
    assert "ffKpis[[#All]]" in calc
    assert "ffKpis[Rate]" in calc
    assert respelled(calc, "windows") == excel


def test_a_list_of_parts_in_an_encoding_that_it_does_not_name(plan: Path) -> None:
    content = content_of(plan)
    types = content["[Content_Types].xml"].decode().partition("?>")[2]
    save(plan, {**content, "[Content_Types].xml": types.strip().encode("utf-16-le")})
    outcome = respell(plan, "xlam")
    assert outcome.refused is not None
    assert outcome.refused.kind == "damaged"
