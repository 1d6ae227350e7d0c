"""Currencies: any ISO 4217 code, and the signs and words people type for one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from fullfunnel.display import amount
from fullfunnel.framework.names import same_name

if TYPE_CHECKING:
    from fullfunnel.language import Language

CODES: Final = frozenset(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
    CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR
    ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT
    MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
    SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES
    VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
    """.split()  # noqa: SIM905  # a list of 160 would be a page long
)
"""ISO 4217, the codes of money that is in use."""

_SIGNS: Final[dict[str, str]] = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "₩": "KRW",
    "₪": "ILS",
    "₴": "UAH",
    "₫": "VND",
    "₦": "NGN",
    "₱": "PHP",
    "₡": "CRC",
    "₸": "KZT",
    "฿": "THB",
    "us$": "USD",
    "a$": "AUD",
    "c$": "CAD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "r$": "BRL",
    "kč": "CZK",
    "zł": "PLN",
    "fr.": "CHF",
}
_WORDS: Final[dict[str, str]] = {
    **dict.fromkeys(("euro", "euros", "euro's", "eur."), "EUR"),
    **dict.fromkeys(("dollar", "dollars", "us dollar", "us dollars"), "USD"),
    **dict.fromkeys(("pound", "pounds", "pond", "ponden", "sterling", "pound sterling"), "GBP"),
    **dict.fromkeys(("frank", "franken", "swiss franc", "zwitserse frank"), "CHF"),
    **dict.fromkeys(("zloty", "złoty"), "PLN"),
    **dict.fromkeys(("yen",), "JPY"),
    **dict.fromkeys(("rupee", "rupees", "roepie"), "INR"),
}
_COMMON: Final = frozenset(
    "EUR USD GBP CHF SEK NOK DKK CZK HUF RON BGN INR JPY CNY AUD CAD NZD SGD ZAR BRL MXN".split()  # noqa: SIM905
)
"""Codes that are no words, so they may be typed in small letters as well: ``all`` and ``top`` are words."""
_CROWNS: Final = frozenset({"kr", "kr.", "kroon", "kronen", "krona", "kronor", "krone", "kroner", "crown", "crowns"})
"""Money of several countries under one word: it is money, but not known which."""
NAMES: Final = frozenset({*_SIGNS, *_WORDS, *_CROWNS})
"""All that people type for a currency besides its code, in small letters."""
_NO_LETTER_BEFORE: Final = r"(?<![^\W\d_])"
_NO_LETTER_BEHIND: Final = r"(?![^\W\d_])"
_SHOWN: Final = {code: sign for sign, code in _SIGNS.items() if len(sign) == 1}
_BARE: Final = re.compile(r"[\d\s.,+%/:()-]*")
"""A text without a name of a currency: each has a letter or a sign."""
_MARKS: Final = re.compile(
    "|".join(re.escape(each) for each in sorted(_SIGNS, key=len, reverse=True) if not each.isalpha())
)


def currency_of(typed: str) -> str | None:
    """The ISO 4217 code that a code, sign or word stands for; ``None`` for anything else."""
    words = same_name(typed)
    code = words.upper()
    if code in CODES and (typed.strip().isupper() or code in _COMMON):
        return code
    return _SIGNS.get(words) or _WORDS.get(words)


def currency_in(text: str) -> str | None:
    """The currency that a text names anywhere: ``€ per order``, ``USD``, ``12 euro``; ``None`` where it names none."""
    words = same_name(text)
    mark = _MARKS.search(words)
    if mark is not None:
        return _SIGNS[mark[0]]
    for part in re.split(r"[^\w.’']+", words):
        found = _SIGNS.get(part) or _WORDS.get(part) or (part.upper() if part.upper() in _COMMON else None)
        if found is not None:
            return found
    # A code is written in capitals: ``all`` and ``top`` are words, ALL and TOP are money.
    return next((part for part in re.split(r"[^A-Za-z]+", text) if part in CODES), None)


def is_money(unit: str) -> bool:
    """Whether a unit counts money, in whatever currency."""
    words = set(re.split(r"[^\w.’']+", same_name(unit)))
    return currency_of(unit) is not None or currency_in(unit) is not None or not words.isdisjoint(_CROWNS)


def sign_of(code: str) -> str:
    """How a currency is shown in front of an amount: its sign where it is known by one, else its code."""
    return _SHOWN.get(code, code)


def money(value: float, code: str, language: Language) -> str:
    """An amount with its currency: ``€ 1.234`` in Dutch, ``€1,234`` in English, ``SEK 500`` in both."""
    sign = sign_of(code)
    return (
        f"{sign}{amount(value, language)}"
        if language == "en" and len(sign) == 1
        else f"{sign} {amount(value, language)}"
    )


def without_currency(typed: str) -> str:
    """A typed amount without the sign or code in front of it or behind it."""
    return typed if _BARE.fullmatch(typed) else _around().sub("", typed)


@cache
def _around() -> re.Pattern[str]:
    """Every name of a currency. Made when a text with more than a number in it is first read, which most plans lack."""
    # The longest first, or "kr." loses its letters to "kr" and keeps its stop.
    typed = sorted({*NAMES, *map(str.lower, _COMMON)}, key=lambda each: (-len(each), each))
    names = "|".join(
        f"{_NO_LETTER_BEFORE * each[0].isalpha()}{re.escape(each)}{_NO_LETTER_BEHIND * each[-1].isalpha()}"
        for each in typed
    )
    codes = "|".join(sorted(CODES))
    return re.compile(rf"(?:{names})|(?-i:{_NO_LETTER_BEFORE}(?:{codes}){_NO_LETTER_BEHIND})", re.IGNORECASE)
