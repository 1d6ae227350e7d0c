"""The streams of a VBA project, [MS-OVBA] 2.3, in their compound file."""

from __future__ import annotations

import hashlib
import struct
import uuid
from typing import TYPE_CHECKING, Final

from fullfunnel.hosts.excel.vba.compound_file import compound_file
from fullfunnel.hosts.excel.vba.compression import compress
from fullfunnel.hosts.excel.vba.encryption import scrambled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.hosts.excel.vba.module import Module

_CODE_PAGE: Final = 1252
_TEXT: Final = "cp1252"
_WIDE: Final = "utf-16-le"
_ENGLISH: Final = 0x409
_WINDOWS_64: Final = 3

_OLE: Final = r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb#OLE Automation"
_OFFICE: Final = (
    r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#C:\Program Files\Common Files\Microsoft Shared\OFFICE16"
    r"\MSO.DLL#Microsoft Office 16.0 Object Library"
)
_REFERENCES: Final = (("stdole", _OLE), ("Office", _OFFICE))
"""The libraries a project of ours leans on. VBA's and Excel's own go without saying, as in Excel's own files."""

_NO_CACHE: Final = struct.pack("<HHBH", 0x61CC, 0xFFFF, 0, 1)
"""The _VBA_PROJECT stream that says: there is no compiled code here, begin with the source (2.3.4.1)."""


def vba_project(name: str, modules: Sequence[Module]) -> bytes:
    """The bytes of ``vbaProject.bin``.

    Args:
        name: what the project is called; no module may have the same name.
        modules: the documents first, in the order of the workbook.
    """
    content = "\0".join([name, *(module.source for module in modules)])
    # An id of its own, that depends on the content only.
    digest = hashlib.sha256(content.encode()).digest()
    project_id = f"{{{uuid.UUID(bytes=digest[:16], version=4)}}}".upper()
    vba = {module.name: compress(module.source.encode(_TEXT)) for module in modules}
    vba["dir"] = compress(_directory(name, modules))
    vba["_VBA_PROJECT"] = _NO_CACHE
    return compound_file(
        {"VBA": vba, "PROJECT": _project(name, modules, project_id), "PROJECTwm": _names_in_both(modules)}
    )


def _directory(name: str, modules: Sequence[Module]) -> bytes:
    """The dir stream before compression (2.3.4.2): records of a kind, a size and as many bytes."""
    records = [
        _record(0x01, _long(_WINDOWS_64)),
        _record(0x02, _long(_ENGLISH)),
        _record(0x14, _long(_ENGLISH)),
        _record(0x03, _short(_CODE_PAGE)),
        _record(0x04, name.encode(_TEXT)),
        _in_both(0x05, 0x40, ""),
        _record(0x06) + _record(0x3D),
        _record(0x07, _long(0)),
        _record(0x08, _long(0)),
        # The version: its size always says 4, and two more bytes follow (2.3.4.2.1.11).
        struct.pack("<HIIH", 0x09, 4, 1, 1),
        _in_both(0x0C, 0x3C, ""),
        *(_reference(*reference) for reference in _REFERENCES),
        _record(0x0F, _short(len(modules))),
        _record(0x13, _short(0xFFFF)),
        *(_module(module) for module in modules),
        _record(0x10),
    ]
    return b"".join(records)


def _reference(name: str, library: str) -> bytes:
    where = library.encode(_TEXT)
    return _in_both(0x16, 0x3E, name) + _record(0x0D, _long(len(where)) + where + bytes(6))


def _module(module: Module) -> bytes:
    return (
        _in_both(0x19, 0x47, module.name)
        + _in_both(0x1A, 0x32, module.name)
        + _in_both(0x1C, 0x48, "")
        + _record(0x31, _long(0))  # the source begins at the first byte of its stream
        + _record(0x1E, _long(0))
        + _record(0x2C, _short(0xFFFF))
        + _record(0x21 if module.kind == "Module" else 0x22)
        + _record(0x2B)
    )


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HI", kind, len(content)) + content


def _in_both(kind: int, kind_wide: int, text: str) -> bytes:
    return _record(kind, text.encode(_TEXT)) + _record(kind_wide, text.encode(_WIDE))


def _long(value: int) -> bytes:
    return struct.pack("<I", value)


def _short(value: int) -> bytes:
    return struct.pack("<H", value)


def _project(name: str, modules: Sequence[Module], project_id: str) -> bytes:
    """The PROJECT stream (2.3.1)."""
    not_protected, no_password, visible = bytes(4), bytes(1), b"\xff"
    lines = [
        f'ID="{project_id}"',
        *(f"{each.kind}={each.name}{'/&H00000000' if each.kind == 'Document' else ''}" for each in modules),
        f'Name="{name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{scrambled(not_protected, project_id)}"',
        f'DPB="{scrambled(no_password, project_id)}"',
        f'GC="{scrambled(visible, project_id)}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{each.name}=0, 0, 0, 0, C" for each in modules),
    ]
    return "".join(f"{line}\r\n" for line in lines).encode(_TEXT)


def _names_in_both(modules: Sequence[Module]) -> bytes:
    """The PROJECTwm stream (2.3.3): every module's name in the code page and in UTF-16."""
    return b"".join(each.name.encode(_TEXT) + b"\0" + each.name.encode(_WIDE) + b"\0\0" for each in modules) + b"\0\0"
