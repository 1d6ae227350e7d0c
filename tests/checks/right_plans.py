"""Three plans as people make them who do this for a living, in trades of their own: nothing is wrong with them.

Rows as a cell function gets them. All names, prices and figures are made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fullfunnel.framework.typed.cells import Cell

Rows = list[list["Cell"]]
_KPIS: Final = {
    "nl": ["KPI", "Fase", "Rol", "Eenheid", "Draagt bij aan", "Ratio", "Aandeel", "Vertraging", "n", "Kosten", "Per"],
    "en": ["KPI", "Stage", "Role", "Unit", "Feeds", "Rate", "Share", "Lag", "n", "Unit cost", "Per"],
}
_MESSAGES: Final = {
    "nl": (
        *("ID", "Fase", "Doelgroep", "Behoefte", "KPI", "Volgt op", "Wachttijd", "Kanaal", "Product", "Kop", "Tekst"),
        *("Oproep", "Prijs", "Landingspagina", "Eigenaar"),
    ),
    "en": (
        *("ID", "Stage", "Audience", "Need", "KPI", "Follows", "Delay", "Channel", "Product", "Headline", "Body"),
        *("CTA", "Price", "Landing page", "Owner"),
    ),
}
_BUDGET: Final = {
    "nl": ["Post", "Fase", "Kanaal", "Soort", "Direct converterend", "Bedrag", "Team"],
    "en": ["Item", "Stage", "Channel", "Kind", "Converts directly", "Amount", "Owner team"],
}


@dataclass(frozen=True)
class RightPlan:
    """A plan in which nothing stands out."""

    language: str
    kpis: Rows
    messages: Rows
    budget: Rows
    fields: dict[str, Cell]

    @property
    def framework(self) -> Rows:
        """The table of KPIs with its headers."""
        return [list(_KPIS[self.language]), *self.kpis]

    @property
    def briefing(self) -> Rows:
        """The table of messages with its headers."""
        return [list(_MESSAGES[self.language]), *self.messages]

    @property
    def money(self) -> Rows:
        """The table of the budget with its headers."""
        return [list(_BUDGET[self.language]), *self.budget]


DENTISTS: Final = RightPlan(
    # 40 contracts / 40% = 100 offers / 50% = 200 demos / 5% = 4,000 visits / 2% = 200,000 impressions of people in
    # dental practices; a third of the visits come from search.
    language="nl",
    kpis=[
        ["Contracten", "Do", "hoofd", "contracten", None, None, None, None, None, None, None],
        ["Offertes", "Do", "direct", "offertes", "Contracten", 0.4, 1, 21, 310, None, None],
        ["Demo's gehouden", "Do", "direct", "demo's", "Offertes", 0.5, 1, 7, 620, None, None],
        ["Bezoeken", "Think", "indirect", "bezoeken", "Demo's gehouden", 0.05, 1, 14, 9_400, None, None],
        ["Klikken zoeken", "Think", "indirect", "klikken", "Bezoeken", 0.9, 0.36, 0, 8_200, 2.5, 1],
        ["Klikken LinkedIn", "Think", "indirect", "klikken", "Bezoeken", 0.8, 0.64, 0, 6_100, 1.5, 1],
        ["Bereik", "See", "indirect", "personen", "Klikken LinkedIn", 0.02, 1, 7, 120_000, None, None],
        ["Vertoningen", "See", "indirect", "vertoningen", "Bereik", 0.25, 1, 0, 480_000, 8, 1000],
    ],
    messages=[
        [
            *("S1", "See", "Tandartsen met een eigen praktijk", "Rust aan de balie", "Bereik", None, None, "LinkedIn"),
            *("Tandlijn", "De telefoon gaat. Weer.", "Negen uur, een volle wachtkamer en drie lijnen tegelijk."),
            *("Bekijk het verhaal van praktijk De Brug", None, "L0", "Merkteam"),
        ],
        [
            *(
                "T1",
                "Think",
                "Wie het verhaal zag",
                "Weten hoe het anders kan",
                "Klikken LinkedIn",
                "S1",
                5,
                "LinkedIn",
            ),
            *("Tandlijn", "Zo plannen patiënten zelf", "Online afspraken naast je agenda: wat werkt en wat niet."),
            *("Lees hoe het werkt", None, "L1", "Merkteam"),
        ],
        [
            *("T2", "Think", "Wie zoekt op online afspraken", "Vergelijken", "Klikken zoeken", None, None, "Google"),
            *("Tandlijn", "Online afspraken voor tandartsen", "Vijf vragen om te stellen voor je kiest."),
            *("Vergelijk de systemen", None, "L1", "Merkteam"),
        ],
        [
            *("D1", "Do", "Wie de uitleg las", "Zelf zien", "Demo's gehouden", "T1", 7, "LinkedIn"),
            *("Tandlijn", "Zie Tandlijn in je eigen agenda", "Een half uur, met jouw behandelingen erin."),
            *("Plan een demo", None, "L2", "Merkteam"),
        ],
        [
            *("L0", "Landingspagina", None, None, None, None, None, None),
            *("Tandlijn", "Een dag aan de balie van De Brug", "Het verhaal in drie minuten film.", "Bekijk de film"),
            *(None, None, None),
        ],
        [
            *("L1", "Landingspagina", None, None, None, None, None, None),
            *("Tandlijn", "Online afspraken: zo werkt het", "Hoe patiënten plannen, en de systemen naast elkaar."),
            *("Lees verder", None, None, None),
        ],
        [
            *("L2", "Landingspagina", None, None, None, None, None, None),
            *("Tandlijn", "Plan je demo", "Kies een moment; wij zetten jouw behandelingen klaar.", "Plan mijn demo"),
            *(None, None, None),
        ],
    ],
    budget=[
        ["LinkedIn film", "See", "LinkedIn", "activatie", "nee", 6_500, "Merkteam"],
        ["LinkedIn uitleg", "Think", "LinkedIn", "activatie", "nee", 5_000, "Merkteam"],
        ["Zoeken", "Think", "Google", "activatie", "ja", 4_200, "Merkteam"],
        ["LinkedIn demo", "Do", "LinkedIn", "activatie", "ja", 1_500, "Merkteam"],
        ["Film en teksten", "See", None, "creatie", "nee", 2_000, "Merkteam"],
    ],
    fields={
        "ffCampaign": "Tandlijn najaar",
        "ffGoal": 40,
        "ffStart": date(2027, 9, 1),
        "ffEnd": date(2028, 2, 29),
        "ffOwner": "Merkteam",
        "ffWhy": "Meer praktijken die zelf laten plannen.",
        "ffRecipients": "LinkedIn, Google",
        "ffCurrency": "EUR",
        "ffLanguage": "nl",
    },
)

DONORS: Final = RightPlan(
    # 5,000 donors / 4% = 125,000 visits. Clicks 150,000 x 75% from Meta and 12,500 from e-mail; people reached / 3%.
    language="en",
    kpis=[
        ["Donors", "Do", "main", "donors", None, None, None, None, None, None, None],
        ["Visits", "Think", "indirect", "visits", "Donors", 0.04, 1, 3, 52_000, None, None],
        ["Meta clicks", "Think", "indirect", "clicks", "Visits", 0.75, 0.9, 0, 40_000, 0.4, 1],
        ["E-mail clicks", "Do", "indirect", "clicks", "Visits", 0.9, 0.1, 0, 9_000, None, None],
        ["Reach", "See", "indirect", "people", "Meta clicks", 0.03, 1, 2, 900_000, None, None],
        ["Impressions", "See", "indirect", "impressions", "Reach", 0.4, 1, 0, 2_000_000, 4.5, 1000],
        ["Donors kept", "Care", "indirect", "donors", None, None, None, None, None, None, None],
    ],
    messages=[
        [
            *("S1", "See", "People who love the coast", "To belong", "Reach", None, None, "Meta"),
            *("Tideline", "The beach you learned to swim at", "It had more sand then. And more birds."),
            *("Watch the film", None, "L0", "Campaign team"),
        ],
        [
            *("T1", "Think", "Who watched the film", "To see what helps", "Meta clicks", "S1", 4, "Meta"),
            *("Tideline", "How a dune grows back", "Fences, grass and four winters: what works and what does not."),
            *("Read how it works", None, "L1", "Campaign team"),
        ],
        [
            *("D1", "Do", "Who read on", "To do something", "Donors", "T1", 5, "Meta"),
            *("Tideline", "Plant a metre of dune for £ 12", "Your gift pays for grass and a fence this winter."),
            *("Give £ 12", "£ 12", "L2", "Campaign team"),
        ],
        [
            *("C1", "Care", "Donors of last year", "To see what came of it", "Donors kept", "D1", 30, "E-mail"),
            *("Tideline", "Your metre is standing", "Thank you. Here is the dune you helped to plant, in March."),
            *("See your dune", None, None, "Campaign team"),
        ],
        [
            *("L0", "Landing", None, None, None, None, None, None),
            *("Tideline", "The film: our coast, 1974 and today", "Four minutes.", "Watch the film"),
            *(None, None, None),
        ],
        [
            *("L1", "Landing", None, None, None, None, None, None),
            *("Tideline", "How a dune grows back", "The steps, winter by winter, and what each one costs."),
            *("Read on", None, None, None),
        ],
        [
            *("L2", "Landing", None, None, None, None, None, None),
            *("Tideline", "Plant a metre of dune", "£ 12 pays for one metre: grass, a fence and a volunteer's day."),
            *("Give £ 12", "£ 12", None, None),
        ],
    ],
    budget=[
        ["Film on Meta", "See", "Meta", "activation", "no", 57_000, "Campaign team"],
        ["Articles on Meta", "Think", "Meta", "activation", "no", 62_000, "Campaign team"],
        ["Gifts on Meta", "Do", "Meta", "activation", "yes", 9_000, "Campaign team"],
        ["Film", "See", None, "creation", "no", 12_000, "Campaign team"],
    ],
    fields={
        "ffCampaign": "A metre of dune",
        "ffGoal": 5_000,
        "ffStart": date(2027, 1, 11),
        "ffEnd": date(2027, 4, 30),
        "ffOwner": "Campaign team",
        "ffWhy": "Dunes for the next ten winters.",
        "ffRecipients": "Meta",
        "ffCurrency": "GBP",
        "ffLanguage": "en",
    },
)

CARERS: Final = RightPlan(
    # 60 people / 50% = 120 interviews / 40% = 300 applications / 6% = 5,000 visits.
    language="nl",
    kpis=[
        ["Aangenomen", "Do", "hoofd", "medewerkers", None, None, None, None, None, None, None],
        ["Gesprekken", "Do", "direct", "gesprekken", "Aangenomen", 0.5, 1, 14, 210, None, None],
        ["Sollicitaties", "Do", "direct", "sollicitaties", "Gesprekken", 0.4, 1, 7, 540, None, None],
        ["Bezoeken werkenbij", "Think", "indirect", "bezoeken", "Sollicitaties", 0.06, 1, 3, 12_000, None, None],
        ["Klikken Facebook", "Think", "indirect", "klikken", "Bezoeken werkenbij", 0.8, 1, 0, 14_000, 0.9, 1],
        ["Bereik", "See", "indirect", "personen", "Klikken Facebook", 0.025, 1, 5, 400_000, None, None],
        ["Vertoningen", "See", "indirect", "vertoningen", "Bereik", 0.3, 1, 0, 1_300_000, 5, 1000],
    ],
    messages=[
        [
            *("S1", "See", "Verzorgenden in de regio", "Trots op het vak", "Bereik", None, None, "Facebook"),
            *("Werken bij Thuizorg", "Half acht. Mevrouw Smit zet vast koffie.", "Een ochtend met Fatima op de fiets."),
            *("Kijk mee met Fatima", None, "L0", "Werving"),
        ],
        [
            *("T1", "Think", "Wie met Fatima meekeek", "Weten of het past", "Klikken Facebook", "S1", 4, "Facebook"),
            *("Werken bij Thuizorg", "Zo ziet een week in de wijk eruit", "Diensten, route en team: wat je kiest."),
            *("Lees over het rooster", None, "L1", "Werving"),
        ],
        [
            *("D1", "Do", "Wie over het rooster las", "De stap zetten", "Sollicitaties", "T1", 6, "Facebook"),
            *("Werken bij Thuizorg", "Kom jij ons team versterken?", "Solliciteer in twee minuten, zonder brief."),
            *("Solliciteer", None, "L2", "Werving"),
        ],
        [
            *("L0", "Landingspagina", None, None, None, None, None, None),
            *("Werken bij Thuizorg", "Een ochtend met Fatima", "Film van drie minuten, op de fiets door de wijk."),
            *("Kijk mee", None, None, None),
        ],
        [
            *("L1", "Landingspagina", None, None, None, None, None, None),
            *("Werken bij Thuizorg", "Jouw rooster in de wijk", "Kies je dagen en je route; je team denkt mee."),
            *("Lees verder", None, None, None),
        ],
        [
            *("L2", "Landingspagina", None, None, None, None, None, None),
            *("Werken bij Thuizorg", "Solliciteer in twee minuten", "Je naam en je telefoonnummer, meer niet."),
            *("Verstuur mijn sollicitatie", None, None, None),
        ],
    ],
    budget=[
        ["Film Facebook", "See", "Facebook", "activatie", "nee", 4_500, "Werving"],
        ["Rooster Facebook", "Think", "Facebook", "activatie", "nee", 6_000, "Werving"],
        ["Solliciteren", "Do", "Facebook", "activatie", "ja", 1_800, "Werving"],
        ["Film met Fatima", "See", None, "creatie", "nee", 1_200, "Werving"],
    ],
    fields={
        "ffCampaign": "Kom bij Thuizorg",
        "ffGoal": 60,
        "ffStart": date(2027, 2, 1),
        "ffEnd": date(2027, 6, 30),
        "ffOwner": "Werving",
        "ffWhy": "Alle routes in de wijk bezet.",
        "ffRecipients": "Meta",
        "ffCurrency": "EUR",
        "ffLanguage": "nl",
    },
)

RIGHT_PLANS: Final = {"dentists": DENTISTS, "donors": DONORS, "carers": CARERS}
