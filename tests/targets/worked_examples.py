"""How each worked example from the public sources is calculated with the cell functions.

``WAYS`` holds per example a function from its inputs to the figures that the source prints. Everything goes through the
functions a marketeer has in her cells: targets of a network, ratio KPIs over them, allowable cost and maximum CPA.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, TypeAlias

from fullfunnel.display import whole
from fullfunnel.functions import funnel_allowable, funnel_max_cpa, funnel_target

if TYPE_CHECKING:
    from collections.abc import Callable

Inputs: TypeAlias = dict[str, Any]
Figures: TypeAlias = dict[str, float]

HEADERS = ["KPI", "Feeds", "Rate", "Share", "Baseline", "Unit cost", "Per", "Formula", "Own target", "Role"]


def table(**kpis: dict[str, Any]) -> list[list[Any]]:
    """A KPI table from one line a KPI."""
    rows = [[name, *(line.get(header) for header in HEADERS[1:])] for name, line in kpis.items()]
    return [HEADERS, *rows]


def chain(goal: str, *steps: tuple[str, float]) -> dict[str, dict[str, Any]]:
    """A line of KPIs back from the goal, each with the rate to the one before it."""
    kpis: dict[str, dict[str, Any]] = {goal: {}}
    last = goal
    for name, rate in steps:
        kpis[name] = {"Feeds": last, "Rate": rate}
        last = name
    return kpis


def forward(start: str, *steps: tuple[str, float]) -> dict[str, dict[str, Any]]:
    """A line of KPIs on from the goal: what follows after the main KPI."""
    kpis: dict[str, dict[str, Any]] = {start: {"Role": "main"}}
    last = start
    for name, rate in steps:
        kpis[last] |= {"Feeds": name, "Rate": rate}
        kpis[name] = {}
        last = name
    return kpis


def formulas(**typed: str) -> dict[str, dict[str, Any]]:
    """Ratio KPIs by their formula."""
    return {name: {"Formula": formula} for name, formula in typed.items()}


def known(**figures: float) -> dict[str, dict[str, Any]]:
    """KPIs whose figure is given."""
    return {name: {"Own target": figure} for name, figure in figures.items()}


def targets(goal: float, plan: dict[str, dict[str, Any]], *names: str) -> Figures:
    return {name: funnel_target(name, goal, table(**plan)) for name in names}


def ratios(given: Inputs, **typed: str) -> Figures:
    """Ratio KPIs over given figures."""
    plan = known(**{name: figure for name, figure in given.items() if name != "currency"}) | formulas(**typed)
    plan[next(iter(plan))]["Role"] = "main"
    return targets(1, plan, *typed)


def chaffey_row(i: Inputs) -> Figures:
    plan = chain(
        "sales",
        ("opportunities", i["rate_opportunity_to_sale"]),
        ("clicks", i["rate_visit_to_opportunity"]),
        ("impressions", i["ctr"]),
    )
    plan["impressions"] |= {"Unit cost": i["cpm"], "Per": 1000}
    plan |= formulas(
        media_cost="Cost * 1",
        total_cost=f"Cost + {i['setup_cost']}",
        cpc_on_total="total_cost / clicks",
        cost_per_opportunity="total_cost / opportunities",
        cost_per_sale="total_cost / sales",
    )
    goal = 80
    found = targets(goal, plan, *plan)
    assert found["impressions"] == i["impressions"]
    return found


def chaffey_overall(i: Inputs) -> Figures:
    return ratios(
        i,
        visit_to_opportunity="opportunities / clicks",
        opportunity_to_sale="sales / opportunities",
        cost_per_opportunity="total_cost / opportunities",
        cost_per_sale="total_cost / sales",
    )


def ollo(i: Inputs) -> Figures:
    plan = forward(
        "impressions",
        ("clicks", i["ctr"]),
        ("conversions", i["site_conversion"]),
        ("qualified_leads", i["qualification_rate"]),
        ("customers", i["close_rate"]),
    )
    plan["customers"] |= {"Feeds": "gross_profit", "Rate": i["customer_value"] * i["gross_margin"]}
    plan["gross_profit"] = {}
    plan |= formulas(
        cpc=f"{i['ad_spend']} / clicks",
        cost_per_conversion=f"{i['ad_spend']} / conversions",
        gross_profit_per_customer="gross_profit / customers",
        total_gross_profit=f"gross_profit * {i['months']}",
        total_cost=f"{i['ad_spend']} * {i['months']} + {i['team_fees']}",
        total_return="total_gross_profit - total_cost",
        roi_pct="total_gross_profit / total_cost * 100",
    )
    return targets(i["ad_spend"] / i["cpm"] * 1000, plan, *plan)


def kellblog(i: Inputs) -> Figures:
    plan = chain("arr", ("exact_deals", i["average_sales_price"]), ("sqls", i["sql_to_close"]))
    plan["sqls"] |= {"Unit cost": 2500}  # the article budgets 333,333 for 133.3 SQLs
    plan |= formulas(demandgen_budget_share_of_target="Cost / arr")
    found = targets(i["target_new_arr"], plan, *plan)
    return found | {"deals": whole(found["exact_deals"])}


def codedesigns(i: Inputs) -> Figures:
    plan = chain(
        "revenue",
        ("orders", i["unit_price"] * i["units_per_order"]),
        ("visits", i["conversion_rate"]),
        ("reach", i["ctr"]),
    )
    plan |= formulas(order_value="revenue / orders")
    found = targets(i["revenue_goal"], plan, *plan)
    return found | {"orders": whole(found["orders"])}


def tobiq(i: Inputs) -> Figures:
    plan = chain("leads", ("visits", i["landing_cr"]), ("clicks_printed", i["ctr"]))
    plan["visits"] |= {"Unit cost": i["cpc"]}  # a price per click is paid for clicks, not for impressions
    return targets(i["target_leads"], plan | formulas(budget="Cost * 1"), "visits", "clicks_printed", "budget")


def trew(i: Inputs) -> Figures:
    plan = chain("revenue", ("customers", i["asp"]), ("leads", i["lead_to_customer"]))
    return targets(i["revenue_goal"], plan, "customers", "leads")


def wbd(i: Inputs) -> Figures:
    allowed = funnel_allowable(i["acv"], i["spend_share"], 0)
    plan = chain(
        "wins",
        ("opps_per_win", i["win_rate"]),
        ("meetings_per_win", i["meeting_to_opp"]),
        ("mqls_per_win", i["mql_to_meeting"]),
    ) | formulas(max_cost_per_mql=f"{allowed:.6f} / mqls_per_win")
    return targets(1, plan, *plan) | {"max_cost_per_win": allowed}


def sbi(i: Inputs) -> Figures:
    found = targets(i["marketing_revenue"], chain("revenue", ("deals", i["deal_size"])), "deals")
    return {"deals": whole(found["deals"])}


def fintoolsuite(i: Inputs) -> Figures:
    first, second, third = i["rates"]
    plan = forward(
        "visitors", ("leads", first), ("opportunities", second), ("customers", third), ("revenue", i["deal_value"])
    ) | formulas(overall="customers / visitors")
    return targets(i["visitors"], plan, *plan)


def calcbee(i: Inputs) -> Figures:
    plan = forward("leads", ("mqls", i["lead_to_mql"]), ("sqls", i["mql_to_sql"]))
    plan |= formulas(cpl=f"{i['spend']} / leads", cost_per_sql=f"{i['spend']} / sqls")
    return targets(i["leads"], plan, *plan)


def dailycareers(i: Inputs) -> Figures:
    (people_a, times_a), (people_b, times_b) = i["group_a"], i["group_b"]
    given = {
        "people_a": people_a,
        "people_b": people_b,
        **{name: i[name] for name in ("universe", "ad_cost", "circulation", "rating")},
    }
    return ratios(
        given,
        impressions=f"people_a * {times_a} + people_b * {times_b}",
        reach="people_a + people_b",
        avg_frequency="impressions / reach",
        reach_pct="reach / universe * 100",
        grp="reach_pct * avg_frequency",
        cpm="ad_cost / circulation * 1000",
        cost_per_rating_point="ad_cost / rating",
    )


def calcsimpler(i: Inputs) -> Figures:
    breakeven = funnel_allowable(i["aov"], i["margin"], 0)
    given = {"aov": i["aov"], "target_cpa": i["target_cpa"], "breakeven_cpa": breakeven}
    clicks = funnel_target("clicks", 1, table(**chain("conversions", ("clicks", i["conversion"]))))
    return given | ratios(
        given | {"clicks_per_conversion": clicks},
        profit_at_target="breakeven_cpa - target_cpa",
        max_cpc="target_cpa / clicks_per_conversion",
        required_roas_pct="aov / target_cpa * 100",
        net_margin_pct="profit_at_target / aov * 100",
    )


def get_ryze(i: Inputs) -> Figures:
    return {
        "breakeven_cpa": funnel_allowable(i["aov"], i["margin"], 0),
        "target_cpa": funnel_allowable(i["aov"], i["margin"], i["desired_profit"], "revenue"),
    }


def roichecker(i: Inputs) -> Figures:
    return {
        "cpa": ratios({"spend": i["spend"], "sales": i["sales"]}, cpa="spend / sales")["cpa"],
        "max_cpa": funnel_allowable(i["aov"], i["margin"], 0),
        "target_cpa": funnel_allowable(i["aov"], i["margin"], i["desired_roi"], "spend"),
    }


def markov(i: Inputs) -> Figures:
    """The transitions as ratios of counts, and back from the conversions over two entries to the journeys."""
    journeys = [(steps.split(" > "), converted) for steps, converted in i["paths"]]
    count: dict[str, float] = {}
    for steps, converted in journeys:
        times = converted or 1  # a path that did not convert was walked once
        line = ["start", *steps, "conversion"] if converted else ["start", *steps]
        for step in line:
            count[step] = count.get(step, 0) + times
        for pair in itertools.pairwise(line):
            count["-".join(pair)] = count.get("-".join(pair), 0) + times
    given = {name.replace(" ", "_").replace("-", "__"): value for name, value in count.items()}
    p = ratios(
        given,
        p_start_google="start__google_ads / start",
        p_google_conv="google_ads__conversion / google_ads",
        p_google_mailing="google_ads__mailing / google_ads",
        p_mailing_conv="mailing__conversion / mailing",
    )
    rows = [
        ["KPI", "Feeds", "Rate", "Share"],
        ["conversion", None, None, None],
        ["google ads", "conversion", p["p_google_conv"], given["google_ads__conversion"] / given["conversion"]],
        ["google ads", "mailing", p["p_google_mailing"], given["google_ads__mailing"] / given["mailing"]],
        ["mailing", "conversion", p["p_mailing_conv"], None],
        ["start", "google ads", p["p_start_google"], 1],
    ]
    assert funnel_target("start", given["conversion"], rows) == given["start"]
    return p


def baasenbaas(i: Inputs) -> Figures:
    clv = i["revenue_year"] * i["years"] - i["service_cost"]
    leads = funnel_target("leads", 1, table(**chain("customers", ("leads", i["lead_to_customer"]))))
    ideal = funnel_allowable(clv, 1, i["profit_share"], "break-even")
    given = {"clv": funnel_allowable(clv, 1, 0), "ideal": ideal, "leads_per_customer": leads}
    return given | ratios(given, breakeven_cpl="clv / leads_per_customer", ideal_cpl="ideal / leads_per_customer")


def newsky(i: Inputs) -> Figures:
    leads = funnel_target("leads", 1, table(**chain("customers", ("leads", i["lead_to_customer"]))))
    allowed = funnel_allowable(i["order_value"], i["margin"], 0)
    return ratios({"allowed": allowed, "leads_per_customer": leads}, max_cpa="allowed / leads_per_customer")


def greencreatives(i: Inputs) -> Figures:
    return ratios(
        i,
        roi_pct="(revenue - investment) / investment * 100",
        roas_pct="ad_revenue / ad_spend * 100",
        cac="investment / new_customers",
        clv_cac="clv / cac",
    )


def stukadoor(i: Inputs) -> Figures:
    return ratios(i, max_cost_per_quote="profit_per_customer / quotes_per_customer")


def google_ads(i: Inputs) -> Figures:
    columns = ["impr_total_campaigns", "interactions", "cost_total", "clicks", "conversions"]
    order = [1, 2, 3, 4, 5]
    sums = {name: sum(row[at] for row in i["rows"]) for name, at in zip(columns, order, strict=True)}
    found = ratios(
        sums,
        conv_rate_pct="conversions / interactions * 100",
        cost_per_conv="cost_total / conversions",
        interaction_rate_pct="interactions / impr_total_campaigns * 100",
        avg_cpc="cost_total / clicks",
    )
    # In this export Avg. CPC of the campaign table is over clicks and the rates are over interactions.
    return sums | found | {"cost": sums["cost_total"]}


def upper_funnel(i: Inputs) -> Figures:
    allowed = funnel_allowable(i["aov_ex_vat"], i["margin"], i["profit_per_order"], "amount")
    budget = [
        ["Item", "Stage", "Kind", "Converts directly", "Amount"],
        ["Video", "See", "activation", "no", i["see_cost"]],
        ["Banners", "Think", "activation", "no", i["think_cost"]],
        ["Production and fees", None, "creation", None, i["fixed_cost"]],
        ["Retargeting", "Do", "activation", "yes", 18_000],
    ]
    alone = i["unassisted_orders"]
    cpa = funnel_max_cpa(allowed, i["orders"], budget)
    return {
        "allowable_blended_cpa": allowed,
        "upper_cost_per_order": allowed - cpa,
        "max_do_cpa_all_orders": cpa,
        "max_do_cpa_paid_orders": funnel_max_cpa(allowed, i["orders"], budget, alone, "paid"),
        "max_do_cpa_conservative": funnel_max_cpa(allowed, i["orders"], budget, alone, "careful"),
        "max_do_cpa_at_800_orders": funnel_max_cpa(allowed, 800, budget),
        **ratios(
            {"aov": i["aov_ex_vat"], "breakeven": funnel_allowable(i["aov_ex_vat"], i["margin"], 0), "do_cpa": cpa},
            breakeven_roas_pct="aov / breakeven * 100",
            do_target_roas_pct="aov / do_cpa * 100",
        ),
    }


WAYS: dict[str, Callable[[Inputs], Figures]] = {
    "chaffey-media-mix-row-online-ads": chaffey_row,
    "chaffey-media-mix-overall-ratios": chaffey_overall,
    "ollo-paid-campaign-funnel": ollo,
    "kellblog-inverted-funnel": kellblog,
    "codedesigns-views-chain": codedesigns,
    "tobiq-ad-budget": tobiq,
    "trew-leads-to-revenue": trew,
    "wbd-sales-as-science": wbd,
    "sbi-marketing-quota": sbi,
    "fintoolsuite-3-stage": fintoolsuite,
    "calcbee-cost-per-sql": calcbee,
    "dailycareers-frequency-grp": dailycareers,
    "calcsimpler-tcpa-1": calcsimpler,
    "get-ryze-max-cpa": get_ryze,
    "roichecker-max-cpa": roichecker,
    "markov-removal-four-paths": markov,
    "baasenbaas-cpa-range": baasenbaas,
    "newsky-doel-cpa": newsky,
    "greencreatives-roi": greencreatives,
    "securedesign-stukadoor": stukadoor,
    "real-google-ads-campaign-report": google_ads,
    "own-upper-funnel-cpa": upper_funnel,
}
