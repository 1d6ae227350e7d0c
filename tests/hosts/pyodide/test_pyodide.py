"""The built package inside Excel: xlwings Lite runs it in Pyodide, and so does this, under Node.

The wheel is installed there as xlwings Lite does it, by micropip with its dependencies; no index can be reached, so it
must need no more than pydantic.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from fullfunnel.functions import FUNCTIONS
from tests.hosts.pyodide.calls import of_examples, of_templates, outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    Run = Callable[[list[Any]], dict[str, Any]]


def alike(one: Any, other: Any) -> bool:
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, float) and isinstance(other, float):
        # Another C library, and periods that are what is left of a sum: 44.08 left of 5 million.
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-15)
    return bool(one == other)


def test_every_function_gives_in_excel_what_it_gives_here(run_in_pyodide: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = [*of_templates(), *of_examples(monkeypatch)]
    assert {name for name, _ in calls} == set(FUNCTIONS)
    here = json.loads(json.dumps([outcome(*call) for call in calls]))
    assert {each[0] for each in here} == {"value", "error"}
    there = run_in_pyodide(calls)
    assert json.loads(there["functions"]) == list(FUNCTIONS)
    assert [
        (call, one, other)
        for call, one, other in zip(calls, here, there["outcomes"], strict=True)
        if not alike(one, other)
    ] == []
    heavy = {"pandas", "numpy", "openpyxl", "xlsxwriter", "formualizer", "typer", "rich"}
    assert heavy & set(there["modules"]) == set()
