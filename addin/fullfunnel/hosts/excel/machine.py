"""The machine that Excel runs on: which system, where Excel takes add-ins from, which Python this is."""

from __future__ import annotations

import os
import platform
import struct
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fullfunnel.errors import Refused
from fullfunnel.hosts.excel.addin_file import Interpreter
from fullfunnel.language import Text

System = Literal["windows", "macos", "other"]


@dataclass(frozen=True, slots=True)
class Machine:
    """What matters of a machine, so that each kind can be tried on any."""

    system: System
    home: Path
    roaming: Path
    """Where Windows keeps what belongs to a user (APPDATA)."""
    python: Path
    """The program that runs us."""
    python_version: str
    bits: int

    @classmethod
    def this(cls) -> Machine:
        """The machine at hand."""
        systems: dict[str, System] = {"win32": "windows", "darwin": "macos"}
        home = Path.home()
        return cls(
            system=systems.get(sys.platform, "other"),
            home=home,
            roaming=Path(os.environ.get("APPDATA", home / "AppData" / "Roaming")),
            python=Path(sys.executable),
            python_version=platform.python_version(),
            bits=struct.calcsize("P") * 8,
        )

    @property
    def startup(self) -> Path:
        """The folder from which Excel opens everything when it starts, and trusts it.

        Raises:
            Refused: there is no Excel for this system.
        """
        if self.system == "windows":
            return self.roaming / "Microsoft" / "Excel" / "XLSTART"
        if self.system == "macos":
            shared = self.home / "Library" / "Group Containers" / "UBF8T346G9.Office"
            return shared / "User Content.localized" / "Startup.localized" / "Excel"
        raise Refused(
            Text(
                "Op dit systeem is er geen Excel. Gebruik LibreOffice Calc (fullfunnel calc install) of Excel op het "
                "web (fullfunnel new --host lite). Wil je de invoegtoepassing voor een ander klaarzetten, geef dan "
                "--to MAP.",
                "There is no Excel for this system. Use LibreOffice Calc (fullfunnel calc install) or Excel on the web "
                "(fullfunnel new --host lite). To make the add-in for somebody else, give --to FOLDER.",
            )
        )

    @property
    def scripts(self) -> Path:
        """Where Excel on macOS may take scripts from."""
        return self.home / "Library" / "Application Scripts" / "com.microsoft.Excel"

    @property
    def interpreter(self) -> Interpreter:
        """The Python that the add-in is to start: this one. For another machine: the one that is found there."""
        path = str(self.python)
        if self.system == "windows":
            return Interpreter(windows=path)
        return Interpreter(macos=path) if self.system == "macos" else Interpreter()
