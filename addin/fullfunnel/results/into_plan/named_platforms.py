"""Which platforms the name of a channel or KPI says, so that figures never land at another platform's.

A brand (YouTube) says whose it is; a kind (search, social) says whose it can be. A medium whose exports are not read
(radio, print) is nobody's. A tool that measures a whole site has no channel: its figures are those of all together.
"""

from __future__ import annotations

import re
from typing import Final

from fullfunnel.framework.names import same_name

_GOOGLE: Final = frozenset({"google ads", "display & video 360", "campaign manager 360"})
_SEARCH: Final = frozenset({"google ads", "microsoft ads", "google search console"})
_SOCIAL: Final = frozenset({"meta", "linkedin", "tiktok", "pinterest"})
_BANNERS: Final = _GOOGLE | {"microsoft ads"}
_VIDEO: Final = _BANNERS | _SOCIAL
_ORGANIC: Final = frozenset({"google search console"})
_WHOLE_SITE: Final = frozenset({"google analytics", "shopify"})
_NOBODY: Final[frozenset[str]] = frozenset()
_ORGANIC_WORDS: Final = ("seo", "organic", "organisch", "organische")

_BRANDS: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(("meta", "facebook", "fb", "instagram", "insta", "ig", "whatsapp"), frozenset({"meta"})),
    **dict.fromkeys(("youtube", "yt", "pmax", "gdn", "adwords", "dv360"), _GOOGLE),
    "google": _GOOGLE,
    **dict.fromkeys(("bing", "microsoft"), frozenset({"microsoft ads"})),
    "linkedin": frozenset({"linkedin"}),
    "tiktok": frozenset({"tiktok"}),
    "pinterest": frozenset({"pinterest"}),
    "shopify": frozenset({"shopify"}),
    "analytics": frozenset({"google analytics"}),
    **dict.fromkeys(
        (
            "mail", "email", "mails", "emails", "mailing", "mailings", "newsletter", "newsletters", "nieuwsbrief",
            "nieuwsbrieven",
        ),
        frozenset({"e-mail"}),
    ),
    **dict.fromkeys(
        (
            "snapchat", "twitter", "reddit", "spotify", "amazon", "bol", "criteo", "taboola", "outbrain", "awin",
            "affiliate", "affiliates", "influencer", "influencers", "podcast", "podcasts", "tv", "televisie",
            "television", "radio", "print", "krant", "kranten", "newspaper", "newspapers", "ooh", "dooh", "abri",
            "abri's", "billboard", "billboards", "poster", "posters", "flyer", "flyers", "beurs", "beurzen", "events",
            "sms",
        ),
        _NOBODY,
    ),
}  # fmt: skip
_KINDS: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(("sea", "shopping"), frozenset({"google ads", "microsoft ads"})),
    **dict.fromkeys(_ORGANIC_WORDS, _ORGANIC),
    **dict.fromkeys(("social", "socials", "sociale"), _SOCIAL),
    **dict.fromkeys(("display", "banner", "banners", "programmatic"), _BANNERS),
    **dict.fromkeys(("video", "video's", "videos"), _VIDEO),
    **dict.fromkeys(("ad", "ads", "paid", "betaald", "betaalde"), _VIDEO),
}
_PAID: Final = re.compile(r"adverten|advertis")
_KNOWN: Final = frozenset[str]().union(*_BRANDS.values(), *_KINDS.values(), _WHOLE_SITE)
_STARTS: Final[dict[str, frozenset[str]]] = {"search": _SEARCH, "zoek": _SEARCH}
_WORDS: Final = re.compile(r"[^\W_]+(?:['’]s\b)?")


def _words(name: str) -> list[str]:
    return [same_name(word).replace("’", "'") for word in _WORDS.findall(name)]


def is_of_another(name: str, platform: str) -> bool:
    """Whether a name says a platform or kind of medium, and this platform is none of it.

    What kind of medium a table of the marketeer's own is about is not known, so there only a brand counts.
    """
    own = same_name(platform)
    named = _named(name, with_kinds=own in _KNOWN)
    return named is not None and own not in named and not says(name, platform)


def says(name: str, platform: str) -> bool:
    """Whether a name says this very platform: its own name, or a brand of it."""
    words, own = _words(name), _words(platform)
    if own and all(word in words for word in own):
        return True
    return same_name(platform) in (_branded(words) or _NOBODY)


def is_surely_of(name: str, platform: str) -> bool:
    """Whether a name says this platform, or a kind of medium that it is of: no guess.

    ``Search`` is mostly what is paid for, so what came from search by itself is surely there only where it says so.
    """
    own = same_name(platform)
    if own in _ORGANIC and set(_words(name)).isdisjoint(_ORGANIC_WORDS):
        return says(name, platform)
    return says(name, platform) or own in (_named(name, with_kinds=True) or _NOBODY)


def measures_every_channel(platform: str) -> bool:
    """Whether figures of a platform are of all channels together, as those of a web shop are."""
    return same_name(platform) in _WHOLE_SITE


def _named(name: str, *, with_kinds: bool) -> frozenset[str] | None:
    """The platforms that a name allows; ``None`` where it says nothing about them."""
    words = _words(name)
    allowed = _branded(words)
    kinds = [found for word in words if with_kinds for found in _kinds(word)]
    if allowed is None and not kinds:
        return None
    allowed = kinds[0] if allowed is None else allowed
    for kind in kinds:
        allowed &= kind
    return allowed


def _branded(words: list[str]) -> frozenset[str] | None:
    """The platforms whose names or brands are among words; ``Google Ads`` is that one, ``Google`` each of Google's."""
    rest, found = words, list[frozenset[str]]()
    for platform in _KNOWN:
        own = _words(platform)
        at = next((at for at in range(len(rest)) if rest[at : at + len(own)] == own), None)
        if at is not None:
            found.append(frozenset({platform}))
            rest = rest[:at] + rest[at + len(own) :]
    for word in rest:
        if word == "google" and not set(words).isdisjoint(_ORGANIC_WORDS):
            found.append(_ORGANIC)
        elif word in _BRANDS:
            found.append(_BRANDS[word])
    return frozenset[str]().union(*found) if found else None


def _kinds(word: str) -> list[frozenset[str]]:
    """The kinds of medium that a word says: ``zoekadvertenties`` is search, and paid."""
    found = [_KINDS[word]] if word in _KINDS else [kind for start, kind in _STARTS.items() if word.startswith(start)]
    return [*found, _VIDEO] if _PAID.search(word) else found
