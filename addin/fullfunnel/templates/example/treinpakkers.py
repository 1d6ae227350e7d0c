"""The example campaign: NS Treinpakkers, a train ticket and a day out in one.

The shape of the campaign is that of the case everybody in full funnel marketing knows: a video with general
information (See); some days later, for who watched it to the end, video and banners with specific deals (Think); then
sales banners on one product for who watched or clicked those (Do). Every figure in it is made up, and chosen such that
a marketeer can follow the calculation by head: 12,000 orders back to 24 million impressions without a rounded number.

Two entries stand beside the line: people who come in at Think through search, and at Do through e-mail. One pool serves
two next steps: who watched the video moves on to the deals, and some go straight to the booking page.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from fullfunnel.framework.reading import ROLE_WORDS
from fullfunnel.framework.stages import SEE_THINK_DO_CARE
from fullfunnel.language import Text, same
from fullfunnel.targets.allowable import PROFIT_BASIS_WORDS
from fullfunnel.targets.max_cpa import READING_WORDS
from fullfunnel.templates.example.budget import BUDGET, MAPPING, RESULTS
from fullfunnel.templates.example.kpis import (
    BOOKING_VISITS,
    COMPLETED,
    DEALS,
    EMAIL,
    FREQUENCY,
    IMPRESSIONS,
    ORDERS,
    REACH,
    RETARGETING,
    REVIEWS,
    SEARCH,
    STARTED,
)
from fullfunnel.templates.example.messages import MESSAGES, WORDS
from fullfunnel.templates.plan import Example, Plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.templates.plan import Entry

_PEOPLE: Final = Text("personen", "people")
_CLICKS: Final = Text("klikken", "clicks")
_VISITS: Final = Text("bezoeken", "visits")
_ORDERS: Final = Text("bestellingen", "orders")

_KPIS: Final[tuple[Mapping[str, Entry], ...]] = (
    {
        "kpi": IMPRESSIONS,
        "stage": "See",
        "role": ROLE_WORDS["indirect"],
        "unit": Text("vertoningen", "impressions"),
        "feeds": REACH,
        "rate": 0.25,
        "rate_worst": 0.2,
        "rate_best": 0.3,
        "share": 1.0,
        "lag": 0.0,
        "unit_cost": 4.0,
        "per": 1000.0,
        "note": Text(
            "Vier vertoningen per persoon: 1 / 4 = 25%. Kosten zijn de CPM.",
            "Four impressions a person: 1 / 4 = 25%. The cost is the CPM.",
        ),
    },
    {
        "kpi": REACH,
        "stage": "See",
        "role": ROLE_WORDS["indirect"],
        "unit": _PEOPLE,
        "feeds": COMPLETED,
        "rate": 0.25,
        "rate_worst": 0.22,
        "rate_best": 0.28,
        "share": 1.0,
        "lag": 0.0,
        "n": 400000.0,
        "cap": 8000000.0,
        "note": Text(
            "Het plafond is wie we mogen en kunnen bereiken, na toestemming en privacyfilters.",
            "The cap is everyone we may and can reach, after consent and privacy filters.",
        ),
    },
    {
        "kpi": COMPLETED,
        "stage": "See",
        "role": ROLE_WORDS["indirect"],
        "unit": _PEOPLE,
        "feeds": DEALS,
        "rate": 0.30,
        "rate_worst": 0.25,
        "rate_best": 0.33,
        "share": 0.75,
        "lag": 5.0,
        "n": 120000.0,
        "note": Text(
            "Wie de video uitkijkt, ziet vijf dagen later de deals.",
            "People who watch the video to the end see the deals five days later.",
        ),
    },
    {
        "kpi": COMPLETED,
        "feeds": BOOKING_VISITS,
        "rate": 0.005,
        "rate_worst": 0.004,
        "rate_best": 0.006,
        "share": 0.06,
        "lag": "4-14",
        "n": 40000.0,
        "note": Text(
            "Niet iedereen loopt de fasen netjes af: een deel gaat meteen boeken.",
            "Not everyone goes through the stages in order: some go and book straight away.",
        ),
    },
    {
        "kpi": SEARCH,
        "stage": "Think",
        "role": ROLE_WORDS["indirect"],
        "unit": _CLICKS,
        "feeds": DEALS,
        "rate": 0.75,
        "rate_worst": 0.7,
        "rate_best": 0.8,
        "share": 0.25,
        "lag": 0.0,
        "n": 30000.0,
        "unit_cost": 0.20,
        "per": 1.0,
        "note": Text(
            "Een andere instap: wie zelf op een dagje uit zoekt en See nooit zag.",
            "Another entry: people searching for a day out who never saw See.",
        ),
    },
    {
        "kpi": DEALS,
        "stage": "Think",
        "role": ROLE_WORDS["indirect"],
        "unit": _PEOPLE,
        "feeds": RETARGETING,
        "rate": 0.15,
        "rate_worst": 0.12,
        "rate_best": 0.17,
        "share": 1.0,
        "lag": "2-8",
        "n": 60000.0,
        "unit_cost": 40.0,
        "per": 1000.0,
        "note": Text(
            "Dit is de retargetinglijst: wie een deal bekeek of aanklikte.",
            "This is the retargeting audience: people who watched or clicked a deal.",
        ),
    },
    {
        "kpi": EMAIL,
        "stage": "Do",
        "role": ROLE_WORDS["indirect"],
        "unit": _CLICKS,
        "feeds": BOOKING_VISITS,
        "rate": 0.80,
        "rate_worst": 0.78,
        "rate_best": 0.82,
        "share": 0.20,
        "lag": 0.0,
        "n": 12000.0,
        "unit_cost": 0.125,
        "per": 1.0,
        "own_target": 24000.0,
        "note": Text(
            "Instap bij Do. Meer dan 24.000 zit er in deze lijst niet in; er zijn er 25.000 nodig.",
            "An entry at Do. This list has no more than 24,000 in it; 25,000 are needed.",
        ),
    },
    {
        "kpi": RETARGETING,
        "stage": "Do",
        "role": ROLE_WORDS["indirect"],
        "unit": _CLICKS,
        "feeds": BOOKING_VISITS,
        "rate": 0.80,
        "rate_worst": 0.76,
        "rate_best": 0.82,
        "share": 0.72,
        "lag": 0.0,
        "n": 9000.0,
        "unit_cost": 0.50,
        "per": 1.0,
        "note": Text(
            "Banners op één product. Van elke 10 klikken laden er 8 de pagina.",
            "Banners on one product. Of every 10 clicks 8 load the page.",
        ),
    },
    {
        "kpi": BOOKING_VISITS,
        "stage": "Do",
        "role": ROLE_WORDS["indirect"],
        "unit": _VISITS,
        "feeds": STARTED,
        "rate": 0.20,
        "rate_worst": 0.18,
        "rate_best": 0.22,
        "share": 1.0,
        "lag": 0.0,
        "n": 9600.0,
        "note": Text(
            "72% + 20% + 6% = 98%: voor de laatste 2% (merkzoekers) staat er geen KPI in het plan.",
            "72% + 20% + 6% = 98%: for the last 2% (brand search) the plan has no KPI.",
        ),
    },
    {
        "kpi": STARTED,
        "stage": "Do",
        "role": ROLE_WORDS["direct"],
        "unit": _ORDERS,
        "feeds": ORDERS,
        "rate": 0.40,
        "rate_worst": 0.36,
        "rate_best": 0.43,
        "share": 1.0,
        "lag": 1.0,
        "n": 1900.0,
        "note": Text("Vier van de tien rekenen af.", "Four out of ten check out."),
    },
    {
        "kpi": ORDERS,
        "stage": "Do",
        "role": ROLE_WORDS["main"],
        "unit": _ORDERS,
        "baseline": 4000.0,
        "note": Text(
            "Eén bestelling is gemiddeld twee Treinpakkers. 4.000 komen er ook zonder campagne.",
            "One order is two Treinpakkers on average. 4,000 come without the campaign too.",
        ),
    },
    {
        "kpi": FREQUENCY,
        "stage": "See",
        "role": ROLE_WORDS["guard"],
        "unit": Text("per persoon", "per person"),
        "formula": Text(f"{IMPRESSIONS.nl} / {REACH.nl}", f"{IMPRESSIONS.en} / {REACH.en}"),
        "note": Text(
            "Bewaken: loopt dit op, dan ziet dezelfde groep de video steeds weer.",
            "To watch: when it rises, the same people see the video over and over.",
        ),
    },
    {
        "kpi": Text("Kosten per bestelling", "Cost per order"),
        "stage": "Do",
        "role": ROLE_WORDS["guard"],
        "unit": Text("€ per bestelling", "€ per order"),
        "formula": Text(f"Kosten / {ORDERS.nl}", f"Cost / {ORDERS.en}"),
        "note": Text(
            "Alleen Do-media, over alle bestellingen. Leg dit naast de max CPA.",
            "Do media only, over all orders. Put it beside the max CPA.",
        ),
    },
    {
        "kpi": REVIEWS,
        "stage": "Care",
        "role": ROLE_WORDS["indirect"],
        "unit": same("reviews"),
        "own_target": 600.0,
        "note": Text(
            "Care telt niet mee in het doel; reviews helpen wie straks twijfelt.",
            "Care is no part of the goal; reviews help the next doubter.",
        ),
    },
)

_CALCULATION: Final = (
    Text(
        "Doel 12.000 bestellingen; 4.000 komen vanzelf. Te winnen: 12.000 − 4.000 = 8.000.",
        "Goal 12,000 orders; 4,000 come without the campaign. To be won: 12,000 − 4,000 = 8,000.",
    ),
    Text(
        "8.000 ÷ 40% = 20.000 gestarte bestellingen. 20.000 ÷ 20% = 100.000 bezoeken op de boekingspagina.",
        "8,000 ÷ 40% = 20,000 orders started. 20,000 ÷ 20% = 100,000 booking page visits.",
    ),
    Text(
        "72% daarvan via retargeting: 72.000 ÷ 80% = 90.000 klikken.",
        "72% of those through retargeting: 72,000 ÷ 80% = 90,000 clicks.",
    ),
    Text(
        "20% via e-mail: 20.000 ÷ 80% = 25.000 klikken. ‘Eigen doel’ is 24.000, dus 1.000 × 80% × 20% × 40% = 64 "
        "bestellingen te weinig.",
        "20% through e-mail: 20,000 ÷ 80% = 25,000 clicks. ‘Own target’ is 24,000, so 1,000 × 80% × 20% × 40% = 64 "
        "orders short.",
    ),
    Text(
        "90.000 ÷ 15% = 600.000 mensen die een deal bekeken of aanklikten.",
        "90,000 ÷ 15% = 600,000 people who watched or clicked a deal.",
    ),
    Text(
        "25% daarvan via zoeken: 150.000 ÷ 75% = 200.000 klikken.",
        "25% of those through search: 150,000 ÷ 75% = 200,000 clicks.",
    ),
    Text(
        "75% via de video: 450.000 ÷ 30% = 1.500.000 mensen die hem uitkeken.",
        "75% through the video: 450,000 ÷ 30% = 1,500,000 people who watched it to the end.",
    ),
    Text(
        "De rechtstreekse route vraagt 6.000 ÷ 0,5% = 1.200.000 kijkers. Het zijn dezelfde mensen, dus de hoogste "
        "telt: 1.500.000. Zij geven 7.500 bezoeken in plaats van 6.000: 1.500 meer dan gepland.",
        "The straight route asks for 6,000 ÷ 0.5% = 1,200,000 viewers. They are the same people, so the highest "
        "counts: 1,500,000. They give 7,500 visits instead of 6,000: 1,500 more than planned.",
    ),
    Text(
        "1.500.000 ÷ 25% = 6.000.000 bereik (plafond 8.000.000); bij vier vertoningen per persoon 24.000.000 "
        "vertoningen.",
        "1,500,000 ÷ 25% = 6,000,000 reach (cap 8,000,000); at four impressions a person 24,000,000 impressions.",
    ),
    Text(
        "Een bestelling: 2 × € 43,60 = € 87,20; ÷ 1,09 (9% btw) = € 80. Marge 50% − winst 10% = 40%: er mag € 32 per "
        "bestelling af.",
        "An order: 2 × €43.60 = €87.20; ÷ 1.09 (9% VAT) = €80. Margin 50% − profit 10% = 40%: €32 per order may be "
        "spent.",
    ),
    Text(
        "€ 192.000 wordt niet op bestellingen afgerekend: 192.000 ÷ 12.000 = € 16. Blijft over voor Do: € 32 − € 16 = "
        "max CPA € 16.",
        "€192,000 is not judged on orders: 192,000 ÷ 12,000 = €16. Left for Do: €32 − €16 = max CPA €16.",
    ),
)

TREINPAKKERS: Final = Plan(
    name=Text("Treinpakkers voorjaar 2026", "Treinpakkers spring 2026"),
    model=SEE_THINK_DO_CARE,
    kpis=_KPIS,
    messages=MESSAGES,
    words=WORDS,
    budget=BUDGET,
    results=RESULTS,
    mapping=MAPPING,
    goal=12000.0,
    start=date(2026, 3, 2),
    end=date(2026, 5, 31),
    owner=Text("Campagneteam Treinpakkers", "Treinpakkers campaign team"),
    why=Text(
        "Meer mensen in het voorjaar met de trein op pad, en laten zien wat See en Think bijdragen aan de verkoop.",
        "Get more people out by train this spring, and show what See and Think add to sales.",
    ),
    recipients=Text("Google (YouTube, Display), Meta (Instagram)", "Google (YouTube, Display), Meta (Instagram)"),
    order_value=80.0,
    margin=0.5,
    profit=0.1,
    profit_basis=PROFIT_BASIS_WORDS["revenue"],
    cpa_method=READING_WORDS["all"],
    before=(6300.0, 168000.0),
    example=Example(
        remark=Text(
            "Voorbeeld: alle cijfers, prijzen en teksten in deze werkmap zijn verzonnen. Ze zijn niet van NS.",
            "Example: all figures, prices and copy in this workbook are made up. They are not NS's.",
        ),
        calculation=_CALCULATION,
    ),
)
