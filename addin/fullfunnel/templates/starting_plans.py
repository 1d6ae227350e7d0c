"""The plans a new workbook starts from: the KPIs of each stage and what they lead to, without a single figure.

No rate, share, price or goal is filled in. An average of somebody else looks like a fact in a plan and is a guess, and
example figures get forgotten and sent along; so the figures stay the marketeer's, and the workbook says in words what
is still to be filled in. Only what is no figure is given: the names, the order of the journey and two entries beside
the line, because people do not walk the stages one by one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput
from fullfunnel.framework import schema as contract
from fullfunnel.framework.budget import KIND_WORDS, YES_NO_WORDS
from fullfunnel.framework.names import same_name
from fullfunnel.framework.reading import ROLE_WORDS
from fullfunnel.framework.stages import AIDA, SEE_THINK_DO_CARE, TOUCH_TELL_SELL, StageModel
from fullfunnel.language import Text, same
from fullfunnel.templates.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.framework.budget import SpendKind
    from fullfunnel.framework.catalogue import Role
    from fullfunnel.templates.plan import Entry

_NAME: Final = Text("Naam van je campagne", "Name of your campaign")
_PEOPLE: Final = Text("personen", "people")
_CLICKS: Final = Text("klikken", "clicks")
_VISITS: Final = Text("bezoeken", "visits")
_ORDERS: Final = Text("bestellingen", "orders")

_IMPRESSIONS: Final = Text("Vertoningen", "Impressions")
_REACH: Final = Text("Bereik", "Reach")
_COMPLETED: Final = Text("Uitgekeken video's", "Completed video views")
_SEARCH: Final = Text("Klikken zoekadvertenties", "Search ad clicks")
_SITE_VISITS: Final = Text("Bezoeken", "Visits")
_EMAIL: Final = Text("Klikken e-mail", "E-mail clicks")
_PRODUCT_VIEWS: Final = Text("Productpaginaweergaven", "Product page views")
_CHECKOUTS: Final = Text("Gestarte bestellingen", "Checkouts started")
_PURCHASES: Final = Text("Bestellingen", "Orders")
_LEADS: Final = same("Leads")
_FREQUENCY: Final = Text("Frequentie", "Frequency")
_COST: Final = Text("Kosten", "Cost")


def _row(kpi: Text, stage: Text, role: Role, unit: Text, feeds: Text | None = None) -> dict[str, Entry]:
    return {"kpi": kpi, "stage": stage, "role": ROLE_WORDS[role], "unit": unit, "feeds": feeds}


def _ratio(kpi: Text, stage: Text, unit: Text, above: Text, below: Text) -> dict[str, Entry]:
    formula = Text(f"{above.nl} / {below.nl}", f"{above.en} / {below.en}")
    return _row(kpi, stage, "guard", unit) | {"formula": formula}


_PER_PERSON: Final = Text("per persoon", "per person")
_PER_ORDER: Final = Text("€ per bestelling", "€ per order")


def _see_think_do_care() -> tuple[dict[str, Entry], ...]:
    see, think, do, care = SEE_THINK_DO_CARE.stages
    return (
        _row(_IMPRESSIONS, see, "indirect", Text("vertoningen", "impressions"), _REACH),
        _row(_REACH, see, "indirect", _PEOPLE, _COMPLETED),
        _row(_COMPLETED, see, "indirect", _PEOPLE, _SITE_VISITS),
        _row(_SEARCH, think, "indirect", _CLICKS, _SITE_VISITS),
        _row(_SITE_VISITS, think, "indirect", _VISITS, _PRODUCT_VIEWS),
        _row(_EMAIL, do, "indirect", _CLICKS, _PRODUCT_VIEWS),
        _row(_PRODUCT_VIEWS, do, "indirect", _VISITS, _CHECKOUTS),
        _row(_CHECKOUTS, do, "direct", _ORDERS, _PURCHASES),
        _row(_PURCHASES, do, "main", _ORDERS),
        _ratio(_FREQUENCY, see, _PER_PERSON, _IMPRESSIONS, _REACH),
        _ratio(Text("Kosten per bestelling", "Cost per order"), do, _PER_ORDER, _COST, _PURCHASES),
        _row(same("Reviews"), care, "indirect", same("reviews")),
    )


def _touch_tell_sell() -> tuple[dict[str, Entry], ...]:
    touch, tell, sell = TOUCH_TELL_SELL.stages
    downloads = Text("Downloads", "Downloads")
    return (
        _row(_IMPRESSIONS, touch, "indirect", Text("vertoningen", "impressions"), _REACH),
        _row(_REACH, touch, "indirect", _PEOPLE, _SITE_VISITS),
        _row(_SEARCH, tell, "indirect", _CLICKS, _SITE_VISITS),
        _row(_SITE_VISITS, tell, "indirect", _VISITS, downloads),
        _row(downloads, tell, "direct", Text("acties", "actions"), _LEADS),
        _row(_EMAIL, sell, "direct", _CLICKS, _LEADS),
        _row(_LEADS, sell, "main", same("leads")),
        _ratio(_FREQUENCY, touch, _PER_PERSON, _IMPRESSIONS, _REACH),
        _ratio(Text("Kosten per lead", "Cost per lead"), sell, Text("€ per lead", "€ per lead"), _COST, _LEADS),
    )


def _aida() -> tuple[dict[str, Entry], ...]:
    attention, interest, desire, action = AIDA.stages
    return (
        _row(_IMPRESSIONS, attention, "indirect", Text("vertoningen", "impressions"), _REACH),
        _row(_REACH, attention, "indirect", _PEOPLE, _SITE_VISITS),
        _row(_SEARCH, interest, "indirect", _CLICKS, _SITE_VISITS),
        _row(_SITE_VISITS, interest, "indirect", _VISITS, _PRODUCT_VIEWS),
        _row(_PRODUCT_VIEWS, desire, "indirect", _VISITS, _CHECKOUTS),
        _row(_EMAIL, desire, "indirect", _CLICKS, _CHECKOUTS),
        _row(_CHECKOUTS, action, "direct", _ORDERS, _PURCHASES),
        _row(_PURCHASES, action, "main", _ORDERS),
        _ratio(_FREQUENCY, attention, _PER_PERSON, _IMPRESSIONS, _REACH),
        _ratio(Text("Kosten per bestelling", "Cost per order"), action, _PER_ORDER, _COST, _PURCHASES),
    )


def _own(stages: tuple[Text, ...]) -> tuple[dict[str, Entry], ...]:
    names = [Text(f"KPI van {stage.nl}", f"KPI of {stage.en}") for stage in stages]
    last = len(stages) - 1
    roles: list[Role] = [
        "main" if at == last else "direct" if at == last - 1 else "indirect" for at in range(len(stages))
    ]
    return tuple(
        _row(names[at], stage, roles[at], Text("aantal", "number"), names[at + 1] if at < last else None)
        for at, stage in enumerate(stages)
    )


def _messages(model: StageModel) -> tuple[dict[str, Entry], ...]:
    letters = [stage.en[0].upper() for stage in model.stages]
    ids = [f"{letter}{letters[: at + 1].count(letter)}" for at, letter in enumerate(letters)]
    return tuple(
        {"id": ids[at], "stage": stage, "follows": ids[at - 1] if at else None} for at, stage in enumerate(model.stages)
    )


_SPENDING: Final[tuple[tuple[SpendKind, Text], ...]] = (
    ("creation", Text("maken", "production")),
    ("activation", Text("inzetten", "media")),
)


def _budget(model: StageModel, converting: Text) -> tuple[dict[str, Entry], ...]:
    return tuple(
        {
            "item": Text(f"{stage.nl}: {what.nl}", f"{stage.en}: {what.en}"),
            "stage": stage,
            "kind": KIND_WORDS[kind],
            "converts_directly": YES_NO_WORDS[stage == converting and kind == "activation"],
        }
        for stage in model.stages
        for kind, what in _SPENDING
    )


_ROWS: Final = {
    SEE_THINK_DO_CARE.name: _see_think_do_care,
    TOUCH_TELL_SELL.name: _touch_tell_sell,
    AIDA.name: _aida,
}


_LONGEST: Final = 24
_MOST: Final = 8
"""How many stages still fit beside each other on the overview."""
_LANDING: Final = frozenset(map(same_name, (*contract.LANDING, "Landing page")))
"""What stands at the stage of a landing page among the messages, so no stage may be called so."""
_PLAIN: Final = re.compile(r"[^\W_][\w &'’.-]*")
"""A name that needs no care in a formula: no quotes, wildcards or comparisons."""


def starting_plan(model: StageModel) -> Plan:
    """The plan to start from in a stage model, one of ours or an own one."""
    ours = _ROWS.get(model.name)
    rows: tuple[Mapping[str, Entry], ...] = ours() if ours else _own(model.stages)
    return Plan(
        name=_NAME,
        model=model,
        kpis=rows,
        messages=_messages(model),
        budget=_budget(model, model.converting or model.stages[-1]),
    )


def plan_for(model: str | None, stages: str | None) -> Plan:
    """The plan to start from, as the command line names it.

    Args:
        model: ``see-think-do-care`` (default), ``touch-tell-sell`` or ``aida``.
        stages: own stages with commas between them, instead of a model.

    Raises:
        BadInput: a model and stages at once, or stages that make no journey.
    """
    if stages is None:
        models = {each.name.en.casefold(): each for each in (SEE_THINK_DO_CARE, TOUCH_TELL_SELL, AIDA)}
        return starting_plan(models[model] if model else SEE_THINK_DO_CARE)
    if model is not None:
        raise BadInput(
            Text(
                "Kies een model met --model of noem je eigen fasen met --stages, niet allebei.",
                "Choose a model with --model or name your own stages with --stages, not both.",
            )
        )
    return starting_plan(own_model(stages.split(",")))


def own_model(stages: list[str]) -> StageModel:
    """A stage model of the marketeer's own, the first contact with the customer first.

    Raises:
        BadInput: fewer than two stages or more than eight, one named twice, or a name that cannot be used.
    """
    names = [" ".join(stage.split()) for stage in stages]
    if len(names) < 2 or not all(names):  # noqa: PLR2004  # a journey goes from somewhere to somewhere
        raise BadInput(
            Text(
                "Noem minstens twee fasen, met komma's ertussen, van eerste contact tot aankoop: --stages "
                '"Ontdekken,Vergelijken,Kopen".',
                "Name at least two stages, with commas between them, from first contact to purchase: --stages "
                '"Discover,Compare,Buy".',
            )
        )
    odd = next((name for name in names if len(name) > _LONGEST or not _PLAIN.fullmatch(name)), None)
    if odd is not None:
        raise BadInput(
            Text(
                f"De fase ‘{odd}’ past niet in formules en keuzelijsten. Gebruik hooguit {_LONGEST} letters, cijfers, "
                "spaties en streepjes.",
                f"The stage ‘{odd}’ does not fit in formulas and drop-downs. Use {_LONGEST} letters, digits, spaces "
                "and hyphens at most.",
            )
        )
    landing = next((name for name in names if same_name(name) in _LANDING), None)
    if landing is not None:
        raise BadInput(
            Text(
                f"‘{landing}’ kan geen naam van een fase zijn: de werkmap gebruikt die voor rijen met een "
                "landingspagina. Kies een andere naam.",
                f"‘{landing}’ cannot be the name of a stage: the workbook uses it for rows with a landing page. "
                "Choose another name.",
            )
        )
    if len(names) > _MOST:
        raise BadInput(
            Text(
                f"Een plan kan hooguit {_MOST} fasen hebben; dit zijn er {len(names)}. Voeg er een paar samen.",
                f"A plan can have {_MOST} stages at most; these are {len(names)}. Combine a few.",
            )
        )
    twice = next((name for at, name in enumerate(names) if same_name(name) in map(same_name, names[:at])), None)
    if twice is not None:
        raise BadInput(
            Text(
                f"De fase ‘{twice}’ komt twee keer voor. Geef elke fase een eigen naam.",
                f"The stage ‘{twice}’ occurs twice. Give every stage a name of its own.",
            )
        )
    return StageModel(
        name=Text("Eigen fasen", "Own stages"), stages=tuple(map(same, names)), converting=same(names[-1])
    )
