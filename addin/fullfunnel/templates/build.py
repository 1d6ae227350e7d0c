"""Writes a whole workbook from a plan: the same plan gives the same bytes, on every machine and every day."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook

from fullfunnel.language import Text
from fullfunnel.recalc.converting.plain_host import to_plain
from fullfunnel.templates.lite import with_lite
from fullfunnel.templates.page import Draft
from fullfunnel.templates.sheets.budget_sheet import write_budget
from fullfunnel.templates.sheets.calculation_sheet import write_calculation
from fullfunnel.templates.sheets.channel_sheet import write_channels
from fullfunnel.templates.sheets.check_sheet import write_checks
from fullfunnel.templates.sheets.dashboard_sheet import write_dashboard
from fullfunnel.templates.sheets.framework_sheet import write_framework
from fullfunnel.templates.sheets.funnel_sheet import write_funnel
from fullfunnel.templates.sheets.guide_sheet import write_guide
from fullfunnel.templates.sheets.list_sheet import lists_of, write_lists
from fullfunnel.templates.sheets.mapping_sheet import write_mapping
from fullfunnel.templates.sheets.max_cpa.cpa_sheet import write_max_cpa
from fullfunnel.templates.sheets.message_sheet import write_messages
from fullfunnel.templates.sheets.overview_sheet import write_overview
from fullfunnel.templates.sheets.result_sheet import write_results
from fullfunnel.templates.sheets.rule_sheet import write_rules
from fullfunnel.templates.sheets.start.start_sheet import write_start
from fullfunnel.templates.sheets.target_sheet import write_targets
from fullfunnel.templates.sheets.time.calendar_sheet import write_calendar
from fullfunnel.templates.sheets.time.scenario_sheet import write_scenarios
from fullfunnel.templates.sheets.word_sheet import write_words
from fullfunnel.xlsx.container.package import Package

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.language import Language
    from fullfunnel.templates.plan import Plan
    from fullfunnel.templates.spelling import Host

_CREATED: Final = datetime(2026, 1, 1)  # noqa: DTZ001  # the format has no zone; a fixed day keeps the bytes the same

_CALCULATED_BY: Final = 191029
"""The calculation engine of current Excel. Excel recalculates on opening a workbook that names an older one, and
without the add-in that turns every value of ours into #NAME?; the older default of the library would do so."""


def build(
    plan: Plan,
    language: Language,
    host: Host = "windows",
    places: Mapping[str, Mapping[str, str]] | None = None,
) -> bytes:
    """The workbook of ``plan``, as the bytes of an .xlsx.

    Args:
        plan: what it holds.
        language: of every word in it.
        host: where it is going to be used; decides how the cell functions are spelled.
        places: for sheets that go into a workbook that exists: the cells of its tables, by table and column.
    """
    if host == "plain" and places is None:
        # What stood there is kept in it, so that it can be calculated anew, or go to another host.
        return to_plain(Package.open(build(plan, language), "plan.xlsx")).content
    written = BytesIO()
    # The width of a column counts digits of the normal font: in Arial they are as wide in every host.
    book = Workbook(written, {"in_memory": True, "default_format_properties": {"font_name": "Arial", "font_size": 10}})
    # The engine must not calculate on opening either (see above). The library knows this switch only as an attribute.
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
    draft = Draft(book, plan, language, host, places)
    lists = lists_of(draft)
    write_start(draft, lists)
    write_framework(draft, lists)
    write_targets(draft)
    write_overview(draft)
    write_funnel(draft)
    write_calendar(draft)
    write_scenarios(draft)
    write_messages(draft, lists)
    write_checks(draft)
    write_budget(draft, lists)
    write_max_cpa(draft, lists)
    write_results(draft)
    write_dashboard(draft)
    write_channels(draft)
    write_mapping(draft)
    write_words(draft, lists)
    write_guide(draft)
    write_rules(draft)
    if host != "values":
        write_calculation(draft)
    large = f"xl/worksheets/sheet{len(book.worksheets())}.xml" if host != "values" else ""
    write_lists(draft)
    draft.show_currency()
    book.close()
    made = _packed(written.getvalue(), large)
    return with_lite(made, f"{plan.name.say(language)}.xlsx") if host == "lite" else made


def _packed(content: bytes, large: str) -> bytes:
    """The same workbook with one part in fewer bytes: the sheet Calculation says much the same on each of its rows.

    All others stay as they are packed, so that a part that is put back later has the very bytes that it had.
    """
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(packed, "w") as after:
        for member in before.infolist():
            level = _TIGHTEST if member.filename == large else None
            after.writestr(member, before.read(member), ZIP_DEFLATED, level)
    return packed.getvalue()


_TIGHTEST: Final = 9
_TITLE: Final = Text("KPI-framework voor full funnel marketing", "KPI framework for full funnel marketing")
