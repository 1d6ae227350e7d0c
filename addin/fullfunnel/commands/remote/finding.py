"""The workbooks that URLs name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from fullfunnel.commands.batch import Task, is_workbook, refused
from fullfunnel.commands.remote.objects import Stored
from fullfunnel.commands.remote.url import Url, name_of
from fullfunnel.xlsx.refusals import Missing, Refusal, SameOutput

if TYPE_CHECKING:
    from collections.abc import Iterator


def tasks_of(urls: list[str], output: str | Path | None) -> Iterator[Task]:
    """The workbooks that URLs name, each once; one that is named itself is taken whatever its ending.

    Args:
        urls: of a workbook, a folder, or with a pattern.
        output: where copies go, side by side: a URL, or a folder on this disk.
    """
    taken: set[str] = set()
    for url, why in dict(_found(urls)).items():
        shown = cast("Path", Url(url))
        name = name_of(url)
        if why is None and output is not None and name in taken:
            why = SameOutput(name)  # noqa: PLW2901  # the second of that name has no place
        taken.add(name)
        if why is not None:
            yield Task(shown, refusal=refused(why))
        elif isinstance(output, Path):
            yield Task(shown, output / name, url=url)
        else:
            yield Task(shown, url=url, goes_to="" if output is None else f"{output}/{name}")


def _found(urls: list[str]) -> Iterator[tuple[str, Refusal | None]]:
    for given in urls:
        try:
            found = Stored(given).found()
        except Refusal as refusal:
            yield given, refusal
            continue
        workbooks = [url for url in found if url == given or is_workbook(Path(name_of(url)))]
        yield from ((url, None) for url in workbooks)
        if not workbooks:
            yield given, Missing(str(Url(given)))
