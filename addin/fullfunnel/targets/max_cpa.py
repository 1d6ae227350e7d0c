"""The maximum CPA in Do that carries the stages which are not judged on results.

With B the allowable cost per result all-in, N the results of the plan, U all cost that is not judged on results
(See, Think, creation, fees) and Nu the results that come by themselves, there are four readings::

    all      B - U / N                    every result carries its part of U
    paid     (B N - U) / (N - Nu)         what is left, over the results that are bought
    careful  B - U / (N - Nu)             only the bought results carry U
    rest     (B N - U - spent) / (N - N so far)   the rest of the period

A negative outcome means that this plan cannot pay: U alone costs more than the results may. Figures may be plain
numbers or arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from fullfunnel.errors import BadRate
from fullfunnel.language import Text
from fullfunnel.targets.elementwise import any_of

if TYPE_CHECKING:
    from fullfunnel.targets.elementwise import Number

Reading = Literal["all", "paid", "careful", "rest"]

READING_WORDS: Final[dict[Reading, Text]] = {
    "all": Text("alle", "all"),
    "paid": Text("betaald", "paid"),
    "careful": Text("voorzichtig", "careful"),
    "rest": Text("rest", "rest"),
}


def over_all_results(allowable: Number, results: Number, unjudged_cost: Number) -> Number:
    """Every result carries its part of the cost that is not judged on results: ``B - U/N``."""
    return allowable - unjudged_cost / _not_zero(results)


def over_paid_results(allowable: Number, results: Number, unjudged_cost: Number, by_themselves: Number) -> Number:
    """What all results may cost less U, over the results that are bought: ``(B N - U) / (N - Nu)``."""
    return (allowable * results - unjudged_cost) / _not_zero(results - by_themselves)


def careful(allowable: Number, results: Number, unjudged_cost: Number, by_themselves: Number) -> Number:
    """Only the bought results carry U: ``B - U / (N - Nu)``."""
    return allowable - unjudged_cost / _not_zero(results - by_themselves)


def rest_of_period(
    allowable: Number, results: Number, unjudged_cost: Number, spent: Number, results_so_far: Number
) -> Number:
    """What the results still to come may cost: ``(B N - U - spent) / (N - N so far)``.

    Args:
        allowable: cost per result all-in.
        results: results of the whole period.
        unjudged_cost: U of the whole period.
        spent: spent so far on what is judged on results.
        results_so_far: results so far.
    """
    return (allowable * results - unjudged_cost - spent) / _not_zero(results - results_so_far)


def _not_zero(results: Number) -> Number:
    if any_of(results <= 0):
        raise BadRate(
            Text(
                "Er blijven geen resultaten over om de kosten over te verdelen. Vul meer resultaten in dan er al zijn "
                "of vanzelf komen.",
                "No results are left to spread the cost over. Type more results than there are already or than come by "
                "themselves.",
            )
        )
    return results
