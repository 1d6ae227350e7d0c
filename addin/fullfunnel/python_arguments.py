"""What Python code passes to the face: each kind is looked at once, and what is something else is said in words.

A type in a signature keeps nobody from passing another. ``ignore_locks="no"`` would count as yes, a path with a NUL
byte would end in an error of the operating system, and a goal typed as ``"12.000"`` would be 12.
"""

from __future__ import annotations

import math
import numbers
import os
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from fullfunnel.errors import BadInput
from fullfunnel.language import LANGUAGES, Language, Text

if TYPE_CHECKING:
    from collections.abc import Collection

_LONGEST_NAME = 255
"""Bytes of one name in a path, on every disk of today."""
_LONGEST_QUOTE = 60
_MOST_BITS = 1023
"""Bits of a whole number that surely fits in a float."""


def quoted(given: object) -> str:
    """What was passed, in a few words for a sentence: a short text itself, of all else its type."""
    if not isinstance(given, str):
        return type(given).__name__
    shown = given if len(given) <= _LONGEST_QUOTE else f"{given[:_LONGEST_QUOTE]}…"
    return f"‘{shown.encode('utf-8', 'replace').decode()}’"


def flag(name: str, given: object) -> bool:
    """A yes or no.

    Raises:
        BadInput: it is neither ``True`` nor ``False``.
    """
    plain = python_value(given)
    if isinstance(plain, bool):
        return plain
    raise BadInput(
        Text(
            f"Geef bij {name} True of False, niet {quoted(given)}.",
            f"Pass True or False for {name}, not {quoted(given)}.",
        )
    )


def path(name: str, given: object) -> str | os.PathLike[str]:
    """A path, as it was passed.

    Raises:
        BadInput: it is no text or path, or no disk can have a file of that name.
    """
    if not isinstance(given, str | os.PathLike):
        raise BadInput(
            Text(
                f"Geef bij {name} een pad als tekst of Path, geen {quoted(given)}.",
                f"Pass a path for {name}, as a text or Path, not a {quoted(given)}.",
            )
        )
    spelled = os.fspath(given)
    if isinstance(spelled, str) and _can_be_a_file(spelled):
        return given
    raise BadInput(
        Text(
            f"{name}: {quoted(spelled)} kan geen naam van een bestand zijn. Kijk het pad na.",
            f"{name}: {quoted(spelled)} cannot be the name of a file. Check the path.",
        )
    )


def _can_be_a_file(spelled: str) -> bool:
    try:
        names = os.fsencode(spelled).replace(b"\\", b"/").split(b"/")
    except UnicodeEncodeError:
        return False
    return all(b"\0" not in name and len(name) <= _LONGEST_NAME for name in names)


def paths(name: str, given: object) -> list[str | os.PathLike[str]]:
    """Paths of workbooks and folders, patterns or URLs, for the function of this name.

    Raises:
        BadInput: it is no list of paths.
    """
    if isinstance(given, str | bytes | os.PathLike | Mapping) or not isinstance(given, Iterable):
        raise BadInput(
            Text(f'Geef een lijst van paden: {name}(["plannen/"]).', f'Pass a list of paths: {name}(["plans/"]).')
        )
    return [path("paths", each) for each in given]


def text(name: str, given: object, example: str) -> str:
    """A text.

    Raises:
        BadInput: it is something else.
    """
    if isinstance(given, str):
        return given
    raise BadInput(
        Text(
            f"Geef bij {name} een tekst, zoals {example}, geen {quoted(given)}.",
            f"Pass a text for {name}, such as {example}, not a {quoted(given)}.",
        )
    )


def choice(name: str, given: object, choices: Collection[str]) -> str:
    """One of a few words, as they are spelled.

    Raises:
        BadInput: it is another.
    """
    if isinstance(given, str) and given in choices:
        return given
    allowed = ", ".join(repr(each) for each in choices)
    raise BadInput(
        Text(
            f"{name} kan {allowed} zijn, niet {quoted(given)}.",
            f"{name} can be {allowed}, not {quoted(given)}.",
        )
    )


def language(given: object) -> Language:
    """``"nl"`` or ``"en"``.

    Raises:
        BadInput: it is something else.
    """
    return "nl" if choice("language", given, LANGUAGES) == "nl" else "en"


def number(name: str, given: object) -> float:
    """A number from Python, numpy, ``decimal`` or ``fractions``; no text, for which way to read it is not sure.

    Raises:
        BadInput: it is no number, or not a finite one.
    """
    plain = python_value(given)
    if isinstance(plain, numbers.Real | Decimal) and not isinstance(plain, bool):
        try:
            value = float(plain)
        except (OverflowError, ValueError):  # larger than any float, or a signalling NaN
            value = math.inf
        if math.isfinite(value):
            return value
        raise BadInput(
            Text(
                f"Geef bij {name} een eindig getal, zoals 12_000.",
                f"Pass a finite number for {name}, such as 12_000.",
            )
        )
    raise BadInput(
        Text(
            f"Geef bij {name} een getal, zoals 12_000, niet {quoted(given)}.",
            f"Pass a number for {name}, such as 12_000, not {quoted(given)}.",
        )
    )


def day(name: str, given: object) -> date:
    """A day: a date, or the day of a moment without a time zone.

    Raises:
        BadInput: it is something else.
    """
    if isinstance(given, datetime) and python_value(given) is not None and given.tzinfo is None:
        return given.date()
    if isinstance(given, date) and not isinstance(given, datetime):
        return given
    raise BadInput(
        Text(
            f"Geef bij {name} een dag, zoals date(2027, 3, 1), geen {quoted(given)}.",
            f"Pass a day for {name}, such as date(2027, 3, 1), not a {quoted(given)}.",
        )
    )


def positive(name: str, given: object) -> float:
    """A number above zero.

    Raises:
        BadInput: it is something else.
    """
    value = number(name, given)
    if value > 0:
        return value
    raise BadInput(Text(f"Geef bij {name} een getal boven nul.", f"Pass a number above zero for {name}."))


def count(name: str, given: object) -> int:
    """A whole number of one or more.

    Raises:
        BadInput: it is something else.
    """
    plain = python_value(given)
    if isinstance(plain, int) and not isinstance(plain, bool) and plain >= 1:
        return plain
    raise BadInput(
        Text(
            f"Geef bij {name} een geheel getal van 1 of meer, niet {quoted(given)}.",
            f"Pass a whole number of 1 or more for {name}, not {quoted(given)}.",
        )
    )


def is_beyond_floats(value: object) -> bool:
    """Whether a whole number is larger than any number that a cell or a calculation can have."""
    return isinstance(value, int) and value.bit_length() > _MOST_BITS


def python_value(given: Any) -> Any:  # noqa: ANN401  # anything may be passed
    """A single value of numpy as Python's own; what pandas puts for nothing as ``None``; anything else as it is."""
    kind = type(given)
    if kind.__module__.partition(".")[0] == "pandas" and kind.__name__ in {"NAType", "NaTType"}:
        return None
    if kind.__module__.partition(".")[0] == "numpy" and getattr(given, "ndim", None) == 0:
        return given.item()
    return given
