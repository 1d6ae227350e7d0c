"""Writes a whole workbook from a plan: the same plan gives the same bytes, on every machine and every day."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from xlsxwriter import Workbook

from fullfunnel.language import Text
from fullfunnel.workbook.lite import with_lite
from fullfunnel.workbook.templates.budget_sheet import write_budget
from fullfunnel.workbook.templates.check_sheet import write_checks
from fullfunnel.workbook.templates.cpa_sheet import write_max_cpa
from fullfunnel.workbook.templates.framework_sheet import write_framework
from fullfunnel.workbook.templates.funnel_sheet import write_funnel
from fullfunnel.workbook.templates.guide_sheet import write_guide
from fullfunnel.workbook.templates.list_sheet import lists_of, write_lists
from fullfunnel.workbook.templates.message_sheet import write_messages
from fullfunnel.workbook.templates.overview_sheet import write_overview
from fullfunnel.workbook.templates.page import Draft
from fullfunnel.workbook.templates.result_sheet import write_results
from fullfunnel.workbook.templates.rule_sheet import write_rules
from fullfunnel.workbook.templates.start_sheet import write_start
from fullfunnel.workbook.templates.target_sheet import write_targets
from fullfunnel.workbook.templates.word_sheet import write_words

if TYPE_CHECKING:
    from fullfunnel.language import Language
    from fullfunnel.workbook.templates.plan import Plan
    from fullfunnel.workbook.templates.spelling import Host

_CREATED: Final = datetime(2026, 1, 1)  # noqa: DTZ001  # the format has no zone; a fixed day keeps the bytes the same

_CALCULATED_BY: Final = 191029
"""The calculation engine of current Excel. A workbook that says an older one made it is reckoned again on opening, and
without the add-in that turns every value of ours into #NAME?; the older default of the library would do so."""


def build(plan: Plan, language: Language, host: Host = "windows") -> bytes:
    """The workbook of ``plan``, as the bytes of an .xlsx.

    Args:
        plan: what it holds.
        language: of every word in it.
        host: where it is going to be used; decides how the cell functions are spelled.
    """
    written = BytesIO()
    book = Workbook(written, {"in_memory": True})
    # The engine must not reckon on opening either (see above). The library knows this switch only as an attribute.
    book.set_calc_mode("auto", _CALCULATED_BY)
    book.calc_on_load = False
    book.set_properties(
        {
            "title": plan.name.say(language) if plan.example else _TITLE.say(language),
            "subject": _TITLE.say(language),
            "author": "fullfunnel",
            "created": _CREATED,
            "comments": plan.example.remark.say(language) if plan.example else "",
        }
    )
    draft = Draft(book, plan, language, host)
    lists = lists_of(draft)
    write_start(draft, lists)
    write_framework(draft, lists)
    write_targets(draft)
    write_overview(draft)
    write_funnel(draft)
    write_messages(draft, lists)
    write_checks(draft)
    write_budget(draft, lists)
    write_max_cpa(draft, lists)
    write_results(draft)
    write_words(draft, lists)
    write_guide(draft)
    write_rules(draft)
    write_lists(draft)
    book.close()
    made = written.getvalue()
    return with_lite(made, f"{plan.name.say(language)}.xlsx") if host == "lite" else made


_TITLE: Final = Text("KPI-framework voor full funnel marketing", "KPI framework for full funnel marketing")
