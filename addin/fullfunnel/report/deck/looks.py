"""Colours and letters of slides."""

from __future__ import annotations

from typing import Any, Final

INK: Final = "1B2A41"
SOFT: Final = "505B69"
FILL: Final = "1F4E79"
TRACK: Final = "BBD3EA"
MARK: Final = "A63C06"


def look(paragraph: Any, size: int, color: str, *, bold: bool = False) -> None:  # noqa: ANN401  # no types
    """Size, colour and weight of the words of a paragraph."""
    from pptx.dml.color import RGBColor  # noqa: PLC0415  # only slides need it
    from pptx.util import Pt  # noqa: PLC0415

    for run in paragraph.runs:
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, "Arial"
        run.font.color.rgb = RGBColor.from_string(color)


def points(size: int) -> Any:  # noqa: ANN401  # the library has no types
    """A size of letters."""
    from pptx.util import Pt  # noqa: PLC0415

    return Pt(size)
