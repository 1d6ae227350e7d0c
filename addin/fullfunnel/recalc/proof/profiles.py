"""Which Excel a workbook was saved by: the languages that give back the values that it shows.

The language is not in the file, and what stands in its texts is no proof of it. But a formula that comes out otherwise
from language to language has a value in the file, and that one only some languages give.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.proof import decimal_marks, names_of_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fullfunnel.xlsx.book import Book

_LANGUAGES: Final = (
    *("en_US", "nl_NL", "de_DE", "fr_FR", "es_ES", "es_MX", "it_IT", "pt_BR", "ru_RU", "ja_JP", "ko_KR", "th_TH"),
    *("zh_CN", "zh_TW"),
)
_PROGRAM: Final = re.compile(rb"<(?:\w+:)?Application>([^<]*)<")
_PROPERTIES: Final = "docProps/app.xml"


def profiles_of(book: Book) -> tuple[str, ...]:
    """The profiles of the exact engine that may be that of a workbook: one a language, of Windows or of the Mac."""
    host = "mac" if "Macintosh" in saved_by(book) else "win"
    return tuple(f"{host}-365-{language}" for language in _LANGUAGES)


def saved_by(book: Book) -> str:
    """The program that a workbook says it was saved by; empty where it does not say."""
    match = _PROGRAM.search(book.package.read(_PROPERTIES) or b"")
    return match[1].decode("utf-8", "replace").strip() if match else ""


class Profiles:
    """The languages that are possible for a workbook; looked for when they are first asked for."""

    def __init__(
        self,
        all_of_them: Sequence[str],
        proof: Callable[[Sequence[str]], Sequence[frozenset[str]]],
        texts: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        """Bind them.

        Args:
            all_of_them: every profile there is.
            proof: gives, for some formulas of the workbook, the profiles that give back what the file shows.
            texts: what the file shows for formulas that may come out otherwise in another language.
        """
        self.every = tuple(all_of_them)
        """Those that there are."""
        self._proof = proof
        self._texts = texts

    @cached_property
    def possible(self) -> tuple[str, ...]:
        """Those that give back every value that any of them gives back; all where that leaves none."""
        found = frozenset(self.every)
        for reproducing in self._proof(self.every):
            if reproducing:
                found &= reproducing
        return tuple(profile for profile in self.every if profile in found) or self.every

    @cached_property
    def names_tell(self) -> bool:
        """Whether names of months and days in the file are of the first that is possible, and of no other language."""
        return names_of_days.tell(self._texts(), language_of(self.possible[0]))

    @cached_property
    def marks_tell(self) -> bool:
        """Whether a number in the file was written with the decimal mark of the first that is possible."""
        return decimal_marks.tell(self._texts(), decimal_marks.decimal_mark(self.possible[0].rpartition("-")[2]))


def language_of(profile: str) -> str:
    """The language of a profile: ``nl`` for ``win-365-nl_NL``."""
    return profile.rpartition("-")[2].partition("_")[0]
