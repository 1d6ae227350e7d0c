"""Which sign marks decimals and which marks thousands in a file, and the numbers that follow.

Decided once for the whole file from all its figures: ``6.111`` is six thousand in one file, ``161074.000`` a hundred
and sixty-one thousand in another. Where no figure decides it the file is refused: either reading could be wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from fullfunnel.errors import BadInput
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

Mark = Literal[".", ","]

NOT_REPORTED: Final = frozenset(
    {
        "",
        "-",
        "--",
        "---",
        "–",
        "—",
        "n/a",
        "na",
        "nan",
        "null",
        "none",
        "n.v.t.",
        "nvt",
        "not available",
        "k. a.",
        "s.o.",
    }
)
"""What stands in a cell that reports nothing, in lower case; never a zero."""

_SPACES: Final = " \u00a0\u202f\u2009\u2007"
_APOSTROPHES: Final = "'’"
_BOUND: Final = re.compile(r"[<>≤≥]\s*+=?\s*+[\d.,]++\s*+%?")
_WRAPPED: Final = re.compile(r'="(.*)"|\'(.*)', re.DOTALL)
_MONEY: Final = re.compile(
    r"(?P<sign>R\$|US\$|A\$|C\$|CA\$|AU\$|NZ\$|HK\$|NT\$|S\$|MX\$|\$|€|£|¥|¥|₹|₺|₽|₩|₪|฿|zł|Kč|kr\.?|CHF|Rp|"
    r"\b[A-Z]{3}\b)"
)
_BODY: Final = re.compile(r"(?=\D*+\d)[\d.,'’ \u00a0\u202f\u2009\u2007]++")
_ONE_MARK: Final = 3
"""Three digits behind a single mark may be thousands or decimals."""


class Shape(NamedTuple):
    """What one figure shows about the marks."""

    decimal: Mark | None = None
    group: Mark | None = None
    doubt: Mark | None = None
    """A single mark with three digits behind it."""


def unwrapped(cell: str) -> str:
    """A cell without what spreadsheets put around it: ``="12"`` and the apostrophe of a text."""
    if cell[:1] in "='":
        match = _WRAPPED.fullmatch(cell.strip())
        if match is not None:
            return match[1] if match[1] is not None else match[2]
    return cell


def is_not_reported(cell: str) -> bool:
    """Whether a cell of figures reports nothing."""
    return cell.strip().casefold() in NOT_REPORTED


def is_bound(cell: str) -> bool:
    """Whether a cell gives a bound, ``<5`` or ``> 90%``, where a figure would stand."""
    return _BOUND.fullmatch(cell.strip()) is not None


def bare(cell: str) -> tuple[str, bool, bool, str]:
    """The digits and marks of a figure, whether it is negative, whether a percentage, and its currency sign."""
    text = cell.strip().replace("\u2212", "-")
    sign = ""
    if any(not (character.isdigit() or character in ".,-+%() ") for character in text):
        money = _MONEY.search(text)
        if money is not None:
            sign = money["sign"]
            text = (text[: money.start()] + text[money.end() :]).strip(_SPACES + "\t")
    percent = text.endswith("%")
    text = text.removesuffix("%").strip(_SPACES)
    negative = text.startswith("-") or text.endswith("-") or (text.startswith("(") and text.endswith(")"))
    if negative or text.startswith("+"):
        text = text.strip("-+()" + _SPACES)
    return text, negative, percent, sign


def shape(body: str, *, whole: bool) -> Shape:
    """What the marks of one figure show; ``whole`` where it counts something that has no parts."""
    tight = re.sub(rf"[{_SPACES}{_APOSTROPHES}]", "", body)
    spaced = tight != body
    points, commas = tight.count("."), tight.count(",")
    if points and commas:
        decimal: Mark = "." if tight.rfind(".") > tight.rfind(",") else ","
        return Shape(decimal, _other(decimal))
    if not points and not commas:
        return Shape()
    mark: Mark = "." if points else ","
    if points + commas > 1:
        return Shape(None, mark)
    head, _, tail = tight.partition(mark)
    if len(tail) != _ONE_MARK or spaced or not head or len(head) > _ONE_MARK or head[0] == "0":
        return Shape(mark)
    if whole and tail != "000":
        return Shape(None, mark)
    return Shape(doubt=mark)


def _other(mark: Mark) -> Mark:
    return "," if mark == "." else "."


@dataclass(slots=True)
class Evidence:
    """The first figure of a file that shows each thing about its marks, with its line."""

    decimal: dict[str, tuple[str, int]] = field(default_factory=dict)
    group: dict[str, tuple[str, int]] = field(default_factory=dict)
    doubt: dict[str, tuple[str, int]] = field(default_factory=dict)
    seen: set[tuple[str, bool]] = field(default_factory=set)

    def look(self, cells: Iterable[tuple[str, int]], *, whole: bool) -> None:
        """Look at the cells of one column, each with its line."""
        for cell, line in cells:
            if (cell, whole) in self.seen:
                continue
            self.seen.add((cell, whole))
            body, _, _, _ = bare(cell)
            if not _BODY.fullmatch(body):
                continue
            found = shape(body, whole=whole)
            for kind, store in ((found.decimal, self.decimal), (found.group, self.group), (found.doubt, self.doubt)):
                if kind is not None:
                    store.setdefault(kind, (cell.strip(), line))

    @property
    def decides(self) -> bool:
        """Whether the marks are known from what was seen."""
        return bool(self.decimal or self.group)


@dataclass(frozen=True, slots=True)
class Marks:
    """The decimal sign of a file and why it is that."""

    decimal: Mark
    why: Text


def decide_marks(evidence: Evidence) -> Marks | None:
    """The marks of a file; ``None`` where a figure is in doubt and nothing decides.

    Raises:
        BadInput: the figures contradict each other.
    """
    for mark in (".", ","):
        if mark in evidence.decimal and mark in evidence.group:
            raise _contradiction(evidence.decimal[mark], evidence.group[mark])
    for store in (evidence.decimal, evidence.group):
        if len(store) > 1:
            raise _contradiction(store["."], store[","])
    for mark, (cell, line) in evidence.decimal.items():
        why = Text(
            f"‘{cell}’ (regel {line}) kan maar op één manier worden gelezen",
            f"‘{cell}’ (line {line}) can be read in only one way",
        )
        return Marks("." if mark == "." else ",", why)
    for mark, (cell, line) in evidence.group.items():
        why = Text(
            f"in ‘{cell}’ (regel {line}) scheidt het teken duizendtallen",
            f"in ‘{cell}’ (line {line}) the mark separates thousands",
        )
        return Marks("," if mark == "." else ".", why)
    if evidence.doubt:
        return None
    return Marks(".", Text("geen enkel getal heeft een decimaalteken", "no figure has a decimal sign"))


def in_doubt(evidence: Evidence) -> BadInput:
    """The refusal of a file whose figures can be read in two ways."""
    cell, line = next(iter(evidence.doubt.values()))
    whole, first, last = re.sub(r"\D", "", cell), *re.split(r"[.,]", bare(cell)[0])[:2]
    return BadInput(
        Text(
            f"Het is niet duidelijk of ‘{cell}’ (regel {line}) {whole} is of {first},{last}: geen ander getal in "
            "dit bestand geeft uitsluitsel. Geef het decimaalteken op (decimal; --decimal op de opdrachtregel), "
            "of exporteer met meer kolommen.",
            f"It is not clear whether ‘{cell}’ (line {line}) is {whole} or {first}.{last}: no other figure in "
            "this file settles it. Give the decimal sign (decimal; --decimal on the command line), or export with "
            "more columns.",
        )
    )


def _contradiction(first: tuple[str, int], second: tuple[str, int]) -> BadInput:
    return BadInput(
        Text(
            f"De getallen spreken elkaar tegen: ‘{first[0]}’ (regel {first[1]}) en ‘{second[0]}’ (regel {second[1]}) "
            "hebben niet "
            "hetzelfde decimaalteken. Waarschijnlijk is het bestand half omgezet; download de export opnieuw.",
            f"The figures contradict each other: ‘{first[0]}’ (line {first[1]}) and ‘{second[0]}’ (line {second[1]}) "
            "do "
            "not have the same decimal sign. The file was probably converted in part; download the export again.",
        )
    )


class Unreadable(ValueError):
    """A cell that holds no figure in the dialect of its file."""


_GROUPED: Final = {
    mark: re.compile(
        rf"(\d{{1,3}}(?P<g>[{re.escape(mark)}{_SPACES}{_APOSTROPHES}])\d{{3}}(?:(?P=g)\d{{3}})*|"
        rf"\d{{1,2}}(?:{re.escape(mark)}\d{{2}})+{re.escape(mark)}\d{{3}}|\d*)"
    )
    for mark in (".", ",")
}
"""Thousands in threes, or as in India: one mark before the last three digits and then every two."""


def number(cell: str, decimal: Mark) -> tuple[float, bool, str]:
    """The number in a cell, whether it is a percentage, and its currency sign.

    Raises:
        Unreadable: the cell holds no figure that is written with these marks.
    """
    body, negative, percent, sign = bare(cell)
    whole, mark, part = body.partition(decimal)
    grouped = _GROUPED[_other(decimal)].fullmatch(whole)
    if grouped is None or (mark and part and not part.isdecimal()) or not (whole or part):
        raise Unreadable(cell)
    digits = re.sub(r"\D", "", whole)
    size = float(f"{digits or '0'}.{part or '0'}")
    return -size if negative else size, percent, sign
