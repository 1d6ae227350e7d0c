"""The maximum CPA in Do that carries the stages which are not judged on results.

With B the allowable cost per result all-in, N the results of the plan, U all cost that is not judged on results
(See, Think, creation, fees) and Nu the results that come without the campaign, there are four methods::

    all      B - U / N                    every result carries its part of U
    paid     (B N - U) / (N - Nu)         what is left, over the results that are bought
    careful  B - U / (N - Nu)             only the bought results carry U
    rest     (B N - U - spent) / (N - N so far)   the rest of the period

A negative outcome means that this plan does not pay for itself: U alone costs more than the results may. Figures may be
plain numbers or arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from fullfunnel.errors import BadInput, BadRate
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


def max_cpa(  # noqa: PLR0913  # one argument a letter of the four readings
    reading: Reading,
    allowable: Number,
    results: Number,
    unjudged_cost: Number,
    *,
    by_themselves: Number = 0.0,
    spent: Number | None = None,
    results_so_far: Number | None = None,
) -> Number:
    """The maximum CPA in one of the four readings; amounts in the currency of ``allowable``.

    Args:
        reading: which of the four.
        allowable: B, cost per result all-in.
        results: N, results of the whole period.
        unjudged_cost: U of the whole period.
        by_themselves: Nu, results that come without the campaign.
        spent: for ``rest``: spent so far on what is judged on results.
        results_so_far: for ``rest``.

    Raises:
        BadInput: a cost or a number of results is negative, or ``rest`` lacks what it needs.
        BadRate: no results remain to spread the cost over.
    """
    for figure in (results, unjudged_cost, by_themselves, spent, results_so_far):
        if figure is not None and any_of(figure < 0):
            raise BadInput(
                Text(
                    "Kosten en aantallen kunnen niet negatief zijn. Vul nul of meer in.",
                    "Cost and numbers of results cannot be negative. Type zero or more.",
                )
            )
    if reading == "all":
        return allowable - unjudged_cost / _not_zero(results)
    if reading == "paid":
        return (allowable * results - unjudged_cost) / _not_zero(results - by_themselves)
    if reading == "careful":
        return allowable - unjudged_cost / _not_zero(results - by_themselves)
    if spent is None or results_so_far is None:
        raise BadInput(
            Text(
                "Voor ‘rest’ is nodig wat er al is besteed en hoeveel resultaten er al zijn. Vul die twee in.",
                "The method ‘rest’ needs what was spent so far and the results so far. Fill in those two.",
            )
        )
    return (allowable * results - unjudged_cost - spent) / _not_zero(results - results_so_far)


def _not_zero(results: Number) -> Number:
    if any_of(results <= 0):
        raise BadRate(
            Text(
                "Er blijven geen resultaten over om de kosten over te verdelen. Vul meer resultaten in dan er al zijn "
                "of vanzelf komen.",
                "No results are left to spread the cost over. Type more results than there are already or than come "
                "without the campaign.",
            )
        )
    return results
