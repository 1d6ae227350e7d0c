"""Which language a line is in, told from the small words and the spelling of the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.text.words import forms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.checks.text.words import Word
    from fullfunnel.language import Language

# Words that both languages have (in, is, was, of, we, over, me, per, want, die, had) tell nothing and are left out.
_DUTCH: Final = forms("""
        de het een en van op te dat voor met je jij jou jouw jullie u uw ik wij ons onze zijn haar hun hen aan
        er niet geen ook als bij naar om maar nog al zo'n wat hoe waar wie welke welk waarom wanneer wordt
        worden door uit tot dan dit deze nu heeft heb hebt hebben kan kun kunt kunnen moet moeten mag wil wilt
        willen zonder vanaf elke elk alle alles veel altijd nooit iedereen iemand niemand weer zelf eerst ze hij
        zij toch tussen onder sinds voordat omdat zodat dus naast binnen vandaag morgen straks meteen direct
        gratis jaar maand dag dagen weken uur bekijk lees ontdek vraag bestel koop boek plan meld schrijf maak
        kies vind bereken vergelijk download krijg ontvang geef word doe stap nieuwe nieuw beste grote kleine
        goed goede samen thuis huis mensen hier daar daarom past zit staat komt gaat ga kom blijf laat zien
        werkt werk kost kosten prijs korting zie af aub bedankt welkom eigen echt vanzelf klaar beter meer
        minder eerste laatste weg ieder iedere alleen hele heel zelfs zoals steeds tegen boven waarop waarmee
        hoeveel keer tijd plek plaats plaatsen kaarten maanden jaren uren betaal betalen kopen bestellen boeken
        kiezen vul gegevens naam adres bevestig verder begint blijven zien laten maken krijgen vragen
        drie vier vijf zes zeven acht negen tien twee
    """)
_ENGLISH: Final = forms("""
        the a and to for on with you your yours our us it its are be this that these those from by at how what
        which who why when where not don't can can't will won't would should could up out about more all every
        any than then there here their they he his her my i i'm it's we're you're you've we've let's has have
        does did just if or but into get got make made new now today tomorrow free one two three four five six
        seven eight nine ten day days week weeks month months year years see read learn find book buy order
        start try join shop compare download discover meet watch give take your first best good great help need
        love home people without only until before after never always everyone nobody no yes as an so still back
        because while that's isn't doesn't didn't there's here's what's been being too very own off each both
        last next same other many much most right left under upon pay enter choose pick check number name address
        details send confirm continue make makes work works show
        between through thank thanks welcome our why so sign apply save ready quote
    """)
_DUTCH_SPELLING: Final = re.compile(r"ij|aa|uu|oe|sch|ieu|eeuw|heid$|lijk|isch|^ge.+[dt]$|^ver|[^aeiou]en$|tje")
_ENGLISH_SPELLING: Final = re.compile(
    r"th|wh|tion|sh|ight|ould|ough|[^aeiou]y$|ly$|ing$|ck|ous|ful$|'s$|'ve|'re|ay$|ew$|ea"
)
_SPELLING: Final = 0.34
_SPELLED: Final = 4
_LEAD: Final = 1.8
_SURE_LEAD: Final = 3.0
_SURE: Final = 3.0


class DetectedLanguage(NamedTuple):
    """The language of a line and how sure that is."""

    language: Language | None
    """``None`` when the words do not tell."""
    is_sure: bool
    """Whether the line is long and plain enough to build a finding on."""
    words: tuple[str, ...] = ()
    """The words that told it, as they stand in the line."""


def detect_language(words: Iterable[Word]) -> DetectedLanguage:
    """The language that most of the words speak."""
    dutch = english = 0.0
    told: dict[str, list[str]] = {"nl": [], "en": []}
    for word in words:
        form = word.form
        if form in _DUTCH:
            dutch += 1
            told["nl"].append(word.text)
        elif form in _ENGLISH:
            english += 1
            told["en"].append(word.text)
        elif len(form) >= _SPELLED and not word.is_name_like:
            dutch += _SPELLING * (_DUTCH_SPELLING.search(form) is not None)
            english += _SPELLING * (_ENGLISH_SPELLING.search(form) is not None)
    most, least = max(dutch, english), min(dutch, english)
    language: Language = "nl" if dutch > english else "en"
    if most < _SPELLING or most < least * _LEAD:
        return DetectedLanguage(None, is_sure=False)
    return DetectedLanguage(
        language, most >= _SURE and most >= least * _SURE_LEAD, tuple(dict.fromkeys(told[language]))
    )
