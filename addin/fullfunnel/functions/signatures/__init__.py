"""What a function wizard shows of each FUNNEL_ function: one file a family, all of them in one mapping here."""

from __future__ import annotations

from typing import Final

from fullfunnel.functions.signatures import checks, costs, doubt, phasing, results, targets
from fullfunnel.functions.signatures.signature import Argument, Signature

__all__ = ["MODULES", "SIGNATURES", "Argument", "Signature"]

_FAMILIES: Final = {
    "targets": targets,
    "doubt": doubt,
    "phasing": phasing,
    "costs": costs,
    "results": results,
    "checks": checks,
}
"""By the name of the module in :mod:`fullfunnel.functions` that holds the functions of the family."""

SIGNATURES: Final[dict[str, Signature]] = {
    each.name: each for family in _FAMILIES.values() for each in family.SIGNATURES
}
"""Every cell function by its name, in the order of the method."""

MODULES: Final[dict[str, str]] = {
    each.name: module for module, family in _FAMILIES.items() for each in family.SIGNATURES
}
"""The module of every cell function, by the function's name."""
