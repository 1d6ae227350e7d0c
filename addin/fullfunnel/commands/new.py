"""``fullfunnel new``: a workbook to start a plan in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from fullfunnel.commands.terminal.language import LanguageOption, chosen, said
from fullfunnel.commands.terminal.output import say
from fullfunnel.language import Text

HELP: Final = said(
    "Maak een werkmap om een plan in te beginnen.\n\n"
    "Exitcode 0: gelukt; 2: de naam is bezet, de fasen zijn niet te gebruiken, of opslaan lukte niet.",
    "Make a workbook to start a plan in.\n\n"
    "Exit code 0: done; 2: the name is taken, the stages cannot be used, or it could not be saved.",
)


class Model(StrEnum):
    """The stage model of a new plan."""

    SEE_THINK_DO_CARE = "see-think-do-care"
    TOUCH_TELL_SELL = "touch-tell-sell"
    AIDA = "aida"


class Host(StrEnum):
    """Where a new workbook is going to be used."""

    WINDOWS = "windows"
    LITE = "lite"
    OFFICE = "office"
    CALC = "calc"
    PLAIN = "plain"
    VALUES = "values"


def new(
    out: Annotated[
        Path,
        typer.Argument(
            metavar="OUT.xlsx",
            help=said(
                "De werkmap die gemaakt wordt; die mag nog niet bestaan.",
                "The workbook to make; it must not exist yet.",
            ),
        ),
    ],
    *,
    model: Annotated[
        Model | None,
        typer.Option(
            "--model", help=said("Fasemodel; zonder dit see-think-do-care.", "Stage model; default: see-think-do-care.")
        ),
    ] = None,
    stages: Annotated[
        str | None,
        typer.Option(
            "--stages",
            help=said('Eigen fasen, zoals "Ontdekken,Kopen".', 'Stages of your own instead, such as "Discover,Buy".'),
        ),
    ] = None,
    language: LanguageOption = None,
    host: Annotated[
        Host,
        typer.Option(
            "--host",
            help=said(
                "Het programma waarin je de werkmap gaat gebruiken.", "The program in which you will use the workbook."
            ),
        ),
    ] = Host.WINDOWS,
) -> None:
    """Make a workbook to start a plan in.

    See ``HELP`` for the exit codes.
    """
    from fullfunnel.errors import FunnelError  # noqa: PLC0415
    from fullfunnel.templates import build, plan_for  # noqa: PLC0415
    from fullfunnel.templates.new_file import require_free, write_new  # noqa: PLC0415

    words = chosen(language)
    try:
        require_free(out)
        plan = plan_for(None if model is None else model.value, stages)
        write_new(out, build(plan, words, host.value))
    except FunnelError as error:
        say(error.text.say(words), err=True)
        raise typer.Exit(2) from None
    made = Text(f"Opgeslagen: {out}. Begin op het eerste blad.", f"Saved: {out}. Start on its first sheet.")
    say(made.say(words))
