"""Formulas of a workbook that was made for another host, spelled as Calc knows them."""

from __future__ import annotations

import re

FUNCTIONS = "ORG.FULLFUNNEL.FUNNELADDIN."

# As Excel, its add-ins and other programs store a call that Calc does not know: FUNNEL_TARGET(, _xldudf_FUNNEL_TARGET(,
# _xludf.FUNNEL_TARGET(, and after a link to an add-in file, which Calc shows as 'file:///...'#.
# Calc reads a table's part in single brackets, ffKpis[#All], as an unknown word; in double ones it knows it.
_FOREIGN = re.compile(
    r"""
    (?P<text>"(?:[^"]|"")*")
    | (?:'[^']*'\#\$?)?(?<![\w.])(?:_xldudf_|_?_xludf\.|_xlfn\.|_xll\.)*(?P<name>FUNNEL[_.][A-Z_.]+)(?=\s*\()
    | (?<=[\w.])\[\#(?P<part>All|Data|Headers|Totals)\]
    """,
    re.IGNORECASE | re.VERBOSE,
)


def connected(formula: str, known: dict[str, str]) -> str:
    """A formula with our functions under the names by which Calc knows them; texts in it stay as they are.

    Args:
        formula: in Calc's own English grammar.
        known: by the name in a cell (``FUNNEL_TARGET``), the name of the method.
    """

    def said(found: re.Match[str]) -> str:
        if found["part"]:
            return f"[[#{found['part'].capitalize()}]]"
        method = known.get((found["name"] or "").upper().replace(".", "_"))
        return found[0] if method is None else FUNCTIONS + method.upper()

    return _FOREIGN.sub(said, formula)
