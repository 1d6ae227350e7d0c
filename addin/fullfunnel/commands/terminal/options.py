"""Arguments and options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from fullfunnel.commands.terminal.language import said

PATHS: Final = typer.Argument(
    metavar="PATH...",
    help=said(
        "Werkmappen, mappen of patronen zoals plannen/*.xlsx; ook URL's zoals s3://bucket/plannen/**/*.xlsx.",
        "Workbooks, folders, or patterns like plans/*.xlsx; URLs too, like s3://bucket/plans/**/*.xlsx.",
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
            "Hoelang het rekenen per werkmap mag duren, in seconden; 0: onbeperkt.",
            "How many seconds the calculation may take per workbook; 0: without limit.",
        ),
    ),
]
JobsOption = Annotated[
    int, typer.Option("--jobs", min=1, help=said("Aantal processen tegelijk.", "Number of processes."))
]
CacheOption = Annotated[
    Path,
    typer.Option(
        "--cache-dir",
        envvar="FULLFUNNEL_CACHE_DIR",
        show_envvar=False,
        metavar="DIR",
        help=said(
            "De map waarin staat wat eerdere runs vonden; je mag die altijd weggooien.",
            "The folder with what earlier runs found; you can delete it at any time.",
        ),
    ),
]
NoCacheOption = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        envvar="FULLFUNNEL_NO_CACHE",
        show_envvar=False,
        help=said(
            "Open elke werkmap, ook als die niet is gewijzigd; bewaar niets.",
            "Open every workbook, even if it did not change; keep nothing.",
        ),
    ),
]
ClusterOption = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="local|tcp://HOST:PORT",
        help=said(
            "Doe het werk op een cluster van Dask: op deze machine (local) of op de machines van een scheduler.",
            "Do the work on a cluster of Dask: on this machine (local) or on the machines of a scheduler.",
        ),
    ),
]
CACHE: Final = Path(".fullfunnel_cache")
SECONDS: Final = 60.0
"""How long a workbook may take where nothing else is asked; an ordinary one takes a fraction of a second."""
LocksOption = Annotated[
    bool,
    typer.Option(
        "--ignore-locks",
        help=said(
            "Ga ook door als een achtergebleven slot zegt dat een werkmap open is.",
            "Go on even if a lock that was left says that a workbook is open.",
        ),
    ),
]
