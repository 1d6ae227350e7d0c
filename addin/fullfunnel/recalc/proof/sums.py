"""Sums that come out near zero, where the last digits of the numbers in them decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.proof.guard import reading_of
from fullfunnel.recalc.proof.parsing import Call, Constant, Operation, Reference
from fullfunnel.recalc.proof.slots import gives

if TYPE_CHECKING:
    from fullfunnel.recalc.formulas.dependents import FormulaCell
    from fullfunnel.recalc.proof.parsing import Node
    from fullfunnel.recalc.values import Values
    from fullfunnel.xlsx.sheets.cell_value import CellValue

_NEAR: Final = 1e-9
"""Beside the largest number in a sum, a result this small may be one of the last digits alone."""


_SMALL: Final = 1e-3


_EXACT: Final = 1e9
"""Whole numbers up to here add up without rounding, however many a sheet holds."""
_COMPARING: Final = frozenset({"=", "<>", "<", ">", "<=", ">="})
_OF_WHOLE: Final = frozenset({"+", "-", "*", "(", "u+", "u-"})
_WHOLE_RESULTS: Final = frozenset({"i", "l"})
"""What counts and tests give."""
_SUMMED: Final = frozenset({"SUM", "SUMPRODUCT"})
_PASS_ON: Final = frozenset({"IF", "IFERROR", "IFNA", "INDEX", "CHOOSE"})
"""Functions that give a value as they found it."""


class _Unknown(ValueError):
    """It takes an engine to tell."""


def is_near_zero(cell: FormulaCell, value: CellValue, values: Values) -> bool:
    """Whether a result is so small beside the numbers that a formula reads that Excel may take it for zero."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < abs(value) < _SMALL:
        return False
    found = reading_of(cell).tree
    if found is not None and _is_passed_on(found):
        return False
    largest = 0.0
    for reference in reading_of(cell).references:
        for _, held in values.inside(reference.sheet, reference.area):
            if isinstance(held, float) and not isinstance(held, bool):
                largest = max(largest, abs(held))
    return abs(value) < _NEAR * largest


def _is_passed_on(node: Node) -> bool:
    """Whether what comes out is a value as a cell or a function of ours gave it: nothing was added or subtracted."""
    if isinstance(node, Operation):
        return False
    if not isinstance(node, Call) or node.ours:
        return True
    if node.name not in _PASS_ON:
        return False
    # The test of an IF, and the row and column of an INDEX, only say which value is given.
    given = {"IF": node.arguments[1:], "INDEX": node.arguments[:1], "CHOOSE": node.arguments[1:]}
    return all(map(_is_passed_on, given.get(node.name, node.arguments)))


def may_cancel(node: Node, values: Values) -> bool:
    """Whether a sum inside a formula may have come out as a rest of the last digits, or nobody here can tell."""
    if _is_whole(node, values):
        # Whole numbers have no last digits to leave: 3 - 3 is 0, and 3 - 2 is 1.
        return False
    try:
        result, largest = _sum(node, values)
    except (_Unknown, ArithmeticError):
        return True
    return _is_rest(result, largest)


def _is_rest(result: float, largest: float) -> bool:
    """Whether a sum may be a rest of the last digits of the numbers in it."""
    return result != 0 and abs(result) < _NEAR * largest


def _is_whole(node: Node, values: Values) -> bool:
    """Whether a part of a formula gives whole numbers only, small enough to be exact."""
    if isinstance(node, Constant):
        return _is_count(node.value)
    if isinstance(node, Reference):
        return node.single and _is_count(values.at(node.sheet, node.area.corner))
    if isinstance(node, Operation):
        return node.sign in _COMPARING or (
            node.sign in _OF_WHOLE and all(_is_whole(one, values) for one in node.operands)
        )
    if not isinstance(node, Call) or node.ours:
        return False
    if gives(node.name) in _WHOLE_RESULTS:
        return True
    return node.name in _SUMMED and all(_is_whole(one, values) for one in node.arguments)


def _is_count(value: object) -> bool:
    return isinstance(value, bool) or (isinstance(value, int | float) and abs(value) < _EXACT and value == int(value))


def _sum(node: Node, values: Values) -> tuple[float, float]:
    """What it comes to, and the largest number on the way."""
    if isinstance(node, Constant):
        found = _number(node.value)
        return found, abs(found)
    if isinstance(node, Reference) and node.single:
        found = _number(values.at(node.sheet, node.area.corner))
        return found, abs(found)
    if isinstance(node, Call) and node.name == "SUM":
        numbers: list[float] = []
        for one in node.arguments:
            if isinstance(one, Reference):
                held = (value for _, value in values.inside(one.sheet, one.area))
                numbers += [float(v) for v in held if isinstance(v, int | float) and not isinstance(v, bool)]
            else:
                numbers.append(_sum(one, values)[0])
        return sum(numbers), max(map(abs, numbers), default=0.0)
    if isinstance(node, Operation):
        return _operation(node, values)
    raise _Unknown


def _operation(node: Operation, values: Values) -> tuple[float, float]:
    parts = [_sum(one, values) for one in node.operands]
    if any(_is_rest(*part) for part in parts):
        # What was near zero on the way makes the whole as doubtful.
        raise _Unknown
    numbers, largest = [part[0] for part in parts], max(part[1] for part in parts)
    if node.sign in {"(", "u+"}:
        return numbers[0], largest
    if node.sign == "u-":
        return -numbers[0], largest
    if node.sign == "%":
        return numbers[0] / 100, largest
    if node.sign in {"+", "-"}:
        result = numbers[0] + numbers[1] if node.sign == "+" else numbers[0] - numbers[1]
        return result, max(map(abs, numbers))
    if node.sign in {"*", "/"}:
        result = numbers[0] * numbers[1] if node.sign == "*" else numbers[0] / numbers[1]
        return result, abs(result)
    raise _Unknown


def _number(value: object) -> float:
    if value is None:
        return 0.0
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _Unknown
    return float(value)
