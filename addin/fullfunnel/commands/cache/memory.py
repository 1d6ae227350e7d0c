"""What is remembered of one workbook: by its bytes, its name and what was asked, never by its date."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fullfunnel.privacy.masking import without_personal_data

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.commands.cache.store import Store


@dataclass(frozen=True, slots=True)
class Memory:
    """The entries of one kind of work.

    An entry in which masking would change a word is not kept: no personal data lies in the cache, and such a workbook
    is opened in every run.
    """

    store: Store
    kind: str
    settings: tuple[str, ...] = ()

    def key(self, digest: bytes, *names: str) -> bytes:
        """The key of a workbook: the digest of its bytes, and the names that stand in what is said about it."""
        words = "\0".join((self.kind, *self.settings, *names))
        return hashlib.sha256(digest + words.encode("utf-8", "surrogateescape")).digest()

    def get(self, key: bytes) -> Any:
        """What is kept under the key; ``None`` for nothing."""
        return self.store.get(key)

    def put(self, key: bytes, value: Any) -> None:
        """Keep a value, unless personal data stands in it."""
        if all(without_personal_data(text) == text for text in _texts(value)):
            self.store.put(key, value)


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
