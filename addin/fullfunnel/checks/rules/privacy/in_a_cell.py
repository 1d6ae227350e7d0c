"""DAT101 to DAT104 and DAT106: personal data in any cell, a rule for each kind, made from what the kind declares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example, Rule
from fullfunnel.checks.rules.privacy.advice import TAKE_IT_OUT
from fullfunnel.checks.side_text import SIDE_WORDS
from fullfunnel.display import both, number
from fullfunnel.language import Text
from fullfunnel.privacy.kinds import KINDS, Kind, personal_in
from fullfunnel.privacy.masking import masked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.checks.personal_cells import PersonalCell
    from fullfunnel.checks.side_text import SideText
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
    elsewhere: dict[tuple[int, int], list[PersonalCell]] = {}
    for found in plan.personal_cells:
        if found.kind is not kind:
            continue
        if found.cells.place_of(found.row, found.column) is not None:
            yield _in_table(rule, found)
        else:
            elsewhere.setdefault((id(found.cells), found.column), []).append(found)
    for cells in elsewhere.values():
        yield _in_column(rule, cells)
    for text, held in plan.personal_side_texts:
        values = [value for each, value in held if each is kind]
        if values:
            yield _beside_cells(rule, kind, text, values)
    if not plan.sheets:  # else the fields are cells of a sheet, and reported there
        yield from _in_fields(rule, kind, plan)


def _in_fields(rule: Rule, kind: Kind, plan: PlanContext) -> Iterator[Finding]:
    for name, field in (plan.fields or {}).items():
        for each, value in personal_in(field) if isinstance(field, str) else ():
            if each is kind:
                yield _in_field(rule, kind, name, masked(value))


def _in_table(rule: Rule, found: PersonalCell) -> Finding:
    kind, shown, more = found.kind, masked(found.values[0]), _more(len(found.values) - 1, _THERE)
    header = found.cells.header_of(found.row, found.column)
    what = Text(
        f"In de kolom ‘{header}’ staat {kind.name.nl}: {shown}{more.nl}.",
        f"The column ‘{header}’ holds {kind.name.en}: {shown}{more.en}.",
    )
    return remark(rule, what, TAKE_IT_OUT, **found.cells.about(found.row, found.column, (shown,)))


def _in_column(rule: Rule, all_found: list[PersonalCell]) -> Finding:
    first = min(all_found, key=lambda each: each.row)
    shown, more = masked(first.values[0]), _more(sum(len(each.values) for each in all_found) - 1, _IN_COLUMN)
    about = first.cells.about(first.row, first.column, (shown,))
    cell, kind = about.get("cell", ""), first.kind
    what = Text(
        f"In cel {cell} staat {kind.name.nl}: {shown}{more.nl}.", f"Cell {cell} holds {kind.name.en}: {shown}{more.en}."
    )
    return remark(rule, what, TAKE_IT_OUT, **about)


def _beside_cells(rule: Rule, kind: Kind, text: SideText, values: list[str]) -> Finding:
    shown, more, place = masked(values[0]), _more(len(values) - 1, _THERE), SIDE_WORDS[text.kind]
    what = Text(
        f"In {place.nl} ({text.where}) staat {kind.name.nl}: {shown}{more.nl}.",
        f"{place.en[0].upper()}{place.en[1:]} ({text.where}) holds {kind.name.en}: {shown}{more.en}.",
    )
    return remark(rule, what, TAKE_IT_OUT, words=(shown,), item=text.where, table="plan", cell=text.where)


_IN_COLUMN: Final = Text(", en zo nog {more} in die kolom", ", and {more} more in that column")
_THERE: Final = Text(", en zo nog {more}", ", and {more} more")


def _more(count: int, words: Text) -> Text:
    if not count:
        return Text("", "")
    shown = both(number, count)
    return Text(words.nl.format(more=shown.nl), words.en.format(more=shown.en))


def _in_field(rule: Rule, kind: Kind, name: str, shown: str) -> Finding:
    what = Text(f"Bij {name} staat {kind.name.nl}: {shown}.", f"{name} holds {kind.name.en}: {shown}.")
    return remark(rule, what, TAKE_IT_OUT, words=(shown,), item=name, table="plan")


def _cell(text: str) -> Example:
    return Example(messages=({"id": "M1", "stage": "Do", "audience": text},))


def _cells(text: str) -> dict[Language, Example]:
    return {"nl": _cell(text), "en": _cell(text)}


RULES: Final = tuple(map(_rule, KINDS))
