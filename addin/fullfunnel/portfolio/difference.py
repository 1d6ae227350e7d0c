"""What changed between two versions of a plan, in a marketeer's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from fullfunnel import display
from fullfunnel.framework.typed.cells import is_blank, words_of
from fullfunnel.language import Text, same
from fullfunnel.portfolio.shown import shown, shown_key
from fullfunnel.portfolio.snapshot import FIELDS, KINDS, SheetFormulas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.language import Language
    from fullfunnel.portfolio.snapshot import Kind, Row, Snapshot

What = Literal["field", "kpi", "message", "budget", "result", "target", "formula", "look"]
"""What a change is about; formulas and looks stand apart from what the plan says."""
_WHATS: Final[dict[str, What]] = {
    "ffKpis": "kpi",
    "ffMessages": "message",
    "ffBudget": "budget",
    "ffResults": "result",
    "ffMapping": "result",
    "ffWords": "message",
}
_AS_TEXT: Final = Text("als tekst", "as text")
_LANGUAGES: Final[tuple[Language, Language]] = ("nl", "en")
_HAIR: Final = 1e-9
"""Relative: targets that differ by less are the same number, calculated in another order."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``old`` or ``new`` is empty where something was added or removed."""

    what: What
    where: Text
    """What it is called: ``KPI Visits → Leads``."""
    column: Text
    """The column or field; empty where it is about a whole row."""
    old: str = ""
    new: str = ""
    added: bool = False
    removed: bool = False
    factor: float | None = None
    """For a target: the new one divided by the old one."""


def differences(old: Snapshot, new: Snapshot, language: Language | None = None) -> tuple[Change, ...]:
    """Every change from one version of a plan to the next: what it says, then its targets, then formulas and looks.

    Args:
        old: the earlier version.
        new: the later version.
        language: for figures; default: that of the later version.
    """
    words = language or new.language
    return (
        *_fields(old, new, words),
        *(change for kind in KINDS for change in _table(old, new, kind, words)),
        *_targets(old, new, words),
        *_formulas(old, new),
        *_looks(old, new),
    )


def _fields(old: Snapshot, new: Snapshot, language: Language) -> Iterator[Change]:
    for name, label in FIELDS.items():
        before, after = old.fields.get(name), new.fields.get(name)
        if not _same(before, after):
            yield Change("field", label, same(""), *_both(before, after, name, language))


def _table(old: Snapshot, new: Snapshot, kind: Kind, language: Language) -> Iterator[Change]:
    before, after = old.tables[kind.table], new.tables[kind.table]
    what = _WHATS[kind.table]
    moved = dict(_moved(before, after))
    for known, row in before.items():
        where = _where(kind, known)
        if known in moved:
            yield from _cells(what, _where(kind, known[:1]), kind, row, after[moved[known]], language, kind.key[1:])
        elif known not in after:
            yield Change(what, where, same(""), old=_summary(row, kind, language), removed=True)
        else:
            yield from _cells(what, where, kind, row, after[known], language)
    for known, row in after.items():
        if known not in before and known not in moved.values():
            yield Change(what, _where(kind, known), same(""), new=_summary(row, kind, language), added=True)


def _moved(
    before: Mapping[tuple[str, ...], Row], after: Mapping[tuple[str, ...], Row]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Rows that kept their name and lead elsewhere now: a KPI that feeds another, a budget item in another stage."""
    gone = [known for known in before if known not in after]
    come = [known for known in after if known not in before]
    for known in gone:
        others = [other for other in come if other[:1] == known[:1]]
        if len(others) == 1 and sum(other[:1] == known[:1] for other in gone) == 1:
            yield known, others[0]


def _cells(  # noqa: PLR0913, PLR0917  # two versions of a row and what it is
    what: What, where: Text, kind: Kind, old: Row, new: Row, language: Language, also: tuple[str, ...] = ()
) -> Iterator[Change]:
    for column in dict.fromkeys((*old, *new)):
        if (column not in kind.key or column in also) and not _same(old.get(column), new.get(column)):
            label = kind.columns.get(column, same(column))
            yield Change(what, where, label, *_both(old.get(column), new.get(column), column, language))


def _both(before: Cell, after: Cell, column: str, language: Language) -> tuple[str, str]:
    """Both sides of a change in words; of a number that became a text, or the other way round, which is the text."""
    one, other = (shown(cell, column, language) for cell in (before, after))
    mark = f" ({_AS_TEXT.say(language)})"
    if one == other:
        one, other = (
            f"{said}{mark if isinstance(cell, str) else ''}" for said, cell in ((one, before), (other, after))
        )
    return one, other


def _where(kind: Kind, known: tuple[str, ...]) -> Text:
    if kind.table == "ffKpis":
        name = " → ".join(filter(None, known[:2])) + "".join(f" {each}" for each in known[2:])
    else:
        nl, en = (", ".join(filter(None, shown_key(known, kind.key, each))) for each in _LANGUAGES)
        return Text(f"{kind.one.nl} {nl}", f"{kind.one.en} {en}")
    return Text(f"{kind.one.nl} {name}", f"{kind.one.en} {name}")


def _summary(row: Row, kind: Kind, language: Language) -> str:
    return "; ".join(
        f"{kind.columns.get(column, same(column)).say(language)}: {shown(cell, column, language)}"
        for column, cell in row.items()
        if column not in kind.key
    )


def _targets(old: Snapshot, new: Snapshot, language: Language) -> Iterator[Change]:
    for kpi in dict.fromkeys((*old.targets, *new.targets)):
        before, after = old.targets.get(kpi), new.targets.get(kpi)
        if before == after or (before and after and abs(after / before - 1) < _HAIR):
            continue
        factor = after / before if before and after is not None else None
        yield Change(
            "target",
            Text(f"Doel {kpi}", f"Target {kpi}"),
            same(""),
            "" if before is None else display.amount(before, language),
            "" if after is None else display.amount(after, language),
            added=kpi not in old.targets,
            removed=kpi not in new.targets,
            factor=factor,
        )


def _formulas(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    for sheet in dict.fromkeys((*old.formulas, *new.formulas)):
        before, after = old.formulas.get(sheet, {}), new.formulas.get(sheet, {})
        if isinstance(before, SheetFormulas) and before.is_written_as(after):
            continue
        count = len(_different(before, after))
        if count:
            yield Change("formula", Text(f"Blad {sheet}", f"Sheet {sheet}"), same(""), new=str(count))


_KINDS: Final[dict[str, Text]] = {
    "xl/styles": Text("Stijlen", "Styles"),
    "xl/theme/": Text("Thema", "Theme"),
    "xl/charts/": Text("Grafieken", "Charts"),
    "xl/drawings/": Text("Tekeningen en opmerkingen", "Drawings and comments"),
    "xl/media/": Text("Afbeeldingen", "Pictures"),
}
"""What the parts of a file that hold looks are called, by how their names begin."""


def _looks(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    """The sheets that look otherwise, and every kind of part once: who saves a file gives its parts other names."""
    apart = sorted(_different(old.looks, new.looks))
    for sheet in (name for name in apart if name in old.formulas or name in new.formulas):
        name = Text(f"Blad {sheet}", f"Sheet {sheet}")
        yield Change("look", name, same(""), added=sheet not in old.looks, removed=sheet not in new.looks)
    for start, kind in _KINDS.items():
        if any(part.startswith(start) for part in apart):
            were, are = (any(part.startswith(start) for part in each.looks) for each in (old, new))
            yield Change("look", kind, same(""), added=not were, removed=not are)


def _different(old: Mapping[str, object], new: Mapping[str, object]) -> set[str]:
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


def _same(one: Cell, other: Cell) -> bool:
    if _is_number(one) != _is_number(other) and not (is_blank(one) or is_blank(other)):
        return False  # a goal that became a text is none
    return one == other if _is_number(one) else words_of(one) == words_of(other)


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, float | int) and not isinstance(cell, bool)
