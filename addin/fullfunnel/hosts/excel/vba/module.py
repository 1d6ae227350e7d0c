"""One module of a VBA project: its name, its source as the project stores it, and of which kind it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["Module", "Document", "Class"]

WORKBOOK: Final = "0{00020819-0000-0000-C000-000000000046}"
"""What the module of a workbook is based on."""
SHEET: Final = "0{00020820-0000-0000-C000-000000000046}"
"""What the module of a worksheet is based on."""
_CLASS: Final = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"

_LONGEST_LINE: Final = 1023
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,30}")


@dataclass(frozen=True, slots=True)
class Module:
    """A module with its source."""

    name: str
    source: str
    """Lines end in CR LF, the last one too."""
    kind: Kind

    def __post_init__(self) -> None:
        """Refuse what the VBA editor would.

        Raises:
            ValueError: a name it does not take, a line too long, or a letter that another code page would spoil.
        """
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} is no name for a module")
        for number, line in enumerate(self.source.split("\r\n"), start=1):
            if len(line) > _LONGEST_LINE or not line.isascii():
                raise ValueError(f"{self.name}, line {number}: longer than {_LONGEST_LINE} characters or not ASCII")


def standard(name: str, text: str) -> Module:
    """A module of functions and subs."""
    body = re.sub(r'\AAttribute VB_Name = "[^"]*"\n', "", _lines(text))
    return Module(name, _stored(f'Attribute VB_Name = "{name}"\n{body}'), "Module")


def document(name: str, base: str) -> Module:
    """The module, without code, of the workbook or of one of its sheets.

    Args:
        name: the code name of the workbook or sheet.
        base: :data:`WORKBOOK` or :data:`SHEET`.
    """
    return Module(name, _stored(_head(name, base, "True", "True", "True")), "Document")


def class_module(name: str, text: str) -> Module:
    """A class, from its text as the VBA editor exports it."""
    text = re.sub(r"\AVERSION 1\.0 CLASS\nBEGIN\n.*?\nEND\n", "", _lines(text), flags=re.DOTALL)
    given = dict(re.findall(r"^Attribute VB_(\w+) = (.*)$", text, flags=re.MULTILINE))
    body = re.sub(r"^Attribute VB_\w+ = .*\n", "", text, flags=re.MULTILINE)
    head = _head(name, _CLASS, given.get("PredeclaredId", "False"), given.get("Exposed", "False"), "False")
    return Module(name, _stored(head + body), "Class")


def _head(name: str, base: str, predeclared: str, exposed: str, customizable: str) -> str:
    return (
        f'Attribute VB_Name = "{name}"\n'
        f'Attribute VB_Base = "{base}"\n'
        "Attribute VB_GlobalNameSpace = False\n"
        "Attribute VB_Creatable = False\n"
        f"Attribute VB_PredeclaredId = {predeclared}\n"
        f"Attribute VB_Exposed = {exposed}\n"
        "Attribute VB_TemplateDerived = False\n"
        f"Attribute VB_Customizable = {customizable}\n"
    )


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")


def _stored(text: str) -> str:
    return text.rstrip("\n").replace("\n", "\r\n") + "\r\n"
