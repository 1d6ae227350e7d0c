"""How a loss of the main KPI is shown."""

from __future__ import annotations

import pytest

from fullfunnel.targets.loss import shown_loss


@pytest.mark.parametrize(
    ("goal", "lost", "shown"),
    [
        (180, 22.08, 23),  # 157.92 are left: 157 people
        (180, 22, 22),
        (5, 0.4, 0.4),  # few enough to be said in tenths
        (1000, 0, 0),
    ],
)
def test_nobody_is_hired_by_hundredths(goal: float, lost: float, shown: float) -> None:
    assert shown_loss(goal, lost) == pytest.approx(shown)
