"""Copy sheets of one workbook into another that exists, and leave every other byte of that as it was."""

from fullfunnel.xlsx.copying.sheets import CopiedSheets, copied_sheets

__all__ = ["CopiedSheets", "copied_sheets"]
