"""The first sheet: what the plan is about, what is still to be filled in, and the way through the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.framework import schema as contract
from fullfunnel.framework.plan_fields import FIELD_LABELS
from fullfunnel.language import Text
from fullfunnel.templates import sheet_names
from fullfunnel.templates.page import quoted
from fullfunnel.templates.plan import said
from fullfunnel.templates.sheets.check_sheet import number_of_remarks
from fullfunnel.templates.sheets.start.goal_cell import check_goal
from fullfunnel.templates.sheets.start.start_legend import section, write_legend
from fullfunnel.templates.sheets.target_sheet import main_kpi
from fullfunnel.templates.sheets.unread import by_number, sentence_on
from fullfunnel.templates.styles import GOOD, INK, NUMBER, day, money

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from fullfunnel.templates.page import Draft, Page
    from fullfunnel.templates.sheets.list_sheet import Lists

_SAYING: Final = (sheet_names.FRAMEWORK, sheet_names.BUDGET, sheet_names.RESULTS)
"""The steps that may say in two lines what does not count."""
_READY: Final = Text("klaar", "done")
_RATES: Final = (
    Text("1 ratio nog in te vullen", "1 rate to fill in"),
    Text(" ratio's nog in te vullen", " rates to fill in"),
)
_HEADLINES: Final = (
    Text("1 boodschap zonder kop", "1 message without a headline"),
    Text(" boodschappen zonder kop", " messages without a headline"),
)
_NO_REMARKS: Final = Text("geen opmerkingen", "no remarks")
_NO_LIST: Final = Text("er is nog geen lijst: kijk op dat blad waarom", "there is no list yet: see why on that sheet")
_REMARKS: Final = (Text("1 opmerking", "1 remark"), Text(" opmerkingen", " remarks"))
_OUTDATED: Final = Text(
    "het plan is gewijzigd, teksten lopen achter: kijk op dat blad",
    "the plan has changed, texts are out of date: see that sheet",
)
_ROWS: Final = (Text("1 regel", "1 row"), Text(" regels", " rows"))


class _Input(NamedTuple):
    name: str
    label: Text
    value: str | float | date | None
    remark: Text
    look: Mapping[str, object]


def write_start(draft: Draft, lists: Lists) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.START,
        Text(
            "Van één hoofddoel naar een doel voor elke fase. Vul de gele of oranje cellen in; de rest rekent mee.",
            "From one main goal to a target for every stage. Fill in the yellow or orange cells; the rest is "
            "calculated.",
        ),
        INK,
        title=draft.plan.name
        if draft.plan.example
        else Text("KPI-framework voor full funnel marketing", "KPI framework for full funnel marketing"),
    )
    page.sheet.set_column(1, 1, 30)
    page.sheet.set_column(2, 2, 50)
    page.sheet.set_column(3, 3, 62)
    page.sheet.set_portrait()
    page.sheet.fit_to_pages(1, 1)
    row = _write_inputs(page, page.first_row, lists)
    row = _write_worth(page, row + 1)
    draft.book.define_name(contract.PLAN, f"={page.absolute(page.first_row + 1, 1)}:$C${row}")
    row = _write_steps(page, row + 1)
    write_legend(page, row + 1)


def _write_inputs(page: Page, row: int, lists: Lists) -> int:
    draft, plan = page.draft, page.draft.plan
    dates = {"num_format": day(draft.language), "align": "left"}
    section(page, row, Text("Waar gaat het om?", "What is it about?"))
    inputs = (
        _Input(
            contract.CAMPAIGN,
            FIELD_LABELS[contract.CAMPAIGN],
            draft.say(plan.name) if plan.example else None,
            Text("Hoe de campagne heet.", "What the campaign is called."),
            {"bold": True},
        ),
        _Input(
            contract.GOAL,
            FIELD_LABELS[contract.GOAL],
            plan.goal,
            Text(
                "Hoeveel van de hoofd-KPI wil je in deze periode? Alleen het getal.",
                "How many of the main KPI do you want in this period? Only the number.",
            ),
            {"num_format": NUMBER, "align": "left", "bold": True, "font_size": 14},
        ),
        _Input(
            contract.START,
            FIELD_LABELS[contract.START],
            plan.start,
            Text("Wanneer de campagne begint.", "When the campaign starts."),
            dates,
        ),
        _Input(
            contract.END,
            FIELD_LABELS[contract.END],
            plan.end,
            Text("Wanneer het doel gehaald moet zijn.", "When the goal has to be reached."),
            dates,
        ),
        _Input(
            contract.OWNER,
            FIELD_LABELS[contract.OWNER],
            said(plan.owner, draft.language),
            Text("Eén team of rol die over alle fasen gaat.", "One team or role in charge of all stages."),
            {},
        ),
        _Input(
            contract.WHY,
            FIELD_LABELS[contract.WHY],
            said(plan.why, draft.language),
            Text(
                "Waarom de organisatie dit wil. Helpt om collega's mee te krijgen.",
                "Why the organisation wants this. Helps to get colleagues on board.",
            ),
            {},
        ),
        _Input(
            contract.RECIPIENTS,
            FIELD_LABELS[contract.RECIPIENTS],
            said(plan.recipients, draft.language),
            Text(
                "Aan wie je doelgroepen doorgeeft, zoals je privacyverklaring zegt. Ook gepseudonimiseerd telt.",
                "Who you pass audiences on to, as your privacy statement names them. Pseudonymised counts too.",
            ),
            {},
        ),
        _Input(
            contract.CLIENT,
            FIELD_LABELS[contract.CLIENT],
            said(plan.client, draft.language),
            Text(
                "Voor wie de campagne is, als je voor meer klanten plant. Anders leeg.",
                "Who the campaign is for, if you plan for several clients. Otherwise blank.",
            ),
            {},
        ),
        _Input(
            contract.LANGUAGE,
            FIELD_LABELS[contract.LANGUAGE],
            draft.language,
            Text("nl of en.", "nl or en."),
            {"align": "left"},
        ),
    )
    for down, entry in enumerate(inputs, start=row + 1):
        page.text(down, 1, entry.label, page.styles.label(bold=True))
        page.entry(down, 2, entry.value, page.styles.typed(**entry.look))
        page.text(down, 3, entry.remark, page.styles.remark())
        page.name(entry.name, down, 2)
        page.fit_row(
            down, [(str(entry.value or ""), 50), (page.say(entry.remark), 60)], 34 if entry.name == contract.WHY else 22
        )
    last = row + len(inputs)
    page.sheet.data_validation(last, 2, last, 2, {"validate": "list", "source": lists.languages})
    check_goal(page, row + 2)
    return _write_main_kpi(page, last + 1)


def _write_worth(page: Page, row: int) -> int:
    """Currency, VAT, and what a result is worth and may cost; the figures are those of the sheet Max CPA."""
    draft, plan = page.draft, page.draft.plan
    section(page, row, Text("Wat is een resultaat waard?", "What is a result worth?"))
    values = draft.values
    euros, part = money(draft.language), "0.0%"
    inputs = (
        _Input(
            contract.CURRENCY,
            FIELD_LABELS[contract.CURRENCY],
            plan.currency,
            Text(
                "Van elk bedrag in dit plan: EUR, USD, GBP of een andere code. Leeg: euro.",
                "Of every amount in this plan: EUR, USD, GBP or another code. Blank: euro.",
            ),
            {"align": "left"},
        ),
        _Input(
            contract.VAT,
            FIELD_LABELS[contract.VAT],
            plan.vat,
            Text(
                "Staat de orderwaarde er mét btw? Typ het tarief, zoals 21%: het gaat eraf. Leeg: er zit geen btw in.",
                "Does the order value include VAT? Type the rate, such as 20%: it comes off. Blank: no VAT is in it.",
            ),
            {"num_format": part, "align": "left"},
        ),
    )
    for down, entry in enumerate(inputs, start=row + 1):
        page.text(down, 1, entry.label, page.styles.label(bold=True))
        page.entry(down, 2, entry.value, page.styles.typed(**entry.look))
        page.text(down, 3, entry.remark, page.styles.remark())
        page.name(entry.name, down, 2)
        page.fit_row(down, [(page.say(entry.remark), 60)], 22)
    shown: tuple[tuple[str, float | str | None, str], ...] = (
        (contract.ORDER_VALUE, plan.order_value, euros),
        (contract.MARGIN, plan.margin, part),
        (contract.PROFIT, plan.profit, f"[<=1]{part};#,##0.00"),
        (contract.PROFIT_BASIS, _words(draft, plan.profit_basis), "General"),
        (contract.CPA_METHOD, _words(draft, plan.cpa_method), "General"),
        (contract.ALLOWABLE, values.allowable(), euros),
        (contract.MAX_CPA, values.max_cpa(plan.cpa_method), euros),
    )
    first = row + 1 + len(inputs)
    for down, (name, value, look) in enumerate(shown, start=first):
        page.text(down, 1, FIELD_LABELS[name], page.styles.label())
        page.formula(
            down,
            2,
            f'=IF({name}="","",{name})',
            "" if value is None else value,
            page.styles.calculated(num_format=look, align="left"),
        )
    page.text(
        first,
        3,
        Text("Dit vul je in op het blad Max CPA.", "You fill this in on the sheet Max CPA."),
        page.styles.remark(),
    )
    return first + len(shown)


def _words(draft: Draft, words: Text | None) -> str:
    return "" if words is None else draft.say(words)


def _write_main_kpi(page: Page, row: int) -> int:
    draft = page.draft
    page.text(row, 1, Text("Hoofd-KPI", "Main KPI"), page.styles.label(bold=True))
    page.formula(row, 2, f"={main_kpi(draft)}", draft.say(draft.plan.main_kpi), page.styles.calculated())
    found = draft.say(
        Text("Uit het framework: de KPI met de rol hoofd.", "From the framework: the KPI with the role main.")
    )
    none = draft.say(
        Text("Geef in het framework één KPI de rol hoofd.", "Give one KPI in the framework the role main.")
    )
    page.formula(row, 3, f'=IF({contract.MAIN_KPI}="","{none}","{found}")', found, page.styles.remark())
    page.name(contract.MAIN_KPI, row, 2)
    page.sheet.set_row(row, 22)
    page.text(row + 1, 1, Text("Versie van de werkmap", "Version of the workbook"), page.styles.remark())
    page.entry(row + 1, 2, contract.SCHEMA, page.styles.remark(align="left"))
    page.name(contract.SCHEMA_VERSION, row + 1, 2)
    return row + 2


def _write_steps(page: Page, row: int) -> int:
    draft, plan = page.draft, page.draft.plan
    section(page, row, Text("In deze volgorde", "In this order"))
    feeds, rate = draft.column(contract.KPIS, "feeds"), draft.column(contract.KPIS, "rate")
    open_rates = sum(bool(kpi.get("feeds")) and kpi.get("rate") is None for kpi in plan.kpis)
    missing = f'SUMPRODUCT(({feeds}<>"")*({rate}=""))'
    ready = draft.say(_READY)
    stages, headlines = draft.column(contract.MESSAGES, "stage"), draft.column(contract.MESSAGES, "headline")
    without = f'SUMPRODUCT(({stages}<>"")*({headlines}=""))'
    open_messages = sum(bool(message.get("stage")) and not message.get("headline") for message in plan.messages)
    amount = draft.column(contract.BUDGET, "amount")
    inputs = f"{contract.ORDER_VALUE},{contract.MARGIN},{contract.PROFIT},{contract.PROFIT_BASIS}"
    values = draft.column(contract.RESULTS, "value")
    to_do = Text("nog te doen", "to do")
    words = {
        "figures": draft.say(
            Text(
                "orderwaarde, marge, winst en waarover je de winst rekent nog in te vullen",
                "order value, margin, profit and its basis to fill in",
            )
        ),
        "none": draft.say(Text("nog geen", "none yet")),
    }
    remarks = number_of_remarks(draft)
    many = sum(bool(code) for code, *_ in draft.values.checks())
    rows = len([row for row in plan.results if row.get("value") is not None])
    steps: tuple[tuple[Text, Text, str, str], ...] = (
        (
            sheet_names.FRAMEWORK,
            Text(
                "KPI's per fase, waar ze aan bijdragen en met welke ratio",
                "KPIs per stage, what they lead to and at what rate",
            ),
            _first_said(
                draft, sheet_names.FRAMEWORK, f'IF({missing}=0,"{ready}",{by_number(draft, missing, *_RATES)})'
            ),
            _number_said(draft, open_rates, *_RATES) if open_rates else ready,
        ),
        (
            sheet_names.TARGETS,
            Text(
                "Lees het doel van elke KPI en hoe het is berekend",
                "Read the target of every KPI and how it was calculated",
            ),
            f'=IF({contract.OUTDATED}="","","{draft.say(_OUTDATED)}")',
            "",
        ),
        (
            sheet_names.OVERVIEW,
            Text("Het framework op één pagina, om te delen", "The framework on one page, to share"),
            "",
            "",
        ),
        (sheet_names.FUNNEL, Text("Dezelfde doelen als grafiek", "The same targets as a chart"), "", ""),
        (
            sheet_names.MESSAGES,
            Text("De boodschap per fase, en waar die op volgt", "The message per stage, and what it follows"),
            f'=IF({without}=0,"{ready}",{by_number(draft, without, *_HEADLINES)})',
            _number_said(draft, open_messages, *_HEADLINES) if open_messages else ready,
        ),
        (
            sheet_names.CHECKS,
            Text("Wat opvalt, en wat je eraan kunt doen", "What stands out, and what you can do about it"),
            _remarks_said(draft, remarks),
            _number_said(draft, many, *_REMARKS) if many else draft.say(_NO_REMARKS),
        ),
        (
            sheet_names.BUDGET,
            Text("Waar het geld heen gaat", "Where the money goes"),
            _first_said(draft, sheet_names.BUDGET, f'IF(SUM({amount})=0,"{draft.say(to_do)}","{ready}")'),
            ready if draft.values.budget() else draft.say(to_do),
        ),
        (
            sheet_names.MAX_CPA,
            Text("Wat een resultaat in de laatste fase mag kosten", "What a result in the last stage may cost"),
            f'=IF(COUNTA({inputs})<4,"{words["figures"]}","{ready}")',
            ready if plan.can_be_priced else words["figures"],
        ),
        (
            sheet_names.RESULTS,
            Text("Wat er binnenkomt, zodra de campagne loopt", "What comes in, once the campaign runs"),
            _first_said(
                draft,
                sheet_names.RESULTS,
                f'IF(COUNT({values})=0,"{words["none"]}",{by_number(draft, f"COUNT({values})", *_ROWS)})',
            ),
            _number_said(draft, rows, *_ROWS) if rows else words["none"],
        ),
        (
            sheet_names.GUIDE,
            Text("Alle kolommen en functies op een rij", "All columns and functions in a list"),
            "",
            "",
        ),
    )
    link = page.styles.of(border=1, border_color="#C9CFD8", font_color="#1F4E79", underline=1, bold=True)
    for down, (sheet, what, status, value) in enumerate(steps, start=row + 1):
        name = draft.say(sheet)
        page.sheet.write_url(down, 1, f"internal:{quoted(name)}!A1", link, f"{down - row}  {name}")
        page.text(down, 2, what, page.styles.label())
        if status:
            page.formula(down, 3, status, value, page.styles.calculated(bold=True))
        else:
            page.sheet.write_blank(down, 3, None, page.styles.calculated())
        page.sheet.set_row(down, 34 if sheet in _SAYING else 20)
    last = row + len(steps)
    done = draft.book.add_format({"font_color": GOOD})
    page.sheet.conditional_format(
        row + 1, 3, last, 3, {"type": "cell", "criteria": "==", "value": f'"{ready}"', "format": done}
    )
    return last + 1


def _remarks_said(draft: Draft, remarks: str) -> str:
    some = f'IF({remarks}=0,"{draft.say(_NO_REMARKS)}",{by_number(draft, remarks, *_REMARKS)})'
    return f'=IF({remarks}<0,"{draft.say(_NO_LIST)}",{some})'


def _first_said(draft: Draft, sheet: Text, status: str) -> str:
    """The status of a step, unless its sheet says that something does not count: then that."""
    said_there = sentence_on(draft, sheet)
    return f'=IF({said_there}<>"",{said_there},{status})'


def _number_said(draft: Draft, count: int, one: Text, more: Text) -> str:
    return draft.say(one) if count == 1 else f"{count}{draft.say(more)}"
