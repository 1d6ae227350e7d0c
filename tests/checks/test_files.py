"""``fullfunnel check`` over workbooks: what it prints in each format, and how it exits."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter
from typer.testing import CliRunner

from fullfunnel.cli import app

if TYPE_CHECKING:
    from pathlib import Path

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
    code, told = run(str(workbook(tmp_path / "plan.xlsx", MESSAGES)))
    assert code == 1
    assert "MSG101 warning · S1 · ffMessages, row 2, CTA" in told
    assert "MSG101 accepted · S2: last year's stock" in told


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
    code, told = run(str(bad), str(good), str(tmp_path / "absent.xlsx"))
    assert code == 2
    assert "MSG101" in told
    assert "bad.xlsx" in told
    assert run()[0] == 2


def test_json_has_a_version_and_the_words(tmp_path: Path) -> None:
    told = json.loads(run(str(workbook(tmp_path / "plan.xlsx", MESSAGES)), "--format", "json")[1])
    assert told["version"] == 1
    (finding,) = [each for each in told["files"][0]["findings"] if each["code"] == "MSG101"]
    assert (finding["where"], finding["table"], finding["row"], finding["points_to"]) == ("S1", "ffMessages", 2, "do")
    assert "Order" in finding["words"]


def test_sarif_is_what_the_standard_asks(tmp_path: Path) -> None:
    told = json.loads(run(str(workbook(tmp_path / "my plan.xlsx", MESSAGES)), "--format", "sarif")[1])
    # OASIS SARIF 2.1.0: the required properties of 3.13, 3.14, 3.18, 3.19, 3.20, 3.27 and 3.35.
    assert told["version"] == "2.1.0"
    (only,) = told["runs"]
    driver = only["tool"]["driver"]
    assert driver["name"] == "fullfunnel"
    rules = driver["rules"]
    assert all(rule["id"] and rule["shortDescription"]["text"] for rule in rules)
    assert all(rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"} for rule in rules)
    assert all(isinstance(each["executionSuccessful"], bool) for each in only["invocations"])
    assert only["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    assert only["results"]
    for result in only["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+", uri), "RFC 3986"
        assert all(each["kind"] in {"inSource", "external"} for each in result.get("suppressions", []))
    assert sum("suppressions" in result for result in only["results"]) == 1


def test_annotations_for_github(tmp_path: Path) -> None:
    told = run(str(workbook(tmp_path / "plan.xlsx", MESSAGES)), "--format", "github")[1]
    (line,) = [each for each in told.splitlines() if "MSG101" in each]
    assert line.startswith("::warning file=")
    assert ",title=MSG101 S1::" in line


def test_the_rules_can_be_listed() -> None:
    code, told = run("--rules")
    assert code == 0
    assert "MSG101 warning · Hard sell in See." in told
    assert {"code", "severity", "title", "why"} == set(json.loads(run("--rules", "--format", "json")[1])["rules"][0])
