"""What was made of bytes that workbooks share: kept from the second time on, and only so much of it.

The workbooks of one template are alike in nearly every part and row. What is made of them depends on their bytes alone,
so the bytes themselves are the key: nothing is trusted that is not compared to the last of them.
"""

from __future__ import annotations

from typing import Final, Generic, TypeVar

_Made = TypeVar("_Made")
_MOST_SEEN: Final = 50_000


class MetBefore(Generic[_Made]):
    """What was made of the bytes that were met twice, up to a number of bytes."""

    def __init__(self, most_bytes: int, largest: int | None = None) -> None:
        """Begin with nothing.

        Args:
            most_bytes: of the keys together; once there are more all is dropped.
            largest: of one key; larger ones are not looked at. Default: as many as of all together.
        """
        self.made: dict[bytes, _Made] = {}
        self.seen: set[int] = set()
        self.bytes = 0
        self.most_bytes = most_bytes
        self.largest = most_bytes if largest is None else largest

    def get(self, written: bytes) -> _Made | None:
        """What was made of these bytes; ``None`` where that is not kept."""
        return self.made.get(written) if len(written) <= self.largest else None

    def add(self, written: bytes, made: _Made) -> bool:
        """Keep what was made of bytes, if they were met before; whether it is kept."""
        if len(written) > self.largest:
            return False
        digest = hash(written)
        if digest not in self.seen:
            if len(self.seen) >= _MOST_SEEN:
                self.seen.clear()
            self.seen.add(digest)
            return False
        if self.bytes + len(written) > self.most_bytes:
            self.made.clear()
            self.bytes = 0
        self.made[written] = made
        self.bytes += len(written)
        return True
