"""Channels in which a message finds its reader without another message before it."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.text.phrases import Phrases, phrases
from fullfunnel.checks.text.words import words_in

_OWN_LIST: Final = Phrases(
    {
        "own list": phrases("""
            e mail* | email* | mail | mailing* | *mail | nieuwsbrief* | newsletter* | crm | marketing automation
            | sms | whatsapp | app | in app | push* | direct mail | brief | post | postal | belteam | telemarketing
            | call centre | call center | account | mijn omgeving | klantportaal | portal | ledenblad | magazine
        """)
    }
)
_FOUND: Final = Phrases(
    {
        "found": phrases("""
            zoeken | zoek* | search* | sea | seo | google ads | bing | microsoft advertising | shopping
            | vergelijker* | *vergelijker | comparison site* | marktplaats | marketplace* | bol | amazon | affiliate*
            | website | site | webshop | winkel* | shop | store | in store | balie | beurs | event | evenement
            | telefoon | phone | referral | via via | word of mouth | vacaturesite* | job board*
        """)
    }
)


def has_own_list(channel: str) -> bool:
    """Whether the sender has the addresses: an audience that no platform lets run out."""
    return next(_OWN_LIST.find(words_in(channel)), None) is not None


def is_found(channel: str) -> bool:
    """Whether people come to it by themselves: they search, compare or walk in."""
    return next(_FOUND.find(words_in(channel)), None) is not None
