"""Who may write a workbook now: the locks of Excel and LibreOffice, and one of our own against a second fullfunnel.

Ours is ``.plan.xlsx.fullfunnel-lock``, made so that only one process can make it, and gone when the workbook is
written. A process that is killed leaves it: on the same computer the next one sees that it is dead and goes on; a lock
of another computer counts as left after an hour.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import socket
import time
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Text
from fullfunnel.xlsx import refusals

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXCEL_OWNER_BYTES: Final = 54
_LONGEST: Final = 150
_KEPT: Final = 100
"""Bytes of a name that stay as they are, of a longer one its beginning."""
_UNKNOWN: Final = Text(nl="iemand anders", en="somebody else")
_LEFT_AFTER: Final = 3600.0
"""Seconds; writing a workbook takes a few."""
_UNSIGNED_AFTER: Final = 10.0
"""Seconds after which a lock that nobody signed was left by a process that died before it could."""


def require_closed(target: Path) -> None:
    """Pass a workbook that nobody has open.

    Raises:
        OpenElsewhere: Excel's ``~$`` or LibreOffice's ``.~lock.`` file stands beside it; the sentence names who made
            it.
    """
    for lock, owner in ((f"~${target.name}", _excel_owner), (f".~lock.{target.name}#", _office_owner)):
        path = target.with_name(lock)
        if os.path.exists(path):  # noqa: PTH110 a name too long for the disk is not there; Path would raise
            try:
                # A pipe of that name would be waited for; only a file says who made it.
                who = owner(path.read_bytes()).strip() if path.is_file() else ""
            except OSError:
                who = ""
            raise refusals.OpenElsewhere(target.name, who=who or _UNKNOWN, lock=lock)


def _excel_owner(lock: bytes) -> str:
    """The name in Excel's owner file: its length, then 54 bytes of it, then the same in UTF-16."""
    wide = lock[_EXCEL_OWNER_BYTES + 1 :]
    length = int.from_bytes(wide[:2], "little")
    name = wide[2 : 2 + 2 * length].decode("utf-16-le", "replace")
    return name or lock[1 : 1 + min(lock[0], _EXCEL_OWNER_BYTES)].decode("cp1252", "replace") if lock else ""


def _office_owner(lock: bytes) -> str:
    """The name in LibreOffice's lock file: ``,user,computer,date,profile;``."""
    fields = [field.strip() for field in lock.decode("utf-8", "replace").split(",")]
    return next((field for field in fields[:3] if field), "")


class OwnLock:
    """Our lock on one workbook, held."""

    def __init__(self, target: Path) -> None:
        """Name the lock; ``taken`` takes it."""
        self._target = target
        self._path = target.with_name(f".{short(target.name)}.fullfunnel-lock")
        self._token = f"{socket.gethostname()} {os.getpid()} {uuid.uuid4().hex}"

    def require_held(self) -> None:
        """Pass while the lock is still ours.

        Raises:
            BeingWritten: another process took it over.
        """
        if self._holder() != self._token:
            raise self._busy()

    def take(self, *, ignore: bool) -> None:
        """Make the lock; ``ignore``: also where another holds it.

        Raises:
            BeingWritten: another process holds it.
            OSError: the folder is not to be written in.
        """
        if self._made():
            return
        if not (ignore or self._is_left()):
            raise self._busy()
        # Moved aside under a name of its own: of two that take over one lock, one finds it gone.
        aside = self._path.with_name(f"{self._path.name}-{uuid.uuid4().hex}")
        with contextlib.suppress(FileNotFoundError):
            self._path.rename(aside)
            aside.unlink()
        if not self._made():
            raise self._busy()

    def release(self) -> None:
        """Take the lock away, where it is still ours."""
        with contextlib.suppress(OSError):
            if self._holder() == self._token:
                self._path.unlink()

    def sweep(self) -> None:
        """Remove what a killed process left beside the workbook; who holds the lock is the only one who writes."""
        for path in self._target.parent.glob(f".{_literal(short(self._target.name))}.*.fullfunnel-tmp"):
            with contextlib.suppress(OSError):
                path.unlink()

    def _made(self) -> bool:
        """Make the lock with our name in it in one step, so that nobody ever sees one without."""
        signed = self._path.with_name(f".{short(self._target.name)}.{uuid.uuid4().hex}.fullfunnel-tmp")
        try:
            signed.write_text(self._token, encoding="utf-8")
            try:
                os.link(signed, self._path)
            except FileExistsError:
                return False
            except OSError:
                # A disk without hard links (a memory stick): make it and sign it, in two steps.
                return self._made_in_two_steps()
        finally:
            signed.unlink(missing_ok=True)
        return True

    def _made_in_two_steps(self) -> bool:
        try:
            handle = os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
        except FileExistsError:
            return False
        try:
            os.write(handle, self._token.encode())
        finally:
            os.close(handle)
        return True

    def _holder(self) -> str:
        try:
            return self._path.read_text(encoding="utf-8", errors="replace") if self._path.is_file() else ""
        except OSError:
            return ""

    def _is_left(self) -> bool:
        try:
            age = time.time() - self._path.stat().st_mtime
        except OSError:
            return True
        computer, _, rest = self._holder().partition(" ")
        process = rest.partition(" ")[0]
        if os.name == "posix" and computer == socket.gethostname() and process.isdecimal():
            return not _runs(int(process))
        return age > (_LEFT_AFTER if rest else _UNSIGNED_AFTER)

    def _busy(self) -> refusals.BeingWritten:
        computer, _, rest = self._holder().partition(" ")
        who = f"{computer}, {rest.partition(' ')[0]}" if rest else _UNKNOWN
        return refusals.BeingWritten(self._target.name, who=who, lock=self._path.name)


@contextlib.contextmanager
def locked(target: Path, *, ignore: bool) -> Iterator[OwnLock]:
    """Hold our lock on a workbook.

    Raises:
        BeingWritten: another process holds it.
        OSError: the folder is not to be written in.
    """
    lock = OwnLock(target)
    lock.take(ignore=ignore)
    try:
        lock.sweep()
        yield lock
    finally:
        lock.release()


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return not _has_ended(process)


def _has_ended(process: int) -> bool:
    """Whether a process is only still listed: killed, and its parent did not ask yet how it ended."""
    try:
        stat = Path(f"/proc/{process}/stat").read_bytes()
    except OSError:  # no such list on this system
        return False
    # The name of the program stands in brackets, and may hold any sign; the state stands behind it.
    return stat.rpartition(b")")[2].split()[:1] in ([b"Z"], [b"X"])


def short(name: str) -> str:
    """A name with room for what is put around it: a file system takes 255 bytes, and a workbook may use them all."""
    raw = os.fsencode(name)
    if len(raw) <= _LONGEST:
        return name
    return f"{os.fsdecode(raw[:_KEPT]).encode('utf-8', 'ignore').decode()}-{hashlib.sha256(raw).hexdigest()[:16]}"


def _literal(name: str) -> str:
    """A name as a pattern that matches it alone."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)
