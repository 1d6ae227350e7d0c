"""A report on paper: a PDF by Typst, which needs no system libraries on Windows, macOS or Linux."""

from __future__ import annotations

import json
import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fullfunnel.report.page import numeric_columns
from fullfunnel.report.pictures.parts import in_parts
from fullfunnel.report.pictures.svg import PAPER, draw

if TYPE_CHECKING:
    from jinja2 import Template

    from fullfunnel.report.document import Document, Table

_BARS: Final = 20
"""Bars of a picture that fit on a page."""
_TOGETHER: Final = 16
"""Rows of a table that is kept on one page: a last row on the next one is read as another table."""
_SHORT: Final = 22
"""Letters of a column that keeps its own width."""
_MOST_LETTERS: Final = 70
_TONES: Final = {"good": "#1b5e20", "bad": "#8a1c12", "open": "#6b4e00"}


def as_pdf(document: Document) -> bytes:
    """The report as the bytes of a PDF."""
    import typst  # noqa: PLC0415  # only paper needs it

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        pictures: dict[str, list[str]] = {}
        for section in document.sections:
            if section.picture is not None:
                for at, picture in enumerate(in_parts(section.picture, _BARS)):
                    name = f"{section.key}-{at}.svg"
                    pictures.setdefault(section.key, []).append(name)
                    (root / name).write_text(draw(picture, PAPER), "utf-8")
        source = root / "report.typ"
        source.write_text(
            _template().render(
                doc=document,
                text=_quoted,
                pictures=pictures,
                table_columns=numeric_columns,
                tones=_TONES,
                widths=_widths,
                headers=_headers,
                together=_TOGETHER,
            ),
            "utf-8",
        )
        return bytes(typst.compile(str(source)))


def _quoted(words: str) -> str:
    """Words as a string of Typst: nothing in them is markup."""
    return json.dumps(words, ensure_ascii=False)


def _widths(table: Table) -> list[str]:
    """Columns of words share what the others leave, in proportion to their words; one of short ones keeps its width."""
    longest = [
        max(_longest_word(head), *(len(row[at].shown) for row in table.rows)) for at, head in enumerate(table.headers)
    ]
    widest = longest.index(max(longest))
    return [
        f"{min(letters, _MOST_LETTERS)}fr" if at == widest or letters > _SHORT else "auto"
        for at, letters in enumerate(longest)
    ]


def _headers(table: Table) -> list[str]:
    """Headers that may break: one line of a long header would leave nothing to the other columns."""
    return [head if len(head) <= _SHORT else _broken(head) for head in table.headers]


def _broken(head: str) -> str:
    lines = [""]
    for word in head.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _SHORT:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def _longest_word(head: str) -> int:
    return max(map(len, _broken(head).split("\n")))


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415  # only a report needs it

    environment = Environment(  # noqa: S701  # every word is quoted for Typst, which knows no HTML
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(
        files("fullfunnel.report").joinpath("templates", "paper.typ.jinja").read_text("utf-8")
    )
