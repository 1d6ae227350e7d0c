"""The button Report in xlwings Lite, where Python sees no folders: a sheet with every word, and a page to download."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.hosts import handing_over_report
from fullfunnel.hosts.excel.open_plan import OpenPlan
from fullfunnel.hosts.handing_over_report import handed_over
from fullfunnel.report.page import as_html
from fullfunnel.report.writing import report_of
from tests.excel.desk import laid_out

if TYPE_CHECKING:
    import xlwings

EXAMPLE = Path(__file__).parents[2] / "workbook_templates" / "treinpakkers.nl.xlsx"


@pytest.fixture
def book(monkeypatch: pytest.MonkeyPatch) -> xlwings.Book:
    monkeypatch.setattr(handing_over_report, "runs_in_a_browser", lambda: True)
    return laid_out(EXAMPLE)


def no_folder() -> Path:
    raise AssertionError("in a browser there is no folder of documents")


class Browser:
    """The page that Python runs in, as far as a download asks anything of it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.links: list[Any] = []
        self.contents: list[str] = []
        js, ffi = ModuleType("js"), ModuleType("pyodide.ffi")
        js.document = SimpleNamespace(  # type: ignore[attr-defined]
            createElement=self._link, body=SimpleNamespace(appendChild=self.links.append)
        )
        js.Object = SimpleNamespace(fromEntries=dict)  # type: ignore[attr-defined]
        js.Blob = SimpleNamespace(new=self._blob)  # type: ignore[attr-defined]
        js.URL = SimpleNamespace(createObjectURL=lambda _: "blob:1")  # type: ignore[attr-defined]
        ffi.to_js = lambda value, **_: value  # type: ignore[attr-defined]
        for module in (js, ModuleType("pyodide"), ffi):
            monkeypatch.setitem(sys.modules, module.__name__, module)

    def _link(self, _kind: str) -> Any:
        link = SimpleNamespace(clicked=0, gone=False)
        link.click = lambda: setattr(link, "clicked", link.clicked + 1)
        link.remove = lambda: setattr(link, "gone", True)
        return link

    def _blob(self, parts: list[str], options: dict[str, str]) -> None:
        assert options == {"type": "text/html;charset=utf-8"}
        self.contents += parts


def test_every_word_and_figure_of_the_report_stands_on_a_sheet_as_it_is_shown(book: xlwings.Book) -> None:
    came = handed_over(OpenPlan(book), "treinpakkers.nl.xlsx", no_folder)
    assert came.nl == "Je rapport staat op het blad ‘Rapport’."
    # Entered with an apostrophe, so that Excel reads 7.400 as the text it is.
    shown = {str(value).removeprefix("'") for value in book.sheets["Rapport"].impl.values.values()}
    sections = report_of(EXAMPLE).sections
    assert sum(len(section.tables) for section in sections) > 3
    for section in sections:
        assert section.title in shown
        for table in section.tables:
            assert {table.caption, *table.headers} - {""} <= shown
            assert {cell.shown for row in table.rows for cell in row if cell.shown} <= shown


def test_the_page_is_offered_as_a_download(book: xlwings.Book, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Browser(monkeypatch)
    came = handed_over(OpenPlan(book), "treinpakkers.nl.xlsx", no_folder)
    ((link,), (page,)) = browser.links, browser.contents
    assert (link.href, link.download, link.clicked, link.gone) == ("blob:1", "Full funnel rapport.html", 1, True)
    assert "‘Full funnel rapport.html’ is als download aangeboden" in came.nl
    assert "was offered as a download" in came.en
    assert page.startswith("<!doctype html>")
    assert page.count("<table") == as_html(report_of(EXAMPLE)).count("<table")
