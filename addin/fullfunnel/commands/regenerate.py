"""``fullfunnel regenerate``: the batch run over many workbooks."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import typer

from fullfunnel.commands.many.cluster_option import cluster_or_exit
from fullfunnel.commands.terminal.language import LanguageOption, chosen, said
from fullfunnel.commands.terminal.options import (
    CACHE,
    SECONDS,
    CacheOption,
    ClusterOption,
    JobsOption,
    LocksOption,
    NoCacheOption,
    OutputOption,
    PathsArgument,
    TimeoutOption,
    UnsignedOption,
)
from fullfunnel.commands.terminal.output import line, say, say_as_is

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.commands.many.batch import Task
    from fullfunnel.language import Language
    from fullfunnel.recalc.outcome import Regenerated
    from fullfunnel.recalc.verifying import Verified

HELP: Final = said(
    "Ververs de FUNNEL_-waarden van werkmappen zonder Excel; al het andere blijft byte voor byte zoals het "
    "was.\n\n"
    "Exitcode 0: gelukt; 1: met --check was een werkmap niet actueel, met --strict wacht een cel op Excel, of met "
    "--verify verschilt een formule van wat Excel opsloeg; 2: een pad was niet te gebruiken (de andere zijn wel "
    "verwerkt).",
    "Refresh the FUNNEL_ values of workbooks without Excel; everything else stays byte for byte.\n\n"
    "Exit code 0: done; 1: --check found a workbook that is out of date, --strict a cell that waits for Excel, or "
    "--verify a formula that differs from what Excel saved; 2: a path could not be used (the others were still "
    "done).",
)


class Format(StrEnum):
    """How a command tells what it did."""

    TEXT = "text"
    JSON = "json"


def regenerate(  # noqa: PLR0913 one parameter an option, as Typer reads them
    paths: PathsArgument,
    *,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help=said(
                "Verander niets; exitcode 1 als een werkmap niet actueel is.",
                "Change nothing; exit code 1 if a workbook is out of date.",
            ),
        ),
    ] = False,
    verify: Annotated[
        bool,
        typer.Option(
            "--verify",
            help=said(
                "Verander niets; reken elke formule na waarvoor dat bewezen is en vergelijk de uitkomst met wat "
                "Excel opsloeg. Exitcode 1 als er een verschilt.",
                "Change nothing; calculate every formula for which that is proven and compare it with what Excel "
                "saved. Exit code 1 if one differs.",
            ),
        ),
    ] = False,
    output: OutputOption = None,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help=said("Exitcode 1 als een cel op Excel wacht.", "Exit code 1 if a cell waits for Excel.")
        ),
    ] = False,
    allow_unsigned: UnsignedOption = False,
    ignore_locks: LocksOption = False,
    jobs: JobsOption = 1,
    cluster: ClusterOption = None,
    timeout: TimeoutOption = SECONDS,
    cache_dir: CacheOption = CACHE,
    no_cache: NoCacheOption = False,
    output_format: Annotated[
        Format, typer.Option("--format", help=said("De vorm van het verslag.", "The format of the report."))
    ] = Format.TEXT,
    language: LanguageOption = None,
) -> None:
    """Refresh the FUNNEL_ values of workbooks without Excel; all else in them stays byte for byte.

    See ``HELP`` for the exit codes.
    """
    # The engine and the progress bar are loaded for the command that needs them.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import track  # noqa: PLC0415

    from fullfunnel.commands.cache.regenerated import KnownRegenerated  # noqa: PLC0415
    from fullfunnel.commands.cache.store import Store  # noqa: PLC0415
    from fullfunnel.commands.many import batch  # noqa: PLC0415
    from fullfunnel.commands.reporters import regenerate as batch_report  # noqa: PLC0415

    words, asked = chosen(language), None if language is None else chosen(language)
    as_json = output_format is Format.JSON
    console = Console(stderr=as_json, soft_wrap=True, markup=False, highlight=False, emoji=False)
    is_terminal = console.is_terminal
    if verify:
        raise typer.Exit(_verified(paths, words, as_json=as_json))
    todo = batch.tasks(paths, None if check else output)
    tally = batch_report.Tally()
    with cluster_or_exit(cluster, jobs, words) as client, Store(None if no_cache else cache_dir) as store:
        running: Iterable[Regenerated] = batch.run(
            todo,
            check=check,
            allow_unsigned=allow_unsigned,
            ignore_locks=ignore_locks,
            jobs=jobs,
            seconds=timeout or None,
            known=KnownRegenerated(store, check=check, allow_unsigned=allow_unsigned),
            cluster=client,
        )
        if is_terminal:
            running = track(running, total=len(todo), description="", console=console, transient=True)

        def tell(lines: list[str]) -> None:
            # The lines of a run on a terminal stand above its progress bar.
            if is_terminal:
                console.print("\n".join(map(line, lines)))
            else:
                say(lines)

        if as_json:
            for piece in batch_report.json_pieces(running, tally, words, check=check, asked=asked):
                say_as_is(piece, end="")
        else:
            for outcome in running:
                tally.add(outcome)
                tell(batch_report.lines(outcome, asked or outcome.language or words, check=check))
            tell([tally.summary(asked or tally.language or words, check=check)])
    raise typer.Exit(tally.exit_code(check=check, strict=strict))


def _verified(paths: list[str], words: Language, *, as_json: bool) -> int:
    """Hold workbooks against the values that Excel saved in them; what the run ends with."""
    from fullfunnel.commands.many import batch  # noqa: PLC0415
    from fullfunnel.commands.reporters import verify  # noqa: PLC0415
    from fullfunnel.recalc.verifying import Verified  # noqa: PLC0415
    from fullfunnel.recalc.verifying import verify as verified  # noqa: PLC0415

    outcomes: list[Verified] = []
    for task in batch.tasks(paths):
        if task.refusal is not None:
            outcome = Verified(task.path, refused=task.refusal)
        elif task.url:
            outcome = _verified_there(task)
        else:
            outcome = verified(task.path)
        outcomes.append(outcome)
        if not as_json:
            say(verify.lines(outcome, words))
    if as_json:
        say_as_is(verify.as_json(outcomes, words))
    else:
        say(verify.summary(outcomes, words))
    return verify.exit_code(outcomes)


def _verified_there(task: Task) -> Verified:
    from dataclasses import replace  # noqa: PLC0415  # only where a URL is given

    from fullfunnel.commands.many.batch import refused  # noqa: PLC0415
    from fullfunnel.commands.remote.staging import copy_of  # noqa: PLC0415
    from fullfunnel.recalc.verifying import Verified, verify  # noqa: PLC0415
    from fullfunnel.xlsx.refusals import Refusal  # noqa: PLC0415

    try:
        with copy_of(task.url) as (path, _, _):
            return replace(verify(path), path=task.path)
    except Refusal as refusal:
        return Verified(task.path, refused=refused(refusal))
