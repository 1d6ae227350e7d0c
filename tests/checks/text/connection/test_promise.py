"""Promises: kept, broken, and put off until later."""

from __future__ import annotations

import pytest

from fullfunnel.checks.text.connection.promise import broken_promise
from fullfunnel.checks.text.fit.copy import Copy


def broken(first: str, then: str) -> bool:
    return broken_promise(Copy(first, "", "", ""), Copy(then, "", "", "")) is not None


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Geen creditcard nodig", "Vul je creditcard in"),
        ("Wij komen binnen 5 werkdagen langs", "De wachttijd is zes weken"),
        ("Fitted within ten days", "Current waiting time: 14 weeks"),
        ("Parts in 48 hours", "Current lead time: 3 weeks"),
        ("Book my free lesson", "Lessons are £25"),
        ("Je kunt elke maand stopzetten", "Voor een periode van minimaal twee jaar"),
        ("Free rescheduling", "Dates cannot be changed"),
        ("Lifetime guarantee", "Two-year guarantee"),
        ("Je hebt geen verwijzing nodig", "Houd de verwijzing van je huisarts bij de hand, zonder kan het niet"),
        ("You don't need a referral", "Have your referral ready; we can't see you without one"),
        ("Geen afspraak nodig, loop binnen", "Alleen op afspraak"),
        ("Je spaargeld opnemen wanneer je wilt", "Eén keer per kwartaal opnemen"),
        ("Instant access to your savings", "Two withdrawals a year"),
        ("Geen telefoontjes van verkopers", "Onze adviseur belt je binnen een dag"),
        ("No sales calls", "Our sales team will call you"),
        ("Swap your date free", "Tickets can't be exchanged"),
        ("Geen extra kosten", "Exclusief schoonmaakkosten"),
        ("Everything included", "A cleaning fee of £40 is added"),
        ("No joining fee", "£25 joining fee"),
        ("Gratis montage", "Montage: € 75"),
        ("Alles op je telefoon", "Kom langs op ons kantoor"),
        ("All on your phone", "Book at your nearest branch"),
        ("Tien lessen in het voorjaar", "Acht lessen in het voorjaar"),
        ("Groups of six at most", "Groups of twenty"),
        ("Gratis wifi", "Wifi aan boord: € 3"),
        ("Same-day repair", "Allow five working days"),
        ("Zonder boren", "Boor vier gaten"),
    ],
)
def test_a_promise_that_is_broken(first: str, then: str) -> None:
    assert broken(first, then)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Geen creditcard nodig", "Betaalgegevens vragen we pas als je blijft"),
        ("Geen creditcard nodig", "Zonder creditcard aan de slag"),
        ("Wij komen binnen 5 werkdagen langs", "De wachttijd is drie dagen"),
        ("Je loopt een dag mee, wij bellen", "We bellen je binnen twee dagen"),
        ("Try it for 30 days", "Your free month: 30 days"),
        ("Bezorgd binnen 3 dagen", "Morgen in huis"),
        ("No résumé needed", "You can leave the résumé at home"),
        ("Geen paspoort nodig", "Een paspoort hoeft niet"),
        ("Gratis verzending vanaf € 50", "Verzending € 4,95 onder € 50"),
        ("Acht lessen in het voorjaar", "Tien lessen in het voorjaar"),
        ("Groups of twelve at most", "Groups of ten"),
        ("Geen ervaring nodig", "Ervaring is mooi, nodig is het niet"),
        ("Your quote in 2 minutes", "Cancel within 14 days"),
        ("No sales calls", "You call us whenever it suits"),
    ],
)
def test_a_promise_that_is_kept(first: str, then: str) -> None:
    assert not broken(first, then)
