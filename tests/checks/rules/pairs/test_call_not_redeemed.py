"""MSG206: a page where only a brochure can be asked for takes no applications."""

from __future__ import annotations

import pytest

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.rules.pairs.call_not_redeemed import RULE

HEADER = ["ID", "Fase", "Kop", "Tekst", "Oproep", "Product", "Landingspagina"]


@pytest.mark.parametrize(
    ("headline", "body", "cta", "fires"),
    [
        ("Brochure", "Download onze brochure over de thuiszorg.", "Vraag de brochure aan", True),
        ("Brochure", "Alles over de thuiszorg.", "Brochure aanvragen", True),
        ("Solliciteer in 2 minuten", "Liever eerst lezen? Er is een brochure.", "Verstuur", False),
        ("Vraag je plek aan", "Je krijgt ook de gids.", "Aanvragen", False),
    ],
)
def test_who_asks_for_a_brochure_cannot_apply(headline: str, body: str, cta: str, fires: bool) -> None:  # noqa: FBT001
    rows = [
        ["D1", "Do", "Werk bij ons", "Zonder cv.", "Solliciteer nu", "Thuiszorg", "L1"],
        ["L1", "Landingspagina", headline, body, cta, "Thuiszorg", None],
    ]
    assert bool(list(RULE.check(plan_of(messages=[HEADER, *rows])))) == fires
