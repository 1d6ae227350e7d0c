"""Every rule there is, in the order of its code, and the page about them that users read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.own_words import SEVERITY_WORDS
from fullfunnel.checks.rules import FAMILIES, rules_of
from fullfunnel.framework.columns import ALL_BUDGET_COLUMNS, ALL_KPI_COLUMNS, MESSAGE_COLUMNS, RESULT_COLUMNS
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.rule import Example, Rows, Rule
    from fullfunnel.framework.columns import Columns
    from fullfunnel.language import Language

RULES: Final[tuple[Rule, ...]] = tuple(
    sorted(
        (rule for family in FAMILIES for rule in rules_of(family)),
        key=lambda rule: rule.code,
    )
)

_TITLE: Final = Text("Wat fullfunnel nakijkt", "What fullfunnel checks")
_FAILS: Final = Text("Hier slaat de regel aan", "Here the rule fires")
_PASSES: Final = Text("Hier niet", "Here it does not")
_NEAR: Final = Text("En ook hier niet, hoewel het erop lijkt", "Not here either, although it looks similar")


def rule_of(code: str) -> Rule | None:
    """The rule with this code."""
    return next((rule for rule in RULES if rule.code == code.strip().upper()), None)


def page(language: Language) -> str:
    """The catalogue as Markdown."""
    return "\n".join([f"# {_TITLE.say(language)}", *(line for rule in RULES for line in _section(rule, language)), ""])


def _section(rule: Rule, language: Language) -> Iterator[str]:
    yield f"\n## {rule.code} {rule.title.say(language)}\n"
    yield f"*{SEVERITY_WORDS[rule.severity].say(language)}*. {rule.why.say(language)}\n"
    for name, examples in (
        (_FAILS, (rule.fails[language],)),
        (_PASSES, (rule.passes[language],)),
        (_NEAR, rule.near_misses.get(language, ())),
    ):
        shown = [line for example in examples for line in shown_example(example, language)]
        if shown:
            yield f"{name.say(language)}:\n"
            yield from shown
            yield ""


def shown_example(example: Example, language: Language) -> Iterator[str]:
    """An example as list items: each row by its headers."""
    tables: tuple[tuple[Rows, Columns], ...] = (
        (example.kpis, ALL_KPI_COLUMNS),
        (example.messages, MESSAGE_COLUMNS),
        (example.budget, ALL_BUDGET_COLUMNS),
        (example.results, RESULT_COLUMNS),
    )
    for rows, columns in tables:
        for row in rows:
            cells = [
                f"{columns[key].say(language) if key in columns else key}: {value}"
                for key, value in row.items()
                if value not in {None, ""}
            ]
            yield f"- {' · '.join(cells)}"
    for name, value in (example.fields or {}).items():
        yield f"- {name}: {value or '–'}"
