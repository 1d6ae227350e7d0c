"""``fullfunnel collect``: all plans as one table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from fullfunnel.commands.language import LanguageOption, chosen, said
from fullfunnel.commands.options import PathsArgument
from fullfunnel.commands.output import say
from fullfunnel.language import Text

HELP: Final = said(
    "Zet alle plannen in één tabel, een rij per plan en KPI: doel, kosten, bevindingen, en wat er binnenkwam.\n\n"
    "Eindigt met 0: gedaan; 2: een werkmap is niet te gebruiken (de andere staan erin).",
    "Put all plans in one table, a row a plan and KPI: target, cost, findings, and what came in.\n\n"
    "Exit code 0: done; 2: a workbook cannot be used (the others are in it).",
)


def collect(
    paths: PathsArgument,
    *,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", help=said("Eindigt op .xlsx, .csv of .parquet.", "Ends in .xlsx, .csv or .parquet.")
        ),
    ],
    language: LanguageOption = None,
) -> None:
    """Put all plans in one table.

    See ``HELP`` for the exit codes.
    """
    from rich.progress import Progress  # noqa: PLC0415

    from fullfunnel.commands.collecting import workbooks_in  # noqa: PLC0415
    from fullfunnel.errors import FunnelError  # noqa: PLC0415
    from fullfunnel.portfolio.collecting import collected, require_ending, write  # noqa: PLC0415

    words = chosen(language)
    try:
        require_ending(output)
        with Progress(transient=True, disable=not sys.stderr.isatty()) as bar:
            task = bar.add_task(Text("Plannen lezen", "Reading plans").say(words), total=None)
            found = collected(workbooks_in(paths), lambda _: bar.advance(task))
        write(found.frame, output, words)
    except FunnelError as error:
        say(error.text.say(words), err=True)
        raise typer.Exit(2) from None
    except OSError as error:
        wrong = Text(
            f"{output} is niet te schrijven ({error.strerror}).", f"{output} cannot be written ({error.strerror})."
        )
        say(wrong.say(words), err=True)
        raise typer.Exit(2) from None
    for each in found.unusable:
        say(f"{each.file}: {each.why.say(words)}", err=True)
    plans, rows = found.frame["file"].nunique(), len(found.frame)
    done = Text(f"{output}: {plans} plannen, {rows} rijen.", f"{output}: {plans} plans, {rows} rows.")
    say(done.say(words))
    raise typer.Exit(2 if found.unusable else 0)
