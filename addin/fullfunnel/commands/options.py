"""Arguments and options that several commands take."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from fullfunnel.commands.language import said

PATHS: Final = typer.Argument(
    metavar="PATH...",
    help=said(
        "Werkmappen, mappen of patronen zoals plannen/*.xlsx.", "Workbooks, folders, or patterns like plans/*.xlsx."
    ),
)
PathsArgument = Annotated[list[str], PATHS]
OutputOption = Annotated[
    str | None, typer.Option("--output", help=said("Zet kopieën in deze map.", "Write copies in this folder."))
]
UnsignedOption = Annotated[
    bool,
    typer.Option(
        "--allow-unsigned",
        help=said(
            "Pas ook ondertekende werkmappen aan; de handtekening is daarna ongeldig.",
            "Change signed workbooks too; their signature becomes invalid.",
        ),
    ),
]
TimeoutOption = Annotated[
    float,
    typer.Option(
        "--timeout",
        min=0,
        metavar="SECONDS",
        help=said(
            "Zo lang mag een werkmap duren, in seconden; 0: onbeperkt.",
            "How long a workbook may take, in seconds; 0: without limit.",
        ),
    ),
]
SECONDS: Final = 60.0
"""How long a workbook may take where nothing else is asked; an ordinary one takes a fraction of a second."""
LocksOption = Annotated[
    bool,
    typer.Option(
        "--ignore-locks",
        help=said(
            "Ga door waar een achtergebleven slot zegt dat een werkmap open is.",
            "Go on where a left-behind lock says a workbook is open.",
        ),
    ),
]
