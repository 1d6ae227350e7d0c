"""A condition that only the second message names, whatever it is about."""

from __future__ import annotations

import pytest

from fullfunnel.checks.text.connection.promised import restrictions
from fullfunnel.checks.text.connection.promised.restrictions import restricted
from fullfunnel.checks.text.fit.copy import Copy


def said(first: str, then: str) -> str:
    """What the second message takes back, blank for nothing."""
    clash = restricted(Copy("Head", first, "", "Tegel"), Copy("Head", then, "", "Tegel"))
    return clash.then if clash else ""


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("De klas gaat op excursie naar de haven.", "Vooraf. De excursie is niet inbegrepen. Tot dan."),
        ("De knutselclub is er voor peuters en kleuters.", "Kom langs. Peuters kunnen zich niet inschrijven."),
        ("Dance in the hall any evening.", "Pick a day. The hall is only open on Mondays."),
        ("Een moestuin voor de hele straat.", "Een moestuin huur je voor minimaal twee jaar."),
        ("A permanent post as a welder.", "Apply. This is a temporary position."),
        ("Wij leggen uw dakgoot aan.", "Door de grote drukte komen we na de zomer."),
        ("A ferry to the island all year.", "The ferry sails twice a week."),
        ("Een slaapplaats met ontbijt.", "Ontbijt tegen betaling."),
        ("Boats for everyone.", "Unfortunately skippers under 25 are not accepted."),
        ("Vaarles met kapitein, lunch gratis.", "De kapitein betaal je los."),
        ("Een stuurman vaart mee.", "Er is geen stuurman aan boord."),
        ("Double your gift to the harbour.", "The harbour appeal has ended."),
        ("Hire a boat today.", "Book at least 2 hours before you sail."),
        ("Novices welcome.", "You must be able to row a mile."),
        ("Your own oarsman.", "A crew of four will take turns."),
        ("Met de boot het meer op.", "De eerste twee maanden kun je de boot niet huren."),
    ],
)
def test_a_condition_that_was_not_named_before(first: str, then: str) -> None:
    assert said(first, then)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("De hal is alleen open op maandag.", "Kom langs: de hal is alleen op maandag open."),
        ("A plot for two years or longer.", "Rent a plot. No minimum term."),
        ("Een slaapplaats met ontbijt.", "Ontbijt zonder toeslag."),
        ("Boats for everyone.", "Can't make it? If you cannot come, we move you to another day."),
        ("Zet je huur vast.", "Je huur kan in die tijd niet stijgen."),
        ("Twee jaar lang een vast gezicht.", "Minimaal 2 jaar hetzelfde gezicht, dat kan niet stuk."),
        ("Zwemles voor peuters.", "Alleen voor leden van de tennisclub."),
        ("Een dag varen voor € 40.", "Alcohol is niet toegestaan."),
        ("Huur een kano.", "Er is geen borg en er zijn geen verborgen kosten voor je kano."),
        ("Rent a canoe.", "You must be 16 or older."),
        ("Rent a canoe.", "All you need is a towel."),
        ("Word roeier.", "Past de dag niet meer, dan kies je een andere."),
        ("Row four times a year.", "Row with us twice a year, or more."),
        ("A flat fee of £ 40 for your tax return.", "Not included? Ask us. You only pay £ 40."),
    ],
)
def test_what_was_named_is_denied_or_is_no_condition(first: str, then: str) -> None:
    assert not said(first, then)


def test_a_condition_is_told_beside_what_was_said_of_the_same_thing() -> None:
    first = Copy("Zomer in de stad", "Elke dag muziek. De boot vaart af en aan.", "", "Stadsfeest")
    then = Copy("Kom je?", "De boot vaart uitsluitend in augustus.", "", "Stadsfeest")
    clash = restricted(first, then)
    assert clash is not None
    assert (clash.first, clash.then) == ("De boot vaart af en aan.", "De boot vaart uitsluitend in augustus.")
    silent = Copy("Kom je?", "Muziek de hele zomer.", "", "Stadsfeest")
    assert restricted(first, silent) is None


def test_terms_of_sale_are_no_copy_and_cost_no_more_than_their_words() -> None:
    long = "De boot is niet inbegrepen. " * 400
    clash = restricted(Copy("Vaar mee", "De boot ligt klaar.", "", "Vaartocht"), Copy("Kom je?", long, "", "Vaartocht"))
    assert clash is not None
    assert len(restrictions._restrictions(long)) == 20  # noqa: SLF001  # what is looked at
