"""The workbooks a marketeer starts from, written by code: a plan of each stage model and the example campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework.stages import SEE_THINK_DO_CARE
from fullfunnel.language import LANGUAGES
from fullfunnel.templates.build import build
from fullfunnel.templates.example.treinpakkers import TREINPAKKERS
from fullfunnel.templates.spelling import HOSTS, Host
from fullfunnel.templates.starting_plans import plan_for, starting_plan

if TYPE_CHECKING:
    from fullfunnel.language import Language
    from fullfunnel.templates.plan import Plan

__all__ = ["HOSTS", "TEMPLATES", "TREINPAKKERS", "Host", "build", "plan_for", "starting_plan"]

TEMPLATES: Final[dict[str, tuple[Plan, Language]]] = {
    f"{name}.{language}.xlsx": (plan, language)
    for name, plan in (("see-think-do-care", starting_plan(SEE_THINK_DO_CARE)), ("treinpakkers", TREINPAKKERS))
    for language in LANGUAGES
}
"""The workbooks that come with the package, by file name."""
