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
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.framework.columns import KPI_COLUMNS
from fullfunnel.framework.names import close_names, same_name
from fullfunnel.framework.typed.cells import is_blank, words_of
from fullfunnel.framework.typed.dates import read_date, serial
from fullfunnel.framework.typed.numbers import read_number
from fullfunnel.language import Text
from fullfunnel.portfolio.list_rows import rows_of
from fullfunnel.portfolio.list_writing import with_a_point, writing_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.language import Language
    from fullfunnel.portfolio.list_writing import Writing


class Setting(NamedTuple):
    """One cell of a plan: a defined name, or a column of a row of a table."""

    name: str
    """``ffGoal``; for a cell of a table the table, ``ffKpis``."""
    row: str = ""
    """The KPI (``Clicks``, ``Clicks > Visits``) or the item of the budget."""
    column: str = ""
    """The key of the column."""


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


_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "ffCampaign": ("campaign", "campagne", "plan"),
    "ffGoal": ("goal", "main goal", "hoofddoel", "doel"),
    "ffStart": ("start", "start date", "startdatum", "begin"),
    "ffEnd": ("end", "end date", "einde", "einddatum", "eind"),
    "ffOwner": ("owner", "eigenaar"),
    "ffWhy": ("why", "waarom"),
    "ffRecipients": ("recipients", "ontvangers"),
    "ffOrderValue": ("order value", "orderwaarde"),
    "ffMargin": ("margin", "marge"),
    "ffProfit": ("profit", "winst"),
    "ffCurrency": ("currency", "valuta"),
}
_CLIENT: Final = frozenset({"client", "klant", "customer", "account"})
_LANGUAGE: Final = frozenset({"language", "taal"})
_MODEL: Final = frozenset({"model", "stage model", "fasemodel"})
_DAYS: Final = frozenset({"ffStart", "ffEnd"})
_WORDS: Final = frozenset({"ffCampaign", "ffOwner", "ffWhy", "ffRecipients", "ffCurrency"})
_KPI_SETTINGS: Final = ("rate", "cap", "unit_cost", "share", "baseline", "own_target", "n", "lag", "per")
_ALSO: Final = {
    "price": "unit_cost",
    "prijs": "unit_cost",
    "ceiling": "cap",
    "doel": "own_target",
    "target": "own_target",
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
        BadInput: there is no header row with Client or Campaign, or a header that is not known.
    """
    rows, mark = rows_of(path)
    if not rows:
        raise BadInput(Text(f"‘{path.name}’ is leeg.", f"‘{path.name}’ is empty."))
    headers = [words_of(cell) for cell in rows[0]]
    places = _places(headers, path.name)
    writing = writing_of(headers, mark)
    clients: list[Client] = []
    faults: list[Fault] = []
    for line, cells in enumerate(rows[1:], start=2):
        if all(is_blank(cell) for cell in cells):
            continue
        client, wrong = _client(line, cells, headers, places, writing)
        faults += wrong
        if not wrong:
            clients.append(client)
    return ClientList(*_without_twins(clients, faults))


class _Place(NamedTuple):
    kind: str
    """client, language, model, or setting."""
    setting: Setting | None = None


def _places(headers: Sequence[str], name: str) -> list[_Place | None]:
    places = [_place(header) for header in headers]
    unknown = [header for header, place in zip(headers, places, strict=True) if header and place is None]
    if unknown:
        known = sorted({"Client", "Language", "Model", *(names[0].capitalize() for names in _FIELDS.values())})
        near = close_names(unknown[0], known, cutoff=0.7)
        hint = f" {near[0]}?" if near else ""
        raise BadInput(
            Text(
                f"‘{name}’, kolom ‘{unknown[0]}’: dat kopje ken ik niet.{' Bedoel je' + hint if hint else ''} "
                "Wel: Klant, Campagne, Hoofddoel, Start, Einde, Taal, Model, Eigenaar, Valuta, ‘Ratio KPI’, "
                "‘Plafond KPI’, ‘Kosten KPI’, ‘Budget POST’.",
                f"‘{name}’, column ‘{unknown[0]}’: that header is unknown.{' Did you mean' + hint if hint else ''} "
                "Known: Client, Campaign, Goal, Start, End, Language, Model, Owner, Currency, ‘Rate KPI’, ‘Cap KPI’, "
                "‘Unit cost KPI’, ‘Budget ITEM’.",
            )
        )
    if not any(place and (place.kind == "client" or place.setting == Setting("ffCampaign")) for place in places):
        raise BadInput(
            Text(
                f"‘{name}’ heeft geen kolom Klant of Campagne: daaraan wordt elke werkmap herkend.",
                f"‘{name}’ has no column Client or Campaign: every workbook is known by these.",
            )
        )
    return places


def _place(header: str) -> _Place | None:
    plain = same_name(header)
    for kind, words in (("client", _CLIENT), ("language", _LANGUAGE), ("model", _MODEL)):
        if plain in words:
            return _Place(kind)
    for name, names in _FIELDS.items():
        if plain in names:
            return _Place("setting", Setting(name))
    return _place_in_table(header)


def _place_in_table(header: str) -> _Place | None:
    words = header.split()
    for count in (2, 1):
        front, rest = same_name(" ".join(words[:count])), " ".join(words[count:])
        if not rest:
            continue
        if front == "budget":
            return _Place("setting", Setting("ffBudget", rest, "amount"))
        column = _ALSO.get(front) or next(
            (key for key in _KPI_SETTINGS if front in {same_name(each) for each in KPI_COLUMNS[key]}), None
        )
        if column is not None:
            return _Place("setting", Setting("ffKpis", rest, column))
    return None


def _client(
    line: int, cells: Sequence[Cell], headers: Sequence[str], places: Sequence[_Place | None], writing: Writing
) -> tuple[Client, list[Fault]]:
    found: dict[str, str] = {}
    settings: dict[Setting, Cell] = {}
    labels: dict[Setting, str] = {}
    faults: list[Fault] = []
    for header, place, cell in zip(headers, places, cells, strict=False):
        if place is None or is_blank(cell):
            continue
        if place.setting is None:
            found[place.kind] = words_of(cell)
            continue
        try:
            where = Text(f"regel {line}, kolom {header}", f"line {line}, column {header}")
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
    client = Client(line, found.get("client", ""), campaign, spoken, model, settings, labels)
    if not client.key:
        nameless = Text("Klant en Campagne zijn leeg.", "Client and Campaign are blank.")
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
    if setting.column == "lag" and isinstance(cell, str) and "-" in cell.strip("-"):
        return words_of(cell)
    number = read_number(with_a_point(cell) if writing.has_commas else cell, where)
    if number is not None and number < 0:
        raise BadInput(
            Text(
                f"Bij {where.nl} staat ‘{words_of(cell)}’, en dat is minder dan 0. Typ een getal van 0 of meer, of "
                "maak de cel leeg.",
                f"At {where.en} stands ‘{words_of(cell)}’, which is less than 0. Type a number of 0 or more, or clear "
                "the cell.",
            )
        )
    return number


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
                f"‘{client.key}’ stands on line {first} already. Give the campaign a name of its own.",
            )
            faults.append(Fault(client.line, "", twice))
    return tuple(kept), tuple(sorted(faults, key=lambda fault: fault.line))
