"""Names that a package has at hand and loads when they are first used.

Whoever calculates one target does not need the rules on messages, and whoever reads a plan does not need a report. A
package that holds both lists its names in its ``__init__`` with the module of each, as PEP 562 describes::

    __getattr__ = lazy_names(__name__, {"check_ranges": "ranges"})

``package.check_ranges`` then loads ``package.ranges`` once. This is the one way in which our own modules load later
than the module that uses them.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def lazy_names(package: str, modules: Mapping[str, str]) -> Callable[[str], object]:
    """A package's ``__getattr__``: each name in ``modules`` is taken from the module beside it, and kept.

    Args:
        package: the package's ``__name__``.
        modules: the module of each name, as seen from the package.
    """

    def load(name: str) -> object:
        module = modules.get(name)
        if module is None:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        found: object = getattr(import_module(f"{package}.{module}"), name)
        setattr(sys.modules[package], name, found)
        return found

    return load
