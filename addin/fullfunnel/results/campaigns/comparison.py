"""Two campaigns side by side: how much more or less came in, how much cheaper, and whether chance alone does that.

Costs are known and counts vary, so the change of the CPA is the change of the cost over that of a rate: one method
serves both. Two Poisson counts with exposures (1 and 1 for the results, the costs for the CPA) are compared by the
score test given their total: Wilson on the part that belongs to the first. With ``n = x1 + x0``, ``k`` the
square of the normal quantile and ``e`` the exposures, the ratio of the two rates lies between::

    (e0 / e1) (2 x1 x0 + k n +- sqrt(k n (4 x1 x0 + k n))) / (2 x0^2)

It is ``confint_poisson_2indep(method="score")`` of statsmodels (after Gu and others, 2008). A verdict says whether
chance alone explains the difference. It never says what caused it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

from fullfunnel.errors import BadInput
from fullfunnel.language import Text

Verdict = Literal["more than chance", "not more than chance", "too few to tell"]

VERDICT_WORDS: Final[dict[Verdict, Text]] = {
    "more than chance": Text("meer dan toeval", "more than chance"),
    "not more than chance": Text("niet meer dan toeval", "not more than chance"),
    "too few to tell": Text("te weinig om te zeggen", "too few to tell"),
}

SURE: Final = 1.959963984540054
"""The normal quantile of an interval of 95%."""

WHILE_RUNNING: Final = 2.5
"""The same while a campaign runs and is looked at every week: eight looks together then err in 5%, not in 18%."""

_ENOUGH: Final = 5.0
"""Results that each campaign would have without a difference, from which the interval can be trusted."""


_LEAST: Final = 1e-9
_MOST: Final = 1e15
"""More than any campaign brings or costs."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """What one campaign brought and cost."""

    results: float
    cost: float | None = None
    """``None`` or 0: not known, so there is no CPA to compare."""


@dataclass(frozen=True, slots=True)
class Change:
    """How much one figure changed, as a part of what it was: 0.2 is 20% more."""

    change: float | None
    """``None`` where one of the two does not exist: nothing to divide by."""
    low: float | None
    high: float | None
    """``None`` where the interval has no such end."""
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """The results and the CPA of a campaign against those of an earlier one."""

    results: Change
    cpa: Change | None
    """``None`` where a cost is not known."""


def compare(now: Campaign, before: Campaign, *, sure: float = SURE, spread: Spread | None = None) -> Comparison:
    """Compare a campaign with an earlier one.

    Args:
        now: the later campaign.
        before: the earlier one.
        sure: the normal quantile; :data:`WHILE_RUNNING` for a campaign that is looked at while it runs.
        spread: how much more the days vary than chance alone; ``None`` where the days are not known.

    Raises:
        BadInput: a number of results or a cost is negative.
    """
    for figure in (now.results, before.results, now.cost or 0.0, before.cost or 0.0):
        if not 0 <= figure < _MOST:
            raise BadInput(
                Text(
                    "Resultaten en kosten zijn getallen van nul of meer. Verbeter het getal.",
                    "Results and costs are numbers of zero or more. Correct the number.",
                )
            )
    now, before = _whole(now), _whole(before)
    results = _change(now.results, before.results, 1.0, 1.0, sure**2 if spread is None else spread.results)
    if not now.cost or not before.cost:
        return Comparison(results, None)
    rate = _change(now.results, before.results, now.cost, before.cost, sure**2 if spread is None else spread.cpa)
    cpa = Change(
        (now.cost / now.results) / (before.cost / before.results) - 1 if now.results and before.results else None,
        _turned(rate.high),
        _turned(rate.low),
        rate.verdict,
    )
    return Comparison(results, cpa)


def _whole(campaign: Campaign) -> Campaign:
    """A campaign whose results may be divided by: what is no number of results at all is none."""
    return Campaign(campaign.results if campaign.results >= _LEAST else 0.0, campaign.cost)


@dataclass(frozen=True, slots=True)
class Spread:
    """What takes the place of the squared normal quantile where days vary more than chance; see :mod:`.days`."""

    results: float
    cpa: float


def rate_interval(x1: float, x0: float, e1: float, e0: float, k: float) -> tuple[float | None, float | None]:
    """The ends of the ratio of two rates, ``None`` for one that does not exist.

    Args:
        x1: count of the first, need not be whole.
        x0: count of the second.
        e1: exposure of the first, above 0.
        e0: exposure of the second, above 0.
        k: the squared quantile, times the factor by which days vary more than chance.
    """
    n, part = x1 + x0, e0 / e1
    if n == 0:
        return None, None
    if x0 == 0:
        return part * x1 * x1 / (k * n), None
    middle, root = 2 * x1 * x0 + k * n, math.sqrt(k * n * (4 * x1 * x0 + k * n))
    # The low end as the other root's counterpart: the difference of two nearly equal numbers would lose digits.
    return part * 2 * x1 * x1 / (middle + root), part * (middle + root) / (2 * x0 * x0)


def _change(x1: float, x0: float, e1: float, e0: float, k: float) -> Change:
    low, high = rate_interval(x1, x0, e1, e0, k)
    change = (x1 / e1) / (x0 / e0) - 1 if x0 else None
    n = x1 + x0
    if min(n * e1, n * e0) < _ENOUGH * (e1 + e0):
        verdict: Verdict = "too few to tell"
    elif (low is not None and low > 1) or (high is not None and high < 1):
        verdict = "more than chance"
    else:
        verdict = "not more than chance"
    return Change(change, None if low is None else low - 1, None if high is None else high - 1, verdict)


def _turned(end: float | None) -> float | None:
    """The end of a CPA's change from that of the rate's: one over it."""
    return None if end is None or end <= -1 else 1 / (1 + end) - 1
