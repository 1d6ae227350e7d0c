"""Which rows of the results count, and what they add up to."""

from __future__ import annotations

import datetime as dt

import pytest

from fullfunnel.framework.reading import read_framework
from fullfunnel.results.forecast import flow
from fullfunnel.results.pace import pace_of
from fullfunnel.results.progress import progress
from fullfunnel.results.reported.actuals import Actuals, actuals
from fullfunnel.results.results import read_results
from fullfunnel.results.spending.next_euro import next_euros
from fullfunnel.targets.targets import targets

PLAN = read_framework(
    [
        ["KPI", "Stage", "Unit", "Feeds", "Rate", "Formula", "Unit cost", "Per"],
        ["Orders", "Do", "orders", "", "", "", "", ""],
        ["Visits", "Think", "visits", "Orders", 0.02, "", 0.5, 1],
        ["Reach", "See", "people", "Visits", 0.05, "", 5, 1000],
        ["Conversion rate", "Do", "%", "", "", "Orders / Visits", "", ""],
        ["CPA", "Do", "EUR per order", "", "", "Cost / Orders", "", ""],
        ["Cost per visit", "Think", "EUR per visit", "", "", "Cost / Visits", "", ""],
        ["All-in", "Do", "EUR per order", "", "", "Total cost / Orders", "", ""],
    ]
)
OUTCOMES = targets(PLAN, 100).outcomes
HEADERS = ["Date", "From", "KPI", "Channel", "Value", "Cost", "Source"]


def of(*rows: list[object], day: str | None = None) -> Actuals:
    until = dt.date.fromisoformat(day) if day else None
    return actuals(PLAN, read_results([HEADERS, *rows]), until)


def value(found: Actuals, kpi: str) -> float | None:
    return found.value(PLAN.by_name[kpi], OUTCOMES)


def row(day: int, kpi: str, figure: object, channel: str = "", source: str = "", cost: object = None) -> list[object]:
    return [dt.date(2026, 9, day), None, kpi, channel, figure, cost, source]


def test_no_row_and_a_blank_value_are_not_reported_and_a_typed_zero_is_a_zero() -> None:
    found = of(row(1, "Orders", 0), row(1, "Visits", None), row(1, "Visits", " "))
    assert value(found, "Orders") == 0
    assert value(found, "Visits") is None
    assert value(found, "Reach") is None


def test_rows_after_the_day_do_not_count_and_the_last_day_is_the_default() -> None:
    rows = row(1, "Orders", 3), row(2, "Orders", 4), row(9, "Orders", 5)
    assert value(of(*rows, day="2026-09-02"), "Orders") == 7
    assert value(of(*rows), "Orders") == 12
    assert of(*rows).day == dt.date(2026, 9, 9)


def test_two_sources_are_never_added_the_one_with_most_days_counts() -> None:
    found = of(
        row(1, "Orders", 10, "Search", "Ads"),
        row(1, "Orders", 8, "Search", "Shop"),
        row(2, "Orders", 9, "Search", "Shop"),
    )
    assert value(found, "Orders") == 17
    (ignored,) = found.ignored
    assert (ignored.kpi, ignored.channel, ignored.counted, ignored.other, ignored.row) == (
        "Orders",
        "Search",
        "Shop",
        "Ads",
        2,
    )


def test_at_a_tie_the_first_source_counts() -> None:
    assert value(of(row(1, "Orders", 10, source="Ads"), row(1, "Orders", 8, source="Shop")), "Orders") == 10


def test_only_the_days_up_to_the_day_decide_which_source_counts() -> None:
    rows = row(1, "Orders", 10, source="Ads"), *(row(day, "Orders", 8, source="Shop") for day in (1, 2, 3))
    assert value(of(*rows, day="2026-09-01"), "Orders") == 10
    assert value(of(*rows), "Orders") == 24


def test_rows_of_one_source_add_up_and_so_do_accounts_of_one_platform() -> None:
    found = of(
        row(1, "Orders", 1, source="Meta: shop"),
        row(1, "Orders", 2, source="Meta: app"),
        row(1, "Orders", 4, source="Meta: app"),
    )
    assert value(found, "Orders") == 7
    assert not found.ignored


def test_a_row_of_a_week_covers_seven_days() -> None:
    found = of(
        [dt.date(2026, 9, 7), dt.date(2026, 9, 1), "Orders", "", 50, None, "Shop"],
        *(row(day, "Orders", 9, source="Ads") for day in (1, 2, 3)),
    )
    assert value(found, "Orders") == 50


def test_a_blank_channel_is_the_total_of_its_day_and_channels_count_where_there_is_none() -> None:
    found = of(
        row(1, "Orders", 10),
        row(1, "Orders", 7, "Search"),
        row(1, "Orders", 5, "Social"),
        row(2, "Orders", 3, "Search"),
    )
    assert value(found, "Orders") == 13
    measured = found.of("Orders")
    assert {each.name: each.value for each in measured.channels} == {"Search": 10, "Social": 5}
    assert measured.unexplained == -2


def test_a_total_over_a_week_covers_the_channels_of_its_days() -> None:
    found = of(
        [dt.date(2026, 9, 7), dt.date(2026, 9, 1), "Orders", "", 50, None, ""],
        row(3, "Orders", 30, "Search"),
        row(8, "Orders", 4, "Search"),
    )
    assert value(found, "Orders") == 54


def test_spellings_of_a_channel_are_one_channel() -> None:
    found = of(row(1, "Orders", 10, "Search "), row(1, "orders", 5, "search"))
    assert [each.value for each in found.of("Orders").channels] == [15]


def test_ratios_are_sum_over_sum_and_not_the_mean_of_days() -> None:
    found = of(row(1, "Orders", 1), row(1, "Visits", 10), row(2, "Orders", 9), row(2, "Visits", 990))
    assert value(found, "Conversion rate") == pytest.approx(10 / 1000)


def test_a_ratio_without_its_parts_is_blank() -> None:
    assert value(of(row(1, "Orders", 1)), "Conversion rate") is None
    assert value(of(row(1, "Orders", 1), row(1, "Visits", 0)), "Conversion rate") is None
    assert value(of(row(1, "Orders", 1)), "CPA") is None


def test_a_typed_ratio_does_not_count() -> None:
    found = of(row(1, "Conversion rate", 0.5), row(1, "Orders", 1), row(1, "Visits", 100))
    assert value(found, "Conversion rate") == 0.01
    assert [each.kpi for each in found.typed_ratios] == ["Conversion rate"]


def test_cost_is_that_of_the_stage_that_the_target_means() -> None:
    """Do has no price, so the CPA is about the whole plan; a visit costs what stands in Think."""
    found = of(row(1, "Orders", 10, cost=200), row(1, "Visits", 400, cost=300), row(1, "Reach", 8_000, cost=100))
    assert value(found, "CPA") == 60
    assert value(found, "Cost per visit") == 0.75
    assert value(found, "All-in") == 60


def test_the_cost_of_the_platform_goes_with_the_orders_of_the_shop() -> None:
    found = of(
        row(1, "Orders", 12, source="Meta", cost=100),
        row(1, "Orders", 8, source="Shop"),
        row(2, "Orders", 7, source="Shop"),
    )
    assert (found.of("Orders").value, found.of("Orders").cost) == (15, 100)


def test_a_sum_of_people_is_an_upper_bound_and_the_figure_of_the_whole_period_wins() -> None:
    days = row(1, "Reach", 500), row(2, "Reach", 600)
    assert value(of(*days), "Reach") == 1_100
    assert of(*days).of("Reach").is_upper_bound
    found = of(*days, [dt.date(2026, 9, 2), dt.date(2026, 9, 1), "Reach", "", 900, None, ""])
    assert value(found, "Reach") == 900
    assert not found.of("Reach").is_upper_bound


def test_a_sum_of_frequencies_is_an_upper_bound_and_a_last_figure_is_called_that() -> None:
    guards = [[each, None, None, "guard"] for each in ("Frequency", "Bounce rate", "NPS")]
    framework = read_framework([["KPI", "Feeds", "Rate", "Role"], ["Orders", None, None, "main"], *guards])
    rows = [
        row(7, "Frequency", 3.5),
        row(14, "Frequency", 3),
        row(7, "Bounce rate", 0.5),
        row(14, "Bounce rate", 0.3),
        row(14, "NPS", 31),
    ]
    found = actuals(framework, read_results([HEADERS, *rows]))
    assert (found.of("Frequency").value, found.of("Frequency").is_upper_bound) == (6.5, True)
    assert (found.of("Bounce rate").value, found.of("Bounce rate").is_last) == (0.3, True)
    assert (found.of("NPS").value, found.of("NPS").is_last) == (31, False)


def test_a_kpi_that_is_not_in_the_plan_is_named_and_counts_for_nothing() -> None:
    found = of(row(1, "Likes", 500), row(1, "Likes", 600), row(1, "Orders", 2))
    assert [each.kpi for each in found.unknown] == ["Likes"]
    assert value(found, "Orders") == 2


def test_synonyms_from_the_catalogue_find_their_kpi() -> None:
    assert value(of(row(1, "bezoeken", 12)), "Visits") == 12


def test_days_may_be_dates_serials_or_text() -> None:
    found = of(
        [dt.datetime(2026, 9, 1, 12, 30, tzinfo=dt.UTC), None, "Orders", "", 1, None, ""],
        [46267, None, "Orders", "", 2, None, ""],
        ["2026-09-03", None, "Orders", "", 4, None, ""],
        day="2026-09-02",
    )
    assert value(found, "Orders") == 3


def test_a_table_with_headers_only_reports_nothing() -> None:
    found = actuals(PLAN, read_results([HEADERS]))
    assert found.day is None
    assert value(found, "Orders") is None


CONTACTS = read_framework(
    [
        ["KPI", "Stage", "Unit", "Feeds", "Rate", "Cap", "Formula"],
        ["Orders", "Do", "orders", "", "", "", ""],
        ["Reach", "See", "people", "Orders", 0.01, 900_000, ""],
        ["Impressions", "See", "impressions", "Reach", 0.25, "", ""],
        ["Frequency", "See", "per person", "", "", "", "Impressions / Reach"],
    ]
)
"""One platform says whom it reached, and the other one does not."""


def contacts(*rows: list[object]) -> Actuals:
    return actuals(CONTACTS, read_results([HEADERS, *rows]))


def test_a_channel_that_does_not_say_whom_it_reached_counts_in_no_frequency() -> None:
    found = contacts(
        row(30, "Impressions", 310_000, "Meta", cost=1_860),
        row(30, "Impressions", 480_000, "YouTube", cost=2_880),
        row(30, "Reach", 95_000, "Meta"),
    )
    outcomes = targets(CONTACTS, 100).outcomes
    assert found.value(CONTACTS.by_name["Frequency"], outcomes) == pytest.approx(310 / 95)
    assert found.value(CONTACTS.by_name["Impressions"], outcomes) == 790_000  # the count itself stays whole
    rate = flow(CONTACTS, found).rates["Impressions", "Reach"]
    assert rate.seen == pytest.approx(95 / 310)
    (reach,) = [each for each in next_euros(pace_of(CONTACTS, 100, found.day), found, ()) if each.name == "Reach"]
    assert reach.average == pytest.approx(1_860 / 95_000)


def test_without_a_channel_in_common_there_is_no_frequency() -> None:
    found = contacts(row(30, "Impressions", 480_000, "YouTube"), row(30, "Reach", 95_000, "Meta"))
    assert found.value(CONTACTS.by_name["Frequency"], targets(CONTACTS, 100).outcomes) is None
    assert flow(CONTACTS, found).rates["Impressions", "Reach"].seen is None


def test_a_reach_of_all_channels_counts_against_all_of_them() -> None:
    found = contacts(
        row(30, "Impressions", 310_000, "Meta"),
        row(30, "Impressions", 480_000, "YouTube"),
        row(30, "Reach", 200_000),
    )
    assert found.value(CONTACTS.by_name["Frequency"], targets(CONTACTS, 100).outcomes) == pytest.approx(790 / 200)


def test_more_contacts_a_person_than_planned_are_no_lead() -> None:
    found = contacts(row(30, "Impressions", 800_000), row(30, "Reach", 100_000))
    standings = progress(targets(CONTACTS, 100), found, pace_of(CONTACTS, 100, found.day))
    assert [each.status for each in standings if each.kpi.name == "Frequency"] == ["behind"]
