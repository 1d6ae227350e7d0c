"""A report as one page of HTML: self-contained, light and dark, readable on a phone, without a script."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from fullfunnel.report.figures import nothing
from fullfunnel.report.pictures.svg import draw

if TYPE_CHECKING:
    from jinja2 import Template

    from fullfunnel.report.document import Document, Table


def as_html(document: Document) -> str:
    """The page. Everything typed by anyone is escaped."""
    from markupsafe import Markup  # noqa: PLC0415  # only a report needs it

    return _template("page.html.jinja").render(
        doc=document,
        draw=lambda picture: Markup(draw(picture)),  # noqa: S704  # its words are escaped where they are drawn
        table_columns=numeric_columns,
    )


def numeric_columns(table: Table) -> list[bool]:
    """Which columns hold figures, or would if any were known."""
    return [
        any(row[at].value is not None for row in table.rows) or all(row[at] == nothing() for row in table.rows)
        for at in range(len(table.headers))
    ]


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415  # only a report needs it

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(files("fullfunnel.report").joinpath("templates", name).read_text("utf-8"))
