"""The folder in which entries are kept: one SQLite file, made like the caches of linters.

Nothing in it is needed: it may be deleted at any time, and whatever is wrong with it (another program wrote in it, the
disk is full, two runs write at once) makes a run slower, never different.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from fullfunnel.commands.cache.release import release

if TYPE_CHECKING:
    from types import TracebackType

_FILE: Final = "entries.sqlite3"
_TAG: Final = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# What fullfunnel found in workbooks in earlier runs. Safe to delete.\n"
)
_TABLE: Final = (
    "CREATE TABLE IF NOT EXISTS entries "
    "(key BLOB PRIMARY KEY, release BLOB NOT NULL, day INTEGER NOT NULL, proof BLOB NOT NULL, content BLOB NOT NULL)"
)
"""With row numbers: what a run learns in the order of the workbooks lies in that order, and is read in it."""
_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_PATIENCE: Final = 2.0
"""Seconds to wait for another run that writes."""
_DAY: Final = 86_400
_KEPT_DAYS: Final = 30
"""An entry that no run asked for in so many days is dropped."""
_AT_ONCE: Final = 200
"""Entries, new or asked for, after which that is written."""


class Store:
    """Entries by key. Every fault of the disk or the file reads as: nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        """Open the store in a folder, which is made where it is not there.

        Args:
            folder: usually ``.fullfunnel_cache`` in the folder at hand; ``None`` to keep nothing.
        """
        self._release = b"" if folder is None else release()
        self._today = int(time.time() // _DAY)
        self._new: dict[bytes, bytes] = {}
        self._used: list[bytes] = []
        self._wrote = False
        self._base: sqlite3.Connection | None = None
        if folder is None:
            return
        with suppress(OSError):
            _make(folder)
            self._base = _opened(folder / _FILE)

    @property
    def is_open(self) -> bool:
        """Whether anything is kept at all."""
        return self._base is not None

    def __enter__(self) -> Self:
        """Use the store in a ``with`` block."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Write what is new and close."""
        self.close()

    def get(self, key: bytes) -> Any:
        """What is kept under a key, as JSON holds it; ``None`` where nothing is, or what is there is damaged."""
        if self._base is None:
            return None
        try:
            found = self._base.execute(
                "SELECT content, proof, day FROM entries WHERE key = ? AND release = ?", (key, self._release)
            ).fetchone()
            if found is None:
                return None
            content, proof, day = found
            if proof != _proof(key, content):
                return None
            if day != self._today:
                self._used.append(key)
                self._write_some()
            return json.loads(zlib.decompress(content))
        except (sqlite3.Error, zlib.error, ValueError, TypeError):
            return None

    def put(self, key: bytes, value: Any) -> None:
        """Keep a value, as JSON can hold it, under a key."""
        if self._base is None:
            return
        try:
            self._new[key] = zlib.compress(_JSON.encode(value).encode(), 1)
        except UnicodeEncodeError:
            return  # a name that is no text on this computer stands in it
        self._write_some()

    def close(self) -> None:
        """Write what is new, drop what nobody asked for, and close."""
        if self._base is None:
            return
        self._write()
        if self._wrote:
            # Once a run: it looks at every entry.
            with suppress(sqlite3.Error), self._base:
                self._base.execute(
                    "DELETE FROM entries WHERE release <> ? OR day < ?", (self._release, self._today - _KEPT_DAYS)
                )
        with suppress(sqlite3.Error):
            self._base.close()
        self._base = None

    def _write_some(self) -> None:
        if len(self._new) + len(self._used) >= _AT_ONCE:
            self._write()

    def _write(self) -> None:
        if self._base is None or not (self._new or self._used):
            return
        rows = [(key, self._release, self._today, _proof(key, content), content) for key, content in self._new.items()]
        with suppress(sqlite3.Error), self._base:
            self._base.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?)", rows)
            self._base.executemany("UPDATE entries SET day = ? WHERE key = ?", [(self._today, k) for k in self._used])
        self._wrote = True
        self._new.clear()
        self._used.clear()


def _proof(key: bytes, content: bytes) -> bytes:
    return hashlib.sha256(key + content).digest()[:16]


def _make(folder: Path) -> None:
    """Make the folder, for who runs this only; no version control or backup takes it along."""
    if folder.is_dir():
        return
    folder.mkdir(mode=0o700, parents=True)
    (folder / "CACHEDIR.TAG").write_text(_TAG, "utf-8")
    (folder / ".gitignore").write_text("*\n", "utf-8")


def _opened(path: Path) -> sqlite3.Connection | None:
    """The file of entries; one that is no such file is made anew."""
    for _ in range(2):
        try:
            return _connected(path)
        except sqlite3.OperationalError:
            return None  # locked, or a disk on which SQLite cannot work: this run does without
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
    return None


def _connected(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        base.execute("PRAGMA synchronous = OFF")  # a cache that a power cut damages is made anew
        base.execute(_TABLE)
        base.execute("SELECT key, release, day, proof, content FROM entries LIMIT 1").fetchone()
    except sqlite3.Error:
        base.close()
        raise
    with suppress(OSError):
        os.chmod(path, 0o600)  # noqa: PTH101  # as the folder
    return base
