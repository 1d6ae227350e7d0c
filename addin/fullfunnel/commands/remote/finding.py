"""The workbooks that URLs name, and where their copies go beside those of workbooks on this disk."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from fullfunnel.commands.many.batch import Task, is_workbook, refused
from fullfunnel.commands.remote.objects import Place, Stored
from fullfunnel.commands.remote.url import Url, name_of, shown_path
from fullfunnel.xlsx.refusals import Missing, Refusal, SameOutput

if TYPE_CHECKING:
    from collections.abc import Iterator


def with_urls(local: list[Task], urls: list[str], output: str | Path | None) -> list[Task]:
    """The tasks on this disk, then the workbooks that URLs name, each once; no copy lands on another or on a source.

    A workbook that is named itself is taken whatever its ending.

    Args:
        local: the workbooks on this disk.
        urls: of a workbook, a folder, or with a pattern.
        output: where copies go, side by side: a URL, or a folder on this disk.
    """
    todo = [*local, *_tasks(urls, output)]
    if output is None:
        return todo
    sources = {_place(task.url or task.path) for task in todo}
    taken: set[Place] = set()
    placed = []
    for task in todo:
        target = task.goes_to or task.output
        if target is not None:
            place = _place(target)
            if task.refusal is None and (place in sources or place in taken):
                task = replace(task, refusal=refused(SameOutput(str(Url(str(target))))))  # noqa: PLW2901  # has no place
            taken.add(place)
        placed.append(task)
    return placed


def _tasks(urls: list[str], output: str | Path | None) -> Iterator[Task]:
    for url, why in dict(_found(urls, output)).items():
        shown = shown_path(url)
        name = name_of(url)
        if why is not None:
            yield Task(shown, refusal=refused(why), url=url)
        elif isinstance(output, Path):
            yield Task(shown, output / name, url=url)
        else:
            yield Task(shown, url=url, goes_to="" if output is None else f"{output}/{name}")


def _found(urls: list[str], output: str | Path | None) -> Iterator[tuple[str, Refusal | None]]:
    into = None if output is None else _place(output)
    for given in urls:
        try:
            stored = Stored(given)
            found = stored.found()
        except Refusal as refusal:
            yield given, refusal
            continue
        workbooks = [url for url in found if url == given or is_workbook(Path(name_of(url)))]
        if into is not None and into.is_below(stored.searched):
            # What lies in the folder for copies came from an earlier run.
            yield from ((url, None) for url in workbooks if url == given or not _place(url).is_below(into))
        else:
            yield from ((url, None) for url in workbooks)
        if not workbooks:
            yield given, Missing(str(Url(given)))


def _place(given: str | Path) -> Place:
    if isinstance(given, Path):
        return Place("file", "", os.path.realpath(given))
    try:
        return Stored(given).place
    except Refusal:
        return Place("", "", given)  # the work itself says what is wrong with it
