"""What Calc must know of each cell function: its types, its names and what the function wizard shows.

All of it is made from :data:`~fullfunnel.signatures.SIGNATURES`, so that Calc says what every other host says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from fullfunnel.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.language import Text
    from fullfunnel.signatures import Argument, Signature

SERVICE: Final = "org.fullfunnel.FunnelAddIn"
"""A cell stores a call as this name and the method's, in capitals: ``ORG.FULLFUNNEL.FUNNELADDIN.FUNNELTARGET``."""

_OOR: Final = "http://openoffice.org/2001/registry"
_XML: Final = "http://www.w3.org/XML/1998/namespace"


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
    ET.register_namespace("oor", _OOR)
    root = ET.Element(
        f"{{{_OOR}}}component-data",
        {f"{{{_OOR}}}name": "CalcAddIns", f"{{{_OOR}}}package": "org.openoffice.Office"},
    )
    functions = _node(_node(_node(root, "AddInInfo", replace=False), SERVICE), "AddInFunctions", replace=False)
    for each in signatures:
        function = _node(functions, method(each.name))
        _property(function, "DisplayName", each.name)
        _property(function, "Description", each.help)
        _property(function, "Category", "Add-In")
        _property(function, "CompatibilityName", each.name)
        parameters = _node(function, "Parameters", replace=False)
        for argument in each.arguments:
            parameter = _node(parameters, method(argument.name))
            _property(parameter, "DisplayName", argument.label)
            _property(parameter, "Description", argument.help)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _node(parent: ET.Element, name: str, *, replace: bool = True) -> ET.Element:
    operation = {f"{{{_OOR}}}op": "replace"} if replace else {}
    return ET.SubElement(parent, "node", {f"{{{_OOR}}}name": name} | operation)


def _property(parent: ET.Element, name: str, says: Text | str) -> None:
    prop = ET.SubElement(parent, "prop", {f"{{{_OOR}}}name": name})
    if isinstance(says, str):
        # A function's name is the same in every language; the configuration still wants it by language.
        by_language = {} if name == "Category" else {f"{{{_XML}}}lang": "en"}
        ET.SubElement(prop, "value", by_language).text = says
        return
    for language in LANGUAGES:
        ET.SubElement(prop, "value", {f"{{{_XML}}}lang": language}).text = says.say(language)
