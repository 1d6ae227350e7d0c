"""A backtracking matcher that counts its steps, so that the growth of a pattern is measured without a clock.

It runs the tree that Python's own ``re`` makes of a pattern in the order in which the engine of CPython tries things. A
step here is a step there, up to a constant factor, and the same text always takes the same number of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Final, NamedTuple

# The parser of ``re`` has no public name since Python 3.11.
_PARSER: Final[Any] = import_module("re._parser")
_COMPILER: Final[Any] = import_module("re._compiler")

MOST_STEPS: Final = 3_000_000
_WIDE: Final = 12
"""Characters of a repeated piece from which it is taken for one of any length."""
_SINGLE: Final = frozenset({"LITERAL", "NOT_LITERAL", "IN", "ANY", "CATEGORY", "RANGE"})
_REPEATS: Final = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})

Content = Any
"""The text a pattern runs over: ``str`` or ``bytes``, as the pattern is."""
Tree = Any
"""A piece of the parsed pattern: pairs of an operation and what belongs to it."""


class TooManySteps(Exception):
    """More steps than any linear pattern takes."""


class Single:
    """One character of a pattern: which characters it takes, asked of ``re`` itself."""

    def __init__(self, operation: Any, argument: Any, flags: int, *, is_bytes: bool) -> None:
        state = _PARSER.State()
        state.flags, state.str = flags, b"" if is_bytes else ""
        code = _COMPILER._code(  # noqa: SLF001 as above
            _PARSER.SubPattern(state, [(operation, argument)]), flags
        )
        self._takes = _COMPILER._sre.compile(  # noqa: SLF001
            b"x" if is_bytes else "x", flags, code, 0, {}, (None,)
        ).fullmatch
        self.known: dict[Content, bool] = {}
        """The characters asked so far."""

    def __call__(self, character: Content) -> bool:
        known = self.known.get(character)
        if known is None:
            known = self.known[character] = self._takes(character) is not None
        return known


_TAKE, _EITHER, _GO, _PASS, _SAVE, _MARK, _MATCH, _RARE = range(8)
_NUMBERS: Final = {"either": _EITHER, "go": _GO, "save": _SAVE, "mark": _MARK, "match": _MATCH}


class Step(NamedTuple):
    """One instruction: what it does, and one or two things that belong to it."""

    does: str
    first: Any = None
    second: Any = None


@dataclass(slots=True)
class Repeat:
    """A repeated piece of a pattern."""

    least: int
    most: int
    body: Tree


class Program:
    """A pattern as instructions."""

    def __init__(self, pattern: re.Pattern[Any]) -> None:
        self.is_bytes = isinstance(pattern.pattern, bytes)
        self.empty: Content = b"" if self.is_bytes else ""
        self.tree: Tree = _PARSER.parse(pattern.pattern, pattern.flags)
        self.flags: int = self.tree.state.flags
        self.longest_bound = 0
        """The largest number in a bounded repeat: growth is linear only past it."""
        self._steps: list[Step] = []
        self._singles: dict[str, Single] = {}
        self._refers_back = False
        self._emit(self.tree, self.flags)
        self._steps.append(Step("match"))
        self._code = [self._instruction(each) for each in self._steps]
        self._taken = 0
        self._most = MOST_STEPS
        self._characters: list[Content] = []

    @property
    def singles(self) -> list[Single]:
        """Every set of characters in the pattern."""
        return list(self._singles.values())

    def single(self, operation: Any, argument: Any, flags: int) -> Single:
        """What one character of the pattern takes."""
        key = f"{operation} {argument} {flags}"
        if key not in self._singles:
            self._singles[key] = Single(operation, argument, flags, is_bytes=self.is_bytes)
        return self._singles[key]

    def _emit(self, items: Tree, flags: int) -> None:
        steps = self._steps
        for operation, argument in items:
            name = str(operation)
            if name in _SINGLE:
                steps.append(Step("take", self.single(operation, argument, flags)))
            elif name == "BRANCH":
                self._emit_branches(argument[1], flags)
            elif name == "SUBPATTERN":
                group, added, removed, body = argument
                steps.append(Step("save", 2 * (group or 0)))
                self._emit(body, (flags | added) & ~removed)
                steps.append(Step("save", 2 * (group or 0) + 1))
            elif name in {"MAX_REPEAT", "MIN_REPEAT"}:
                self._emit_repeat(repeat_of(argument), flags, greedy=name == "MAX_REPEAT")
            elif name in {"POSSESSIVE_REPEAT", "ATOMIC_GROUP", "ASSERT", "ASSERT_NOT"}:
                self._emit_closed(name, argument, flags)
            elif name == "AT":
                steps.append(Step("at", str(argument), flags))
            elif name == "GROUPREF":
                self._refers_back = True
                steps.append(Step("again", argument))
            else:
                raise NotImplementedError(name)

    def _emit_branches(self, branches: list[Tree], flags: int) -> None:
        steps, leaving = self._steps, []
        for branch in branches[:-1]:
            at = len(steps)
            steps.append(Step("to be filled"))
            self._emit(branch, flags)
            leaving.append(len(steps))
            steps.append(Step("to be filled"))
            steps[at] = Step("either", at + 1, len(steps))
        self._emit(branches[-1], flags)
        for at in leaving:
            steps[at] = Step("go", len(steps))

    def _emit_repeat(self, repeat: Repeat, flags: int, *, greedy: bool) -> None:
        steps = self._steps
        for _ in range(repeat.least):
            self._emit(repeat.body, flags)
        forever = repeat.most >= int(_PARSER.MAXREPEAT)
        widest = min(int(repeat.body.getwidth()[1]), _WIDE) if hasattr(repeat.body, "getwidth") else 1
        self.longest_bound = max(self.longest_bound, (repeat.least if forever else repeat.most) * max(widest, 1))
        openings = []
        for _ in range(1 if forever else repeat.most - repeat.least):
            at = len(steps)
            openings.append(at)
            steps.append(Step("to be filled"))
            # Only a body that may take nothing can stand still; for any other the two are steps that do nothing.
            still = hasattr(repeat.body, "getwidth") and repeat.body.getwidth()[0] == 0
            if forever:
                steps.append(Step("mark", at) if still else Step("go", at + 2))
            self._emit(repeat.body, flags)
            if forever:
                steps += (Step("moved", at) if still else Step("go", len(steps) + 1), Step("go", at))
        for at in openings:
            ways = (at + 1, len(steps))
            steps[at] = Step("either", *(ways if greedy else ways[::-1]))

    def _emit_closed(self, name: str, argument: Any, flags: int) -> None:
        """A piece that is matched by itself and never entered again."""
        steps, at = self._steps, len(self._steps)
        steps.append(Step("to be filled"))
        if name == "POSSESSIVE_REPEAT":
            self._emit_repeat(repeat_of(argument), flags, greedy=True)
        else:
            self._emit(argument if name == "ATOMIC_GROUP" else argument[1], flags)
        steps.append(Step("match"))
        if name.startswith("ASSERT"):
            direction, body = argument
            behind = body.getwidth()[0] if direction < 0 else 0
            steps[at] = Step("look", (at + 1, behind, name == "ASSERT"), len(steps))
        else:
            steps[at] = Step("closed", at + 1, len(steps))

    def _instruction(self, step: Step) -> tuple[int, Any, Any]:
        """A step as the loop reads it: a number for what it does, and of a set of characters those it knows."""
        if step.does == "take":
            return _TAKE, step.first, step.first.known
        if step.does == "save" and not self._refers_back:
            return _PASS, None, None
        return _NUMBERS.get(step.does, _RARE), step.first, step.second

    def steps_over(self, text: Content, how: str, most: int = MOST_STEPS) -> int:
        """The steps that the pattern takes: ``match`` and ``fullmatch`` once, else as ``finditer`` does.

        Raises:
            TooManySteps: more than ``most``.
        """
        self._taken, self._most = 0, most
        self._characters = [text[at : at + 1] for at in range(len(text))]
        if how in {"match", "fullmatch"}:
            self._run(text, 0, 0, {}, whole=how == "fullmatch")
            return self._taken
        at = 0
        while at <= len(text):
            end = self._run(text, 0, at, {})
            at = end if end is not None and end > at else at + 1
        return self._taken

    def _run(  # noqa: C901, PLR0912 one branch an instruction, as in any such machine
        self, text: Content, step: int, at: int, saved: dict[Any, int], *, whole: bool = False
    ) -> int | None:
        """Where a match ends that begins at a step of the program and a place of the text."""
        later = [(step, at, saved)]
        code, length, taken, most = self._code, len(text), self._taken, self._most
        characters = self._characters
        while later:
            step, at, saved = later.pop()
            while True:
                taken += 1
                does, first, second = code[step]
                if does == _TAKE:
                    if at >= length:
                        break
                    character = characters[at]
                    if not (second[character] if character in second else first(character)):
                        break
                    step, at = step + 1, at + 1
                elif does == _EITHER:
                    later.append((second, at, saved))
                    step = first
                elif does == _GO:
                    step = first
                elif does == _PASS:
                    step += 1
                elif does in {_SAVE, _MARK}:
                    saved = {**saved, (self._steps[step].does, first): at}
                    step += 1
                elif does == _MATCH:
                    if whole and at != length:
                        break
                    self._taken = taken
                    return at
                else:
                    self._taken = taken
                    following = self._rare(self._steps[step], text, step, at, saved)
                    taken = self._taken
                    if following is None:
                        break
                    step, at = following
            if taken > most:
                raise TooManySteps
        self._taken = taken
        return None

    def _rare(
        self, instruction: Step, text: Content, step: int, at: int, saved: dict[Any, int]
    ) -> tuple[int, int] | None:
        does, first, second = instruction
        if does == "moved":
            return None if saved[("mark", first)] == at else (step + 1, at)
        if does == "look":
            inner, behind, wanted = first
            found = at >= behind and self._run(text, inner, at - behind, saved) is not None
            return (second, at) if found is wanted else None
        if does == "closed":
            end = self._run(text, first, at, saved)
            return None if end is None else (second, end)
        if does == "again":
            piece = text[saved[("save", 2 * first)] : saved[("save", 2 * first + 1)]]
            self._taken += len(piece)
            return (step + 1, at + len(piece)) if text.startswith(piece, at) else None
        return (step + 1, at) if self._stands(first, text, at, second) else None

    def _stands(self, where: str, text: Content, at: int, flags: int) -> bool:
        before, after = text[max(at - 1, 0) : at], text[at : at + 1]
        new_line = b"\n" if self.is_bytes else "\n"
        lines = bool(flags & re.MULTILINE)
        if where == "AT_BEGINNING_STRING":
            return at == 0
        if where == "AT_BEGINNING":
            return at == 0 or (lines and before == new_line)
        if where == "AT_END":
            return at == len(text) or text[at:] == new_line or (lines and after == new_line)
        if where == "AT_END_STRING":
            return at == len(text)
        is_edge = self._is_word(before) != self._is_word(after)
        return is_edge if where == "AT_BOUNDARY" else not is_edge

    def _is_word(self, character: Content) -> bool:
        return bool(character) and (character.isalnum() or character == (b"_" if self.is_bytes else "_"))


def repeat_of(argument: Any) -> Repeat:
    """What a repeat of the parsed tree says."""
    least, most, body = argument
    return Repeat(int(least), int(most), body)


@cache
def program(pattern: re.Pattern[Any]) -> Program:
    """The program of a pattern; made once."""
    return Program(pattern)
