"""Pinterest Ads Manager: some figures stand in brackets, and the currency nowhere."""

from __future__ import annotations

from typing import ClassVar

from fullfunnel.results.exports.habits import Habits
from fullfunnel.results.exports.platforms.platform import Platform


def _without_brackets(cell: str) -> str:
    text = cell.strip()
    return text[1:-1] if text.startswith("[") and text.endswith("]") else cell


class Pinterest(Platform):
    """Reads what Pinterest exports."""

    file: ClassVar[str] = "pinterest"
    habits: ClassVar[Habits] = Habits(clean=_without_brackets)
