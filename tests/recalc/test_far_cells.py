"""Cells at the far corner of a sheet do not take the memory of all between, and never end the process."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from fullfunnel.xlsx import patch
from tests.recalc.factories import plan, target

if TYPE_CHECKING:
    from pathlib import Path

ROOM = 6 << 30
"""Bytes of memory, addresses included: enough for any workbook, and less than a byte a cell of a whole sheet."""

RUN = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({ROOM}, {ROOM}))
from fullfunnel.recalc.regenerating import regenerate
for path in sys.argv[1:]:
    outcome = regenerate(path)
    cells = {{change.cell: change.new for change in outcome.changed}}
    print(outcome.refused, cells, sorted(left.cell for left in outcome.left))
"""


@pytest.mark.deep
@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is limited as Linux does it")
def test_formulas_and_values_in_the_last_cell_are_cells_like_any_other(tmp_path: Path) -> None:
    """Visits: 1,200 / 3% = 40,000."""
    alone = plan(tmp_path / "alone.xlsx", {"XFD1048576": (target("Visits"), 1)})
    read = plan(tmp_path / "read.xlsx", {"XFD1048576": ("=F9", 1), "F9": (target("Visits"), 1)})
    value = plan(tmp_path / "value.xlsx", {"F4": (target("Visits"), 1), "F5": ("=F4+XFD1048576", 2)})
    patch(value, value, {"Plan": {"XFD1048576": 1.0}})
    done = subprocess.run([sys.executable, "-c", RUN, alone, read, value], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "None {'XFD1048576': 40000.0} []",
        "None {'F9': 40000.0, 'XFD1048576': 40000.0} []",
        "None {'F4': 40000.0, 'F5': 40001.0} []",
    ]
