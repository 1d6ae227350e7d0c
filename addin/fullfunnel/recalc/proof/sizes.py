"""Functions that take from one range as many cells as another one has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.proof.parsing import Call, Constant, Missing, Operation, Reference

if TYPE_CHECKING:
    from fullfunnel.recalc.proof.parsing import Node

_OF_ONE_SIZE: Final = {"SUMIF": (0, 2), "AVERAGEIF": (0, 2), "LOOKUP": (1, 2)}
"""Functions that read on past the end of the second of these ranges where it is the smaller one."""


def are_of_one_size(node: Call) -> bool:
    """Whether the range that gives the values is known to be as large as the one that is gone through."""
    if node.name not in _OF_ONE_SIZE:
        return True
    one, other = (node.arguments[at] if at < len(node.arguments) else Missing() for at in _OF_ONE_SIZE[node.name])
    if isinstance(other, Missing) or not (isinstance(one, Reference) or isinstance(other, Reference)):
        return True
    sizes = [_rows_and_columns(part) for part in (one, other)]
    return (
        sizes[0] == sizes[1] if node.name != "LOOKUP" else None in sizes or max(sizes[0] or ()) == max(sizes[1] or ())
    )


def _rows_and_columns(node: Node) -> tuple[int, int] | None:
    """The size of a range, also of a whole column or row of it; None where a calculation decides."""
    if isinstance(node, Operation) and node.sign == "(":
        return _rows_and_columns(node.operands[0])
    if isinstance(node, Reference):
        return node.area.height, node.area.width
    if isinstance(node, Call) and node.name == "INDEX" and len(node.arguments) == 3:  # noqa: PLR2004
        size = _rows_and_columns(node.arguments[0])
        whole = [isinstance(one, Missing) or one == Constant(0.0) for one in node.arguments[1:]]
        return None if size is None else (size[0] if whole[0] else 1, size[1] if whole[1] else 1)
    return None
