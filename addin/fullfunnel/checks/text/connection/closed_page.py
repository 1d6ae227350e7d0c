"""Whether a page says that what it was for is closed, over, filled or sold out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fullfunnel.framework.messages import Message

_CLOSED: Final = re.compile(
    r"\b(?:(?:registration|registrations|applications?|enrol?ment|booking|bookings|sales?|offer|promotion|competition|"
    r"sign[- ]?ups?|entries|the (?:shop|store|webshop|waiting list))\s+(?:(?:is|are|has|have)\s+(?:now\s+|been\s+)?)?"
    r"(?:closed|ended|over|expired|finished|suspended)"
    r"|(?:webinar|event|course|workshop|sale|draw|auction|season|tour) (?:is over|has (?:now )?(?:ended|passed))"
    r"|(?:webinar|evenement|cursus|workshop|loting|veiling|seizoen|avond|open dag) is (?:geweest|voorbij|afgelopen)"
    r"|(?:vacancy|position|role) (?:is|has been|was) (?:now )?(?:closed|filled)"
    r"|(?:not|no longer) (?:taking|accepting) (?:any )?(?:new )?(?:applications|bookings|orders|entries|registrations)"
    r"|sold out|fully booked|no longer available|not available any ?more|no (?:places|seats|tickets) (?:left|available)"
    r"|(?:offer|deal|promotion|sale) (?:has )?(?:ended|expired)|out of stock|temporarily unavailable"
    r"|(?:inschrijving|inschrijvingen|aanmelding|aanmelden|aanmeldingen|registratie|boeken|boekingen|verkoop|actie|"
    r"aanbieding|winactie|wachtlijst|webshop|kaartverkoop|voorverkoop|aanmeldtermijn|inschrijftermijn|vacature|"
    r"functie)\s+(?:is|zijn)\s+(?:inmiddels\s+|nu\s+|helaas\s+)?(?:gesloten|voorbij|afgelopen|verlopen|"
    r"beëindigd|gestopt|niet meer mogelijk|dicht|vervuld|ingevuld)"
    r"|(?:inschrijving|aanmelding|vacature|kaartverkoop|verkoop) gesloten"
    r"|(?:aanmelden|solliciteren|inschrijven|boeken|bestellen|meedoen) kan (?:helaas )?niet meer|niet meer open voor"
    r"|uitverkocht|volgeboekt|niet meer (?:beschikbaar|leverbaar|te koop|mogelijk)"
    r"|geen (?:plaatsen|kaarten|tickets) meer"
    r"|tijdelijk (?:niet beschikbaar|gesloten)|(?:actie|aanbieding) (?:verlopen|afgelopen))\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"\b(?:not|never|isn.t|aren.t|before|until|almost|nearly|nooit|niet|voordat|tot|bijna|vorig jaar|last year)\b"
    r"[^.!?]*$",
    re.IGNORECASE,
)


def closed_words(page: Message) -> str:
    """The words that close the page; blank where it is open."""
    text = "\n".join(filter(None, (page.headline, page.body, page.cta)))
    found = next((hit for hit in _CLOSED.finditer(text) if not _NOT.search(text[: hit.start()])), None)
    return "" if found is None else found.group()
