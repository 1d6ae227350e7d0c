"""The cell functions on what a result may cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.errors import FunnelError
from fullfunnel.framework.budget import Budget, read_budget
from fullfunnel.framework.typed.cells import Cell, one_cell
from fullfunnel.functions import arguments
from fullfunnel.functions.cache import Cache, content_of
from fullfunnel.functions.plans import plan_of
from fullfunnel.functions.registry import cell_function, finite
from fullfunnel.language import Text
from fullfunnel.targets.affordable import affordable_goal, fixed_costs_take_all
from fullfunnel.targets.allowable import PROFIT_BASIS_WORDS, allowable_cost
from fullfunnel.targets.max_cpa import READING_WORDS, max_cpa

if TYPE_CHECKING:
    from fullfunnel.language import Language
    from fullfunnel.targets.affordable import Affordable

_BUDGETS: Final[Cache[Budget]] = Cache(8)
_AFFORDABLE: Final[Cache[Affordable]] = Cache(64)


@cell_function
def funnel_allowable(  # noqa: PLR0913, PLR0917  # the arguments of the cell function, in their fixed order
    order_value: Cell,
    margin: Cell,
    profit: Cell,
    basis: Cell = None,
    returned: Cell = None,
    cost_per_order: Cell = None,
    orders: Cell = None,
    fees: Cell = None,
) -> float:
    """The allowable cost per result all-in, in the currency of the order value.

    Args:
        order_value: average order value without VAT.
        margin: gross margin, for instance 40%.
        profit: the profit that must remain, for instance 20%.
        basis: what the profit is a share of: revenue (default), spend or break-even; or amount, per order.
        returned: which part of the order value comes back (default 0).
        cost_per_order: what an order costs besides, the parcel for instance (default 0).
        orders: how many orders a result brings, the first included (default 1).
        fees: what a result costs besides media (default 0).

    Raises:
        BadInput: a figure cannot be read or is out of range, or the basis is unknown.
    """
    allowable = allowable_cost(
        arguments.number(order_value, Text("de orderwaarde", "the order value")),
        arguments.number(margin, Text("de marge", "the margin")),
        arguments.number(profit, Text("de winst", "the profit")),
        arguments.choice(basis, PROFIT_BASIS_WORDS, "revenue", Text("grondslag van de winst", "basis of the profit")),
        returned=arguments.number(returned, Text("wat er terugkomt", "what is returned"), blank=0.0),
        cost_per_order=arguments.number(
            cost_per_order, Text("de kosten per bestelling", "the cost per order"), blank=0.0
        ),
        orders=arguments.number(orders, Text("de bestellingen per resultaat", "the orders per result"), blank=1.0),
        fees=arguments.number(fees, Text("de fees", "the fees"), blank=0.0),
    )
    return finite(allowable)


@cell_function
def funnel_goal(budget: Cell, framework: object, scenario: Cell = None, budget_table: object = None) -> float:
    """The main goal that a budget pays for through the network, at the prices of the framework.

    Never above the goal at the first cap; FUNNEL_EXPLAIN of the main KPI for this goal names that cap.

    Args:
        budget: what there is to spend, in the currency of the framework.
        framework: the KPI framework, header row included.
        scenario: the name of a scenario; blank for the plan itself.
        budget_table: the budget table; what is no activation there comes off the budget first.

    Raises:
        BadInput: the budget, the framework or the budget table cannot be read.
        NotFound: the framework has no such scenario.
        BadRate: a rate that a priced KPI needs is blank or zero.
        NoAnswer: the cost does not move with the goal, or fixed costs and own targets alone cost more.
    """
    plan = plan_of(framework, scenario)
    try:
        money = arguments.number(budget, Text("het budget", "the budget"))
        fixed = 0.0 if arguments.is_left_out(budget_table) else _budget(budget_table).fixed_cost
    except FunnelError as error:
        error.language = plan.language
        raise
    if money >= 0 and fixed > money:
        raise fixed_costs_take_all(plan)
    content = content_of(framework)
    key = None if content is None else (content, plan.scenario, money - fixed)
    return _AFFORDABLE.get(key, lambda: affordable_goal(plan, money - fixed)).goal


@cell_function
def funnel_max_cpa(  # noqa: PLR0913, PLR0917  # the arguments of the cell function, in their fixed order
    allowable: Cell,
    results: Cell,
    costs: object,
    by_themselves: Cell = None,
    method: Cell = None,
    spent: Cell = None,
    results_so_far: Cell = None,
) -> float:
    """The maximum CPA in Do that also carries what See, Think, creation and fees cost.

    A negative outcome means that this plan does not pay for itself.

    Args:
        allowable: allowable cost per result all-in; see ``FUNNEL_ALLOWABLE``.
        results: results of the plan.
        costs: the budget table, header row included; or one amount: the cost that is not judged on results.
        by_themselves: results that come by themselves (default 0).
        method: all (default), paid, careful or rest; see :mod:`fullfunnel.targets.max_cpa`.
        spent: for ``rest``: spent so far on what is judged on results.
        results_so_far: for ``rest``: results so far.

    Raises:
        BadInput: a figure or the budget cannot be read, or the method is unknown.
        BadRate: no results remain to spread the cost over.
    """
    unjudged, language = _unjudged_cost(costs)
    try:
        reading = arguments.choice(method, READING_WORDS, "all", Text("rekenwijze", "method"))
        return finite(
            max_cpa(
                reading,
                arguments.number(allowable, Text("de toegestane kosten", "the allowable cost")),
                arguments.number(results, Text("de resultaten", "the results")),
                unjudged,
                by_themselves=arguments.number(
                    by_themselves,
                    Text("de resultaten die vanzelf komen", "the results without the campaign"),
                    blank=0.0,
                ),
                spent=arguments.number_or_blank(spent, Text("wat er al is besteed", "what was spent so far")),
                results_so_far=arguments.number_or_blank(
                    results_so_far, Text("de resultaten tot nu toe", "the results so far")
                ),
            )
        )
    except FunnelError as error:
        error.language = language or error.language
        raise


def _budget(table: object) -> Budget:
    return _BUDGETS.get(content_of(table), lambda: read_budget(table))


def _unjudged_cost(costs: object) -> tuple[float, Language | None]:
    """The cost that is not judged on results, from the budget table (with its language) or from one amount."""
    single = one_cell(costs)
    if isinstance(single, list | tuple) or hasattr(single, "columns"):
        budget = _budget(single)
        return budget.unjudged_cost, budget.language
    return arguments.number(single, Text("de kosten", "the cost")), None
