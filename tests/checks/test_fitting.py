"""The weights of the signals are those that the labelled lines give."""

from __future__ import annotations

from pathlib import Path

import pytest

from fullfunnel.checks.text.fit.stage_fit import WEIGHTS
from tests.checks.tools.fitting import fitted, labelled, main

# The fifth and the sixth file came when the weights stood, and are left out: they show what these do for others.
LINES = [
    Path(__file__).parent / "lines" / "messages" / f"{name}.csv" for name in ("first", "second", "third", "fourth")
]


def test_the_weights_in_use_are_fitted_to_the_labelled_lines() -> None:
    fresh = fitted(list(labelled(LINES)))
    assert list(fresh) == list(WEIGHTS), "python -m tests.checks.tools.fitting " + " ".join(map(str, LINES))
    for signal, weights in fresh.items():
        # They are written with two decimals; the solver of another machine may differ in the last one.
        assert WEIGHTS[signal] == pytest.approx(weights, abs=0.011), signal


def test_a_cue_speaks_most_for_its_own_stage() -> None:
    see, think, do, care = range(4)
    for signal, own in (
        ("cta: asks to look or listen", see),
        ("copy: sets side by side", think),
        ("cta: asks to act", do),
        ("copy: tells how yours is doing", care),
    ):
        assert max(range(4), key=WEIGHTS[signal].__getitem__) == own


def test_the_command_needs_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert main([str(LINES[0])]) == 0
    assert capsys.readouterr().out.startswith("signal;see;think;do;care\n")
