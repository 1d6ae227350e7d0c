"""How a cell function is spelled in a saved workbook.

Each host stores the same call under another name, and a workbook speaks to one host at a time.
"""

from __future__ import annotations

import re
from typing import Final, Literal, get_args

from fullfunnel.plain.fallback import in_plain_functions, with_fallbacks
from fullfunnel.recalc.formulas.spelling import spelled_for_office

Host = Literal["windows", "lite", "office", "calc", "plain", "values"]
"""Where the workbook is going to be used: Excel on Windows, xlwings Lite, the Office add-in, LibreOffice Calc, a
program that may hold no function of ours (plain formulas), or nowhere in particular (figures only)."""

HOSTS: Final[tuple[Host, ...]] = get_args(Host)

_CALL: Final = re.compile(r"\bFUNNEL_[A-Z_]+(?=\()")
_WHOLE_TABLE: Final = re.compile(r"(?<=\w)\[(#All)\]")


def spell(name: str, host: Host) -> str:
    """The name of a cell function as ``host`` stores it.

    Args:
        name: the plain name, such as ``FUNNEL_TARGET``.
        host: where the workbook is going. ``values`` has no formulas; the plain name stands for it.
    """
    if host in {"lite", "office"}:
        return spelled_for_office(name)
    if host == "calc":
        return f"ORG.FULLFUNNEL.FUNNELADDIN.{name.replace('_', '')}"
    return name


def spell_formula(formula: str, host: Host) -> str | None:
    """A formula with every cell function spelled for ``host``.

    ``None`` when the host takes no formulas of ours and this is one: the cell gets its value only.
    """
    if host == "values" and _CALL.search(formula):
        return None
    if host == "plain":
        plain, left = in_plain_functions(formula)
        return None if left else plain
    spelled = _CALL.sub(lambda call: spell(call[0], host), with_fallbacks(formula))
    # LibreOffice 7.4 knows ffKpis[[#All]], which Excel reads just the same, and not ffKpis[#All].
    return _WHOLE_TABLE.sub(r"[[\1]]", spelled) if host == "calc" else spelled
