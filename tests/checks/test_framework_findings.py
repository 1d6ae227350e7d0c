"""What stands out in a plan, each rule with a case that fires and near-misses that must not."""

from __future__ import annotations

from typing import Any

import pytest

from fullfunnel.checks import Finding, framework_findings
from fullfunnel.framework import read_framework
from fullfunnel.targets import targets

HEADERS = ["KPI", "Unit", "Feeds", "Rate", "Share", "Baseline", "Pool", "Own target", "Cap", "Role"]


def findings(goal: float, *rows: list[Any]) -> list[Finding]:
    table = [HEADERS, *([*row, *[None] * (len(HEADERS) - len(row))] for row in rows)]
    return framework_findings(targets(read_framework(table), goal))


def codes(goal: float, *rows: list[Any]) -> list[str]:
    return [finding.code for finding in findings(goal, *rows)]


LEADS: list[Any] = ["Leads", "leads"]
GOOD: list[list[Any]] = [
    LEADS,
    ["Visits", "visits", "Leads", 0.03],
    ["Views", "impressions", "Visits", 0.01],
    ["Reach", "people", "Views", 5],
]


def test_a_good_plan_has_nothing_that_stands_out() -> None:
    assert findings(1200, *GOOD) == []


def test_unfed_volume() -> None:
    (finding,) = findings(1000, LEADS, ["Visits", "visits", "Leads", 0.03, 0.6])
    assert (finding.code, finding.severity, finding.kpi, finding.row) == ("KPI101", "warning", "Leads", 2)
    assert finding.what.en == "40% of the planned Leads (400) comes through no KPI at all."
    assert finding.what.nl == "40% van de geplande Leads (400) komt via geen enkele KPI."


def test_shares_of_a_third_leave_nothing_open() -> None:
    thirds = [[name, "visits", "Leads", 0.03, 0.3333333] for name in ("A", "B", "C")]
    assert codes(1000, LEADS, *thirds) == []


def test_surplus_of_a_shared_pool_shows_both_ends() -> None:
    (finding,) = findings(
        1000,
        LEADS,
        ["Visits", "visits", "Leads", 0.05],
        ["Views", "impressions", "Visits", 0.01],
        ["Views", "impressions", "Leads", 0.001, 0.2],
    )
    # Visits: 80% of 1,000 / 5% = 16,000 -> 1,600,000 views; leads directly: 200 / 0.1% = 200,000 views.
    assert finding.code == "KPI102"
    assert "Visits needs 1,600,000 Views; Leads needs only 200,000" in finding.what.en
    assert "1,400 Leads more than the planned 200" in finding.what.en  # 1,600,000 x 0.1% - 200
    assert "1.800.000" in finding.advice.nl


def test_separate_pools_and_equal_needs_have_no_surplus() -> None:
    base = [
        LEADS,
        ["Visits", "visits", "Leads", 0.05],
        ["Views", "impressions", "Visits", 0.01, None, None, "separate"],
    ]
    assert codes(1000, *base, ["Views", "impressions", "Leads", 0.001, 0.2]) == []
    # 80% x 1,000 / 5% / 1% = 1,600,000 = 200 / 0.0125%
    base[2][6] = "shared"
    assert codes(1000, *base, ["Views", "impressions", "Leads", 0.000125, 0.2]) == []


def test_own_target_below_need() -> None:
    (finding,) = findings(1200, LEADS, ["Visits", "visits", "Leads", 0.03, None, None, None, 30_000])
    assert (finding.code, finding.severity, finding.row) == ("KPI103", "warning", 3)
    assert "leaves the main goal 300 Leads short, at 900" in finding.what.en
    assert codes(1200, LEADS, ["Visits", "visits", "Leads", 0.03, None, None, None, 40_000]) == []


def test_own_target_two_steps_up_loses_through_the_share() -> None:
    # Visits carry half of 1,000 leads: 500 / 5% = 10,000 visits, of which 2,000 by themselves: 8,000 / 1% = 800,000
    # views. At 600,000 views 6,000 + 2,000 = 8,000 visits arrive: 400 leads instead of 500.
    (finding,) = findings(
        1000,
        LEADS,
        ["Visits", "visits", "Leads", 0.05, 0.5, 2_000],
        ["Calls", "calls", "Leads", 0.5, 0.5],
        ["Views", "impressions", "Visits", 0.01, None, None, None, 600_000],
    )
    assert "100 Leads short, at 900" in finding.what.en


def test_an_own_target_that_one_next_step_can_spare_loses_only_through_the_other() -> None:
    # Views serve visits (800 / 5% / 1% = 1,600,000) and leads directly (200 / 0.1% = 200,000) with the same people.
    # At 800,000 half of the visits arrive: 400 leads less; the direct 200 still come.
    found = findings(
        1000,
        LEADS,
        ["Visits", "visits", "Leads", 0.05],
        ["Views", "impressions", "Visits", 0.01, None, None, None, 800_000],
        ["Views", "impressions", "Leads", 0.001, 0.2],
    )
    assert "400 Leads short, at 600" in next(each for each in found if each.code == "KPI103").what.en


def test_above_cap_says_what_the_goal_becomes() -> None:
    (finding,) = findings(1200, LEADS, ["Visits", "visits", "Leads", 0.03, None, None, None, None, 30_000])
    assert (finding.code, finding.severity) == ("KPI104", "error")
    assert finding.what.nl == "Je hebt 40.000 Visits nodig, maar het plafond is 30.000."
    assert "Met dit plafond haal je hooguit 900 Leads." in finding.advice.nl
    assert codes(900, LEADS, ["Visits", "visits", "Leads", 0.03, None, None, None, None, 30_000]) == []


def test_two_caps_each_say_what_they_alone_leave_and_what_both_do() -> None:
    def row(name: str, share: float, cap: float) -> list[Any]:
        return [name, "visits", "Leads", 0.1, share, None, None, None, cap]

    # Of 1,000 leads 60% come through 6,000 visits, capped at 5,000: 100 leads fewer. 40% through 4,000 clicks,
    # capped at 2,000: 200 fewer. Both: 700.
    found = findings(1000, LEADS, row("Visits", 0.6, 5_000), row("Clicks", 0.4, 2_000))
    said = {each.kpi: each.advice for each in found if each.code == "KPI104"}
    assert "With this cap alone, 900 Leads is the most" in said["Visits"].en
    assert "With this cap alone, 800 Leads is the most" in said["Clicks"].en
    assert all("Under all caps together it is 700." in each.en for each in said.values())
    assert "Met dit plafond alleen haal je hooguit 900 Leads. Met alle plafonds samen zijn het er 700." in (
        said["Visits"].nl
    )


@pytest.mark.parametrize(
    ("start", "end", "rate", "fires"),
    [
        ("visits", "leads", 3, True),
        ("clicks", "orders", 2.5, True),
        ("impressions", "clicks", 1.2, True),
        ("people", "leads", 3, True),
        ("vertoningen", "klikken", 2, True),
        ("visits", "leads", 300, True),
        ("people", "clicks", 3, True),
        ("people", "impressions", 5, False),  # frequency
        ("people", "visits", 2, False),
        ("orders", "items", 1.6, False),
        ("orders", "EUR", 75, False),
        ("orders", "EUR", 75_000, False),
        ("visits", "leads", 0.03, False),
        ("visits", "leads", 1, False),
    ],
)
def test_a_percentage_typed_as_a_number(start: str, end: str, rate: float, fires: bool) -> None:  # noqa: FBT001
    assert codes(100, ["Goal", end], ["Start", start, "Goal", rate]) == (["KPI105"] if fires else [])


def test_the_unit_is_known_from_the_name_where_none_was_typed() -> None:
    (finding,) = findings(100, ["Leads"], ["Bezoeken", None, "Leads", 3])
    assert finding.what.nl == "De ratio van Bezoeken naar Leads is 3: dat zijn 300 Leads op 100 Bezoeken."
    assert finding.advice.nl == "Bedoel je 3%? Typ dan 3%."


def test_a_rate_that_stops_the_calculation_is_reported_once() -> None:
    found = findings(100, LEADS, ["Visits", "visits", "Leads", None], ["Views", "impressions", "Visits", 0.01])
    assert [(each.code, each.severity, each.kpi) for each in found] == [("KPI106", "error", "Visits")]


def test_a_goal_that_comes_by_itself_asks_nothing_of_the_plan() -> None:
    (finding,) = findings(150, ["Leads", "leads", None, None, None, 200], ["Visits", "visits", "Leads", 0.03])
    assert (finding.code, finding.severity) == ("KPI109", "warning")
    assert finding.what.nl.startswith("Er komen al 200 Leads vanzelf en je doel is 150.")
    assert codes(201, ["Leads", "leads", None, None, None, 200], ["Visits", "visits", "Leads", 0.03]) == []


def test_a_side_goal_of_ones_own_is_no_reason_to_stop() -> None:
    found = findings(
        1200,
        ["Visits", "visits", "Leads", 0.03, None, None, None, 1000],
        ["Visits", "visits", "Signups", 0.1],
        [*LEADS, *[None] * 7, "main"],
        ["Signups", "people", None, None, None, None, None, 500],
    )
    assert [each.code for each in found] == ["KPI103"]


def test_the_most_severe_comes_first() -> None:
    found = findings(
        1000,
        LEADS,
        ["Visits", "visits", "Leads", 3, 0.5, None, None, None, 100],
        ["Calls", "calls", "Leads", None, 0.1],
    )
    assert [each.severity for each in found] == ["error", "error", "warning", "warning"]
