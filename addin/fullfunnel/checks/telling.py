"""What was found in workbooks, for people, for programs and for the places that show annotations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fullfunnel import __version__
from fullfunnel.checks.catalogue import RULES
from fullfunnel.checks.own_words import SEVERITY_WORDS
from fullfunnel.framework.columns import BUDGET_COLUMNS, KPI_COLUMNS, MESSAGE_COLUMNS
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fullfunnel.checks.files import CheckedFile
    from fullfunnel.checks.finding import Finding, Severity
    from fullfunnel.language import Language

JSON_VERSION: Final = 1
_SARIF_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "hint": "note"}
_COMMANDS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "hint": "notice"}
_COLUMNS: Final = {"ffKpis": KPI_COLUMNS, "ffMessages": MESSAGE_COLUMNS, "ffBudget": BUDGET_COLUMNS}


def place(finding: Finding, language: Language) -> str:
    """Where a finding is, as a person looks it up: table, row, column."""
    columns = _COLUMNS.get(finding.table, {})
    column = columns[finding.column].say(language) if finding.column in columns else finding.column
    row = Text(f"rij {finding.row}", f"row {finding.row}").say(language) if finding.row else ""
    table = "" if finding.table == "plan" else finding.table
    return ", ".join(filter(None, (table, row, column)))


def as_text(files: Iterable[CheckedFile], language: Language | None) -> Iterator[str]:
    """A line a finding, below the name of its workbook."""
    for each in files:
        words = language or each.language
        yield each.path
        if each.unusable is not None:
            yield f"  {each.unusable.say(words)}"
            continue
        for finding in each.findings.open:
            name = SEVERITY_WORDS[finding.severity].say(words)
            where = " · ".join(filter(None, (finding.where, place(finding, words))))
            yield f"  {finding.code} {name} · {where}"
            yield f"    {finding.what.say(words)} {finding.advice.say(words)}"
        for finding in each.findings.accepted:
            accepted = Text("geaccepteerd", "accepted").say(words)
            yield f"  {finding.code} {accepted} · {finding.where}: {finding.accepted or '–'}"
        if not each.findings.open:
            yield f"  {Text('Er valt niets op.', 'Nothing stands out.').say(words)}"


def as_json(files: Iterable[CheckedFile], language: Language | None) -> str:
    """The findings for a program; the shape has a version."""
    return _dumped({"version": JSON_VERSION, "files": [_file_as_json(each, language) for each in files]})


def _file_as_json(file: CheckedFile, language: Language | None) -> dict[str, object]:
    words = language or file.language
    return {
        "path": file.path,
        "unusable": None if file.unusable is None else file.unusable.say(words),
        "findings": [_finding_as_json(each, words) for each in file.findings.open],
        "accepted": [_finding_as_json(each, words) for each in file.findings.accepted],
    }


def _finding_as_json(finding: Finding, language: Language) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "where": finding.where,
        "table": finding.table,
        "row": finding.row,
        "column": finding.column,
        "words": list(finding.words),
        "points_to": finding.points_to,
        "what": finding.what.say(language),
        "advice": finding.advice.say(language),
        "accepted": finding.accepted,
    }


def as_sarif(files: Iterable[CheckedFile], language: Language | None) -> str:
    """SARIF 2.1.0: one run, every rule described, accepted findings as suppressed.

    A workbook has no lines: where a finding is stands in its message and as a logical location.
    """
    files = list(files)
    results = [result for each in files for result in _sarif_results(each, language)]
    broken = [
        {
            "level": "error",
            "message": {"text": each.unusable.say(language or each.language)},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(each.path)}}}],
        }
        for each in files
        if each.unusable is not None
    ]
    words = language or "en"
    run = {
        "tool": {
            "driver": {
                "name": "fullfunnel",
                "version": __version__,
                "rules": [
                    {
                        "id": rule.code,
                        "shortDescription": {"text": rule.title.say(words)},
                        "fullDescription": {"text": rule.why.say(words)},
                        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
                    }
                    for rule in RULES
                ],
            }
        },
        "invocations": [{"executionSuccessful": not broken, "toolExecutionNotifications": broken}],
        "results": results,
        "columnKind": "unicodeCodePoints",
    }
    return _dumped({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _sarif_results(file: CheckedFile, language: Language | None) -> Iterator[dict[str, object]]:
    words = language or file.language
    order = [rule.code for rule in RULES]
    for finding in (*file.findings.open, *file.findings.accepted):
        result: dict[str, object] = {
            "ruleId": finding.code,
            "ruleIndex": order.index(finding.code),
            "level": _LEVELS[finding.severity],
            "message": {"text": f"{finding.what.say(words)} {finding.advice.say(words)}"},
            "locations": [
                {
                    "physicalLocation": {"artifactLocation": {"uri": _uri(file.path)}},
                    "logicalLocations": [{"fullyQualifiedName": place(finding, words) or finding.where or "plan"}],
                }
            ],
        }
        if finding in file.findings.accepted:
            reason = {"justification": finding.accepted} if finding.accepted else {}
            result["suppressions"] = [{"kind": "inSource", **reason}]
        yield result


def _uri(path: str) -> str:
    """A relative path as it is, an absolute one as a file URI; both with spaces and the like escaped."""
    given = Path(path)
    if given.is_absolute():
        return given.as_uri()
    return given.as_posix().replace("%", "%25").replace(" ", "%20").replace("#", "%23").replace("?", "%3F")


def as_github(files: Iterable[CheckedFile], language: Language | None) -> Iterator[str]:
    """Workflow commands that GitHub shows as annotations."""
    for each in files:
        words = language or each.language
        if each.unusable is not None:
            yield f"::error file={_property(each.path)}::{_data(each.unusable.say(words))}"
        for finding in each.findings.open:
            title = f"{finding.code} {finding.where}".strip()
            told = f"{place(finding, words)}: {finding.what.say(words)} {finding.advice.say(words)}"
            yield (
                f"::{_COMMANDS[finding.severity]} file={_property(each.path)},title={_property(title)}::{_data(told)}"
            )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def rules_as_text(language: Language) -> Iterator[str]:
    """Every rule on a line: code, severity, title, why."""
    for rule in RULES:
        severity = SEVERITY_WORDS[rule.severity].say(language)
        yield f"{rule.code} {severity} · {rule.title.say(language)}. {rule.why.say(language)}"


def rules_as_json(language: Language) -> str:
    """Every rule for a program."""
    return _dumped(
        {
            "version": JSON_VERSION,
            "rules": [
                {
                    "code": rule.code,
                    "severity": rule.severity,
                    "title": rule.title.say(language),
                    "why": rule.why.say(language),
                }
                for rule in RULES
            ],
        }
    )


def _dumped(told: dict[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2)
