"""``fullfunnel demo``: the example campaign."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from fullfunnel.commands.terminal.language import LanguageOption, chosen, said
from fullfunnel.commands.terminal.output import say

HELP: Final = said(
    "Zet de voorbeeldcampagne neer (Nederlands en Engels) en laat de doelen zien en wat opvalt.\n\n"
    "Exitcode 0: gelukt; 2: een werkmap met andere inhoud heeft de naam al, of opslaan lukte niet.",
    "Write the example campaign (Dutch and English) and show its targets and what stands out.\n\n"
    "Exit code 0: done; 2: a workbook with other content already has the name, or it could not be saved.",
)


def demo(
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help=said("De map voor de werkmappen.", "Where the workbooks go."))
    ] = Path(),
    *,
    language: LanguageOption = None,
) -> None:
    """Write the example campaign (Dutch and English) and show its targets and what stands out.

    See ``HELP`` for the exit codes.
    """
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text as Words  # noqa: PLC0415

    from fullfunnel.commands import example  # noqa: PLC0415
    from fullfunnel.errors import FunnelError  # noqa: PLC0415

    words = chosen(language)
    try:
        paths = example.write_examples(folder)
        shown = example.lines(example.read_example(folder / example.file_name(words)), paths, words)
    except FunnelError as error:
        say(error.text.say(words), err=True)
        raise typer.Exit(2) from None
    console = Console(markup=False, highlight=False, emoji=False)
    for part in shown:
        # A sentence wraps where the terminal does, so that a command in it can be copied whole.
        console.print(part, soft_wrap=isinstance(part, Words))
