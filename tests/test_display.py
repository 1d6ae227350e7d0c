"""How figures are shown."""

from __future__ import annotations

from fullfunnel.display import pieces, whole_above_one


def test_nobody_is_lost_by_hundredths() -> None:
    """22.08 of 180 lost leaves 158, not 157.92."""
    assert pieces(22.08, "nl") == "22"
    assert pieces(180 - whole_above_one(22.08), "nl") == "158"
    assert pieces(1_234.5678, "en") == "1,235"
    assert pieces(0.44, "nl") == "0,4"
