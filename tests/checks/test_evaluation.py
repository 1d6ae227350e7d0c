"""The rules on labelled lines and pairs: how they do may not get worse unnoticed.

Lines, labels and how they came about: ``lines/README.md``. These are the lines the rules were made with; what they do
on lines by others is worse, and is measured on lines that are not here.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checks.tools.evaluation import judgements, main, placements

LINES = Path(__file__).parent / "lines"
MESSAGES = sorted(LINES.glob("messages/*.csv"))
PAIRS = sorted(LINES.glob("pairs/*.csv"))
NEW_LINES = {"seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth"}
"""Lines that no stage rule was made with: their row is held, not how well the rules do."""
MADE_WITH = [path for path in MESSAGES if path.stem not in NEW_LINES]
README = (LINES / "README.md").read_text(encoding="utf-8")


def name_of(path: Path) -> str:
    return f"{path.stem}_{path.parent.name}"


def shown(found: list[bool]) -> str:
    return f"{sum(found)} of {len(found)} ({sum(found) / len(found):.1%})"


@pytest.mark.parametrize("path", MESSAGES, ids=name_of)
def test_lines(path: Path) -> None:
    tried = list(placements(path))
    alarms = [bool(each.code) for each in tried if each.fits]
    misplaced = [bool(each.code) for each in tried if not each.fits]
    sold = [bool(each.code) for each in tried if (each.own, each.placed) == ("do", "see") and not each.fits]
    output = [bool(each.code) for each in tried if (each.own, each.placed) == ("see", "do") and not each.fits]
    if path.stem not in NEW_LINES:
        assert sum(alarms) / len(alarms) <= 0.03
        assert sum(misplaced) / len(misplaced) >= 0.66
        assert sum(sold) / len(sold) >= 0.92
        assert sum(output) / len(output) >= 0.92
    row = f"| {path.stem} | {' | '.join(map(shown, (alarms, misplaced, sold, output)))} |"
    assert row in README, row


@pytest.mark.parametrize("language", ["nl", "en"])
def test_most_misplaced_lines_are_found_in_both_languages(language: str) -> None:
    some = [each for path in MADE_WITH for each in placements(path) if each.language == language]
    assert sum(bool(each.code) for each in some if each.fits) / sum(each.fits for each in some) <= 0.03
    assert sum(bool(each.code) for each in some if not each.fits) / sum(not each.fits for each in some) >= 0.66


@pytest.mark.parametrize("path", PAIRS, ids=name_of)
def test_pairs(path: Path) -> None:
    judged = list(judgements(LINES / "messages" / path.name, path))
    alarms = [bool(each.found) for each in judged if not each.reason]
    found = [bool(each.found) for each in judged if each.reason]
    right = [each.found[0].reason == each.reason for each in judged if each.reason and each.found]
    assert sum(alarms) / len(alarms) <= 0.04
    assert sum(found) / len(found) >= 0.8
    assert sum(right) / len(right) >= 0.85
    row = f"| {path.stem} | {' | '.join(map(shown, (alarms, found, right)))} |"
    assert row in README, row


@pytest.mark.parametrize("path", [*MESSAGES, *PAIRS], ids=lambda path: f"{name_of(path)}.csv")
def test_the_files_are_whole(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert rows
    assert all(None not in row and None not in row.values() for row in rows)


def test_the_command_prints_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(MESSAGES[0]), str(PAIRS[0])]) == 0
    table = capsys.readouterr().out
    assert "| lines | false alarms on fitting lines | misplaced lines found |" in table
    assert "| pairs | false alarms on connecting pairs | broken pairs found | right reason |" in table
    assert main([]) == 2


def test_the_rules_need_neither_pandas_nor_a_workbook() -> None:
    script = (
        "import sys, fullfunnel.checks.ranges\n"
        "print({'pandas', 'numpy', 'openpyxl', 'typer', 'rich', 'formualizer', 'xlsxwriter'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
