"""How long somebody stays in a retargeting audience: a table with source and date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.text.phrases import Phrases, phrases
from fullfunnel.checks.text.words import words_in
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.framework.messages import Message


class AudienceLife(NamedTuple):
    """The most days a platform keeps somebody in an audience."""

    platform: Text
    days: int
    source: str
    seen: str
    """The month in which the source said so."""
    is_own: bool = True
    """Whether the source is the platform's own, and the figure a limit; otherwise it is what is usual."""


def _platform(name: str, days: int, source: str, *, is_own: bool = True) -> AudienceLife:
    return AudienceLife(Text(name, name), days, source, "2026-11", is_own)


_DOCS: Final = "developers.facebook.com/documentation/ads-commerce/marketing-api/audiences/guides/"
_GOOGLE: Final = _platform(
    "Google Ads", 540, "developers.google.com/ads/blog/posts/2025/02/update-to-customer-match-membership"
)
_META: Final = _platform("Meta", 365, f"{_DOCS}engagement-custom-audiences")
_META_SITE: Final = _platform("Meta", 180, f"{_DOCS}website-custom-audiences")
_LINKEDIN: Final = _platform("LinkedIn", 365, "stackmatix.com/blog/linkedin-matched-audiences-guide", is_own=False)
# What most tools fill in when nobody chooses: Google Ads and Taboola both begin with 30 days.
_USUAL: Final = AudienceLife(
    Text("de meeste kanalen", "most channels"),
    30,
    "developers.taboola.com/backstage-api/docs/audience-rule-look-back-window",
    "2026-11",
    is_own=False,
)
AUDIENCE_LIVES: Final = (_GOOGLE, _META, _META_SITE, _LINKEDIN, _USUAL)

_NAMES: Final = Phrases(
    {
        _GOOGLE: phrases("google* | youtube | gdn | dv360 | display video"),
        _META: phrases("meta | facebook | instagram"),
        _LINKEDIN: phrases("linkedin"),
    }
)
_SITE: Final = Phrases(
    {"site": phrases("site* | website* | *site | pagina* | webshop* | page | pages | web | *bezoeker*")}
)


def audience_life(message: Message) -> AudienceLife:
    """How long the audience of a message lives: of several channels the longest, else what is usual."""
    known = [found.label for found in _NAMES.find(words_in(message.channel))]
    if not known:
        return _USUAL
    longest = max(known, key=lambda each: each.days)
    is_site = next(_SITE.find(words_in(message.audience)), None) is not None
    return _META_SITE if longest is _META and is_site else longest
