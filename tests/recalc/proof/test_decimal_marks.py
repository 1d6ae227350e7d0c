"""The decimal mark of a workbook: told by numbers in its texts alone, for no language has one mark everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fullfunnel.recalc.proof.decimal_marks import decimal_mark, differ_by_marks, tell
from fullfunnel.recalc.regenerating import regenerate
from tests.recalc.factories import Cells, changes, left, workbook

if TYPE_CHECKING:
    from pathlib import Path

JANUARY = 46_053
"""31 January 2026."""
SHOWN: dict[str, tuple[str, str]] = {
    "German": ('=TEXT(L1,"T. MMMM JJJJ")', "31. Januar 2026"),
    "French": ('=TEXT(L1,"mmmm")', "janvier"),
    "Dutch": ('=TEXT(L1,"d mmmm jjjj")', "31 januari 2026"),
}


@pytest.mark.parametrize("language", SHOWN)
def test_a_language_alone_tells_no_mark(tmp_path: Path, language: str) -> None:
    """In Zurich and Geneva, and wherever somebody chose so in Windows, it is a point."""
    cells: Cells = {"J1": ('=H1/1000&" leads"', "1 leads"), "K1": SHOWN[language], "L1": JANUARY}
    outcome = regenerate(workbook(tmp_path / "plan.xlsx", cells, goal=2500))
    assert set(left(outcome)) == {"J1"}
    assert "language" in left(outcome)["J1"]


@pytest.mark.parametrize("language", SHOWN)
def test_a_number_with_a_comma_tells_it(tmp_path: Path, language: str) -> None:
    cells: Cells = {
        "J1": ('=H1/1000&" leads"', "1 leads"),
        "K1": SHOWN[language],
        "L1": JANUARY,
        "M1": ('=L2&" days"', "1,5 days"),
        "L2": 1.5,
    }
    outcome = regenerate(workbook(tmp_path / "plan.xlsx", cells, goal=2500))
    assert changes(outcome)["J1"] == "2,5 leads"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("1,5 leads", ","),
        ("1.5 leads", "."),
        ("1.200,50", ","),
        ("1,200.50", "."),
        ("1.200.000", ","),
        ("0,125", ","),
        ("12,5% of 3", ","),
        ("1.200", None),
        ("1,200", None),
        ("31.12.2026", None),
        ("31-12-2026", None),
        ("no number, at all.", None),
        ("12", None),
    ],
)
def test_what_a_number_tells(text: str, mark: str | None) -> None:
    assert [each for each in ",." if tell([text], each)] == ([] if mark is None else [mark])


def test_values_that_differ_by_their_marks() -> None:
    assert differ_by_marks("2,5 leads", "2.5 leads")
    assert differ_by_marks("1.200,5", "1,200.5")
    assert not differ_by_marks("2,5 leads", "2,5 leads")
    assert not differ_by_marks("31 januari", "31 January")
    assert not differ_by_marks(2.5, 25.0)


def test_marks_of_the_profiles() -> None:
    regions = ("en_US", "nl_NL", "es_ES", "es_MX", "ja_JP", "pt_BR")
    assert [decimal_mark(region) for region in regions] == [".", ",", ",", ".", ".", ","]
