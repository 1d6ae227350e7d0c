"""The header words of platforms in the languages they export in, as data; this module reads them."""

from __future__ import annotations

import html
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

_CURRENCY: Final = re.compile(r"[(\[]([A-Z]{3})[)\]]\s{0,9}$")
_LANGUAGES: Final = ("en", "nl", "de", "fr", "es", "pt", "ja", "id")


@dataclass(frozen=True, slots=True)
class Words:
    """What the headers of one platform mean."""

    platform: str
    roles: dict[str, str]
    """What a header stands for, by its key."""
    ranks: dict[str, int]
    """The place of a key among the headers of its role."""
    languages: dict[str, frozenset[str]]
    """In which languages a key is a header."""
    distinctive: frozenset[str]
    """Keys of headers that only this platform has."""


@lru_cache(maxsize=4096)
def header_key(header: str) -> str:
    """The form in which headers are compared: case, spacing, quotes, underscores and a currency behind it aside."""
    text = unicodedata.normalize("NFKC", html.unescape(without_currency(header)))
    text = text.replace("_", " ").replace("\u2019", "'").replace("\ufeff", "")
    return " ".join(text.casefold().strip("\"' *").split())


def currency_of(header: str) -> str | None:
    """The currency behind a header: ``Amount spent (EUR)``."""
    match = _CURRENCY.search(header)
    return (
        match[1]
        if match is not None and match[1] not in {"CPC", "CPM", "CPA", "CTR", "ALL", "UTC", "CVR", "SKU", "ROI"}
        else None
    )


def without_currency(header: str) -> str:
    """A header without the currency behind it."""
    return header if currency_of(header) is None else _CURRENCY.sub("", header)


@lru_cache(maxsize=32)
def words_of_platform(name: str) -> Words:
    """The header words of one platform, by the name of its file."""
    given = tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
    roles: dict[str, str] = {}
    ranks: dict[str, int] = {}
    languages: dict[str, set[str]] = {}
    for language in _LANGUAGES:
        for role, headers in given.get(language, {}).items():
            for rank, header in enumerate(headers):
                key = header_key(header)
                roles.setdefault(key, role)
                ranks.setdefault(key, rank)
                languages.setdefault(key, set()).add(language)
    return Words(
        platform=given["name"],
        roles=roles,
        ranks=ranks,
        languages={key: frozenset(found) for key, found in languages.items()},
        distinctive=frozenset(header_key(header) for header in given["distinctive"]),
    )


def language_of(words: Words, keys: list[str]) -> str:
    """The language that most of these headers are in; English where several have as many."""
    counts = {language: sum(language in words.languages.get(key, ()) for key in keys) for language in _LANGUAGES}
    return max(_LANGUAGES, key=lambda language: counts[language])
