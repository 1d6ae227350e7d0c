"""``fullfunnel excel install|uninstall|doctor``: the add-in for Excel on Windows and macOS."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from fullfunnel.commands.terminal.language import LanguageOption, SpokenCommand, SpokenGroup, chosen, said
from fullfunnel.commands.terminal.output import say
from fullfunnel.errors import FunnelError
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from fullfunnel.hosts.excel.installing import Outcome
    from fullfunnel.hosts.excel.machine import Machine

app = typer.Typer(
    cls=SpokenGroup,
    help=said("De invoegtoepassing voor Excel op Windows en macOS.", "The add-in for Excel on Windows and macOS."),
    no_args_is_help=True,
)

FolderOption = Annotated[
    Path | None,
    typer.Option(
        "--to",
        metavar="FOLDER",
        help=said("Een andere map dan de opstartmap van Excel.", "A folder other than Excel's startup folder."),
    ),
]

_OUTCOMES: Final[dict[Outcome, Text]] = {
    "placed": Text("Geplaatst", "Placed"),
    "replaced": Text("Vervangen", "Replaced"),
    "as it was": Text("Stond er al", "Was there already"),
    "removed": Text("Verwijderd", "Removed"),
    "absent": Text("Stond er niet", "Was not there"),
}


@app.command(
    cls=SpokenCommand,
    help=said(
        "Maak de invoegtoepassing en zet die waar Excel hem vindt. Je kunt dit gerust herhalen.\n\n"
        "Exitcode 0: gelukt; 2: niet gelukt.",
        "Build the add-in and put it where Excel finds it. Safe to repeat.\n\nExit code 0: done; 2: it failed.",
    ),
)
def install(*, to: FolderOption = None, language: LanguageOption = None) -> None:
    """Build the add-in and put it where Excel finds it. Safe to repeat.

    Exit code 0: done; 2: it could not be.
    """
    from fullfunnel.hosts.excel import installing  # noqa: PLC0415  # loads only for its own command

    _do(installing.install, to, language)
    say(
        Text(
            "Sluit Excel af en start het opnieuw: bovenin staat het tabblad Full funnel.",
            "Quit Excel and start it again: the tab Full funnel is at the top.",
        ).say(chosen(language))
    )


@app.command(
    cls=SpokenCommand,
    help=said(
        "Haal de invoegtoepassing weg; er blijft niets van achter.\n\nExitcode 0: gelukt; 2: niet gelukt.",
        "Remove the add-in; nothing of it is left.\n\nExit code 0: done; 2: it failed.",
    ),
)
def uninstall(*, to: FolderOption = None, language: LanguageOption = None) -> None:
    """Take the add-in away; nothing of it stays behind.

    Exit code 0: done; 2: it could not be.
    """
    from fullfunnel.hosts.excel import installing  # noqa: PLC0415  # loads only for its own command

    _do(installing.uninstall, to, language)


@app.command(
    cls=SpokenCommand,
    help=said(
        "Kijk of Excel, Python en de invoegtoepassing elkaar vinden, en laat zien wat je doet als dat niet zo "
        "is.\n\n"
        "Exitcode 0: alles werkt; 1: er is iets mis.",
        "Check whether Excel, Python and the add-in find each other, and say what to do if they do not.\n\n"
        "Exit code 0: everything works; 1: something is wrong.",
    ),
)
def doctor(
    workbook: Annotated[
        Path | None,
        typer.Argument(metavar="[PLAN.xlsx]", help=said("Een werkmap om te controleren.", "A workbook to check.")),
    ] = None,
    *,
    language: LanguageOption = None,
) -> None:
    """Check whether Excel, Python and the add-in find each other, and say what to do where they do not.

    Exit code 0: all well; 1: something is wrong.
    """
    from fullfunnel.hosts.excel.doctor import as_lines, diagnosis  # noqa: PLC0415  # loads only for its own command

    found = diagnosis(None if workbook is None else str(workbook))
    say(as_lines(found, chosen(language)).splitlines())
    raise typer.Exit(1 if any(each.state == "wrong" for each in found) else 0)


def _do(work: Callable[[Machine, Path | None], dict[Path, Outcome]], to: Path | None, language: LanguageOption) -> None:
    from fullfunnel.hosts.excel.machine import Machine  # noqa: PLC0415  # loads only for its own command

    words = chosen(language)
    try:
        done = work(Machine.this(), to)
    except FunnelError as error:
        say(error.text.say(words), err=True)
        raise typer.Exit(2) from None
    for path, outcome in done.items():
        say(f"{_OUTCOMES[outcome].say(words)}: {path}")
