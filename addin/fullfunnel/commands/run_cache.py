"""What earlier runs found in workbooks, by the hash of their bytes: a workbook that did not change is not opened again.

As linters keep one. The key holds the bytes of the workbook, the version and code of fullfunnel, the command and its
settings, so an entry is never older than what it is about. Deleting the folder only costs time. It lies in the user's
cache folder (``FULLFUNNEL_CACHE`` names another) and is readable by the user alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from fullfunnel import __version__

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

_TABLE: Final = "CREATE TABLE IF NOT EXISTS found (key BLOB PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"
_MOST: Final = 200_000
"""Entries; above it the file is begun anew."""
_BATCH: Final = 500
"""New entries that are written at once."""


class RunCache:
    """The entries of one command with its settings. One that cannot be opened is empty and keeps nothing."""

    def __init__(self, command: str, settings: object, *, folder: Path | None = None) -> None:
        """Open the cache.

        Args:
            command: the command that asks.
            settings: what its outcome depends on besides the workbook; anything that JSON can hold.
            folder: where the file lies; default: the user's cache folder.
        """
        about = json.dumps([__version__, _fingerprint(), sys.version_info[:2], command, settings], sort_keys=True)
        self._prefix = hashlib.sha256(about.encode()).digest()
        self._new: dict[bytes, str] = {}
        self._base = _opened(folder or _user_folder())

    def __enter__(self) -> Self:
        """Use it in a ``with``, which writes what is new at the end."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Write what is new and close."""
        self._flush()
        if self._base is not None:
            self._base.close()

    def key(self, path: Path, *more: str) -> bytes | None:
        """What a workbook is known by: its bytes; ``None`` where it cannot be read.

        Args:
            path: the workbook.
            more: what else the outcome depends on for this workbook.
        """
        try:
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").digest()
        except OSError:
            return None
        return hashlib.sha256(self._prefix + content + "\0".join(more).encode()).digest()

    def get(self, key: bytes | None) -> Any:  # what was put in, as JSON gives it back
        """What was kept under a key; ``None`` where there is nothing."""
        if key is None or self._base is None:
            return None
        if key in self._new:
            return json.loads(self._new[key])
        try:
            row = self._base.execute("SELECT value FROM found WHERE key = ?", (key,)).fetchone()
            return None if row is None else json.loads(row[0])
        except (sqlite3.Error, ValueError):
            return None

    def put(self, key: bytes | None, value: object) -> None:
        """Keep something under a key; it must be what JSON can hold."""
        if key is None or self._base is None:
            return
        self._new[key] = json.dumps(value, ensure_ascii=False)
        if len(self._new) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        if self._base is None or not self._new:
            return
        try:
            with self._base:
                self._base.executemany("INSERT OR REPLACE INTO found VALUES (?, ?)", self._new.items())
        except sqlite3.Error:
            self._base.close()
            self._base = None  # a full disk or a locked file costs time, never the run
        self._new.clear()


def _user_folder() -> Path:
    """The folder for caches of this user, as each system has it."""
    named = os.environ.get("FULLFUNNEL_CACHE")
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "fullfunnel" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "fullfunnel"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "fullfunnel"


def _opened(folder: Path) -> sqlite3.Connection | None:
    path = folder / "found.sqlite"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)
        return _ready(path)
    except sqlite3.DatabaseError:
        return _afresh(path)
    except (OSError, RuntimeError):
        return None


def _ready(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=2.0)
    base.execute(_TABLE)
    if base.execute("SELECT COUNT(*) FROM found").fetchone()[0] > _MOST:
        base.execute("DELETE FROM found")
        base.commit()
    return base


def _afresh(path: Path) -> sqlite3.Connection | None:
    """A file that is no database any more is begun anew; another program that holds it keeps it."""
    try:
        path.unlink()
        return _ready(path)
    except (OSError, sqlite3.Error):
        return None


@lru_cache(maxsize=1)
def _fingerprint() -> list[int]:
    """What tells two states of the code apart that carry one version number: sizes and times of its files."""
    package = Path(__file__).parents[1]
    stats = [file.stat() for file in package.rglob("*") if file.suffix in {".py", ".toml", ".csv", ".txt", ".xlsx"}]
    return [len(stats), sum(each.st_size for each in stats), max(each.st_mtime_ns for each in stats)]
