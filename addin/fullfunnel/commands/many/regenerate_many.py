"""``ff.regenerate_many``: many workbooks from Python, on this machine or on a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fullfunnel import python_arguments as given
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
        BadInput: ``paths`` is not a list of paths, another argument has another type, or there is no cluster at the
            address.

    Example:
        >>> import fullfunnel as ff
        >>> done = ff.regenerate_many(["plans/"], output="out", jobs=2)  # doctest: +SKIP
        >>> [each.path.name for each in done if each.refused]  # doctest: +SKIP
    """
    named = given.paths("regenerate_many", paths)
    into = None if output is None else given.path("output", output)
    limit = None if seconds is None else given.positive("seconds", seconds)
    side_by_side = given.count("jobs", jobs)
    leave = batch.Leave(
        given.flag("check", check),
        given.flag("allow_unsigned", allow_unsigned),
        given.flag("ignore_locks", ignore_locks),
    )
    if not (cluster is None or isinstance(cluster, str) or hasattr(cluster, "scheduler_info")):
        raise BadInput(
            Text(
                f'Geef bij cluster "local", het adres van een scheduler of een Client van Dask, geen '
                f"{given.quoted(cluster)}.",
                f'Pass "local", the address of a scheduler or a Client of Dask for cluster, not a '
                f"{given.quoted(cluster)}.",
            )
        )
    todo = batch.tasks(named, None if leave.check else into)
    asked = cluster if isinstance(cluster, str) else None
    with connected(asked, side_by_side) as client:
        return list(
            batch.run(
                todo,
                check=leave.check,
                allow_unsigned=leave.allow_unsigned,
                ignore_locks=leave.ignore_locks,
                jobs=side_by_side,
                seconds=limit,
                cluster=cluster if asked is None else client,
            )
        )
