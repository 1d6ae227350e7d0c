"""The new workbook takes the old one's place whole or not at all, and never while somebody has it open."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any, NoReturn

import pytest

from fullfunnel.xlsx import patch, refusals, replacing
from tests.xlsx.factories import calamine_rows, parts, save, sheet

ONE = parts(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return save(tmp_path / "plan.xlsx", ONE)


def fails(*_: object, **__: object) -> NoReturn:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    "step", ["os.fsync", "pathlib.Path.replace", "pathlib.Path.chmod", "os.fdopen", "tempfile.mkstemp"]
)
def test_a_full_disk_leaves_the_old_workbook_and_nothing_else(
    plan: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    content = plan.read_bytes()
    monkeypatch.setattr(step, fails)
    with pytest.raises(refusals.WriteFailed, match="No space left"):
        patch(plan, plan, {"Plan": {"A1": 2}})
    monkeypatch.undo()
    assert plan.read_bytes() == content
    assert list(plan.parent.iterdir()) == [plan]


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_interrupted_by_the_user(plan: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def stop(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    content = plan.read_bytes()
    monkeypatch.setattr(step, stop)
    with pytest.raises(KeyboardInterrupt):
        patch(plan, plan, {"Plan": {"A1": 2}})
    monkeypatch.undo()
    assert plan.read_bytes() == content
    assert list(plan.parent.iterdir()) == [plan]


def test_a_disk_that_gives_back_something_else(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content, written = plan.read_bytes(), replacing.written_beside

    def rotten(target: Path, content: bytes) -> Path:
        path = written(target, content)
        path.write_bytes(content[:-40] + b"\x00" + content[-39:])
        return path

    monkeypatch.setattr(replacing, "written_beside", rotten)
    with pytest.raises(refusals.WriteFailed):
        patch(plan, plan, {"Plan": {"A1": 2}})
    assert plan.read_bytes() == content
    assert list(plan.parent.iterdir()) == [plan]


def test_somebody_saves_while_we_calculate(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = replacing.written_beside

    def meanwhile(target: Path, content: bytes) -> Path:
        save(plan, parts(sheet('<row r="1"><c r="A1"><v>99</v></c></row>')))
        return written(target, content)

    monkeypatch.setattr(replacing, "written_beside", meanwhile)
    with pytest.raises(refusals.ChangedMeanwhile):
        patch(plan, plan, {"Plan": {"A1": 2}})
    assert calamine_rows(plan, "Plan") == [[99.0]]
    assert list(plan.parent.iterdir()) == [plan]


def excel_lock(name: str) -> bytes:
    """An owner file as Excel leaves it: the name's length and the name in 54 bytes, then the same in UTF-16."""
    narrow = name.encode("cp1252")
    wide = name.encode("utf-16-le")
    return bytes([len(narrow)]) + narrow.ljust(54) + len(name).to_bytes(2, "little") + wide.ljust(108, b" \x00"[:1])


@pytest.mark.parametrize(
    ("lock", "content", "who"),
    [
        ("~$plan.xlsx", excel_lock("Zoë Jansen"), "Zoë Jansen"),
        ("~$plan.xlsx", b"", "somebody else"),
        (".~lock.plan.xlsx#", ",Zoë Jansen,laptop-12,24.11.2026 06:55,file:///home/zoe;".encode(), "Zoë Jansen"),
        (".~lock.plan.xlsx#", b",,laptop-12,24.11.2026 06:55,;", "laptop-12"),
    ],
)
def test_a_workbook_that_is_open_is_left_and_its_user_named(plan: Path, lock: str, content: bytes, who: str) -> None:
    before = plan.read_bytes()
    plan.with_name(lock).write_bytes(content)
    with pytest.raises(refusals.OpenElsewhere) as caught:
        patch(plan, plan, {"Plan": {"A1": 2}})
    assert f"open at {who}." in caught.value.text.en
    assert lock in caught.value.text.nl
    assert plan.read_bytes() == before


def test_a_copy_may_be_made_of_a_workbook_that_is_open(plan: Path, tmp_path: Path) -> None:
    plan.with_name("~$plan.xlsx").write_bytes(b"")
    patch(plan, tmp_path / "kopie.xlsx", {"Plan": {"A1": 2}})
    assert calamine_rows(tmp_path / "kopie.xlsx", "Plan") == [[2.0]]
    assert calamine_rows(plan, "Plan") == [[1.0]]


def test_a_read_only_workbook_is_not_got_round_by_replacing_it(plan: Path) -> None:
    plan.chmod(0o444)
    with pytest.raises(refusals.ReadOnly):
        patch(plan, plan, {"Plan": {"A1": 2}})
    assert calamine_rows(plan, "Plan") == [[1.0]]
    assert patch(plan, plan, {"Plan": {"B9": None}}) == (), "where nothing changes nothing is asked"


def test_a_pipe_is_no_place_for_a_workbook(plan: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pijp.xlsx"
    os.mkfifo(pipe)
    with pytest.raises(refusals.NotAFile):
        patch(plan, pipe, {"Plan": {"A1": 2}})


def test_a_link_keeps_pointing_at_the_workbook(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    link = tmp_path / "elders" / "link.xlsx"
    link.symlink_to(plan)
    patch(link, link, {"Plan": {"A1": 2}})
    assert link.is_symlink()
    assert calamine_rows(plan, "Plan") == [[2.0]]


def test_of_a_hard_link_the_other_name_keeps_the_old_workbook(plan: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.xlsx"
    backup.hardlink_to(plan)
    patch(plan, plan, {"Plan": {"A1": 2}})
    assert (calamine_rows(plan, "Plan"), calamine_rows(backup, "Plan")) == ([[2.0]], [[1.0]])


def test_a_new_file_gets_the_mode_any_new_file_gets(plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "ander.txt"
    other.touch()
    patch(plan, tmp_path / "nieuw.xlsx", {"Plan": {"A1": 2}})
    assert (tmp_path / "nieuw.xlsx").stat().st_mode == other.stat().st_mode


def test_a_folder_that_is_not_there(plan: Path, tmp_path: Path) -> None:
    with pytest.raises(refusals.WriteFailed):
        patch(plan, tmp_path / "weg" / "plan.xlsx", {"Plan": {"A1": 2}})


def test_the_file_and_its_folder_are_flushed_before_and_after_the_replacement(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def flushed(handle: int) -> None:
        steps.append("folder" if os.path.isdir(f"/proc/self/fd/{handle}") else "file")  # noqa: PTH112 a handle has no Path
        fsync(handle)

    def replaced(self: Path, target: Any) -> Path:
        steps.append("replace")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(Path, "replace", replaced)
    patch(plan, plan, {"Plan": {"A1": 2}})
    assert steps == ["file", "replace", "folder"]
