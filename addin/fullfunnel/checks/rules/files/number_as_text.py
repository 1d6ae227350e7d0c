"""FIL102: a figure that stands in its cell as text: Python reads it as it was meant, sums and plain formulas do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.files.figures import figures_in
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import LEADS, visits
from fullfunnel.display import percent
from fullfunnel.errors import BadInput
from fullfunnel.framework import schema as contract
from fullfunnel.framework.typed.numbers import read_number
from fullfunnel.language import LANGUAGES, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import About, Finding
    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.language import Language

_FIGURES: Final = {
    "ffKpis": ("rate", "share", "baseline", "n", "cap", "unit_cost", "per", "own_target", "minimum", "outflow"),
    "ffBudget": ("amount",),
    "ffResults": ("value", "cost"),
}
_FIELDS: Final = (
    contract.GOAL,
    contract.ORDER_VALUE,
    contract.VAT,
    contract.MARGIN,
    contract.PROFIT,
    contract.BY_THEMSELVES,
    contract.SPENT,
    contract.RESULTS_SO_FAR,
)


def number_as_text(plan: PlanContext) -> Iterator[Finding]:
    """One finding per figure of the plan that is a text which can be read in one way."""
    for name in _FIELDS:
        typed = (plan.fields or {}).get(name)
        if (number := _read(typed)) is not None:
            cell = plan.field_cells.get(name, name)
            yield _found(str(typed), number, cell, {"table": "plan", "item": name, "words": (str(typed),)})
    for cells, row, column, header in figures_in(plan, _FIGURES):
        typed = cells.cells.get((row, column))
        if (number := _read(typed)) is not None:
            about = cells.about(row, column, (str(typed),))
            yield _found(str(typed), number, about.get("cell") or header, about)


def _read(cell: Cell) -> float | None:
    """The number that a text stands for; ``None`` for all else, words that belong there and texts in doubt too."""
    if not isinstance(cell, str):
        return None
    try:
        return read_number(cell, same(""))
    except BadInput:
        return None


def _found(typed: str, number: float, where: str, about: About) -> Finding:
    shown = typed.strip()
    in_percent = shown.endswith("%")
    meant = Text(*(percent(number, each) if in_percent else _figure(number, each) for each in LANGUAGES))
    return remark(
        RULE,
        Text(
            f"In {where} staat ‘{shown}’ als tekst. fullfunnel leest {meant.nl}, maar optellingen en gewone formules "
            "in de werkmap slaan het over: ze tellen het niet mee of geven een fout.",
            f"{where} has ‘{shown}’ as text. fullfunnel reads {meant.en}, but the sums and plain formulas of the "
            "workbook skip it: they leave it out or give an error.",
        ),
        Text(
            f"Kies als celopmaak Standaard en typ {meant.nl}.",
            f"Choose General as the format of the cell and type {meant.en}.",
        ),
        **about,
    )


def _figure(number: float, language: Language) -> str:
    """A number as it is typed: without signs for thousands."""
    plain = f"{number:.12f}".rstrip("0").rstrip(".")
    return plain.replace(".", ",") if language == "nl" else plain


RULE: Final = rule_on_figures(
    "FIL102",
    "warning",
    title=Text("Een getal dat als tekst in de cel staat", "A number that is in its cell as text"),
    why=Text(
        "Een spreadsheet rekent niet met tekst, hoe die er ook uitziet: een totaal laat die weg. Wat de functies "
        "van fullfunnel wel kunnen uitrekenen, wordt zonder die functies een fout.",
        "A spreadsheet does not calculate with text, whatever it looks like: a total leaves it out. A result that "
        "the functions of fullfunnel can calculate becomes an error without these functions.",
    ),
    check=number_as_text,
    fails=Example(kpis=(LEADS, visits(rate="0,08"))),
    passes=Example(kpis=(LEADS, visits(rate=0.08))),
    near_misses=(
        Example(kpis=(LEADS, visits(rate="1%-5%"))),
        Example(kpis=(LEADS, visits(share="rest", rate=0.08))),
        Example(kpis=({**LEADS, "baseline": "200 per week"}, visits(rate=0.08))),
    ),
    needs=frozenset({"file"}),
)
