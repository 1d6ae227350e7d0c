"""Channels as people write them: which words name the same one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.framework.names import same_name

if TYPE_CHECKING:
    from collections.abc import Iterable

_BETWEEN: Final = re.compile(r"[,;/+&|()\n]|\s(?:en|and|of|or)\s")
_ALIKE: Final = tuple(
    frozenset(kind.strip().split(", "))
    for kind in """
    search, zoeken, sea, google ads, google, bing, microsoft ads, zoekadvertenties, adwords
    display, banner, banners, bannering, programmatic, gdn, dv360, google display, retargeting, remarketing, native
    social, meta, facebook, instagram, linkedin, pinterest, snapchat, x, twitter, social ads, social media, paid social
    social, reddit, tiktok, social ads, social media, paid social
    video, youtube, online video, olv, ctv, connected tv, demand gen
    e-mail, email, mail, nieuwsbrief, newsletter, crm, e-mailing, mailing, direct mail
    radio, audio, spotify, podcast, podcasts
    tv, televisie, television
    ooh, dooh, buitenreclame, out of home, abri, abri's, abris, posters
    print, krant, dagblad, magazine, tijdschrift, newspaper, folder, flyer, flyers
    affiliate, affiliates, vergelijkers, comparison sites, partners
    website, site, web, seo, organic, organisch, content, blog
    event, events, evenement, evenementen, beurs, fair, webinar, webinars
    influencer, influencers, creators
    sms, whatsapp, push, app, in-app
    telefoon, phone, call, bellen, telemarketing, sales, verkoop
    """.strip().splitlines()
)
"""A kind of channels a line: the words for the kind and for what belongs to it."""
_KINDS: Final = frozenset(
    """search|zoeken|sea|display|banner|banners|social|social ads|social media|paid social|video|online video|e-mail|
    email|mail|crm|audio|retargeting|remarketing|programmatic""".replace("\n    ", "").split("|")
)
"""Words for a whole kind of channels: Social is Facebook as well, while TikTok is not Facebook."""
_OWNERS: Final[dict[str, frozenset[str]]] = {
    "meta": frozenset({"facebook", "instagram", "whatsapp", "messenger"}),
    "google": frozenset({"google ads", "youtube", "search", "zoeken", "sea", "display", "demand gen", "gdn", "dv360"}),
    "google ads": frozenset({"search", "zoeken", "sea", "youtube", "display", "zoekadvertenties", "demand gen"}),
}


def channels_in(typed: str) -> list[str]:
    """The channels that a cell names, each in the form in which names are compared."""
    return [name for part in _BETWEEN.split(typed) if (name := same_name(part))]


def one_of(channel: str, others: Iterable[str]) -> bool:
    """Whether a channel is one of the others, by its own name, its owner or its kind."""
    return any(same_channel(channel, other) for other in others)


def same_channel(one: str, other: str) -> bool:
    """Whether two names may be of one channel: the same words, an owner with what it owns, or a kind with one of it."""
    if one == other or one in other.split() or other in one.split():
        return True
    if other in _OWNERS.get(one, ()) or one in _OWNERS.get(other, ()):
        return True
    for kind in _ALIKE:
        if _in(one, kind) and _in(other, kind):
            return one in _KINDS or other in _KINDS or not _is_a_platform(one, other)
    return False


def _in(name: str, kind: frozenset[str]) -> bool:
    return name in kind or any(word in kind for word in name.split())


_PLATFORMS: Final = frozenset(
    {
        "facebook",
        "instagram",
        "linkedin",
        "pinterest",
        "snapchat",
        "x",
        "twitter",
        "tiktok",
        "reddit",
        "meta",
        "youtube",
    }
)


def _is_a_platform(one: str, other: str) -> bool:
    """Whether both are platforms by name: one is no other."""
    return one in _PLATFORMS and other in _PLATFORMS
