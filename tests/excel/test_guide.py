"""The page for people lists every function and button there is, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from fullfunnel.functions import FUNCTIONS
from fullfunnel.hosts.buttons import shown
from fullfunnel.language import LANGUAGES, Language

GUIDES = Path(__file__).parents[2] / ".docs"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_function_and_button_is_in_the_table_of_what_works_where(language: Language) -> None:
    guide = (GUIDES / f"excel.{language}.md").read_text(encoding="utf-8")
    table = [line for line in guide.splitlines() if line.startswith("|")]
    labels = {(each.menu or each).label.say(language) for each in shown("desktop", set(FUNCTIONS))}
    assert [label for label in labels if not any(line.startswith(f"| {label}") for line in table)] == []
    assert [name for name in FUNCTIONS if not any(name in line for line in table)] == []


def test_both_languages_have_the_same_table() -> None:
    rows = [
        [line.count("|") for line in (GUIDES / f"excel.{language}.md").read_text(encoding="utf-8").splitlines()]
        for language in LANGUAGES
    ]
    assert [count for count in rows[0] if count > 1] == [count for count in rows[1] if count > 1]
