"""A budget that follows the results: what to move, from where to where, and with which doubt.

1. Stages that are not judged on results first get what the targets still need; none of them goes below that.
2. Lines of one stage are judged by the score test, each against all the others together, at the wider quantile for
   a campaign that runs: better, worse, or undecided.
3. From worse to better only where it pays at every exponent of the range that is assumed (:mod:`.response`): the gain
   ``N_r ((1 + g)^b - 1)`` above the loss ``N_g (1 - (1 - h)^b)``. A receiver with a known ceiling uses its own curve.
4. At most a fifth of what the giver has left, and a fifth on top of what the receiver has left, a round.
5. Locked lines stay as they are. 6. A line that gives keeps a twentieth, to learn from. 7. The sum stays what it was;
   rounding goes to the giver. 8. Results younger than the lag say nothing yet.

"Not enough data" is an answer: then it says how many results would tell, and when there will be so many.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from fullfunnel.framework.names import same_name
from fullfunnel.results.campaigns.comparison import WHILE_RUNNING, rate_interval
from fullfunnel.results.spending.response import EXPONENTS, Ceiling, Power

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Judgement = Literal["better", "worse", "undecided"]

ROUND: Final = 0.2
"""The part of a line that moves in one round, at most."""
KEEP: Final = 0.05
"""The part that a line keeps to learn from."""
_MATURE: Final = 0.5
"""A line less than half of whose spend is older than the lag is not judged yet."""
_ENOUGH: Final = 5.0
_POWER: Final = (1.959963984540054 + 0.8416212335729143) ** 2
"""Of a difference at 95% that is seen with a chance of 80%: 7.85."""


@dataclass(frozen=True, slots=True)
class Line:
    """One part of the budget that can move: a channel in a stage."""

    name: str
    stage: str
    amount: float
    spent: float = 0.0
    results: float | None = None
    """``None`` where the line is not judged on results, or reported none."""
    mature: float = 1.0
    """The part of what was spent that is older than the lag."""
    locked: bool = False
    ceiling: float | None = None
    """The part of its cap that it has reached, where it has one."""
    judged: bool = True
    """Whether it is judged on results."""

    @property
    def left(self) -> float:
        """What is not spent yet."""
        return max(self.amount - self.spent, 0.0)

    @property
    def cpa(self) -> float | None:
        """Cost per result of what has landed."""
        return self.spent * self.mature / self.results if self.results else None


class Gain(NamedTuple):
    """What a move brings at one assumption on the response."""

    exponent: float
    results: float


@dataclass(frozen=True, slots=True)
class Move:
    """Money from one line to another."""

    giver: str
    receiver: str
    amount: float
    gains: tuple[Gain, ...] = ()
    """At the ends and the middle of the range; empty where the receiver is not judged on results."""
    undone_below: float | None = None
    """The move brings nothing where the receiver's exponent is under this part of the giver's."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A line and whether the results tell it apart from the others of its stage."""

    line: Line
    judgement: Judgement
    score: float | None = None
    """Standard deviations from no difference, better is positive; ``None`` where it was not tested."""
    why_not: Literal["few", "young", "alone", "chance", ""] = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to move this round. No moves is an answer too."""

    lines: tuple[Line, ...]
    judged: tuple[Judged, ...]
    moves: tuple[Move, ...]
    shortages: Mapping[str, float]
    """Per stage that is not judged on results: what its targets still need and the budget does not have."""

    @property
    def amounts(self) -> dict[str, float]:
        """The budget of every line after the moves."""
        found = {line.name: line.amount for line in self.lines}
        for move in self.moves:
            found[move.giver] -= move.amount
            found[move.receiver] += move.amount
        return found

    @property
    def sees_a_difference(self) -> bool:
        """Whether the results show any line to be better or worse."""
        return any(each.judgement != "undecided" for each in self.judged)


def results_needed(ratio: float) -> float:
    """Results per line from which a difference in CPA by this factor is seen with a chance of 80%."""
    return 2 * _POWER / math.log(ratio) ** 2


def propose(lines: Sequence[Line], needs: Mapping[str, float]) -> Proposal:
    """What to move this round.

    Args:
        lines: the parts of the budget, by names that differ.
        needs: per stage that is not judged on results what its targets still need, in euros.
    """
    moves: list[Move] = []
    room = _Room(lines)
    needed = {same_name(stage): need for stage, need in needs.items()}
    judged = [each for group in _groups(lines) for each in _judge(group)]
    _fill(lines, needed, judged, room, moves)
    for group in _groups(lines):
        _between(group, judged, room, moves)
    left: dict[str, float] = {}
    for stage in needs:
        has = sum(
            room.left[line.name] for line in lines if not line.judged and same_name(line.stage) == same_name(stage)
        )
        if needed[same_name(stage)] > has:
            left[stage] = needed[same_name(stage)] - has
    return Proposal(tuple(lines), tuple(judged), tuple(moves), left)


class _Room:
    """What every line has left, may still give and may still take this round."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.left = {line.name: line.left for line in lines}
        self.give = {line.name: 0.0 if line.locked else self._may_give(line) for line in lines}
        self.take = {line.name: 0.0 if line.locked else ROUND * line.left for line in lines}

    @staticmethod
    def _may_give(line: Line) -> float:
        return max(min(ROUND * line.left, line.left - KEEP * line.amount), 0.0)

    def move(self, giver: Line, receiver: Line, most: float) -> float:
        """Book whole euros from one line to another; what was booked."""
        amount = float(math.floor(min(self.give[giver.name], most) + 1e-9))
        if amount <= 0:
            return 0.0
        self.give[giver.name] -= amount
        self.left[giver.name] -= amount
        self.left[receiver.name] += amount
        return amount


def _groups(lines: Iterable[Line]) -> list[list[Line]]:
    """The lines that are compared: judged on results, of one stage."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        if line.judged:
            found.setdefault(same_name(line.stage), []).append(line)
    return list(found.values())


def _judge(group: list[Line]) -> list[Judged]:
    found = []
    for line in group:
        others = [other for other in group if other is not line and other.results is not None and other.spent > 0]
        if line.results is None or line.spent <= 0 or not others:
            found.append(Judged(line, "undecided", why_not="alone" if len(group) == 1 else "few"))
            continue
        if line.mature < _MATURE:
            found.append(Judged(line, "undecided", why_not="young"))
            continue
        found.append(_against_the_others(line, others))
    return found


def _against_the_others(line: Line, others: list[Line]) -> Judged:
    x1, e1 = line.results or 0.0, line.spent * line.mature
    x0 = sum(other.results or 0.0 for other in others)
    e0 = sum(other.spent * other.mature for other in others)
    n, part = x1 + x0, e1 / (e1 + e0) if e1 + e0 else 0.0
    if n * min(part, 1 - part) < _ENOUGH:
        return Judged(line, "undecided", why_not="few")
    score = (x1 - n * part) / math.sqrt(n * part * (1 - part))
    low, high = rate_interval(x1, x0, e1, e0, WHILE_RUNNING**2)
    if low is not None and low > 1:
        return Judged(line, "better", score)
    if high is not None and high < 1:
        return Judged(line, "worse", score)
    return Judged(line, "undecided", score, "chance")


def _fill(
    lines: Sequence[Line], needed: Mapping[str, float], judged: Sequence[Judged], room: _Room, moves: list[Move]
) -> None:
    """See and Think get what their targets still need: from what others of them have over, then from the worst."""
    scores = {each.line.name: each.score or 0.0 for each in judged}
    for stage, need in needed.items():
        mine = [line for line in lines if not line.judged and same_name(line.stage) == stage]
        takers = [line for line in mine if not line.locked]
        short = need - sum(room.left[line.name] for line in mine)
        if short <= 0 or not takers:
            continue
        taker = max(takers, key=lambda line: line.amount)
        others = [line for line in lines if same_name(line.stage) != stage]
        for giver in sorted(others, key=lambda line: (line.judged, scores.get(line.name, 0.0))):
            most = short if giver.judged else min(short, _over(giver, lines, needed, room))
            amount = room.move(giver, taker, most)
            if amount:
                moves.append(Move(giver.name, taker.name, amount))
                short -= amount
            if short < 1:
                break


def _over(giver: Line, lines: Sequence[Line], needed: Mapping[str, float], room: _Room) -> float:
    """What a stage that is not judged on results has above what its targets still need."""
    stage = same_name(giver.stage)
    has = sum(room.left[line.name] for line in lines if not line.judged and same_name(line.stage) == stage)
    return max(has - needed.get(stage, math.inf), 0.0)


def _between(group: list[Line], judged: Sequence[Judged], room: _Room, moves: list[Move]) -> None:
    """From the worse lines of a stage to the better ones, the largest difference first."""
    mine = [each for each in judged if any(each.line is line for line in group)]
    givers = sorted((each for each in mine if each.judgement == "worse"), key=lambda each: each.score or 0.0)
    takers = sorted((each for each in mine if each.judgement == "better"), key=lambda each: -(each.score or 0.0))
    for giver in givers:
        for taker in takers:
            most = min(room.give[giver.line.name], room.take[taker.line.name])
            amount = float(math.floor(most + 1e-9))
            gains = _gains(giver.line, taker.line, amount)
            if amount <= 0 or not gains or min(gain.results for gain in gains) <= 0:
                continue
            room.move(giver.line, taker.line, amount)
            room.take[taker.line.name] -= amount
            cheap, dear = taker.line.cpa, giver.line.cpa
            moves.append(
                Move(giver.line.name, taker.line.name, amount, gains, cheap / dear if cheap and dear else None)
            )


def _gains(giver: Line, taker: Line, amount: float) -> tuple[Gain, ...]:
    """What a move brings at every assumption: the receiver's growth less the giver's loss."""
    dear, cheap = giver.cpa, taker.cpa
    if not cheap or not giver.left or not taker.left:
        return ()
    more, less = amount / taker.left, amount / giver.left
    taking = taker.left / cheap
    giving = giver.left / dear if dear else 0.0
    found = []
    for exponent in EXPONENTS:
        grows = Ceiling(taker.ceiling) if taker.ceiling and 0 < taker.ceiling < 1 else Power(exponent)
        growth = 0.0 if taker.ceiling and taker.ceiling >= 1 else grows.times(1 + more) - 1
        gain = taking * growth - giving * (1 - Power(exponent).times(1 - less))
        found.append(Gain(exponent, gain))
    return tuple(found)
