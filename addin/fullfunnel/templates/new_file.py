"""Puts a new workbook in a folder, never in the place of one that is there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from fullfunnel.language import Text
from fullfunnel.xlsx.refusals import Refusal

if TYPE_CHECKING:
    from pathlib import Path


class AlreadyThere(Refusal):
    """A file of that name exists; somebody's work may be in it."""

    kind = "already-there"
    sentence = Text(
        nl="'{name}' bestaat al en wordt niet overschreven. Kies een andere naam of map, of verplaats het "
        "bestand dat er staat.",
        en="'{name}' already exists and is not overwritten. Choose another name or folder, or move the file first.",
    )


class NotXlsx(Refusal):
    """A name that no spreadsheet program would open as a workbook."""

    kind = "not-xlsx"
    sentence = Text(
        nl="'{name}' eindigt niet op .xlsx. Geef een naam als plan.xlsx.",
        en="'{name}' does not end in .xlsx. Give a name such as plan.xlsx.",
    )


class NoFolder(Refusal):
    """The folder to write in does not exist, or is no folder."""

    kind = "no-folder"
    sentence = Text(
        nl="De map van '{name}' bestaat niet. Maak die map eerst, of kies een andere.",
        en="The folder of '{name}' does not exist. Make that folder first, or choose another.",
    )


class IsFolder(Refusal):
    """A folder was named where the name of a new file belongs."""

    kind = "is-folder"
    sentence = Text(
        nl="'{name}' is een map. Zet er een bestandsnaam achter, zoals {example}.",
        en="'{name}' is a folder. Add the name of a file, such as {example}.",
    )


class IsFile(Refusal):
    """A file was named where a folder belongs."""

    kind = "is-file"
    sentence = Text(
        nl="'{name}' is een bestand, geen map. Geef de map waarin de werkmappen moeten komen.",
        en="'{name}' is a file, not a folder. Give the folder in which the workbooks should go.",
    )


class NotWritten(Refusal):
    """The system did not let us write the file."""

    kind = "not-written"
    sentence = Text(
        nl="'{name}' kon niet worden opgeslagen ({why}). Maak ruimte vrij of kies een map waarin je mag schrijven.",
        en="'{name}' could not be saved ({why}). Free some space or choose a folder that you may write in.",
    )


def require_free(path: Path) -> None:
    """Whether a new workbook may come here, known before it is built.

    Raises:
        Refusal: the name is taken or no .xlsx, or the folder is absent; the ``kind`` says which.
    """
    if path.is_dir():
        raise IsFolder(str(path), example=path / "plan.xlsx")
    if path.suffix.lower() != ".xlsx":
        raise NotXlsx(path.name)
    if not path.parent.is_dir():
        raise NoFolder(path.name)
    if path.exists():
        raise AlreadyThere(path.name)


def write_new(path: Path, content: bytes) -> None:
    """Writes a workbook that does not exist yet; when that fails, nothing is left behind.

    Raises:
        Refusal: the name is taken or no .xlsx, the folder is absent, or the system refused; the ``kind`` says which.
    """
    require_free(path)
    try:
        with path.open("xb") as file:
            try:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                path.unlink()
                raise
    except FileExistsError:
        raise AlreadyThere(path.name) from None
    except OSError as error:
        raise NotWritten(path.name, why=error.strerror or str(error)) from error
