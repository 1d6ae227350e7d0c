"""The button Report: the page made, and put where this host can put it.

On a computer it goes to the documents and opens. In xlwings Lite Python runs in a browser and sees no folders: there
the page is offered as a download, and its words and tables go to a sheet, for where Excel lets no pane download.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.hosts.excel.download import offer, runs_in_a_browser
from fullfunnel.hosts.excel.open_plan import OwnSheet
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fullfunnel.hosts.excel.open_plan import OpenPlan
    from fullfunnel.report.document import Document

SHEET: Final = OwnSheet(Text("Rapport", "Report"), "ffOwnReport")
_NAME: Final = Text("Full funnel rapport", "Full funnel report")


def handed_over(plan: OpenPlan, title: str, documents: Callable[[], Path]) -> Text:
    """Make the report of an open plan and hand it over; what came of it in a sentence.

    Args:
        plan: the plan.
        title: what stands for the name of the workbook.
        documents: the folder of documents, where there is one.

    Raises:
        FunnelError: the plan cannot be used, or the file cannot be written.
    """
    made = _made(plan, title)
    return _in_the_pane(plan, made) if runs_in_a_browser() else _on_disk(plan, made, documents())


def _made(plan: OpenPlan, title: str) -> Document:
    from fullfunnel.checks.reading import plan_of_tables  # noqa: PLC0415  # only this button needs it
    from fullfunnel.plans.reviewing import review_of  # noqa: PLC0415
    from fullfunnel.report.writing import document_of  # noqa: PLC0415

    tables = {each.name: plan.rows(each) for each in contract.TABLES if plan.has(each)}
    if contract.KPIS.name not in tables:
        plan.rows(contract.KPIS)  # raises the sentence on what to do
    context = plan_of_tables(tables, plan.fields(), [])
    return document_of(context, review_of(context, title), "Full funnel", plan.language)


def _on_disk(plan: OpenPlan, made: Document, folder: Path) -> Text:
    import webbrowser  # noqa: PLC0415  # only this button needs it

    from fullfunnel.hosts.new_file import put  # noqa: PLC0415
    from fullfunnel.report.page import as_html  # noqa: PLC0415

    path = put(folder, _NAME.say(plan.language), as_html(made).encode(), ".html")
    webbrowser.open(path.as_uri())
    return Text(f"Je rapport staat in {path}.", f"Your report is in {path}.")


def _in_the_pane(plan: OpenPlan, made: Document) -> Text:
    from fullfunnel.report.page import as_html  # noqa: PLC0415  # only this button needs it
    from fullfunnel.report.rows import as_rows  # noqa: PLC0415

    sheet = plan.write(SHEET, as_rows(made)).sheet
    sheet.activate()
    name = f"{_NAME.say(plan.language)}.html"
    on_sheet = Text(f"Je rapport staat op het blad ‘{sheet.name}’.", f"Your report is on the sheet ‘{sheet.name}’.")
    if not offer(name, as_html(made)):
        return on_sheet
    return Text(
        f"{on_sheet.nl} De pagina ‘{name}’ is als download aangeboden; zie je die niet, dan laat dit Excel een "
        "deelvenster geen bestanden opslaan.",
        f"{on_sheet.en} The page ‘{name}’ was offered as a download; if you do not see it, this Excel lets no pane "
        "save files.",
    )
