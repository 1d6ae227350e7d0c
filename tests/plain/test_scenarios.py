"""Scenarios in plain formulas: what FUNNEL_TARGET gives with that scenario, or an error; never another number."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from xlsxwriter import Workbook

from fullfunnel.framework.names import same_name
from fullfunnel.framework.table import is_total
from fullfunnel.plain.calculation import calculation
from fullfunnel.plain.scenario import ANSWERS, NAMES
from tests.plain.calculating import Office, by_formualizer, by_function, by_name, verdict
from tests.plain.plan_book import BELOW, KPIS, TOP, put, table, write_calculation
from tests.plain.random_plans import COLUMNS, HEADER, RandomPlan, random_plan
from tests.short_run import first_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLACES = ("Framework!$E$1", "Framework!$G$1")
HEADERS = {
    "rate": ("Rate worst", "Ratio worst"),
    "share": ("Share worst", "Aandeel worst"),
    "cap": ("Cap worst", "Plafond worst"),
    "unit_cost": ("Unit cost worst", "Kosten worst"),
}


@pytest.fixture(scope="module")
def office(soffice: str, python_with_uno: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with Office(python_with_uno, soffice, tmp_path_factory.mktemp("office")) as started:
        yield started


def table_with(plan: RandomPlan, number: int) -> list[list[Any]]:
    """The plan with columns of two scenarios, some cells of which are filled."""
    draw = random.Random(number)  # noqa: S311  # no secret
    kinds = draw.sample(list(HEADERS), draw.randint(1, 4))
    extra = [draw.choice(HEADERS[kind]) for kind in kinds] + ["Rate best"]
    rows = []
    for row in plan.rows:
        cells: list[Any] = []
        for kind in kinds:
            filled = draw.random() < (0.7 if kind == "rate" else 0.15)
            value = {
                "rate": round(10 ** draw.uniform(-3, 0.3), 6),
                "share": draw.choice([0.1, 0.2, "rest"]),
                "cap": draw.choice([10, 5_000, 50_000]),
                "unit_cost": draw.choice([0.5, 8]),
            }[kind]
            odd = draw.random() < 0.005
            cells.append(draw.choice([-1, "x"]) if odd else value if filled else None)
        best = round(10 ** draw.uniform(-2, 0), 6) if row.get("feeds") is not None and draw.random() < 0.5 else None
        rows.append([*cells, best])
    return [[*HEADER, *extra], *([*cells, *more] for cells, more in zip(plan.cells, rows, strict=True))]


def write_book(path: Path, rows: list[list[Any]], goal: Any, names: tuple[Any, Any]) -> dict[str, str]:
    """The workbook, not calculated; the cells with the answers, by the name of the scenario's cell."""
    book = Workbook(str(path))
    page = book.add_worksheet("Framework")
    put(page, 0, 2, goal)
    book.define_name("ffGoal", "=Framework!$C$1")
    for cell, place, given in zip(NAMES, PLACES, names, strict=True):
        put(page, 0, "ABCDEFG".index(place[11]), given)
        book.define_name(cell, f"={place}")
    for down, row in enumerate(rows):
        for at, value in enumerate(row):
            put(page, TOP - 1 + down, 1 + at, value)
    made = calculation(table(), "ffGoal", "Calculation", "en", scenarios=2)
    write_calculation(book, made)
    book.close()
    return {
        name: made.names[answers].split("!")[1].replace("$", "").replace("11:", "12:")
        for name, answers in zip(NAMES, ANSWERS, strict=True)
    }


def wanted(rows: list[list[Any]], goal: Any, scenario: Any) -> dict[str, Any]:
    names = [same_name(str(row[0] or "")) for row in rows[1:]]
    named = dict.fromkeys(name for name in names if name and not is_total(name))
    return {name: by_function("FUNNEL_TARGET", name, goal, rows, scenario) for name in named}


def compared(found: Counter[str], expected: dict[str, Any], got: dict[str, Any], where: str) -> list[str]:
    verdicts = {name: verdict(expected[name], got.get(name)) for name in expected}
    found.update(verdicts.values())
    return [
        f"{where} {name}: {expected[name]} against {got.get(name)}"
        for name, each in verdicts.items()
        if each == "DIFFERS"
    ]


@pytest.mark.deep
def test_random_plans_by_formualizer(tmp_path: Path) -> None:
    found: Counter[str] = Counter()
    differing: list[str] = []
    for number in range(301, 304):
        plan = random_plan(number)
        rows = table_with(plan, number)
        cells = write_book(tmp_path / "plan.xlsx", rows, plan.goal, ("worst", "best"))
        for cell, scenario in zip(NAMES, ("worst", "best"), strict=True):
            got = by_formualizer(tmp_path / "plan.xlsx", f"Calculation!{KPIS}", f"Calculation!{cells[cell]}")
            differing += compared(found, wanted(rows, plan.goal, scenario), got, f"{number} {scenario}")
    assert differing == []
    assert found["equal"] > 40
    assert found["loud"] < found["equal"] / 10


def test_random_plans_typed_live_into_libreoffice(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "typed.xlsx"
    width = len(COLUMNS) + 5
    found: Counter[str] = Counter()
    differing: list[str] = []
    for number in range(401, 417):
        plan = random_plan(number)
        rows = table_with(plan, number)
        if number == 401:
            cells = write_book(path, rows, plan.goal, ("worst", "best"))
            office.ask(open=str(path))
        padded = [[*row, *[None] * (width - len(row))] for row in rows]
        blank = [[None] * width] * (BELOW // 2 - len(plan.rows))
        typed = [["Framework", f"B{TOP}", padded + blank], ["Framework", "C1", [[plan.goal]]]]
        places = [f"Calculation!{each}" for each in (KPIS, *cells.values())]
        came = office.ask(read=places, type=typed)
        names, *answers = ([row[0] for row in came[place]] for place in places)
        for scenario, targets in zip(("worst", "best"), answers, strict=True):
            got = by_name(names, targets)
            differing += compared(found, wanted(rows, plan.goal, scenario), got, f"{number} {scenario}")
    assert differing == []
    assert found["equal"] > 150
    assert found["loud"] < found["equal"] / 10


LEADS: list[list[Any]] = [
    ["KPI", "Feeds", "Rate", "Rate worst", "Cap worst"],
    ["Leads"],
    ["Visits", "Leads", 0.05, 0.04],
    ["Clicks", "Visits", 0.8, None],
]


def in_columns(rows: list[list[Any]]) -> list[list[Any]]:
    """Rows with a few columns as rows with all of those of the plan, the others behind them."""
    header, *below = rows
    others = [name for name in header if name not in HEADER]
    made = [[*HEADER, *others]]
    for row in below:
        cells = dict(zip(header, row, strict=False))
        made.append([cells.get(name) for name in made[0]])
    return made


@pytest.mark.parametrize(
    ("header", "name", "visits", "clicks"),
    first_of(
        [
            ("Ratio worst", " Worst ", 2_500.0, 3_125.0),  # 100 / 4%, / 80%
            ("Rate worst", None, 2_000.0, 2_500.0),  # no name is the plan itself
            ("Rate worst", "other", "#N/A", "#N/A"),
            ("Rate worst (%)", "worst", "#VALUE!", "#VALUE!"),
            ("Rate  worst", "worst", "#VALUE!", "#VALUE!"),  # Python reads it; here the own rate may not stand in
            ("Rate worst", "worst", 2_500.0, 3_125.0),
            ("Rate worst", " Worst ", 2_500.0, 3_125.0),
            ("Ratio worst", "worst", 2_500.0, 3_125.0),
            ("Rate worst", "expected", 2_000.0, 2_500.0),
            ("Rate low", "low", "#N/A", "#N/A"),  # the end of a span
        ],
        keep=3,
    ),
)
def test_the_name_decides(header: str, name: Any, visits: Any, clicks: Any, tmp_path: Path) -> None:
    rows = in_columns([[*LEADS[0][:3], header], *(row[:4] for row in LEADS[1:])])
    cells = write_book(tmp_path / "plan.xlsx", rows, 100, (name, None))
    got = by_formualizer(tmp_path / "plan.xlsx", f"Calculation!{KPIS}", f"Calculation!{cells[NAMES[0]]}")
    assert (got["visits"], got["clicks"]) == (visits, clicks)


@pytest.mark.parametrize(
    ("other", "visits"),
    first_of(
        [
            ("Own Rate of the worst (careful)", "#VALUE!"),
            ("Seen at its worst", 2_500.0),  # a column of somebody's own; 100 / 4%
            ("Rate worst:", "#VALUE!"),
            ("Cap worst", 2_500.0),
        ],
        keep=1,
    ),
)
def test_every_other_header_with_the_name_is_looked_at(other: str, visits: Any, tmp_path: Path) -> None:
    rows = in_columns([row[:4] for row in LEADS])
    for row in rows:
        row.append(other if row is rows[0] else None)
    cells = write_book(tmp_path / "plan.xlsx", rows, 100, ("worst", None))
    got = by_formualizer(tmp_path / "plan.xlsx", f"Calculation!{KPIS}", f"Calculation!{cells[NAMES[0]]}")
    assert got["visits"] == visits


@pytest.mark.parametrize("twice", first_of(["Rate worst", "Ratio worst"]))
def test_a_column_that_stands_there_twice_stops_the_scenario_only(twice: str, tmp_path: Path) -> None:
    rows = in_columns(LEADS)
    for row in rows:
        row.append(twice if row is rows[0] else 0.01)
    cells = write_book(tmp_path / "plan.xlsx", rows, 100, ("worst", None))
    places = (cells[NAMES[0]], cells[NAMES[1]])
    worst, plan = (
        by_formualizer(tmp_path / "plan.xlsx", f"Calculation!{KPIS}", f"Calculation!{place}") for place in places
    )
    assert worst["visits"] == "#VALUE!"
    assert plan["visits"] == 2_000.0
