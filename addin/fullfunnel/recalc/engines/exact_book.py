"""The exact engine: formulon, which knows how Excel of one language or another treats every kind of value.

It takes a workbook as a file, so that an ordinary formula takes the cell in line with it where it names several
(``set_formula`` would make an array of it). The file is made in memory and holds only what the formulas need. Loading
the engine compiles its WebAssembly; the result is kept in the user's cache folder for the next process.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, Self
from xml.sax.saxutils import escape, quoteattr

from fullfunnel.recalc.engines.engine_values import NotEvaluated
from fullfunnel.xlsx.address import Area, Position, letters
from fullfunnel.xlsx.container.markup import escaped_cell_text
from fullfunnel.xlsx.sheets.cell_value import CellValue, ExcelError, number_text, stored_error

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Rows = list[list["CellValue | NotEvaluated"]]

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DYNAMIC: Final = (
    f'<metadata xmlns="{_MAIN}" xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray">'
    '<metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" cellMeta="1"/>'
    '</metadataTypes><futureMetadata name="XLDAPR" count="1"><bk><extLst>'
    '<ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}">'
    '<xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata>'
    '<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>'
)
_ERRORS: Final = (
    *("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!"),
    *("#FIELD!", "#BLOCKED!", "#CONNECT!", "#VALUE!", "#BUSY!", "#VALUE!", "#UNKNOWN!"),
)
"""Excel's errors by formulon's numbers."""
_BLANK, _NUMBER, _LOGICAL, _TEXT, _ERROR = range(5)


class EngineRefusal(Exception):
    """The engine does not take these cells, or gave up on them."""


@dataclass(frozen=True, slots=True)
class Task:
    """A formula to calculate, spelled for the engine, and the cells that it fills."""

    sheet: str
    at: Position
    text: str
    area: Area | None = None
    """Of an array; None for a formula of one cell."""
    spills: bool = False
    """Whether it is a dynamic array, which fills as many cells as it needs."""


class ExactBook:
    """Formulas and the values that they read, loaded in the engine."""

    def __init__(
        self,
        sheets: Sequence[str],
        values: Mapping[str, Mapping[Position, CellValue]],
        tasks: Sequence[Task],
        *,
        date1904: bool = False,
    ) -> None:
        """Load them.

        Args:
            sheets: names, in the order of the workbook.
            values: what cells hold, by sheet.
            tasks: the formulas; where one stands, no value is taken.
            date1904: whether days are counted from 1904.

        Raises:
            EngineRefusal: it does not take them, such as a sheet name that Excel forbids.
        """
        self._tasks = tasks
        self._number = {name: number for number, name in enumerate(sheets)}
        formulon = _formulon()
        try:
            self._book = formulon.Workbook.load(package(sheets, values, tasks, date1904=date1904))
        except formulon.FormulonError as error:
            raise EngineRefusal(str(error)) from None

    def __enter__(self) -> Self:
        """Keep it until the block ends."""
        return self

    def __exit__(self, *_: object) -> None:
        """Free its memory."""
        self._book.close()

    def calculated(self, profile: str, wanted: Iterable[int] | None = None) -> dict[int, Rows]:
        """What the formulas give in Excel of one language: rows of values by the number of the task."""
        try:
            self._book.set_excel_profile_id(profile)
            self._book.recalc()
        except _formulon().FormulonError as error:
            raise EngineRefusal(str(error)) from None
        numbers = range(len(self._tasks)) if wanted is None else wanted
        return {number: self._rows(self._tasks[number]) for number in numbers}

    def _rows(self, task: Task) -> Rows:
        sheet, area = self._number[task.sheet], task.area
        if task.spills:
            spilled = self._book.spill_info(sheet, task.at.row - 1, task.at.column - 1)
            if spilled.engaged:
                area = Area(*task.at, task.at.row + spilled.rows - 1, task.at.column + spilled.cols - 1)
            else:
                area = None
        found = area or Area(*task.at, *task.at)
        return [
            [self._value(sheet, row, column) for column in range(found.left, found.right + 1)]
            for row in range(found.top, found.bottom + 1)
        ]

    def _value(self, sheet: int, row: int, column: int) -> CellValue | NotEvaluated:
        found = self._book.get_value(sheet, row - 1, column - 1)
        kind = int(found.kind)
        if kind == _ERROR:
            return ExcelError(_ERRORS[found.error_code])
        if kind == _BLANK:
            return 0.0
        if kind in {_NUMBER, _LOGICAL, _TEXT}:
            value: CellValue = found.to_python()
            return value
        return NotEvaluated("Kind")


@lru_cache(maxsize=1)
def _formulon() -> Any:  # noqa: ANN401 a package without types for what is used
    """The engine's package, set to keep its compiled code in the user's cache folder."""
    import wasmtime  # noqa: PLC0415 loaded only for workbooks that need it

    plain = wasmtime.Engine

    def keeping(config: wasmtime.Config | None = None) -> wasmtime.Engine:
        if config is None:
            config = wasmtime.Config()
            try:
                config.cache = True
            except (wasmtime.WasmtimeError, OSError):  # no home folder to write in: compile every time
                config = wasmtime.Config()
        return plain(config)

    import formulon  # noqa: PLC0415
    from formulon import _c  # noqa: PLC0415

    # formulon makes its engine without settings, when it is first used.
    wasmtime.Engine = keeping  # type: ignore[misc, assignment]
    try:
        _c.LIB._ensure()  # noqa: SLF001
    finally:
        wasmtime.Engine = plain  # type: ignore[misc]
    return formulon


def package(
    sheets: Sequence[str],
    values: Mapping[str, Mapping[Position, CellValue]],
    tasks: Iterable[Task],
    *,
    date1904: bool,
) -> bytes:
    """A workbook file with these cells and no more."""
    cells: dict[str, dict[Position, str]] = {
        sheet: {at: _cell(at, value) for at, value in held.items() if value is not None}
        for sheet, held in values.items()
    }
    for task in tasks:
        cells.setdefault(task.sheet, {})[task.at] = _formula(task)
    numbers = range(1, len(sheets) + 1)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", _content_types(numbers))
        archive.writestr("_rels/.rels", _relationships([("officeDocument", "xl/workbook.xml")]))
        listed = "".join(
            f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
            for number, name in zip(numbers, sheets, strict=True)
        )
        since = ' date1904="1"' if date1904 else ""
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><workbookPr{since}/><sheets>{listed}</sheets></workbook>',
        )
        links = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
        archive.writestr("xl/_rels/workbook.xml.rels", _relationships([*links, ("sheetMetadata", "metadata.xml")]))
        archive.writestr("xl/metadata.xml", _DYNAMIC)
        for number, name in zip(numbers, sheets, strict=True):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", _sheet(cells.get(name, {})))
    return packed.getvalue()


def _content_types(numbers: Iterable[int]) -> str:
    parts = [("/xl/workbook.xml", "sheet.main"), ("/xl/metadata.xml", "sheetMetadata")]
    parts += [(f"/xl/worksheets/sheet{number}.xml", "worksheet") for number in numbers]
    overrides = "".join(f'<Override PartName="{part}" ContentType="{_KIND}.{kind}+xml"/>' for part, kind in parts)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(links: Iterable[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_LINKS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _sheet(cells: Mapping[Position, str]) -> str:
    rows: dict[int, list[str]] = {}
    for at in sorted(cells):
        rows.setdefault(at.row, []).append(cells[at])
    inside = "".join(f'<row r="{row}">{"".join(found)}</row>' for row, found in rows.items())
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{inside}</sheetData></worksheet>'


def _cell(at: Position, value: CellValue) -> str:
    place = f'<c r="{letters(at.column)}{at.row}"'
    if isinstance(value, ExcelError):
        return f'{place} t="e"><v>{stored_error(value)}</v></c>'
    if isinstance(value, bool):
        return f'{place} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str):
        return f'{place} t="inlineStr"><is><t xml:space="preserve">{escaped_cell_text(value)}</t></is></c>'
    return f"{place}><v>{number_text(value or 0.0)}</v></c>"


def _formula(task: Task) -> str:
    place, text = f'<c r="{letters(task.at.column)}{task.at.row}"', escape(task.text)
    if task.area is None:
        return f"{place}><f>{text}</f></c>"
    metadata = ' cm="1"' if task.spills else ""
    return f'{place}{metadata}><f t="array" ref="{task.area.a1}">{text}</f></c>'
