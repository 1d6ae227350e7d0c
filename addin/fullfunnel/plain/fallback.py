"""One workbook for every host: a call of ours that falls back on plain formulas where the function is unknown.

``F`` becomes ``IFERROR(F,IF(ERROR.TYPE(F)=5,plain,F))``: 5 is #NAME?, what a spreadsheet shows for a function that it
does not know. An error that Python gives on purpose stays an error.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from fullfunnel.plain.calculation import CARRIED, TARGETS, last_step_of, target_of
from fullfunnel.plain.calls import Call, calls_in, closed_at
from fullfunnel.plain.costs import allowable, max_cpa
from fullfunnel.plain.scenario import ANSWERS, NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

UNKNOWN_NAME: Final = 5
"""What ERROR.TYPE gives for #NAME?."""

_KNOWN: Final = "FUNNEL_STATUS(1,1)"
"""A call that is always right and takes no time."""
UNKNOWN_HERE: Final = f"IFERROR(ERROR.TYPE({_KNOWN})={UNKNOWN_NAME},FALSE)"
"""Whether the host knows no function of ours, as a formula. It reads no cell: it belongs in one that does."""
_ASKED: Final = re.compile(
    r"IFERROR\(ERROR\.TYPE\(((?:_xldudf_|\[\d{1,4}\]!|ORG\.FULLFUNNEL\.FUNNELADDIN\.)?FUNNEL_?STATUS\(1,1\))\)=5,FALSE\)",
    re.IGNORECASE,
)
_WHOLE_TABLE: Final = re.compile(r"\[\[?#(?:All|Alles)\]\]?", re.IGNORECASE)
_OPENING: Final = re.compile(r"IFERROR\((?=[^()\"]*FUNNEL)", re.IGNORECASE)
_TEXT: Final = re.compile(r'(?:IF\(ISERROR\(INDEX\(ffCalcTargets,1\)\),)?"((?:[^"]|"")*)"')
"""The sentence; LibreOffice calculates it again only where it reads a cell that changes, hence the condition."""
_REMEMBERED: Final = 16_384
"""Formulas: more than a workbook of ours has, for a smaller number would forget each before it is asked again."""
_BETWEEN: Final = f"={UNKNOWN_NAME},"


def plain_call(call: Call) -> str | None:
    """A call in plain functions; None where these cannot say it: another plan, another goal, another function."""
    given = call.arguments
    if (
        call.name == "FUNNELTARGET"
        and len(given) in {3, 4}
        and _is(given[1], "ffGoal")
        and _is_table(given[2], "ffKpis")
    ):
        answers = _answers(given[3]) if len(given) > 3 else TARGETS  # noqa: PLR2004
        return None if answers is None else target_of(given[0], answers)
    if (
        call.name == "FUNNELEXPLAIN"
        and len(given) in {3, 4}
        and _is(given[1], "ffGoal")
        and _is_table(given[2], "ffKpis")
    ):
        return last_step_of(given[0])
    if call.name == "FUNNELALLOWABLE" and len(given) in {3, 4} and all(given):
        return allowable(given)
    if call.name == "FUNNELMAXCPA" and len(given) == 7 and all(given) and _is_table(given[2], "ffBudget"):  # noqa: PLR2004
        return max_cpa(given, CARRIED)
    return None


def _answers(scenario: str) -> str | None:
    """The name of the targets of a scenario; of the plan itself for a blank one."""
    if scenario in {"", '""'}:
        return TARGETS
    return next((answers for name, answers in zip(NAMES, ANSWERS, strict=True) if _is(scenario, name)), None)


def sentence_instead(formula: str) -> str | None:
    """What a formula says where one of its functions is unknown and plain functions cannot say it; ``None`` if nothing.

    It is the text behind ``ERROR.TYPE(F)=5`` in the formula.
    """
    for call in calls_in(formula):
        _, found, behind = formula.partition(f"ERROR.TYPE({call.text}){_BETWEEN}")
        if found and plain_call(call) is None and (text := _TEXT.match(behind)) is not None:
            return text[1].replace('""', '"')
    return None


def with_fallbacks(formula: str, plain: Callable[[Call], str | None] = plain_call) -> str:
    """A formula in which every call that plain functions can say falls back on them."""

    def one(call: Call) -> str:
        said = plain(call)
        return (
            call.text
            if said is None
            else f"IFERROR({call.text},IF(ERROR.TYPE({call.text}){_BETWEEN}{said},{call.text}))"
        )

    return _replaced(formula, one)


def in_plain_functions(formula: str) -> tuple[str, tuple[str, ...]]:
    """A formula with its calls in plain functions, and the calls that were left because these cannot say them."""
    left: list[str] = []

    def one(call: Call) -> str:
        said = plain_call(call)
        if said is None:
            left.append(call.text)
        return call.text if said is None else said

    return _replaced(without_fallbacks(_ASKED.sub("TRUE", formula)), one), tuple(left)


@lru_cache(maxsize=_REMEMBERED)
def where_known(formula: str) -> str:
    """A formula as it is worked out where our functions are known: the bare calls, and no for whether they are not."""
    formula = without_fallbacks(formula)
    return _ASKED.sub(r"AND(FALSE,ISERROR(\1))", formula) if "ERROR.TYPE" in formula.upper() else formula


@lru_cache(maxsize=_REMEMBERED)
def without_fallbacks(formula: str) -> str:
    """A formula with the bare call in place of each fallback; equal to it wherever the function is known."""
    if "ERROR.TYPE" not in formula.upper():
        return formula
    position = 0
    while (found := _OPENING.search(formula, position)) is not None:
        bare = _bare_call(formula, found.start(), found.end())
        if bare is None:
            position = found.end()
        else:
            end, call = bare
            formula = formula[: found.start()] + call + formula[end:]
            position = found.start() + len(call)
    return formula


def _bare_call(formula: str, start: int, inside: int) -> tuple[int, str] | None:
    """The call behind a fallback that starts here, and where the fallback ends."""
    call = next(calls_in(formula[inside:]), None)
    if call is None or formula[inside : inside + call.start].strip():
        return None
    behind = formula[inside + call.end :]
    expected = f",IF(ERROR.TYPE({_squeezed(call.text)}){_BETWEEN}"
    if not _squeezed(behind).startswith(expected):
        return None
    closed = closed_at(formula, start + len("IFERROR"))
    return None if closed is None else (closed[0], call.text)


def _squeezed(formula: str) -> str:
    return "".join(formula.split()).upper()


def _replaced(formula: str, replacement: Callable[[Call], str]) -> str:
    made, position = [], 0
    for call in calls_in(formula):
        made += [formula[position : call.start], replacement(call)]
        position = call.end
    return "".join(made) + formula[position:]


def _is(given: str, name: str) -> bool:
    return given.lower() == name.lower()


def _is_table(given: str, name: str) -> bool:
    return _is(_WHOLE_TABLE.sub("[#all]", given), f"{name}[#all]")
