"""The sheet Calculation takes its place in a workbook, and no more."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.short_run import first_of

TEMPLATES = sorted((Path(__file__).parents[2] / "workbook_templates").glob("*.xlsx"))
MOST = 80_000


@pytest.mark.parametrize("template", first_of(TEMPLATES), ids=lambda path: path.stem)
def test_the_sheet_adds_at_most_80_kb(template: Path) -> None:
    with zipfile.ZipFile(template) as archive:
        sizes = [
            member.compress_size
            for member in archive.infolist()
            if "/worksheets/" in member.filename and b"1E+300" in archive.read(member)
        ]
    assert len(sizes) == 1
    assert sizes[0] <= MOST
