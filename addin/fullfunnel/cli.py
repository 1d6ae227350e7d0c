"""The command line: ``fullfunnel regenerate`` and its fellows, each a thin layer over a function of the package."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fullfunnel.calc.command import app as calc
from fullfunnel.cli_language import LanguageOption, chosen
from fullfunnel.excel.command import app as excel
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.checks.finding import Severity
    from fullfunnel.workbook.outcome import Regenerated

app = typer.Typer(
    name="fullfunnel",
    help="The KPI framework for full funnel marketing that lives in the spreadsheet.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(calc, name="calc")
app.add_typer(excel, name="excel")


class Format(StrEnum):
    """How a command tells what it did."""

    TEXT = "text"
    JSON = "json"


@app.callback()
def fullfunnel() -> None:
    """The KPI framework for full funnel marketing that lives in the spreadsheet."""


@app.command()
def regenerate(  # noqa: PLR0913 one parameter an option, as Typer reads them
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Workbooks, folders, or patterns like plans/*.xlsx.")
    ],
    *,
    check: Annotated[bool, typer.Option("--check", help="Change nothing; exit 1 if a workbook is stale.")] = False,
    output: Annotated[str | None, typer.Option("--output", help="Write copies in this folder.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 when a cell is left to Excel.")] = False,
    allow_unsigned: Annotated[
        bool, typer.Option("--allow-unsigned", help="Change signed workbooks too; their signature becomes invalid.")
    ] = False,
    ignore_locks: Annotated[
        bool, typer.Option("--ignore-locks", help="Go on where a left-behind lock says a workbook is open.")
    ] = False,
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="Number of processes.")] = 1,
    output_format: Annotated[Format, typer.Option("--format", help="How to tell what was done.")] = Format.TEXT,
    language: LanguageOption = None,
) -> None:
    """Refresh the FUNNEL_ values of workbooks without Excel; all else in them stays byte for byte.

    Exit code 0: fine; 1: --check found a stale workbook, or --strict a cell left to Excel; 2: a path could not be used
    (the others were still done).
    """
    # The engine and the progress bar are loaded for the command that needs them.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import track  # noqa: PLC0415

    from fullfunnel import batch, batch_report  # noqa: PLC0415

    words = chosen(language)
    as_json = output_format is Format.JSON
    console = Console(stderr=as_json, soft_wrap=True, markup=False, highlight=False, emoji=False)
    todo = batch.tasks(paths, None if check or output is None else Path(output))
    running: Iterable[Regenerated] = batch.run(
        todo, check=check, allow_unsigned=allow_unsigned, ignore_locks=ignore_locks, jobs=jobs
    )
    if console.is_terminal:
        running = track(running, total=len(todo), description="", console=console, transient=True)
    tally = batch_report.Tally()
    if as_json:
        for piece in batch_report.json_pieces(running, tally, words, check=check):
            typer.echo(piece, nl=False)
    else:
        for outcome in running:
            tally.add(outcome)
            console.print("\n".join(batch_report.lines(outcome, words, check=check)))
        console.print(tally.summary(words, check=check))
    raise typer.Exit(tally.exit_code(check=check, strict=strict))


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


@app.command()
def check(  # noqa: PLR0913 one parameter an option, as Typer reads them
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH...", help="Workbooks, folders, or patterns like plans/*.xlsx.")
    ] = None,
    *,
    output_format: Annotated[CheckFormat, typer.Option("--format", help="How to tell it.")] = CheckFormat.TEXT,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Exit 1 from this severity on.")] = FailOn.WARNING,
    select: Annotated[str, typer.Option("--select", help="Only these codes, such as MSG,PLN101.")] = "",
    ignore: Annotated[str, typer.Option("--ignore", help="Not these codes, such as DAT,MSG108.")] = "",
    rules: Annotated[bool, typer.Option("--rules", help="Show every rule and stop.")] = False,
    language: LanguageOption = None,
) -> None:
    """Say what stands out in the messages, the plan and the KPI framework of workbooks; nothing is changed.

    Exit code 0: nothing at the level of --fail-on; 1: something; 2: a path could not be used (the others were checked).
    """
    from fullfunnel.checks import files, telling  # noqa: PLC0415

    if rules:
        words = chosen(language)
        as_json = output_format is not CheckFormat.TEXT
        typer.echo(telling.rules_as_json(words) if as_json else "\n".join(telling.rules_as_text(words)))
        return
    if not paths:
        missing = Text("Noem een werkmap of map.", "Name a workbook or folder.")
        typer.echo(missing.say(chosen(language)), err=True)
        raise typer.Exit(2)
    asked = None if language is None else chosen(language)
    checked = list(files.check_files(paths, select.split(","), ignore.split(",")))
    if output_format is CheckFormat.JSON:
        typer.echo(telling.as_json(checked, asked))
    elif output_format is CheckFormat.SARIF:
        typer.echo(telling.as_sarif(checked, asked))
    else:
        tell = telling.as_github if output_format is CheckFormat.GITHUB else telling.as_text
        for line in tell(checked, asked):
            typer.echo(line)
    raise typer.Exit(files.exit_code(checked, fail_on.severity))


class Model(StrEnum):
    """The stage model of a new plan."""

    SEE_THINK_DO_CARE = "see-think-do-care"
    TOUCH_TELL_SELL = "touch-tell-sell"
    AIDA = "aida"


class Host(StrEnum):
    """Where a new workbook is going to be used."""

    WINDOWS = "windows"
    LITE = "lite"
    OFFICE = "office"
    CALC = "calc"
    VALUES = "values"


@app.command()
def new(
    out: Annotated[Path, typer.Argument(metavar="OUT.xlsx", help="The workbook to make; it must not exist yet.")],
    *,
    model: Annotated[Model | None, typer.Option("--model", help="Stage model; default: see-think-do-care.")] = None,
    stages: Annotated[str | None, typer.Option("--stages", help='Own stages instead, such as "Discover,Buy".')] = None,
    language: LanguageOption = None,
    host: Annotated[Host, typer.Option("--host", help="Where it is going to be used.")] = Host.WINDOWS,
) -> None:
    """Make a workbook to start a plan in.

    Exit code 0: made; 2: the name is taken, the stages cannot be used, or it could not be saved.
    """
    from fullfunnel.errors import FunnelError  # noqa: PLC0415
    from fullfunnel.workbook.templates import build, plan_for  # noqa: PLC0415
    from fullfunnel.workbook.templates.new_file import write_new  # noqa: PLC0415

    words = chosen(language)
    try:
        plan = plan_for(None if model is None else model.value, stages)
        write_new(out, build(plan, words, host.value))
    except FunnelError as error:
        typer.echo(error.text.say(words), err=True)
        raise typer.Exit(2) from None
    made = Text(f"Opgeslagen: {out}. Begin op het eerste blad.", f"Saved: {out}. Start on its first sheet.")
    typer.echo(made.say(words))


class Spelling(StrEnum):
    """Where a workbook is going to be used from now on."""

    LITE = "lite"
    OFFICE = "office"
    WINDOWS = "windows"
    XLAM = "xlam"
    CALC = "calc"
    VALUES = "values"


@app.command()
def respell(  # noqa: PLR0913 one parameter an option, as Typer reads them
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Workbooks, folders, or patterns like plans/*.xlsx.")
    ],
    *,
    host: Annotated[Spelling, typer.Option("--host", help="Where they are going to be used.")],
    output: Annotated[str | None, typer.Option("--output", help="Write copies in this folder.")] = None,
    allow_unsigned: Annotated[
        bool, typer.Option("--allow-unsigned", help="Change signed workbooks too; their signature becomes invalid.")
    ] = False,
    ignore_locks: Annotated[
        bool, typer.Option("--ignore-locks", help="Go on where a left-behind lock says a workbook is open.")
    ] = False,
    language: LanguageOption = None,
) -> None:
    """Convert the FUNNEL_ formulas of workbooks to the spelling of another program; all else stays byte for byte.

    Exit code 0: done; 1: a formula was left as it was; 2: a path could not be used (the others were still done).
    """
    from fullfunnel import batch, batch_report, respell_report  # noqa: PLC0415

    words = chosen(language)
    todo = batch.tasks(paths, None if output is None else Path(output))
    if not todo:
        typer.echo(batch_report.Tally().summary(words, check=False))
        raise typer.Exit(2)
    code = 0
    for outcome in batch.convert(todo, host.value, allow_unsigned=allow_unsigned, ignore_locks=ignore_locks):
        typer.echo("\n".join(respell_report.lines(outcome, host.value, words)))
        code = max(code, 2 if outcome.refused is not None else int(bool(outcome.left)))
    raise typer.Exit(code)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where the workbooks go.")] = Path(),
    *,
    language: LanguageOption = None,
) -> None:
    """Write the example campaign (Dutch and English) and show its targets and what stands out.

    Exit code 0: done; 2: a workbook with other content has the name, or it could not be saved.
    """
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text as Words  # noqa: PLC0415

    from fullfunnel import demo as example  # noqa: PLC0415
    from fullfunnel.errors import FunnelError  # noqa: PLC0415

    words = chosen(language)
    try:
        paths = example.write_examples(folder)
        shown = example.told(example.read_example(folder / example.file_name(words)), paths, words)
    except FunnelError as error:
        typer.echo(error.text.say(words), err=True)
        raise typer.Exit(2) from None
    console = Console(markup=False, highlight=False, emoji=False)
    for part in shown:
        # A sentence wraps where the terminal does, so that a command in it can be copied whole.
        console.print(part, soft_wrap=isinstance(part, Words))


def main() -> None:
    """Run the command line."""
    app()
