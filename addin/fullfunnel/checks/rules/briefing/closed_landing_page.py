"""PLN126: a landing page that closes what the call of a message opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example, Rule
from fullfunnel.checks.text.connection.closed_page import closed_words
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding


def closed_landing_page(plan: PlanContext) -> Iterator[Finding]:
    """One finding per message with a call whose landing page says that it is closed, over or sold out."""
    if plan.messages is None:
        return
    for message in plan.spoken:
        page = plan.messages.by_id.get(same_name(message.landing_page)) if message.landing_page else None
        if page is None or not message.cta:
            continue
        closed = closed_words(page)
        if not closed:
            continue
        yield RULE.on(
            message,
            "landing_page",
            words=(message.cta, closed),
            points_to=page.id,
            what=Text(
                f"De call-to-action van {message.id} is ‘{message.cta}’, maar de landingspagina {page.id} zegt: "
                f"‘{closed}’.",
                f"The CTA of {message.id} is ‘{message.cta}’, but its landing page {page.id} says: ‘{closed}’.",
            ),
            advice=Text(
                "Stop de boodschap, of laat die naar een pagina leiden waar het wel kan.",
                "Stop the message, or let it lead to a page where people can do this.",
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
    title=Text(
        "Op de landingspagina kan niet wat de call-to-action vraagt",
        "Landing page does not let people do what the CTA says",
    ),
    why=Text(
        "Elke klik kost geld en eindigt voor een dichte deur.",
        "Every click costs money and ends at a closed door.",
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
