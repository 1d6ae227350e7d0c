"""What personal data looks like in a cell: patterns, with their checksums and what else a number may be.

Precision first: a date, a number of impressions or the ID of a campaign is no phone number, and nine digits are a BSN
only where a header or a word beside them says so. Every pattern takes linear time, for a cell holds up to 32,767
characters of whatever somebody typed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FEWEST: Final = 9
"""Digits of a phone number."""
_MOST: Final = 15
_BSN_DIGITS: Final = 8
"""Of nine the first may be a zero, which a number in a cell does not keep."""
_NEAR: Final = 60
"""Characters before and behind a number in which a word can say what it is."""
_LONGEST_REMEMBERED: Final = 2000

_NAMES: Final = (
    "info contact support sales service services helpdesk help hallo hello hi privacy noreply no-reply marketing "
    "pers press webshop shop reserveren boeken booking bookings team admin office mail email klantenservice "
    "klantcontact customerservice customercare care post order orders bestellingen facturen administratie "
    "newsletter nieuwsbrief media jobs vacatures receptie reception verkoop security abuse webmaster redactie"
)
_MAILBOXES: Final = frozenset(_NAMES.split())
"""Mailboxes of an organisation: whoever reads them is no one person."""
_ENDINGS: Final = "png jpg jpeg gif svg webp avif bmp ico tif tiff mp4 webm mp3 pdf css js json html"
_FILES: Final = frozenset(_ENDINGS.split())
"""Endings of files: ``logo@2x.png`` is an image for sharp screens."""
_SERVICE_NUMBERS: Final = ("0800", "0900", "0906", "0909", "085", "088")
"""Dutch numbers of organisations, not of people."""
_A_COUNT: Final = re.compile(
    r"\s?(?:x\b|%|euro?\b|vertoning|impress|kli[ck]|click|view|weergav|bezoek|visit|sess|person|people|leads?\b|orders?\b|"
    r"bestelling|bereik|reach)",
    re.IGNORECASE,
)
"""What follows a number that counts."""
_A_CODE: Final = re.compile(
    r"(?:campa(?:ign|gne)|ad[\s-]?(?:set|group)|advertentie\w{0,8}|orders?|factuur|invoice|artikel|product|ticket|project|"
    r"(?<![a-z])(?:sku|ean|gtin|kvk|btw|vat|utm(?:_\w{1,12})?|ref(?:erentie|erence)?|id))"
    r"[\s:#=_.-]{0,4}(?:(?:id|nr|no|nummer|number)[\s:#=_.-]{0,4})?$",
    re.IGNORECASE,
)
"""What stands before a number that names a thing."""
_THINGS: Final = re.compile(
    r"campa(?:ign|gne)|ad[\s_-]?(?:set|group|id|name)|advertentie|order|bestel|factuur|invoice|artikel|product|ticket|"
    r"transact|datum|(?<!candi)(?<!man)date|periode|budget|bedrag|amount|kosten|creative|placement|post ?code|"
    r"(?<![a-z])(?:sku|ean|gtin|kvk|btw|vat|week|cost|utm|zip)",
    re.IGNORECASE,
)
"""A header over numbers that name things, count, or are dates."""
_BSN_WORDS: Final = re.compile(r"\bbsn|burger ?service|\bsofi|citizen service|social security|\bssn\b", re.IGNORECASE)
_PHONE_WORDS: Final = re.compile(
    r"tele(?:f|ph)o+n|\btel\b|mobiel|\bmobile|\bphone|\bgsm\b|whats ?app|\bcell ?phone|\b06[\s-]?nummer", re.IGNORECASE
)
_DATE: Final = re.compile(r"(?<!\d)\d{1,2}[-. ]\d{1,2}[-. ](?:19|20)\d\d(?!\d)")
_THOUSANDS: Final = re.compile(r"\+?\d{1,3}(?:\.\d{3})+|\+?\d{1,3}(?: \d{3})* 000")
_PAIRS: Final = re.compile(r"\d\d(?: \d\d)+")
_BARE: Final = re.compile(r"\+?\d[\d\s().–-]{6,18}\d")
"""Digits with what stands between them, and nothing else in the cell."""
_OFFICIAL: Final = re.compile(r"\d{4}\.\d{2}\.\d{3}")
"""How a BSN is printed on official papers; nothing else is written so."""


def _is_mailbox_of_a_person(found: re.Match[str], beside: str) -> bool:
    del beside
    name, _, domain = found.group().partition("@")
    return name.casefold() not in _MAILBOXES and domain.rpartition(".")[2].casefold() not in _FILES


def _is_bsn(found: re.Match[str], beside: str) -> bool:
    if _counts_or_names_a_thing(found):
        return False
    near = found.string[max(found.start() - _NEAR, 0) : found.start()]
    announced = _BSN_WORDS.search(beside) or _BSN_WORDS.search(near) or _OFFICIAL.fullmatch(found.group())
    return announced is not None and is_bsn(found.group())


def is_bsn(shown: str) -> bool:
    """Whether digits pass the eleven test of a Dutch citizen service number; a zero that a number lost is put back."""
    from stdnum.nl import bsn  # noqa: PLC0415 only a number that looks like one needs it

    digits = _digits(shown)
    return bool(digits.strip("0")) and digits.isascii() and len(digits) >= _BSN_DIGITS and bool(bsn.is_valid(digits))


_WORD_BEHIND: Final = re.compile(r"[\s-][a-z]{1,4}$", re.IGNORECASE)


def _is_iban(found: re.Match[str], beside: str) -> bool:
    del beside
    from stdnum import iban  # noqa: PLC0415 only a text that looks like one needs it

    shown = found.group()
    while not iban.is_valid(shown, check_country=False):
        # The pattern takes a short word behind it for a group: BE68 5390 0754 7034 voor Jan.
        shorter = _WORD_BEHIND.sub("", shown)
        if shorter == shown:
            return False
        shown = shorter
    return True


def _is_phone(found: re.Match[str], beside: str) -> bool:
    del beside
    shown = found.group()
    if not _FEWEST <= len(_digits(shown)) <= _MOST or _counts_or_names_a_thing(found) or _is_of_an_organisation(shown):
        return False
    return not (_DATE.search(shown) or _THOUSANDS.fullmatch(shown) or _is_a_series(shown))


def _is_bare_phone(shown: str) -> bool:
    """Whether the digits below a header that says phone are one: a number in a cell has lost its first zero."""
    return _FEWEST <= len(_digits(shown)) <= _MOST and not _is_of_an_organisation(shown)


def _is_of_an_organisation(shown: str) -> bool:
    digits = _digits(shown.replace("(0)", "", 1))
    country = next((each for each in ("0031", "0032", "31", "32") if digits.startswith(each)), "")
    at_home = digits.removeprefix(country) if country else digits
    return f"0{at_home.removeprefix('0')}".startswith(_SERVICE_NUMBERS)


def _digits(shown: str) -> str:
    return "".join(filter(str.isdecimal, shown))


def _is_a_series(shown: str) -> bool:
    """Weeks, hours or sizes: 06 07 08 09 10."""
    if not _PAIRS.fullmatch(shown):
        return False
    numbers = [int(each) for each in shown.split()]
    return all(following == one + 1 for one, following in pairwise(numbers))


def _counts_or_names_a_thing(found: re.Match[str]) -> bool:
    text, start, end = found.string, found.start(), found.end()
    before, after = text[max(start - _NEAR, 0) : start], text[end : end + _NEAR]
    return bool(_A_COUNT.match(after) or _A_CODE.search(before))


def _always(found: re.Match[str], beside: str) -> bool:
    del beside
    return bool(found.group())


class Kind(NamedTuple):
    """One kind of personal data."""

    code: str
    name: Text
    pattern: re.Pattern[str]
    holds: Callable[[re.Match[str], str], bool]
    """Whether a match really is one, given the words beside the cell."""
    fails: str
    """A cell that holds it."""
    passes: str
    """The same cell put right."""
    near_misses: tuple[str, ...]
    """Cells that look alike and hold none."""
    is_a_number: bool = False
    """Whether it looks like any other number, so that the header of its column decides along."""
    said_by: re.Pattern[str] | None = None
    """Words beside a cell that say what the bare number in it is."""
    is_bare: Callable[[str], bool] | None = None
    """Whether such a bare number is one."""

    def is_ruled_out_by(self, header: str) -> bool:
        """Whether what stands below this header is something else."""
        return self.is_a_number and bool(_THINGS.search(header)) and not self.is_said(header)

    def is_said(self, beside: str) -> bool:
        """Whether the words beside a cell say that a number in it is of this kind."""
        return self.said_by is not None and self.said_by.search(beside) is not None


KINDS: Final = (
    Kind(
        "DAT101",
        Text("een e-mailadres", "an e-mail address"),
        re.compile(r"(?<![\w.+-])[\w.+-]++@(?:[\w-]++\.)+[a-z]{2,}(?![a-z])", re.IGNORECASE),
        _is_mailbox_of_a_person,
        fails="mail jan.devries@example.nl",
        passes="mail de klantenservice",
        near_misses=("€ 5 per stuk @home", "@merk op Instagram", "Vragen? info@merk.nl", "logo@2x.png"),
    ),
    Kind(
        "DAT104",
        Text("een rekeningnummer (IBAN)", "a bank account (IBAN)"),
        re.compile(r"\b[A-Z]{2}\d{2}(?:[\s-]?[A-Z0-9]{4}){2,7}(?:[\s-]?[A-Z0-9]{1,3})?\b", re.IGNORECASE),
        _is_iban,
        fails="NL91 ABNA 0417 1643 00",
        passes="NL91 ABNA 0417 1643 01",
        near_misses=("XX12 CODE 2025",),
    ),
    Kind(
        "DAT103",
        Text("een burgerservicenummer", "a Dutch citizen service number (BSN)"),
        re.compile(
            r"(?<![\w.,€$£+-])(?<![€$£]\s)(?:\d{8,9}|\d{4}[. –-]\d{2}[. –-]\d{3}|\d{3}[. –-]\d{3}[. –-]\d{3})"
            r"(?![\d.,]{0,9}\d|%|\w)"
        ),
        _is_bsn,
        fails="BSN 111222333",
        passes="BSN 111222334",
        near_misses=(
            "123456789 vertoningen",
            "111222333 vertoningen",
            "€ 111222333",
            "Campagne 111222333",
            "111222333",
        ),
        is_a_number=True,
        said_by=_BSN_WORDS,
        is_bare=is_bsn,
    ),
    Kind(
        "DAT102",
        Text("een telefoonnummer", "a phone number"),
        # NL and BE numbers begin with 0 or the country's code; others with + and the country's.
        re.compile(
            r"(?:(?<![\w/.,=#-])|(?<=tel=)|(?<=phone=)|(?<=mobile=)|(?<=telefoon=))(?:(?:\+|00)[1-9]\d{0,2}[\s().–-]{0,2}(?:\(0\))?[\s.–-]?\d(?:[\s.–-]?\d){6,11}|"
            r"(?:\+|00)[1-9]\d{0,2}\s?\([1-9]\d{0,2}\)(?:[\s.–-]{0,2}\d){6,9}|"
            r"0[1-9]\d{0,2}/(?!(?:19|20)\d\d(?!\d))\d(?:[\s.]?\d){5,7}|"
            r"\(0[1-9]\d{0,2}\)(?:[\s.–-]{0,2}\d){6,8}|0[1-9]\d{0,2}\s[–-]\s\d(?:[\s.–-]?\d){5,7}|"
            r"0[1-9](?:[\s.–-]?\d){7,8})(?![\d/])"
        ),
        _is_phone,
        fails="bel 06 12345678",
        passes="bel 0800-gratis",
        near_misses=(
            "order 2025-11-24",
            "bereik 1.250.000",
            "0,35%",
            "bel 0800 1234567",
            "01-02-2026 14:00",
            "+250.000.000 vertoningen",
            "weken 06 07 08 09 10",
        ),
        is_a_number=True,
        said_by=_PHONE_WORDS,
        is_bare=_is_bare_phone,
    ),
    Kind(
        "DAT106",
        Text("een cookie of apparaat-ID", "a cookie or device ID"),
        # A UUID on its own may name a segment or a creative.
        re.compile(
            r"\bGA1\.\d\.\d++\.\d+|\bfb\.1\.\d{10,}+\.\d+|"
            r"\b(?:cookie|device|apparaat|idfa|idfv|gaid|aaid|maid|adid|advertising|client|user)[\s_-]{0,3}(?:id)?"
            r"[\s=:]{0,5}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|"
            r"\b(?:_ga|_fbp|_fbc|gclid|fbclid|msclkid|ttclid|idfa|gaid|aaid)\s{0,3}[=:]\s{0,3}[\w.-]{6,}",
            re.IGNORECASE,
        ),
        _always,
        fails="_ga=GA1.2.1234567890.1700000000",
        passes="cookie toegestaan",
        near_misses=("versie 1.2.3", "segment 123e4567-e89b-12d3-a456-426614174000"),
    ),
)

BSN: Final = next(kind for kind in KINDS if kind.code == "DAT103")


def personal_in(text: str, beside: str = "") -> tuple[tuple[Kind, str], ...]:
    """The personal data in a text, each with its kind; what is taken for one kind is not taken for another.

    Args:
        text: what a cell, comment or header holds.
        beside: the words that say what it is: the header of its column, the cell to the left.
    """
    # A long text is hardly ever there twice, and would keep a lot of memory.
    return _remembered(text, beside) if len(text) <= _LONGEST_REMEMBERED else tuple(_personal_in(text, beside))


@lru_cache(maxsize=4096)
def _remembered(text: str, beside: str) -> tuple[tuple[Kind, str], ...]:
    return tuple(_personal_in(text, beside))


def _personal_in(text: str, beside: str) -> Iterator[tuple[Kind, str]]:
    return ((kind, text[start:end]) for kind, start, end in spans_in(text, beside))


def spans_in(text: str, beside: str = "") -> Iterator[tuple[Kind, int, int]]:
    """Where the personal data in a text stands; see ``personal_in``."""
    left, anything = text, False
    for kind in KINDS:
        taken = [found.span() for found in kind.pattern.finditer(left) if kind.holds(found, beside)]
        for start, end in taken:
            anything = True
            yield kind, start, end
        left = _blanked(left, taken)
    bare = _BARE.fullmatch(text.strip()) if beside and not anything else None
    for kind in KINDS if bare else ():
        if kind.is_said(beside) and kind.is_bare is not None and kind.is_bare(text):
            yield kind, 0, len(text)
            return


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += (text[at:start], " " * (end - start))
        at = end
    return "".join([*pieces, text[at:]]) if spans else text
