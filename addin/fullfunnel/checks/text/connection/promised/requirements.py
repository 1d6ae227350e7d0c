"""Things a customer may have to bring or do first, and whether a line asks for one or says that it need not be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.text.phrases import phrases
from fullfunnel.checks.text.word_kinds import WordKinds
from fullfunnel.checks.text.words import DENIALS, forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.text.words import Word


class Requirement(NamedTuple):
    """A thing that is needed first, or that is said not to be."""

    thing: str
    is_needed: bool
    words: str


_THINGS: Final = WordKinds(
    {
        "card": phrases("creditcard* | kredietkaart* | betaalkaart* | bankkaart* | card | cards | betaalgegevens"),
        "bank details": phrases("bankgegevens | iban | rekeningnummer | bank"),
        "referral": phrases("verwijzing | verwijsbrief | doorverwijzing | doktersbriefje | referral | referrals"),
        "deposit": phrases("aanbetaling | voorschot | borg | waarborg* | deposit | downpayment | prepayment"),
        "experience": phrases("ervaring | werkervaring | voorkennis | experience | knowledge"),
        "diploma": phrases("diploma* | vooropleiding | degree | qualification* | certificaat | certificate"),
        "letter": phrases("motivatiebrief | sollicitatiebrief | motivatie | letter | letters"),
        "resume": phrases("cv | resume | resumes"),
        "account": phrases("account | accounts | inlog* | login | registratie | registration | wachtwoord | password"),
        "appointment": phrases("afspraak | afspraken | appointment | appointments"),
        "reservation": phrases("reservering | reserveren | reservation | reservations | booking"),
        "subscription": phrases("abonnement | abonnementen | subscription | subscriptions | membership | lidmaatschap"),
        "paperwork": phrases(
            "papierwerk | papieren | formulieren | paperwork | forms | printer | documenten | documents"
        ),
        "identity": phrases(
            "id | identiteitsbewijs | paspoort | passport | rijbewijs | licence | license | legitimatie"
        ),
        "medical": phrases("keuring | medische | gezondheidsverklaring | medical | healthcheck"),
        "permit": phrases("vergunning | vergunningen | permit | permits | permission | toestemming"),
        "equipment": phrases("gereedschap | materiaal | apparatuur | tools | equipment | gear | hardware"),
        "drilling": phrases("boren | boor | boormachine | gaten | drilling | drill | screws | schroeven | hakwerk"),
        "installing": phrases("installeren | installatie | install | installation | downloaden | download | downloads"),
        "engineer": phrases("monteur | technicus | installateur | engineer | technician | electrician | elektricien"),
        "guarantor": phrases("borgsteller | garantsteller | guarantor | cosigner"),
        "insurance": phrases("verzekering | aanvullende | insurance"),
        "proof": phrases(
            "loonstrook | loonstroken | jaarcijfers | inkomensverklaring | payslip* | statements | bewijs"
        ),
        "credit check": phrases("kredietcheck | kredietcontrole | bkr* | credit"),
        "minimum": phrases("minimumbedrag | minimumafname | minimuminleg | minimumbestelling | moq"),
        "own car": phrases("auto | car | vehicle"),
        "receipt": phrases("bon | bonnetje | kassabon | receipt | receipts"),
        "code": phrases("code | kortingscode | actiecode | voucher | coupon"),
    }
)
"""Each thing by the words that name it."""

_DEMANDS: Final = forms("""
    vereist vereiste verplicht nodig noodzakelijk required needed need needs require requires must mandatory compulsory
    essential necessary bring neem neemt meenemen mee meebrengen upload uploaden uploadt voeg toevoegen toe add adding
    enter vul vult invullen voer voert register registreer registreert geregistreerd registreren koppel koppelt koppelen
    link connect hand ready provide opgeven geef geeft show toon tonen attach submit sign aanmaken maak maakt create
    lever aanleveren stuur stuurt send meesturen regel regelt arrange verify verifieer only alleen eerst first
    hebt heeft holders houders lodge pay betaal supply presenteren present scan vraag vraagt ask haal get
""")
_DENIALS: Final = DENIALS | forms("""
    don't won't needn't doesn't isn't not skip nor noch evenmin hoeft hoef forget vergeet overbodig
""")
_OPTIONAL: Final = forms("niet not isn't aren't optional optioneel hoeft hoef hoeven overbodig unnecessary")
_NEEDED: Final = forms("nodig vereist verplicht needed required necessary")
_CANNOT: Final = forms("can't cannot niet not kunnen unable only alleen")
_WITHOUT: Final = forms("without zonder")
_LEFT: Final = forms("leave laat")
_HOME: Final = forms("home thuis")
_BEFORE: Final = 3
_AROUND: Final = 6


def requirements_in(line: str, words: tuple[Word, ...]) -> Iterator[Requirement]:
    """The things in a line that are asked for, or said not to be needed."""
    for at, word in enumerate(words):
        thing = _THINGS.of(word.form)
        if thing is None:
            continue
        lead = [each for each in words[max(at - _AROUND, 0) : at] if each.sentence == word.sentence]
        tail = [each for each in words[at + 1 : at + 1 + _AROUND] if each.sentence == word.sentence]
        said = line[(lead[-_BEFORE:] or [word])[0].start : (tail[:_BEFORE] or [word])[-1].end]
        near = {each.form for each in (*lead[-_BEFORE:], *tail[:_BEFORE])}
        if _stays_home(lead, tail):
            yield Requirement(thing, is_needed=False, words=said)
        elif any(each.form in _DENIALS for each in lead[-_BEFORE:]) or near & _OPTIONAL or _is_let_off(tail):
            yield Requirement(thing, _is_turned_round(words, word), said)
        elif any(each.form in _DEMANDS for each in (*lead, *tail)):
            yield Requirement(thing, is_needed=True, words=said)


def _stays_home(lead: list[Word], tail: list[Word]) -> bool:
    return any(each.form in _LEFT for each in lead[-_BEFORE:]) and any(each.form in _HOME for each in tail)


def _is_let_off(tail: list[Word]) -> bool:
    """Whether it is needed not, in that order: ervaring is mooi, nodig is het niet."""
    said = [each.form for each in tail]
    needed = next((at for at, form in enumerate(said) if form in _NEEDED), len(said))
    return not _OPTIONAL.isdisjoint(said[needed:])


def _is_turned_round(words: tuple[Word, ...], word: Word) -> bool:
    """Whether it is denied twice: without a referral we can't book you in."""
    said = {each.form for each in words if each.sentence == word.sentence}
    return bool(said & _WITHOUT and said & _CANNOT)
