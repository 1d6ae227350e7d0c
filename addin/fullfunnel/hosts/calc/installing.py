"""Puts the extension into the marketeer's LibreOffice and takes it out again, with LibreOffice's own ``unopkg``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import Refused
from fullfunnel.hosts.calc.extension import build, package_folder
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

IDENTIFIER: Final = "org.fullfunnel.addin"

_WINDOWS: Final = "LibreOffice/program/unopkg.com"
_OTHERWISE: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/unopkg",
    "/usr/lib/libreoffice/program/unopkg",
    "/usr/lib64/libreoffice/program/unopkg",
)


def install(unopkg: str | None = None) -> None:
    """Build the extension for this Python and add it, in the place of an earlier one.

    Args:
        unopkg: LibreOffice's extension manager, where it is not found by itself.

    Raises:
        Refused: LibreOffice is not found or refuses; with its own words and what to do.
    """
    program = unopkg or find()
    _need_python_in(program)
    interpreter = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "fullfunnel.oxt"
        file.write_bytes(build(interpreter, package_folder(interpreter)))
        _run(program, "add", "--force", str(file))


def uninstall(unopkg: str | None = None) -> bool:
    """Remove the extension; False when it was not there.

    Raises:
        Refused: LibreOffice is not found or refuses.
    """
    program = unopkg or find()
    if IDENTIFIER not in _run(program, "list"):
        return False
    _run(program, "remove", IDENTIFIER)
    return True


def find() -> str:
    """LibreOffice's extension manager.

    Raises:
        Refused: there is none on this computer, or in none of the usual places.
    """
    for each in _places():
        found = shutil.which(each)
        # What lies in the folder at hand is not started, whatever its name.
        if found and Path(found).is_absolute():
            return found
    raise Refused(
        Text(
            "LibreOffice is niet gevonden. Installeer het, of wijs het programma unopkg aan met --unopkg. (LibreOffice "
            "uit Flatpak of Snap kan geen Python buiten zijn eigen map starten; neem die van libreoffice.org of je "
            "systeem.)",
            "LibreOffice was not found. Install it, or point to its program unopkg with --unopkg. (LibreOffice from "
            "Flatpak or Snap cannot start a Python outside its own folder; take the one from libreoffice.org or "
            "from your system.)",
        )
    )


def _places() -> Iterator[str]:
    yield "unopkg"
    for name in ("PROGRAMFILES", "PROGRAMFILES(X86)"):
        if os.environ.get(name):
            yield str(Path(os.environ[name]) / _WINDOWS)
    yield from _OTHERWISE
    yield from map(str, sorted(Path("/opt").glob("libreoffice*/program/unopkg"), reverse=True))


def _need_python_in(program: str) -> None:
    """Debian and Ubuntu leave LibreOffice's Python out; then the extension would be added and do nothing."""
    folder = Path(program).resolve().parent
    if folder.is_relative_to("/usr/lib/libreoffice") and not (folder / "pythonloader.py").exists():
        raise Refused(
            Text(
                "In deze LibreOffice ontbreekt Python. Voer uit: sudo apt install python3-uno",
                "This LibreOffice has no Python. Run: sudo apt install python3-uno",
            )
        )


def environment() -> dict[str, str]:
    """The environment as it is outside any virtual environment.

    LibreOffice's Python looks on the path for a ``python3`` to take its standard library from; one of another version
    there, and no extension in Python can be added.
    """
    ours = Path(sys.executable).parent
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTHON") and name != "VIRTUAL_ENV"
    }
    folders = kept.get("PATH", "").split(os.pathsep)
    outside = (each for each in folders if Path(each) != ours and not (Path(each).parent / "pyvenv.cfg").exists())
    return kept | {"PATH": os.pathsep.join(outside)}


def _run(program: str, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603  # LibreOffice's own program
            [program, *arguments], env=environment(), capture_output=True, text=True, errors="replace", check=False
        )
    except OSError as error:
        raise Refused(
            Text(
                f"{program} is niet te starten ({error.strerror}). Wijs unopkg aan met --unopkg.",
                f"{program} cannot be started ({error.strerror}). Point to unopkg with --unopkg.",
            )
        ) from error
    said = f"{done.stdout}\n{done.stderr}".strip()
    if done.returncode == 0:
        return said
    raise Refused(_why(said))


def _why(said: str) -> Text:
    if "as root" in said:
        return Text(
            "LibreOffice installeert geen extensies voor root. Voer de opdracht uit als gewone gebruiker, zonder sudo.",
            "LibreOffice does not install extensions for root. Run the command as an ordinary user, without sudo.",
        )
    last = next((line for line in reversed(said.splitlines()) if line.strip()), "unopkg")
    return Text(
        f"LibreOffice weigerde: {last.strip()} Sluit LibreOffice en probeer het nog eens.",
        f"LibreOffice refused: {last.strip()} Close LibreOffice and try again.",
    )
