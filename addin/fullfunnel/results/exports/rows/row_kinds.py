"""Which records of a file are rows of its table: no footers, blank lines or totals; a row cut off is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.results.exports import refusals
from fullfunnel.results.exports.columns import KEY_ROLES
from fullfunnel.results.exports.dialect.figures import is_not_reported, unwrapped
from fullfunnel.results.exports.export import Skipped
from fullfunnel.results.exports.memo import Memo
from fullfunnel.results.exports.rows.total_labels import begins_or_ends_as_total, is_total_label, says_total_with_more

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.results.exports.columns import Column, Header
    from fullfunnel.results.exports.dialect.records import Record
    from fullfunnel.results.exports.habits import Habits

_PAIR: Final = 2
_NAMING: Final = KEY_ROLES | {"status", "account"}
"""Columns in which a totals row is named by a bare ``Total``; in others that may be a kind of budget."""


@dataclass(slots=True)
class RowKinds:
    """What the records of one table are."""

    header: Header
    habits: Habits
    skipped: list[Skipped]
    ended: bool = False
    """Whether the end of the table was met."""
    _labels: dict[int, Memo[bool]] = field(default_factory=dict)

    def rows(self, given: list[Record]) -> list[Record]:
        """The records that are as wide as the header.

        Raises:
            Doubt: a row is cut off or shifted.
        """
        width, ends = len(self.header.columns), self.habits.ends
        if ends is None and all(len(cells) == width for _, cells in given):
            return given
        rows: list[Record] = []
        for line, cells in given:
            if ends is not None and ends(cells):
                self.skip(line, Text("hier eindigt de tabel", "the table ends here"), cells)
                self.ended = True
                break
            fitted = cells if len(cells) == width else self._fitted(line, cells, width)
            if fitted is not None:
                rows.append((line, fitted))
        return rows

    def _fitted(self, line: int, cells: list[str], width: int) -> list[str] | None:
        filled = [cell for cell in cells if not is_blank(cell)]
        if not filled:
            return None
        if len(cells) == width + 1 and is_total_label(str(cells[-1])):  # an exploration names its totals row so
            return self._labelled(cells[:-1], str(cells[-1]))
        if len(cells) > width and all(map(is_blank, cells[width:])):
            return cells[:width]
        last = max((column.at for column in self.header.columns if column.is_figure), default=0)
        if last < len(cells) < width:
            return [*cells, *[""] * (width - len(cells))]
        if self._is_remark(cells, filled):
            self.skip(line, Text("een opmerking onder de tabel", "a note below the table"), cells)
            return None
        raise refusals.cut_off(line, len(cells), width)

    def _is_remark(self, cells: list[str], filled: list[str]) -> bool:
        """One cell of words, or a name and its value: no row of a table with figures."""
        if len(filled) == 1:
            return True
        first = next((column.at for column in self.header.columns if column.is_figure), 0)
        named = str(cells[0]).rstrip().endswith(":")
        return len(filled) == _PAIR and (named or not any(map(_has_digits, cells[first:])))

    def _labelled(self, cells: list[str], label: str) -> list[str]:
        names = [column.at for column in self.header.columns if not column.is_figure and not column.is_rate]
        free = next((at for at in names if is_blank(cells[at])), None)
        return cells if free is None else [*cells[:free], label, *cells[free + 1 :]]

    def skip(self, line: int, reason: Text, cells: Sequence[object]) -> None:
        """Note a line that is not taken."""
        begin = ", ".join(str(cell).strip() for cell in cells if not is_blank(cell))[:60]
        self.skipped.append(Skipped(line, reason, begin))

    def totals(self, columns: list[tuple[object, ...]]) -> dict[int, str]:
        """The rows that are totals, each with the word that says so; blank where all its names are empty."""
        apart: dict[int, str] = {}
        for column in self.header.columns:
            if not column.is_figure and not column.is_rate:
                self._named_totals(column, columns, apart)
        keys = self._keys()
        if keys:
            blank = {word for word in set(columns[keys[0].at]) if is_empty(word)}
            empty = {at for at, word in enumerate(columns[keys[0].at]) if word in blank} if blank else set()
            for column in keys[1:]:
                empty = {at for at in empty if is_empty(columns[column.at][at])}
            for at in empty:
                apart.setdefault(at, "")
        return apart

    def _keys(self) -> list[Column]:
        """The columns that say which row it is: where all of them are empty the row is a total."""
        known = [column for column in self.header.columns if column.role in KEY_ROLES]
        if known:
            return known
        accounts = self.header.all("account")
        return accounts or [column for column in self.header.columns if not column.role and column.header]

    def _named_totals(self, column: Column, columns: list[tuple[object, ...]], apart: dict[int, str]) -> None:
        """Add the rows that a column names as totals."""
        labels = self._labels.get(column.at)
        if labels is None:
            known = column.role in _NAMING
            labels = self._labels[column.at] = Memo(lambda cell: self._is_label(cell, known=known))
        words = {word for word in set(columns[column.at]) if labels[word]}
        if not words:
            return
        for at, word in enumerate(columns[column.at]):
            if word in words and not self._is_running(columns, at, column):
                apart.setdefault(at, str(word).strip())

    def _is_label(self, cell: object, *, known: bool) -> bool:
        """Whether a cell names a totals row, or would if the row has no status of its own (``Total geral - 5``)."""
        if not isinstance(cell, str):
            return False
        label = unwrapped(cell)
        if known and self.habits.is_total is not None and self.habits.is_total(label):
            return True
        return (is_total_label(label) or self._may_be_label(label)) if known else says_total_with_more(label)

    def _may_be_label(self, label: str) -> bool:
        """Whether a name begins or ends as that of a total; where rows have a status, a campaign shows it by that."""
        return self.header.has("status") and begins_or_ends_as_total(label)

    def _is_running(self, columns: list[tuple[object, ...]], at: int, labelled: Column) -> bool:
        """Whether a row with a total's word has a status of its own, as only a campaign has."""
        cells = [columns[column.at][at] for column in self.header.all("status") if column.at != labelled.at]
        if not any(not is_empty(cell) and not is_total_label(str(cell)) for cell in cells):
            name = str(columns[labelled.at][at])
            return not is_total_label(name) and not cells and not self._is_own(name)
        return True

    def _is_own(self, name: str) -> bool:
        return self.habits.is_total is not None and self.habits.is_total(unwrapped(name))


def is_blank(cell: object) -> bool:
    """Whether a cell holds nothing but spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def is_empty(cell: object) -> bool:
    """Whether a cell of names holds nothing, or a dash."""
    return cell is None or (isinstance(cell, str) and is_not_reported(unwrapped(cell)))


def _has_digits(cell: object) -> bool:
    return any(character.isdigit() for character in str(cell))
