"""KPI108: an own target that is what is needed, rounded down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import OnTargets, rule_on_figures
from fullfunnel.display import amount, both, number, target
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.finding import Finding
    from fullfunnel.targets import Targets
    from fullfunnel.targets.network import Volume

_FEW: Final = 10
"""Below this a whole one less is not a rounding but a lower target."""


def rounded_down(found: Targets) -> Iterator[Finding]:
    """One finding per own target that is the need without its decimals."""
    for kpi in found.framework.kpis:
        volume = found.volume(kpi.name)
        if volume is None or kpi.own_target is None or not is_rounded_down(volume):
            continue
        exact = Text(number(float(volume.need), "nl", 2), number(float(volume.need), "en", 2))
        typed, up = both(amount, kpi.own_target), both(target, float(volume.need))
        yield remark(
            RULE,
            Text(
                f"Je doel voor {kpi.name} is {typed.nl}, terwijl {exact.nl} nodig is: naar beneden afgerond "
                f"haal je het hoofddoel net niet.",
                f"Your target for {kpi.name} is {typed.en}, while {exact.en} is needed: rounded down you "
                f"just miss the main goal.",
            ),
            Text(f"Rond naar boven af: {up.nl}.", f"Round up: {up.en}."),
            kpi=kpi.name,
            table="ffKpis",
            row=kpi.row,
            column="own_target",
            words=(kpi.name, typed.say(found.framework.language)),
        )


def is_rounded_down(volume: Volume) -> bool:
    """Whether an own target is a whole number less than one below what is needed."""
    need, own = float(volume.need), float(volume.target)
    # Less than a hundredth short is the float, not the marketeer.
    return volume.basis == "own" and need >= _FEW and own.is_integer() and need - 1 < own < need - 0.01


def _visits(own_target: float) -> Example:
    """1,000 leads at 3% take 33,333.33 visits."""
    return Example(
        kpis=(
            {"kpi": "Leads"},
            {"kpi": "Visits", "unit": "visits", "feeds": "Leads", "rate": 0.03, "own_target": own_target},
        ),
        goal=1000,
    )


RULE: Final = rule_on_figures(
    "KPI108",
    "hint",
    title=Text("Doel naar beneden afgerond", "Target rounded down"),
    why=Text("Naar beneden afronden mist het hoofddoel.", "Rounding down misses the main goal."),
    check=OnTargets(rounded_down),
    fails=_visits(33333),
    passes=_visits(33334),
    # A lower target is another rule's.
    near_misses=(_visits(33000), _visits(40000)),
)
