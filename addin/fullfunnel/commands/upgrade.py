"""``fullfunnel upgrade``: older workbooks to today's schema."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from fullfunnel.commands.terminal.language import LanguageOption, chosen, said
from fullfunnel.commands.terminal.options import LocksOption, OutputOption, PathsArgument, UnsignedOption
from fullfunnel.commands.terminal.output import say

HELP: Final = said(
    "Werk werkmappen van een eerdere versie bij: tabbladen, kolommen, namen en cellen die er sindsdien bij "
    "kwamen. Al het andere blijft byte voor byte zoals het was.\n\n"
    "Exitcode 0: gelukt; 1: met --check was een werkmap niet actueel, of voor een kolom was geen plaats; 2: een "
    "pad was niet te gebruiken (de andere zijn wel verwerkt).",
    "Bring workbooks of an earlier version up to date: sheets, columns, names and cells that were added since "
    "then. Everything else stays byte for byte.\n\n"
    "Exit code 0: done; 1: --check found a workbook that is not up to date, or there was no room for a column; 2: "
    "a path could not be used (the others were still done).",
)


def upgrade(  # noqa: PLR0913 one parameter an option, as Typer reads them
    paths: PathsArgument,
    *,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help=said(
                "Verander niets; exitcode 1 als een werkmap niet actueel is.",
                "Change nothing; exit code 1 if a workbook is not up to date.",
            ),
        ),
    ] = False,
    output: OutputOption = None,
    allow_unsigned: UnsignedOption = False,
    ignore_locks: LocksOption = False,
    language: LanguageOption = None,
) -> None:
    """Bring workbooks of an earlier version up to date; all else in them stays byte for byte.

    See ``HELP`` for the exit codes.
    """
    from fullfunnel.commands.many import batch  # noqa: PLC0415
    from fullfunnel.commands.reporters import regenerate as batch_report  # noqa: PLC0415
    from fullfunnel.commands.reporters import upgrade as upgrade_report  # noqa: PLC0415

    words, asked = chosen(language), None if language is None else chosen(language)
    todo = batch.tasks(paths, None if check else output)
    if not todo:
        say(batch_report.Tally().summary(words, check=False))
        raise typer.Exit(2)
    code = 0
    for outcome in batch.upgrade(todo, check=check, allow_unsigned=allow_unsigned, ignore_locks=ignore_locks):
        say(upgrade_report.lines(outcome, asked or outcome.language or words, check=check))
        stale = (check and outcome.is_stale) or bool(outcome.no_room)
        code = max(code, 2 if outcome.refused is not None else int(stale))
    raise typer.Exit(code)
