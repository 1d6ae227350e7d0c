# ruff: noqa: N802  # UNO's own names of methods
"""A file picker for an office that nobody sits at; beside ``office.py``, in a Python that has ``uno``."""

from __future__ import annotations

import contextlib
from typing import Any

import unohelper
from com.sun.star.container import NoSuchElementException
from com.sun.star.lang import XServiceInfo, XSingleComponentFactory
from com.sun.star.ui.dialogs import XFilePicker3


class Picking(unohelper.Base, XFilePicker3, XSingleComponentFactory, XServiceInfo):  # type: ignore[misc]  # UNO's types come into being when it runs
    """The file picker of the office, with somebody before it who has made up his mind."""

    service = "com.sun.star.ui.dialogs.FilePicker"

    def __init__(self, urls: list[str]) -> None:
        self.urls, self.title = tuple(urls), ""
        self.filters: list[str] = []

    def createInstanceWithContext(self, _context: Any) -> Any:
        return self

    def createInstanceWithArgumentsAndContext(self, _arguments: Any, _context: Any) -> Any:
        return self

    def execute(self) -> int:
        return int(bool(self.urls))

    def getSelectedFiles(self) -> tuple[str, ...]:
        return self.urls

    def setTitle(self, title: str) -> None:
        self.title = title

    def setMultiSelectionMode(self, _many: bool) -> None:  # noqa: FBT001
        pass

    def appendFilter(self, title: str, _pattern: str) -> None:
        self.filters.append(title)

    def setCurrentFilter(self, title: str) -> None:
        assert title in self.filters

    def getImplementationName(self) -> str:
        return "org.fullfunnel.tests.Picking"

    def supportsService(self, name: str) -> bool:
        return name == self.service

    def getSupportedServiceNames(self) -> tuple[str, ...]:
        return (self.service,)


def instead(services: Any, picking: Picking) -> None:
    """Let an office show this file picker."""
    with contextlib.suppress(NoSuchElementException):
        services.remove(picking.getImplementationName())  # that of a test before
    there = services.createContentEnumeration(Picking.service)
    while there.hasMoreElements():
        services.remove(there.nextElement().getImplementationName())
    services.insert(picking)
