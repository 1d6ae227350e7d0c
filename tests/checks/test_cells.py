"""The checks in cells: one message, a whole plan, what is accepted, and the marketeer's own words."""

from __future__ import annotations

import time
from typing import Any

import pytest

from fullfunnel.checks.own_words import read_own_words
from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.run import check
from fullfunnel.errors import BadInput, NotFound
from fullfunnel.functions import funnel_checks, funnel_mismatch

HEADERS = ["ID", "Stage", "Follows", "Product", "Headline", "Body", "CTA", "Accepted"]
HARD: list[Any] = ["S1", "See", None, "Coat", "Coat now £59", "20% off this weekend only.", "Order now", None]
FILM: list[Any] = [
    "S2",
    "See",
    None,
    "Coat",
    "It always rains here",
    "A film about one street.",
    "Watch the film",
    None,
]


def table(*rows: list[Any]) -> list[list[Any]]:
    return [list(HEADERS), *rows]


def test_a_message_in_the_wrong_stage() -> None:
    output = funnel_mismatch("S1", table(HARD, FILM))
    assert output.startswith("MSG101 ")
    assert "‘Order’" in output
    assert funnel_mismatch("S2", table(HARD, FILM)) == ""


def test_an_accepted_code_silences_one_finding_on_one_row_and_is_listed() -> None:
    accepted = [*HARD[:7], "MSG101: stock must go"]
    other = ["S3", *HARD[1:]]
    assert funnel_mismatch("S1", table(accepted, other)) == ""
    assert funnel_mismatch("S3", table(accepted, other)) != ""
    (finding,) = check(plan_of(table(accepted, FILM))).accepted
    assert (finding.code, finding.message, finding.accepted) == ("MSG101", "S1", "stock must go")


def test_a_plan_spills_its_findings_most_severe_first() -> None:
    rows = funnel_checks(table(HARD, FILM))
    assert rows[0][:3] == ["MSG101", "warning", "S1"]
    assert all(len(row) == 5 for row in rows)


def test_what_only_the_workbook_shows_is_for_the_command() -> None:
    budget = [["Item", "Stage", "Amount", "Owner team"], ["Film", "See", 9, "Brand"], ["Ads", "Do", 9, "Performance"]]
    assert "PLN101" not in {row[0] for row in funnel_checks(table(FILM), None, budget)}
    assert "PLN101" in {each.code for each in check(plan_of(table(FILM), budget=budget)).open}


def test_a_clean_plan_says_so_in_one_row() -> None:
    assert funnel_checks(table(FILM)) == [["", "", "", "Nothing stands out.", ""]]


@pytest.mark.parametrize("left_out", [None, "", 0, [[None]]])
def test_arguments_that_are_left_out(left_out: Any) -> None:
    assert funnel_checks(table(FILM), left_out, left_out)[0][3] == "Nothing stands out."


def test_an_unknown_message_is_not_found() -> None:
    with pytest.raises(NotFound):
        funnel_mismatch("S9", table(FILM))
    with pytest.raises(BadInput):
        funnel_mismatch(None, table(FILM))


PLAY: list[Any] = ["S3", "See", None, "Play", "Buy now, buy now", "A play in Leeds.", "Buy now: the trailer", None]
WORDS = [
    ["Word", "Kind", "Means"],
    ["Order now", "brand", None],
    ["anorak", "product", "Coat"],
    ["MSG101", "severity", "hint"],
]


def test_own_words_brands_synonyms_and_severities() -> None:
    own = read_own_words(WORDS)
    assert own.without("Please Order now!") == "Please          !"
    assert own.product("Anorak") == "Coat"
    assert own.severities == {"MSG101": "hint"}
    found = check(plan_of(table(HARD), words=[WORDS[0], WORDS[3]])).open
    assert [(each.code, each.severity) for each in found if each.code == "MSG101"] == [("MSG101", "hint")]


def test_a_brand_is_a_word_and_no_part_of_one() -> None:
    own = read_own_words([["Woord", "Soort"], ["NS", "merk"], ["ga mee", "vaste uitdrukking"]])
    assert own.without("Een kans van NS: ga mee, ga meer zien") == "Een kans van   :       , ga meer zien"


def test_a_word_that_means_something_else_says_nothing_about_the_stage() -> None:
    # A theatre's ‘Buy now’ is the name of a play.
    assert "MSG101" in {each.code for each in check(plan_of(table(PLAY))).open}
    for kind in ("means something else", "betekent iets anders"):
        words = [WORDS[0], ["Buy now", kind, "a play"]]
        assert "MSG101" not in {each.code for each in check(plan_of(table(PLAY), words=words)).open}


@pytest.mark.parametrize("code", ["hard sell", "MSG1", "MSG1011"])
def test_a_severity_is_given_to_a_code(code: str) -> None:
    with pytest.raises(BadInput, match="not the code of a rule"):
        read_own_words([WORDS[0], [code, "severity", "hint"]])


def test_a_rule_can_be_switched_off_in_dutch() -> None:
    words = [["Woord", "Soort", "Betekent"], ["msg101", "ernst", "uit"]]
    assert "MSG101" not in {each.code for each in check(plan_of(table(HARD), words=words)).open}


def test_an_unknown_kind_of_word_says_which_there_are() -> None:
    with pytest.raises(BadInput, match="brand, fixed phrase, product, means something else, severity"):
        read_own_words([["Word", "Kind"], ["x", "colour"]])


def test_brothers_are_not_the_same_product_until_the_marketeer_says_so() -> None:
    think = ["T1", "Think", None, "Anorak", "Which anorak?", "We compare five.", "Compare", None]
    do = ["D1", "Do", "T1", "Shell", "Shell from £99", "In stock.", "Order now", None]
    assert "MSG201" in {each.code for each in check(plan_of(table(think, do))).open}
    words = [WORDS[0], ["anorak, shell", "product", "Coat"]]
    assert "MSG201" not in {each.code for each in check(plan_of(table(think, do), words=words)).open}


def test_five_hundred_messages_take_no_more_than_a_breath() -> None:
    many = [
        [f"M{number}", stage, None, "Coat", f"{headline} {number}", "We compare five coats, by weight.", cta, None]
        for number in range(125)
        for stage, headline, cta in (
            ("See", "It rains", "Watch the film"),
            ("Think", "Which coat?", "Compare"),
            ("Do", "Coat £59", "Order now"),
            ("Care", "Your coat", "See the tips"),
        )
    ]
    rows = table(*([f"{index}", *row[1:3], f"P{index // 4}", *row[4:]] for index, row in enumerate(many)))
    start = time.process_time()
    funnel_checks(rows)
    # Half a second is what is asked; the double leaves room for a slow machine.
    assert time.process_time() - start < 1.0
