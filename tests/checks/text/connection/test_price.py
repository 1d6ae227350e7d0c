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
        ("Normally £150, this week 30% off", "£105 until Sunday"),  # 150 less 30%
        ("€ 30 per maand, eerste jaar de helft", "Je begint met € 15 per maand"),
        ("€ 5.200, daar gaat € 1.300 subsidie af", "Na subsidie € 3.900"),
        ("£450 for the plan", "£225 now, £225 when it is done"),
        ("€ 180 voor negen avonden", "Je betaalt € 20 per avond"),
        ("Reken op € 18 per meter", "Bij 40 meter is dat € 720"),
        ("vanaf € 300", "Een groot huis komt op zo'n € 700"),
        ("Eerste jaar € 18 per week", "€ 18 per week, daarna € 23"),
        ("Kano vanaf € 30", "Een zwemvest boek je erbij vanaf € 6"),
        ("Geen maandbedrag", "Je betaalt € 4 per uur"),
        ("nooit meer dan € 30", "€ 28"),
        ("Six evenings, £35 an evening", "£210 in total"),
        ("Tien fietsen voor € 890 per maand", "€ 89 per fiets per maand"),
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
        ("nooit meer dan € 30", "€ 36"),
        ("no more than £20", "£24 at the door"),
        ("nooit meer dan € 30", "zo'n € 32"),
        ("Geen maandbedrag", "€ 6 per maand"),
        ("€ 18 per week", "€ 18 per week in het begin, daarna € 23"),
        ("No membership fee", "£20 a year for members"),
        ("€ 80 ineens", "Acht termijnen van € 15"),
        ("£400 off: now £900", "£1,300"),
        ("£30 for up to four chairs", "£30 for each chair"),
        ("€ 20 voor drie ramen", "€ 20 voor elk raam"),
        ("Two on, two off at £12 an hour", "Three on, three off at £11 an hour"),
    ],
)
def test_prices_that_do_not(first: str, then: str) -> None:
    assert clashes(first, then)


def test_the_column_counts_where_the_text_names_no_price() -> None:
    assert clashes("Met ontbijt.", "Met ontbijt.", first_column="99", then_column="129")
    assert not clashes("Met ontbijt.", "Met ontbijt.", first_column="99", then_column="€ 99,00")


def test_another_sum_under_price_counts_although_the_text_has_the_first_too() -> None:
    # The page charges the certificate apart: £ 70 was said to be all of it.
    page = "A tent is £70. You will also need a groundsheet, for a further £28."
    assert clashes("All in for £70", page, first_column="£ 70", then_column="£ 98")
    assert not clashes("All in for £70", page, first_column="£ 70", then_column="£ 70")
    assert clashes("Drie kamers voor € 135", "€ 135, en € 25 voor de meubels", first_column="135", then_column="160")
    assert not clashes("€ 10 per maand", "€ 120 per jaar", first_column="10", then_column="120")
    assert clashes("Beleggen vanaf € 20", "Minimale inleg: € 100", first_column="vanaf 20", then_column="vanaf 100")
