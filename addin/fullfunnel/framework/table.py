"""A table in a range: where its header row is, which column holds what, and the rows below it.

Columns may stand in any order, in any case, in Dutch or English, among other columns of the marketeer's own.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput
from fullfunnel.framework.names import close_names, same_name
from fullfunnel.framework.typed.cells import Cell, Row, is_blank, rows_of, words_of
from fullfunnel.framework.typed.header_scale import scale_of, without_scale
from fullfunnel.framework.typed.numbers import read_number
from fullfunnel.framework.typed.period import split_cell, split_unit
from fullfunnel.language import Language, Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fullfunnel.framework.columns import Columns
    from fullfunnel.framework.typed.period import TimeUnit

_TITLE_ROWS: Final = 10
"""How many rows may stand above the header row, for a title or a remark."""

_LIKENESS: Final = 0.84
"""From here on an unknown header is taken for a misspelt one: ``Shares`` is, ``Cost`` beside ``Unit cost`` is not."""

_UNIT: Final = re.compile(r"[(\[][^()\[\]]*+[)\]] ?[:*]?$")
"""A unit or remark in brackets behind a header."""

_SHORT: Final = 5
"""A word of fewer letters is too easily like another one: ``Perc`` is not ``Per``."""

COUNTS: Final = frozenset({"amount", "baseline", "cap", "own_target", "minimum", "outflow", "unit_cost", "per", "n"})
"""Columns of counts and amounts: a percentage there is a part of something that is not said."""

_TOTALS: Final = frozenset(
    {"total", "totals", "grand total", "subtotal", "sub total", "sum", "overall"}
    | {"totaal", "totalen", "eindtotaal", "subtotaal", "som", "generaal totaal"}
)

_TOTAL_OF: Final = re.compile(r"(?:grand |sub[- ]?|eind|generaal )?(?:total|totaal)s?\b")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table, its cells by the name of their column."""

    number: int
    """Which row of the range it is, 1 for the first: what the marketeer counts."""
    cells: dict[str, Cell]
    columns: Columns
    units: Mapping[str, TimeUnit] = field(default_factory=dict)
    """The period that the header of a column says: ``Baseline per month``."""
    scales: Mapping[str, float] = field(default_factory=dict)
    """By what the numbers of a column are multiplied, by its header: ``Rate (%)``, ``Cap (x 1,000)``."""

    def words(self, column: str) -> str:
        """The text in a column, ``""`` when it is blank or the table has no such column."""
        return words_of(self.cells.get(column))

    def number_in(self, column: str) -> float | None:
        """The number in a column, ``None`` when it is blank or absent.

        Raises:
            BadInput: what stands there is no number, or one that can be read in two ways; the text names the place.
        """
        cell = self.cells.get(column)
        # Nearly every cell is blank or a number; the words for its place are made for the others only.
        return None if cell is None else self._number(cell, column)

    def scaled(self, cell: Cell, column: str) -> float:
        """By what the number in a cell of a column is multiplied; a percentage typed as one says it all itself."""
        if self.scales and not (isinstance(cell, str) and cell.rstrip().endswith("%")):
            return self.scales.get(column, 1.0)
        return 1.0

    def _number(self, cell: Cell, column: str) -> float | None:
        if isinstance(cell, str) and column in COUNTS and cell.rstrip().endswith("%"):
            raise _a_share(cell.strip(), self.place(column))
        number = read_number(cell, self.place(column))
        return number if number is None or not self.scales else number * self.scaled(cell, column)

    def volume_in(self, column: str) -> tuple[float | None, TimeUnit | None]:
        """The number in a column and for how long it counts: what the cell says, else the header, else ``None``.

        Raises:
            BadInput: what stands there is no number, or one that can be read in two ways; the text names the place.
        """
        cell = self.cells.get(column)
        if cell is None:
            return None, None
        bare, unit = split_cell(cell)
        return self._number(bare, column), unit or self.units.get(column)

    def place(self, column: str) -> Text:
        """Row and column in words, for an error or a finding."""
        header = self.columns[column]
        return Text(f"tabelrij {self.number}, kolom {header.nl}", f"table row {self.number}, column {header.en}")

    def is_blank(self) -> bool:
        """Whether none of the known columns holds anything."""
        return all(is_blank(cell) for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class NamedColumn:
    """A known column with a name behind its header: ``Rate worst``."""

    name: str
    column: str
    key: str
    """Where its cells are in :attr:`TableRow.cells`."""
    twice: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The known columns of a range and the rows that hold something in them."""

    language: Language
    """The language most of its headers are in."""
    rows: tuple[TableRow, ...]
    named: tuple[NamedColumn, ...] = ()
    """Columns of a scenario, in the order of the table."""

    def __iter__(self) -> Iterator[TableRow]:
        """The rows in the order of the range."""
        return iter(self.rows)


def read_table(
    given: object,
    columns: Columns,
    required: tuple[str, ...],
    *,
    periodic: tuple[str, ...] = (),
    nameable: tuple[str, ...] = (),
) -> Table:
    """The table in a range as a host gives it.

    Args:
        given: rows of cells, the header row among the first ten.
        columns: the columns to look for.
        required: the columns it cannot do without; the first of them marks the header row.
        periodic: the columns whose header may say a period: ``Baseline per month``.
        nameable: the columns that may stand there again with a name behind their header: ``Rate worst``.

    Raises:
        BadInput: no header row, a required or misspelt header, or a header that stands there twice.
    """
    rows = rows_of(given)
    spoken = {spelling for key in periodic for spelling in _spellings(columns[key])}
    at, headers = _header_row(rows, columns, required[0], spoken)
    language = _language(set(headers), columns)
    found = _columns(headers, columns, language)
    _refuse_missing(rows[at], columns, required, found, language)
    named = _named(rows[at], headers, columns, nameable, found)
    _refuse_misspelt(headers, columns, found, language, own={index for index, _ in named.values()})
    units = {key: unit for key in periodic if key in found and (unit := _period(rows[at][found[key]], spoken)[1])}
    places = found | {key: index for key, (index, _) in named.items()}
    scales = {key: scale for key, index in places.items() if (scale := scale_of(rows[at][index])) != 1}
    shown = {**columns, **{key: same(words_of(rows[at][index])) for key, (index, _) in named.items()}}
    read = (
        TableRow(number, {key: row[index] for key, index in places.items()}, shown, units, scales)
        for number, row in enumerate(rows[at + 1 :], start=at + 2)
    )
    return Table(language, tuple(row for row in read if not row.is_blank()), tuple(each for _, each in named.values()))


def locate(rows: list[Row], columns: Columns, required: tuple[str, ...]) -> tuple[int, dict[str, int], Language]:
    """Where a table lies in rows of cells: the index of its header row, that of every known column, and its language.

    For a table of thousands of rows, whose reader goes over the cells itself.

    Raises:
        BadInput: no header row, a required or misspelt header, or a header that stands there twice.
    """
    at, headers = _header_row(rows, columns, required[0], set())
    language = _language(set(headers), columns)
    found = _columns(headers, columns, language)
    _refuse_missing(rows[at], columns, required, found, language)
    _refuse_misspelt(headers, columns, found, language, own=set())
    return at, found, language


def _a_share(typed: str, place: Text) -> BadInput:
    return BadInput(
        Text(
            f"‘{typed}’ is een deel, maar hier is een aantal of bedrag nodig ({place.nl}). Reken dat uit en typ het "
            "getal.",
            f"‘{typed}’ is a share, but a number or an amount is needed here ({place.en}). Calculate the number and "
            "type it.",
        )
    )


def is_total(name: str) -> bool:
    """Whether a row with this name is a totals row, not one of its own."""
    return same_name(name).rstrip(":") in _TOTALS


def begins_as_total(name: str) -> bool:
    """Whether a name begins as that of a totals row does: ``Totaal budget``, ``Total: Campaigns``."""
    return bool(_TOTAL_OF.match(same_name(name)))


def _spellings(header: Text) -> set[str]:
    return {same_name(header.nl), same_name(header.en)}


def _header(cell: Cell) -> str:
    """A header in the form in which it is compared: ``Rate (%):`` and ``Rate %`` are ``rate``."""
    words = _without_scale(same_name(words_of(cell)))
    return _UNIT.sub("", words).rstrip(": *")


def _without_scale(header: str) -> str:
    return without_scale(header) if scale_of(header) != 1 else header


def _period(cell: Cell, spoken: set[str]) -> tuple[str, TimeUnit | None]:
    """A header as it is compared, without the period it says; only where that is one of the ``spoken`` ones."""
    if spoken:
        base, unit = split_unit(same_name(words_of(cell)).rstrip(":*"))
        bare = _UNIT.sub("", without_scale(base) or base).rstrip(":*").rstrip()
        if unit is not None and (bare in spoken or bare.removesuffix("s") in spoken):
            return bare, unit
    return _header(cell), None


def _named(
    cells: Row, headers: list[str], columns: Columns, nameable: tuple[str, ...], found: dict[str, int]
) -> dict[str, tuple[int, NamedColumn]]:
    """The columns with a name behind their header, by the key of their cells."""
    named: dict[str, tuple[int, NamedColumn]] = {}
    taken = set(found.values())
    for index, header in enumerate(headers):
        if index in taken:
            continue
        for column in nameable:
            spelling = next((each for each in _spellings(columns[column]) if header.startswith(f"{each} ")), None)
            words = _without_scale(words_of(cells[index])).split()[len(spelling.split()) :] if spelling else []
            name = _UNIT.sub("", " ".join(words).rstrip(":*"))
            if not name or same_name(name).startswith(("per ", "/", "(", "[")):
                continue
            key = f"{column}: {same_name(name)}"
            twice = key in named
            named[key] = named[key][0] if twice else index, NamedColumn(name, column, key, twice)
    return named


def _header_row(rows: list[Row], columns: Columns, mark: str, spoken: set[str]) -> tuple[int, list[str]]:
    """The index of the header row and its headers, each in the form in which it is compared."""
    marks = _spellings(columns[mark])
    known = set().union(*map(_spellings, columns.values()))
    enough = min(len(rows[0]), 2)
    for at, row in enumerate(rows[:_TITLE_ROWS]):
        headers = [_period(cell, spoken)[0] for cell in row]
        if not marks.isdisjoint(headers) and len(known.intersection(headers)) >= enough:
            return at, headers
    header = columns[mark]
    found = ", ".join(filter(None, map(words_of, rows[0]))) or "–"
    raise BadInput(
        Text(
            f"Geen rij kopjes gevonden met ‘{header.nl}’. Neem de rij kopjes mee in het bereik "
            f"({', '.join(each.nl for each in columns.values())}). Bovenaan staat nu: {found}.",
            f"No header row found with ‘{header.en}’. Include the header row in the range "
            f"({', '.join(each.en for each in columns.values())}). The first row now is: {found}.",
        )
    )


def _language(headers: set[str], columns: Columns) -> Language:
    distinct = [text for text in columns.values() if text.nl != text.en]
    dutch = sum(same_name(text.nl) in headers for text in distinct)
    english = sum(same_name(text.en) in headers for text in distinct)
    return "nl" if dutch > english else "en"


def _columns(headers: list[str], columns: Columns, language: Language) -> dict[str, int]:
    """The index of each known column.

    Where both words stand there, the language of the table decides: beside Rate, a column Ratio is one of her own.
    """
    found: dict[str, int] = {}
    counts = Counter(headers)
    for key, text in columns.items():
        own, other = same_name(text.say(language)), same_name(text.say("en" if language == "nl" else "nl"))
        header = next((each for each in (own, other, f"{own}s", f"{other}s") if each in counts), None)
        if header is None:
            continue
        if counts[header] > 1:
            shown = text.say(language)
            raise BadInput(
                Text(
                    f"Het kopje ‘{shown}’ komt twee keer voor in de tabel. Hernoem een van de twee kolommen.",
                    f"The header ‘{shown}’ occurs twice in the table. Rename one of the two columns.",
                ),
                language,
            )
        found[key] = headers.index(header)
    return found


def _is_ours(header: str, columns: Columns) -> bool:
    """Whether a header is a column of ours or one of a scenario: ``Rate worst`` is not what Rate is called now."""
    words = same_name(header)
    return any(words == each or words.startswith(f"{each} ") for text in columns.values() for each in _spellings(text))


def _refuse_missing(
    headers: Row, columns: Columns, required: tuple[str, ...], found: dict[str, int], language: Language
) -> None:
    for key in required:
        if key in found:
            continue
        text = columns[key]
        own = [words_of(cell) for index, cell in enumerate(headers) if index not in found.values()]
        close = close_names(text.say(language), [each for each in own if each and not _is_ours(each, columns)])
        hint = Text(f" Heet die nu ‘{close[0]}’?", f" Is it now called ‘{close[0]}’?") if close else Text("", "")
        raise BadInput(
            Text(
                f"De kolom ‘{text.nl}’ ontbreekt in de tabel.{hint.nl} Voeg die toe met ‘{text.nl}’ als kopje, en "
                "neem die mee in het bereik.",
                f"The column ‘{text.en}’ is missing from the table.{hint.en} Add it with ‘{text.en}’ as its header, "
                "and include it in the range.",
            ),
            language,
        )


def _refuse_misspelt(
    headers: list[str], columns: Columns, found: dict[str, int], language: Language, *, own: set[int]
) -> None:
    """A header that is nearly one of ours would otherwise be passed over, and the figures below it with it."""
    absent = {spelling: key for key, text in columns.items() if key not in found for spelling in _spellings(text)}
    long_enough = [spelling for spelling in absent if len(spelling) >= _SHORT]
    for index, header in enumerate(headers):
        if not header or index in own or index in found.values():
            continue
        close = close_names(header, long_enough, cutoff=_LIKENESS) or [
            each for each in long_enough if sorted(each) == sorted(header)
        ]
        # ``Shares`` is read as Share below; ``Shared`` is a word of its own.
        if close and not header.startswith(close[0]):
            text = columns[absent[close[0]]]
            raise BadInput(
                Text(
                    f"Het kopje ‘{header}’ lijkt op ‘{text.nl}’, maar is het niet. Maak er ‘{text.nl}’ van, "
                    "of geef je eigen kolom een andere naam.",
                    f"The header ‘{header}’ looks like ‘{text.en}’ but is not. Make it ‘{text.en}’, "
                    "or give your own column another name.",
                ),
                language,
            )
