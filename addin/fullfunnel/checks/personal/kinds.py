"""What personal data looks like in a cell: patterns, with their checksums where they have one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ELEVEN: Final = 11
_BSN_DIGITS: Final = 9
_IBAN_REST: Final = 97
_FEWEST: Final = 9
_MOST: Final = 15


def _is_bsn(text: str) -> bool:
    """The eleven test: 9 a + 8 b + ... + 2 h - i is a multiple of 11."""
    digits = [int(each) for each in text if each.isdigit()]
    if len(digits) != _BSN_DIGITS or not any(digits):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * digit for weight, digit in zip(weights, digits, strict=True)) % _ELEVEN == 0


def _is_iban(text: str) -> bool:
    """ISO 13616: with the first four characters at the end and letters as numbers, the rest by 97 is 1."""
    plain = re.sub(r"\s", "", text).upper()
    moved = plain[4:] + plain[:4]
    return int("".join(str(int(each, 36)) for each in moved)) % _IBAN_REST == 1


def _is_phone(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    return _FEWEST <= len(digits) <= _MOST


class Kind(NamedTuple):
    """One kind of personal data."""

    code: str
    name: Text
    pattern: re.Pattern[str]
    holds: Callable[[str], bool]
    """Whether a match really is one."""


def _always(text: str) -> bool:
    return bool(text)


KINDS: Final = (
    Kind(
        "DAT101",
        Text("een e-mailadres", "an e-mail address"),
        re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", re.IGNORECASE),
        _always,
    ),
    Kind(
        "DAT104",
        Text("een rekeningnummer (IBAN)", "a bank account (IBAN)"),
        re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b"),
        _is_iban,
    ),
    Kind(
        "DAT103",
        Text("een burgerservicenummer", "a Dutch citizen service number (BSN)"),
        re.compile(r"(?<![\d.,€$£+-])(?<![€$£]\s)\d{9}(?![\d.,]*\d|%)"),
        _is_bsn,
    ),
    Kind(
        "DAT102",
        Text("een telefoonnummer", "a phone number"),
        # NL and BE numbers begin with 0 or the country's code; others with + and the country's.
        re.compile(
            r"(?<![\w/.,-])(?:(?:\+|00)[1-9]\d{0,2}[\s().-]{0,2}(?:\(0\))?\d(?:[\s.-]?\d){6,11}|0[1-9](?:[\s.-]?\d){7,8})(?![\d/])"
        ),
        _is_phone,
    ),
    Kind(
        "DAT106",
        Text("een cookie of apparaat-ID", "a cookie or device ID"),
        re.compile(
            r"\bGA1\.\d\.\d+\.\d+|\bfb\.1\.\d{10,}\.\d+|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|"
            r"\b(?:_ga|_fbp|_fbc|gclid|fbclid|idfa|gaid|aaid)\s*[=:]\s*[\w.-]{6,}",
            re.IGNORECASE,
        ),
        _always,
    ),
)
CUSTOMER_HEADERS: Final = re.compile(
    r"^(?:klant|relatie|debiteur|lid|patient|pati[eë]nt|bsn|customer|client|member|debtor|account|subscriber|user|gebruiker|cookie|device)"
    r"[\s_-]*(?:nummer|nr|no|id|code|number|num)\.?$|^(?:bsn|burgerservicenummer|ssn|crm[\s_-]?id|client[\s_-]?id)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def personal_in(text: str) -> tuple[tuple[Kind, str], ...]:
    """The personal data in a text, each with its kind; what is taken for one kind is not taken for another."""
    return tuple(_personal_in(text))


def _personal_in(text: str) -> Iterator[tuple[Kind, str]]:
    for kind in KINDS:
        for found in kind.pattern.finditer(text):
            if kind.holds(found.group()):
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
