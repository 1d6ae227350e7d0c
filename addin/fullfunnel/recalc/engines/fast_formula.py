"""A formula as the engine gets it: calls of ours, comparisons and joined texts handed to functions of our own.

``FUNNEL_MAX_CPA(C5,1000,,,"paid")`` in the formula with number 17 becomes
``FULLFUNNEL_CALL(17,"FUNNELMAXCPA/11001",C5,1000,0,0,"paid")``: the engine hands an omitted argument over as 0, so
which ones were given is said beforehand. ``A1>B1`` becomes ``FULLFUNNEL_COMPARE(17,">",A1,B1)``, ``A1&B1``
``FULLFUNNEL_JOIN(17,A1,B1)``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.engines.own_functions import OWN
from fullfunnel.recalc.formulas.spelling import our_name
from fullfunnel.xlsx.address import area
from fullfunnel.xlsx.formula import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

CALL: Final = "FULLFUNNEL_CALL"
COMPARE: Final = "FULLFUNNEL_COMPARE"
JOIN: Final = "FULLFUNNEL_JOIN"
OWN_FUNCTION: Final = "FULLFUNNEL_OWN"
FIRST: Final = "FULLFUNNEL_FIRST"
"""The first of what a formula gives, as a cell shows it that does not spill."""

_NOT_BLANK: Final = re.compile(r'-?[0-9.]+|"(?!<>|=)[^"]+"')
"""A condition that no blank cell meets, whatever the workbook holds."""
_PAIRS: Final = frozenset({"<>", "<=", ">="})
_COMPARISONS: Final = frozenset({"=", "<", ">"})


class Unbalanced(ValueError):
    """Brackets that do not match: no formula that Excel would keep."""


class EngineFormula:
    """The engine's spelling of one formula, and which functions it calls in a way that matters."""

    def __init__(self, words: Sequence[Token], number: int) -> None:
        """Spell the words of a formula (names, tables and sheets filled in); ``number`` marks its calls.

        Raises:
            Unbalanced: its brackets do not match.
        """
        self.approximate = False
        """Whether a MATCH is not an exact one."""
        self.uneven = False
        """Whether a SUMIFS or COUNTIFS goes over ranges of two sizes: ``#VALUE!`` in Excel, a number in the engine."""
        self.counts_blanks = False
        """Whether a COUNTIF or COUNTIFS may count blank cells, of which a whole column has a million."""
        self._number = number
        self._open = [_Bracket(number)]
        index = 0
        while index < len(words):
            index += self._take(words, index)
        if len(self._open) != 1:
            raise Unbalanced
        self.text = self._open[0].expression()

    def _take(self, words: Sequence[Token], index: int) -> int:
        """Take in one word, or the two of ``<>``; how many were taken."""
        word, inside = words[index], self._open[-1]
        if word.kind is not Kind.SIGN or (inside.constant and word.text != "}"):
            inside.add(word)
        elif word.text in {"(", "{"}:
            self._open.append(_Bracket(self._number, _function(words, index), constant=word.text == "{"))
        elif word.text in {")", "}"}:
            self._close()
        elif word.text == ",":
            inside.argument_ends()
        elif word.text == "&":
            inside.join()
        elif word.text in _COMPARISONS:
            following = words[index + 1].text if index + 1 < len(words) else ""
            pair = word.text + following
            inside.compare(pair if pair in _PAIRS else word.text)
            return 2 if pair in _PAIRS else 1
        else:
            inside.add(word)
        return 1

    def _close(self) -> None:
        if len(self._open) == 1:
            raise Unbalanced
        closed = self._open.pop()
        outside = self._open[-1]
        if closed.constant:
            outside.pieces.append("{" + "".join(closed.pieces) + "}")
            return
        closed.argument_ends()
        arguments = closed.arguments
        if closed.function.upper() == "MATCH":
            self.approximate = self.approximate or [text.strip() for text in arguments[2:]] != ["0"]
        self.uneven = self.uneven or len(_sizes(closed.function.upper(), arguments)) > 1
        if closed.function.upper() in {"COUNTIF", "COUNTIFS"}:
            conditions = [text.strip() for text in arguments[1::2]]
            self.counts_blanks = self.counts_blanks or not all(map(_NOT_BLANK.fullmatch, conditions))
        name = our_name(closed.function) if closed.function else None
        if closed.function.upper() in OWN:
            outside.pieces[-1] = OWN_FUNCTION
            arguments = [str(self._number), _quoted(closed.function.upper()), *arguments]
        if name is None:
            outside.pieces.append("(" + ",".join(arguments) + ")")
            return
        given = [bool(text.strip()) for text in arguments]
        mask = "".join("1" if here else "0" for here in given) if any(given) or len(given) > 1 else ""
        values = [text if here else "0" for text, here in zip(arguments, given, strict=True)][: len(mask)]
        outside.pieces[-1] = f"{CALL}({','.join([str(self._number), _quoted(f'{name}/{mask}'), *values])})"


class _Bracket:
    """What stands between two brackets: arguments, each of compared, joined and plain pieces."""

    def __init__(self, number: int, function: str = "", *, constant: bool = False) -> None:
        self.function = function
        self.constant = constant
        """Whether it is an array written out, ``{1,2;3,4}``, in which nothing is evaluated."""
        self.arguments: list[str] = []
        self.pieces: list[str] = []
        self._number = number
        self._joined: list[str] = []
        self._compared = ""
        self._sign = ""
        self._only_text = False
        self._is_text = False

    def add(self, word: Token) -> None:
        if word.kind is not Kind.SPACE:
            self._only_text = word.kind is Kind.TEXT and not "".join(self.pieces).strip() and not self._joined
        self.pieces.append(word.text)

    def join(self) -> None:
        self._joined.append("".join(self.pieces))
        self.pieces = []

    def compare(self, sign: str) -> None:
        self._compared, self._is_text = self._operand()
        self._sign = sign

    def expression(self) -> str:
        """The argument so far, and a fresh start for the next."""
        text, _ = self._operand()
        self._compared = self._sign = ""
        return text

    def argument_ends(self) -> None:
        self.arguments.append(self.expression())

    def _operand(self) -> tuple[str, bool]:
        """What stands behind the last comparing sign, compared with what is before it; whether it is a bare text."""
        only_text = self._only_text
        self.join()
        pieces, self._joined, self._only_text = self._joined, [], False
        text = pieces[0] if len(pieces) == 1 else f"{JOIN}({self._number},{','.join(pieces)})"
        if not self._sign:
            return text, only_text
        # Beside a text in the formula itself no digits are compared, and the engine may do it.
        # (It tells letters with an accent from their capitals, which Excel does not.)
        if self._sign in {"=", "<>"} and (only_text or self._is_text) and f"{self._compared}{text}".isascii():
            return f"({self._compared}{self._sign}{text})", False
        return f"{COMPARE}({self._number},{_quoted(self._sign)},{self._compared},{text})", False


def _sizes(function: str, arguments: Sequence[str]) -> set[tuple[int, int]]:
    """Rows and columns of the ranges that have to be of one size."""
    ranges = {"COUNTIFS": arguments[::2], "SUMIFS": [*arguments[:1], *arguments[1::2]]}.get(function, ())
    found = [area(text.rpartition("!")[2].strip()) for text in ranges]
    return {(one.height, one.width) for one in found if one is not None}


def _function(words: Sequence[Token], index: int) -> str:
    return words[index - 1].text if index and words[index - 1].kind is Kind.WORD else ""


def _quoted(text: str) -> str:
    return f'"{text}"'
