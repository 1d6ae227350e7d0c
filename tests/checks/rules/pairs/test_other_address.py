"""MSG204: a message that says u among those that say je is one slip, whoever stands around it."""

from __future__ import annotations

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.rules.pairs.other_address import RULE

HEADER = ["ID", "Fase", "Kop", "Tekst", "Oproep", "Product", "Landingspagina", "Volgt op"]


def found(do_text: str, care_text: str = "Je maatje gaat met je mee.") -> list[tuple[str, str]]:
    rows = [
        ["T1", "Think", "Jij kiest je uren", "Wat je verdient.", "Bekijk je loon", "Zorgwerk", None, None],
        ["D1", "Do", "Solliciteer zonder cv", do_text, "Solliciteer nu", "Zorgwerk", "L1", "T1"],
        ["C1", "Care", "Welkom", care_text, "Nodig een vriend uit", "Zorgwerk", None, "D1"],
        ["L1", "Landingspagina", "Solliciteer", "Kies je wijk en je uren.", "Solliciteer nu", "Zorgwerk", None, None],
    ]
    return [(each.message, each.points_to) for each in RULE.check(plan_of(messages=[HEADER, *rows]))]


def test_one_slip_is_said_once() -> None:
    assert found("Kies je wijk en je uren.") == []
    assert found("Kies uw wijk en uw uren.") == [("D1", "T1")]


def test_a_slip_further_on_is_one_of_its_own() -> None:
    assert found("Kies je wijk.", care_text="Uw maatje gaat met u mee.") == [("C1", "D1")]
