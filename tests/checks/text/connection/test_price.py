"""Prices of two messages: what agrees although it looks different, and what does not although it looks alike."""

from __future__ import annotations

import pytest

from fullfunnel.checks.text.connection.price import other_price
from fullfunnel.checks.text.fit.copy import Copy


def clashes(first: str, then: str, *, first_column: str = "", then_column: str = "") -> bool:
    before, after = Copy("Kijk", first, "", "Safaritent"), Copy("Boek", then, "", "Safaritent")
    return other_price(before, after, first_column, then_column) is not None


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("De tent kost € 70 per nacht.", "Een week voor € 490."),  # 7 nights
        ("€ 10 per maand", "€ 120 per jaar"),
        ("vanaf € 39,50", "€ 45 op zaterdag"),
        ("€ 400 excl. btw", "€ 484 incl. btw"),  # 21%
        ("Een hond kost £38,000.", "Sponsor voor £3 per week"),  # what it costs in all, what is asked
        ("tot € 100 korting", "€ 75 korting"),
        ("£24,500 for our two-year course", "£12,250 a year"),
        ("£7.50 an hour", "There's £5 of driving credit waiting"),
        ("1+1 gratis", "Twee halen, een betalen"),
    ],
)
def test_prices_that_agree(first: str, then: str) -> None:
    assert not clashes(first, then)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("De tent kost € 70 per nacht.", "Een week voor € 525."),  # seven and a half nights
        ("Een week voor € 490.", "Een week voor € 560."),
        ("Two years from September, £24,500", "£31,000 in total"),
        ("£275 instead of £395", "£395"),
        ("1+1 gratis", "2e zak halve prijs"),
        ("€ 50 korting", "€ 20 korting"),
        ("€ 10 per maand", "€ 12 per maand"),
        ("onder € 4.000", "€ 5.250"),
    ],
)
def test_prices_that_do_not(first: str, then: str) -> None:
    assert clashes(first, then)


def test_the_column_counts_where_the_text_names_no_price() -> None:
    assert clashes("Met ontbijt.", "Met ontbijt.", first_column="99", then_column="129")
    assert not clashes("Met ontbijt.", "Met ontbijt.", first_column="99", then_column="€ 99,00")
