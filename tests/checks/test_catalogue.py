"""Every rule does what its examples say, in both languages, and the pages about them are those of the code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fullfunnel.checks.catalogue import RULES, rule_of
from fullfunnel.checks.reading import plan_of_example
from fullfunnel.language import LANGUAGES
from tests.checks.tools.pages import pages

if TYPE_CHECKING:
    from fullfunnel.checks.rule import Example, Rule
    from fullfunnel.language import Language

DOCS = Path(__file__).parents[2] / ".docs"
CASES = [pytest.param(rule, language, id=f"{rule.code}-{language}") for rule in RULES for language in LANGUAGES]


def codes(rule: Rule, example: Example, language: Language) -> list[str]:
    return [finding.code for finding in rule.check(plan_of_example(example, language))]


@pytest.mark.parametrize(("rule", "language"), CASES)
def test_a_rule_fires_on_its_example(rule: Rule, language: Language) -> None:
    assert rule.code in codes(rule, rule.fails[language], language)


@pytest.mark.parametrize(("rule", "language"), CASES)
def test_a_rule_is_silent_where_it_is_put_right_and_on_near_misses(rule: Rule, language: Language) -> None:
    for example in (rule.passes[language], *rule.near_misses.get(language, ())):
        assert codes(rule, example, language) == []


@pytest.mark.parametrize(("rule", "language"), CASES)
def test_a_finding_quotes_the_plan_and_says_what_to_do(rule: Rule, language: Language) -> None:
    for finding in rule.check(plan_of_example(rule.fails[language], language)):
        assert all(text.strip() for text in (*finding.what, *finding.advice))
        own = finding.words or (finding.kpi,)
        assert any(word and word in finding.what.say(language) for word in own), finding


def test_codes_are_unique_and_of_a_known_family() -> None:
    found = [rule.code for rule in RULES]
    assert len(found) == len(set(found))
    assert all(re.fullmatch(r"(KPI1|MSG1|MSG2|PLN1|DAT1|FIL1|TIM1|RES1)\d\d", code) for code in found)


def test_a_rule_is_found_by_its_code() -> None:
    assert rule_of("msg101") is next(rule for rule in RULES if rule.code == "MSG101")
    assert rule_of("XYZ") is None


@pytest.mark.parametrize("name", sorted(pages()))
def test_the_page_is_what_the_code_says(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == pages()[name], "python -m tests.checks.tools.pages .docs"


def test_no_rule_about_messages_is_lost() -> None:
    stage = {f"MSG1{number:02}" for number in range(1, 12)}
    steps = {f"MSG2{number:02}" for number in range(1, 15)}
    assert {rule.code for rule in RULES if rule.code.startswith("MSG")} == stage | steps
