"""Which platforms the name of a channel or KPI says, so that figures never land at another platform's.

A brand (YouTube) says whose it is; a kind (search, social) says whose it can be. A medium whose exports are not read
(radio, print) is nobody's.
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
_ORGANIC: Final = frozenset({"google search console", "google analytics"})
_NOBODY: Final[frozenset[str]] = frozenset()

_BRANDS: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(("meta", "facebook", "fb", "instagram", "insta", "ig", "whatsapp"), frozenset({"meta"})),
    **dict.fromkeys(("youtube", "yt", "pmax", "gdn", "adwords", "dv360"), _GOOGLE),
    "google": _GOOGLE | _ORGANIC,
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
    **dict.fromkeys(("seo", "organic", "organisch", "organische"), _ORGANIC),
    **dict.fromkeys(("social", "socials"), _SOCIAL),
    **dict.fromkeys(("display", "banner", "banners", "programmatic"), _BANNERS),
    **dict.fromkeys(("video", "video's", "videos"), _VIDEO),
}
_KNOWN: Final = frozenset[str]().union(*_BRANDS.values(), *_KINDS.values())
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
    return any(same_name(platform) in _BRANDS.get(word, _NOBODY) for word in words)


def _named(name: str, *, with_kinds: bool) -> frozenset[str] | None:
    """The platforms that a name allows; ``None`` where it says nothing about them."""
    words = _words(name)
    brands = [_BRANDS[word] for word in words if word in _BRANDS]
    kinds = [found for word in words if with_kinds and (found := _kind(word)) is not None]
    if not brands and not kinds:
        return None
    allowed = frozenset[str]().union(*brands) if brands else kinds[0]
    for kind in kinds:
        allowed &= kind
    return allowed


def _kind(word: str) -> frozenset[str] | None:
    return _KINDS.get(word) or next((found for start, found in _STARTS.items() if word.startswith(start)), None)
