"""A plan as stable text: the same plan gives the same lines, wherever its tables stand. What ``git diff`` compares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel import display
from fullfunnel.language import Text, same
from fullfunnel.portfolio.shown import shown, shown_key
from fullfunnel.portfolio.snapshot import FIELDS, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.language import Language
    from fullfunnel.portfolio.snapshot import Kind, Snapshot


def stable_text(plan: Snapshot, language: Language | None = None) -> Iterator[str]:
    """The lines of a plan: its fields, then every row of its tables with a cell a line, then its targets.

    Args:
        plan: the plan.
        language: of headers and figures; default: that of the plan.
    """
    words = language or plan.language
    yield f"# {Text('Plan', 'Plan').say(words)}"
    for name, label in FIELDS.items():
        if name in plan.fields:
            yield f"{label.say(words)}: {shown(plan.fields[name], name, words)}"
    for kind in KINDS:
        yield from _table(plan, kind, words)
    yield from ("", f"# {Text('Doelen', 'Targets').say(words)}")
    if plan.fault is not None:
        yield plan.fault.say(words)
    for kpi, target in plan.targets.items():
        yield f"{kpi}: {'–' if target is None else display.amount(target, words)}"


def _table(plan: Snapshot, kind: Kind, language: Language) -> Iterator[str]:
    rows = plan.tables[kind.table]
    if not rows:
        return
    yield from ("", f"# {kind.table}")
    for known, row in rows.items():
        yield (
            " → ".join(filter(None, known))
            if kind.table == "ffKpis"
            else ", ".join(filter(None, shown_key(known, kind.key, language)))
        )
        for column, cell in row.items():
            if column not in kind.key:
                header = kind.columns.get(column, same(column)).say(language)
                yield f"  {header}: {shown(cell, column, language)}"
