"""Whether the second message speaks another language than the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.text.connection.contradiction import Clash
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.checks.text.fit.copy import Copy

_NAMES: Final = {"nl": Text("Nederlands", "Dutch"), "en": Text("Engels", "English")}
_SHOWN: Final = 4


def other_language(before: Copy, after: Copy) -> Clash | None:
    """The switch of language, when both messages are plainly in one."""
    first, then = before.text_language, after.text_language
    if not (first.is_sure and then.is_sure) or first.language is None or then.language is None:
        return None
    if first.language == then.language:
        return None
    return Clash(
        " ".join(first.words[:_SHOWN]),
        " ".join(then.words[:_SHOWN]),
        Text(
            f"van {_NAMES[first.language].nl} naar {_NAMES[then.language].nl}",
            f"from {_NAMES[first.language].en} to {_NAMES[then.language].en}",
        ),
    )
