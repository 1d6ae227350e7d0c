"""Unreachable circles of objects: looked for seldom in a process that does one workbook after the other."""

from __future__ import annotations

import gc
from functools import cache
from typing import Final

_SELDOM: Final = (20_000, 20, 50)
"""A workbook is tens of thousands of cells, and hardly any circle."""


@cache
def settle() -> None:
    """Leave alone from now on what the first workbook brought: engines, rules, the template. Done once a process."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SELDOM)
