"""The allowable cost per result and the maximum CPA in plain functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.plain.outcome import DIV_ERROR, VALUE_ERROR, any_word

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPEND: Final = ("spend", "besteding")
_AMOUNT: Final = ("amount", "bedrag")
_REVENUE: Final = ("revenue", "omzet", "", "0")
_BREAK_EVEN: Final = ("break-even", "break even", "breakeven")
_ALL: Final = ("all", "alle", "", "0")
_PAID: Final = ("paid", "betaald")
_CAREFUL: Final = ("careful", "voorzichtig")


def allowable(arguments: Sequence[str]) -> str:
    """``FUNNEL_ALLOWABLE`` in plain functions; the arguments are names, cells or figures."""
    value, margin, profit = arguments[:3]
    basis = f'TRIM({arguments[3]}&"")' if len(arguments) > 3 else '""'  # noqa: PLR2004  # the fourth may be left out
    ways = (
        (_SPEND, f"IF({profit}<=-1,{VALUE_ERROR},{value}*{margin}/(1+{profit}))"),
        (_AMOUNT, f"{value}*{margin}-{profit}"),
        (_REVENUE, _of_a_fraction(profit, f"{value}*({margin}-{profit})")),
        (_BREAK_EVEN, _of_a_fraction(profit, f"{value}*{margin}*(1-{profit})")),
    )
    found = VALUE_ERROR
    for words, formula in reversed(ways):
        found = f"IF({any_word(basis, words)},{formula},{found})"
    wrong = f"IF(COUNT({value},{margin},{profit})<3,TRUE,OR({value}<0,{margin}<0,{margin}>1))"
    return f"IF({wrong},{VALUE_ERROR},{found})"


def max_cpa(arguments: Sequence[str], carried: str) -> str:
    """``FUNNEL_MAX_CPA`` with all seven arguments in plain functions; ``carried`` is the cost not judged on results."""
    allowed, results, _, alone, method, spent, so_far = arguments
    method = f'TRIM({method}&"")'
    bought = f"({results}-SUM({alone}))"
    left = f"({results}-{so_far})"
    whole = f"{allowed}*{results}-{carried}"
    rest = f"IF(COUNT({spent},{so_far})<2,{VALUE_ERROR},{_over(f'({whole}-{spent})', left)})"
    ways = (
        (_ALL, f"{allowed}-{_over(carried, results)}"),
        (_PAID, _over(f"({whole})", bought)),
        (_CAREFUL, f"{allowed}-{_over(carried, bought)}"),
        (("rest",), rest),
    )
    found = VALUE_ERROR
    for words, formula in reversed(ways):
        found = f"IF({any_word(method, words)},{formula},{found})"
    wrong = ",".join(f'IF(ISTEXT({each}),TRIM({each})<>"",{each}<0)' for each in (alone, spent, so_far))
    missing = f"COUNT({allowed},{results},{carried})<3"
    found = f"IF({missing},{VALUE_ERROR},IF(OR({results}<0,{wrong}),{VALUE_ERROR},{found}))"
    return f"IF(ISERROR({carried}),{carried},{found})"


def _of_a_fraction(profit: str, formula: str) -> str:
    return f"IF(OR({profit}>=1,{profit}<=-1),{VALUE_ERROR},{formula})"


def _over(cost: str, results: str) -> str:
    return f"IF({results}<=0,{DIV_ERROR},{cost}/{results})"
