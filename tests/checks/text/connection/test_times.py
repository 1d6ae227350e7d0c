"""One price that is so many times another, only where the copy counts what is paid for."""

from __future__ import annotations

import pytest

from fullfunnel.checks.text.connection.price import other_price
from fullfunnel.checks.text.fit.copy import Copy


def clash(first: str, then: str) -> bool:
    return other_price(Copy("", first, "", "Tent"), Copy("", then, "", "Tent"), "", "") is not None


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Six evenings at £ 35.", "£ 210 for the whole course."),
        ("12 sessions for £ 600.", "£ 50 a session."),
        ("In 3 termijnen van € 40.", "€ 120 in totaal."),
    ],
)
def test_so_many_times(first: str, then: str) -> None:
    assert not clash(first, then)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("2 jaar garantie bij € 199.", "Deze tent kost € 398."),
        ("€ 10 per maand. Eerste 2 weken gratis, daarna € 10.", "Voor € 20 per maand."),
        ("2 nights for £ 99.", "Your weekend costs £ 198."),
    ],
)
def test_a_number_that_counts_something_else(first: str, then: str) -> None:
    assert clash(first, then)
