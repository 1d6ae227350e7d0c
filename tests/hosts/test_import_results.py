"""The button Import results: files are picked, shown, taken; only cells that change are written."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.framework import schema as contract
from fullfunnel.hosts.calc.handed_plan import Handed, come_of
from fullfunnel.hosts.excel.open_plan import OpenPlan
from fullfunnel.results.exports.progress import Stopped
from fullfunnel.templates import TREINPAKKERS
from tests.excel.desk import laid_out
from tests.templates.opened import built

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fullfunnel.language import Text
    from fullfunnel.results.exports.progress import Follow, Progress

HANDED = {
    "tables": {
        "ffkpis": [
            ["KPI", "Stage", "Feeds", "Rate"],
            ["Orders", "Do", "", ""],
            ["Impressions", "See", "Orders", 0.001],
        ],
        "ffresults": [
            ["Date", "From", "KPI", "Channel", "Value", "Cost", "Source", "My remark"],
            [46266, None, "Impressions", "Google Ads", 5, 1, "Google Ads", "mine"],
            [None] * 8,
        ],
        "ffmapping": [["Source", "Campaign", "Metric", "KPI", "Stage", "Channel"]],
    },
    "names": {"ffgoal": 400, "fflanguage": "en"},
    "selected_row": [],
    "language": "en",
}


@dataclass
class Answering:
    """A marketeer who picks these files, takes what is proposed or not, and stops the bar or lets it run."""

    picks: list[str]
    takes: bool = True
    stops: bool = False
    asked: list[str] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)

    def pick_files(self, _language: object) -> list[str]:
        return self.picks

    def is_taken(self, summary: Text, _language: object) -> bool:
        self.asked.append(summary.en)
        return self.takes

    @contextmanager
    def following(self, _language: object) -> Iterator[Follow]:
        def follow(progress: Progress) -> None:
            self.shares.append(progress.share)
            if self.stops:
                raise Stopped

        yield follow


@pytest.fixture
def picked(tmp_path: Path) -> Answering:
    path = tmp_path / "google.csv"
    lines = [f"2026-09-0{day},SEE_video,{day}000,10,{day}.50,EUR" for day in (1, 2, 3)]
    path.write_text("Day,Campaign,Impr.,Clicks,Cost,Currency code\n" + "\n".join(lines) + "\n")
    return Answering([str(path)])


def test_in_calc_the_rows_of_that_source_and_period_are_replaced(picked: Answering) -> None:
    done = come_of("import_results", Handed.model_validate(HANDED), picked)
    assert "google.csv: Google Ads, 3 rows" in picked.asked[0]
    assert "1 of the same source and period are replaced" in picked.asked[0]
    results, mapping = done["filled"]
    assert results["table"] == "ffresults"
    values = {at: (row, cells) for at, row, cells in results["runs"]}
    assert values[4] == (2, [1000.0, 2000.0, 3000.0])  # the row of before, the empty one, and one below the table
    assert values[5] == (2, [1.5, 2.5, 3.5])
    assert 7 not in values, "what the marketeer wrote beside it stays"
    assert [cells for at, _, cells in mapping["runs"] if at == 3] == [["Impressions"]]
    assert "3 rows are in ffResults" in done["say"]


def test_a_column_with_formulas_of_the_marketeers_own_stays(picked: Answering) -> None:
    tables: dict[str, Any] = HANDED["tables"]  # type: ignore[assignment]  # a part of what Calc hands over
    empty = [*[None] * 7, "no result yet"]  # what a formula in the column of remarks shows there
    with_formulas = HANDED | {
        "tables": tables | {"ffresults": [*tables["ffresults"][:2], empty, empty]},
        "formula_columns": {"ffresults": [5, 7]},
    }
    done = come_of("import_results", Handed.model_validate(with_formulas), picked)
    values = {at: (row, cells) for at, row, cells in done["filled"][0]["runs"]}
    assert values[4] == (2, [1000.0, 2000.0, 3000.0]), "rows in which only formulas stand are empty"
    assert not {5, 7} & set(values)


def test_in_excel_what_stands_below_the_table_moves_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(TREINPAKKERS, "en"))
    plan = OpenPlan(laid_out(path))
    table = plan._table(contract.RESULTS)  # noqa: SLF001  # the desk stands in for Excel
    area = table.range
    order: list[Any] = []
    monkeypatch.setattr(
        "tests.excel.desk.Range.insert", lambda self, *how: order.append((self.shape, how[0])), raising=False
    )

    class Growing:
        range, resize = area, staticmethod(lambda whole: order.append(whole.shape))

    monkeypatch.setattr(plan, "_table", lambda _wanted: Growing)
    area[0, 0].offset(area.shape[0] + 1, 1).formula = '=""'  # shows nothing, and is somebody's all the same
    area[area.shape[0] - 1, 6].formula = "=1+1"
    assert plan.formula_columns(contract.RESULTS) == {6}
    plan.fill(contract.RESULTS, {4: [(area.shape[0] + 1, [1.0, 2.0])]})
    assert order == [((2, area.shape[1]), "down"), (area.shape[0] + 2, area.shape[1])]


def test_nothing_happens_where_nothing_is_picked_or_taken_or_it_is_stopped(picked: Answering) -> None:
    nothing: dict[str, Any] = {"say": "", "sheet": None, "language": None, "filled": []}
    handed = Handed.model_validate(HANDED)
    assert come_of("import_results", handed, replace(picked, takes=False)) == nothing
    assert len(picked.asked) == 1
    assert come_of("import_results", handed, replace(picked, picks=[])) == nothing
    assert come_of("import_results", handed, replace(picked, stops=True)) == nothing
    assert len(picked.asked) == 1, "who stops is asked nothing more"


def test_in_excel_the_table_grows_and_text_stays_text(tmp_path: Path, picked: Answering) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(TREINPAKKERS, "en"))
    plan = OpenPlan(laid_out(path))
    grown: list[Any] = []

    class Growing:
        """The table on the desk, which cannot grow by itself."""

        def __init__(self, table: Any) -> None:
            self.range, self.resize = table.range, grown.append

    table = plan._table  # noqa: SLF001  # the desk stands in for Excel
    plan._table = lambda wanted: Growing(table(wanted))  # type: ignore[assignment,method-assign]  # noqa: SLF001
    area = table(contract.RESULTS).range
    height = area.shape[0]
    plan.fill(contract.RESULTS, {2: [(height, ["=1+1", "Orders"])], 4: [(height, [1.0, 2.0])]})
    assert [each.shape for each in grown] == [(height + 1, area.shape[1])]
    assert area[0, 0].offset(height - 1, 2).value == "'=1+1"  # Excel takes the apostrophe as: this is text
    assert area[0, 0].offset(height, 4).value == 2.0
    assert picked.asked == []


def test_what_is_not_certain_is_shown_first_and_never_hidden_behind_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "google.csv"
    names = [*(f"SEE_{at}" for at in range(9)), "prospecting"]
    lines = [f"2026-09-01,{name},{1_000 + at},10,{at}.50,EUR" for at, name in enumerate(names)]
    path.write_text("Day,Campaign,Impr.,Clicks,Cost,Currency code\n" + "\n".join(lines) + "\n")
    answering = Answering([str(path)], takes=False)
    come_of("import_results", Handed.model_validate(HANDED), answering)
    shown = [line for line in answering.asked[0].splitlines() if line.startswith("  ")]
    assert shown[0] == "  prospecting: impressions -> Impressions (not certain)"
    assert shown[-1] == "  and 2 more"
    assert len(shown) == 9
