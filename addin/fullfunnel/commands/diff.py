"""``fullfunnel diff`` and ``fullfunnel show``: two versions of a plan in a marketeer's words; a plan as stable text."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from fullfunnel.commands.terminal.language import LanguageOption, chosen, language_of, said
from fullfunnel.commands.terminal.output import say, say_as_is

DIFF_HELP: Final = said(
    "Laat zien wat er tussen twee versies van een plan is veranderd: doel, ratio's, boodschappen, budget, en hoe "
    "ver de doelen verschuiven. Formules en opmaak staan apart vermeld.\n\n"
    "Exitcode 0: gelukt; 2: een bestand is niet te lezen.",
    "Show what changed between two versions of a plan: goal, rates, messages, budget, and how far the targets "
    "move. Formulas and formatting are listed separately.\n\n"
    "Exit code 0: done; 2: a file cannot be read.",
)
SHOW_HELP: Final = said(
    "Laat een plan zien als tekst die alleen verandert als het plan verandert; voor git diff.\n\n"
    "Exitcode 0: gelukt; 2: het bestand is niet te lezen.",
    "Show a plan as text that changes only when the plan does; for git diff.\n\n"
    "Exit code 0: done; 2: the file cannot be read.",
)


class DiffFormat(StrEnum):
    """The form of the report."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD.xlsx", help=said("De eerdere versie.", "The earlier version."))],
    new: Annotated[str, typer.Argument(metavar="NEW.xlsx", help=said("De latere versie.", "The later version."))],
    output_format: Annotated[
        DiffFormat, typer.Option("--format", help=said("De vorm van het verslag.", "The format of the report."))
    ] = DiffFormat.TEXT,
    language: LanguageOption = None,
) -> None:
    """Show what changed between two versions of a plan.

    See ``DIFF_HELP`` for the exit codes.
    """
    from fullfunnel.commands.remote.staging import on_this_disk  # noqa: PLC0415
    from fullfunnel.commands.reporters import difference as report  # noqa: PLC0415
    from fullfunnel.errors import FunnelError  # noqa: PLC0415
    from fullfunnel.portfolio.difference import differences  # noqa: PLC0415
    from fullfunnel.portfolio.snapshot import snapshot  # noqa: PLC0415

    try:
        with on_this_disk(old) as earlier, on_this_disk(new) as later:
            before, after = snapshot(earlier), snapshot(later)
            words = after.language if language is None else chosen(language)
            changes = differences(before, after, words)
    except FunnelError as error:
        say(error.text.say(language_of(error, language)), err=True)
        raise typer.Exit(2) from None
    if output_format is DiffFormat.JSON:
        say_as_is(report.as_json(changes, before.name, after.name, words))
        return
    tell = report.as_markdown if output_format is DiffFormat.MARKDOWN else report.as_text
    say(tell(changes, words))


def show(
    plan: Annotated[str, typer.Argument(metavar="PLAN.xlsx", help=said("De werkmap.", "The workbook."))],
    language: LanguageOption = None,
) -> None:
    """Show a plan as stable text.

    See ``SHOW_HELP`` for the exit codes.
    """
    from fullfunnel.commands.remote.staging import on_this_disk  # noqa: PLC0415
    from fullfunnel.errors import FunnelError  # noqa: PLC0415
    from fullfunnel.portfolio.snapshot import snapshot  # noqa: PLC0415
    from fullfunnel.portfolio.stable_text import stable_text  # noqa: PLC0415

    try:
        with on_this_disk(plan) as here:
            found = snapshot(here)
    except FunnelError as error:
        say(error.text.say(language_of(error, language)), err=True)
        raise typer.Exit(2) from None
    say(stable_text(found, None if language is None else chosen(language)))
