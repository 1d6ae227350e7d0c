"""A sheet or text file as records: its first ones to look at, and all of them to read, as often as is needed."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import Refused
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fullfunnel.results.exports.dialect.records import Record

_HEAD: Final = 80


@dataclass(slots=True)
class Sheet:
    """One table of records."""

    file: str
    """The name of the file, for a period that stands only there."""
    records: Callable[[], Iterator[Record]]
    name: str = ""
    """The name of the sheet in a workbook."""
    open_end: bool = False
    """Whether the file may have stopped within its last cell: nothing stands behind it."""
    decided: dict[str, tuple[str, Text]] = field(default_factory=dict)
    _head: list[Record] | None = None

    @property
    def head(self) -> list[Record]:
        """The first records."""
        if self._head is None:
            self._head = list(islice(self.records(), _HEAD))
        return self._head

    def below(self, index: int) -> Iterator[Record]:
        """The records behind the one at ``index``."""
        return islice(self.records(), index + 1, None)


def too_large(name: str) -> Refused:
    """What to do with a file that is too large to read."""
    return Refused(
        Text(
            f"‘{name}’ is te groot, of wordt bij uitpakken veel te groot. Kies een export van minder dagen of als CSV.",
            f"‘{name}’ is too large, or becomes far too large when unpacked. Choose an export of fewer days, or as "
            "CSV.",
        )
    )
