"""Any workbook, however odd, is worked on rightly or refused with a sentence; a short run of what ``-m`` runs long."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.judging import judge
from tests.fuzz.mutating import TEARS, TURNS, Tear, Turn, packed, torn, turned
from tests.fuzz.seeds import SHEET, seeds
from tests.short_run import examples

SHORT = settings(deadline=None, max_examples=examples(150), suppress_health_check=list(HealthCheck), derandomize=True)


@SHORT
@given(st.integers(0, len(seeds()) - 1), TEARS, TURNS)
def test_an_odd_workbook_is_done_right_or_refused(seed: int, tears: list[Tear], turns: list[Turn]) -> None:
    judge(turned(packed(torn(seeds()[seed], tears, SHEET)), turns))


@pytest.mark.parametrize("seed", range(len(seeds())))
def test_what_the_odd_workbooks_start_from_is_fit_to_be_worked_on(seed: int) -> None:
    assert judge(packed(seeds()[seed])) == "read/patched/done ours/respelled"
