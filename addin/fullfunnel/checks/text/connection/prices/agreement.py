"""Whether two sums of money can both be true: of one price, in other words, periods, parts or with VAT."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fullfunnel.checks.text.amounts import Amount

_VAT_RATES: Final = (1.21, 1.2, 1.09, 1.06, 1.19)
NEAR: Final = 0.006
"""So far apart, as a part, two figures are still one price, rounded."""
_ROUGH: Final = 0.03
_ABOUT: Final = 0.15
_PARTS: Final = range(2, 13)
"""As many of a thing may be sold together."""
_UNITS: Final = frozenset({"night", "day", "hour"})
_STAYS: Final = range(2, 32)
"""As many nights, days or hours may be sold together."""
_TERMS: Final = {"month": frozenset({3, 6, 9, 12, 18, 24, 30, 36, 48, 60}), "year": frozenset({2, 3, 4, 5, 6})}
"""Over so many months or years a whole sum is commonly spread."""
_APART: Final = 60
"""So much more than what is asked per week or month is a sum about something else: what the cause costs in all."""


def are_comparable(one: Amount, other: Amount) -> bool:
    """Whether two sums are of one kind, so that they clash where they do not agree."""
    if one.currency and other.currency and one.currency != other.currency:
        return False
    if one.period == other.period:
        return True
    if one.a_year is not None and other.a_year is not None:
        return True
    if one.period and other.period:
        return math.isclose(one.value, other.value, rel_tol=NEAR)
    named, bare = (one, other) if one.period else (other, one)
    return bare.value < _APART * named.value


def agree(one: Amount, other: Amount) -> bool:
    """Whether the second sum can be true where the first is."""
    if one.currency and other.currency and one.currency != other.currency:
        return False
    if one.period and other.period and one.period != other.period:
        if one.a_year is None or other.a_year is None:
            return False
        return _fits(one.bound, one.a_year, other.bound, other.a_year, _ROUGH)
    parts = _is_part(one, other) or _is_part(other, one)
    if one.period != other.period:
        if _is_stay(one, other) or _is_stay(other, one) or _is_sum(one, other) or _is_sum(other, one):
            return True
        # One of them does not say per what: equal, or twelve times, may both be meant.
        return any(
            _fits(one.bound, one.value * factor, other.bound, other.value, NEAR) for factor in _factors(one, other)
        )
    return parts or any(
        _fits(one.bound, one.value * factor, other.bound, other.value, NEAR) for factor in _with_vat(one, other)
    )


def _is_part(part: Amount, whole: Amount) -> bool:
    """Whether the one is for each of what the other is for all of: £ 12 each, £ 48 for four."""
    if part.unit != "one" or whole.unit == "one" or part.period != whole.period or not part.value:
        return False
    times = whole.value / part.value
    return round(times) in _PARTS and math.isclose(times, round(times), rel_tol=NEAR)


def _is_stay(unit: Amount, whole: Amount) -> bool:
    """Whether the one is a night, a day or an hour of the other: € 70 per night, € 490 a week."""
    if unit.period not in _UNITS or whole.period in _UNITS or not unit.value:
        return False
    times = whole.value / unit.value
    return round(times) in _STAYS and math.isclose(times, round(times), rel_tol=NEAR)


def _is_sum(part: Amount, whole: Amount) -> bool:
    """Whether the one is what the other comes to a month or a year: £ 12,250 a year, £ 24,500 for two years."""
    if whole.period or part.period not in _TERMS or not part.value:
        return False
    times = whole.value / part.value
    return round(times) in _TERMS[part.period] and math.isclose(times, round(times), rel_tol=NEAR)


def _factors(one: Amount, other: Amount) -> tuple[float, ...]:
    named = one if one.period else other
    factor = {"month": 12.0, "week": 52.0, "quarter": 4.0}.get(named.period, 1.0)
    if factor == 1.0:
        return (1.0,)
    return (1.0, factor if named is one else 1 / factor)


def _with_vat(one: Amount, other: Amount) -> tuple[float, ...]:
    if one.vat == other.vat or "without" not in {one.vat, other.vat}:
        return (1.0,)
    if one.vat == "without":
        converted = _VAT_RATES
        return converted if other.vat == "with" else (1.0, *converted)
    return tuple(1 / rate for rate in _VAT_RATES)


def _fits(bound: str, value: float, other_bound: str, other: float, near: float) -> bool:
    """Whether what the second says can be true where the first is."""
    equal = math.isclose(value, other, rel_tol=near, abs_tol=0.011)
    both = {bound, other_bound}
    if {bound, other_bound} == {"from", "about"}:
        return other > value * (1 - _ABOUT) if bound == "from" else value > other * (1 - _ABOUT)
    if equal or ("about" in both and "up to" not in both):
        return equal or math.isclose(value, other, rel_tol=_ABOUT)
    if bound == "up to":
        return other <= value
    if bound == "from":
        return other_bound not in {"from", "up to"} and other > value
    if other_bound == "from":
        return other <= value
    return other_bound == "up to" and value <= other
