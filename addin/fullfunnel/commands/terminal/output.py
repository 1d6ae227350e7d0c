"""What the commands print, made safe at one place.

Names of files, sheets and parts are somebody else's. Before a line is printed its personal data is masked, signs that
steer a terminal are spelled out, and a line that a CI would take for a command is broken; a terminal that cannot show a
sign gets another one; and a pipe that is closed ends the run quietly.
"""

from __future__ import annotations

import codecs
import json
import os
import re
import sys
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import typer

from fullfunnel.privacy.masking import without_personal_data

if TYPE_CHECKING:
    from collections.abc import Iterable

CLOSED_PIPE: Final = 141
"""The exit code of a program whose reader went away: 128 and the number of SIGPIPE, as shells give it."""

_STEERING: Final = re.compile(
    # Control characters, separators of lines and paragraphs, lone halves of a pair, and what turns or hides letters.
    "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_COMMAND: Final = re.compile(r"^(\s*+):(?=:)")
"""GitHub takes a line for a command that begins so, blanks before it or not."""
_OLD_COMMAND: Final = re.compile(r"##(?=\w{0,20}\[)")
"""``##[``, ``##vso[`` and ``##teamcity[`` are commands anywhere in a line."""
_SPELLED: Final = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
_ONE_BYTE: Final = 0xFF
_TWO_BYTES: Final = 0xFFFF
_PLAIN: Final = str.maketrans(
    {
        "•": "*",
        "·": "-",
        "–": "-",
        "—": "-",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "…": "...",
        "→": "->",
        "≥": ">=",
        "≤": "<=",
        "×": "x",
        "÷": "/",
        "−": "-",
        "€": "EUR",
        "£": "GBP",
    }
)
"""What stands for a sign on a terminal that does not have it."""
_HANDLER: Final = "fullfunnel"
_PLACES: Final = frozenset({"path", "plan", "file", "backup", "output", "uri", "$schema"})
"""Fields by which a program finds a file: they stay as they are."""

_without: Final = lru_cache(maxsize=2048)(without_personal_data)
"""The same sentence stands below hundreds of cells and thousands of workbooks."""


def shown(text: str) -> str:
    """A text as it may be printed: personal data masked, and nothing in it that steers a terminal."""
    return escaped(_without(text))


def escaped(text: str) -> str:
    r"""A text with every sign that steers a terminal or a line spelled out, such as ``\n``, ``\x1b`` and ``\u202e``."""
    return _STEERING.sub(_spelled, text)


def line(text: str) -> str:
    """A line as it may be printed, which no CI takes for a command."""
    return _OLD_COMMAND.sub(r"#\\x23", _COMMAND.sub(r"\1\\x3a", shown(text)))


def say(lines: str | Iterable[str], *, err: bool = False) -> None:
    """Print one line, or several; a line break within one is spelled out."""
    for one in [lines] if isinstance(lines, str) else lines:
        _write(f"{line(one)}\n", err=err)


def say_as_is(text: str, *, end: str = "\n") -> None:
    """Print what was made safe by its maker: JSON, and commands that are meant for a CI."""
    _write(text + end)


def _write(text: str, *, err: bool = False) -> None:
    # Not through Typer: that takes a terminal that has few signs for one that has them all.
    try:
        (sys.stderr if err else sys.stdout).write(text)
    except BrokenPipeError:
        close_quietly()
        raise typer.Exit(CLOSED_PIPE) from None


def dumped(value: Any, *, indent: int | None = None) -> str:
    """JSON in which personal data is masked, and that can be shown on a terminal."""
    text = json.dumps(_masked(value), ensure_ascii=not _is_unicode(), indent=indent)
    return _STEERING.sub(lambda match: match[0] if match[0] == "\n" else _in_json(match[0]), text)


def _masked(value: Any, key: str = "") -> Any:
    if isinstance(value, str):
        return value if key in _PLACES else _without(value)
    if isinstance(value, dict):
        return {name: _masked(each, name) for name, each in value.items()}
    return [_masked(each, key) for each in value] if isinstance(value, list | tuple) else value


def _spelled(match: re.Match[str]) -> str:
    sign = match[0]
    number = ord(sign)
    if sign in _SPELLED:
        return _SPELLED[sign]
    mark, digits = ("x", 2) if number <= _ONE_BYTE else ("u", 4) if number <= _TWO_BYTES else ("U", 8)
    return f"\\{mark}{number:0{digits}x}"


def _in_json(sign: str) -> str:
    return json.dumps(sign)[1:-1]


def _is_unicode() -> bool:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        return codecs.lookup(encoding).name.startswith("utf")
    except LookupError:
        return False


def show_what_can_be_shown() -> None:
    """From here on a terminal that has no sign for a character shows another one, and no command falls over it."""
    codecs.register_error(_HANDLER, _other_sign)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_HANDLER)


def _other_sign(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    pieces = []
    for character in error.object[error.start : error.end]:
        known = character.translate(_PLAIN)
        letters = "".join(each for each in unicodedata.normalize("NFKD", character) if each.isascii())
        pieces.append(known if known.isascii() else letters or "?")
    return "".join(pieces), error.end


def close_quietly() -> None:
    """Nobody reads any more: let what is still to be written go nowhere, so that Python does not fall over it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            os.dup2(nowhere, stream.fileno())
        except (OSError, ValueError):
            continue
