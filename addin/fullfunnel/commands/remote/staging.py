"""Work on a workbook behind a URL: a copy of it on this disk, and what came of it written back."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from fullfunnel.commands.remote.objects import Stored
from fullfunnel.commands.remote.url import is_url, name_of, shown_path
from fullfunnel.recalc.outcome import RefusedFile, Regenerated
from fullfunnel.xlsx.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fullfunnel.commands.remote.objects import Read


@contextmanager
def copy_of(url: str) -> Iterator[tuple[Path, Stored, Read]]:
    """A copy of an object, under its own name, which goes when the work is done.

    Raises:
        Refusal: it is not there, or cannot be read.
    """
    stored = Stored(url)
    read = stored.read()
    with TemporaryDirectory(prefix="fullfunnel-") as folder:
        path = Path(folder) / (name_of(url) or "workbook.xlsx")
        path.write_bytes(read.content)
        yield path, stored, read


@contextmanager
def on_this_disk(given: str) -> Iterator[Path]:
    """What was typed as a path: of a URL a copy on this disk, else the path itself.

    Raises:
        Refusal: the object is not there, or cannot be read.
    """
    here = Path(given)
    if not is_url(given) or here.exists():
        yield here
        return
    with copy_of(given) as (path, _, _):
        yield path


@contextmanager
def made_for(target: str) -> Iterator[Path]:
    """Where a file that is made anew goes: of a URL a file on this disk, which is then written there.

    Raises:
        Refusal: the store refused.
    """
    if not is_url(target):
        yield Path(target)
        return
    with TemporaryDirectory(prefix="fullfunnel-") as folder:
        made = Path(folder) / (name_of(target) or "made")
        yield made
        Stored(target).write(made.read_bytes(), None)


class _Done(Protocol):
    """What came of one workbook."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def output(self) -> Path | None:
        """Where the result was written."""

    @property
    def refused(self) -> RefusedFile | None:
        """Why nothing was done."""


Outcome = TypeVar("Outcome", bound=_Done)


def worked_on(
    url: str,
    goes_to: str | Path | None,
    work: Callable[[Path, Path | None], Outcome],
    refused: Callable[[Path, RefusedFile], Outcome],
) -> Outcome:
    """Work on a workbook behind a URL, or into one.

    Args:
        url: the workbook, or its path on this disk.
        goes_to: where a copy goes: a URL, or a path on this disk; ``None``: into the object itself.
        work: does a workbook on this disk, into another where one is given.
        refused: the outcome of a workbook that cannot be used.
    """
    shown = shown_path(url)
    try:
        if not is_url(url):
            return _into_store(Path(url), str(goes_to), work)
        with copy_of(url) as (path, stored, read):
            if isinstance(goes_to, Path):
                return replace(work(path, goes_to), path=shown)
            if goes_to is not None:
                return replace(_into_store(path, goes_to, work), path=shown)
            found = work(path, None)
            if found.output is None or found.refused is not None:
                return replace(found, path=shown)
            notes = stored.write(path.read_bytes(), read)
            known = {"notes": (*found.notes, *notes)} if isinstance(found, Regenerated) else {}
            return replace(found, path=shown, output=shown, **known)
    except Refusal as refusal:
        return refused(shown, RefusedFile(refusal.kind, refusal.text))


def _into_store(source: Path, goes_to: str, work: Callable[[Path, Path | None], Outcome]) -> Outcome:
    with TemporaryDirectory(prefix="fullfunnel-") as folder:
        copy = Path(folder) / "copy" / source.name
        copy.parent.mkdir()
        found = work(source, copy)
        if found.refused is not None or found.output is None:
            return found
        Stored(goes_to).write(copy.read_bytes(), None)
        return replace(found, output=shown_path(goes_to))
