"""Single words by what they stand for, where only the first kind that has a word counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MOST: Final = 16384


class WordKinds:
    """Words written as in a phrase: ``bezorg*`` is any word that begins so, ``*garantie`` any that ends so."""

    def __init__(self, kinds: Mapping[str, Iterable[str]]) -> None:
        """Sort the words by how they are written.

        Args:
            kinds: for each kind its words; the kinds in the order in which they go first.
        """
        self._exact: dict[str, str] = {}
        self._affixes: list[tuple[str, str, str]] = []
        self._order = {kind: at for at, kind in enumerate(kinds)}
        self._looked_up: dict[str, str | None] = {}
        for kind, words in kinds.items():
            for word in words:
                begins, star, ends = word.partition("*")
                if star:
                    self._affixes.append((kind, begins, ends))
                else:
                    self._exact.setdefault(word, kind)

    def of(self, form: str) -> str | None:
        """The kind of a word, given in the form in which words are compared; each is looked up once."""
        if form not in self._looked_up:
            if len(self._looked_up) >= _MOST:
                self._looked_up.clear()
            self._looked_up[form] = self._look_up(form)
        return self._looked_up[form]

    def _look_up(self, form: str) -> str | None:
        found = [kind for kind, begins, ends in self._affixes if form.startswith(begins) and form.endswith(ends)]
        if form in self._exact:
            found.append(self._exact[form])
        return min(found, key=self._order.__getitem__, default=None)
