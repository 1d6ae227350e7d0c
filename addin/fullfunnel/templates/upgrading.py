"""A workbook of an earlier version gets what came since: sheets, columns, names and cells; all else stays as it was.

Today's workbook is built from the plan that is in the old one, so that what is copied out of it shows the right figures
from the first minute. A sheet is there when one of its tables or names is: the marketeer may have renamed it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import FunnelError, Refused
from fullfunnel.framework import schema as contract
from fullfunnel.framework.names import same_name
from fullfunnel.framework.stages import SEE_THINK_DO_CARE
from fullfunnel.language import Text
from fullfunnel.plain.fallback import with_fallbacks, without_fallbacks
from fullfunnel.recalc.converting.respelling import respelled, with_formulas
from fullfunnel.recalc.formulas.spelling import HINT, our_name
from fullfunnel.recalc.outcome import RefusedFile
from fullfunnel.recalc.plain_sheet.plain_sheet import plain_sheet
from fullfunnel.recalc.plan_mark import plan_language
from fullfunnel.templates import sheet_names
from fullfunnel.templates.build import build
from fullfunnel.templates.plan import SCENARIO_RATES
from fullfunnel.templates.plan_in_workbook import language_of, places_of, plan_in
from fullfunnel.templates.starting_plans import starting_plan
from fullfunnel.xlsx import refusals
from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.copying import copied_sheets
from fullfunnel.xlsx.copying.columns import with_columns
from fullfunnel.xlsx.formula import Kind, is_call, tokens
from fullfunnel.xlsx.patching import patched_parts
from fullfunnel.xlsx.reading import rows_of_names
from fullfunnel.xlsx.replacing import Source, make_folder, write

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Sequence

    from fullfunnel.language import Language
    from fullfunnel.recalc.converting.respelling import Host
    from fullfunnel.templates import spelling as templates
    from fullfunnel.xlsx.formula import Token
    from fullfunnel.xlsx.tables import Table

FIRST_SHEETS: Final = (
    *(sheet_names.START, sheet_names.FRAMEWORK, sheet_names.TARGETS, sheet_names.OVERVIEW, sheet_names.FUNNEL),
    *(sheet_names.MESSAGES, sheet_names.CHECKS, sheet_names.BUDGET, sheet_names.MAX_CPA, sheet_names.RESULTS),
    *(sheet_names.GUIDE, sheet_names.WORDS, sheet_names.RULES, sheet_names.LISTS),
)
"""The sheets of the first version. One of these that is not there was taken out by who keeps the plan."""


class NoPlan(refusals.Refusal):
    """A workbook without the table of the framework."""

    kind = "no-plan"
    sentence = Text(
        nl="'{name}' is geen werkmap van fullfunnel: de tabel ffKpis ontbreekt. Maak een nieuwe met 'fullfunnel new'.",
        en=(
            "'{name}' is not a workbook of fullfunnel: the table ffKpis is missing. Make a new one with 'fullfunnel "
            "new'."
        ),
    )


@dataclass(frozen=True, slots=True)
class Upgraded:
    """One workbook after it was looked at."""

    path: Path
    output: Path | None = None
    """Where the result was written; None when nothing was."""
    sheets: tuple[str, ...] = ()
    """The sheets that came, or that would come."""
    columns: tuple[str, ...] = ()
    """The columns that came, each with its table: ``ffResults[From]``."""
    no_room: tuple[str, ...] = ()
    """Those for which something stands in the way."""
    formulas: int = 0
    """Formulas that got a fallback in plain functions."""
    version: tuple[int, int] = (contract.SCHEMA, contract.SCHEMA)
    """The version that the workbook had, and the one of today."""
    parts_changed: tuple[str, ...] = ()
    refused: RefusedFile | None = None
    language: Language | None = None
    """The language of the plan, where its workbook says it."""

    @property
    def is_stale(self) -> bool:
        """Whether anything came, or would come."""
        return bool(self.sheets or self.columns or self.formulas or self.version[0] != self.version[1])


def upgrade(  # what a run may and may not do
    path: str | os.PathLike[str],
    *,
    output: str | os.PathLike[str] | None = None,
    check: bool = False,
    allow_unsigned: bool = False,
    ignore_locks: bool = False,
) -> Upgraded:
    """Bring a workbook to today's schema.

    Args:
        path: the workbook.
        output: write the result here and leave ``path`` as it is; default: ``path`` itself.
        check: write nothing, only say what would come.
        allow_unsigned: change a signed workbook too; its signature is then no longer valid.
        ignore_locks: go on where a lock says that somebody has it open, or is writing it.

    Returns:
        What was done. A workbook that cannot be used comes back with ``refused`` filled; nothing is raised for it.
    """
    source_path = Path(path)
    try:
        source = Source.read(source_path)
        package = Package.open(source.content, source_path.name, allow_unsigned=allow_unsigned)
        work = _Upgrade(package)
        content = work.content()
        target = None if check else Path(output) if output is not None else source_path
        if target is not None and (output is not None or content != source.content):
            make_folder(target)
            write(target, content, source, ignore_locks=ignore_locks)
        else:
            target = None
    except Refused as refusal:
        kind = refusal.kind if isinstance(refusal, refusals.Refusal) else "refused"
        return Upgraded(source_path, refused=RefusedFile(kind, refusal.text))
    version = (work.version, contract.SCHEMA)
    return Upgraded(
        source_path,
        target,
        work.sheets,
        tuple(work.columns),
        tuple(work.no_room),
        work.formulas,
        version,
        tuple(sorted(work.parts)),
        language=plan_language(Book(package)),
    )


def with_tables(package: Package, tables: Sequence[contract.Table]) -> bytes:
    """The bytes of a workbook that has these tables: a column that is missing comes, or the whole sheet of today.

    What is there already stays byte for byte; a column for which there is no room does not come.

    Raises:
        FunnelError: the workbook is no plan, or a part of it cannot be read.
    """
    book = Book(package)
    if all(has_columns(book, table) for table in tables):
        return package.archive.content
    return _Upgrade(package).with_tables(tables)


def has_columns(book: Book, table: contract.Table) -> bool:
    """Whether a workbook has a table with every column of today."""
    found = book.tables.get(table.name.casefold())
    return found is not None and not _lacking(found, table)


def _lacking(found: Table, table: contract.Table) -> list[Text]:
    headers = {same_name(each) for each in found.columns}
    return [each for each in table.columns.values() if not {same_name(each.nl), same_name(each.en)} & headers]


class _Upgrade:
    def __init__(self, package: Package) -> None:
        self.package = package
        book = Book(package)
        if contract.KPIS.name.casefold() not in book.tables:
            raise NoPlan(package.name)
        self.sheets: tuple[str, ...] = ()
        self.columns: list[str] = []
        self.no_room: list[str] = []
        self.formulas = 0
        self.version = _version(book)
        self.parts: set[str] = set()

    def content(self) -> bytes:
        """The bytes of the workbook with what came since."""
        book = Book(self.package)
        host, link = host_of(book)
        self._add_columns(language_of(book), contract.TABLES)
        first = {sheet.say(language_of(book)) for sheet in FIRST_SHEETS}
        self._add_sheets(Book(self.package), host, link, lambda sheet, _: sheet not in first)
        if host in {"windows", "lite", "office", "calc", "xlam"}:
            content, self.formulas, parts = with_formulas(self.package, _falling_back)
            self._take(content, parts)
        self._stamp()
        return self.package.archive.content

    def with_tables(self, tables: Sequence[contract.Table]) -> bytes:
        """The bytes of the workbook with these tables and all their columns, and nothing else that came since."""
        book = Book(self.package)
        self._add_columns(language_of(book), tables)
        missing = {table.name.casefold() for table in tables} - set(book.tables)

        def is_wanted(sheet: str, today: Book) -> bool:
            return any(today.tables[name].sheet == sheet for name in missing)

        if missing:
            self._add_sheets(Book(self.package), *host_of(book), is_wanted)
        return self.package.archive.content

    def _take(self, content: bytes, parts: Iterable[str]) -> None:
        self.parts.update(parts)
        self.package = Package.open(content, self.package.name, allow_unsigned=True)

    def _add_columns(self, language: Language, tables: Sequence[contract.Table]) -> None:
        """Give each table the columns that it lacks."""
        for table in tables:
            book = Book(self.package)
            found = book.tables.get(table.name.casefold())
            if found is None:
                continue
            lacks = _lacking(found, table)
            if not lacks:
                continue
            names = [f"{table.name}[{each.say(language)}]" for each in lacks]
            parts = with_columns(book, found, [each.say(language) for each in lacks])
            if parts is None:
                self.no_room += names
            else:
                self.columns += names
                self._take(self.package.with_parts(parts), parts)

    def _add_sheets(self, book: Book, host: Host, link: int, is_wanted: Callable[[str, Book], bool]) -> None:
        language = language_of(book)
        # A call is written once and then spelled for the host, a link to the add-in with its own number.
        written: templates.Host = host if host in {"plain", "values"} else "windows"
        today = Package.open(_today(book, language, written), "today.xlsx")
        made_today = Book(today)
        there = _found_sheets(made_today, book)
        wanted = [each.name for each in today.sheets if each.name not in there and is_wanted(each.name, made_today)]
        taken = {sheet.name.casefold() for sheet in self.package.sheets}
        names = {new: old for new, old in there.items() if new != old}
        names |= {name: f"{name} fullfunnel" for name in wanted if name.casefold() in taken}
        spell = partial(respelled, host=host, link=link) if written != host else str
        made = copied_sheets(today, self.package, wanted, names=names, respell=spell)
        if wanted:
            self.sheets = tuple(names.get(name, name) for name in wanted)
            content = self.package.with_parts(made.changed, added=made.added)
            self._take(content, (*made.changed, *made.added))

    def _stamp(self) -> None:
        """Write today's version in the cell that holds it."""
        book = Book(self.package)
        for name in book.names:
            place = book.named_area(name) if name.name.casefold() == contract.SCHEMA_VERSION.casefold() else None
            if place is not None and self.version != contract.SCHEMA:
                sheet, area = place
                parts = patched_parts(book, {sheet: {area.corner.a1: contract.SCHEMA}})
                self._take(self.package.with_parts(parts), parts)
                return


def host_of(book: Book) -> tuple[Host, int]:
    """The host that a workbook speaks to, by the first call of ours in it, and the number of its link to the add-in."""
    for sheet in book.sheets:
        if not HINT.search(book.package.read(sheet.part) or b""):
            continue
        for formula in book.contents(sheet.name).formulas():
            words = tokens(formula.text)
            for at, word in enumerate(words):
                if is_call(words, at) and our_name(word.text) is not None:
                    return _host(word.text, words[at - 1] if at else None)
    return ("plain" if plain_sheet(book) is not None else "values"), 1


def _host(word: str, before: Token | None) -> tuple[Host, int]:
    if before is not None and before.kind is Kind.SHEET:
        digits = "".join(filter(str.isdigit, before.text.partition("]")[0]))
        return "xlam", int(digits or 1)
    if word.upper().startswith("ORG."):
        return "calc", 1
    return ("office" if word.startswith("_xldudf_") else "windows"), 1


def _falling_back(formula: str) -> str:
    return with_fallbacks(without_fallbacks(formula))


def _today(book: Book, language: Language, host: templates.Host) -> bytes:
    """Today's workbook with the plan of an older one; without its figures where that plan cannot be read."""
    places = places_of(book)
    try:
        return build(plan_in(book), language, host, places)
    except (FunnelError, LookupError, StopIteration, TypeError, ValueError):
        scenarios = tuple(key for key in SCENARIO_RATES if key in places[contract.KPIS.name])
        return build(replace(starting_plan(SEE_THINK_DO_CARE), scenarios=scenarios), language, host, places)


def _found_sheets(today: Book, book: Book) -> dict[str, str]:
    """What the sheets of today's workbook are called in the other, where they are there."""
    found: dict[str, str] = {}
    for table in today.tables.values():
        other = book.tables.get(table.name.casefold())
        if other is not None:
            found.setdefault(table.sheet, other.sheet)
    places = {name.name.casefold(): place for name in book.names if (place := book.named_area(name)) is not None}
    for name in today.names:
        here, there = today.named_area(name), places.get(name.name.casefold())
        if here is not None and there is not None and not name.name.startswith("_xlnm."):
            found.setdefault(here[0], there[0])
    for sheet in today.sheets:
        same = book.canonical(sheet.name)
        if same is not None and sheet.name not in found and not _has_tables(today, sheet.name):
            found[sheet.name] = same
    return found


def _has_tables(book: Book, sheet: str) -> bool:
    return any(table.sheet == sheet for table in book.tables.values())


def _version(book: Book) -> int:
    value = rows_of_names(book).get(contract.SCHEMA_VERSION)
    return int(value) if isinstance(value, int | float) else 0
