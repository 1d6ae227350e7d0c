"""What the tests of the templates look at: a workbook as openpyxl and as the file itself show it."""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import zipfile
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from fullfunnel.plain.fallback import without_fallbacks
from fullfunnel.templates import build

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fullfunnel.language import Language
    from fullfunnel.templates import Host
    from fullfunnel.templates.plan import Plan

CALCULATION = {"Calculation", "Berekening"}
"""The sheet in plain formulas: its words are read in both languages, and it holds the errors that cells look up."""

COMMITTED = Path(__file__).parents[2] / "workbook_templates"


_BUILT: dict[bytes, bytes] = {}
_FOLDER: list[Path] = []


def share_built(folder: Path) -> None:
    """Keep what is built in a folder that the processes of this run have in common."""
    _FOLDER[:] = [folder]


def built(
    plan: Plan,
    language: Language,
    host: Host = "windows",
    places: Mapping[str, Mapping[str, str]] | None = None,
) -> bytes:
    """The workbook of a plan, built once in a run: the same plan gives the same bytes (test_committed shows it)."""
    key = pickle.dumps((plan, language, host, places))
    if key not in _BUILT:
        _BUILT[key] = _of_all_processes(key, lambda: build(plan, language, host, places))
    return _BUILT[key]


def _of_all_processes(key: bytes, make: Callable[[], bytes]) -> bytes:
    if not _FOLDER:
        return make()
    path = _FOLDER[0] / f"built-{hashlib.sha256(key).hexdigest()}.xlsx"
    if not path.exists():
        beside = path.with_suffix(f".{os.getpid()}")
        beside.write_bytes(make())
        beside.replace(path)
    return path.read_bytes()


@dataclass(frozen=True)
class Cell:
    sheet: str
    place: str
    formula: str | None
    value: object


@lru_cache(maxsize=8)
def sheet_by_sheet(content: bytes, *, values: bool) -> openpyxl.Workbook:
    """The workbook in openpyxl, which reads a sheet when it is asked for its cells; it knows no tables this way.

    Its texts and styles are read once for all sheets.
    """
    return openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=values)


@lru_cache(maxsize=8)
def whole(content: bytes, *, values: bool = True) -> openpyxl.Workbook:
    """The workbook in openpyxl with all that it knows of it, read once: look at it and change nothing.

    The sheet in plain formulas is empty: it takes openpyxl longer than all others together.
    """
    return openpyxl.load_workbook(BytesIO(_without_calculation(content)), data_only=values)


def _without_calculation(content: bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, part in members(content).items():
            is_calculation = name.startswith("xl/worksheets/") and b"1E+300" in part
            package.writestr(
                name, re.sub(rb"(?s)<sheetData>.*</sheetData>", b"<sheetData/>", part) if is_calculation else part
            )
    return packed.getvalue()


def cells(content: bytes, *sheets: str) -> tuple[Cell, ...]:
    """Every cell that holds something, with its formula and the value saved for it; of these sheets, default all."""
    asked = sheets or sheet_by_sheet(content, values=True).sheetnames
    return tuple(chain.from_iterable(_cells(content, sheet) for sheet in asked))


@cache
def _cells(content: bytes, sheet: str) -> tuple[Cell, ...]:
    values = sheet_by_sheet(content, values=True)[sheet]
    saved = {cell.coordinate: cell.value for row in values for cell in row if cell.value is not None}
    return tuple(
        Cell(sheet, cell.coordinate, cell.value if cell.data_type == "f" else None, saved.get(cell.coordinate))
        for row in sheet_by_sheet(content, values=False)[sheet]
        for cell in row
        if cell.value is not None
    )


@cache
def on_sheet(content: bytes, sheet: str) -> dict[str, object]:
    """The saved value of every cell of one sheet that shows something; no other sheet is read."""
    return {
        cell.coordinate: cell.value
        for row in sheet_by_sheet(content, values=True)[sheet]
        for cell in row
        if cell.value is not None
    }


@cache
def named(content: bytes) -> dict[str, object]:
    """The saved value of every defined name that stands for one cell."""
    book = sheet_by_sheet(content, values=True)
    places = {}
    for name, defined in book.defined_names.items():
        found = list(defined.destinations) if "[" not in defined.attr_text else []
        if len(found) == 1 and ":" not in found[0][1]:
            sheet, place = found[0]
            places[name] = sheet.replace("''", "'"), place.replace("$", "")
    shown = {
        (sheet, cell.coordinate): cell.value
        for sheet in {sheet for sheet, _ in places.values()}
        for row in book[sheet]
        for cell in row
        if cell.value is not None
    }
    return {name: shown.get(place) for name, place in places.items()}


def table_rows(content: bytes, table: str) -> list[list[object]]:
    """The rows of an Excel table, its header row first."""
    for sheet in whole(content):
        if table in sheet.tables:
            return [[cell.value for cell in row] for row in sheet[sheet.tables[table].ref]]
    raise AssertionError(f"no table {table}")


def members(content: bytes) -> dict[str, bytes]:
    """The parts of the package, unzipped."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def words(content: bytes) -> set[str]:
    """Every piece of text that a reader can come across: cells, notes, drop-downs, charts, texts within formulas."""
    found: set[str] = set()
    for name, part in members(content).items():
        if not name.endswith(".xml"):
            continue
        text = part.decode()
        found.update(re.findall(r"<t(?: [^>]*)?>([^<]*)</t>", text))
        found.update(re.findall(r"<a:t>([^<]*)</a:t>", text))
        found.update(re.findall(r'(?:descr|errorTitle|error|promptTitle|prompt|title)="([^"]*)"', text))
        found.update(re.findall(r'<sheet name="([^"]*)"', text))
        # What stands in the framework and the budget is read in both languages by the plain formulas.
        for formula in re.findall(r"<f>([^<]*)</f>", "" if "1E+300" in text else text.replace("&quot;", '"')):
            found.update(re.findall(r'"([^"]*)"', without_fallbacks(formula)))
    return {" ".join(each.split()) for each in found}
