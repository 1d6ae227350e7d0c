"""Words of a fixed list as a marketeer types them: in either language, with or without spaces and hyphens."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from fullfunnel.errors import BadInput
from fullfunnel.framework.names import same_name
from fullfunnel.framework.typed.cells import Cell, one_cell, words_of
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

Word = TypeVar("Word", bound=str)


def choice(cell: Cell, words: Mapping[Word, Text], default: Word, what: Text) -> Word:
    """What a word of a fixed list stands for, in either language.

    Zero is how some hosts hand over an argument that was left out.

    Raises:
        BadInput: a word that is not in the list.
    """
    given = one_cell(cell)
    typed = same_name(words_of(given))
    if not typed or given == 0:
        return default
    for choice, text in words.items():
        if _squeezed(typed) in {_squeezed(word) for word in (choice, text.nl, text.en)}:
            return choice
    raise BadInput(
        Text(
            f"‘{words_of(given)}’ ken ik niet als {what.nl}. Kies uit {', '.join(text.nl for text in words.values())}.",
            f"‘{words_of(given)}’ is unknown as {what.en}. Choose from "
            f"{', '.join(text.en for text in words.values())}.",
        )
    )


def _squeezed(word: str) -> str:
    """``break-even``, ``break even`` and ``breakeven`` are one word."""
    return same_name(word).replace("-", "").replace(" ", "")
