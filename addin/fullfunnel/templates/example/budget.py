"""Budget and first results of the example campaign, made up.

€ 240,000 in all, 13% of it creation. What is not judged on orders comes to € 192,000; Do costs € 48,000, which is what
its targets cost: 90,000 retargeting clicks at € 0.50 and 24,000 e-mail clicks at € 0.125.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from fullfunnel.framework.budget import KIND_WORDS, YES_NO_WORDS
from fullfunnel.language import Text, same
from fullfunnel.templates.example.kpis import (
    BOOKING_VISITS,
    COMPLETED,
    DEALS,
    EMAIL,
    IMPRESSIONS,
    ORDERS,
    REACH,
    RETARGETING,
    SEARCH,
    STARTED,
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

_FIRST_SUNDAY: Final = date(2026, 3, 8)
_WEEK: Final = timedelta(days=7)
_MADE_UP: Final = Text("verzonnen", "made up")


def _from(platform: Text) -> Text:
    """The source of a row: the platform, and an account that says that the figures are made up."""
    return Text(f"{platform.nl}: {_MADE_UP.nl}", f"{platform.en}: {_MADE_UP.en}")


_GOOGLE: Final = _from(same("Google Ads"))
_META: Final = _from(same("Meta"))
_MAILINGS: Final = _from(same("E-mail"))
_ANALYTICS: Final = _from(same("Google Analytics"))
_SHOP: Final = _from(Text("Webshop", "Web shop"))

# A week a column, in thousands but for the shop. In eight weeks Do spent 58,000 x 0.50 + 16,000 x 0.125 = 31,000 and
# 7,400 orders came in, by themselves or not. Of 65,000 booking page visits 12,250 began an order, 18.8% against 20%.
_VALUES: Final[tuple[tuple[Text, Text, Text, tuple[float, ...], float], ...]] = (
    (IMPRESSIONS, _VIDEO, _GOOGLE, (4e6, 3e6, 3e6, 2e6, 2e6, 2e6, 1.5e6, 1.5e6), 0.004),
    (COMPLETED, _VIDEO, _GOOGLE, (240e3, 185e3, 190e3, 125e3, 120e3, 125e3, 90e3, 95e3), 0.0),
    (SEARCH, _SEARCH, _GOOGLE, (14e3, 16e3, 17e3, 18e3, 18e3, 17e3, 16e3, 16e3), 0.2),
    (DEALS, _SOCIAL, _META, (30e3, 75e3, 85e3, 90e3, 50e3, 45e3, 40e3, 35e3), 0.04),
    (RETARGETING, _DISPLAY, _GOOGLE, (3e3, 7e3, 9e3, 11e3, 8e3, 7.5e3, 6.5e3, 6e3), 0.5),
    (EMAIL, _EMAIL, _MAILINGS, (2e3, 2e3, 2e3, 2e3, 2e3, 2e3, 2e3, 2e3), 0.125),
    (BOOKING_VISITS, _SITE, _ANALYTICS, (5200.0, 8100.0, 9800.0, 11000.0, 8600.0, 8200.0, 7200.0, 6900.0), 0.0),
    (STARTED, _SITE, _ANALYTICS, (1000.0, 1500.0, 1950.0, 2400.0, 1600.0, 1450.0, 1250.0, 1100.0), 0.0),
    (ORDERS, _SITE, _SHOP, (700.0, 900.0, 1100.0, 1300.0, 950.0, 900.0, 800.0, 750.0), 0.0),
)

_WEEKLY: Final[tuple[Mapping[str, Entry], ...]] = tuple(
    {
        "date": _FIRST_SUNDAY + at * _WEEK,
        "from": _FIRST_SUNDAY + at * _WEEK - timedelta(days=6),
        "kpi": kpi,
        "channel": channel,
        "value": values[at],
        "cost": values[at] * price if price else None,
        "source": source,
    }
    for at in range(8)
    for kpi, channel, source, values, price in _VALUES
)

RESULTS: Final[tuple[Mapping[str, Entry], ...]] = (
    *_WEEKLY,
    # Reach does not add up over weeks: it is the platform's own figure for the eight weeks together.
    {
        "date": _FIRST_SUNDAY + 7 * _WEEK,
        "from": _FIRST_SUNDAY - timedelta(days=6),
        "kpi": REACH,
        "channel": _VIDEO,
        "value": 4.7e6,
        "source": _GOOGLE,
    },
)


_COUNTING: Final = ("source", "campaign", "metric", "kpi", "stage", "channel")
_COUNTED: Final[tuple[tuple[Text | str, ...], ...]] = (
    ("Google Ads", "SEE_*", "impressions", IMPRESSIONS, "See", _VIDEO),
    ("Google Ads", "SEE_*", "completed_views", COMPLETED, "See", _VIDEO),
    ("Google Ads", "SEE_*", "reach", REACH, "See", _VIDEO),
    ("Google Ads", "THINK_*", "clicks", SEARCH, "Think", _SEARCH),
    ("Meta", "THINK_*", "link_clicks", DEALS, "Think", _SOCIAL),
    ("Google Ads", "DO_*", "clicks", RETARGETING, "Do", _DISPLAY),
    ("E-mail", "*", "clicks", EMAIL, "Do", _EMAIL),
)
MAPPING: Final[tuple[Mapping[str, Entry], ...]] = tuple(
    {column: same(entry) if isinstance(entry, str) else entry for column, entry in zip(_COUNTING, row, strict=True)}
    for row in _COUNTED
)
"""What the campaigns of the example are called, and what they count for."""
