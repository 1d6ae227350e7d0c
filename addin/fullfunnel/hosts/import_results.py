"""The button Import results: pick files, see what they come to, take it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from fullfunnel.framework import schema as contract
from fullfunnel.hosts.asking import TITLE
from fullfunnel.language import Text, same
from fullfunnel.plans.importing import Imported, prepare_in
from fullfunnel.plans.result_tables import filled_columns, mapping_entries, places_of, result_entry
from fullfunnel.results.exports.progress import Stopped

if TYPE_CHECKING:
    from fullfunnel.hosts.asking import Asking

_SHOWN: Final = 8


def import_results(plan: Any, asking: Asking) -> Text | None:  # noqa: ANN401  # an OpenPlan, or what Calc handed over
    """Put exports into the open plan; ``None`` where nothing was picked, or it was stopped or not taken.

    Args:
        plan: the open plan.
        asking: the windows of the host.

    Raises:
        FunnelError: the plan has no table for results, or the figures do not fit it.
    """
    tables = {each.name: plan.rows(each) for each in contract.TABLES if plan.has(each)}
    for table in (contract.RESULTS, contract.MAPPING):
        if table.name not in tables:
            plan.rows(table)  # raises the sentence on what to do, before anybody picks files
    paths = asking.pick_files(plan.language)
    if not paths:
        return None
    try:
        with asking.following(plan.language) as follow:
            imported = prepare_in(Path(TITLE), tables, plan.fields(), paths, follow=follow)
    except Stopped:
        return None
    summary = summary_of(imported)
    if not imported.landed.rows:
        return summary
    if not asking.is_taken(summary, plan.language):
        return None
    rows, gone = imported.landed.rows, imported.merged.replaced
    results, mapping = contract.RESULTS, contract.MAPPING
    entries, places = [result_entry(row) for row in rows], places_of(rows, gone)
    free = plan.formula_columns(results)
    old = [row.row for row in gone]
    plan.fill(results, filled_columns(results, tables[results.name], entries, places, old, free))
    if imported.proposed:
        entries = mapping_entries(imported.proposed)
        free = plan.formula_columns(mapping)
        plan.fill(mapping, filled_columns(mapping, tables[mapping.name], entries, {}, [], free))
    many = len(rows)
    return Text(
        f"{many} regels staan in {results.name}. Klopt er iets niet? Maak het dan ongedaan met Ctrl+Z.",
        f"{many} rows are in {results.name}. If something is wrong: undo it with Ctrl+Z.",
    )


def summary_of(imported: Imported) -> Text:
    """What was read, what it comes to and what stays out, for a box with a question below it."""
    lines: list[Text] = []
    for file in imported.files:
        if file.refused is not None:
            lines.append(Text(f"{file.path.name}: {file.refused.text.nl}", f"{file.path.name}: {file.refused.text.en}"))
        elif file.export is not None:
            name, many = f"{file.path.name}: {file.export.platform}", len(file.export)
            lines.append(Text(f"{name}, {many} rijen", f"{name}, {many} rows"))
    new, gone, open_ = len(imported.landed.rows), len(imported.merged.replaced), len(imported.unmapped)
    lines.append(
        Text(
            f"{new} regels met resultaten; {gone} van dezelfde bron en periode worden vervangen.",
            f"{new} rows of results; {gone} of the same source and period are replaced.",
        )
    )
    doubtful_first = sorted(imported.proposed, key=lambda row: row.certain)
    for row in doubtful_first[:_SHOWN]:
        line = f"  {row.campaign}: {row.metric} -> {row.kpi}"
        lines.append(same(line) if row.certain else Text(f"{line} (niet zeker)", f"{line} (not certain)"))
    if len(doubtful_first) > _SHOWN:
        more = len(doubtful_first) - _SHOWN
        lines.append(Text(f"  en nog {more}", f"  and {more} more"))
    lines += imported.notes
    if open_:
        lines.append(
            Text(
                f"{open_} meetwaarden tellen nog voor geen KPI; vul {contract.MAPPING.name} aan.",
                f"{open_} metrics count for no KPI yet; add them to {contract.MAPPING.name}.",
            )
        )
    return Text("\n".join(line.nl for line in lines), "\n".join(line.en for line in lines))
