"""Budget and first results of the example campaign, made up.

€ 240,000 in all, 13% of it creation. What is not judged on orders comes to € 192,000; Do costs € 48,000, which is what
its targets cost: 90,000 retargeting clicks at € 0.50 and 24,000 e-mail clicks at € 0.125.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from fullfunnel.framework.budget import KIND_WORDS, YES_NO_WORDS
from fullfunnel.language import Text, same
from fullfunnel.templates.example.kpis import (
    COMPLETED,
    DEALS,
    EMAIL,
    IMPRESSIONS,
    ORDERS,
    RETARGETING,
    SEARCH,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.framework.budget import SpendKind
    from fullfunnel.templates.plan import Entry

_TEAM: Final = Text("Campagneteam Treinpakkers", "Treinpakkers campaign team")
_VIDEO: Final = same("YouTube, Instagram")
_SOCIAL: Final = Text("Social, display", "Social, display")
_SEARCH: Final = Text("Zoeken", "Search")
_EMAIL: Final = Text("E-mail", "E-mail")
_DISPLAY: Final = same("Display")
_SITE: Final = Text("Site", "Site")


def _line(item: Text, stage: str, channel: Text, kind: SpendKind, amount: float) -> dict[str, Entry]:
    return {
        "item": item,
        "stage": stage,
        "channel": channel,
        "kind": KIND_WORDS[kind],
        "converts_directly": YES_NO_WORDS[False],
        "amount": amount,
        "owner_team": _TEAM,
    }


_JUDGED: Final[dict[str, Entry]] = {"converts_directly": YES_NO_WORDS[True]}

BUDGET: Final[tuple[Mapping[str, Entry], ...]] = (
    _line(Text("Video maken", "Make the video"), "See", _VIDEO, "creation", 20000.0),
    _line(Text("Video uitzenden", "Run the video"), "See", _VIDEO, "activation", 96000.0),
    _line(Text("Dealvideo's en banners maken", "Make deal videos and banners"), "Think", _SOCIAL, "creation", 8000.0),
    _line(
        Text("Dealvideo's en banners inzetten", "Run deal videos and banners"), "Think", _SOCIAL, "activation", 24000.0
    ),
    _line(Text("Zoekadvertenties ‘dagje uit’", "Search ads ‘day out’"), "Think", _SEARCH, "activation", 40000.0),
    _line(Text("Retargetingbanners maken", "Make retargeting banners"), "Do", _DISPLAY, "creation", 4000.0),
    _line(Text("Retargeting inzetten", "Run retargeting"), "Do", _DISPLAY, "activation", 45000.0) | _JUDGED,
    _line(Text("E-mail versturen", "Send e-mail"), "Do", _EMAIL, "activation", 3000.0) | _JUDGED,
)

_WEEKS: Final = (date(2026, 3, 8), date(2026, 3, 15), date(2026, 3, 22), date(2026, 3, 29))
_SOURCE: Final = Text("Verzonnen", "Made up")

# A week a column. Do spent 15,000 + 1,000 = 16,000 and 4,000 orders came in, by themselves or not.
_VALUES: Final[tuple[tuple[Text, Text, tuple[float, ...], float], ...]] = (
    (IMPRESSIONS, _VIDEO, (4000000.0, 3000000.0, 3000000.0, 2000000.0), 0.004),
    (COMPLETED, _VIDEO, (240000.0, 185000.0, 190000.0, 125000.0), 0.0),
    (SEARCH, _SEARCH, (14000.0, 16000.0, 17000.0, 18000.0), 0.2),
    (DEALS, _SOCIAL, (30000.0, 75000.0, 85000.0, 90000.0), 0.04),
    (RETARGETING, _DISPLAY, (3000.0, 7000.0, 9000.0, 11000.0), 0.5),
    (EMAIL, _EMAIL, (2000.0, 2000.0, 2000.0, 2000.0), 0.125),
    (ORDERS, _SITE, (700.0, 900.0, 1100.0, 1300.0), 0.0),
)

RESULTS: Final[tuple[Mapping[str, Entry], ...]] = tuple(
    {
        "date": week,
        "kpi": kpi,
        "channel": channel,
        "value": values[at],
        "cost": values[at] * price if price else None,
        "source": _SOURCE,
    }
    for at, week in enumerate(_WEEKS)
    for kpi, channel, values, price in _VALUES
)
