"""A report of a workbook, in the form that the name of the file asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput, FunnelError, Refused
from fullfunnel.framework.messages import read_messages
from fullfunnel.language import Text
from fullfunnel.plans.reviewing import review_of
from fullfunnel.plans.workbook import plan_of_workbook
from fullfunnel.report.contents import document
from fullfunnel.report.page import as_html
from fullfunnel.report.paper import as_pdf
from fullfunnel.report.slides import as_slides
from fullfunnel.xlsx.replacing import put

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.language import Language
    from fullfunnel.report.document import Document
    from fullfunnel.results.review import Review

FORMS: Final[dict[str, Callable[[Document], bytes]]] = {
    ".html": lambda made: as_html(made).encode(),
    ".pptx": as_slides,
    ".pdf": as_pdf,
}
"""What a report can be written as, by the ending of the file."""

_ABOUT: Final = frozenset({"ffKpis", "ffBudget", "ffMessages"})


def report_of(path: Path, language: Language | None = None, day: dt.date | None = None) -> Document:
    """The report of the plan in a workbook.

    Args:
        path: the workbook.
        language: of every word; that of the plan where it is left out.
        day: up to and including this day; the last one in the results where it is left out.

    Raises:
        FunnelError: the workbook or its plan cannot be used; the text says what to do.
    """
    plan = plan_of_workbook(path).plan
    return document_of(plan, review_of(plan, path.name, day), path.stem, language)


def document_of(plan: PlanContext, review: Review, name: str, language: Language | None = None) -> Document:
    """The report of a plan; ``name`` stands for what the campaign is called where the plan does not say.

    Raises:
        FunnelError: a table that the report is about could not be read: without it the report would say that there is
            none.
    """
    for table, error in plan.unread:
        if table in _ABOUT:
            raise error
    name = str((plan.fields or {}).get("ffCampaign") or name)
    language = language or review.language
    # As typed: the rules look at messages without brand words and fixed phrases.
    typed = plan.tables.get("ffMessages")
    messages = None if typed is None else read_messages(typed)
    return document(review, name, language, messages, _made_up(plan.tables.get("ffResults"), language))


def _made_up(results: list[list[object]] | None, language: Language) -> str:
    """What to say where the sources themselves say that the results are made up, as in the example."""
    said = any("made up" in str(cell) or "verzonnen" in str(cell) for row in results or [] for cell in row)
    if not said:
        return ""
    return Text("Alle cijfers in dit voorbeeld zijn verzonnen.", "All figures in this example are made up.").say(
        language
    )


def write_report(path: Path, target: Path, language: Language | None = None, day: dt.date | None = None) -> Language:
    """Write the report of a workbook; the file is there whole or not at all. Gives back the language that it is in.

    Raises:
        BadInput: the ending of the file is none of :data:`FORMS`.
        FunnelError: the workbook or its plan cannot be used, or the file cannot be written.
    """
    form = FORMS.get(target.suffix.casefold())
    if form is None:
        endings = ", ".join(FORMS)
        raise BadInput(
            Text(
                f"‘{target.name}’ eindigt niet op {endings}. Kies een van die drie.",
                f"‘{target.name}’ does not end in {endings}. Choose one of the three.",
            ),
            language or "en",
        )
    whole = report_of(path, language, day)
    try:
        put(target, form(whole))
    except FunnelError as error:
        error.language = whole.language
        raise
    except OSError as error:
        why = error.strerror or str(error)
        raise Refused(
            Text(f"‘{target}’ is niet te schrijven: {why}.", f"‘{target}’ cannot be written: {why}."),
            whole.language,
        ) from None
    return whole.language
