"""The points of the doubt in the rates: a lattice of normal scores, its first axis turned to where most is decided.

An embedded lattice rule with the tent transform integrates smooth functions with an error of order 1/N^2 (Dick, Kuo
and Sloan 2013; Hickernell 2002). Turning its first axis along the gradient puts the best direction of the lattice where
the outcome changes most (Imai and Tan 2006). Nothing is drawn: the same plan has the same points.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from fullfunnel.targets.doubt.special import normal_score

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NO_TURN: Final = 1e-18
_GENERATORS: Final = {256: 83, 512: 203}
"""The generator of a Korobov lattice by its number of points: of those with a good figure of merit P2 the one with the
smallest errors on plans with few observations."""


@lru_cache(maxsize=16)
def lattice(count: int, dimensions: int) -> tuple[tuple[float, ...], ...]:
    """``count`` points of independent normal scores, one tuple a dimension, those after the first with variance 1."""
    columns = [tuple(normal_score((j + 0.5) / count) for j in range(count))]
    step = 1
    for _ in range(1, dimensions):
        step = step * _GENERATORS[count] % count
        columns.append(_standard(1.0 - abs(2.0 * ((j * step % count + 0.5) / count) - 1.0) for j in range(count)))
    return tuple(columns)


def _standard(column: Iterable[float]) -> tuple[float, ...]:
    scores = [normal_score(u) for u in column]
    size = math.sqrt(sum(z * z for z in scores) / len(scores))
    return tuple(z / size for z in scores)


def turned(columns: Sequence[Sequence[float]], gradient: Sequence[float]) -> list[list[float]]:
    """The points with their first axis along the gradient: a reflection (Householder)."""
    size = math.sqrt(sum(g * g for g in gradient))
    mirror = [-g / size for g in gradient] if size else [0.0 for _ in gradient]
    mirror[0] += 1.0
    square = sum(m * m for m in mirror)
    if square < _NO_TURN:
        return [list(column) for column in columns]
    along = [0.0] * len(columns[0])
    for m, column in zip(mirror, columns, strict=True):
        along = [a + m * z for a, z in zip(along, column, strict=True)]
    twice = 2.0 / square
    return [
        [z - twice * m * a for z, a in zip(column, along, strict=True)]
        for m, column in zip(mirror, columns, strict=True)
    ]


@lru_cache(maxsize=16)
def widths(count: int) -> tuple[float, ...]:
    """The stretch of scores that each point stands for on the first axis."""
    scores = [normal_score(j / count) for j in range(1, count)]
    inner = [right - left for left, right in pairwise(scores)]
    return (inner[0], *inner, inner[-1])
