"""MSG201 to MSG206: a message that does not hold to the one before it. Declared data, run by one checker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.finding import Finding, Severity
from fullfunnel.checks.pairs.follow import steps_of
from fullfunnel.checks.pairs.judging import Reason, breaks
from fullfunnel.checks.rule import Example, Rule
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fullfunnel.checks.pairs.follow import Step
    from fullfunnel.checks.pairs.judging import Break
    from fullfunnel.checks.plan_sheet import PlanSheet
    from fullfunnel.framework.cells import Cell
    from fullfunnel.language import Language


class PairRule(NamedTuple):
    """What is wrong when two messages in a row are at odds."""

    code: str
    reason: Reason
    column: str
    """The column in which the second one goes wrong."""
    title: Text
    why: Text
    what: Text
    """How it is told; ``{first}`` and ``{then}`` are the words of both."""
    advice: Text


PAIR_RULES: Final = (
    PairRule(
        "MSG201",
        "product",
        "product",
        Text("Ander product dan ervoor", "Another product than before"),
        Text(
            "Wie op het ene product aansloeg, herkent het andere niet: je begint opnieuw.",
            "Who took to the one product does not recognise the other: you start all over.",
        ),
        Text(
            "De boodschap ervoor gaat over {first}, deze over {then}",
            "The message before is about {first}, this one about {then}",
        ),
        Text(
            "Laat beide over hetzelfde product gaan, of noem het eerste product hier terug. Is het een "
            "ander woord voor "
            "hetzelfde? Zet het in de tabel met eigen woorden.",
            "Make both about the same product, or name the first one here as well. Is it another word for the same "
            "thing? Put it in the table of own words.",
        ),
    ),
    PairRule(
        "MSG202",
        "promise",
        "body",
        Text("Belofte niet nagekomen", "Broken promise"),
        Text(
            "Een belofte die een stap later niet geldt, kost de klik en het vertrouwen.",
            "A promise that does not hold one step later costs the click and the trust.",
        ),
        Text("Eerst staat er ‘{first}’, hier ‘{then}’", "First it says ‘{first}’, here ‘{then}’"),
        Text(
            "Maak de belofte hier waar, of haal haar weg uit de boodschap ervoor.",
            "Keep the promise here, or take it out of the message before.",
        ),
    ),
    PairRule(
        "MSG203",
        "price",
        "price",
        Text("Prijs of korting klopt niet met ervoor", "Price or discount contradicts the one before"),
        Text(
            "Een andere prijs dan de beloofde is de eerste reden om af te haken.",
            "Another price than the promised one is the first reason to leave.",
        ),
        Text("Eerst staat er {first}, hier {then}", "First it says {first}, here {then}"),
        Text(
            "Noem in beide dezelfde prijs, voor dezelfde periode en met of zonder btw; of zeg ervoor ‘vanaf’.",
            "Give the same price in both, for the same period and with or without VAT; or say ‘from’ in the "
            "one before.",
        ),
    ),
    PairRule(
        "MSG204",
        "tone",
        "body",
        Text("Van je naar u", "From je to u"),
        Text(
            "Wie eerst met je en dan met u wordt aangesproken, denkt bij een ander te zijn beland.",
            "A Dutch reader addressed as je first and u then thinks to have landed somewhere else.",
        ),
        Text("Eerst staat er ‘{first}’, hier ‘{then}’", "First it says ‘{first}’, here ‘{then}’"),
        Text(
            "Kies je of u en houd dat in de hele reis aan. Is het een vaste uitdrukking of een naam? Zet "
            "die in de tabel "
            "met eigen woorden.",
            "Choose je or u and keep to it all the way. Is it a fixed phrase or a name? Put it in the table "
            "of own words.",
        ),
    ),
    PairRule(
        "MSG205",
        "language",
        "headline",
        Text("Andere taal dan ervoor", "Another language than before"),
        Text(
            "Midden in de reis van taal wisselen laat mensen denken dat ze verkeerd zitten.",
            "A change of language half way makes people think they took a wrong turn.",
        ),
        Text("Eerst staat er ‘{first}’, hier ‘{then}’", "First it says ‘{first}’, here ‘{then}’"),
        Text(
            "Vertaal een van de twee, of maak voor elke taal een eigen reis.",
            "Translate one of the two, or make a journey for each language.",
        ),
    ),
    PairRule(
        "MSG206",
        "cta",
        "landing_page",
        Text("Landingspagina lost de oproep niet in", "The landing page does not redeem the call"),
        Text(
            "Wie op een oproep klikt, zoekt op de pagina precies dat, en vertrekt als het er niet is.",
            "Who clicks on a call looks for just that on the page, and leaves when it is not there.",
        ),
        Text(
            "‘{first}’ leidt naar ‘{then}’, en daar is {about} niet te vinden",
            "‘{first}’ leads to ‘{then}’, where there is no {about}",
        ),
        Text(
            "Zet op de pagina bovenaan waar de oproep om vraagt, of laat de boodschap naar een andere pagina leiden.",
            "Put what the call asks for at the top of the page, or let the message lead to another page.",
        ),
    ),
)


def _check(rule: PairRule) -> Callable[[PlanSheet], Iterator[Finding]]:
    def check(plan: PlanSheet) -> Iterator[Finding]:
        if plan.messages is None:
            return
        for step in steps_of(plan.messages):
            for found in breaks(step.before, step.after, step.link):
                if found.reason == rule.reason:
                    yield _finding(rule, step, found)

    return check


def _finding(rule: PairRule, step: Step, found: Break) -> Finding:
    # Where nobody said that one follows the other, it may be meant for somebody else.
    severity: Severity = "hint" if step.link == "adjoining" else "warning"
    clash = found.clash
    about = clash.about.en.removeprefix("a ").removeprefix("an ")
    said = Text(
        rule.what.nl.format(first=clash.first, then=clash.then, about=clash.about.nl),
        rule.what.en.format(first=clash.first, then=clash.then, about=about),
    )
    # A call that is not redeemed is a fault of the message that makes it.
    at = step.before if rule.reason == "cta" else step.after
    return Finding(
        code=rule.code,
        severity=severity,
        message=at.id,
        table="ffMessages",
        row=at.row,
        column=rule.column,
        words=(clash.first, clash.then),
        points_to=step.after.id if at is step.before else step.before.id,
        what=Text(
            f"{said.nl} ({step.before.id} → {step.after.id}).", f"{said.en} ({step.before.id} → {step.after.id})."
        ),
        advice=rule.advice,
    )


_COLUMNS: Final = ("stage", "headline", "body", "cta", "product", "price")
Line = tuple[str, str, str, str, str, str]


def step(before: Line, after: Line) -> Example:
    """An example of two messages in a row; a second one in stage Landing is the page of the first."""
    rows: list[dict[str, Cell]] = []
    for number, line in enumerate((before, after), start=1):
        rows.append({"id": f"M{number}", **dict(zip(_COLUMNS, line, strict=True))})
    if after[0] in {"Landing", "Landingspagina"}:
        rows[0]["landing_page"] = "M2"
    else:
        rows[1]["follows"] = "M1"
    return Example(messages=tuple(rows))


Pair = tuple[Line, Line]
_EXAMPLES: Final[dict[str, dict[Language, tuple[Pair, Pair, tuple[Pair, ...]]]]] = {
    "MSG201": {
        "nl": (
            (
                ("Think", "Welke wasmachine past bij je?", "Vergelijk acht modellen.", "Vergelijk", "Wasmachine", ""),
                ("Do", "Droger nu € 399", "Morgen in huis.", "Bestel nu", "Droger", ""),
            ),
            (
                ("Think", "Welke wasmachine past bij je?", "Vergelijk acht modellen.", "Vergelijk", "Wasmachine", ""),
                ("Do", "Stille wasmachine, € 499", "Morgen in huis.", "Bestel nu", "Stille wasmachine", ""),
            ),
            (
                (
                    ("Think", "E-bike of gewone fiets?", "Onze test.", "Lees de test", "Elektrische fiets", ""),
                    ("Do", "E-bike voor € 1.899", "Proefrit mag.", "Koop nu", "E-bike", ""),
                ),
            ),
        ),
        "en": (
            (
                (
                    "Think",
                    "Which washing machine suits you?",
                    "Compare eight models.",
                    "Compare",
                    "Washing machine",
                    "",
                ),
                ("Do", "Office chairs from £99", "Free delivery.", "Order now", "Office chair", ""),
            ),
            (
                (
                    "Think",
                    "Which washing machine suits you?",
                    "Compare eight models.",
                    "Compare",
                    "Washing machine",
                    "",
                ),
                ("Do", "Quiet washing machine, £499", "Delivered tomorrow.", "Order now", "Quiet washing machine", ""),
            ),
            (
                (
                    ("Think", "Laptop or tablet for college?", "Our test.", "Read the test", "Laptop", ""),
                    ("Do", "Notebook for £549", "Free sleeve.", "Buy now", "Notebook", ""),
                ),
            ),
        ),
    },
    "MSG202": {
        "nl": (
            (
                ("Do", "Sporten zonder contract", "Elke maand opzegbaar.", "Word lid", "Sportschool", ""),
                ("Landingspagina", "Word lid", "Jaarcontract: minimaal 12 maanden.", "Word lid", "Sportschool", ""),
            ),
            (
                ("Do", "Sporten zonder contract", "Elke maand opzegbaar.", "Word lid", "Sportschool", ""),
                (
                    "Landingspagina",
                    "Word lid",
                    "Maandelijks opzegbaar, geen inschrijfgeld.",
                    "Word lid",
                    "Sportschool",
                    "",
                ),
            ),
            (
                (
                    ("Do", "Morgen in huis", "Voor 23 uur besteld.", "Bestel", "Laptop", ""),
                    ("Landingspagina", "Laptop", "Vandaag besteld, morgen bezorgd.", "Bestel", "Laptop", ""),
                ),
            ),
        ),
        "en": (
            (
                ("Do", "Try it free for 30 days", "No credit card.", "Start free trial", "Planner", ""),
                (
                    "Landing",
                    "Start your free trial",
                    "30 days. Enter your card details to begin.",
                    "Start trial",
                    "Planner",
                    "",
                ),
            ),
            (
                ("Do", "Try it free for 30 days", "No credit card.", "Start free trial", "Planner", ""),
                (
                    "Landing",
                    "Your free month",
                    "All we need is an email address. No card.",
                    "Start trial",
                    "Planner",
                    "",
                ),
            ),
            (
                (
                    ("Do", "Free returns within 60 days", "Linen shirts.", "Shop shirts", "Linen shirt", ""),
                    ("Landing", "Linen shirts", "Returns are free for 60 days.", "Add to bag", "Linen shirt", ""),
                ),
            ),
        ),
    },
    "MSG203": {
        "nl": (
            (
                (
                    "Think",
                    "Een warmtepomp onder € 4.000?",
                    "Drie modellen naast elkaar.",
                    "Vergelijk",
                    "Warmtepomp",
                    "",
                ),
                (
                    "Do",
                    "Warmtepomp voor € 5.250",
                    "Binnen twee weken geplaatst.",
                    "Vraag offerte aan",
                    "Warmtepomp",
                    "",
                ),
            ),
            (
                (
                    "Think",
                    "Een warmtepomp onder € 4.000?",
                    "Drie modellen naast elkaar.",
                    "Vergelijk",
                    "Warmtepomp",
                    "",
                ),
                (
                    "Do",
                    "Warmtepomp voor € 3.950",
                    "Binnen twee weken geplaatst.",
                    "Vraag offerte aan",
                    "Warmtepomp",
                    "",
                ),
            ),
            (
                (
                    ("Do", "Trein en museum vanaf € 39,50", "Kies je dag.", "Boek", "Uitje", ""),
                    ("Landingspagina", "Boek je uitje", "Op zaterdag € 45 per persoon.", "Reserveer", "Uitje", ""),
                ),
                (
                    ("Do", "€ 10 per maand", "Elke maand opzegbaar.", "Sluit af", "Verzekering", ""),
                    ("Landingspagina", "Sluit af", "€ 120 per jaar.", "Sluit af", "Verzekering", ""),
                ),
            ),
        ),
        "en": (
            (
                ("Do", "30% off coats", "Until Sunday.", "Shop coats", "Coats", ""),
                ("Landing", "Winter coats", "Today 15% off the collection.", "Add to bag", "Coats", ""),
            ),
            (
                ("Do", "30% off coats", "Until Sunday.", "Shop coats", "Coats", ""),
                ("Landing", "Winter coats", "30% off until Sunday.", "Add to bag", "Coats", ""),
            ),
            (
                (
                    ("Do", "Desk chair £400 ex VAT", "Ten-year guarantee.", "Order now", "Chair", ""),
                    ("Landing", "Desk chair", "£480 including VAT.", "Add to basket", "Chair", ""),
                ),
                (
                    ("Do", "Teak bench from £240", "Last three.", "Buy now", "Bench", ""),
                    ("Landing", "Teak bench", "Two seats £240, three seats £310.", "Buy now", "Bench", ""),
                ),
            ),
        ),
    },
    "MSG204": {
        "nl": (
            (
                ("Think", "Hoe kiest u een hoortoestel?", "Uw audicien legt het uit.", "Lees meer", "Hoortoestel", ""),
                (
                    "Do",
                    "Probeer jouw hoortoestel thuis",
                    "Jij beslist na dertig dagen.",
                    "Probeer het",
                    "Hoortoestel",
                    "",
                ),
            ),
            (
                ("Think", "Hoe kiest u een hoortoestel?", "Uw audicien legt het uit.", "Lees meer", "Hoortoestel", ""),
                ("Do", "Probeer uw hoortoestel thuis", "U beslist na dertig dagen.", "Probeer het", "Hoortoestel", ""),
            ),
            (
                (
                    ("See", "Stel je voor: een stille straat", "Een film.", "Bekijk de film", "Deelauto", ""),
                    ("Think", "Past een deelauto bij u?", "Uw kosten op een rij.", "Bereken", "Deelauto", ""),
                ),
            ),
        ),
        "en": (
            (
                ("Think", "Welke lens past bij je?", "Je opticien vertelt het.", "Lees meer", "Lenzen", ""),
                ("Do", "Bestel uw lenzen", "Morgen in uw brievenbus.", "Bestel", "Lenzen", ""),
            ),
            (
                ("Think", "Which lens suits you?", "Your optician explains.", "Read more", "Lenses", ""),
                ("Do", "Order your lenses", "In your mailbox tomorrow.", "Order", "Lenses", ""),
            ),
            (),
        ),
    },
    "MSG205": {
        "nl": (
            (
                (
                    "Think",
                    "Welke isolatie past bij jouw dak?",
                    "We zetten wol en schuim naast elkaar.",
                    "Vergelijk",
                    "Isolatie",
                    "",
                ),
                (
                    "Do",
                    "Your roof insulated in two weeks",
                    "Order today and save on your heating bill this winter.",
                    "Get a quote",
                    "Isolatie",
                    "",
                ),
            ),
            (
                (
                    "Think",
                    "Welke isolatie past bij jouw dak?",
                    "We zetten wol en schuim naast elkaar.",
                    "Vergelijk",
                    "Isolatie",
                    "",
                ),
                (
                    "Do",
                    "Jouw dak binnen twee weken geïsoleerd",
                    "Bespaar deze winter op je stookkosten.",
                    "Vraag offerte aan",
                    "Isolatie",
                    "",
                ),
            ),
            (
                (
                    (
                        "Think",
                        "De beste deals voor jouw festival",
                        "Bekijk alle acts op een rij.",
                        "Bekijk",
                        "Festival",
                        "",
                    ),
                    ("Do", "Weekendticket € 79", "Early bird, dus wees er snel bij.", "Shop nu", "Festival", ""),
                ),
            ),
        ),
        "en": (
            (
                (
                    "Think",
                    "Which insulation suits your roof?",
                    "We compare wool and foam for you.",
                    "Compare",
                    "Insulation",
                    "",
                ),
                (
                    "Do",
                    "Je dak binnen twee weken geïsoleerd",
                    "Vraag vandaag een offerte aan en bespaar op je stookkosten.",
                    "Offerte",
                    "Insulation",
                    "",
                ),
            ),
            (
                (
                    "Think",
                    "Which insulation suits your roof?",
                    "We compare wool and foam for you.",
                    "Compare",
                    "Insulation",
                    "",
                ),
                (
                    "Do",
                    "Your roof insulated in two weeks",
                    "Save on your heating this winter.",
                    "Get a quote",
                    "Insulation",
                    "",
                ),
            ),
            (),
        ),
    },
    "MSG206": {
        "nl": (
            (
                ("Think", "Zeven fouten bij verzuim", "Gratis whitepaper.", "Download de whitepaper", "Verzuim", ""),
                ("Landingspagina", "Onze vestigingen", "Breda en Zwolle, elke dag open.", "Route", "Verzuim", ""),
            ),
            (
                ("Think", "Zeven fouten bij verzuim", "Gratis whitepaper.", "Download de whitepaper", "Verzuim", ""),
                (
                    "Landingspagina",
                    "Gids: verzuim in het mkb",
                    "Laat uw mailadres achter.",
                    "Stuur mij de gids",
                    "Verzuim",
                    "",
                ),
            ),
            (
                (
                    ("Do", "Kom bij ons rijden", "€ 2.900 bruto.", "Solliciteer", "Chauffeur", ""),
                    (
                        "Landingspagina",
                        "Word chauffeur",
                        "Vul je gegevens in, we bellen morgen.",
                        "Verstuur",
                        "Chauffeur",
                        "",
                    ),
                ),
            ),
        ),
        "en": (
            (
                ("Think", "How much could you borrow?", "Two minutes.", "Use the calculator", "Mortgage", ""),
                ("Landing", "About Oakbank", "A family bank since 1974.", "Our story", "Mortgage", ""),
            ),
            (
                ("Think", "How much could you borrow?", "Two minutes.", "Use the calculator", "Mortgage", ""),
                ("Landing", "Mortgage calculator", "Enter your income.", "Work it out", "Mortgage", ""),
            ),
            (
                (
                    ("Do", "See it on your own data", "30 minutes.", "Book a demo", "Dashboard", ""),
                    ("Landing", "Plan your demo", "Pick a day and a time.", "Confirm", "Dashboard", ""),
                ),
            ),
        ),
    },
}


def _rule(declared: PairRule) -> Rule:
    shown = _EXAMPLES[declared.code]
    return Rule(
        code=declared.code,
        severity="warning",
        title=declared.title,
        why=declared.why,
        fails={"nl": step(*shown["nl"][0]), "en": step(*shown["en"][0])},
        passes={"nl": step(*shown["nl"][1]), "en": step(*shown["en"][1])},
        near_misses={
            "nl": tuple(step(*each) for each in shown["nl"][2]),
            "en": tuple(step(*each) for each in shown["en"][2]),
        },
        check=_check(declared),
    )


RULES: Final = tuple(map(_rule, PAIR_RULES))
