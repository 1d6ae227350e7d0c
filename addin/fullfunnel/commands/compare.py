"""``fullfunnel compare``: a campaign against an earlier one."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from fullfunnel.commands.terminal.language import LanguageOption, chosen, language_of, said
from fullfunnel.commands.terminal.output import say, say_as_is
from fullfunnel.language import Text

HELP: Final = said(
    "Vergelijk een campagne met een eerdere: resultaten en CPA, de verandering met bandbreedte, of het meer is "
    "dan toeval, en wat er verschilde.\n\n"
    "Exitcode 0: gelukt; 2: een werkmap was niet te gebruiken.",
    "Compare a campaign with an earlier one: results and CPA, the change with its interval, whether it is more "
    "than chance, and what differed.\n\n"
    "Exit code 0: done; 2: a workbook could not be used.",
)


class CompareFormat(StrEnum):
    """How the comparison is reported."""

    TEXT = "text"
    JSON = "json"


def compare(
    now: Annotated[
        str,
        typer.Argument(
            metavar="NOW.xlsx", help=said("De werkmap van deze campagne.", "The workbook of this campaign.")
        ),
    ],
    before: Annotated[
        str,
        typer.Argument(
            metavar="BEFORE.xlsx",
            help=said("De werkmap van de eerdere campagne.", "The workbook of the earlier campaign."),
        ),
    ],
    *,
    output_format: Annotated[
        CompareFormat, typer.Option("--format", help=said("De vorm van het verslag.", "The format of the report."))
    ] = CompareFormat.TEXT,
    language: LanguageOption = None,
) -> None:
    """Compare a campaign with an earlier one.

    See ``HELP`` for the exit codes.
    """
    from fullfunnel.commands.remote.staging import on_this_disk  # noqa: PLC0415
    from fullfunnel.commands.remote.url import shown_path  # noqa: PLC0415
    from fullfunnel.commands.reporters import compare as telling  # noqa: PLC0415
    from fullfunnel.errors import FunnelError  # noqa: PLC0415
    from fullfunnel.plans.reviewing import review_of_workbook  # noqa: PLC0415
    from fullfunnel.results.campaigns.two_campaigns import two_campaigns  # noqa: PLC0415

    words = chosen(language)
    reviews = []
    for path in (now, before):
        try:
            with on_this_disk(path) as here:
                reviews.append(review_of_workbook(here))
        except FunnelError as error:
            say(f"{shown_path(path).name}: {error.text.say(language_of(error, language))}", err=True)
    if len(reviews) < 2:  # noqa: PLR2004  # two to compare
        raise typer.Exit(2)
    words = chosen(language) if language is not None else reviews[0].language
    found = two_campaigns(*reviews)
    if found is None:
        for path, review in zip((now, before), reviews, strict=True):
            if review.came is None:
                nothing = Text(
                    f"{shown_path(path).name}: er is niets gemeld voor {review.main}. Vul de resultaten in.",
                    f"{shown_path(path).name}: nothing was reported for {review.main}. Fill in the results.",
                )
                say(nothing.say(words), err=True)
        raise typer.Exit(2)
    if output_format is CompareFormat.JSON:
        say_as_is(telling.as_json(found))
        return
    say(telling.as_text(found, words))
