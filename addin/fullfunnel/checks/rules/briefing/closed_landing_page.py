"""PLN126: a landing page that closes what the call of a message opens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example, Rule
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


_CLOSED: Final = re.compile(
    r"\b(?:(?:registration|registrations|applications?|enrol?ment|booking|bookings|sales?|offer|promotion|competition|"
    r"sign[- ]?ups?|entries|the (?:shop|store|webshop|waiting list))\s+(?:(?:is|are|has|have)\s+(?:now\s+|been\s+)?)?"
    r"(?:closed|ended|over|expired|finished|suspended)"
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


def closed_landing_page(plan: PlanContext) -> Iterator[Finding]:
    """One finding per message with a call whose landing page says that it is closed, over or sold out."""
    if plan.messages is None:
        return
    for message in plan.spoken:
        page = plan.messages.by_id.get(same_name(message.landing_page)) if message.landing_page else None
        if page is None or not message.cta:
            continue
        text = "\n".join(filter(None, (page.headline, page.body, page.cta)))
        found = next((hit for hit in _CLOSED.finditer(text) if not _NOT.search(text[: hit.start()])), None)
        if found is None:
            continue
        closed = found.group()
        yield RULE.on(
            message,
            "landing_page",
            words=(message.cta, closed),
            points_to=page.id,
            what=Text(
                f"{message.id} roept op: ‘{message.cta}’. De landingspagina {page.id} zegt: ‘{closed}’.",
                f"{message.id} calls: ‘{message.cta}’. Its landing page {page.id} says: ‘{closed}’.",
            ),
            advice=Text(
                "Stop de boodschap, of stuur hem naar een pagina waar het wel kan.",
                "Stop the message, or send it to a page where it can be done.",
            ),
        )


def _leads_to(cta: str, headline: str, body: str) -> Example:
    return Example(
        messages=(
            {"id": "D1", "stage": "Do", "headline": "Cursus", "cta": cta, "landing_page": "L1"},
            {"id": "L1", "stage": "Landing", "headline": headline, "body": body},
        )
    )


RULE: Final = Rule(
    code="PLN126",
    severity="warning",
    title=Text("Landingspagina sluit wat de oproep opent", "Landing page closes what the call opens"),
    why=Text(
        "Elke klik kost geld en eindigt voor een dichte deur.",
        "Every click costs money and ends before a closed door.",
    ),
    fails={
        "nl": _leads_to("Schrijf je in", "Cursus fotografie", "De inschrijving is gesloten."),
        "en": _leads_to("Sign up", "Photo course", "Registration is closed."),
    },
    passes={
        "nl": _leads_to("Schrijf je in", "Cursus fotografie", "Schrijf je in voor 1 mei."),
        "en": _leads_to("Sign up", "Photo course", "Sign up before 1 May."),
    },
    near_misses={
        "nl": (
            _leads_to("Schrijf je in", "Vorig jaar uitverkocht", "Nu zijn er weer plaatsen."),
            _leads_to("Bestel nu", "Wees er snel bij", "Bestel voordat de actie is afgelopen."),
        ),
        "en": (
            _leads_to("Sign up", "Last year sold out", "Places for this year are open."),
            _leads_to("Order now", "Be quick", "Order before the offer has ended."),
        ),
    },
    check=closed_landing_page,
    needs=frozenset({"messages"}),
    per_message=True,
)
