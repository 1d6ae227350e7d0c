"""What a run over workbooks tells: a line a workbook for people, JSON for scripts."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from fullfunnel.commands.reporters.cell_lists import listed, named
from fullfunnel.commands.terminal.output import dumped
from fullfunnel.language import Language, Text
from fullfunnel.recalc.cell_runs import runs_of
from fullfunnel.xlsx.quoting import reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fullfunnel.recalc.cell_runs import Run
    from fullfunnel.recalc.outcome import Regenerated

JSON_VERSION: Final = 1
"""Raised when a field changes its meaning or goes; new fields may come at any time."""

_NAMED_CELLS: Final = 5
"""Cells listed by name before "and 12 more"."""

_NO_CELLS: Final = Text(nl="geen FUNNEL-cellen", en="no FUNNEL cells")
_FRESH: Final = Text(nl="actueel ({owned})", en="up to date ({owned})")
_UNSETTLED: Final = Text(nl="wacht op Excel: {unsettled}", en="waits for Excel: {unsettled}")
_HIDDEN: Final = Text(nl="geen uitkomst", en="no outcome")
_WRITTEN: Final = Text(nl="bijgewerkt: {changed}", en="refreshed: {changed}")
_STALE: Final = Text(nl="verouderd: {changed} te vernieuwen", en="out of date: {changed} to refresh")
_COPIED: Final = Text(nl=", opgeslagen als {output}", en=", saved as {output}")
_LEFT: Final = Text(nl="opnieuw berekenen in Excel: {cells}: {reason}", en="recalculate in Excel: {cells}: {reason}")
_CELL: Final = Text(nl="1 cel", en="1 cell")
_CELLS: Final = Text(nl="{count} cellen", en="{count} cells")
_MORE: Final = Text(nl="{cells} en nog {count}", en="{cells} and {count} more")
_WORKBOOK: Final = Text(nl="1 werkmap", en="1 workbook")
_WORKBOOKS: Final = Text(nl="{count} werkmappen", en="{count} workbooks")
_SUMMARY: Final = Text(
    nl="{workbooks}: {fresh} actueel, {changed} bijgewerkt, {waiting}{refused} niet te gebruiken",
    en="{workbooks}: {fresh} up to date, {changed} refreshed, {waiting}{refused} could not be used",
)
_CHECKED: Final = Text(
    nl="{workbooks}: {fresh} actueel, {changed} verouderd, {waiting}{refused} niet te gebruiken",
    en="{workbooks}: {fresh} up to date, {changed} out of date, {waiting}{refused} could not be used",
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
    by_fault: dict[tuple[str, str], list[Run]] = defaultdict(list)
    for run in runs_of(outcome.faults):
        error, sentence, hidden = run.about
        by_fault[_HIDDEN.say(language) if hidden else error, sentence.say(language)].append(run)
    faults = [f"  {_listed(runs, language)} {shown}: {sentence}" for (shown, sentence), runs in by_fault.items()]
    notes = [f"  {note.say(language)}" for note in outcome.notes]
    by_reason: dict[Text, list[Run]] = defaultdict(list)
    for run in runs_of(outcome.left):
        by_reason[run.about[0]].append(run)
    left_lines = [
        "  " + _LEFT.say(language).format(cells=_listed(runs, language), reason=reason.say(language))
        for reason, runs in by_reason.items()
    ]
    return [first, *notes, *faults, *left_lines]


def _state(outcome: Regenerated, language: Language, *, check: bool) -> str:
    changed = _counted(len(outcome.changed), language, _CELL, _CELLS)
    if not outcome.owned:
        state = _NO_CELLS.say(language)
    elif not outcome.stale and outcome.unsettled:
        count = _counted(len(outcome.unsettled), language, _CELL, _CELLS)
        state = _UNSETTLED.say(language).format(unsettled=count)
    elif not outcome.stale:
        state = _FRESH.say(language).format(owned=_counted(len(outcome.owned), language, _CELL, _CELLS))
    else:
        state = (_STALE if check else _WRITTEN).say(language).format(changed=changed)
    if outcome.output is not None and outcome.output != outcome.path:
        state += _COPIED.say(language).format(output=outcome.output)
    return state


@dataclass(slots=True)
class Tally:
    """What a run came to, counted as its workbooks come by, so that none of them has to be kept."""

    workbooks: int = 0
    stale: int = 0
    refused: int = 0
    cells_changed: int = 0
    unsettled: int = 0
    """Workbooks that are not stale but hold a cell without a right figure."""
    cells_left: int = 0
    cells_in_error: int = 0
    languages: set[Language | None] = field(default_factory=set)
    """Of the plans."""

    @property
    def language(self) -> Language | None:
        """The language of all plans; ``None`` where they have not one."""
        return next(iter(self.languages)) if len(self.languages) == 1 else None

    def add(self, outcome: Regenerated) -> None:
        """Count one workbook."""
        self.workbooks += 1
        self.languages.add(outcome.language)
        self.stale += outcome.stale
        self.unsettled += bool(outcome.unsettled) and not outcome.stale
        self.refused += outcome.refused is not None
        self.cells_changed += len(outcome.changed)
        self.cells_left += len(outcome.left)
        self.cells_in_error += sum(run.number for run in runs_of(outcome.faults) if not run.about[2])

    def summary(self, language: Language, *, check: bool) -> str:
        """The whole run in one line."""
        if not self.workbooks:
            return _NOTHING.say(language)
        return (
            (_CHECKED if check else _SUMMARY)
            .say(language)
            .format(
                workbooks=_counted(self.workbooks, language, _WORKBOOK, _WORKBOOKS),
                fresh=self.workbooks - self.refused - self.stale - self.unsettled,
                waiting=_counted_waiting(self.unsettled, language),
                changed=self.stale,
                refused=self.refused,
            )
        )

    def exit_code(self, *, check: bool, strict: bool = False) -> int:
        """What the run ends with.

        0 fine; 1 with ``check`` a workbook is stale, or with ``strict`` a cell was left for Excel; 2 an input could not
        be used (which outweighs 1). What waits for Excel does not make a workbook stale: a run here cannot change it,
        so that a check after a run would never end well.
        """
        if not self.workbooks or self.refused:
            return 2
        return int((check and self.stale > 0) or (strict and self.cells_left > 0))


def _counted(count: int, language: Language, one: Text, many: Text) -> str:
    return (one if count == 1 else many).say(language).format(count=count)


def _counted_waiting(count: int, language: Language) -> str:
    return Text(f"{count} wacht op Excel, ", f"{count} waits for Excel, ").say(language) if count else ""


def _listed(runs: list[Run], language: Language) -> str:
    cells = (reference(run.sheet, cell) for run in runs for cell in run.first(_NAMED_CELLS))
    shown = ", ".join(islice(cells, _NAMED_CELLS))
    rest = sum(run.number for run in runs) - _NAMED_CELLS
    return _MORE.say(language).format(cells=shown, count=rest) if rest > 0 else shown


def json_pieces(
    outcomes: Iterable[Regenerated], tally: Tally, language: Language, *, check: bool, asked: Language | None = None
) -> Iterator[str]:
    """The run as JSON, workbook by workbook, so that a run over thousands holds one of them at a time.

    Sentences are in the language ``asked``, else that of each plan, else ``language``.
    """
    yield f'{{\n"version": {JSON_VERSION},\n"check": {json.dumps(check)},\n"workbooks": ['
    for number, outcome in enumerate(outcomes):
        tally.add(outcome)
        yield (",\n" if number else "\n") + _workbook(outcome, asked or outcome.language or language)
    counts = {
        "workbooks": tally.workbooks,
        "stale": tally.stale,
        "unsettled": tally.unsettled,
        "refused": tally.refused,
        "cells_changed": tally.cells_changed,
        "cells_left": tally.cells_left,
        "cells_in_error": tally.cells_in_error,
    }
    yield f'\n],\n"summary": {json.dumps(counts)}\n}}\n'


def _workbook(outcome: Regenerated, language: Language) -> str:
    refused = outcome.refused

    def left(run: Run, cell: str) -> dict[str, object]:
        reason, unsettled = run.about
        return {"sheet": run.sheet, "cell": cell, "reason": reason.say(language), "unsettled": unsettled}

    def fault(run: Run, cell: str) -> dict[str, object]:
        error, sentence, hidden = run.about
        said = sentence.say(language)
        return {"sheet": run.sheet, "cell": cell, "error": error, "sentence": said, "hidden": hidden}

    where = {
        "path": os.fspath(outcome.path),
        "output": None if outcome.output is None else os.fspath(outcome.output),
        "stale": outcome.stale,
    }
    changed = [
        {"sheet": change.sheet, "cell": change.cell, "old": change.old, "new": change.new} for change in outcome.changed
    ]
    rest = {
        "refused": None if refused is None else {"kind": refused.kind, "sentence": refused.sentence.say(language)},
        "parts_changed": list(outcome.parts_changed),
        "parts_kept": outcome.parts_kept,
        # A result in which one of them differs is never written, so this is false only for what was refused.
        "untouched_parts_equal": refused is None,
        "notes": [note.say(language) for note in outcome.notes],
        "seconds": round(outcome.seconds, 4),
    }
    cells = (
        f'"owned": {named(outcome.owned)}, "changed": {dumped(changed)}, '
        f'"left": {listed(runs_of(outcome.left), left)}, "errors": {listed(runs_of(outcome.faults), fault)}'
    )
    return f"{dumped(where)[:-1]}, {cells}, {dumped(rest)[1:]}"
