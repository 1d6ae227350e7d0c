"""Fixed phrases, found in the words of a line.

A phrase is written as it is said, with a few marks: ``bestel*`` is any word that begins so, ``*verzekering`` any word
that ends so, ``#`` a number, ``~`` at most three words that do not matter (``~~`` at most eight), ``meer/more`` one of
several words, and ``^`` the beginning of a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fullfunnel.checks.text.words import Word

Label = TypeVar("Label")

_GAPS: Final = {"~": 3, "~~": 8}
_SHORTEST: Final = 2


def phrases(written: str) -> tuple[str, ...]:
    """Phrases written one after the other with ``|`` between them."""
    return tuple(phrase for each in written.split("|") if (phrase := " ".join(each.split())))


class Found(NamedTuple, Generic[Label]):
    """A phrase in a line: what it stands for and the words from ``first`` up to ``end``."""

    label: Label
    first: int
    end: int


class _Step(NamedTuple):
    """One step of a phrase: the words it may be, and how many words it may skip where it is a gap."""

    exact: frozenset[str]
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    gap: int


class _Phrase(NamedTuple, Generic[Label]):
    steps: tuple[_Step, ...]
    label: Label
    opens: bool


class Phrases(Generic[Label]):
    """Many phrases with what each stands for; all of them are looked up in one walk over the line."""

    def __init__(self, phrases: Mapping[Label, Iterable[str]]) -> None:
        """Sort the phrases by the word they begin with.

        Args:
            phrases: for each label its phrases.
        """
        self._exact: dict[str, list[_Phrase[Label]]] = {}
        self._begins: dict[str, list[_Phrase[Label]]] = {}
        self._ends: dict[str, list[_Phrase[Label]]] = {}
        for label, written in phrases.items():
            for phrase in written:
                self._add(label, phrase)

    def _add(self, label: Label, written: str) -> None:
        opens = written.startswith("^")
        first, *rest = written.removeprefix("^").split()
        phrase = _Phrase(tuple(map(_step, rest)), label, opens)
        for form in first.split("/"):
            if form.endswith("*"):
                self._begins.setdefault(form[:-1], []).append(phrase)
            elif form.startswith("*"):
                self._ends.setdefault(form[1:], []).append(phrase)
            else:
                self._exact.setdefault(form, []).append(phrase)

    def find(self, words: Sequence[Word]) -> Iterator[Found[Label]]:
        """Every phrase in the line, in the order of the words they begin with."""
        for at, word in enumerate(words):
            for phrase in self._candidates(word):
                if phrase.opens and not word.opens:
                    continue
                end = _match(phrase.steps, 0, words, at + 1)
                if end is not None:
                    yield Found(phrase.label, at, end)

    def _candidates(self, word: Word) -> Iterator[_Phrase[Label]]:
        form = word.form
        yield from self._exact.get(form, ())
        if form[0].isdigit():
            yield from self._exact.get("#", ())
        if self._begins:
            for length in range(_SHORTEST, len(form) + 1):
                yield from self._begins.get(form[:length], ())
        if self._ends:
            for start in range(1, len(form) - _SHORTEST + 1):
                yield from self._ends.get(form[start:], ())


def _step(written: str) -> _Step:
    forms = written.split("/")
    return _Step(
        frozenset(each for each in forms if "*" not in each),
        tuple(each[:-1] for each in forms if each.endswith("*")),
        tuple(each[1:] for each in forms if each.startswith("*")),
        _GAPS.get(written, -1),
    )


def _match(steps: tuple[_Step, ...], step: int, words: Sequence[Word], at: int) -> int | None:
    """The index after the last word when the steps from ``step`` on fit the words from ``at`` on."""
    if step == len(steps):
        return at
    wanted = steps[step]
    if wanted.gap >= 0:
        sentence = words[at - 1].sentence
        for skipped in range(wanted.gap + 1):
            if at + skipped >= len(words) or words[at + skipped].sentence != sentence:
                return None
            end = _match(steps, step + 1, words, at + skipped)
            if end is not None:
                return end
        return None
    if at >= len(words) or not _fits(words[at], wanted):
        return None
    return _match(steps, step + 1, words, at + 1)


def _fits(word: Word, wanted: _Step) -> bool:
    form = word.form
    if form in wanted.exact or ("#" in wanted.exact and word.is_number):
        return True
    return form.startswith(wanted.begins) or form.endswith(wanted.ends)
