"""Function against simulation as one table: ``python -m tests.targets.doubt.compared [--draws 1000000]``.

Per plan the chance of the goal by both, and what a simulation makes of the two ends of the range, which stand for 10
and 90%; in per cent of the volume, by the slope of the chance there. Nothing is asserted here: the tests beside it do.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import FunnelError
from fullfunnel.targets.doubt.prospect import prospect
from fullfunnel.targets.doubt.range import planned_range
from tests.targets.doubt.plans import any_plan
from tests.targets.doubt.simulation import simulated
from tests.targets.doubt.test_simulation import CHANNELS, LEAVING, REST

if TYPE_CHECKING:
    from fullfunnel.framework import Framework
    from fullfunnel.targets.doubt.prospect import Prospect

_BATCH: Final = 250_000
"""Draws at a time, so that a million of them takes little memory."""


def plans() -> dict[str, tuple[Framework, float]]:
    """What the tests simulate, by a name."""
    named = {
        "channels, 100": (CHANNELS, 100.0),
        "channels, 2,000": (CHANNELS, 2000.0),
        "rest, 400": (REST, 400.0),
        "rest, 150": (REST, 150.0),
        "leaving, 90": (LEAVING, 90.0),
    }
    named |= {f"random {seed}": any_plan(seed) for seed in range(14)}
    return named | {f"small n {seed}": any_plan(seed, observations=(5, 15, 30, 60)) for seed in range(20, 24)}


def many(framework: Framework, goal: float, planned: float, draws: int) -> float:
    """The chance by so many draws, in batches with a seed each."""
    batches = max(draws // _BATCH, 1)
    each = [simulated(framework, goal, planned, draws=draws // batches, seed=7 + at) for at in range(batches)]
    return sum(each) / len(each)


def at_the_ends(ahead: Prospect, draws: int) -> list[tuple[float, float]]:
    """Per end of the range the simulated chance, and by how much of the volume it is off, in per cent."""
    try:
        ends = planned_range(ahead)
    except FunnelError:
        return []  # it comes by itself
    found = []
    for end, stands_for in zip(ends, (0.1, 0.9), strict=True):
        got = many(ahead.framework, ahead.goal, end, draws)
        slope = (ahead.chance(end * 1.01) - ahead.chance(end * 0.99)) / 2
        found.append((got, (got - stands_for) / slope))
    return found


def main() -> None:
    """Print the table and the largest differences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=1_000_000)
    draws = parser.parse_args().draws
    say = sys.stdout.write
    say("| plan | chance | simulated | apart | at low | at high | low off by | high off by |\n")
    say(f"|{'---|' * 8}\n")
    chances, off = [], []
    for name, (framework, goal) in plans().items():
        ahead = prospect(framework, goal)
        chance, found = ahead.chance(goal), many(ahead.framework, goal, goal, draws)
        chances.append(abs(chance - found))
        ends = at_the_ends(ahead, draws)
        off += [abs(wide) for _, wide in ends]
        cells = [f"{got:.4f}" for got, _ in ends] + [f"{wide:+.2f}%" for _, wide in ends] or ["–"] * 4
        say(f"| {name} | {chance:.4f} | {found:.4f} | {chance - found:+.4f} | {' | '.join(cells)} |\n")
        sys.stdout.flush()
    say(f"\n{draws:,} draws a figure. Chance: at most {max(chances):.4f} apart, {sum(chances) / len(chances):.4f} on ")
    say(f"average. Range: at most {max(off):.2f}% off, {sum(off) / len(off):.2f}% on average.\n")


if __name__ == "__main__":
    main()
