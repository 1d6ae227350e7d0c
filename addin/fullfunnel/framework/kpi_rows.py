"""The rows of one KPI in the table, while they are gathered: what they say in a column, and whether they agree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fullfunnel.display import amount
from fullfunnel.errors import BadInput
from fullfunnel.framework.names import same_name
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.framework.table import TableRow
    from fullfunnel.framework.typed.period import TimeUnit


@dataclass(slots=True)
class KpiRows:
    """One KPI while its rows are being gathered."""

    name: str
    first: TableRow
    rows: list[TableRow] = field(default_factory=list)
    stage: str = ""

    def words(self, column: str) -> tuple[str, TableRow]:
        """What its rows say in a column, and where; the rows of one KPI may not contradict each other."""
        first, where = "", self.first
        for row in self.rows:
            said = row.words(column)
            if said and first and same_name(said) != same_name(first):
                raise self._contradiction(column, first, said, row)
            if said and not first:
                first, where = said, row
        return first, where

    def number(self, column: str) -> float | None:
        """The number its rows give in a column; at least 0."""
        found: float | None = None
        for row in self.rows:
            number = at_least_zero(row, column)
            if number is None:
                continue
            if found is not None and number != found:
                raise self._contradiction(column, f"{found:g}", f"{number:g}", row)
            found = number
        return found

    def volume(self, column: str) -> tuple[float | None, TimeUnit | None]:
        """The number its rows give in a column, at least 0, and for how long it counts where that is said."""
        found: tuple[float, TimeUnit | None] | None = None
        for row in self.rows:
            number, unit = row.volume_in(column)
            if number is None:
                continue
            if number < 0:
                raise negative(number, row, column)
            if found is not None and (number, unit) != found:
                raise self._contradiction(column, f"{found[0]:g}", f"{number:g}", row)
            found = number, unit
        return found or (None, None)

    def _contradiction(self, column: str, first: str, other: str, row: TableRow) -> BadInput:
        place = row.place(column)
        return BadInput(
            Text(
                f"‘{self.name}’ staat op meer rijen, maar die spreken elkaar tegen: {first} en {other} "
                f"({place.nl}). Vul dit alleen op de eerste rij in, of geef de rijen een eigen naam.",
                f"‘{self.name}’ is on several rows that contradict each other: {first} and {other} ({place.en}). "
                "Fill this in on the first row only, or give the rows names of their own.",
            )
        )


def at_least_zero(row: TableRow, column: str) -> float | None:
    """The number in a column of a row, ``None`` for a blank cell; below 0 it is an error."""
    number = row.number_in(column)
    if number is not None and number < 0:
        raise negative(number, row, column)
    return number


def negative(number: float, row: TableRow, column: str) -> BadInput:
    """The error of a negative number; for a baseline with where it belongs."""
    place = row.place(column)
    leaving = Text("", "")
    if column == "baseline":
        leaving = Text(
            " Wat er vertrekt, hoort in de kolom ‘Uitstroom’.", " What leaves belongs in the column Outflow."
        )
    return BadInput(
        Text(
            f"Een getal kan hier niet negatief zijn: {amount(number, 'nl')} ({place.nl}). Vul nul of meer "
            f"in.{leaving.nl}",
            f"A number here cannot be negative: {amount(number, 'en')} ({place.en}). Type zero or more.{leaving.en}",
        )
    )


def no_name(row: TableRow) -> BadInput:
    """The error of a row that says something of a KPI without its name."""
    place = row.place("kpi")
    return BadInput(
        Text(f"De naam van de KPI ontbreekt ({place.nl}).", f"The name of the KPI is missing ({place.en}).")
    )
