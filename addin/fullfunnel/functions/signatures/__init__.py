"""What a function wizard shows of each FUNNEL_ function: one file a family, all of them in one mapping here."""

from __future__ import annotations

from typing import Final

from fullfunnel.functions.signatures import checks, costs, phasing, targets
from fullfunnel.functions.signatures.signature import Argument, Signature

__all__ = ["SIGNATURES", "Argument", "Signature"]

SIGNATURES: Final[dict[str, Signature]] = {
    each.name: each for each in (*targets.SIGNATURES, *phasing.SIGNATURES, *costs.SIGNATURES, *checks.SIGNATURES)
}
"""Every cell function by its name, in the order of the method."""
