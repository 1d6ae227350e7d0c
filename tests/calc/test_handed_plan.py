"""A marketeer chooses an item of the menu in Calc: what it says, and what Calc is to do."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from fullfunnel.functions import FUNCTIONS
from fullfunnel.hosts.calc.handed_plan import TITLE, Handed, come_of
from fullfunnel.hosts.calc.menu import ITEMS

KPIS = [["KPI", "Stage", "Feeds", "Rate"], ["Visits", "See", "Leads", 0.02], ["Leads", "Do", None, None]]
MESSAGES = [["ID", "Stage", "Headline", "CTA"], ["S1", "See", "Order now and get 50% off", "Order now"]]


def handed(**changes: Any) -> Handed:
    plan: dict[str, Any] = {
        "tables": {"ffkpis": KPIS, "ffmessages": MESSAGES},
        "names": {"ffgoal": 1200.0, "fflanguage": "en"},
        "selected_row": ["Leads", None, "Leads", "Do"],
        "language": "nl",
    }
    return Handed(**plan | changes)


def test_explain_tells_how_the_target_of_the_selected_row_comes_about() -> None:
    came = come_of("explain", handed(selected_row=[0.02, "Visits", "See", "Leads", 0.02]))
    assert came["say"] == f"Visits: {FUNCTIONS['FUNNEL_EXPLAIN']('Visits', 1200.0, KPIS, 'en')}"
    assert "60,000" in came["say"]
    assert came["sheet"] is None


def test_a_row_without_a_kpi_says_where_to_go() -> None:
    assert "Select a cell in a row" in come_of("explain", handed(selected_row=[]))["say"]


def test_the_targets_go_on_a_sheet_of_their_own() -> None:
    came = come_of("recalculate", handed())
    assert came["sheet"]["title"] == "Targets per KPI"
    assert [row[3] for row in came["sheet"]["rows"][1:]] == [60_000, 1200]
    assert came["sheet"]["shown"]
    assert TITLE in came["say"]


def test_the_remarks_go_on_a_sheet_of_their_own_and_the_first_is_selected() -> None:
    came = come_of("check", handed())
    remarks = FUNCTIONS["FUNNEL_CHECKS"](MESSAGES, KPIS, None)
    assert isinstance(remarks, list)
    assert remarks[0][0]
    assert came["sheet"]["rows"][1:] == remarks
    assert (came["sheet"]["shown"], came["sheet"]["selected"]) == (True, (1, 0))


def test_the_language_goes_over_to_the_other() -> None:
    came = come_of("language", handed())
    assert (came["language"], came["say"]) == ("nl", "De uitleg in deze werkmap is nu in het Nederlands.")
    assert come_of("language", handed(names={"ffgoal": 1.0, "fflanguage": "nl"}))["language"] == "en"


@pytest.mark.parametrize("job", [each for each in ITEMS if each not in {"connect", "about"}])
def test_in_a_workbook_that_is_no_plan_each_says_what_to_do(job: str) -> None:
    came = come_of(job, handed(tables={}, names={}))
    assert (came["sheet"], came["language"]) == (None, None)
    assert "fullfunnel new plan.xlsx --host calc" in came["say"] or "nl of en" in came["say"]


def test_without_a_goal_it_says_which_cell_is_missing() -> None:
    assert "ffGoal" in come_of("recalculate", handed(names={}))["say"]


def test_what_calc_does_not_send_is_refused() -> None:
    with pytest.raises(ValidationError):
        handed(formulas={})
