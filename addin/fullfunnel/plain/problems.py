"""What is the matter with the plan: a number a row, what it means in words, and the error that it gives.

Some problems stop the whole plan, in the order in which the cell functions find them; a blank rate stops only the KPIs
above it and is no problem here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.plain.kpis import OF_A_KPI
from fullfunnel.plain.outcome import BAD_INPUT, NOT_FINITE, NOT_FOUND, WRONG
from fullfunnel.plain.ratios import SLOTS, UNKNOWN_NAME, UNREADABLE

if TYPE_CHECKING:
    from fullfunnel.plain.column import Grid


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that stops the plan."""

    number: int
    """Lower is found first."""
    error: str
    """The outcome that every KPI then has."""
    words: Text


OF_A_KPI_IN_WORDS: Final = ("stage", "unit", "formula", "role", "pool")
"""The words that belong to a KPI, not to one of its rows."""

NOTHING: Final = 100
"""The number where there is no problem."""

_TOO_MANY_ROWS, _HEADERS, _NO_KPI, _NO_NAME, _NO_SUCH_KPI, _TWICE = 1, 3, 5, 10, 20, 21
_NO_NUMBER, _ABOVE_ONE, _FEEDING_RATIO, _NO_ROLE, _CIRCLE, _NO_MAIN = 30, 31, 50, 60, 70, 80
_UNREAD, _NO_PER, _CONTRADICTION, _TOO_MANY_RATIOS, _NO_GOAL = 90, 91, 92, 93, 95


def problems(rows: int, depth: int) -> tuple[Problem, ...]:
    """All problems that the sheet knows, by number, for a sheet of so many rows and steps."""
    return (
        Problem(
            _TOO_MANY_ROWS,
            BAD_INPUT,
            Text(
                f"Meer dan {rows} rijen: zoveel kan dit blad niet aan",
                f"More than {rows} rows, too many for this sheet",
            ),
        ),
        Problem(
            _HEADERS,
            BAD_INPUT,
            Text("Een kopje van het framework is gewijzigd", "A header of the framework was changed"),
        ),
        Problem(
            _NO_KPI, BAD_INPUT, Text("Er staat nog geen KPI in het framework", "There is no KPI in the framework yet")
        ),
        Problem(_NO_NAME, BAD_INPUT, Text("De naam van de KPI ontbreekt", "The name of the KPI is missing")),
        Problem(
            _NO_SUCH_KPI,
            NOT_FOUND,
            Text("Draagt bij aan een KPI die niet in het framework staat", "Feeds a KPI that is not in the framework"),
        ),
        Problem(_TWICE, BAD_INPUT, Text("Dezelfde bijdrage komt twee keer voor", "The same contribution occurs twice")),
        Problem(
            _NO_NUMBER,
            BAD_INPUT,
            Text(
                "Ratio, aandeel, vertraging of n is geen getal van nul of meer",
                "Rate, share, lag or n is not a number of zero or more",
            ),
        ),
        Problem(_ABOVE_ONE, BAD_INPUT, Text("Aandelen zijn samen meer dan 100%", "Shares are more than 100% together")),
        Problem(
            UNKNOWN_NAME,
            NOT_FOUND,
            Text(
                "De formule noemt een KPI die niet in het framework staat", "The formula names a KPI that is not there"
            ),
        ),
        Problem(UNREADABLE, BAD_INPUT, Text("De formule is niet te lezen", "The formula cannot be read")),
        Problem(
            _FEEDING_RATIO, BAD_INPUT, Text("Een ratio kan geen aantallen doorgeven", "A ratio cannot pass on volumes")
        ),
        Problem(_NO_ROLE, BAD_INPUT, Text("Deze rol bestaat niet", "This role does not exist")),
        Problem(
            _CIRCLE,
            NOT_FINITE,
            Text(f"In een kring, of meer dan {depth} stappen", f"In a circle, or more than {depth} steps"),
        ),
        Problem(_NO_MAIN, BAD_INPUT, Text("Geef één KPI de rol hoofd", "Give one KPI the role main")),
        Problem(
            _UNREAD,
            BAD_INPUT,
            Text("Een getal of woord op deze rij is niet te lezen", "A number or word on this row cannot be read"),
        ),
        Problem(_NO_PER, BAD_INPUT, Text("‘Per’ kan geen 0 zijn", "‘Per’ cannot be 0")),
        Problem(
            _CONTRADICTION,
            BAD_INPUT,
            Text("De rijen van deze KPI spreken elkaar tegen", "The rows of this KPI contradict each other"),
        ),
        Problem(
            _TOO_MANY_RATIOS,
            BAD_INPUT,
            Text(
                f"Meer dan {SLOTS} ratio's: zoveel kan dit blad niet aan",
                f"More than {SLOTS} ratios, too many for this sheet",
            ),
        ),
        Problem(
            _NO_GOAL,
            BAD_INPUT,
            Text("Het hoofddoel is geen getal van nul of meer", "The main goal is not a number of zero or more"),
        ),
    )


def add_problems(grid: Grid, depth: int) -> None:
    """Add the column with the number of each row's problem, 0 where there is none."""
    section = grid.section(Text("7  Wat er niet klopt", "7  What is wrong"))
    line_wrong = _any(f"{{{key}}}={WRONG}" for key in ("rate", "share", "n_said", "lag"))
    row_wrong = _any(f"{{{key}}}={WRONG}" for key in (*OF_A_KPI, "pool_no"))
    unnamed = 'AND({total}=0,{kpi}="",IF({feeds}="",OR({rate}<>-1,{share}<>-1),{last}=""))'
    shares = 'SUMIFS({share:},{to:},{to},{share:},">=0")>1.000000001'
    feeding = "AND({to}>0,INDEX({ratio:},{id})+INDEX({ratio:},MAX(1,{to}))>0)"
    formula = "SUMIF({r_row:},{n},{r_problem:})"
    found = (
        (unnamed, _NO_NAME),
        ("{id}=0", 0),
        (f"{{to}}={WRONG}", _NO_SUCH_KPI),
        ("IF({to}>0,COUNTIFS({id:},{id},{to:},{to})>1,FALSE)", _TWICE),
        (f"AND({{to}}>0,{line_wrong})", _NO_NUMBER),
        (f"IF({{to}}>0,{shares},FALSE)", _ABOVE_ONE),
        (f"{formula}>0", formula),
        (feeding, _FEEDING_RATIO),
        (f"{{role_no}}={WRONG}", _NO_ROLE),
        (f"{{d{depth}}}>{depth}", _CIRCLE),
        (row_wrong, _UNREAD),
        ("{per}=0", _NO_PER),
        (f"IF({{id}}={{n}},FALSE,{_contradiction()})", _CONTRADICTION),
    )
    nested = "0"
    for condition, number in reversed(found):
        nested = f"IF({condition},{number},{nested})"
    grid.add(section, "problem", Text("Nummer", "Number"), f"={nested}")


def stop_number(cells: str, rows: int) -> str:
    """The formula for the number of the problem that stops the plan; ``cells`` are those with the names of KPIs."""
    beyond = f"IF(ROWS({cells})>{rows},COUNTA(INDEX({cells},{rows + 1}):INDEX({cells},ROWS({cells})))>0,FALSE)"
    of_a_row = f"{NOTHING}-SUMPRODUCT(MAX(({{problem:}}>0)*({NOTHING}-{{problem:}})))"
    return (
        f'=IF({beyond},{_TOO_MANY_ROWS},IF({{headers}}>0,{_HEADERS},IF(COUNTIF({{id:}},">0")=0,MIN({_NO_KPI},{of_a_row}),MIN({of_a_row},IF({{main}}=0,{_NO_MAIN},{NOTHING}),'
        f"IF(SUM({{ratio:}})>{SLOTS},{_TOO_MANY_RATIOS},{NOTHING}),IF({{goal}}<0,{_NO_GOAL},{NOTHING})))))"
    )


def _any(conditions: object) -> str:
    return f"OR({','.join(conditions)})"  # type: ignore[arg-type]


def _contradiction() -> str:
    """Whether a row that is not the first of its KPI says otherwise than another row of it."""
    otherwise = '({{{0}}}<>"")*({{{0}:}}<>"")*({{{0}:}}<>{{{0}}})'
    words = "+".join(otherwise.format(key) for key in OF_A_KPI_IN_WORDS)
    numbers = "+".join(f"({{{key}}}>=0)*({{{key}:}}>=0)*({{{key}:}}<>{{{key}}})" for key in OF_A_KPI)
    return f"SUMPRODUCT(({{id:}}={{id}})*({words}+{numbers}))>0"
