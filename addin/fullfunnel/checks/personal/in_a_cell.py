"""DAT101 to DAT104 and DAT106: personal data in any cell, a rule for each kind, made from what the kind declares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.personal.kinds import KINDS, Kind, masked, personal_in
from fullfunnel.checks.personal.way_out import TAKE_IT_OUT
from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example, Rule
from fullfunnel.display import both, number
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.cell_map import CellMap
    from fullfunnel.checks.finding import Finding
    from fullfunnel.checks.plan_sheet import PlanSheet
    from fullfunnel.language import Language

_MAY_HOLD_IT: Final = re.compile(r"[\d@]")
"""Without a digit or an at sign a text holds none of the kinds."""


def _rule(kind: Kind) -> Rule:
    rule = Rule(
        code=kind.code,
        severity="error",
        title=Text(f"In een cel staat {kind.name.nl}", f"A cell holds {kind.name.en}"),
        why=Text(
            "Een plan gaat rond in mails en mappen. Persoonsgegevens horen daar niet in, ook niet pseudoniem.",
            "A plan goes round in mails and folders. Personal data does not belong there, pseudonymous or not.",
        ),
        fails=_cells(kind.fails),
        passes=_cells(kind.passes),
        near_misses={"nl": tuple(map(_cell, kind.near_misses)), "en": tuple(map(_cell, kind.near_misses))},
        check=lambda plan: _of_kind(rule, kind, plan),
    )
    return rule


def _of_kind(rule: Rule, kind: Kind, plan: PlanSheet) -> Iterator[Finding]:
    """One finding a cell in the tables of the plan, and one a column elsewhere: there it may be a whole list."""
    for cells in plan.cell_maps:
        elsewhere: dict[int, list[tuple[int, str]]] = {}
        for row, column, shown in _found(cells, kind):
            if cells.place_of(row, column) is None:
                elsewhere.setdefault(column, []).append((row, shown))
            else:
                yield _in_table(rule, kind, cells, row, column, shown)
        for column, found in elsewhere.items():
            yield _in_column(rule, kind, cells, column, found)
    if plan.sheets:
        return  # The fields are cells of a sheet, and told.
    for name, value in (plan.fields or {}).items():
        if isinstance(value, str):
            for shown in _of(kind, value):
                yield _in_field(rule, kind, name, shown)


def _found(cells: CellMap, kind: Kind) -> Iterator[tuple[int, int, str]]:
    """Row, column and what is there, masked."""
    for (row, column), cell in cells.cells.items():
        place = cells.place_of(row, column)
        if isinstance(cell, str) and (place is None or row > place.top):
            for shown in _of(kind, cell):
                if not kind.is_ruled_out_by(cells.header_of(row, column)):
                    yield row, column, shown


def _of(kind: Kind, text: str) -> Iterator[str]:
    if _MAY_HOLD_IT.search(text):
        yield from (masked(found) for known, found in personal_in(text) if known.code == kind.code)


def _in_table(rule: Rule, kind: Kind, cells: CellMap, row: int, column: int, shown: str) -> Finding:  # noqa: PLR0913, PLR0917  # a cell and what it holds
    header = cells.header_of(row, column)
    what = Text(
        f"In de kolom ‘{header}’ staat {kind.name.nl}: {shown}.",
        f"The column ‘{header}’ holds {kind.name.en}: {shown}.",
    )
    return remark(rule, what, TAKE_IT_OUT, **cells.about(row, column, (shown,)))


def _in_column(rule: Rule, kind: Kind, cells: CellMap, column: int, found: list[tuple[int, str]]) -> Finding:
    row, shown = min(found)
    about = cells.about(row, column, (shown,))
    cell, more = about.get("cell", ""), both(number, len(found) - 1)
    what = Text(
        f"In cel {cell} staat {kind.name.nl}: {shown}" + (f", en zo nog {more.nl} in die kolom." if found[1:] else "."),
        f"Cell {cell} holds {kind.name.en}: {shown}" + (f", and {more.en} more in that column." if found[1:] else "."),
    )
    return remark(rule, what, TAKE_IT_OUT, **about)


def _in_field(rule: Rule, kind: Kind, name: str, shown: str) -> Finding:
    what = Text(f"Bij {name} staat {kind.name.nl}: {shown}.", f"{name} holds {kind.name.en}: {shown}.")
    return remark(rule, what, TAKE_IT_OUT, words=(shown,), item=name, table="plan")


def _cell(text: str) -> Example:
    return Example(messages=({"id": "M1", "stage": "Do", "audience": text},))


def _cells(text: str) -> dict[Language, Example]:
    return {"nl": _cell(text), "en": _cell(text)}


RULES: Final = tuple(map(_rule, KINDS))
