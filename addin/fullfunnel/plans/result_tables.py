"""The tables ffResults and ffMapping of a workbook: rows replaced, filled in and added, all else as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput
from fullfunnel.framework.columns import MAPPING_COLUMNS, RESULT_COLUMNS
from fullfunnel.framework.names import same_name
from fullfunnel.framework.schema import MAPPING, RESULTS
from fullfunnel.framework.typed.cells import is_blank
from fullfunnel.framework.typed.dates import serial
from fullfunnel.language import Text
from fullfunnel.xlsx.adding import with_table
from fullfunnel.xlsx.address import Position
from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.growing import grown_parts
from fullfunnel.xlsx.layout import Place
from fullfunnel.xlsx.patching import patched_parts

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence
    from datetime import date

    from fullfunnel.framework.columns import Columns
    from fullfunnel.framework.schema import Table as SchemaTable
    from fullfunnel.language import Language
    from fullfunnel.results.into_plan.mapping import MappingRow
    from fullfunnel.results.results import ResultRow
    from fullfunnel.xlsx.tables import Table

Entry = dict[str, str | float | None]
"""What stands in the columns of a row, by their keys."""

_SHEETS: Final = {RESULTS.name: Text("Resultaten", "Results"), MAPPING.name: Text("Koppeling", "Mapping")}
_DATES: Final = {RESULTS.name: (0, 1), MAPPING.name: ()}
_OLD_MAC_DAYS: Final = 1462.0
"""What a day counts less where a workbook counts from 1904."""


def with_result_tables(package: Package, language: Language) -> bytes:
    """The bytes of a workbook that has both tables: those that are missing get a sheet of their own at the end.

    Raises:
        FunnelError: another thing in the workbook has the name of a table.
    """
    for table in (RESULTS, MAPPING):
        if table.name.casefold() not in Book(package).tables:
            changed, added = with_table(
                package,
                _SHEETS[table.name].say(language),
                table.name,
                table.headers(language),
                dates=_DATES[table.name],
            )
            package = Package.open(package.with_parts(changed, added=added), package.name, allow_unsigned=True)
    return package.archive.content


def written_results(
    package: Package,
    rows: Sequence[ResultRow],
    replaced: Sequence[ResultRow],
    mapping: Sequence[MappingRow],
    language: Language,
) -> bytes:
    """The bytes of a workbook with new results and rows of the mapping.

    A new row takes the place of the one it replaces (same KPI, channel and days), so that what the marketeer wrote
    beside it stays with it; others fill empty rows of the table, and the table grows for the rest.

    Args:
        package: the workbook.
        rows: the new results.
        replaced: rows that are there and go.
        mapping: new rows of the mapping.
        language: of the headers of a table that is missing.

    Raises:
        FunnelError: a table lacks a column, or cannot grow.
    """
    package = Package.open(with_result_tables(package, language), package.name, allow_unsigned=True)
    shift = _OLD_MAC_DAYS if Book(package).date1904 else 0.0
    entries = [result_entry(row, shift) for row in rows]
    places = places_of(rows, replaced)
    package = _put(package, RESULTS, RESULT_COLUMNS, entries, places, [row.row for row in replaced])
    return _put(package, MAPPING, MAPPING_COLUMNS, mapping_entries(mapping), {}, []).archive.content


def changed_places(before: Book, after: Book) -> list[Place]:
    """The cells of both tables that hold something else than before."""
    places: list[Place] = []
    for schema in (RESULTS, MAPPING):
        table = after.tables[schema.name.casefold()]
        new, there = after.contents(table.sheet).values(), any(sheet.name == table.sheet for sheet in before.sheets)
        old = before.contents(table.sheet).values() if there else {}
        places += [Place(table.sheet, at) for at in table.area.positions() if new.get(at) != old.get(at)]
    return places


def mapping_entries(mapping: Sequence[MappingRow]) -> list[Entry]:
    """What stands in the columns of rows of the mapping."""
    return [
        {
            "source": row.source,
            "campaign": row.campaign,
            "metric": row.metric,
            "kpi": row.kpi or None,
            "stage": row.stage or None,
            "channel": row.channel or None,
        }
        for row in mapping
    ]


def result_entry(row: ResultRow, shift: float = 0.0) -> Entry:
    """What stands in the columns of a row of the results; days as their serial numbers, less ``shift``."""

    def day(given: date | None) -> float | None:
        return None if given is None else serial(given) - shift

    return {
        "date": day(row.date),
        "from": day(row.from_date),
        "kpi": row.kpi,
        "channel": row.channel or None,
        "value": row.value,
        "cost": row.cost,
        "source": row.source,
    }


def places_of(rows: Sequence[ResultRow], replaced: Sequence[ResultRow]) -> dict[int, int]:
    """For new rows the table row that they take the place of, where it is about the same."""

    def about(row: ResultRow) -> tuple[object, ...]:
        return (same_name(row.kpi), same_name(row.channel), same_name(row.source), row.first_day, row.date)

    free: dict[tuple[object, ...], list[int]] = {}
    for row in replaced:
        free.setdefault(about(row), []).append(row.row)
    return {at: free[about(row)].pop(0) for at, row in enumerate(rows) if free.get(about(row))}


Runs = dict[int, list[tuple[int, list[object]]]]
"""For the place of each column: runs of cells that change, each with the row of its first, 1 for the header."""


def filled_columns(  # noqa: PLR0913, PLR0917  # what goes where, and what stays
    schema: SchemaTable,
    table: Sequence[Sequence[object]],
    entries: Sequence[Entry],
    places: Mapping[int, int],
    gone: Sequence[int],
    formulas: Container[int] = (),
) -> Runs:
    """The cells that change in a table that is open in a spreadsheet; all others stay as they are.

    Args:
        schema: the table's columns.
        table: its rows, the header row first.
        entries: the new rows.
        places: for new rows the row that they take the place of, 1 for the header.
        gone: the rows that are replaced.
        formulas: the places of columns with formulas of the marketeer's own: these stay, and a row with nothing else is
            empty.

    Raises:
        BadInput: a column that is needed is missing.
    """
    headers = {same_name(str(name)): at for at, name in enumerate(table[0])}
    found = _found(schema.name, headers, schema.columns, entries)
    found = {key: at for key, at in found.items() if at not in formulas}
    taken = set(places.values())
    spare = [row for row in gone if row not in taken]
    spare += [
        at
        for at, row in enumerate(table[1:], start=2)
        if all(place in formulas or is_blank(cell) for place, cell in enumerate(row))
    ]
    changed: dict[int, Entry] = {row: dict.fromkeys(found) for row in gone}
    after = len(table) + 1
    for number, entry in enumerate(entries):
        if number in places:
            row = places[number]
        elif spare:
            row = spare.pop(0)
        else:
            row, after = after, after + 1
        changed[row] = entry
    runs: Runs = {}
    for key, at in found.items():
        mine = runs.setdefault(at, [])
        for row in sorted(changed):
            if mine and mine[-1][0] + len(mine[-1][1]) == row:
                mine[-1][1].append(changed[row][key])
            else:
                mine.append((row, [changed[row][key]]))
    return runs


def _put(  # noqa: PLR0913, PLR0917  # what goes where
    package: Package,
    schema: SchemaTable,
    columns: Columns,
    entries: Sequence[Entry],
    places: Mapping[int, int],
    gone: Sequence[int],
) -> Package:
    """The workbook with these rows in a table; ``places`` and ``gone`` count table rows, 1 for the header."""
    if not entries and not gone:
        return package
    book = Book(package)
    table = book.tables[schema.name.casefold()]
    at = _columns(table, columns, entries)
    top = table.area.top - (0 if table.header_rows else 1)
    taken = set(places.values())
    spare = [top + row - 1 for row in gone if row not in taken] + _empty_rows(book, table)
    edits: dict[str, object] = {}
    for row in gone:
        if row not in taken:
            edits |= {Position(top + row - 1, column).a1: None for column in at.values()}
    rest: list[Entry] = []
    for number, entry in enumerate(entries):
        if number not in places and not spare:
            rest.append(entry)
            continue
        row = top + places[number] - 1 if number in places else spare.pop(0)
        edits |= {Position(row, column).a1: entry[key] for key, column in at.items()}
    formulas = {formula.at.a1 for formula in book.contents(table.sheet).formulas()}
    ours = {cell: value for cell, value in edits.items() if cell not in formulas}
    package = _opened(package, patched_parts(book, {table.sheet: ours}))
    if not rest:
        return package
    keys = {column: key for key, column in at.items()}
    rows = [
        [entry[keys[column]] if column in keys else None for column in range(table.area.left, table.area.right + 1)]
        for entry in rest
    ]
    return _opened(package, grown_parts(package, table.name, rows))


def _opened(package: Package, parts: dict[str, bytes]) -> Package:
    return Package.open(package.with_parts(parts), package.name, allow_unsigned=True)


def _columns(table: Table, columns: Columns, entries: Sequence[Entry]) -> dict[str, int]:
    """The column of the sheet for each key, by its header in either language."""
    headers = {same_name(name): place for place, name in enumerate(table.columns, start=table.area.left)}
    return _found(table.name, headers, columns, entries)


def _found(table: str, headers: Mapping[str, int], columns: Columns, entries: Sequence[Entry]) -> dict[str, int]:
    """The place of each known column.

    Raises:
        BadInput: a column that is needed is missing.
    """
    found = {
        key: place
        for key, header in columns.items()
        if (place := headers.get(same_name(header.nl), headers.get(same_name(header.en)))) is not None
    }
    needed = {key for entry in entries for key, value in entry.items() if value is not None}
    missing = [columns[key] for key in columns if key in needed and key not in found]
    if missing:
        raise _no_column(table, missing[0])
    return found


def _no_column(table: str, column: Text) -> BadInput:
    return BadInput(
        Text(
            f"De tabel {table} heeft geen kolom ‘{column.nl}’. Voeg die toe, of werk de werkmap bij met ‘fullfunnel "
            "upgrade’.",
            f"The table {table} has no column ‘{column.en}’. Add it, or bring the workbook up to date with ‘fullfunnel "
            "upgrade’.",
        )
    )


def _empty_rows(book: Book, table: Table) -> list[int]:
    """The rows of a table in which nothing stands, formulas of its own aside."""
    contents = book.contents(table.sheet)
    values, formulas = contents.values(), {formula.at for formula in contents.formulas()}
    return [
        row
        for row in range(table.body.top, table.body.bottom + 1)
        if all(
            values.get(Position(row, column)) in {None, ""} or Position(row, column) in formulas
            for column in range(table.area.left, table.area.right + 1)
        )
    ]
