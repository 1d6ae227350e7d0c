"""The calls of our functions in a formula: where each stands and what it is given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME: Final = re.compile(
    r"(?<![\w.])(?:_xldudf_|\[\d+\]!|ORG\.FULLFUNNEL\.FUNNELADDIN\.)?FUNNEL_?[A-Z_]+(?=\()", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Call:
    """One call, from the first letter of its name to the bracket that closes it."""

    start: int
    end: int
    text: str
    name: str
    """As the documentation spells it, without its underscores: ``FUNNELTARGET``."""
    arguments: tuple[str, ...]


def calls_in(formula: str) -> Iterator[Call]:
    """The calls that stand in no other call of ours, from left to right."""
    position = 0
    while (found := _NAME.search(formula, position)) is not None:
        position = found.end()
        if _in_text(formula, found.start()):
            continue
        closed = closed_at(formula, found.end())
        if closed is None:
            return
        end, arguments = closed
        name = re.sub(r"^.*?(?=FUNNEL)", "", found[0].upper().rsplit(".", 1)[-1]).replace("_", "")
        yield Call(found.start(), end, formula[found.start() : end], name, arguments)
        position = end


def _in_text(formula: str, at: int) -> bool:
    return formula.count('"', 0, at) % 2 == 1


def closed_at(formula: str, opening: int) -> tuple[int, tuple[str, ...]] | None:
    """Where the bracket at ``opening`` is closed (the place behind it), and what stands between, by argument."""
    depth, start = 0, opening + 1
    arguments: list[str] = []
    quote = ""
    for at in range(opening, len(formula)):
        sign = formula[at]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in "([{":
            depth += 1
        elif sign in ")]}":
            depth -= 1
            if depth == 0:
                arguments.append(formula[start:at].strip())
                return at + 1, tuple(arguments)
        elif sign in ",;" and depth == 1:
            arguments.append(formula[start:at].strip())
            start = at + 1
    return None
