"""The command line: what can be typed behind ``fullfunnel``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from fullfunnel import __version__
from fullfunnel.commands import (
    check,
    collect,
    compare,
    demo,
    diff,
    generate,
    import_exports,
    new,
    regenerate,
    report,
    respell,
    upgrade,
)
from fullfunnel.commands.calc import app as calc
from fullfunnel.commands.excel import app as excel
from fullfunnel.commands.terminal.language import SpokenCommand, SpokenGroup, said, speak_the_language, typed
from fullfunnel.commands.terminal.output import CLOSED_PIPE, close_quietly, say, show_what_can_be_shown
from fullfunnel.commands.terminal.usage import usage_sentence

_HELP = said(
    "Het KPI-framework voor full funnel marketing, in de spreadsheet.",
    "The KPI framework for full funnel marketing that lives in the spreadsheet.",
)

app = typer.Typer(name="fullfunnel", cls=SpokenGroup, help=_HELP, no_args_is_help=True, pretty_exceptions_enable=False)


def _print_version(asked: bool) -> None:  # noqa: FBT001  # Typer passes the option's value
    if asked:
        say(f"fullfunnel {__version__}")
        raise typer.Exit


@app.callback(help=_HELP)
def fullfunnel(
    *,
    version: Annotated[  # the callback answers
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help=said("Toon de versie.", "Show the version.")
        ),
    ] = False,
) -> None:
    """The KPI framework for full funnel marketing that lives in the spreadsheet."""


app.command(cls=SpokenCommand, help=regenerate.HELP)(regenerate.regenerate)
app.command(cls=SpokenCommand, help=check.HELP)(check.check)
app.command(name="import", cls=SpokenCommand, help=import_exports.HELP)(import_exports.import_exports)
app.command(cls=SpokenCommand, help=new.HELP)(new.new)
app.command(cls=SpokenCommand, help=respell.HELP)(respell.respell)
app.command(cls=SpokenCommand, help=upgrade.HELP)(upgrade.upgrade)
app.command(cls=SpokenCommand, help=report.HELP)(report.report)
app.command(cls=SpokenCommand, help=compare.HELP)(compare.compare)
app.command(cls=SpokenCommand, help=demo.HELP)(demo.demo)
app.command(cls=SpokenCommand, help=collect.HELP)(collect.collect)
app.command(cls=SpokenCommand, help=generate.HELP)(generate.generate)
app.command(cls=SpokenCommand, help=diff.DIFF_HELP)(diff.diff)
app.command(cls=SpokenCommand, help=diff.SHOW_HELP)(diff.show)
app.add_typer(calc, name="calc")
app.add_typer(excel, name="excel")


def main() -> None:
    """Run the command line."""
    show_what_can_be_shown()
    speak_the_language()
    try:
        code = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        close_quietly()
        code = CLOSED_PIPE
    sys.exit(code)


def _run() -> int:
    try:
        return int(app(prog_name="fullfunnel", standalone_mode=False) or 0)
    except typer.Abort:
        return 130
    except BrokenPipeError:
        raise
    except Exception as error:
        # Typer's own errors carry an exit code; the help that is shown without a command is one of them.
        if not hasattr(error, "exit_code"):
            raise
        if str(error):
            say(usage_sentence(error).say(typed()), err=True)
        return int(error.exit_code)
