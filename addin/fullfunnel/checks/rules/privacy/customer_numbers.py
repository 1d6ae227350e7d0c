"""DAT105: a column of numbers that each lead to one person, known by its header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example, Rule
from fullfunnel.checks.rules.privacy.advice import TAKE_IT_OUT
from fullfunnel.checks.rules.privacy.kinds import masked
from fullfunnel.display import both, number
from fullfunnel.framework.cells import words_of
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.cell_map import CellMap
    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding

_HEADERS: Final = re.compile(
    r"(?:klant|relatie|debiteur(?:en)?|lid|leden|pati[eë]nt|bsn|customer|client|member|debtor|subscriber|user|gebruikers?|"
    r"cookie|device|visitor|bezoekers?)[\s_-]*(?:nummer|nr|no|id|code|number|num)\.?|"
    r"bsn|burgerservicenummer|ssn|crm[\s_-]?id|idfa|gaid|aaid|gclid|fbclid|(?:hashed|sha256)[\s_-]e?-?mail",
    re.IGNORECASE,
)
_AD_ACCOUNT: Final = re.compile(r"\d{3}-\d{3}-\d{4}")
"""In exports of Google Ads the Customer ID is the account that advertises."""


def customer_numbers(plan: PlanContext) -> Iterator[Finding]:
    """One finding a column; a header without numbers below it is silent, and so is one number all the way down."""
    for cells in plan.cell_maps:
        for (row, column), cell in cells.cells.items():
            if isinstance(cell, str) and _HEADERS.fullmatch(cell.strip()):
                below = list(_below(cells, row, column))
                if below and _is_of_persons(below):
                    yield _finding(cells, row, column, cell.strip(), below)


def _below(cells: CellMap, row: int, column: int) -> Iterator[str]:
    """What stands below a header, down to the first blank cell."""
    while (cell := cells.cells.get((row := row + 1, column))) is not None:
        yield words_of(cell)


def _is_of_persons(below: list[str]) -> bool:
    if not any(character.isdigit() for character in below[0]) or all(map(_AD_ACCOUNT.fullmatch, below)):
        return False
    return len(below) == 1 or len(set(below)) > 1


def _finding(cells: CellMap, row: int, column: int, header: str, below: list[str]) -> Finding:
    shown, many = masked(below[0]), both(number, len(below))
    what = Text(
        f"In de kolom ‘{header}’ {'staat' if len(below) == 1 else 'staan'} {many.nl} "
        f"{'nummer dat' if len(below) == 1 else 'nummers die elk'} naar één persoon "
        f"{'leidt' if len(below) == 1 else 'leiden'}, zoals {shown}.",
        f"The column ‘{header}’ holds {many.en} {'number that leads' if len(below) == 1 else 'numbers that each lead'} "
        f"to one person, such as {shown}.",
    )
    return remark(RULE, what, TAKE_IT_OUT, **cells.about(row + 1, column, (shown,), header))


def _column(header: str, *numbers: str) -> Example:
    return Example(
        messages=tuple({"id": f"M{at}", "stage": "Do", header: each} for at, each in enumerate(numbers, start=1))
    )


RULE: Final = Rule(
    code="DAT105",
    severity="error",
    title=Text("Een kolom met klantnummers", "A column of customer numbers"),
    why=Text(
        "Een klantnummer leidt naar één mens en is dus een persoonsgegeven.",
        "A customer number leads to one person, so it is personal data.",
    ),
    fails={"nl": _column("Klantnummer", "KL-20931"), "en": _column("Customer ID", "C-20931")},
    passes={"nl": _column("Ordernummer intern", "12"), "en": _column("Ordernummer intern", "12")},
    near_misses={
        # The account that advertises, and one customer for whom an agency plans.
        "nl": (
            _column("Customer ID", "123-456-7890"),
            _column("Klantcode", "NS01", "NS01"),
            _column("Klantnummer", ""),
        ),
        "en": (_column("Customer ID", "123-456-7890"), _column("Client code", "NS01", "NS01")),
    },
    check=customer_numbers,
)
