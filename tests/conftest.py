"""Real hosts for the tests that meet them."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice itself. In CI a missing host is a failure; elsewhere the test says that it was left out."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return found
    if os.environ.get("CI"):
        pytest.fail("LibreOffice is not installed, so what it makes of our workbooks was not seen")
    return pytest.skip("LibreOffice is not installed (Debian: apt install libreoffice-calc)")


@pytest.fixture(scope="session")
def convert(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str, Path], Path]:
    """Let LibreOffice open a file and save it as another kind: ``convert(path, "xlsx", folder)``."""
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def run(path: Path, kind: str, folder: Path) -> Path:
        command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
        subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=180)
        made = folder / f"{path.stem}.{kind.partition(':')[0]}"
        assert made.exists(), f"LibreOffice did not make {made.name}"
        return made

    return run
