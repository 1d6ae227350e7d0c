"""The table of what is proven, and the kinds of values that it goes by."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from fullfunnel.recalc.engines.exact import exact_text, read_by, task
from fullfunnel.recalc.engines.exact_book import ExactBook
from fullfunnel.recalc.engines.fast import evaluate
from fullfunnel.recalc.formulas.dependents import Dependence
from fullfunnel.recalc.proof import evidence
from fullfunnel.recalc.proof.kinds import Kinds, kind
from fullfunnel.recalc.proof.slots import is_listed
from fullfunnel.recalc.trust import REPRODUCED, same_value
from fullfunnel.recalc.values import Values
from fullfunnel.xlsx.reading import open_book
from fullfunnel.xlsx.sheets.cell_value import ExcelError
from tests.recalc.evidence.__main__ import EVIDENCE, rebuilt
from tests.recalc.evidence.cases import cases
from tests.recalc.evidence.counting import of_cases, of_workbooks
from tests.recalc.factories import NA, saved_by_excel
from tests.recalc.tools.pages import pages
from tests.xlsx.factories import parts, save, sheet

DOCS = Path(__file__).parents[2] / ".docs"


# --- the table ---


def test_the_table_is_that_of_its_two_sources() -> None:
    assert rebuilt() == EVIDENCE.read_text("utf-8"), "python -m tests.recalc.evidence table"


def test_the_engines_still_give_on_cases_what_the_table_says() -> None:
    """A part of the cases, evaluated again by both engines; ``python -m tests.recalc.evidence cases`` counts all."""
    table = {(line.function, line.argument, line.kind): line for line in evidence.table()}
    some = cases()[::7]
    counted = of_cases(some, with_calc=False)
    assert len(counted) > 70
    for key, counts in counted.items():
        line = table[key]
        assert line.fast_differ or not counts["fast_differ"], f"the fast engine gives another value: {key}"
        assert line.languages or not counts["languages"], f"languages differ: {key}"


@pytest.mark.host
def test_an_independent_engine_still_agrees_where_the_table_says_so() -> None:
    some = cases()[5::60]
    counted = of_cases(some, with_calc=True)
    table = {(line.function, line.argument, line.kind): line for line in evidence.table()}
    assert sum(counts["agree"] for counts in counted.values()) > 40
    assert [key for key, counts in counted.items() if counts["disagree"] > table[key].disagree] == []


def test_workbooks_of_excel_are_counted_and_what_differs_is_named(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "saved.xlsx")
    page = book.add_worksheet("S")
    page.write_column("A1", [4, 9])
    for row, (formula, value) in enumerate([("SQRT(A1)", 2), ("SQRT(A2)", 3), ("ABS(A1)", 5)]):
        page.write_formula(row, 1, formula, None, value)
    book.close()
    counted, other = of_workbooks([saved_by_excel(tmp_path / "saved.xlsx")])
    assert counted["SQRT", "1", "WHOLE"]["excel"] == 2
    assert (counted["ABS", "1", "WHOLE"]["differ"], other) == (1, ["saved.xlsx: ABS(A1)"])


def test_the_table_holds_only_what_is_known_and_counted() -> None:
    for line in evidence.table():
        assert is_listed(line.function) or line.function in {*"+-*/^&=<%:", "u-"}
        assert line.kind in Kinds.__members__
        assert min(line[3:]) >= 0
        assert max(line[3:]) > 0


def test_the_pages_for_users_are_built_from_the_table() -> None:
    for name, text in pages().items():
        assert (DOCS / name).read_text("utf-8") == text, "python -m tests.recalc.tools.pages .docs"


@pytest.mark.parametrize("function", ["ABS", "INT", "ROUND", "ROUNDUP", "TRUNC", "SIGN", "+", "*", "/", "&", "="])
def test_where_the_table_speaks_for_the_fast_engine_it_gives_what_the_exact_one_gives(
    tmp_path: Path, function: str
) -> None:
    """On every kind of value in the first argument for which the table has it proven."""
    samples: dict[Kinds, Any] = {
        Kinds.ZERO: 0, Kinds.WHOLE: 1200, Kinds.FRACTION: 2.345, Kinds.NEGATIVE: -1.5, Kinds.BLANK: None,
        Kinds.LOGICAL: True, Kinds.ERROR: NA, Kinds.EMPTY: "", Kinds.WORD: "Do", Kinds.FOREIGN: "één", Kinds.ODD: "a_b",
    }  # fmt: skip
    proven = [value for bit, value in samples.items() if evidence.fast(function, "1", bit)]
    assert len(proven) > 3
    two = "" if function in {"ABS", "INT", "SIGN"} else ",1"
    rows = []
    for row, value in enumerate(proven, start=1):
        formula = f"{function}(A{row}{two})" if function.isalpha() else f"A{row}{escape(function)}3"
        kind_of = 't="e"' if isinstance(value, ExcelError) else 't="str"' if isinstance(value, str) else ""
        held = int(value) if isinstance(value, bool) else value
        shown = "" if value is None else f"<v>{held}</v>"
        kind_of = 't="b"' if isinstance(value, bool) else kind_of
        rows.append(
            f'<row r="{row}"><c r="A{row}" {kind_of}>{shown}</c><c r="B{row}"><f>{formula}</f><v>0</v></c></row>'
        )
    book = open_book(save(tmp_path / "plan.xlsx", parts(sheet("".join(rows)))))
    cells = Dependence.of(book).cells
    fast = evaluate(book, cells, {})
    tasks = [task(cell, exact_text(cell), cell.sheet) for cell in cells]
    held_by = read_by(Values(book), cells, apart=True)
    with ExactBook([one.name for one in book.sheets], held_by, tasks) as engine:
        exact = engine.calculated("win-365-en_US")
    wrong = [
        (cell.formula.text, fast.values[cell.number], exact[index])
        for index, cell in enumerate(cells)
        if not same_value(fast.values[cell.number][0][0], exact[index][0][0], REPRODUCED)
    ]
    assert wrong == []


def test_one_value_of_excel_against_it_is_enough_to_leave_a_kind_of_value() -> None:
    proven = evidence.Line("SUM", "1", "WHOLE", 900, 0, 40, 0, 5, 0, 0)
    assert (proven.exact_is_proven, proven.fast_is_proven) == (True, True)
    assert not proven._replace(differ=1).exact_is_proven
    assert not proven._replace(fast_differ=1).fast_is_proven
    assert not proven._replace(languages=1).fast_is_proven
    assert not proven._replace(excel=0, agree=0).exact_is_proven
    assert not proven._replace(excel=2, disagree=1).exact_is_proven, "two against one that differs is no proof"
    assert proven._replace(excel=0, agree=2).exact_is_proven, "two engines that agree"


def test_what_no_line_speaks_for_is_not_proven() -> None:
    assert evidence.exact("SUM", "1", Kinds.WHOLE | Kinds.BLANK)
    assert evidence.exact("IF", "2", Kinds.SIGN_WILD), (
        "what begins with a sign is a text like another, but in a condition"
    )
    assert not evidence.exact("SUM", "9", Kinds.WHOLE)
    assert not evidence.exact("COUNTIF", "2", Kinds.ERROR_NAME)
    assert not evidence.fast("COUNTIF", "2", Kinds.ODD)
    assert not evidence.fast("SUMIF", "3", Kinds.ERROR)
    assert not evidence.fast("&", "1", Kinds.FRACTION)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, Kinds.ZERO),
        (12.0, Kinds.WHOLE),
        (0.03, Kinds.FRACTION),
        (-2, Kinds.NEGATIVE),
        (3e15, Kinds.EXTREME),
        (None, Kinds.BLANK),
        (True, Kinds.LOGICAL),
        (NA, Kinds.ERROR),
        ("", Kinds.EMPTY),
        ("Visits (NL)", Kinds.WORD),
        ("op_koers", Kinds.ODD),
        ("één", Kinds.FOREIGN),
        ("1200", Kinds.DIGITS),
        ("1.200", Kinds.LIKE),
        ("5 jan 2026", Kinds.LIKE),
        ("mrt 2026", Kinds.LIKE),
        ("3%", Kinds.LIKE),
        ("€ 1.250", Kinds.MONEY),
        ("WAAR", Kinds.TRUTH),
        ("a*", Kinds.WILD),
        (">=1000", Kinds.SIGN_NUMBER),
        (">2.5", Kinds.SIGN_LIKE),
        ("<>Do", Kinds.SIGN_TEXT),
        ("<>", Kinds.SIGN_ALONE),
        ("<>op*", Kinds.SIGN_WILD),
        ("#N/A", Kinds.ERROR_NAME),
        ("x" * 300, Kinds.LONG),
    ],
)
def test_kinds_of_values(value: Any, expected: Kinds) -> None:
    assert kind(value) == expected
