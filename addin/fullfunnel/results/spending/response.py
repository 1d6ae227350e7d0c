"""What more money brings: less than before, and how much less is known for reach alone.

**Reach** has a known ceiling C, the cap. Money buys contacts, and with random exposure
``R(m) = C (1 - exp(-k m / C))``, so at a part ``p = R / C`` the next person costs ``-p / ((1 - p) ln(1 - p))`` times
the average: 1.16 at a quarter, 1.44 at half, 3.91 at nine tenths. Never above C: more money buys frequency.

**All else** is one point a line: one period does not give a curve. What is assumed, and shown as that, is that results
grow as ``spend^b`` with b between 0.5 and 0.9, so the next result costs ``CPA / b``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from fullfunnel.errors import BadInput
from fullfunnel.language import Text

EXPONENTS: Final = (0.5, 0.7, 0.9)
"""The ends and the middle of the range of b."""


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A response that nears a known ceiling."""

    part: float
    """How much of the ceiling today's money reaches, above 0 and below 1."""

    def __post_init__(self) -> None:
        """Refuse a part that no money reaches."""
        if not 0 < self.part < 1:
            raise BadInput(
                Text(
                    "Het bereikte deel van het plafond moet tussen 0 en 100% liggen.",
                    "The part of the cap that is reached must be between 0 and 100%.",
                )
            )

    def times(self, money: float) -> float:
        """What ``money`` times today's money brings, as a multiple of what today's brings."""
        return -math.expm1(money * math.log1p(-self.part)) / self.part

    @property
    def next_over_average(self) -> float:
        """What the next one costs, as a multiple of the average."""
        return -self.part / ((1 - self.part) * math.log1p(-self.part))


@dataclass(frozen=True, slots=True)
class Power:
    """A response of which one point is known: results grow as spend to the power b."""

    exponent: float

    def times(self, money: float) -> float:
        """What ``money`` times today's money brings, as a multiple of what today's brings."""
        return float(money**self.exponent)

    @property
    def next_over_average(self) -> float:
        """What the next one costs, as a multiple of the average."""
        return 1 / self.exponent


Response = Ceiling | Power
