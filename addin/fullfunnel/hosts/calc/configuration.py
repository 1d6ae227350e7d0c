"""LibreOffice's configuration as XML: nodes, and properties that hold one value or one for each language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from fullfunnel.language import LANGUAGES

if TYPE_CHECKING:
    from fullfunnel.language import Text

_OOR: Final = "http://openoffice.org/2001/registry"
_XML: Final = "http://www.w3.org/XML/1998/namespace"


def component(name: str) -> ET.Element:
    """The root of a part of the configuration, such as ``Addons``."""
    ET.register_namespace("oor", _OOR)
    return ET.Element(
        f"{{{_OOR}}}component-data", {f"{{{_OOR}}}name": name, f"{{{_OOR}}}package": "org.openoffice.Office"}
    )


def node(parent: ET.Element, name: str, *, replace: bool = True) -> ET.Element:
    """A node; ``replace`` for one of our own, not for one of LibreOffice that ours goes into."""
    operation = {f"{{{_OOR}}}op": "replace"} if replace else {}
    return ET.SubElement(parent, "node", {f"{{{_OOR}}}name": name} | operation)


def prop(parent: ET.Element, name: str, says: Text | str, language: str | None = None) -> None:
    """A property.

    Args:
        parent: its node.
        name: as LibreOffice calls it.
        says: a text in both languages, or a value that has none.
        language: for a value that has none, where the configuration asks for one all the same.
    """
    found = ET.SubElement(parent, "prop", {f"{{{_OOR}}}name": name})
    if isinstance(says, str):
        ET.SubElement(found, "value", {f"{{{_XML}}}lang": language} if language else {}).text = says
        return
    for each in LANGUAGES:
        ET.SubElement(found, "value", {f"{{{_XML}}}lang": each}).text = says.say(each)
