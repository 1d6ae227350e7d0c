"""Names as people type them: what counts as the same name, and which known name a misspelt one may have meant."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

_MUCH = 0.15
_LONGEST = 80
"""Letters of a name that is compared with others: what is longer is a sentence, and comparing two takes very long."""
_MOST = 500
"""Names that one is compared with."""
_NO_SUGGESTION = Text("", "")


@lru_cache(maxsize=4096)
def same_name(name: str) -> str:
    """The form in which two spellings of one name are equal: case, spacing, no-break spaces and soft hyphens aside."""
    return " ".join(unicodedata.normalize("NFKC", name).replace("\u00ad", "").casefold().split())


def close_names(name: str, known: Iterable[str], *, cutoff: float = 0.6) -> list[str]:
    """At most three of the ``known`` names that ``name`` may have meant, nearest first.

    A name much further off than the nearest one is left out: it would only cast doubt on a good guess.
    """
    # Only a name that was not found needs this module, so the cell functions start without it.
    from difflib import SequenceMatcher, get_close_matches  # noqa: PLC0415

    wanted = same_name(name)
    if len(wanted) > _LONGEST:
        return []
    spelled: dict[str, str] = {}
    for each in known:
        spelling = same_name(each)
        # Twice what two names can share at most, by what they have together: the bound that difflib begins with too.
        if len(spelling) <= _LONGEST and 2 * min(len(spelling), len(wanted)) >= cutoff * (len(spelling) + len(wanted)):
            spelled[spelling] = each
            if len(spelled) >= _MOST:
                break
    close = get_close_matches(wanted, spelled, n=3, cutoff=cutoff)
    likeness = [SequenceMatcher(None, each, wanted).ratio() for each in close]
    return [spelled[each] for each, like in zip(close, likeness, strict=True) if like > likeness[0] - _MUCH]


def did_you_mean(name: str, known: Iterable[str]) -> Text:
    """A sentence to put behind an error about an unknown ``name``; empty when nothing comes near."""
    close = close_names(name, known)
    if not close:
        return _NO_SUGGESTION
    return Text(
        f" Bedoel je {' of '.join(close)}?",
        f" Did you mean {' or '.join(close)}?",
    )
