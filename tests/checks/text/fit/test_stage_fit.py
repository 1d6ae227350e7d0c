"""What a message for a stage must have: where nothing of it is there, that is reported, whatever else it says."""

from __future__ import annotations

from typing import Any

import pytest

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.run import check
from fullfunnel.checks.text.fit.copy import Copy
from fullfunnel.checks.text.fit.stage_fit import likelihoods, misfit

HEADERS = ["ID", "Stage", "Headline", "Body", "CTA"]


def found(*line: str) -> list[tuple[str, str]]:
    rows: list[list[Any]] = [list(HEADERS), ["M1", *line]]
    return [(each.code, each.severity) for each in check(plan_of(rows)).open if each.code.startswith("MSG1")]


@pytest.mark.parametrize(
    "line",
    [
        ("Do", "Elke dijk heeft een geheugen", "Een portret van drie dijkwachters.", "Bekijk het portret"),
        ("Do", "Every dyke remembers", "A portrait of three people who walk it at night.", "Meet them"),
    ],
)
def test_a_story_where_people_act_has_nothing_to_act_on(line: tuple[str, ...]) -> None:
    assert found(*line) == [("MSG102", "warning")]


@pytest.mark.parametrize(
    "line",
    [
        ("Do", "Welke dakgoot past bij je huis?", "Zink en kunststof naast elkaar.", "Lees de vergelijking"),
        ("Do", "Which gutter suits your house?", "Zinc and plastic side by side.", "Read the comparison"),
    ],
)
def test_an_explanation_without_any_offer_is_a_warning_in_do(line: tuple[str, ...]) -> None:
    assert found(*line) == [("MSG110", "warning")]


@pytest.mark.parametrize(
    "line",
    [
        ("Do", "Zinken dakgoot, € 38 per meter", "Zink en kunststof naast elkaar: lees de test.", "Bestel je dakgoot"),
        ("Do", "Zinc gutter, £38 a metre", "Tested side by side with plastic.", "Order yours"),
    ],
)
def test_an_offer_may_explain_as_well(line: tuple[str, ...]) -> None:
    assert found(*line) == []


def test_the_likelihoods_of_the_stages_are_one_together() -> None:
    for copy in (Copy("", "", "", ""), Copy("Koop nu", "", "Bestel", ""), Copy("Ooit", "Een film.", "", "Film")):
        assert sum(likelihoods(copy).values()) == pytest.approx(1.0)


def test_an_empty_message_fits_anywhere() -> None:
    assert misfit(Copy("", "", "", "Coat"), "do") is None


def test_what_is_missing_is_said_in_both_languages() -> None:
    rows: list[list[Any]] = [list(HEADERS), ["M1", "Do", "Once upon a river", "A film.", "Watch the film"]]
    (finding,) = [each for each in check(plan_of(rows)).open if each.code == "MSG102"]
    assert "What is missing: an offer, a price or a call to action." in finding.what.en
    assert "Wat ontbreekt: een aanbod, een prijs of een call-to-action." in finding.what.nl
