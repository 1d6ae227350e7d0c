"""How small an audience a channel still shows ads to: a table with source and date."""

from __future__ import annotations

from typing import Final, NamedTuple

from fullfunnel.framework.names import same_name
from fullfunnel.language import Text, same


class AudienceSize(NamedTuple):
    """The fewest people an audience of one's own may have."""

    platform: str
    names: tuple[str, ...]
    """Words in the column Channel by which it is known."""
    least: int
    within: Text
    """Over which days they are counted; blank where the source names none."""
    source: str
    seen: str
    """The month in which the source was read, and what it says of its own date."""


_MONTH: Final = Text(" die de laatste 30 dagen actief waren", " who were active in the last 30 days")

AUDIENCE_SIZES: Final = (
    # Search asked for 1,000 until 2025; since then the three networks ask for the same.
    AudienceSize(
        "Google Ads",
        ("google ads", "google", "youtube", "display", "gdn", "google display", "google search"),
        100,
        _MONTH,
        "support.google.com/google-ads/answer/7476585",
        "2026-11",
    ),
    AudienceSize("LinkedIn", ("linkedin",), 300, same(""), "linkedin.com/help/lms/answer/a424450", "2026-11"),
    AudienceSize(
        "TikTok",
        ("tiktok", "tik tok"),
        1000,
        same(""),
        "ads.tiktok.com/help/article/custom-audiences",
        "2026-11, its own date: July 2025",
    ),
    AudienceSize("X", ("x", "twitter"), 100, same(""), "developer.x.com/en/docs/ads/audiences", "2026-11"),
    # Meta itself publishes no minimum to show ads that could be read; this is the lowest that others name.
    AudienceSize(
        "Meta",
        ("meta", "facebook", "instagram"),
        100,
        same(""),
        "clarigital.com/codex/paid-advertising/facebook-instagram/custom-audiences (not Meta's own)",
        "2026-11",
    ),
)


def smallest_audience(channel: str) -> AudienceSize | None:
    """The least that a channel as typed asks for; of several channels the one that asks least."""
    words = f" {' '.join(_words(channel))} "
    found = [each for each in AUDIENCE_SIZES if any(f" {name} " in words for name in each.names)]
    return min(found, key=lambda each: each.least, default=None)


def _words(channel: str) -> list[str]:
    return same_name("".join(each if each.isalnum() else " " for each in channel)).split()
