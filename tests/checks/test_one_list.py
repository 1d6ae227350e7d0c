"""One list of findings: the cell, the sheet Checks, the column beside messages, the button and the command agree."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from fullfunnel.checks.catalogue import RULES, rule_of
from fullfunnel.checks.own_words import SEVERITY_WORDS
from fullfunnel.commands.cli import app
from fullfunnel.framework import schema
from fullfunnel.functions import funnel_checks, funnel_mismatch
from fullfunnel.hosts.calc.handed_plan import Handed, come_of
from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.templates import TREINPAKKERS, plan_for
from fullfunnel.xlsx import patch
from fullfunnel.xlsx.reading import read_names, read_tables
from tests.checks.faulty_plans import FAULTS
from tests.one_process import LANGUAGES
from tests.short_run import first_of
from tests.templates.opened import built
from tests.xlsx.factories import seen_in

if TYPE_CHECKING:
    from pathlib import Path

    from fullfunnel.language import Language

SHEETS = {"nl": ("Boodschappen", "Controle"), "en": ("Messages", "Checks")}
Found = list[tuple[str, str, str, str, str]]


def plans() -> list[Any]:
    """Every template, and the example with each fault in turn."""
    empty = [
        pytest.param(plan_for(model, stages), {}, id=model or "own")
        for model, stages in (
            ("see-think-do-care", None),
            ("touch-tell-sell", None),
            ("aida", None),
            (None, "Discover,Compare,Buy"),
        )
    ]
    faulty = [pytest.param(TREINPAKKERS, typed, id=name) for name, typed in FAULTS.items()]
    return first_of([pytest.param(TREINPAKKERS, {}, id="example"), *empty, *faulty])


@pytest.fixture(params=first_of(LANGUAGES))
def language(request: pytest.FixtureRequest) -> Language:
    asked: Language = request.param
    return asked


def by_command(path: Path) -> tuple[Found, Found]:
    """What the command finds, but for what only a file shows; and that."""
    done = CliRunner().invoke(app, ["check", str(path), "--format", "json"])
    found = json.loads(done.output)["files"][0]["findings"]
    language: Language = str(read_names(path)["ffLanguage"])  # type: ignore[assignment]
    rows = [
        (
            each["code"],
            SEVERITY_WORDS[each["severity"]].say(language),
            each["where"],
            each["what"],
            each["advice"],
        )
        for each in found
    ]
    files = [row for row in rows if row[0][:3] in {"FIL", "DAT"}]
    return [row for row in rows if row not in files], files


def in_cell(path: Path) -> list[list[Any]]:
    """FUNNEL_CHECKS as the sheet calls it, over the block of the first sheet."""
    tables, names = read_tables(path), read_names(path)
    rows = funnel_checks(
        tables["ffMessages"],
        tables["ffKpis"],
        tables["ffBudget"],
        names[schema.PLAN],
        tables["ffWords"],
        tables["ffResults"],
    )
    return [row for row in rows if row[0]]


@pytest.mark.parametrize(("plan", "typed"), plans())
def test_the_cell_the_sheet_the_column_the_button_and_the_command_agree(
    plan: Any, typed: dict[Language, dict[str, dict[str, object]]], language: Language, tmp_path: Path
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(plan, language))
    if typed:
        patch(path, path, typed[language])
        regenerate(path)
    messages, checks = SHEETS[language]
    cell = in_cell(path)
    command, files = by_command(path)
    assert [(row[0], row[1], row[3], row[4]) for row in cell] == [(row[0], row[1], *row[3:]) for row in command]

    seen = seen_in(path, checks)
    shown = [[seen.get(f"{column}{row}") or "" for column in "CBDEF"] for row in range(12, 12 + len(cell))]
    assert shown == cell

    tables, names = read_tables(path), read_names(path)
    handed = Handed(
        tables={name.casefold(): _as_calc(rows) for name, rows in tables.items()},
        names={name.casefold(): _scalar(value) for name, value in names.items() if not isinstance(value, list)},
        selected_row=[],
        language=language,
    )
    rows = come_of("check", handed)["sheet"]["rows"][1:]
    assert [row for row in rows if row[0][:3] not in {"FIL", "DAT"}] == cell

    beside = seen_in(path, messages)
    header = next(key for key, value in beside.items() if value in {"Bevinding", "Finding"})
    column, first = header.rstrip("0123456789"), int(header.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    ids = [row[0] for row in tables["ffMessages"][1:]]
    for at, name in enumerate(ids, start=first + 1):
        wanted = "\n".join(
            f"{row[0]} {row[3]} {row[4]}"
            for row in cell
            if row[2] == name and (rule := rule_of(row[0])) and rule.per_message
        )
        assert (beside.get(f"{column}{at}") or "") == wanted
    if ids and ids[0]:
        assert funnel_mismatch(ids[0], tables["ffMessages"], tables["ffWords"], tables["ffKpis"]) == (
            beside.get(f"{column}{first + 1}") or ""
        )
    assert all(row[0][:3] in {"FIL", "DAT"} for row in files)


def _as_calc(rows: list[list[Any]]) -> list[list[Any]]:
    return [[_scalar(cell) for cell in row] for row in rows]


def _scalar(value: object) -> Any:
    return value if value is None or isinstance(value, str | float) else float(value)  # type: ignore[arg-type]


def test_every_rule_says_what_it_needs_when_it_hangs_on_the_first_sheet() -> None:
    without = {row.code for row in RULES if row.needs & {"goal", "owner", "fields"}}
    assert {"KPI103", "KPI104", "PLN101", "PLN106", "PLN110", "PLN111", "PLN116", "PLN118", "PLN119"} <= without
