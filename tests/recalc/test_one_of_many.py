"""Workbooks evaluated one after another in one process: what is kept of one never shows in the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from fullfunnel.functions import FUNCTIONS
from fullfunnel.recalc import recalculation
from fullfunnel.recalc.engines.fast import forget_engines
from fullfunnel.recalc.formulas.dependents import Dependence
from fullfunnel.recalc.plain_sheet import plain_values
from fullfunnel.recalc.proof.guard import reading_of
from fullfunnel.recalc.proof.kinds import Kinds
from fullfunnel.recalc.recalculation import Edit, refreshed
from fullfunnel.recalc.regenerating import Opened, patch_and_regenerate, regenerate
from fullfunnel.recalc.values import Values
from fullfunnel.xlsx.address import Position
from fullfunnel.xlsx.layout import Place
from fullfunnel.xlsx.reading import open_book
from tests.recalc.factories import plan, target
from tests.xlsx.factories import parts, save, sheet

TEMPLATE = Path(__file__).parents[2] / "workbook_templates" / "see-think-do-care.en.xlsx"


def forget() -> None:
    """Everything that is kept for the next workbook."""
    forget_engines()
    plain_values._kept.clear()  # noqa: SLF001
    recalculation._given_back.clear()  # noqa: SLF001


def rate_cells(path: Path) -> list[str]:
    """The cells of the rates of the first two KPIs."""
    table = open_book(path).tables["ffkpis"]
    column = table.area.left + table.columns.index("Rate")
    return [Position(table.body.top + down, column).a1 for down in range(2)]


@pytest.mark.deep
@pytest.mark.parametrize("made", ["from one that was read", "each read again"])
def test_each_is_made_as_if_it_were_the_only_one(tmp_path: Path, made: str) -> None:
    cells = rate_cells(TEMPLATE)
    rates = [(0.5, 0.25), (0.125, 0.25), (0.5, 0.25), (0.5, 0.0625)]
    source = Opened.read(TEMPLATE)

    def one(path: Path, given: tuple[float, ...]) -> bytes:
        edits = {"Framework": dict(zip(cells, given, strict=True))}
        if made == "each read again":
            patch_and_regenerate(TEMPLATE, path, edits)
            assert regenerate(path).changed == ()
        else:
            patch_and_regenerate(source, path, edits)
        return path.read_bytes()

    together = [one(tmp_path / f"{number}.xlsx", given) for number, given in enumerate(rates)]
    assert together[0] == together[2]
    assert len(set(together)) == 3
    for number, given in enumerate(rates[:2]):
        forget()
        assert one(tmp_path / f"alone {number}.xlsx", given) == together[number]


@pytest.mark.parametrize("first", ["=H4*2", "=H4*3"])
def test_old_values_prove_only_the_formulas_that_gave_them(tmp_path: Path, first: str) -> None:
    """The formula of the second workbook does not give what the workbook before shows, and is left."""
    second = "=H4*3" if first == "=H4*2" else "=H4*2"
    books = [
        open_book(plan(tmp_path / f"{number}.xlsx", {"H4": (target("Visits"), 20_000), "H5": (formula, 40_000)}))
        for number, formula in enumerate((first, second))
    ]
    before = open_book(tmp_path / "0.xlsx")
    edit = Edit(before, (Place("Plan", Position(40, 30)),))
    found = {formula: refreshed(book, FUNCTIONS, edit) for formula, book in zip((first, second), books, strict=True)}
    assert [(one.cell, one.new) for one in found["=H4*2"].changed] == [("H4", 40_000), ("H5", 80_000)]
    assert [one.cell for one in found["=H4*3"].left] == ["H5"]


def test_kinds_are_those_of_the_moment(tmp_path: Path) -> None:
    cells = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f><v>2</v></c><c r="C1"><f>SUM(A1:B1)</f><v>3</v></c></row>'
    )
    book = open_book(save(tmp_path / "plan.xlsx", parts(sheet(cells))))
    one, total = Dependence.of(book).cells
    values = Values(book, [one])
    asked = reading_of(total).references
    assert values.held(asked) == (Kinds.WHOLE,)
    values.put(book.sheets[0].name, {one.formula.at: "text"})
    assert values.held(asked) == (Kinds.WHOLE | Kinds.WORD,)
    values.take_back(one)
    assert values.held(asked) == (Kinds.WHOLE,)
