"""How much each signal weighs, fitted to labelled lines: ``python -m tests.checks.tools.fitting LINES.csv...``.

Prints what ``messages/weights.csv`` holds. For each stage a signal has a weight that is added up over a message; a
softmax makes likelihoods of the sums. The weights are those that make the labels likeliest, held near a weight by hand
that only says which stage a cue belongs to (a Gaussian prior). The loss is convex: Newton's method ends in one place.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from fullfunnel.checks.text.fit.copy import copy_of
from fullfunnel.checks.text.fit.cues import CUES, CUES_OF
from fullfunnel.checks.text.fit.signals import signals_of
from fullfunnel.checks.text.fit.stage_fit import ALWAYS, NEEDS
from tests.checks.tools.evaluation import fitting_stages, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np

    from fullfunnel.framework.messages import Message, Need

    Matrix: TypeAlias = np.ndarray[Any, np.dtype[np.float64]]

Weights: TypeAlias = dict[str, tuple[float, ...]]
"""What each signal adds to each stage, in the order of ``NEEDS``."""
Labelled: TypeAlias = "tuple[Message, frozenset[Need]]"
"""A line with the stages it fits: its own and those its author also accepts."""

_BY_HAND: Final = {"cta": 1.2, "copy": 0.6, "headline": 0.3}
"""What a cue adds to its own stage before anything is fitted, by the part it stands in."""
_HELD: Final = 2.0
"""How strongly weights are held near those by hand: the precision of the prior."""
_FREE: Final = 0.1
"""The stages' own weights, whatever a message says, are held by so much of that."""
_OWN: Final = 0.7
"""A line that also fits other stages counts for so much as one of its own."""
_STEPS: Final = 30
_STILL: Final = 1e-9


def labelled(paths: Iterable[Path]) -> Iterator[Labelled]:
    """The lines of files that stand in one of the four stages, with the stages they fit."""
    for path in paths:
        for message, row in read_lines(path).values():
            if message.asks is not None:
                yield message, fitting_stages(message, row)


def fitted(lines: Sequence[Labelled]) -> Weights:
    """The weights of every signal, those of a cue first."""
    import numpy as np  # noqa: PLC0415  # only who fits needs it: the checks run where it is not

    signals = [signals_of(copy_of(message)) for message, _ in lines]
    names = _names(signals)
    column = {name: at for at, name in enumerate(names)}
    strengths = np.zeros((len(lines), len(names)))
    wanted = np.zeros((len(lines), len(NEEDS)))
    for row, ((message, fits), found) in enumerate(zip(lines, signals, strict=True)):
        strengths[row, column[ALWAYS]] = 1.0
        for name, strength in found.items():
            strengths[row, column[name]] = strength
        others = fits - {message.asks}
        for at, need in enumerate(NEEDS):
            if need == message.asks:
                wanted[row, at] = _OWN if others else 1.0
            elif need in others:
                wanted[row, at] = (1.0 - _OWN) / len(others)
    by_hand = np.array([_by_hand(name) for name in names])
    held = np.array([[_HELD * (_FREE if name == ALWAYS else 1.0)] * len(NEEDS) for name in names])
    found_weights = _maximum(strengths, wanted, by_hand, held)
    centred = found_weights - found_weights.mean(axis=1, keepdims=True)
    return {name: tuple(map(float, row)) for name, row in zip(names, centred, strict=True)}


def _names(signals: Iterable[dict[str, float]]) -> list[str]:
    """The signals there may be: every cue in every part it counts in, and how messages were built."""
    parts = {"cta": ("cta",), "copy": ("copy", "headline"), "any": ("cta", "copy", "headline")}
    cues = [f"{part}: {cue.name}" for cue in CUES.values() for part in parts[cue.part]]
    built = {name for found in signals for name in found} - set(cues)
    return [*cues, *sorted(built), ALWAYS]


def _by_hand(name: str) -> list[float]:
    part, _, cue = name.partition(": ")
    own = {need: any(each.name == cue for each in CUES_OF[need]) for need in NEEDS}
    return [_BY_HAND.get(part, 0.0) * own[need] for need in NEEDS]


def _maximum(strengths: Matrix, wanted: Matrix, by_hand: Matrix, held: Matrix) -> Matrix:
    """The weights at which labels and prior together are likeliest, a signal a row."""
    import numpy as np  # noqa: PLC0415  # as above

    weights = by_hand.copy()
    signals, stages = weights.shape
    for _ in range(_STEPS):
        sums = strengths @ weights
        likely = np.exp(sums - sums.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        slope = strengths.T @ (likely - wanted) + held * (weights - by_hand)
        bend = np.zeros((signals, stages, signals, stages))
        for one in range(stages):
            for other in range(stages):
                share = likely[:, one] * ((one == other) - likely[:, other])
                bend[:, one, :, other] = (strengths * share[:, None]).T @ strengths
        full = bend.reshape(signals * stages, -1) + np.diag(held.reshape(-1))
        step = np.linalg.solve(full, slope.reshape(-1)).reshape(signals, stages)
        weights -= step
        if abs(step).max() < _STILL:
            break
    return weights


def written(weights: Weights) -> Iterator[str]:
    """The weights as ``weights.csv`` has them, a line a signal."""
    yield ";".join(("signal", *NEEDS))
    for name, row in weights.items():
        yield ";".join((name, *(f"{round(weight, 2) + 0.0:.2f}" for weight in row)))


def main(arguments: list[str]) -> int:
    """Print the fitted weights; 2 where a file is missing."""
    paths = [Path(each) for each in arguments]
    if not paths or not all(path.is_file() for path in paths):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    for line in written(fitted(list(labelled(paths)))):
        sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
