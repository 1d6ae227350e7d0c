"""How far the reading of exports is, for a progress bar, and the way to stop it.

Nothing is shown here: what reads calls a function with how far it is, and the host that gave it shows a bar. Where the
marketeer stops, that function raises :class:`Stopped`, which goes through the reading as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from fullfunnel.language import Text

PartRead = Callable[[float], None]
"""Is called with the part of one file that was read, from 0 to 1."""


class Stopped(Exception):  # no error: the marketeer wanted it
    """The marketeer stopped the reading; nothing was written."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading of several files is."""

    file: str
    """The name of the file that is being read."""
    number: int
    """Which one it is, from 1."""
    files: int
    """How many there are."""
    share: float
    """The part of all their bytes that was read, from 0 to 1."""

    @property
    def text(self) -> Text:
        """What stands beside a bar."""
        return Text(
            f"Bestand {self.number} van {self.files}: {self.file}",
            f"File {self.number} of {self.files}: {self.file}",
        )


Follow = Callable[[Progress], None]


def unfollowed(_part: float) -> None:
    """Nobody looks on."""


@dataclass(slots=True)
class Following:
    """Makes of the parts of each file the part of all of them, which never goes back."""

    follow: Follow
    sizes: list[int]
    """Bytes of each file."""
    _furthest: float = 0.0

    def of(self, number: int, file: str) -> PartRead:
        """What the reading of one file calls, the first being 1."""
        total = max(sum(self.sizes), 1)
        before, size = sum(self.sizes[: number - 1]), self.sizes[number - 1]

        def part_read(part: float) -> None:
            # A file is looked at in several ways before it is read, so the same part may come by more than once.
            self._furthest = max(self._furthest, min((before + size * part) / total, 1.0))
            self.follow(Progress(file, number, len(self.sizes), self._furthest))

        return part_read


SHOWN_AFTER: Final = 0.7
"""Seconds of work after which a bar is shown: what is done before is not worth one."""
_BETWEEN: Final = 0.1


@dataclass(slots=True)
class Patient:
    """Shows a bar only where the work takes long, and not more often than eyes can see.

    It is what a host gives as ``follow``: files that are read in less than a second show nothing.
    """

    show: Callable[[Progress], bool]
    """Shows how far it is; gives False where the marketeer stops."""
    clock: Callable[[], float]
    """Seconds, from whenever."""
    _started: float | None = None
    _shown: float | None = None

    def __call__(self, progress: Progress) -> None:
        """Take in how far it is.

        Raises:
            Stopped: the marketeer stopped it.
        """
        now = self.clock()
        if self._started is None:
            self._started = now
        if now - self._started < SHOWN_AFTER or (self._shown is not None and now - self._shown < _BETWEEN):
            return
        self._shown = now
        if not self.show(progress):
            raise Stopped
