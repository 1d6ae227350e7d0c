"""An engine is kept from one client's workbook to the next; nothing of the one may come out with the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullfunnel.functions import FUNCTIONS
from fullfunnel.recalc.engines import fast as engine
from fullfunnel.recalc.engines.fast import Evaluation, evaluate
from fullfunnel.recalc.formulas.dependents import Dependence
from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.sheets.cell_value import ExcelError
from tests.short_run import examples
from tests.xlsx.factories import parts, save, sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from fullfunnel.xlsx.sheets.cell_value import CellValue

# A plan in A1:D5 with blanks allowed, a goal in F1, loose cells in F2:F4, and formulas in H that read them in every
# way: one by one, as ranges, through each other, in branches that may not be taken, and with two functions in one.
FORMULAS = (
    'FUNNEL_TARGET("Leads",F1,A1:D5)',
    "IFERROR(FUNNEL_TARGET(A3,F1,A1:D5),0)",
    'IFERROR(FUNNEL_TARGET(A4,F1,A1:D5),"none")',
    "IF(F2=1,FUNNEL_TARGET(A5,F1,A1:D5),0)",
    'FUNNEL_EXPLAIN(A3,F1,A1:D5,"en")',
    'IFERROR(IFERROR(FUNNEL_TARGET(F4,F1,A1:D5),FUNNEL_TARGET(F3,F1,A1:D5)),"neither")',
    "H1+H2",
    "SUM(F1:F4)",
    "COUNTA(A2:F5)",
    'F2&"/"&F3',
    "IF(F3>F2,H2,F4)",
    "IFERROR(FUNNEL_ALLOWABLE(F2,F3,F4),F4)",
    'J2&"!"',
    "COUNTA(L1:L40)",
    "COUNTA(N1:P400)",
    'IF(F2=1,IFERROR(FUNNEL_TARGET(F4,F1,A1:D5),"none"),0)',
    "FUNNEL_TARGET(A3,F1,A1:D5)",
    "FUNNEL_ALLOWABLE(F2,F3,F4)+H12",
    # An error as the condition: the engine gives one too, without a word to us.
    "IF(F2=1,COUNTIFS(L1:L3,1/0),FUNNEL_TARGET(F4,F1,A1:D5))",
)
ARRAY = "IF(F2=1,COUNTIFS(L1:L3,1/0),F3)"
PLACES = [f"{column}{row}" for row in range(2, 6) for column in "ABCD"] + ["F1", "F2", "F3", "F4", "F9"]
PLACES += ["J2", "L2", "L8", "L30", "N3", "P390"]

VALUES = st.one_of(
    st.none(),
    st.sampled_from(["Leads", "Visits", "Reach", "Do", "See", "3%", "", "0.5", "#N/A", "TRUE", "1"]),
    st.sampled_from([0.0, 1.0, 0.03, 2.0, 1200.0, -1.0, 1e300]),
    st.booleans(),
    st.sampled_from([ExcelError(error) for error in ("#N/A", "#DIV/0!", "#VALUE!", "#NAME?")]),
)
PLAN: dict[str, Any] = {"A2": "Leads", "A3": "Visits", "B3": "Leads", "C3": 0.03, "F1": 1200.0}
LOOSE = st.dictionaries(st.sampled_from(PLACES), VALUES)
CLIENT = LOOSE | LOOSE.map(lambda typed: {**typed, **PLAN}) | LOOSE.map(lambda typed: {**PLAN, **typed})


def workbook(typed: Mapping[str, Any], array: str = "") -> Book:
    rows: dict[int, dict[str, str]] = {row: {} for row in [*range(1, 21), 30, 390]}
    headers = dict(zip("ABCD", ("KPI", "Feeds", "Rate", "Stage"), strict=True))
    for place, value in {**{f"{c}1": h for c, h in headers.items()}, **typed}.items():
        if value is not None:
            rows[int(place[1:])][place[0]] = cell(place, value)
    for number, formula in enumerate(FORMULAS, start=1):
        written = formula.replace("&", "&amp;").replace(">", "&gt;")
        rows[number]["H"] = f'<c r="H{number}"><f>{written}</f><v>0</v></c>'
    if array:
        rows[20]["H"] = f'<c r="H20"><f t="array" ref="H20">{array}</f><v>0</v></c>'
    xml = "".join(
        f'<row r="{row}">{"".join(text for _, text in sorted(cells.items()))}</row>' for row, cells in rows.items()
    )
    return Book(Package.open(file_of(xml), "plan.xlsx"))


def cell(place: str, value: CellValue) -> str:
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str):
        kind = "e" if isinstance(value, ExcelError) else "str"
        return f'<c r="{place}" t="{kind}"><v>{value}</v></c>'
    return f'<c r="{place}"><v>{value!r}</v></c>'


def file_of(xml: str) -> bytes:
    path = FOLDER[0] / "plan.xlsx"
    save(path, parts(sheet(xml)))
    return path.read_bytes()


FOLDER: list[Path] = []


@pytest.fixture(autouse=True, scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    FOLDER[:] = [tmp_path_factory.mktemp("clients")]


@pytest.fixture(autouse=True)
def no_engine_at_hand() -> Iterator[None]:
    engine.forget_engines()
    yield
    engine.forget_engines()


def output(found: Evaluation) -> list[object]:
    values = {number: [(type(value), value) for row in rows for value in row] for number, rows in found.values.items()}
    reasons = {number: (error.excel, error.text) for number, error in found.reasons.items()}
    return [values, reasons]


def asked(book: Book) -> Evaluation:
    return evaluate(book, Dependence.of(book).cells, FUNCTIONS)


@settings(max_examples=examples(150), deadline=None)
@given(st.lists(CLIENT, min_size=2, max_size=4))
def test_one_client_after_the_other_is_calculated_as_if_alone(clients: list[dict[str, Any]]) -> None:
    engine.forget_engines()
    in_turn = [output(asked(workbook(typed))) for typed in [*clients, *clients]]
    alone = []
    for typed in [*clients, *clients]:
        engine.forget_engines()
        alone.append(output(asked(workbook(typed))))
    assert in_turn == alone


def test_an_engine_is_kept_for_the_next_workbook_of_the_template() -> None:
    asked(workbook(PLAN))
    assert engine.engines_at_hand() == 1
    second = asked(workbook({**PLAN, "F1": 2400.0}))
    assert engine.engines_at_hand() == 1
    assert second.values[1] == [[pytest.approx(80_000)]]


def test_a_reason_goes_when_what_it_was_about_is_put_right() -> None:
    wrong = asked(workbook({**PLAN, "C3": 0.0}))
    assert wrong.reasons[1].excel == "#DIV/0!"
    right = asked(workbook(PLAN))
    assert 1 not in right.reasons
    assert right.values[1] == [[pytest.approx(40_000)]]


def test_a_reason_is_not_given_for_an_error_that_has_another() -> None:
    number = next(number for number, formula in enumerate(FORMULAS) if "COUNTIFS" in formula)
    unknown = asked(workbook({**PLAN, "F2": 2.0, "F4": "Unknown"}))
    assert unknown.values[number] == [[ExcelError("#N/A")]]
    assert "Unknown" in unknown.reasons[number].text.en
    assert engine.engines_at_hand() == 1, "an error in one client's plan does not slow down the next"
    sizes = asked(workbook({**PLAN, "F2": 1.0, "F4": "Unknown"}))
    assert isinstance(sizes.values[number][0][0], ExcelError)
    assert number not in sizes.reasons


def test_an_array_of_one_cell_shows_its_own_error_and_no_number_of_another_client() -> None:
    assert asked(workbook({**PLAN, "F2": 2.0, "F3": 5.0}, ARRAY)).values[len(FORMULAS)] == [[5.0]]
    ((wrong,),) = asked(workbook({**PLAN, "F2": 1.0, "F3": 5.0}, ARRAY)).values[len(FORMULAS)]
    assert isinstance(wrong, ExcelError)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"F2": 5.0}, {}),
        ({"F2": 1.0}, {"F2": True}),
        ({"F2": "#N/A"}, {"F2": ExcelError("#N/A")}),
        ({"J2": "old"}, {}),
        ({"J2": 1.0}, {"J2": True}),
        ({"L30": 1.0}, {}),
        ({"L2": 1.0, "L30": 1.0}, {"L2": 1.0}),
        ({"L2": 1.0}, {"L2": 1.0, "L8": 1.0}),
        ({"N3": 1.0, "P390": 1.0}, {}),
        ({"N3": 1.0}, {"N3": 1.0, "P390": 1.0}),
        ({"F9": "far down"}, {}),
        ({"F2": 1.0, "F4": "Unknown"}, {"F2": ExcelError("#N/A"), "F4": "Unknown"}),
        ({"F2": 1.0, "F4": "Unknown"}, {"F2": 2.0, "F4": "Unknown"}),
        ({"F2": 2.0, "F4": "Unknown"}, {"F2": 1.0, "F4": "Unknown"}),
        ({"F2": 2.0, "F4": "Unknown"}, {"F2": 2.0, "F4": "Somebody"}),
    ],
)
def test_what_a_client_typed_is_gone_with_the_next(before: dict[str, Any], after: dict[str, Any]) -> None:
    alone = output(asked(workbook({**PLAN, **after})))
    engine.forget_engines()
    first = output(asked(workbook({**PLAN, **before})))
    assert output(asked(workbook({**PLAN, **after}))) == alone
    assert output(asked(workbook({**PLAN, **before}))) == first


def test_an_engine_whose_run_failed_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    book = workbook(PLAN)
    asked(book)

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("fullfunnel.recalc.engines.fast_input.EngineInput.hand_over", stopped)
    with pytest.raises(KeyboardInterrupt):
        asked(book)
    assert engine.engines_at_hand() == 0


def test_a_few_engines_are_kept_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    book = workbook(PLAN)
    cells = Dependence.of(book).cells
    for last in range(1, len(cells)):
        evaluate(book, cells[:last], FUNCTIONS)
    assert engine.engines_at_hand() == engine.KEPT
    monkeypatch.setattr(engine, "KEPT_CELLS", 3)
    engine.forget_engines()
    asked(book)
    assert engine.engines_at_hand() == 0, "an engine with many cells is not kept"
