"""MSG1xx: words that belong to another stage than the one the message stands in. Declared data, run by one checker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.finding import Finding, Severity
from fullfunnel.checks.messages.copy import CUES, copy_of
from fullfunnel.checks.messages.stage_fit import Misfit, misfit
from fullfunnel.checks.rule import Example, Rule
from fullfunnel.framework.stages import stage_words
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fullfunnel.checks.plan_sheet import PlanSheet
    from fullfunnel.framework.messages import Message, Need

NEED_WORDS: Final[dict[Need, Text]] = {
    "see": Text("wie nog niets zoekt (See)", "people who are not looking yet (See)"),
    "think": Text("wie zich oriënteert (Think)", "people who are finding out (Think)"),
    "do": Text("wie op het punt staat iets te doen (Do)", "people who are about to act (Do)"),
    "care": Text("wie al klant is (Care)", "existing customers (Care)"),
}


class StageRule(NamedTuple):
    """What is wrong when words for one stage stand in another."""

    code: str
    severity: Severity
    cases: tuple[tuple[Need, Need], ...]
    """The stage the message stands in and the stage its words point to."""
    title: Text
    why: Text
    advice: Text


STAGE_RULES: Final = (
    StageRule(
        "MSG101",
        "warning",
        (("see", "do"),),
        Text("Harde verkoop in See", "Hard sell in See"),
        Text(
            "Wie nog niets zoekt, haakt af op een aanbod. See wint aandacht; de verkoop komt later.",
            "People who are not looking turn away from an offer. See wins attention; the sale comes later.",
        ),
        Text(
            "Vertel hier een verhaal of laat iets zien, en bewaar aanbod en oproep voor een boodschap in Do.",
            "Tell a story or show something here, and keep the offer and the call for a message in Do.",
        ),
    ),
    StageRule(
        "MSG102",
        "warning",
        (("do", "see"),),
        Text("Alleen merk of sfeer in Do", "Only brand or mood in Do"),
        Text(
            "Wie wil kopen, moet zien wat er te krijgen is, voor hoeveel en hoe.",
            "Somebody ready to act must see what there is to get, for how much, and how.",
        ),
        Text(
            "Noem het product, de prijs of het aanbod, en zeg wat iemand nu kan doen; of zet deze boodschap in See.",
            "Name the product, the price or the offer, and say what to do now; or move this message to See.",
        ),
    ),
    StageRule(
        "MSG104",
        "warning",
        (("think", "do"),),
        Text("Oproep te zwaar voor Think", "Call too heavy for Think"),
        Text(
            "Wie zich oriënteert wil vergelijken en begrijpen. Een aanbod met een koopknop is dan een stap te ver.",
            "Somebody finding out wants to compare and understand. An offer with a buy button is a step too far.",
        ),
        Text(
            "Bied hier iets om te vergelijken, te berekenen of te lezen; zet het aanbod in een boodschap in Do.",
            "Offer something to compare, reckon or read here; put the offer in a message in Do.",
        ),
    ),
    StageRule(
        "MSG105",
        "warning",
        (("see", "care"), ("think", "care"), ("do", "care")),
        Text("Klantenpraat buiten Care", "Talk to customers outside Care"),
        Text(
            "Wie nog geen klant is, begrijpt niet over welke bestelling, welk account of welk gebruik het gaat.",
            "Somebody who is no customer yet cannot tell which order, account or use it is about.",
        ),
        Text(
            "Schrijf voor iemand die het product nog niet heeft, of zet deze boodschap in Care.",
            "Write for somebody who does not have the product yet, or move this message to Care.",
        ),
    ),
    StageRule(
        "MSG106",
        "warning",
        (("care", "see"), ("care", "think"), ("care", "do")),
        Text("Koude praat in Care", "Cold talk in Care"),
        Text(
            "Wie al klant is, wil merken dat je dat weet. Een boodschap voor onbekenden kost vertrouwen.",
            "A customer wants to notice that you know it. A message for strangers costs trust.",
        ),
        Text(
            "Spreek iemand aan op wat hij al heeft: bedank, help bij het gebruik, of bied iets voor klanten.",
            "Address what the reader already has: thank, help with using it, or offer something for customers.",
        ),
    ),
    StageRule(
        "MSG107",
        "warning",
        (("think", "see"),),
        Text("Niets te vergelijken of te leren in Think", "Nothing to compare or learn in Think"),
        Text(
            "Wie zich oriënteert zoekt antwoorden. Sfeer alleen helpt niet kiezen.",
            "Somebody finding out looks for answers. Mood alone does not help to choose.",
        ),
        Text(
            "Voeg toe wat helpt kiezen: een vergelijking, prijzen, een test of antwoord op een vraag; of "
            "zet hem in See.",
            "Add what helps to choose: a comparison, prices, a test or an answer; or move it to See.",
        ),
    ),
    StageRule(
        "MSG110",
        "hint",
        (("do", "think"),),
        Text("Nog aan het uitleggen in Do", "Still explaining in Do"),
        Text(
            "Wie klaar is om te kopen, hoeft niet nog eens te gaan vergelijken: dat stelt de stap uit.",
            "Somebody ready to act need not be sent off to compare again: it puts off the step.",
        ),
        Text(
            "Maak er een aanbod met één duidelijke oproep van, of zet deze boodschap in Think.",
            "Make it an offer with one clear call, or move this message to Think.",
        ),
    ),
    StageRule(
        "MSG111",
        "hint",
        (("see", "think"),),
        Text("Al aan het vergelijken in See", "Comparing already in See"),
        Text(
            "Wie nog niets zoekt, vergelijkt niet. Vaak werkt zo'n boodschap beter in Think.",
            "People who are not looking do not compare. Such a message often works better in Think.",
        ),
        Text(
            "Begin bij iets wat iedereen herkent, of zet deze boodschap in Think.",
            "Begin with something everybody recognises, or move this message to Think.",
        ),
    ),
)


def _check(rule: StageRule) -> Callable[[PlanSheet], Iterator[Finding]]:
    cases = frozenset(rule.cases)

    def check(plan: PlanSheet) -> Iterator[Finding]:
        for message in plan.spoken:
            placed = message.asks
            if placed is None:
                continue
            found = misfit(copy_of(message), placed)
            if found is not None and (placed, found.points_to) in cases:
                yield _finding(rule, message, found)

    return check


def _finding(rule: StageRule, message: Message, found: Misfit) -> Finding:
    hits = found.hits
    shown = message.headline or message.body or message.cta
    words = tuple(hit.words for hit in hits) or (shown,)
    stage = Text(stage_words(message.stage, "nl"), stage_words(message.stage, "en"))
    if hits:
        said = [
            Text(f"‘{hit.words}’ {CUES[hit.cue].says.nl}", f"‘{hit.words}’ {CUES[hit.cue].says.en}") for hit in hits
        ]
        reason = Text(" en ".join(each.nl for each in said), " and ".join(each.en for each in said))
    else:
        reason = Text(
            f"In ‘{shown}’ staat niets wat bij deze fase hoort", f"‘{shown}’ has nothing that belongs to this stage"
        )
    need = NEED_WORDS[found.points_to]
    return Finding(
        code=rule.code,
        severity=rule.severity,
        message=message.id,
        table="ffMessages",
        row=message.row,
        column=hits[0].part if hits else "headline",
        words=words,
        points_to=found.points_to,
        what=Text(
            f"{reason.nl}: dat past bij {need.nl}, en deze boodschap staat in {stage.nl}.",
            f"{reason.en}: that suits {need.en}, and this message stands in {stage.en}.",
        ),
        advice=rule.advice,
    )


Line = tuple[str, str, str, str]
"""Stage, headline, text and call to action."""


def lines(*given: Line) -> Example:
    """An example of messages."""
    return Example(
        messages=tuple(
            {"id": f"M{number}", "stage": stage, "headline": headline, "body": body, "cta": cta}
            for number, (stage, headline, body, cta) in enumerate(given, start=1)
        )
    )


_EXAMPLES: Final[dict[str, dict[str, tuple[Line, Line, tuple[Line, ...]]]]] = {
    "MSG101": {
        "nl": (
            ("See", "Regenjas nu € 59", "Alleen dit weekend 20% korting. Morgen in huis.", "Bestel nu"),
            (
                "See",
                "Buiten is het altijd feest",
                "Drie kinderen, één plas en een film over een middag in de regen.",
                "Bekijk de film",
            ),
            (
                (
                    "See",
                    "Gratis concert in het park",
                    "Vijftig muzikanten spelen zaterdag voor heel de stad.",
                    "Zet in je agenda",
                ),
                ("See", "Koop niets vandaag", "Een korte film over een dag zonder winkels.", "Bekijk de film"),
            ),
        ),
        "en": (
            ("See", "Rain jacket now £59", "20% off this weekend only. Delivered tomorrow.", "Order now"),
            (
                "See",
                "It's always a party outside",
                "Three kids, one puddle and a film about an afternoon in the rain.",
                "Watch the film",
            ),
            (
                (
                    "See",
                    "The city sings on Saturday",
                    "Fifty musicians play in the park, because music belongs to everyone.",
                    "Watch the story",
                ),
                ("See", "Buy nothing today", "A short film about a day without shops.", "Watch the film"),
            ),
        ),
    },
    "MSG102": {
        "nl": (
            ("Do", "De zee vergeet niemand", "Het verhaal van vier zusters en hun oude boot.", "Bekijk de film"),
            ("Do", "Zeilles voor beginners, € 95", "Nog 6 plekken in mei. Inclusief zwemvest.", "Boek je les"),
            (("Do", "Wees de held van Saar", "Met € 10 per maand krijgt zij elke dag een maaltijd.", "Word donateur"),),
        ),
        "en": (
            ("Do", "The sea forgets nobody", "The story of four sisters and their old boat.", "Watch the film"),
            (
                "Do",
                "Sailing lessons for beginners, £95",
                "6 places left in May. Life jacket included.",
                "Book your lesson",
            ),
            (("Do", "Be somebody's hero tonight", "£10 a month feeds a child every day.", "Donate now"),),
        ),
    },
    "MSG104": {
        "nl": (
            (
                "Think",
                "Warmtepomp nu met € 500 korting",
                "Alleen deze maand. Binnen twee weken geplaatst.",
                "Bestel direct",
            ),
            (
                "Think",
                "Warmtepomp of nieuwe ketel?",
                "We zetten kosten, geluid en subsidie naast elkaar.",
                "Lees de vergelijking",
            ),
            (
                (
                    "Think",
                    "Warmtepomp vanaf € 3.950: wat krijg je daarvoor?",
                    "Uitleg over vermogen, plaatsing en subsidie.",
                    "Lees hoe het werkt",
                ),
            ),
        ),
        "en": (
            ("Think", "£500 off a heat pump", "This month only. Fitted within two weeks.", "Order now"),
            (
                "Think",
                "Heat pump or new boiler?",
                "We compare cost, noise and grants side by side.",
                "Read the comparison",
            ),
            (
                (
                    "Think",
                    "Heat pumps from £3,950: what do you get?",
                    "Power, fitting and grants explained.",
                    "See how it works",
                ),
            ),
        ),
    },
    "MSG105": {
        "nl": (
            (
                "See",
                "Bedankt voor je bestelling",
                "Je pakket is onderweg. Tips voor onderhoud staan in je account.",
                "Log in",
            ),
            ("See", "Er was eens een zolder", "Een film over de dingen die mensen bewaren.", "Bekijk de film"),
            (("Do", "Jouw plek staat klaar", "Nog 4 plaatsen, vanaf € 49. Meld je vandaag aan.", "Schrijf je in"),),
        ),
        "en": (
            ("See", "Thank you for your order", "Your parcel is on its way. Care tips are in your account.", "Log in"),
            ("See", "Once there was an attic", "A film about the things people keep.", "Watch the film"),
            (("Do", "Your seat is waiting", "4 places left, from £49. Sign up today.", "Book your place"),),
        ),
    },
    "MSG106": {
        "nl": (
            ("Care", "Wasmachine nu € 399", "Alleen vandaag. Voor 23 uur besteld, morgen in huis.", "Bestel nu"),
            (
                "Care",
                "Zo blijft je wasmachine schoon",
                "Eén keer per maand ontkalken. Bedankt dat je voor ons koos.",
                "Bekijk de tips",
            ),
            (
                (
                    "Care",
                    "Bijna door je filters heen?",
                    "Als klant krijg je 15% korting op je volgende set.",
                    "Bestel bij",
                ),
            ),
        ),
        "en": (
            ("Care", "Washing machine now £399", "Today only. Order by 11pm, delivered tomorrow.", "Order now"),
            (
                "Care",
                "Keep your washing machine clean",
                "Descale once a month. Thank you for choosing us.",
                "See the tips",
            ),
            (("Care", "Running low on filters?", "As a customer you get 15% off your next set.", "Reorder"),),
        ),
    },
    "MSG107": {
        "nl": (
            ("Think", "Nachten zonder einde", "Een korte film over drie mensen die nooit slapen.", "Bekijk de film"),
            (
                "Think",
                "Zacht of hard matras: wat past bij jou?",
                "Vergelijk acht matrassen op slaaphouding en gewicht.",
                "Doe de test",
            ),
            (
                (
                    "Think",
                    "Drie slapers, drie matrassen",
                    "Lees hun ervaringen met zacht, medium en hard.",
                    "Lees de reviews",
                ),
            ),
        ),
        "en": (
            ("Think", "Nights without end", "A short film about three people who never sleep.", "Watch the film"),
            (
                "Think",
                "Soft or firm: which mattress is right for you?",
                "Compare eight mattresses by sleeping position.",
                "Take the quiz",
            ),
            (
                (
                    "Think",
                    "Three sleepers, three mattresses",
                    "Read their reviews of soft, medium and firm.",
                    "Read the reviews",
                ),
            ),
        ),
    },
    "MSG110": {
        "nl": (
            (
                "Do",
                "Wat is het verschil tussen hybride en elektrisch?",
                "Onze gids legt in 12 stappen uit waar je op let.",
                "Download de gids",
            ),
            ("Do", "Hybride proefrijden?", "Kies een dag: we hebben zaterdag nog plek.", "Plan je proefrit"),
            (("Do", "Getest als beste: nu € 449", "Op voorraad, morgen bezorgd.", "Bestel nu"),),
        ),
        "en": (
            (
                "Do",
                "What is the difference between hybrid and electric?",
                "Our guide explains what to look for in 12 steps.",
                "Download the guide",
            ),
            ("Do", "Drive the hybrid this weekend", "We have slots left on Saturday.", "Book a test drive"),
            (("Do", "Tested best in class: now £449", "In stock, delivered tomorrow.", "Buy now"),),
        ),
    },
    "MSG111": {
        "nl": (
            (
                "See",
                "Zeven fouten bij het kiezen van een hypotheek",
                "Vergelijk rentes en lees waar je op moet letten.",
                "Download de checklist",
            ),
            (
                "See",
                "Je eerste sleutel vergeet je nooit",
                "Vier mensen over hun eerste nacht in een leeg huis.",
                "Bekijk hun verhaal",
            ),
            (),
        ),
        "en": (
            (
                "See",
                "Seven mistakes when choosing a mortgage",
                "Compare rates and read what to look for.",
                "Download the checklist",
            ),
            (
                "See",
                "You never forget your first key",
                "Four people on their first night in an empty house.",
                "Watch their story",
            ),
            (),
        ),
    },
}


def _rule(declared: StageRule) -> Rule:
    shown = _EXAMPLES[declared.code]
    return Rule(
        code=declared.code,
        severity=declared.severity,
        title=declared.title,
        why=declared.why,
        fails={"nl": lines(shown["nl"][0]), "en": lines(shown["en"][0])},
        passes={"nl": lines(shown["nl"][1]), "en": lines(shown["en"][1])},
        near_misses={
            "nl": tuple(lines(each) for each in shown["nl"][2]),
            "en": tuple(lines(each) for each in shown["en"][2]),
        },
        check=_check(declared),
    )


RULES: Final = tuple(map(_rule, STAGE_RULES))
