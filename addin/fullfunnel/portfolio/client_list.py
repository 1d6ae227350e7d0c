"""The list that workbooks are generated from: a row a plan, from CSV or Excel, with Dutch or English headers.

| header | sets |
|---|---|
| Client / Klant, Campaign / Campagne | what the plan is called, and its file |
| Goal / Hoofddoel, Start, End / Einde, Owner / Eigenaar ... | the cells of the first sheet |
| Language / Taal, Model | which template |
| Rate KPI / Ratio KPI, Cap KPI / Plafond KPI, Unit cost KPI / Kosten KPI ... | a cell of that KPI |
| Budget ITEM | the amount of that line of the budget |

A KPI that feeds two others has two rows: ``Rate Clicks > Visits`` names one of them. Under Dutch headers ``4-1-2027``
is a day in January and, in a list with semicolons, ``1.200`` twelve hundred; else both are in doubt, and a fault.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.framework import schema
from fullfunnel.framework.names import same_name
from fullfunnel.framework.typed.cells import is_blank, words_of
from fullfunnel.framework.typed.currency import currency_of
from fullfunnel.framework.typed.dates import read_date, serial
from fullfunnel.framework.typed.numbers import read_number
from fullfunnel.language import LANGUAGES, Text
from fullfunnel.portfolio.list_headers import CLIENT, Setting, places_of
from fullfunnel.portfolio.list_rows import rows_of
from fullfunnel.portfolio.list_writing import with_a_point, writing_of
from fullfunnel.targets.allowable import PROFIT_BASIS_WORDS
from fullfunnel.targets.max_cpa import READING_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.language import Language
    from fullfunnel.portfolio.list_headers import Place
    from fullfunnel.portfolio.list_writing import Writing


@dataclass(frozen=True)
class Client:
    """One row of the list."""

    line: int
    """In the file, 1 for the header."""
    client: str = ""
    campaign: str = ""
    language: Language | None = None
    model: str | None = None
    settings: dict[Setting, Cell] = field(default_factory=dict)
    labels: dict[Setting, str] = field(default_factory=dict)
    """The header under which each setting stands."""
    blank: tuple[str, ...] = ()
    """The headers under which nothing stands in this row."""

    @property
    def cells(self) -> dict[Setting, Cell]:
        """What is set, the name of the client among it."""
        return ({Setting(CLIENT): self.client} if self.client else {}) | self.settings

    @property
    def key(self) -> str:
        """What the row is known by in the next run, wherever it stands in the list."""
        return " | ".join(filter(None, (self.client, self.campaign)))


class Fault(NamedTuple):
    """A row that gives no workbook, or a cell that was passed over: where, and what to do."""

    line: int
    column: str
    what: Text


class ClientList(NamedTuple):
    """The rows that can be used, and what is wrong with the others."""

    clients: tuple[Client, ...]
    faults: tuple[Fault, ...]
    keys: frozenset[str] = frozenset()
    """What all rows are known by, those with a fault too."""
    language: Language | None = None
    """Of its headers, where they are Dutch."""


_DAYS: Final = frozenset({schema.START, schema.END})
_WORDS: Final = frozenset({schema.CAMPAIGN, schema.OWNER, schema.WHY, schema.RECIPIENTS})
_CHOICES: Final[dict[str, Collection[Text]]] = {
    schema.PROFIT_BASIS: PROFIT_BASIS_WORDS.values(),
    schema.CPA_METHOD: READING_WORDS.values(),
}
_LANGUAGES: Final[dict[str, Language]] = {
    "nl": "nl", "dutch": "nl", "nederlands": "nl", "en": "en", "english": "en", "engels": "en"
}  # fmt: skip
_MODELS: Final = ("see-think-do-care", "touch-tell-sell", "aida")


def read_client_list(path: Path) -> ClientList:
    """The list in a file.

    Args:
        path: .csv or .txt (comma, semicolon or tab), or a workbook: its first table, else its first sheet.

    Raises:
        Refusal: a workbook that cannot be read.
        BadInput: there is no header row with Client or Campaign, a header that is not known, or no row below it.
    """
    rows, mark = rows_of(path)
    if not rows:
        raise BadInput(Text(f"‘{path.name}’ is leeg.", f"‘{path.name}’ is empty."))
    headers = [words_of(cell) for cell in rows[0]]
    places = places_of(headers, path.name)
    writing = writing_of(headers, mark)
    clients: list[Client] = []
    faults: list[Fault] = []
    keys: set[str] = set()
    for line, cells in enumerate(rows[1:], start=2):
        if all(is_blank(cell) for cell in cells):
            continue
        client, wrong = _client(line, cells, headers, places, writing)
        faults += wrong
        keys.add(client.key)
        if not wrong:
            clients.append(client)
    if not keys:
        raise BadInput(
            Text(
                f"In ‘{path.name}’ staat geen klant onder de kopjes. Zet elke klant op een eigen regel.",
                f"‘{path.name}’ has no clients below its headers. Put every client on a line of its own.",
            )
        )
    return ClientList(*_without_twins(clients, faults), frozenset(keys), "nl" if writing.language == "nl" else None)


def _client(
    line: int, cells: Sequence[Cell], headers: Sequence[str], places: Sequence[Place | None], writing: Writing
) -> tuple[Client, list[Fault]]:
    found: dict[str, str] = {}
    settings: dict[Setting, Cell] = {}
    labels: dict[Setting, str] = {}
    faults: list[Fault] = []
    blank: list[str] = []
    for header, place, cell in zip_longest(headers, places, cells[: len(headers)]):
        if place is None:
            continue
        if is_blank(cell):
            blank.append(header)
            continue
        if place.setting is None:
            found[place.kind] = words_of(cell)
            if place.kind == "client":
                labels[Setting(CLIENT)] = header
            continue
        try:
            where = Text(f"kolom {header}", f"column {header}")
            value = _value(place.setting, cell, where, writing)
        except FunnelError as error:
            faults.append(Fault(line, header, error.text))
            continue
        settings[place.setting] = value
        labels[place.setting] = header
    language = _LANGUAGES.get(same_name(found.get("language", "")))
    faults += _faults(line, found, language)
    campaign = words_of(settings.get(Setting("ffCampaign")))
    model = same_name(found.get("model", "")) or None
    # A Dutch list is about Dutch plans: its KPIs have their Dutch names.
    spoken = language or ("nl" if writing.language == "nl" else None)
    client = Client(line, found.get("client", ""), campaign, spoken, model, settings, labels, tuple(blank))
    if not client.key:
        nameless = Text(
            "Klant en Campagne zijn leeg. Vul een van de twee in.",
            "Client and Campaign are blank. Fill in one of them.",
        )
        faults.append(Fault(line, "", nameless))
    return client, faults


def _faults(line: int, found: dict[str, str], language: Language | None) -> Iterator[Fault]:
    if found.get("language") and language is None:
        yield Fault(line, "Language", Text("Kies nl of en.", "Choose nl or en."))
    model = same_name(found.get("model", ""))
    if model and model not in _MODELS:
        known = ", ".join(_MODELS)
        yield Fault(line, "Model", Text(f"Kies uit {known}.", f"Choose from {known}."))


def _value(setting: Setting, cell: Cell, where: Text, writing: Writing) -> Cell:
    if setting.name in _DAYS:
        day = read_date(cell, where, writing.language)
        return None if day is None else serial(day)
    if setting.name in _WORDS:
        return words_of(cell)
    if setting.name in _CHOICES:
        return _choice(words_of(cell), where, _CHOICES[setting.name])
    if setting.name == schema.CURRENCY:
        return _currency(words_of(cell), where)
    if setting.column == "lag" and isinstance(cell, str) and "-" in cell.strip("-"):
        return words_of(cell)
    number = read_number(with_a_point(cell) if writing.has_commas else cell, where)
    if number is not None and number < 0:
        raise BadInput(
            Text(
                f"‘{words_of(cell)}’ is minder dan 0 ({where.nl}). Typ een getal van 0 of meer, of maak de cel leeg.",
                f"‘{words_of(cell)}’ is less than 0 ({where.en}). Type a number of 0 or more, or clear the cell.",
            )
        )
    return number


def _choice(typed: str, where: Text, words: Collection[Text]) -> str:
    known = next((each for each in words if same_name(typed) in {same_name(each.nl), same_name(each.en)}), None)
    if known is not None:
        return typed
    dutch, english = (", ".join(each.say(language) for each in words) for language in LANGUAGES)
    raise BadInput(
        Text(
            f"‘{typed}’ is geen keuze ({where.nl}). Kies uit {dutch}.",
            f"‘{typed}’ is not one of the choices ({where.en}). Choose from {english}.",
        )
    )


def _currency(typed: str, where: Text) -> str:
    code = currency_of(typed)
    if code is not None:
        return code
    raise BadInput(
        Text(
            f"‘{typed}’ is geen valuta ({where.nl}). Typ een code, zoals EUR of USD.",
            f"‘{typed}’ is not a currency ({where.en}). Type a code, such as EUR or USD.",
        )
    )


def _without_twins(clients: list[Client], faults: list[Fault]) -> tuple[tuple[Client, ...], tuple[Fault, ...]]:
    """Two rows of one name would be one workbook: the second is a fault."""
    seen: dict[str, int] = {}
    kept: list[Client] = []
    for client in clients:
        first = seen.setdefault(same_name(client.key), client.line)
        if first == client.line:
            kept.append(client)
        else:
            twice = Text(
                f"‘{client.key}’ staat al op regel {first}. Geef de campagne een eigen naam.",
                f"‘{client.key}’ is already on line {first}. Give the campaign a name of its own.",
            )
            faults.append(Fault(client.line, "", twice))
    return tuple(kept), tuple(sorted(faults, key=lambda fault: fault.line))
