"""Word lists kept as data in ``checks/lexicon``: plain text, a line an entry, ``#`` before a remark."""

from __future__ import annotations

from pathlib import Path
from typing import Final

LEXICON: Final = Path(__file__).parents[1] / "lexicon"


def lines_of(name: str) -> tuple[str, ...]:
    """The lines of a list, without remarks and blank lines.

    Args:
        name: the name of the file, such as ``synonyms.txt``.
    """
    lines = (LEXICON / name).read_text("utf-8").splitlines()
    return tuple(line for line in lines if line.strip() and not line.startswith("#"))


def words_of(name: str) -> frozenset[str]:
    """All words of a list, in the form in which words are compared."""
    return frozenset(word for line in lines_of(name) for word in line.split())
