"""A sheet with rows that fit their words now and may grow later (ISO 29500-1, 18.3.1.73).

A row without a height of its own is made to fit on opening by Excel, but not by LibreOffice; a row with a custom height
is never made to fit again by either. So a row has the height that its words need, and no mark that it is custom: who
types in it sees it grow. Where formulas say what is not known yet, rows have no height at all, and the sheet has a
usual one that LibreOffice goes by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fullfunnel.templates.marked_formulas import MarkedFormulas

if TYPE_CHECKING:
    from collections.abc import Iterable

_CUSTOM: Final = "customHeight"
_USUAL: Final = "defaultRowHeight"


class FittedRows(MarkedFormulas):
    """A sheet of a new workbook with rows whose height is a start."""

    def start_row_at(self, row: int, height: float) -> None:
        """Gives a row (from 0) a height that a host may change."""
        self.set_row(row, height)
        self.__dict__.setdefault("_fitted", set()).add(row + 1)

    def put_rules_first(self, before: int) -> None:
        """Puts the conditional formats from number ``before`` on (from 1) in front of all others.

        Excel applies several to a cell, LibreOffice the first that holds.
        """
        moved = self.dxf_priority - before
        formats: dict[str, list[dict[str, Any]]] = self.__dict__["cond_formats"]
        for rule in (each for rules in formats.values() for each in rules):
            rule["priority"] += 1 - before if rule["priority"] >= before else moved
        self.__dict__["cond_formats"] = dict(sorted(formats.items(), key=lambda each: each[1][0]["priority"]))

    def usual_height(self, height: float) -> None:
        """Gives the rows without a height of their own a usual one."""
        self.__dict__["_usual"] = height

    def _xml_start_tag(self, tag: str, attributes: Iterable[tuple[str, Any]] = ()) -> None:
        super()._xml_start_tag(tag, self._without_custom(tag, attributes))

    def _xml_empty_tag(self, tag: str, attributes: Iterable[tuple[str, Any]] = ()) -> None:
        super()._xml_empty_tag(tag, self._without_custom(tag, attributes))

    def _without_custom(self, tag: str, attributes: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
        given = list(attributes)
        if tag == "sheetFormatPr" and "_usual" in self.__dict__:
            return [(name, self.__dict__["_usual"] if name == _USUAL else value) for name, value in given]
        if tag != "row" or dict(given).get("r") not in self.__dict__.get("_fitted", ()):
            return given
        return [each for each in given if each[0] != _CUSTOM]
