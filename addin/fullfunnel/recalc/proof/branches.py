"""Which branch of an ``IF`` is taken, where that shows from the kinds of values alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.proof.kinds import NUMBERS, TEXTS, Kinds
from fullfunnel.recalc.proof.parsing import Call, Constant, Operation, Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fullfunnel.recalc.proof.parsing import Node
    from fullfunnel.xlsx.sheets.cell_value import CellValue

_NOTHING: Final = {Constant(""): Kinds.EMPTY | Kinds.BLANK, Constant(0.0): Kinds.ZERO | Kinds.BLANK}
_TESTS: Final = {
    "ISNUMBER": NUMBERS | Kinds.EXTREME,
    "ISTEXT": TEXTS,
    "ISBLANK": Kinds.BLANK,
    "ISLOGICAL": Kinds.LOGICAL,
    "ISERROR": Kinds.ERROR,
}


def branch(node: Call, held: Mapping[Reference, Kinds]) -> Node | None:
    """The branch of an ``IF`` that is taken, where that shows from the kinds of values alone."""
    truth = _truth(node.arguments[0], held)
    if truth is None or len(node.arguments) < 2:  # noqa: PLR2004
        return None
    if truth:
        return node.arguments[1]
    return node.arguments[2] if len(node.arguments) > 2 else Constant(value=False)  # noqa: PLR2004


def settled(node: Node | None, references: Iterable[Reference], held: Iterable[Kinds]) -> CellValue:
    """What a formula comes to where every ``IF`` on its way takes a branch that shows, to a constant; None for others.

    Args:
        node: the formula.
        references: its references.
        held: the kinds that stand in each.
    """
    kinds = dict(zip(references, held, strict=True))
    while isinstance(node, Call) and node.name == "IF" and node.arguments:
        node = branch(node, kinds)
    return node.value if isinstance(node, Constant) and not node.error else None


def _truth(node: Node, held: Mapping[Reference, Kinds]) -> bool | None:
    """Whether a condition such as ``A1=""`` or ``ISNUMBER(A1)`` holds; None where the values themselves decide."""
    if isinstance(node, Operation) and node.sign in {"=", "<>"} and node.operands[1] in _NOTHING:
        found = _all_or_none(_single(node.operands[0], held), _NOTHING[node.operands[1]])
        return found if node.sign == "=" or found is None else not found
    if isinstance(node, Call) and node.name in {"OR", "AND"}:
        truths = [_truth(one, held) for one in node.arguments]
        decides = node.name == "OR"
        if decides in truths:
            return decides
        return None if None in truths else not decides
    if isinstance(node, Call) and node.name in _TESTS and len(node.arguments) == 1:
        return _all_or_none(_single(node.arguments[0], held), _TESTS[node.name])
    return None


def _single(node: Node, held: Mapping[Reference, Kinds]) -> Kinds:
    return held[node] if isinstance(node, Reference) and node.single else Kinds.NONE


def _all_or_none(held: Kinds, wanted: Kinds) -> bool | None:
    if not held or (held & Kinds.ERROR and not wanted & Kinds.ERROR):
        return None
    if not held & ~wanted:
        return True
    return None if held & wanted else False
