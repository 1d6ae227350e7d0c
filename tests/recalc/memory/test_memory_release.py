"""Nothing of a workbook stays in memory: tried in a process of its own, where nothing else holds what ran in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CASES = Path(__file__).with_name("release_cases.py")
COMMAND = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider"]


def released(which: str) -> str:
    done = subprocess.run([*COMMAND, "-m", which, str(CASES)], capture_output=True, text=True, timeout=400, check=False)
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.mark.deep
def test_a_small_workbook_is_released_when_it_is_done() -> None:
    assert "2 passed" in released("not deep")


@pytest.mark.deep
def test_a_workbook_of_ours_is_released_when_it_is_done() -> None:
    assert "2 passed" in released("deep")
