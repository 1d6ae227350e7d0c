"""The messages of a plan: what is said to whom in which stage, and which message follows which.

A row with stage Landing (Landingspagina) holds the headline and text of a landing page.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from fullfunnel.errors import FunnelError, NotFound
from fullfunnel.framework.columns import MESSAGE_COLUMNS
from fullfunnel.framework.names import did_you_mean, same_name
from fullfunnel.framework.stages import AIDA, SEE_THINK_DO_CARE, TOUCH_TELL_SELL, StageModel
from fullfunnel.framework.table import TableRow, read_table
from fullfunnel.language import Language, Text

Need = Literal["see", "think", "do", "care"]
"""What a stage asks of a message, whatever the model calls it: Touch is ``see``, Tell ``think``, Sell ``do``."""

LANDING: Final = Text("Landingspagina", "Landing")
_LANDINGS: Final = frozenset({"landing", "landingspagina", "landing page", "landingpage", "lp"})
_STAGES: Final[tuple[tuple[StageModel, tuple[Need, ...]], ...]] = (
    (SEE_THINK_DO_CARE, ("see", "think", "do", "care")),
    (TOUCH_TELL_SELL, ("see", "think", "do")),
    (AIDA, ("see", "think", "think", "do")),
)
_NEEDS: Final[dict[str, Need]] = {
    "awareness": "see",
    "bewustwording": "see",
    **{
        same_name(word): need
        for model, needs in _STAGES
        for stage, need in zip(model.stages, needs, strict=True)
        for word in stage
    },
}
_BETWEEN: Final = re.compile(r"[,;\n+/]|\s&\s|\s(?:en|and)\s")


def need_of(stage: str) -> Need | None:
    """What a stage asks of a message, by its name; ``None`` for a stage of an own model."""
    return _NEEDS.get(same_name(stage))


class Message(BaseModel):
    """One message, or the landing page that one leads to. Blank texts where nothing was typed."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    id: str
    row: int
    """Its row in the range, 1 for the first: what the marketeer counts."""
    stage: str = ""
    audience: str = ""
    need: str = ""
    kpi: str = ""
    follows: tuple[str, ...] = ()
    """The IDs of the messages it follows, as typed."""
    delay: str = ""
    """How long after the one before, as typed: a number of days, or words."""
    channel: str = ""
    product: str = ""
    headline: str = ""
    body: str = ""
    cta: str = ""
    price: str = ""
    landing_page: str = ""
    """The ID of a landing row, or a URL."""
    owner: str = ""
    accepted: str = ""
    """Codes of findings that the marketeer accepts on this row, with why."""
    typed: str = ""
    """What it is known by as typed, where words were taken out of it before it was judged."""

    @property
    def shown(self) -> str:
        """What a finding quotes of it: its headline as typed, else its text or call, else its ID."""
        return self.typed or self.headline or self.body or self.cta or self.id

    @property
    def is_landing(self) -> bool:
        """Whether the row holds a landing page."""
        return same_name(self.stage) in _LANDINGS

    @property
    def asks(self) -> Need | None:
        """What its stage asks of it; ``None`` for a landing page and for a stage of an own model."""
        return need_of(self.stage)

    @property
    def copy_text(self) -> str:
        """Headline, text and call to action, each on a line of its own."""
        return "\n".join(filter(None, (self.headline, self.body, self.cta)))


class Messages(BaseModel):
    """The messages of a plan in the order of the table."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    language: Language
    """The language of the headers."""
    columns: frozenset[str] = frozenset(MESSAGE_COLUMNS)
    """The known columns that the table has."""
    rows: tuple[Message, ...]

    @cached_property
    def by_id(self) -> dict[str, Message]:
        """The messages by the form in which IDs are compared; the first where an ID stands there twice."""
        found: dict[str, Message] = {}
        for message in self.rows:
            found.setdefault(same_name(message.id), message)
        return found

    def find(self, message_id: str) -> Message:
        """The message with this ID.

        Raises:
            NotFound: no row has it.
        """
        found = self.by_id.get(same_name(message_id))
        if found is not None:
            return found
        ids = [message.id for message in self.rows]
        hint = did_you_mean(message_id, ids)
        raise NotFound(
            Text(
                f"Er is geen boodschap met ID ‘{message_id}’.{hint.nl or ' Kijk in de kolom ID welke er zijn.'}",
                f"There is no message with ID ‘{message_id}’.{hint.en or ' See the column ID for those there are.'}",
            ),
            self.language,
        )


def read_messages(given: object) -> Messages:
    """The messages in a range of cells, header row included; rows without any text are passed over.

    Raises:
        BadInput: no header row, a header is missing or misspelt.
    """
    table = read_table(given, MESSAGE_COLUMNS, required=("id", "stage"))
    try:
        rows = tuple(message for row in table if (message := _message(row)) is not None)
    except FunnelError as error:
        error.language = table.language
        raise
    columns = frozenset(table.rows[0].cells) if table.rows else frozenset(MESSAGE_COLUMNS)
    return Messages(language=table.language, columns=columns, rows=rows)


def _message(row: TableRow) -> Message | None:
    cells = {column: row.words(column) for column in MESSAGE_COLUMNS if column != "follows"}
    if not any(cells[each] for each in ("id", "headline", "body", "cta")):
        return None
    return Message(row=row.number, follows=ids_in(row.words("follows")), **cells)


def ids_in(typed: str) -> tuple[str, ...]:
    """The IDs in a cell, each once, however they were set apart: commas, semicolons, new lines, and."""
    return tuple(dict.fromkeys(filter(None, (each.strip() for each in _BETWEEN.split(typed)))))
