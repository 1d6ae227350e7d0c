"""What is shared between tests is found once: they run in one process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.one_process import WHOLE_PLANS, Scheduling

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]


def test_the_files_that_refresh_whole_plans_are_there_and_run_together(pytestconfig: pytest.Config) -> None:
    assert {name for name in WHOLE_PLANS if not (ROOT / name).exists()} == set()
    assert pytestconfig.getoption("dist", "loadfile") in {"loadfile", "no"}
    scope = Scheduling._split_scope  # noqa: SLF001  # what the library asks
    assert len({scope(None, f"{name}::test_it") for name in WHOLE_PLANS}) == 1  # type: ignore[arg-type]
    assert scope(None, "tests/test_face.py::test_it") == "tests/test_face.py"  # type: ignore[arg-type]
