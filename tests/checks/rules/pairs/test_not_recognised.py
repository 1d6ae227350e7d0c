"""A story and what comes after it: whether who saw the one knows the other again."""

from __future__ import annotations

from typing import Any

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.run import check

HEADERS = ["ID", "Stage", "Follows", "Product", "Headline", "Body"]
STORY: list[Any] = ["S1", "See", None, "Vindra", "Grandpa still runs", "A film about the sea."]
REST: list[list[Any]] = [
    ["T1", "Think", "S1", "Vindra", "Five suitcases compared", "Which one survives a belt?"],
    ["D1", "Do", "T1", "Vindra", "Suitcase £89", "In stock."],
]
BRAND = [["Word", "Kind"], ["Vindra", "brand"]]


def found(*rows: list[Any], words: object = None) -> list[str]:
    table = [list(HEADERS), *rows]
    return [each.message for each in check(plan_of(table, words=words)).open if each.code == "MSG207"]


def test_the_rule_waits_until_a_brand_is_known() -> None:
    assert found(STORY, *REST) == []
    assert found(STORY, *REST, words=BRAND) == ["S1"]


def test_a_brand_that_is_named_is_found_although_other_rules_pass_it_over() -> None:
    assert found([*STORY[:5], "A Vindra film about the sea."], *REST, words=BRAND) == []


def test_a_word_that_comes_back_will_do() -> None:
    assert found([*STORY[:5], "A film about his suitcase."], *REST, words=BRAND) == []


def test_a_fixed_phrase_will_do() -> None:
    words = [*BRAND, ["further than far", "fixed phrase"]]
    assert found([*STORY[:5], "Further than far."], *REST, words=words) == []


def test_a_story_that_nothing_follows_is_for_another_rule() -> None:
    assert found(STORY, words=BRAND) == []
