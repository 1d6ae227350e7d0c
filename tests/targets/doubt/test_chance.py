"""The chance of the goal: closed forms, worked examples, and what each word of the semantics means."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from fullfunnel.errors import BadInput, BadRate, NoAnswer, NotFound
from fullfunnel.targets.doubt import chance
from tests.targets.doubt.plans import chain, plan, row

CLOSE = 0.001


def test_rates_taken_as_sure_leave_a_binomial_count() -> None:
    sure = chain({"rate": 0.05})
    assert chance(sure, 50) == pytest.approx(stats.binom.sf(49, 1000, 0.05), abs=CLOSE)  # 52.0%
    assert chance(sure, 50, "K1", 1200) == pytest.approx(stats.binom.sf(49, 1200, 0.05), abs=CLOSE)  # 92.1%
    assert chance(chain({"rate": 0.1}), 5) == pytest.approx(0.5688, abs=CLOSE)
    assert chance(chain({"rate": 0.02}), 400) == pytest.approx(stats.binom.sf(399, 20_000, 0.02), abs=CLOSE)  # 50.7%


def test_a_chain_of_sure_rates_is_its_product() -> None:
    deals = chain({"rate": 0.6}, {"rate": 0.46}, {"rate": 0.3})
    assert chance(deals, 20, "K3", 242) == pytest.approx(stats.binom.sf(19, 242, 0.6 * 0.46 * 0.3), abs=CLOSE)


@pytest.mark.parametrize("n", [12, 200, 2000])
@pytest.mark.parametrize("leads", [800, 1000, 1200, 3000])
def test_a_rate_with_observations_leaves_a_beta_binomial_count(n: float, leads: int) -> None:
    expected = stats.betabinom.sf(49, leads, 0.05 * n + 0.5, 0.95 * n + 0.5)
    assert chance(chain({"rate": 0.05, "n": n}), 50, "K1", leads) == pytest.approx(expected, abs=0.002)


def test_few_observations_make_more_volume_help_little() -> None:
    seen = chain({"rate": 0.04, "n": 150})
    for volume, expected in ((200_000, 0.526), (300_000, 0.846), (400_000, 0.948)):
        assert chance(seen, 8000, "K1", volume) == pytest.approx(expected, abs=0.002)
        assert expected == pytest.approx(stats.betabinom.sf(7999, volume, 6.5, 144.5), abs=0.001)


def test_reach_times_frequency_is_a_poisson_number_of_impressions() -> None:
    sure = chain({"rate": 3}, {"rate": 0.005})
    assert chance(sure, 150, "K2", 11_000) == pytest.approx(stats.poisson.sf(149, 165), abs=CLOSE)  # 88.7%
    seen = chain({"rate": 3, "n": 25}, {"rate": 0.005})
    negative_binomial = stats.nbinom.sf(149, 75.5, 25 / (25 + 11_000 * 0.005))
    assert negative_binomial == pytest.approx(0.759, abs=0.001)
    assert chance(seen, 150, "K2", 11_000) == pytest.approx(negative_binomial, abs=0.002)


def test_the_worked_example_with_two_ways() -> None:
    shop = plan(
        {"kpi": "Orders"},
        row("Cart", "Orders", 0.25, n=40, share=0.75),
        row("Page", "Cart", 0.12, n=100),
        row("Page", "Orders", 0.01, n=500, share=0.25),
        row("Clicks", "Page", 0.8, n=50),
    )
    assert chance(shop, 40) == pytest.approx(0.533, abs=0.002)
    assert chance(shop, 40, "Clicks", 1500) == pytest.approx(0.726, abs=0.002)  # the plan for 48


def test_a_span_and_not_the_rate_decides() -> None:
    span = chain({"rate": 0.04, "rate_low": 0.02, "rate_high": 0.07})
    assert chance(span, 800) == pytest.approx(0.453, abs=0.002)  # the middle of the span is 3.8%
    assert chance(chain({"rate": 0.04, "rate_low": 0.02, "rate_high": 0.07, "n": 9}), 800) == chance(span, 800)


def test_no_observations_and_a_span_without_width_count_as_sure() -> None:
    sure = chance(chain({"rate": 0.05}), 50)
    assert chance(chain({"rate": 0.05, "n": 0}), 50) == sure
    assert chance(chain({"rate": 0.05, "rate_low": 0.05, "rate_high": 0.05}), 50) == sure


def test_what_no_feeder_brings_does_not_come() -> None:
    short = plan({"kpi": "Sales"}, row("A", "Sales", 0.001, share=0.6), row("B", "Sales", 0.001, share=0.3))
    assert chance(short, 300) == pytest.approx(stats.poisson.sf(299, 270), abs=CLOSE)  # 4%


def test_a_shared_pool_meets_both_ways_and_a_separate_one_each_its_own() -> None:
    def both(pool: str) -> float:
        ways = (row("Page", "Cart", 0.2, pool=pool), row("Page", "Orders", 0.05, share=0.5))
        start = row("Clicks", "Page", 0.8)
        return chance(plan({"kpi": "Orders"}, row("Cart", "Orders", 0.25, share=0.5), *ways, start), 40)

    # 20 orders over each way: 400 visits straight, 80 carts or 400 visits. The same 400 of 500 clicks serve both:
    # of one click come none, one or two orders. With audiences apart it takes 1,000 clicks, each for one way.
    one_click = [0.2 + 0.8 * 0.95**2, 0.8 * 2 * 0.95 * 0.05, 0.8 * 0.05**2]
    together = np.ones(1)
    for _ in range(500):
        together = np.convolve(together, one_click)[:200]
    assert both("shared") == pytest.approx(together[40:].sum(), abs=CLOSE)
    assert both("separate") == pytest.approx(stats.binom.sf(39, 1000, 0.04), abs=CLOSE)


def test_a_separate_pool_serves_the_need_of_each_way_to_the_goal_only() -> None:
    ways = (row("Reach", "Sales", 0.1, pool="separate"), row("Reach", "Brand", 0.5))
    brand = plan({"kpi": "Sales", "role": "main"}, {"kpi": "Brand", "own_target": 5000}, *ways)
    assert chance(brand, 50) == pytest.approx(stats.binom.sf(49, 500, 0.1), abs=CLOSE)


def test_baselines_come_without_doubt() -> None:
    some = plan({"kpi": "Sales", "baseline": 20}, row("Leads", "Sales", 0.1, n=None))
    assert chance(some, 50) == pytest.approx(stats.binom.sf(29, 300, 0.1), abs=CLOSE)
    enough = plan({"kpi": "Sales", "baseline": 60}, row("Leads", "Sales", 0.1))
    assert chance(enough, 50) == 1
    half_way = plan({"kpi": "Sales"}, row("Leads", "Sales", 0.1, baseline=200), row("Visits", "Leads", 0.5))
    visits = stats.binom(600, 0.05)
    leads = stats.binom(200, 0.1)
    exact = sum(visits.pmf(k) * leads.sf(49 - k) for k in range(601))
    assert chance(half_way, 50) == pytest.approx(exact, abs=CLOSE)


def test_what_leaves_must_be_won_besides() -> None:
    members = plan({"kpi": "Members", "outflow": 24}, row("Trials", "Members", 0.2))
    assert chance(members, 40) == pytest.approx(stats.binom.sf(63, 320, 0.2), abs=CLOSE)


def test_a_volume_that_is_not_whole_may_be_one_more() -> None:
    few = chain({"rate": 0.5})
    expected = 0.4 * stats.binom.sf(2, 5, 0.5) + 0.6 * stats.binom.sf(2, 6, 0.5)
    assert chance(few, 3, "K1", 5.6) == pytest.approx(expected, abs=1e-6)
    assert chance(few, 3, "K1", 5.9999999999) == pytest.approx(stats.binom.sf(2, 6, 0.5), abs=1e-6)


def test_own_targets_on_the_way_do_not_stop_what_flows() -> None:
    fed = plan({"kpi": "Sales"}, row("Leads", "Sales", 0.1, own_target=400), row("Visits", "Leads", 0.5))
    assert chance(fed, 50) == pytest.approx(stats.binom.sf(49, 800, 0.05), abs=CLOSE)
    start = plan({"kpi": "Sales"}, row("Leads", "Sales", 0.1, own_target=400))
    assert chance(start, 50) == pytest.approx(stats.binom.sf(49, 400, 0.1), abs=CLOSE)


def test_a_goal_that_nothing_feeds_is_reached_or_not() -> None:
    alone = plan({"kpi": "Sales"})
    assert chance(alone, 50) == 1
    assert chance(alone, 50, "Sales", 40) == 0
    assert chance(plan({"kpi": "Sales", "own_target": 40}), 50) == 0


def test_a_goal_of_nothing_is_reached() -> None:
    assert chance(chain({"rate": 0.05, "n": 10}), 0) == 1
    assert chance(chain({"rate": 0.05}), 1, "K1", 0) == 0


@pytest.mark.parametrize("scale", [1e-6, 1.0, 1e6])
def test_a_rate_and_a_volume_of_any_size(scale: float) -> None:
    expected = stats.poisson.sf(49, 60) if scale < 1 else 1.0
    seen = chain({"rate": 0.05 * min(scale, 1)})
    goal = 50 * max(scale, 1)
    assert chance(seen, goal, "K1", 1.2 * goal / (0.05 * min(scale, 1))) == pytest.approx(
        stats.binom.sf(49, 1200, 0.05) if scale == 1 else expected, abs=CLOSE
    )


SHORT = plan({"kpi": "Sales", "baseline": 20}, row("Leads", "Sales", 0.1), row("Visits", "Leads", 0.5))
HELD = plan({"kpi": "Sales"}, row("Leads", "Sales", 0.1, own_target=400), row("Visits", "Leads", 0.5))


@pytest.mark.parametrize(
    ("call", "kind", "says"),
    [
        (lambda: chance(SHORT, -1), BadInput, "zero or more"),
        (lambda: chance(SHORT, float("nan")), BadInput, "zero or more"),
        (lambda: chance(SHORT, 50, "Leads"), BadInput, "or neither"),
        (lambda: chance(SHORT, 50, None, 10), BadInput, "or neither"),
        (lambda: chance(SHORT, 50, "Leads", -1), BadInput, "zero or more"),
        (lambda: chance(SHORT, 50, "Leads", float("inf")), BadInput, "zero or more"),
        (lambda: chance(SHORT, 50, "Lads", 10), NotFound, "Leads"),
        (lambda: chance(SHORT, 50, "Leads", 0), NoAnswer, "without the campaign"),
        (lambda: chance(SHORT, 20, "Leads", 100), NoAnswer, "without the campaign"),
        (lambda: chance(HELD, 50, "Visits", 900), NoAnswer, "‘Own target’ of ‘Leads’"),
        (lambda: chance(HELD, 50, "Sales", 60), NoAnswer, "‘Own target’ of ‘Leads’"),
        (lambda: chance(plan({"kpi": "S"}, row("A", "S", 0.0, n=9)), 50), BadRate, "is 0"),
        (lambda: chance(chain({"rate": 0.5, "rate_low": 0.6, "rate_high": 0.4}), 50), BadInput, "do not go together"),
        (lambda: chance(chain({"rate": 0.5, "rate_low": 0.0, "rate_high": 0.4}), 50), BadInput, "do not go together"),
        (lambda: chance(chain({"rate": 0.5, "rate_low": 0.4, "rate_high": 1.0}), 50), BadInput, "do not go together"),
        (lambda: chance(chain({"rate": 0.9, "rate_low": 0.8, "rate_high": 1.3}), 50), BadInput, "do not go together"),
        (lambda: chance(chain({"rate": 1.1, "rate_low": 0.8, "rate_high": 1.3}), 50), BadInput, "do not go together"),
    ],
)
def test_what_cannot_be_answered(call: object, kind: type[Exception], says: str) -> None:
    assert callable(call)
    with pytest.raises(kind, match=says):
        call()
