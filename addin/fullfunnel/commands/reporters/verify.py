"""What ``regenerate --verify`` tells: a line a workbook, each formula that differs, and the whole in one line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from fullfunnel.commands.terminal.output import dumped
from fullfunnel.language import Language, Text
from fullfunnel.recalc.verifying import total
from fullfunnel.xlsx.quoting import reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.recalc.verifying import Verified
    from fullfunnel.xlsx.sheets.cell_value import CellValue

JSON_VERSION: Final = 1

_COUNTS: Final = Text(
    nl="{equal} gelijk aan Excel, {differ} anders, {left} niet berekend",
    en="{equal} equal to Excel, {differ} different, {left} not calculated",
)
_DIFFERENCE: Final = Text(
    nl="{cell}: ={formula} geeft niet {saved}, wat Excel opsloeg",
    en="{cell}: ={formula} does not give {saved}, which Excel saved",
)
_TOTAL: Final = Text(
    nl="samen: {counts}; {refused} niet te gebruiken", en="in total: {counts}; {refused} could not be used"
)
_LONGEST: Final = 120


def lines(outcome: Verified, language: Language) -> list[str]:
    """A workbook in one line; below it, indented, each formula that differs."""
    if outcome.refused is not None:
        return [f"{outcome.path}: {outcome.refused.sentence.say(language)}"]
    first = f"{outcome.path}: {_counts((outcome.equal, len(outcome.differences), outcome.left), language)}"
    return [
        first,
        *(
            "  "
            + _DIFFERENCE.say(language).format(
                cell=reference(one.sheet, one.cell),
                formula=one.formula[:_LONGEST],
                saved=_constant(one.saved)[:_LONGEST],
            )
            for one in outcome.differences
        ),
    ]


def summary(outcomes: Sequence[Verified], language: Language) -> str:
    """All workbooks in one line."""
    refused = sum(one.refused is not None for one in outcomes)
    return _TOTAL.say(language).format(counts=_counts(total(outcomes), language), refused=refused)


def exit_code(outcomes: Sequence[Verified]) -> int:
    """0: none differs; 1: one does; 2: a path could not be used, or named nothing (which outweighs 1)."""
    if not outcomes or any(one.refused is not None for one in outcomes):
        return 2
    return int(any(one.differences for one in outcomes))


def as_json(outcomes: Sequence[Verified], language: Language) -> str:
    """The report for scripts."""
    equal, differ, left = total(outcomes)
    report = {
        "version": JSON_VERSION,
        "equal": equal,
        "differ": differ,
        "left": left,
        "workbooks": [
            {
                "path": os.fspath(one.path),
                "equal": one.equal,
                "left": one.left,
                "differences": [
                    {"sheet": d.sheet, "cell": d.cell, "formula": d.formula, "saved": d.saved, "engine": d.engine}
                    for d in one.differences
                ],
                "refused": None if one.refused is None else one.refused.sentence.say(language),
            }
            for one in outcomes
        ],
    }
    return dumped(report, indent=2)


def _constant(value: CellValue) -> str:
    """A value as the formula beside it would write it: ``999``, ``"yes"``, ``TRUE``."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return f"{value:.15G}"
    if value is None or type(value) is str:
        return '"{}"'.format((value or "").replace('"', '""'))
    return str(value)  # an error of a cell


def _counts(counts: tuple[int, int, int], language: Language) -> str:
    equal, differ, left = counts
    return _COUNTS.say(language).format(equal=equal, differ=differ, left=left)
