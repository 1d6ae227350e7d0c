"""One workbook a row of a list, through lossless patching; a second run changes only what the list changed.

For each cell three values are compared: what the last run wrote, what stands there now, and what the list says. What a
person typed since is kept: where the list changed the same cell, that is a conflict, and both values are reported.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from fullfunnel.errors import FunnelError
from fullfunnel.framework.typed.cells import words_of
from fullfunnel.language import Text
from fullfunnel.portfolio.file_names import safe_name, unique_name
from fullfunnel.portfolio.ledger import NAME as LEDGER
from fullfunnel.portfolio.ledger import Ledger
from fullfunnel.portfolio.list_headers import CLIENT, is_header_of
from fullfunnel.portfolio.setting_cell import has_name, setting_cell
from fullfunnel.recalc.regenerating import Opened, patch_and_regenerate
from fullfunnel.templates import build, plan_for

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.language import Language
    from fullfunnel.portfolio.client_list import Client
    from fullfunnel.portfolio.list_headers import Setting
    from fullfunnel.xlsx.book import Book

    InTurn = Callable[[Iterable["Row"], Callable[["Row"], "Finished"]], Iterator["Finished"]]

Done = Literal["made", "changed", "unchanged", "conflict", "failed"]
_ROWS_BETWEEN: Final = 100
"""Rows after which what was written so far is noted; a run that is killed asks about those since once more."""


class Conflict(NamedTuple):
    """A cell that a person and the list both changed."""

    cell: str
    column: str
    typed: Cell
    listed: Cell
    key: str = ""
    """What the cell is for: the key of its column, or the defined name it stands under."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one row of the list."""

    line: int
    path: Path
    done: Done
    changed: tuple[str, ...] = ()
    """The headers of the list whose values were written."""
    conflicts: tuple[Conflict, ...] = ()
    why: Text | None = None
    blank: tuple[str, ...] = ()
    """The headers under which the list has no value any more: what was written before stays in the workbook."""
    again: bool = False
    """Whether an earlier run made it, and it was not there any more."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list to do, with all that another process has to know of it."""

    client: Client
    path: Path
    """Of its workbook."""
    start: Path | None = None
    """The workbook that it starts from; ``None`` where its own is there already."""
    before: Mapping[str, Any] = field(default_factory=dict)
    """What the last run wrote."""
    fault: Text | None = None
    """Why it cannot be done at all."""

    def failed(self, why: Text) -> Finished:
        """The row, not done."""
        return Finished(Outcome(self.client.line, self.path, "failed", why=why))


class Finished(NamedTuple):
    """What came of a row, and what was written for it."""

    outcome: Outcome
    written: Mapping[str, Any] | None = None


def generate(  # noqa: PLR0913  # what can be asked
    clients: Sequence[Client],
    folder: Path,
    *,
    template: Path | None = None,
    language: Language = "en",
    check: bool = False,
    ignore_locks: bool = False,
    in_turn: InTurn | None = None,
) -> Iterator[Outcome]:
    """Make or update the workbook of every row.

    Args:
        clients: the rows of the list.
        folder: where the workbooks go; made when it is not there.
        template: the agency's own workbook to start from; default: the template of the row's model and language.
        language: for rows that name none.
        check: write nothing, only report what would be done.
        ignore_locks: go on where a lock says that somebody has a workbook open.
        in_turn: does every row and gives what came of each in their order; default: one after the other.

    Raises:
        BadInput: the ledger in the folder cannot be read.
    """
    ledger = Ledger.read(folder)
    ledger.rename(client.key for client in clients)
    if not check:
        folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="fullfunnel-") as scratch:
        starts = _Starts(template, language, Path(scratch))
        names = _names(clients, ledger, starts.ending)
        strange = {client.key for client in clients if _is_strange(client, folder, ledger, names[client.key])}
        rows = (
            _row(client, folder / names[client.key], ledger, starts, is_strange=client.key in strange)
            for client in clients
        )
        # Who does them side by side starts the processes now, before anything large is made.
        work = _Work(check=check, ignore_locks=ignore_locks)
        finished = map(work, rows) if in_turn is None else in_turn(rows, work)
        ours = {key: name for key, name in names.items() if key not in strange}
        yield from _all(clients, folder, ledger, ours, finished, check=check)


class _Starts:
    """The workbooks that new ones start from: the agency's own, or a template of ours, built once."""

    def __init__(self, template: Path | None, language: Language, scratch: Path) -> None:
        self.template = template
        self._language = language
        self._scratch = scratch

    @property
    def ending(self) -> str:
        return ".xlsx" if self.template is None else self.template.suffix

    def of(self, client: Client) -> Path:
        if self.template is not None:
            return self.template
        language = client.language or self._language
        path = self._scratch / f"{client.model or 'default'}.{language}.xlsx"
        if not path.exists():
            path.write_bytes(build(plan_for(client.model, None), language))
        return path


def _row(client: Client, path: Path, ledger: Ledger, starts: _Starts, *, is_strange: bool) -> Row:
    before = ledger.values.get(client.key, {})
    if is_strange:
        return Row(client, path, fault=_strange(path.name))
    try:
        return Row(client, path, None if path.exists() else starts.of(client), before)
    except FunnelError as error:
        return Row(client, path, fault=error.text)


def _is_strange(client: Client, folder: Path, ledger: Ledger, name: str) -> bool:
    """Whether a workbook of this name is there that no run of this list made, so that it may be anybody's."""
    return client.key not in ledger.files and (folder / name).exists()


def _strange(name: str) -> Text:
    return Text(
        f"‘{name}’ staat al in de map, maar is niet met deze lijst gemaakt. Zet {LEDGER} terug als dat weg is, "
        "verplaats de werkmap, of geef de campagne een andere naam.",
        f"‘{name}’ is already in the folder, but was not made with this list. Restore {LEDGER} if that is gone, "
        "move the workbook, or give the campaign another name.",
    )


def no_longer_listed(folder: Path, keys: Collection[str]) -> list[Path]:
    """The workbooks that earlier runs made for rows that are not in the list any more; they stay as they are.

    Raises:
        BadInput: the ledger in the folder cannot be read.
    """
    ledger = Ledger.read(folder)
    ledger.rename(keys)
    files = ((key, folder / name) for key, name in sorted(ledger.files.items()))
    return [path for key, path in files if key not in keys and path.exists()]


class _Work:
    """Does one row after the other, in whichever process; a workbook from which many are made is read once in each."""

    def __init__(self, *, check: bool, ignore_locks: bool) -> None:
        self._check = check
        self._ignore_locks = ignore_locks
        self._starts: dict[Path, Opened] = {}

    def __call__(self, row: Row) -> Finished:
        if row.fault is not None:
            return row.failed(row.fault)
        try:
            source = Opened.read(row.path) if row.start is None else self._start(row.start)
            outcome, edits, written = _compared(row, source.book)
            if not self._check and (edits or row.start is not None):
                # One write: there is no moment at which the workbook shows targets of other figures.
                patch_and_regenerate(source, row.path, edits, ignore_locks=self._ignore_locks)
        except FunnelError as error:
            return row.failed(error.text)
        return Finished(outcome, written)

    def _start(self, path: Path) -> Opened:
        if path not in self._starts:
            self._starts[path] = Opened.read(path)
        return self._starts[path]


def _all(  # noqa: PLR0913  # the list, where it goes, and what comes of it
    clients: Sequence[Client],
    folder: Path,
    ledger: Ledger,
    names: Mapping[str, str],
    finished: Iterable[Finished],
    *,
    check: bool,
) -> Iterator[Outcome]:
    if not check:
        # Every row has its file before the first is made: a run that is killed is taken up where it was.
        ledger.files.update(names)
        ledger.write(folder)
    try:
        for number, (client, (outcome, written)) in enumerate(zip(clients, finished, strict=True), start=1):
            if not check and written is not None:
                ledger.values[client.key] = dict(written)
            if outcome.done == "failed" and client.key not in ledger.values and not outcome.path.exists():
                # What may come to stand there is not ours.
                ledger.files.pop(client.key, None)
            if not check and number % _ROWS_BETWEEN == 0:
                ledger.write(folder)
            yield outcome
    finally:
        if not check:
            ledger.write(folder)


def _names(clients: Sequence[Client], ledger: Ledger, ending: str) -> dict[str, str]:
    """The file of every row: the one it had, else a name that no other has."""
    taken = {Path(name).stem.casefold() for name in ledger.files.values()}
    names: dict[str, str] = {}
    for client in clients:
        known = ledger.files.get(client.key)
        wanted = safe_name(client.key.replace(" | ", " - "))
        names[client.key] = known if known is not None else unique_name(wanted, taken) + ending
    return names


def _compared(row: Row, book: Book) -> tuple[Outcome, dict[str, dict[str, object]], dict[str, Any]]:
    """What comes of a row, the cells to write for it by sheet, and what the list has written once that is done."""
    client, before, is_new = row.client, row.before, row.start is not None
    edits: dict[str, dict[str, object]] = {}
    changed: list[str] = []
    conflicts: list[Conflict] = []
    written = dict(before)
    for setting, listed in client.cells.items():
        header = client.labels[setting]
        if setting.name == CLIENT and not has_name(book, CLIENT):
            continue  # a workbook of an earlier version, or of the agency's own
        place = setting_cell(book, setting, header)
        if _alike(place.value, listed):
            _note(written, header, setting, listed)
            continue
        was = _written_before(before, header, setting)
        if not is_new and _alike(was, listed):
            continue  # the list says what it said: whatever a person made of it stays
        if not is_new and not _alike(was, place.value):
            conflicts.append(Conflict(place.shown, header, place.value, listed, setting.column or setting.name))
            continue
        edits.setdefault(place.sheet, {})[place.cell] = listed
        changed.append(header)
        _note(written, header, setting, listed)
    done: Done = "made" if is_new else "conflict" if conflicts else "changed" if edits else "unchanged"
    blank = tuple(header for header in client.blank if before.get(header) is not None and not is_new)
    again = is_new and bool(before)
    outcome = Outcome(client.line, row.path, done, tuple(changed), tuple(conflicts), blank=blank, again=again)
    return outcome, edits, written


def _note(written: dict[str, Any], header: str, setting: Setting, listed: Cell) -> None:
    """Note what the list wrote in a cell, under the header that it has now alone."""
    for known in [each for each in written if each != header and is_header_of(each, setting)]:
        del written[known]
    written[header] = listed


def _written_before(before: Mapping[str, Any], header: str, setting: Setting) -> Cell:
    """What the last run wrote in a cell, also where the list called its column otherwise then."""
    if header in before:
        found: Cell = before[header]
        return found
    return next((value for known, value in before.items() if is_header_of(known, setting)), None)


def _alike(one: Cell, other: Cell) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return float(one) == float(other)
    return words_of(one) == words_of(other)
