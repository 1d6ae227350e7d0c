"""Which functions a formula uses, and on which kinds of values, as its cells are at this moment.

What stands in cells is looked at; what a function inside the formula gives to the next is judged by what that function
can give.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.recalc.proof.branches import branch
from fullfunnel.recalc.proof.kinds import NUMBERS, TEXTS, Kinds, kind
from fullfunnel.recalc.proof.number_format import format_kinds
from fullfunnel.recalc.proof.outcomes import JOINED, SHAPES, joined, number_from, number_of, union
from fullfunnel.recalc.proof.parsing import Call, Constant, Listed, Missing, Operation, Reference, every_part
from fullfunnel.recalc.proof.sizes import are_of_one_size
from fullfunnel.recalc.proof.slots import gives, goes_through_arrays, is_listed, slot_name, slots
from fullfunnel.xlsx.sheets.cell_value import ExcelError

if TYPE_CHECKING:
    from fullfunnel.recalc.proof.parsing import Node

_ARITHMETIC: Final = frozenset({"+", "-", "*", "/", "^"})
_SMOOTH: Final = frozenset({"+", "-", "*", "/", "(", "u+", "u-", "%"})
_DIFFERENCES: Final = frozenset({"+", "-"})
_FROM_ONE: Final = frozenset({"MATCH", "XMATCH", "ROW", "ROWS", "COLUMN", "COLUMNS"})
_NO_YEARS: Final = frozenset({0.0, 1900.0})
_SUMS: Final = frozenset({"SUM", "SUMPRODUCT", "SUMIF", "SUMIFS", "AVERAGE", "AVERAGEIF", "AVERAGEIFS"})
_COMPARISONS: Final = {"=": "=", "<>": "=", "<": "<", ">": "<", "<=": "<", ">=": "<"}
_BY_TEXT: Final = frozenset({"FUNNELEXPLAIN", "FUNNELMISMATCH", "FUNNELSTATUS"})
_MANY_CELLS: Final = 30_000


class Uses(NamedTuple):
    """What a formula does with the values that it reads."""

    found: tuple[tuple[str, str, Kinds], ...]
    """Function, argument and the kinds that it gets there."""
    sums: tuple[Node, ...]
    """Sums and differences inside it of which the last digits decide what comes out."""


class Unreadable(ValueError):
    """The formula uses a function that nothing is known of, or in a way that nothing is known of."""


def references(node: Node) -> tuple[Reference, ...]:
    """Every reference in a formula, each once, in order."""
    return tuple(dict.fromkeys(one for one in every_part(node) if isinstance(one, Reference)))


def uses(node: Node, held: tuple[Kinds, ...], *, array: bool) -> Uses:
    """The functions of a formula with the kinds of values that each gets.

    Args:
        node: the formula.
        held: the kinds that stand in each of its references, in the order of ``references``.
        array: whether it is an array formula, which goes through all cells of its ranges.

    Raises:
        Unreadable: see there.
    """
    walk = _Walk(dict(zip(references(node), held, strict=True)))
    walk.whole(node, array=array)
    found = tuple((function, slot, kinds) for (function, slot), kinds in walk.found.items())
    return Uses(found, tuple(walk.sums))


class _Walk:
    def __init__(self, held: dict[Reference, Kinds]) -> None:
        self._held = held
        self.found: dict[tuple[str, str], Kinds] = {}
        self.sums: list[Node] = []

    def _use(self, function: str, slot: str, kinds: Kinds) -> None:
        key = function, slot
        self.found[key] = self.found.get(key, Kinds.NONE) | kinds

    def whole(self, node: Node, *, array: bool) -> None:
        """Take down the uses of a formula, and that of the cell it stands in, which shows one value of several."""
        shape = self.of(node, array=array) & (Kinds.CROSSED | Kinds.LIFTED)
        if shape:
            self._use("*", "1", shape)

    def of(self, node: Node, *, array: bool, smooth: bool = True) -> Kinds:
        """What a part of the formula can give; its uses are taken down.

        ``smooth``: whether a difference in the last digit stays one in what comes out, as it does not in a comparison.
        """
        if isinstance(node, Constant):
            return Kinds.ERROR if node.error else kind(node.value)
        if isinstance(node, Missing):
            return Kinds.MISSING
        if isinstance(node, Listed):
            found = Kinds.LIFTED
            for value in node.values:
                found |= kind(ExcelError(str(value.value)) if value.error else value.value)
            return found
        if isinstance(node, Reference):
            found = self._held[node]
            if not node.single:
                found |= Kinds.LIFTED if array else Kinds.CROSSED
                if node.area.height * node.area.width > _MANY_CELLS:
                    found |= Kinds.SPARSE
            return found
        if isinstance(node, Operation):
            return self._operation(node, array=array, smooth=smooth)
        return self._call(node, array=array, smooth=smooth)

    def _operation(self, node: Operation, *, array: bool, smooth: bool) -> Kinds:
        sign = node.sign
        if sign == ":":
            return self._range(node, array=array)
        goes_on = smooth and sign in _SMOOTH
        given = [
            self.of(operand, array=array, smooth=goes_on and (sign != "/" or index == 0))
            for index, operand in enumerate(node.operands)
        ]
        if sign in _DIFFERENCES and not smooth:
            self._take_down_sum(node, given)
        if sign in {"(", "u+", "u@"}:
            if sign == "u@":
                raise Unreadable
            return given[0]
        shape = (given[0] | given[-1]) & Kinds.LIFTED
        if sign == "&":
            for kinds in given:
                self._use("&", "1", kinds)
            return joined(node, given) | shape
        if sign in _COMPARISONS:
            for kinds in given:
                self._use(_COMPARISONS[sign], "1", kinds)
            return Kinds.LOGICAL | shape
        if sign in _ARITHMETIC:
            self._use(sign, "1", given[0])
            self._use(sign, "2", given[1])
            return number_from(sign, *given) | shape
        self._use(sign, "1", given[0])
        return number_from(sign, given[0], given[0]) | shape

    def _take_down_sum(self, node: Node, given: list[Kinds]) -> None:
        """A sum of which the last digits decide: Excel takes some for 0 that are not."""
        if union(given) & (Kinds.FRACTION | Kinds.NEGATIVE | Kinds.EXTREME):
            self.sums.append(node)

    def _range(self, node: Operation, *, array: bool) -> Kinds:
        """``A2:INDEX(A:A,9)``: of which the cells lie in the columns that both ends name."""
        ends = node.operands
        if not all(isinstance(end, Reference) or (isinstance(end, Call) and end.name == "INDEX") for end in ends):
            raise Unreadable
        named = references(node)
        columns = {(one.sheet, one.area.left, one.area.right) for one in references(_only_ranges(node))}
        if len(columns) != 1 or not named:
            raise Unreadable
        self._use(":", "1", Kinds.WHOLE)
        found = union([self.of(end, array=True) for end in ends])
        whole = max((one for one in references(_only_ranges(node))), key=lambda one: one.area.height)
        return found | self._held[whole] | (Kinds.LIFTED if array else Kinds.CROSSED)

    def _call(self, node: Call, *, array: bool, smooth: bool) -> Kinds:  # noqa: C901, PLR0911, PLR0912 one line a kind of result
        if node.ours:
            for argument in node.arguments:
                if not isinstance(argument, Reference | Missing):
                    self.of(argument, array=True)
            return (Kinds.WORD | Kinds.ODD | Kinds.EMPTY | Kinds.FOREIGN) if node.ours in _BY_TEXT else NUMBERS
        letters = slots(node.name, len(node.arguments))
        if letters is None or not is_listed(node.name):
            raise Unreadable
        if node.name == "DATE" and isinstance(node.arguments[0], Constant) and node.arguments[0].value in _NO_YEARS:
            # Excel counts a 29 February 1900 that never was.
            raise Unreadable
        if not are_of_one_size(node):
            raise Unreadable
        if node.name == "IF" and not array and (taken := branch(node, self._held)) is not None:
            # The other branch is not evaluated, whatever stands in its cells.
            self._use("IF", "1", self._argument("s", node.arguments[0], array=False, smooth=False))
            found = self._argument("b", taken, array=False, smooth=smooth)
            self._use("IF", "2", found)
            return found
        given: list[Kinds] = []
        for index, (letter, argument) in enumerate(zip(letters, node.arguments, strict=True)):
            onward = smooth and (letter == "b" or (node.name in _SUMS and letter == "a"))
            lifts = array or goes_through_arrays(node.name, index)
            kinds = self._argument(letter, argument, array=lifts, smooth=onward)
            if letter == "c" and kinds & Kinds.SIGN_ORDER and given and not given[-1] & TEXTS:
                # Without a text in the range before it nothing comes after or before no text: none, in every engine.
                kinds = kinds & ~Kinds.SIGN_ORDER | Kinds.SIGN_ALONE
            if index and _is_from_ours(node) and kinds & Kinds.ZERO:
                # All rows of what a call of ours gave; the fast engine takes them as Excel does.
                kinds = kinds & ~Kinds.ZERO | Kinds.WHOLE
            given.append(kinds)
            self._use(node.name, slot_name(node.name, index) + _given_how(letter, argument), kinds)
        if not node.arguments:
            self._use(node.name, "0", Kinds.WHOLE)
        if node.name in _SUMS and not smooth:
            self._take_down_sum(node, given)
        result = gives(node.name)
        shape = Kinds.NONE
        if array or goes_through_arrays(node.name, 0):
            shape = next(
                (Kinds.LIFTED for k, letter in zip(given, letters, strict=True) if letter != "a" and k & Kinds.LIFTED),
                shape,
            )
        if result == "n":
            return number_of(node.name, given) | shape
        if node.name in _FROM_ONE:
            return Kinds.WHOLE | shape
        if result == "i":
            return Kinds.ZERO | Kinds.WHOLE | shape
        if result == "l":
            return Kinds.LOGICAL | shape
        if result == "t":
            return JOINED | shape
        if result == "b":
            return union(k for k, letter in zip(given, letters, strict=True) if letter == "b") & ~Kinds.MISSING | shape
        if result == "v":
            kept = union(k for k, letter in zip(given, letters, strict=True) if letter == "a") or union(given)
            return kept & ~SHAPES | shape
        # A place that only a calculation can tell: what stands there is not known.
        raise Unreadable

    def _argument(self, letter: str, argument: Node, *, array: bool, smooth: bool) -> Kinds:
        if letter == "r":
            if not isinstance(argument, Reference):
                raise Unreadable
            return Kinds.NONE
        if letter == "f":
            if not isinstance(argument, Constant) or not isinstance(argument.value, str):
                raise Unreadable
            return format_kinds(argument.value)
        kinds = self.of(argument, array=array, smooth=smooth)
        if letter == "a" and (
            isinstance(argument, Reference | Listed) or (isinstance(argument, Operation) and argument.sign == ":")
        ):
            kinds &= ~(Kinds.LIFTED | Kinds.CROSSED)
        return kinds


def _given_how(letter: str, argument: Node) -> str:
    """``d`` for a value given directly where a range may be: texts and TRUE count there, and in a range they do not."""
    if letter != "a" or isinstance(argument, Reference | Listed | Missing):
        return ""
    if isinstance(argument, Call) and argument.ours:
        return ""
    return "" if isinstance(argument, Operation) and argument.sign == ":" else "d"


def _only_ranges(node: Operation) -> Operation:
    """The ends of a range without what tells ``INDEX`` which cell to take."""
    ends = tuple(end.arguments[0] if isinstance(end, Call) and end.arguments else end for end in node.operands)
    return Operation(node.sign, ends)


def _is_from_ours(node: Call) -> bool:
    return node.name == "INDEX" and isinstance(node.arguments[0], Call) and bool(node.arguments[0].ours)
