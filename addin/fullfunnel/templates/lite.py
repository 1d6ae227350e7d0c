"""A workbook that carries xlwings Lite inside: the pane, and the code that it runs.

Lite keeps its code in the settings of its add-in part ([MS-OWEXML]): a property a file, the text as JSON. Libraries
that write workbooks drop such parts, so they are put in last.
"""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

from fullfunnel import __version__
from fullfunnel.functions.signatures import SIGNATURES
from fullfunnel.recalc.formulas.spelling import spelled_for_office
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.refusals import Damaged

if TYPE_CHECKING:
    from collections.abc import Mapping

MAIN: Final = "from fullfunnel.hosts.excel.lite import *\n"
"""All the code there is: what the functions do is in the package."""
REQUIREMENTS: Final = f"xlwings  # required\nfullfunnel=={__version__}\n"

_STORE_ID: Final = "wa200008175"
"""xlwings Lite in Microsoft's store of add-ins."""

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MICROSOFT: Final = "http://schemas.microsoft.com/office"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PANES: Final = "xl/webextensions/taskpanes.xml"
_EXTENSION: Final = "xl/webextensions/webextension1.xml"
_CONTENT_TYPES: Final = "[Content_Types].xml"
_ROOT: Final = "_rels/.rels"


def with_lite(workbook: bytes, name: str) -> bytes:
    """The bytes of a workbook with xlwings Lite in it; every part that was there stays as it is.

    Args:
        workbook: an .xlsx without a pane of its own, its functions spelled for Lite.
        name: the file's name, for sentences.

    Raises:
        Refusal: the workbook cannot be read.
    """
    package = Package.open(workbook, name)
    changed = {
        _CONTENT_TYPES: _with(
            package,
            _CONTENT_TYPES,
            "Types",
            f'<Override PartName="/{_PANES}" ContentType="application/vnd.ms-office.webextensiontaskpanes+xml"/>'
            f'<Override PartName="/{_EXTENSION}" ContentType="application/vnd.ms-office.webextension+xml"/>',
        ),
        _ROOT: _with(package, _ROOT, "Relationships", _link("rIdPane", "webextensiontaskpanes", _PANES)),
    }
    added = {
        _PANES: _panes(),
        "xl/webextensions/_rels/taskpanes.xml.rels": (
            f'{_HEAD}<Relationships xmlns="{_RELATIONSHIPS}">'
            f"{_link('rId1', 'webextension', 'webextension1.xml')}</Relationships>"
        ),
        _EXTENSION: _extension({"main.py": MAIN, "requirements.txt": REQUIREMENTS}),
    }
    return package.with_parts(changed, added={part: text.encode() for part, text in added.items()})


def _with(package: Package, part: str, root: str, more: str) -> bytes:
    """A part with more elements at the end of its root."""
    before, end, after = (package.read(part) or b"").rpartition(f"</{root}>".encode())
    if not end:
        raise Damaged(package.name, what=part)
    return before + more.encode() + end + after


def _link(ident: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{ident}" Type="{_MICROSOFT}/2011/relationships/{kind}" Target="{target}"/>'


def _panes() -> str:
    # Visible: so Excel shows the pane, and asks to trust it, when the workbook is opened.
    return (
        f'{_HEAD}<wetp:taskpanes xmlns:wetp="{_MICROSOFT}/webextensions/taskpanes/2010/11">'
        '<wetp:taskpane dockstate="right" visibility="1" width="438" row="0">'
        f'<wetp:webextensionref xmlns:r="{_LINKS}" r:id="rId1"/></wetp:taskpane></wetp:taskpanes>'
    )


def _extension(files: Mapping[str, str]) -> str:
    store = f'id="{_STORE_ID}" version="1.0.0.0"'
    properties = "".join(f'<we:property name="{name}" value={_stored(text)}/>' for name, text in files.items())
    functions = "".join(
        f"<we:customFunctionIds>{spelled_for_office(name)}</we:customFunctionIds>" for name in SIGNATURES
    )
    # One and the same for one version of ours, so that the same workbook has the same bytes.
    ident = f"{{{uuid.uuid5(uuid.NAMESPACE_DNS, MAIN + REQUIREMENTS)}}}".upper()
    return (
        f'{_HEAD}<we:webextension xmlns:we="{_MICROSOFT}/webextensions/webextension/2010/11" id="{ident}">'
        f'<we:reference {store} store="en-US" storeType="OMEX"/>'
        f'<we:alternateReferences><we:reference {store} store="{_STORE_ID.upper()}" storeType="OMEX"/>'
        f"</we:alternateReferences><we:properties>{properties}</we:properties><we:bindings/>"
        f'<we:snapshot xmlns:r="{_LINKS}"/>'
        f'<we:extLst><a:ext xmlns:a="{_DRAWING}" uri="{{D87F86FE-615C-45B5-9D79-34F1136793EB}}">'
        "<we:containsCustomFunctions/></a:ext>"
        f'<a:ext xmlns:a="{_DRAWING}" uri="{{7C84B067-C214-45C3-A712-C9D94CD141B2}}">'
        f"<we:customFunctionIdList>{functions}</we:customFunctionIdList></a:ext></we:extLst></we:webextension>"
    )


def _stored(text: str) -> str:
    """A text as an add-in's setting: JSON, in which ``/`` is escaped too, in an XML attribute."""
    return quoteattr(json.dumps(text, ensure_ascii=False).replace("/", r"\/"), {'"': "&quot;"})
