"""Whether a landing page redeems the call to action that led to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.text.connection.contradiction import Clash
from fullfunnel.checks.text.phrases import Phrases, phrases
from fullfunnel.checks.text.synonyms import spoken_of
from fullfunnel.checks.text.terms import GENERIC, stem, terms_in
from fullfunnel.checks.text.words import forms, words_in
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.checks.text.fit.copy import Copy


_ASKED: Final[dict[str, tuple[Text, tuple[str, ...]]]] = {
    "document": (
        Text("een document", "a document"),
        phrases("""
            whitepaper* | white paper | *gids | gids | e book | ebook | *rapport | rapport | checklist*
            | brochure* | folder | factsheet | stappenplan | template* | sjabloon | *wijzer | magazine
            | *magazine | catalogus | handboek | handleiding | draaiboek | pdf | lookbook | infographic
            | spec sheet | datasheet | data sheet | studiegids | download | downloaden | guide | handbook
            | manual | report | playbook | prospectus | checklist | cheat sheet | toolkit | workbook | catalogue
            | catalog | download* | study
            | vragenlijst | prijslijst | keuzelijst | send me the list | email me ~ pdf | media kit | printable
            | print ~ off | leidraad | leporello | leaflet | cheatsheet | fact sheet | case study | whitepapers
        """),
    ),
    "calculator": (
        Text("een berekening", "a calculation"),
        phrases("""
            bereken* | reken ~ uit | reken ~ na | reken ~ door | rekentool | rekenhulp | *calculator | *rekenaar
            | calculator | calculate | crunch ~ numbers | run the numbers | do the maths | do the math
            | work it out | work out ~ | estimate | simuleer | simulator
        """),
    ),
    "test": (
        Text("een test", "a test"),
        phrases("""
            doe ~ test | doe ~ *test | doe ~ check | doe ~ *check | doe ~ quiz | doe ~ scan | doe ~ *scan
            | zelftest | quiz | *quiz | keuzehulp | *test | *check | take ~ test | take ~ quiz
            | take ~ assessment | take ~ check | quiz | self test | find your style | find your match
            | start ~ quiz | start ~ test
        """),
    ),
    "event": (
        Text("een bijeenkomst", "an event"),
        phrases("""
            webinar* | online seminar | open dag | opendeurdag | *avond | infosessie | informatiesessie
            | kennissessie | seminar | masterclass | proefcollege | rondleiding | workshop* | congres | webinar
            | open day | open evening | open house | info session | seminar | masterclass | workshop | tour
            | event | conference | summit
        """),
    ),
    "demo": (
        Text("een demo", "a demo"),
        phrases("""
            demo | demos | demo's | demonstratie* | live demo | productdemo | demonstration
            | rondleiding ~ software | walkthrough
        """),
    ),
    "trial": (
        Text("een proefperiode", "a trial"),
        phrases("""
            proefperiode | proefmaand | proefweek | proefaccount | proefdraaien
            | probeer | proberen | uitproberen | gratis proef*
            | gratis account | proefles* | proeftraining | proefabonnement | start ~ trial | free trial | trial | trials
            | try it free | try ~ free | start free | start ~ gratis | gratis starten
            | kosteloos* | kost ~ niets | costs nothing | no charge | zonder kosten | account maken | maak ~ account
            | create ~ account
            | # days/weeks/months/day/dagen/weken | on us | gratis | free | maand gratis
        """),
    ),
    "sample": (
        Text("een proefstuk", "a sample"),
        phrases("""
            proeflas* | proefstuk | monster | monsters | staal | stalen | sample | samples | proefpakket
            | proefflesje | tester | swatch* | kleurstalen | proefmonster
        """),
    ),
    "appointment": (
        Text("een afspraak", "an appointment"),
        phrases("""
            afspraak | afspraken | bezichtiging* | gesprekken
            | intake* | *gesprek | gesprek | adviesgesprek | kennismaking* | consult
            | proefrit | bezichtiging | passessie | advies aan huis | plan ~ bezoek | spreekuur | inspectie
            | plan ~ in | terugbel* | bel mij terug | laat je bellen | belafspraak | appointment*
            | consultation* | find ~ time | pick ~ time | choose ~ time
            | kies ~ tijdstip | kies ~ moment
            | consult | book a call | discovery call | schedule ~ call | callback | call me back | call back
            | test drive | viewing | fitting | talk to ~ advis* | talk to an expert | speak to ~ | site visit
            | a home visit | free home visit | book ~ home visit | survey visit | eye test | hearing test
            | oogmeting | hoortest | ogentest | ^schedule | ^plan je | ^plan uw
            | ^plan een | ^plan jouw | testrit | test ride | proeftocht | huisbezoek | opname aan huis
            | site survey | fitting room appointment | strategy session | discovery session | strategiesessie
            | strategy call | video call | videogesprek | assessment | checkup | check up
        """),
    ),
    "quote": (
        Text("een offerte", "a quote"),
        phrases("""
            offerte* | *offerte | prijsopgave | prijsindicatie | prijsvoorstel | voorstel | quote | quotes | quotation*
            | estimate | request ~ pricing | premie berekenen | bereken ~ premie
        """),
    ),
    "application": (
        Text("een aanmelding", "an application"),
        phrases("""
            solliciteer* | solliciteren | sollicitatie* | inschrijven | schrijf ~ in | inschrijving | inschrijf*
            | aanmelden | aanmelding | meld ~ aan | meld je | aanvragen | aanvraag* | vraag ~ aan | apply
            | application | applications | enrol* | enroll* | register | registration | sign up | signup | join
            | claim ~ seat/place/spot | claim je/uw plek | ^word ~ lid/donateur/vriend | word ~ lid/donateur/vriend
            | enter ~ ballot/draw/race/competition/raffle | ballot | raffle | loting | loot ~ mee | deelname
        """),
    ),
    "gift": (
        Text("een gift", "a gift"),
        phrases("""
            doneer* | doneren | donatie | gift | geef € | geef # | ^geef | schenk* | steun | machtig* | donate
            | donation | give £ | give $ | ^give | your gift | one off gift | gift | pledge | sponsor* | adopt*
            | adopteer*
        """),
    ),
    "vacancies": (
        Text("vacatures", "vacancies"),
        phrases("""
            vacature* | bekijk ~ vacature* | solliciteer* | sollicitatie* | baan | banen | werken bij | jobs
            | vacanc* | roles | careers | apply | application | open positions
        """),
    ),
    "petition": (
        Text("een petitie", "a petition"),
        phrases("""
            teken | petitie | handtekening | onderteken* | sign | petition | signature | add your name
        """),
    ),
    "slot": (
        Text("een tijdstip", "a time"),
        phrases("""
            kies ~ datum | kies ~ dag | kies ~ tijd | kies ~ tijdstip | kies ~ moment | kies ~ tijdslot | tijdslot
            | tijdsloten | beschikbare tijden | welke dag | choose ~ date* | choose ~ slot* | choose ~ time*
            | choose ~ day | pick ~ date* | pick ~ day | pick ~ time* | pick ~ slot* | time slot* | available times
            | which day | calendar | kalender | agenda | when suits | wanneer schikt | wanneer past
        """),
    ),
    "booking": (
        Text("een boeking", "a booking"),
        phrases("""
            boek | boeken | boeking | reserveer | reserveren | reservering | kies ~ datum | kies ~ dag
            | kies ~ tijd | kies ~ kamer | kies ~ plek | aankomst* | vertrek* | beschikbaarheid | tickets
            | ticket | kaarten | toegangskaart* | afrekenen | reken ~ af | kassa | bestel* | betaal | betalen
            | tijdslot | kies ~ aantal | book | booking | reserve | reservation | availability | pick a date
            | pick a day | choose ~ date* | choose ~ slot | choose ~ seat* | choose ~ room | slot | tickets
            | ticket | check in | check out | checkout | pay | basket | secure | dates | select
        """),
    ),
    "purchase": (
        Text("een bestelling", "an order"),
        phrases("""
            bestel | bestellen | bestelling | koop | kopen | winkelwagen | winkelmand* | afrekenen | reken ~ af
            | kassa | in ~ mand* | naar betaling | betaal | betalen | shop | shop nu | aantal | bezorgadres
            | bezorg* | levering | verzending | verzendkosten | kies ~ maat | kies ~ kleur | op voorraad | aan huis
            | in huis | buy | order
            | add to | basket | cart | bag | checkout | check out | pay | shop | in stock | delivery
            | choose ~ size | choose ~ colour | quantity | purchase | ships | shipping
        """),
    ),
    "route": (
        Text("een winkel of adres", "a shop or address"),
        phrases("""
            vind ~ winkel | winkels | vestiging* | routebeschrijving | ons adres | adressen | openingstijden
            | dichtstbijzijnde
            | find a store | find your nearest | stores | store locator | opening hours | directions | branch
            | branches | visit us
        """),
    ),
    "configurator": (
        Text("een samensteller", "a configurator"),
        phrases("""
            configur* | samenstellen | stel ~ samen | ontwerp je/uw/jouw/zelf | design your
            | build your | customise* | customize* | options | opties
        """),
    ),
    "tool": (
        Text("een hulpmiddel", "a tool"),
        phrases("""
            try ~ planner/tool/checker/finder | use ~ planner/tool/checker/finder | open ~ planner/tool/checker/finder
            | probeer ~ planner/tool/zoeker | open ~ planner/tool | gebruik ~ planner/tool | slider* | schuif*
            | enter your | answer # | answer ~ questions | beantwoord
        """),
    ),
    "comparison": (
        Text("een vergelijking", "a comparison"),
        phrases("""
            vergelijk* | vergelijking* | naast elkaar | verschil* | compare* | comparison | side by side
            | versus | vs | difference*
        """),
    ),
    "film": (
        Text("een film", "a film"),
        phrases("""
            bekijk ~ film* | bekijk ~ video* | kijk ~ film | film | filmpje | video | aflevering | documentaire
            | trailer | aftermovie | watch | film | video | episode | documentary
        """),
    ),
    "notice": (
        Text("een bericht", "an alert"),
        phrases("""
            notify me | let me know | keep me posted | keep me informed | remind me | tell me when | join ~ waitlist
            | join ~ waiting list | waitlist me | houd/hou ~ op de hoogte | laat ~ weten wanneer | waarschuw mij/me
            | zet mij/me op ~ wachtlijst | wachtlijst
        """),
    ),
    "newsletter": (
        Text("een nieuwsbrief", "a newsletter"),
        phrases("nieuwsbrief | mailinglijst | newsletter | mailing list | updates by email | per mail"),
    ),
}
_ALSO: Final[dict[str, frozenset[str]]] = {
    # What redeems one call may be called by another name on the page.
    "quote": frozenset({"appointment", "calculator"}),
    "calculator": frozenset({"quote"}),
    "appointment": frozenset({"slot"}),
    "event": frozenset({"slot"}),
    "booking": frozenset({"purchase", "appointment", "slot"}),
    "purchase": frozenset({"booking"}),
    "demo": frozenset({"appointment", "film", "slot"}),
    "vacancies": frozenset({"application"}),
    "trial": frozenset(),
    "test": frozenset({"calculator", "tool"}),
    "tool": frozenset({"calculator", "test", "comparison", "configurator"}),
    "configurator": frozenset({"calculator", "tool", "quote"}),
}
_CALLS: Final = Phrases({kind: written for kind, (_, written) in _ASKED.items()})
_WIDE: Final = frozenset({"booking", "purchase", "application", "slot"})
"""Calls that only say how: in book a demo it is the demo that must be there."""
_BY_FORM: Final = frozenset({"application", "sample", "quote", "appointment", "vacancies"})
"""Calls that a form redeems, whatever it is called."""
_FORM: Final = Phrases(
    {
        "form": phrases("""
            vul ~ in | vul ~~ in | laat ~~ achter | verstuur* | verzend | formulier | mailadres | mail adres
            | fill in | fill out | enter your | your details | work email | email address | submit
            | tell us your | tell us where | where to send | where to post | je adres | uw adres | your address
        """)
    }
)
_REQUESTS: Final = forms("vraag vraagt aanvragen aanvraag aanvraagformulier")
"""With these somebody asks for a document as well as for a place or a job."""
_GENERIC: Final = frozenset(map(stem, GENERIC))
# A call of these words says nothing about what comes behind it.
_OPEN: Final = frozenset(
    map(
        stem,
        forms("""
        meer info informatie lees bekijk ontdek verder klik hier more info learn read see view discover click
        here start begin nu now go kijk vind find get krijg ontvang haal vraag stuur send
    """),
    )
)


_PLACES: Final = forms("adres postcode address zipcode zip beschikbaarheid availability")
"""Who checks these wants to know whether it can be had: a page to order from answers that."""
_LATER: Final = ("newsletter", "notice")
"""What a page asks for when it has nothing to offer yet."""
_LOOKS: Final = forms(
    "see view read compare bekijk lees vergelijk check browse explore look kijk zie meet ontmoet learn"
)
_ELSEWHERE: Final = forms("download zoek")
_PRICED: Final = frozenset({"quote", "calculator"})
"""Calls that a price to look at redeems."""
_SIGNS: Final = frozenset({"€", "£", "$"})
_CHOSEN: Final = frozenset({"booking", "purchase"})
"""Calls that a page to choose from redeems: who wants trainers sees all trainers first."""
_SELLING: Final = frozenset({"booking", "purchase", "application", "gift", "quote", "appointment", "trial"})


def unredeemed(before: Copy, page: Copy) -> Clash | None:
    """The call to action of ``before`` for which the landing page has nothing."""
    kinds = list(dict.fromkeys(found.label for found in _CALLS.find(before.cta)))
    if kinds and not _PLACES.isdisjoint(word.form for word in before.cta) and {"test", "booking"}.issuperset(kinds):
        kinds = ["purchase"]
    if _only_tells(kinds, before, page):
        return Clash(before.lines["cta"], page.lines["cta"], _ASKED[kinds[0]][0])
    on_page = _on_page(page)
    if not kinds:
        return _only_sells(before, page)
    is_application = "application" in kinds
    kinds = [kind for kind in kinds if kind not in _WIDE] or kinds
    for kind in kinds:
        if kind in on_page or _ALSO.get(kind, frozenset()) & on_page:
            return None
    if _is_headed(kinds, before, on_page) or _speaks_of(before, page) or _takes_it(kinds, on_page, page):
        return None
    kind = "application" if kinds == ["vacancies"] and is_application else kinds[0]
    return Clash(before.lines["cta"], page.lines["headline"], _ASKED[kind][0])


def _on_page(page: Copy) -> set[str]:
    """What the page has to offer. Who may ask for a brochure there cannot apply, though both are asked for."""
    in_call = list(_CALLS.find(page.cta))
    on_page = {found.label for part in (page.headline, page.body) for found in _CALLS.find(part)}
    for found in in_call:
        if page.cta[found.first].form not in _REQUESTS or all(each.label != "document" for each in in_call):
            on_page.add(found.label)
    return on_page


def _only_tells(kinds: list[str], before: Copy, page: Copy) -> bool:
    """Whether the call is to buy, book or sign up, and the page only asks to read or to look on."""
    if not page.cta or not before.cta or before.cta[0].form in _LOOKS or not _SELLING.intersection(kinds):
        return False
    asked = {found.label for found in _CALLS.find(page.cta)}
    looks = (
        page.cta[0].form in _LOOKS | _ELSEWHERE
        and not asked & _SELLING
        and _PRICED.isdisjoint(kinds)
        and not (_CHOSEN.intersection(kinds) and _is_offer(before, page))
        and not _speaks_of(before, page)
    )
    return looks or any(kind in asked and kind not in kinds for kind in _LATER)


def _is_offer(before: Copy, page: Copy) -> bool:
    """Whether the page shows what is for sale: the product itself, or a price."""
    said = terms_in((*page.headline, *page.body))
    sold = terms_in(words_in(before.product))
    return any(word.form in _SIGNS for word in page.words) or any(spoken_of(term, said) for term in sold)


def _only_sells(before: Copy, page: Copy) -> Clash | None:
    """The call to look at something, when the page has no word of it and only asks to buy or to sign up."""
    if not before.cta or before.cta[0].form not in _LOOKS:
        return None
    kinds = {found.label for found in _CALLS.find(page.cta)}
    headed = {found.label for found in _CALLS.find(page.headline)}
    if not kinds & _SELLING or not headed & _SELLING:
        return None
    said, sold = terms_in(page.words), terms_in(words_in(before.product))
    named = [term for term in terms_in(before.cta) if term not in _OPEN and not spoken_of(term, sold)]
    if not named or any(spoken_of(term, said) for term in named):
        return None
    return Clash(
        before.lines["cta"],
        page.lines["cta"],
        Text("film, beeld of tekst om te bekijken", "film, image or text to look at"),
    )


def _is_headed(kinds: list[str], before: Copy, on_page: set[str]) -> bool:
    """Whether a call that only says how (Vraag aan) is about what its headline names, and the page has that."""
    headed = {found.label for found in _CALLS.find(before.headline)} - _WIDE
    return _WIDE.issuperset(kinds) and not headed.isdisjoint(on_page)


def _takes_it(kinds: list[str], on_page: set[str], page: Copy) -> bool:
    """Whether the page takes the reader's details, or names a price, and is about nothing else."""
    if _BY_FORM.issuperset(kinds) and not on_page - _BY_FORM - {"sample", "trial"}:
        return next(_FORM.find(page.words), None) is not None
    signs = [word.form for word in page.words if word.form in _SIGNS | {"%"}]
    return (_CHOSEN.issuperset(kinds) and bool(signs)) or (kinds == ["comparison"] and len(signs) > 1)


def _speaks_of(before: Copy, page: Copy) -> bool:
    """Whether the page has the thing the call names, beside the product itself."""
    said = terms_in(page.words)
    named = {term: word for term, word in terms_in(before.cta).items() if term not in _OPEN and term not in _GENERIC}
    sold = terms_in(words_in(before.product))
    if any(spoken_of(term, said) for term in named if not spoken_of(term, sold)):
        return True
    if named:
        return False
    # A call like ‘Vraag aan’ is about what the headline names.
    offered, headed = terms_in(before.headline), terms_in(page.headline)
    return any(
        spoken_of(term, headed) for term in offered if term not in _GENERIC | _OPEN and not spoken_of(term, sold)
    )
