"""The formula of a ratio or cost KPI as a marketeer types it: ``Clicks / Impressions``, ``Cost / Leads``.

KPI names may hold spaces and signs (``Sessions / visits``), so a name is read as the longest one the plan knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from fullfunnel.errors import BadInput, NotFound
from fullfunnel.framework.kpi_names import find_name
from fullfunnel.framework.names import did_you_mean, same_name
from fullfunnel.framework.typed.numbers import read_number
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

Operator = Literal["+", "-", "*", "/"]
CostOf = Literal["stage", "plan"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a formula: the 1000 of a CPM, fixed cost."""

    value: float


@dataclass(frozen=True, slots=True)
class TargetOf:
    """The target of a KPI of the plan."""

    kpi: str


@dataclass(frozen=True, slots=True)
class PlannedCost:
    """What the planned volumes cost: of the KPI's own stage, or of the whole plan."""

    of: CostOf


@dataclass(frozen=True, slots=True)
class Operation:
    """Two parts and the sign between them."""

    sign: Operator
    left: Formula
    right: Formula


Formula: TypeAlias = Figure | TargetOf | PlannedCost | Operation

_SIGNS: Final[dict[str, Operator]] = {"+": "+", "-": "-", "−": "-", "*": "*", "×": "*", "/": "/", "÷": "/"}
_COSTS: Final[dict[str, CostOf]] = {
    "cost": "stage",
    "costs": "stage",
    "kosten": "stage",
    "total cost": "plan",
    "total costs": "plan",
    "totale kosten": "plan",
}
_LONGEST: Final = 400
_DEEPEST: Final = 20
_MOST_SIGNS: Final = 60
"""What no ratio needs more of; a formula is read and calculated step within step, and may not run out of room."""
_NUMBER: Final = re.compile(r"\d[\d.,]*\s*%?")
_WORD: Final = re.compile(r"[^+\-−*×/÷()]+")


def read_formula(text: str, kpis: Mapping[str, str], where: Text) -> Formula:
    """The formula in ``text``.

    Args:
        text: what was typed, with or without ``=`` in front.
        kpis: the names of the plan's KPIs by their :func:`~fullfunnel.framework.names.same_name` form.
        where: the place in words, for the error.

    Raises:
        NotFound: it names a KPI that is not in the plan.
        BadInput: it cannot be read as a formula.
    """
    plain = " ".join(text.split()).removeprefix("=").strip()
    if len(plain) > _LONGEST or sum(map(plain.count, _SIGNS)) > _MOST_SIGNS or plain.count("(") > _DEEPEST:
        raise _too_long(plain, where)
    reader = _Reader(plain, kpis, where)
    formula = reader.sum()
    if reader.rest:
        raise reader.unreadable()
    return formula


class _Reader:
    """Reads a formula from left to right; ``rest`` is what is still to be read."""

    def __init__(self, text: str, kpis: Mapping[str, str], where: Text) -> None:
        self.text = self.rest = text
        self.where = where
        self.kpis = kpis

    def sum(self) -> Formula:
        left = self.product()
        while self.sign() in {"+", "-"}:
            left = Operation(self.take_sign(), left, self.product())
        return left

    def product(self) -> Formula:
        left = self.part()
        while self.sign() in {"*", "/"}:
            left = Operation(self.take_sign(), left, self.part())
        return left

    def part(self) -> Formula:
        if self.sign() == "-":
            self.take_sign()
            return Operation("-", Figure(0.0), self.part())
        if self.rest.startswith("("):
            return self.bracket()
        for end in self.ends():
            name = self.kpis.get(same_name(self.rest[:end]))
            if name is not None:
                self.rest = self.rest[end:]
                return TargetOf(name)
        number = _NUMBER.match(self.rest)
        if number and self.ends_name(number.end()):
            self.rest = self.rest[number.end() :].lstrip()
            return Figure(read_number(number[0], self.where) or 0.0)
        return self.cost_or_unknown()

    def bracket(self) -> Formula:
        self.rest = self.rest[1:].lstrip()
        inner = self.sum()
        if not self.rest.startswith(")"):
            raise self.unreadable()
        self.rest = self.rest[1:].lstrip()
        return inner

    def cost_or_unknown(self) -> Formula:
        word = _WORD.match(self.rest)
        if not word:
            raise self.unreadable()
        name = same_name(word[0])
        self.rest = self.rest[word.end() :]
        if name in _COSTS:
            return PlannedCost(_COSTS[name])
        try:
            return TargetOf(find_name(word[0].strip(), self.kpis, "en"))
        except NotFound:
            raise self.unknown(word[0].strip()) from None

    def sign(self) -> Operator | None:
        return _SIGNS.get(self.rest[:1])

    def take_sign(self) -> Operator:
        sign = _SIGNS[self.rest[0]]
        self.rest = self.rest[1:].lstrip()
        return sign

    def ends(self) -> list[int]:
        """Where a name that begins here may end, the longest one first: before a sign or bracket, or at the end."""
        before = [at for at, sign in enumerate(self.rest) if at and (sign in _SIGNS or sign == ")")]
        return [len(self.rest), *reversed(before)]

    def ends_name(self, length: int) -> bool:
        """Whether a name or number of this length is a whole one: an operator, a bracket or nothing follows."""
        after = self.rest[length:].lstrip()
        return not after or after[0] in _SIGNS or after[0] == ")"

    def unknown(self, name: str) -> NotFound:
        hint = did_you_mean(name, self.kpis.values())
        return NotFound(
            Text(
                f"De formule bij {self.where.nl} noemt ‘{name}’, maar zo heet geen KPI in de tabel.{hint.nl}",
                f"The formula at {self.where.en} names ‘{name}’, but no KPI in the table is called that.{hint.en}",
            )
        )

    def unreadable(self) -> BadInput:
        return BadInput(
            Text(
                f"De formule ‘{self.text}’ bij {self.where.nl} is niet te lezen. Schrijf die als Klikken / "
                "Vertoningen of Kosten / Leads.",
                f"The formula ‘{self.text}’ at {self.where.en} cannot be read. "
                "Write it as Clicks / Impressions or Cost / Leads.",
            )
        )


def _too_long(text: str, where: Text) -> BadInput:
    shown = f"{text[:40]}…"
    return BadInput(
        Text(
            f"De formule ‘{shown}’ bij {where.nl} is te lang. Schrijf die als Klikken / Vertoningen of Kosten / "
            "Leads; tel wat erin zit eerst op in een KPI.",
            f"The formula ‘{shown}’ at {where.en} is too long. Write it as Clicks / Impressions or Cost / Leads; add "
            "up what is in it in a KPI first.",
        )
    )
