"""PLN106: what See, Think and creation leave for Do is less than Do costs, in the reading that the plan steers on."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import DO_LINE, KPIS, SEE_LINE
from fullfunnel.display import amount, both
from fullfunnel.errors import FunnelError
from fullfunnel.framework.typed.numbers import read_number
from fullfunnel.framework.typed.words import choice
from fullfunnel.language import Text, same
from fullfunnel.targets.max_cpa import READING_WORDS, max_cpa

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.targets.max_cpa import Reading

_A_CENT: Final = 0.005
_UPPER: Final = Text("See, Think en creatie", "See, Think and creation")


@dataclass(frozen=True, slots=True)
class _Sum:
    """The figures of a plan by the letters of ``fullfunnel.targets.max_cpa``."""

    reading: Reading
    allowable: float
    results: float
    unjudged: float
    judged: float
    by_themselves: float
    spent: float | None
    so_far: float | None

    @property
    def counted(self) -> float:
        """The results that Do is spread over in this reading."""
        if self.reading == "all":
            return self.results
        return self.results - ((self.so_far or 0.0) if self.reading == "rest" else self.by_themselves)

    @property
    def left(self) -> float:
        """What a result in Do may cost.

        Raises:
            FunnelError: the reading lacks what it needs, or no results are left.
        """
        return float(
            max_cpa(
                self.reading,
                self.allowable,
                self.results,
                self.unjudged,
                by_themselves=self.by_themselves,
                spent=self.spent,
                results_so_far=self.so_far,
            )
        )

    @property
    def costs(self) -> float:
        """What a result in Do costs in the plan."""
        return (self.judged - ((self.spent or 0.0) if self.reading == "rest" else 0.0)) / self.counted

    def how_it_comes_about(self, money: Callable[[float], Text]) -> Text:
        """How what is left comes about; ``money`` says an amount in the currency of the plan."""
        upper, each, most, left, together, spent = map(
            money,
            (
                self.unjudged,
                self.unjudged / self.counted,
                self.allowable,
                self.left,
                self.allowable * self.results,
                self.spent or 0.0,
            ),
        )
        many, all_results = both(amount, self.counted), both(amount, self.results)
        if self.reading == "all":
            return Text(
                f"{_UPPER.nl} kosten {upper.nl} = {each.nl} per resultaat; van de toegestane {most.nl} blijft "
                f"{left.nl} over",
                f"{_UPPER.en} cost {upper.en} = {each.en} per result; of the allowable {most.en} this leaves {left.en}",
            )
        if self.reading == "careful":
            return Text(
                f"{_UPPER.nl} kosten {upper.nl} = {each.nl} per resultaat dat niet vanzelf komt ({many.nl}); van "
                f"de toegestane {most.nl} blijft {left.nl} over",
                f"{_UPPER.en} cost {upper.en} = {each.en} per result that the campaign must bring ({many.en}); of "
                f"the allowable {most.en} this leaves {left.en}",
            )
        gone = (
            Text(f" en de {spent.nl} die in Do al is besteed", f" and the {spent.en} already spent in Do")
            if self.reading == "rest"
            else same("")
        )
        which = (
            Text("die nog moeten komen", "still to come")
            if self.reading == "rest"
            else Text("die niet vanzelf komen", "that the campaign must bring")
        )
        return Text(
            f"{all_results.nl} resultaten mogen samen {together.nl} kosten. Zonder de {upper.nl} voor {_UPPER.nl}"
            f"{gone.nl} blijft voor de {many.nl} {which.nl} {left.nl} per resultaat over",
            f"{all_results.en} results may cost {together.en} together. Without the {upper.en} for {_UPPER.en}"
            f"{gone.en} this leaves {left.en} per result for the {many.en} {which.en}",
        )


def max_cpa_forgets(plan: PlanContext) -> Iterator[Finding]:
    """One finding where Do costs more than it may, and one where the max CPA typed is the allowable cost itself."""
    try:
        figures = _figures(plan)
        if figures is None or figures.judged <= 0 or figures.counted <= 0:
            return
        left, costs = figures.left, figures.costs
    except FunnelError:
        # A figure that cannot be read shows its error where it stands.
        return
    typed = _number(plan.fields or {}, "ffMaxCpa")
    if typed is not None and math.isclose(typed, figures.allowable, abs_tol=_A_CENT) and left < typed - _A_CENT:
        yield _forgotten(figures, typed, plan)
    if costs > left + _A_CENT:
        yield _too_dear(figures, plan)


def _figures(plan: PlanContext) -> _Sum | None:
    budget, fields = plan.budget, plan.fields
    if budget is None or fields is None or plan.targets is None:
        return None
    allowable, goal = _number(fields, "ffAllowable"), float(plan.targets.goal)
    if allowable is None or goal <= 0:
        return None
    return _Sum(
        reading=choice(fields.get("ffCpaMethod"), READING_WORDS, "all", Text("rekenwijze", "method")),
        allowable=allowable,
        results=goal,
        unjudged=budget.unjudged_cost,
        judged=budget.judged_cost,
        by_themselves=_number(fields, "ffByThemselves") or 0.0,
        spent=_number(fields, "ffSpent"),
        so_far=_number(fields, "ffResultsSoFar"),
    )


def _number(fields: Mapping[str, Cell], name: str) -> float | None:
    return read_number(fields.get(name), same(name))


def _too_dear(figures: _Sum, plan: PlanContext) -> Finding:
    how, do, left = figures.how_it_comes_about(plan.money), plan.money(figures.costs), plan.money(figures.left)
    upper, most = plan.money(figures.unjudged), plan.money(figures.allowable)
    advice = (
        Text(
            f"Breng de kosten in Do terug tot {left.nl} per resultaat, of verlaag de kosten in de fasen ervoor.",
            f"Bring the cost in Do down to {left.en} per result, or lower the cost in earlier stages.",
        )
        if figures.left > 0
        else Text(
            f"Zo kan het plan niet uit: verlaag de {upper.nl} voor {_UPPER.nl}, of plan meer resultaten.",
            f"This plan does not pay for itself: lower the {upper.en} for {_UPPER.en}, or plan more results.",
        )
    )
    return remark(
        RULE,
        Text(f"{how.nl}, en Do kost {do.nl} per resultaat.", f"{how.en}, and Do costs {do.en} per result."),
        advice,
        words=(upper.say(plan.language), most.say(plan.language)),
        item="ffAllowable",
        table="ffBudget",
        column="amount",
    )


def _forgotten(figures: _Sum, typed: float, plan: PlanContext) -> Finding:
    how, shown, left = figures.how_it_comes_about(plan.money), plan.money(typed), plan.money(figures.left)
    return remark(
        RULE,
        Text(
            f"De max CPA staat op {shown.nl}, alles wat een resultaat mag kosten. {how.nl}.",
            f"The max CPA is set to {shown.en}, all that a result may cost. {how.en}.",
        ),
        Text(
            f"Stuur Do op {left.nl}, of laat de cel rekenen met FUNNEL_MAX_CPA.",
            f"Use {left.en} as the max CPA in Do, or let the cell calculate it with FUNNEL_MAX_CPA.",
        ),
        words=(shown.say(plan.language),),
        item="ffMaxCpa",
        table="plan",
    )


def _steered_on(method: str | None, **fields: Cell) -> Example:
    """20,000 in Do and 9,000 before it for 1,000 results."""
    return Example(kpis=KPIS, budget=(DO_LINE, SEE_LINE), fields={"ffCpaMethod": method, **fields})


RULE: Final = rule_on_figures(
    "PLN106",
    "warning",
    title=Text("Max CPA vergeet See en Think", "Max CPA forgets See and Think"),
    why=Text(
        "De maximale CPA in Do moet ook dragen wat niet op verkoop wordt afgerekend.",
        "The maximum CPA in Do must also carry what is not judged on sales.",
    ),
    check=max_cpa_forgets,
    fails=_steered_on(None, ffAllowable=25),
    passes=_steered_on(None, ffAllowable=36),
    near_misses=(
        # 1,000 x 30 - 9,000 = 21,000 for Do, however many results come by themselves.
        _steered_on("paid", ffAllowable=30, ffByThemselves=250),
        # 36 - 9,000 / 750 = 24 and 20,000 / 750 = 26.67 would fire; at 40 it does not: 28.
        _steered_on("careful", ffAllowable=40, ffByThemselves=250),
        _steered_on("rest", ffAllowable=30, ffSpent=5000, ffResultsSoFar=200),
        _steered_on(None, ffAllowable=36, ffMaxCpa=27),
    ),
    needs=frozenset({"budget", "fields", "framework", "goal"}),
    gives_way_to=frozenset({"PLN127"}),
)
