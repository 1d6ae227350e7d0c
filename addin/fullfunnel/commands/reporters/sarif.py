"""What was found in workbooks as SARIF 2.1.0, which code hosts and editors show beside the files."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from fullfunnel import __version__
from fullfunnel.checks.catalogue import RULES
from fullfunnel.commands.reporters.check import place
from fullfunnel.commands.reporters.file_paths import uri_from_here
from fullfunnel.commands.terminal.output import dumped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fullfunnel.checks.finding import Finding, Severity
    from fullfunnel.commands.check_files import CheckedFile
    from fullfunnel.language import Language

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "hint": "note"}
_FINGERPRINT: Final = "fullfunnelFinding/v1"
Json = dict[str, object]


def as_sarif(files: Iterable[CheckedFile], language: Language | None) -> str:
    """One run with every rule described; accepted findings are suppressed, workbooks that were not read are notified.

    A workbook has no lines. The cell stands as a logical location; the region is there because hosts that show results
    in a file ask for one.
    """
    files = list(files)
    spoken = {each.language for each in files}
    words = language or (spoken.pop() if len(spoken) == 1 else "en")
    broken = [
        {
            "level": "error",
            "message": {"text": each.unusable.say(language or each.language)},
            "locations": [{"physicalLocation": _physical(each.path)}],
        }
        for each in files
        if each.unusable is not None
    ]
    run = {
        "tool": {"driver": {"name": "fullfunnel", "version": __version__, "rules": list(_rules(words))}},
        "invocations": [{"executionSuccessful": not broken, "toolExecutionNotifications": broken}],
        "results": [result for each in files for result in _results(each, language)],
        "columnKind": "unicodeCodePoints",
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return dumped(log, indent=2)


def _rules(language: Language) -> Iterator[Json]:
    for rule in RULES:
        yield {
            "id": rule.code,
            "shortDescription": {"text": rule.title.say(language)},
            "fullDescription": {"text": rule.why.say(language)},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        }


def _results(file: CheckedFile, language: Language | None) -> Iterator[Json]:
    words = language or file.language
    order = [rule.code for rule in RULES]
    for findings, is_accepted in ((file.findings.open, False), (file.findings.accepted, True)):
        for finding in findings:
            result: Json = {
                "ruleId": finding.code,
                "ruleIndex": order.index(finding.code),
                "level": _LEVELS[finding.severity],
                "message": {"text": f"{finding.what.say(words)} {finding.advice.say(words)}"},
                "locations": [
                    {
                        "physicalLocation": _physical(file.path),
                        "logicalLocations": [{"fullyQualifiedName": place(finding, words) or finding.where or "plan"}],
                    }
                ],
                "partialFingerprints": {_FINGERPRINT: _fingerprint(finding)},
            }
            if is_accepted:
                reason = {"justification": finding.accepted} if finding.accepted else {}
                result["suppressions"] = [{"kind": "inSource", **reason}]
            yield result


def _physical(path: str) -> Json:
    return {"artifactLocation": {"uri": uri_from_here(path)}, "region": {"startLine": 1}}


def _fingerprint(finding: Finding) -> str:
    """The same for a finding whose row was moved or whose figures changed, so that it is not shown as a new one."""
    about = (finding.code, finding.table, finding.where, finding.column)
    return hashlib.sha256("\x1f".join(about).encode()).hexdigest()[:32]
