"""Two campaigns compared in words: the verdict, and all that differed, so that nobody credits the wrong cause."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from fullfunnel.commands.reporters.compare import as_json, as_text
from fullfunnel.framework.budget import read_budget
from fullfunnel.framework.reading import read_framework
from fullfunnel.results.campaigns.two_campaigns import TwoCampaigns, two_campaigns
from fullfunnel.results.results import read_results
from fullfunnel.results.review import Review, review

NOW, BEFORE = dt.date(2026, 9, 30), dt.date(2025, 9, 30)


def campaign(
    day: dt.date,
    orders: float,
    *,
    cost: float | None = None,
    channel: str = "Search",
    main: str = "Orders",
    **more: Any,
) -> Review:
    framework = read_framework(
        [["KPI", "Stage", "Feeds", "Rate"], [main, "Do", None, None], ["Clicks", "Do", main, 0.1]]
    )
    rows = [[day, main, channel, orders, None], [day, "Clicks", channel, 300, cost]]
    return review(framework, 500, read_results([["Date", "KPI", "Channel", "Value", "Cost"], *rows]), **more)


def compared(now: Review, before: Review) -> TwoCampaigns:
    found = two_campaigns(now, before)
    assert found is not None
    return found


def test_without_a_cost_the_orders_are_compared_and_the_cpa_is_said_to_be_unknown() -> None:
    found = compared(campaign(NOW, 30, cost=150), campaign(BEFORE, 20))
    said = list(as_text(found, "en"))
    assert said[0].startswith("Orders: 30 now, 20 before. +50% (")
    assert said[0].endswith(": not more than chance.")
    assert said[1] == "CPA: cannot be compared, because one of the two reports no cost."
    shown = json.loads(as_json(found))
    assert shown["cpa"] == {"now": 5.0, "before": None}
    assert shown["results"]["change"] == 0.5


def test_beside_a_campaign_of_nothing_no_percentage_is_made_up() -> None:
    said = list(as_text(compared(campaign(NOW, 30, cost=150), campaign(BEFORE, 0, cost=90)), "en"))
    assert said[0] == "Orders: 30 now, 0 before. More than chance."
    assert said[1] == "CPA: €5.00 now, none before. More than chance."


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_differed_is_listed_whole(language: Any) -> None:
    head = ["Item", "Stage", "Channel", "Kind", "Amount"]
    budget = read_budget([head, ["Ads", "Do", "Search", "activation", 2_000]])
    dates: dict[str, Any] = {"start": dt.date(2026, 9, 1), "end": dt.date(2026, 9, 28)}
    found = compared(
        campaign(NOW, 30, cost=150, allowable=30.0, budget=budget, **dates),
        campaign(BEFORE, 20, cost=190, channel="Display", main="Sales"),
    )
    listed = [line[2:] for line in as_text(found, language) if line.startswith("- ")]
    expected = {
        "en": [
            "budget: €2,000 now, – before",
            "reported cost: €150 now, €190 before",
            "period (season): 1 Sep 2026 – 28 Sep 2026 (4.0 weeks) now, 30 Sep 2025 – 30 Sep 2025 before",
            "channels added: Search",
            "channels left out: Display",
            "main KPI: Orders now, Sales before",
            "what a result may cost: €30.00 now, – before",
        ],
        "nl": [
            "budget: € 2.000 nu, – eerder",
            "gemelde kosten: € 150 nu, € 190 eerder",
            "periode (seizoen): 1 sep 2026 – 28 sep 2026 (4,0 weken) nu, 30 sep 2025 – 30 sep 2025 eerder",
            "kanalen erbij: Search",
            "kanalen eraf: Display",
            "hoofd-KPI: Orders nu, Sales eerder",
            "wat een resultaat mag kosten: € 30,00 nu, – eerder",
        ],
    }
    assert [line.replace("\u00a0", " ") for line in listed] == expected[language]
