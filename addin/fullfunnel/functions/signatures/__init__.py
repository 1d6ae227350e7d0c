"""What a function wizard shows of each FUNNEL_ function: one file a family, all of them in one mapping here."""

from __future__ import annotations

from typing import Final

from fullfunnel.functions.signatures import checks, costs, doubt, phasing, results, targets
from fullfunnel.functions.signatures.signature import Argument, Signature

__all__ = ["SIGNATURES", "Argument", "Signature"]

_FAMILIES: Final = (targets, doubt, phasing, costs, results, checks)

SIGNATURES: Final[dict[str, Signature]] = {each.name: each for family in _FAMILIES for each in family.SIGNATURES}
"""Every cell function by its name, in the order of the method."""
