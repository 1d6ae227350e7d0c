"""Names of files made from names of people: safe on every system, and each its own."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST: Final = 100
"""Letters; with the ending and a number behind it that fits every file system, four bytes a letter too."""
_MOST_BYTES: Final = 200


def safe_name(words: str) -> str:
    """A file name without an ending that Windows, macOS and Linux all take.

    What no system takes becomes a space; a name that Windows keeps for itself (``con``) and an empty one get an
    underscore in front.
    """
    name = " ".join(_FORBIDDEN.sub(" ", unicodedata.normalize("NFC", words)).split()).strip(". ")[:_LONGEST]
    while len(name.encode()) > _MOST_BYTES:
        name = name[:-1]
    name = name.strip(". ")
    return f"_{name}" if not name or _RESERVED.fullmatch(name) or name.startswith("~$") else name


def unique_name(name: str, taken: set[str]) -> str:
    """The name, with a number behind it where one that differs only in case is taken; it is taken from now on."""
    found, number = name, 2
    while found.casefold() in taken:
        found = f"{name} ({number})"
        number += 1
    taken.add(found.casefold())
    return found
