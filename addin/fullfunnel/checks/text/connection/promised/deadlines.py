"""Until when something holds: an earlier last day than was said, in either way of writing a date."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.text.connection.contradiction import Clash
from fullfunnel.checks.text.words import forms, words_in
from fullfunnel.framework.typed.dates import MONTHS
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.text.fit.copy import Copy
    from fullfunnel.checks.text.words import Word

_UNTIL: Final = forms("""
    until till tot t/m through by before voor uiterlijk sluit sluiten eindigt eindigen stopt stoppen loopt deadline
    ends end closes close stops stop expires last laatste
""")
_BEFORE: Final = 4
"""So many words before a date say that it is the last day."""
_END: Final = forms("end einde eind ultimo")
_BEGIN: Final = forms("begin beginning start mid midden half")
_LAST: Final = 31
_FIRST: Final = 10
_YEAR: Final = 12 * _LAST
_DAYS: Final = 2
"""Two last days so near each other are one: until 30 November, until the end of November."""


class Deadline(NamedTuple):
    """A last day: the month and the day in it."""

    month: int
    day: int
    words: str

    @property
    def in_year(self) -> int:
        """Where it stands in a year, near enough to say which of two is first."""
        return self.month * _LAST + self.day


def earlier_deadline(before: Copy, after: Copy) -> Clash | None:
    """The last day that comes earlier in the second message than in the first.

    Args:
        before: the first message.
        after: the one that follows it.
    """
    first, then = _deadlines(*before.lines.values()), _deadlines(*after.lines.values())
    if not first or not then:
        return None
    if any(abs(_sooner(one, other)) <= _DAYS for one in first for other in then):
        return None
    one, other = first[0], then[0]
    return Clash(one.words, other.words, Text("laatste dag", "last day")) if _sooner(one, other) > 0 else None


def _sooner(one: Deadline, other: Deadline) -> int:
    """By how many days the other is sooner; of two days in half a year, for January comes after December."""
    return (one.in_year - other.in_year + _YEAR // 2) % _YEAR - _YEAR // 2


@lru_cache(maxsize=4096)
def _deadlines(*lines: str) -> tuple[Deadline, ...]:
    return tuple(each for line in lines for each in _in_line(line, words_in(line)))


def _in_line(line: str, words: tuple[Word, ...]) -> Iterator[Deadline]:
    for at, word in enumerate(words):
        month = MONTHS.get(word.form)
        if month is None or (word.form == "may" and not word.text[0].isupper()):
            continue
        near = [each for each in words[max(at - _BEFORE, 0) : at] if each.sentence == word.sentence]
        until = next((place for place, each in enumerate(near) if each.form in _UNTIL), None)
        if until is None:
            continue
        day = _day(words, at, near[until:])
        if day:
            last = words[at + 1] if at + 1 < len(words) and words[at + 1].is_number else word
            yield Deadline(month, day, line[near[until].start : last.end])


def _day(words: tuple[Word, ...], at: int, near: list[Word]) -> int:
    """The day of the month at a place, before or behind its name; 0 where none is said."""
    beside = [words[at - 1]] if at else []
    beside += words[at + 1 : at + 2]
    for each in beside:
        digits = each.form.rstrip(".")
        if digits.isdecimal() and 0 < int(digits) <= _LAST:
            return int(digits)
    said = {each.form for each in near}
    if said & _END:
        return _LAST
    return _FIRST if said & _BEGIN else 0
