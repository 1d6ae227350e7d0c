"""What the buttons do: each job takes an xlwings ``Book``, does one thing and says in a sentence what came of it.

Thin: no rule of the domain stands here. A job catches its own errors, writes over nothing that the marketeer typed, and
writes each range in one go. Called without a book, as from the ribbon, it takes the one that Excel was in.
"""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from fullfunnel import __version__
from fullfunnel.display import amount, both
from fullfunnel.errors import FunnelError, NotFound
from fullfunnel.framework import schema as contract
from fullfunnel.framework.reading import read_framework
from fullfunnel.framework.typed.cells import words_of
from fullfunnel.functions import FUNCTIONS
from fullfunnel.hosts.excel.open_plan import OpenPlan, OwnSheet, system_language
from fullfunnel.hosts.new_file import put
from fullfunnel.language import Text, same
from fullfunnel.privacy.masking import without_personal_data

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from fullfunnel.framework.typed.cells import Cell, Row
    from fullfunnel.language import Language

    class Job(Protocol):
        """What a button calls."""

        __name__: str

        def __call__(self, book: Any = None) -> None:  # noqa: ANN401  # an xlwings Book
            """Does the job in this workbook, else in the one that Excel was in."""


TITLE: Final = "fullfunnel"
TARGETS: Final = OwnSheet(Text("Doelen per KPI", "Targets per KPI"), "ffOwnTargets")
CHECKS: Final = OwnSheet(Text("Opmerkingen", "Remarks"), "ffOwnChecks")
FORECAST: Final = OwnSheet(Text("Voorspelling", "Forecast"), "ffOwnForecast")

JOBS: Final[dict[str, Job]] = {}
"""Every job by its name."""


def job(work: Callable[[OpenPlan], Text | None]) -> Job:
    """Make work on a plan what a button can call: it says what came of it, and never shows a traceback."""

    @functools.wraps(work)
    def done(book: Any = None) -> None:  # noqa: ANN401  # an xlwings Book
        plan = OpenPlan(_calling_book() if book is None else book)
        try:
            said = work(plan)
        except FunnelError as error:
            said = error.text
        except Exception as error:  # noqa: BLE001  # whatever goes wrong in Excel, the marketeer gets a sentence
            said = _went_wrong(error)
        if said is not None:
            plan.book.app.alert(said.say(_spoken(plan)), TITLE)

    JOBS[work.__name__] = done
    return done


@job
def new_see_think_do_care(plan: OpenPlan) -> Text:
    """A new workbook with the stages See, Think, Do and Care."""
    return _new(plan, "see-think-do-care")


@job
def new_touch_tell_sell(plan: OpenPlan) -> Text:
    """A new workbook with the stages Touch, Tell and Sell."""
    return _new(plan, "touch-tell-sell")


@job
def new_aida(plan: OpenPlan) -> Text:
    """A new workbook with the stages of AIDA."""
    return _new(plan, "aida")


@job
def recalculate(plan: OpenPlan) -> Text:
    """The target of every KPI with its explanation, on a sheet of our own."""
    framework, goal, words = plan.rows(contract.KPIS), plan.goal(), plan.language
    targets = FUNCTIONS["FUNNEL_TARGETS"](goal, framework)
    if not isinstance(targets, list):
        raise TypeError
    rows: list[Row] = [[each.say(words) for each in _TARGET_HEADERS]]
    rows += [[*row, FUNCTIONS["FUNNEL_EXPLAIN"](row[0], goal, framework, words)] for row in targets]
    plan.note_texts()
    written = plan.write(TARGETS, rows)
    written.sheet.activate()
    title = written.sheet.name
    wanted = both(amount, goal) if isinstance(goal, int | float) else same(words_of(goal))
    return Text(
        f"{len(targets)} doelen staan op het blad ‘{title}’, teruggerekend vanaf {wanted.nl}.",
        f"{len(targets)} targets are on the sheet ‘{title}’, calculated back from {wanted.en}.",
    )


@job
def check(plan: OpenPlan) -> Text:
    """The remarks on the messages on a sheet of our own, and a mark on each message that has one."""
    from fullfunnel.hosts.excel.marking import mark  # noqa: PLC0415  # only this button needs it

    if not plan.has(contract.MESSAGES) and not plan.has(contract.KPIS):
        plan.rows(contract.MESSAGES)  # raises the sentence on what to do
    plan.note_texts()
    tables = {each.name: plan.rows(each) for each in contract.TABLES if plan.has(each)}
    fields = plan.fields()
    findings = FUNCTIONS["FUNNEL_CHECKS"](
        tables.get(contract.MESSAGES.name),
        tables.get(contract.KPIS.name),
        tables.get(contract.BUDGET.name),
        [list(field) for field in fields.items()] or None,
        tables.get(contract.WORDS.name),
        tables.get(contract.RESULTS.name),
    )
    found = [row for row in findings if row[0]] if isinstance(findings, list) else []
    found = _with_file_only(found, plan, tables, fields)
    headers: Row = [each.say(plan.language) for each in _CHECK_HEADERS]
    # A workbook of ours has a sheet that shows them by itself.
    first = plan.first_cell(contract.CHECKS)
    if first is None:
        first = plan.write(CHECKS, [headers, *found])[1 if found else 0, 0]
    ids = plan.column(contract.MESSAGES, "id")
    if ids is not None:
        mark(ids, {words_of(row[2]) for row in found})
    if not found:
        return Text(
            "Geen opmerkingen: de boodschappen passen en sluiten aan.", "No remarks: the messages fit and connect."
        )
    first.sheet.activate()
    first.select()
    count = len(found)
    return Text(
        f"{count} {'opmerking' if count == 1 else 'opmerkingen'}, de eerste over {words_of(found[0][2])}: "
        f"{words_of(found[0][3])}",
        f"{count} {'remark' if count == 1 else 'remarks'}, the first on {words_of(found[0][2])}: "
        f"{words_of(found[0][3])}",
    )


@job
def forecast(plan: OpenPlan) -> Text:
    """What was done leads to, for every KPI that is no ratio, on a sheet of our own."""
    table, results, fields, words = plan.rows(contract.KPIS), plan.rows(contract.RESULTS), plan.fields(), plan.language
    framework = read_framework(table)
    dates = fields.get(contract.START), fields.get(contract.END)
    rows: list[Row] = [[each.say(words) for each in _FORECAST_HEADERS]]
    of_main: Row = ["", "", ""]
    for kpi in framework.kpis:
        if kpi.formula is None:
            found = FUNCTIONS["FUNNEL_FORECAST"](kpi.name, table, results, None, *dates)
            ahead: Row = list(found[0]) if isinstance(found, list) else ["", "", ""]
            rows.append([kpi.name, *ahead])
            of_main = ahead if kpi.name == framework.main else of_main
    written = plan.write(FORECAST, rows)
    written.sheet.activate()
    value, low, high = (both(amount, each) if isinstance(each, float) else same("") for each in of_main)
    if not value.en:
        return Text(
            "Er is nog niets gemeld dat tot het hoofddoel leidt. Vul eerst resultaten in.",
            "Nothing that leads to the main goal has been reported yet. Fill in results first.",
        )
    return Text(
        f"Vermoedelijk {value.nl} {framework.main}; 8 van de 10 keer tussen {low.nl} en {high.nl}. Het staat op het "
        f"blad ‘{written.sheet.name}’.",
        f"Probably {value.en} {framework.main}; 8 times out of 10 between {low.en} and {high.en}. It is on the sheet "
        f"‘{written.sheet.name}’.",
    )


@job
def import_results(plan: OpenPlan) -> Text | None:
    """Exports of ad platforms into the results of this plan."""
    from fullfunnel.hosts.import_results import import_results as put_in  # noqa: PLC0415  # only this button needs it

    return put_in(plan, plan.asking)


@job
def upgrade(plan: OpenPlan) -> Text:
    """A copy of this workbook with what came since its version, beside it and opened."""
    from fullfunnel.hosts.upgraded_copy import upgraded_copy  # noqa: PLC0415  # only this button needs it

    return upgraded_copy(plan)


@job
def report(plan: OpenPlan) -> Text:
    """A report of one HTML page: in the documents and opened, or as a download with its words on a sheet."""
    from fullfunnel.hosts.handing_over_report import handed_over  # noqa: PLC0415  # only this button needs it

    return handed_over(plan, TITLE, _documents)


@job
def explain(plan: OpenPlan) -> Text:
    """The calculation behind the target of the KPI in the row of the selected cell."""
    rows = plan.rows(contract.KPIS)
    framework = read_framework(rows)
    for cell in plan.selected_row():
        if not isinstance(cell, str):
            continue
        try:
            kpi = framework.find(words_of(cell))
        except FunnelError:
            continue
        words = FUNCTIONS["FUNNEL_EXPLAIN"](kpi.name, plan.goal(), rows, plan.language)
        return same(f"{kpi.name}: {words}")
    raise NotFound(
        Text(
            "In deze rij staat geen KPI van het framework. Ga in een rij met een KPI staan en klik opnieuw.",
            "This row holds no KPI of the framework. Select a cell in a row with the name of a KPI and click again.",
        )
    )


@job
def language(plan: OpenPlan) -> Text:
    """The explanations of this workbook in the other language."""
    plan.switch_language()
    return Text("De uitleg in deze werkmap is nu in het Nederlands.", "The explanations are in English now.")


@job
def connect(plan: OpenPlan) -> Text:
    """The formulas with our functions entered again, so that Excel knows them."""
    from fullfunnel.hosts.excel.connecting import connect as enter_again  # noqa: PLC0415  # only this button needs it

    came = enter_again(plan.book)
    if not came.cells and not came.refused:
        return Text(
            "Er staan geen formules met FUNNEL-functies in deze werkmap.",
            "There are no formulas with FUNNEL functions in this workbook.",
        )
    done = Text(
        f"{came.cells} formules opnieuw ingevoerd. Staat er nog #NAAM?, klik dan op ‘Werkt alles?’.",
        f"{came.cells} formulas entered again. If #NAME? remains, click ‘All working?’.",
    )
    if not came.refused:
        return done
    cells = ", ".join(came.refused)
    return Text(
        f"{done.nl} Bij deze cellen lukte dat niet: {cells}. Haal de beveiliging van het blad, of voer de formules "
        "zelf opnieuw in.",
        f"{done.en} This did not work in these cells: {cells}. Unprotect the sheet, or enter the formulas again "
        "yourself.",
    )


@job
def doctor(plan: OpenPlan) -> Text:
    """Whether Excel, Python and the add-in find each other."""
    from fullfunnel.hosts.excel.doctor import as_lines, diagnosis  # noqa: PLC0415  # only this button needs it

    found = diagnosis(plan.book.fullname)
    return Text(as_lines(found, "nl"), as_lines(found, "en"))


@job
def about(plan: OpenPlan) -> Text:
    """The version, and where to begin."""
    ours = plan.has(contract.KPIS)
    start = (
        Text("Deze werkmap heeft een KPI-framework.", "This workbook has a KPI framework.")
        if ours
        else Text("Begin met ‘Nieuw plan’.", "Begin with ‘New plan’.")
    )
    return Text(
        f"fullfunnel {__version__}: het KPI-framework voor full funnel marketing, in de spreadsheet. {start.nl}",
        f"fullfunnel {__version__}: the KPI framework for full funnel marketing, in the spreadsheet. {start.en}",
    )


def _with_file_only(
    found: list[Row], plan: OpenPlan, tables: dict[str, list[Row]], fields: dict[str, Cell]
) -> list[Row]:
    """The findings of the cells with those that only the workbook shows, each behind the others of its severity."""
    from fullfunnel.checks.own_words import SEVERITY_WORDS  # noqa: PLC0415  # only this button needs the rules
    from fullfunnel.checks.ranges import check_file_only  # noqa: PLC0415
    from fullfunnel.checks.reading import plan_of_tables  # noqa: PLC0415

    context = replace(plan_of_tables(tables, fields, []), sheets=plan.sheets())
    words = context.language
    rows = list(found)
    rows += [
        [
            each.code,
            SEVERITY_WORDS[each.severity].say(words),
            each.where_in(words),
            each.what.say(words),
            each.advice.say(words),
        ]
        for each in check_file_only(context).open
    ]
    weights = {name: at for at, text in enumerate(SEVERITY_WORDS.values()) for name in text}
    return sorted(rows, key=lambda row: weights.get(words_of(row[1]), 0))


_TARGET_HEADERS: Final = (
    same("KPI"),
    Text("Fase", "Stage"),
    Text("Rol", "Role"),
    Text("Doel", "Target"),
    Text("Uitleg", "Explanation"),
)
_FORECAST_HEADERS: Final = (
    same("KPI"),
    Text("Verwacht uit wat er al is gedaan", "Forecast from what was done so far"),
    Text("Minstens (8 van de 10 keer)", "At least (8 times out of 10)"),
    Text("Hooguit (8 van de 10 keer)", "At most (8 times out of 10)"),
)
_CHECK_HEADERS: Final = (
    same("Code"),
    Text("Ernst", "Severity"),
    Text("Waar", "Where"),
    Text("Wat", "What"),
    Text("Advies", "Advice"),
)


def _new(plan: OpenPlan, model: str) -> Text:
    """A new workbook on disk, opened beside the one at hand."""
    # Writing a workbook needs a library that no other button does.
    from fullfunnel.templates import build, plan_for  # noqa: PLC0415

    words = _spoken(plan)
    path = put(
        _documents(), Text("Full funnel plan", "Full funnel plan").say(words), build(plan_for(model, None), words)
    )
    plan.book.app.books.open(str(path))
    return Text(
        f"Je nieuwe plan staat in {path}. Begin op het eerste blad. Met Opslaan als zet je het waar je wilt.",
        f"Your new plan is in {path}. Start on its first sheet. Save As puts it where you want.",
    )


def _documents() -> Path:
    home = Path.home()
    return next((folder for folder in (home / "Documents", home / "Documenten") if folder.is_dir()), home)


def _spoken(plan: OpenPlan) -> Language:
    """The language of the plan; of the computer where Excel does not even tell that."""
    try:
        return plan.language
    except Exception:  # noqa: BLE001  # the sentence must be shown all the same
        return system_language()


def _went_wrong(error: Exception) -> Text:
    shown = without_personal_data(f"{type(error).__name__}: {error}")
    return Text(
        "Dit is niet gelukt; er is niets van jou overschreven. Klik op ‘Werkt alles?’ of draai fullfunnel excel "
        f"doctor. Blijft het misgaan, meld dan: {shown}",
        f"Something went wrong; nothing of yours was overwritten. Click ‘All working?’ or run fullfunnel excel doctor. "
        f"If it happens again, report: {shown}",
    )


def _calling_book() -> Any:  # noqa: ANN401  # an xlwings Book
    # xlwings is what calls us then; elsewhere it need not be there.
    import xlwings  # noqa: PLC0415

    return xlwings.Book.caller()
