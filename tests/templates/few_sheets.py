"""The workbook of a plan with a few of its sheets: what a test looks at, in a fraction of the time of all of them."""

from __future__ import annotations

import importlib
import inspect
import pickle
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final, Literal
from unittest import mock

from tests.templates.opened import built

if TYPE_CHECKING:
    from fullfunnel.language import Language
    from fullfunnel.templates.plan import Plan

Size = Literal["few sheets", "whole"]
SIZES: Final[tuple[Size, ...]] = ("few sheets", "whole")
"""What a test is given, the quick one first: see ``short_run.first_of``."""

_ALWAYS: Final = ("start", "framework", "lists")
"""The first sheet, the KPIs, and the lists behind the drop-downs: the others lean on these."""


def built_with(size: Size, plan: Plan, language: Language, *sheets: str) -> bytes:
    """The workbook of ``plan`` with ``sheets`` beside the first ones, or with all.

    Args:
        size: whether it has these sheets only.
        plan: what it holds.
        language: of every word in it.
        sheets: by what writes them: ``"results"`` is that of ``write_results`` in ``templates/build.py``.
    """
    if size == "whole":
        return built(plan, language)
    key = pickle.dumps((plan, language, sorted(sheets)))
    if key not in _FEW:
        _FEW[key] = _few(plan, language, sheets)
    return _FEW[key]


_FEW: Final[dict[bytes, bytes]] = {}


def _few(plan: Plan, language: Language, sheets: tuple[str, ...]) -> bytes:
    module = importlib.import_module("fullfunnel.templates.build")
    writers = {name for name, _ in inspect.getmembers(module, inspect.isfunction) if name.startswith("write_")}
    kept = {f"write_{sheet}" for sheet in (*_ALWAYS, *sheets)}
    assert kept <= writers, kept - writers
    with ExitStack() as without:
        for name in writers - kept:
            without.enter_context(mock.patch.object(module, name))
        made: bytes = module.build(plan, language)
    return made
