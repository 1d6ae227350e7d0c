"""The way from Calc to the Python that answers: quick, and with an answer when it is broken."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel import functions
from fullfunnel.hosts.calc.extension import package_folder, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parents[2] / "addin" / "calc" / "pythonpath" / "fullfunnel_calc.py"
PLAN = (("KPI", "Feeds", "Rate"), ("Leads", "", ""), ("Visits", "Leads", 0.03))


def module() -> Any:
    spec = importlib.util.spec_from_file_location("fullfunnel_calc", HERE)
    assert spec
    assert spec.loader
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def link_to(interpreter: str, **changes: Any) -> Any:
    known = json.loads(settings(interpreter, package_folder(sys.executable))) | changes
    return module().Link(module().Settings(**known))


@pytest.fixture
def link() -> Iterator[Any]:
    made = link_to(sys.executable)
    yield made
    made.stop()


def test_it_gives_what_the_function_gives(link: Any) -> None:
    assert link.ask("FUNNEL_TARGET", ["Visits", 1200.0, PLAN]).value == functions.funnel_target("Visits", 1200.0, PLAN)
    assert link.ask("FUNNEL_TARGETS", [1200.0, PLAN]).value == functions.funnel_targets(1200.0, PLAN)
    assert link.version() == json.loads(settings("", ""))["version"]


def test_an_error_comes_with_its_sentence_in_both_languages(link: Any) -> None:
    answer = link.ask("FUNNEL_TARGET", ["Orders", 1200.0, PLAN])
    assert answer.error == "#N/A"
    assert "is not in the table" in answer.why("en-US")
    assert answer.why("nl") != answer.why("en-US")


def test_many_tables_and_the_first_of_them_again(link: Any) -> None:
    tables = [(PLAN[0], PLAN[1], ("Visits", "Leads", 1 / each)) for each in range(1, 200)]
    for at, table in enumerate(tables, 1):
        assert link.ask("FUNNEL_TARGET", ["Visits", 10.0, table]).value == pytest.approx(10 * at)
    assert link.ask("FUNNEL_TARGET", ["Visits", 11.0, tables[0]]).value == pytest.approx(11)
    assert link.ask("FUNNEL_TARGET", ["Visits", 10.0, tables[-1]]).value == pytest.approx(1990)


def test_a_number_and_a_text_stay_different(link: Any) -> None:
    assert link.ask("FUNNEL_ALLOWABLE", [80.0, 0.6, 0.2, None]).value == pytest.approx(32)
    assert link.ask("FUNNEL_ALLOWABLE", [80.0, "0.6", 0.2, None]).value == pytest.approx(32)
    assert link.ask("FUNNEL_ALLOWABLE", ["#REF!", 0.6, 0.2, None]).error == "#VALUE!"


def test_an_answer_too_large_to_show_is_an_error(link: Any) -> None:
    assert link.ask("FUNNEL_ALLOWABLE", [1e308, 1.0, 0.1, None]).value == pytest.approx(9e307)
    rates = (PLAN[0], PLAN[1], ("Visits", "Leads", 1e-300))
    assert link.ask("FUNNEL_TARGET", ["Visits", 1e300, rates]).error == "#NUM!"


def test_a_python_that_died_is_started_again(link: Any) -> None:
    assert link.ask("FUNNEL_ALLOWABLE", [80.0, 0.6, 0.2, None]).value
    link._process.kill()  # noqa: SLF001  # as when the computer ran out of memory
    link._process.wait()  # noqa: SLF001
    assert link.ask("FUNNEL_TARGET", ["Visits", 1200.0, PLAN]).value == pytest.approx(40_000)


def test_a_python_that_is_gone_says_what_to_do() -> None:
    link = link_to("/no/such/python")
    answer = link.ask("FUNNEL_TARGET", ["Visits", 1200.0, PLAN])
    assert answer.error == "#NAME?"
    assert "fullfunnel calc install" in answer.why("en")
    assert link.version() == ""


def test_another_version_with_other_arguments_is_not_asked() -> None:
    known = json.loads(settings("", ""))["functions"]
    known["funnelTarget"]["arguments"] = ["goal", "kpi", "framework"]
    link = link_to(sys.executable, functions=known)
    try:
        answer = link.ask("FUNNEL_TARGET", [1200.0, "Visits", PLAN])
        assert answer.error == "#NAME?"
        assert "fullfunnel calc install" in answer.nl
        assert link.ask("FUNNEL_ALLOWABLE", [80.0, 0.6, 0.2, None]).value == pytest.approx(32)
    finally:
        link.stop()


def test_nothing_beside_the_workbook_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('a module from the folder of a workbook')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    link = link_to(sys.executable)
    try:
        assert link.ask("FUNNEL_ALLOWABLE", [80.0, 0.6, 0.2, None]).value == pytest.approx(32)
    finally:
        link.stop()
