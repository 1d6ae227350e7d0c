"""What a finding on the wrong stage says: only words of the stage it points to, and nothing that is not so."""

from __future__ import annotations

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.run import check

HEADER = ["ID", "Fase", "Kop", "Tekst", "Oproep"]


def said(code: str, *row: str) -> list[str]:
    found = check(plan_of(messages=[HEADER, ["X1", *row]])).open
    return [each.what.nl for each in found if each.code == code]


def test_a_story_with_a_hard_call_gets_a_finding_on_its_call_alone() -> None:
    (what,) = said(
        "MSG101",
        "See",
        "Vandaag was jij het enige bezoek van mevrouw De Wit",
        "Thuiszorg is werk dat ertoe doet. Ontdek hoe een dag eruitziet.",
        "Solliciteer nu",
    )
    assert "‘Solliciteer’" in what
    assert "was jij" not in what
    assert "Wat ontbreekt" not in what


def test_one_way_of_speaking_is_said_once() -> None:
    (what,) = said("MSG101", "See", "Bestel nu! Solliciteer direct", "Thuiszorg is werk dat ertoe doet.", "Bekijk")
    assert what.count("zet aan tot actie") == 1


def test_care_that_speaks_to_strangers() -> None:
    text = "Je maatje gaat de eerste vier weken mee."
    assert said("MSG106", "Care", "Nog nooit van ons gehoord? Zo gaan je eerste weken", text, "Solliciteer nu")
    assert not said("MSG106", "Care", "Welkom! Zo gaan je eerste weken", text, "Nodig een vriend uit")
