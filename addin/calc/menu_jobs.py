"""The menu in Calc: the jobs of Excel's ribbon, asked of fullfunnel; and two that only Calc itself can do.

Those are to connect the functions of a workbook that was made for Excel, and to tell what is installed.
"""

from __future__ import annotations

from typing import Any

import uno
import unohelper
from com.sun.star.lang import XServiceInfo
from com.sun.star.task import XJobExecutor
from fullfunnel_asking import Asking
from fullfunnel_calc import link
from fullfunnel_office import office_language
from fullfunnel_plan import carry_out, handed
from fullfunnel_spelling import connected

SERVICE = "org.fullfunnel.FunnelMenu"
_ASKING = {"import_results"}
"""The jobs that ask something on the way."""
_ANY_FORMULA = 7  # com.sun.star.sheet.FormulaResult: a value, a text or an error


def connect(document: Any, known: dict[str, str]) -> int:
    """Connect every formula of a workbook; the number of cells that Calc now calculates itself."""
    count = 0
    for sheet in document.Sheets:
        for found in sheet.queryFormulaCells(_ANY_FORMULA).RangeAddresses:
            area = sheet.getCellRangeByPosition(found.StartColumn, found.StartRow, found.EndColumn, found.EndRow)
            for row, line in enumerate(area.getFormulaArray()):
                for column, formula in enumerate(line):
                    if "FUNNEL" in formula.upper():
                        count += _connect_cell(sheet, area.getCellByPosition(column, row), known)
    return count


def _connect_cell(sheet: Any, cell: Any, known: dict[str, str]) -> int:
    area = sheet.createCursorByRange(cell)
    area.collapseToCurrentArray()
    formula = area.getArrayFormula()
    if formula:  # an array is one formula for all its cells, and can only be replaced whole
        inner = formula[1:-1] if formula.startswith("{") else formula
        new = connected(inner, known)
        if new == inner:
            return 0
        area.setArrayFormula("")
        area.setArrayFormula(new)
        return 1
    new = connected(cell.getFormula(), known)
    if new == cell.getFormula():
        return 0
    cell.setFormula(new)
    return 1


class FunnelMenu(unohelper.Base, XJobExecutor, XServiceInfo):
    """What the menu's items start; ``Addons.xcu`` names them."""

    def __init__(self, context: Any) -> None:
        """Keep the office's context."""
        self._context = context

    def trigger(self, event: str) -> None:
        """Do the job of one item."""
        desktop = self._service("com.sun.star.frame.Desktop")
        document = desktop.getCurrentComponent()
        if document is None or not document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            return
        own = {"connect": self._connect, "about": self._about}
        if event in own:  # the others are jobs of fullfunnel.hosts.actions
            own[event](document)
        else:
            self._ask(event, document)

    def _ask(self, job: str, document: Any) -> None:
        language = office_language(self._context)
        plan = handed(document, language)
        asks = job in _ASKING
        answer = link().converse(job, plan, Asking(self._context, document)) if asks else link().do(job, plan)
        if answer.value is None and not answer.error:
            return  # it was stopped
        says = answer.why(language) if answer.error else self._done(document, answer.value)
        if not answer.error and answer.value.get("open"):
            url = uno.systemPathToFileUrl(answer.value["open"])
            self._service("com.sun.star.frame.Desktop").loadComponentFromURL(url, "_blank", 0, ())
        if says:
            self._box(document, says)

    def _done(self, document: Any, wanted: Any) -> str:
        undo = document.getUndoManager()
        undo.enterUndoContext("fullfunnel")
        try:
            return carry_out(document, wanted)
        finally:
            undo.leaveUndoContext()

    def _connect(self, document: Any) -> None:
        known = {each["name"]: method for method, each in link().settings.functions.items()}
        undo = document.getUndoManager()
        undo.enterUndoContext(self._say("Functies verbinden", "Connect functions"))
        document.lockControllers()
        try:
            count = connect(document, known)
        finally:
            document.unlockControllers()
            undo.leaveUndoContext()
        if not count:
            self._box(
                document,
                self._say(
                    "In deze werkmap is niets te verbinden: Calc kent alle functies van fullfunnel die erin staan.",
                    "Nothing to connect in this workbook: Calc knows every function of fullfunnel in it.",
                ),
            )

    def _about(self, document: Any) -> None:
        version, python = link().version(), link().settings.interpreter
        if version:
            says = self._say(
                f"fullfunnel {version}, het KPI-framework voor full funnel marketing.\n\nGebruikt {python}.",
                f"fullfunnel {version}, the KPI framework for full funnel marketing.\n\nCalculates with {python}.",
            )
        else:
            says = self._say(
                f"fullfunnel antwoordt niet vanuit {python}.\nVoer in een terminal uit: fullfunnel calc install",
                f"fullfunnel does not answer from {python}.\nRun in a terminal: fullfunnel calc install",
            )
        self._box(document, says)

    def _say(self, nl: str, en: str) -> str:
        return nl if office_language(self._context).startswith("nl") else en

    def _box(self, document: Any, says: str) -> None:
        window = document.getCurrentController().getFrame().getContainerWindow()
        kind = uno.Enum("com.sun.star.awt.MessageBoxType", "INFOBOX")
        box = self._service("com.sun.star.awt.Toolkit").createMessageBox(window, kind, 1, "fullfunnel", says)
        box.execute()
        box.dispose()

    def _service(self, name: str) -> Any:
        return self._context.ServiceManager.createInstanceWithContext(name, self._context)

    def getImplementationName(self) -> str:
        """See XServiceInfo."""
        return SERVICE

    def supportsService(self, name: str) -> bool:
        """See XServiceInfo."""
        return name == SERVICE

    def getSupportedServiceNames(self) -> tuple[str, ...]:
        """See XServiceInfo."""
        return (SERVICE,)


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(FunnelMenu, SERVICE, (SERVICE,))
