"""Why a volume, or the chance of the goal, does not follow when another goal is planned for."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from fullfunnel.display import percent
from fullfunnel.errors import NoAnswer
from fullfunnel.language import Text
from fullfunnel.targets.held import held_by

if TYPE_CHECKING:
    from fullfunnel.framework.framework import Framework, Kpi

_HAIR: Final = 1e-9


def does_not_move(framework: Framework, kpi: Kpi | None, *, enough: bool = False) -> NoAnswer:
    """The error where a KPI's target, or the chance, stays the same whatever goal is planned for.

    Args:
        framework: the plan.
        kpi: the KPI whose target stays; ``None`` where it is the chance of the main goal.
        enough: whether what comes by itself is the main goal already.
    """
    if kpi is None:
        what = Text(
            "De kans op het hoofddoel verandert niet met het doel waarvoor je plant",
            "The chance of the main goal does not change with the goal that is planned for",
        )
    else:
        what = Text(
            f"Het doel van ‘{kpi.name}’ beweegt hier niet mee met het hoofddoel",
            f"The target of ‘{kpi.name}’ does not move with the main goal here",
        )
    why = _why(framework, kpi, enough=enough)
    return NoAnswer(Text(f"{what.nl}: {why.nl}", f"{what.en}: {why.en}"), framework.language)


def _why(framework: Framework, kpi: Kpi | None, *, enough: bool) -> Text:
    if kpi is None and not framework.feeders[framework.main]:
        return Text(
            f"niets draagt bij aan ‘{framework.main}’. Vul de kolom ‘Draagt bij aan’ in bij de KPI's die ernaartoe "
            "leiden.",
            f"nothing feeds ‘{framework.main}’. Fill in the column Feeds for the KPIs that lead to it.",
        )
    if kpi is not None and kpi.formula is not None:
        return Text(
            f"een ratio blijft gelijk, hoeveel je ook plant. Kies een KPI die leidt naar ‘{framework.main}’.",
            f"a ratio stays the same, however much you plan. Choose a KPI that leads to ‘{framework.main}’.",
        )
    holding = [] if enough else _own_targets(framework) if kpi is None else held_by(framework, kpi)
    if holding:
        names = ", ".join(f"‘{name}’" for name in holding)
        return Text(
            f"het ‘Eigen doel’ van {names} houdt het vast. Maak dat leeg om een bereik of kans te zien.",
            f"the ‘Own target’ of {names} holds it. Clear that to see a range or chance.",
        )
    capped = [] if enough or kpi is None else _full_first(framework, kpi)
    if capped:
        names = ", ".join(f"‘{name}’" for name in capped)
        return Text(
            f"{names} krijgt alles tot aan het plafond, en pas daarna komt de rest. Kies een andere KPI.",
            f"{names} gets everything up to the cap, and the rest comes only after that. Choose another KPI.",
        )
    if kpi is not None and not _leads_to_main(framework, kpi):
        return Text(
            f"deze KPI leidt niet naar ‘{framework.main}’. Kijk de kolom ‘Draagt bij aan’ na.",
            f"this KPI does not lead to ‘{framework.main}’. Check the column Feeds.",
        )
    return Text(
        "wat vanzelf komt is al genoeg. Kijk de kolom ‘Vanzelf’ na.",
        "what comes without the campaign is enough already. Check the column Baseline.",
    )


def _own_targets(framework: Framework) -> list[str]:
    return [each.name for each in framework.kpis if each.own_target is not None and each.formula is None]


def _onward(framework: Framework, kpi: Kpi) -> list[str]:
    """A KPI and all it leads to, nearest first."""
    found: list[str] = []
    ahead = [kpi.name]
    while ahead:
        name = ahead.pop(0)
        if name not in found:
            found.append(name)
            ahead += [each.feeds for each in framework.feeding[name]]
    return found


def _leads_to_main(framework: Framework, kpi: Kpi) -> bool:
    return framework.main in _onward(framework, kpi)


def _full_first(framework: Framework, kpi: Kpi) -> list[str]:
    """The capped rows beside a ``rest`` on the way of a KPI: they are full before the rest begins."""
    fed = {each.feeds for name in _onward(framework, kpi) for each in framework.feeding[name]}
    return [each.kpi for name in fed for each in framework.feeders[name] if each.share_basis == "cap"]


def likely_already(framework: Framework, least: float, small: float) -> NoAnswer:
    """The error where the main goal is likelier than the low end of a range without any of what is planned.

    Args:
        framework: the plan.
        least: the chance without what the plan can vary.
        small: the chance at the low end.
    """
    # In whole percents, but never one that would fit the end of the range.
    now, wanted = (Text(percent(each, "nl"), percent(each, "en")) for each in (_whole(least, small), small))
    level = math.floor((1.0 - 2.0 * least) * 10.0 - _HAIR) / 10.0
    then = Text("Een bereik is er dan niet.", "There is no range then.")
    if level > 0.0:
        then = Text(
            f"Vraag een kleiner niveau, zoals {percent(level, 'nl')}.",
            f"Ask for a smaller level, such as {percent(level, 'en')}.",
        )
    there = Text("Wat vanzelf komt", "What comes without the campaign")
    if _own_targets(framework):
        there = Text(
            "Wat vanzelf komt en wat met een eigen doel vastligt",
            "What comes without the campaign, plus what is fixed by an ‘Own target’,",
        )
    return NoAnswer(
        Text(
            f"{there.nl}, geeft het hoofddoel al een kans van {now.nl}; geen enkel plan heeft dus een kans van "
            f"{wanted.nl}. {then.nl}",
            f"{there.en} gives the main goal a chance of {now.en} already, so no plan has a chance of {wanted.en}. "
            f"{then.en}",
        ),
        framework.language,
    )


def _whole(least: float, small: float) -> float:
    whole = round(least, 2)
    return whole if whole > small else least
