"""A plan as Calc hands it over to a job of the menu, and what the job wants done to it.

The jobs are those of the ribbon, and this takes the place of :class:`~fullfunnel.hosts.excel.open_plan.OpenPlan` there:
what Excel would be asked was sent along, and what Excel would have to do is kept, so that Calc does it.
"""

from __future__ import annotations

from inspect import unwrap
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ConfigDict

from fullfunnel.checks.cell_map import CellMap
from fullfunnel.errors import FunnelError, NotFound
from fullfunnel.framework import schema as contract
from fullfunnel.framework.plan_fields import FIELD_LABELS
from fullfunnel.hosts.actions import JOBS
from fullfunnel.hosts.no_goal import no_goal
from fullfunnel.hosts.windows import Windows
from fullfunnel.language import LANGUAGES, Language, Text
from fullfunnel.xlsx.address import Position

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fullfunnel.framework.typed.cells import Row
    from fullfunnel.hosts.asking import Asking
    from fullfunnel.hosts.excel.open_plan import OwnSheet

Scalar = str | float | None

TITLE: Final = "\ue000"
"""Stands in a sentence for the title of the sheet that was written: only Calc knows which one is free."""


class Handed(BaseModel):
    """What Calc sends of a workbook."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    tables: dict[str, list[list[Scalar]]]
    """The tables (database ranges) with their header row, by their names in small letters."""
    names: dict[str, Scalar]
    """What the first cell of a named range holds, by its name in small letters."""
    selected_row: list[Scalar]
    """What the selected cell holds, and then its row from the first column on."""
    language: Language
    """Of LibreOffice's menus."""
    formula_columns: dict[str, list[int]] = {}
    """By table, the places of the columns whose last row holds a formula."""
    sheets: dict[str, list[list[Scalar]]] = {}
    """The used cells of every sheet from its first cell on, by its name."""
    path: str = ""
    """Where its file is; blank for a workbook that was never saved."""


class Sheet:
    """The sheet that a job writes, as far as a job asks anything of it."""

    name: Final = TITLE

    def __init__(self) -> None:
        """Nothing is shown yet."""
        self.shown = False

    def activate(self) -> None:
        """Show it when it is written."""
        self.shown = True


class Written:
    """The cells that a job writes."""

    def __init__(self, own: OwnSheet, rows: Sequence[Row]) -> None:
        """Keep what goes on which sheet."""
        self.own, self.rows, self.sheet = own, rows, Sheet()
        self.selected = (0, 0)

    def __getitem__(self, at: tuple[int, int]) -> Written:
        """The cell that is to be selected, by row and column from 0."""
        self.selected = at
        return self

    def select(self) -> None:
        """Already known from the cell that was asked for."""


class HandedPlan:
    """A plan that is open in Calc; what jobs ask of a plan in Excel, asked of what Calc sent."""

    def __init__(self, handed: Handed, asking: Asking) -> None:
        """Take what Calc sent, and the windows that it shows."""
        self._handed = handed
        self.asking = asking
        self.written: Written | None = None
        self.switched: Language | None = None
        self.filled: list[dict[str, Any]] = []
        """The columns of tables that are to be filled, by the place of each."""
        self.named: dict[str, float] = {}
        """The numbers that are to be put in cells, by their names."""
        self.opened = ""
        """The workbook that is to be opened."""

    @property
    def language(self) -> Language:
        """The language of the explanations in the workbook, else that of the menus."""
        asked = self.switched or self._handed.names.get(contract.LANGUAGE.casefold())
        return next((each for each in LANGUAGES if each == asked), self._handed.language)

    def switch_language(self) -> Language:
        """Sets the explanations to the other language.

        Raises:
            NotFound: the workbook has no such setting.
        """
        if contract.LANGUAGE.casefold() not in self._handed.names:
            raise NotFound(
                Text(
                    "Deze werkmap heeft geen taalkeuze. Geef FUNNEL_EXPLAIN de taal als laatste argument: nl of en.",
                    "This workbook has no choice of language. Give FUNNEL_EXPLAIN the language as its last argument: "
                    "nl or en.",
                )
            )
        self.switched = "en" if self.language == "nl" else "nl"
        return self.switched

    def has(self, table: contract.Table) -> bool:
        """Whether the workbook has this table."""
        return table.name.casefold() in self._handed.tables

    def rows(self, table: contract.Table) -> list[list[Scalar]]:
        """A table with its header row.

        Raises:
            NotFound: the workbook has no such table.
        """
        rows = self._handed.tables.get(table.name.casefold())
        if rows is None:
            raise NotFound(
                Text(
                    f"Deze werkmap heeft geen tabel met de naam {table.name}. Begin met een nieuw plan (fullfunnel new "
                    f"plan.xlsx --host calc), of selecteer je eigen lijst en noem die {table.name} met Gegevens > "
                    "Bereik definiëren.",
                    f"This workbook has no table called {table.name}. Begin with a new plan (fullfunnel new plan.xlsx "
                    f"--host calc), or select your own list and call it {table.name} with Data > Define Range.",
                )
            )
        return rows

    def column(self, table: contract.Table, key: str) -> None:
        """Calc marks no messages: a colour set by a program looks the same there as one of the marketeer's own."""

    def goal(self) -> Scalar:
        """How many of the main KPI are wanted.

        Raises:
            NotFound: the workbook has no cell for it.
        """
        if contract.GOAL.casefold() not in self._handed.names:
            raise no_goal(self.language)
        return self._handed.names[contract.GOAL.casefold()]

    def fields(self) -> dict[str, Scalar]:
        """The fields of the first sheet by their names in the workbook."""
        names = self._handed.names
        return {name: names[name.casefold()] for name in FIELD_LABELS if name.casefold() in names}

    def sheets(self) -> tuple[CellMap, ...]:
        """The cells of every sheet, with the tables of the plan among them where they are found again."""
        return tuple(_cell_map(title, rows) for title, rows in self._handed.sheets.items())

    @property
    def path(self) -> str:
        """Where its file is."""
        return self._handed.path

    def show(self, path: Path) -> None:
        """Calc opens it."""
        self.opened = str(path)

    def note_texts(self) -> None:
        """Calc writes down which plan the texts in the workbook are of, where our functions keep them up to date."""
        names = self._handed.names
        mark, noted = names.get(contract.MARK.casefold()), names.get(contract.NOTED.casefold())
        if contract.OUTDATED.casefold() not in names or names[contract.OUTDATED.casefold()]:
            return
        if isinstance(mark, int | float) and isinstance(noted, int | float) and mark != noted:
            self.named[contract.NOTED.casefold()] = mark

    def first_cell(self, name: str) -> None:
        """In Calc remarks go on a sheet of their own: it sends what cells hold, not where they stand."""

    def selected_row(self) -> list[Scalar]:
        """What the selected cell holds, and then what stands in its row."""
        return self._handed.selected_row

    def formula_columns(self, table: contract.Table) -> frozenset[int]:
        """The places of the columns of a table that the marketeer's own formulas fill."""
        return frozenset(self._handed.formula_columns.get(table.name.casefold(), ()))

    def fill(self, table: contract.Table, columns: Mapping[int, Sequence[tuple[int, list[Scalar]]]]) -> None:
        """Keep runs of cells for columns of a table; Calc writes them and lets the table grow."""
        runs = [[at, row, cells] for at, each in columns.items() for row, cells in each]
        self.filled.append({"table": table.name.casefold(), "runs": runs})

    def write(self, own: OwnSheet, rows: Sequence[Row]) -> Written:
        """Keep rows for a sheet of our own; Calc writes them."""
        self.written = Written(own, rows)
        return self.written


def _cell_map(title: str, rows: list[list[Scalar]]) -> CellMap:
    cells: dict[tuple[int, int], object] = {
        (row, column): cell
        for row, line in enumerate(rows, start=1)
        for column, cell in enumerate(line, start=1)
        if cell is not None
    }
    shown = title if title.isalnum() else "'" + title.replace("'", "''") + "'"
    return CellMap(cells, address=lambda row, column: f"{shown}!{Position(row, column).a1}")


def come_of(job: str, handed: Handed, asking: Asking | None = None) -> dict[str, Any]:
    """What a job of the ribbon says and wants done, for Calc.

    Args:
        job: its name in :data:`~fullfunnel.hosts.actions.JOBS`.
        handed: the workbook.
        asking: the windows that Calc shows, else those of the computer.

    Returns:
        ``say``, a sentence in the language of the plan with :data:`TITLE` in it where the sheet is named; ``sheet``
        with its ``title``, the ``name`` of its cells, ``rows``, ``shown`` and ``selected``, or None; ``language`` that
        the plan is to be set to, or None; ``filled`` and, where there is any, ``named`` and ``open`` as
        :class:`HandedPlan` keeps them.
    """
    plan = HandedPlan(handed, asking or Windows())
    try:
        said: Text | None = unwrap(JOBS[job])(plan)  # the work itself, without the box that shows what it says
    except FunnelError as error:
        return {"say": error.text.say(plan.language), "sheet": None, "language": None, "filled": []}
    written = plan.written
    sheet = written and {
        "title": written.own.title.say(plan.language),
        "name": written.own.name,
        "rows": written.rows,
        "shown": written.sheet.shown,
        "selected": written.selected,
    }
    says = said.say(plan.language) if said else ""
    wanted: dict[str, Any] = {"named": plan.named} if plan.named else {}
    if plan.opened:
        wanted["open"] = plan.opened
    return {"say": says, "sheet": sheet, "language": plan.switched, "filled": plan.filled, **wanted}
