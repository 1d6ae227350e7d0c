"""What Calc must know of each cell function: its types, its names and what the function wizard shows.

Made from :data:`~fullfunnel.functions.signatures.SIGNATURES`, so that Calc says what every other host says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from fullfunnel.hosts.calc.configuration import component, node, prop

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.functions.signatures import Argument, Signature

SERVICE: Final = "org.fullfunnel.FunnelAddIn"
"""A cell stores a call as this name and the method's, in capitals: ``ORG.FULLFUNNEL.FUNNELADDIN.FUNNELTARGET``."""


def method(name: str) -> str:
    """A name as UNO writes it: ``funnelTarget`` of ``FUNNEL_TARGET``, ``orderValue`` of ``order_value``."""
    return re.sub("_([a-z])", lambda found: found[1].upper(), name.lower())


def interface(signatures: Iterable[Signature]) -> str:
    """The UNO interface of the add-in, as the text that LibreOffice reads as a type library.

    A table comes as the range itself: as an array Calc refuses one that holds an error anywhere, even in a column that
    is none of our business. Everything else comes as ``any``, so that it reaches fullfunnel as it was typed; only an
    ``any`` may be left out or be a number.
    """
    methods = "".join(f"  {_RESULTS[each.result]} {method(each.name)}({_parameters(each)});\n" for each in signatures)
    return f"module org {{ module fullfunnel {{\ninterface XFunnelFunctions {{\n{methods}}};\n}}; }};\n"


def _parameters(signature: Signature) -> str:
    return ", ".join(f"[in] {_type(each)} {method(each.name)}" for each in signature.arguments)


_RESULTS: Final = {"number": "any", "text": "any", "rows": "sequence< sequence< any > >"}


def _type(argument: Argument) -> str:
    needs_range = argument.kind == "table" and not argument.or_number and not argument.optional
    return "com::sun::star::table::XCellRange" if needs_range else "any"


def wizard(signatures: Iterable[Signature]) -> str:
    """The names and descriptions in Dutch and English, as LibreOffice's configuration (``CalcAddIns.xcu``).

    Calc shows those of the language of its menus, English for any other.
    """
    root = component("CalcAddIns")
    functions = node(node(node(root, "AddInInfo", replace=False), SERVICE), "AddInFunctions", replace=False)
    for each in signatures:
        function = node(functions, method(each.name))
        # A function's name is the same in every language; the configuration still wants it by language.
        prop(function, "DisplayName", each.name, "en")
        prop(function, "Description", each.help)
        prop(function, "Category", "Add-In")
        prop(function, "CompatibilityName", each.name, "en")
        parameters = node(function, "Parameters", replace=False)
        for argument in each.arguments:
            parameter = node(parameters, method(argument.name))
            prop(parameter, "DisplayName", argument.label)
            prop(parameter, "Description", argument.help)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
