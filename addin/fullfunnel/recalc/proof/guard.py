"""Which functions a formula uses on which kinds of values, as the cells are at this moment.

That is what is compared with the evidence: a formula is calculated only where every function in it was proven on every
kind that it gets. What stands in cells is looked at; what a function inside the formula gives to the next is judged by
what that function can give.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.proof import evidence
from fullfunnel.recalc.proof.kinds import NUMBERS, TEXTS, Kinds, kind
from fullfunnel.recalc.proof.number_format import format_kinds
from fullfunnel.recalc.proof.parsing import Call, Constant, Listed, Missing, NoTree, Operation, Reference, tree
from fullfunnel.recalc.proof.slots import gives, goes_through_arrays, is_listed, slot_name, slots
from fullfunnel.xlsx.sheets.cell_value import ExcelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fullfunnel.recalc.dependents import FormulaCell
    from fullfunnel.recalc.proof.parsing import Node
    from fullfunnel.xlsx.formula import Token

Uses = tuple[tuple[str, str, Kinds], ...]
"""Function, argument and the kinds that it gets there."""

_ARITHMETIC: Final = frozenset({"+", "-", "*", "/", "^"})
_SMOOTH: Final = frozenset({"+", "-", "*", "/", "(", "u+", "u-", "%"})
_DIFFERENCES: Final = frozenset({"+", "-"})
_OF_DATES: Final = frozenset(
    [
        "DATE",
        "YEAR",
        "MONTH",
        "DAY",
        "WEEKDAY",
        "WEEKNUM",
        "ISOWEEKNUM",
        "EDATE",
        "EOMONTH",
        "DATEDIF",
        "DATEVALUE",
        "NETWORKDAYS",
        "WORKDAY",
        "NETWORKDAYS.INTL",
        "WORKDAY.INTL",
        "DAYS",
        "DAYS360",
        "YEARFRAC",
        "TEXT",
        "XNPV",
        "XIRR",
    ]
)
_FROM_ONE: Final = frozenset({"MATCH", "XMATCH", "ROW", "ROWS", "COLUMN", "COLUMNS"})
_NO_YEARS: Final = frozenset({0.0, 1900.0})
_NOTHING: Final = {Constant(""): Kinds.EMPTY | Kinds.BLANK, Constant(0.0): Kinds.ZERO | Kinds.BLANK}
_TESTS: Final = {
    "ISNUMBER": NUMBERS | Kinds.EXTREME,
    "ISTEXT": TEXTS,
    "ISBLANK": Kinds.BLANK,
    "ISLOGICAL": Kinds.LOGICAL,
    "ISERROR": Kinds.ERROR,
}
_SUMS: Final = frozenset({"SUM", "SUMPRODUCT", "SUMIF", "SUMIFS", "AVERAGE", "AVERAGEIF", "AVERAGEIFS"})
_COMPARISONS: Final = {"=": "=", "<>": "=", "<": "<", ">": "<", "<=": "<", ">=": "<"}
_AS_ARRAY: Final = frozenset({"MAXIFS", "MINIFS"})
"""Functions that the exact engine gives one cell of their later ranges in an ordinary formula. The same goes for arrays
of constants, which Excel goes through in any formula."""
_BY_TEXT: Final = frozenset({"FUNNELEXPLAIN", "FUNNELMISMATCH", "FUNNELSTATUS"})
_MANY_CELLS: Final = 30_000
_SHAPES: Final = Kinds.LIFTED | Kinds.CROSSED | Kinds.SPARSE | Kinds.MISSING
_JOINED: Final = TEXTS & ~Kinds.LONG


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
    return tuple((function, slot, kinds) for (function, slot), kinds in walk.found.items())


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

        ``smooth``: whether a difference in the last digit stays one on its way out, as it does not in a comparison.
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
            return _joined(node, given) | shape
        if sign in _COMPARISONS:
            for kinds in given:
                self._use(_COMPARISONS[sign], "1", kinds)
            return Kinds.LOGICAL | shape
        if sign in _ARITHMETIC:
            self._use(sign, "1", given[0])
            self._use(sign, "2", given[1])
            return _number(sign, *given) | shape
        self._use(sign, "1", given[0])
        return _number(sign, given[0], given[0]) | shape

    def _take_down_sum(self, node: Node, given: list[Kinds]) -> None:
        """A sum of which the last digits decide: Excel takes some for 0 that are not."""
        if _union(given) & (Kinds.FRACTION | Kinds.NEGATIVE | Kinds.EXTREME):
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
        found = _union([self.of(end, array=True) for end in ends])
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
        array = array or goes_through_arrays(node.name)
        if node.name == "IF" and not array and (taken := self._branch(node)) is not None:
            # The other branch is not evaluated, whatever stands in its cells.
            self._use("IF", "1", self._argument("s", node.arguments[0], array=False, smooth=False))
            found = self._argument("b", taken, array=False, smooth=smooth)
            self._use("IF", "2", found)
            return found
        given = []
        for index, (letter, argument) in enumerate(zip(letters, node.arguments, strict=True)):
            onward = smooth and (letter == "b" or (node.name in _SUMS and letter == "a"))
            kinds = self._argument(letter, argument, array=array, smooth=onward)
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
        if array:
            shape = next(
                (Kinds.LIFTED for k, letter in zip(given, letters, strict=True) if letter != "a" and k & Kinds.LIFTED),
                shape,
            )
        if result == "n":
            return NUMBERS | shape
        if node.name in _FROM_ONE:
            return Kinds.WHOLE | shape
        if result == "i":
            return Kinds.ZERO | Kinds.WHOLE | shape
        if result == "l":
            return Kinds.LOGICAL | shape
        if result == "t":
            return _JOINED | shape
        if result == "b":
            return _union(k for k, letter in zip(given, letters, strict=True) if letter == "b") & ~Kinds.MISSING | shape
        if result == "v":
            kept = _union(k for k, letter in zip(given, letters, strict=True) if letter == "a") or _union(given)
            return kept & ~_SHAPES | shape
        # A place that only a calculation can tell: what stands there is not known.
        raise Unreadable

    def _branch(self, node: Call) -> Node | None:
        """The branch of an ``IF`` that is taken, where that shows from the kinds of values alone."""
        truth = self._truth(node.arguments[0])
        if truth is None or len(node.arguments) < 2:  # noqa: PLR2004
            return None
        if truth:
            return node.arguments[1]
        return node.arguments[2] if len(node.arguments) > 2 else Constant(value=False)  # noqa: PLR2004

    def _truth(self, node: Node) -> bool | None:
        """Whether a condition such as ``A1=""`` or ``ISNUMBER(A1)`` holds; None where the values themselves decide."""
        if isinstance(node, Operation) and node.sign in {"=", "<>"} and node.operands[1] in _NOTHING:
            held = self._single(node.operands[0])
            found = _all_or_none(held, _NOTHING[node.operands[1]])
            return found if node.sign == "=" or found is None else not found
        if isinstance(node, Call) and node.name in {"OR", "AND"}:
            truths = [self._truth(one) for one in node.arguments]
            decides = node.name == "OR"
            if decides in truths:
                return decides
            return None if None in truths else not decides
        if isinstance(node, Call) and node.name in _TESTS and len(node.arguments) == 1:
            return _all_or_none(self._single(node.arguments[0]), _TESTS[node.name])
        return None

    def _single(self, node: Node) -> Kinds:
        return self._held[node] if isinstance(node, Reference) and node.single else Kinds.NONE

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


def _all_or_none(held: Kinds, wanted: Kinds) -> bool | None:
    if not held or (held & Kinds.ERROR and not wanted & Kinds.ERROR):
        return None
    if not held & ~wanted:
        return True
    return None if held & wanted else False


def _union(given: Iterable[Kinds]) -> Kinds:
    found = Kinds.NONE
    for kinds in given:
        found |= kinds
    return found


def _number(sign: str, one: Kinds, other: Kinds) -> Kinds:
    """What kinds of number arithmetic gives."""
    both = one | other
    if both & ~(NUMBERS | Kinds.BLANK | Kinds.LOGICAL | _SHAPES):
        return NUMBERS
    nothing = Kinds.ZERO | Kinds.BLANK | Kinds.LOGICAL
    found = Kinds.WHOLE
    if (
        sign in {"-", "u-"}
        or both & Kinds.NEGATIVE
        or (one & nothing if sign != "+" else one & nothing and other & nothing)
    ):
        found |= Kinds.ZERO
    if sign == "*" and other & nothing:
        found |= Kinds.ZERO
    if both & (Kinds.FRACTION | Kinds.NEGATIVE) or sign in {"/", "%", "^"}:
        found |= Kinds.FRACTION
    if both & Kinds.NEGATIVE or sign in {"-", "u-"}:
        found |= Kinds.NEGATIVE
    return found


def _only_ranges(node: Operation) -> Operation:
    """The ends of a range without what tells ``INDEX`` which cell to take."""
    ends = tuple(end.arguments[0] if isinstance(end, Call) and end.arguments else end for end in node.operands)
    return Operation(node.sign, ends)


def _joined(node: Operation, given: list[Kinds]) -> Kinds:
    """What two texts give together, as far as it can be told."""
    first, second = node.operands
    if isinstance(second, Constant) and second.value == "":
        return _as_text(given[0])
    if isinstance(first, Constant) and first.value in {"=", "<>", "<", ">", "<=", ">="}:
        found = Kinds.NONE
        text = _as_text(given[1])
        if text & Kinds.DIGITS:
            found |= Kinds.SIGN_NUMBER
        if text & Kinds.LIKE:
            found |= Kinds.SIGN_LIKE
        if text & (Kinds.WORD | Kinds.ODD):
            found |= Kinds.SIGN_TEXT
        if text & Kinds.EMPTY:
            found |= Kinds.SIGN_ALONE
        if text & ~(Kinds.DIGITS | Kinds.LIKE | Kinds.WORD | Kinds.ODD | Kinds.EMPTY):
            found |= Kinds.SIGN_OTHER
        return found
    if isinstance(first, Constant) and kind(first.value) == Kinds.WORD:
        plain = Kinds.WORD | Kinds.DIGITS | Kinds.EMPTY
        text = _as_text(given[1])
        return Kinds.WORD if not text & ~plain else Kinds.WORD | Kinds.ODD | Kinds.FOREIGN | (text & Kinds.WILD)
    return _JOINED


def _as_text(kinds: Kinds) -> Kinds:
    found = kinds & TEXTS
    if kinds & (Kinds.WHOLE | Kinds.ZERO):
        found |= Kinds.DIGITS
    if kinds & (Kinds.FRACTION | Kinds.NEGATIVE | Kinds.EXTREME):
        found |= Kinds.LIKE
    if kinds & (Kinds.BLANK | Kinds.MISSING):
        found |= Kinds.EMPTY
    if kinds & Kinds.LOGICAL:
        found |= Kinds.TRUTH
    return found


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where a formula may be calculated, given what stands in the cells that it reads."""

    fast: bool
    """By the fast engine."""
    exact: bool
    """By the exact engine."""
    by_language: bool
    """Whether what comes out may depend on the language of Excel."""
    unproven: tuple[str, ...] = ()
    """The functions that keep it from the exact engine."""
    sums: tuple[Node, ...] = ()
    """Sums and differences inside it of which the last digits decide what comes out."""
    dates: bool = False
    """Whether it turns on how days are counted."""


_NOT_READ: Final = Verdict(fast=False, exact=False, by_language=True)


class Reading:
    """A formula as a tree, its references, and the verdicts given so far."""

    def __init__(self, words: tuple[Token, ...], *, array: bool) -> None:
        """Read the words of a formula in which names, tables and sheets were filled in."""
        self.tree: Node | None
        try:
            self.tree = tree(words)
        except (NoTree, RecursionError):
            self.tree = None
        self.array = array
        self.bare = (
            isinstance(self.tree, Call)
            and bool(self.tree.ours)
            and all(isinstance(one, Reference | Constant | Missing) for one in self.tree.arguments)
        )
        """Whether it is one call of ours on cells and constants, and nothing else."""
        self.references = references(self.tree) if self.tree is not None else ()
        self.functions = functions(self.tree) if self.tree is not None else frozenset()
        self.as_array = self.tree is not None and (has_list(self.tree) or bool(self.functions & _AS_ARRAY))
        """Whether the exact engine has to take it as an array of one cell, though it is an ordinary formula."""
        self.picks = self.tree is not None and any(map(_picks_from_block, every_part(self.tree)))
        """Whether it picks one of several rows and columns by one number, which the fast engine does its own way."""
        self._verdicts: dict[tuple[Kinds, ...], Verdict] = {}
        self.exact = self.tree is not None and all(map(is_listed, self.functions))
        """Whether the exact engine knows all functions in it, on whatever kinds."""

    def verdict(self, held: tuple[Kinds, ...]) -> Verdict:
        """What may be done where its references hold these kinds."""
        found = self._verdicts.get(held)
        if found is None:
            found = self._verdicts[held] = self._judge(held)
        return found

    def _judge(self, held: tuple[Kinds, ...]) -> Verdict:
        if self.tree is None:
            return _NOT_READ
        walk = _Walk(dict(zip(self.references, held, strict=True)))
        try:
            walk.whole(self.tree, array=self.array)
        except (Unreadable, RecursionError):
            return _NOT_READ
        found = tuple((function, slot, kinds) for (function, slot), kinds in walk.found.items())
        crossed = any(kinds & Kinds.CROSSED for _, _, kinds in found)
        unproven = tuple(
            sorted({function for function, slot, kinds in found if not evidence.exact(function, slot, kinds)})
        )
        return Verdict(
            fast=not self.picks and all(evidence.fast(*use) for use in found),
            exact=not unproven and not (self.as_array and crossed),
            by_language=any(evidence.by_language(*use) for use in found),
            unproven=unproven,
            sums=tuple(walk.sums),
            dates=any(function in _OF_DATES or kinds & (Kinds.LIKE | Kinds.SIGN_LIKE) for function, _, kinds in found),
        )


def reading_of(cell: FormulaCell) -> Reading:
    """The formula of a cell as a tree; read once for all workbooks that have it there."""
    resolved = cell.resolved
    if resolved.reading is None:
        resolved.reading = Reading(() if resolved.unknown else resolved.words, array=cell.formula.array)
    return resolved.reading


def functions(node: Node) -> frozenset[str]:
    """The functions in a formula that are not ours, and ``ours`` for one that is."""
    found = set()
    for one in every_part(node):
        if isinstance(one, Call) and not one.ours:
            found.add(one.name)
    return frozenset(found)


def every_part(node: Node) -> Iterator[Node]:
    """The formula and all its parts."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        if isinstance(one, Call):
            waiting.extend(reversed(one.arguments))
        elif isinstance(one, Operation):
            waiting.extend(reversed(one.operands))


def _is_from_ours(node: Call) -> bool:
    return node.name == "INDEX" and isinstance(node.arguments[0], Call) and bool(node.arguments[0].ours)


def _picks_from_block(node: Node) -> bool:
    if isinstance(node, Call) and node.name == "SUMPRODUCT" and len(node.arguments) > 1:
        # It makes ranges of two sizes fit, where Excel gives #VALUE!.
        return True
    if not isinstance(node, Call) or node.name != "INDEX" or len(node.arguments) != 2:  # noqa: PLR2004
        return False
    source = node.arguments[0]
    return not isinstance(source, Reference) or (source.area.height > 1 and source.area.width > 1)


def has_list(node: Node) -> bool:
    """Whether an array of constants stands in it."""
    return any(isinstance(one, Listed) for one in every_part(node))
