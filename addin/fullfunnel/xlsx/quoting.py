"""How a sheet and a cell are written together: ``Plan!B7``, ``'O''Neil'!B7``, ``'2026'!B7``."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1024)
def quoted(sheet: str) -> str:
    """The name of a sheet as it stands in a reference, in quotes where Excel needs them.

    XlsxWriter knows when: other characters than letters, digits, ``_`` and ``.``; a digit in front; what reads as a
    cell (``A1``, ``R1C1``).
    """
    from xlsxwriter.utility import quote_sheetname  # noqa: PLC0415  # not loaded by what runs in a cell

    if sheet.startswith("'"):  # taken there for a name in quotes; Excel allows no such name, other programs may
        return "'" + sheet.replace("'", "''") + "'"
    return str(quote_sheetname(sheet))


def reference(sheet: str, cells: str) -> str:
    """A reference to a cell or area of a sheet."""
    return f"{quoted(sheet)}!{cells}"
