"""Drives LibreOffice without any add-in; runs in a Python that has ``uno``, so it is started as a program.

Arguments: soffice, a folder for its profile. On standard input a job a line as JSON, an answer a line comes back::

    {"open": path}                               opens a workbook in place of the one before; with "as_saved" it is
                                                 not calculated again first, as for a marketeer who opens it
    {"type": [["Sheet", "B6", [[...]]], ...],    types cells, live
     "do": [["insert", "Sheet", 12, 1], ...],    rows in or out, sheets renamed, ranges sorted
     "read": ["Sheet!C1:C9", ...]}               and says what these cells then show
    {"time": ["Sheet", "C1", [1, 2, ...]]}       seconds for each value typed in a cell
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.table import TableSortField

ERRORS = {502: "#VALUE!", 503: "#NUM!", 519: "#VALUE!", 524: "#REF!", 525: "#NAME?", 532: "#DIV/0!", 32767: "#N/A"}
PATIENCE = 90


def setting(name: str, value: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def desktop(pipe: str) -> Any:
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    until = time.monotonic() + PATIENCE
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:  # it has no class of its own for this
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def shown(cell: Any) -> Any:
    error = cell.getError()
    if error:
        return ERRORS.get(error, f"#{error}")
    if cell.Type.value == "TEXT" or (cell.Type.value == "FORMULA" and cell.FormulaResultType2 != 1):
        return cell.getString()
    return None if cell.Type.value == "EMPTY" else cell.getValue()


def area(document: Any, place: str) -> Any:
    sheet, cells = place.rsplit("!", 1)
    return document.Sheets.getByName(sheet).getCellRangeByName(cells)


def values(document: Any, place: str) -> list[Any]:
    found = area(document, place)
    shows = [list(row) for row in found.getDataArray()]
    start = found.RangeAddress
    for failed in found.queryFormulaCells(4).RangeAddresses:  # com.sun.star.sheet.FormulaResult.ERROR
        for row in range(failed.StartRow - start.StartRow, failed.EndRow - start.StartRow + 1):
            for column in range(failed.StartColumn - start.StartColumn, failed.EndColumn - start.StartColumn + 1):
                shows[row][column] = shown(found.getCellByPosition(column, row))
    return shows


def act(document: Any, what: list[Any]) -> None:
    kind, sheet, *rest = what
    page = document.Sheets.getByName(sheet)
    if kind == "insert":
        page.Rows.insertByIndex(rest[0] - 1, rest[1])
    elif kind == "delete":
        page.Rows.removeByIndex(rest[0] - 1, rest[1])
    elif kind == "column":
        page.Columns.insertByIndex(rest[0], 1)
    elif kind == "rename":
        page.Name = rest[0]
    elif kind == "sort":
        field = TableSortField()
        field.Field, field.IsAscending = rest[1], True
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        found = page.getCellRangeByName(rest[0])
        uno.invoke(found, "sort", ((setting("SortFields", fields), setting("ContainsHeader", value=False)),))
    elif kind == "move":
        document.Sheets.moveByName(sheet, rest[0])
    else:
        raise ValueError(kind)


def type_in(document: Any, sheet: str, place: str, rows: list[list[Any]]) -> None:
    start = document.Sheets.getByName(sheet).getCellRangeByName(place)
    at = start.RangeAddress
    cells = document.Sheets.getByName(sheet).getCellRangeByPosition(
        at.StartColumn, at.StartRow, at.StartColumn + len(rows[0]) - 1, at.StartRow + len(rows) - 1
    )
    cells.NumberFormat = 0  # a cell that held TRUE is a truth value for ever otherwise
    cells.setDataArray(tuple(tuple(map(as_data, row)) for row in rows))
    for down, row in enumerate(rows):
        for across, each in enumerate(row):
            if isinstance(each, bool):
                cells.getCellByPosition(across, down).setFormula(f"={str(each).upper()}()")


def as_data(each: Any) -> Any:
    return "" if each is None else each if isinstance(each, str) else float(each)


def answer(desk: Any, document: Any, job: dict[str, Any]) -> tuple[Any, Any]:
    if "open" in job:
        if document is not None:
            document.close(True)  # noqa: FBT003  # UNO knows no argument names
        document = desk.loadComponentFromURL(Path(job["open"]).as_uri(), "_blank", 0, (setting("Hidden", value=True),))
        if not job.get("as_saved"):
            document.calculateAll()
        return document, True
    if "time" in job:
        sheet, cell, given = job["time"]
        at = area(document, f"{sheet}!{cell}")
        watched = area(document, job["read"][0])
        took = []
        for each in given:
            start = time.perf_counter()
            at.setValue(each)
            watched.getDataArray()
            took.append(time.perf_counter() - start)
        return document, took
    if "save" in job:
        document.storeToURL(Path(job["save"]).as_uri(), (setting("FilterName", job["filter"]),))
        return document, True
    for what in job.get("do", ()):
        act(document, what)
    for sheet, place, rows in job.get("type", ()):
        type_in(document, sheet, place, rows)
    return document, {place: values(document, place) for place in job.get("read", ())}


def main() -> None:
    soffice, profile = sys.argv[1:]
    pipe = f"plain{os.getpid()}"
    started = [soffice, "--headless", "--norestore", "--nologo", f"-env:UserInstallation={Path(profile).as_uri()}"]
    office = subprocess.Popen([*started, f"--accept=pipe,name={pipe};urp;"], stdout=2)
    document = None
    try:
        desk = desktop(pipe)
        for line in sys.stdin:
            document, came = answer(desk, document, json.loads(line))
            sys.stdout.write(json.dumps(came) + "\n")
            sys.stdout.flush()
        if document is not None:
            document.close(True)  # noqa: FBT003  # UNO knows no argument names
        with contextlib.suppress(Exception):  # it is gone before it answers
            desk.terminate()
        office.wait(PATIENCE)
    finally:
        office.kill()
    os._exit(0)  # the bridge to an office that has just ended would crash on what to do next


if __name__ == "__main__":
    main()
