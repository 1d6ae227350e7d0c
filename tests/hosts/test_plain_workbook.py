"""The example in LibreOffice without any add-in: every change is followed, and gives what Python gives."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from fullfunnel.framework import schema
from fullfunnel.functions import FUNCTIONS
from fullfunnel.recalc.converting.respelling import respell
from fullfunnel.templates import TREINPAKKERS
from tests.plain.calculating import Office, by_function, verdict
from tests.templates.opened import built, sheet_by_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fullfunnel.language import Language

LAST_COLUMN = "AA"
"""Beyond the last column of the framework, with room for one that is put in."""


@pytest.fixture(scope="module")
def office(soffice: str, python_with_uno: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with Office(python_with_uno, soffice, tmp_path_factory.mktemp("office")) as started:
        yield started


class Example:
    """The example opened live, and what Python makes of what stands in it."""

    def __init__(self, office: Office, path: Path, language: Language) -> None:
        path.write_bytes(built(TREINPAKKERS, language))
        self.office = office
        self.framework = "Framework"
        self.targets, self.budget, self.cpa = ("Doelen" if language == "nl" else "Targets"), "Budget", "Max CPA"
        self.calculation = "Berekening" if language == "nl" else "Calculation"
        self.readings = (
            ("alle", "betaald", "voorzichtig", "rest") if language == "nl" else ("all", "paid", "careful", "rest")
        )
        self.top, self.column = 5, "B"
        office.ask(open=str(path))

    def differences(self, **change: Any) -> list[Any]:
        places = {
            "goal": "Start!C7:C7",
            "table": f"{self.framework}!{self.column}{self.top}:{LAST_COLUMN}{self.top + 60}",
            "names": f"{self.targets}!B7:B36",
            "exact": f"{self.targets}!G7:G36",
            "words": f"{self.targets}!I7:I36",
            "budget": f"{self.budget}!B5:H60",
            "order": f"{self.cpa}!C6:C9",
            "allowed": f"{self.cpa}!C11:C11",
            "burden": f"{self.cpa}!C14:C19",
            "cpa": f"{self.cpa}!C23:C26",
        }
        got = self.office.ask(read=list(places.values()), **change)
        seen = {key: got[place] for key, place in places.items()}
        (goal,), rows = seen["goal"][0], seen["table"]
        found = []
        for (name,), (value,) in zip(seen["names"], seen["exact"], strict=True):
            # The second row of a KPI shows nothing; an error is shown as nothing there.
            if name and value != "":
                wanted = by_function("FUNNEL_TARGET", name, goal, rows)
                if verdict(wanted, value) != "equal":
                    found.append((name, wanted, value))
            elif name:
                first = [one for (one,) in seen["names"]].index(name)
                if seen["exact"][first][0] == "" and not isinstance(
                    by_function("FUNNEL_TARGET", name, goal, rows), str
                ):
                    found.append((name, "a number", value))
        assert [one for (one,) in seen["words"] if str(one).startswith("#")] == []
        order = [one for (one,) in seen["order"]]
        allowed = seen["allowed"][0][0]
        assert math.isclose(allowed, FUNCTIONS["FUNNEL_ALLOWABLE"](*order))  # type: ignore[arg-type]
        _, alone, _, _, spent, so_far = [one for (one,) in seen["burden"]]
        for reading, (value,) in zip(self.readings, seen["cpa"], strict=True):
            given = (allowed, goal, seen["budget"], alone, reading, spent, so_far)
            wanted = by_function("FUNNEL_MAX_CPA", *given)
            if verdict(wanted, value) != "equal" and not (value == "" and isinstance(wanted, str)):
                found.append((reading, wanted, value))
        return found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_change_is_followed(office: Office, tmp_path: Path, language: Language) -> None:
    example = Example(office, tmp_path / "example.xlsx", language)
    columns = {key: chr(66 + at) for at, key in enumerate(schema.KPIS.columns)}

    def cell(key: str, row: int) -> str:
        return f"{columns[key]}{row}"

    def typed(sheet: str, place: str, value: Any) -> dict[str, Any]:
        return {"type": [[sheet, place, [[value]]]]}

    assert example.differences() == []
    assert example.differences(**typed("Start", "C7", 15_000)) == []
    assert example.differences(**typed("Framework", cell("rate", 14), 0.25)) == []
    booking = office.ask(read=["Framework!B14:B14"])["Framework!B14:B14"][0][0]
    assert example.differences(**typed("Framework", cell("feeds", 10), booking)) == []
    assert example.differences(**typed("Framework", cell("share", 10), 0.01)) == []
    assert example.differences(**typed("Framework", cell("own_target", 12), None)) == []
    assert example.differences(**typed("Framework", cell("own_target", 13), 12_345)) == []
    assert example.differences(**typed("Framework", cell("pool", 8), "apart" if language == "nl" else "separate")) == []
    assert example.differences(**typed("Budget", "G7", 12_500)) == []
    # Rows in and out, a column in, rows sorted, sheets renamed, a KPI renamed.
    assert example.differences(do=[["insert", "Framework", 13, 1]]) == []
    push = {cell("kpi", 13): "Push <5*", cell("feeds", 13): booking, cell("share", 13): 0.01, cell("rate", 13): 0.5}
    assert example.differences(type=[["Framework", place, [[value]]] for place, value in push.items()]) == []
    assert example.differences(do=[["delete", "Framework", 20, 1]]) == []
    assert example.differences(do=[["sort", "Framework", "B6:R20", 2]]) == []
    assert example.differences(do=[["column", "Framework", 3]]) == []
    office.ask(do=[["rename", "Framework", "Mijn plan"], ["rename", example.calculation, "Sommen"]])
    example.framework = "Mijn plan"
    assert example.differences() == []

    assert example.differences(**typed("Start", "C7", 0)) == []
    assert example.differences(**typed("Start", "C7", 9_000)) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_worst_and_best_follow_and_never_show_the_plans_own_rates(
    office: Office, tmp_path: Path, language: Language
) -> None:
    path = tmp_path / "example.xlsx"
    path.write_bytes(built(TREINPAKKERS, language))
    sheet, budget = ("Scenario's", "Budget") if language == "nl" else ("Scenarios", "Budget")
    top, last = 5, 65
    table = f"Framework!B{top}:{LAST_COLUMN}{last}"
    places = {"goal": "Start!C7:C7", "names": f"{sheet}!D5:F5", "kpis": f"{sheet}!B14:B37", "table": table}
    places |= {"targets": f"{sheet}!G14:I37", "rates": f"{sheet}!D14:F37", "feeds": f"{sheet}!C14:C37"}
    places |= {"costs": f"{sheet}!J14:L37", "summary": f"{sheet}!D6:G9", "budget": f"{budget}!B5:H60"}
    office.ask(open=str(path))

    def differences(**change: Any) -> list[Any]:
        got = office.ask(read=list(places.values()), **change)
        seen = {key: got[place] for key, place in places.items()}
        (goal,), (worst, _, best), found = seen["goal"][0], seen["names"][0], []
        for at, (kpi,) in enumerate(seen["kpis"]):
            if not kpi or seen["kpis"].index([kpi]) != at:
                continue
            for scenario, shown in zip((worst, "", best), seen["targets"][at], strict=True):
                wanted = by_function("FUNNEL_TARGET", kpi, goal, seen["table"], scenario)
                if shown == "" and isinstance(wanted, str):
                    continue
                # A volume is rounded up to whole, a ratio is as it is.
                if (
                    isinstance(shown, str)
                    or isinstance(wanted, str)
                    or (not math.isclose(shown, wanted, rel_tol=1e-9) and shown != math.ceil(round(wanted, 6)))
                ):
                    found.append((kpi, scenario, wanted, shown))
        # What the budget pays for is no plain formula: a dash and a sentence, not a number.
        assert seen["summary"][2][:3] in (["–"] * 3, [7788, 12000, 16696])
        return found

    assert differences() == []
    assert differences(type=[["Start", "C7", [[15_000]]]]) == []
    assert differences(type=[["Framework", "R14", [[0.05]]]]) == []
    before = office.ask(read=[places["rates"], places["targets"]])
    # A scenario that the framework does not have shows no figure at all.
    assert differences(type=[["Framework", "R5", [["Something else"]]]]) == []
    after = office.ask(read=[places["rates"], places["targets"], places["summary"]])
    for place in (places["rates"], places["targets"]):
        assert {row[0] for row in after[place]} == {""}
        assert [row[1:] for row in after[place]] == [row[1:] for row in before[place]]
    assert after[places["summary"]][2][0] == "–"
    assert "fullfunnel" in after[places["summary"]][2][3]


def test_the_calendar_says_where_its_days_do_not_follow(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "example.xlsx"
    path.write_bytes(built(TREINPAKKERS, "nl"))
    sentence, weeks = "Kalender!B4:B4", "Kalender!C26:C40"
    saved = openpyxl.load_workbook(path, data_only=True)["Kalender"]
    assert saved["B4"].value.startswith("Volgt uit de vertraging")
    assert saved["C26"].value > 0
    office.ask(open=str(path))
    after = office.ask(read=[sentence, weeks], type=[["Start", "C7", [[15_000]]]])
    assert "worden hier niet bijgewerkt" in after[sentence][0][0]
    assert {row[0] for row in after[weeks]} == {""}  # not the weeks of another goal


def test_a_rate_that_changes_leaves_no_old_result_of_the_budget_in_a_workbook_just_opened(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "example.xlsx"
    path.write_bytes(built(TREINPAKKERS, "nl"))
    pays, sentence = "Scenario's!D8:F8", "Kalender!B4:B4"
    office.ask(open=str(path), as_saved=True)
    assert office.ask(read=[pays])[pays] == [[7788, 12000, 16696]]
    after = office.ask(read=[pays, sentence], type=[["Framework", "G14", [[0.1]]]])
    assert after[pays] == [["–"] * 3]
    assert "worden hier niet bijgewerkt" in after[sentence][0][0]


def test_a_row_that_is_deleted_is_gone_from_targets_and_budget_at_once(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "example.xlsx"
    path.write_bytes(built(TREINPAKKERS, "nl"))
    places = ["Doelen!B7:H30", "Budget!J6:M11", "Overzicht!B5:G20", "Scenario's!B6:F7"]
    office.ask(open=str(path), as_saved=True)
    (gone,) = office.ask(read=["Framework!B11:B11"])["Framework!B11:B11"][0]
    at_once = office.ask(read=places, do=[["delete", "Framework", 11, 1]])
    names = [row[0] for row in at_once["Doelen!B7:H30"]]
    units = dict(zip(names, [row[4] for row in at_once["Doelen!B7:H30"]], strict=True))
    assert gone not in names
    assert (units["Klikken e-mail"], units["Bezoeken boekingspagina"]) == ("klikken", "bezoeken")
    saved = tmp_path / "saved.xlsx"
    office.ask(save=str(saved), filter="Calc MS Excel 2007 XML")
    office.ask(open=str(saved))  # all of it is calculated anew
    assert office.ask(read=places) == at_once


def test_a_workbook_without_functions_says_what_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "plain.xlsx"
    path.write_bytes(built(TREINPAKKERS, "en", "plain"))
    book = sheet_by_sheet(path.read_bytes(), values=False)
    assert "from the last calculation" in book["Calendar"]["B4"].value
    assert [book["Scenarios"][place].value for place in ("D8", "E8", "F8")] == ["–"] * 3
    assert "does not know the functions" in book["Scenarios"]["G8"].value


@pytest.mark.deep
def test_a_workbook_that_comes_to_have_no_functions_says_what_is_kept(tmp_path: Path) -> None:
    other = tmp_path / "respelled.xlsx"
    other.write_bytes(built(TREINPAKKERS, "en"))
    respell(other, "plain")
    book = sheet_by_sheet(other.read_bytes(), values=False)
    assert "from the last calculation" in book["Calendar"]["B4"].value
    assert [book["Scenarios"][place].value for place in ("D8", "E8", "F8")] == ["–"] * 3
    assert "FUNNEL" not in "".join(str(cell.value) for row in book["Scenarios"].iter_rows() for cell in row)
    respell(other, "windows")
    assert "FUNNEL_GOAL" in sheet_by_sheet(other.read_bytes(), values=False)["Scenarios"]["D8"].value
