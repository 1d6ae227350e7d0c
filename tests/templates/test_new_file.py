"""A new workbook never takes the place of one that is there."""

from __future__ import annotations

import resource
from typing import TYPE_CHECKING

import pytest

from fullfunnel.templates.new_file import AlreadyThere, NoFolder, NotWritten, NotXlsx, write_new

if TYPE_CHECKING:
    from pathlib import Path


def test_it_is_written(tmp_path: Path) -> None:
    write_new(tmp_path / "plan.XLSX", b"workbook")
    assert (tmp_path / "plan.XLSX").read_bytes() == b"workbook"


def test_what_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"a week of work")
    with pytest.raises(AlreadyThere) as refused:
        write_new(path, b"workbook")
    assert path.read_bytes() == b"a week of work"
    assert "plan.xlsx" in refused.value.text.nl
    assert refused.value.kind == "already-there"


def test_a_name_that_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(NotXlsx):
        write_new(tmp_path / "plan.xls", b"workbook")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NoFolder):
        write_new(tmp_path / "plans" / "plan.xlsx", b"workbook")


@pytest.mark.parametrize("size", [100, 100_000])
def test_a_disk_that_is_full_leaves_nothing_behind(tmp_path: Path, size: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50, hard))
    try:
        with pytest.raises(NotWritten) as refused:
            write_new(tmp_path / "plan.xlsx", b"x" * size)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []
    assert "kies een map" in refused.value.text.nl
