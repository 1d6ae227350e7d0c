"""The two-column block of the first sheet: what a plan is about, as labels with their values.

In a workbook each value has a name (``ffGoal``); a range of cells has none, so there a field is known by the words in
front of it, in Dutch or English. Both ways lead to the same fields.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema
from fullfunnel.framework.names import same_name
from fullfunnel.framework.typed.cells import is_blank, rows_of
from fullfunnel.language import Text, same

if TYPE_CHECKING:
    from fullfunnel.framework.typed.cells import Cell

FIELD_LABELS: Final[dict[str, Text]] = {
    schema.CAMPAIGN: Text("Campagne", "Campaign"),
    schema.GOAL: Text("Hoofddoel", "Main goal"),
    schema.START: Text("Eerste dag", "First day"),
    schema.END: Text("Laatste dag", "Last day"),
    schema.OWNER: Text("Eigenaar", "Owner"),
    schema.WHY: Text("Waarom", "Why"),
    schema.RECIPIENTS: Text("Ontvangers doelgroepen", "Audience recipients"),
    schema.CLIENT: Text("Klant", "Client"),
    schema.CURRENCY: Text("Valuta", "Currency"),
    schema.ORDER_VALUE: Text("Gemiddelde orderwaarde", "Average order value"),
    schema.VAT: Text("Btw in de orderwaarde", "VAT in the order value"),
    schema.MARGIN: Text("Marge", "Margin"),
    schema.PROFIT: Text("Winst die moet overblijven", "Profit that has to be left"),
    schema.PROFIT_BASIS: Text("Die winst is een deel van", "This profit is a share of"),
    schema.CPA_METHOD: Text("Rekenwijze max CPA", "Method of the max CPA"),
    schema.ALLOWABLE: Text("Een resultaat mag kosten", "A result may cost"),
    schema.MAX_CPA: same("Max CPA"),
    schema.LANGUAGE: Text("Taal van de uitleg", "Language of explanations"),
    schema.SPENT: Text("Tot nu toe besteed", "Spent so far"),
    schema.RESULTS_SO_FAR: Text("Resultaten tot nu toe", "Results so far"),
    schema.BY_THEMSELVES: Text("Komt vanzelf", "Come by themselves"),
}
"""The label of each field, by its name in the workbook, in the order of the sheet."""

_ALSO: Final[dict[str, tuple[str, ...]]] = {
    schema.CAMPAIGN: ("campagnenaam", "campaign name", "naam van de campagne"),
    schema.GOAL: ("doel", "goal", "hoofddoelstelling", "main target", "campaign goal"),
    schema.START: ("start", "begin", "startdatum", "begindatum", "start date", "start day", "van", "from"),
    schema.END: ("einde", "eind", "einddatum", "end", "end date", "end day", "deadline", "tot en met", "until"),
    schema.OWNER: ("eigenaar van het plan", "plan owner"),
    schema.WHY: ("reden", "reason", "purpose"),
    schema.RECIPIENTS: ("ontvangers", "recipients", "recipients of audiences"),
    schema.CLIENT: ("opdrachtgever", "customer", "account"),
    schema.CURRENCY: ("munt", "munteenheid"),
    schema.ORDER_VALUE: (
        "orderwaarde",
        "order value",
        "gemiddelde orderwaarde, zonder btw",
        "average order value, without vat",
        "aov",
    ),
    schema.VAT: ("btw", "vat", "btw-tarief", "vat rate"),
    schema.MARGIN: ("brutomarge", "gross margin"),
    schema.PROFIT: ("winst", "profit"),
    schema.PROFIT_BASIS: ("grondslag", "winst is een deel van", "profit basis", "profit is a share of", "basis"),
    schema.CPA_METHOD: ("rekenwijze", "method", "cpa method"),
    schema.ALLOWABLE: (
        "toegestane kosten per resultaat",
        "toegestane kosten per resultaat, alles bij elkaar",
        "allowable cost per result",
        "allowable cost per result, all in",
    ),
    schema.MAX_CPA: ("maximale cpa", "maximum cpa"),
    schema.LANGUAGE: ("taal", "language"),
}
_BRACKETS: Final = re.compile(r"[(\[][^()\[\]]*+[)\]]$")
_NAMES: Final[dict[str, str]] = {
    same_name(words): name for name, label in FIELD_LABELS.items() for words in (name, *label, *_ALSO.get(name, ()))
}


def field_of(label: Cell) -> str | None:
    """The field that a label stands in front of, by its name in the workbook; ``None`` for any other words."""
    if not isinstance(label, str):
        return None
    words = same_name(label).rstrip(":?* ")
    return _NAMES.get(words) or _NAMES.get(_BRACKETS.sub("", words).rstrip(":?* "))


def read_plan_fields(given: object) -> dict[str, Cell]:
    """The fields in a block of labels and values, by their names in the workbook; the first where one stands twice.

    Args:
        given: rows of cells; a label is followed by its value in the next cell. Other cells are passed over.

    Raises:
        BadInput: one cell where a block is needed.
    """
    found: dict[str, Cell] = {}
    for row in rows_of(given):
        for at, cell in enumerate(row[:-1]):
            name = field_of(cell)
            if name is not None:
                value = row[at + 1]
                found.setdefault(name, None if is_blank(value) else value)
                break
    return found


def label_of(name: str) -> Text:
    """What a field is called on the first sheet."""
    return FIELD_LABELS.get(name, same(name))
