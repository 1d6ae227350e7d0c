"""The latest day to start, by hand."""

from __future__ import annotations

from datetime import date

import pytest

from fullfunnel.errors import BadInput, NoAnswer, NotFound
from fullfunnel.framework.typed.dates import serial
from fullfunnel.functions import funnel_start
from tests.targets.timed_plans import TWO_WEEKS, plan

ROLES = ("Role", "main", None, "guard")


def test_the_latest_start() -> None:
    table = plan(["Orders"], ["Cart", "Orders", 0.3, "5-15"], ["Visits", "Cart", 0.1, "3-21"])
    deadline = date(2027, 9, 30)
    assert funnel_start("Cart", deadline, table) == serial(date(2027, 9, 15))
    assert funnel_start("Cart", deadline, table, "50%") == serial(date(2027, 9, 21))  # 8.66, so 9 days
    assert funnel_start("Orders", deadline, table) == serial(deadline)
    assert funnel_start("Visits", deadline, table, 0.5) == serial(date(2027, 9, 12))  # 17.8, so 18 days
    one = plan(["Orders"], ["Cart", "Orders", 0.3, "7-30"])
    assert funnel_start("Cart", deadline, one) == serial(date(2027, 8, 31))


def test_the_slowest_way_depends_on_the_certainty() -> None:
    table = plan(
        ["Orders"], ["People", "Orders", 0.1, 12], ["Cart", "Orders", 0.3, "2-20"], ["People", "Cart", 0.2, None]
    )
    deadline = date(2027, 9, 30)
    assert funnel_start("People", deadline, table, 0.5) == serial(date(2027, 9, 18))
    assert funnel_start("People", deadline, table, 0.9) == serial(date(2027, 9, 10))


@pytest.mark.parametrize("certainty", [0, 1, 90, -0.1, "110%"])
def test_a_certainty_that_is_none(certainty: object) -> None:
    with pytest.raises(BadInput, match="between 0% and 100%"):
        funnel_start("Visits", date(2027, 9, 30), TWO_WEEKS, certainty)


def test_no_latest_start() -> None:
    table = plan(["Leads", None, None, None], ["Visits", "Leads", 0.1, 5], ["NPS"])
    table = [[*row, *[None] * (4 - len(row)), role] for row, role in zip(table, ROLES, strict=True)]
    with pytest.raises(NotFound, match="does not lead to the main KPI"):
        funnel_start("NPS", date(2027, 9, 30), table)
    with pytest.raises(NotFound):
        funnel_start("Nothing", date(2027, 9, 30), table)
    with pytest.raises(NoAnswer, match="further than a spreadsheet"):
        funnel_start("Visits", date(1900, 3, 2), table)


def test_a_certainty_in_words_is_named_in_the_language_of_the_plan() -> None:
    with pytest.raises(BadInput) as refused:
        funnel_start("Visits", date(2027, 9, 30), TWO_WEEKS, "quite")
    assert "quite" in refused.value.text.en
    assert refused.value.language == "en"
