"""``fullfunnel collect``: all plans as one table."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Final

import typer

from fullfunnel.commands.many.cluster_option import cluster_or_exit
from fullfunnel.commands.remote.url import shown_path
from fullfunnel.commands.terminal.language import LanguageOption, chosen, said
from fullfunnel.commands.terminal.options import (
    CACHE,
    SECONDS,
    CacheOption,
    ClusterOption,
    JobsOption,
    NoCacheOption,
    PathsArgument,
    TimeoutOption,
)
from fullfunnel.commands.terminal.output import say
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fullfunnel.commands.cache.rows import KnownTable, Written
    from fullfunnel.commands.many.batch import Task
    from fullfunnel.language import Language
    from fullfunnel.portfolio.collecting import Unusable
    from fullfunnel.portfolio.plan_rows import PlanRows

HELP: Final = said(
    "Zet alle plannen in één tabel, een rij per plan en KPI: doel, kosten, bevindingen, en wat er binnenkwam.\n\n"
    "Exitcode 0: gelukt; 2: een werkmap is niet te gebruiken (de andere staan in de tabel).",
    "Put all plans in one table, one row per plan and KPI: target, cost, findings, and what came in.\n\n"
    "Exit code 0: done; 2: a workbook cannot be used (the others are in the table).",
)


def collect(  # noqa: PLR0913 one parameter an option, as Typer reads them
    paths: PathsArgument,
    *,
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", help=said("Eindigt op .xlsx, .csv of .parquet.", "Ends in .xlsx, .csv or .parquet.")
        ),
    ],
    jobs: JobsOption = 1,
    cluster: ClusterOption = None,
    timeout: TimeoutOption = SECONDS,
    cache_dir: CacheOption = CACHE,
    no_cache: NoCacheOption = False,
    language: LanguageOption = None,
) -> None:
    """Put all plans in one table.

    See ``HELP`` for the exit codes.
    """
    from fullfunnel.commands.cache.digest import Digests  # noqa: PLC0415
    from fullfunnel.commands.cache.rows import KnownRows, KnownTable  # noqa: PLC0415
    from fullfunnel.commands.cache.store import Store  # noqa: PLC0415
    from fullfunnel.commands.collecting import plans_of  # noqa: PLC0415
    from fullfunnel.commands.many.batch import tasks  # noqa: PLC0415
    from fullfunnel.errors import FunnelError  # noqa: PLC0415
    from fullfunnel.portfolio.collecting import require_ending  # noqa: PLC0415

    words = chosen(language)
    todo, where = tasks(paths), shown_path(output)
    unusable: tuple[Unusable, ...] = ()
    try:
        require_ending(where)
        with cluster_or_exit(cluster, jobs, words) as client, Store(None if no_cache else cache_dir) as store:
            digests = Digests(keep=True)
            table = KnownTable(store, where, words, digests)
            made = table.of(todo)
            if made is None:
                known = KnownRows(store, digests)
                plans = plans_of(todo, jobs=jobs, seconds=timeout or None, known=known, cluster=client)
                made, unusable = _write(zip(todo, plans, strict=True), table, output, words)
    except FunnelError as error:
        say(error.text.say(words), err=True)
        raise typer.Exit(2) from None
    except OSError as error:
        wrong = Text(
            f"{where} is niet te schrijven ({error.strerror}).", f"{where} cannot be written ({error.strerror})."
        )
        say(wrong.say(words), err=True)
        raise typer.Exit(2) from None
    for each in unusable:
        say(f"{each.file}: {each.why.say(words)}", err=True)
    of_plans = Text("1 plan", "1 plan") if made.plans == 1 else Text(f"{made.plans} plannen", f"{made.plans} plans")
    of_rows = Text("1 rij", "1 row") if made.rows == 1 else Text(f"{made.rows} rijen", f"{made.rows} rows")
    done = Text(f"{where}: {of_plans.nl}, {of_rows.nl}.", f"{where}: {of_plans.en}, {of_rows.en}.")
    say(done.say(words))
    raise typer.Exit(2 if unusable else 0)


def _write(
    done: Iterable[tuple[Task, PlanRows]], table: KnownTable, output: str, words: Language
) -> tuple[Written, tuple[Unusable, ...]]:
    """Read the plans, write the table, and remember what was written."""
    from rich.progress import Progress  # noqa: PLC0415  # only where workbooks are opened

    from fullfunnel.commands.cache.rows import Written  # noqa: PLC0415
    from fullfunnel.commands.remote.staging import made_for  # noqa: PLC0415
    from fullfunnel.portfolio.collecting import collected, content_of  # noqa: PLC0415
    from fullfunnel.xlsx.replacing import put  # noqa: PLC0415

    with Progress(transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(Text("Plannen lezen", "Reading plans").say(words), total=None)

        def read() -> Iterator[PlanRows]:
            for item, plan in done:
                table.add(item, plan)
                bar.advance(task)
                yield plan

        found = collected(read())
    content = content_of(found.frame, shown_path(output).suffix.lower(), words)
    with made_for(output) as there:
        put(there, content)
    written = Written(found.frame["file"].nunique(), len(found.frame))
    table.learn(content, written)
    return written, found.unusable
