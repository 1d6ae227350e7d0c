"""The ratios of a report by the names of their columns: what is divided by what."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from fullfunnel.framework.names import same_name

_LONGEST_REMEMBERED: Final = 80
_IN_BRACKETS: Final = re.compile(r"[(\[][^()\[\]]*+[)\]]$")


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split("|"))


_CLICKS: Final = _names("clicks|klikken|kliks|link clicks|linkklikken")
_IMPRESSIONS: Final = _names("impressions|vertoningen|impressies|impr.|impr")
_COST: Final = _names("cost|costs|spend|kosten|uitgaven|amount spent|besteed bedrag|mediakosten|media cost")
_VISITS: Final = _names("visits|sessions|bezoeken|sessies")
_RESULTS: Final = _names(
    "conversions|conversies|conv.|results|resultaten|leads|orders|sales|bestellingen|aankopen|purchases"
)
_REVENUE: Final = _names(
    "revenue|omzet|conversion value|conversiewaarde|conv. value|conv.waarde|purchase value|sales value"
)
_VIEWS: Final = _names("views|weergaven|video views|completed views|videoweergaven|uitgekeken video's")


class Ratio(NamedTuple):
    """A ratio of two columns."""

    names: frozenset[str]
    above: frozenset[str]
    below: frozenset[str]
    times: float = 1.0
    is_a_share: bool = False
    """Whether it is reported as a percentage."""


RATIOS: Final = (
    Ratio(_names("ctr|click-through rate|doorklikratio|klikratio|click rate"), _CLICKS, _IMPRESSIONS, is_a_share=True),
    Ratio(_names("cpc|avg. cpc|average cpc|gem. cpc|cost per click|kosten per klik"), _COST, _CLICKS),
    Ratio(_names("cpm|avg. cpm|gem. cpm|cost per mille"), _COST, _IMPRESSIONS, 1000.0),
    Ratio(
        _names(
            "cpa|cpl|cpo|cost per lead|kosten per lead|cost per order|kosten per order|cost / conv.|kosten/conv.|"
            "cost per result|kosten per resultaat|cost per conversion|kosten per conversie"
        ),
        _COST,
        _RESULTS,
    ),
    Ratio(
        _names("conversion rate|conversieratio|conversiepercentage|conv. rate|cvr|conv.perc."),
        _RESULTS,
        _VISITS | _CLICKS,
        is_a_share=True,
    ),
    Ratio(_names("vtr|view rate|view-through rate|uitkijkratio|weergaveratio"), _VIEWS, _IMPRESSIONS, is_a_share=True),
    Ratio(_names("roas|return on ad spend"), _REVENUE, _COST),
)


def header_word(header: str) -> str:
    """A header in the form in which it is compared: without a unit in brackets or a currency."""
    # Of long texts, which are no headers, nothing is kept.
    return _remembered(header) if len(header) <= _LONGEST_REMEMBERED else _word(header)


def _word(header: str) -> str:
    return _IN_BRACKETS.sub("", same_name(header)).strip(" :*€$£%")


_remembered = lru_cache(maxsize=4096)(_word)
