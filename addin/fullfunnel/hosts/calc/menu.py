"""The menu in Calc, made from :data:`~fullfunnel.hosts.buttons.BUTTONS`: the same jobs and labels as in Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from fullfunnel.functions import FUNCTIONS
from fullfunnel.hosts.buttons import BUTTONS
from fullfunnel.hosts.calc.configuration import component, node, prop
from fullfunnel.language import same

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.hosts.buttons import Button

SERVICE: Final = "org.fullfunnel.FunnelMenu"
"""What an item of the menu starts; ``menu_jobs.py`` is it."""

ITEMS: Final = (
    "recalculate",
    "check",
    "import_results",
    "upgrade",
    "forecast",
    "report",
    "explain",
    "language",
    "connect",
    "about",
)
"""The buttons that are items of the menu."""

INSTEAD: Final = {
    "new_see_think_do_care": "fullfunnel new --host calc",
    "new_touch_tell_sell": "fullfunnel new --host calc",
    "new_aida": "fullfunnel new --host calc",
    "doctor": "about",
}
"""The buttons that are not, and what does their job: a command, or another item."""

_SPREADSHEETS: Final = "com.sun.star.sheet.SpreadsheetDocument"


def items() -> list[Button]:
    """The items of the menu in their order; one whose cell function is not there is left out."""
    return [each for each in BUTTONS if each.name in ITEMS and (each.needs is None or each.needs in FUNCTIONS)]


def menu(buttons: Iterable[Button]) -> str:
    """The menu as LibreOffice's configuration (``Addons.xcu``)."""
    root = component("Addons")
    bar = node(node(root, "AddonUI", replace=False), "OfficeMenuBar", replace=False)
    ours = node(bar, "org.fullfunnel.menu")
    prop(ours, "Title", same("Full ~Funnel"))
    prop(ours, "Context", _SPREADSHEETS)
    inside = node(ours, "Submenu", replace=False)
    for at, button in enumerate(buttons):
        item = node(inside, f"m{at:02}")  # shown in the order of these names
        prop(item, "Title", button.label)
        prop(item, "URL", f"service:{SERVICE}?{button.name}")
        prop(item, "Target", "_self")
        prop(item, "Context", _SPREADSHEETS)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
