"""Our lock on a workbook: one writer at a time, on any disk, and a dead one holds nobody up."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from fullfunnel.xlsx.locking import locked, require_closed
from fullfunnel.xlsx.refusals import BeingWritten, OpenElsewhere

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists the state of a process as a file")
def test_a_killed_process_whose_parent_did_not_ask_yet_holds_no_lock(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    target = tmp_path / "plan.xlsx"
    lock = tmp_path / ".plan.xlsx.fullfunnel-lock"
    lock.write_text(f"{socket.gethostname()} {child.pid} 0", encoding="utf-8")
    try:
        with pytest.raises(BeingWritten), locked(target, ignore=False):
            pass
        os.kill(child.pid, signal.SIGKILL)  # and its end is not asked for
        time.sleep(0.2)
        with locked(target, ignore=False):
            assert lock.exists()
    finally:
        child.wait()
    assert not lock.exists()


@pytest.fixture
def memory_stick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk without hard links, as exFAT is; nobody but root may mount one."""

    def link(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", link)


@pytest.mark.usefixtures("memory_stick")
def test_on_a_disk_without_hard_links_there_is_one_writer_too(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    with locked(target, ignore=False) as first:
        first.require_held()
        with pytest.raises(BeingWritten) as caught, locked(target, ignore=False):
            pass
        assert str(os.getpid()) in caught.value.text.en
    with locked(target, ignore=False) as again:
        again.require_held()
    assert list(tmp_path.iterdir()) == []


def test_who_was_taken_over_does_not_write_and_leaves_the_new_lock_alone(tmp_path: Path) -> None:
    target, lock = tmp_path / "plan.xlsx", tmp_path / ".plan.xlsx.fullfunnel-lock"
    with locked(target, ignore=False) as first:
        with locked(target, ignore=True) as second:
            second.require_held()
            with pytest.raises(BeingWritten):
                first.require_held()
        assert not lock.exists()
        lock.write_text("werkplek-7 1234 abc", encoding="utf-8")
        with pytest.raises(BeingWritten, match="werkplek-7, 1234"):
            first.require_held()
    assert lock.read_text(encoding="utf-8") == "werkplek-7 1234 abc"


def test_a_folder_in_the_place_of_a_lock_counts_as_one(tmp_path: Path) -> None:
    """One that nobody signed, so it is respected while it is fresh."""
    lock = tmp_path / ".plan.xlsx.fullfunnel-lock"
    lock.mkdir()
    with pytest.raises(BeingWritten), locked(tmp_path / "plan.xlsx", ignore=False):
        pass


def test_the_number_of_a_process_that_cannot_be_counts_as_one_that_runs(tmp_path: Path) -> None:
    """Better to wait for somebody who is not there than to write over somebody who is."""
    lock = tmp_path / ".plan.xlsx.fullfunnel-lock"
    lock.write_text(f"{socket.gethostname()} {10**30} abc", encoding="utf-8")
    with pytest.raises(BeingWritten), locked(tmp_path / "plan.xlsx", ignore=False):
        pass


def test_a_pipe_in_the_place_of_excels_lock_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "~$plan.xlsx")
    with pytest.raises(OpenElsewhere, match="plan"):
        require_closed(tmp_path / "plan.xlsx")
