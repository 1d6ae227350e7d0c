"""Many workbooks in one run: which ones, one after the other or side by side, and what came of each."""

from __future__ import annotations

import glob
import multiprocessing
import os
import re
from collections import defaultdict
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.outcome import RefusedFile, Regenerated
from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.recalc.respelling import Respelled, respell
from fullfunnel.xlsx.refusals import ConflictCopy, Missing, Refusal, SameOutput, Unexpected, WorkerDied, WriteFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from fullfunnel.recalc.respelling import Host
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
_AHEAD: Final = 4
"""Workbooks handed to each process before one comes back, so that memory does not grow with their number."""


@dataclass(frozen=True, slots=True)
class Task:
    """One workbook to do."""

    path: Path
    output: Path | None = None
    """Where the result goes; None: to the workbook itself."""
    refusal: RefusedFile | None = None
    """Filled where the workbook cannot be done at all."""


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


def tasks(paths: Iterable[str | os.PathLike[str]], output: Path | None = None) -> list[Task]:
    """The workbooks that these files, folders and globs name, each once, folders searched to the bottom.

    A file that is named is taken whatever its ending, so that its refusal can say what it is; in folders and globs only
    workbooks are. What Excel and LibreOffice leave beside an open workbook is never taken, nor what lies in the output
    folder. A path that names nothing becomes a task that is refused.

    Args:
        paths: as typed on the command line.
        output: folder for copies, in the folders in which the workbooks were found.
    """
    found: dict[Path, _Found] = {}
    for given in paths:
        for workbook in _named(Path(given), os.fspath(given)):
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
        yield _Found(path, Path(path.name), _refused(Missing(given)))


def _matching(pattern: str) -> Iterator[_Found]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 Path.glob takes no absolute pattern
    if not matches:
        yield _Found(Path(pattern), Path(Path(pattern).name), _refused(Missing(pattern)))
    fixed = Path(*_until_wildcard(Path(pattern).parts))
    for match in map(Path, matches):
        files = _inside(match) if match.is_dir() else [match] if _is_workbook(match) else []
        yield from (_Found(file, file.relative_to(fixed), _conflict(file), searched=fixed) for file in files)


def _until_wildcard(parts: tuple[str, ...]) -> list[str]:
    """The folders of a pattern before its first wildcard."""
    wild = next((index for index, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    return list(parts[:wild])


def _inside(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if _is_workbook(file) and file.is_file())


def _is_workbook(file: Path) -> bool:
    return file.suffix.lower() in ENDINGS and not file.name.startswith(_NOT_WORKBOOKS)


def _conflict(file: Path) -> RefusedFile | None:
    """Refuse a conflict copy that stands beside its original: refreshed, it would look like the newest of the two."""
    match = _CONFLICT.fullmatch(file.stem)
    original = None if match is None else file.with_name(f"{match[1]}{file.suffix}")
    if original is None or not original.exists():
        return None
    return _refused(ConflictCopy(file.name, original=original.name))


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
        taken.add(target)
        refusal = one.refusal or (_refused(SameOutput(os.fspath(target))) if clash else None)
        result.append(Task(one.path, target, refusal))
    return result


def _refused(refusal: Refusal) -> RefusedFile:
    return RefusedFile(refusal.kind, refusal.text)


def run(  # noqa: PLR0913 one word for each thing a run may do
    todo: Iterable[Task],
    *,
    check: bool = False,
    allow_unsigned: bool = False,
    ignore_locks: bool = False,
    jobs: int = 1,
    work: Callable[[Task, Leave], Regenerated] | None = None,
) -> Iterator[Regenerated]:
    """Regenerate workbooks and give what came of each, as they are done.

    Args:
        todo: from ``tasks``.
        check: write nothing, only tell which are stale.
        allow_unsigned: change signed workbooks too.
        ignore_locks: go on where a lock says that somebody has a workbook open.
        jobs: number of processes.
        work: what is done with each; default: regenerate it.

    Yields:
        One outcome a workbook; one that cannot be used, or whose process dies, is an outcome with ``refused``, and the
        others are still done.
    """
    leave = Leave(check, allow_unsigned, ignore_locks)
    one = work or _done
    if jobs <= 1:
        yield from (one(task, leave) for task in todo)
        return
    waiting = iter(todo)
    while unfinished := (yield from _side_by_side(waiting, jobs, one, leave)):
        # Which of them brought its process down is not known; alone, each does so only to itself.
        for task in unfinished:
            yield from _by_itself(task, one, leave)


def convert(
    todo: Iterable[Task], host: Host, *, allow_unsigned: bool = False, ignore_locks: bool = False
) -> Iterator[Respelled]:
    """Spell workbooks for a host and give what came of each; one that cannot be used does not stop the others."""
    for task in todo:
        if task.refusal is not None:
            yield Respelled(task.path, refused=task.refusal)
            continue
        try:
            yield respell(task.path, host, output=task.output, allow_unsigned=allow_unsigned, ignore_locks=ignore_locks)
        except Exception as error:  # noqa: BLE001 as in _done
            yield Respelled(task.path, refused=_refused(_unexpected(task.path, error)))


def upgrade(
    todo: Iterable[Task], *, check: bool = False, allow_unsigned: bool = False, ignore_locks: bool = False
) -> Iterator[Upgraded]:
    """Bring workbooks up to date and give what came of each; one that cannot be used does not stop the others."""
    from fullfunnel.templates import upgrading  # noqa: PLC0415  # builds workbooks, which few runs need

    for task in todo:
        if task.refusal is not None:
            yield upgrading.Upgraded(task.path, refused=task.refusal)
            continue
        try:
            yield upgrading.upgrade(
                task.path, output=task.output, check=check, allow_unsigned=allow_unsigned, ignore_locks=ignore_locks
            )
        except Exception as error:  # noqa: BLE001 as in _done
            yield upgrading.Upgraded(task.path, refused=_refused(_unexpected(task.path, error)))


def _side_by_side(
    waiting: Iterator[Task], jobs: int, work: Callable[[Task, Leave], Regenerated], leave: Leave
) -> Generator[Regenerated, None, list[Task]]:
    """Work through the tasks until they are done, or a process dies; gives back what was under way then."""
    with _pool(jobs) as pool:
        running = {pool.submit(work, task, leave): task for _, task in zip(range(jobs * _AHEAD), waiting, strict=False)}
        while running:
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            broken: list[Task] = []
            for future in finished:
                task = running.pop(future)
                if isinstance(future.exception(), BrokenProcessPool):
                    broken.append(task)
                    continue
                yield future.result()
                following = None if broken else next(waiting, None)
                if following is not None:
                    try:
                        running[pool.submit(work, following, leave)] = following
                    except BrokenProcessPool:
                        broken.append(following)
            if broken:
                # All others under way end likewise, but for those that were done just before.
                for future, task in running.items():
                    if isinstance(future.exception(), BrokenProcessPool):
                        broken.append(task)
                    else:
                        yield future.result()
                return broken
    return []


def _by_itself(task: Task, work: Callable[[Task, Leave], Regenerated], leave: Leave) -> Iterator[Regenerated]:
    with _pool(1) as pool:
        try:
            yield pool.submit(work, task, leave).result()
        except BrokenProcessPool:
            yield Regenerated(task.path, refused=_refused(WorkerDied(task.path.name)))


def _pool(jobs: int) -> ProcessPoolExecutor:
    # A fresh process, not a copy of this one: a progress bar's thread would be copied in the middle of its work.
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))


def _done(task: Task, leave: Leave) -> Regenerated:
    if task.refusal is not None:
        return Regenerated(task.path, refused=task.refusal)
    start = perf_counter()
    try:
        if task.output is not None and not leave.check:
            task.output.parent.mkdir(parents=True, exist_ok=True)
        outcome = regenerate(
            task.path,
            output=task.output,
            check=leave.check,
            allow_unsigned=leave.allow_unsigned,
            ignore_locks=leave.ignore_locks,
        )
    except OSError as error:
        outcome = Regenerated(task.path, refused=_refused(WriteFailed(task.path.name, why=error.strerror or error)))
    except Exception as error:  # noqa: BLE001 a fault of ours on one workbook must not keep the others from being done
        outcome = Regenerated(task.path, refused=_refused(_unexpected(task.path, error)))
    return replace(outcome, seconds=perf_counter() - start)


def _unexpected(path: Path, error: Exception) -> Unexpected:
    return Unexpected(path.name, why=f"{type(error).__name__}: {error}")
