"""The FUNNEL_ functions as Calc calls them: ranges in, numbers, texts, arrays and Calc's own errors out."""

from __future__ import annotations

import struct
from typing import Any, Callable

import unohelper
from com.sun.star.lang import XServiceInfo
from fullfunnel_calc import Answer, link
from fullfunnel_office import office_language
from fullfunnel_ranges import CODES, rows_of
from org.fullfunnel import XFunnelFunctions

SERVICE = "org.fullfunnel.FunnelAddIn"

_QUIET_NAN = 0x7FF8 << 48


def error_value(error: str) -> float:
    """The number that Calc shows as an error: not a number, with the error's own number in its lowest bits."""
    found: float = struct.unpack("<d", struct.pack("<Q", _QUIET_NAN | CODES.get(error, CODES["#VALUE!"])))[0]
    return found


def plain(given: Any, *, zero_is_empty: bool) -> Any:
    """An argument as fullfunnel takes it: a number, a text, None for one left out, rows for a range or an array.

    Calc hands over an empty cell as zero, and tells it from a typed zero only in a range.
    """
    if isinstance(given, (float, str)):
        return None if zero_is_empty and given == 0 else given
    return rows_of(given) if hasattr(given, "getDataArray") else given


def shown(answer: Answer, result: str, language: str) -> Any:
    """An answer as Calc takes it."""
    if result == "rows":
        rows = [[error_value(answer.error)]] if answer.error else answer.value
        return tuple(tuple(row) for row in rows)
    if answer.error:
        # A text says what is wrong; a number must be an error, so that no sum is made with it.
        return answer.why(language) if result == "text" else error_value(answer.error)
    return answer.value


def cell_function(name: str, result: str, zero_is_empty: list[bool]) -> Callable[..., Any]:
    """The method that Calc calls for one function."""

    def call(component: FunnelAddIn, *arguments: Any) -> Any:
        given = [plain(each, zero_is_empty=empty) for each, empty in zip(arguments, zero_is_empty)]
        return shown(link().ask(name, given), result, component.language)

    return call


class FunnelAddIn(unohelper.Base, XFunnelFunctions, XServiceInfo):
    """The add-in: a method a function, under the names in ``functions.idl``."""

    def __init__(self, context: Any) -> None:
        """Read the language of the office."""
        self.language = office_language(context)

    def getImplementationName(self) -> str:
        """See XServiceInfo."""
        return SERVICE

    def supportsService(self, name: str) -> bool:
        """See XServiceInfo."""
        return name == SERVICE

    def getSupportedServiceNames(self) -> tuple[str, ...]:
        """See XServiceInfo."""
        return (SERVICE,)


for _method, _function in link().settings.functions.items():
    setattr(FunnelAddIn, _method, cell_function(_function["name"], _function["result"], _function["zero_is_empty"]))

g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(FunnelAddIn, SERVICE, (SERVICE,))
