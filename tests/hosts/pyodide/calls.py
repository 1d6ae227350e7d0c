"""The calls that both CPython and Pyodide answer: over every template and over every worked example."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fullfunnel.errors import FunnelError
from fullfunnel.functions import FUNCTIONS
from fullfunnel.xlsx.reading import read_names, read_tables
from tests.targets import worked_examples

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[3]
TARGETS = ROOT / "tests" / "targets"

Call = tuple[str, list[Any]]


def outcome(name: str, arguments: list[Any]) -> list[Any]:
    try:
        return ["value", FUNCTIONS[name](*arguments)]
    except FunnelError as error:
        return ["error", error.excel, error.text.nl, error.text.en]


def of_templates() -> list[Call]:
    """Every function over the tables of every template, with its own goal, another, and a KPI it does not have."""
    calls: list[Call] = []
    for path in sorted((ROOT / "workbook_templates").glob("*.xlsx")):
        tables, names = read_tables(path), read_names(path)
        framework, budget = tables["ffKpis"], tables["ffBudget"]
        column = framework[0].index("KPI")
        kpis = [*sorted({str(row[column]) for row in framework[1:] if row[column]}), "no such KPI"]
        for goal in (names.get("ffGoal"), 7321.0):
            calls.append(("FUNNEL_TARGETS", [goal, framework]))
            for kpi in kpis:
                calls.append(("FUNNEL_TARGET", [kpi, goal, framework]))
                calls += [("FUNNEL_EXPLAIN", [kpi, goal, framework, language]) for language in (None, "nl", "en")]
                calls += [("FUNNEL_RANGE", [kpi, goal, framework, level]) for level in (None, 0.5, 80)]
                calls.append(("FUNNEL_CHANCE", [goal, framework, kpi, 90_000.0]))
            calls.append(("FUNNEL_CHANCE", [goal, framework]))
            for method in ("all", "betaald", "careful", "rest", "median"):
                calls.append(("FUNNEL_MAX_CPA", [36.0, goal, budget, 250.0, method, 6000.0, 400.0]))
        goal = names.get("ffGoal")
        for step in (None, "maand", "quarter"):
            calls.append(("FUNNEL_WEEKS", [goal, framework, "2026-03-02", "2026-05-31", step, None, "slecht"]))
        calls += [
            ("FUNNEL_START", [kpi, "2026-05-31", framework, certainty]) for kpi in kpis for certainty in (None, 0.5)
        ]
        calls += [("FUNNEL_GOAL", [amount, framework, None, budget]) for amount in (50_000.0, 400_000.0)]
        results, start, end = tables["ffResults"], names.get("ffStart"), names.get("ffEnd")
        calls += [
            (name, [goal, framework, results, None, start, end]) for name in ("FUNNEL_PROGRESS", "FUNNEL_BOTTLENECK")
        ]
        calls += [("FUNNEL_FORECAST", [kpi, framework, results, None, start, end]) for kpi in kpis]
        calls += [("FUNNEL_STATUS", [actual, 100.0, 0.5, None]) for actual in (20.0, 50.0, 90.0)]
        calls.append(("FUNNEL_COMPARE", [120.0, 1000.0, 100.0, 900.0]))
        messages = tables["ffMessages"]
        calls.append(("FUNNEL_CHECKS", [messages]))
        calls.append(("FUNNEL_CHECKS", [messages, framework, budget]))
        calls += [("FUNNEL_MISMATCH", [row[0], messages]) for row in messages[1:] if row[0]]
        calls.append(("FUNNEL_MISMATCH", ["no such message", messages]))
        for basis in (None, "spend", "break-even", "bedrag"):
            calls.append(("FUNNEL_ALLOWABLE", [names.get("ffOrderValue"), 0.4, 0.2, basis]))
    return calls


def of_examples(monkeypatch: pytest.MonkeyPatch) -> list[Call]:
    """What the worked examples ask of the functions on their way."""
    calls: list[Call] = []

    def recording(name: str) -> Any:
        def call(*arguments: Any) -> Any:
            calls.append((name, list(arguments)))
            return FUNCTIONS[name](*arguments)

        return call

    for name in FUNCTIONS:
        if hasattr(worked_examples, name.lower()):
            monkeypatch.setattr(worked_examples, name.lower(), recording(name))
    for case in json.loads((TARGETS / "worked_examples.json").read_text("utf-8")):
        worked_examples.WAYS[case["id"]](case["inputs"])
    return calls
