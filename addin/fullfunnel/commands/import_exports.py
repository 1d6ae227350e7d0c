"""``fullfunnel import``: results from ad platforms into a plan."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from fullfunnel.commands.terminal.language import LanguageOption, chosen, language_of, said
from fullfunnel.commands.terminal.options import LocksOption
from fullfunnel.commands.terminal.output import say, say_as_is
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.language import Language
    from fullfunnel.xlsx.container.package import Package

HELP: Final = said(
    "Zet de exports van advertentieplatforms in een plan: herkend, gekoppeld aan KPI's en alleen opgeteld als dat "
    "mag.\n\n"
    "Alleen rijen van dezelfde bron en periode worden vervangen; de werkmap zoals die was, blijft ernaast staan. "
    "Als niemand kan antwoorden (geen terminal, of --format json), komt alleen wat zeker is in het plan.\n\n"
    "Exitcode 0: gelukt; 1: een voorstel was niet zeker en is niet geschreven; 2: een bestand was niet te "
    "gebruiken (de andere zijn wel verwerkt), of het plan niet.",
    "Put the exports of ad platforms into a plan: recognised, mapped to KPIs, and added up only if that is "
    "right.\n\n"
    "Only rows of the same source and period are replaced; the workbook as it was is kept beside the new one. If "
    "nobody can answer (no terminal, or --format json), only what is certain goes into the plan.\n\n"
    "Exit code 0: done; 1: a proposal was not certain, so it was not written; 2: a file could not be used (the "
    "others were still done), or the plan could not.",
)


class ImportFormat(StrEnum):
    """How the command reports."""

    TEXT = "text"
    JSON = "json"


class DateOrder(StrEnum):
    """Which comes first in a date."""

    DMY = "DMY"
    MDY = "MDY"


def import_exports(  # noqa: PLR0913 one parameter an option, as Typer reads them
    plan: Annotated[Path, typer.Argument(metavar="PLAN.xlsx", help=said("De werkmap.", "The workbook."))],
    exports: Annotated[
        list[Path],
        typer.Argument(
            metavar="EXPORT...",
            help=said("Bestanden van platforms: .csv, .xlsx, .zip.", "Files of platforms: .csv, .xlsx, .zip."),
        ),
    ],
    *,
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping",
            help=said(
                "Bestand met de koppeling (Bron, Campagne, Meetwaarde, KPI), of wat elke kolom van een gewone tabel is "
                "(Kolom, Betekenis).",
                "File with the mapping (Source, Campaign, Metric, KPI), or what each column of a plain table is "
                "(Column, "
                "Meaning).",
            ),
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help=said("Laat zien wat er geschreven zou worden.", "Show what would be written.")),
    ] = False,
    no_backup: Annotated[
        bool,
        typer.Option("--no-backup", help=said("Bewaar de oude werkmap niet.", "Keep no copy of the old workbook.")),
    ] = False,
    yes: Annotated[
        bool,
        typer.Option("--yes", help=said("Vraag niets: neem het voorstel over.", "Ask nothing: accept the proposal.")),
    ] = False,
    period: Annotated[
        str,
        typer.Option(
            "--period", help=said("De periode, als het bestand die niet noemt.", "The period, if the file names none.")
        ),
    ] = "",
    account: Annotated[str, typer.Option("--account", help=said("Naam van het account.", "Name of the account."))] = "",
    currency: Annotated[
        str,
        typer.Option(
            "--currency",
            help=said("De valuta, als het bestand die niet noemt.", "The currency, if the file names none."),
        ),
    ] = "",
    rates: Annotated[
        Path | None,
        typer.Option("--rates", help=said("Bestand met een koers per dag.", "File with an exchange rate per day.")),
    ] = None,
    vat: Annotated[
        str, typer.Option("--vat", help=said("Btw in de omzet van een winkel: 21%.", "VAT in a shop's revenue: 21%."))
    ] = "",
    table: Annotated[str, typer.Option("--table", help=said("Het blad dat gelezen wordt.", "The sheet to read."))] = "",
    decimal: Annotated[
        str, typer.Option("--decimal", help=said("Het decimaalteken: , of .", "The decimal sign: , or ."))
    ] = "",
    date_order: Annotated[
        DateOrder | None,
        typer.Option("--date-order", help=said("Volgorde van datums.", "The order of dates.")),
    ] = None,
    ignore_locks: LocksOption = False,
    output_format: Annotated[
        ImportFormat, typer.Option("--format", help=said("De vorm van het verslag.", "The format of the report."))
    ] = ImportFormat.TEXT,
    language: LanguageOption = None,
) -> None:
    """Put the exports of ad platforms into a plan.

    See ``HELP`` for the exit codes.
    """
    from fullfunnel.commands.importing.import_options import choices_of  # noqa: PLC0415
    from fullfunnel.commands.importing.import_progress import shown_progress  # noqa: PLC0415
    from fullfunnel.commands.reporters import import_exports as report  # noqa: PLC0415
    from fullfunnel.errors import FunnelError  # noqa: PLC0415
    from fullfunnel.plans.importing import prepare_import, write_import  # noqa: PLC0415

    words, asked = chosen(language), None if language is None else chosen(language)
    as_json = output_format is ImportFormat.JSON
    try:
        choices = choices_of(
            mapping, period=period, account=account, currency=currency, rates=rates, vat=vat, table=table,
            decimal=decimal, date_order=None if date_order is None else date_order.value,
            only_certain=not yes and (as_json or not sys.stdin.isatty()),
        )  # fmt: skip
        with shown_progress(words) as follow:
            imported = prepare_import(plan, exports, choices, follow)
        words = asked or imported.language
        if not as_json:
            say(report.as_text(imported, words))
        if not dry_run and _is_taken(bool(imported.proposed), words, yes=yes or as_json):
            imported = write_import(
                imported, backup=not no_backup, ignore_locks=ignore_locks, completed=_with_result_tables
            )
    except FunnelError as error:
        if as_json:
            say_as_is(report.refused_as_json(plan, error))
        else:
            say(error.text.say(language_of(error, language)), err=True)
        raise typer.Exit(2) from None
    if as_json:
        say_as_is(report.as_json(imported, words))
    else:
        say(report.outcome(imported, words, dry_run=dry_run))
    refused = any(file.refused is not None for file in imported.files)
    raise typer.Exit(2 if refused else 1 if imported.uncertain else 0)


def _with_result_tables(package: Package) -> bytes:
    """A workbook of an earlier version with what an import needs, as ``upgrade`` gives it."""
    from fullfunnel.framework.schema import MAPPING, RESULTS  # noqa: PLC0415
    from fullfunnel.templates.upgrading import with_tables  # noqa: PLC0415  # builds workbooks, which few runs need

    return with_tables(package, (RESULTS, MAPPING))


def _is_taken(proposed: bool, words: Language, *, yes: bool) -> bool:  # noqa: FBT001
    """Whether the import goes on: asked for where something is proposed and somebody is there to answer."""
    if yes or not proposed or not sys.stdin.isatty():
        return True
    return typer.confirm(Text("Dit voorstel overnemen?", "Take this proposal?").say(words), default=True)
