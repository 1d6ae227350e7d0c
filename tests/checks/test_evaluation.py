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

from fullfunnel.checks.evaluation import judgements, main, placements

LINES = Path(__file__).parent / "lines"
MESSAGES = sorted(LINES.glob("*_messages.csv"))
PAIRS = sorted(LINES.glob("*_pairs.csv"))


def test_few_fitting_lines_are_warned_about() -> None:
    fitting = [each for path in MESSAGES for each in placements(path) if each.fits]
    assert sum(bool(each.code) for each in fitting) / len(fitting) <= 0.03


@pytest.mark.parametrize("language", ["nl", "en"])
def test_most_misplaced_lines_are_found_in_both_languages(language: str) -> None:
    misplaced = [each for path in MESSAGES for each in placements(path) if not each.fits and each.language == language]
    assert sum(bool(each.code) for each in misplaced) / len(misplaced) >= 0.6


@pytest.mark.parametrize(("own", "placed"), [("do", "see"), ("see", "do")])
def test_what_costs_most_is_found_nearly_always(own: str, placed: str) -> None:
    cell = [each for path in MESSAGES for each in placements(path) if (each.own, each.placed) == (own, placed)]
    found = [each for each in cell if not each.fits]
    assert sum(bool(each.code) for each in found) / len(found) >= 0.9


def test_pairs() -> None:
    judged = [each for pairs in PAIRS for each in judgements(Path(str(pairs).replace("_pairs", "_messages")), pairs)]
    connecting = [each for each in judged if not each.reason]
    broken = [each for each in judged if each.reason]
    found = [each for each in broken if each.found]
    assert sum(bool(each.found) for each in connecting) / len(connecting) <= 0.04
    assert len(found) / len(broken) >= 0.8
    assert sum(each.found[0].reason == each.reason for each in found) / len(found) >= 0.85


@pytest.mark.parametrize("path", [*MESSAGES, *PAIRS], ids=lambda path: path.name)
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
