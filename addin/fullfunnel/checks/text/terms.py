"""The words that carry what a line is about: without the small words, in the form in which two of them are alike."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import snowballstemmer

from fullfunnel.checks.text.words import forms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.checks.text.words import Word

SMALL_WORDS: Final = forms("""
        de het een en van op te dat voor met je jij jou jouw jullie u uw ik wij we ons onze zijn haar hun hen
        aan er niet geen ook als bij naar om maar nog al zo wat hoe waar wie welke welk waarom wanneer wordt
        worden word door uit tot dan dit deze nu heeft heb hebt hebben kan kun kunt moet mag wil wilt zonder
        vanaf elke elk alle alles veel altijd nooit iedereen iemand niemand weer zelf eerst ze hij zij toch
        tussen onder sinds voordat omdat zodat dus naast binnen vandaag morgen straks meteen direct in is was of
        over die der des den ben bent had hem me mijn per want af toe mee meer minder eens even gaat ga komt kom
        staat zit ligt doe doet the a an and of to in for on with you your yours our us it its is are was be
        been this that these those from by at how what which who why when where not no don't can can't will
        won't would should could up out about more all every any than then there here their they he his her she
        my me i has have had do does did just so if or but into get got make new now today tomorrow one only
        until before after never always without as s t ll ve re m d it's that's we're you're
    """)

# Words a product goes by in one message and not in the next: what it is sold as, not what it is.
GENERIC: Final = forms("""
        abonnement abonnementen lidmaatschap contract pakket pakketten ticket tickets kaart kaarten kaartje
        kaartjes toegang entree plan plannen account rekening product producten dienst diensten service services
        software app platform tool oplossing oplossingen solution solutions systeem system programma programme
        program aanbod aanbieding actie deal deals offer collectie collection assortiment range serie series
        model versie set kit box bundel bundle doos abonnement subscription membership package pack pass
        ticketverkoop proefperiode trial proefles demo offerte quote gesprek afspraak advies consult
        consultation intake appointment call meeting sessie session webinar training trainingen cursus cursussen
        course courses les lessen lesson lessons class classes workshop workshops opleiding opleidingen studie
        vacature vacatures job jobs vacancy vacancies baan banen werk werken careers career role position winkel
        webshop shop store online bezorging delivery levering nieuw nieuwe new originele original klassiek
        classic groot grote big klein kleine small mini maxi goed beste best premium basis basic standaard
        standard extra compleet complete nederland nederlandse campagne campaign actieweek weekend dag day jaar
        year maand month week seizoen season winter zomer summer lente spring herfst reis reizen trip trips
        verblijf stay overnachting nacht nights dagje uitje uitjes vakantie holiday holidays inschrijving
        registratie registration aanmelding donatie donation gift steun support fonds fund actie project
        projecten projects hulp help onderhoud maintenance bezorgservice ophaalservice installatie installation
        montage verhuur rental rentals huur lease koop verkoop sale sales gratis free menu arrangement event
        evenement festival beurs expo open thuis home inzameling aanvraag keuze spaarkaart nieuwsbrief
        newsletter gids guide whitepaper brochure magazine catalogus report rapport starters beginners
        particulier zakelijk business consumer professional pro plus club team groep group bv nv inc ltd co
        company bedrijf merk brand family familie behandeling behandelingen treatment treatments therapie therapy
        degree degrees bachelor master diploma certificate certificaat
    """)
_TIER_WORDS: Final = forms("""
        pro plus premium basis basic standaard standard mini maxi klein groot small large light lite max ultra
        dames heren kinderen kids women men womens mens junior senior starters zakelijk particulier
    """)
TIERS: Final = _TIER_WORDS
"""Words that tell one product from its brother: alone they are no product."""

_ROOT: Final = 3
_PART: Final = 4
_WHOLE: Final = 5
_DUTCH: Final = snowballstemmer.stemmer("dutch")
_ENGLISH: Final = snowballstemmer.stemmer("english")


@lru_cache(maxsize=16384)
def stem(form: str) -> str:
    """A word without the endings that make it plural or small; enough to see that two words are one.

    Snowball's Dutch stemmer, then its English one: a line may hold words of both languages, and on all labelled pairs
    the two after each other find one broken pair more than either alone, with no more false alarms.
    """
    if len(form) <= _ROOT or form[0].isdigit():
        return form
    return str(_ENGLISH.stemWord(_DUTCH.stemWord(form)))


def terms_in(words: Iterable[Word]) -> dict[str, str]:
    """The carrying words of a line: their stem with the word as it stands there."""
    return {
        stem(word.form): word.text
        for word in words
        if (len(word.form) >= _ROOT or word.is_number) and word.form not in SMALL_WORDS and (word.form[0].isalnum())
    }


@lru_cache(maxsize=65536)
def are_alike(one: str, other: str) -> bool:
    """Whether two stems speak of one thing: the same, or one a part of the other (laptop in studentenlaptop)."""
    if one == other:
        return True
    if one[0].isdigit() or other[0].isdigit():
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) >= _WHOLE:
        return short in long
    return len(short) == _PART and len(long) >= _PART + 3 and (long.startswith(short) or long.endswith(short))
