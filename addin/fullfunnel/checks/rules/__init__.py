"""The rules, one a file, in a folder for each family of codes. A new file is found: there is no list to extend."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

FAMILIES: Final = tuple(sorted(each.name for each in iter_modules(__path__) if each.ispkg))
"""The folders beside this file."""


@cache
def rules_of(family: str) -> tuple[Rule, ...]:
    """The rules of one family, in the order of their codes."""
    return tuple(sorted(_found(family), key=lambda rule: rule.code))


def _found(family: str) -> Iterator[Rule]:
    package = import_module(f"{__name__}.{family}")
    for module in iter_modules(package.__path__, f"{package.__name__}."):
        declared = vars(import_module(module.name))
        yield from (rule for rule in (declared.get("RULE"), *declared.get("RULES", ())) if isinstance(rule, Rule))
