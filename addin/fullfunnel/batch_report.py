"""What a run over workbooks tells: a line a workbook for people, JSON for scripts."""

from __future__ import annotations

import os
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Language, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fullfunnel.workbook.outcome import Regenerated

JSON_VERSION: Final = 1
"""Raised when a field changes its meaning or goes; new fields may come at any time."""

_NAMED_CELLS: Final = 5
"""Cells listed by name before "and 12 more"."""

_NO_CELLS: Final = Text(nl="geen FUNNEL-cellen", en="no FUNNEL cells")
_FRESH: Final = Text(nl="actueel ({owned})", en="up to date ({owned})")
_WRITTEN: Final = Text(nl="bijgewerkt: {changed}", en="refreshed: {changed}")
_STALE: Final = Text(nl="verouderd: {changed} te vernieuwen", en="stale: {changed} to refresh")
_COPIED: Final = Text(nl=", opgeslagen als {output}", en=", saved as {output}")
_LEFT: Final = Text(nl="opnieuw berekenen in Excel: {cells}: {reason}", en="recalculate in Excel: {cells}: {reason}")
_CELL: Final = Text(nl="1 cel", en="1 cell")
_CELLS: Final = Text(nl="{count} cellen", en="{count} cells")
_MORE: Final = Text(nl="{cells} en nog {count}", en="{cells} and {count} more")
_WORKBOOK: Final = Text(nl="1 werkmap", en="1 workbook")
_WORKBOOKS: Final = Text(nl="{count} werkmappen", en="{count} workbooks")
_SUMMARY: Final = Text(
    nl="{workbooks}: {fresh} actueel, {changed} bijgewerkt, {refused} niet te gebruiken",
    en="{workbooks}: {fresh} up to date, {changed} refreshed, {refused} could not be used",
)
_CHECKED: Final = Text(
    nl="{workbooks}: {fresh} actueel, {changed} verouderd, {refused} niet te gebruiken",
    en="{workbooks}: {fresh} up to date, {changed} stale, {refused} could not be used",
)
_NOTHING: Final = Text(
    nl="geen werkmappen gevonden; geef een bestand, map of patroon met .xlsx, .xlsm, .xltx of .xltm",
    en="no workbooks found; give a file, folder or pattern with .xlsx, .xlsm, .xltx or .xltm",
)


def lines(outcome: Regenerated, language: Language, *, check: bool) -> list[str]:
    """A workbook in one line; below it, indented, only what asks for attention."""
    if outcome.refused is not None:
        return [f"{outcome.path}: {outcome.refused.sentence.say(language)}"]
    first = f"{outcome.path}: {_state(outcome, language, check=check)}"
    faults = [f"  {fault.sheet}!{fault.cell} {fault.error}: {fault.sentence.say(language)}" for fault in outcome.faults]
    by_reason: dict[Text, list[str]] = defaultdict(list)
    for left in outcome.left:
        by_reason[left.reason].append(f"{left.sheet}!{left.cell}")
    left_lines = [
        "  " + _LEFT.say(language).format(cells=_listed(cells, language), reason=reason.say(language))
        for reason, cells in by_reason.items()
    ]
    return [first, *faults, *left_lines]


def _state(outcome: Regenerated, language: Language, *, check: bool) -> str:
    changed = _counted(len(outcome.changed), language, _CELL, _CELLS)
    if not outcome.owned:
        state = _NO_CELLS.say(language)
    elif not outcome.stale:
        state = _FRESH.say(language).format(owned=_counted(len(outcome.owned), language, _CELL, _CELLS))
    else:
        state = (_STALE if check else _WRITTEN).say(language).format(changed=changed)
    if outcome.output is not None and outcome.output != outcome.path:
        state += _COPIED.say(language).format(output=outcome.output)
    return state


def summary(outcomes: Sequence[Regenerated], language: Language, *, check: bool) -> str:
    """The whole run in one line."""
    if not outcomes:
        return _NOTHING.say(language)
    refused = sum(outcome.refused is not None for outcome in outcomes)
    changed = sum(outcome.stale for outcome in outcomes)
    return (
        (_CHECKED if check else _SUMMARY)
        .say(language)
        .format(
            workbooks=_counted(len(outcomes), language, _WORKBOOK, _WORKBOOKS),
            fresh=len(outcomes) - refused - changed,
            changed=changed,
            refused=refused,
        )
    )


def _counted(count: int, language: Language, one: Text, many: Text) -> str:
    return (one if count == 1 else many).say(language).format(count=count)


def _listed(cells: list[str], language: Language) -> str:
    shown = ", ".join(cells[:_NAMED_CELLS])
    rest = len(cells) - _NAMED_CELLS
    return _MORE.say(language).format(cells=shown, count=rest) if rest > 0 else shown


def exit_code(outcomes: Iterable[Regenerated], *, check: bool) -> int:
    """0 fine, 1 a stale workbook was found with ``check``, 2 an input could not be used (which outweighs 1)."""
    outcomes = list(outcomes)
    if not outcomes or any(outcome.refused is not None for outcome in outcomes):
        return 2
    return int(check and any(outcome.stale for outcome in outcomes))


def as_json(outcomes: Sequence[Regenerated], language: Language, *, check: bool) -> dict[str, object]:
    """The run as plain values, ready for ``json.dumps``."""
    return {
        "version": JSON_VERSION,
        "check": check,
        "workbooks": [_workbook(outcome, language) for outcome in outcomes],
        "summary": {
            "workbooks": len(outcomes),
            "stale": sum(outcome.stale for outcome in outcomes),
            "refused": sum(outcome.refused is not None for outcome in outcomes),
            "cells_changed": sum(len(outcome.changed) for outcome in outcomes),
            "cells_left": sum(len(outcome.left) for outcome in outcomes),
            "cells_in_error": sum(len(outcome.faults) for outcome in outcomes),
        },
    }


def _workbook(outcome: Regenerated, language: Language) -> dict[str, object]:
    refused = outcome.refused
    return {
        "path": os.fspath(outcome.path),
        "output": None if outcome.output is None else os.fspath(outcome.output),
        "stale": outcome.stale,
        "owned": list(outcome.owned),
        "changed": [
            {"sheet": change.sheet, "cell": change.cell, "old": change.old, "new": change.new}
            for change in outcome.changed
        ],
        "left": [
            {"sheet": left.sheet, "cell": left.cell, "reason": left.reason.say(language)} for left in outcome.left
        ],
        "errors": [
            {
                "sheet": fault.sheet,
                "cell": fault.cell,
                "error": fault.error,
                "sentence": fault.sentence.say(language),
            }
            for fault in outcome.faults
        ],
        "refused": None if refused is None else {"kind": refused.kind, "sentence": refused.sentence.say(language)},
        "parts_changed": list(outcome.parts_changed),
        "parts_kept": outcome.parts_kept,
        "seconds": round(outcome.seconds, 4),
    }
