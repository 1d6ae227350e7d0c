"""``fullfunnel check`` over workbooks: what it prints in each format, and how it exits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter
from typer.testing import CliRunner

from fullfunnel.commands.cli import app
from fullfunnel.plans.workbook import plan_of_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from fullfunnel.plans.workbook import WorkbookPlan

MESSAGES: list[list[Any]] = [
    ["ID", "Stage", "Headline", "Body", "CTA", "Accepted"],
    ["S1", "See", "Coat now £59", "20% off this weekend only.", "Order now", None],
    ["S2", "See", "Coat now £69", "20% off this weekend only.", "Order now", "MSG101 last year's stock"],
]
CLEAN: list[list[Any]] = [MESSAGES[0], ["S1", "See", "It rains", "A film about a street.", "Watch the film", None]]


def workbook(path: Path, rows: list[list[Any]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Mine")
        headers = [{"header": header} for header in rows[0]]
        sheet.add_table(3, 1, 2 + len(rows), len(headers), {"name": "ffMessages", "columns": headers, "data": rows[1:]})
    return path


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["check", *arguments, "--language", "en"])
    return done.exit_code, done.output


def test_text_names_the_place_and_what_is_accepted(tmp_path: Path) -> None:
    code, reported = run(str(workbook(tmp_path / "plan.xlsx", MESSAGES)))
    assert code == 1
    assert "MSG101 warning · S1 · Mine!F5" in reported
    assert "MSG101 accepted · S2 · Mine!F6: last year's stock" in reported
    assert reported.rstrip().endswith("1 warning.")


def test_a_clean_plan_exits_with_nothing(tmp_path: Path) -> None:
    assert run(str(workbook(tmp_path / "plan.xlsx", CLEAN)))[0] == 0


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--fail-on", "error"], 0),
        (["--fail-on", "never"], 0),
        (["--ignore", "MSG1"], 0),
        (["--select", "PLN,KPI"], 0),
        (["--select", "MSG101"], 1),
    ],
)
def test_what_makes_it_fail(tmp_path: Path, options: list[str], code: int) -> None:
    assert run(str(workbook(tmp_path / "plan.xlsx", MESSAGES)), *options)[0] == code


def test_one_that_cannot_be_used_stops_no_other(tmp_path: Path) -> None:
    good = workbook(tmp_path / "plan.xlsx", MESSAGES)
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"no workbook")
    code, reported = run(str(bad), str(good), str(tmp_path / "absent.xlsx"))
    assert code == 2
    assert "MSG101" in reported
    assert "bad.xlsx" in reported
    assert run()[0] == 2


def test_json_has_a_version_and_the_words(tmp_path: Path) -> None:
    reported = json.loads(run(str(workbook(tmp_path / "plan.xlsx", MESSAGES)), "--format", "json")[1])
    assert reported["version"] == 1
    (finding,) = [each for each in reported["files"][0]["findings"] if each["code"] == "MSG101"]
    assert (finding["where"], finding["table"], finding["row"], finding["points_to"]) == ("S1", "ffMessages", 2, "do")
    assert "Order" in finding["words"]


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_no_rule_has_is_no_silent_pass(tmp_path: Path, option: str) -> None:
    code, reported = run(str(workbook(tmp_path / "plan.xlsx", MESSAGES)), option, "PLN1O1")
    assert code == 2
    assert "no rule whose code begins with ‘PLN1O1’" in reported


def test_a_folder_without_workbooks_says_so(tmp_path: Path) -> None:
    code, reported = run(str(tmp_path))
    assert code == 0
    assert "There are no workbooks in that place" in reported


def test_a_workbook_without_a_plan_says_so(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "other.xlsx") as book:
        book.add_worksheet().write("A1", "Something else")
    assert "This is not a plan of fullfunnel" in run(str(tmp_path))[1]


def test_folders_and_patterns_are_looked_through(tmp_path: Path) -> None:
    (tmp_path / "spring").mkdir()
    workbook(tmp_path / "spring" / "a.xlsx", MESSAGES)
    workbook(tmp_path / "b.xlsx", CLEAN)
    for given in (str(tmp_path), str(tmp_path / "**" / "*.xlsx")):
        reported = json.loads(run(given, "--format", "json")[1])
        assert sorted(each["path"].rpartition("/")[2] for each in reported["files"]) == ["a.xlsx", "b.xlsx"]


def test_a_table_that_cannot_be_read_is_named_and_the_rest_is_still_checked(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    budget = [["Item", "Stage", "Amount"], ["Ads", "Do", "much"]]
    with xlsxwriter.Workbook(path) as book:
        for name, rows in (("ffMessages", MESSAGES), ("ffBudget", budget)):
            headers = [{"header": header} for header in rows[0]]
            size = (len(rows) - 1, len(headers) - 1)
            book.add_worksheet(name).add_table(0, 0, *size, {"name": name, "columns": headers, "data": rows[1:]})
    code, reported = run(str(path))
    assert code == 2
    assert reported.count("ffBudget ·") == 1  # once, by the finding that says what to do
    assert "PLN115 error · ffBudget · ffBudget!A2" in reported
    assert "MSG101 warning · S1" in reported


def test_a_fault_of_ours_on_one_workbook_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workbook(tmp_path / "a.xlsx", MESSAGES)
    workbook(tmp_path / "b.xlsx", MESSAGES)

    def fails(path: Path) -> WorkbookPlan:
        if path.name == "a.xlsx":
            raise ZeroDivisionError
        return plan_of_workbook(path)

    monkeypatch.setattr("fullfunnel.commands.check_files.plan_of_workbook", fails)
    # Without a limit, which outside the main thread would take processes that know nothing of this fault.
    code, reported = run(str(tmp_path), "--timeout", "0")
    assert code == 2
    assert "ZeroDivisionError" in reported
    assert "Traceback" not in reported
    assert "MSG101 warning · S1" in reported


def test_personal_data_is_found_on_any_sheet_and_reported_once_a_column(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Mailing list")
        sheet.write_column("B2", ["Mail", "an@example.nl", "bo@example.nl", "info@example.nl", "ed@example.nl"])
        sheet.write_column("C2", ["Klantnummer", 20931, 20932])
        sheet.write_column("D2", ["Campagne", "111222333", "0612345678"])
    found = json.loads(run(str(path), "--format", "json")[1])["files"][0]["findings"]
    assert [(each["code"], each["cell"]) for each in found] == [
        ("DAT101", "'Mailing list'!B3"),
        ("DAT105", "'Mailing list'!C3"),
    ]
    assert "a••@•••.nl, and 2 more in that column" in found[0]["what"]
    assert "2 numbers that each lead to one person" in found[1]["what"]
    assert "an@example.nl" not in json.dumps(found)


def test_numbers_of_which_few_pass_the_eleven_test_are_no_bsn(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Export")
        # Of nine numbers of a web shop's own one passes by chance; of three BSN one was mistyped.
        sheet.write_column("A1", ["Nr.", *map(str, range(111222330, 111222339))])
        sheet.write_column("C1", ["Nr.", "111222333", "123456782", "123456789"])
    found = json.loads(run(str(path), "--format", "json")[1])["files"][0]["findings"]
    assert [(each["code"], each["cell"]) for each in found] == [("DAT103", "Export!C2")]


def test_annotations_for_github(tmp_path: Path) -> None:
    reported = run(str(workbook(tmp_path / "plan.xlsx", MESSAGES)), "--format", "github")[1]
    (line,) = [each for each in reported.splitlines() if "MSG101" in each]
    assert line.startswith("::warning file=")
    assert ",title=MSG101 S1::" in line


def test_the_rules_can_be_listed() -> None:
    code, reported = run("--rules")
    assert code == 0
    assert "MSG101 warning · Hard sell in See." in reported
    assert {"code", "severity", "title", "why"} == set(json.loads(run("--rules", "--format", "json")[1])["rules"][0])
