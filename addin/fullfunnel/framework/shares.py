"""How the volume of a KPI is divided over the ways that lead to it.

A typed share counts as typed. A blank one is

- the rest, where it is the only blank one;
- what the rates fix, where every way into the KPI starts at one KPI whose people go on by each of them: of those who
  land, 30% see a product page and 20% of these fill a cart, 4% fill one at once; so 6 of 10 carts come by the page;
- an equal part of the rest elsewhere: an assumption, and said to be one.

A share typed as ``rest`` takes what the typed and the capped rows leave; a capped row with a blank share beside it
takes all it can up to its cap. How much that is depends on the goal, so it follows when the targets are calculated.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from fullfunnel.display import amount, both, percent
from fullfunnel.errors import BadInput
from fullfunnel.framework.order import upstream
from fullfunnel.language import Language, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.framework.scenario import Line, Rest

ShareBasis: TypeAlias = Literal["typed", "only", "rates", "equal", "rest", "cap"]
"""What a share rests on: the cell, being the only blank one, the rates, an assumption, or the caps."""

_HAIR: Final = 1e-9
"""Shares of a third, typed as 33.3333333333% three times, may miss 1 by a hair on either side."""

_SHOWN: Final = 1e12
"""The largest share that a sentence shows."""


class Share(NamedTuple):
    """A settled share and what it rests on."""

    part: float
    basis: ShareBasis


def settle_shares(
    typed: Mapping[Line, float | Rest | None],
    rates: Mapping[Line, float | None],
    capped: frozenset[str],
    separate: frozenset[str],
) -> dict[Line, Share]:
    """The share of every line.

    Args:
        typed: the shares as typed, ``None`` for a blank one.
        rates: the rate of every line.
        capped: the KPIs that have a cap.
        separate: the KPIs whose next steps each have an audience of their own.

    Raises:
        BadInput: the typed shares of a KPI are more than 100% together.
    """
    into: dict[str, list[Line]] = defaultdict(list)
    for line in typed:
        into[line[1]].append(line)
    settled: dict[Line, Share] = {}
    for fed, lines in into.items():
        settled.update(_settle(fed, lines, typed, rates, into, capped, separate))
    return {line: settled[line] for line in typed}


def _settle(  # noqa: PLR0913, PLR0917  # what a share may rest on
    fed: str,
    lines: list[Line],
    typed: Mapping[Line, float | Rest | None],
    rates: Mapping[Line, float | None],
    into: Mapping[str, list[Line]],
    capped: frozenset[str],
    separate: frozenset[str],
) -> dict[Line, Share]:
    given = {line: share for line in lines if isinstance(share := typed[line], float | int)}
    total = sum(given.values())
    if total > 1 + _HAIR:
        raise _above_one(fed, total, given)
    left = 1.0 - total if 1.0 - total > _HAIR else 0.0
    settled = {line: Share(float(share), "typed") for line, share in given.items()}
    rest = [line for line in lines if typed[line] == "rest"]
    blank = [line for line in lines if typed[line] is None]
    if rest:
        limited = [line for line in blank if line[0] in capped]
        sharing = [line for line in lines if line in rest or (line in blank and line not in limited)]
        settled.update({line: Share(0.0, "cap") for line in limited})
        return settled | {line: Share(left / len(sharing), "rest") for line in sharing}
    if len(blank) == 1:
        return settled | {blank[0]: Share(left, "only")}
    flow = flow_of_one(fed, into, rates, separate) if blank else None
    if flow is not None:
        parts = {line: flow[line[0]] * (rates[line] or 0.0) for line in blank}
        whole = sum(parts.values())
        if 0 < whole < math.inf:
            return settled | {line: Share(left * (part / whole), "rates") for line, part in parts.items()}
    return settled | {line: Share(left / len(blank), "equal") for line in blank}


def flow_of_one(
    fed: str,
    into: Mapping[str, list[Line]],
    rates: Mapping[Line, float | None],
    separate: frozenset[str],
) -> dict[str, float] | None:
    """How many of each KPI on the ways into ``fed`` come from one at the single start of them all.

    Returns:
        The volumes by name, the start first; ``None`` where there is more than one start, a rate is blank or zero, or a
        KPI divides its people over its next steps: there the rates fix nothing.
    """
    order = upstream(fed, {kpi: [line[0] for line in lines] for kpi, lines in into.items()})
    if order is None:
        return None
    before = set(order)
    starts = [name for name in order if name not in into]
    lines = [line for name in (*order, fed) for line in into.get(name, ())]
    if len(starts) != 1 or any(not rates[line] for line in lines):
        return None
    if any(name in separate and sum(line[0] == name for line in lines) > 1 for name in before):
        return None
    flow = {starts[0]: 1.0}
    for name in order:
        if name not in flow:
            flow[name] = sum(flow[line[0]] * (rates[line] or 0.0) for line in into[name])
    return flow


def _above_one(feeds: str, total: float, given: Mapping[Line, float]) -> BadInput:
    def sum_in(language: Language) -> str:
        parts = [f"{kpi} {percent(min(share, _SHOWN), language)}" for (kpi, _), share in given.items() if share]
        return f"{' + '.join(parts)} = {percent(min(total, _SHOWN), language)}"

    hint = Text("", "")
    typed_whole = max(given.values())
    if typed_whole > 1 + _HAIR:
        shown = both(amount, typed_whole)
        hint = Text(f" Bedoel je {shown.nl}%? Typ dan {shown.nl}%.", f" If you mean {shown.en}%, type {shown.en}%.")
    return BadInput(
        Text(
            f"De aandelen van ‘{feeds}’ zijn samen meer dan 100%: {sum_in('nl')}. Een aandeel is het deel dat "
            f"rechtstreeks via deze KPI binnenkomt; samen zijn ze hooguit 100%.{hint.nl}",
            f"The shares of ‘{feeds}’ are more than 100% together: {sum_in('en')}. A share is the part that comes "
            f"straight through this KPI; together they are at most 100%.{hint.en}",
        )
    )
