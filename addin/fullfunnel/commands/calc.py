"""``fullfunnel calc install|uninstall``: a thin layer over :mod:`fullfunnel.hosts.calc.installing`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from fullfunnel.commands.terminal.language import LanguageOption, SpokenCommand, SpokenGroup, chosen, said
from fullfunnel.commands.terminal.output import say
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.commands.terminal.language import LanguageChoice
    from fullfunnel.errors import FunnelError

app = typer.Typer(
    cls=SpokenGroup,
    help=said("De functies in LibreOffice Calc.", "The functions in LibreOffice Calc."),
    no_args_is_help=True,
)

UnopkgOption = Annotated[
    str | None,
    typer.Option(
        "--unopkg",
        help=said(
            "Het programma unopkg van LibreOffice, als het niet automatisch wordt gevonden.",
            "The program unopkg of LibreOffice, if it is not found automatically.",
        ),
    ),
]


@app.command(
    cls=SpokenCommand,
    help=said(
        "Zet de functies in LibreOffice Calc, voor deze gebruiker. Je kunt dit gerust herhalen; doe dat na elke "
        "nieuwe versie van fullfunnel.\n\n"
        "Exitcode 0: gelukt; 2: LibreOffice is niet gevonden of weigerde.",
        "Put the functions into LibreOffice Calc, for this user. Safe to repeat; do so after every update of "
        "fullfunnel.\n\n"
        "Exit code 0: done; 2: LibreOffice was not found or refused.",
    ),
)
def install(*, unopkg: UnopkgOption = None, language: LanguageOption = None) -> None:
    """Put the functions into LibreOffice Calc, for this user. Safe to repeat; repeat it after an update of fullfunnel.

    Exit code 0: done; 2: LibreOffice is not there or refused.
    """
    from fullfunnel.errors import FunnelError  # noqa: PLC0415
    from fullfunnel.hosts.calc import installing  # noqa: PLC0415  # loaded for the command that needs it

    try:
        installing.install(unopkg)
    except FunnelError as error:
        _stop(error, language)
    _say(
        Text(
            "De functies staan in LibreOffice Calc. Start LibreOffice opnieuw; ze staan in de functiewizard onder "
            "Add-in.\n"
            "Een werkmap voor Calc maak je met: fullfunnel new plan.xlsx --host calc",
            "The functions are in LibreOffice Calc. Start LibreOffice again; the function wizard shows them under "
            "Add-in.\n"
            "Make a workbook for Calc with: fullfunnel new plan.xlsx --host calc",
        ),
        language,
    )


@app.command(
    cls=SpokenCommand,
    help=said(
        "Haal de functies uit LibreOffice Calc. Werkmappen houden de cijfers die ze hebben.\n\n"
        "Exitcode 0: de functies zijn eruit; 2: LibreOffice is niet gevonden of weigerde.",
        "Take the functions out of LibreOffice Calc. Workbooks keep the numbers they have.\n\n"
        "Exit code 0: the functions are out; 2: LibreOffice was not found or refused.",
    ),
)
def uninstall(*, unopkg: UnopkgOption = None, language: LanguageOption = None) -> None:
    """Take the functions out of LibreOffice Calc. Workbooks keep the numbers they have.

    Exit code 0: they are out; 2: LibreOffice is not there or refused.
    """
    from fullfunnel.errors import FunnelError  # noqa: PLC0415
    from fullfunnel.hosts.calc import installing  # noqa: PLC0415

    try:
        was_there = installing.uninstall(unopkg)
    except FunnelError as error:
        _stop(error, language)
    if was_there:
        _say(Text("De functies zijn uit LibreOffice Calc.", "The functions are out of LibreOffice Calc."), language)
    else:
        _say(Text("Ze stonden niet in LibreOffice Calc.", "They were not in LibreOffice Calc."), language)


def _say(text: Text, language: LanguageChoice | None, *, wrong: bool = False) -> None:
    say(text.say(chosen(language)).splitlines(), err=wrong)


def _stop(error: FunnelError, language: LanguageChoice | None) -> NoReturn:
    _say(error.text, language, wrong=True)
    raise typer.Exit(2) from None
