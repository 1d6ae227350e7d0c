"""The header row of a client list: which cell of a plan each column sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.errors import BadInput
from fullfunnel.framework import schema
from fullfunnel.framework.columns import KPI_COLUMNS
from fullfunnel.framework.names import close_names, same_name
from fullfunnel.framework.plan_fields import FIELD_LABELS
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence


class Setting(NamedTuple):
    """One cell of a plan: a defined name, or a column of a row of a table."""

    name: str
    """``ffGoal``; for a cell of a table the table, ``ffKpis``."""
    row: str = ""
    """The KPI (``Clicks``, ``Clicks > Visits``) or the item of the budget."""
    column: str = ""
    """The key of the column."""


CLIENT: Final = schema.CLIENT

_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    schema.CAMPAIGN: ("Campaign", "Campagne", "Plan"),
    schema.GOAL: ("Goal", "Hoofddoel", "Main goal", "Doel"),
    schema.START: ("Start", "Start date", "Startdatum", "Begin"),
    schema.END: ("End", "Einde", "End date", "Einddatum", "Eind"),
    schema.OWNER: ("Owner", "Eigenaar"),
    schema.WHY: ("Why", "Waarom"),
    schema.RECIPIENTS: ("Recipients", "Ontvangers"),
    schema.CURRENCY: ("Currency", "Valuta"),
    schema.ORDER_VALUE: ("Order value", "Orderwaarde"),
    schema.VAT: ("VAT", "Btw"),
    schema.MARGIN: ("Margin", "Marge"),
    schema.PROFIT: ("Profit", "Winst"),
    schema.PROFIT_BASIS: ("Profit is a share of", "Winst is deel van"),
    schema.CPA_METHOD: ("Max CPA method", "Rekenwijze max-CPA"),
}
"""The headers of each cell of the first sheet, English and Dutch first; the label that it has there is one too."""
_OTHERS: Final[dict[str, tuple[str, ...]]] = {
    "client": ("Client", "Klant", "Customer", "Account"),
    "language": ("Language", "Taal"),
    "model": ("Model", "Stage model", "Fasemodel"),
}
_KPI_SETTINGS: Final = ("rate", "cap", "unit_cost", "share", "baseline", "own_target", "n", "lag", "per")
_ALSO: Final = {
    "price": "unit_cost",
    "prijs": "unit_cost",
    "ceiling": "cap",
    "doel": "own_target",
    "target": "own_target",
}
_MOST_NAMED: Final = 5


class Place(NamedTuple):
    """What a column is for."""

    kind: str
    """client, language, model, or setting."""
    setting: Setting | None = None

    @property
    def cell(self) -> Setting:
        """The cell that the column is for, whatever capitals its KPI is written in."""
        if self.setting is None:
            return Setting(CLIENT if self.kind == "client" else self.kind)
        return self.setting._replace(row=same_name(self.setting.row))


def places_of(headers: Sequence[str], name: str) -> list[Place | None]:
    """What each column is for; ``None`` for one without a header, or with one in brackets, which is somebody's own.

    Args:
        headers: the header row.
        name: of the file.

    Raises:
        BadInput: a header that is not known, or none by which a plan is known.
    """
    places = [None if _is_own(header) else _place(header) for header in headers]
    pairs = zip(headers, places, strict=True)
    unknown = [header for header, place in pairs if header and place is None and not _is_own(header)]
    if unknown:
        raise BadInput(_unknown(unknown, name))
    _require_once(headers, places, name)
    if not any(place and (place.kind == "client" or place.setting == Setting(schema.CAMPAIGN)) for place in places):
        raise BadInput(
            Text(
                f"‘{name}’ heeft geen kolom Klant of Campagne: daaraan wordt elke werkmap herkend. Voeg een van "
                "de twee toe.",
                f"‘{name}’ has no column Client or Campaign: every workbook is recognised by these. Add one of them.",
            )
        )
    return places


def _require_once(headers: Sequence[str], places: Sequence[Place | None], name: str) -> None:
    """Refuse two columns for one cell: which of them counts nobody can say."""
    first: dict[Setting, str] = {}
    for header, place in zip(headers, places, strict=True):
        if place is None:
            continue
        cell = place.cell
        if cell in first:
            one, other = first[cell], header
            raise BadInput(
                Text(
                    f"‘{name}’: de kolommen ‘{one}’ en ‘{other}’ zijn voor dezelfde cel. Laat er maar een staan.",
                    f"‘{name}’: the columns ‘{one}’ and ‘{other}’ are for the same cell. Keep only one of them.",
                )
            )
        first[cell] = header


def is_header_of(header: str, setting: Setting) -> bool:
    """Whether a header, however it is spelled, is that of a cell."""
    place = _place(header)
    return place is not None and place.cell == Place("setting", setting).cell


def _is_own(header: str) -> bool:
    return header.startswith(("(", "[")) and header.endswith((")", "]"))


def _unknown(unknown: list[str], name: str) -> Text:
    known = [*_OTHERS.values(), *_FIELDS.values()]
    english, dutch = (", ".join(dict.fromkeys(names[at] for names in known)) for at in (0, 1))
    named = [_guess(header) for header in unknown[:_MOST_NAMED]]
    shown = Text(", ".join(each.nl for each in named), ", ".join(each.en for each in named))
    more = len(unknown) - len(named)
    many = Text(f" en nog {more}", f" and {more} more") if more else Text("", "")
    which = Text("deze kopjes", "these headers are") if len(unknown) > 1 else Text("dit kopje", "this header is")
    return Text(
        f"‘{name}’: {which.nl} ken ik niet: {shown.nl}{many.nl}. Wel: {dutch}, ‘Ratio KPI’, ‘Aandeel KPI’, ‘Plafond "
        "KPI’, ‘Kosten KPI’, ‘Budget POST’. Zet een kolom van jezelf tussen haakjes, zoals (Opmerking); die wordt "
        "overgeslagen.",
        f"‘{name}’: {which.en} unknown: {shown.en}{many.en}. Known: {english}, ‘Rate KPI’, ‘Share KPI’, ‘Cap "
        "KPI’, ‘Unit cost KPI’, ‘Budget ITEM’. Put a column of your own in brackets, like (Remark); it is skipped.",
    )


def _guess(header: str) -> Text:
    """A header with the known one that it is most like."""
    names = {same_name(each): each for group in (*_OTHERS.values(), *_FIELDS.values()) for each in group}
    near = close_names(same_name(header), [*names], cutoff=0.75)
    if not near:
        return Text(f"‘{header}’", f"‘{header}’")
    meant = names[near[0]]
    return Text(f"‘{header}’ (bedoel je {meant}?)", f"‘{header}’ (did you mean {meant}?)")


def _place(header: str) -> Place | None:
    plain = same_name(header)
    for kind, words in _OTHERS.items():
        if plain in map(same_name, words):
            return Place(kind)
    for name, names in _FIELDS.items():
        label = FIELD_LABELS[name]
        if plain in map(same_name, (*names, label.nl, label.en)):
            return Place("setting", Setting(name))
    return _place_in_table(header)


def _place_in_table(header: str) -> Place | None:
    words = header.split()
    for count in (2, 1):
        front, rest = same_name(" ".join(words[:count])), " ".join(words[count:])
        if not rest:
            continue
        if front == "budget":
            return Place("setting", Setting("ffBudget", rest, "amount"))
        column = _ALSO.get(front) or next(
            (key for key in _KPI_SETTINGS if front in {same_name(each) for each in KPI_COLUMNS[key]}), None
        )
        if column is not None:
            return Place("setting", Setting("ffKpis", rest, column))
    return None
