"""Cells that a formula reads without naming them: those between two ends, and those beside a range that is too short.

``one:other`` is every cell between both ends, whether they are written as addresses or stand behind names. SUMIF and
AVERAGEIF take from their last range as many cells as the first one has, whatever its own size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.formulas.spelling import bare
from fullfunnel.xlsx.address import LAST_COLUMN, LAST_ROW, Area, area
from fullfunnel.xlsx.formula import Kind, Token, is_call, token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TAKES_ITS_SIZE: Final = {"SUMIF": (0, 2), "AVERAGEIF": (0, 2), "LOOKUP": (1, 2)}
"""Functions that go on past the end of the second of these arguments where the first of them is larger."""
_RESIZED: Final = frozenset({"SUMIF", "AVERAGEIF"})
"""Those of which it is documented how."""
_OPEN: Final = frozenset({"(", "{"})
_CLOSED: Final = frozenset({")", "}"})


class Reach:
    """The words of a formula with every area as it is read, and whether cells remain that nobody can name."""

    def __init__(self, words: Sequence[Token]) -> None:
        """Take the words of a formula in which names, tables and sheets were filled in."""
        self.words = list(words)
        self.areas: list[tuple[str, Area]] = []
        """What is read besides the areas that were in the words."""
        self.unnamed = False
        """Whether it reads cells that only a calculation can tell."""
        if any(word.text == ":" for word in words):
            self._join_ends()
        if any(word.kind is Kind.WORD and bare(word.text).upper() in _TAKES_ITS_SIZE for word in words):
            self._resize()

    def _join_ends(self) -> None:
        """``'S'!$A$2:'S'!$A$4``, as two names give it, is one area."""
        words = [word for word in self.words if word.kind is not Kind.SPACE or "\n" not in word.text]
        found: list[Token] = []
        index = 0
        while index < len(words):
            word = words[index]
            if word.text == ":" and found and index + 1 < len(words):
                first, last = _placed(found[-1]), _placed(words[index + 1])
                if first is not None and last is not None and first[0] == last[0]:
                    self._read(first[0], whole := _around(first[1], last[1]))
                    found[-1] = _spelled(found[-1].text, whole)
                    index += 2
                    continue
                self.unnamed = self.unnamed or not _picks_both_ends(words, index)
            found.append(word)
            index += 1
        self.words = found

    def _resize(self) -> None:
        for start, word in enumerate(words := tuple(self.words)):
            function = bare(word.text).upper() if word.kind is Kind.WORD else ""
            if function in _TAKES_ITS_SIZE and is_call(words, start):
                self._resize_in(function, list(_arguments(self.words, start + 1)))

    def _resize_in(self, function: str, arguments: Sequence[Sequence[int]]) -> None:
        one, other = _TAKES_ITS_SIZE[function]
        if len(arguments) <= other or not arguments[other]:
            return
        leading, following = self._area_in(arguments[one]), self._area_in(arguments[other])
        if leading is None or following is None:
            # An array, or a place that is calculated; INDEX gives no more than the area that it names.
            names = [self.words[at].text for at in (arguments[one][0], arguments[other][0])] if arguments[one] else []
            self.unnamed = self.unnamed or any(bare(name).upper() in {"IF", "CHOOSE"} for name in names)
            return
        size, at = (leading[1].height, leading[1].width), following[1]
        if (at.height, at.width) == size:
            return
        if function not in _RESIZED:
            if at.height * at.width < size[0] * size[1]:
                self.unnamed = True
            return
        bottom, right = at.top + size[0] - 1, at.left + size[1] - 1
        if bottom > LAST_ROW or right > LAST_COLUMN:
            self.unnamed = True
            return
        whole = Area(at.top, at.left, bottom, right)
        self._read(following[0], whole)
        place = next(at for at in arguments[other] if self.words[at].kind is Kind.AREA)
        self.words[place] = _spelled(self.words[place].text, whole)

    def _area_in(self, argument: Sequence[int]) -> tuple[str, Area] | None:
        """The area that an argument is, brackets and spaces aside."""
        inside = [self.words[at] for at in argument if self.words[at].kind is not Kind.SPACE]
        while len(inside) > 2 and inside[0].text == "(" and inside[-1].text == ")":  # noqa: PLR2004 both brackets
            inside = inside[1:-1]
        return _placed(inside[0]) if len(inside) == 1 else None

    def _read(self, sheet: str, whole: Area) -> None:
        self.areas.append((sheet, whole))


def _picks_both_ends(words: Sequence[Token], colon: int) -> bool:
    """``INDEX(a,1):INDEX(a,9)``: both ends are cells of one area, and so is all between them."""
    opened, depth = colon - 1, 0
    while opened >= 0:
        text = words[opened].text if words[opened].kind is Kind.SIGN else ""
        depth += (text == ")") - (text == "(")
        if depth <= 0:
            break
        opened -= 1
    ends = [words[at : at + 3] for at in (max(opened - 1, 0), colon + 1)]
    if any(len(end) < 3 or bare(end[0].text).upper() != "INDEX" or end[1].text != "(" for end in ends):  # noqa: PLR2004
        return False
    return ends[0][2].kind is Kind.AREA and ends[0][2].text == ends[1][2].text


def _arguments(words: Sequence[Token], opened: int) -> Iterator[list[int]]:
    """The places of the words of each argument of a call; ``opened`` is where its bracket stands."""
    depth, argument = 0, list[int]()
    for at in range(opened + 1, len(words)):
        text = words[at].text if words[at].kind is Kind.SIGN else ""
        if depth == 0 and text in {",", ")"} and text:
            yield argument
            if text == ")":
                return
            argument = []
            continue
        depth += (text in _OPEN) - (text in _CLOSED)
        argument.append(at)


def _placed(word: Token) -> tuple[str, Area] | None:
    """The sheet (as spelled) and the cells of an area that carries its sheet."""
    if word.kind is not Kind.AREA:
        return None
    sheet, _, cells = word.text.rpartition("!")
    found = area(cells)
    return None if found is None else (sheet, found)


def _around(one: Area, other: Area) -> Area:
    top, left = min(one.top, other.top), min(one.left, other.left)
    return Area(top, left, max(one.bottom, other.bottom), max(one.right, other.right))


def _spelled(like: str, whole: Area) -> Token:
    sheet, _, _ = like.rpartition("!")
    return token(Kind.AREA, f"{sheet}!{fixed(whole)}")


def fixed(whole: Area) -> str:
    """An area as no move shifts it: ``$A$1:$B$9``."""
    first, _, last = whole.a1.partition(":")
    return ":".join(f"${(at := end.rstrip('0123456789'))}${end[len(at) :]}" for end in (first, last) if end)
