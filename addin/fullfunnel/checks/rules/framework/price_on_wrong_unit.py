"""KPI107: a price per click on impressions, or a price per thousand impressions on clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.kpi_unit import CLICKS, IMPRESSIONS, VISITS, unit_of
from fullfunnel.checks.rules.framework.rule_on_figures import OnTargets, rule_on_figures
from fullfunnel.checks.rules.plan.examples import KPIS, kpis
from fullfunnel.display import amount, both
from fullfunnel.framework.typed.currency import money
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fullfunnel.checks.finding import About, Finding
    from fullfunnel.framework.framework import Kpi
    from fullfunnel.targets import Targets
    from fullfunnel.targets.network import Volume

_DEAR_IMPRESSION: Final = 0.05
"""€ 50 per thousand: above it a price for one impression is rather one for a click."""
_CHEAP_CLICK: Final = 0.02
"""A click for less than 2 cents is hardly for sale: the price is one per thousand impressions."""
_THOUSAND: Final = 1000


def _euros(value: float) -> Text:
    return Text(money(value, "EUR", "nl"), money(value, "EUR", "en"))


def price_on_wrong_unit(found: Targets, priced: Callable[[float], Text] = _euros) -> Iterator[Finding]:
    """One finding per KPI whose price belongs to another unit, with what the plan would cost with the right one.

    Args:
        found: the targets of the plan.
        priced: an amount in the currency of the plan.
    """
    for kpi in found.framework.kpis:
        volume = found.volume(kpi.name)
        if volume is None or not kpi.unit_cost:
            continue
        unit = unit_of(kpi)
        if unit in IMPRESSIONS and kpi.per == 1 and kpi.unit_cost > _DEAR_IMPRESSION:
            yield _on_impressions(found, volume, kpi.unit_cost, priced)
        if unit in CLICKS | VISITS and kpi.per == _THOUSAND and kpi.unit_cost / kpi.per < _CHEAP_CLICK:
            yield _on_clicks(found, volume, kpi.unit_cost, priced)


def _on_impressions(found: Targets, volume: Volume, price: float, priced: Callable[[float], Text]) -> Finding:
    kpi, many = volume.kpi, float(volume.target)
    count = both(amount, many)
    shown, cost, right = map(priced, (price, many * price, many * price / _THOUSAND))
    clicks = _clicks_after(found, kpi)
    instead = Text("", "")
    if clicks is not None:
        clicked, paid = both(amount, float(clicks.target)), priced(float(clicks.target) * price)
        instead = Text(
            f" Bedoel je {shown.nl} per klik, zet de prijs dan bij {clicks.kpi.name}: {clicked.nl} × {shown.nl} = "
            f"{paid.nl}.",
            f" If you mean {shown.en} per click, put the price with {clicks.kpi.name}: {clicked.en} × {shown.en} = "
            f"{paid.en}.",
        )
    return remark(
        RULE,
        Text(
            f"{kpi.name} kost {shown.nl} per vertoning: {count.nl} × {shown.nl} = {cost.nl}. Zo'n prijs is "
            "gebruikelijk per klik of per 1.000 vertoningen.",
            f"{kpi.name} costs {shown.en} per impression: {count.en} × {shown.en} = {cost.en}. Such a price is "
            "usual per click, or per 1,000 impressions.",
        ),
        Text(
            f"Bedoel je {shown.nl} per 1.000 (CPM), typ dan 1000 bij ‘Per’: dan is het {right.nl}.{instead.nl}",
            f"If you mean {shown.en} per 1,000 (CPM), type 1000 under Per: then it is {right.en}.{instead.en}",
        ),
        **_about(found, kpi, shown),
    )


def _on_clicks(found: Targets, volume: Volume, price: float, priced: Callable[[float], Text]) -> Finding:
    kpi, many = volume.kpi, float(volume.target)
    count = both(amount, many)
    shown, cost, right = map(priced, (price, many * price / _THOUSAND, many * price))
    return remark(
        RULE,
        Text(
            f"{kpi.name} kost {shown.nl} per 1.000 {kpi.unit or 'klikken'}: {count.nl} stuks voor {cost.nl}. Zo'n "
            "prijs is gebruikelijk per 1.000 vertoningen.",
            f"{kpi.name} costs {shown.en} per 1,000 {kpi.unit or 'clicks'}: {count.en} of them for {cost.en}. Such "
            "a price is usual per 1,000 impressions.",
        ),
        Text(
            f"Bedoel je {shown.nl} per klik (CPC), typ dan 1 bij ‘Per’: dan is het {right.nl}. Is het een CPM, zet "
            "die dan bij de vertoningen.",
            f"If you mean {shown.en} per click (CPC), type 1 under Per: then it is {right.en}. If it is a CPM, put "
            "it with the impressions.",
        ),
        **_about(found, kpi, shown),
    )


def _clicks_after(found: Targets, kpi: Kpi) -> Volume | None:
    """The clicks or visits that a KPI leads to."""
    fed = (found.volume(each.feeds) for each in found.framework.feeding[kpi.name])
    return next((each for each in fed if each is not None and unit_of(each.kpi) in CLICKS | VISITS), None)


def _about(found: Targets, kpi: Kpi, shown: Text) -> About:
    return {
        "kpi": kpi.name,
        "table": "ffKpis",
        "row": kpi.row,
        "column": "unit_cost",
        "words": (kpi.name, shown.say(found.framework.language)),
    }


def _visits_at(price: float, per: float) -> Example:
    return Example(kpis=(KPIS[0], {**KPIS[1], "unit_cost": price, "per": per}))


RULE: Final = rule_on_figures(
    "KPI107",
    "warning",
    title=Text("Prijs per klik op vertoningen", "Price per click on impressions"),
    why=Text(
        "Een CPC op vertoningen rekent duizend keer te veel, een CPM op kliks duizend keer te weinig.",
        "A CPC on impressions asks a thousand times too much, a CPM on clicks a thousand times too little.",
    ),
    check=OnTargets(price_on_wrong_unit, priced=price_on_wrong_unit),
    fails=Example(kpis=kpis(unit_cost=0.35, per=1)),
    passes=Example(kpis=kpis(unit_cost=3.5, per=1000)),
    near_misses=(
        Example(kpis=kpis(unit_cost=0.004, per=1)),
        _visits_at(0.4, 1),
        # 40 cents a click, stated per thousand.
        _visits_at(400, 1000),
    ),
)
