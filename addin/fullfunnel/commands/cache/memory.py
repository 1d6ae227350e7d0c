"""What is remembered of one workbook: by its bytes, its name and what was asked, never by its date."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from fullfunnel.commands.cache.digest import Digests
from fullfunnel.privacy.masking import without_personal_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fullfunnel.commands.cache.store import Store
    from fullfunnel.commands.many.batch import Task

CELLS: Final = "cells"
"""The field for addresses of cells: nothing of a person stands in them."""


@dataclass(frozen=True, slots=True)
class Memory:
    """The entries of one kind of work.

    An entry in which masking would change a word is not kept: no personal data lies in the cache, and such a workbook
    is opened in every run.
    """

    store: Store
    kind: str
    settings: tuple[str, ...] = ()
    digests: Digests = field(default_factory=Digests)

    def ahead(self, items: Iterable[Task]) -> Iterator[Task]:
        """The same items, of which the bytes are read before their turn; not where nothing is kept."""
        return self.digests.ahead(items) if self.store.is_open else iter(items)

    def digest(self, item: Task) -> bytes | None:
        """The digest of a workbook; ``None`` where nothing can be known of it."""
        return self.digests.of(item) if self.store.is_open else None

    def key(self, digest: bytes, *names: str) -> bytes:
        """The key of a workbook: the digest of its bytes, and the names that stand in what is said about it."""
        words = "\0".join((self.kind, *self.settings, *names))
        return hashlib.sha256(digest + words.encode("utf-8", "surrogateescape")).digest()

    def get(self, key: bytes) -> Any:
        """What is kept under the key; ``None`` for nothing."""
        return self.store.get(key)

    def put(self, key: bytes, value: Any) -> None:
        """Keep a value, unless personal data stands in it."""
        if self.store.is_open and all(without_personal_data(text) == text for text in _texts(value)):
            self.store.put(key, value)


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            if name != CELLS:
                yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
