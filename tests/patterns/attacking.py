"""Hostile texts for a pattern, made from the pattern itself: what its pieces take, over and over, and then no match.

An attack is a beginning, a piece to repeat, and an end. Repeated ``n``, ``2 n`` and ``3 n`` times a linear pattern
takes steps that grow by the same number twice; what is left over (the second difference) is more than linear growth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tests.patterns.stepping import MOST_STEPS, Content, Program, Single, TooManySteps, Tree, program, repeat_of

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

_CHARACTERS: Final = "a01 .-@_/A<\"'[(!x" + "".join(map(chr, range(32, 127))) + "\n\t\r\x00\x1bé€\u00a0•”–٣ß你"
_ENDS: Final = ("", "\x00", "!x")
_MOST_ATTACKS: Final = 240
_FEW_CLASSES: Final = 9
_LONGEST_BEGINNING: Final = 24
_REPEATED: Final = 14
_SINGLE: Final = frozenset({"LITERAL", "NOT_LITERAL", "IN", "ANY", "CATEGORY", "RANGE"})


class Attack(NamedTuple):
    """A text that grows."""

    begin: Content
    pump: Content
    end: Content

    def text(self, times: int) -> Content:
        """The text with so many pumps."""
        return self.begin + self.pump * times + self.end


class Growth(NamedTuple):
    """How the steps of a pattern grow."""

    excess: float
    """Steps beyond linear growth for each repetition of the pump; 0 for a linear pattern."""
    attack: Attack
    steps: tuple[int, ...]


def worst_growth(pattern: re.Pattern[Any], how: str) -> Growth:
    """The attack under which a pattern grows most.

    Args:
        pattern: what is tried.
        how: ``match`` and ``fullmatch`` where it is only ever used so; else ``search``.
    """
    known = program(pattern)
    times = max(_REPEATED, known.longest_bound + 6)
    worst = Growth(0.0, Attack(known.empty, known.empty, known.empty), ())
    for begin, pump in _attacks(known):
        for end in (_as(known, each) for each in _ENDS):
            attack = Attack(begin, pump, end)
            try:
                steps = tuple(known.steps_over(attack.text(times * each), how) for each in (1, 2, 3))
            except TooManySteps:
                return Growth(float("inf"), attack, (MOST_STEPS,))
            excess = (steps[2] - 2 * steps[1] + steps[0]) / times
            worst = max(worst, Growth(excess, attack, steps), key=lambda growth: growth.excess)
    return worst


def _as(known: Program, text: str) -> Content:
    return text.encode("latin-1", "ignore") if known.is_bytes else text


def _attacks(known: Program) -> list[tuple[Content, Content]]:
    alphabet = _alphabet(known)
    picks = (_picking(alphabet), _picking(alphabet[::-1]))
    found = [(known.empty, each) for each in alphabet]
    for branch in (0, -1):
        whole = _sample(known, known.tree, known.flags, picks[0], branch)
        found += [(known.empty, whole[:cut]) for cut in range(1, min(len(whole), _LONGEST_BEGINNING) + 1)]
        found += [(known.empty, whole), (known.empty, whole[:-1])]
    if len(alphabet) <= _FEW_CLASSES:
        found += [(known.empty, one + other) for one in alphabet for other in alphabet if one != other]
    found += _pumps(known, known.tree, known.flags, known.empty, alphabet)
    return list(dict.fromkeys((begin, pump) for begin, pump in found if pump))[:_MOST_ATTACKS]


def _alphabet(known: Program) -> list[Content]:
    """One character for each way in which the sets of the pattern tell characters apart."""
    classes: dict[tuple[bool, ...], Content] = {}
    for character in _CHARACTERS:
        one = _as(known, character)
        if one:
            classes.setdefault(tuple(single(one) for single in known.singles), one)
    return list(classes.values())


def _picking(alphabet: list[Content]) -> Callable[[Single], Content]:
    return lambda single: next(filter(single, alphabet), alphabet[0])


def _sample(known: Program, items: Tree, flags: int, pick: Callable[[Single], Content], branch: int = 0) -> Content:
    """A short text that a piece of the pattern takes, by its first or its last branches."""
    text = known.empty
    for operation, argument in items:
        name = str(operation)
        if name in _SINGLE:
            text += pick(known.single(operation, argument, flags))
        elif name == "BRANCH":
            text += _sample(known, argument[1][branch], flags, pick, branch)
        elif name == "SUBPATTERN":
            text += _sample(known, argument[3], flags, pick, branch)
        elif name.endswith("_REPEAT"):
            repeat = repeat_of(argument)
            text += _sample(known, repeat.body, flags, pick, branch) * repeat.least
        elif name == "ATOMIC_GROUP":
            text += _sample(known, argument, flags, pick, branch)
    return text


def _pumps(
    known: Program, items: Tree, flags: int, begin: Content, alphabet: list[Content]
) -> Iterator[tuple[Content, Content]]:
    """For every repeat: what leads up to it, and what its body takes."""
    for operation, argument in items:
        name = str(operation)
        if name.endswith("_REPEAT"):
            body = repeat_of(argument).body
            bodies = list(dict.fromkeys(_bodies(known, body, flags, alphabet)))
            yield from ((begin, one) for one in bodies)
            yield from ((begin, one + other) for one in bodies for other in bodies[:4])
            yield from _pumps(known, body, flags, begin, alphabet)
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from _pumps(known, branch, flags, begin, alphabet)
        elif name == "SUBPATTERN":
            yield from _pumps(known, argument[3], flags, begin, alphabet)
        elif name == "ATOMIC_GROUP":
            yield from _pumps(known, argument, flags, begin, alphabet)
        elif name.startswith("ASSERT"):
            yield from _pumps(known, argument[1], flags, begin, alphabet)
        begin += _sample(known, [(operation, argument)], flags, _picking(alphabet))


def _bodies(known: Program, body: Tree, flags: int, alphabet: list[Content]) -> Iterator[Content]:
    """Texts that the body of a repeat takes, each of its branches and sets of characters at least once."""
    yield _sample(known, body, flags, _picking(alphabet))
    yield _sample(known, body, flags, _picking(alphabet[::-1]))
    for operation, argument in body:
        inner = argument[3] if str(operation) == "SUBPATTERN" else [(operation, argument)]
        for one, of in inner:
            if str(one) == "BRANCH":
                yield from (_sample(known, branch, flags, _picking(alphabet)) for branch in of[1])
            elif str(one) in _SINGLE:
                yield from filter(known.single(one, of, flags), alphabet)
