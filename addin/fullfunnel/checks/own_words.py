"""The marketeer's own words: brand words, fixed phrases, and products with their synonyms.

They stand in the table ``ffWords`` (Word, Kind, Means), together with the severity that a rule has in this plan.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, get_args

from fullfunnel.errors import BadInput
from fullfunnel.framework.names import same_name
from fullfunnel.framework.table import read_table
from fullfunnel.language import Text, same

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Severity

WordKind = Literal["brand", "phrase", "product", "severity"]

WORD_COLUMNS: Final = {
    "word": Text("Woord", "Word"),
    "kind": Text("Soort", "Kind"),
    "means": Text("Betekent", "Means"),
}
KIND_WORDS: Final[dict[WordKind, Text]] = {
    "brand": Text("merk", "brand"),
    "phrase": Text("vaste uitdrukking", "fixed phrase"),
    "product": same("product"),
    "severity": Text("ernst", "severity"),
}
SEVERITY_WORDS: Final[dict[Severity | Literal["off"], Text]] = {
    "error": Text("fout", "error"),
    "warning": Text("waarschuwing", "warning"),
    "hint": same("hint"),
    "off": Text("uit", "off"),
}


@dataclass(frozen=True)
class OwnWords:
    """What the words of this plan mean."""

    passed_over: tuple[str, ...] = ()
    """Brand words and fixed phrases: they say nothing about a stage, a price or a form of address."""
    synonyms: tuple[tuple[str, str], ...] = ()
    """Product names with the product they stand for."""
    severities: dict[str, Severity | None] = field(default_factory=dict)
    """The severity of a rule in this plan by its code; ``None`` when it is off."""

    def without(self, line: str) -> str:
        """A line without the words that are passed over; what remains keeps its place."""
        lowered = line.casefold()
        for phrase in self.passed_over:
            start = lowered.find(phrase)
            while phrase and start >= 0:
                line = line[:start] + " " * len(phrase) + line[start + len(phrase) :]
                lowered = line.casefold()
                start = lowered.find(phrase, start + len(phrase))
        return line

    def product(self, name: str) -> str:
        """A product under the name that stands for it."""
        wanted = same_name(name)
        return next((stands for given, stands in self.synonyms if given == wanted), name)


def read_own_words(given: object) -> OwnWords:
    """The words in a range of cells, header row included.

    Raises:
        BadInput: a header is missing, or a kind or severity is none of those there are.
    """
    table = read_table(given, WORD_COLUMNS, required=("word", "kind"))
    passed_over: list[str] = []
    synonyms: list[tuple[str, str]] = []
    severities: dict[str, Severity | None] = {}
    for row in table:
        word, kind, means = row.words("word"), _kind(row.words("kind")), row.words("means")
        if kind in {"brand", "phrase"}:
            passed_over.append(word.casefold())
        elif kind == "product":
            synonyms.extend((same_name(each), means) for each in word.split(",") if means)
        else:
            severities[word.strip().upper()] = _severity(means)
    return OwnWords(tuple(passed_over), tuple(synonyms), severities)


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
