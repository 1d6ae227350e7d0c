"""What an import read, put in the plan, replaced and left out: for people, and as JSON."""

from __future__ import annotations

import csv
import io
import math
from typing import TYPE_CHECKING, Final

from fullfunnel.commands.terminal.output import dumped
from fullfunnel.display import number
from fullfunnel.framework.columns import MAPPING_COLUMNS
from fullfunnel.language import Text, same
from fullfunnel.results.exports.dialect.records import DELIMITERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from fullfunnel.errors import FunnelError
    from fullfunnel.language import Language
    from fullfunnel.plans.import_files import ExportRead
    from fullfunnel.plans.importing import Imported
    from fullfunnel.results.into_plan.mapping import MappingRow
    from fullfunnel.results.results import ResultRow

_VERSION: Final = 1
_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet takes for a formula."""
_DECIDED: Final = {
    "currency": Text("valuta", "currency"),
    "decimal sign": Text("decimaalteken", "decimal sign"),
    "encoding": Text("codering", "encoding"),
    "delimiter": Text("scheidingsteken", "delimiter"),
    "date order": Text("volgorde van datums", "date order"),
    "period of the file": Text("periode van het bestand", "period of the file"),
    "sheet": Text("blad", "sheet"),
    "table": Text("tabel", "table"),
    "title": Text("titel", "title"),
    "orders": Text("bestellingen", "orders"),
}
"""How what was decided is called; its names in JSON stay."""
_SHOWN: Final = 12
"""More than this many lines of one kind are counted instead."""


def as_text(imported: Imported, language: Language) -> Iterator[str]:
    """What was read and what it comes to, before anything is written."""
    for file in imported.files:
        yield from _file(file, language)
    yield from _some(
        Text("Nieuw in de koppeling (ffMapping):", "New in the mapping (ffMapping):"),
        [_mapped(row, language) for row in sorted(imported.proposed, key=lambda row: row.certain)],
        language,
    )
    yield from _some(
        Text("Telt nog voor geen enkele KPI; vul ffMapping aan:", "Does not count for a KPI yet; add it to ffMapping:"),
        [
            " · ".join(each) + (f": {why.say(language)}" if (why := imported.doubts.get(each)) else "")
            for each in imported.unmapped
        ],
        language,
    )
    yield from _some(Text("Resultaten:", "Results:"), [_row(row, language) for row in imported.landed.rows], language)
    yield from _some(
        Text("Wordt vervangen:", "Is replaced:"), [_row(row, language) for row in imported.merged.replaced], language
    )
    yield from _some(
        Text(
            "Twee bronnen meten hetzelfde (ze worden nooit opgeteld):",
            "Two sources measure the same (they are never added up):",
        ),
        list(dict.fromkeys(_overlap(*each) for each in imported.merged.overlaps)),
        language,
    )
    yield from _some(
        Text("Niet overgenomen:", "Not taken:"),
        [
            f"{each.campaign or '-'} · {each.metric}{_value(each.value, language)}: {each.reason.say(language)}"
            for each in imported.landed.not_taken
        ],
        language,
    )


def outcome(imported: Imported, language: Language, *, dry_run: bool) -> Iterator[str]:
    """What was done in the end."""
    many = len(imported.landed.rows)
    if dry_run:
        yield Text("Er is niets geschreven (--dry-run).", "Nothing was written (--dry-run).").say(language)
    elif imported.written:
        rows = Text("regel", "row") if many == 1 else Text("regels", "rows")
        yield Text(
            f"{many} {rows.nl} geschreven in {imported.plan}.", f"{many} {rows.en} written in {imported.plan}."
        ).say(language)
    else:
        yield Text("Er is niets veranderd.", "Nothing has changed.").say(language)
    if imported.backup is not None:
        yield Text(f"De werkmap zoals die was: {imported.backup}.", f"The workbook as it was: {imported.backup}.").say(
            language
        )
    for note in imported.notes:
        yield note.say(language)
    yield from _left_for_the_marketeer(imported.uncertain, language)


def _left_for_the_marketeer(rows: Sequence[MappingRow], language: Language) -> Iterator[str]:
    """What was proposed and not taken, as lines that can be handed back."""
    if not rows:
        return
    yield Text(
        "Niet zeker, dus niet geschreven. Zet de regels die kloppen in een bestand en importeer opnieuw met --mapping "
        "BESTAND, of neem alles over met --yes:",
        "Not certain, so not written. Put the lines that are right in a file and import again with --mapping "
        "FILE, or accept all of them with --yes:",
    ).say(language)
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow([header.say(language) for header in MAPPING_COLUMNS.values()])
    for row in rows:
        cells = (row.source, row.campaign, row.metric, row.kpi, row.stage, row.channel)
        # A spreadsheet that opens the lines must not take a name for a formula; a star fits it too.
        lines.writerow([f"*{cell[1:]}" if cell.startswith(_FORMULAS) else cell for cell in cells])
    yield from written.getvalue().splitlines()


def _file(file: ExportRead, language: Language) -> Iterator[str]:
    if file.export is None:
        if file.refused is not None:
            yield f"{file.path.name}: {file.refused.text.say(language)}"
        return
    export = file.export
    period = "?" if export.period is None else f"{export.period[0]} .. {'?' if export.open_ended else export.period[1]}"
    rows = Text("rijen", "rows").say(language)
    yield f"{file.path.name}: {export.platform} · {len(export)} {rows} · {period} · {export.currency or '-'}"
    for name, (choice, why) in export.decided.items():
        label, value = _decided(name, choice)
        yield f"    {label.say(language)}: {value.say(language)} ({why.say(language)})"
    for figures in export.figures:
        if figures.metric.additive and figures.scope == "adds up":
            total = math.fsum(value for value in figures.values if not math.isnan(value))
            yield f"    {figures.header}: {number(total, language, 0 if total == int(total) else 2)}"
    for skipped in export.skipped[:_SHOWN]:
        line = Text(f"regel {skipped.line}", f"line {skipped.line}").say(language)
        yield f"    {line}: {skipped.reason.say(language)} (‘{skipped.shown}’)"
    if len(export.skipped) > _SHOWN:
        more = len(export.skipped) - _SHOWN
        yield "    " + Text(f"en nog {more} regels", f"and {more} more lines").say(language)
    for note in export.notes:
        yield f"    ! {note.say(language)}"


def _decided(name: str, choice: str) -> tuple[Text, Text]:
    """What was decided and the choice, in both languages."""
    signs = {text.en: text for text in DELIMITERS.values()} if name == "delimiter" else {}
    orders = {"DMY": Text("dag-maand-jaar", "day-month-year"), "MDY": Text("maand-dag-jaar", "month-day-year")}
    said = signs.get(choice) or (orders.get(choice) if name == "date order" else None)
    return _DECIDED.get(name, same(name)), said or same(choice)


def _some(title: Text, lines: list[str], language: Language) -> Iterator[str]:
    if not lines:
        return
    yield title.say(language)
    for line in lines[:_SHOWN]:
        yield f"    {line}"
    if len(lines) > _SHOWN:
        more = len(lines) - _SHOWN
        yield "    " + Text(f"en nog {more}", f"and {more} more").say(language)


def _mapped(row: MappingRow, language: Language) -> str:
    if not row.counts:
        return f"{row.source} · {row.campaign} · {row.metric} -> -"
    channel = row.channel or Text("alle kanalen samen", "all channels together").say(language)
    doubt = "" if row.certain else Text("  (niet zeker)", "  (not certain)").say(language)
    where = f"{row.stage}, {channel}" if row.stage else channel
    return f"{row.source} · {row.campaign} · {row.metric} -> {row.kpi} ({where}){doubt}"


def _overlap(fresh: ResultRow, row: ResultRow) -> str:
    return f"{fresh.kpi} · {fresh.channel}: {fresh.source} / {row.source}"


def _row(row: ResultRow, language: Language) -> str:
    days = str(row.date) if row.from_date is None else f"{row.from_date} .. {row.date}"
    value = "-" if row.value is None else number(row.value, language, 0 if row.value == int(row.value) else 2)
    cost = "" if row.cost is None else f" · {number(row.cost, language, 2)}"
    return f"{days} · {row.kpi} · {row.channel or '-'} · {value}{cost} · {row.source}"


def _value(value: float, language: Language) -> str:
    return "" if math.isnan(value) else f" {number(value, language, 0 if value == int(value) else 2)}"


def as_json(imported: Imported, language: Language) -> str:
    """The whole of it as JSON."""
    return dumped(
        {
            "version": _VERSION,
            "plan": str(imported.plan),
            "written": imported.written,
            "backup": None if imported.backup is None else str(imported.backup),
            "files": [_file_as_json(file, language) for file in imported.files],
            "mapping": [row.model_dump(exclude={"row", "certain"}) for row in imported.proposed],
            "uncertain": [row.model_dump(exclude={"row", "certain"}) for row in imported.uncertain],
            "unmapped": [
                {
                    "source": source,
                    "campaign": campaign,
                    "metric": metric,
                    "reason": why.say(language) if (why := imported.doubts.get((source, campaign, metric))) else None,
                }
                for source, campaign, metric in imported.unmapped
            ],
            "rows": [_row_as_json(row) for row in imported.landed.rows],
            "replaced": [_row_as_json(row) for row in imported.merged.replaced],
            "overlaps": [
                {
                    "kpi": fresh.kpi,
                    "channel": fresh.channel,
                    "date": str(fresh.date),
                    "sources": [fresh.source, row.source],
                }
                for fresh, row in imported.merged.overlaps
            ],
            "not_taken": [
                {
                    "line": each.line,
                    "campaign": each.campaign,
                    "metric": each.metric,
                    "value": None if math.isnan(each.value) else each.value,
                    "reason": each.reason.say(language),
                }
                for each in imported.landed.not_taken
            ],
            "notes": [note.say(language) for note in imported.notes],
        },
        indent=2,
    )


def _row_as_json(row: ResultRow) -> dict[str, object]:
    return {
        "date": str(row.date),
        "from": None if row.from_date is None else str(row.from_date),
        "kpi": row.kpi,
        "channel": row.channel,
        "value": row.value,
        "cost": row.cost,
        "source": row.source,
    }


def _file_as_json(file: ExportRead, language: Language) -> dict[str, object]:
    if file.export is None:
        sentence = "" if file.refused is None else file.refused.text.say(language)
        return {"path": str(file.path), "refused": sentence}
    export = file.export
    return {
        "path": str(file.path),
        "refused": None,
        "platform": export.platform,
        "rows": len(export),
        "period": None
        if export.period is None
        else [str(export.period[0]), None if export.open_ended else str(export.period[1])],
        "currency": export.currency,
        "decided": {
            name: {"choice": choice, "why": why.say(language)} for name, (choice, why) in export.decided.items()
        },
        "sums": {
            figures.metric.name: math.fsum(value for value in figures.values if not math.isnan(value))
            for figures in export.figures
            if figures.scope == "adds up"
        },
        "skipped": [
            {"line": each.line, "reason": each.reason.say(language), "text": each.shown} for each in export.skipped
        ],
        "totals": [check._asdict() for check in export.totals],
        "notes": [note.say(language) for note in export.notes],
    }


def refused_as_json(plan: Path, error: FunnelError) -> str:
    """A refusal of the whole import as JSON."""
    return dumped(
        {"version": _VERSION, "plan": str(plan), "written": False, "refused": error.text._asdict()},
        indent=2,
    )
