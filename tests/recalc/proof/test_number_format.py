"""What a number format asks, seen from its code: by this is known whether ``.`` and ``,`` go by the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fullfunnel.recalc.proof import number_format as asks
from fullfunnel.recalc.proof.number_format import format_kinds

if TYPE_CHECKING:
    from fullfunnel.recalc.proof.kinds import Kinds


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("0", asks.PLAIN),
        ("000", asks.PLAIN),
        ("0.00", asks.POINT),
        ("#,##0", asks.POINT),
        ("#,##0.00", asks.POINT),
        ("0.0,,", asks.POINT),  # in millions
        ("0,00", asks.COMMA),
        ("#.##0", asks.COMMA),
        ("#.##0,00", asks.COMMA),
        ("0.0.0", asks.OTHER),
        ("0%", asks.PERCENT | asks.PLAIN),
        ("0.0%", asks.PERCENT | asks.POINT),
        ("0,0%", asks.PERCENT | asks.COMMA),
        ("0.00E+00", asks.SCIENTIFIC),
        ("# ?/?", asks.FRACTIONAL),
        ("# ??/16", asks.FRACTIONAL),
        ("yyyy-mm-dd", asks.DATE),
        ("d-m-jjjj", asks.DATE),
        ("hh:mm", asks.DATE),
        ("@", asks.TEXT),
        ("General", asks.GENERAL),
        ("Standaard", asks.GENERAL),
        ("€ 0", asks.LITERALS | asks.PLAIN),
        ("($0.00)", asks.LITERALS | asks.POINT),
        ('0 "visits"', asks.LITERALS | asks.PLAIN),
        (r"0\x", asks.LITERALS | asks.PLAIN),
        ('"none"', asks.LITERALS),
        ("0;-0", asks.SECTIONS | asks.PLAIN | asks.LITERALS),
        ("0.00;@", asks.SECTIONS | asks.POINT | asks.TEXT),
        ("[>100]0;0", asks.CONDITIONS),
        ('[<1]"few";0', asks.CONDITIONS | asks.LITERALS),
        ("[Red]0", asks.OTHER),
        ("_(0_)", asks.OTHER),
        ("*x0", asks.OTHER),
        ("???0", asks.OTHER),
        ("bbbb", asks.OTHER),
    ],
)
def test_a_code_asks(code: str, kinds: Kinds) -> None:
    assert format_kinds(code) == kinds
