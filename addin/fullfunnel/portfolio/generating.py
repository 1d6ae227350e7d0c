"""One workbook a row of a list, through lossless patching; a second run changes only what the list changed.

For each cell three values are compared: what the last run wrote, what stands there now, and what the list says. What a
person typed since is kept: where the list changed the same cell, that is a conflict, and both values are reported.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.framework.columns import BUDGET_COLUMNS, KPI_COLUMNS
from fullfunnel.framework.names import close_names, same_name
from fullfunnel.framework.typed.cells import words_of
from fullfunnel.language import Text
from fullfunnel.portfolio.file_names import safe_name, unique_name
from fullfunnel.portfolio.ledger import Ledger
from fullfunnel.recalc.regenerating import Opened, patch_and_regenerate
from fullfunnel.templates import build, plan_for
from fullfunnel.xlsx.address import Position

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.language import Language
    from fullfunnel.portfolio.client_list import Client, Setting
    from fullfunnel.xlsx.book import Book

    InTurn = Callable[[Iterable["Row"], Callable[["Row"], "Finished"]], Iterator["Finished"]]

Done = Literal["made", "changed", "unchanged", "conflict", "failed"]
_COLUMNS: Final = {"ffKpis": ("kpi", KPI_COLUMNS), "ffBudget": ("item", BUDGET_COLUMNS)}
_ROWS_BETWEEN: Final = 100
"""Rows after which what was written so far is noted; a run that is killed asks about those since once more."""
_MOST_NAMED: Final = 10
"""Rows of a table that are named where a header names none of them."""
_WAYS: Final = (">", "→")


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


class _Place(NamedTuple):
    sheet: str
    cell: str
    value: Cell

    @property
    def shown(self) -> str:
        return f"{self.sheet}!{self.cell}"


def generate(  # noqa: PLR0913  # what can be asked
    clients: Sequence[Client],
    folder: Path,
    *,
    template: Path | None = None,
    language: Language = "en",
    check: bool = False,
    in_turn: InTurn | None = None,
) -> Iterator[Outcome]:
    """Make or update the workbook of every row.

    Args:
        clients: the rows of the list.
        folder: where the workbooks go; made when it is not there.
        template: the agency's own workbook to start from; default: the template of the row's model and language.
        language: for rows that name none.
        check: write nothing, only report what would be done.
        in_turn: does every row and gives what came of each in their order; default: one after the other.

    Raises:
        BadInput: the ledger in the folder cannot be read.
    """
    ledger = Ledger.read(folder)
    if not check:
        folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="fullfunnel-") as scratch:
        starts = _Starts(template, language, Path(scratch))
        names = _names(clients, folder, ledger, starts.ending)
        rows = (_row(client, folder / names[client.key], ledger, starts) for client in clients)
        # Who does them side by side starts the processes now, before anything large is made.
        finished = map(_Work(check=check), rows) if in_turn is None else in_turn(rows, _Work(check=check))
        yield from _all(clients, folder, ledger, names, finished, check=check)


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


def _row(client: Client, path: Path, ledger: Ledger, starts: _Starts) -> Row:
    before = ledger.values.get(client.key, {})
    try:
        return Row(client, path, None if path.exists() else starts.of(client), before)
    except FunnelError as error:
        return Row(client, path, fault=error.text)


class _Work:
    """Does one row after the other, in whichever process; a workbook from which many are made is read once in each."""

    def __init__(self, *, check: bool) -> None:
        self._check = check
        self._starts: dict[Path, Opened] = {}

    def __call__(self, row: Row) -> Finished:
        if row.fault is not None:
            return row.failed(row.fault)
        ledger = Ledger(values={row.client.key: dict(row.before)})
        try:
            source = Opened.read(row.path) if row.start is None else self._start(row.start)
            outcome = _one(row.client, source, row.path, ledger, made=row.start is None, check=self._check)
        except FunnelError as error:
            return row.failed(error.text)
        return Finished(outcome, ledger.values[row.client.key])

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
            if not check and number % _ROWS_BETWEEN == 0:
                ledger.write(folder)
            yield outcome
    finally:
        if not check:
            ledger.write(folder)


def _names(clients: Sequence[Client], folder: Path, ledger: Ledger, ending: str) -> dict[str, str]:
    """The file of every row: the one it had, else a name that no other has."""
    there = {file.stem.casefold() for file in folder.iterdir()} if folder.is_dir() else set()
    taken = {Path(name).stem.casefold() for name in ledger.files.values()} | there
    names: dict[str, str] = {}
    for client in clients:
        known = ledger.files.get(client.key)
        wanted = safe_name(client.key.replace(" | ", " - "))
        names[client.key] = known if known is not None else unique_name(wanted, taken) + ending
    return names


def _one(  # noqa: PLR0913  # one row, its workbook and what the last run wrote
    client: Client, source: Opened, path: Path, ledger: Ledger, *, made: bool, check: bool
) -> Outcome:
    before = ledger.values.get(client.key, {})
    edits: dict[str, dict[str, object]] = {}
    changed: list[str] = []
    conflicts: list[Conflict] = []
    written = dict(before)
    book = source.book
    for setting, listed in client.settings.items():
        header = client.labels[setting]
        place = _find(book, setting, header)
        if _alike(place.value, listed):
            written[header] = listed
            continue
        if made and _alike(before.get(header), listed):
            continue  # the list says what it said: whatever a person made of it stays
        if made and not _alike(before.get(header), place.value):
            conflicts.append(Conflict(place.shown, header, place.value, listed, setting.column or setting.name))
            continue
        edits.setdefault(place.sheet, {})[place.cell] = listed
        changed.append(header)
        written[header] = listed
    done: Done = "made" if not made else "conflict" if conflicts else "changed" if edits else "unchanged"
    if not check and (edits or not made):
        # One write: there is no moment at which the workbook shows targets of other figures.
        patch_and_regenerate(source, path, edits)
    if not check:
        ledger.values[client.key] = written
    return Outcome(client.line, path, done, tuple(changed), tuple(conflicts))


def _find(book: Book, setting: Setting, header: str) -> _Place:
    if setting.name in _COLUMNS:
        return _in_table(book, setting, header)
    for name in book.names:
        if name.name.casefold() == setting.name.casefold() and name.sheet is None:
            place = book.named_area(name)
            if place is not None:
                sheet, area = place
                at = Position(area.top, area.left)
                return _Place(sheet, at.a1, book.contents(sheet).values().get(at))
    raise BadInput(
        Text(
            f"Kolom ‘{header}’: de werkmap heeft geen cel met de naam {setting.name}.",
            f"Column ‘{header}’: the workbook has no cell called {setting.name}.",
        )
    )


def _in_table(book: Book, setting: Setting, header: str) -> _Place:
    table = book.tables.get(setting.name.casefold())
    key, columns = _COLUMNS[setting.name]
    if table is None:
        raise BadInput(
            Text(
                f"Kolom ‘{header}’: de werkmap heeft geen tabel {setting.name}.",
                f"Column ‘{header}’: the workbook has no table {setting.name}.",
            )
        )
    heads = [same_name(name) for name in table.columns]

    def at(column: str) -> int | None:
        names = {same_name(each) for each in columns[column]}
        return next((index for index, head in enumerate(heads) if head in names), None)

    named, wanted, leads = at(key), at(setting.column), at("feeds") if "feeds" in columns else None
    values = book.contents(table.sheet).values()
    name, way = _parts(setting.row)
    last = ""
    names: dict[str, None] = {}
    found: list[int] = []
    for row in range(table.body.top, table.body.bottom + 1):
        if named is None or wanted is None:
            break
        written = words_of(values.get(Position(row, table.area.left + named)))
        names |= {written: None} if written else {}
        last = same_name(written) or last
        feeds = "" if leads is None else same_name(words_of(values.get(Position(row, table.area.left + leads))))
        if last == same_name(name) and (not way or feeds == same_name(way)):
            found.append(row)
    if wanted is None:
        raise _no_column(header, setting)
    if not found:
        raise _no_row(header, setting, names)
    place = Position(found[0], table.area.left + wanted)
    return _Place(table.sheet, place.a1, values.get(place))


_TABLES: Final = {"ffKpis": Text("het framework", "the framework"), "ffBudget": Text("het budget", "the budget")}


def _no_column(header: str, setting: Setting) -> BadInput:
    table = _TABLES[setting.name]
    return BadInput(
        Text(
            f"Kolom ‘{header}’: {table.nl} van de werkmap heeft die kolom niet.",
            f"Column ‘{header}’: {table.en} of the workbook has no such column.",
        )
    )


def _no_row(header: str, setting: Setting, names: Iterable[str]) -> BadInput:
    table, known = _TABLES[setting.name], [*names]
    near = close_names(setting.row, known, cutoff=0.6) or known[:_MOST_NAMED]
    there = ", ".join(f"‘{each}’" for each in near)
    return BadInput(
        Text(
            f"Kolom ‘{header}’: ‘{setting.row}’ staat niet in {table.nl} van de werkmap. Wel: {there or '–'}.",
            f"Column ‘{header}’: ‘{setting.row}’ is not in {table.en} of the workbook. It has: {there or '–'}.",
        )
    )


def _parts(row: str) -> tuple[str, str]:
    for mark in _WAYS:
        if mark in row:
            name, _, way = row.partition(mark)
            return name.strip(), way.strip()
    return row, ""


def _alike(one: Cell, other: Cell) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return float(one) == float(other)
    return words_of(one) == words_of(other)
