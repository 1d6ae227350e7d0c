"""How a Dutch line addresses the reader: je or u. Fixed phrases, titles and quoted speech do not count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.text.phrases import Phrases
from fullfunnel.checks.text.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.checks.text.words import Word

_FAMILIAR: Final = frozenset({"je", "jij", "jou", "jouw", "jullie", "jezelf", "jouwe"})
_FORMAL: Final = frozenset({"u", "uw", "uzelf", "uwe"})
_QUOTED: Final = re.compile(r"[\"“„«][^\"”»]*[\"”»]|(?<!\w)['‘][^'’]{3,}['’](?!\w)")
_WORD: Final = 3
_FIXED: Final = Phrases(
    {
        "fixed": (
            "stel je voor",
            "stel je eens voor",
            "weet je wel",
            "je weet maar nooit",
            "je weet nooit",
            "kun je nagaan",
            "je zal maar",
            "je zult maar",
            "kijk je aan",
            "wat je zegt",
            "zeg nu/nou zelf",
            "dank u wel",
            "dank je wel",
            "dank u",
            "dank je",
            "dank jullie",
            "alstublieft",
            "hou je van",
            "thank u",
            "wat dacht je",
            "doe je ding",
            "leef je leven",
            "je bent jong",
            "maak je geen",
            "wees jezelf",
            "jezelf zijn",
            "lach je",
            "je reinste",
            "u zei",
            "gaat uw gang",
            "ga je gang",
            "hoe durf je",
            "ja je",
        )
    }
)


class Address(NamedTuple):
    """The forms of address in a line, as they stand there."""

    familiar: tuple[str, ...]
    formal: tuple[str, ...]

    @property
    def only(self) -> str | None:
        """``je`` or ``u`` where the line keeps to one of them."""
        if self.familiar and not self.formal:
            return "je"
        return "u" if self.formal and not self.familiar else None


def address_in(lines: Iterable[str]) -> Address:
    """How a message in Dutch addresses its reader."""
    familiar: list[str] = []
    formal: list[str] = []
    for line in lines:
        words = words_in(_QUOTED.sub(lambda found: " " * len(found.group()), line))
        fixed = {at for found in _FIXED.find(words) for at in range(found.first, found.end)}
        for at, word in enumerate(words):
            if at in fixed or _is_title(words, at):
                continue
            if word.form in _FAMILIAR:
                familiar.append(word.text)
            elif word.form in _FORMAL:
                formal.append(word.text)
    return Address(tuple(familiar), tuple(formal))


def _is_title(words: tuple[Word, ...], at: int) -> bool:
    """Whether a capital in the middle of a sentence makes it part of a name: de gids Je eerste huis."""
    word = words[at]
    if not word.is_name_like:
        return False
    return not all(each.text.isupper() for each in words if each.text.isalpha() and len(each.text) >= _WORD)
