r"""How our functions are spelled in a saved formula: every host has its own way.

| host | in the file |
|---|---|
| VBA or plain | ``FUNNEL_TARGET(`` |
| Office add-in, xlwings Lite | ``_xldudf_FUNNEL_TARGET(`` |
| add-in file (.xlam) | ``[1]!FUNNEL_TARGET(`` or ``'C:\...\fullfunnel.xlam'!FUNNEL_TARGET(`` |
| LibreOffice Calc | ``ORG.FULLFUNNEL.FUNNELADDIN.FUNNELTARGET(`` |
| left by a program that did not know it | ``_xludf.FUNNEL_TARGET(``, ``_xlfn.FUNNEL_TARGET(`` |
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fullfunnel.xlsx.book import Book

_PREFIX: Final = re.compile(r"(?:_xlfn\.|_xlws\.|_xlpm\.|_?_xludf\.|_xll\.|_xldudf_)+", re.IGNORECASE)
_CALC: Final = "ORG.FULLFUNNEL.FUNNELADDIN."
_OURS: Final = re.compile(r"FUNNEL[_.]?[A-Z]", re.IGNORECASE)

HINT: Final = re.compile(rb"funnel", re.IGNORECASE)
"""What every spelling holds; without it a sheet has no cell of ours."""


def mentions_ours(book: Book) -> bool:
    """Whether a workbook may hold a function of ours in a sheet or a name."""
    return book.mentions(HINT)


def bare(name: str) -> str:
    """The name of any function without the marks that Excel puts before newer and foreign ones."""
    return _PREFIX.sub("", name, count=1) if name.startswith("_") else name


@lru_cache(maxsize=1024)
def our_name(name: str) -> str | None:
    """The squeezed name (``FUNNELTARGET``) of a function of ours in any spelling; None for any other function."""
    plain = bare(name)
    calc = plain.upper().startswith(_CALC)
    plain = plain[len(_CALC) :] if calc else plain
    return squeezed(plain) if _OURS.match(plain) and (calc or "_" in plain or "." in plain) else None


def spelled_for_office(name: str) -> str:
    """The name of a function as Excel stores it for an Office add-in, xlwings Lite among them."""
    return f"_xldudf_{name}"


def squeezed(name: str) -> str:
    """A function's name in the form in which all spellings agree."""
    return name.upper().replace("_", "").replace(".", "")
