"""A mark of the plan: a number that another goal, rate, share, structure or text makes another.

What plain formulas cannot say (explanations, remarks, ranges, forecasts) was calculated for one plan. Its mark was
written down then; where the mark of the plan that is there now differs, those texts are of another plan.

A mark is no proof of sameness: letters that change places within one row of a table keep it. It counts letters, never
places in a text, because an emoji is one letter in one host and two in another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework.schema import MARK, NOTED
from fullfunnel.language import Text
from fullfunnel.plain.table import NUMBERS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fullfunnel.plain.column import Grid

__all__ = ["CHANGED", "MARK", "MEANING", "NOTED", "REMARK", "SMALLEST", "add_marks", "changed", "mark", "of_letters"]

CHANGED: Final = "ffCalcChanged"
"""1 where the two differ, else 0."""
REMARK: Final = "ffCalcRemark"
"""What that means, in words; blank where they do not differ."""
MEANING: Final = Text(
    "Het plan is gewijzigd sinds de teksten zijn berekend. Werken de functies van fullfunnel hier niet, dan horen "
    "uitleg, bandbreedtes, voorspellingen en opmerkingen nog bij het oude plan. Ververs ze met: fullfunnel "
    "regenerate",
    "The plan has changed since the texts were calculated. If the functions of fullfunnel do not work here, "
    "explanations, ranges, forecasts and remarks still belong to the old plan. To refresh them, run fullfunnel "
    "regenerate.",
)
SMALLEST: Final = 1e-7
"""Marks that differ by less are of one plan: the last figures of a sum are not the same in every host."""

SIGNS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:?%€$-+/&'()éëïöü|"
_PARTS: Final = 1000
_GOLDEN: Final = 0.618034

_FIGURES: Final = ("amount", "delay", "price", "lag")
"""The columns of other tables than the framework in which a number counts, and one that the sheet does not read."""
_AS_WORDS: Final = ("rate", "lag", "baseline", "cap", "own_target")
"""The columns of the framework with figures in which words may stand: ``1%-5%``, ``200 per week``."""


def weight(number: int) -> float:
    """A factor between 1 and 2, another for every number: what is added up then differs by where it came from."""
    return round(1 + number * _GOLDEN % 1, 6)


def add_marks(grid: Grid, framework: Mapping[str, str], others: Iterable[Mapping[str, str]]) -> None:
    """Add the columns with the words and the figures of each row.

    Args:
        grid: where the columns with what the framework says are already.
        framework: the cells of its columns, by key.
        others: the same for the tables beside it.
    """
    section = grid.section(Text("9  Kenmerk van het plan", "9  Mark of the plan"))
    columns = [(key, cells) for table in others for key, cells in table.items() if cells]
    words = [f"{{{key}}}" for key in WORDS]
    words += [f"T(INDEX({framework[key]},{{row}}))" for key in _AS_WORDS if framework.get(key)]
    words += [f"T(INDEX({cells},{{row}}))" for _, cells in columns]
    joined = '&"|"&'.join(words)
    grid.add(section, "mark_words", Text("Woorden op deze rij", "Words on this row"), f'=IFERROR({joined},"#")')
    counted = "".join(
        f'-LEN(SUBSTITUTE({{mark_words}},"{sign}",""))*{weight(at)}' for at, sign in enumerate(SIGNS, start=1)
    )
    total = round(sum(weight(at) for at in range(1, len(SIGNS) + 1)), 6)
    letters = f"=(LEN({{mark_words}})*{total}{counted})/{_PARTS}"
    grid.add(section, "mark_letters", Text("Hun letters", "Their letters"), letters)
    figures = [f"{{{'n_said' if key == 'n' else key}}}" for key in NUMBERS]
    here = "+".join(f"LN({cell}+10)*{weight(at)}" for at, cell in enumerate(figures, start=1))
    grid.add(section, "mark_rates", Text("Cijfers van het framework", "Figures of the framework"), f"={here}")
    elsewhere = [cells for key, cells in (("lag", framework.get("lag", "")), *columns) if cells and key in _FIGURES]
    there = "+".join(
        f"LN(ABS(N(INDEX({cells},{{row}})))+10)*{weight(at)}" for at, cells in enumerate(elsewhere, start=20)
    )
    grid.add(
        section,
        "mark_figures",
        Text("Cijfers van andere tabellen", "Figures of other tables"),
        f"=IFERROR({there or 0},0)",
    )


def mark(cells: Sequence[str], results: Mapping[str, str]) -> str:
    """The formula for the mark.

    Args:
        cells: single cells of the plan, by name: its goal and dates.
        results: the cells of the columns of the results; these may be many, so only their sums count.
    """
    parts = ["SUMPRODUCT(({mark_letters:}+{mark_rates:}+{mark_figures:})*{n:})"]
    read = [f"N({cell})" for cell in cells]
    read += [f"SUM({results[key]})" for key in ("value", "cost", "date") if results.get(key)]
    read += [f"COUNTA({results[key]})" for key in ("kpi",) if results.get(key)]
    parts += [f"IFERROR(LN(ABS({each})+10),0)*{weight(at)}" for at, each in enumerate(read, start=1)]
    return "=" + "+".join(parts)


def changed(now: str, noted: str) -> str:
    """The formula for whether two marks are of different plans."""
    return f"=IF(ABS({now}-{noted})<1E-7,0,1)"


def of_letters(words: str) -> float:
    """What the words of a row count for."""
    return sum(_FACTORS.get(sign, 0.0) for sign in words) / _PARTS


_FACTORS: Final = {sign: weight(at) for at, sign in enumerate(SIGNS, start=1)}
