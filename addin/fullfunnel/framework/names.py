"""Names as people type them: what counts as the same name, and which known name a misspelt one may have meant."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_SUGGESTION = Text("", "")


@lru_cache(maxsize=4096)
def same_name(name: str) -> str:
    """The form in which two spellings of one name are equal: case, spacing, no-break spaces and soft hyphens aside."""
    return " ".join(unicodedata.normalize("NFKC", name).replace("\u00ad", "").casefold().split())


def close_names(name: str, known: Iterable[str], *, cutoff: float = 0.6) -> list[str]:
    """At most three of the ``known`` names that ``name`` may have meant, nearest first."""
    # Only a name that was not found needs this module, so the cell functions start without it.
    from difflib import get_close_matches  # noqa: PLC0415

    spelled = {same_name(each): each for each in known}
    return [spelled[each] for each in get_close_matches(same_name(name), spelled, n=3, cutoff=cutoff)]


def did_you_mean(name: str, known: Iterable[str]) -> Text:
    """A sentence to put behind an error about an unknown ``name``; empty when nothing comes near."""
    close = close_names(name, known)
    if not close:
        return _NO_SUGGESTION
    return Text(
        f" Bedoel je {' of '.join(close)}?",
        f" Did you mean {' or '.join(close)}?",
    )
