"""The messages of the example campaign and the landing pages that redeem their calls to action.

Each message fits the need of its stage and picks up what the one before it promised. The two that people may see first
(search at Think, e-mail at Do) stand on their own: they explain what a Treinpakker is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.own_words import KIND_WORDS
from fullfunnel.framework.schema import LANDING
from fullfunnel.language import Text, same
from fullfunnel.templates.example.kpis import (
    COMPLETED,
    DEALS,
    EMAIL,
    RETARGETING,
    REVIEWS,
    SEARCH,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.templates.plan import Entry

_TEAM: Final = Text("Campagneteam Treinpakkers", "Treinpakkers campaign team")
_TREINPAKKERS: Final = same("Treinpakkers")
_ZOO: Final = Text("Treinpakker Dierentuin", "Treinpakker Zoo")

_ADS: Final[tuple[Mapping[str, Entry], ...]] = (
    {
        "id": "S1",
        "stage": "See",
        "audience": Text("Stellen en gezinnen die er graag op uitgaan", "Couples and families who like a day out"),
        "need": Text("Zin krijgen in een dag weg, nog zonder plan", "To feel like a day out, without a plan yet"),
        "kpi": COMPLETED,
        "channel": same("YouTube, Instagram"),
        "product": _TREINPAKKERS,
        "headline": Text("De mooiste dag begint op het perron", "The best day starts on the platform"),
        "body": Text(
            "Koffie in de hand, jas open, de hele dag voor je. Een film over samen op pad met de trein.",
            "Coffee in hand, coat open, the whole day ahead. A film about getting out together by train.",
        ),
        "cta": Text("Bekijk de film", "Watch the film"),
        "landing_page": "L1",
        "owner": _TEAM,
    },
    {
        "id": "T1",
        "stage": "Think",
        "audience": Text("Wie de film (S1) uitkeek", "People who watched the film (S1) to the end"),
        "need": Text("Zien welk uitje past, en wat erin zit", "To see which day out fits, and what it includes"),
        "kpi": DEALS,
        "follows": "S1",
        "delay": 5.0,
        "channel": Text("Social (video)", "Social (video)"),
        "product": _TREINPAKKERS,
        "headline": Text("Dierentuin, museum of een dag aan zee?", "Zoo, museum or a day by the sea?"),
        "body": Text(
            "Met Treinpakkers heb je je treinkaartje en entree in één. Vergelijk de uitjes en ontdek welke bij je "
            "past.",
            "With Treinpakkers your train ticket and entrance come in one. Compare the days out and find yours.",
        ),
        "cta": Text("Vergelijk de uitjes", "Compare the days out"),
        "landing_page": "L2",
        "owner": _TEAM,
    },
    {
        "id": "T2",
        "stage": "Think",
        "audience": Text("Wie de film (S1) uitkeek", "People who watched the film (S1) to the end"),
        "need": Text("Weten hoe het werkt en wat het ongeveer kost", "To know how it works and roughly what it costs"),
        "kpi": DEALS,
        "follows": "S1",
        "delay": 5.0,
        "channel": Text("Display (banner)", "Display (banner)"),
        "product": _ZOO,
        "headline": Text("Met de trein naar de dierentuin: dit zit erin", "By train to the zoo: this is what you get"),
        "body": Text(
            "Treinpakker Dierentuin, vanaf € 43,60: heen en terug met de trein plus entree. Lees hoe het werkt.",
            "Treinpakker Zoo, from €43.60: return train ticket plus entrance. Read how it works.",
        ),
        "cta": Text("Lees hoe het werkt", "Read how it works"),
        "price": Text("vanaf € 43,60", "from €43.60"),
        "landing_page": "L3",
        "owner": _TEAM,
    },
    {
        "id": "T3",
        "stage": "Think",
        "audience": Text(
            "Wie zelf zoekt op ‘dagje uit’ (zag S1 niet)", "People searching for ‘day out’ (did not see S1)"
        ),
        "need": Text("Ideeën vergelijken zonder voorkennis", "To compare ideas without knowing the product"),
        "kpi": SEARCH,
        "channel": Text("Zoeken", "Search"),
        "product": _TREINPAKKERS,
        "headline": Text("Dagje uit met de trein", "A day out by train"),
        "body": Text(
            "Treinpakkers: treinkaartje en entree in één. Vergelijk dierentuinen, musea en meer bij jou in de buurt.",
            "Treinpakkers: train ticket and entrance in one. Compare zoos, museums and more near you.",
        ),
        "cta": Text("Vergelijk de uitjes", "Compare the days out"),
        "landing_page": "L2",
        "owner": _TEAM,
    },
    {
        "id": "D1",
        "stage": "Do",
        "audience": Text("Wie T1, T2 of T3 bekeek of aanklikte", "People who watched or clicked T1, T2 or T3"),
        "need": Text("Nu kunnen boeken, voor een vaste prijs", "To book now, at a fixed price"),
        "kpi": RETARGETING,
        "follows": "T1, T2, T3",
        "delay": 3.0,
        "channel": Text("Display (retargeting)", "Display (retargeting)"),
        "product": _ZOO,
        "headline": Text("Treinpakker Dierentuin: € 43,60 per persoon", "Treinpakker Zoo: €43.60 per person"),
        "body": Text(
            "Heen en terug met de trein plus entree. Kies je datum en boek direct.",
            "Return train ticket plus entrance. Pick your date and book now.",
        ),
        "cta": Text("Boek je Treinpakker", "Book your Treinpakker"),
        "price": 43.60,
        "landing_page": "L4",
        "owner": _TEAM,
    },
    {
        "id": "D2",
        "stage": "Do",
        "audience": Text(
            "Klanten die mail willen ontvangen (zagen See en Think misschien niet)",
            "Customers who opted in to e-mail (may not have seen See and Think)",
        ),
        "need": Text(
            "In één mail snappen wat het is en kunnen boeken", "To understand it in one e-mail and be able to book"
        ),
        "kpi": EMAIL,
        "channel": Text("E-mail", "E-mail"),
        "product": _ZOO,
        "headline": Text("Boek je dag in de dierentuin, trein inbegrepen", "Book your day at the zoo, train included"),
        "body": Text(
            "Treinpakker Dierentuin: treinkaartje heen en terug plus entree voor € 43,60 per persoon. Kies je datum "
            "en boek online.",
            "Treinpakker Zoo: return train ticket plus entrance for €43.60 per person. Pick your date and book online.",
        ),
        "cta": Text("Boek je Treinpakker", "Book your Treinpakker"),
        "price": 43.60,
        "landing_page": "L4",
        "owner": _TEAM,
    },
    {
        "id": "C1",
        "stage": "Care",
        "audience": Text("Wie met een Treinpakker op pad is geweest", "People who have been out with a Treinpakker"),
        "need": Text(
            "De dag nog even naleven en anderen op weg helpen", "To look back on the day and help others choose"
        ),
        "kpi": REVIEWS,
        "follows": "D1, D2",
        "delay": 2.0,
        "channel": Text("E-mail", "E-mail"),
        "product": _ZOO,
        "headline": Text("Hoe was je dag in de dierentuin?", "How was your day at the zoo?"),
        "body": Text(
            "Bedankt dat je met de Treinpakker Dierentuin op pad ging. Vertel wat je ervan vond en help andere "
            "reizigers kiezen.",
            "Thank you for going out with Treinpakker Zoo. Tell us what you thought of it and help other travellers "
            "choose.",
        ),
        "cta": Text("Geef je mening", "Share your review"),
        "landing_page": "L5",
        "owner": _TEAM,
    },
)


def _page(page: str, product: Text, headline: Text, body: Text, cta: Text) -> dict[str, Entry]:
    return {
        "id": page,
        "stage": LANDING,
        "product": product,
        "headline": headline,
        "body": body,
        "cta": cta,
        "owner": _TEAM,
    }


_PRICED: Final[dict[str, Entry]] = {"price": 43.60}

_PAGES: Final = (
    _page(
        "L1",
        _TREINPAKKERS,
        Text(
            "Bekijk de film: de mooiste dag begint op het perron", "Watch the film: the best day starts on the platform"
        ),
        Text(
            "De film, en daaronder de verhalen van drie reizigers die op pad gingen.",
            "The film, and below it the stories of three travellers who went out.",
        ),
        Text("Bekijk de film", "Watch the film"),
    ),
    _page(
        "L2",
        _TREINPAKKERS,
        Text("Vergelijk de uitjes met Treinpakkers", "Compare the days out with Treinpakkers"),
        Text(
            "Alle uitjes naast elkaar: wat zit erin, hoe ver reis je, voor welke leeftijd. Treinkaartje en entree in "
            "één.",
            "All days out side by side: what you get, how far you travel, for which age. Train ticket and entrance in "
            "one.",
        ),
        Text("Bekijk een uitje", "View a day out"),
    ),
    _page(
        "L3",
        _ZOO,
        Text("Treinpakker Dierentuin: lees hoe het werkt", "Treinpakker Zoo: read how it works"),
        Text(
            "Heen en terug met de trein plus entree, vanaf € 43,60. In drie stappen van perron naar pinguïns.",
            "Return train ticket plus entrance, from €43.60. In three steps from the platform to the penguins.",
        ),
        Text("Bekijk data en prijzen", "View dates and prices"),
    )
    | _PRICED,
    _page(
        "L4",
        _ZOO,
        Text("Boek je Treinpakker Dierentuin", "Book your Treinpakker Zoo"),
        Text(
            "€ 43,60 per persoon: treinkaartje heen en terug plus entree. Kies je datum, reken af en je kaartjes "
            "staan in je mail.",
            "€43.60 per person: return train ticket plus entrance. Pick your date, pay, and the tickets are in your "
            "mail.",
        ),
        Text("Boek en betaal", "Book and pay"),
    )
    | _PRICED,
    _page(
        "L5",
        _ZOO,
        Text("Geef je mening over je dag in de dierentuin", "Share your review of your day at the zoo"),
        Text(
            "Drie vragen, één minuut. Je review staat daarna bij de Treinpakker Dierentuin.",
            "Three questions, one minute. Your review will show with Treinpakker Zoo.",
        ),
        Text("Verstuur je review", "Send your review"),
    ),
)

MESSAGES: Final = (*_ADS, *_PAGES)

WORDS: Final[tuple[Mapping[str, Entry], ...]] = (
    {"word": same("NS"), "kind": KIND_WORDS["brand"]},
    {
        "word": Text("De mooiste dag begint op het perron", "The best day starts on the platform"),
        "kind": KIND_WORDS["phrase"],
    },
    {
        "word": Text("Treinpakker, dagje met de trein", "Treinpakker, day out by train"),
        "kind": KIND_WORDS["product"],
        "means": _TREINPAKKERS,
    },
)
