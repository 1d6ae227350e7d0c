"""Whether a message is shown again to who saw or did something before, and whether it says who and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.text.phrases import Phrases, phrases
from fullfunnel.checks.text.words import words_in

if TYPE_CHECKING:
    from fullfunnel.framework.messages import Message

_SAID: Final = Phrases(
    {"retargeting": phrases("retarget* | re targeting | remarket* | re marketing | hertarget* | hertargeting")}
)
_SEEN: Final = Phrases(
    {
        "seen": phrases("""
            keek | keken | bekeek | bekeken | zag | zagen | gezien | klikte | klikten | aanklikte | geklikt | bezocht
            | bezochten | bezoeker* | kijker* | klikker* | opende | openden | downloadde | downloadden | begon
            | begonnen | winkelmand* | winkelwagen* | mandje | afhaker* | verlaten | interactie | betrokken | *bezoeker*
            | watched | watch | viewed | viewer* | saw | seen | clicked | click | clicker* | visited | visitor* | opened
            | downloaded | started | added | cart | basket | abandon* | engaged | engager* | lapsed | bought | buyer*
            | kocht | kochten | koper* | # %
        """)
    }
)
_WHEN: Final = Phrases({"when": phrases("# dag/dagen/week/weken/maand/maanden/day/days/week/weeks/month/months/d/uur")})


def says_retargeting(message: Message) -> str:
    """The word in channel or audience that says so, as it stands there; blank where none does."""
    for text in (message.channel, message.audience):
        words = words_in(text)
        found = next(_SAID.find(words), None)
        if found is not None:
            return text[words[found.first].start : words[found.end - 1].end]
    return ""


def says_who(message: Message) -> bool:
    """Whether the audience says what somebody saw or did, or names the message that was seen."""
    words = words_in(message.audience)
    named = {name.casefold() for name in message.follows}
    return next(_SEEN.find(words), None) is not None or any(each in message.audience.casefold() for each in named)


def says_when(message: Message) -> bool:
    """Whether there is a delay, or the audience says within how many days."""
    return bool(message.delay) or next(_WHEN.find(words_in(message.audience)), None) is not None
