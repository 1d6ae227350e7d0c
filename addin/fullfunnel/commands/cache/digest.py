"""The digest of a workbook as it lies on the disk now."""

from __future__ import annotations

import hashlib
from pathlib import Path


def digest_of(path: Path) -> bytes | None:
    """SHA-256 of the bytes of a file; ``None`` where there is no file on this disk, or none that can be read."""
    if not isinstance(path, Path):
        return None
    try:
        return hashlib.sha256(path.read_bytes()).digest() if path.is_file() else None
    except OSError:
        return None
