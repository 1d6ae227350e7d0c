"""The workbook room: reading a workbook, setting values in it without loss, reckoning it anew without Excel."""

from __future__ import annotations

from fullfunnel.workbook.cellvalue import CellValue, ExcelError
from fullfunnel.workbook.patching import patch

__all__ = ["CellValue", "ExcelError", "patch"]
