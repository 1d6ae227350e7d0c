"""The add-in put where Excel finds it, and taken away again. Doing it twice is no harm."""

from __future__ import annotations

import os
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal
from zipfile import BadZipFile, ZipFile

from fullfunnel.errors import Refused
from fullfunnel.hosts.excel import xlwings_sources
from fullfunnel.hosts.excel.addin_file import build
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.hosts.excel.machine import Machine

FILE_NAME: Final = f"{xlwings_sources.PROJECT}.xlam"
SCRIPT_NAME: Final = f"{xlwings_sources.PROJECT}.applescript"

_SCRIPT_MARK: Final = b"VbaHandler"
"""The handler by which Excel calls the script."""

Outcome = Literal["placed", "replaced", "as it was", "removed", "absent"]


def install(machine: Machine, folder: Path | None = None) -> dict[Path, Outcome]:
    """Builds the add-in from the xlwings that is installed and puts it in Excel's startup folder.

    Args:
        machine: where it is going to run.
        folder: another folder for the add-in, that Excel is to take it from by other means.

    Returns:
        What became of each file.

    Raises:
        Refused: xlwings is absent or unknown, there is no Excel here, or a file could not be written.
    """
    xlwings = xlwings_sources.package_folder()
    content = build(xlwings, machine.interpreter)
    done = {}
    target = (folder or machine.startup) / FILE_NAME
    done[target] = _place(target, content)
    if machine.system == "macos":
        script = machine.scripts / SCRIPT_NAME
        done[script] = _place(script, xlwings_sources.applescript(xlwings).read_bytes())
    return done


def uninstall(machine: Machine, folder: Path | None = None) -> dict[Path, Outcome]:
    """Takes away all that :func:`install` put there.

    Raises:
        Refused: there is no Excel here, or a file could not be removed.
    """
    targets = [(folder or machine.startup) / FILE_NAME]
    if machine.system == "macos":
        targets.append(machine.scripts / SCRIPT_NAME)
    return {target: _remove(target) for target in targets}


def is_current(machine: Machine, target: Path) -> bool:
    """Whether an add-in is what :func:`install` would put there now.

    Raises:
        Refused: xlwings is absent or unknown.
    """
    return target.read_bytes() == build(xlwings_sources.package_folder(), machine.interpreter)


def _place(target: Path, content: bytes) -> Outcome:
    try:
        there = target.is_file()
        if there and target.read_bytes() == content:
            return "as it was"
        if there and not _is_ours(target):
            raise _not_ours(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise _in_use(target, error) from error
    return "replaced" if there else "placed"


def _remove(target: Path) -> Outcome:
    try:
        if target.is_file() and not _is_ours(target):
            raise _not_ours(target)
        target.unlink()
    except FileNotFoundError:
        return "absent"
    except OSError as error:
        raise _in_use(target, error) from error
    return "removed"


def _is_ours(target: Path) -> bool:
    """Whether a file is one that was put there by us: it says so inside."""
    content = target.read_bytes()
    if target.suffix != ".xlam":
        return _SCRIPT_MARK in content
    try:
        with ZipFile(BytesIO(content)) as book:
            return f'"{xlwings_sources.PROJECT}.conf"'.encode() in book.read("xl/workbook.xml")
    except (BadZipFile, KeyError, OSError):
        return False


def _not_ours(target: Path) -> Refused:
    return Refused(
        Text(
            f"{target} is niet van fullfunnel en blijft zoals het is. Verplaats of hernoem het en probeer het opnieuw.",
            f"{target} is not fullfunnel's and stays as it is. Move or rename it and try again.",
        )
    )


def _in_use(target: Path, error: OSError) -> Refused:
    why = error.strerror or str(error)
    return Refused(
        Text(
            f"{target} kan niet worden gewijzigd ({why}). Sluit Excel helemaal af en probeer het opnieuw.",
            f"{target} cannot be changed ({why}). Quit Excel altogether and try again.",
        )
    )
