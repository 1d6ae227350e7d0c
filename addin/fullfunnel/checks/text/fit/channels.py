"""How long a text may be in a channel: a table with source and date."""

from __future__ import annotations

from typing import Final, NamedTuple

from fullfunnel.framework.names import same_name
from fullfunnel.language import Text


class Limit(NamedTuple):
    """The most characters a part of an ad may have."""

    channel: str
    names: tuple[str, ...]
    """Words in the column Channel by which it is known."""
    column: str
    part: Text
    most: int
    source: str
    seen: str
    """The month in which the source said so."""
    is_own: bool = False
    """Whether the source is the platform's own; what others say of it is advice at best."""

    @property
    def source_in_words(self) -> Text:
        """The source as a finding names it."""
        if self.is_own:
            return Text(f"{self.source}, {self.seen}", f"{self.source}, {self.seen}")
        return Text(
            f"{self.source}, {self.seen} (niet van {self.channel} zelf)",
            f"{self.source}, {self.seen} (not {self.channel}'s own)",
        )


_GOOGLE: Final = (
    "google ads",
    "google search",
    "google zoeken",
    "sea",
    "search ads",
    "zoekadvertentie",
    "responsive search",
)
_META: Final = ("meta", "facebook", "instagram")
_LINKEDIN: Final = ("linkedin",)
_HEADLINE: Final = Text("kop", "headline")
_BODY: Final = Text("tekst", "description")
_GOOGLE_DOCS: Final = "developers.google.com/google-ads/api/docs/responsive-search-ads/create-responsive-search-ads"
_SPECS: Final = "marketingskills.pages.dev/skills/ad-creative/references/platform-specs.html"
_ROLLWORKS: Final = "help.rollworks.com/hc/en-us/articles/360041152051"

# Only what is refused: what a platform cuts off behind ‘more’ depends on the placement. A channel whose limits were not
# read in a source is not in the table. LinkedIn's help could be read in copies only: it gives 3,000 for the text above
# the image (a426534, 2026), where it gave 600 before; the headline of 200 is what others say of it.
LIMITS: Final = (
    Limit("Google Ads", _GOOGLE, "headline", _HEADLINE, 30, _GOOGLE_DOCS, "2026-11", is_own=True),
    Limit("Google Ads", _GOOGLE, "body", _BODY, 90, _SPECS, "2026-11"),
    Limit("Meta", _META, "headline", _HEADLINE, 255, _SPECS, "2026-11"),
    Limit("Meta", _META, "body", _BODY, 2200, _SPECS, "2026-11"),
    Limit("LinkedIn", _LINKEDIN, "headline", _HEADLINE, 200, _ROLLWORKS, "2026-11"),
    Limit("LinkedIn", _LINKEDIN, "body", _BODY, 3000, "linkedin.com/help/lms/answer/a426534", "2026-11"),
)


def limits_of(channel: str) -> tuple[Limit, ...]:
    """The limits of a channel as typed; none for a channel that is not in the table."""
    typed = f" {same_name(channel)} "
    return tuple(each for each in LIMITS if any(f" {name} " in typed or typed.strip() == name for name in each.names))
