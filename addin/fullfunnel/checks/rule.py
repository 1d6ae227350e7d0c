"""A rule as a thing of its own: what it looks for, why, how it shows, and what it must leave alone.

A rule is one file: its check, and below it ``RULE``. The check makes its findings with ``RULE.on`` where they are about
a message and with ``remark`` where not, so that code and severity are said once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypeVar

from fullfunnel.checks.finding import Finding
from fullfunnel.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Severity
    from fullfunnel.framework.messages import Message
    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.language import Language, Text

Row: TypeAlias = "Mapping[str, Cell]"
"""A row of a table: its cells by the name of their column."""
Rows: TypeAlias = tuple[Row, ...]

Need = Literal["framework", "goal", "owner", "fields", "messages", "budget", "results", "words", "file"]
"""What a rule cannot do without; ``owner`` and ``fields`` stand on the first sheet, ``file`` is what only a file shows:
formats of cells, addresses, other sheets."""

Line: TypeAlias = tuple[str, str, str, str]
"""A message in an example: stage, headline, text and call to action."""
Sold: TypeAlias = tuple[str, str, str, str, str, str]
"""A message in an example of two: a line with its product and price."""

Shown = TypeVar("Shown")

_LINE: Final = ("stage", "headline", "body", "cta", "product", "price")
_LANDING: Final = frozenset({"Landing", "Landingspagina"})


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of a plan that shows what a rule does."""

    messages: Rows = ()
    kpis: Rows = ()
    budget: Rows = ()
    results: Rows = ()
    goal: float = 1000.0
    fields: Mapping[str, Cell] | None = None
    lost: tuple[str, ...] = ()
    """The tables that are gone."""
    typed_over: tuple[tuple[str, Text], ...] = ()
    """The cells of the sheet Calculation that do not give what Python gives, each with what is the matter."""

    @classmethod
    def said(cls, *lines: Line) -> Example:
        """Messages that have nothing to do with each other."""
        return cls(messages=tuple(_row(number, line) for number, line in enumerate(lines, start=1)))

    @classmethod
    def step(cls, before: Sold, after: Sold) -> Example:
        """Two messages in a row; a second one in stage Landing is the page of the first."""
        rows = (_row(1, before), _row(2, after))
        if after[0] in _LANDING:
            rows[0]["landing_page"] = "M2"
        else:
            rows[1]["follows"] = "M1"
        return cls(messages=rows)


def _row(number: int, line: Line | Sold) -> dict[str, Cell]:
    return {"id": f"M{number}", **dict(zip(_LINE, line, strict=False))}


def in_both(shown: Shown) -> dict[Language, Shown]:
    """What an example shows in either language: IDs, figures and lengths are no matter of language."""
    return dict.fromkeys(LANGUAGES, shown)


def is_for_files(code: str) -> bool:
    """Whether only a file shows what a rule looks for: the commands and the buttons say it, a cell cannot."""
    return code.startswith(("FIL", "DAT"))


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with all that a user needs to judge it."""

    code: str
    severity: Severity
    title: Text
    why: Text
    fails: dict[Language, Example]
    """A piece of a plan on which it fires, in each language."""
    passes: dict[Language, Example]
    """The same piece put right."""
    check: Callable[[PlanContext], Iterable[Finding]]
    near_misses: dict[Language, tuple[Example, ...]] = field(default_factory=dict)
    """What looks like a fault and is none: the rule must stay silent."""
    needs: frozenset[Need] = frozenset()
    """What it cannot do without: where that was not handed over, the rule keeps silent."""
    gives_way_to: frozenset[str] = frozenset()
    """The rules that say the cause where this one says the effect: where they find something it is left out."""
    per_message: bool = False
    """Whether its findings are each about one message, and known from the messages, the words and the framework: these
    show beside the message as well."""

    def on(  # noqa: PLR0913  # the parts of a finding
        self,
        message: Message,
        column: str,
        *,
        words: tuple[str, ...],
        what: Text,
        advice: Text,
        points_to: str = "",
        severity: Severity | None = None,
    ) -> Finding:
        """A finding of this rule on a message.

        Args:
            message: the message it is about.
            column: the column it stands in, by the name the code has for it.
            words: the marketeer's own words on which the rule fired.
            what: what is the matter.
            advice: what to do next.
            points_to: the stage the words point to, or the message they are at odds with.
            severity: where this one weighs less than the rule says.
        """
        return Finding(
            code=self.code,
            severity=severity or self.severity,
            message=message.id,
            table="ffMessages",
            row=message.row,
            column=column,
            words=words,
            points_to=points_to,
            what=what,
            advice=advice,
        )
