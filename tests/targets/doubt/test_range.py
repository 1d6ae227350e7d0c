"""The range: worked examples, both ends of it checked against the chance, and where there is none."""

from __future__ import annotations

import pytest
from scipy import optimize, stats

from fullfunnel.errors import BadInput, BadRate, NoAnswer, NotFound
from fullfunnel.targets.doubt import chance, volume_range
from tests.targets.doubt.plans import chain, plan, row

SHOP = plan(
    {"kpi": "Orders"},
    row("Cart", "Orders", 0.25, n=40, share=0.75),
    row("Page", "Cart", 0.12, n=100),
    row("Page", "Orders", 0.01, n=500, share=0.25),
    row("Clicks", "Page", 0.8, n=50),
)


def test_a_sure_rate() -> None:
    sure = chain({"rate": 0.05})
    assert volume_range(sure, 50, "K1") == pytest.approx((827, 1180), abs=1)
    assert volume_range(sure, 50, "K1", 0.5) == pytest.approx((903, 1089), abs=1)


@pytest.mark.parametrize(("n", "expected"), [(200, (651, 1540)), (2000, (797, 1229))])
def test_observations_behind_a_rate(n: float, expected: tuple[float, float]) -> None:
    assert volume_range(chain({"rate": 0.05, "n": n}), 50, "K1") == pytest.approx(expected, abs=1)


@pytest.mark.parametrize("level", [0.1, 0.5, 0.8, 0.95])
@pytest.mark.parametrize("n", [20, 150, 5000])
def test_both_ends_against_the_closed_form(n: float, level: float) -> None:
    def leads(wanted: float) -> float:
        """The volume with this chance, between whole numbers in proportion."""

        def missing(volume: float) -> float:
            whole = int(volume)
            ends = (stats.betabinom.sf(199, each, 0.3 * n + 0.5, 0.7 * n + 0.5) for each in (whole, whole + 1))
            return float(next(ends) * (whole + 1 - volume) + next(ends) * (volume - whole)) - wanted

        return float(optimize.brentq(missing, 200, 40_000))

    expected = leads((1 - level) / 2), leads((1 + level) / 2)
    assert volume_range(chain({"rate": 0.3, "n": n}), 200, "K1", level) == pytest.approx(expected, rel=0.005)


def test_twenty_deals_at_a_sure_rate_take_about_310_leads_to_be_nine_in_ten_sure() -> None:
    low, high = volume_range(chain({"rate": 0.0828}), 20, "K1")
    assert (low, high) == pytest.approx((178, 309), abs=1.5)
    assert chance(chain({"rate": 0.0828}), 20, "K1", 242) == pytest.approx(0.54, abs=0.005)


def test_the_range_of_a_kpi_is_its_target_in_the_two_plans() -> None:
    clicks, cart = volume_range(SHOP, 40, "Clicks"), volume_range(SHOP, 40, "Cart")
    assert clicks == pytest.approx((785, 1920), rel=0.006)
    assert cart == pytest.approx((75.4, 184.3), rel=0.006)
    assert cart == pytest.approx([each * 120 / 1250 for each in clicks])  # both move with the plan
    assert [chance(SHOP, 40, "Cart", each) for each in cart] == pytest.approx([0.1, 0.9], abs=1e-4)


def test_a_baseline_half_way_shifts_the_plan() -> None:
    some = plan({"kpi": "S", "baseline": 20}, row("A", "S", 0.1, n=300), row("B", "A", 0.5, baseline=50.5, n=80))
    low, high = volume_range(some, 80, "B", 0.6)
    assert [chance(some, 80, "B", each) for each in (low, high)] == pytest.approx([0.2, 0.8], abs=1e-4)


def test_a_cost_moves_too() -> None:
    costs = plan({"kpi": "S"}, row("A", "S", 0.1, unit_cost=2), {"kpi": "Spend", "formula": "Cost"})
    assert volume_range(costs, 50, "Spend") == pytest.approx([2 * each for each in volume_range(costs, 50, "A")])


HELD = plan({"kpi": "Sales"}, row("Leads", "Sales", 0.1, own_target=400), row("Visits", "Leads", 0.5))
ENOUGH = plan({"kpi": "Sales", "baseline": 60}, row("Leads", "Sales", 0.1))
SIDE = plan({"kpi": "S", "role": "main"}, row("A", "S", 0.1), {"kpi": "B", "own_target": 9}, row("C", "B", 0.5))


@pytest.mark.parametrize(
    ("call", "kind", "says"),
    [
        (lambda: volume_range(HELD, 50, "Leads"), NoAnswer, "‘Own target’ of ‘Leads’"),
        (lambda: volume_range(HELD, 50, "Visits"), NoAnswer, "‘Own target’ of ‘Leads’"),
        (lambda: volume_range(SIDE, 50, "C"), NoAnswer, "‘Own target’ of ‘B’"),
        (lambda: volume_range(ENOUGH, 50, "Leads"), NoAnswer, "without the campaign"),
        (lambda: volume_range(plan({"kpi": "S"}), 50, "S"), NoAnswer, "nothing feeds"),
        (lambda: volume_range(chain({"rate": 0.1}), 0, "K1"), NoAnswer, "without the campaign"),
        (lambda: volume_range(SHOP, 40, "Carts"), NotFound, "Cart"),
        (lambda: volume_range(SHOP, -1, "Cart"), BadInput, "zero or more"),
        (lambda: volume_range(SHOP, 40, "Cart", 0), BadInput, "between 0% and 100%"),
        (lambda: volume_range(SHOP, 40, "Cart", 80), BadInput, "between 0% and 100%"),
        (lambda: volume_range(SHOP, 40, "Cart", float("nan")), BadInput, "between 0% and 100%"),
        (lambda: volume_range(plan({"kpi": "S"}, {"kpi": "A", "feeds": "S", "n": 9}), 50, "A"), BadRate, "is blank"),
    ],
)
def test_what_has_no_range(call: object, kind: type[Exception], says: str) -> None:
    assert callable(call)
    with pytest.raises(kind, match=says):
        call()


def test_plans_of_any_depth_and_width() -> None:
    deep = chain(*({"rate": 0.9, "n": 200} for _ in range(20)))
    low, high = volume_range(deep, 100, "K20")
    assert 100 < low < 100 / 0.9**20 < high
    wide = plan({"kpi": "K0"}, *(row(f"K{at}", f"K{at // 4}", 0.3, n=50 + at) for at in range(1, 60)))
    low, high = volume_range(wide, 500, "K59")
    assert 0 < low < high
    assert chance(wide, 500, "K59", low) == pytest.approx(0.1, abs=1e-3)


@pytest.mark.parametrize(("n", "like"), [(1e15, None), (1e300, None), (1e-9, 1e-6)])
def test_observations_beyond_all_measure(n: float, like: float | None) -> None:
    found, expected = (volume_range(chain({"rate": 0.05, "n": each}), 50, "K1") for each in (n, like))
    assert found == pytest.approx(expected, rel=1e-3)


COVERED = plan({"kpi": "M"}, row("B", "M", 0.1, baseline=440), row("A", "B", 0.1))
HALF_OWN = plan({"kpi": "M"}, row("A", "M", 0.1), row("C", "M", 0.05, own_target=800))


@pytest.mark.parametrize(
    ("some", "there"), [(COVERED, "comes without the campaign gives"), (HALF_OWN, "is fixed by an ‘Own target’, gives")]
)
def test_where_the_low_end_lies_below_what_is_there_already_the_reason_is_that(some: object, there: str) -> None:
    # The chance does change with the goal: 440 (800) of 10% (5%) already give 50 or more with 19% (8%).
    least = stats.binom.sf(49, 440, 0.1) if some is COVERED else stats.binom.sf(49, 800, 0.05)
    level = 0.8 if some is COVERED else 0.9
    with pytest.raises(NoAnswer, match=there) as refused:
        volume_range(some, 50, "A", level)  # type: ignore[arg-type]  # two plans
    assert f"a chance of {least:.0%} already" in refused.value.text.en
    asked = float(refused.value.text.en.split("such as ")[1].rstrip(".").rstrip("%")) / 100
    assert asked == pytest.approx(0.6 if some is COVERED else 0.8)
    low, high = volume_range(some, 50, "A", asked)  # type: ignore[arg-type]
    assert 0 < low < high


def test_where_it_is_reached_more_often_than_not_there_is_no_range_at_any_level() -> None:
    with pytest.raises(NoAnswer, match="There is no range then"):
        volume_range(plan({"kpi": "M"}, row("B", "M", 0.1, baseline=495), row("A", "B", 0.1)), 50, "A")


REST = plan(
    {"kpi": "M"},
    row("Search", "M", 0.01, cap=4000),
    row("Social", "M", 0.005, share="rest"),
    row("Banner", "Social", 0.1),
)
RATIO = plan({"kpi": "M"}, row("A", "M", 0.1, unit_cost=2), {"kpi": "CPL", "formula": "Cost / M"})
REACHED = plan({"kpi": "M", "baseline": 60}, row("A", "M", 0.1), {"kpi": "Side", "own_target": 9})


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: volume_range(REST, 100, "Search"), "‘Search’ gets everything up to the cap"),
        (lambda: chance(REST, 100, "Banner", 0), "‘Search’ gets everything up to the cap"),
        (lambda: volume_range(RATIO, 100, "CPL"), "a ratio stays the same"),
        (lambda: volume_range(REACHED, 50, "A"), "what comes without the campaign is enough already"),
    ],
)
def test_the_reason_is_the_one_that_counts(call: object, says: str) -> None:
    assert callable(call)
    with pytest.raises(NoAnswer, match=says):
        call()
