"""MSG106: what is only said to strangers, and what customers are asked as well."""

from __future__ import annotations

import pytest

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.rules.messages.cold_talk import RULE

HEADER = ["ID", "Fase", "Kop", "Tekst", "Oproep", "Product"]


@pytest.mark.parametrize(
    ("headline", "body", "fires"),
    [
        ("Nog nooit van ons gehoord?", "Wij maken koffie.", True),
        ("Ben je nog geen klant?", "Wij maken koffie.", True),
        ("Nieuw bij ons: zachte pads", "Als klant krijg je korting op je volgende set.", False),
        ("Bedankt voor je bestelling", "Ken je ons al op Instagram? Volg ons voor tips.", False),
        ("Bent u nog geen klant van onze verzekering? Als klant van onze bank betaalt u minder.", "", False),
    ],
)
def test_strangers(headline: str, body: str, fires: bool) -> None:  # noqa: FBT001
    found = RULE.check(plan_of(messages=[HEADER, ["C1", "Care", headline, body, "Bekijk de tips", "Koffie"]]))
    assert bool(list(found)) == fires
