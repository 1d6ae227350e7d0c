"""MSG204: from je to u."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.pairs.broken_step import broken_step
from fullfunnel.language import Text

RULE: Final = broken_step(
    code="MSG204",
    reason="tone",
    column="body",
    title=Text("Van je naar u", "From je to u"),
    why=Text(
        "Wie eerst met je en dan met u wordt aangesproken, denkt bij een ander te zijn beland.",
        "A Dutch reader addressed as je first and u then thinks to have landed somewhere else.",
    ),
    what=Text("Eerst staat er ‘{first}’, hier ‘{then}’", "First it says ‘{first}’, here ‘{then}’"),
    advice=Text(
        "Kies je of u en houd dat in de hele reis aan. Is het een vaste uitdrukking of een naam? Zet die in "
        "de tabel met eigen woorden.",
        "Choose je or u and keep to it all the way. Is it a fixed phrase or a name? Put it in the table of own words.",
    ),
    fails={
        "nl": Example.step(
            ("Think", "Hoe kiest u een hoortoestel?", "Uw audicien legt het uit.", "Lees meer", "Hoortoestel", ""),
            ("Do", "Probeer jouw hoortoestel thuis", "Jij beslist na dertig dagen.", "Probeer het", "Hoortoestel", ""),
        ),
        "en": Example.step(
            ("Think", "Welke lens past bij je?", "Je opticien vertelt het.", "Lees meer", "Lenzen", ""),
            ("Do", "Bestel uw lenzen", "Morgen in uw brievenbus.", "Bestel", "Lenzen", ""),
        ),
    },
    passes={
        "nl": Example.step(
            ("Think", "Hoe kiest u een hoortoestel?", "Uw audicien legt het uit.", "Lees meer", "Hoortoestel", ""),
            ("Do", "Probeer uw hoortoestel thuis", "U beslist na dertig dagen.", "Probeer het", "Hoortoestel", ""),
        ),
        "en": Example.step(
            ("Think", "Which lens suits you?", "Your optician explains.", "Read more", "Lenses", ""),
            ("Do", "Order your lenses", "In your mailbox tomorrow.", "Order", "Lenses", ""),
        ),
    },
    near_misses={
        "nl": (
            Example.step(
                ("See", "Stel je voor: een stille straat", "Een film.", "Bekijk de film", "Deelauto", ""),
                ("Think", "Past een deelauto bij u?", "Uw kosten op een rij.", "Bereken", "Deelauto", ""),
            ),
        ),
        "en": (
            Example.step(
                ("Think", "Which lens suits you?", "Your optician explains.", "Read more", "Lenses", ""),
                ("Do", "U-shaped lenses, £40", "In your mailbox tomorrow.", "Order", "Lenses", ""),
            ),
        ),
    },
)
