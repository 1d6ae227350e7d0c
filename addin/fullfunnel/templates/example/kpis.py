"""What the KPIs of the example campaign are called, in the one place that its tables share."""

from __future__ import annotations

from typing import Final

from fullfunnel.language import Text, same

IMPRESSIONS: Final = Text("Videovertoningen", "Video impressions")
REACH: Final = Text("Bereik", "Reach")
COMPLETED: Final = Text("Video uitgekeken", "Completed video views")
SEARCH: Final = Text("Klikken zoekadvertenties", "Search ad clicks")
DEALS: Final = Text("Deals bekeken of aangeklikt", "Deals watched or clicked")
EMAIL: Final = Text("Klikken e-mail", "E-mail clicks")
RETARGETING: Final = Text("Klikken retargeting", "Retargeting clicks")
BOOKING_VISITS: Final = Text("Bezoeken boekingspagina", "Booking page visits")
STARTED: Final = Text("Gestarte bestellingen", "Orders started")
ORDERS: Final = Text("Bestellingen", "Orders")
FREQUENCY: Final = Text("Frequentie", "Frequency")
REVIEWS: Final = same("Reviews")
