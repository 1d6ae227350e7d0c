"""What belongs in each column: the note at its header, and the list in the guide."""

from __future__ import annotations

from typing import Final

from fullfunnel.framework.schema import BUDGET, KPIS, MAPPING, MESSAGES, RESULTS, WORDS
from fullfunnel.language import Text

KPI_NOTE: Final = Text("Toelichting", "Note")
"""An extra column of the framework: where a figure comes from. The cell functions pass it over."""

COLUMN_NOTES: Final[dict[str, dict[str, Text]]] = {
    KPIS.name: {
        "kpi": Text(
            "De naam van de KPI. Draagt een KPI bij aan twee andere? Geef die dan een tweede rij, met alleen KPI, "
            "‘Draagt bij aan’, Ratio, Aandeel en Vertraging.",
            "The name of the KPI. Does it lead to two others? Give it a second row with only KPI, Feeds, Rate, Share "
            "and Lag.",
        ),
        "stage": Text("De fase waarin je op deze KPI stuurt.", "The stage that you manage by this KPI."),
        "role": Text(
            "hoofd: hier gaat het om. direct: draagt rechtstreeks bij aan de hoofd-KPI. indirect: via een andere KPI. "
            "bewaking: in de gaten houden, niet op sturen.",
            "main: what it is all about. direct: leads straight to the main KPI. indirect: by way of another KPI. "
            "guard: you watch it, but do not manage by it.",
        ),
        "unit": Text(
            "Wat je telt: personen, klikken, bezoeken, bestellingen, €.",
            "What you count: people, clicks, visits, orders, €.",
        ),
        "feeds": Text(
            "De KPI waar deze toe leidt. Leeg bij de hoofd-KPI en bij KPI's met een formule.",
            "The KPI this one leads to. Blank for the main KPI and for KPIs with a formula.",
        ),
        "rate": Text(
            "Hoeveel van de volgende KPI één van deze oplevert: 3% van de klikken wordt bestelling. Meer dan 100% "
            "mag. Van vertoningen naar bereik is het 1 ÷ frequentie: bij 4 vertoningen per persoon 25%. Neem je eigen "
            "historie, geen gemiddelde van een ander.",
            "How many of the next KPI one of this gives: 3% of clicks become orders. More than 100% is allowed. From "
            "impressions to reach it is 1 ÷ frequency: 25% at 4 impressions a person. Use your own history, not "
            "somebody else's average.",
        ),
        "share": Text(
            "Welk deel van de volgende KPI hierlangs komt, als laatste stap ervoor. Leeg: wat de andere rijen "
            "overlaten. Samen hooguit 100%.",
            "Which part of the next KPI comes through this row, as the last step before it. Blank: what the other rows "
            "leave. Together 100% at most.",
        ),
        "baseline": Text(
            "Aantal dat ook zonder campagne komt: herhaling, organisch. Een aantal, geen percentage.",
            "How many come without the campaign too: repeat, organic. A number, not a percentage.",
        ),
        "pool": Text(
            "gedeeld: dezelfde mensen gaan door naar alle volgende stappen (zo meten platforms het). apart: elke "
            "stap heeft een eigen doelgroep. Leeg is gedeeld.",
            "shared: the same people go on to every next step (as platforms measure it). separate: each step has an "
            "audience of its own. Blank is shared.",
        ),
        "lag": Text(
            "Dagen van deze KPI naar de volgende: 14, of een spreiding zoals 7-30 (een op de tien is sneller, een op "
            "de tien trager). Het blad Kalender rekent ermee.",
            "Days from this KPI to the next: 14, or a spread such as 7-30 (one in ten is faster, one in ten slower). "
            "The sheet Calendar uses it.",
        ),
        "rate_worst": Text(
            "De ratio als het tegenzit. Leeg: de gewone ratio. Het blad Scenario's zet ze naast elkaar.",
            "The rate when things go badly. Blank: the ordinary rate. The sheet Scenarios puts them side by side.",
        ),
        "rate_best": Text(
            "De ratio als het meezit. Leeg: de gewone ratio. Een scenario van jezelf: Ratio met een naam erachter.",
            "The rate when things go well. Blank: the ordinary rate. A scenario of your own: Rate with a name after "
            "it.",
        ),
        "n": Text(
            "Op hoeveel waarnemingen de ratio is gebaseerd: bij 3% van 5.000 klikken is dat 5.000.",
            "How many observations the rate is based on: for 3% of 5,000 clicks that is 5,000.",
        ),
        "cap": Text(
            "Het hoogst haalbare: wie je mag en kunt bereiken na toestemming en privacyfilters.",
            "The most there is: everyone you may and can reach after consent and privacy filters.",
        ),
        "unit_cost": Text("De prijs, zoals de CPM of CPC.", "The price, such as the CPM or CPC."),
        "per": Text(
            "Per hoeveel die prijs geldt: 1000 bij een CPM, 1 bij een CPC.",
            "How many that price is for: 1000 for a CPM, 1 for a CPC.",
        ),
        "formula": Text(
            "Alleen voor ratio- en kosten-KPI's: Klikken / Vertoningen, of Kosten / Leads.",
            "Only for ratio and cost KPIs: Clicks / Impressions, or Cost / Leads.",
        ),
        "own_target": Text(
            "Typ je hier een doel, dan telt dat in plaats van het berekende doel. Ligt het te laag, dan lees je "
            "hoeveel je tekortkomt.",
            "Type a target here and it wins over the calculated one. If it is too low, you see by how much you fall "
            "short.",
        ),
    },
    MESSAGES.name: {
        "id": Text("Een korte code, zoals S1 of T2.", "A short code, such as S1 or T2."),
        "stage": Text(
            "De fase van de boodschap. Kies Landingspagina voor een rij met de kop en tekst van een pagina.",
            "The stage of the message. Choose Landing for a row with the headline and text of a page.",
        ),
        "audience": Text(
            "Wie dit ziet. Beschrijf de groep; zet er geen persoonsgegevens in.",
            "Who sees this. Describe the group; put no personal data here.",
        ),
        "need": Text("Wat deze groep in deze fase nodig heeft.", "What this group needs in this stage."),
        "kpi": Text("De KPI waarop je deze boodschap afrekent.", "The KPI this message is judged on."),
        "follows": Text(
            "ID's van de boodschappen die eraan voorafgaan, met komma's. Leeg: hier stappen mensen in.",
            "IDs of the previous messages, with commas. Blank: people step in here.",
        ),
        "delay": Text("Dagen na de vorige boodschap.", "Days after the previous message."),
        "channel": Text(
            "Waar de boodschap staat: social, display, zoeken, e-mail.",
            "Where the message runs: social, display, search, e-mail.",
        ),
        "product": Text(
            "Wat je aanbiedt. Houd de naam gelijk over de fasen heen.",
            "What you offer. Keep its name the same across the stages.",
        ),
        "headline": Text("De kop zoals die er komt te staan.", "The headline as it will run."),
        "body": Text("De tekst zoals die er komt te staan.", "The copy as it will run."),
        "cta": Text(
            "De tekst op de knop. De landingspagina moet die waarmaken.",
            "The words on the button. The landing page has to deliver what the CTA promises.",
        ),
        "price": Text(
            "De prijs in de boodschap. Noem verderop geen andere.",
            "The price in the message. Do not name another one further on.",
        ),
        "landing_page": Text(
            "De ID van een rij Landingspagina, of een webadres.", "The ID of a Landing row, or a web address."
        ),
        "owner": Text("Het team dat hierover gaat.", "The team that is in charge of it."),
        "accepted": Text(
            "Opmerkingen die je bewust laat staan: de code, en waarom.",
            "Findings you accept on purpose: the code, and why.",
        ),
    },
    BUDGET.name: {
        "item": Text("Waar het geld aan opgaat.", "What the money goes to."),
        "stage": Text("De fase waar het voor is.", "The stage it is for."),
        "channel": Text("Het kanaal, als het er een is.", "The channel, if there is one."),
        "kind": Text(
            "creatie: maken. activatie: uitzenden en inkopen. Vaak is 20/80 beter dan half om half.",
            "creation: making it. activation: running and buying it. Often 20/80 beats half and half.",
        ),
        "converts_directly": Text(
            "ja: deze post reken je af op resultaat. nee: de max CPA in de laatste fase moet die dragen. Leeg: "
            "alleen activatie in Do, Sell of Actie wordt op resultaat afgerekend. Ook met ja draagt de max CPA wat "
            "in een eerdere fase of in creatie zit.",
            "yes: this item is judged on results. no: the max CPA of the last stage has to carry it. Blank: only "
            "activation in Do, Sell or Action is judged on results. With yes too, the max CPA carries what is in an "
            "earlier stage or is creation.",
        ),
        "amount": Text("In euro's, zonder btw.", "In euros, without VAT."),
        "owner_team": Text(
            "Eén team over alle fasen plant beter dan een team per fase.",
            "One team over all stages plans better than a team per stage.",
        ),
    },
    RESULTS.name: {
        "date": Text("De dag, of de laatste dag van de week.", "The day, or the last day of the week."),
        "from": Text(
            "De eerste dag, als de rij over meer dagen gaat. Leeg: alleen de dag zelf.",
            "The first day, if the row covers several days. Blank: only the day itself.",
        ),
        "kpi": Text("Een KPI uit je framework.", "A KPI from your framework."),
        "channel": Text(
            "Het kanaal. Leeg: het totaal van alle kanalen.", "The channel. Blank: the total of all channels."
        ),
        "value": Text(
            "Hoeveel er kwam. Leeg is niet gemeld; 0 is echt nul.",
            "How many came in. Blank is not reported; 0 is zero.",
        ),
        "cost": Text(
            "Wat het kostte, zonder btw; één keer per campagne.", "What it cost, without VAT; once per campaign."
        ),
        "source": Text(
            "Uit welk systeem en account het cijfer komt: ‘Google Ads: mijn account’. Opnieuw importeren vervangt de "
            "rijen van "
            "die bron in die periode.",
            "Which system and account the figure comes from: ‘Google Ads: my account’. Importing again replaces the "
            "rows of that "
            "source in that period.",
        ),
    },
    MAPPING.name: {
        "source": Text(
            "Het platform, of platform en account: ‘Meta’ of ‘Meta: mijn account’.",
            "The platform, or platform and account: ‘Meta’ or ‘Meta: my account’.",
        ),
        "campaign": Text(
            "De campagne. Een * staat voor alles: SEE_* past op elke naam die met SEE_ begint. De eerste rij die "
            "past, telt.",
            "The campaign. A * stands for anything: SEE_* fits every name that begins with SEE_. The first row that "
            "fits counts.",
        ),
        "metric": Text(
            "Wat het platform meet: impressions, clicks, link_clicks, completed_views, conversions, leads …",
            "What the platform measures: impressions, clicks, link_clicks, completed_views, conversions, leads …",
        ),
        "kpi": Text(
            "De KPI uit je framework waar het voor telt. Een - laat het weg.",
            "The KPI from your framework that it counts for. A - leaves it out.",
        ),
        "stage": Text(
            "De fase van de campagne: op de KPI van die fase staan de kosten.",
            "The stage of the campaign: the cost is on the KPI of that stage.",
        ),
        "channel": Text("Het kanaal zoals je het in je plan noemt.", "The channel as your plan names it."),
    },
    WORDS.name: {
        "word": Text(
            "Het woord of de uitdrukking zoals die in je boodschappen staat. Bij ernst: de code van een regel, "
            "zoals MSG108.",
            "The word or phrase as it is in your messages. For severity: the code of a rule, such as MSG108.",
        ),
        "kind": Text(
            "merk en vaste uitdrukking: zeggen niets over fase, prijs of je/u. product: een andere naam voor een "
            "product. betekent iets anders: een woord dat in jouw vak niets over de fase zegt. ernst: hoe zwaar een "
            "regel in dit plan telt.",
            "brand and fixed phrase: say nothing about stage, price or tone. product: another name for a product. "
            "means something else: a word that says nothing about a stage in your trade. severity: how heavily a rule "
            "counts in this plan.",
        ),
        "means": Text(
            "Bij product: de naam in de kolom Product. Bij ernst: fout, waarschuwing, hint of uit.",
            "For product: the name in the column Product. For severity: error, warning, hint or off.",
        ),
    },
}

STAGE_NEEDS: Final[dict[str, Text]] = {
    "See": Text(
        "Iedereen die het ooit zou kunnen willen: zorg dat je die mensen raakt.",
        "Everyone who may want it one day: move them.",
    ),
    "Think": Text("Wie erover nadenkt: help kiezen.", "People thinking about it: help them choose."),
    "Do": Text("Wie wil kopen: maak het makkelijk.", "People ready to buy: make it easy."),
    "Care": Text("Wie klant is: blijf van waarde.", "Customers: stay worth their while."),
    "Touch": Text("Zorg dat je mensen raakt in hun eigen wereld.", "Touch people in their own world."),
    "Tell": Text("Vertel wat je te bieden hebt.", "Tell what you have to offer."),
    "Sell": Text("Maak kopen makkelijk.", "Make buying easy."),
    "Attention": Text("Val op bij wie je nog niet kent.", "Get noticed by people who don't know you."),
    "Interest": Text("Maak nieuwsgierig naar meer.", "Make them curious."),
    "Desire": Text("Laat zien waarom het bij ze past.", "Show why it suits them."),
    "Action": Text("Maak de stap klein.", "Make the step small."),
}
"""What the customer needs in a stage, in a line, by the English name of the stage."""
