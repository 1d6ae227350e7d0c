"""Which functions a cell can call: each registers itself by the name of its signature.

A host that needs the functions in another shape makes that of :data:`fullfunnel.functions.FUNCTIONS`, as
:mod:`fullfunnel.hosts.excel.cells` does.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final, TypeVar

from fullfunnel.errors import NoAnswer
from fullfunnel.functions.signatures import MODULES, SIGNATURES
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.targets.elementwise import Number

Function = Callable[..., object]
CellFunction = TypeVar("CellFunction", bound=Function)

_REGISTERED: Final[dict[str, Function]] = {}
"""The functions loaded so far, by the name in a cell."""


def cell_function(function: CellFunction) -> CellFunction:
    """Make a function one that cells can call, by its signature."""
    signature = SIGNATURES[function.__name__.upper()]
    _REGISTERED[signature.name] = function
    return function


class CellFunctions(Mapping[str, Function]):
    """Every cell function by the name of its signature; the module that holds it is loaded when it is asked for."""

    def __getitem__(self, name: str) -> Function:
        """The function itself.

        Raises:
            KeyError: there is no such function.
        """
        found = _REGISTERED.get(name)
        if found is None:
            import_module(f"fullfunnel.functions.{MODULES[name]}")
            found = _REGISTERED[name]
        return found

    def __contains__(self, name: object) -> bool:
        """Whether there is such a function; loads nothing."""
        return name in SIGNATURES

    def __iter__(self) -> Iterator[str]:
        """The names in the order of the signatures; loads nothing."""
        return iter(SIGNATURES)

    def __len__(self) -> int:
        """How many there are."""
        return len(SIGNATURES)


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
