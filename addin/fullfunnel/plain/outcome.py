"""Errors as numbers, and the pieces of formula that combine outcomes.

Inside the sheet no cell holds an error, for that would stop everything that looks at the column. An outcome is a number
of 0 or more, ``NONE`` where there is none, or an error written as a number that no target reaches: so an error stops
the KPIs above it only. The column with the targets turns these numbers into the errors that the cell functions give.
"""

from __future__ import annotations

from typing import Final

NONE: Final = -1
"""A blank cell, or a KPI that nothing asks for."""
REST: Final = -2
"""A share typed as ``rest``: what the capped and the typed rows leave."""
WRONG: Final = -9
"""A cell that cannot be read."""

ERROR: Final = "1E+300"
"""From here on a number is an error."""
NOT_FINITE: Final = "1E+300"
NO_DIVISION: Final = "2E+300"
BAD_INPUT: Final = "3E+300"
NOT_FOUND: Final = "4E+300"

VALUE_ERROR: Final = '"x"*1'
"""What gives #VALUE! in every spreadsheet."""
NUM_ERROR: Final = "10^999"
"""What gives #NUM!; the root of a negative number does not in LibreOffice."""
DIV_ERROR: Final = "1/0"


def as_cell_error(outcome: str) -> str:
    """The outcome as a cell shows it: the number, or the error it stands for."""
    return (
        f"IF({outcome}>={NOT_FOUND},NA(),IF({outcome}>={BAD_INPUT},{VALUE_ERROR},"
        f"IF({outcome}>={NO_DIVISION},{DIV_ERROR},IF({outcome}>={NOT_FINITE},{NUM_ERROR},{outcome}))))"
    )


def any_word(cell: str, words: tuple[str, ...]) -> str:
    """Whether a cell holds one of these words, in any case."""
    return "OR(" + ",".join(f'{cell}="{word}"' for word in words) + ")"


def largest(values: str, keys: str, key: str) -> str:
    """The largest of the values on rows with this key; 0 if there are none.

    Compared by hand: the functions with a criterion would take ``a*`` or ``<5`` for a pattern.
    """
    return f"SUMPRODUCT(MAX(({keys}={key})*{values}))"


def first_row(name: str, rows: int) -> str:
    """The row of the table on which a name stands first, 0 if nowhere; exact but for case."""
    return first_where(f"({{name:}}={name})", rows)


def first_where(condition: str, rows: int) -> str:
    """The first row of the table for which a condition holds, 0 if there is none."""
    return f"MOD({rows + 1}-SUMPRODUCT(MAX({condition}*({rows + 1}-{{n:}}))),{rows + 1})"


def together(values: str, keys: str, key: str, pool: str) -> str:
    """What the steps of one KPI ask of it together: the most for a shared pool, the sum for separate ones.

    ``pool`` is 2 for separate; below 0 if no step leads to a target.
    """
    most = largest(values, keys, key)
    return (
        f'IF(COUNTIFS({keys},{key},{values},">=0")=0,{NONE},IF({pool}<>2,{most},'
        f'IF({most}>={ERROR},{most},SUMIFS({values},{keys},{key},{values},">=0"))))'
    )
