"""One thing, one unit, another number; and the last day of an offer."""

from __future__ import annotations

import pytest

from fullfunnel.checks.text.connection.promised.deadlines import earlier_deadline
from fullfunnel.checks.text.connection.promised.quantities import other_quantity
from fullfunnel.checks.text.fit.copy import Copy


def copies(first: str, then: str) -> tuple[Copy, Copy]:
    return Copy("", first, "", "Tegel"), Copy("", then, "", "Tegel")


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Honderd procent van je inleg gaat naar het bos.", "Van je inleg gaat 70 procent naar het bos."),
        ("You wear the splint for six weeks.", "You wear the splint for ten weeks."),
        ("The ticket is valid for two years.", "Your ticket is valid for nine months."),
        ("De boot vaart veertig minuten.", "De boot vaart 20 minuten."),
        ("Vanaf 5 stuks.", "Wij drukken vanaf 50 stuks."),
        ("Never more than eight children.", "Groups of up to fifteen children."),
        ("Three jars of honey at your door.", "Two jars of honey at your door."),
    ],
)
def test_another_number_of_the_same_thing(first: str, then: str) -> None:
    assert other_quantity(*copies(first, then)) is not None


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("De klus is in twee dagen klaar.", "Over zeven weken beginnen we aan de klus."),
        ("25 jaar garantie.", "Acht weken wachten."),
        ("De klus duurt twee dagen.", "Vijf dagen van tevoren bellen we."),
        ("You wear the splint for 6 weeks.", "Six weeks with the splint."),
        ("Up to eight children.", "Up to six children."),
        ("The ticket is valid for two years.", "Your ticket is valid for 24 months."),
        ("Five years of honey.", "Five days of honey, five at a time."),
        ("Two jars of honey.", "Three jars of honey."),
        ("30% korting op thee.", "Nu 20% korting op thee."),
        ("Thirty lessons in the pool.", "Three lessons a day in the pool."),
        ("Thee besteld voor tien uur.", "Thee besteld voor 22.00 uur."),
        ("Thee voor € 12.", "Thee voor 10 euro."),
    ],
)
def test_other_things_or_the_same_number(first: str, then: str) -> None:
    assert other_quantity(*copies(first, then)) is None


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Every tree counts double until 20 June.", "Hurry: double ends June 4."),
        ("Inschrijven kan tot eind oktober.", "Schrijf je in, uiterlijk 12 oktober."),
        ("Open until the end of March", "Applications close 3 March"),
        ("Bestel tot 5 januari.", "Bestellen kan tot 20 december."),
    ],
)
def test_an_earlier_last_day(first: str, then: str) -> None:
    assert earlier_deadline(*copies(first, then)) is not None


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Every tree counts double until 30 June.", "Until the end of June every tree counts double."),
        ("Until the end of June.", "Until 30 June."),
        ("Tot 12 oktober.", "Verlengd tot eind oktober."),
        ("Until 20 June.", "We open on 4 June."),
        ("Until the summer.", "Until 4 June."),
        ("It may take until you may start.", "By 4 June."),
        ("Bestel vóór 20 december.", "Verlengd: bestellen kan tot 5 januari."),
        ("Order before 20 December.", "Extended: order until 5 January."),
    ],
)
def test_the_same_or_a_later_day(first: str, then: str) -> None:
    assert earlier_deadline(*copies(first, then)) is None
