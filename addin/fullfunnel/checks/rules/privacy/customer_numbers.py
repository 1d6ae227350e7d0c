"""DAT105: a column of numbers that each lead to one person, known by its header."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example, Rule
from fullfunnel.checks.rules.privacy.advice import TAKE_IT_OUT
from fullfunnel.display import both, number
from fullfunnel.language import Text
from fullfunnel.privacy.masking import masked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def customer_numbers(plan: PlanContext) -> Iterator[Finding]:
    """One finding a column; a header without numbers below it is silent, and so is one number all the way down."""
    for found in plan.customer_columns:
        shown, many = masked(found.values[0]), both(number, len(found.values))
        one = len(found.values) == 1
        what = Text(
            f"In de kolom ‘{found.header}’ {'staat' if one else 'staan'} {many.nl} "
            f"{'nummer dat' if one else 'nummers die elk'} naar één persoon {'leidt' if one else 'leiden'}, "
            f"zoals {shown}.",
            f"The column ‘{found.header}’ holds {many.en} {'number that leads' if one else 'numbers that each lead'} "
            f"to one person, such as {shown}.",
        )
        about = found.cells.about(found.row + 1, found.column, (shown,), found.header)
        yield remark(RULE, what, TAKE_IT_OUT, **about)


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
