"""A finding: one remark on a plan, with where it is, what is the matter and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, Self, TypedDict

from pydantic import BaseModel, ConfigDict, field_validator

from fullfunnel.framework.plan_fields import FIELD_LABELS
from fullfunnel.language import Language, Text, same
from fullfunnel.privacy.masking import masked_text, quoted, without_personal_data

if TYPE_CHECKING:
    from collections.abc import Collection

Severity = Literal["error", "warning", "hint"]
ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "hint": 2}
"""The most severe comes first."""
TableName = Literal["ffKpis", "ffMessages", "ffBudget", "ffResults", "ffWords", "plan"]


TABLES: Final[dict[TableName, Text]] = {
    "ffKpis": Text("KPI-framework", "KPI framework"),
    "ffMessages": Text("Boodschappen", "Messages"),
    "ffBudget": same("Budget"),
    "ffResults": Text("Resultaten", "Results"),
    "ffWords": Text("Woorden", "Words"),
}
"""What the table of each name holds, as people call it."""


def table_label(table: str) -> Text:
    """What a table holds, as people call it."""
    return next((text for name, text in TABLES.items() if name == table), same(table))


class Finding(BaseModel):
    """One remark on a plan. Its figures and words are the marketeer's own; personal data in them is masked."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    code: str
    """Which rule fired; the family says what it looks at (``KPI1xx`` is the framework)."""
    severity: Severity
    kpi: str = ""
    """The KPI it is about, as the table names it; blank where it is about something else."""
    message: str = ""
    """The ID of the message it is about."""
    item: str = ""
    """What else it is about: a stage, a budget item, a field of the plan."""
    table: TableName = "ffKpis"
    row: int
    """Its row in the range, 1 for the first row; 0 for the plan as a whole."""
    column: str = ""
    """The column by the name the code has for it; blank for the row as a whole."""
    cell: str = ""
    """The cell as Excel finds it, ``Plan!B7``; blank where no workbook was read."""
    words: tuple[str, ...] = ()
    """The words it fired on, as they stand in the plan."""
    points_to: str = ""
    """The stage those words point to, or the message they are at odds with."""
    what: Text
    """What is the matter, with the sum behind it."""
    advice: Text
    """What to do."""
    accepted: str = ""
    """The reason for which the marketeer accepts it on this row."""

    @property
    def where(self) -> str:
        """What it is about, in the marketeer's own words."""
        return quoted(self.kpi or self.message or self.item)

    @field_validator("what", "advice")
    @classmethod
    def _masked_text(cls, text: Text) -> Text:
        return Text(quoted(text.nl), quoted(text.en))

    @field_validator("words")
    @classmethod
    def _masked_words(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(quoted, words))

    def with_masked(self, known: Collection[str]) -> Self:
        """The finding without values that are personal because of what stands beside them, such as a BSN."""
        what, advice = masked_text(self.what, known), masked_text(self.advice, known)
        words = tuple(without_personal_data(word, known) for word in self.words)
        accepted = without_personal_data(self.accepted, known)
        if (what, advice, words, accepted) == (self.what, self.advice, self.words, self.accepted):
            return self
        return self.model_copy(update={"what": what, "advice": advice, "words": words, "accepted": accepted})

    def where_in(self, language: Language) -> str:
        """What it is about in ``language``: a field of the first sheet by its label, a table by what it holds."""
        known = next((text for name, text in TABLES.items() if name == self.where), None) or FIELD_LABELS.get(
            self.where
        )
        return self.where if known is None else known.say(language)


class About(TypedDict, total=False):
    """What a finding is about, and where it is; the parts of ``Finding`` by their own names."""

    kpi: str
    message: str
    item: str
    table: TableName
    row: int
    column: str
    cell: str
    words: tuple[str, ...]
    points_to: str
