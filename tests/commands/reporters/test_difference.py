"""What changed between two versions, as people read it: on a terminal and in a pull request."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from fullfunnel.commands.reporters.difference import as_markdown, as_text
from fullfunnel.language import Language, Text, same
from fullfunnel.portfolio.difference import Change

NONE = same("")
CHANGES = (
    Change("field", Text("Hoofddoel", "Main goal"), NONE, old="1,000", new="1,200"),
    Change("kpi", same("KPI Visits"), Text("Ratio", "Rate"), old="3%"),
    Change("message", Text("Boodschap S9", "Message S9"), NONE, new="Hurry!", added=True),
    Change("message", Text("Boodschap S1", "Message S1"), NONE, removed=True),
    Change("target", same("Visits"), NONE, old="100", new="150", factor=1.5),
    Change("target", same("Clicks"), NONE, old="100", new="75", factor=0.75),
    Change("formula", Text("Blad Plan", "Sheet Plan"), NONE, new="3"),
    Change("look", Text("Blad Plan", "Sheet Plan"), NONE),
)
RESULTS = [Change("result", same(f"Day {day}"), NONE, old="1", new="2") for day in range(1, 16)]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            """Plan:
  Main goal: 1,000 → 1,200
  KPI Visits, Rate: 3% → blank
Messages:
  Message S9: added (Hurry!)
  Message S1: removed
Targets that moved:
  Visits: 100 → 150 (+50%)
  Clicks: 100 → 75 (−25%)
Formulas and formatting:
  Sheet Plan: 3 formulas differ
  Sheet Plan: formatting changed""",
        ),
        (
            "nl",
            """Plan:
  Hoofddoel: 1,000 → 1,200
  KPI Visits, Ratio: 3% → leeg
Boodschappen:
  Boodschap S9: nieuw (Hurry!)
  Boodschap S1: weg
Doelen die verschuiven:
  Visits: 100 → 150 (+50%)
  Clicks: 100 → 75 (−25%)
Formules en opmaak:
  Blad Plan: 3 formules anders
  Blad Plan: andere opmaak""",
        ),
    ],
)
def test_each_part_of_the_plan_has_a_title_and_a_change_a_line(language: Language, lines: str) -> None:
    assert "\n".join(as_text(CHANGES, language)) == lines


def test_of_many_results_twelve_are_named_and_the_others_counted() -> None:
    found = list(as_text(RESULTS, "en"))
    assert found[:2] == ["Results:", "  Day 1: 1 → 2"]
    assert found[-2:] == ["  Day 12: 1 → 2", "  and 3 more"]
    page = "\n".join(as_markdown(RESULTS, "nl"))
    assert page.count("| Day ") == 12
    assert "| en nog 3 | | |" in page


def test_what_somebody_typed_stays_text_in_a_pull_request() -> None:
    typed = "a|b <img src=x> `code` c\\d\nnext"
    change = Change("field", same("Brief"), NONE, old="x", new=typed)
    page = MarkdownIt().enable("table").render("\n".join(as_markdown([change], "en")))
    assert page.count("<td>") == 3
    assert "<td>a|b &lt;img src=x&gt; `code` c\\d next</td>" in page


@pytest.mark.parametrize(("language", "sentence"), [("en", "Nothing changed."), ("nl", "Er is niets veranderd.")])
def test_without_a_change_it_says_so(language: Language, sentence: str) -> None:
    assert list(as_text((), language)) == list(as_markdown((), language)) == [sentence]
