"""A report on paper: a PDF by Typst, which needs no system libraries on Windows, macOS or Linux."""

from __future__ import annotations

import json
import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fullfunnel.report.page import numeric_columns
from fullfunnel.report.svg import PAPER, draw

if TYPE_CHECKING:
    from jinja2 import Template

    from fullfunnel.report.document import Document, Table

_TONES: Final = {"good": "#1b5e20", "bad": "#8a1c12", "open": "#6b4e00"}


def as_pdf(document: Document) -> bytes:
    """The report as the bytes of a PDF."""
    import typst  # noqa: PLC0415  # only paper needs it

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        pictures = {}
        for section in document.sections:
            if section.picture is not None:
                pictures[section.key] = f"{section.key}.svg"
                (root / pictures[section.key]).write_text(draw(section.picture, PAPER), "utf-8")
        source = root / "report.typ"
        source.write_text(
            _template().render(
                doc=document,
                text=_quoted,
                pictures=pictures,
                table_columns=numeric_columns,
                tones=_TONES,
                widths=_widths,
            ),
            "utf-8",
        )
        return bytes(typst.compile(str(source)))


def _quoted(words: str) -> str:
    """Words as a string of Typst: nothing in them is markup."""
    return json.dumps(words, ensure_ascii=False)


def _widths(table: Table) -> list[str]:
    """The column with the longest words takes what the others leave; a column of short ones keeps its width."""
    longest = [max(len(row[at].shown) for row in table.rows) for at in range(len(table.headers))]
    widest = longest.index(max(longest))
    return ["1fr" if at == widest else "auto" for at in range(len(longest))]


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415  # only a report needs it

    environment = Environment(  # noqa: S701  # every word is quoted for Typst, which knows no HTML
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(
        files("fullfunnel.report").joinpath("templates", "paper.typ.jinja").read_text("utf-8")
    )
