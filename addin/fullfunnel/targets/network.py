"""From the main goal back to every KPI that leads to it.

For a contribution from i to j with rate r and share s::

    plan(j)    = max(target(j) + outflow(j) - baseline(j), 0)      what the planned stages must deliver
    need(i->j) = plan(j) * s / r                      what i needs for j (s: :mod:`fullfunnel.targets.ways`)
    need(i)    = max over j (shared pool) or sum over j (separate pools)
    target(i)  = own target if typed, else need(i)

The maximum for a shared pool is an identity, not a choice: the same people at i meet every next step, so the pool
that serves the most demanding one serves the others too. Summing would count those people twice.

What comes after the main KPI (leads that become orders) cannot be calculated back; it follows forward:
``baseline(j) + sum over i of target(i) * r``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from fullfunnel.errors import BadRate, FunnelError, NotFound
from fullfunnel.language import Text
from fullfunnel.targets.elementwise import Number, any_of, choose, first_of, larger
from fullfunnel.targets.ways import planned_over_ways

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.framework.framework import Contribution, Framework, Kpi
    from fullfunnel.targets.elementwise import Truth

Line: TypeAlias = tuple[str, str]
"""A contribution by its two ends: the KPI and the one it feeds."""

Basis = Literal["goal", "own", "need", "follows"]
"""What a target rests on: the main goal, a typed own target, the need of what it feeds, or what leads to it."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one contribution asks of the KPI it starts from."""

    contribution: Contribution
    planned: Number
    """How many of the fed KPI must come through here."""
    need: Number
    """How many of the feeding KPI that takes."""
    plan: Number = 0.0
    """How many of the fed KPI must come through all ways together."""


@dataclass(frozen=True, slots=True)
class Volume:
    """The target of one volume KPI and how it came about."""

    kpi: Kpi
    basis: Basis
    target: Number
    need: Number
    """What the KPIs it feeds ask for; for the main KPI the goal."""
    steps: tuple[Step, ...] = ()
    """One per contribution that leads on from it to a KPI with a target."""

    @property
    def plan(self) -> Number:
        """How much of the target the planned stages must deliver, what leaves meanwhile included."""
        return larger(self.target + self.kpi.outflow - self.kpi.baseline, 0.0)

    @property
    def total_need(self) -> Number:
        """The need if every next step had its own audience: the other end of a shared pool's interval."""
        return sum((step.need for step in self.steps), 0.0)


Outcome: TypeAlias = Volume | FunnelError
"""A KPI's volume, or why it has none."""

Ways: TypeAlias = dict[str, Number] | BadRate
"""What must come through each way into a KPI, by the KPI it starts from; or the bad rate that it depends on."""


def volumes(framework: Framework, goal: Number, rates: Mapping[Line, Number]) -> dict[str, Outcome]:
    """The outcome for every KPI that is no ratio, by name.

    A blank or zero rate stops the KPIs above it only; the others keep their target.

    Args:
        framework: the plan.
        goal: how many of the main KPI, 0 or more.
        rates: rates that replace those of the plan, for a whole array of plans at once.

    Raises:
        NoAnswer: the KPIs feed each other in a circle.
    """
    found: dict[str, Outcome] = {}
    ways: dict[str, Ways] = {}
    order = framework.fed_first
    for name in order:
        outcome = _backward(framework, framework.by_name[name], goal, rates, found, ways)
        if outcome is not None:
            found[name] = outcome
        if isinstance(outcome, Volume):
            ways[name] = _ways(framework, outcome, rates)
    for name in reversed(order):
        if name not in found:
            found[name] = _forward(framework, framework.by_name[name], rates, found)
    return found


def rate_of(
    contribution: Contribution, rates: Mapping[Line, Number], framework: Framework, *, used: Truth = True
) -> Number:
    """The rate of a contribution, never blank or zero; 1 in plans that do not use it.

    Of many plans one with a rate that it cannot use stops all, for a target left out would be missed by nobody.

    Raises:
        BadRate: it is; the text names the place.
    """
    rate = rates.get((contribution.kpi, contribution.feeds), contribution.rate)
    if rate is None:
        raise _bad_rate(contribution, framework, Text("is leeg", "is blank"))
    # NaN is how a DataFrame tells a blank cell.
    unusable = ((rate <= 0) | (rate != rate)) & used  # noqa: PLR0124
    if any_of(unusable):
        plan = first_of(unusable)
        at = Text("is 0", "is 0") if plan is None else _in_plan(plan + 1)
        raise _bad_rate(contribution, framework, at)
    return choose(used, rate, 1.0)


def _in_plan(plan: int) -> Text:
    return Text(f"is 0 of leeg in plan {plan}", f"is 0 or blank in plan {plan}")


def _ways(framework: Framework, fed: Volume, rates: Mapping[Line, Number]) -> Ways:
    """What must come through each way into a KPI, or the bad rate that it depends on."""
    try:
        return planned_over_ways(
            framework, fed.kpi.name, fed.plan, lambda contribution: rate_of(contribution, rates, framework)
        )
    except BadRate as error:
        return error.afresh()


def _backward(  # noqa: PLR0913, PLR0917  # what is known of the KPIs it feeds
    framework: Framework,
    kpi: Kpi,
    goal: Number,
    rates: Mapping[Line, Number],
    found: Mapping[str, Outcome],
    ways: Mapping[str, Ways],
) -> Outcome | None:
    """The outcome of a KPI from the goal, its own target or what it feeds; ``None`` when none of these is there."""
    if kpi.name == framework.main:
        target = goal if kpi.own_target is None else kpi.own_target
        return Volume(kpi, "goal" if kpi.own_target is None else "own", target, need=goal)
    fed = [(each, found[each.feeds]) for each in framework.feeding[kpi.name] if each.feeds in found]
    if kpi.own_target is None and not fed:
        return None
    steps: list[Step] = []
    for contribution, outcome in fed:
        if isinstance(outcome, FunnelError):
            error: FunnelError | None = outcome
        else:
            step = _step(framework, contribution, outcome, rates, ways[contribution.feeds])
            error = step if isinstance(step, FunnelError) else None
            if isinstance(step, Step):
                steps.append(step)
        # With a target of its own a KPI stands, whatever is the matter further down.
        if error is not None and kpi.own_target is None:
            return error
    need = _together(kpi, steps)
    if kpi.own_target is not None:
        return Volume(kpi, "own", kpi.own_target, need, tuple(steps))
    return Volume(kpi, "need", need, need, tuple(steps))


def _step(
    framework: Framework, contribution: Contribution, fed: Volume, rates: Mapping[Line, Number], ways: Ways
) -> Step | FunnelError:
    if isinstance(ways, BadRate):
        return ways.afresh()
    planned = ways[contribution.kpi]
    used = planned > 0
    if not any_of(used):
        return Step(contribution, planned, planned * 0.0, fed.plan)  # nothing has to come through here: no rate is used
    try:
        need = planned / rate_of(contribution, rates, framework, used=used)
        return Step(contribution, planned, need, fed.plan)
    except BadRate as error:
        return error.afresh()


def _together(kpi: Kpi, steps: list[Step]) -> Number:
    need: Number = 0.0
    for step in steps:
        need = larger(need, step.need) if kpi.pool == "shared" else need + step.need
    return need


def _forward(framework: Framework, kpi: Kpi, rates: Mapping[Line, Number], found: Mapping[str, Outcome]) -> Outcome:
    """The volume of a KPI that no goal asks for: what the KPIs before it bring."""
    arriving: Number = kpi.baseline - kpi.outflow
    feeders = framework.feeders[kpi.name]
    for contribution in feeders:
        outcome = found[contribution.kpi]
        if isinstance(outcome, FunnelError):
            return outcome
        try:
            arriving = arriving + outcome.target * rate_of(contribution, rates, framework)
        except BadRate as error:
            return error.afresh()
    if feeders:
        return Volume(kpi, "follows", arriving, arriving)
    return NotFound(
        Text(
            f"‘{kpi.name}’ (tabelrij {kpi.row}) heeft geen doel: die KPI leidt niet naar het hoofddoel en heeft "
            "geen eigen doel. Vul de kolom ‘Draagt bij aan’ in, of ‘Eigen doel’.",
            f"‘{kpi.name}’ (table row {kpi.row}) has no target: it does not lead to the main KPI and has no target "
            "of its own. Fill in the column Feeds, or ‘Own target’.",
        ),
        framework.language,
    )


def _bad_rate(contribution: Contribution, framework: Framework, what: Text) -> BadRate:
    kpi, feeds = contribution.kpi, contribution.feeds
    return BadRate(
        Text(
            f"De ratio van ‘{kpi}’ naar ‘{feeds}’ {what.nl} (tabelrij {contribution.row}). Vul in welk deel van "
            f"‘{kpi}’ "
            f"‘{feeds}’ oplevert, bijvoorbeeld 3%.",
            f"The rate from ‘{kpi}’ to ‘{feeds}’ {what.en} (table row {contribution.row}). Fill in which part of "
            f"‘{kpi}’ "
            f"gives ‘{feeds}’, for instance 3%.",
        ),
        framework.language,
    )
