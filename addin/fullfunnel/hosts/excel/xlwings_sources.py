"""The part of the add-in that is xlwings' own: its VBA from the installed package, which starts Python.

Taken from the xlwings that is there, so that both always have the same version. In a few places it is changed:
a workbook that somebody sends must not choose the program that a button starts, nor bring code along.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from fullfunnel.errors import Refused
from fullfunnel.language import Text

PROJECT: Final = "fullfunnel"
"""What the add-in is called: its settings stand on a sheet of this name with ``.conf``."""

_NOTICE: Final = (
    "' Changed by fullfunnel: the name of the project; settings and code in a workbook or its folder are not looked at."
)
_CHANGES: Final = (
    ('PROJECT_NAME As String = "myaddin"', f'PROJECT_NAME As String = "{PROJECT}"', 1),
    # Settings on a sheet of the workbook, and in a file beside it.
    ('If SheetExists(ActiveWorkbook, PROJECT_NAME & ".conf") = True Then', "If False Then", 1),
    ("If FileExists(GetDirectoryConfigFilePath()) = True Then", "If False Then", 1),
    # Code on sheets of the workbook.
    ('If Right$(sht.Name, 3) = ".py" Then', "If False Then", 2),
    # The script on macOS under a name of our own, so that removing it takes nothing from others who use xlwings.
    ('AppleScriptTask("xlwings-" & XLWINGS_VERSION & ".applescript"', f'AppleScriptTask("{PROJECT}.applescript"', 1),
    ("run 'xlwings runpython install' in a terminal", "run 'fullfunnel excel install' in a terminal", 1),
)


def package_folder() -> Path:
    """Where xlwings is installed; it is not loaded for that.

    Raises:
        Refused: it is not installed.
    """
    found = find_spec("xlwings")
    if found is None or found.origin is None:
        raise Refused(
            Text(
                "xlwings is niet geïnstalleerd bij deze Python. Installeer het met: python -m pip install xlwings",
                "xlwings is not installed with this Python. Install it with: python -m pip install xlwings",
            )
        )
    return Path(found.origin).parent


def version(folder: Path) -> str:
    """The version that its VBA says it has.

    Raises:
        Refused: the VBA is not as we know it.
    """
    found = re.search(r'XLWINGS_VERSION As String = "([^"]+)"', _text(folder / "xlwings_custom_addin.bas"))
    if found is None:
        raise _unknown(folder)
    return found[1]


def module_text(folder: Path) -> str:
    """The VBA that starts Python, with our changes.

    Raises:
        Refused: the VBA is not as we know it, so that a change would miss its place.
    """
    text = _text(folder / "xlwings_custom_addin.bas").replace("\r\n", "\n")
    for old, new, times in _CHANGES:
        if text.count(old) != times:
            raise _unknown(folder)
        text = text.replace(old, new)
    first, rest = text.split("\n", 1)
    return f"{first}\n{_NOTICE}\n{rest}"


def dictionary_text(folder: Path) -> str:
    """The class that stands in for Windows' dictionary on macOS (Tim Hall's, MIT; the notice is in it)."""
    return _text(folder / "addin" / "Dictionary.cls")


def theme(folder: Path) -> bytes:
    """Office's plain theme, from a workbook that comes with xlwings."""
    with ZipFile(folder / "quickstart_addin_ribbon.xlam") as book:
        return book.read("xl/theme/theme1.xml")


def applescript(folder: Path) -> Path:
    """The script that starts Python from Excel on macOS."""
    return folder / f"xlwings-{version(folder)}.applescript"


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("cp1252")
    except OSError:
        raise _unknown(path.parent) from None


def _unknown(folder: Path) -> Refused:
    return Refused(
        Text(
            f"De xlwings in {folder} is een versie die fullfunnel nog niet kent. Er is niets geïnstalleerd. Werk "
            'fullfunnel bij, of neem een oudere xlwings: python -m pip install "xlwings<0.38"',
            f"The xlwings in {folder} is a version that fullfunnel does not know yet. Nothing was installed. Update "
            'fullfunnel, or take an older xlwings: python -m pip install "xlwings<0.38"',
        )
    )
