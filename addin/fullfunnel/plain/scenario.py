"""A scenario in plain formulas: the steps that rates, shares, prices and caps decide, once more with its own figures.

What the structure of the plan decides (which row, which KPI, which order) is calculated once, for the plan itself. A
scenario has its own copy of the other columns only, behind all else on the sheet. Which these are follows from the
formulas: so a step that changes is changed in every scenario.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.framework.columns import KPI_COLUMNS, OPTIONAL_KPI_COLUMNS, SCENARIO_COLUMNS
from fullfunnel.framework.scenario import ORDINARY_WORDS
from fullfunnel.language import Text
from fullfunnel.plain.column import letters
from fullfunnel.plain.outcome import BAD_INPUT, NONE, NOT_FOUND, any_word, largest
from fullfunnel.plain.problems import NOTHING
from fullfunnel.plain.table import block_of, headers_of, number_of, place_of, share_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.plain.column import Column, Grid

NAMES: Final = ("ffScenario1", "ffScenario2")
"""The cells with the names of the two scenarios that a workbook has room for."""
ANSWERS: Final = ("ffCalcScenario1", "ffCalcScenario2")
"""What FUNNEL_TARGET gives in each, below a cell with #N/A for a KPI that is not there."""
TYPED: Final = SCENARIO_COLUMNS
"""What the columns behind the answers hold: what is typed for the scenario, in this order."""
CELLS_ROW: Final = 6
"""The row of the single cells of a scenario, 1 for the top of the sheet."""

_OF_A_KPI: Final = ("cap", "unit_cost")
_NOT_COPIED: Final = frozenset({"target", "remark", "in_words", "announced", "stage_1"})
"""What only the plan itself has: its words, and the stages, which a line without a rate announces."""
_TOKEN: Final = re.compile(r"\{(\w+)([:^>-]?)\}")


def add_scenario(grid: Grid, table: Mapping[str, str], number: int, legend: tuple[str, str]) -> dict[int, str]:
    """Add the columns of a scenario, 1 for the first; the columns of the plan itself are all there.

    ``legend`` are the cells with the numbers of the problems and with the errors that these give.

    Returns:
        The formulas of its single cells, by the place of the column they stand above.
    """
    own = f"_s{number}"
    plan = {column.key: column for column in grid.columns if re.search(r"_s\d$", column.key) is None}
    first = len(list(grid.columns))
    cells = ("named_as", *(f"{key}_at" for key in SCENARIO_COLUMNS), "stop", "stopped")
    grid.cells |= {f"{key}{own}": f"${letters(first + at)}${CELLS_ROW}" for at, key in enumerate(cells)}
    copied = _depending_on(plan, {*SCENARIO_COLUMNS, "stop", "stopped"})

    def in_scenario(formula: str) -> str:
        return _TOKEN.sub(lambda each: f"{{{each[1]}{own}{each[2]}}}" if each[1] in copied else each[0], formula)

    section = grid.section(Text(f"Scenario {number}", f"Scenario {number}"))
    grid.add(section, f"answer{own}", plan["answer"].header, in_scenario(plan["answer"].formula))
    for key in SCENARIO_COLUMNS:
        read = share_of if key == "share" else number_of
        typed = read(f"INDEX({block_of(table)},{{row}},MAX(1,{{{key}_at{own}}}))")
        header = KPI_COLUMNS[key]
        grid.add(
            section,
            f"{key}_typed{own}",
            Text(f"{header.nl} getypt", f"{header.en} typed"),
            f"=IF({{{key}_at{own}}}=0,{NONE},{typed})",
        )
    for key in SCENARIO_COLUMNS:
        typed = f"{{{key}_typed{own}}}"
        # A blank rate or share is that of the same row; a blank cap or price that of the KPI, on whichever row it is.
        ordinary = NONE if key in _OF_A_KPI else f"{{{key}}}"
        grid.add(section, key + own, KPI_COLUMNS[key], f"=IF({typed}={NONE},{ordinary},{typed})")
    for key, column in plan.items():
        if key not in copied or key in {*SCENARIO_COLUMNS, "answer"}:
            continue
        formula = in_scenario(column.formula)
        if (bare := key.removesuffix("_1")) in _OF_A_KPI:
            typed = f"{bare}_typed{own}"
            filled = f'COUNTIFS({{id:}},{{n}},{{{typed}:}},">=0")>0'
            most = largest(f"{{{typed}:}}", "{id:}", "{n}")
            formula = f'=IF({{named}}="",{NONE},IF({filled},{most},{{{key}}}))'
        grid.add(section, key + own, column.header, formula, column.rows)
    made = (_name(number), *_places(table, own), _stop(table, own), _error(own, legend))
    return {first + at: grid.placed(formula, CELLS_ROW) for at, formula in enumerate(made)}


def labels() -> tuple[Text, ...]:
    """What stands above the single cells of a scenario."""
    places = (Text(f"Kolom {KPI_COLUMNS[key].nl}", f"Column {KPI_COLUMNS[key].en}") for key in SCENARIO_COLUMNS)
    return (Text("Scenario", "Scenario"), *places, Text("Probleem", "Problem"), Text("Fout", "Error"))


def _depending_on(columns: Mapping[str, Column], bases: set[str]) -> set[str]:
    """The columns that look at one of these, directly or by way of others."""
    found = set(bases)
    looks_at = {key: {each[1] for each in _TOKEN.finditer(column.formula)} for key, column in columns.items()}
    while more := {key for key, seen in looks_at.items() if seen & found and key not in _NOT_COPIED} - found:
        found |= more
    return found


def _name(number: int) -> str:
    cell = NAMES[number - 1]
    return f'=IF(ISERROR({cell}),"?",TRIM(SUBSTITUTE({cell}&"","\u00a0"," ")))'


def spellings(key: str) -> tuple[str, ...]:
    """The words with which a header of a scenario may begin."""
    return tuple(dict.fromkeys((KPI_COLUMNS[key].en, KPI_COLUMNS[key].nl)))


def _places(table: Mapping[str, str], own: str) -> list[str]:
    """The place of each of its columns among those of the table, 0 for one that is not there."""
    headers, name = headers_of(table), f"{{named_as{own}}}"
    # Rate low and Rate high are the ends of a span, and no scenario.
    ends = tuple(
        dict.fromkeys(word.split()[-1] for of in ("rate_low", "rate_high") for word in OPTIONAL_KPI_COLUMNS[of])
    )
    made = []
    for key in SCENARIO_COLUMNS:
        place = place_of(tuple(f'"{each} "&{name}' for each in spellings(key)), headers)
        none = f'OR({name}="",{any_word(name, ends)})' if key == "rate" else f'{name}=""'
        made.append(f"=IF({none},0,{place})")
    return made


def _stop(table: Mapping[str, str], own: str) -> str:
    """The number of what stops the scenario; below 0 where its headers are not to be trusted.

    A header that stands there twice, or with a space or a unit more than is looked for here: the cell functions read
    it, and the plan's own figure must not stand in for it. A sign that stands for any letter would find other headers.

    Where every header with the name in it is spelled as it should be, none is looked at further: to look for every
    other spelling takes a formula engine longer than all other cells of the sheet together.
    """
    headers, name = headers_of(table), f"{{named_as{own}}}"
    twice, like, every = [], [], []
    for key in SCENARIO_COLUMNS:
        exact = "+".join(f'({headers}="{each} "&{name})' for each in spellings(key))
        every.append(exact)
        twice.append(f"SUMPRODUCT({exact})>1")
        patterns = "+".join(
            f'COUNTIF({headers},"*{each} *"&{name}&"{end}")' for each in spellings(key) for end in ("", " ", ":", " (*")
        )
        like.append(f"{patterns}>SUMPRODUCT({exact})")
    of_a_row = f"{NOTHING}-SUMPRODUCT(MAX(({{problem{own}:}}>0)*({NOTHING}-{{problem{own}:}})))"
    signs = [f'ISNUMBER(FIND("{sign}",{name}))' for sign in "*?~"]
    other = f'IF(COUNTIF({headers},"*"&{name}&"*")=SUMPRODUCT({"+".join(every)}),FALSE,OR({",".join(like)}))'
    return f'=IF({name}="",{{stop}},IF(OR({",".join([*signs, *twice, other])}),-1,MIN({{stop}},{of_a_row})))'


def _error(own: str, legend: tuple[str, str]) -> str:
    numbers, errors = legend
    name, stop = f"{{named_as{own}}}", f"{{stop{own}}}"
    placed = "+".join(f"{{{key}_at{own}}}" for key in SCENARIO_COLUMNS)
    missing = f'AND({name}<>"",{placed}=0,NOT({any_word(name, tuple(sorted(ORDINARY_WORDS)))}))'
    found = f"IF({stop}={NOTHING},0,1E+300*INDEX({errors},MATCH({stop},{numbers},0)))"
    return f"=IF({stop}<0,{BAD_INPUT},IF({missing},{NOT_FOUND},{found}))"
