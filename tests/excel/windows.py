"""Excel on Windows as xlwings meets it: COM stood in for, xlwings itself the real one.

Run as a program: reads calls as JSON, ``[function, [argument, ...]]`` each, and prints what the cells get. In an
argument ``{"error": "#N/A"}`` is an error in a cell, ``{"date": "2026-03-01"}`` a date, ``{"missing": true}`` one left
out.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import json
import sys
import types
from typing import Any
from unittest.mock import MagicMock

import numpy as np  # noqa: F401  # before the system is said to be another
import pandas as pd  # noqa: F401

COM_ERRORS = {
    "#DIV/0!": -2146826281,
    "#N/A": -2146826246,
    "#NAME?": -2146826259,
    "#NULL!": -2146826288,
    "#NUM!": -2146826252,
    "#REF!": -2146826265,
    "#VALUE!": -2146826273,
}
"""How an error in a cell comes across COM."""
MISSING = -2147352572


class Standin(types.ModuleType):
    """A module of pywin32 that holds whatever is asked of it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return MagicMock(name=f"{self.__name__}.{name}")


def load() -> Any:
    """The real ``xlwings.udfs`` as on Windows."""
    names = [
        "pywintypes",
        "pythoncom",
        "win32api",
        "win32con",
        "win32com",
        "win32com.client",
        "win32com.client.gencache",
    ]
    names += ["win32com.client.dynamic", "win32gui", "win32process", "win32timezone", "win32com.server"]
    names += ["win32com.server.util", "win32com.server.dispatcher", "win32com.server.policy", "win32com.universal"]
    names += ["win32event"]
    for name in names:
        module = Standin(name)
        module.__path__ = []
        sys.modules[name] = module
    sys.modules["pywintypes"].__dict__.update(
        TimeType=dt.datetime, com_error=type("com_error", (Exception,), {}), error=OSError
    )
    sys.modules["pythoncom"].__file__ = "pythoncom.dll"
    ctypes.PyDLL = MagicMock()  # type: ignore[misc]  # there is no such library here
    for kind in ("CoClassBaseClass", "DispatchBaseClass", "CDispatch"):
        setattr(sys.modules["win32com.client"], kind, type(kind, (), {}))
    sys.modules["win32com.server.policy"].__dict__["DesignatedWrapPolicy"] = type("Policy", (), {})
    for kind in ("oledll", "windll"):
        setattr(ctypes, kind, MagicMock())
    sys.platform = "win32"
    import xlwings.udfs  # noqa: PLC0415  # only now does it take this system for Windows

    return xlwings.udfs


def crossed(argument: Any) -> Any:
    """An argument as it comes out of COM: rows as tuples of tuples."""
    if isinstance(argument, list):
        return tuple(crossed(each) for each in argument)
    if isinstance(argument, dict):
        if "error" in argument:
            return COM_ERRORS[argument["error"]]
        if "date" in argument:
            return dt.datetime.fromisoformat(argument["date"])
        return MISSING
    return argument


def main() -> None:
    udfs = load()
    calls = json.load(sys.stdin)
    given = [
        udfs.call_udf("fullfunnel.hosts.excel.cells", name, tuple(map(crossed, arguments)), None, MagicMock())
        for name, arguments in calls
    ]
    marked = udfs.get_udf_module("fullfunnel.hosts.excel.cells", None)
    about = {
        name: {
            "category": each.__xlfunc__["category"],
            "arguments": [argument["name"] for argument in each.__xlfunc__["args"]],
            "docs": [argument["doc"] for argument in each.__xlfunc__["args"]],
            "doc": each.__xlfunc__["ret"]["doc"],
        }
        for name, each in vars(marked).items()
        if hasattr(each, "__xlfunc__")
    }
    print(json.dumps({"given": given, "about": about}))  # noqa: T201  # this is a program


if __name__ == "__main__":
    main()
