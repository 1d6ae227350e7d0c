"""From what was measured to rows of the results: added up by period, KPI and channel, cost once a campaign."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput
from fullfunnel.language import Text
from fullfunnel.results.into_plan.mapping import Lookup
from fullfunnel.results.results import ResultRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fullfunnel.framework.framework import Framework
    from fullfunnel.results.into_plan.mapping import MappingRow
    from fullfunnel.results.into_plan.measured import Measured

Period = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Figures of an export that do not stand in the plan, and why."""

    line: int
    """The first line of the file that they stand on; 0 for a figure about the whole file."""
    campaign: str
    metric: str
    value: float
    reason: Text


@dataclass(slots=True)
class Landed:
    """What an import puts in the plan."""

    rows: list[ResultRow] = field(default_factory=list)
    not_taken: list[NotTaken] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)


def land(
    figures: Sequence[Measured],
    mapping: Sequence[MappingRow],
    framework: Framework,
    period: Period = (None, None),
    rates: Mapping[date, float] | None = None,
) -> Landed:
    """The rows of the results that these figures come to.

    Args:
        figures: what the exports measured, each with its days.
        mapping: what counts for which KPI.
        framework: of the plan; a KPI of the mapping that it does not have is an error.
        period: the first and last day of the plan.
        rates: what one of the currency of the exports is worth in that of the plan, by day.

    Raises:
        BadInput: figures without days, a period that crosses an end of the plan, or a day without a rate.
        NotFound: the mapping names a KPI that the plan does not have.
    """
    landing = _Landing(Lookup(mapping), framework, period, rates)
    for each in figures:
        landing.take(each)
    return landing.result()


@dataclass(slots=True)
class _Landing:
    mapping: Lookup
    framework: Framework
    period: Period
    rates: Mapping[date, float] | None
    values: dict[tuple[date, date, str, str, str], float] = field(default_factory=dict)
    people: dict[tuple[date, date, str, str, str], list[Measured]] = field(default_factory=dict)
    """What does not add up, to be taken where it is one figure."""
    costs: dict[tuple[date, date, str, str, str], float] = field(default_factory=dict)
    out: dict[tuple[str, str, str], list[Measured]] = field(default_factory=dict)
    spending: list[Measured] = field(default_factory=list)
    first_kpi: dict[tuple[str, str], tuple[tuple[bool, bool, int], MappingRow]] = field(default_factory=dict)

    def take(self, each: Measured) -> None:
        if each.first is None or each.last is None:
            raise _no_days(each)
        if not self._is_within(each):
            self._leave(each, "period")
            return
        if each.metric == "cost":
            self.spending.append(each)
            return
        row = self.mapping.find(each.source, each.campaign, each.metric)
        if row is None or not row.counts:
            self._leave(each, "unmapped" if row is None else "left out")
            return
        kpi = self.framework.find(row.kpi).name
        rank = self._rank(row, each)
        known = self.first_kpi.get((each.source, each.campaign))
        if known is None or rank < known[0]:
            self.first_kpi[each.source, each.campaign] = rank, row
        key = (each.first, each.last, kpi, row.channel, each.source)
        if each.adds_up:
            self.values[key] = self.values.get(key, 0.0) + each.value
        else:
            self.people.setdefault(key, []).append(each)

    def _rank(self, row: MappingRow, each: Measured) -> tuple[bool, bool, int]:
        """Cost stands on the KPI of the campaign's stage; of several on one that adds up, the first in the mapping."""
        kpi = self.framework.find(row.kpi)
        elsewhere = bool(row.stage) and row.stage.casefold() != kpi.stage.casefold()
        return (elsewhere, not each.adds_up, row.row or 10**6)

    def _is_within(self, each: Measured) -> bool:
        start, end = self.period
        first, last = each.first, each.last
        if first is None or last is None:
            return False
        if (start is not None and last < start) or (end is not None and first > end):
            return False
        if (start is not None and first < start) or (end is not None and last > end):
            raise _crosses(each, start, end)
        return True

    def _leave(self, each: Measured, reason: str) -> None:
        self.out.setdefault((reason, each.campaign, each.metric), []).append(each)

    def result(self) -> Landed:
        landed = Landed()
        periods: dict[tuple[str, str, str], int] = {}
        for key, figures in self.people.items():
            if len(figures) == 1:
                self.values[key] = figures[0].value
                periods[key[2:]] = periods.get(key[2:], 0) + 1
            else:
                for each in figures:
                    self._leave(each, "people")
        landed.notes += [_per_period(*about, many) for about, many in periods.items() if many > 1]
        for each in self.spending:
            self._spend(each)
        for key in dict.fromkeys([*self.values, *self.costs]):
            first, last, kpi, channel, source = key
            landed.rows.append(
                ResultRow(
                    date=last,
                    from_date=None if first == last else first,
                    kpi=kpi,
                    channel=channel,
                    value=self.values.get(key),
                    cost=None if key not in self.costs else round(self.costs[key], 6),
                    source=source,
                )
            )
        order = {kpi.name: at for at, kpi in enumerate(self.framework.kpis)}
        landed.rows.sort(key=lambda row: (row.date, row.first_day, order.get(row.kpi, 0), row.channel, row.source))
        for (reason, campaign, metric), figures in self.out.items():
            total = sum(each.value for each in figures)
            many = len(figures) > 1 and not figures[0].adds_up
            landed.not_taken.append(
                NotTaken(figures[0].line, campaign, metric, float("nan") if many else total, _REASONS[reason])
            )
        return landed

    def _spend(self, each: Measured) -> None:
        known = self.first_kpi.get((each.source, each.campaign))
        if known is None:
            self._leave(each, "no kpi")
            return
        row = known[1]
        assert each.first is not None  # noqa: S101  # looked at before
        assert each.last is not None  # noqa: S101
        key = (each.first, each.last, self.framework.find(row.kpi).name, row.channel, each.source)
        self.costs[key] = self.costs.get(key, 0.0) + each.value * self._rate(each.first, each.last)

    def _rate(self, first: date, last: date) -> float:
        if self.rates is None:
            return 1.0
        days = [first + timedelta(days=at) for at in range((last - first).days + 1)]
        missing = next((day for day in days if day not in self.rates), None)
        if missing is not None:
            raise BadInput(
                Text(
                    f"Er is geen koers voor {missing}. Vul die aan in het bestand met koersen.",
                    f"There is no rate for {missing}. Add it to the file of rates.",
                )
            )
        return sum(self.rates[day] for day in days) / len(days)


UNMAPPED: Final = Text(
    "telt nog voor geen enkele KPI: vul de tabel ffMapping aan",
    "does not count for a KPI yet: add it to the table ffMapping",
)
_REASONS: Final = {
    "period": Text("valt buiten de periode van het plan", "is outside the period of the plan"),
    "unmapped": UNMAPPED,
    "left out": Text("in de koppeling weggelaten", "left out in the mapping"),
    "no kpi": Text(
        "kosten zonder KPI: van deze campagne telt nog niets mee",
        "cost without a KPI: nothing of this campaign counts yet",
    ),
    "people": Text(
        "mensen mag je niet over rijen optellen: neem één export over de hele periode",
        "people cannot be added up over rows: use one export of the whole period",
    ),
}


def _per_period(kpi: str, channel: str, source: str, many: int) -> Text:
    """What a reader of the plan has to know of people that came in per period."""
    where = f"‘{kpi}’ ({', '.join(filter(None, (channel, source)))})"
    return Text(
        f"{where} is voor {many} perioden apart gemeld. Wie in twee ervan is bereikt, telt dubbel in de som; die "
        "is dus hooguit een bovengrens. Eén rij over de hele periode geeft het echte aantal.",
        f"{where} is reported for {many} separate periods. People who were reached in two of them count twice in "
        "the sum, so the sum is only an upper bound. One row for the whole period gives the real number.",
    )


def _no_days(each: Measured) -> BadInput:
    return BadInput(
        Text(
            f"Het bestand zegt niet over welke dagen ‘{each.campaign or each.source}’ gaat. Geef de periode op: "
            "--period 2026-09-01..2026-09-30.",
            f"The file does not say which days ‘{each.campaign or each.source}’ is about. Give the period: "
            "--period 2026-09-01..2026-09-30.",
        )
    )


def _crosses(each: Measured, start: date | None, end: date | None) -> BadInput:
    return BadInput(
        Text(
            f"Regel {each.line} gaat over {each.first} tot en met {each.last}, maar het plan loopt van {start} "
            f"tot en met {end}. Exporteer per dag, of alleen de dagen van het plan.",
            f"Line {each.line} is about {each.first} to {each.last}, but the plan runs from {start} to {end}. "
            "Export by day, or only the days of the plan.",
        )
    )


def sources_of(rows: Iterable[ResultRow]) -> dict[str, tuple[date, date]]:
    """For each source the first and last day of its rows."""
    found: dict[str, tuple[date, date]] = {}
    for row in rows:
        first, last = found.get(row.source, (row.first_day, row.date))
        found[row.source] = (min(first, row.first_day), max(last, row.date))
    return found
