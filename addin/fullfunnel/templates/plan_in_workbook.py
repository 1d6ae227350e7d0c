"""The plan in a workbook that exists, as a new workbook is written from it; and where its tables stand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from fullfunnel.framework import schema as contract
from fullfunnel.framework.names import same_name
from fullfunnel.framework.reading import ROLE_WORDS, read_framework
from fullfunnel.framework.stages import stage_model
from fullfunnel.language import Text, same
from fullfunnel.targets.allowable import PROFIT_BASIS_WORDS
from fullfunnel.targets.max_cpa import READING_WORDS
from fullfunnel.templates.plan import SCENARIO_RATES, Plan
from fullfunnel.xlsx.address import letters
from fullfunnel.xlsx.quoting import quoted
from fullfunnel.xlsx.reading import rows_of_names, rows_of_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fullfunnel.language import Language
    from fullfunnel.templates.plan import Entry
    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.tables import Table

REACH: Final = 200
"""How many rows below a header plain formulas look at, where nothing else stands there."""
RESULTS_REACH: Final = 10_000
"""The same for the results, which may be many."""
_FIRST_DAY: Final = date(1899, 12, 30)


def language_of(book: Book) -> Language:
    """The language of the workbook: of the headers of its framework."""
    table = book.tables[contract.KPIS.name.casefold()]
    headers = {same_name(each) for each in table.columns}
    apart = [each for each in contract.KPIS.columns.values() if each.nl != each.en]
    dutch = sum(same_name(each.nl) in headers for each in apart)
    return "nl" if dutch > sum(same_name(each.en) in headers for each in apart) else "en"


def plan_in(book: Book) -> Plan:
    """The plan in a workbook.

    Raises:
        FunnelError: its framework cannot be read.
    """
    tables = {name.casefold(): rows for name, rows in rows_of_tables(book).items()}
    fields = {name.casefold(): value for name, value in rows_of_names(book).items()}
    rows = {table.name: _entries(tables.get(table.name.casefold()), table) for table in contract.TABLES}
    framework = tables[contract.KPIS.name.casefold()]
    scenarios = _found(framework[0], SCENARIO_RATES)
    main = same_name(read_framework(framework).main)
    named = zip(rows[contract.KPIS.name], _entries_of(framework, scenarios), strict=True)
    kpis = [row | rates for row, rates in named if row.get("kpi")]
    for row in kpis:
        row["role"] = _known(row.get("role"), ROLE_WORDS.values())
        if same_name(str(_plain(row["kpi"]))) == main:
            row["role"] = ROLE_WORDS["main"]
    stages = list(dict.fromkeys(str(_plain(row["stage"])) for row in kpis if row.get("stage")))
    field = {name: fields.get(name.casefold()) for name in contract.NAMES}
    return Plan(
        name=same(str(field[contract.CAMPAIGN] or "Plan")),
        model=stage_model(stages),
        kpis=tuple(kpis),
        messages=tuple(row for row in rows[contract.MESSAGES.name] if any(row.values())),
        budget=tuple(row for row in rows[contract.BUDGET.name] if any(row.values())),
        scenarios=tuple(scenarios),
        results=tuple(row for row in rows[contract.RESULTS.name] if row.get("kpi")),
        mapping=tuple(row for row in rows[contract.MAPPING.name] if any(row.values())),
        words=tuple(row for row in rows[contract.WORDS.name] if any(row.values())),
        goal=_number(field[contract.GOAL]),
        start=_day(field[contract.START]),
        end=_day(field[contract.END]),
        owner=_text(field[contract.OWNER]),
        why=_text(field[contract.WHY]),
        recipients=_text(field[contract.RECIPIENTS]),
        client=_text(field[contract.CLIENT]),
        order_value=_number(field[contract.ORDER_VALUE]),
        vat=_number(field[contract.VAT]),
        margin=_number(field[contract.MARGIN]),
        profit=_number(field[contract.PROFIT]),
        profit_basis=_as_text(_known(_text(field[contract.PROFIT_BASIS]), PROFIT_BASIS_WORDS.values())),
        cpa_method=_as_text(_known(_text(field[contract.CPA_METHOD]), READING_WORDS.values())) or READING_WORDS["all"],
    )


def places_of(book: Book) -> dict[str, dict[str, str]]:
    """The cells below the header of each column of the tables that the sheet Calculation reads, by table and column."""
    found: dict[str, dict[str, str]] = {}
    for table in (contract.KPIS, contract.BUDGET, contract.MESSAGES, contract.WORDS, contract.RESULTS):
        stands = book.tables.get(table.name.casefold())
        if stands is not None:
            found[table.name] = dict(_places(book, table, stands))
    return found


def _places(book: Book, table: contract.Table, stands: Table) -> Iterable[tuple[str, str]]:
    area = stands.area
    values = book.contents(stands.sheet).values()
    below = [at.row for at in values if at.row > area.bottom and area.left <= at.column <= area.right]
    reach = RESULTS_REACH if table is contract.RESULTS else REACH
    bottom = min([area.top + reach, *(row - 1 for row in below)])
    columns = _columns(stands.columns, table)
    if table is contract.KPIS:
        columns |= _found(stands.columns, SCENARIO_RATES)
    for key, at in columns.items():
        letter = letters(area.left + at)
        yield key, f"{quoted(stands.sheet)}!${letter}${area.top + 1}:${letter}${max(bottom, area.bottom)}"


def _columns(headers: Iterable[object], table: contract.Table) -> dict[str, int]:
    """The place of each known column among the headers."""
    return _found(headers, table.columns)


def _found(headers: Iterable[object], columns: Mapping[str, Text]) -> dict[str, int]:
    spelled = [same_name(str(header or "")) for header in headers]
    found = {}
    for key, text in columns.items():
        at = next((at for at, header in enumerate(spelled) if header in {same_name(text.nl), same_name(text.en)}), None)
        if at is not None:
            found[key] = at
    return found


def _entries(rows: list[list[Any]] | None, table: contract.Table) -> list[dict[str, Entry]]:
    return _entries_of(rows, _columns(rows[0], table)) if rows else []


def _entries_of(rows: list[list[Any]], columns: Mapping[str, int]) -> list[dict[str, Entry]]:
    return [{key: _entry(row[at]) for key, at in columns.items() if at < len(row)} for row in rows[1:]]


def _entry(value: object) -> Entry:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return float(value)
    text = str(value)
    return None if text.startswith("#") or not text.strip() else same(text)


def _plain(entry: Entry) -> object:
    return entry.en if isinstance(entry, Text) else entry


def _known(entry: Entry, words: Iterable[Text]) -> Entry:
    """An entry as the word of ours that it is, in both languages."""
    spelled = same_name(str(_plain(entry) or ""))
    return next((word for word in words if spelled in {same_name(word.nl), same_name(word.en)}), entry)


def _as_text(entry: Entry) -> Text | None:
    return entry if isinstance(entry, Text) else None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _text(value: object) -> Text | None:
    return same(value) if isinstance(value, str) and value and not value.startswith("#") else None


def _day(value: object) -> date | None:
    number = _number(value)
    return None if number is None or not 1 <= number < 2_958_466 else _FIRST_DAY + timedelta(days=int(number))  # noqa: PLR2004
