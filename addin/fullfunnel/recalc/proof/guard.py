"""Where a formula may be calculated: the kinds of values that its functions get, held against the evidence.

A formula is calculated only where every function in it was proven on every kind that it gets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.proof import evidence
from fullfunnel.recalc.proof.kinds import Kinds
from fullfunnel.recalc.proof.parsing import Call, Constant, Listed, Missing, NoTree, Reference, every_part, tree
from fullfunnel.recalc.proof.slots import is_listed
from fullfunnel.recalc.proof.uses import Unreadable, references, uses

if TYPE_CHECKING:
    from fullfunnel.recalc.formulas.dependents import FormulaCell
    from fullfunnel.recalc.proof.parsing import Node
    from fullfunnel.xlsx.formula import Token

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
_AS_ARRAY: Final = frozenset({"MAXIFS", "MINIFS"})
"""Functions that the exact engine gives one cell of their later ranges in an ordinary formula. The same goes for arrays
of constants, which Excel goes through in any formula."""


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
        self.of_dates = bool(self.functions & _OF_DATES)
        """Whether it turns on how days are counted, whatever its cells hold."""
        self.as_array = self.tree is not None and (
            has_list(self.tree)
            or bool(self.functions & _AS_ARRAY)
            or any(map(_looks_up_in_an_array, every_part(self.tree)))
        )
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
        try:
            found, sums = uses(self.tree, held, array=self.array)
        except (Unreadable, RecursionError):
            return _NOT_READ
        crossed = any(kinds & Kinds.CROSSED for _, _, kinds in found)
        unproven = tuple(
            sorted({function for function, slot, kinds in found if not evidence.exact(function, slot, kinds)})
        )
        return Verdict(
            fast=not self.picks and all(evidence.fast(*use) for use in found),
            exact=not unproven and not (self.as_array and crossed),
            by_language=any(evidence.by_language(*use) for use in found),
            unproven=unproven,
            sums=sums,
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


def _picks_from_block(node: Node) -> bool:
    if isinstance(node, Call) and node.name == "SUMPRODUCT" and len(node.arguments) > 1:
        # It makes ranges of two sizes fit, where Excel gives #VALUE!.
        return True
    if not isinstance(node, Call) or node.name != "INDEX" or len(node.arguments) != 2:  # noqa: PLR2004
        return False
    source = node.arguments[0]
    return not isinstance(source, Reference) or (source.area.height > 1 and source.area.width > 1)


def _looks_up_in_an_array(node: Node) -> bool:
    """``LOOKUP(2,1/(A2:A9<>""),A2:A9)``: Excel goes through all cells there in an ordinary formula too."""
    if not isinstance(node, Call) or node.name != "LOOKUP":
        return False
    return any(not isinstance(one, Reference | Constant | Listed | Missing) for one in node.arguments[1:])


def has_list(node: Node) -> bool:
    """Whether an array of constants stands in it."""
    return any(isinstance(one, Listed) for one in every_part(node))
