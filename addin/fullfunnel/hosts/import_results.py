"""The button Import results: pick files, see what they come to, take it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from fullfunnel.errors import NotFound
from fullfunnel.framework import schema as contract
from fullfunnel.language import Text
from fullfunnel.plans.importing import Imported, prepare_in
from fullfunnel.plans.result_tables import filled_columns, mapping_entries, places_of, result_entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.language import Language

_SHOWN: Final = 8
_TITLE: Final = "fullfunnel"


def import_results(plan: Any) -> Text | None:  # noqa: ANN401  # an OpenPlan, or what Calc handed over
    """Put exports into the open plan; ``None`` where nothing was picked or the proposal was not taken.

    Raises:
        FunnelError: the plan has no table for results, or the figures do not fit it.
    """
    tables = {each.name: plan.rows(each) for each in contract.TABLES if plan.has(each)}
    for table in (contract.RESULTS, contract.MAPPING):
        if table.name not in tables:
            plan.rows(table)  # raises the sentence on what to do, before anybody picks files
    paths = pick_files(plan.language)
    if not paths:
        return None
    imported = prepare_in(Path(_TITLE), tables, plan.fields(), paths)
    summary = told(imported)
    if not imported.landed.rows:
        return summary
    if not is_taken(summary, plan.language):
        return None
    rows, gone = imported.landed.rows, imported.merged.replaced
    results, mapping = contract.RESULTS, contract.MAPPING
    entries, places = [result_entry(row) for row in rows], places_of(rows, gone)
    plan.fill(results, filled_columns(results, tables[results.name], entries, places, [row.row for row in gone]))
    if imported.proposed:
        entries = mapping_entries(imported.proposed)
        plan.fill(mapping, filled_columns(mapping, tables[mapping.name], entries, {}, []))
    many = len(rows)
    return Text(
        f"{many} regels staan in {results.name}. Klopt er iets niet: ongedaan maken kan met Ctrl+Z.",
        f"{many} rows stand in {results.name}. Should something be wrong: undo it with Ctrl+Z.",
    )


def told(imported: Imported) -> Text:
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
    for row in imported.proposed[:_SHOWN]:
        line = f"  {row.campaign}: {row.metric} -> {row.kpi}"
        lines.append(Text(line, line))
    if open_:
        lines.append(
            Text(
                f"{open_} meetwaarden tellen nog voor geen KPI; vul {contract.MAPPING.name} aan.",
                f"{open_} metrics count for no KPI yet; add them to {contract.MAPPING.name}.",
            )
        )
    return Text("\n".join(line.nl for line in lines), "\n".join(line.en for line in lines))


def pick_files(language: Language) -> Sequence[str]:
    """The files that the marketeer picks.

    Raises:
        NotFound: this Python has no window to pick them in.
    """
    asking = _window()
    title = Text("Kies exports van advertentieplatforms", "Choose exports of ad platforms").say(language)
    try:
        return tuple(asking.filedialog.askopenfilenames(title=title))
    finally:
        asking.root.destroy()


def is_taken(summary: Text, language: Language) -> bool:
    """Whether the marketeer takes what is proposed."""
    asking = _window()
    question = Text("Overnemen in het plan?", "Take this into the plan?").say(language)
    try:
        return bool(asking.messagebox.askokcancel(_TITLE, f"{summary.say(language)}\n\n{question}"))
    finally:
        asking.root.destroy()


class _Asking:
    """The windows of the computer, by way of Tk."""

    def __init__(self) -> None:
        from tkinter import Tk, filedialog, messagebox  # noqa: PLC0415  # only this button needs it

        self.root = Tk()
        self.root.withdraw()
        self.root.attributes("-topmost", True)  # noqa: FBT003  # as Tk wants it
        self.filedialog, self.messagebox = filedialog, messagebox


def _window() -> _Asking:
    try:
        return _Asking()
    except Exception:  # noqa: BLE001  # no Tk in this Python, or no screen
        raise NotFound(
            Text(
                "Deze Python kan geen venster openen om bestanden te kiezen. Typ in een terminal: fullfunnel import "
                "plan.xlsx "
                "export.csv",
                "This Python cannot open a window to pick files. Type in a terminal: fullfunnel import plan.xlsx "
                "export.csv",
            )
        ) from None
