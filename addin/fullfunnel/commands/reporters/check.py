"""What was found in workbooks, for people, for programs and for GitHub's annotations."""

from __future__ import annotations

from collections import Counter
from textwrap import indent
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.catalogue import RULES
from fullfunnel.checks.own_words import SEVERITY_WORDS
from fullfunnel.checks.table_place import COLUMNS_OF
from fullfunnel.commands.reporters.file_paths import path_from_here
from fullfunnel.commands.terminal.output import dumped, escaped, shown
from fullfunnel.language import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fullfunnel.checks.finding import Finding, Severity
    from fullfunnel.commands.check_files import CheckedFile
    from fullfunnel.language import Language

JSON_VERSION: Final = 1
_NOTHING: Final = Text("Er valt niets op.", "Nothing stands out.")
_NO_PLAN: Final = Text(
    "Dit is geen plan van fullfunnel. Er zijn geen persoonsgegevens of gemiddelde ratio's in gevonden.",
    "This is not a plan of fullfunnel. No personal data or averaged ratios were found in it.",
)
_COUNTED: Final[dict[Severity, tuple[Text, Text]]] = {
    "error": (SEVERITY_WORDS["error"], Text("fouten", "errors")),
    "warning": (SEVERITY_WORDS["warning"], Text("waarschuwingen", "warnings")),
    "hint": (SEVERITY_WORDS["hint"], same("hints")),
}
_COMMANDS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "hint": "notice"}


def place(finding: Finding, language: Language) -> str:
    """Where a finding is, as a person looks it up: the cell where it is known, else table, row, column."""
    if finding.cell:
        return finding.cell
    columns = COLUMNS_OF.get(finding.table, {})
    column = columns[finding.column].say(language) if finding.column in columns else finding.column
    row = Text(f"rij {finding.row}", f"row {finding.row}").say(language) if finding.row else ""
    table = "" if finding.table == "plan" else finding.table
    return ", ".join(filter(None, (table, row, column)))


def as_text(files: Iterable[CheckedFile], language: Language | None) -> Iterator[str]:
    """Below the name of each workbook a line a finding, what is accepted, and how many there are."""
    for each in files:
        words = language or each.language
        yield each.path
        if each.unusable is not None and not _is_found(each):
            yield f"  {each.unusable.say(words)}"
        for finding in each.findings.open:
            name = SEVERITY_WORDS[finding.severity].say(words)
            yield f"  {finding.code} {name} · {_where(finding, words)}"
            yield f"    {finding.what.say(words)} {finding.advice.say(words)}"
        for finding in each.findings.accepted:
            accepted = Text("geaccepteerd", "accepted").say(words)
            yield f"  {finding.code} {accepted} · {_where(finding, words)}: {finding.accepted or '–'}"
        if each.findings.open:
            yield f"  {_counted(each.findings.open, words)}"
        elif each.unusable is None:
            yield f"  {(_NOTHING if each.has_plan else _NO_PLAN).say(words)}"


def _is_found(file: CheckedFile) -> bool:
    """Whether what makes a workbook unusable is said by a finding, with the cell it stands in."""
    return any(finding.code == "PLN115" for finding in file.findings.open)


def _where(finding: Finding, language: Language) -> str:
    """What it is about and where that is, without saying the same twice."""
    return " · ".join(dict.fromkeys(filter(None, (finding.where, place(finding, language)))))


def _counted(findings: Sequence[Finding], language: Language) -> str:
    """Such as ``1 error, 2 warnings``."""
    counts = Counter(each.severity for each in findings)
    said = [
        f"{counts[severity]} {(one if counts[severity] == 1 else more).say(language)}"
        for severity, (one, more) in _COUNTED.items()
        if counts[severity]
    ]
    return f"{', '.join(said)}."


def json_pieces(files: Iterable[CheckedFile], language: Language | None) -> Iterator[str]:
    """The findings for a program, workbook by workbook; the shape has a version."""
    yield f'{{\n  "version": {JSON_VERSION},\n  "files": ['
    number = -1
    for number, each in enumerate(files):
        yield (",\n" if number else "\n") + indent(_dumped(_file_as_json(each, language)), "    ")
    yield "\n  ]\n}\n" if number >= 0 else "]\n}\n"


def _file_as_json(file: CheckedFile, language: Language | None) -> dict[str, object]:
    words = language or file.language
    return {
        "path": file.path,
        "has_plan": file.has_plan,
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
        "cell": finding.cell,
        "words": list(finding.words),
        "points_to": finding.points_to,
        "what": finding.what.say(language),
        "advice": finding.advice.say(language),
        "accepted": finding.accepted,
    }


def as_github(files: Iterable[CheckedFile], language: Language | None) -> Iterator[str]:
    """Workflow commands that GitHub shows as annotations."""
    for each in files:
        words = language or each.language
        path = _as_property(escaped(path_from_here(each.path)))
        if each.unusable is not None and not _is_found(each):
            yield f"::error file={path}::{_data(each.unusable.say(words))}"
        for finding in each.findings.open:
            title = f"{finding.code} {finding.where}".strip()
            sentence = f"{_where(finding, words)}: {finding.what.say(words)} {finding.advice.say(words)}"
            yield f"::{_COMMANDS[finding.severity]} file={path},title={_property(title)}::{_data(sentence)}"


def _data(text: str) -> str:
    return shown(text).replace("%", "%25")


def _property(text: str) -> str:
    return _as_property(shown(text))


def _as_property(text: str) -> str:
    return text.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


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


def _dumped(content: dict[str, object]) -> str:
    return dumped(content, indent=2)
