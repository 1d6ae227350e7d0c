"""Where a KPI stands: on track, ahead, behind, not reported, or too early to say.

What should be there by now is compared with what is there. Within a tenth of it is on track; a narrower band cries
wolf, for chance alone moves a count of 400 by 10%.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from fullfunnel.errors import BadInput
from fullfunnel.framework.catalogue import catalogue_kpi
from fullfunnel.framework.formula import Operation, PlannedCost
from fullfunnel.framework.names import same_name
from fullfunnel.framework.typed.currency import is_money as counts_money
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.framework.catalogue import Direction
    from fullfunnel.framework.formula import Formula
    from fullfunnel.framework.framework import Framework, Kpi

Status = Literal["on track", "ahead", "behind", "not reported", "too early to say"]

STATUS_WORDS: Final[dict[Status, Text]] = {
    "on track": Text("op koers", "on track"),
    "ahead": Text("voor", "ahead"),
    "behind": Text("achter", "behind"),
    "not reported": Text("niet gemeld", "not reported"),
    "too early to say": Text("te vroeg om te zeggen", "too early to say"),
}

DIRECTION_WORDS: Final[dict[Direction, Text]] = {
    "higher": Text("hoger", "higher"),
    "lower": Text("lager", "lower"),
    "range": Text("bereik", "range"),
    "limit": Text("limiet", "limit"),
    "info": Text("ter info", "info"),
}

BAND: Final = 0.1
"""How far from what should be there still counts as on track, as a part of it."""

_HAIR: Final = 1e-9
"""Relative: 90 of 100 is on track, also where the 100 came out as 100.00000001."""

_PRICED: Final = ("cost per", "kosten per")
_PER: Final = re.compile(r"^(\S+?)\s*(?:/|\bper\b)")
_PARTS: Final = ("%", "pp", "percent", "procent", "x")


def status(actual: float | None, target: float, elapsed: float = 1.0, direction: Direction = "higher") -> Status:
    """The status of a figure against the part of its target that is due.

    Args:
        actual: what came in; ``None`` is not reported, 0 is a zero.
        target: what should be there in the end, 0 or more.
        elapsed: the part of the period that is over, 0 to 1.
        direction: which way is good. A limit has no band: over is over. Beyond a range is no lead on either side.

    Raises:
        BadInput: elapsed lies outside 0 to 1, or the target is negative.
    """
    if not 0 <= elapsed <= 1:
        raise BadInput(
            Text(
                "Het deel van de periode dat voorbij is, moet tussen 0 en 1 liggen: 25% of 0,25 na een kwart.",
                "The part of the period that is over must be between 0 and 1: 25% or 0.25 after a quarter.",
            )
        )
    if target < 0:
        raise BadInput(
            Text("Een doel kan niet negatief zijn. Vul nul of meer in.", "A target cannot be negative. Type 0 or more.")
        )
    if actual is None:
        return "not reported"
    return against(actual, target * elapsed, direction)


def against(actual: float, due: float, direction: Direction) -> Status:
    """The status of a reported figure against what is due by now."""
    if direction == "limit":
        return "behind" if actual > due * (1 + _HAIR) else "on track"
    if actual > due * (1 + BAND) * (1 + _HAIR):
        # More contacts a person than planned are paid for twice: a frequency is never ahead.
        return "behind" if direction in {"lower", "range"} else "ahead"
    if actual < due * (1 - BAND) * (1 - _HAIR):
        return "ahead" if direction == "lower" else "behind"
    return "on track"


def direction_of(kpi: Kpi) -> Direction:
    """Which way is good for a KPI: its own column, else the catalogue by its name, else by what it is.

    A cost per something is better when it is lower; anything else when it is higher.
    """
    if kpi.direction is not None:
        return kpi.direction
    known = catalogue_kpi(kpi.name)
    if known is not None:
        return known.direction
    return "lower" if _is_price(kpi) or _is_cost(kpi.formula) else "higher"


def is_ratio(kpi: Kpi, framework: Framework) -> bool:
    """Whether a KPI is a ratio or a price: it has no pace, its figures do not add up and chance is no count.

    A formula makes it one; so does its name in the catalogue or its unit, where it is no step of the funnel.
    """
    if kpi.formula is not None:
        return True
    if kpi.name == framework.main or framework.feeding[kpi.name] or framework.feeders[kpi.name]:
        return False
    known = catalogue_kpi(kpi.name)
    if known is not None:
        return known.kind != "volume"
    return same_name(kpi.unit) in _PARTS or _is_price(kpi)


def _is_price(kpi: Kpi) -> bool:
    """Whether a unit is money per something, in any currency: ``EUR per lead``, ``$/click``."""
    unit = same_name(kpi.unit)
    per = _PER.match(unit)
    return unit.startswith(_PRICED) or (per is not None and counts_money(per[1]))


def is_money(kpi: Kpi) -> bool:
    """Whether a KPI is an amount and no count: chance says nothing on how far it may be off."""
    if counts_money(kpi.unit):
        return True
    known = catalogue_kpi(kpi.name)
    return known is not None and known.unit.en.startswith("EUR")


def is_amount(kpi: Kpi) -> bool:
    """Whether a figure of a KPI is an amount: by its unit, else by a formula with cost in front, and not over cost."""
    if counts_money(kpi.unit) or _is_price(kpi):
        return True
    return not kpi.unit and _is_cost(kpi.formula) and not _is_over_cost(kpi.formula)


def _is_over_cost(formula: Formula | None) -> bool:
    """Whether a formula divides by cost: a share of cost is no amount."""
    return isinstance(formula, Operation) and (
        (formula.sign == "/" and _is_cost(formula.right)) or _is_over_cost(formula.left)
    )


def _is_cost(formula: Formula | None) -> bool:
    """Whether a formula has cost in front: ``Cost / Leads``, ``Cost / Impressions * 1000``."""
    while isinstance(formula, Operation):
        formula = formula.left
    return isinstance(formula, PlannedCost)
