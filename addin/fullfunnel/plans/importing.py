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
from fullfunnel.plans.result_tables import changed_places, written_results
from fullfunnel.results.exports.files import read_file
from fullfunnel.results.exports.habits import Options
from fullfunnel.results.into_plan.mapping import MappingRow, read_mapping
from fullfunnel.results.into_plan.measured import Measured, measured
from fullfunnel.results.into_plan.merging import Merged, merge
from fullfunnel.results.into_plan.proposals import propose
from fullfunnel.results.into_plan.rows import Landed, land
from fullfunnel.results.results import Results, read_results
from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.reading import rows_of_names, rows_of_tables
from fullfunnel.xlsx.replacing import Source, require_writable, write

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence
    from datetime import date

    from fullfunnel.framework.budget import Budget
    from fullfunnel.framework.framework import Framework
    from fullfunnel.language import Language
    from fullfunnel.recalc.outcome import Left
    from fullfunnel.results.exports.export import Export

_SHOWN: Final = 3
_CURRENCY: Final = "ffCurrency"
_EURO: Final = "EUR"
_WITH_VAT: Final = frozenset({"revenue", "order_total", "gross_sales"})
"""What a shop reports with VAT in it."""


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the marketeer gives where a file or plan does not decide it."""

    mapping: tuple[MappingRow, ...] = ()
    """Rows that go before those of the plan."""
    columns: Mapping[str, str] | None = None
    """What each column of a plain table is."""
    platform: str = "table"
    account: str | None = None
    period: tuple[date, date] | None = None
    """Of rows whose days no file names."""
    rates: Mapping[date, float] | None = None
    """What one of the currency of the exports is worth in that of the plan, by day."""
    vat: float | None = None
    """The part of the price that is added as VAT: 0.21."""
    table: str | None = None
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True)
class ExportRead:
    """One export, as it was read or refused."""

    path: Path
    export: Export | None = None
    refused: FunnelError | None = None
    figures: tuple[Measured, ...] = ()


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
    unmapped: tuple[tuple[str, str, str], ...] = ()
    """Source, campaign and metric that count for nothing yet."""
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
    plan: str | os.PathLike[str], exports: Sequence[str | os.PathLike[str]], choices: ImportChoices | None = None
) -> Imported:
    """What an import would put in a plan; nothing is written.

    Args:
        plan: the workbook.
        exports: files that platforms export.
        choices: what no file decides.

    Raises:
        FunnelError: the plan cannot be read, or the figures do not fit it; a file that is refused is noted with why.
    """
    path = Path(plan)
    source = Source.read(path)
    book = Book(Package.open(source.content, path.name))
    return prepare_in(path, rows_of_tables(book), rows_of_names(book), exports, choices)


def prepare_in(
    path: Path,
    tables: Mapping[str, object],
    names: Mapping[str, object],
    exports: Sequence[str | os.PathLike[str]],
    choices: ImportChoices | None = None,
) -> Imported:
    """What an import would put in a plan whose tables and names were read, from a file or an open workbook.

    Args:
        path: where the plan is, for sentences.
        tables: each with its header row, by name.
        names: what the plan's names stand for.
        exports: files that platforms export.
        choices: what no file decides.

    Raises:
        FunnelError: the plan cannot be read, or the figures do not fit it; a file that is refused is noted with why.
    """
    given = choices or ImportChoices()
    read = _plan_of(path.name, tables, names)
    imported = Imported(path, read.language)
    try:
        _read_all(imported, exports, given, read)
        figures = [figure for file in imported.files for figure in file.figures]
        mapping = (*given.mapping, *read.mapping)
        imported.proposed, imported.unmapped = propose(figures, mapping, read.framework, read.budget)
        whole = (*mapping, *imported.proposed)
        imported.landed = land(figures, whole, read.framework, read.period, given.rates)
        imported.merged = merge(read.results.rows, imported.landed.rows)
        imported.proposed = (*_new(given.mapping, read.mapping), *imported.proposed)
    except FunnelError as error:
        error.language = read.language
        raise
    return imported


def write_import(imported: Imported, *, backup: bool = True, ignore_locks: bool = False) -> Imported:
    """Write what was prepared into the plan, and recalculate its FUNNEL_ cells and every formula that reads results.

    Args:
        imported: what :func:`prepare_import` gave.
        backup: keep the workbook as it was beside it.
        ignore_locks: go on where a lock says that somebody has it open.

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
    filled = written_results(package, rows, replaced, imported.proposed, imported.language)
    before, after = Book(package), Book(Package.open(filled, path.name, allow_unsigned=True))
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
        imported.notes.append(_left_to_excel(found.left))
    return imported


def _left_to_excel(left: Sequence[Left]) -> Text:
    """Which cells still show what they did before the import, the first that others wait for in front."""
    first = [each for each in left if not each.reason.en.startswith("waits")] or list(left)
    cells = ", ".join(f"{each.sheet}!{each.cell}" for each in first[:_SHOWN])
    return Text(
        f"{len(left)} cellen laten nog de stand van voor de import zien, want alleen Excel rekent ze zeker goed uit "
        f"({cells}). Open de werkmap in Excel en druk op Ctrl+Alt+F9.",
        f"{len(left)} cells still show what they did before the import, for only Excel surely evaluates them right "
        f"({cells}). Open the workbook in Excel and press Ctrl+Alt+F9.",
    )


def _free_name(path: Path) -> Path:
    """Where the workbook as it was goes: beside it, under a name that is free."""
    for number in range(1, 10_000):
        behind = "" if number == 1 else f"-{number}"
        backup = path.with_name(f"{path.stem}.before-import{behind}{path.suffix}")
        if not backup.exists():
            return backup
    raise BadInput(Text("Er staan te veel kopieën naast de werkmap.", "There are too many copies beside the workbook."))


# -- the plan ----------------------------------------------------------------------------------------------------------


def _plan_of(file: str, given: Mapping[str, object], names: Mapping[str, object]) -> _Plan:
    tables = {name.casefold(): rows for name, rows in given.items()}
    kpis = tables.get(KPIS.name.casefold())
    if kpis is None:
        raise NotFound(
            Text(
                f"‘{file}’ heeft geen tabel {KPIS.name}: dit is geen plan van fullfunnel.",
                f"‘{file}’ has no table {KPIS.name}: this is no plan of fullfunnel.",
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


# -- the exports -------------------------------------------------------------------------------------------------------


def _read_all(
    imported: Imported, exports: Sequence[str | os.PathLike[str]], choices: ImportChoices, plan: _Plan
) -> None:
    """Read every export; one that is refused keeps no other from being read."""
    for given in exports:
        path = Path(given)
        try:
            export = read_file(
                path, mapping=choices.columns, platform=choices.platform, table=choices.table, options=choices.options
            )
            _require_currency(export, path, choices, plan)
            figures = tuple(_placed(figure, choices) for figure in measured(export, choices.account))
            figures = tuple(_without_vat(figure, path, choices) for figure in figures)
            _require_new(figures, path, imported)
        except FunnelError as error:
            error.language = plan.language
            imported.files.append(ExportRead(path, refused=error))
        else:
            imported.files.append(ExportRead(path, export, figures=figures))


def _placed(figure: Measured, choices: ImportChoices) -> Measured:
    """A figure with the days that were given, where its file names none."""
    if choices.period is None or (figure.first is not None and figure.last is not None):
        return figure
    return replace(figure, first=figure.first or choices.period[0], last=choices.period[1])


def _require_currency(export: Export, path: Path, choices: ImportChoices, plan: _Plan) -> None:
    spends = any(
        figures.metric.kind == "money" and any(value > 0 for value in figures.values) for figures in export.figures
    )
    if not spends or choices.rates is not None or export.currency == plan.currency:
        return
    if export.currency is None:
        raise BadInput(
            Text(
                f"In ‘{path.name}’ staat niet in welke valuta de bedragen zijn. Zeg het met --currency "
                f"{plan.currency}.",
                f"‘{path.name}’ does not say in which currency the amounts are. Say it with --currency "
                f"{plan.currency}.",
            )
        )
    raise BadInput(
        Text(
            f"De bedragen in ‘{path.name}’ zijn in {export.currency} en het plan is in {plan.currency}. Geef met "
            "--rates een bestand "
            "met een koers per dag (Date, Rate), of exporteer in de valuta van het plan.",
            f"The amounts in ‘{path.name}’ are in {export.currency} and the plan is in {plan.currency}. Give a file "
            "with a rate per "
            "day (Date, Rate) with --rates, or export in the currency of the plan.",
        )
    )


def _without_vat(figure: Measured, path: Path, choices: ImportChoices) -> Measured:
    if figure.metric not in _WITH_VAT or not figure.source.startswith("Shopify"):
        return figure
    if choices.vat is None:
        raise BadInput(
            Text(
                f"De omzet in ‘{path.name}’ is met btw, en een plan is zonder. Zeg hoeveel btw erin zit: --vat 21% "
                "(of --vat 0).",
                f"The revenue in ‘{path.name}’ includes VAT, and a plan is without. Say how much VAT is in it: --vat "
                "21% (or --vat 0).",
            )
        )
    return replace(figure, value=figure.value / (1 + choices.vat))


def _require_new(figures: Sequence[Measured], path: Path, imported: Imported) -> None:
    """Pass an export that does not hold what another of this import holds too."""
    here: dict[tuple[str, str, str], list[Measured]] = {}
    for figure in figures:
        here.setdefault((figure.source, figure.campaign, figure.metric), []).append(figure)
    for other in imported.files:
        for figure in other.figures:
            own = here.get((figure.source, figure.campaign, figure.metric), [])
            if any(_share_days(figure, each) for each in own):
                raise _twice(path.name, other.path.name, figure)


def _share_days(one: Measured, other: Measured) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    return one.first <= other.last and other.first <= one.last


def _twice(file: str, other: str, figure: Measured) -> BadInput:
    return BadInput(
        Text(
            f"‘{file}’ en ‘{other}’ bevatten allebei {figure.metric} van ‘{figure.campaign}’ over dezelfde dagen. "
            "Importeer "
            "er een van.",
            f"‘{file}’ and ‘{other}’ both hold {figure.metric} of ‘{figure.campaign}’ over the same days. Import one "
            "of "
            "them.",
        )
    )


def _new(given: Sequence[MappingRow], present: Sequence[MappingRow]) -> tuple[MappingRow, ...]:
    """Rows of a mapping file that the plan does not have yet."""

    def words(row: MappingRow) -> tuple[str, ...]:
        return tuple(
            same_name(word) for word in (row.source, row.campaign, row.metric, row.kpi, row.stage, row.channel)
        )

    known = {words(row) for row in present}
    return tuple(row for row in given if words(row) not in known)
