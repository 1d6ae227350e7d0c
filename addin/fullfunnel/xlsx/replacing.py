"""Put a new workbook in the place of the old one: whole, or not at all.

The new bytes go to a temporary file in the same folder, are flushed to the disk, read back and checked, and only then
take the name. A symbolic link keeps pointing where it pointed, at the new file; of a hard link the other name keeps the
old workbook.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fullfunnel.language import Text
from fullfunnel.xlsx import refusals
from fullfunnel.xlsx.container.archive import Archive
from fullfunnel.xlsx.locking import locked, require_closed, short

_WRITE_BITS: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_NEW_FILE_MODE: Final = 0o666


@dataclass(frozen=True, slots=True)
class Source:
    """A workbook file as it was read."""

    path: Path
    content: bytes
    digest: bytes

    @classmethod
    def read(cls, path: Path) -> Source:
        """Read a file.

        Raises:
            Refusal: it is not there, not a file, or may not be read.
        """
        try:
            if path.exists() and not path.is_file():
                raise refusals.NotAFile(path.name)
            content = path.read_bytes()
        except FileNotFoundError:
            raise refusals.Missing(path.name) from None
        except OSError as error:
            raise refusals.Unreadable(path.name, why=error.strerror or error) from None
        return cls(path, content, hashlib.sha256(content).digest())

    def require_unchanged(self) -> None:
        """Pass when the file still holds what was read.

        Raises:
            ChangedMeanwhile: it does not.
        """
        if Source.read(self.path).digest != self.digest:
            raise refusals.ChangedMeanwhile(self.path.name)


def write(target: Path, content: bytes, source: Source, *, ignore_locks: bool = False) -> None:
    """Make ``target`` hold ``content``, calculated from ``source``; when it does already, nothing is touched.

    Args:
        target: the workbook, or where it is going to be.
        content: the bytes of the new workbook.
        source: what it was made from; it must still be the same.
        ignore_locks: go on where a lock says that somebody has it open, or is writing it.

    Raises:
        OpenElsewhere: somebody has the target open.
        BeingWritten: another fullfunnel is writing it.
        ReadOnly: the target may not be changed.
        ChangedMeanwhile: the source is no longer what was read.
        WriteFailed: the disk is full or the folder not writable; the old file stands.
    """
    if target.is_symlink() and os.path.abspath(target) != os.path.abspath(source.path):  # noqa: PTH100 not resolved
        raise refusals.LinkedOutput(target.name)
    real = Path(os.path.realpath(target))
    if content == source.content and real == Path(os.path.realpath(source.path)):
        return
    require_writable(real, ignore_locks=ignore_locks)
    temporary: Path | None = None
    try:
        with locked(real, ignore=ignore_locks) as lock:
            temporary = written_beside(real, content)
            if not real.exists():
                _with_mode_of(source.path, temporary)
            _require_read_back(temporary, content, target.name)
            source.require_unchanged()
            if not ignore_locks:
                require_closed(real)
            lock.require_held()
            temporary.replace(real)
            temporary = None
            _flush_folder(real.parent)
    except OSError as error:
        raise refusals.WriteFailed(target.name, why=error.strerror or error) from None
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def put(target: Path, content: bytes) -> None:
    """Make a file of ours that is no workbook of a marketeer, such as a table of all plans, hold ``content``.

    Raises:
        OpenElsewhere: somebody has it open.
        BeingWritten: another fullfunnel is writing it.
        ReadOnly: it may not be changed.
        LinkedOutput: it is a link to another place.
        OSError: the disk is full or the folder not writable; the old file stands.
    """
    if target.is_symlink():
        raise refusals.LinkedOutput(target.name)
    real = Path(os.path.realpath(target))
    require_writable(real)
    with locked(real, ignore=False):
        draft = written_beside(real, content)
        try:
            draft.replace(real)
        except OSError:
            draft.unlink(missing_ok=True)
            raise


def make_folder(target: Path) -> None:
    """Make the folder in which ``target`` is going to stand.

    Raises:
        WriteFailed: something else has its name, or it may not be made.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusals.WriteFailed(target.name, why=error.strerror or error) from None


def require_writable(target: Path, *, ignore_locks: bool = False) -> None:
    """Pass a place that may be written: a file of ours to change, or no file yet.

    Raises:
        OpenElsewhere: somebody has it open.
        NotAFile: a folder, pipe or device.
        ReadOnly: its mode forbids writing. Replacing would get round that, so it is asked on purpose.
    """
    if not ignore_locks:
        require_closed(target)
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        raise refusals.NotAFile(target.name)
    if not mode & _WRITE_BITS or not os.access(target, os.W_OK):
        raise refusals.ReadOnly(target.name)


def written_beside(target: Path, content: bytes) -> Path:
    """Write a temporary file in the folder of ``target``, with the mode and owner of the old, flushed to the disk."""
    handle, name = tempfile.mkstemp(prefix=f".{short(target.name)}.", suffix=".fullfunnel-tmp", dir=target.parent)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            _like_the_old(target, path)
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _with_mode_of(source: Path, copy: Path) -> None:
    """Give a copy the mode of its source: who may not read the one may not read the other."""
    with contextlib.suppress(OSError):
        copy.chmod(stat.S_IMODE(source.stat().st_mode) | stat.S_IWUSR)


def _like_the_old(target: Path, path: Path) -> None:
    """Give the new file the mode and the owner of the old; a new one what the user's mask gives any new file."""
    try:
        old = target.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        path.chmod(_NEW_FILE_MODE & ~mask)
        return
    path.chmod(stat.S_IMODE(old.st_mode))
    if hasattr(os, "chown") and (old.st_uid, old.st_gid) != (path.stat().st_uid, path.stat().st_gid):
        with contextlib.suppress(PermissionError):
            os.chown(path, old.st_uid, old.st_gid)


def _require_read_back(path: Path, content: bytes, name: str) -> None:
    written = path.read_bytes()
    if written != content:
        raise refusals.WriteFailed(name, why=Text(nl="teruglezen geeft iets anders", en="reading back differs"))
    archive = Archive.open(written, name)
    for member in archive.members.values():
        archive.read(member)


def _flush_folder(folder: Path) -> None:
    # A folder cannot be opened on Windows, where the replacement is on the disk when the call returns.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
