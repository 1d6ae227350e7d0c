"""A plan is changed outside Excel; the run refreshes the targets and what follows from them, and nothing else."""

from __future__ import annotations

import os
import tracemalloc
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter

from fullfunnel.errors import BadInput
from fullfunnel.language import same
from fullfunnel.workbook import ExcelError, patch
from fullfunnel.workbook.regenerating import regenerate
from tests.workbook.differ import assert_only_cells_changed, changed_members
from tests.workbook.workshop import calamine_rows, content_of, in_openpyxl, parts, read, save, sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fullfunnel.workbook.outcome import Regenerated

PART = "xl/worksheets/sheet1.xml"

# 1,200 leads need 40,000 visits at 3%, and those 4,000,000 impressions at 1%.
KPIS: list[list[Any]] = [
    ["KPI", "Stage", "Feeds", "Rate"],
    ["Leads", "Do", None, None],
    ["Visits", "Think", "Leads", 0.03],
    ["Impressions", "See", "Visits", 0.01],
]


def plan(
    path: Path, formulas: dict[str, tuple[str, Any]], *, goal: Any = 1200, names: dict[str, str] | None = None
) -> Path:
    """A plan as Excel keeps it: a table, names, formulas with the values that were shown last (XlsxWriter)."""
    book = xlsxwriter.Workbook(path)
    book.set_calc_mode("auto")
    page = book.add_worksheet("Plan")
    page.write("F1", goal)
    page.add_table("A3:D6", {"name": "ffKpis", "columns": [{"header": h} for h in KPIS[0]], "data": KPIS[1:]})
    book.define_name("ffGoal", "=Plan!$F$1")
    for name, text in (names or {}).items():
        book.define_name(name, text)
    for address, (formula, value) in formulas.items():
        page.write_formula(address, formula, None, value)
    book.close()
    return saved_by_excel(path)


def saved_by_excel(path: Path) -> Path:
    """The same without the request to reckon all on opening, which XlsxWriter makes and Excel does not."""
    content = content_of(path)
    content["xl/workbook.xml"] = content["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    return save(path, content)


def target(kpi: str, goal: str = "ffGoal", framework: str = "ffKpis[#All]") -> str:
    return f'=FUNNEL_TARGET("{kpi}",{goal},{framework})'


def changes(outcome: Regenerated) -> dict[str, Any]:
    return {change.cell: change.new for change in outcome.changed}


def left(outcome: Regenerated) -> dict[str, str]:
    return {one.cell: one.reason.en for one in outcome.left}


def test_a_goal_is_raised_and_targets_and_totals_follow(tmp_path: Path) -> None:
    before = plan(
        tmp_path / "plan.xlsx",
        {
            "H4": (target("Visits"), 40_000),
            "H5": (target("Impressions"), 4_000_000),
            "H6": ("=SUM(H4:H5)", 4_040_000),
            "H7": ("=H5/1000*8", 32_000),
            "J1": ("=UPPER(A3)", "KPI"),
        },
    )
    goal = tmp_path / "doel.xlsx"
    patch(before, goal, {"Plan": {"F1": 1500}})
    after = tmp_path / "after.xlsx"
    outcome = regenerate(goal, output=after)

    assert outcome.refused is None
    assert outcome.owned == ("Plan!H4", "Plan!H5")
    assert changes(outcome) == pytest.approx({"H4": 50_000, "H5": 5_000_000, "H6": 5_050_000, "H7": 40_000})
    assert (outcome.left, outcome.faults, outcome.stale) == ((), (), True)
    assert changed_members(goal, after) == {PART} == set(outcome.parts_changed)
    assert outcome.parts_kept == len(content_of(goal)) - 1
    assert_only_cells_changed(goal, after, PART, {"H4", "H5", "H6", "H7"})
    rows = calamine_rows(after, "Plan")
    assert [row[7] for row in rows[3:7]] == pytest.approx([50_000, 5_000_000, 5_050_000, 40_000])
    assert in_openpyxl(after)["Plan"]["H4"].value == target("Visits")


def test_what_is_longer_than_a_cell_holds_shows_an_error_as_in_excel(tmp_path: Path) -> None:
    before = plan(
        tmp_path / "plan.xlsx",
        {
            "H4": ('=FUNNEL_EXPLAIN("Visits",ffGoal,ffKpis[#All],"en")', "old"),
            "H5": ('=H4&"!"', "old!"),
            "H6": (target("Leads"), 1200),
        },
    )
    patch(before, before, {"Plan": {"A5": "V" * 32_767, "H4": "old"}})
    long = before.with_name("long.xlsx")
    content = content_of(before)
    formula = content[PART].replace(b"&quot;Visits&quot;", b"A5").replace(b'"Visits"', b"A5")
    save(long, {**content, PART: formula})
    outcome = regenerate(long)
    assert outcome.refused is None
    assert changes(outcome)["H4"] == ExcelError("#VALUE!")
    assert outcome.owned == ("Plan!H4", "Plan!H6")


@pytest.mark.parametrize(
    "spelled",
    [
        'FUNNEL_TARGET("Visits",ffGoal,ffKpis[#All])',
        'funnel_Target("Visits",ffGoal,ffKpis[#All])',
        '_xldudf_FUNNEL_TARGET("Visits",ffGoal,ffKpis[#All])',
        '[1]!FUNNEL_TARGET("Visits",ffGoal,ffKpis[#All])',
        '[12]!_xldudf_FUNNEL_TARGET("Visits",ffGoal,ffKpis[#All])',
        "'C:\\Users\\Zoë\\[fullfunnel.xlam]Blad1'!FUNNEL_TARGET(\"Visits\",ffGoal,ffKpis[#All])",
        "'C:\\Users\\Zoë\\fullfunnel.xlam'!FUNNEL_TARGET(\"Visits\",ffGoal,ffKpis[#All])",
        'fullfunnel.xlam!FUNNEL_TARGET("Visits",ffGoal,ffKpis[#All])',
        'ORG.FULLFUNNEL.FUNNELADDIN.FUNNELTARGET("Visits",ffGoal,ffKpis[#All])',
        '_xlfn.FUNNEL_TARGET("Visits",ffGoal,ffKpis[#All])',
        '_xludf.FUNNEL_TARGET("Visits",ffGoal,ffKpis[#All])',
        'FUNNEL_TARGET( "Visits" , ffGoal , Plan!$A$3:$D$6 )',
        "FUNNEL_TARGET(\"Visits\",'plan'!F1,PLAN!A3:D6)",
        "FUNNEL_TARGET(ffKpis[[#This Row],[KPI]],ffGoal,ffKpis[#All])",
        "FUNNEL_TARGET(ffKpis[@KPI],ffGoal,ffKpis[#All])",
        'FUNNEL_TARGET("Visits",ffGoal,framework)',
        'FUNNEL_TARGET("Visits",FFGOAL,ffkpis[#all])',
        'FUNNEL_TARGET("Vis"&"its",SUM(ffGoal,0),ffKpis[#All])',
    ],
)
def test_every_spelling_is_found_and_reckoned(tmp_path: Path, spelled: str) -> None:
    book = plan(tmp_path / "plan.xlsx", {"H5": ("=x", 1)}, names={"framework": "=Plan!$A$3:$D$6"})
    content = read(book).replace("<f>x</f>", f"<f>{spelled.replace('&', '&amp;')}</f>")
    save(book, {**content_of(book), PART: content.encode()})
    outcome = regenerate(book)
    assert outcome.owned == ("Plan!H5",)
    assert changes(outcome) == pytest.approx({"H5": 40_000})
    assert f"<f>{spelled.replace('&', '&amp;')}</f>" in read(book), "the spelling stays"


@pytest.mark.parametrize(
    "formula",
    [
        '"=FUNNEL_TARGET(A1)"',
        "'FUNNEL_TARGET(1)'!A1",
        "FUNNEL_TARGET",
        "MYFUNNEL_TARGET(A1)",
        'IFERROR(__xludf.DUMMYFUNCTION("FUNNEL_TARGET(1,2,3)"),7)',
    ],
)
def test_a_word_that_looks_like_ours_is_not_ours(tmp_path: Path, formula: str) -> None:
    book = save(tmp_path / "plan.xlsx", parts(sheet(f'<row r="1"><c r="A1"><f>{formula}</f><v>7</v></c></row>')))
    outcome = regenerate(book)
    assert (outcome.owned, outcome.changed, outcome.left) == ((), (), ())


def test_nested_in_other_functions(tmp_path: Path) -> None:
    book = plan(
        tmp_path / "plan.xlsx",
        {
            "H1": (f"=ROUNDUP({target('Visits', 'ffGoal+1')[1:]},0)", 0),
            "H2": (f'=IFERROR({target("Bestaat niet")[1:]},"n.v.t.")', 0),
            # 36 allowable of an order of 90 at a margin of 60% less 20% profit; of 1,000 orders 250 come by themselves.
            "H3": ('=FUNNEL_MAX_CPA(FUNNEL_ALLOWABLE(90,0.6,0.2),1000,18000,250,"paid")', 0),
            "H4": ("=FUNNEL_MAX_CPA(36,1000,18000)", 0),
            "H5": ('=FUNNEL_MAX_CPA(36,1000,18000,,"all")', 0),
            "H6": ("=INDEX(FUNNEL_TARGETS(ffGoal,ffKpis[#All]),2,4)", 0),
            "H7": ("=FUNNEL_TARGETS(ffGoal,ffKpis[#All])", 0),
        },
        goal=1200,
    )
    found = changes(regenerate(book))
    assert found == {"H1": 40_034, "H2": "n.v.t.", "H3": 24, "H4": 18, "H5": 18, "H6": 40_000, "H7": "Leads"}


def test_a_name_that_holds_a_call_of_ours(tmp_path: Path) -> None:
    book = plan(
        tmp_path / "plan.xlsx",
        {"H1": ("=Bezoekdoel", 1), "H2": ("=Bezoekdoel*2", 2), "H3": ("=H2+1", 3)},
        names={"Bezoekdoel": '=FUNNEL_TARGET("Visits",ffGoal,ffKpis[#All])', "Plan!ffGoal": "=Plan!$F$2"},
    )
    patch(book, book, {"Plan": {"F2": 600}})
    outcome = regenerate(book)
    assert outcome.owned == ("Plan!H1", "Plan!H2")
    assert changes(outcome) == pytest.approx({"H1": 20_000, "H2": 40_000, "H3": 40_001}), (
        "the sheet's own ffGoal counts"
    )


def test_shared_formulas_are_reckoned_row_by_row(tmp_path: Path) -> None:
    heads = "".join(f'<c r="{cell}1" t="str"><v>{head}</v></c>' for cell, head in zip("ABCD", KPIS[0], strict=True))
    rows = (
        f'<row r="1">{heads}<c r="F1"><v>1200</v></c></row>'
        '<row r="2"><c r="A2" t="str"><v>Leads</v></c><c r="B2" t="str"><v>Do</v></c>'
        '<c r="E2"><f t="shared" ref="E2:E3" si="0">FUNNEL_TARGET(A2,$F$1,$A$1:$D$3)</f><v>1</v></c></row>'
        '<row r="3"><c r="A3" t="str"><v>Visits</v></c><c r="B3" t="str"><v>Think</v></c>'
        '<c r="C3" t="str"><v>Leads</v></c><c r="D3"><v>0.03</v></c><c r="E3"><f t="shared" si="0"/><v>1</v></c></row>'
    )
    book = save(tmp_path / "plan.xlsx", parts(sheet(rows)))
    assert changes(regenerate(book)) == {"E2": 1200, "E3": 40_000}
    assert '<f t="shared" si="0"/><v>40000</v>' in read(book)


def test_a_workbook_that_openpyxl_saved_gets_its_values_back(tmp_path: Path) -> None:
    book = plan(
        tmp_path / "plan.xlsx",
        {
            "F2": ("=F1*1.25", 1500),
            "H4": (target("Visits", "F2"), 50_000),
            "H5": ("=ROUND(H4/7,1)", 7142.9),
            "H6": ('=IF(H4>=50000,"haalbaar","te hoog")', "haalbaar"),
            "H7": ('=H6&" bij "&H4', "haalbaar bij 50000"),
            "H8": ('=TEXT(H4,"0.0")', "50000.0"),
            "H9": ("=LEN(H8)", 7),
        },
    )
    opened = in_openpyxl(book)
    opened["Plan"]["F1"] = 2400
    opened.save(book)
    outcome = regenerate(book)
    assert changes(outcome) == {
        "F2": 3000,
        "H4": 100_000,
        "H5": 14_285.7,
        "H6": "haalbaar",
        "H7": "haalbaar bij 100000",
    }
    assert set(left(outcome)) == {"H8", "H9"}, "only Excel knows how to write a number as text"
    assert "no value yet" in left(outcome)["H8"]
    shown = [row[7] for row in calamine_rows(book, "Plan")[3:]]
    assert shown == [100_000, 14_285.7, "haalbaar", "haalbaar bij 100000"]


def test_ours_waits_for_a_cell_that_has_no_value_and_only_excel_can_reckon(tmp_path: Path) -> None:
    book = plan(tmp_path / "plan.xlsx", {"F2": ('=VALUE("1200")', 1200), "H4": (target("Visits", "F2"), 40_000)})
    opened = in_openpyxl(book)
    opened.save(book)
    outcome = regenerate(book)
    assert outcome.changed == ()
    assert set(left(outcome)) == {"F2", "H4"}


# --- the trust rule ---


def test_a_cell_whose_value_the_engine_does_not_give_back_is_left_and_named(tmp_path: Path) -> None:
    book = plan(
        tmp_path / "plan.xlsx",
        {
            "H4": (target("Visits"), 20_000),
            "H5": ("=H4*2", 41_000),
            "H6": ("=H5+1", 41_001),
            "H7": ("=H4*3", 60_000),
            "H8": ("=H4+FLOOR(-2.5,-1)", 19_998),
        },
    )
    outcome = regenerate(book)
    assert changes(outcome) == pytest.approx({"H4": 40_000, "H7": 120_000})
    assert set(left(outcome)) == {"H5", "H6", "H8"}
    assert "F9" in left(outcome)["H5"]
    assert [row[7] for row in calamine_rows(book, "Plan")[3:8]] == [40_000, 41_000, 41_001, 120_000, 19_998]
    again = regenerate(book)
    assert again.changed == ()
    assert set(left(again)) == {"H5", "H6", "H8"}, "the next night says so again"


def test_an_error_that_runs_through_a_formula_proves_nothing(tmp_path: Path) -> None:
    """Opened once without the add-in, all of these show #NAME?; the engine would give that back from any formula."""
    name = ExcelError("#NAME?")
    book = plan(tmp_path / "plan.xlsx", dict.fromkeys(("H4", "H5", "H6"), ("=x", 1)))
    formulas = {"H4": target("Visits"), "H5": "=H4*2", "H6": "=H4+FLOOR(-2.5,-1)"}
    xml = read(book)
    for cell, formula in formulas.items():
        xml = xml.replace(f'<c r="{cell}"><f>x</f><v>1</v>', f'<c r="{cell}" t="e"><f>{formula[1:]}</f><v>{name}</v>')
    save(book, {**content_of(book), PART: xml.encode()})
    outcome = regenerate(book)
    assert changes(outcome) == {"H4": 40_000, "H5": 80_000}
    assert set(left(outcome)) == {"H6"}


def test_a_formula_of_ours_inside_a_function_that_is_not_known_is_left_where_its_value_would_change(
    tmp_path: Path,
) -> None:
    wrapped = f"=FIXED({target('Visits')[1:]},0,TRUE)"
    book = plan(tmp_path / "plan.xlsx", {"H4": (wrapped, "20000"), "H5": (target("Visits"), 20_000)})
    outcome = regenerate(book)
    assert changes(outcome) == {"H5": 40_000}
    assert set(left(outcome)) == {"H4"}


def test_a_value_that_another_program_promised_to_reckon_later_is_no_value(tmp_path: Path) -> None:
    """XlsxWriter puts 0 where it knows no value and asks for all to be reckoned on opening."""
    path = tmp_path / "plan.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("Plan")
    for number, row in enumerate(KPIS, start=3):
        page.write_row(f"A{number}", row)
    page.write("F1", 1200)
    page.write_formula("F2", "=F1*2")
    page.write_formula("F3", '=VALUE("1200")')
    page.write_formula("H4", target("Visits", "F2", "A3:D6"))
    page.write_formula("H5", "=H4+1")
    page.write_formula("H6", "=H4+2", None, 7)
    page.write_formula("H7", target("Visits", "F3", "A3:D6"))
    book.close()
    outcome = regenerate(path)
    assert changes(outcome) == {"F2": 2400, "H4": 80_000, "H5": 80_001}
    assert set(left(outcome)) == {"F3", "H6", "H7"}
    assert "fullCalcOnLoad" in read(path, "xl/workbook.xml"), "that is not ours to take away"


# --- arrays ---


@pytest.fixture
def spilled(tmp_path: Path) -> Callable[..., Path]:
    """FUNNEL_TARGETS in H1, filling an area that was right for three KPIs."""

    def make(area: str, *, dynamic: bool = True) -> Path:
        path = tmp_path / "plan.xlsx"
        book = xlsxwriter.Workbook(path)
        page = book.add_worksheet("Plan")
        for number, row in enumerate(KPIS, start=1):
            page.write_row(f"A{number}", row)
        formula = "=FUNNEL_TARGETS(1200,A1:D4)"
        write = page.write_dynamic_array_formula if dynamic else page.write_array_formula
        write(area, formula, None, "Leads")
        page.write_formula("M1", "=SUM(K1:K3)", None, 0)
        page.write_formula("M2", "=ROWS(_xlfn.ANCHORARRAY(H1))+COUNT(_xlfn.ANCHORARRAY(H1))", None, 0)
        book.close()
        return saved_by_excel(path)

    return make


def test_a_range_over_a_spilled_table_and_the_cells_beside_it_counts_both(spilled: Callable[..., Path]) -> None:
    """The engine takes a blank that it is handed for a cell's content, which nothing may spill over."""
    path = spilled("H1:K3")
    rows = content_of(path)
    old, new = b"SUM(K1:K3)</f><v>0</v>", b"SUM(D1:K3)</f><v>0.03</v>"
    wide = rows["xl/worksheets/sheet1.xml"].replace(old, new)
    assert wide != rows["xl/worksheets/sheet1.xml"]
    save(path, {**rows, "xl/worksheets/sheet1.xml": wide})
    regenerate(path)
    assert calamine_rows(path, "Plan")[0][12] == pytest.approx(1200 + 40_000 + 4_000_000 + 0.03)


def test_a_spilled_table_is_refreshed_cell_by_cell(spilled: Callable[..., Path]) -> None:
    path = spilled("H1:K3")
    before = path.with_name("before.xlsx")
    before.write_bytes(path.read_bytes())
    outcome = regenerate(path)
    rows = [row[7:11] for row in calamine_rows(path, "Plan")[:3]]
    assert rows == [
        ["Leads", "Do", "main", 1200],
        ["Visits", "Think", "direct", 40_000],
        ["Impressions", "See", "indirect", 4_000_000],
    ]
    assert [row[12] for row in calamine_rows(path, "Plan")[:2]] == [4_041_200, 0], "M2 was not given back, and is left"
    assert set(left(outcome)) == {"M2"}
    touched = {f"{column}{row}" for row in (1, 2, 3) for column in "HIJK"} | {"M1", "M2"}
    assert_only_cells_changed(before, path, PART, touched)
    assert regenerate(path).changed == ()


def test_an_array_of_fixed_size_is_filled_up_with_not_available(spilled: Callable[..., Path]) -> None:
    path = spilled("H1:L4", dynamic=False)
    outcome = regenerate(path)
    filled = changes(outcome)
    assert (filled["K2"], filled["L1"], filled["H4"]) == (40_000, "#N/A", "#N/A")
    assert isinstance(filled["L1"], ExcelError)


# --- errors of ours ---


@pytest.mark.parametrize(
    ("formula", "error", "says"),
    [
        (target("Views"), "#N/A", "Views"),
        ('=FUNNEL_TARGET("Visits",ffGoal,A1:A1)', "#VALUE!", None),
        ('=FUNNEL_TARGET("Visits","veel",ffKpis[#All])', "#VALUE!", "veel"),
        ('=FUNNEL_TARGET("Visits",1/0,ffKpis[#All])', "#VALUE!", "#DIV/0!"),
        ('=FUNNEL_TARGET("Visits")', "#VALUE!", "arguments"),
        ("=FUNNEL_TARGET()", "#VALUE!", "arguments"),
        ('=FUNNEL_MAX_CPA(36,1000,18000,250,"gratis")', "#VALUE!", "gratis"),
        ("=FUNNEL_TARGET(#REF!,ffGoal,ffKpis[#All])", "#N/A", "#REF!"),
    ],
)
def test_an_error_of_ours_stands_in_the_cell_and_its_sentence_in_the_outcome(
    tmp_path: Path, formula: str, error: str, says: str | None
) -> None:
    book = plan(tmp_path / "plan.xlsx", {"H4": (formula, 7)})
    outcome = regenerate(book)
    assert changes(outcome) == {"H4": error}
    assert [fault.cell for fault in outcome.faults] == ["H4"]
    fault = outcome.faults[0]
    assert fault.sentence.nl != fault.sentence.en
    if says is not None:
        assert says in fault.sentence.en
    assert 't="e"' in read(book)
    assert regenerate(book).faults == outcome.faults, "it is still said when nothing changes"


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        ([["KPI", "Stage", "Feeds", "Rate"], ["Leads", "Do"], ["Visits", "Think", "Leads", 0]], "#DIV/0!"),
        ([["KPI", "Stage", "Feeds", "Rate"], ["Leads", "Do", "Visits", 1], ["Visits", "Think", "Leads", 1]], "#NUM!"),
    ],
)
def test_a_plan_that_cannot_be_reckoned(tmp_path: Path, rows: list[list[Any]], error: str) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    page["F1"] = '=FUNNEL_TARGET("Visits",1200,A1:D3)'
    path = tmp_path / "plan.xlsx"
    book.save(path)
    outcome = regenerate(path)
    assert changes(outcome) == {"F1": error}
    assert outcome.faults[0].error == error


def test_a_fault_in_a_function_is_never_a_silent_value(tmp_path: Path) -> None:
    def broken(*_: object) -> float:
        raise ZeroDivisionError

    book = plan(tmp_path / "plan.xlsx", {"H4": (target("Visits"), 1)})
    content = book.read_bytes()
    with pytest.raises(ZeroDivisionError):
        regenerate(book, functions={"FUNNEL_TARGET": broken})
    assert book.read_bytes() == content


def test_functions_of_a_newer_version_are_left_and_named(tmp_path: Path) -> None:
    book = plan(
        tmp_path / "plan.xlsx", {"H4": ("=FUNNEL_WEATHER(1)", 3), "H5": ("=H4*2", 6), "H6": (target("Visits", "H4"), 1)}
    )
    outcome = regenerate(book)
    assert "FUNNELWEATHER" in left(outcome)["H4"]
    assert "H6" in changes(outcome), "reckoned from the value that the file shows"


def test_a_reference_to_another_workbook_is_left_and_named(tmp_path: Path) -> None:
    book = plan(tmp_path / "plan.xlsx", {"H4": (target("Visits", "[2]Doelen!$A$1"), 1)})
    outcome = regenerate(book)
    assert outcome.changed == ()
    assert "[2]Doelen!" in left(outcome)["H4"]


def test_a_circle_is_left_and_named(tmp_path: Path) -> None:
    book = plan(tmp_path / "plan.xlsx", {"H4": (target("Visits", "H5"), 40_000), "H5": ("=H4/100", 400)})
    outcome = regenerate(book)
    assert outcome.changed == ()
    assert "circle" in left(outcome)["H4"]


def test_cells_that_find_ours_by_their_address_in_text(tmp_path: Path) -> None:
    book = plan(
        tmp_path / "plan.xlsx",
        {
            "H4": (target("Visits"), 20_000),
            "H5": ('=INDIRECT("H4")*2', 40_000),
            "H6": ("=OFFSET(H3,1,0)", 20_000),
            "H7": ('=INDIRECT("F1")', 1200),
        },
    )
    assert changes(regenerate(book)) == pytest.approx({"H4": 40_000, "H5": 80_000, "H6": 40_000})


# --- the file ---


def test_what_is_right_already_is_not_touched(tmp_path: Path) -> None:
    almost = 4_000_000 * (1 + 1e-14)
    book = plan(tmp_path / "plan.xlsx", {"H4": (target("Visits"), 40_000), "H5": (target("Impressions"), almost)})
    os.utime(book, ns=(10**18, 10**18))
    outcome = regenerate(book)
    assert (outcome.stale, outcome.output, outcome.owned) == (False, None, ("Plan!H4", "Plan!H5"))
    assert book.stat().st_mtime_ns == 10**18


def test_check_tells_and_changes_nothing(tmp_path: Path) -> None:
    book = plan(tmp_path / "plan.xlsx", {"H4": (target("Visits"), 1)})
    content = book.read_bytes()
    outcome = regenerate(book, check=True)
    assert (outcome.stale, outcome.output) == (True, None)
    assert book.read_bytes() == content


def test_an_output_is_written_also_when_nothing_changed(tmp_path: Path) -> None:
    book = plan(tmp_path / "plan.xlsx", {"H4": (target("Visits"), 40_000)})
    copy = tmp_path / "kopie.xlsx"
    assert regenerate(book, output=copy).output == copy
    assert copy.read_bytes() == book.read_bytes()


def test_a_workbook_without_ours_is_left_alone(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"] = "=1+1"
    path = tmp_path / "plan.xlsx"
    book.save(path)
    content = path.read_bytes()
    assert regenerate(path).owned == ()
    assert path.read_bytes() == content


def test_an_open_workbook_is_refused_only_when_it_would_change(tmp_path: Path) -> None:
    book = plan(tmp_path / "plan.xlsx", {"H4": (target("Visits"), 1)})
    book.with_name("~$plan.xlsx").touch()
    refused = regenerate(book).refused
    assert refused is not None
    assert refused.kind == "open-elsewhere"
    assert regenerate(book, check=True).refused is None


def test_ranges_arrive_as_rows_with_blanks_as_none_and_errors_as_their_text(tmp_path: Path) -> None:
    seen: list[Any] = []

    def look(*arguments: object) -> float:
        seen.append(arguments)
        return 1.0

    rows = (
        '<row r="1"><c r="A1" t="str"><v>KPI</v></c><c r="C1" t="e"><v>#N/A</v></c></row>'
        '<row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2"><v>0.03</v></c><c r="C2" t="str"><v></v></c></row>'
        '<row r="3"><c r="A3"><f>FUNNEL_TARGET(A1,Z9,A1:C2,,TRUE)</f></c></row>'
    )
    book = save(tmp_path / "plan.xlsx", parts(sheet(rows)))
    regenerate(book, functions={"FUNNEL_TARGET": look})
    assert seen == [("KPI", None, [["KPI", None, "#N/A"], [True, 0.03, ""]], None, True)]


def test_an_error_names_the_cell_it_stands_in(tmp_path: Path) -> None:
    def picky(kpi: str) -> float:
        if kpi != "goed":
            raise BadInput(same(f"niet {kpi}"))
        return 1.0

    rows = (
        '<row r="1"><c r="A1"><f>FUNNEL_TARGET("goed")</f></c><c r="B1"><f>FUNNEL_TARGET("x")</f></c>'
        '<c r="C1"><f>IFERROR(FUNNEL_TARGET("y"),5)</f></c><c r="D1"><f>FUNNEL_TARGET("z")</f></c></row>'
    )
    book = save(tmp_path / "plan.xlsx", parts(sheet(rows)))
    outcome = regenerate(book, functions={"FUNNEL_TARGET": picky})
    shown = {fault.cell: fault.sentence.nl for fault in outcome.faults if not fault.hidden}
    assert shown == {"B1": "niet x", "D1": "niet z"}
    assert {fault.cell: fault.sentence.nl for fault in outcome.faults if fault.hidden} == {"C1": "niet y"}
    assert changes(outcome) == {"A1": 1, "B1": "#VALUE!", "C1": 5, "D1": "#VALUE!"}


def test_whole_columns_take_no_more_than_what_is_in_them(tmp_path: Path) -> None:
    wanted = {"H1": ('=FUNNEL_TARGET("Visits",ffGoal,$A:$D)', 1), "H2": ("=SUM(1:3)*2", 1)}
    book = plan(tmp_path / "plan.xlsx", {**wanted, "J9": ("=SUM(H:H,$A$1:$F$1048576)", 1)})
    tracemalloc.start()
    outcome = regenerate(book)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert changes(outcome)["H1"] == pytest.approx(40_000)
    assert most < 20 << 20


def test_an_array_that_claims_the_whole_sheet_is_left_to_excel(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><f t="array" ref="A1:XFD1048576">FUNNEL_TARGET("x",1,B2:C3)</f><v>1</v></c></row>'
    outcome = regenerate(save(tmp_path / "plan.xlsx", parts(sheet(rows))))
    assert (outcome.changed, list(left(outcome))) == ((), ["A1"])


def test_a_cell_of_ours_that_only_excel_can_reckon_is_no_workbook_up_to_date(tmp_path: Path) -> None:
    formula = '=VLOOKUP("Visits",A3:D6,2)&FUNNEL_TARGET("Visits",ffGoal,ffKpis[#All])'
    book = plan(tmp_path / "plan.xlsx", {"H1": (formula, "")})
    regenerate(book)
    again = regenerate(book, check=True)
    assert [left.cell for left in again.unsettled] == ["H1"]
    assert not again.stale


def test_a_sheet_with_a_name_that_excel_forbids_is_left_to_excel(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><f>FUNNEL_TARGET("x",E3,B2:C3)</f><v>1</v></c></row>'
    outcome = regenerate(save(tmp_path / "plan.xlsx", parts(sheet(rows), sheet_name="plan[@[Rate]]")))
    assert (outcome.refused, outcome.changed, list(left(outcome))) == (None, (), ["A1"])
