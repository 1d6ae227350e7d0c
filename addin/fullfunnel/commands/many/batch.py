"""Many workbooks in one run: which ones, one after the other or side by side, and what came of each."""

from __future__ import annotations

import glob
import os
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final, TypeVar

from fullfunnel.commands.many.workers import outcomes
from fullfunnel.commands.remote.url import is_url
from fullfunnel.recalc.outcome import RefusedFile, Regenerated
from fullfunnel.xlsx.refusals import (
    ConflictCopy,
    LinkedOutput,
    Missing,
    Refusal,
    SameOutput,
    TimedOut,
    TooDeep,
    Unexpected,
    WorkerDied,
    WorkerUnfit,
    WriteFailed,
)

Outcome = TypeVar("Outcome", bound="Regenerated | Respelled | Upgraded")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from fullfunnel.commands.many.in_order import Known
    from fullfunnel.commands.many.workers import Ended
    from fullfunnel.recalc.converting.respelling import Host, Respelled
    from fullfunnel.templates.upgrading import Upgraded

ENDINGS: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"})
_NOT_WORKBOOKS: Final = ("~$", ".~lock.")
"""What Excel and LibreOffice put beside a workbook that is open."""
_CONFLICT: Final = re.compile(
    r"""(.+?)(?:
        \ ?\([^()]*(?:conflict|kopie\ van\ conflict)[^()]*\)  # Dropbox, Nextcloud, Google Drive, Box
      | \.sync-conflict-[\w-]+                               # Syncthing
      | -(?-i:LAPTOP|DESKTOP|SURFACE|MACBOOK)[-0-9][\w-]*    # OneDrive: the name of the computer
    )(?:\ ?\(\d+\)|-\d+)?""",
    re.VERBOSE | re.IGNORECASE,
)
"""What cloud folders put behind a workbook's name when two people saved it at once."""


@dataclass(frozen=True, slots=True)
class Task:
    """One workbook to do."""

    path: Path
    output: Path | None = None
    """Where the result goes; None: to the workbook itself."""
    refusal: RefusedFile | None = None
    """Filled where the workbook cannot be done at all."""
    url: str = ""
    """Where it is, for a workbook that is not on this disk; ``path`` is then how that is shown."""
    goes_to: str = ""
    """Where the copy goes, for one that goes to a URL."""


@dataclass(frozen=True, slots=True)
class Leave:
    """What a run may do."""

    check: bool = False
    allow_unsigned: bool = False
    ignore_locks: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """A workbook and its place under the folder it was found in, which the output folder mirrors."""

    path: Path
    inside: Path
    refusal: RefusedFile | None = None
    searched: Path | None = None
    """The folder in which it was found; None where it was named itself."""

    def is_a_copy_in(self, output: Path) -> bool:
        """Whether it came from the output folder, which lies below the folder that was searched."""
        if self.searched is None:
            return False
        return self.searched.absolute() in output.parents and output in self.path.absolute().parents


def tasks(paths: Iterable[str | os.PathLike[str]], output: str | os.PathLike[str] | None = None) -> list[Task]:
    """The workbooks that these files, folders and globs name, each once, folders searched to the bottom.

    A file that is named is taken whatever its ending, so that its refusal can say what it is; in folders and globs only
    workbooks are. What Excel and LibreOffice leave beside an open workbook is never taken, nor what lies in the output
    folder. A path that names nothing becomes a task that is refused.

    Args:
        paths: as typed on the command line; URLs too, of which the workbooks come last.
        output: folder for copies, in the folders in which the workbooks were found; may be a URL.
    """
    given = [os.fspath(path) for path in paths]
    urls = [path for path in given if is_url(path)]
    files = [path for path in given if not is_url(path)]
    if output is not None and is_url(os.fspath(output)):
        into = os.fspath(output).rstrip("/")
        # Their places below a folder that is on no disk, which are those below the URL.
        nowhere = Path(os.sep, ".fullfunnel-nowhere")
        copied = [
            replace(task, goes_to=f"{into}/{task.output.relative_to(nowhere).as_posix()}", output=None)
            for task in _tasks(files, nowhere)
            if task.output is not None
        ]
        return _with_urls(copied, urls, into)
    folder = None if output is None else Path(output)
    return _with_urls(_tasks(files, folder), urls, folder) if urls else _tasks(files, folder)


def _with_urls(local: list[Task], urls: list[str], output: str | Path | None) -> list[Task]:
    from fullfunnel.commands.remote.finding import with_urls  # noqa: PLC0415  # only where a URL is given

    return with_urls(local, urls, output)


def _tasks(paths: Iterable[str], output: Path | None) -> list[Task]:
    found: dict[Path, _Found] = {}
    for given in paths:
        for workbook in _named(Path(given), given):
            found.setdefault(workbook.path.absolute(), workbook)
    if output is None:
        return [Task(one.path, None, one.refusal) for one in found.values()]
    return _with_output([one for one in found.values() if not one.is_a_copy_in(output.absolute())], output)


def _named(path: Path, given: str) -> Iterator[_Found]:
    if path.name.startswith(_NOT_WORKBOOKS):
        return
    if path.is_dir():
        yield from (_Found(file, file.relative_to(path), _conflict(file), searched=path) for file in _inside(path))
    elif path.exists():
        yield _Found(path, Path(path.name))
    elif glob.has_magic(given):
        yield from _matching(given)
    else:
        yield _Found(path, Path(path.name), refused(Missing(given)))


def _matching(pattern: str) -> Iterator[_Found]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 Path.glob takes no absolute pattern
    if not matches:
        yield _Found(Path(pattern), Path(Path(pattern).name), refused(Missing(pattern)))
    fixed = Path(*_until_wildcard(Path(pattern).parts))
    for match in map(Path, matches):
        files = _inside(match) if match.is_dir() else [match] if is_workbook(match) else []
        yield from (_Found(file, file.relative_to(fixed), _conflict(file), searched=fixed) for file in files)


def _until_wildcard(parts: tuple[str, ...]) -> list[str]:
    """The folders of a pattern before its first wildcard."""
    wild = next((index for index, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    return list(parts[:wild])


def _inside(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if is_workbook(file) and file.is_file())


def is_workbook(file: Path) -> bool:
    """Whether a file is a workbook by its name, and not what a program leaves beside one that is open."""
    return file.suffix.lower() in ENDINGS and not file.name.startswith(_NOT_WORKBOOKS)


def _conflict(file: Path) -> RefusedFile | None:
    """Refuse a conflict copy that stands beside its original: refreshed, it would look like the newest of the two."""
    match = _CONFLICT.fullmatch(file.stem)
    original = None if match is None else file.with_name(f"{match[1]}{file.suffix}")
    if original is None or not original.exists():
        return None
    return refused(ConflictCopy(file.name, original=original.name))


def _with_output(found: list[_Found], output: Path) -> list[Task]:
    """Give each its place in the output folder; files of one name from several folders keep their folders."""
    by_place: dict[Path, list[_Found]] = defaultdict(list)
    for one in found:
        by_place[one.inside].append(one)
    placed: list[_Found] = []
    for group in by_place.values():
        if len(group) == 1:
            placed += group
        else:
            shared = Path(os.path.commonpath([one.path.absolute().parent for one in group]))
            placed += [replace(one, inside=one.path.absolute().relative_to(shared)) for one in group]
    sources = {one.path.resolve() for one in found}
    taken: set[Path] = set()
    result = []
    for one in placed:
        target = output / one.inside
        clash = target.resolve() in sources or target in taken
        strayed = not target.parent.resolve().is_relative_to(output.resolve())
        taken.add(target)
        refusal = one.refusal or (refused(SameOutput(os.fspath(target))) if clash else None)
        refusal = refusal or (refused(LinkedOutput(os.fspath(target.parent))) if strayed else None)
        result.append(Task(one.path, target, refusal))
    return result


def refused(refusal: Refusal) -> RefusedFile:
    """A refusal as the outcome of a run keeps it."""
    return RefusedFile(refusal.kind, refusal.text)


def run(  # noqa: PLR0913 one word for each thing a run may do
    todo: Iterable[Task],
    *,
    check: bool = False,
    allow_unsigned: bool = False,
    ignore_locks: bool = False,
    jobs: int = 1,
    seconds: float | None = None,
    work: Callable[[Task, Leave], Regenerated] | None = None,
    known: Known[Task, Regenerated] | None = None,
    cluster: Any = None,
) -> Iterator[Regenerated]:
    """Regenerate workbooks and give what came of each, in their order.

    Args:
        todo: from ``tasks``.
        check: write nothing, only tell which are stale.
        allow_unsigned: change signed workbooks too.
        ignore_locks: go on where a lock says that somebody has a workbook open.
        jobs: number of processes.
        seconds: how long a workbook may take; None for as long as it takes, in this process where ``jobs`` is 1.
        work: what is done with each; default: regenerate it.
        known: what earlier runs found; those workbooks are not opened again.
        cluster: a client of Dask's scheduler, to do it on more machines.

    Returns:
        One outcome a workbook; one that cannot be used, takes too long, or whose process dies, is an outcome with
        ``refused``, and the others are still done.
    """
    one = partial(_with_leave, work=work or _done, leave=Leave(check, allow_unsigned, ignore_locks))
    late = partial(_ended, seconds=seconds)
    return outcomes(todo, one, late, jobs=jobs, seconds=seconds, known=known, cluster=cluster)


def _with_leave(task: Task, work: Callable[[Task, Leave], Regenerated], leave: Leave) -> Regenerated:
    return work(task, leave)


def _ended(task: Task, how: Ended, seconds: float | None) -> Regenerated:
    return Regenerated(task.path, refused=refused(ended(task, how, seconds)))


def ended(task: Task, how: Ended, seconds: float | None) -> Refusal:
    """Why a workbook has no outcome: its process died, or its time was over."""
    name = task.path.name
    if how == "unfit":
        return WorkerUnfit(name)
    return WorkerDied(name) if how == "died" or seconds is None else TimedOut(name, seconds=f"{seconds:g}")


def convert(
    todo: Iterable[Task],
    host: Host,
    *,
    allow_unsigned: bool = False,
    ignore_locks: bool = False,
    seconds: float | None = None,
) -> Iterator[Respelled]:
    """Spell workbooks for a host and give what came of each; one that cannot be used does not stop the others.

    Args:
        todo: from ``tasks``.
        host: where they are going to be used.
        allow_unsigned: change signed workbooks too.
        ignore_locks: go on where a lock says that somebody has a workbook open.
        seconds: how long a workbook may take; None for as long as it takes.
    """
    one = partial(_converted, host=host, allow_unsigned=allow_unsigned, ignore_locks=ignore_locks)
    if seconds is None:
        return map(one, todo)
    return outcomes(todo, one, partial(_not_converted, seconds=seconds), seconds=seconds, interruptible=True)


def _converted(task: Task, host: Host, *, allow_unsigned: bool, ignore_locks: bool) -> Respelled:
    from fullfunnel.recalc.converting.respelling import Respelled, respell  # noqa: PLC0415  # as in regenerate

    if task.refusal is not None:
        return Respelled(task.path, refused=task.refusal)
    try:
        return _where_it_is(
            task,
            lambda path, output: respell(
                path, host, output=output, allow_unsigned=allow_unsigned, ignore_locks=ignore_locks
            ),
            lambda path, why: Respelled(path, refused=why),
        )
    except Exception as error:  # noqa: BLE001 as in _done
        return Respelled(task.path, refused=refused(_unexpected(task.path, error)))


def upgrade(
    todo: Iterable[Task],
    *,
    check: bool = False,
    allow_unsigned: bool = False,
    ignore_locks: bool = False,
    seconds: float | None = None,
) -> Iterator[Upgraded]:
    """Bring workbooks up to date and give what came of each; one that cannot be used does not stop the others."""
    one = partial(_upgraded, leave=Leave(check, allow_unsigned, ignore_locks))
    if seconds is None:
        return map(one, todo)
    return outcomes(todo, one, partial(_not_upgraded, seconds=seconds), seconds=seconds, interruptible=True)


def _upgraded(task: Task, leave: Leave) -> Upgraded:
    from fullfunnel.templates import upgrading  # noqa: PLC0415  # builds workbooks, which few runs need

    if task.refusal is not None:
        return upgrading.Upgraded(task.path, refused=task.refusal)
    try:
        return _where_it_is(
            task,
            lambda path, output: upgrading.upgrade(
                path,
                output=output,
                check=leave.check,
                allow_unsigned=leave.allow_unsigned,
                ignore_locks=leave.ignore_locks,
            ),
            lambda path, why: upgrading.Upgraded(path, refused=why),
        )
    except Exception as error:  # noqa: BLE001 as in _done
        return upgrading.Upgraded(task.path, refused=refused(_unexpected(task.path, error)))


def _not_upgraded(task: Task, how: Ended, seconds: float | None) -> Upgraded:
    from fullfunnel.templates import upgrading  # noqa: PLC0415  # as above

    return upgrading.Upgraded(task.path, refused=refused(ended(task, how, seconds)))


def _not_converted(task: Task, how: Ended, seconds: float | None) -> Respelled:
    from fullfunnel.recalc.converting.respelling import Respelled  # noqa: PLC0415  # as in regenerate

    return Respelled(task.path, refused=refused(ended(task, how, seconds)))


def regenerate(path: Path, **options: Any) -> Regenerated:
    """Regenerate one workbook. The engine is loaded here: a run in which nothing changed opens no workbook."""
    from fullfunnel.recalc import regenerating  # noqa: PLC0415

    return regenerating.regenerate(path, **options)


def _done(task: Task, leave: Leave) -> Regenerated:
    if task.refusal is not None:
        return Regenerated(task.path, refused=task.refusal)
    start = perf_counter()
    try:
        if task.output is not None and not leave.check:
            task.output.parent.mkdir(parents=True, exist_ok=True)
        work = partial(
            regenerate, check=leave.check, allow_unsigned=leave.allow_unsigned, ignore_locks=leave.ignore_locks
        )
        outcome = _where_it_is(task, lambda path, output: work(path, output=output), _not_regenerated)
    except OSError as error:
        outcome = Regenerated(task.path, refused=refused(WriteFailed(task.path.name, why=error.strerror or error)))
    except Exception as error:  # noqa: BLE001 a fault of ours on one workbook must not keep the others from being done
        outcome = Regenerated(task.path, refused=refused(_unexpected(task.path, error)))
    return replace(outcome, seconds=perf_counter() - start)


def _not_regenerated(path: Path, why: RefusedFile) -> Regenerated:
    return Regenerated(path, refused=why)


def _where_it_is(
    task: Task, work: Callable[[Path, Path | None], Outcome], refused: Callable[[Path, RefusedFile], Outcome]
) -> Outcome:
    """Do a workbook on this disk, or a copy of one that is elsewhere."""
    if not (task.url or task.goes_to):
        return work(task.path, task.output)
    from fullfunnel.commands.remote.staging import worked_on  # noqa: PLC0415  # only where a URL is given

    return worked_on(task.url or str(task.path), task.goes_to or task.output, work, refused)


def _unexpected(path: Path, error: Exception) -> Refusal:
    if isinstance(error, RecursionError):
        return TooDeep(path.name)
    return Unexpected(path.name, why=f"{type(error).__name__}: {error}")
