"""KPI105: a rate above 1 where one cannot give several, so that a percentage was probably typed as a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.kpi_unit import CLICKS, unit_of
from fullfunnel.checks.rules.framework.rule_on_figures import OnTargets, rule_on_figures
from fullfunnel.checks.rules.plan.examples import LEADS, views, visits
from fullfunnel.display import amount, both
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.framework import Contribution, Kpi
    from fullfunnel.targets import Targets

_MANY: Final = frozenset(
    {"impressions", "vertoningen", "impressies", "views", "weergaven", "sessions", "sessies", "visits", "bezoeken"}
    | {"clicks", "klikken", "actions", "acties", "items", "stuks", "pages", "pagina's", "eur", "grp", "searches"}
    | {"zoekopdrachten", "units", "products", "producten", "reviews"}
)
"""Units of which one person (or one order) may give several."""
_IN_ONE: Final = frozenset(
    """tickets|kaarten|kaartjes|seats|stoelen|plaatsen|zitplaatsen|licences|licenses|licenties|users|gebruikers|nights|
    nachten|overnachtingen|rooms|kamers|meals|maaltijden|bottles|flessen|copies|exemplaren|packs|pakken|boxes|dozen|
    hours|uren|days|dagen|months|maanden|guests|gasten|travellers|reizigers|passengers|passagiers|participants|
    deelnemers|members|leden|students|leerlingen|studenten|children|kinderen|donations|giften|donaties|deliveries|
    leveringen|lessons|lessen|kg|kilo|litres|liter|m2|kwh|panels|panelen|points|punten|referrals|shares|comments""".replace(
        "\n    ", ""
    ).split("|")
)
_WHOLES: Final = frozenset(
    """orders|bestellingen|accounts|deals|contracts|contracten|companies|bedrijven|households|huishoudens|families|
    gezinnen|bookings|boekingen|customers|klanten|groups|groepen|schools|scholen|subscriptions|abonnementen|donors|
    donateurs|members|leden""".replace("\n    ", "").split("|")
)
"""One of these holds several of those: tickets in an order, seats in an account."""
_ONCE: Final = frozenset(
    {"impressions", "vertoningen", "impressies", "views", "weergaven", "sessions", "sessies", "visits", "bezoeken"}
    | {"clicks", "klikken"}
)
"""Units that lead to at most one of what follows: one click is one visit, one visit one lead."""
_PEOPLE: Final = frozenset({"people", "personen", "persons", "mensen"})
_PERCENTAGE: Final = 100


def rate_as_percentage(found: Targets) -> list[Finding]:
    """One finding per rate that is above 1, at most 100, and goes to something that one cannot give several of."""
    plan = found.framework
    return [
        _finding(each)
        for each in plan.contributions
        if each.rate is not None
        and each.rate > 1
        and _gives_one(plan.by_name[each.kpi], plan.by_name[each.feeds], each.rate)
    ]


def _gives_one(kpi: Kpi, fed: Kpi, rate: float) -> bool:
    start, end = unit_of(kpi), unit_of(fed)
    if start in _ONCE:
        return end != "eur"
    if start in _PEOPLE and end in CLICKS:
        # A person may click twice, but a whole audience does not click more than once each on average.
        return True
    if end in _IN_ONE or (start in _WHOLES and end in _MANY):
        return False
    return rate <= _PERCENTAGE and end not in _MANY


def _finding(each: Contribution) -> Finding:
    typed = each.rate or 0.0
    shown, out_of_hundred = both(amount, typed), both(amount, typed * 100)
    return remark(
        RULE,
        Text(
            f"De ratio van {each.kpi} naar {each.feeds} is {shown.nl}: dat zijn {out_of_hundred.nl} {each.feeds} op "
            f"100 {each.kpi}.",
            f"The rate from {each.kpi} to {each.feeds} is {shown.en}: that is {out_of_hundred.en} {each.feeds} out of "
            f"100 {each.kpi}.",
        ),
        Text(f"Bedoel je {shown.nl}%? Typ dan {shown.nl}%.", f"If you mean {shown.en}%, type {shown.en}%."),
        kpi=each.kpi,
        row=each.row,
        column="rate",
    )


RULE: Final = rule_on_figures(
    "KPI105",
    "warning",
    title=Text("Percentage als getal getypt", "Percentage typed as a number"),
    why=Text(
        "3 in plaats van 3% maakt elk doel honderd keer te laag.",
        "3 instead of 3% makes each target a hundred times too low.",
    ),
    check=OnTargets(rate_as_percentage, of_goal=False),
    fails=Example(kpis=(LEADS, visits(rate=3))),
    passes=Example(kpis=(LEADS, visits(rate=0.03))),
    near_misses=(
        # A frequency, and products in an order.
        Example(kpis=(LEADS, visits(), views(), {"kpi": "Reach", "unit": "people", "feeds": "Views", "rate": 5})),
        Example(
            kpis=(
                {"kpi": "Items", "unit": "items"},
                {"kpi": "Orders", "unit": "orders", "feeds": "Items", "rate": 2},
            )
        ),
    ),
)
