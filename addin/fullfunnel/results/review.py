"""All that the results say about a plan on a day, calculated once: what dashboard, report and Python show."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.framework.names import same_name
from fullfunnel.framework.typed.period import Period
from fullfunnel.language import Text
from fullfunnel.privacy.masking import without_personal_data
from fullfunnel.results.bottleneck import bottleneck, ten_percent_more
from fullfunnel.results.forecast import flow
from fullfunnel.results.interval import interval, volume_ahead
from fullfunnel.results.mix import mix
from fullfunnel.results.pace import pace_of
from fullfunnel.results.progress import progress
from fullfunnel.results.reported.actuals import actuals
from fullfunnel.results.rest_of_plan import lands_after, rest_of_plan
from fullfunnel.results.results import Results
from fullfunnel.results.spending.budget_lines import lines_of
from fullfunnel.results.spending.money import rest_of_period, stage_money
from fullfunnel.results.spending.next_euro import next_euros
from fullfunnel.results.spending.proposal import propose
from fullfunnel.results.spending.room_under_caps import useful_need
from fullfunnel.targets.latest_start import days_to_main
from fullfunnel.targets.max_cpa import max_cpa

if TYPE_CHECKING:
    from fullfunnel.framework.budget import Budget
    from fullfunnel.framework.framework import Framework
    from fullfunnel.language import Language
    from fullfunnel.results.bottleneck import Bottleneck, TenPercent
    from fullfunnel.results.forecast import Flow
    from fullfunnel.results.learning import LearntRate
    from fullfunnel.results.mix import Mix
    from fullfunnel.results.pace import Pace
    from fullfunnel.results.progress import Standing
    from fullfunnel.results.reported.actuals import Actuals
    from fullfunnel.results.spending.money import StageMoney
    from fullfunnel.results.spending.next_euro import NextEuro
    from fullfunnel.results.spending.proposal import Proposal
    from fullfunnel.targets.max_cpa import Reading


_FEW: Final = 5.0
_MIDDLE: Final = 0.5


class Ahead(NamedTuple):
    """The forecast of the main KPI."""

    value: float
    low: float
    high: float


class Week(NamedTuple):
    """The main KPI up to the end of a week."""

    last: dt.date
    planned: float
    """By then, in total."""
    actual: float | None
    """``None`` for a week that has not come yet."""


@dataclass(frozen=True, repr=False)
class Review:
    """Where a plan stands on a day, the forecast and what to do. All figures unrounded."""

    goal: float
    budget: Budget | None
    allowable: float | None
    """What a result may cost all-in; ``None`` where that is not known."""
    actual: Actuals
    pace: Pace
    flow: Flow
    currency: str = "EUR"
    """The currency of every amount, as an ISO 4217 code."""
    reading: Reading = "all"
    """The method of the max CPA that the plan uses."""

    def __repr__(self) -> str:
        """One line: the goal, and up to which day the results count."""
        return without_personal_data(f"<Review of {self.goal:,.0f} {self.main}, results up to {self.day}>")

    @property
    def framework(self) -> Framework:
        """The plan."""
        return self.actual.framework

    @property
    def language(self) -> Language:
        """The language of the plan."""
        return self.framework.language

    @property
    def main(self) -> str:
        """The name of the main KPI."""
        return self.framework.main

    @property
    def day(self) -> dt.date | None:
        """Up to and including which day the results count."""
        return self.actual.day

    @cached_property
    def standings(self) -> list[Standing]:
        """Where every KPI stands, in the order of the framework."""
        return progress(self.pace.found, self.actual, self.pace)

    @cached_property
    def came(self) -> float | None:
        """How many of the main KPI came in."""
        return self.actual.of(self.main).value

    @cached_property
    def ahead(self) -> Ahead | None:
        """The forecast from what was done so far; ``None`` if nothing was reported that leads to the main KPI."""
        if not self.flow.knows(self.main):
            return None
        low, high = interval(self.flow, self.main)
        return Ahead(self.flow.volume(self.main), low, high)

    @property
    def forecast(self) -> float | None:
        """The forecast of ``ahead`` without its range."""
        return volume_ahead(self.flow, self.main) if self.flow.knows(self.main) else None

    @cached_property
    def if_planned_rates(self) -> float | None:
        """The forecast at the planned rates, for beside the one that learnt from the results."""
        return self.flow.volume(self.main, "planned") if self.flow.knows(self.main) else None

    @cached_property
    def if_as_planned(self) -> float | None:
        """The forecast with the rest of the plan: what still comes by the end if the rest goes as planned."""
        if self.ahead is None or not self.pace.has_dates:
            return None
        return self.ahead.value + rest_of_plan(self.flow, self.pace)

    @cached_property
    def after_the_end(self) -> float:
        """What of the forecast lands after the last day of the campaign."""
        period = self.pace.period
        return 0.0 if period is None or self.ahead is None else lands_after(self.flow, period.end)

    @cached_property
    def rates(self) -> list[LearntRate]:
        """The rates with what the results teach about them."""
        return list(self.flow.rates.values())

    @cached_property
    def no_longer_fit(self) -> list[LearntRate]:
        """The planned rates that chance does not explain; a handful that should have come says nothing on a rate."""
        return [each for each in self.rates if not each.fits and each.landed * each.planned >= _FEW]

    @cached_property
    def bottleneck(self) -> Bottleneck:
        """Where the main KPI is lost."""
        return bottleneck(self.actual, self.pace)

    @cached_property
    def ten_percent(self) -> list[TenPercent]:
        """What a tenth more would bring at every step."""
        return ten_percent_more(self.framework, self.pace.volumes)

    @cached_property
    def money(self) -> list[StageMoney]:
        """The budget against what the targets need, per stage."""
        return stage_money(self.pace.found, self.budget, self.actual)

    @cached_property
    def mix(self) -> Mix:
        """The mix per channel."""
        return mix(self.pace.found, self.actual, self.budget)

    @cached_property
    def max_cpa(self) -> float | None:
        """The max CPA in the method that the plan uses; ``None`` if that is not known."""
        if self.allowable is None or self.budget is None:
            return None
        if self.reading == "rest":
            return self.max_cpa_rest
        alone = self.framework.by_name[self.main].baseline
        try:
            return float(
                max_cpa(self.reading, self.allowable, self.goal, self.budget.unjudged_cost, by_themselves=alone)
            )
        except FunnelError:
            return None  # no result remains to spread the cost over

    @cached_property
    def max_cpa_rest(self) -> float | None:
        """The max CPA for what is still to come."""
        if self.allowable is None or self.budget is None:
            return None
        return rest_of_period(self.allowable, self.goal, self.budget, self.actual)

    @cached_property
    def proposal(self) -> Proposal | None:
        """What to move; ``None`` without a budget."""
        if self.budget is None:
            return None
        needs = {
            each.stage: useful_need(each, self.pace, self.actual)
            for each in self.money
            if not each.judged and each.need is not None
        }
        return propose(lines_of(self.budget, self.actual), needs)

    @cached_property
    def next_euros(self) -> list[NextEuro]:
        """What the next euro brings, for every part of the plan that money buys."""
        lines = [] if self.proposal is None else self.proposal.lines
        return next_euros(self.pace, self.actual, lines)

    @cached_property
    def days_late(self) -> int:
        """How many days later than its lags say the campaign began: everything after that is just as late."""
        period, first = self.pace.period, self.actual.first_day
        roots = [kpi for kpi in self.framework.kpis if self._begins(kpi.name)]
        if period is None or first is None or not roots:
            return 0
        # By the middle of every spread: the last of its tail need not have begun.
        ahead = max(days_to_main(self.framework, kpi, _MIDDLE) for kpi in roots)
        return max(math.floor((first - period.start).days + ahead), 0)

    def _begins(self, kpi: str) -> bool:
        """Whether nothing feeds a KPI that leads to the main one, and it was reported."""
        return not self.framework.feeders[kpi] and bool(self.framework.feeding[kpi]) and self.flow.is_reported(kpi)

    @cached_property
    def weeks(self) -> list[Week]:
        """The main KPI week by week, planned and actual, in total."""
        phasing = self.pace.phasing
        if phasing is None:
            return []
        found = []
        spans = self.actual.of(self.main).spans
        monday = phasing.period.start - dt.timedelta(days=phasing.period.start.weekday())
        while monday <= phasing.period.end:
            last = min(monday + dt.timedelta(days=6), phasing.period.end)
            # Before the first figure nothing was reported, which is no zero.
            begun = any(span.first <= last.toordinal() for span in spans)
            has_come = self.day is not None and last <= self.day and begun
            until = sum(span.until(last.toordinal()) for span in spans) if has_come else None
            found.append(Week(last, phasing.by(self.main, last), until))
            monday += dt.timedelta(days=7)
        return found

    def standing(self, kpi: str) -> Standing:
        """Where one KPI stands."""
        return next(each for each in self.standings if same_name(each.kpi.name) == same_name(kpi))


def review(  # noqa: PLR0913  # what a plan holds
    framework: Framework,
    goal: float | None,
    results: Results | None,
    *,
    budget: Budget | None = None,
    start: dt.date | None = None,
    end: dt.date | None = None,
    day: dt.date | None = None,
    allowable: float | None = None,
    currency: str = "EUR",
    reading: Reading = "all",
) -> Review:
    """Where a plan stands.

    Args:
        framework: the plan.
        goal: how many of the main KPI.
        results: what came in; ``None`` where the plan has no table of results.
        budget: the budget.
        start: the first day of the campaign.
        end: the last day.
        day: up to and including this day; the last one in the results where it is left out.
        allowable: what a result may cost all-in.
        reading: the method of the max CPA that the plan uses.
        currency: of every amount, as an ISO 4217 code.

    Raises:
        BadInput: there is no goal, or the dates do not fit.
        BadRate: a rate that the plan counts on is blank or zero.
        NoAnswer: the KPIs feed each other in a circle.
    """
    if goal is None:
        raise BadInput(
            Text(
                "Dit plan heeft nog geen hoofddoel. Vul in hoeveel je er wilt halen.",
                "This plan has no main goal yet. Fill in how many you want to reach.",
            ),
            framework.language,
        )
    try:
        over = framework.over(Period(start, end)) if start and end else framework
        actual = actuals(over, results or Results(framework.language), day)
        pace = pace_of(framework, goal, actual.day, start, end)
        return Review(goal, budget, allowable, actual, pace, flow(over, actual, start, end), currency, reading)
    except FunnelError as error:
        error.language = framework.language
        raise
