"""Which functions a cell can call: each registers itself by the name of its signature.

A host that needs the functions in another shape makes that of :data:`fullfunnel.functions.FUNCTIONS`, as
:mod:`fullfunnel.hosts.excel.cells` does.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, TypeVar

from fullfunnel.errors import NoAnswer
from fullfunnel.functions.signatures import SIGNATURES
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from fullfunnel.targets.elementwise import Number

CellFunction = TypeVar("CellFunction", bound="Callable[..., object]")

REGISTERED: Final[dict[str, Callable[..., object]]] = {}
"""Every function by the name it has in a cell."""


def cell_function(function: CellFunction) -> CellFunction:
    """Make a function one that cells can call, by its signature."""
    signature = SIGNATURES[function.__name__.upper()]
    REGISTERED[signature.name] = function
    return function


def finite(value: Number) -> float:
    """A result that a cell can show.

    Raises:
        NoAnswer: it is too large for a number.
    """
    number = float(value)
    if math.isfinite(number):
        return number
    raise NoAnswer(
        Text(
            "De uitkomst is te groot om mee te rekenen. Kijk de bedragen na.",
            "The outcome is too large to calculate with. Check the amounts.",
        )
    )
