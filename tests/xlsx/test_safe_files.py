"""Files on disk: nothing goes through links, modes and long names are kept, and headers that lie are refused."""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING

import pytest

from fullfunnel.commands.many import batch
from fullfunnel.errors import Refused
from fullfunnel.hosts.excel import installing
from fullfunnel.hosts.excel.machine import Machine
from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.xlsx.container.archive import Archive
from fullfunnel.xlsx.refusals import Damaged
from tests.xlsx.factories import parts, save, sheet

if TYPE_CHECKING:
    from pathlib import Path

ROWS = '<row r="1"><c r="A1"><v>5</v></c></row>'
posix = pytest.mark.skipif(os.name != "posix", reason="links, modes and pipes of a POSIX system")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return save(tmp_path / "plan.xlsx", parts(sheet(ROWS)))


@posix
def test_a_copy_is_never_written_through_a_link(plan: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious.xlsx"
    precious.write_bytes(b"mine")
    output = tmp_path / "out"
    output.mkdir()
    (output / plan.name).symlink_to(precious)
    outcome = regenerate(plan, output=output / plan.name)
    assert outcome.refused is not None
    assert outcome.refused.kind == "linked-output"
    assert precious.read_bytes() == b"mine"


@posix
def test_a_folder_that_leads_out_of_the_output_is_not_written_in(tmp_path: Path) -> None:
    source, output, elsewhere = tmp_path / "plans", tmp_path / "out", tmp_path / "elsewhere"
    for folder in (source / "spring", output, elsewhere):
        folder.mkdir(parents=True)
    save(source / "spring" / "plan.xlsx", parts(sheet(ROWS)))
    (output / "spring").symlink_to(elsewhere)
    (task,) = batch.tasks([source], output)
    assert task.refusal is not None
    assert task.refusal.kind == "linked-output"


@posix
def test_a_workbook_that_is_a_link_itself_stays_one(plan: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.xlsx"
    link.symlink_to(plan)
    assert regenerate(link).refused is None
    assert link.is_symlink()


@posix
def test_a_copy_keeps_the_mode_of_its_source(plan: Path, tmp_path: Path) -> None:
    plan.chmod(0o600)
    assert regenerate(plan, output=tmp_path / "copy.xlsx").refused is None
    assert (tmp_path / "copy.xlsx").stat().st_mode & 0o777 == 0o600


@posix
def test_a_name_of_255_bytes_can_be_written(tmp_path: Path) -> None:
    source = save(tmp_path / "plan.xlsx", parts(sheet(ROWS)))
    name = "é" * 125 + ".xlsx"
    assert len(name.encode()) == 255
    assert regenerate(source, output=tmp_path / name).refused is None
    assert (tmp_path / name).exists()
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(["plan.xlsx", name]), "nothing is left behind"


@posix
@pytest.mark.parametrize("lock", ["~$copy.xlsx", ".~lock.copy.xlsx#", ".copy.xlsx.fullfunnel-lock"])
def test_a_pipe_with_the_name_of_a_lock_is_not_waited_for(plan: Path, tmp_path: Path, lock: str) -> None:
    os.mkfifo(tmp_path / lock)
    outcome = regenerate(plan, output=tmp_path / "copy.xlsx")
    assert outcome.refused is not None
    assert outcome.refused.kind in {"open-elsewhere", "being-written"}


@pytest.mark.parametrize("field", [14, 18, 22])
def test_a_header_that_says_other_sizes_than_the_directory_is_refused(plan: Path, field: int) -> None:
    content = bytearray(plan.read_bytes())
    at = content.index(b"PK\3\4") + field
    struct.pack_into("<L", content, at, struct.unpack_from("<L", content, at)[0] + 1)
    with pytest.raises(Damaged):
        Archive.open(bytes(content), "plan.xlsx")


def test_install_and_uninstall_leave_what_is_not_ours(tmp_path: Path) -> None:
    machine = Machine("windows", tmp_path, tmp_path, tmp_path / "python.exe", "3.12.0", 64)
    theirs = tmp_path / installing.FILE_NAME
    theirs.write_bytes(b"an add-in of somebody else")
    with pytest.raises(Refused):
        installing.install(machine, tmp_path)
    with pytest.raises(Refused):
        installing.uninstall(machine, tmp_path)
    assert theirs.read_bytes() == b"an add-in of somebody else"
    theirs.unlink()
    assert installing.install(machine, tmp_path) == {theirs: "placed"}
    assert installing.uninstall(machine, tmp_path) == {theirs: "removed"}
