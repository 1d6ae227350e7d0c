"""Marks on the messages that a check has a remark on: the colour of their ID, where it has none of the marketeer's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Collection

MARK: Final = (255, 235, 156)
"""Excel's own yellow for what deserves a look. No other colour is ever taken away."""


def mark(ids: Any, remarked: Collection[str]) -> None:  # noqa: ANN401  # an xlwings Range of one column
    """Colours the cells whose text is among ``remarked``, and takes our colour off the others.

    A cell that the marketeer coloured keeps its colour.
    """
    texts = ids.options(ndim=1, err_to_str=True).value
    for at, text in enumerate(texts):
        cell = ids[at, 0]
        colour = cell.color
        if _name(text) in remarked:
            if colour is None:
                cell.color = MARK
        elif colour is not None and tuple(colour) == MARK:
            cell.color = None


def _name(cell: object) -> str:
    return str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell).strip()
