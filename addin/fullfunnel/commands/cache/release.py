"""Which program made an entry of the cache: the code that was run, its engines and its Python."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parents[2]
_USED: Final = ("formualizer", "formulon", "pydantic", "python-stdnum", "snowballstemmer")
"""Libraries whose results stand in what is kept."""


@cache
def release() -> bytes:
    """The same for two runs only where the same code runs: a digest of every file of the package, and of versions.

    The number of the version alone would not do: someone who works on a rule runs many programs of one version.
    """
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in {".pyc", ".xlsx"} or not path.is_file():
            continue
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    versions = [sys.version, *(f"{name} {_version(name)}" for name in _USED)]
    digest.update("\0".join(versions).encode())
    return digest.digest()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
