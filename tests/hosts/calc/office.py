# UNO's own names of methods
"""Drives a running LibreOffice over UNO; runs in a Python that has ``uno``, so it is started as a program.

``office.py PIPE COMMAND JSON``: does one thing and prints what came of it as JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import uno
import unohelper
from com.sun.star.awt import XCallback
from file_picker import Picking, instead

if TYPE_CHECKING:
    from collections.abc import Callable

PREFIX = "ORG.FULLFUNNEL.FUNNELADDIN."


def value(name: str, given: Any) -> Any:
    found = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    found.Name, found.Value = name, given
    return found


def connected(pipe: str) -> Any:
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    until = time.monotonic() + 60
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


class Office:
    def __init__(self, pipe: str) -> None:
        self.context = connected(pipe)
        self.desktop = self.service("com.sun.star.frame.Desktop")

    def service(self, name: str) -> Any:
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def load(self, url: str, *, hidden: bool = True) -> Any:
        return self.desktop.loadComponentFromURL(url, "_blank", 0, (value("Hidden", hidden),))

    def workbook(
        self, path: str, typed: dict[str, Any] | None = None, save_as: str | None = None, job: str | None = None
    ) -> list[Any]:
        """Every cell with a function of ours after a full recalculation: place, value, error, formula."""
        document = self.load(Path(path).as_uri(), hidden=job is None)
        try:
            for place, given in (typed or {}).items():
                sheet, cell = place.split("!")
                document.Sheets.getByName(sheet).getCellRangeByName(cell).setValue(given)
            if job:
                self.service("org.fullfunnel.FunnelMenu").trigger(job)
            document.calculateAll()
            if save_as:
                document.storeToURL(Path(save_as).as_uri(), (value("FilterName", "calc8"),))
            return list(ours(document))
        finally:
            document.close(True)  # noqa: FBT003  # UNO knows no argument names

    def jobs(self, path: str, jobs: list[Any], select: str, show: list[str]) -> list[Any]:
        """What stands in a workbook after each job of the menu, or after a text is typed: ``[place, text]``."""
        document = self.load(Path(path).as_uri(), hidden=False)
        try:
            sheet, cell = select.split("!")
            controller = document.getCurrentController()
            controller.select(document.Sheets.getByName(sheet).getCellRangeByName(cell))
            found = []
            for job in jobs:
                if isinstance(job, str):
                    self.service("org.fullfunnel.FunnelMenu").trigger(job)
                else:
                    sheet, cell = job[0].split("!")
                    document.Sheets.getByName(sheet).getCellRangeByName(cell).setString(job[1])
                names = document.NamedRanges
                cells = {each: names.getByName(each).getReferredCells() for each in show if names.hasByName(each)}
                found.append(
                    {
                        "sheets": list(document.Sheets.ElementNames),
                        "active": controller.getActiveSheet().Name,
                        "cells": {name: [list(row) for row in each.getDataArray()] for name, each in cells.items()},
                    }
                )
            return found
        finally:
            document.close(True)  # noqa: FBT003  # UNO knows no argument names

    def imported(self, path: str, rounds: list[dict[str, Any]], table: str, own: list[str], undo: int) -> list[Any]:
        """What stands in a workbook after each time that Import results was chosen and answered by hand.

        Args:
            path: the workbook.
            rounds: of each time the ``files`` that are picked, and the ``presses``: labels of the buttons that are
                pressed in the windows as they come.
            table: the table to look at.
            own: a column that the marketeer adds to it: its header, and the formula of every row, with ``{row}`` and
                the letters of the other columns by their headers.
            undo: how many steps are undone at the end.
        """
        document = self.load(Path(path).as_uri(), hidden=False)
        try:
            add_column(document, table, *own)
            found = [{"seen": [], "title": "", **looked_at(document, table)}]
            for each in rounds:
                picking = Picking([Path(file).as_uri() for file in each["files"]])
                instead(self.context.ServiceManager, picking)
                watching = Watching(self, list(each["presses"]))
                OwnThread(lambda: self.service("org.fullfunnel.FunnelMenu").trigger("import_results")).run(self)
                watching.stop()
                found.append({"seen": watching.seen, "title": picking.title, **looked_at(document, table)})
            for _ in range(undo):
                document.getUndoManager().undo()
            found.append({"seen": [], "title": "", **looked_at(document, table)})
            return found
        finally:
            document.close(True)  # noqa: FBT003  # UNO knows no argument names

    def sheet(self, cells: list[list[Any]], formulas: list[str], array: str | None = None) -> Any:
        """What formulas give beside a table that starts in A1."""
        document = self.load("private:factory/scalc")
        try:
            sheet = document.Sheets.getByIndex(0)
            for row, line in enumerate(cells):
                for column, cell in enumerate(line):
                    put(sheet.getCellByPosition(column, row), cell)
            if array:
                area = sheet.getCellRangeByName(array)
                area.setArrayFormula(formulas[0].replace("FUNNEL", PREFIX + "FUNNEL"))
                return [list(row) for row in area.getDataArray()]
            cell = sheet.getCellRangeByName("Z1")
            found = []
            for formula in formulas:
                cell.setFormula(formula.replace("FUNNEL", PREFIX + "FUNNEL"))
                found.append([shown(cell), cell.getError()])
            return found
        finally:
            document.close(True)  # noqa: FBT003  # UNO knows no argument names

    def changing(self, cells: list[list[Any]], formulas: list[str], changes: list[tuple[str, Any]]) -> list[list[Any]]:
        """What each formula gives after each change to the table that starts in A1; recalculated as Calc sees fit."""
        document = self.load("private:factory/scalc")
        try:
            sheet = document.Sheets.getByIndex(0)
            for row, line in enumerate(cells):
                for column, cell in enumerate(line):
                    put(sheet.getCellByPosition(column, row), cell)
            asking = [sheet.getCellByPosition(25, row) for row in range(len(formulas))]
            for row, formula in enumerate(formulas):
                asking[row].setFormula(formula.replace("FUNNEL", PREFIX + "FUNNEL"))
            found = [[shown(cell) for cell in asking]]
            for place, given in changes:
                put(sheet.getCellRangeByName(place), given)
                found.append([shown(cell) for cell in asking])
            return found
        finally:
            document.close(True)  # noqa: FBT003  # UNO knows no argument names

    def wizard(self) -> dict[str, Any]:
        """What the function wizard shows of each function of ours."""
        listed = self.service("com.sun.star.sheet.FunctionDescriptions")
        found = {}
        for at in range(listed.getCount()):
            each = {one.Name: one.Value for one in listed.getByIndex(at)}
            if each["Name"].startswith("FUNNEL"):
                arguments = [[one.Name, one.Description] for one in each["Arguments"]]
                found[each["Name"]] = [each["Description"], arguments]
        return found

    def configured(self, language: str) -> dict[str, Any]:
        """The descriptions that LibreOffice's configuration holds for a language of its menus."""
        provider = self.service("com.sun.star.configuration.ConfigurationProvider")
        path = value(
            "nodepath", "/org.openoffice.Office.CalcAddIns/AddInInfo/org.fullfunnel.FunnelAddIn/AddInFunctions"
        )
        arguments = (path, value("Locale", language))
        node = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", arguments)
        found = {}
        for name in node.getElementNames():
            function = node.getByName(name)
            parameters = function.getByName("Parameters")
            each = {one: parameters.getByName(one).getByName("Description") for one in parameters.getElementNames()}
            found[function.getByName("DisplayName")] = [function.getByName("Description"), each]
        return found

    def recalculated(self, cells: list[list[Any]], kpis: list[str], goals: int) -> dict[str, float]:
        """Seconds for a full recalculation of 10,000 cells over a table that starts in A1, the best of three.

        On LibreOffice's own thread, as when a person works in it. From outside it would be another one each time, on
        which Python begins again with every call: a fifth slower.
        """
        came: dict[str, float] = OwnThread(lambda: self._recalculated(cells, kpis, goals)).run(self)
        return came

    def _recalculated(self, cells: list[list[Any]], kpis: list[str], goals: int) -> dict[str, float]:
        document = self.load("private:factory/scalc")
        try:
            sheet = document.Sheets.getByIndex(0)
            width, height = len(cells[0]), len(cells)
            blank = [["" if cell is None else cell for cell in row] for row in cells]
            sheet.getCellRangeByPosition(0, 0, width - 1, height - 1).setDataArray(tuple(map(tuple, blank)))
            table = sheet.getCellRangeByPosition(0, 0, width - 1, height - 1).AbsoluteName
            area = sheet.getCellRangeByPosition(width + 1, 0, width + 1, 9_999)
            call = f'={PREFIX}FUNNELTARGET("%s";%d;{table})'
            area.setFormulaArray(tuple((call % (kpis[at % len(kpis)], 1000 + at % goals),) for at in range(10_000)))
            document.calculateAll()
            took = []
            for _ in range(3):
                start = time.perf_counter()
                document.calculateAll()
                took.append(time.perf_counter() - start)
            return {"seconds": min(took), "last": area.getCellByPosition(0, 9_999).getValue()}
        finally:
            document.close(True)  # noqa: FBT003  # UNO knows no argument names

    def terminate(self) -> None:
        self.desktop.terminate()


class OwnThread(unohelper.Base, XCallback):  # type: ignore[misc]  # UNO's types come into being when it runs
    """Work that is done on LibreOffice's own thread; so what it has to do there, it does there."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work
        self._done = threading.Event()
        self._came: list[Any] = []

    def run(self, office: Office) -> Any:
        office.service("com.sun.star.awt.AsyncCallback").addCallback(self, None)
        self._done.wait(100)
        (came,) = self._came
        return came

    def notify(self, _given: Any) -> None:
        try:
            self._came.append(self._work())
        finally:
            self._done.set()


class Watching:
    """Sees the windows of ours that an office shows, and presses their buttons."""

    def __init__(self, office: Office, presses: list[str]) -> None:
        self.seen: list[list[str]] = []
        self._toolkit, self._presses = office.service("com.sun.star.awt.Toolkit"), presses
        self._pressed: list[str] = []
        self._going_on = True
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._going_on = False
        self._thread.join(10)

    def _watch(self) -> None:
        while self._going_on:
            with contextlib.suppress(Exception):  # a window that is gone by now
                self._look()
            time.sleep(0.05)

    def _look(self) -> None:
        for at in range(self._toolkit.getTopWindowCount()):
            window = self._toolkit.getTopWindow(at).getAccessibleContext()
            if window.getAccessibleName() != "fullfunnel":
                continue
            parts = [
                window.getAccessibleChild(each).getAccessibleContext()
                for each in range(window.getAccessibleChildCount())
            ]
            said = [part.getAccessibleName() for part in parts]
            if said not in self.seen:
                self.seen.append(said)
            if said == self._pressed:
                continue  # it is ending
            wanted = next(iter(self._presses), None)
            button = next((part for part in parts if part.getAccessibleName() == wanted), None)
            if button is not None:
                self._presses.pop(0)
                self._pressed = said
                button.doAccessibleAction(0)
                time.sleep(0.2)


def range_of(document: Any, name: str) -> Any:
    (found,) = [each for each in document.DatabaseRanges if each.Name == name]
    return found


def add_column(document: Any, name: str, header: str, formula: str) -> None:
    table = range_of(document, name)
    area = table.getDataArea()
    area.EndColumn += 1
    table.setDataArea(area)
    sheet = document.Sheets.getByIndex(area.Sheet)
    sheet.getCellByPosition(area.EndColumn, area.StartRow).setString(header)
    columns = sheet.getColumns()
    letters = {
        sheet.getCellByPosition(at, area.StartRow).getString(): columns.getByIndex(at).Name
        for at in range(area.StartColumn, area.EndColumn)
    }
    for row in range(area.StartRow + 1, area.EndRow + 1):
        sheet.getCellByPosition(area.EndColumn, row).setFormula(formula.format(row=row + 1, **letters))


def looked_at(document: Any, name: str) -> dict[str, Any]:
    """What stands in a table, how its last row is shown and checked, and what stands below it."""
    area = range_of(document, name).getDataArea()
    sheet = document.Sheets.getByIndex(area.Sheet)
    cells = sheet.getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn, area.EndRow)
    last = [sheet.getCellByPosition(at, area.EndRow) for at in range(area.StartColumn, area.EndColumn + 1)]
    return {
        "rows": [list(row) for row in cells.getDataArray()],
        "last": [cell.getString() for cell in last],
        "choices": [cell.Validation.Type.value for cell in last],
        "formula": last[-1].getFormula(),
        "bottom": area.EndRow + 1,
    }


def ours(document: Any) -> Any:
    for sheet in document.Sheets:
        for found in sheet.queryFormulaCells(7).RangeAddresses:
            area = sheet.getCellRangeByPosition(found.StartColumn, found.StartRow, found.EndColumn, found.EndRow)
            for row, line in enumerate(area.getFormulaArray()):
                for column, formula in enumerate(line):
                    if re.search(r"FUNNEL[_A-Z.]*\(", formula.upper()):  # a call, no sentence that names us
                        cell = area.getCellByPosition(column, row)
                        place = cell.AbsoluteName.replace("$", "").replace(".", "!").replace("'", "")
                        yield [place, shown(cell), cell.getError(), formula]


def put(cell: Any, given: Any) -> None:
    """What a person would type; None leaves the cell empty."""
    if isinstance(given, str) and given.startswith("="):
        cell.setFormula(given)
    elif isinstance(given, str):
        cell.setString(given)
    elif given is None:
        cell.setFormula("")
    else:
        cell.setValue(given)


def shown(cell: Any) -> Any:
    if cell.getError():
        return cell.getString()
    number = cell.FormulaResultType2 == 1  # com.sun.star.sheet.FormulaResult.VALUE
    # Not the string: that is what is displayed, and a format may hide it.
    return cell.getValue() if number else cell.getDataArray()[0][0]


if __name__ == "__main__":
    came = getattr(Office(sys.argv[1]), sys.argv[2])(**json.loads(sys.stdin.read() or "{}"))
    sys.stdout.write(json.dumps(came))
    sys.stdout.flush()
    os._exit(0)  # the bridge to an office that has just ended would crash on what to do next
