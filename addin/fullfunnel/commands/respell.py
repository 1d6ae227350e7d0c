"""``fullfunnel respell``: formulas spelled for another program."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from fullfunnel.commands.terminal.language import LanguageOption, chosen, said
from fullfunnel.commands.terminal.options import (
    SECONDS,
    LocksOption,
    OutputOption,
    PathsArgument,
    TimeoutOption,
    UnsignedOption,
)
from fullfunnel.commands.terminal.output import say

HELP: Final = said(
    "Zet de FUNNEL_-formules van werkmappen om naar de schrijfwijze van een ander programma; al het andere blijft "
    "byte voor byte zoals het was.\n\n"
    "Exitcode 0: gelukt; 1: een formule bleef zoals die was; 2: een pad was niet te gebruiken (de andere zijn wel "
    "verwerkt).",
    "Convert the FUNNEL_ formulas of workbooks to the spelling of another program; everything else stays byte for "
    "byte.\n\n"
    "Exit code 0: done; 1: a formula was left as it was; 2: a path could not be used (the others were still done).",
)


class Spelling(StrEnum):
    """Where a workbook is going to be used from now on."""

    PLAIN = "plain"
    LITE = "lite"
    OFFICE = "office"
    WINDOWS = "windows"
    XLAM = "xlam"
    CALC = "calc"
    VALUES = "values"


def respell(  # noqa: PLR0913 one parameter an option, as Typer reads them
    paths: PathsArgument,
    *,
    host: Annotated[
        Spelling,
        typer.Option(
            "--host", help=said("Het programma waarin je ze gaat gebruiken.", "The program in which you will use them.")
        ),
    ],
    output: OutputOption = None,
    allow_unsigned: UnsignedOption = False,
    ignore_locks: LocksOption = False,
    timeout: TimeoutOption = SECONDS,
    language: LanguageOption = None,
) -> None:
    """Convert the FUNNEL_ formulas of workbooks to the spelling of another program; all else stays byte for byte.

    See ``HELP`` for the exit codes.
    """
    from fullfunnel.commands.many import batch  # noqa: PLC0415
    from fullfunnel.commands.reporters import regenerate as batch_report  # noqa: PLC0415
    from fullfunnel.commands.reporters import respell as respell_report  # noqa: PLC0415

    words, asked = chosen(language), None if language is None else chosen(language)
    todo = batch.tasks(paths, output)
    if not todo:
        say(batch_report.Tally().summary(words, check=False))
        raise typer.Exit(2)
    code = 0
    for outcome in batch.convert(
        todo, host.value, allow_unsigned=allow_unsigned, ignore_locks=ignore_locks, seconds=timeout or None
    ):
        say(respell_report.lines(outcome, host.value, asked or outcome.language or words))
        code = max(code, 2 if outcome.refused is not None else int(bool(outcome.left)))
    raise typer.Exit(code)
