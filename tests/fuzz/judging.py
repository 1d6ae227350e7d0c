"""What holds for any file whatever: it is worked on rightly or refused with a sentence, soon, and in little memory."""

from __future__ import annotations

import contextlib
import io
import os
import resource
import signal
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from lxml import etree

from fullfunnel.errors import FunnelError
from fullfunnel.recalc.converting.respelling import Host, respell
from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.xlsx import patch
from fullfunnel.xlsx.reading import open_book, read_names, read_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

HOSTS: Final[tuple[Host, ...]] = ("xlam", "calc", "values")
LONGEST: Final = 5.0
"""Seconds for one workbook."""
MEMORY: Final = 100 << 20
TIMES_INPUT: Final = 10
EDITS: Final = {"F1": 1500, "A9": "nieuw", "E3": 7, "B2": None, "A6": "x", "XFD1048576": True}


class TooSlow(AssertionError):
    """A workbook took longer than is allowed."""


class TooMuchMemory(AssertionError):
    """A workbook took more memory than is allowed."""


@contextlib.contextmanager
def within_limits(size: int) -> Iterator[None]:
    """Stop what takes over 5 seconds, or more memory than 10 times the file and 100 MB."""

    def stop(*_: object) -> NoReturn:
        raise TooSlow

    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    before = resource.getrlimit(resource.RLIMIT_AS)
    old = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY + TIMES_INPUT * size, before[1]))
    try:
        yield
    except MemoryError:
        raise TooMuchMemory from None
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)


def judge(container: bytes) -> str:
    """Put a file through reading, patching and regenerating; what came of it in a word.

    Raises:
        AssertionError: a limit was passed, or something was lost.
        Exception: whatever was not turned into a sentence.
    """
    with tempfile.TemporaryDirectory() as folder:
        path, copy = Path(folder) / "plan.xlsx", Path(folder) / "kopie.xlsx"
        path.write_bytes(container)
        with within_limits(len(container)):
            answers = [_read(path), _patched(path, copy)]
        if copy.exists():
            _judge_result(container, copy.read_bytes())
            copy.unlink()
        with within_limits(len(container)):
            answers.append(_regenerated(path))
        assert [file.name for file in Path(folder).iterdir()] == ["plan.xlsx"], "nothing is left behind"
        after = path.read_bytes()
        if "done" in answers[2]:
            _judge_result(container, after)
            again = regenerate(path)
            assert again.refused is None, again.refused
        else:
            assert after == container, "what is refused stays as it was"
        answers.append(_respelled(path, copy))
        return "/".join(answers)


def _read(path: Path) -> str:
    try:
        read_tables(path)
        read_names(path)
    except FunnelError as error:
        return _kind(error)
    return "read"


def _patched(path: Path, copy: Path) -> str:
    try:
        sheet = next((sheet.name for sheet in open_book(path).sheets), "Plan")
        patch(path, copy, {sheet: EDITS})
    except FunnelError as error:
        return _kind(error)
    return "patched"


def _regenerated(path: Path) -> str:
    outcome = regenerate(path)
    if outcome.refused is not None:
        return outcome.refused.kind
    return f"done {'ours' if outcome.owned else 'none'}"


def _respelled(path: Path, copy: Path) -> str:
    """Spelled for other hosts: what can be worked on before can be worked on after."""
    usable = regenerate(path, check=True).refused is None
    for host in HOSTS:
        with within_limits(path.stat().st_size):
            outcome = respell(path, host, output=copy)
        if outcome.refused is not None:
            return outcome.refused.kind
        after = regenerate(copy, check=True).refused
        assert after is None or not usable, after
    return "respelled"


def _kind(error: FunnelError) -> str:
    for sentence in error.text:
        assert sentence.strip()
    return str(getattr(error, "kind", type(error).__name__))


def _judge_result(before: bytes, after: bytes) -> None:
    """Every part is there in the old order, all but the sheets unchanged, those as well-formed as they were."""
    try:
        zipfile.ZipFile(io.BytesIO(before)).close()
    except (NotImplementedError, zipfile.BadZipFile):
        return  # Python cannot read even what it was made from
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert new.testzip() is None
        assert [one.filename for one in old.infolist()] == [one.filename for one in new.infolist()]
        for one, other in zip(old.infolist(), new.infolist(), strict=True):
            if one.CRC != other.CRC:
                assert b"sheetData" in new.read(other).replace(b"\x00", b""), one.filename
                assert _parses(new.read(other)) or not _parses(old.read(one)), one.filename


def _parses(part: bytes) -> bool:
    try:
        etree.fromstring(part, etree.XMLParser(huge_tree=True, resolve_entities=False))
    except etree.XMLSyntaxError:
        return False
    return True
