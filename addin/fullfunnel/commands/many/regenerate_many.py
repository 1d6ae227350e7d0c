"""``ff.regenerate_many``: many workbooks from Python, on this machine or on a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fullfunnel.commands.many import batch
from fullfunnel.commands.many.cluster import connected
from fullfunnel.errors import BadInput
from fullfunnel.language import Text

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from fullfunnel.recalc.outcome import Regenerated


def regenerate_many(  # noqa: PLR0913 what a run may and may not do
    paths: Iterable[str | os.PathLike[str]],
    *,
    output: str | os.PathLike[str] | None = None,
    check: bool = False,
    cluster: Any = None,
    jobs: int = 1,
    seconds: float | None = None,
    allow_unsigned: bool = False,
    ignore_locks: bool = False,
) -> list[Regenerated]:
    """Recalculate the FUNNEL_ cells of many workbooks, without Excel.

    Args:
        paths: workbooks, folders, patterns or URLs.
        output: write copies in this folder or below this URL; default: the workbooks themselves.
        check: write nothing, only report what would change.
        cluster: a client of Dask's scheduler, ``"local"``, or the address of a scheduler; default: this machine.
        jobs: number of processes on this machine.
        seconds: how long one workbook may take; ``None`` for no limit.
        allow_unsigned: change signed workbooks too.
        ignore_locks: go on even if a lock says that somebody has a workbook open.

    Returns:
        What came of each, in the order of the workbooks. One that could not be used has ``refused``; the others were
        still done.

    Raises:
        BadInput: ``paths`` is not a list of paths, or there is no cluster at the address.
    """
    if isinstance(paths, str) or not hasattr(paths, "__iter__"):
        raise BadInput(
            Text(
                'Geef een lijst van paden: regenerate_many(["plannen/"]).',
                'Pass a list of paths: regenerate_many(["plans/"]).',
            )
        )
    todo = batch.tasks(paths, None if check else output)
    asked = cluster if isinstance(cluster, str) else None
    with connected(asked, jobs) as client:
        return list(
            batch.run(
                todo,
                check=check,
                allow_unsigned=allow_unsigned,
                ignore_locks=ignore_locks,
                jobs=jobs,
                seconds=seconds,
                cluster=cluster if asked is None else client,
            )
        )
