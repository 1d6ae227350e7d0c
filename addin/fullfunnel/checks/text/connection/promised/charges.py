"""Things that come with a product, and whether a line says they are free or charged for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.text.phrases import phrases
from fullfunnel.checks.text.word_kinds import WordKinds
from fullfunnel.checks.text.words import DENIALS, forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.text.words import Word


class Charge(NamedTuple):
    """A thing that comes with the product: free, or charged for."""

    thing: str
    is_free: bool
    words: str


_THINGS: Final = WordKinds(
    {
        "delivery": phrases("""
        bezorg* | verzend* | thuisbezorg* | levering | leveren | leverkosten | delivery | shipping | postage
        | deliver*
    """),
        "returns": phrases("retour* | return | returns"),
        "installation": phrases("""
        installatie* | montage* | plaatsing* | geplaatst | installation | installed | fitting | fitted | set
        | setup | opstartkosten | startkosten | aansluitkosten | instapkosten | onboarding
    """),
        "joining": phrases("""
        inschrijfgeld | inschrijfkosten | inschrijven | inschrijving | joining | registration | enrolment
        | application | administratiekosten | admin | administration | afsluitkosten | advieskosten
        | arrangement
    """),
        "parking": phrases("parkeren | parkeerplaats | parking"),
        "breakfast": phrases("ontbijt | breakfast"),
        "luggage": phrases("bagage | handbagage | ruimbagage | koffer | luggage | baggage | bag | bags"),
        "call-out": phrases("voorrijkosten | callout | call"),
        "service": phrases("""
        servicekosten | service | beheerkosten | transactiekosten | boekingskosten | reserveringskosten
        | booking | transaction | management | fees | fee | kosten | bijkomende | verborgen | hidden
    """),
        "deposit": phrases("borg | aanbetaling | waarborgsom | deposit | vooruitbetaling | upfront"),
        "excess": phrases("eigen | excess"),
        "trial": phrases("""
        proefperiode | proefles | proefmaand | proefweek | trial | try | probeer | proberen | uitproberen
        | proef*
    """),
        "talk": phrases("""
        intake* | gesprek | *gesprek | adviesgesprek | kennismaking* | consult | consultation | call | scan
        | check | keuring | quote | offerte | inspectie | inspection | taxatie | valuation | assessment
        | advies
    """),
        "changes": phrases("""
        wijzigen | wijziging* | omboek* | verzetten | verplaatsen | ruilen | omruilen | change | changes | changing
        | swap | swapping | move | moving | reschedul* | rebook* | amend* | exchange* | verzet | wijzig | verplaats
    """),
        "materials": phrases("materiaal | materialen | materials | lesmateriaal | boeken | books"),
        "food": phrases("lunch | diner | dinner | drankjes | drinks | maaltijden | meals"),
        "support": phrases("helpdesk | support | ondersteuning | updates"),
        "linen": phrases("bedlinnen | linnen | handdoeken | linen | towels | bedding"),
        "cleaning": phrases("eindschoonmaak | schoonmaak | schoonmaakkosten | cleaning"),
        "fuel": phrases("brandstof | fuel | benzine | petrol | charging | laden"),
        "transfer": phrases("transfer | transfers | shuttle | vervoer"),
        "exam": phrases("examen | examengeld | exam | exams | certificaat | certificate"),
        "upkeep": phrases("onderhoud | maintenance | servicing | servicebeurt"),
        "moving in": phrases("migratie | import | migration | overstappen | overstap* | switching"),
        "fittings": phrases("helm | helmet | helmhuur | skis | schoenen | gear | equipment | uitrusting"),
        "wifi": phrases("wifi"),
        "pets": phrases("huisdier | huisdieren | hond | honden | dog | dogs | pet | pets"),
        "wrapping": phrases("cadeauverpakking | inpakken | inpakservice | wrapping | wrap | giftwrap"),
        "childcare": phrases("oppas | kinderopvang | creche | babysitter | childcare"),
        "children": phrases("kinderen | kids | children | kids' | kinderhoekje"),
        "disposal": phrases("afvoer | afvoeren | meenemen | removal | disposal | ophalen"),
        "entry": phrases("""
        toegang | entree | entry | admission | deelname | deelnemen | attendance | tickets | ticket
        | webinar | workshop | kaartje
    """),
        "lesson": phrases("les | *les | lessen | *lessen | lesson* | class | classes | session* | sessie*"),
    }
)
"""Each thing by the words that name it: what is free of one kind says nothing about another."""

_FREE: Final = forms("""
    gratis kosteloos kosteloze free complimentary inbegrepen inclusief included niets nothing incl including includes
""")
_EXCLUDED: Final = forms("excl exclusief excluding")
_APART: Final = forms("extra apart separately excluded surcharge toeslag meerprijs")
_SIGNS: Final = forms("€ £ $ euro eur pounds dollars")
_WITH: Final = forms("met with")
"""What stands behind these is in the price: two nights with breakfast: € 94."""
_NOT: Final = forms("niet not")
_INCLUDED: Final = forms("inbegrepen included")
_ON_TOP: Final = forms("+ plus extra excl exclusief")
_CONDITIONS: Final = forms("onder under below beneden")
"""What is charged only below a sum: verzending € 4,95 onder € 50."""
_WITHOUT: Final = forms("zonder without no geen")
"""What is denied behind the thing: thuisbezorgd zonder extra kosten."""
_BEFOREHAND: Final = forms("front upfront vooraf advance")
_NEAR_WORDS: Final = 4
_AFTER: Final = forms("after na afloop following")
"""What comes after the trial is the price of the product: after the trial it's £ 11 a month."""


def charges_in(line: str, words: tuple[Word, ...]) -> Iterator[Charge]:
    """The things in a line that are said to be free or to cost something."""
    for at, word in enumerate(words):
        thing = _THINGS.of(word.form)
        if thing is None:
            continue
        first, end = _clause(line, words, at)
        near = words[max(first, at - _NEAR_WORDS) : min(end, at + _NEAR_WORDS + 1)]
        if thing == "service" and any(each.form in _BEFOREHAND for each in near):
            thing = "deposit"  # no fee up front says nothing about the fee itself
        said = line[near[0].start : near[-1].end]
        if thing == "trial" and any(each.form in _AFTER for each in words[max(first, at - 3) : at]):
            continue
        if any(each.form in _FREE for each in near) or _no_cost(near, word):
            yield Charge(thing, is_free=True, words=said)
        elif not (at and words[at - 1].form in _WITH) and _costs(words, at, end):
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
    denied = any(each.form in DENIALS and (each.start < word.start or each.form in _WITHOUT) for each in near)
    return denied and any(
        "kosten" in each.form
        or each.form in {"fee", "fees", "costs", "charge", "geld", "borg", "deposit", "excess", "risico", "aanbetaling"}
        or "geld" in each.form
        for each in near
    )


def _costs(words: tuple[Word, ...], at: int, end: int) -> bool:
    """Whether an amount stands right behind the thing, or right before it with a plus."""
    tail = words[at + 1 : min(end, at + 6)]
    lead = words[max(at - 5, 0) : at]
    if any(each.form in _CONDITIONS for each in (*lead, *tail)):
        return False
    said = {each.form for each in tail}
    if _is_priced(words, at) or said & _SIGNS or (said & _NOT and said & _INCLUDED):
        return True
    if any(each.form in _EXCLUDED and each.sentence == words[at].sentence for each in lead[-2:]):
        return True
    if any(each.form in _APART for each in tail[:3]):
        return True
    near = {each.form for each in (*lead, *tail)}
    return any(each.form in _SIGNS for each in lead) and bool(near & _ON_TOP)


def _is_priced(words: tuple[Word, ...], at: int) -> bool:
    """Whether its price stands right before it, or behind the colon after it: £ 25 joining fee, montage: € 75."""
    lead = words[max(at - 2, 0) : at]
    if len(lead) > 1 and lead[0].form in _SIGNS and lead[1].is_number:
        return True
    tail = [each.form for each in words[at + 1 : at + 6]]
    return ":" in tail[:-1] and tail[tail.index(":") + 1] in _SIGNS
