"""The file format: reading a workbook, and setting values in it without any loss. No word of marketing here."""

from __future__ import annotations

from fullfunnel.xlsx.patching import patch
from fullfunnel.xlsx.sheets.cell_value import CellValue, ExcelError

__all__ = ["CellValue", "ExcelError", "patch"]
