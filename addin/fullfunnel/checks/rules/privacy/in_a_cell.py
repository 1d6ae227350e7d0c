"""DAT101 to DAT104 and DAT106: personal data in any cell, a rule for each kind, made from what the kind declares."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example, Rule
from fullfunnel.checks.rules.privacy.advice import TAKE_IT_OUT
from fullfunnel.checks.rules.privacy.kinds import KINDS, Kind, masked, personal_in
from fullfunnel.display import both, number
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.cell_map import CellMap
    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.language import Language


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


def _of_kind(rule: Rule, kind: Kind, plan: PlanContext) -> Iterator[Finding]:
    """One finding a cell in the tables of the plan, and one a column elsewhere: there it may be a whole list."""
    for cells in plan.cell_maps:
        for column, found in _columns(cells, kind).items():
            elsewhere = [each for each in found if cells.place_of(each[0], column) is None]
            for row, shown in found:
                if cells.place_of(row, column) is not None:
                    yield _in_table(rule, kind, cells, (row, column), shown)
            if elsewhere:
                yield _in_column(rule, kind, cells, column, elsewhere)
    if plan.sheets:
        return  # The fields are cells of a sheet, and told.
    for name, value in (plan.fields or {}).items():
        if isinstance(value, str):
            for shown in _of(kind, value):
                yield _in_field(rule, kind, name, shown)


def _columns(cells: CellMap, kind: Kind) -> dict[int, list[tuple[int, str]]]:
    """Per column the rows that hold it, with what is there, masked."""
    found: dict[int, list[tuple[int, str]]] = {}
    alike: Counter[int] = Counter()
    for (row, column), cell in cells.cells.items():
        # One look first: in a long export hardly any cell has more to it.
        if not isinstance(cell, str) or not kind.pattern.search(cell):
            continue
        place = cells.place_of(row, column)
        if place is not None and row <= place.top:
            continue
        alike[column] += kind.has_a_checksum
        held = list(_of(kind, cell))
        if held and not kind.is_ruled_out_by(cells.header_of(row, column)):
            found.setdefault(column, []).extend((row, shown) for shown in held)
    # Of numbers that are something else one in eleven passes a checksum by chance.
    return {column: rows for column, rows in found.items() if len(rows) * 2 >= alike[column]}


def _of(kind: Kind, text: str) -> Iterator[str]:
    return (masked(found) for known, found in personal_in(text) if known.code == kind.code)


def _in_table(rule: Rule, kind: Kind, cells: CellMap, at: tuple[int, int], shown: str) -> Finding:
    header = cells.header_of(*at)
    what = Text(
        f"In de kolom ‘{header}’ staat {kind.name.nl}: {shown}.",
        f"The column ‘{header}’ holds {kind.name.en}: {shown}.",
    )
    return remark(rule, what, TAKE_IT_OUT, **cells.about(*at, (shown,)))


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
