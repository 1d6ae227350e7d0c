"""Which metric a KPI counts, by the words in its name and by the catalogue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.framework.catalogue import catalogue_kpi
from fullfunnel.framework.names import same_name
from fullfunnel.results.exports.metrics import METRICS

if TYPE_CHECKING:
    from fullfunnel.framework.framework import Kpi

_WORDS: Final = re.compile(r"[^\W_]+")
_NAMES: Final[dict[str, frozenset[str]]] = {
    "impressions": frozenset({"impressions", "vertoningen", "impressies", "videovertoningen"}),
    "reach": frozenset({"reach", "bereik"}),
    "clicks": frozenset({"clicks", "klikken", "kliks"}),
    "link_clicks": frozenset({"clicks", "klikken", "kliks"}),
    "views": frozenset({"views", "weergaven"}),
    "completed_views": frozenset({"completed", "uitgekeken", "thruplays"}),
    "thruplays": frozenset({"thruplays"}),
    "sessions": frozenset({"sessions", "sessies", "visits", "bezoeken"}),
    "landing_page_views": frozenset({"visits", "bezoeken"}),
    "users": frozenset({"users", "visitors", "gebruikers", "bezoekers"}),
    "opens": frozenset({"opens", "geopend"}),
    "sent": frozenset({"sent", "verzonden"}),
    "delivered": frozenset({"delivered", "bezorgd"}),
}
"""The words in the name of a KPI that counts a metric."""
_ITSELF: Final = frozenset(
    {"impressions", "clicks", "link_clicks", "reach", "completed_views", "sent", "delivered", "opens"}
)
"""Metrics whose words in the table above all mean that metric; a visit may be a session or a page that was loaded."""
_NARROWER: Final[dict[str, frozenset[str]]] = {
    "views": frozenset({"completed", "uitgekeken", "thruplays", "unique", "unieke"}),
    "impressions": frozenset({"unique", "unieke", "viewable", "zichtbare"}),
    "clicks": frozenset({"unique", "unieke"}),
    "link_clicks": frozenset({"unique", "unieke"}),
    "sessions": frozenset({"unique", "unieke", "engaged", "betrokken", "new", "nieuwe"}),
    "users": frozenset({"new", "nieuwe"}),
    "opens": frozenset({"unique", "unieke"}),
}
"""The words by which a KPI counts less than all of a metric: of views those that were completed."""


def words_of_name(name: str) -> list[str]:
    """The words of a name, spelled alike."""
    return [same_name(word) for word in _WORDS.findall(name)]


def counts(kpi: Kpi, metric: str) -> bool:
    """Whether a KPI may count a metric."""
    return bool(_NAMES.get(metric, frozenset()).intersection(words_of_name(kpi.name))) or _is_catalogued(kpi, metric)


def surely_counts(kpi: Kpi, metric: str) -> bool:
    """Whether a KPI counts this metric and no other: it is the one of the catalogue, or carries its own word."""
    if _is_catalogued(kpi, metric):
        return True
    label, words = METRICS[metric].label, set(words_of_name(kpi.name))
    own = _NAMES.get(metric, frozenset())
    if metric not in _ITSELF:
        own = own.intersection(words_of_name(label.nl), words_of_name(label.en))
    return bool(own & words) and not _NARROWER.get(metric, frozenset()) & words


def _is_catalogued(kpi: Kpi, metric: str) -> bool:
    meant = catalogue_kpi(kpi.name)
    return meant is not None and meant is catalogue_kpi(METRICS[metric].label.en)
