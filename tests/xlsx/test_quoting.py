"""Sheet names in references, as Excel writes them."""

from __future__ import annotations

import pytest

from fullfunnel.xlsx.quoting import reference


@pytest.mark.parametrize(
    ("sheet", "shown"),
    [
        ("Plan", "Plan!B7"),
        ("Max CPA", "'Max CPA'!B7"),
        ("O'Neil", "'O''Neil'!B7"),
        ("2026", "'2026'!B7"),
        ("A1", "'A1'!B7"),
        ("XFE1", "XFE1!B7"),  # beyond the last column XFD, so no cell
        ("R1C1", "'R1C1'!B7"),
        ("rc", "'rc'!B7"),
        ("Überblick", "Überblick!B7"),
        ("v1.2", "v1.2!B7"),
        ("a!b", "'a!b'!B7"),
        ("'x'", "'''x'''!B7"),
    ],
)
def test_a_sheet_is_quoted_where_excel_needs_it(sheet: str, shown: str) -> None:
    assert reference(sheet, "B7") == shown
