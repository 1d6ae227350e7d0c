"""One export as a case, and what writes its bytes."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import openpyxl

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Case:
    """One export, and what a careful reading of it gives."""

    name: str
    content: bytes
    platform: str
    sums: dict[str, float]
    period: tuple[str, str | None] | None = None
    currency: str | None = None
    file: str = "export.csv"
    attrs: dict[str, object] = field(default_factory=dict)

    def written(self, folder: Path) -> Path:
        """The export as a file."""
        path = folder / self.file
        path.write_bytes(self.content)
        return path


def text(*lines: str, encoding: str = "utf-8", end: str = "\n") -> bytes:
    """Lines as a file."""
    return (end.join(lines) + end).encode(encoding)


def workbook(**sheets: list[list[Any]]) -> bytes:
    """Sheets as a workbook; ``_`` in a name is a blank."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
