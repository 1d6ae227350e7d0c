"""``fullfunnel check``: what stands out in messages, plan and KPI framework."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import typer

from fullfunnel.commands.many.cluster_option import cluster_or_exit
from fullfunnel.commands.terminal.language import LanguageOption, chosen, said
from fullfunnel.commands.terminal.options import (
    CACHE,
    PATHS,
    SECONDS,
    CacheOption,
    ClusterOption,
    JobsOption,
    NoCacheOption,
    TimeoutOption,
)
from fullfunnel.commands.terminal.output import say, say_as_is
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.checks.finding import Severity
    from fullfunnel.commands.check_files import CheckedFile
    from fullfunnel.language import Language

HELP: Final = said(
    "Laat zien wat opvalt in de boodschappen, het plan en het KPI-framework van werkmappen; er verandert "
    "niets.\n\n"
    "Exitcode 0: geen bevindingen vanaf de ernst van --fail-on; 1: wel bevindingen; 2: een pad was niet te "
    "gebruiken (de andere zijn wel gecontroleerd).",
    "Show what stands out in the messages, the plan and the KPI framework of workbooks; nothing is changed.\n\n"
    "Exit code 0: no findings at the severity of --fail-on or above; 1: findings; 2: a path could not be used "
    "(the others were checked).",
)


class CheckFormat(StrEnum):
    """How the checks tell what they found."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


class FailOn(StrEnum):
    """From which severity on a finding makes the command fail."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    NEVER = "never"

    @property
    def severity(self) -> Severity | None:
        """The severity; ``None`` when nothing makes it fail."""
        if self is FailOn.ERROR:
            return "error"
        if self is FailOn.WARNING:
            return "warning"
        return "hint" if self is FailOn.HINT else None


def check(  # noqa: PLR0913 one parameter an option, as Typer reads them
    paths: Annotated[list[str] | None, PATHS] = None,
    *,
    output_format: Annotated[
        CheckFormat, typer.Option("--format", help=said("De vorm van het verslag.", "The format of the report."))
    ] = CheckFormat.TEXT,
    fail_on: Annotated[
        FailOn,
        typer.Option("--fail-on", help=said("Exitcode 1 vanaf deze ernst.", "Exit code 1 from this severity up.")),
    ] = FailOn.WARNING,
    select: Annotated[
        str,
        typer.Option(
            "--select", help=said("Alleen deze codes, zoals MSG,PLN101.", "Only these codes, such as MSG,PLN101.")
        ),
    ] = "",
    ignore: Annotated[
        str,
        typer.Option(
            "--ignore", help=said("Niet deze codes, zoals DAT,MSG108.", "Not these codes, such as DAT,MSG108.")
        ),
    ] = "",
    rules: Annotated[
        bool, typer.Option("--rules", help=said("Laat alle regels zien en stop.", "Show every rule and stop."))
    ] = False,
    jobs: JobsOption = 1,
    cluster: ClusterOption = None,
    timeout: TimeoutOption = SECONDS,
    cache_dir: CacheOption = CACHE,
    no_cache: NoCacheOption = False,
    language: LanguageOption = None,
) -> None:
    """Show what stands out in the messages, the plan and the KPI framework of workbooks; nothing is changed.

    See ``HELP`` for the exit codes.
    """
    from fullfunnel.commands import check_files as files  # noqa: PLC0415
    from fullfunnel.commands.cache.checked import KnownChecked  # noqa: PLC0415
    from fullfunnel.commands.cache.store import Store  # noqa: PLC0415
    from fullfunnel.commands.reporters import check as telling  # noqa: PLC0415

    if rules:
        words = chosen(language)
        as_json = output_format is not CheckFormat.TEXT
        if as_json:
            say_as_is(telling.rules_as_json(words))
        else:
            say(telling.rules_as_text(words))
        return
    if not paths:
        missing = Text("Noem een werkmap of map.", "Name a workbook or folder.")
        say(missing.say(chosen(language)), err=True)
        raise typer.Exit(2)
    asked = None if language is None else chosen(language)
    wrong = next((each for each in (*select.split(","), *ignore.split(",")) if not files.names_a_rule(each)), None)
    if wrong is not None:
        say(_no_rule(wrong).say(chosen(language)), err=True)
        raise typer.Exit(2)
    tally = files.Tally(fail_on.severity)
    words = chosen(language)
    with cluster_or_exit(cluster, jobs, words) as client, Store(None if no_cache else cache_dir) as store:
        checked = tally.counted(
            files.check_files(
                paths,
                select.split(","),
                ignore.split(","),
                seconds=timeout or None,
                jobs=jobs,
                known=KnownChecked(store),
                cluster=client,
            )
        )
        _report(checked, asked, output_format)
    if not tally.files:
        say(_NOTHING_THERE.say(chosen(language)), err=True)
    raise typer.Exit(tally.exit_code)


def _report(checked: Iterable[CheckedFile], asked: Language | None, output_format: CheckFormat) -> None:
    from fullfunnel.commands.reporters import check as telling  # noqa: PLC0415
    from fullfunnel.commands.reporters import sarif  # noqa: PLC0415

    if output_format is CheckFormat.JSON:
        for piece in telling.json_pieces(checked, asked):
            say_as_is(piece, end="")
    elif output_format is CheckFormat.SARIF:
        say_as_is(sarif.as_sarif(checked, asked))
    elif output_format is CheckFormat.GITHUB:
        for command in telling.as_github(checked, asked):
            say_as_is(command)
    else:
        say(telling.as_text(checked, asked))


_NOTHING_THERE: Final = Text(
    "Op die plek staan geen werkmappen (.xlsx, .xlsm, .xltx, .xltm). Kijk of het de goede map is.",
    "There are no workbooks in that place (.xlsx, .xlsm, .xltx, .xltm). Check whether it is the right folder.",
)


def _no_rule(typed: str) -> Text:
    code = typed.strip()
    return Text(
        f"Er is geen regel waarvan de code met ‘{code}’ begint. ‘fullfunnel check --rules’ laat ze allemaal zien.",
        f"There is no rule whose code begins with ‘{code}’. ‘fullfunnel check --rules’ shows them all.",
    )
