"""MSG214: leads to a landing page that is not in the table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.rule import Example, Rule, in_both
from fullfunnel.framework.names import close_names, same_name
from fullfunnel.language import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding

_ID: Final = re.compile(r"[A-Za-z]{1,4}[-_ ]?\d{1,4}[a-z]?")
"""What people call a page: ``L2``, ``LP-12``. Anything else may be the name of a page that exists elsewhere."""


def _mistyped(plan: PlanContext) -> Iterator[Finding]:
    if plan.messages is None:
        return
    known = plan.messages.by_id
    ids = [each.id for each in plan.messages.rows if each.is_landing]
    for message in plan.messages.rows:
        page = message.landing_page.strip()
        if not _is_id(page, ids) or same_name(page) in known:
            continue
        close = close_names(page, ids)
        hint = Text(f" Bedoel je {close[0]}?", f" Did you mean {close[0]}?") if close else same("")
        yield RULE.on(
            message,
            "landing_page",
            words=(page,),
            what=Text(
                f"{message.id} leidt naar ‘{page}’, maar die landingspagina bestaat niet.",
                f"{message.id} leads to ‘{page}’, but there is no such landing page.",
            ),
            advice=Text(
                f"Typ bij ‘Landingspagina’ het ID van een rij met de fase Landingspagina, of een webadres.{hint.nl}",
                f"Under Landing page, type the ID of a row with the stage Landing, or a web address.{hint.en}",
            ),
        )


def _is_id(page: str, ids: list[str]) -> bool:
    """Whether somebody meant the ID of a row: it looks like one, and pages stand in the table at all."""
    return bool(page and ids and _ID.fullmatch(page))


def _leads_to(page: str) -> Example:
    return Example(
        messages=(
            {"id": "D1", "stage": "Do", "headline": "A", "landing_page": page},
            {"id": "L1", "stage": "Landing", "headline": "B"},
        )
    )


RULE: Final = Rule(
    code="MSG214",
    severity="warning",
    title=Text("Leidt naar een landingspagina die niet bestaat", "Leads to a landing page that does not exist"),
    why=Text(
        "Met een verkeerd getypt ID wordt de boodschap met geen enkele pagina vergeleken, en dat ziet niemand.",
        "With a mistyped ID the message is not compared with any page, and nobody notices.",
    ),
    fails=in_both(_leads_to("L9")),
    passes=in_both(_leads_to("l1")),
    near_misses=in_both(
        (
            _leads_to("https://example.com/L9"),
            _leads_to("/l9"),
            _leads_to("example.com"),
            _leads_to("example.com/actie"),
            _leads_to("Homepage"),
            _leads_to(""),
            # No page stands in the table: what is typed there names one that is kept elsewhere.
            Example(messages=({"id": "D1", "stage": "Do", "headline": "A", "landing_page": "L9"},)),
        )
    ),
    check=_mistyped,
    needs=frozenset({"messages"}),
    per_message=True,
)
