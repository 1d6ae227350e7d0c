"""In which encoding a file is written, from its first bytes and from what the whole can be read as."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from fullfunnel.errors import BadInput
from fullfunnel.language import Text

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8 with BOM"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32 with BOM"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32 with BOM"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16le with BOM"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16be with BOM"),
)
"""UTF-32 first: its mark begins as that of UTF-16 does."""
_KANA: Final = re.compile("[\u3040-\u30ff]")
_HALF_WIDTH: Final = re.compile("[\uff61-\uff9f\ue000-\uf8ff]")
"""Half-width kana and signs of nobody: what accented letters of the west become when they are read as Japanese."""
_FEWEST: Final = 3
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x80-\x9f]")
_USUAL: Final = frozenset("áàâäãåçéèêëíìîïñóòôöõøúùûüýÿæœßÁÀÂÄÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØÚÙÛÜÆŒ€£©®°–—‘’“”„…·•¿¡«»§´\u00a0")
"""What a name of a campaign in a language of western Europe holds beside ASCII."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a file are read."""

    codec: str
    name: str
    """For people."""
    why: Text
    stray: int = 0
    """How many bytes at the end belong to no character."""


def decide_encoding(content: bytes, *, whole: bool = True) -> Encoding:
    """The encoding of a file.

    Args:
        content: its bytes, or the first of them.
        whole: whether ``content`` is all of it; otherwise its end may stand in the middle of a character.

    Raises:
        BadInput: it is no text in any encoding that platforms write.
    """
    for mark, codec, name in _BOMS:
        if content.startswith(mark):
            stray = len(content) % 2 if codec == "utf-16" and whole else 0
            _require(content[: len(content) - stray], codec, whole=whole)
            why = Text("het bestand begint met het merkteken ervan", "the file begins with its byte order mark")
            return Encoding(codec, name, why, stray)
    wide = _wide(content)
    if wide is not None:
        why = Text("elke tweede byte is nul", "every other byte is zero")
        stray = len(content) % 2 if whole else 0
        _require(content[: len(content) - stray], wide, whole=whole)
        return Encoding(wide, f"{wide} without BOM", why, stray)
    if b"\x00" in content[:4096]:
        raise _no_text()
    if _decoded(content, "utf-8", whole=whole) is not None:
        plain = content.isascii()
        why = (
            Text("alle tekens zijn ASCII", "every character is ASCII")
            if plain
            else Text("elk teken is geldig UTF-8", "every character is valid UTF-8")
        )
        return Encoding("utf-8", "ascii" if plain else "utf-8", why)
    return _older(content, whole=whole)


def _older(content: bytes, *, whole: bool) -> Encoding:
    """An encoding of one or two bytes a character, by what it makes of the bytes that are no ASCII."""
    japanese = _decoded(content, "cp932", whole=whole)
    # The two bytes of é_ are a Japanese sign too, so kana are asked for: every header of a platform has some.
    if japanese is not None and len(_KANA.findall(japanese)) >= max(_FEWEST, 4 * len(_HALF_WIDTH.findall(japanese))):
        return Encoding("cp932", "shift_jis", Text("het geeft Japanse woorden", "it gives Japanese words"))
    best = max(("cp1252", "mac_roman"), key=lambda codec: _plausible(content, codec))
    if _plausible(content, best) < 0:
        raise _no_text()
    why = Text("de letters met accenten kloppen zo het best", "the accented letters fit best this way")
    return Encoding(best, best, why)


def _plausible(content: bytes, codec: str) -> float:
    text = _decoded(content, codec, whole=True)
    if text is None or _CONTROL.search(text.replace("\x85", "")):
        return -1.0
    other = [character for character in text if not character.isascii()]
    return sum(character in _USUAL for character in other) / max(len(other), 1)


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: text in Latin letters has a zero at every other place."""
    head = content[:2048]
    if len(head) < 8:  # noqa: PLR2004  # too little to go by
        return None
    even, odd = head[0::2].count(0) / len(head[0::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.4 and even < 0.05:  # noqa: PLR2004  # the zeros stand on one side
        return "utf-16-le"
    if even > 0.4 and odd < 0.05:  # noqa: PLR2004
        return "utf-16-be"
    return None


def _decoded(content: bytes, codec: str, *, whole: bool) -> str | None:
    try:
        return codecs.getincrementaldecoder(codec)("strict").decode(content, final=whole)
    except UnicodeDecodeError:
        return None


def _require(content: bytes, codec: str, *, whole: bool) -> None:
    if _decoded(content, codec, whole=whole) is None:
        raise _no_text()


def _no_text() -> BadInput:
    return BadInput(
        Text(
            "Dit bestand is geen leesbare tekst: het is beschadigd, of het is geen CSV. Download de export opnieuw.",
            "This file is not readable text: it is damaged, or it is not a CSV file. Download the export again.",
        )
    )
