"""Exports into a plan: read, mapped, merged with the results that are there, and written without loss.

The same source (platform and account) and period is replaced; the workbook as it was stays beside it.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput, FunnelError, NotFound
from fullfunnel.framework.budget import read_budget
from fullfunnel.framework.names import same_name
from fullfunnel.framework.reading import read_framework
from fullfunnel.framework.schema import BUDGET, END, KPIS, LANGUAGE, MAPPING, RESULTS, START
from fullfunnel.framework.typed.cells import is_blank
from fullfunnel.framework.typed.dates import read_date
from fullfunnel.language import Text
from fullfunnel.plans.import_files import ExportRead, ImportChoices, read_exports
from fullfunnel.plans.result_tables import changed_places, written_results
from fullfunnel.results.into_plan.mapping import MappingRow, read_mapping
from fullfunnel.results.into_plan.mapping_proposals import propose
from fullfunnel.results.into_plan.merging import Merged, merge
from fullfunnel.results.into_plan.rows import UNMAPPED, Landed, land
from fullfunnel.results.results import Results, read_results
from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.reading import rows_of_names, rows_of_tables
from fullfunnel.xlsx.replacing import Source, require_writable, write

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from fullfunnel.framework.budget import Budget
    from fullfunnel.framework.framework import Framework
    from fullfunnel.language import Language
    from fullfunnel.recalc.outcome import Left
    from fullfunnel.results.exports.progress import Follow
    from fullfunnel.results.into_plan.rows import NotTaken

_SHOWN: Final = 3
_CURRENCY: Final = "ffCurrency"
_EURO: Final = "EUR"
_NOT_CERTAIN: Final = Text(
    "het voorstel is niet zeker: neem het over met --mapping of --yes",
    "the proposal is not certain: accept it with --mapping or --yes",
)
_TABLES: Final = frozenset(table.name.casefold() for table in (KPIS, BUDGET, MAPPING, RESULTS))
_NAMES: Final = frozenset({LANGUAGE, START, END, _CURRENCY})
"""What is read of a plan."""


@dataclass(slots=True)
class Imported:
    """What an import did, or would do."""

    plan: Path
    language: Language
    files: list[ExportRead] = field(default_factory=list)
    landed: Landed = field(default_factory=Landed)
    merged: Merged = field(default_factory=Merged)
    proposed: tuple[MappingRow, ...] = ()
    """Rows of the mapping that are new."""
    uncertain: tuple[MappingRow, ...] = ()
    """Rows that are proposed and left out, for only the marketeer knows whether they are right."""
    unmapped: tuple[tuple[str, str, str], ...] = ()
    """Source, campaign and metric that count for nothing yet."""
    doubts: dict[tuple[str, str, str], Text | None] = field(default_factory=dict)
    """Of these: why no KPI is proposed, where some count the metric."""
    written: bool = False
    backup: Path | None = None
    notes: list[Text] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What an import needs of a plan."""

    framework: Framework
    budget: Budget | None
    mapping: tuple[MappingRow, ...]
    results: Results
    period: tuple[date | None, date | None]
    currency: str
    language: Language


def prepare_import(
    plan: str | os.PathLike[str],
    exports: Sequence[str | os.PathLike[str]],
    choices: ImportChoices | None = None,
    follow: Follow | None = None,
) -> Imported:
    """What an import would put in a plan; nothing is written.

    Args:
        plan: the workbook.
        exports: files that platforms export.
        choices: what no file decides.
        follow: is called with how far the reading is, and may raise ``Stopped``.

    Raises:
        FunnelError: the plan cannot be read, or the figures do not fit it; a file that is refused is noted with why.
    """
    path = Path(plan)
    source = Source.read(path)
    book = Book(Package.open(source.content, path.name))
    return prepare_in(path, rows_of_tables(book, _TABLES), rows_of_names(book, _NAMES), exports, choices, follow)


def prepare_in(  # noqa: PLR0913, PLR0917  # a plan, the exports, and what the marketeer gives
    path: Path,
    tables: Mapping[str, object],
    names: Mapping[str, object],
    exports: Sequence[str | os.PathLike[str]],
    choices: ImportChoices | None = None,
    follow: Follow | None = None,
) -> Imported:
    """What an import would put in a plan whose tables and names were read, from a file or an open workbook.

    Args:
        path: where the plan is, for sentences.
        tables: each with its header row, by name.
        names: what the plan's names stand for.
        exports: files that platforms export.
        choices: what no file decides.
        follow: is called with how far the reading is, and may raise ``Stopped``.

    Raises:
        FunnelError: the plan cannot be read, or the figures do not fit it; a file that is refused is noted with why.
    """
    given = choices or ImportChoices()
    read = _plan_of(path.name, tables, names)
    imported = Imported(path, read.language)
    try:
        imported.files = read_exports(exports, given, read.currency, read.language, follow)
        figures = [figure for file in imported.files for figure in file.figures]
        mapping = (*given.mapping, *read.mapping)
        imported.proposed, imported.doubts = propose(figures, mapping, read.framework, read.budget)
        if given.only_certain:
            imported.uncertain = tuple(row for row in imported.proposed if not row.certain)
            imported.proposed = tuple(row for row in imported.proposed if row.certain)
        imported.unmapped = tuple(imported.doubts)
        whole = (*mapping, *imported.proposed)
        imported.landed = land(figures, whole, read.framework, read.period, given.rates)
        imported.landed.not_taken = _with_doubts(imported.landed.not_taken, imported.uncertain)
        imported.notes += imported.landed.notes
        imported.merged = merge(read.results.rows, imported.landed.rows)
        imported.proposed = (*_new(given.mapping, read.mapping), *imported.proposed)
    except FunnelError as error:
        error.language = read.language
        raise
    return imported


def write_import(
    imported: Imported,
    *,
    backup: bool = True,
    ignore_locks: bool = False,
    completed: Callable[[Package], bytes] | None = None,
) -> Imported:
    """Write what was prepared into the plan, and recalculate its FUNNEL_ cells and every formula that reads results.

    Args:
        imported: what :func:`prepare_import` gave.
        backup: keep the workbook as it was beside it.
        ignore_locks: go on where a lock says that somebody has it open.
        completed: gives a workbook the tables and columns that an earlier version lacks; without it a table that is
            missing comes on a bare sheet.

    Raises:
        FunnelError: the workbook is open, may not be changed, or its table cannot grow; nothing was written.
    """
    from fullfunnel.recalc.regenerating import recalculated_after  # noqa: PLC0415  # the engine, where it is needed

    if not imported.landed.rows and not imported.proposed:
        return imported
    path = imported.plan
    source = Source.read(path)
    require_writable(path, ignore_locks=ignore_locks)
    package = Package.open(source.content, path.name)
    rows, replaced = imported.landed.rows, imported.merged.replaced
    whole = package if completed is None else Package.open(completed(package), path.name, allow_unsigned=True)
    filled = written_results(whole, rows, replaced, imported.proposed, imported.language)
    before = Book(whole)
    after = Book(Package.open(filled, path.name, allow_unsigned=True), before)
    content, found = recalculated_after(before, after, changed_places(before, after))
    if backup:
        imported.backup = _free_name(path)
        imported.backup.write_bytes(source.content)
    try:
        write(path, content, source, ignore_locks=ignore_locks)
    except FunnelError:
        if imported.backup is not None:
            with contextlib.suppress(OSError):
                imported.backup.unlink()
            imported.backup = None
        raise
    imported.written = True
    if found.left:
        imported.notes.append(_kept_for_excel(found.left))
    return imported


def _kept_for_excel(left: Sequence[Left]) -> Text:
    """Which cells still show what they did before the import, the first that others wait for in front."""
    first = [each for each in left if not each.reason.en.startswith("waits")] or list(left)
    cells = ", ".join(f"{each.sheet}!{each.cell}" for each in first[:_SHOWN])
    return Text(
        f"{len(left)} cellen laten nog de stand van vóór de import zien, want alleen Excel rekent ze zeker goed "
        f"uit ({cells}). Open de werkmap in Excel en druk op Ctrl+Alt+F9.",
        f"{len(left)} cells still show their values from before the import, because only Excel is certain to "
        f"calculate them correctly ({cells}). Open the workbook in Excel and press Ctrl+Alt+F9.",
    )


def _free_name(path: Path) -> Path:
    """Where the workbook as it was goes: beside it, under a name that is free."""
    for number in range(1, 10_000):
        behind = "" if number == 1 else f"-{number}"
        backup = path.with_name(f"{path.stem}.before-import{behind}{path.suffix}")
        if not backup.exists():
            return backup
    raise BadInput(
        Text(
            "Er staan te veel kopieën naast de werkmap. Verplaats of verwijder er een paar.",
            "There are too many copies beside the workbook. Move or delete some of them.",
        )
    )


# -- the plan ----------------------------------------------------------------------------------------------------------


def _plan_of(file: str, given: Mapping[str, object], names: Mapping[str, object]) -> _Plan:
    tables = {name.casefold(): rows for name, rows in given.items()}
    kpis = tables.get(KPIS.name.casefold())
    if kpis is None:
        raise NotFound(
            Text(
                f"‘{file}’ heeft geen tabel {KPIS.name}: dit is geen plan van fullfunnel.",
                f"‘{file}’ has no table {KPIS.name}: this is not a plan of fullfunnel.",
            )
        )
    framework = read_framework(kpis)
    spoken = names.get(LANGUAGE)
    language: Language = "nl" if spoken == "nl" else "en" if spoken == "en" else framework.language
    budget, mapping, results = (tables.get(table.name.casefold()) for table in (BUDGET, MAPPING, RESULTS))
    days = [
        read_date(value if not isinstance(value := names.get(name), list) else None, Text(name, name), language)
        for name in (START, END)
    ]
    currency = names.get(_CURRENCY)
    return _Plan(
        framework=framework,
        budget=read_budget(budget) if _is_filled(budget) else None,
        mapping=read_mapping(mapping) if _is_filled(mapping) else (),
        results=read_results(results) if _is_filled(results) else Results(language=language),
        period=(days[0], days[1]),
        currency=currency.strip().upper() if isinstance(currency, str) and currency.strip() else _EURO,
        language=language,
    )


def _is_filled(table: object) -> bool:
    return isinstance(table, list) and any(not is_blank(cell) for row in table[1:] for cell in row)


def _with_doubts(not_taken: Sequence[NotTaken], uncertain: Sequence[MappingRow]) -> list[NotTaken]:
    """What does not stand in the plan, with the reason where a proposal for it was left out."""
    left_out = {("" if row.campaign == "*" else row.campaign, row.metric) for row in uncertain}
    return [
        replace(each, reason=_NOT_CERTAIN)
        if (each.campaign, each.metric) in left_out and each.reason == UNMAPPED
        else each
        for each in not_taken
    ]


def _new(given: Sequence[MappingRow], present: Sequence[MappingRow]) -> tuple[MappingRow, ...]:
    """Rows of a mapping file that the plan does not have yet."""

    def words(row: MappingRow) -> tuple[str, ...]:
        return tuple(
            same_name(word) for word in (row.source, row.campaign, row.metric, row.kpi, row.stage, row.channel)
        )

    known = {words(row) for row in present}
    return tuple(row for row in given if words(row) not in known)
