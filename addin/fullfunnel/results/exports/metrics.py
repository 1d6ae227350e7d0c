"""What platforms measure, under one name each, and whether the figures of rows may be added up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from fullfunnel.language import Text, same

Kind = Literal["count", "fraction", "money"]
"""``count`` is whole, ``fraction`` may be modelled or attributed in parts, ``money`` has a currency."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One thing that is measured."""

    name: str
    """As it stands in the table of an export."""
    label: Text
    unit: str
    """What one of it is; for money the currency takes its place."""
    kind: Kind = "count"
    additive: bool = True
    """Whether the figures of rows add up. People do not: who saw two campaigns counts once."""
    negative: bool = False
    """Whether a figure below zero makes sense: refunds do, clicks do not."""


_ALL: Final = (
    Metric("impressions", Text("vertoningen", "impressions"), "impressions"),
    Metric("reach", Text("bereik", "reach"), "people", additive=False),
    Metric("frequency", Text("frequentie", "frequency"), "per person", "fraction", additive=False),
    Metric("clicks", Text("klikken", "clicks"), "clicks"),
    Metric("link_clicks", Text("klikken op links", "link clicks"), "clicks"),
    Metric("clicks_all", Text("klikken (alle)", "clicks (all)"), "clicks"),
    Metric("outbound_clicks", Text("uitgaande klikken", "outbound clicks"), "clicks"),
    Metric("interactions", Text("interacties", "interactions"), "interactions"),
    Metric("views", Text("weergaven", "views"), "views"),
    Metric("plays", Text("afgespeelde video's", "video plays"), "views"),
    Metric("thruplays", same("ThruPlays"), "views"),
    Metric("completed_views", Text("video's tot het einde bekeken", "completed views"), "views"),
    Metric("landing_page_views", Text("weergaven van de landingspagina", "landing page views"), "visits"),
    Metric("sessions", Text("sessies", "sessions"), "visits"),
    Metric("engaged_sessions", Text("betrokken sessies", "engaged sessions"), "visits"),
    Metric("users", Text("gebruikers", "users"), "people", additive=False),
    Metric("new_users", Text("nieuwe gebruikers", "new users"), "people"),
    Metric("events", Text("gebeurtenissen", "events"), "events"),
    Metric("conversions", Text("conversies", "conversions"), "conversions", "fraction", negative=True),
    Metric("conversion_value", Text("conversiewaarde", "conversion value"), "money", "money", negative=True),
    Metric("results", Text("resultaten", "results"), "results", "fraction"),
    Metric("leads", Text("leads", "leads"), "leads", "fraction"),
    Metric("orders", Text("bestellingen", "orders"), "orders", "fraction"),
    Metric("revenue", Text("omzet", "revenue"), "money", "money", negative=True),
    Metric("cost", Text("kosten", "cost"), "money", "money"),
    Metric("billed_cost", Text("doorberekende kosten", "billed cost"), "money", "money"),
    Metric("sent", Text("verzonden", "sent"), "messages"),
    Metric("delivered", Text("bezorgd", "delivered"), "messages"),
    Metric("opens", Text("geopend", "opens"), "opens"),
    Metric("unique_opens", Text("uniek geopend", "unique opens"), "people", additive=False),
    Metric("unique_clicks", Text("unieke klikken", "unique clicks"), "people", additive=False),
    Metric("bounces", Text("niet bezorgd", "bounces"), "messages"),
    Metric("unsubscribes", Text("afmeldingen", "unsubscribes"), "people"),
    Metric("complaints", Text("klachten", "complaints"), "people"),
    Metric("gross_sales", Text("bruto-omzet", "gross sales"), "money", "money", negative=True),
    Metric("net_sales", Text("netto-omzet", "net sales"), "money", "money", negative=True),
    Metric("discounts", Text("kortingen", "discounts"), "money", "money", negative=True),
    Metric("returns", Text("retouren", "returns"), "money", "money", negative=True),
    Metric("refunds", Text("terugbetaald", "refunds"), "money", "money", negative=True),
    Metric("taxes", Text("btw", "taxes"), "money", "money", negative=True),
    Metric("shipping", Text("verzendkosten", "shipping"), "money", "money", negative=True),
    Metric("items", Text("artikelen", "items"), "items", negative=True),
)

METRICS: Final[dict[str, Metric]] = {metric.name: metric for metric in _ALL}
"""Every metric by its name."""


def label_of(name: str) -> Text:
    """What a metric is called in a sentence; of results of one kind the kind as well."""
    metric, _, kind = name.partition(": ")
    label = METRICS[metric].label if metric in METRICS else same(metric)
    return Text(f"{label.nl}: {kind}", f"{label.en}: {kind}") if kind else label


RATES: Final[dict[str, tuple[str, str, float]]] = {
    "cpc": ("cost", "clicks", 1.0),
    "cpm": ("cost", "impressions", 1000.0),
    "cost_per_conversion": ("cost", "conversions", 1.0),
    "cost_per_result": ("cost", "results", 1.0),
    "cost_per_interaction": ("cost", "interactions", 1.0),
}
"""Prices that follow from two columns beside them: what they are a division of, and per how many.

They are never taken, for they do not add up; they show whether the columns beside them were read right.
"""
