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
        ("No portfolio required", "Please upload your portfolio"),
        ("Geen stempelkaart nodig", "Neem je stempelkaart mee"),
        ("Onze eigen monteurs komen langs", "Een externe monteur neemt contact op"),
        ("Fitted by our own fitters, no subcontractors", "We pass your job to a local contractor"),
        ("Elke week dezelfde hulp: een vast gezicht", "De hulpen wisselen af per week, ze rouleren"),
        ("The same cleaner each week", "Our cleaners take turns"),
        ("Zwemles 1 op 1", "Je zwemt in groepjes"),
        ("One to one tuition", "You join a small group class, in groups"),
        ("Wij monteren je kast", "Een bouwpakket dat je zelf in elkaar zet"),
        ("We assemble it for you", "Some assembly required"),
        ("Kapot? Dan vervangen we hem", "Schade is voor eigen risico"),
        ("Not happy? Your money back", "All sales are final"),
        ("Huur een aanhanger, ook voor een dag", "Onze minimale huurperiode is een week"),
        ("Stay for one night", "Minimum stay: three nights"),
        ("Nergens anders te koop", "Nu ook bij de drogist"),
        ("You won't find us in shops: nowhere else", "Also sold in all good garden centres"),
        ("Glutenvrije taart", "Deze taart bevat tarwe"),
        ("Our vegan brownies", "Contains egg and milk"),
        ("Geen kleine lettertjes", "Uitsluitingen: zie bijlage B"),
        ("No small print", "Exclusions apply"),
        ("Verkopen zonder commissie", "Wij rekenen een commissie van 4%"),
        ("Zero commission", "We keep 3% of every sale: a commission of 3%"),
        ("Geen medische vragen", "Rook je? Vul de gezondheidsverklaring in"),
        ("No medical questions", "Complete our health questionnaire"),
        ("Groups of six at most", "Ten students per class"),
        ("Our receptionist answers the phone", "Questions? Use the contact form"),
        ("Geen parkeerheffing", "Er geldt een parkeerheffing"),
        ("No surety, ever", "A surety is held on arrival"),
        ("Gids inbegrepen", "De gids regel je zelf"),
        ("A welcome hamper is included", "The hamper is not included"),
        ("Klaar terwijl je wacht", "Haal hem na 16 uur weer op"),
        ("Evening classes", "Daytime classes, weekdays from 9"),
        ("Zero excess", "You are liable for the first € 900"),
        ("Gratis meting", "Voor de meting rekenen we € 30"),
        ("A free audit", "Audits start at $149"),
        ("Within 48 hours", "Count on ten days"),
        ("Met je eigen fles naar huis: om mee naar huis te nemen", "De fles blijft hier liggen"),
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
        ("Try it free for a month", "After the trial it's £ 9 a month"),
        ("No portfolio required", "No need to upload a portfolio"),
        ("Onze eigen monteurs komen langs", "Onze monteurs, geen onderaannemers"),
        ("Geen medische vragen", "Medische vragen stellen we niet"),
        ("Zwemles 1 op 1", "Geen groepjes"),
        ("Wij monteren je kast", "Onze monteurs zetten hem neer, geen bouwpakket"),
        ("Our vegan brownies", "No egg, no milk"),
        ("Groups of twelve at most", "Ten students per class"),
        ("Zero commission", "You keep every penny"),
        ("Stay for one night", "No minimum stay"),
        ("No surety, ever", "Without a surety, as always"),
        ("Gids inbegrepen", "Een gids, vervoer en hotel inbegrepen"),
        ("No card needed", "We won't ask for payment details until day 31"),
        ("No card needed", "We only ask for payment details once you decide to stay"),
        ("Ontbijt inbegrepen", "Twee nachten met ontbijt: € 94"),
        ("Free audit", "A free audit, then advice for £ 40"),
        ("Gratis meting", "Een nieuwe ketel kost € 900"),
        ("Je dak in twee dagen klaar", "Binnen zeven weken staan we op de stoep"),
        ("A roof in two days", "Done in two days, within seven weeks"),
    ],
)
def test_a_promise_that_is_kept(first: str, then: str) -> None:
    assert not broken(first, then)
