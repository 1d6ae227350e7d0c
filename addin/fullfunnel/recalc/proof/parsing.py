"""A formula as a tree: calls, operators, references and constants, with names and tables filled in.

Grammar and precedence after ECMA-376 18.17.2. A formula that is nested deeper than Excel allows, or that holds a word
with no place in the grammar, has no tree; such a formula is never evaluated here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.formulas.spelling import bare, our_name
from fullfunnel.xlsx.address import Area, area
from fullfunnel.xlsx.formula import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

DEEPEST: Final = 64
"""Levels of nesting that Excel takes."""
LONGEST: Final = 150
"""Operators in a row; each is one level deeper in the tree."""
_COMPARISONS: Final = frozenset({"=", "<", ">", "<>", "<=", ">="})
_POWER_OF: Final = {"^": 5, "*": 4, "/": 4, "+": 3, "-": 3, "&": 2, **dict.fromkeys(_COMPARISONS, 1)}


class NoTree(ValueError):
    """The formula has no tree: it is damaged, nested too deep, or uses what is not read here."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, text, logical value or error in the formula itself."""

    value: float | str | bool
    error: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """An argument that was left out between two commas."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Cells of one sheet."""

    sheet: str
    area: Area

    @property
    def single(self) -> bool:
        """Whether it is one cell."""
        return self.area.height == self.area.width == 1


@dataclass(frozen=True, slots=True)
class Listed:
    """An array of constants, ``{1,2;3,4}``."""

    values: tuple[Constant, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments; ``ours`` is the squeezed name of a function of ours, else empty."""

    name: str
    arguments: tuple[Node, ...]
    ours: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """An operator with its operands: two, or one for a sign before or a ``%`` behind."""

    sign: str
    operands: tuple[Node, ...]


Node = Constant | Missing | Reference | Listed | Call | Operation


@lru_cache(maxsize=16_384)
def tree(words: tuple[Token, ...]) -> Node:
    """The tree of a formula of which names, tables and sheets were filled in.

    Raises:
        NoTree: see there.
    """
    parser = _Parser([word for word in words if word.kind is not Kind.SPACE or "\n" not in word.text])
    found = parser.expression(0, 0)
    parser.require_end()
    return found


class _Parser:
    def __init__(self, words: Sequence[Token]) -> None:
        self._words = words
        self._at = 0

    def require_end(self) -> None:
        self._skip()
        if self._at != len(self._words):
            raise NoTree

    def _skip(self) -> None:
        while self._at < len(self._words) and self._words[self._at].kind is Kind.SPACE:
            self._at += 1

    def _peek(self) -> str:
        """The sign that comes next; empty where a word or nothing follows."""
        self._skip()
        if self._at >= len(self._words) or self._words[self._at].kind is not Kind.SIGN:
            return ""
        sign = self._words[self._at].text
        if sign in {"<", ">"} and self._at + 1 < len(self._words):
            pair = sign + self._words[self._at + 1].text
            if pair in _COMPARISONS:
                return pair
        return sign

    def _take(self, sign: str) -> None:
        if self._peek() != sign:
            raise NoTree
        self._at += len(sign)

    def expression(self, weakest: int, depth: int) -> Node:
        if depth > DEEPEST:
            raise NoTree
        left, length = self._signed(depth), 0
        while (power := _POWER_OF.get(sign := self._peek(), 0)) > weakest:
            self._take(sign)
            length += 1
            if length > LONGEST:
                raise NoTree
            left = Operation(sign, (left, self.expression(power, depth + 1)))
        return left

    def _signed(self, depth: int) -> Node:
        signs = []
        while (sign := self._peek()) in {"+", "-", "@"} and sign:
            signs.append(sign)
            self._take(sign)
        found = self._primary(depth)
        while self._peek() == "%":
            self._take("%")
            found = Operation("%", (found,))
        if len(signs) > DEEPEST:
            raise NoTree
        for sign in reversed(signs):
            found = Operation("u" + sign, (found,))
        return found

    def _primary(self, depth: int) -> Node:
        found = self._plain(depth)
        while self._peek() == ":":
            self._take(":")
            found = Operation(":", (found, self._plain(depth)))
        return found

    def _plain(self, depth: int) -> Node:  # noqa: PLR0911 one line a kind of word
        self._skip()
        if self._at >= len(self._words):
            raise NoTree
        word = self._words[self._at]
        if word.kind is Kind.SIGN and word.text == "(":
            self._take("(")
            found = self.expression(0, depth + 1)
            self._take(")")
            return Operation("(", (found,))
        if word.kind is Kind.SIGN and word.text == "{":
            return self._listed()
        self._at += 1
        if word.kind is Kind.NUMBER:
            return Constant(float(word.text))
        if word.kind is Kind.TEXT:
            return Constant(word.text[1:-1].replace('""', '"'))
        if word.kind is Kind.ERROR:
            return Constant(word.text, error=True)
        if word.kind is Kind.AREA:
            return _reference(word.text)
        if word.kind is Kind.WORD:
            return self._word(word.text, depth)
        raise NoTree

    def _word(self, text: str, depth: int) -> Node:
        if self._at < len(self._words) and self._words[self._at].text == "(":
            self._at += 1
            arguments = self._arguments(depth)
            return Call(bare(text).upper(), arguments, our_name(text) or "")
        if text.upper() in {"TRUE", "FALSE"}:
            return Constant(text.upper() == "TRUE")
        raise NoTree

    def _arguments(self, depth: int) -> tuple[Node, ...]:
        if self._peek() == ")":
            self._take(")")
            return ()
        found: list[Node] = []
        while True:
            found.append(Missing() if self._peek() in {",", ")"} else self.expression(0, depth + 1))
            if self._peek() == ")":
                self._take(")")
                return tuple(found)
            self._take(",")

    def _listed(self) -> Node:
        self._take("{")
        found: list[Constant] = []
        minus = False
        while (sign := self._peek()) != "}":
            if sign in {",", ";", "+", "-"} and sign:
                self._take(sign)
                minus = sign == "-"
                continue
            value = self._plain(0)
            if not isinstance(value, Constant):
                raise NoTree
            found.append(Constant(-value.value) if minus and isinstance(value.value, float) else value)
            minus = False
        self._take("}")
        return Listed(tuple(found))


def _reference(text: str) -> Reference:
    sheet, _, cells = text.rpartition("!")
    found = area(cells)
    if found is None or not sheet:
        raise NoTree
    return Reference(sheet.removeprefix("'").removesuffix("'").replace("''", "'"), found)


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


def spelled(node: Node, replaced: Mapping[Node, str]) -> str:  # noqa: PLR0911 one line a kind of part
    """A formula as text again, with other words in place of some of its parts."""
    if node in replaced:
        return replaced[node]
    if isinstance(node, Constant):
        return _constant(node)
    if isinstance(node, Missing):
        return ""
    if isinstance(node, Reference):
        return _place(node)
    if isinstance(node, Listed):
        raise NoTree
    if isinstance(node, Call):
        return f"{node.name}({','.join(spelled(one, replaced) for one in node.arguments)})"
    inside = [spelled(one, replaced) for one in node.operands]
    if node.sign == "(":
        return f"({inside[0]})"
    if node.sign == "%":
        return f"{inside[0]}%"
    return f"{node.sign[1:]}{inside[0]}" if len(inside) == 1 else f"{inside[0]}{node.sign}{inside[1]}"


def _constant(node: Constant) -> str:
    if node.error or isinstance(node.value, bool):
        return str(node.value).upper()
    if isinstance(node.value, str):
        return '"' + node.value.replace('"', '""') + '"'
    return repr(node.value)


def _place(node: Reference) -> str:
    first, _, last = node.area.a1.partition(":")
    sheet = node.sheet.replace("'", "''")
    return f"'{sheet}'!{':'.join(end for end in (first, last) if end)}"
