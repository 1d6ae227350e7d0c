"""What the rules look at: everything a marketeer's plan holds, as far as it was given."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from fullfunnel.checks.own_words import OwnWords

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.framework.budget import Budget
    from fullfunnel.framework.cells import Cell
    from fullfunnel.framework.messages import Message, Messages
    from fullfunnel.language import Language
    from fullfunnel.targets import Targets


@dataclass(frozen=True)
class PlanSheet:
    """A plan as the rules see it; what was not given is ``None`` and its rules have nothing to say."""

    language: Language = "en"
    targets: Targets | None = None
    messages: Messages | None = None
    budget: Budget | None = None
    fields: Mapping[str, Cell] | None = None
    """The values of the plan's names (``ffWhy``, ``ffOwner``); ``None`` when no workbook was read."""
    cells: Mapping[str, list[list[Cell]]] = field(default_factory=dict)
    """Every table as it stands, header row first, for what may stand in any cell."""
    own: OwnWords = field(default_factory=OwnWords)

    @cached_property
    def spoken(self) -> tuple[Message, ...]:
        """The messages, without the landing pages."""
        return () if self.messages is None else tuple(each for each in self.messages.rows if not each.is_landing)
