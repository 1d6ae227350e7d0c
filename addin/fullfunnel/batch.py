"""Many workbooks in one run: which ones, one after the other or side by side, and what came of each."""

from __future__ import annotations

import glob
import multiprocessing
import os
from collections import defaultdict
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final

from fullfunnel.workbook.outcome import RefusedFile, Regenerated
from fullfunnel.workbook.refusals import Missing, Refusal, SameOutput, Unexpected, WriteFailed
from fullfunnel.workbook.regenerating import regenerate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ENDINGS: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"})
_NOT_WORKBOOKS: Final = ("~$", ".~lock.")
"""What Excel and LibreOffice put beside a workbook that is open."""
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
        yield from (_Found(file, file.relative_to(path), searched=path) for file in _inside(path))
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
        yield from (_Found(file, file.relative_to(fixed), searched=fixed) for file in files)


def _until_wildcard(parts: tuple[str, ...]) -> list[str]:
    """The folders of a pattern before its first wildcard."""
    wild = next((index for index, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    return list(parts[:wild])


def _inside(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if _is_workbook(file) and file.is_file())


def _is_workbook(file: Path) -> bool:
    return file.suffix.lower() in ENDINGS and not file.name.startswith(_NOT_WORKBOOKS)


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


def run(todo: Iterable[Task], *, check: bool = False, jobs: int = 1) -> Iterator[Regenerated]:
    """Regenerate workbooks and give what came of each, as they are done.

    Args:
        todo: from ``tasks``.
        check: write nothing, only tell which are stale.
        jobs: number of processes.

    Yields:
        One outcome a workbook; one that cannot be used is an outcome with ``refused``, and the others are still done.
    """
    if jobs <= 1:
        yield from (_done(task, check) for task in todo)
        return
    waiting = iter(todo)
    # A fresh process, not a copy of this one: a progress bar's thread would be copied in the middle of its work.
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        running = {pool.submit(_done, task, check) for _, task in zip(range(jobs * _AHEAD), waiting, strict=False)}
        while running:
            finished, running = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                following = next(waiting, None)
                if following is not None:
                    running.add(pool.submit(_done, following, check))
                yield future.result()


def _done(task: Task, check: bool) -> Regenerated:  # noqa: FBT001 handed to another process by place
    if task.refusal is not None:
        return Regenerated(task.path, refused=task.refusal)
    start = perf_counter()
    try:
        if task.output is not None and not check:
            task.output.parent.mkdir(parents=True, exist_ok=True)
        outcome = regenerate(task.path, output=task.output, check=check)
    except OSError as error:
        outcome = Regenerated(task.path, refused=_refused(WriteFailed(task.path.name, why=error.strerror or error)))
    except Exception as error:  # noqa: BLE001 a fault of ours on one workbook must not keep the others from being done
        why = f"{type(error).__name__}: {error}"
        outcome = Regenerated(task.path, refused=_refused(Unexpected(task.path.name, why=why)))
    return replace(outcome, seconds=perf_counter() - start)
