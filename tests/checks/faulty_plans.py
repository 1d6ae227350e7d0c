"""The example campaign with one cell or two typed as people mistype them, in both languages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fullfunnel.language import Language

Typed = dict[str, dict[str, object]]
"""Cells by sheet and address."""


def _serial(day: date) -> float:
    return float((day - date(1899, 12, 30)).days)


def _same(sheet: str, cells: dict[str, object]) -> dict[Language, Typed]:
    return {"nl": {sheet: cells}, "en": {sheet: cells}}


def _messages(nl: dict[str, object], en: dict[str, object] | None = None) -> dict[Language, Typed]:
    return {"nl": {"Boodschappen": nl}, "en": {"Messages": nl if en is None else en}}


FAULTS: Final[dict[str, dict[Language, Typed]]] = {
    "no goal": _same("Start", {"C7": None}),
    "a goal in words": _same("Start", {"C7": "veel"}),
    "ends before it starts": _same("Start", {"C9": _serial(date(2026, 2, 1))}),
    "a date as text": _same("Start", {"C8": "1-4-2026"}),
    "a tenth of the budget in See": _same("Budget", {"G7": 9_600}),
    "one line far too low": _same("Budget", {"G12": 4_500, "G13": 43_500}),
    "a cap with a way around it": _same("Framework", {"M12": 24_000, "Q12": None}),
    "a stage in small letters": _same("Framework", {"C12": "do"}),
    "a channel without a message": _same("Budget", {"D7": "Snapchat"}),
    "two messages under one ID": _messages({"B7": "S1"}),
    "messages in a circle": _messages({"G6": "C1"}),
    "a KPI that is not there": _messages({"F7": "Deals bekekken"}, {"F7": "Deals wacthed"}),
    "Do judged on reach": _messages({"F10": "Bereik"}, {"F10": "Reach"}),
    "a header misspelt": _same("Budget", {"G12": "veel"}),
    "no owner and no why": _same("Start", {"C10": None, "C11": None}),
}
