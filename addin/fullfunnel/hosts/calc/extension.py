"""The extension file (``fullfunnel.oxt``), put together on the marketeer's computer from what is installed there.

Nothing in it is compiled, and the same installation gives the same bytes.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fullfunnel import __version__
from fullfunnel.functions.signatures import SIGNATURES
from fullfunnel.hosts.calc.interface import interface, method, wizard
from fullfunnel.hosts.calc.menu import items, menu

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_WHEN: Final = (1980, 1, 1, 0, 0, 0)


def build(interpreter: str, package: str = "") -> bytes:
    """The bytes of the extension.

    Args:
        interpreter: the Python that answers.
        package: the folder to import fullfunnel from, where that Python does not know it by itself.
    """
    parts = dict(sources())
    parts["description.xml"] = parts["description.xml"].replace(b"@VERSION@", __version__.encode())
    parts["functions.idl"] = interface(SIGNATURES.values()).encode()
    parts["CalcAddIns.xcu"] = wizard(SIGNATURES.values()).encode()
    parts["Addons.xcu"] = menu(items()).encode()
    parts["pythonpath/settings.json"] = settings(interpreter, package).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, content in sorted(parts.items()):
            file.writestr(zipfile.ZipInfo(name, _WHEN), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def settings(interpreter: str, package: str) -> str:
    """What the extension knows of the installation it was made by."""
    functions = {
        method(each.name): {
            "name": each.name,
            "arguments": [argument.name for argument in each.arguments],
            "zero_is_empty": [argument.positive or argument.kind == "text" for argument in each.arguments],
            "result": each.result,
        }
        for each in SIGNATURES.values()
    }
    known = {"version": __version__, "interpreter": interpreter, "package": package, "functions": functions}
    return json.dumps(known, indent=1) + "\n"


def package_folder(interpreter: str = sys.executable) -> str:
    """Where this package lies, when ``interpreter`` would not find it by itself; else empty."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [interpreter, "-P", "-c", "import fullfunnel.hosts.calc; print(fullfunnel.__file__)"]
    asked = subprocess.run(command, env=clean, capture_output=True, text=True, check=False)  # noqa: S603  # this Python
    here = Path(__file__).resolve().parents[2]
    found = Path(asked.stdout.strip()).resolve().parent if asked.returncode == 0 else None
    return "" if found == here else str(here.parent)


def sources() -> Iterator[tuple[str, bytes]]:
    """The parts that lie in ``addin/calc/``, by their name in the extension."""
    installed = files("fullfunnel.hosts.calc") / "sources"
    top: Traversable = installed if installed.is_dir() else Path(__file__).resolve().parents[3] / "calc"
    return _parts(top, "")


def _parts(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for each in folder.iterdir():
        name = above + each.name
        if each.is_dir():
            if each.name != "__pycache__":
                yield from _parts(each, name + "/")
        else:
            yield name, each.read_bytes()
