"""Nothing of a workbook stays in memory: tried in a process of its own, where nothing else holds what ran in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CASES = Path(__file__).with_name("release_cases.py")
COMMAND = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider"]


def test_a_workbook_is_released_when_it_is_done() -> None:
    done = subprocess.run([*COMMAND, str(CASES)], capture_output=True, text=True, timeout=400, check=False)
    assert done.returncode == 0, done.stdout
    assert "3 passed" in done.stdout
