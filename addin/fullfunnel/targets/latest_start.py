"""The latest day on which something must start to lead to the main KPI in time."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput, NoAnswer, NotFound
from fullfunnel.framework.typed.dates import has_serial
from fullfunnel.language import Text
from fullfunnel.targets.delay import days_for

if TYPE_CHECKING:
    from datetime import date

    from fullfunnel.framework.framework import Framework, Kpi
    from fullfunnel.framework.typed.lag import Lag

CERTAINTY: Final = 0.9
"""The default: nine in ten are there in time."""
_HAIR: Final = 1e-6
"""In days: a spread of 7-30 takes 30 days at 90%, not 31 for the last digit."""
_MANY_WAYS: Final = 20_000


def days_to_main(framework: Framework, kpi: Kpi, certainty: float = CERTAINTY) -> float:
    """How many days one of a KPI needs to the main KPI on its slowest way, with this certainty; not rounded.

    Which way is the slowest depends on the certainty: a wide spread overtakes a longer fixed lag.

    Raises:
        NotFound: the KPI does not lead to the main KPI.
        BadInput: the certainty is not between 0 and 1.
    """
    if not 0 < certainty < 1:
        raise BadInput(
            Text(
                "De zekerheid is een percentage tussen 0% en 100%, bijvoorbeeld 90%.",
                "The certainty is a percentage between 0% and 100%, for instance 90%.",
            ),
            framework.language,
        )
    ways = _ways(framework, kpi.name)
    if not ways:
        raise NotFound(
            Text(
                f"‘{kpi.name}’ (tabelrij {kpi.row}) leidt niet naar het hoofddoel ‘{framework.main}’, dus er is "
                "geen uiterste startdag. Vul de kolom ‘Draagt bij aan’ in.",
                f"‘{kpi.name}’ (table row {kpi.row}) does not lead to the main KPI ‘{framework.main}’, so there is "
                "no latest day to start. Fill in the column Feeds.",
            ),
            framework.language,
        )
    return max(fixed + days_for(spreads, certainty) for spreads, fixed in ways.items())


def latest_start(framework: Framework, kpi: Kpi, deadline: date, certainty: float = CERTAINTY) -> date:
    """The latest day on which one of a KPI may come to lead to the main KPI by the deadline.

    Raises:
        NotFound: the KPI does not lead to the main KPI.
        BadInput: the certainty is not between 0 and 1.
        NoAnswer: that day lies before the calendar of a spreadsheet.
    """
    days = math.ceil(days_to_main(framework, kpi, certainty) - _HAIR)
    start = deadline - timedelta(days=days) if days < deadline.toordinal() else None
    if start is not None and has_serial(start):
        return start
    raise NoAnswer(
        Text(
            f"De vertragingen tot ‘{framework.main}’ lopen verder terug dan een spreadsheet kan tonen. Kijk de "
            "kolom ‘Vertraging’ na.",
            f"The lags up to ‘{framework.main}’ go back further than a spreadsheet can show. Check the column Lag.",
        ),
        framework.language,
    )


def _ways(framework: Framework, name: str) -> dict[tuple[Lag, ...], float]:
    """The ways to the main KPI: per set of spreads the most days of the fixed lags beside them."""
    found: dict[str, dict[tuple[Lag, ...], float]] = {}
    for each in framework.fed_first:
        ways: dict[tuple[Lag, ...], float] = {(): 0.0} if each == framework.main else {}
        for line in framework.feeding[each]:
            lag = line.lag
            own = (lag,) if lag is not None and lag.is_spread else ()
            days = lag.low if lag is not None and not lag.is_spread else 0.0
            for spreads, fixed in found.get(line.feeds, {}).items():
                key = tuple(sorted((*spreads, *own), key=lambda one: (one.low, one.high)))
                ways[key] = max(ways.get(key, 0.0), fixed + days)
        if len(ways) > _MANY_WAYS:
            raise NoAnswer(
                Text(
                    f"Er lopen te veel routes van ‘{each}’ naar het hoofddoel. Vul bij sommige rijen één getal in "
                    "als vertraging.",
                    f"Too many routes lead from ‘{each}’ to the main KPI. Type one number as the lag of some rows.",
                ),
                framework.language,
            )
        found[each] = ways
    return found.get(name, {})
