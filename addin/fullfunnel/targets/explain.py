"""The calculation behind one target in a marketeer's words: 1.000 leads ÷ 3% = 33.334 bezoeken."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from fullfunnel.display import amount, number, percent, rate, target, whole
from fullfunnel.framework.catalogue import catalogue_kpi
from fullfunnel.framework.formula import Figure, Formula, Operation, PlannedCost, TargetOf
from fullfunnel.language import Text
from fullfunnel.targets.caps import at_cap
from fullfunnel.targets.ratios import cost_stage, planned_cost

if TYPE_CHECKING:
    from fullfunnel.errors import FunnelError
    from fullfunnel.framework.framework import Framework, Kpi
    from fullfunnel.language import Language
    from fullfunnel.targets.network import Step, Volume
    from fullfunnel.targets.targets import Targets

_HAIR: Final = 1e-9
"""A share that misses 100% by less is the whole."""


def explain(found: Targets, kpi: Kpi, language: Language) -> str:
    """How the target of ``kpi`` follows from the main goal, one sentence; for a plan with one goal.

    Raises:
        FunnelError: the KPI has no target; the same reason that its cell shows.
    """
    value = float(found.of(kpi))
    if kpi.formula is not None:
        return _ratio(found, kpi, value, language)
    on_the_way = leads_to(found.framework, kpi)
    order = found.framework.fed_first
    outcomes = [found.volume(name) for name in order if name in on_the_way]
    volumes = [volume for volume in outcomes if volume is not None]
    followed = [volume for volume in reversed(volumes) if volume.basis == "follows"]
    clauses = [_clause(volume, language) for volume in volumes if volume.basis != "follows"]
    clauses += [_followed(found, volume, language) for volume in followed]
    sentence = f"{'; '.join(clauses)}."
    sentence = sentence[0].upper() + sentence[1:] + _at_cap(found, kpi, on_the_way, language)
    # 40,000.0000001 is 40,000 with the noise of floats: nothing was rounded.
    is_whole = math.isclose(whole(value), value, rel_tol=1e-9, abs_tol=1e-9)
    return sentence if is_whole else f"{sentence} {_rounded(value, kpi, language)}"


def leads_to(framework: Framework, kpi: Kpi) -> set[str]:
    """The names of a KPI and of all it leads to; for one that the goal does not ask for, of what leads to it."""
    onward = _closure(framework, kpi.name, forward=True)
    return onward if framework.main in onward else _closure(framework, kpi.name, forward=False)


def _closure(framework: Framework, name: str, *, forward: bool) -> set[str]:
    reached: set[str] = set()
    ahead = [name]
    while ahead:
        here = ahead.pop()
        if here not in reached:
            reached.add(here)
            lines = framework.feeding[here] if forward else framework.feeders[here]
            ahead += [each.feeds if forward else each.kpi for each in lines]
    return reached


def noun(name: str) -> str:
    """A KPI's name inside a sentence: small letters for a word of the trade, as typed for a name of one's own."""
    is_acronym = name[1:2].isupper() or not name[1:2].isalpha()
    return name if is_acronym or catalogue_kpi(name) is None else name[0].lower() + name[1:]


def counted(shown: str, name: str, language: Language) -> str:
    """So many of a KPI: ``1.200 leads``, and ``een bereik van 760.000 mensen`` where the name is no plural."""
    known = catalogue_kpi(name)
    if known is not None and known is catalogue_kpi("reach"):
        return Text(f"een bereik van {shown} mensen", f"a reach of {shown} people").say(language)
    return f"{shown} {noun(name)}"


def _clause(volume: Volume, language: Language) -> str:
    name, baseline = volume.kpi.name, volume.kpi.baseline
    itself = ""
    if baseline:
        shown = number(min(baseline, float(volume.target)), language)
        itself = Text(f", waarvan {shown} vanzelf komen", f", of which {shown} come without the campaign").say(language)
    if volume.kpi.outflow:
        leaving = number(volume.kpi.outflow, language)
        itself += Text(
            f", plus {leaving} om vertrekkers te vervangen", f", plus {leaving} to replace people who leave"
        ).say(language)
    here = counted(amount(float(volume.target), language), name, language)
    if volume.basis == "goal":
        return Text(f"Hoofddoel: {here}{itself}", f"Main goal: {here}{itself}").say(language)
    if volume.basis == "own":
        need = amount(float(volume.need), language)
        needed = Text(f" (nodig: {need})", f" (needed: {need})").say(language) if volume.steps else ""
        return Text(f"eigen doel: {here}{needed}{itself}", f"your own target: {here}{needed}{itself}").say(language)
    used = [step for step in volume.steps if step.planned > 0]
    if len(used) == 1:
        return f"{_division(used[0], language)} = {here}{itself}"
    sums = "; ".join(f"{_division(step, language)} = {amount(float(step.need), language)}" for step in used)
    if volume.kpi.pool == "shared":
        why = Text("dezelfde mensen, dus het hoogste telt", "the same people, so the highest counts")
    else:
        why = Text("aparte groepen, dus samen", "separate groups, so together")
    return f"{sums}; {why.say(language)}: {here}{itself}" if sums else f"{here}{itself}"


def _at_cap(found: Targets, kpi: Kpi, on_the_way: set[str], language: Language) -> str:
    """Which caps are just reached: for the main KPI all of them, else those on the way."""
    full = [name for name in at_cap(found) if kpi.name == found.framework.main or name in on_the_way]
    if not full:
        return ""
    shown = ", ".join(f"{name} {amount(found.framework.by_name[name].cap or 0.0, language)}" for name in full)
    return Text(f" Plafond bereikt: {shown}.", f" Cap reached: {shown}.").say(language)


def _followed(found: Targets, volume: Volume, language: Language) -> str:
    """What comes after the main KPI: ``1.200 leads × 10% + 30 vanzelf = 150 bestellingen``."""
    parts = [
        f"{counted(amount(float(feeder.target), language), each.kpi, language)} × {rate(each.rate or 0.0, language)}"
        for each in found.framework.feeders[volume.kpi.name]
        if (feeder := found.volume(each.kpi)) is not None
    ]
    if volume.kpi.baseline:
        shown = number(volume.kpi.baseline, language)
        parts.append(Text(f"{shown} vanzelf", f"{shown} without the campaign").say(language))
    return f"{' + '.join(parts)} = {counted(amount(float(volume.target), language), volume.kpi.name, language)}"


def _division(step: Step, language: Language) -> str:
    """One contribution as a sum: ``60% van 1.000 leads ÷ 3%``."""
    line = step.contribution
    all_of_it = counted(amount(float(step.plan), language), line.feeds, language)
    share = float(step.planned) / float(step.plan)
    part = f"{percent(share, language)} {Text('van', 'of').say(language)} " if share < 1 - _HAIR else ""
    return f"{part}{all_of_it} ÷ {rate(float(step.planned) / float(step.need), language)}"


def _rounded(value: float, kpi: Kpi, language: Language) -> str:
    shown = counted(target(value, language), kpi.name, language)
    return Text(f"Naar boven afgerond: {shown}.", f"Rounded up: {shown}.").say(language)


def _ratio(found: Targets, kpi: Kpi, value: float, language: Language) -> str:
    shown = _figure(kpi, value, language)
    if kpi.own_target is not None or kpi.formula is None:
        return Text(f"Eigen doel: {kpi.name} {shown}.", f"Your own target: {kpi.name} {shown}.").say(language)
    words, figures = _spelled(found, kpi, kpi.formula, language)
    return f"{kpi.name} = {words} = {figures} = {shown}."


def _figure(kpi: Kpi, value: float, language: Language) -> str:
    is_share = "%" in kpi.unit or (not kpi.unit and 0 < value < 1 and not _has_cost(kpi.formula))
    return percent(value, language) if is_share else number(value, language, 2)


def _has_cost(formula: Formula | None) -> bool:
    if isinstance(formula, PlannedCost):
        return True
    if formula is None or isinstance(formula, Figure | TargetOf):
        return False
    return _has_cost(formula.left) or _has_cost(formula.right)


def _spelled(found: Targets, kpi: Kpi, formula: Formula, language: Language) -> tuple[str, str]:
    """A formula in words and in figures."""
    if isinstance(formula, Figure):
        return amount(formula.value, language), amount(formula.value, language)
    if isinstance(formula, PlannedCost):
        stage = cost_stage(kpi, found.outcomes) if formula.of == "stage" else None
        words = Text(f"kosten van {stage}", f"cost of {stage}") if stage else Text("alle kosten", "all cost")
        return words.say(language), amount(float(planned_cost(found.outcomes, stage)), language)
    if isinstance(formula, TargetOf):
        other = found.framework.by_name[formula.kpi]
        return noun(other.name), amount(float(found.of(other)), language)
    sign = {"/": "÷", "*": "×"}.get(formula.sign, formula.sign)
    left = _in_brackets(formula.left, formula, _spelled(found, kpi, formula.left, language))
    right = _in_brackets(formula.right, formula, _spelled(found, kpi, formula.right, language))
    return f"{left[0]} {sign} {right[0]}", f"{left[1]} {sign} {right[1]}"


def _in_brackets(part: Formula, whole: Operation, spelled: tuple[str, str]) -> tuple[str, str]:
    """A part of a sum, in brackets where it would be read otherwise without them."""
    if not isinstance(part, Operation):
        return spelled
    is_sum = part.sign in {"+", "-"}
    weaker = is_sum and whole.sign in {"*", "/"}
    behind = part is whole.right and (whole.sign == "/" or (whole.sign == "-" and is_sum))
    return (f"({spelled[0]})", f"({spelled[1]})") if weaker or behind else spelled


def no_target(error: FunnelError, language: Language) -> str:
    """Why a cell shows an error, and what to do."""
    why = error.text.say(language)
    return Text(f"Nog geen doel. {why}", f"No target yet. {why}").say(language)
