"""What a message promises or demands, as facts that two messages can contradict each other on."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from fullfunnel.checks.text.phrases import Phrases
from fullfunnel.checks.text.words import forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.text.words import Word

Side = Literal["keeps", "breaks"]


class Fact(NamedTuple):
    """A promise (``keeps``) or what goes against it (``breaks``), with the words."""

    topic: str
    side: Side
    words: str


class Span(NamedTuple):
    """A length of time with what it is the length of."""

    topic: str
    days: float
    words: str


def _p(written: str) -> tuple[str, ...]:
    return tuple(" ".join(each.split()) for each in written.split("|") if each.strip())


_OPPOSITES: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "card": (
        _p("""
            geen creditcard | zonder creditcard | geen kaartgegevens | geen betaalgegevens
            | zonder betaalgegevens | geen betaalkaart | creditcard niet nodig | creditcard is niet nodig
            | geen bankgegevens | no credit card | no card | no payment details | no payment info | no payment
            | without a credit card | without a card | no debit card | card not required | card isn't required
            | no billing details | without card | no bank details
        """),
        _p("""
            creditcard vereist | creditcard nodig | creditcard verplicht | creditcard is vereist
            | creditcard is nodig | creditcard is verplicht | creditcardgegevens | je creditcard | uw creditcard
            | met creditcard | creditcard bij de hand | vul ~ creditcard* | voer ~ creditcard*
            | vul ~ kaartgegevens | vul ~ betaalgegevens | voer ~ betaalgegevens | betaalgegevens
            | betaalmethode | koppel ~ creditcard | machtiging | automatische incasso | credit card required
            | card required | credit card is required | card is required | credit card needed | card details
            | enter your card | enter your credit | add your card | add a card | your card will
            | payment details | payment method | billing details | with a valid card | valid credit card
            | valid card | card on file | needs a card | need a card | need your card
        """),
    ),
    "leave": (
        _p("""
            maandelijks opzegbaar | elke maand opzegbaar | per maand opzegbaar | maandelijks op te zeggen
            | per maand op te zeggen | dagelijks opzegbaar | altijd opzegbaar | direct opzegbaar
            | wekelijks opzegbaar | elk moment opzegbaar | elk moment stoppen | elk moment op te zeggen
            | opzeggen wanneer | opzeggen kan | op elk moment | stop wanneer | stoppen wanneer
            | stoppen kan altijd | stoppen mag | wanneer je wilt stoppen | zeg op wanneer | zeg ~ op wanneer
            | opzegbaar | zonder contract | geen contract | zonder abonnement | geen abonnement
            | zonder jaarcontract | geen jaarcontract | zonder vast contract | zonder verplichtingen
            | geen verplichtingen | zonder verplichting | nergens aan vast | zit nergens aan vast | niet vast
            | geen looptijd | geen opzegtermijn | zonder opzegtermijn | zonder lidmaatschap | geen lidmaatschap
            | losse | los betalen | los kaartje | geen minimale | zonder minimale | geen kleine lettertjes
            | stop gratis | pauzeer | cancel any time | cancel anytime | cancel at any time | cancel when
            | cancel whenever | cancel monthly | cancel in one click | leave anytime | leave any time
            | leave whenever | leave when | stop anytime | stop any time | stop whenever | stop when
            | no contract | no contracts | no subscription | no membership | no lock in | no tie in | no tie ins
            | no commitment | no commitments | no minimum | without a contract | without a subscription
            | without a membership | without contract | without subscription | without commitment
            | contract free | commitment free | month to month | rolling monthly | monthly rolling
            | rolling contract | pay as you go | pay per | pause any time | pause anytime | pause or cancel
            | skip or cancel | no strings | no notice period | no obligation | don't need to be a member
            | free to leave
        """),
        _p("""
            jaarcontract | jaarabonnement | contract van # | contract voor # | # maanden contract
            | # jarig contract | tweejarig* contract | driejarig* contract | eenjarig* contract | looptijd #
            | looptijd van | looptijd: | looptijd | minimale looptijd | minimaal # maanden | minimaal # jaar
            | minimaal een jaar | minimaal # maand | minimumduur | minimale duur | voor minimaal
            | minimaal twee/drie/zes/twaalf | opzegtermijn | tussentijds opzeggen | tussentijds stoppen
            | niet opzegbaar | niet tussentijds | niet op te zeggen | opzegkosten | opzegvergoeding
            | stilzwijgend verlengd | automatisch verlengd | wordt ~ verlengd | verlengt automatisch
            | zit ~ vast aan | vast aan | je legt je ~ vast | abonnement verplicht | abonnement vereist
            | alleen met abonnement | alleen ~ abonnement | alleen voor leden | lid worden verplicht
            | lidmaatschap vereist | lidmaatschap verplicht | afkoop* | sluit ~ abonnement | bij een abonnement
            | in combinatie met een abonnement | voor een jaar vast | per jaar vooruit | jaarlijks gefactureerd
            | jaarlijkse betaling | jaarlijks vooraf | # month contract | # month membership
            | # month commitment | # month minimum | # month term | # month plan | # month subscription
            | # year contract | # year term | # year plan | # year commitment | # year agreement
            | # year minimum | one/two/three year contract/term/plan/agreement/commitment
            | twelve/six/three/eighteen/twenty month contract/minimum/term/commitment/plan/membership
            | minimum term | minimum contract | minimum of # months | minimum # month* | minimum order of
            | minimum commitment | minimum membership | minimum subscription | annual contract
            | annual commitment | annual membership required | yearly contract | annual plan only
            | billed annually | billed yearly | contract length | early cancellation | cancellation fee*
            | early termination | termination fee* | exit fee* | notice period | # days notice | # months notice
            | months' notice | days' notice | can't be cancelled | cannot be cancelled | cannot cancel
            | no cancellations | non cancellable | auto renews | automatically renews | renews automatically
            | subscription required | requires a subscription | with a subscription | only with a subscription
            | membership required | requires a membership | members only | locked in | lock in period
            | fixed term | tied in | our # month | commit to # | commit for
        """),
    ),
    "cancel a booking": (
        _p("""
            gratis annuleren | kosteloos annuleren | gratis annuleerbaar | annuleer gratis | annuleer kosteloos
            | annuleren is gratis | gratis omboeken | gratis wijzigen | kosteloos ~ annuleren
            | flexibel annuleren | niet goed geld terug | geld terug | niet tevreden geld terug
            | geldteruggarantie | geld terug garantie | volledige terugbetaling | gratis retour
            | gratis retourneren | retourneren gratis | gratis terugsturen | gratis ruilen | stuur ~ terug
            | annuleren kan | annuleren mag | annuleren tot | free cancellation | cancel free | cancel for free
            | cancel up to | free changes | free rebooking | fully refundable | full refund | refundable
            | money back | your money back | get your money back | free returns | free return | returns are free
            | send it back | send them back | return it free | refund | we'll refund | no cancellation fee
            | change your mind
        """),
        _p("""
            niet annuleren | annuleren ~~ niet mogelijk | annuleren ~~ is niet | omboeken ~~ niet mogelijk
            | retourneren ~~ niet mogelijk | cancel* ~~ not possible | annuleren kan niet
            | kan niet ~ geannuleerd | niet geannuleerd | niet annuleerbaar | niet restitueerbaar
            | geen restitutie | geen geld terug | annuleringskosten | geen annulering | annuleren kost
            | omboeken ~ niet | geen retour* | retour* niet | niet retour* | niet ~ terugsturen | niet geruild
            | niet ruilen | retourkosten | retourneren kost | retourzending kost | retour voor eigen rekening
            | retourneren op eigen kosten | retour ~ eigen rekening | ruilen ~ niet
            | kunnen niet ~ teruggestuurd | non refundable | nonrefundable | no refunds | no refund
            | not refundable | no returns | returns are not | returns not accepted | not returnable | final sale
            | sales are final | sale is final | sales final | cancellation fee* | cannot be refunded
            | can't be refunded | cannot be returned | can't be returned | cannot be cancelled
            | can't be cancelled | cancellations are not | no cancellations | no changes | return shipping
            | return postage | returns cost | restocking fee | exchange only | store credit only | no exchanges
        """),
    ),
    "pay now": (
        _p("""
            betaal niets tot | niets betalen tot | betaal pas | pas betalen | betaal later | betaal achteraf
            | achteraf betalen | geen aanbetaling | zonder aanbetaling | niets vooruit | niet vooruit
            | geen vooruitbetaling | geen borg | zonder borg | no cure no pay | pay nothing until
            | pay nothing now | pay nothing today | nothing to pay until | nothing to pay today
            | nothing to pay now | nothing upfront | nothing up front | pay later | no deposit | no upfront
            | no up front | zero deposit | without a deposit | no money down | pay on arrival | no win no fee
            | pay at the
        """),
        _p("""
            aanbetaling van | aanbetaling verplicht | aanbetaling vereist | aanbetaling nodig | # % aanbetaling
            | vooruit betalen | vooraf betalen | betaal vooraf | betaal ~ vooruit | vooruitbetaling
            | bij boeking betaal* | borg van | borg € | borg verplicht | direct betalen | deposit of
            | deposit is due | deposit required | deposit is required | due today | due now | due on booking
            | due at booking | pay in full | full payment | payment in full | upfront payment | payable upfront
            | pay upfront | pay ~ today | non refundable deposit | # % deposit
        """),
    ),
    "in stock": (
        _p("""
            op voorraad | uit voorraad | direct leverbaar | voorradig | direct beschikbaar | direct meenemen
            | nog beschikbaar | in stock | ready to ship | available now | available today | ready to go
            | off the shelf
        """),
        _p("""
            niet op voorraad | uitverkocht | niet leverbaar | niet voorradig | tijdelijk uitverkocht | nabestel*
            | wachtlijst | pre order | backorder | op bestelling | levertijd # weken | niet beschikbaar
            | niet meer beschikbaar | out of stock | sold out | waiting list | waitlist | pre order | preorder
            | back order | backorder | made to order | no longer available | currently unavailable | unavailable
            | join the list
        """),
    ),
    "waiting": (
        _p("""
            geen wachtlijst | zonder wachtlijst | geen wachttijd | zonder wachttijd | direct terecht
            | meteen terecht | deze week terecht | direct plek | direct een afspraak | no waiting list
            | no waitlist | no wait | no waiting | no queue | no queues | skip the queue | skip the line
            | same day appointment* | walk in*
        """),
        _p("""
            wachtlijst | wachttijd | wachttijden | in de wacht | plek op de wachtlijst | er is een wachttijd
            | waiting list | waitlist | wait time | waiting time | current wait | queue
        """),
    ),
    "fixed": (
        _p("""
            vaste rente | vast tarief | vaste prijs | vaste prijzen | prijsgarantie | vaste premie | # jaar vast
            | rente vast | prijs vast | prijs blijft | prijs staat vast | vaste lage | fixed rate | fixed price
            | fixed for | price lock | price guarantee | price freeze | price is fixed | fixed premium
            | fixed fee | % aer fixed | % fixed | rate is fixed | locked in price | rate lock
        """),
        _p("""
            variabele rente | variabel tarief | variabele prijs | variabele | variabel | dynamisch* | prijs kan
            | tarief kan ~ wijzigen | prijs kan ~ stijgen | onder voorbehoud van prijs* | dagprijs
            | nacalculatie | geindexeerd | jaarlijks verhoogd | jaarlijks geindexeerd | variable rate
            | variable price | variable | % variable | rate may change | price may change | prices may
            | may rise | subject to change | tracker rate | dynamic pricing | increases each year
            | rises each year | hourly rate applies
        """),
    ),
    "experience": (
        _p("""
            geen ervaring | zonder ervaring | ervaring niet nodig | ervaring is niet nodig | geen diploma
            | zonder diploma | diploma niet nodig | zonder brief | geen brief | brief hoeft niet
            | zonder motivatiebrief | zonder cv | geen cv | cv niet nodig | geen voorkennis | zonder voorkennis
            | geen vooropleiding | iedereen welkom | voor iedereen | no experience | experience not
            | without experience | no degree | no cv | no resume | without a cv | no cover letter | no letter
            | no qualifications | no prior | no coding | beginners welcome | all levels
        """),
        _p("""
            ervaring vereist | ervaring verplicht | jaar ervaring | ervaring is vereist
            | minimaal # jaar ervaring | diploma vereist | diploma verplicht | in bezit van ~ diploma
            | motivatiebrief | brief ~ verplicht | cv ~ verplicht | voorkennis vereist | voorkennis nodig
            | basiskennis ~ vereist | upload je cv | upload je motivatie* | hbo diploma | mbo diploma
            | alleen voor gevorderden | experience required | years experience | years' experience
            | years of experience | experience is required | degree required | degree is required | cv required
            | cover letter required | cover letter | upload your cv | upload your resume
            | prior knowledge required | prerequisites | qualification required | must have a degree
            | must have experience | advanced only | knowledge of ~ required
        """),
    ),
    "unlimited": (
        _p("""
            onbeperkt | ongelimiteerd | onbeperkte | zonder limiet | geen limiet | geen datalimiet
            | zo vaak je wilt | zoveel je wilt | all inclusive | unlimited | no limits | no limit
            | as often as you | as much as you | all you can | all inclusive | uncapped
        """),
        _p("""
            maximaal # gb/keer/gebruikers/bezoeken/uur/lessen | max # gb/keer/gebruikers/bezoeken/uur/lessen
            | limiet van | datalimiet | fair use | tot # gb/keer/gebruikers/bezoeken | beperkt tot
            | # keer per maand | # keer per week | maximum of # | max # gb/users/visits/classes/times
            | limit of # | limited to # | up to # gb/users/visits/classes/times | fair use | capped at | cap of
            | data cap | # visits a month | # classes a month
        """),
    ),
    "always open": (
        _p("""
            24 7 | dag en nacht | 24 uur per dag | dag en nacht bereikbaar | altijd bereikbaar
            | zeven dagen per week | 7 dagen per week | ook in het weekend | ook 's avonds | ook op zondag
            | ook op zaterdag | day and night | around the clock | round the clock | 24 hours
            | seven days a week | 7 days a week | weekends too | open sundays | evenings and weekends
        """),
        _p("""
            kantooruren | kantoortijden | alleen op werkdagen | op werkdagen van | maandag t m vrijdag | ma vr
            | ma t m vr | maandag tot vrijdag | niet in het weekend | gesloten ~ weekend | 's avonds gesloten
            | zondag gesloten | gesloten op | office hours | business hours | weekdays only | monday to friday
            | mon fri | mon to fri | 9 to 5 | nine to five | closed at weekends | closed on
            | not available at weekends
        """),
    ),
    "from a distance": (
        _p("""
            volledig online | 100 % online | helemaal online | online te volgen | vanuit huis | thuiswerken
            | aan huis | bij jou thuis | bij u thuis | wij komen naar je toe | wij komen naar u toe
            | we komen naar je toe | remote | fully remote | work from home | from home | 100 % remote
            | fully online | entirely online | online course | we come to you | home visit
        """),
        _p("""
            alleen op locatie | op locatie in | alleen in onze | op kantoor in | alleen op afspraak in
            | kom naar ons | aanwezigheid verplicht | verplicht aanwezig | on site only | on site in | in office
            | office based | in person only | in person attendance | attendance required
            | attendance is required | at our office | must attend | visit our branch | in branch only
            | in branch
        """),
    ),
}
# A thing said to be free or not charged in one message, and charged for in the next.
_THINGS: Final[dict[str, tuple[str, ...]]] = {
    "delivery": (
        "bezorg*",
        "verzend*",
        "thuisbezorg*",
        "levering",
        "leveren",
        "leverkosten",
        "delivery",
        "shipping",
        "postage",
        "deliver*",
    ),
    "returns": ("retour*", "return", "returns"),
    "installation": (
        "installatie*",
        "montage*",
        "plaatsing*",
        "geplaatst",
        "installation",
        "installed",
        "fitting",
        "fitted",
        "set",
        "setup",
        "opstartkosten",
        "startkosten",
        "aansluitkosten",
        "instapkosten",
        "onboarding",
    ),
    "joining": (
        "inschrijfgeld",
        "inschrijfkosten",
        "inschrijven",
        "inschrijving",
        "joining",
        "registration",
        "enrolment",
        "application",
        "administratiekosten",
        "admin",
        "administration",
        "afsluitkosten",
        "advieskosten",
        "arrangement",
    ),
    "parking": ("parkeren", "parkeerplaats", "parking"),
    "breakfast": ("ontbijt", "breakfast"),
    "luggage": ("bagage", "handbagage", "ruimbagage", "koffer", "luggage", "baggage", "bag", "bags"),
    "call-out": ("voorrijkosten", "callout", "call"),
    "service": (
        "servicekosten",
        "service",
        "beheerkosten",
        "transactiekosten",
        "boekingskosten",
        "reserveringskosten",
        "booking",
        "transaction",
        "management",
        "fees",
        "fee",
        "kosten",
        "bijkomende",
        "verborgen",
        "hidden",
    ),
    "deposit": ("borg", "aanbetaling", "waarborgsom", "deposit", "vooruitbetaling", "upfront"),
    "excess": ("eigen", "excess"),
    "trial": (
        "proefperiode",
        "proefles",
        "proefmaand",
        "proefweek",
        "trial",
        "try",
        "probeer",
        "proberen",
        "uitproberen",
        "proef*",
    ),
    "talk": (
        "intake*",
        "gesprek",
        "*gesprek",
        "adviesgesprek",
        "kennismaking*",
        "consult",
        "consultation",
        "call",
        "scan",
        "check",
        "keuring",
        "quote",
        "offerte",
        "inspectie",
        "inspection",
        "taxatie",
        "valuation",
        "assessment",
        "advies",
    ),
    "entry": (
        "toegang",
        "entree",
        "entry",
        "admission",
        "deelname",
        "deelnemen",
        "attendance",
        "tickets",
        "ticket",
        "webinar",
        "workshop",
        "kaartje",
    ),
    "lesson": ("les", "*les", "lesson", "class", "session", "sessie"),
}
"""Things that are free in one message and cost in the next; kept apart by what they are."""

_FREE: Final = forms("""
    gratis kosteloos kosteloze free complimentary inbegrepen inclusief included niets nothing
""")
_NO: Final = forms("geen zonder no without zero nooit never niet")

_UNITS: Final = {
    **dict.fromkeys(("uur", "uren", "hour", "hours", "hr", "hrs"), 1 / 24),
    **dict.fromkeys(("minuut", "minuten", "min", "minute", "minutes", "mins", "kwartier"), 1 / 1440),
    **dict.fromkeys(("dag", "dagen", "day", "days", "nacht", "nachten", "night", "nights"), 1.0),
    **dict.fromkeys(("werkdag", "werkdagen"), 1.4),
    **dict.fromkeys(("week", "weken", "weeks"), 7.0),
    **dict.fromkeys(("werkweek",), 7.0),
    **dict.fromkeys(("maand", "maanden", "month", "months"), 30.4),
    **dict.fromkeys(("jaar", "jaren", "year", "years", "jarige", "jarig"), 365.0),
}
_COUNTS: Final[dict[str, float]] = {
    **dict.fromkeys(("een", "one", "a", "an"), 1),
    **dict.fromkeys(("twee", "two", "beide"), 2),
    **dict.fromkeys(("drie", "three"), 3),
    **dict.fromkeys(("vier", "four"), 4),
    **dict.fromkeys(("vijf", "five"), 5),
    **dict.fromkeys(("zes", "six"), 6),
    **dict.fromkeys(("zeven", "seven"), 7),
    **dict.fromkeys(("acht", "eight"), 8),
    **dict.fromkeys(("negen", "nine"), 9),
    **dict.fromkeys(("tien", "ten"), 10),
    **dict.fromkeys(("elf", "eleven"), 11),
    **dict.fromkeys(("twaalf", "twelve"), 12),
    **dict.fromkeys(("dertien", "thirteen"), 13),
    **dict.fromkeys(("veertien", "fourteen"), 14),
    **dict.fromkeys(("vijftien", "fifteen"), 15),
    **dict.fromkeys(("achttien", "eighteen"), 18),
    **dict.fromkeys(("twintig", "twenty"), 20),
    "vierentwintig": 24,
    **dict.fromkeys(("dertig", "thirty"), 30),
    **dict.fromkeys(("zestig", "sixty"), 60),
    **dict.fromkeys(("negentig", "ninety"), 90),
    **dict.fromkeys(("honderd", "hundred"), 100),
    **dict.fromkeys(("half", "halve"), 0.5),
    **dict.fromkeys(("anderhalf", "anderhalve"), 1.5),
}

_SPAN_TOPICS: Final[dict[str, tuple[str, ...]]] = {
    "trial": (
        "gratis",
        "free",
        "proef*",
        "trial",
        "probeer*",
        "proberen",
        "uitproberen",
        "try",
        "test*",
        "us",
        "uit",
        "slapen",
        "proefslapen",
    ),
    "delivery": (
        "bezorg*",
        "lever*",
        "geleverd",
        "huis",
        "verzend*",
        "verzonden",
        "deliver*",
        "shipping",
        "ship",
        "ships",
        "shipped",
        "arrive*",
        "doormat",
        "doorstep",
        "deurmat",
        "dispatch*",
        "brievenbus",
        "thuis",
        "posted",
        "postbus",
        "mailbox",
    ),
    "return": (
        "retour*",
        "return*",
        "terug",
        "teruggestuurd",
        "terugsturen",
        "bedenktijd",
        "back",
        "ruilen",
        "exchange",
        "refund*",
        "mind",
        "ruil",
    ),
    "guarantee": ("garantie*", "*garantie", "warranty", "guarantee*"),
    "answer": (
        "antwoord*",
        "reactie",
        "reageren",
        "reageert",
        "hoort",
        "hoor",
        "bericht",
        "bellen",
        "belt",
        "terugbellen",
        "offerte",
        "uitsluitsel",
        "duidelijkheid",
        "geholpen",
        "helpen",
        "langs",
        "komen",
        "plaatse",
        "reply",
        "answer*",
        "respond*",
        "response",
        "hear",
        "decision",
        "call",
        "quote",
        "besluit",
        "uitslag",
        "result*",
    ),
    "payout": ("uitbetaald", "uitbetaling", "gestort", "rekening", "paid", "payout"),
    "taking": ("geregeld", "klaar", "aangevraagd", "invullen", "minutes", "done", "live", "running"),
}
_AWAY: Final = 6
"""A length of time and what it is the length of stand within so many words."""
_SOON: Final = {"morgen": 1.0, "tomorrow": 1.0, "overnight": 1.0, "next": 1.0, "same": 0.5}
_FOREVER: Final = frozenset({"lifetime", "levenslang", "levenslange"})
_LIFETIME: Final = 36_500.0
_BROUGHT: Final = forms("""
        huis bezorgd geleverd thuis binnen verzonden delivered delivery door doorstep doormat dispatch
        dispatched shipping bezorging levering
    """)

_SIDES: Final[tuple[Side, Side]] = ("keeps", "breaks")
_FACTS: Final[Phrases[tuple[str, Side]]] = Phrases(
    {(topic, side): written for topic, both in _OPPOSITES.items() for side, written in zip(_SIDES, both, strict=True)}
)


def facts_in(line: str, words: tuple[Word, ...]) -> Iterator[Fact]:
    """The promises in a line and what goes against one."""
    found = sorted(_FACTS.find(words), key=lambda each: each.first - each.end)
    taken: dict[str, set[int]] = {}
    for (topic, side), first, end in found:
        covered = taken.setdefault(topic, set())
        if covered.intersection(range(first, end)):
            continue
        covered.update(range(first, end))
        kept: Side = "keeps" if side == "keeps" or _denied(words, first) else "breaks"
        yield Fact(topic, kept, line[words[first].start : words[end - 1].end])


def _denied(words: tuple[Word, ...], first: int) -> bool:
    near = words[max(first - 3, 0) : first]
    return any(word.form in _NO and word.sentence == words[first].sentence for word in near)


def spans_in(line: str, words: tuple[Word, ...], *, tries: bool = False) -> Iterator[Span]:
    """The lengths of time in a line, each with what it is the length of.

    Args:
        line: the text.
        words: its words.
        tries: whether the message is about trying something; a length without a topic is then that of the trial.
    """
    for at, word in enumerate(words):
        soon = _SOON.get(word.form)
        if soon is not None and _is_brought(words, at):
            yield Span("delivery", soon, line[word.start : words[min(at + 2, len(words) - 1)].end])
            continue
        if word.form in _FOREVER and _is_guaranteed(words, at):
            yield Span("guarantee", _LIFETIME, word.text)
            continue
        count = number_of(word)
        if count is None:
            continue
        unit_at = at + 1
        if unit_at < len(words) and words[unit_at].form in {
            "a",
            "an",
            "full",
            "volle",
            "hele",
            "working",
            "business",
            "calendar",
        }:
            factor = 1.4 if words[unit_at].form in {"working", "business"} else 1.0
            unit_at += 1
        else:
            factor = 1.0
        if unit_at >= len(words) or words[unit_at].form not in _UNITS:
            continue
        days = count * _UNITS[words[unit_at].form] * factor
        topic = _span_topic(words, at, unit_at) or ("trial" if tries and days >= 1 else None)
        if topic:
            yield Span(topic, days, line[word.start : words[unit_at].end])


def _is_guaranteed(words: tuple[Word, ...], at: int) -> bool:
    near = words[max(at - 2, 0) : at + 3]
    return any(_is_any(word.form, _SPAN_TOPICS["guarantee"]) for word in near)


def _is_brought(words: tuple[Word, ...], at: int) -> bool:
    """Whether something is delivered then: morgen in huis, delivered tomorrow, next day delivery."""
    if words[at].form in {"next", "same"}:
        tail = [each.form for each in words[at + 1 : at + 3]]
        return tail[:1] == ["day"] and len(tail) > 1 and tail[1] in _BROUGHT
    near = words[max(at - 3, 0) : at + 4]
    return any(each.form in _BROUGHT and each.sentence == words[at].sentence for each in near)


def number_of(word: Word) -> float | None:
    """The count a word gives, in digits or letters."""
    if word.is_number:
        try:
            return float(word.form.replace(",", "."))
        except ValueError:
            return None
    return _COUNTS.get(word.form)


def _span_topic(words: tuple[Word, ...], first: int, last: int) -> str | None:
    """The topic of the nearest word in the same sentence."""
    best: tuple[int, str] | None = None
    for at, word in enumerate(words):
        if word.sentence != words[first].sentence or first <= at <= last:
            continue
        away = first - at if at < first else at - last
        topic = _topic_of(word.form)
        if topic is not None and (best is None or away < best[0]):
            best = (away, topic)
    return best[1] if best and best[0] <= _AWAY else None


@lru_cache(maxsize=16384)
def _topic_of(form: str) -> str | None:
    """What a length of time near this word is the length of."""
    return next((topic for topic, said in _SPAN_TOPICS.items() if _is_any(form, said)), None)


@lru_cache(maxsize=16384)
def _thing_of(form: str) -> str | None:
    """The thing, free or charged for, that a word names."""
    return next((thing for thing, named in _THINGS.items() if _is_any(form, named)), None)


def _is_any(form: str, forms: tuple[str, ...]) -> bool:
    return any(
        form == each or (each[-1] == "*" and form.startswith(each[:-1])) or (each[0] == "*" and form.endswith(each[1:]))
        for each in forms
    )


class Charge(NamedTuple):
    """A thing that comes with the product: free, or charged for."""

    thing: str
    is_free: bool
    words: str


_EXTRA: Final = forms("""
    extra apart exclusief excl excluded additional supplement toeslag betaald niet
""")
_NEAR_WORDS: Final = 3


def charges_in(line: str, words: tuple[Word, ...]) -> Iterator[Charge]:
    """The things in a line that are said to be free or to cost something."""
    for at, word in enumerate(words):
        thing = _thing_of(word.form)
        if thing is None:
            continue
        first, end = _clause(line, words, at)
        near = words[max(first, at - _NEAR_WORDS) : min(end, at + _NEAR_WORDS + 1)]
        said = line[near[0].start : near[-1].end]
        if any(each.form in _FREE for each in near) or _no_cost(near, word):
            yield Charge(thing, is_free=True, words=said)
        elif _costs(words, at, end):
            yield Charge(thing, is_free=False, words=said)


def _clause(line: str, words: tuple[Word, ...], at: int) -> tuple[int, int]:
    """The words around one up to the commas and stops on either side."""
    first = at
    while first > 0 and words[first - 1].sentence == words[at].sentence and not _comma(line, words, first):
        first -= 1
    end = at + 1
    while end < len(words) and words[end].sentence == words[at].sentence and not _comma(line, words, end):
        end += 1
    return first, end


def _comma(line: str, words: tuple[Word, ...], at: int) -> bool:
    return any(mark in line[words[at - 1].end : words[at].start] for mark in ",;()–—")


def _no_cost(near: tuple[Word, ...], word: Word) -> bool:
    denied = any(each.form in _NO and each.start < word.start for each in near)
    return denied and any(
        "kosten" in each.form
        or each.form in {"fee", "fees", "costs", "charge", "geld", "borg", "deposit", "excess", "risico", "aanbetaling"}
        or "geld" in each.form
        for each in near
    )


def _costs(words: tuple[Word, ...], at: int, end: int) -> bool:
    """Whether an amount stands right behind the thing, or right before it with a plus."""
    tail = words[at + 1 : min(end, at + 6)]
    if any(each.form in {"€", "£", "$"} for each in tail):
        return True
    if any(each.form in {"niet", "not"} for each in tail) and any(
        each.form in {"inbegrepen", "included"} for each in tail
    ):
        return True
    lead = words[max(at - 5, 0) : at]
    return any(each.form in {"€", "£", "$"} for each in lead) and any(
        each.form in {"+", "plus", "extra", "excl", "exclusief"} for each in (*lead, *tail)
    )
