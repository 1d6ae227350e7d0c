"""Phrases as somebody typed them, found in a line in one walk, however many phrases there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PIECE: Final = re.compile(r"\w+|\s+|[^\w\s]")
_LONGEST: Final = 60
"""Words, spaces and signs of a phrase; what is longer is a text, and no name or slogan."""


class _Node:
    """What may follow the pieces so far; ``ends`` where a phrase may end here."""

    __slots__ = ("ends", "following")

    def __init__(self) -> None:
        self.ends = False
        self.following: dict[str, _Node] = {}


class LiteralPhrases:
    """Phrases that are passed over or replaced where they stand on their own: ``NS`` is no part of ``kans``."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take in the phrases; case does not matter."""
        self._root = _Node()
        for phrase in phrases:
            pieces = [match[0].casefold() for match in _PIECE.finditer(phrase)]
            if not 0 < len(pieces) <= _LONGEST:
                continue
            node = self._root
            for piece in pieces:
                node = node.following.setdefault(piece, _Node())
            node.ends = True

    def spans(self, line: str) -> Iterator[tuple[int, int]]:
        """Where each phrase begins and ends, the longest one at each place, in the order of the line."""
        pieces = list(_PIECE.finditer(line))
        at = 0
        while at < len(pieces):
            start = pieces[at].start()
            end = None if start and _is_word(line[start - 1]) else self._end(pieces, at, line)
            if end is None:
                at += 1
            else:
                yield start, pieces[end].end()
                at = end + 1

    def _end(self, pieces: list[re.Match[str]], at: int, line: str) -> int | None:
        """The last piece of the longest phrase that begins here."""
        node, found = self._root, None
        for index in range(at, min(at + _LONGEST, len(pieces))):
            following = node.following.get(pieces[index][0].casefold())
            if following is None:
                break
            node = following
            behind = pieces[index].end()
            if node.ends and not (behind < len(line) and _is_word(line[behind])):
                found = index
        return found


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
