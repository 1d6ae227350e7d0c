"""``fullfunnel generate``: one workbook a row of a client list."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from fullfunnel.commands.terminal.language import LanguageOption, chosen, said
from fullfunnel.commands.terminal.options import JobsOption, LocksOption
from fullfunnel.commands.terminal.output import dumped, say, say_as_is
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from fullfunnel.commands.many.workers import Ended
    from fullfunnel.language import Language
    from fullfunnel.portfolio.client_list import Fault
    from fullfunnel.portfolio.generating import Finished, Outcome, Row

HELP: Final = said(
    "Maak van elke rij van een klantenlijst een werkmap, of werk die bij. Wat iemand erin heeft getypt, blijft "
    "staan.\n\n"
    "Exitcode 0: gelukt; 1: met --check zou er iets veranderen, of lijst en werkmap spreken elkaar tegen; 2: een "
    "rij of de lijst is niet te gebruiken (de andere rijen zijn wel verwerkt).",
    "Make or update a workbook for every row of a client list. What somebody typed in a workbook stays.\n\n"
    "Exit code 0: done; 1: with --check something would change, or the list and a workbook conflict; 2: a row or "
    "the list cannot be used (the other rows were still done).",
)
_DONE: Final = {
    "made": Text("gemaakt", "made"),
    "changed": Text("bijgewerkt", "updated"),
    "unchanged": Text("niets veranderd", "nothing changed"),
    "conflict": Text("tegenspraak", "conflict"),
    "failed": Text("niet gelukt", "failed"),
}
_WOULD_BE: Final = {
    "made": Text("zou worden gemaakt", "would be made"),
    "changed": Text("zou worden bijgewerkt", "would be updated"),
}
"""What is said with ``--check``, which does nothing."""
_AGAIN: Final = Text("; het eerdere bestand bestond niet meer", "; the earlier file no longer existed")
_CONFLICT: Final = Text(
    "  Los het zo op: zet de waarde uit de werkmap in de lijst, of andersom.",
    "  To solve it: put the value of the workbook in the list, or the other way round.",
)
_BLANK: Final = Text(
    "  In de lijst is nu leeg: {headers}. In de werkmap blijft staan wat er stond.",
    "  Now blank in the list: {headers}. The workbook keeps what it had.",
)
_UNLISTED: Final = Text(
    "staat niet meer in de lijst; de werkmap verandert niet",
    "is no longer in the list; the workbook stays as it is",
)
_BOTH: Final = Text("in de werkmap {typed}, in de lijst {listed}", "in the workbook {typed}, in the list {listed}")


class GenerateFormat(StrEnum):
    """The form of the report."""

    TEXT = "text"
    JSON = "json"


def generate(  # noqa: PLR0913  # what can be asked
    portfolio: Annotated[
        Path, typer.Argument(metavar="PORTFOLIO.csv", help=said("De lijst, .csv of .xlsx.", "The list, .csv or .xlsx."))
    ],
    *,
    output: Annotated[Path, typer.Option("--output", help=said("De map voor de werkmappen.", "Where workbooks go."))],
    template: Annotated[
        Path | None,
        typer.Option("--template", help=said("Je eigen werkmap als begin.", "Your own workbook as a start.")),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help=said("Verander niets, meld alleen.", "Change nothing, only report."))
    ] = False,
    ignore_locks: LocksOption = False,
    jobs: JobsOption = 1,
    output_format: Annotated[
        GenerateFormat, typer.Option("--format", help=said("De vorm van het verslag.", "The format of the report."))
    ] = GenerateFormat.TEXT,
    language: LanguageOption = None,
) -> None:
    """Make or update a workbook for every row of a client list.

    See ``HELP`` for the exit codes.
    """
    from fullfunnel.errors import FunnelError  # noqa: PLC0415
    from fullfunnel.portfolio.client_list import read_client_list  # noqa: PLC0415
    from fullfunnel.portfolio.generating import generate as generated  # noqa: PLC0415
    from fullfunnel.portfolio.generating import no_longer_listed  # noqa: PLC0415

    words, outcomes = chosen(language), []
    try:
        found = read_client_list(portfolio)
        # Who keeps a Dutch list reads Dutch.
        words = found.language or words if language is None else words
        in_turn = None if jobs == 1 else partial(_side_by_side, jobs=min(jobs, max(len(found.clients), 1)))
        for each in generated(
            found.clients,
            output,
            template=template,
            language=words,
            check=check,
            ignore_locks=ignore_locks,
            in_turn=in_turn,
        ):
            outcomes.append(each)
            if output_format is GenerateFormat.TEXT:
                say(_as_text(each, words, check=check))
        unlisted = no_longer_listed(output, found.keys)
    except FunnelError as error:
        say(error.text.say(words), err=True)
        raise typer.Exit(2) from None
    if output_format is GenerateFormat.JSON:
        say_as_is(_as_json(outcomes, found.faults, unlisted, words))
    else:
        say(f"{path}: {_UNLISTED.say(words)}" for path in unlisted)
        say(f"{Text('regel', 'line').say(words)} {fault.line}: {fault.what.say(words)}" for fault in found.faults)
    raise typer.Exit(_exit_code(outcomes, found.faults, check=check))


def _exit_code(outcomes: list[Outcome], faults: tuple[Fault, ...], *, check: bool) -> int:
    if faults or any(each.done == "failed" for each in outcomes):
        return 2
    would_change = check and any(each.done in {"made", "changed"} for each in outcomes)
    return 1 if would_change or any(each.conflicts for each in outcomes) else 0


def _side_by_side(todo: Iterable[Row], work: Callable[[Row], Finished], *, jobs: int) -> Iterator[Finished]:
    from fullfunnel.commands.many.workers import outcomes  # noqa: PLC0415  # only where more than one is asked for

    return outcomes(todo, work, _ended, jobs=jobs)


def _ended(row: Row, how: Ended) -> Finished:
    from fullfunnel.commands.many.batch import Task, ended  # noqa: PLC0415  # only where a process died

    return row.failed(ended(Task(row.path), how, None).text)


def _as_text(each: Outcome, language: Language, *, check: bool) -> Iterator[str]:
    from fullfunnel.portfolio.shown import shown  # noqa: PLC0415

    done = (_WOULD_BE if check else _DONE).get(each.done, _DONE[each.done]).say(language)
    again = _AGAIN.say(language) if each.again else ""
    why = f": {each.why.say(language)}" if each.why is not None else ""
    yield f"{each.path}: {done}{_columns(each, language, check=check)}{again}{why}"
    for conflict in each.conflicts:
        typed, listed = (shown(each, conflict.key, language) or "–" for each in (conflict.typed, conflict.listed))
        both = _BOTH.say(language).format(typed=typed, listed=listed)
        yield f"  {conflict.cell}, {conflict.column}: {both}"
    if each.conflicts:
        yield _CONFLICT.say(language)
    if each.blank:
        yield _BLANK.say(language).format(headers=", ".join(each.blank))


def _columns(each: Outcome, language: Language, *, check: bool) -> str:
    """The headers whose values were written; beside a conflict it is said that these were."""
    headers = ", ".join(each.changed)
    if not headers or each.done == "made":
        return ""
    done = (_WOULD_BE if check else _DONE)["changed"].say(language)
    return f" ({done}: {headers})" if each.conflicts else f" ({headers})"


def _as_json(outcomes: list[Outcome], faults: tuple[Fault, ...], unlisted: list[Path], language: Language) -> str:
    return dumped(
        {
            "version": 1,
            "workbooks": [
                {
                    "line": each.line,
                    "path": str(each.path),
                    "done": each.done,
                    "changed": list(each.changed),
                    "conflicts": [
                        {
                            "cell": conflict.cell,
                            "column": conflict.column,
                            "typed": _plain(conflict.typed),
                            "listed": _plain(conflict.listed),
                        }
                        for conflict in each.conflicts
                    ],
                    "blank": list(each.blank),
                    "why": None if each.why is None else each.why.say(language),
                }
                for each in outcomes
            ],
            "unlisted": [str(path) for path in unlisted],
            "faults": [{"line": each.line, "column": each.column, "what": each.what.say(language)} for each in faults],
        },
        indent=2,
    )


def _plain(cell: object) -> object:
    """A cell as JSON can hold it."""
    return cell if cell is None or isinstance(cell, bool | int | float) else str(cell)
