"""Formulas on which the engines are held against each other, each about one argument of one function.

A case stands in rows of its own: the formula in column A, what it reads from column C on. The other arguments are those
of ``functions.csv``, where a letter stands for a range: R, R2 and K numbers, SR sorted numbers, FL payments, D days.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.proof.kinds import Kinds, kind
from fullfunnel.recalc.proof.slots import gives, is_listed, slot_name, slots
from fullfunnel.xlsx.address import Position, letters
from fullfunnel.xlsx.sheets.cell_value import ExcelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fullfunnel.xlsx.sheets.cell_value import CellValue

HERE: Final = Path(__file__).parent
SHEET: Final = "F"
_ROWS: Final = 6
"""Rows of one case."""
_RANGES: Final[dict[str, list[float]]] = {
    "R": [2, 3, 7, 4], "R2": [1, 2, 4, 3], "SR": [1, 2, 3, 9], "K": [2, 3, 7, 4], "FL": [-100, 60, 70, 20],
    "D": [46030, 46031, 46044, 46051],
}  # fmt: skip
NUMBERS: Final[tuple[float, ...]] = (0, 1, 3, 10, 250, 0.5, 2.345, -1.5, -3, -250)
"""What is tried in an argument that takes one value."""
_DAYS: Final[tuple[float, ...]] = (46023, 46027.75, 46060, 46080)
"""What is tried where a day is meant: before March 1900 every program counts days its own way."""
_BY_DAY: Final = frozenset(
    [
        "YEAR", "MONTH", "DAY", "WEEKDAY", "WEEKNUM", "ISOWEEKNUM", "EDATE", "EOMONTH", "DATEDIF", "NETWORKDAYS",
        "WORKDAY", "NETWORKDAYS.INTL", "WORKDAY.INTL", "DAYS", "DAYS360", "YEARFRAC",
    ]
)  # fmt: skip
_TWO_DAYS: Final = frozenset({"DATEDIF", "NETWORKDAYS", "NETWORKDAYS.INTL", "DAYS", "DAYS360", "YEARFRAC"})
_LIFTED: Final[tuple[tuple[CellValue, ...], ...]] = ((2, 3, 5, 7), (0.5, 1.5, 2.25, 8), (3, 1, 4, 1))
_OWN: Final = {
    "TRIM": "TRIM({v})", "N": "N({v})", "YEAR": "YEAR({v})", "MONTH": "MONTH({v})", "WEEKDAY": "WEEKDAY({v},2)",
    "LN": "LN({v})", "POWER": "POWER({v},2)",
}  # fmt: skip
"""Functions that the fast engine hands to us."""
_OF_EVERY_KIND: Final[tuple[CellValue, ...]] = (
    0.0, 1.0, 59.0, 61.0, 46023.0, 0.5, -3.0, None, True, ExcelError("#N/A"), ExcelError("#DIV/0!"), "Leads",
    "  paid  search ", "a-b  c", "a_b", " a_b  % ", "\u00e9\u00e9n  \u00e0 twee", "\u00df", "123", " 45 ", "2026-01-05",
    "50%", "\u20ac 5", "TRUE", "a*b", "a?  b", ">5", " >5", ">3%", ">  ab", "=", "<>", "=a*", "#N/A", "#none",
)  # fmt: skip
_FAR: Final = 100
"""The first of the columns for ranges that reach past the used rows."""
_WITH_CONDITION: Final = {
    "COUNTIF": "{k},{c}", "SUMIF": "{k},{c},{r}", "AVERAGEIF": "{k},{c},{r}", "COUNTIFS": "{k},{c}",
    "SUMIFS": "{r},{k},{c}", "AVERAGEIFS": "{r},{k},{c}", "MAXIFS": "{r},{k},{c}", "MINIFS": "{r},{k},{c}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One formula, and what it is about."""

    text: str
    at: Position
    values: dict[Position, CellValue]
    about: tuple[tuple[str, str, Kinds], ...]
    """Function, argument and kind of value that stand or fall with it."""
    beside: tuple[tuple[str, str, Kinds], ...] = ()
    """Those that it speaks for as well where it comes out right."""


def functions() -> dict[str, list[str]]:
    """The arguments of a right call of every function that is tried."""
    with (HERE / "functions.csv").open(encoding="utf-8") as lines:
        return {row["function"]: row["arguments"].split(";") for row in csv.DictReader(lines)}


def newer_functions() -> frozenset[str]:
    """Those that a file spells with ``_xlfn.`` before them."""
    with (HERE / "functions.csv").open(encoding="utf-8") as lines:
        return frozenset(row["function"] for row in csv.DictReader(lines) if row["newer"])


def cases() -> list[Case]:
    """All cases, in order of their rows."""
    made = _Making()
    for function, arguments in functions().items():
        if is_listed(function):
            made.numbers(function, arguments)
            made.arrays(function, arguments)
            made.beyond_the_used(function, arguments)
    made.conditions()
    made.picks()
    made.own_functions()
    return made.found


class _Making:
    def __init__(self) -> None:
        self.found: list[Case] = []
        self._values: dict[Position, CellValue] = {}

    @property
    def _row(self) -> int:
        return 1 + len(self.found) * _ROWS

    def _add(self, text: str, *about: tuple[str, str, Kinds], beside: tuple[tuple[str, str, Kinds], ...] = ()) -> None:
        self.found.append(Case(text, Position(self._row, 1), self._values, about, beside))
        self._values = {}

    def _put(self, items: Sequence[CellValue], column: int) -> str:
        """The address of some values, one below the other."""
        for down, value in enumerate(items):
            self._values[Position(self._row + down, column)] = value
        first, last = self._row, self._row + len(items) - 1
        name = letters(column)
        return f"{SHEET}!${name}${first}" + (f":${name}${last}" if last > first else "")

    def _written(self, arguments: Sequence[str]) -> list[str] | None:
        """The arguments with their ranges put in cells; None for a table of two dimensions."""
        if {"M", "MH"} & set(arguments):
            return None
        return [self._put(_RANGES[one], 3 + 2 * at) if one in _RANGES else one for at, one in enumerate(arguments)]

    def numbers(self, function: str, arguments: list[str]) -> None:
        """Each argument that takes one value, or one value of a range, over numbers of every kind."""
        for index, letter in enumerate(slots(function, len(arguments)) or ""):
            if letter not in {"s", "a"} or arguments[index].startswith('"') or arguments[index] in {"TRUE", "FALSE"}:
                continue
            for value in self._tried(function, index, arguments):
                written = self._written(arguments)
                if written is None:
                    return
                if arguments[index] in _RANGES:
                    items = list(_RANGES[arguments[index]])
                    items[2] = value
                    written[index] = self._put(items, 3 + 2 * index)
                else:
                    written[index] = self._put([value], 3 + 2 * index)
                slot = slot_name(function, index)
                beside = tuple(
                    (function, slot_name(function, at), kind(float(one)))
                    for at, one in enumerate(arguments)
                    if at != index and one not in _RANGES and one.replace(".", "", 1).removeprefix("-").isdigit()
                )
                self._add(f"{function}({','.join(written)})", (function, slot, kind(value)), beside=beside)

    @staticmethod
    def _tried(function: str, index: int, arguments: Sequence[str]) -> Iterator[float]:
        day = function in _BY_DAY and (index == 0 or (index == 1 and function in _TWO_DAYS))
        if arguments[index] in {"D", "SR", "FL"}:
            return
        yield from _DAYS if day else NUMBERS

    def arrays(self, function: str, arguments: list[str]) -> None:
        """A range in a calculation where the function takes a range: SUMPRODUCT(MAX(A1:A4*1))."""
        for index, letter in enumerate(slots(function, len(arguments)) or ""):
            if letter != "a" or arguments[index] not in {"R", "K"} or gives(function) not in {"n", "i"}:
                continue
            for items in _LIFTED:
                written = self._written(arguments)
                if written is None:
                    return
                written[index] = f"({self._put(items, 3 + 2 * index)}*1)"
                about = [(function, slot_name(function, index) + "d", Kinds.LIFTED)]
                about += [(function, slot_name(function, index) + "d", one) for one in _kinds_of_a_product(items)]
                self._add(f"SUMPRODUCT({function}({','.join(written)}))", *about)

    def beyond_the_used(self, function: str, arguments: list[str]) -> None:
        """A column of which a few cells hold something: of one column a case, far to the right."""
        if [*arguments] != ["R"]:
            return
        for items in _LIFTED:
            column = _FAR + len(self.found) % 900
            self._put(items, column)
            name = letters(column)
            self._add(f"{function}({SHEET}!${name}$1:${name}$40000)", (function, slot_name(function, 0), Kinds.SPARSE))

    def conditions(self) -> None:
        """Conditions of a sign and a text with wildcards."""
        for function, text in _WITH_CONDITION.items():
            slot = slot_name(function, text.split(",").index("{c}"))
            for condition in ("=x*", "<>x*", "=?b", "<>*b", "=ab?", "<>a~*"):
                keys, data = self._put(("xa", "ab", "abc", "a*"), 3), self._put((1, 20, 300, 4000), 5)
                written = text.format(k=keys, r=data, c=f'"{condition}"')
                self._add(f"{function}({written})", (function, slot, kind(condition)))

    def picks(self) -> None:
        """Look-ups in and picks from what other functions give."""
        for items in _LIFTED:
            found = tuple(("INDEX", "1d", one) for one in _kinds_of_a_product(items))
            for place in (1, 2, 4):
                self._add(f"SUMPRODUCT(INDEX(SORT({self._put(items, 3)}),{place}))", *found)
            for order, one in ((-1, Kinds.NEGATIVE), (1, Kinds.WHOLE)):
                sorted_by = f"SORTBY({self._put(items, 3)},{self._put((4, 1, 3, 2), 5)},{order})"
                self._add(f"SUMPRODUCT({sorted_by}*{{1;2;3;4}})", ("SORTBY", "3", one))
            for absent in ("none", "-"):
                data = self._put(items, 3)
                self._add(f'INDEX(FILTER({data},{data}>90,"{absent}"),1)', ("FILTER", "3", kind(absent)))
            for wanted in (items[0], items[2]):
                text = f"SUMPRODUCT(MATCH(1,({self._put(items, 3)}={wanted})*1,0))"
                self._add(text, *(("MATCH", "2d", one) for one in (Kinds.LIFTED, Kinds.ZERO, Kinds.WHOLE)))
            for least in (0, items[1]):
                data, given = self._put(items, 3), self._put((9, 8, 7, 6), 5)
                kinds = (Kinds.LIFTED, Kinds.ERROR, Kinds.WHOLE, Kinds.FRACTION)
                text = f"SUMPRODUCT(LOOKUP(2,1/({data}>{least}),{given}))"
                self._add(text, *(("LOOKUP", "2d", one) for one in kinds))
        for down in range(3):
            wanted, table = self._put((2, 3, 7), 3), self._put((7, 3, 2), 5)
            table = f"{table.partition(':')[0]}:{self._put((11, 12, 13), 6).rpartition(':')[2]}"
            at = Position(self._row + down, 1)
            about = (("VLOOKUP", "1", Kinds.CROSSED),)
            self.found.append(Case(f"VLOOKUP({wanted},{table},2,FALSE)", at, self._values, about))
            self._values = {}

    def own_functions(self) -> None:
        """What the fast engine hands to us, over values of every kind."""
        for function, text in _OWN.items():
            for value in _OF_EVERY_KIND:
                written = text.format(v=self._put([value], 3))
                self._add(written, (function, "1", kind(value)))


def _kinds_of_a_product(items: Sequence[CellValue]) -> list[Kinds]:
    """What ``items*1`` is judged to be: its values, and that whole numbers may be among fractions."""
    found = Kinds.WHOLE
    for value in items:
        found |= kind(value)
    return [one for one in Kinds if one and found & one]
