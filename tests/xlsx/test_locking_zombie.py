"""A process that was killed and is only still listed holds no lock."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from fullfunnel.xlsx.locking import locked
from fullfunnel.xlsx.refusals import BeingWritten

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists the state of a process as a file")


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
