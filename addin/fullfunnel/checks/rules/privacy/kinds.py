"""What personal data looks like in a cell: patterns, with their checksums and what else a number may be.

Precision first: a date, a number of impressions or the ID of a campaign is no phone number and no BSN.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ELEVEN: Final = 11
_BSN_DIGITS: Final = 9
_IBAN_REST: Final = 97
_IBAN_LENGTHS: Final = {
    "NL": 18,
    "BE": 16,
    "DE": 22,
    "FR": 27,
    "LU": 20,
    "GB": 22,
    "IE": 22,
    "ES": 24,
    "IT": 27,
    "PT": 25,
    "AT": 20,
    "CH": 21,
    "DK": 18,
    "SE": 24,
    "NO": 15,
    "FI": 18,
    "PL": 28,
}
"""Characters of an IBAN by country, from the registry of ISO 13616; others have 15 to 34."""
_FEWEST: Final = 9
_MOST: Final = 15

_NAMES: Final = (
    "info contact support sales service services helpdesk help hallo hello hi privacy noreply no-reply marketing "
    "pers press webshop shop reserveren boeken booking bookings team admin office mail email klantenservice "
    "klantcontact customerservice customercare care post order orders bestellingen facturen administratie "
    "newsletter nieuwsbrief media jobs vacatures receptie reception verkoop security abuse webmaster redactie"
)
_MAILBOXES: Final = frozenset(_NAMES.split())
"""Mailboxes of an organisation: whoever reads them is no one person."""
_SERVICE_NUMBERS: Final = ("0800", "0900", "0906", "0909", "085", "088")
"""Dutch numbers of organisations, not of people."""
_A_COUNT: Final = re.compile(
    r"\s?(?:x\b|%|euro?\b|vertoning|impress|kli[ck]|click|view|weergav|bezoek|visit|sess|person|people|leads?\b|orders?\b|"
    r"bestelling|bereik|reach)",
    re.IGNORECASE,
)
"""What follows a number that counts."""
_A_CODE: Final = re.compile(
    r"(?:campa(?:ign|gne)|ad[\s-]?(?:set|group)|advertentie\w*|orders?|factuur|invoice|sku|ean|gtin|kvk|btw|vat|artikel|"
    r"product|ticket|utm_?\w*|project|ref\w*|(?<![a-z])id)[\s:#=_.-]*(?:id|nr|no|nummer|number)?[\s:#=_.-]*$",
    re.IGNORECASE,
)
"""What stands before a number that names a thing."""
_THINGS: Final = re.compile(
    r"campa(?:ign|gne)|ad[\s_-]?(?:set|group|id|name)|advertentie|order|bestel|factuur|invoice|sku|ean|gtin|kvk|btw|vat|"
    r"artikel|product|ticket|transact|datum|date|week|periode|budget|bedrag|amount|kosten|cost|utm|creative|placement|"
    r"post ?code|zip",
    re.IGNORECASE,
)
"""A header over numbers that name things, count, or are dates."""
_DATE: Final = re.compile(r"(?<!\d)\d{1,2}[-. ]\d{1,2}[-. ](?:19|20)\d\d(?!\d)")
_THOUSANDS: Final = re.compile(r"\+?\d{1,3}(?:\.\d{3})+|\+?\d{1,3}(?: \d{3})* 000")
_PAIRS: Final = re.compile(r"\d\d(?: \d\d)+")


def _is_mailbox_of_a_person(found: re.Match[str]) -> bool:
    return found.group().partition("@")[0].casefold() not in _MAILBOXES


def _is_bsn(found: re.Match[str]) -> bool:
    """The eleven test: 9 a + 8 b + ... + 2 h - i is a multiple of 11."""
    digits = [int(each) for each in found.group() if each.isdigit()]
    if len(digits) != _BSN_DIGITS or not any(digits) or _counts_or_names_a_thing(found):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * digit for weight, digit in zip(weights, digits, strict=True)) % _ELEVEN == 0


def _is_iban(found: re.Match[str]) -> bool:
    """ISO 13616: with the first four characters at the end and letters as numbers, the rest by 97 is 1."""
    plain = re.sub(r"\s", "", found.group()).upper()
    if len(plain) != _IBAN_LENGTHS.get(plain[:2], len(plain)):
        return False
    moved = plain[4:] + plain[:4]
    return int("".join(str(int(each, 36)) for each in moved)) % _IBAN_REST == 1


def _is_phone(found: re.Match[str]) -> bool:
    shown = found.group()
    digits = re.sub(r"\D", "", shown)
    if not _FEWEST <= len(digits) <= _MOST or _counts_or_names_a_thing(found):
        return False
    at_home = re.sub(r"^(?:00)?3[12](?=[1-9])", "0", digits.replace("310", "31", 1) if "(0)" in shown else digits)
    if at_home.startswith(_SERVICE_NUMBERS):
        return False
    return not (_DATE.search(shown) or _THOUSANDS.fullmatch(shown) or _is_a_series(shown))


def _is_a_series(shown: str) -> bool:
    """Weeks, hours or sizes: 06 07 08 09 10."""
    if not _PAIRS.fullmatch(shown):
        return False
    numbers = [int(each) for each in shown.split()]
    return all(following == one + 1 for one, following in pairwise(numbers))


def _counts_or_names_a_thing(found: re.Match[str]) -> bool:
    before, after = found.string[: found.start()], found.string[found.end() :]
    return bool(_A_COUNT.match(after) or _A_CODE.search(before))


def _always(found: re.Match[str]) -> bool:
    return bool(found.group())


class Kind(NamedTuple):
    """One kind of personal data."""

    code: str
    name: Text
    pattern: re.Pattern[str]
    holds: Callable[[re.Match[str]], bool]
    """Whether a match really is one."""
    fails: str
    """A cell that holds it."""
    passes: str
    """The same cell put right."""
    near_misses: tuple[str, ...]
    """Cells that look alike and hold none."""
    is_a_number: bool = False
    """Whether it looks like any other number, so that the header of its column decides along."""
    has_a_checksum: bool = False
    """Whether numbers that look alike and fail tell that those that pass do so by chance."""

    def is_ruled_out_by(self, header: str) -> bool:
        """Whether what stands below this header is something else."""
        return self.is_a_number and bool(_THINGS.search(header))


KINDS: Final = (
    Kind(
        "DAT101",
        Text("een e-mailadres", "an e-mail address"),
        re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", re.IGNORECASE),
        _is_mailbox_of_a_person,
        fails="mail jan.devries@example.nl",
        passes="mail de klantenservice",
        near_misses=("€ 5 per stuk @home", "@merk op Instagram", "Vragen? info@merk.nl"),
    ),
    Kind(
        "DAT104",
        Text("een rekeningnummer (IBAN)", "a bank account (IBAN)"),
        re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b"),
        _is_iban,
        fails="NL91 ABNA 0417 1643 00",
        passes="NL91 ABNA 0417 1643 01",
        near_misses=("XX12 CODE 2025",),
    ),
    Kind(
        "DAT103",
        Text("een burgerservicenummer", "a Dutch citizen service number (BSN)"),
        re.compile(r"(?<![\d.,€$£+-])(?<![€$£]\s)(?:\d{9}|\d{4}\.\d{2}\.\d{3})(?![\d.,]*\d|%)"),
        _is_bsn,
        fails="BSN 111222333",
        passes="BSN 111222334",
        near_misses=("123456789 vertoningen", "111222333 vertoningen", "€ 111222333", "Campagne 111222333"),
        is_a_number=True,
        has_a_checksum=True,
    ),
    Kind(
        "DAT102",
        Text("een telefoonnummer", "a phone number"),
        # NL and BE numbers begin with 0 or the country's code; others with + and the country's.
        re.compile(
            r"(?<![\w/.,=#-])(?:(?:\+|00)[1-9]\d{0,2}[\s().-]{0,2}(?:\(0\))?[\s.-]?\d(?:[\s.-]?\d){6,11}|"
            r"0[1-9](?:[\s.-]?\d){7,8})(?![\d/])"
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
    ),
    Kind(
        "DAT106",
        Text("een cookie of apparaat-ID", "a cookie or device ID"),
        # A UUID on its own may name a segment or a creative.
        re.compile(
            r"\bGA1\.\d\.\d+\.\d+|\bfb\.1\.\d{10,}\.\d+|"
            r"\b(?:cookie|device|apparaat|idfa|idfv|gaid|aaid|maid|adid|advertising|client|user)[\s_-]*(?:id)?\s*[=:]?\s*"
            r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|"
            r"\b(?:_ga|_fbp|_fbc|gclid|fbclid|msclkid|ttclid|idfa|gaid|aaid)\s*[=:]\s*[\w.-]{6,}",
            re.IGNORECASE,
        ),
        _always,
        fails="_ga=GA1.2.1234567890.1700000000",
        passes="cookie toegestaan",
        near_misses=("versie 1.2.3", "segment 123e4567-e89b-12d3-a456-426614174000"),
    ),
)


@lru_cache(maxsize=8192)
def personal_in(text: str) -> tuple[tuple[Kind, str], ...]:
    """The personal data in a text, each with its kind; what is taken for one kind is not taken for another."""
    return tuple(_personal_in(text))


def _personal_in(text: str) -> Iterator[tuple[Kind, str]]:
    for kind in KINDS:
        for found in kind.pattern.finditer(text):
            if kind.holds(found):
                yield kind, found.group()
                text = text[: found.start()] + " " * len(found.group()) + text[found.end() :]


def masked(text: str) -> str:
    """Enough of it to find it, too little to use it: ``j•••••••@••••••.nl`` keeps its first and last characters."""
    if "@" in text:
        name, _, domain = text.partition("@")
        return f"{name[:1]}{'•' * max(len(name) - 1, 2)}@•••.{domain.rpartition('.')[2]}"
    shown = [index for index, each in enumerate(text) if each.isalnum()]
    kept = {*shown[:2], *shown[-2:]}
    return "".join(each if index in kept or not each.isalnum() else "•" for index, each in enumerate(text))
