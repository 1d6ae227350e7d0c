"""Stage models: the stages a customer goes through, in the order of the journey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from fullfunnel.framework.names import same_name
from fullfunnel.language import Language, Text, same


@dataclass(frozen=True)
class StageModel:
    """The stages of a journey, upper funnel first."""

    name: Text
    stages: tuple[Text, ...]
    converting: Text | None = None
    """The stage in which the customer acts: the one that is judged on results. An own model need not say."""

    def find(self, stage: str) -> Text | None:
        """The stage of this model that ``stage`` names, in either language."""
        wanted = same_name(stage)
        return next((each for each in self.stages if wanted in {same_name(each.nl), same_name(each.en)}), None)


SEE_THINK_DO_CARE: Final = StageModel(
    name=same("See-Think-Do-Care"),
    stages=(same("See"), same("Think"), same("Do"), same("Care")),
    converting=same("Do"),
)
TOUCH_TELL_SELL: Final = StageModel(
    name=same("Touch-Tell-Sell"),
    stages=(same("Touch"), same("Tell"), same("Sell")),
    converting=same("Sell"),
)
AIDA: Final = StageModel(
    name=same("AIDA"),
    stages=(
        Text("Aandacht", "Attention"),
        Text("Interesse", "Interest"),
        Text("Verlangen", "Desire"),
        Text("Actie", "Action"),
    ),
    converting=Text("Actie", "Action"),
)

STAGE_MODELS: Final = (SEE_THINK_DO_CARE, TOUCH_TELL_SELL, AIDA)

_ALSO: Final = {"awareness": AIDA.stages[0]}
"""The first A of AIDA is Attention to some and Awareness to others."""


def stage_model(stages: list[str]) -> StageModel:
    """The model that a plan with these stages follows; an own model in the order given when it is none of ours."""
    for model in STAGE_MODELS:
        if stages and all(model.find(stage) or _ALSO.get(same_name(stage)) in model.stages for stage in stages):
            return model
    return StageModel(name=Text("Eigen fasen", "Own stages"), stages=tuple(map(same, stages)))


def is_converting(stage: str) -> bool:
    """Whether a stage is the one judged on results in the model it belongs to: Do, Sell, Action."""
    return any(model.converting is not None and model.find(stage) == model.converting for model in STAGE_MODELS)


def stage_words(stage: str, language: Language) -> str:
    """A stage in the language asked, as typed when it is an own one."""
    for model in STAGE_MODELS:
        found = model.find(stage)
        if found:
            return found.say(language)
    return stage


def as_spelled(stage: str) -> str:
    """A stage as its model spells it, in the language it is typed in: ``do`` is Do; an own one as typed."""
    wanted = same_name(stage)
    for model in STAGE_MODELS:
        for each in model.stages:
            for word in each:
                if same_name(word) == wanted:
                    return word
    return stage
