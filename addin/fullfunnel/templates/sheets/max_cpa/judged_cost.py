"""Which part of the budget is judged on results, as a formula that adds up by the rule of ``FUNNEL_MAX_CPA``.

So the sheet can be calculated again by hand: the cost it shows is the cost the function divides. Sums of conditions
only, because every host and every engine calculates those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.framework.budget import KIND_WORDS, YES_NO_WORDS
from fullfunnel.framework.stages import STAGE_MODELS
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.templates.page import Draft

_TOTALS: Final = (Text("totaal", "total"), Text("totalen", "totals"), Text("subtotaal", "subtotal"))
"""Items that add up the others; the function passes them over."""


def judged_cost(draft: Draft) -> str:
    """The cost that is judged on results, in euros.

    Money for activation, or for which no kind is filled in, counts in a stage that converts unless it says no, and in
    an own stage only when it says yes.
    """
    stage, converts = draft.column(contract.BUDGET, "stage"), draft.column(contract.BUDGET, "converts_directly")
    yes, no = (draft.say(YES_NO_WORDS[answer]) for answer in (True, False))
    parts = []
    for converting in filter(None, (model.converting for model in STAGE_MODELS)):
        here = f'{stage},"{draft.say(converting)}"'
        parts += [_running(draft, here), *(f"-{sums}" for sums in _sums(draft, f'{here},{converts},"{no}"'))]
    known = dict.fromkeys(draft.say(each) for model in STAGE_MODELS for each in model.stages)
    own = "".join(f',{stage},"<>{each}"' for each in known)
    parts.append(_running(draft, f'{converts},"{yes}"{own}'))
    first, *others = parts
    return first + "".join(part if part.startswith("-") else f"+{part}" for part in others)


def carried_cost(draft: Draft, judged: str) -> str:
    """All other cost, which the maximum CPA has to carry; ``judged`` is what :func:`judged_cost` stands in."""
    amount, item = draft.column(contract.BUDGET, "amount"), draft.column(contract.BUDGET, "item")
    totals = "".join(f'-SUMIFS({amount},{item},"{draft.say(word)}")' for word in _TOTALS)
    return f"SUM({amount}){totals}-{judged}"


def _running(draft: Draft, conditions: str) -> str:
    return "+".join(_sums(draft, conditions))


def _sums(draft: Draft, conditions: str) -> list[str]:
    """What runs under these conditions: activation, and what has no kind."""
    amount, kind = draft.column(contract.BUDGET, "amount"), draft.column(contract.BUDGET, "kind")
    kinds = ("=", draft.say(KIND_WORDS["activation"]))
    return [f'SUMIFS({amount},{conditions},{kind},"{each}")' for each in kinds]
