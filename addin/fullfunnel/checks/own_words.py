"""The marketeer's own words: brands, fixed phrases, products with their synonyms, and words that mean something else.

They stand in the table ``ffWords`` (Word, Kind, Means), together with the severity that a rule has in this plan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, get_args

from fullfunnel.checks.text.literal_phrases import LiteralPhrases
from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.framework.columns import WORD_COLUMNS
from fullfunnel.framework.names import same_name
from fullfunnel.framework.table import read_table
from fullfunnel.language import Text, same

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Severity

WordKind = Literal["brand", "phrase", "product", "other", "severity"]

KIND_WORDS: Final[dict[WordKind, Text]] = {
    "brand": Text("merk", "brand"),
    "phrase": Text("vaste uitdrukking", "fixed phrase"),
    "product": same("product"),
    "other": Text("betekent iets anders", "means something else"),
    "severity": Text("ernst", "severity"),
}
SEVERITY_WORDS: Final[dict[Severity | Literal["off"], Text]] = {
    "error": Text("fout", "error"),
    "warning": Text("waarschuwing", "warning"),
    "hint": same("hint"),
    "off": Text("uit", "off"),
}

_CODE: Final = re.compile(r"[A-Z]{3}\d{3}")


@dataclass(frozen=True)
class OwnWords:
    """What the words of this plan mean."""

    brands: tuple[str, ...] = ()
    """The names by which a reader knows who is speaking."""
    phrases: tuple[str, ...] = ()
    """Fixed phrases, such as a slogan."""
    mean_something_else: tuple[str, ...] = ()
    """Words that say something about a stage elsewhere and not in this trade: a bank's ‘lenen’, a theatre's ‘actie’."""
    synonyms: tuple[tuple[str, str], ...] = ()
    """Product names with the product they stand for."""
    severities: dict[str, Severity | None] = field(default_factory=dict)
    """The severity of a rule in this plan by its code; ``None`` when it is off."""

    @cached_property
    def passed_over(self) -> tuple[str, ...]:
        """What says nothing about a stage, a price or a form of address, the longest first."""
        said = {*self.brands, *self.phrases, *self.mean_something_else}
        return tuple(sorted(said, key=lambda each: (-len(each), each)))

    @cached_property
    def _literal(self) -> LiteralPhrases:
        return LiteralPhrases(self.passed_over)

    def without(self, line: str) -> str:
        """A line without the words that are passed over; what remains keeps its place."""
        kept: list[str] = []
        at = 0
        for start, end in self._literal.spans(line) if self.passed_over else ():
            kept += (line[at:start], " " * (end - start))
            at = end
        return "".join(kept) + line[at:]

    @cached_property
    def _stands_for(self) -> dict[str, str]:
        return dict(reversed(self.synonyms))

    def product(self, name: str) -> str:
        """A product under the name that stands for it."""
        return self._stands_for.get(same_name(name), name)


def read_own_words(given: object) -> OwnWords:
    """The words in a range of cells, header row included.

    Raises:
        BadInput: a header is missing, or a kind or severity is none of those there are.
    """
    table = read_table(given, WORD_COLUMNS, required=("word", "kind"))
    by_kind: dict[WordKind, list[str]] = {kind: [] for kind in KIND_WORDS}
    synonyms: list[tuple[str, str]] = []
    severities: dict[str, Severity | None] = {}
    try:
        for row in table:
            word, means = row.words("word"), row.words("means")
            if not word:
                continue
            kind = _kind(row.words("kind"))
            by_kind[kind].append(word)
            if kind == "product":
                synonyms.extend((same_name(each), means) for each in word.split(",") if means)
            elif kind == "severity":
                severities[_code(word)] = _severity(means)
    except FunnelError as error:
        error.language = table.language
        raise
    return OwnWords(
        brands=tuple(by_kind["brand"]),
        phrases=tuple(by_kind["phrase"]),
        mean_something_else=tuple(by_kind["other"]),
        synonyms=tuple(synonyms),
        severities=severities,
    )


def _code(typed: str) -> str:
    code = typed.strip().upper()
    if _CODE.fullmatch(code):
        return code
    raise BadInput(
        Text(
            f"‘{typed}’ is geen code van een regel. Typ bij ‘Woord’ een code zoals MSG101.",
            f"‘{typed}’ is not the code of a rule. Type a code such as MSG101 under Word.",
        )
    )


def _kind(typed: str) -> WordKind:
    wanted = same_name(typed)
    for kind in get_args(WordKind):
        if wanted in {kind, *map(same_name, KIND_WORDS[kind])}:
            found: WordKind = kind
            return found
    raise _unknown(typed, Text("soort woord", "a kind of word"), list(KIND_WORDS.values()))


def _severity(typed: str) -> Severity | None:
    wanted = same_name(typed)
    for severity, text in SEVERITY_WORDS.items():
        if wanted in {severity, *map(same_name, text)}:
            return None if severity == "off" else severity
    raise _unknown(typed, Text("ernst", "a severity"), list(SEVERITY_WORDS.values()))


def _unknown(typed: str, what: Text, known: list[Text]) -> BadInput:
    dutch, english = ", ".join(text.nl for text in known), ", ".join(text.en for text in known)
    return BadInput(
        Text(
            f"‘{typed}’ ken ik niet als {what.nl}. Kies uit {dutch}.",
            f"‘{typed}’ is unknown as {what.en}. Choose from {english}.",
        )
    )
