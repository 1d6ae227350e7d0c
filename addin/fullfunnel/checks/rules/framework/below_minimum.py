"""KPI111: a channel or ad set gets less than the floor that it needs to work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import OnTargets, rule_on_figures
from fullfunnel.checks.rules.plan.examples import LEADS, visits
from fullfunnel.display import both, number, target
from fullfunnel.framework.typed.period import UNIT_WORDS
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.framework import Framework, Kpi
    from fullfunnel.targets import Targets

_HAIR: Final = 1e-9


def below_minimum(found: Targets) -> list[Finding]:
    """One finding per KPI with a target above nothing and below its minimum."""
    findings = []
    unknown = {each.kpi for each in found.framework.periodic if each.column == "minimum"}
    for kpi in found.framework.kpis:
        volume = found.volume(kpi.name)
        if kpi.name in unknown:  # per week, and nothing says how many weeks there are
            continue
        if kpi.minimum and volume is not None and 0 < float(volume.target) < kpi.minimum * (1 - _HAIR):
            findings.append(_finding(found, kpi, float(volume.target)))
    return findings


def _finding(found: Targets, kpi: Kpi, planned: float) -> Finding:
    least, many = both(number, kpi.minimum or 0.0), both(target, planned)
    typed = [each for each in found.framework.said_periods if (each.kpi, each.column) == (kpi.name, "minimum")]
    per = Text("", "")
    if typed:
        value, word = both(number, typed[0].value), UNIT_WORDS[typed[0].unit]
        per = Text(f" ({value.nl} per {word.nl})", f" ({value.en} per {word.en})")
    return remark(
        RULE,
        Text(
            f"{kpi.name} krijgt er {many.nl}, minder dan het minimum van {least.nl}{per.nl}.",
            f"{kpi.name} gets {many.en}, less than the minimum of {least.en}{per.en}.",
        ),
        _advice(found.framework, kpi),
        kpi=kpi.name,
        row=kpi.row,
        column="minimum",
    )


def _advice(framework: Framework, kpi: Kpi) -> Text:
    """What can be done: never a larger share where it is all already, or where the cap is below the minimum."""
    if kpi.own_target is not None:
        return Text("Verhoog je eigen doel, of maak het leeg.", "Raise your own target, or clear it.")
    if kpi.cap is not None and kpi.cap < (kpi.minimum or 0.0):
        most = both(number, kpi.cap)
        return Text(
            f"Meer dan het plafond van {most.nl} is er niet. Maak de doelgroep groter, of laat deze route vallen en "
            "verdeel het over minder routes.",
            f"There is no more than the cap of {most.en}. Make the audience wider, or drop this route and divide "
            "over fewer routes.",
        )
    ways = framework.feeding[kpi.name]
    if all(each.share_basis not in {"rest", "cap"} and each.share >= 1.0 - _HAIR for each in ways):
        return Text(
            "Een groter aandeel kan hier niet. Verhoog het hoofddoel, of stuur op een KPI eerder in de funnel, waar "
            "er meer van zijn.",
            "A larger share is not possible here. Raise the main goal, or manage by a KPI earlier in the funnel, of "
            "which there are more.",
        )
    return Text(
        f"Geef {kpi.name} een groter aandeel, of laat deze route vallen en verdeel het over minder routes.",
        f"Give {kpi.name} a larger share, or drop this route and divide over fewer routes.",
    )


RULE: Final = rule_on_figures(
    "KPI111",
    "warning",
    title=Text("Minder dan het minimum", "Less than the minimum"),
    why=Text(
        "Een advertentieset met te weinig conversies komt de leerfase niet uit, en een test met te weinig zegt niets.",
        "An ad set with too few conversions does not leave its learning phase, and a test with too few says nothing.",
    ),
    check=OnTargets(below_minimum),
    fails=Example(kpis=(LEADS, visits(minimum=50_000))),
    passes=Example(kpis=(LEADS, visits(minimum=15_000))),
    near_misses=(Example(kpis=(LEADS, visits(minimum=20_000))),),
)
