"""A scenario as its columns in the KPI table have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.display import amount
from fullfunnel.errors import BadInput
from fullfunnel.framework.names import same_name
from fullfunnel.framework.scenario import Scenario
from fullfunnel.framework.table import TableRow
from fullfunnel.framework.typed.cells import is_blank
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.framework.scenario import Line, Rest
    from fullfunnel.framework.table import NamedColumn, Table

_REST: Final = frozenset({"rest", "de rest", "the rest", "restant", "remainder"})


def read_share(row: TableRow, column: str) -> float | Rest | None:
    """A share as typed: a part of 1, ``rest``, or ``None`` for a blank cell.

    Raises:
        BadInput: it is neither; the text names the place.
    """
    return "rest" if same_name(row.words(column)) in _REST else _figure(row, column)


def scenario_of(
    name: str, table: Table, rows: Mapping[str, list[TableRow]], lines: Mapping[Line, TableRow]
) -> Scenario | None:
    """The scenario of this name; ``None`` where its columns hold words only, and so are the marketeer's own.

    A cell that is no number among others that are is kept as the scenario's problem: the plan itself can do without.
    """
    columns = [each for each in table.named if same_name(each.name) == same_name(name)]
    if not _has_figures(table, columns):
        return None
    keys = {each.column: each.key for each in columns}
    rates: dict[Line, float] = {}
    shares: dict[Line, float | Rest] = {}
    volumes: dict[str, dict[str, float]] = {"unit_cost": {}, "cap": {}}
    try:
        for line, row in lines.items():
            if "rate" in keys and (rate := _figure(row, keys["rate"])) is not None:
                rates[line] = rate
            if "share" in keys and (share := read_share(row, keys["share"])) is not None:
                shares[line] = share
        for column, found in volumes.items():
            if column in keys:
                found.update(_by_kpi(rows, keys[column]))
        _refuse_twice(columns)
    except BadInput as error:
        return Scenario(name=name, columns=tuple(keys), problem=error.text)
    return Scenario(
        name=name,
        columns=tuple(keys),
        rates=rates,
        shares=shares,
        unit_costs=volumes["unit_cost"],
        caps=volumes["cap"],
    )


def _has_figures(table: Table, columns: list[NamedColumn]) -> bool:
    """Whether a number stands in one of these columns, or nothing at all: a scenario about to be filled in."""
    filled = [row for row in table for each in columns if not is_blank(row.cells.get(each.key))]
    return not filled or any(_is_figure(row, each) for row in table for each in columns)


def _is_figure(row: TableRow, column: NamedColumn) -> bool:
    """Whether a cell holds what may stand there: a number, or ``rest`` for a share."""
    try:
        return (read_share if column.column == "share" else TableRow.number_in)(row, column.key) is not None
    except BadInput:
        return False


def _by_kpi(rows: Mapping[str, list[TableRow]], key: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, own in rows.items():
        for row in own:
            number = _figure(row, key)
            if number is None:
                continue
            if found.setdefault(name, number) != number:
                place = row.place(key)
                raise BadInput(
                    Text(
                        f"‘{name}’ staat op meer rijen, maar die spreken elkaar tegen ({place.nl}). Vul dit alleen "
                        "op de eerste rij in.",
                        f"‘{name}’ is on several rows that contradict each other ({place.en}). Fill this in on the "
                        "first row only.",
                    )
                )
    return found


def _figure(row: TableRow, key: str) -> float | None:
    number = row.number_in(key)
    if number is None or number >= 0:
        return number
    place = row.place(key)
    raise BadInput(
        Text(
            f"Een getal kan hier niet negatief zijn: {amount(number, 'nl')} ({place.nl}). Vul nul of meer in.",
            f"A number here cannot be negative: {amount(number, 'en')} ({place.en}). Type zero or more.",
        )
    )


def _refuse_twice(columns: list[NamedColumn]) -> None:
    twice = next((each for each in columns if each.twice), None)
    if twice is not None:
        raise BadInput(
            Text(
                f"Scenario ‘{twice.name}’ heeft twee kolommen voor hetzelfde. Verwijder er één.",
                f"Scenario ‘{twice.name}’ has two columns for the same thing. Remove one of them.",
            )
        )
