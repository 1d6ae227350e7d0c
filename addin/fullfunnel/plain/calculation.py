"""The sheet Calculation: every target of a plan in ordinary functions, from the cells of the framework and the goal.

    made = calculation({"kpi": "Framework!$B$6:$B$205", ...}, "ffGoal", "Calculation", "en")
    for cell in made.cells: ...

It needs a spreadsheet with the functions of Excel 2010 and nothing else; which these are stands in
:mod:`fullfunnel.plain.host_functions`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.plain.budget import add_budget, carried_cost
from fullfunnel.plain.column import Grid
from fullfunnel.plain.kpis import add_kpis, main_row
from fullfunnel.plain.last_step import ABSENT, WORDS, last_step
from fullfunnel.plain.mark import CHANGED, MARK, MEANING, NOTED, REMARK, add_marks, changed, mark
from fullfunnel.plain.outcome import (
    BAD_INPUT,
    ERROR,
    NO_DIVISION,
    NONE,
    NOT_FINITE,
    NOT_FOUND,
    as_cell_error,
)
from fullfunnel.plain.problems import NOTHING, add_problems, problems, stop_number
from fullfunnel.plain.ratios import add_ratios
from fullfunnel.plain.scenario import ANSWERS, CELLS_ROW, add_scenario, labels
from fullfunnel.plain.steps import add_depths, add_steps, add_volumes
from fullfunnel.plain.table import READ, REQUIRED, add_table, outflow_column, wrong_headers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fullfunnel.language import Language
    from fullfunnel.plain.problems import Problem

ROWS: Final = 60
"""How many rows of the framework the sheet reads."""
DEPTH: Final = 20
"""How many steps there may be from the first contact to the end."""

KPIS: Final = "ffCalcKpis"
"""The names of the KPIs; blank on the second row of a KPI."""
TARGETS: Final = "ffCalcTargets"
"""Their targets, below a cell with #N/A for a KPI that is not there."""
PLACES: Final = "ffCalcPlaces"
"""The places of these KPIs, 1 for the first row; 0 on rows without one."""
DEPTHS: Final = "ffCalcDepths"
"""How many steps each KPI is from the end at most, on its first row; 0 for what feeds nothing."""
STEPS: Final = "ffCalcSteps"
"""The last step of each in words, below a sentence for a KPI that is not there."""
CARRIED: Final = "ffCalcCarried"
"""The cost that is not judged on results."""
PROBLEM: Final = "ffCalcProblem"
"""In words what stops the whole plan, blank where nothing does."""

_ERRORS: Final = {NOT_FINITE: 1, NO_DIVISION: 2, BAD_INPUT: 3, NOT_FOUND: 4}
_SECTION, _HEADER, _ABSENT, _FIRST = 9, 10, 11, 12

TITLE: Final = Text("De doelen in gewone formules", "The targets in plain formulas")
PURPOSE: Final = (
    Text(
        "Dit blad rekent elk doel uit met gewone functies. Zo rekent het plan ook in een programma zonder de "
        "invoegtoepassing: op een Mac, op het web, op een tablet.",
        "This sheet calculates every target with ordinary functions, so the plan also calculates in a program "
        "without the add-in: on a Mac, on the web, on a tablet.",
    ),
    Text(
        "Je hoeft hier niets in te vullen of te wijzigen. Wil je weten waar een getal vandaan komt, volg dan van links "
        "naar rechts: wat het framework zegt, per KPI, per stap.",
        "There is nothing to fill in or change here. To see where a number comes from, follow it from left to right: "
        "what the framework says, per KPI, per step.",
    ),
    Text(
        "Getallen vanaf 1E+300 staan hier voor een fout: 1E+300 geen getal, 2E+300 delen door nul, 3E+300 niet te "
        "lezen, 4E+300 niet gevonden. Een -1 betekent: leeg.",
        "Numbers from 1E+300 mark an error here: 1E+300 not a number, 2E+300 division by zero, 3E+300 cannot be "
        "read, 4E+300 not found. A -1 means: blank.",
    ),
)


_STOPPED: Final = "$D$7"
_WHY: Final = {
    "division": Text("een ratio op de route hierheen is leeg of nul", "a rate on the route here is blank or zero"),
    "finite": Text("te groot, of in een kring", "too large, or in a circle"),
    "found": Text("niets vraagt om deze KPI", "nothing asks for this KPI"),
    "input": Text("dit kan dit blad niet uitrekenen", "this sheet cannot calculate this"),
    "above_cap": Text("boven het plafond", "above the cap"),
}
"""What stands beside a KPI without a target, or with one that is too high."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the sheet; ``row`` and ``column`` count from 0."""

    row: int
    column: int
    content: str | float
    """A formula when it begins with ``=``; a number; else a text."""
    kind: str
    """``title``, ``lead``, ``section``, ``header``, ``label``, ``input``, ``outcome`` or ``step``."""


@dataclass(frozen=True, slots=True)
class Calculation:
    """The whole sheet."""

    sheet: str
    language: Language
    grid: Grid
    cells: tuple[Cell, ...]
    names: dict[str, str]
    """Defined names with the cells they stand for."""


def calculation(  # noqa: PLR0913  # what the sheet is made of
    table: Mapping[str, str],
    goal: str,
    sheet: str,
    language: Language,
    *,
    budget: Mapping[str, str] | None = None,
    scenarios: int = 0,
    texts: Sequence[Mapping[str, str]] = (),
    results: Mapping[str, str] | None = None,
    dates: tuple[str, ...] = (),
    rows: int = ROWS,
    depth: int = DEPTH,
) -> Calculation:
    """The sheet for a framework.

    Args:
        table: per column of the framework (``kpi``, ``feeds``, ...) its cells, such as ``Framework!$B$6:$B$205``. They
            may reach below the table: so the sheet still reads all of it after rows were deleted and typed again.
        goal: the main goal, a cell or a defined name.
        sheet: the name of the sheet.
        language: of its words.
        budget: per column of the budget its cells; without it the sheet has no cost that is not judged on results.
        scenarios: for how many of the scenarios whose names stand in ``ffScenario1`` and ``ffScenario2`` it calculates
            the targets besides.
        texts: other tables that the texts in the workbook follow from, per column its cells.
        results: the same for the results.
        dates: the cells with the first and the last day.
        rows: how many rows of the table it reads.
        depth: how many steps it follows.

    Raises:
        KeyError: a column that the sheet cannot do without is missing from ``table``.
    """
    table = {key: table[key] if key in REQUIRED else table.get(key, "") for key in READ}
    legend = _FIRST + rows + 4
    known = problems(rows, depth)
    cells = {"goal": "$C$5", "main": "$C$6", "stop": "$C$7", "stopped": "$C$8", "headers": "$F$8", "outflow_at": "$H$6"}
    # The row of a table that a row of the sheet reads: the same words on every row, so that a file packs them well.
    cells["row"] = f"ROW()-ROW($A${_FIRST - 1})"
    grid = Grid(_FIRST, rows, cells)
    _add_targets(grid, legend, len(known))
    _add_answers(grid)
    add_table(grid, table)
    add_kpis(grid)
    add_depths(grid, depth)
    add_steps(grid, depth)
    add_volumes(grid)
    add_ratios(grid)
    add_problems(grid, depth)
    if budget is not None:
        add_budget(grid, budget)
    end = legend + len(known)
    lists = f"$A${legend + 1}:$A${end}", f"$B${legend + 1}:$B${end}"
    above = [add_scenario(grid, table, number, lists) for number in range(1, scenarios + 1)]
    add_marks(grid, table, ({} if budget is None else budget, *texts))
    made = [*_top(grid, (table["kpi"], goal), legend, len(known), language), *_columns(grid, language)]
    made += _legend(legend, known, language)
    place = f"{quoted(sheet)}!"
    made += [
        Cell(4, 9, Text("Kenmerk van het plan nu", "Mark of the plan now").say(language), "label"),
        Cell(5, 9, grid.placed(mark((goal, *dates), results or {}), 6), "outcome"),
        Cell(6, 9, Text("Toen de teksten zijn berekend", "When the texts were calculated").say(language), "label"),
        Cell(7, 9, 0.0, "outcome"),
        Cell(6, 7, Text("Sindsdien gewijzigd", "Changed since").say(language), "label"),
        Cell(7, 7, changed("$J$6", "$J$8"), "outcome"),
        Cell(1, 5, f'=IF($H$8=0,"","{MEANING.say(language)}")', "outcome"),
        Cell(6, 5, Text("Gewijzigd kopje", "Changed header").say(language), "label"),
        Cell(7, 5, wrong_headers(table), "outcome"),
        Cell(4, 7, Text("Kolom Uitstroom", "Column Outflow").say(language), "label"),
        Cell(5, 7, outflow_column(table), "outcome"),
    ]
    for cells_of in above:
        for words, (column, formula) in zip(labels(), cells_of.items(), strict=True):
            made.append(Cell(CELLS_ROW - 2, column, words.say(language), "label"))
            made.append(Cell(CELLS_ROW - 1, column, formula, "outcome"))
    names = {
        KPIS: place + grid.span("named"),
        TARGETS: place + grid.span("answer", _ABSENT),
        PLACES: place + grid.span("place"),
        DEPTHS: place + grid.span("deep"),
        STEPS: place + grid.span("in_words", _ABSENT),
        PROBLEM: f"{place}$D$7",
        MARK: f"{place}$J$6",
        NOTED: f"{place}$J$8",
        CHANGED: f"{place}$H$8",
        REMARK: f"{place}$F$2",
    }
    for number, answers in enumerate(ANSWERS[:scenarios], start=1):
        names[answers] = place + grid.span(f"answer_s{number}", _ABSENT)
    if budget is not None:
        label = Text("Kosten die niet op resultaat worden afgerekend", "Cost not judged on results").say(language)
        made += [
            Cell(4, 5, label, "label"),
            Cell(5, 5, grid.placed(carried_cost(budget["amount"], rows), 6), "outcome"),
        ]
        names[CARRIED] = f"{place}$F$6"
    return Calculation(sheet, language, grid, tuple(made), names)


def target_of(kpi: str, answers: str = TARGETS) -> str:
    """``FUNNEL_TARGET`` of a KPI in plain functions; ``kpi`` is a cell or a text in quotes."""
    return f"INDEX({answers},{_row_of(kpi)})"


def last_step_of(kpi: str) -> str:
    """The last step of a KPI in words; ``kpi`` is a cell or a text in quotes."""
    return f"INDEX({STEPS},{_row_of(kpi)})"


def _row_of(kpi: str) -> str:
    return f'1+SUMPRODUCT(({KPIS}=TRIM(SUBSTITUTE({kpi},"\u00a0"," ")))*{PLACES})'


def quoted(sheet: str) -> str:
    """The name of a sheet as formulas spell it."""
    return sheet if sheet.isalpha() else "'" + sheet.replace("'", "''") + "'"


def _add_targets(grid: Grid, legend: int, known: int) -> None:
    """Add what a reader wants to see, in front: no errors, but words."""
    section = grid.section(Text("De doelen", "The targets"))

    def add(key: str, nl: str, en: str, formula: str) -> None:
        grid.add(section, key, Text(nl, en), formula)

    add("n", "Rij", "Row", "")
    add("named", "KPI", "KPI", '=IF(AND({id}>0,{id}={n}),{name},"")')
    add("target", "Doel", "Target", f'=IF({{named}}="","",IF({{value}}>={ERROR},"",{{value}}))')
    words = f"INDEX($C${legend + 1}:$C${legend + known},MATCH({{problem}},$A${legend + 1}:$A${legend + known},0))"
    why = '"{input}"'
    for error, key in ((NO_DIVISION, "division"), (NOT_FINITE, "finite"), (NOT_FOUND, "found")):
        why = f'IF({{value}}={error},"{{{key}}}",{why})'
    above = 'IF(AND({cap_1}>=0,{value}>{cap_1}*1.000000001),"{above_cap}","")'
    shown = f"IF({{stopped}}>0,{_STOPPED},IF({{value}}>={ERROR},{why},{above}))"
    add("remark", "Opmerking", "Remark", f'=IF({{problem}}>0,{words},IF({{named}}="","",{shown}))')


def _add_answers(grid: Grid) -> None:
    """Add what the cells elsewhere look up: the target, or the error that the function gives."""
    section = grid.section(Text("Wat de cellen opzoeken", "What the cells look up"))

    def add(key: str, nl: str, en: str, formula: str) -> None:
        grid.add(section, key, Text(nl, en), formula)

    own = (
        f"IF({{own_target_1}}>=0,{{own_target_1}},"
        f"IF(COUNTIF({{r_row:}},{{n}})=0,{BAD_INPUT},SUMIF({{r_row:}},{{n}},{{r_value:}})))"
    )
    add(
        "value",
        "Uitkomst",
        "Outcome",
        f'=IF({{named}}="",{NONE},IF({{stopped}}>0,{{stopped}},IF({{ratio}}=1,{own},{{volume}})))',
    )
    add("place", "Plaats", "Place", '=IF({named}="",0,{n})')
    add("answer", "Antwoord", "Answer", f'=IF({{named}}="","",{as_cell_error("{value}")})')
    add("in_words", "In woorden", "In words", last_step())


def _top(grid: Grid, inputs: tuple[str, str], legend: int, known: int, language: Language) -> Iterator[Cell]:
    kpis, goal = inputs
    yield Cell(0, 0, TITLE.say(language), "title")
    for down, sentence in enumerate(PURPOSE, start=1):
        yield Cell(down, 0, sentence.say(language), "lead")
    span = f"${{0}}${legend + 1}:${{0}}${legend + known}"
    at = f"MATCH($C$7,{span.format('A')},0)"
    lines = (
        (Text("Hoofddoel", "Main goal"), f"=IF(ISNUMBER({goal}),IF({goal}<0,-1,{goal}),-1)"),
        (Text("Rij van de hoofd-KPI", "Row of the main KPI"), main_row()),
        (Text("Wat het plan tegenhoudt", "What stops the plan"), stop_number(kpis, grid.rows)),
        (
            Text("Fout die elk doel dan geeft", "Error that every target then gives"),
            f"=IF($C$7={NOTHING},0,1E+300*INDEX({span.format('B')},{at}))",
        ),
    )
    for down, (label, formula) in enumerate(lines, start=4):
        yield Cell(down, 0, label.say(language), "label")
        yield Cell(down, 2, grid.placed(formula, down + 1), "outcome")
    row = f"{grid.rows + 1}-SUMPRODUCT(MAX(({{problem:}}=$C$7)*({grid.rows + 1}-{{n:}})))"
    on = Text("rij ", "row ").say(language)
    where = f'IF(COUNTIF({{problem:}},$C$7)=0,"","{on}"&({row})&": ")'
    words = f'=IF($C$7={NOTHING},"",{where}&INDEX({span.format("C")},{at}))'
    yield Cell(6, 3, grid.placed(words, 7), "outcome")


def _columns(grid: Grid, language: Language) -> Iterator[Cell]:
    said = {f"{{{key}}}": text.say(language) for key, text in (_WHY | WORDS).items()}
    placed = [(each, column) for each in grid.sections for column in each.columns]
    for at, (section, column) in enumerate(placed):
        if column is section.columns[0]:
            yield Cell(_SECTION - 1, at, section.header.say(language), "section")
        yield Cell(_HEADER - 1, at, column.header.say(language), "header")
        formula = column.formula
        for key, words in said.items():
            formula = formula.replace(key, words)
        kind = "outcome" if section is grid.sections[0] else "step"
        for down in range(column.rows):
            row = grid.first + down
            yield Cell(row - 1, at, grid.placed(formula, row) if formula else down + 1, kind)
        if column.key.partition("_s")[0] == "answer":
            yield Cell(_ABSENT - 1, at, "=NA()", "step")
        elif column.key == "in_words":
            yield Cell(_ABSENT - 1, at, ABSENT.say(language), "step")


def _legend(row: int, known: tuple[Problem, ...], language: Language) -> Iterator[Cell]:
    headers = (
        Text("Nummer", "Number"),
        Text("Fout", "Error"),
        Text("Wat er niet klopt", "What is wrong"),
    )
    for at, header in enumerate(headers):
        yield Cell(row - 1, at, header.say(language), "header")
    for down, problem in enumerate(known, start=row):
        yield Cell(down, 0, problem.number, "step")
        yield Cell(down, 1, _ERRORS[problem.error], "step")
        yield Cell(down, 2, problem.words.say(language), "step")
