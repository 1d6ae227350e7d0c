"""A picture in parts where it has more bars than fit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fullfunnel.report.document import FunnelPicture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.report.document import Picture


def in_parts(picture: Picture, bars: int) -> Iterator[Picture]:
    """A picture as it is, or a funnel of more than so many bars in parts of that many."""
    if not isinstance(picture, FunnelPicture) or len(picture.bars) <= bars:
        yield picture
        return
    for at in range(0, len(picture.bars), bars):
        yield replace(picture, bars=picture.bars[at : at + bars])
