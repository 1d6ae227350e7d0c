"""``fullfunnel report``: where a plan stands, as a page, slides or a PDF."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from fullfunnel.commands.terminal.language import LanguageOption, chosen, language_of, said
from fullfunnel.commands.terminal.output import say
from fullfunnel.language import Text

HELP: Final = said(
    "Schrijf een rapport over een plan: de stand, de prognose, waar resultaten verloren gaan, de mix, en wat we "
    "voorstellen. Het einde van de bestandsnaam bepaalt de vorm: .html, .pptx of .pdf.\n\n"
    "Exitcode 0: gelukt; 2: de werkmap was niet te gebruiken of het bestand niet te schrijven.",
    "Write a report on a plan: where it is now, the forecast, where results are lost, the mix, and what we "
    "propose. The end of the file name decides the format: .html, .pptx or .pdf.\n\n"
    "Exit code 0: done; 2: the workbook could not be used, or the file could not be written.",
)


def report(
    plan: Annotated[
        str, typer.Argument(metavar="PLAN.xlsx", help=said("De werkmap met het plan.", "The workbook with the plan."))
    ],
    *,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=said("Het rapport: .html, .pptx of .pdf.", "The report: .html, .pptx or .pdf."),
        ),
    ],
    date: Annotated[
        str,
        typer.Option(
            "--date",
            metavar="YYYY-MM-DD",
            help=said(
                "Tot en met welke dag; zonder dit de laatste in de resultaten.",
                "Up to and including which day; default: the last one in the results.",
            ),
        ),
    ] = "",
    language: LanguageOption = None,
) -> None:
    """Write a report on a plan.

    See ``HELP`` for the exit codes.
    """
    from fullfunnel.commands.remote.staging import made_for, on_this_disk  # noqa: PLC0415
    from fullfunnel.commands.remote.url import shown_path  # noqa: PLC0415
    from fullfunnel.errors import FunnelError  # noqa: PLC0415
    from fullfunnel.framework.typed.dates import read_date  # noqa: PLC0415
    from fullfunnel.report.writing import write_report  # noqa: PLC0415

    asked = None if language is None else chosen(language)
    try:
        with on_this_disk(plan) as here, made_for(output) as there:
            words = write_report(here, there, asked, read_date(date, Text("--date", "--date")))
    except FunnelError as error:
        say(error.text.say(language_of(error, language)), err=True)
        raise typer.Exit(2) from None
    where = shown_path(output)
    say(Text(f"Opgeslagen: {where}.", f"Saved: {where}.").say(words))
