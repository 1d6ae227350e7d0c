"""The sheet with the maximum CPA: what a result may cost, and what is left for Do when it carries See and Think.

It asks which convention the profit follows, because the three in use differ by more than any optimisation gains, and it
shows all four readings of the maximum CPA side by side with what is planned, so that nobody picks the one that suits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.language import Text
from fullfunnel.targets.allowable import PROFIT_BASIS_WORDS
from fullfunnel.targets.max_cpa import READING_WORDS
from fullfunnel.templates import sheet_names
from fullfunnel.templates.plan import said
from fullfunnel.templates.sheets.max_cpa.cpa_burden import LABEL, REMARK, VALUE, Place, write_burden, write_line
from fullfunnel.templates.sheets.unread import unread_amounts, unread_amounts_sentence
from fullfunnel.templates.styles import GOOD, OPEN, WARNING, money, shade
from fullfunnel.templates.table import FIGURE, FIGURE_TITLE, PART, choose_from

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.templates.page import Draft, Page
    from fullfunnel.templates.sheets.list_sheet import Lists

_READINGS: Final = {
    "all": Text(
        "Alle resultaten dragen de kosten, ook wat vanzelf komt. De gewone regel.",
        "All results carry the cost, also those that come without the campaign. The usual rule.",
    ),
    "paid": Text(
        "Per betaald resultaat. De marge op wat vanzelf komt, betaalt mee.",
        "Per paid result. The margin on results that come without the campaign helps to pay.",
    ),
    "careful": Text(
        "Alleen betaalde resultaten dragen de kosten: wat vanzelf komt, betaalt niets mee.",
        "Only paid results carry the cost: results that come without the campaign pay nothing.",
    ),
    "rest": Text(
        "Voor de rest van de periode: wat er nog over is, per resultaat dat nog moet komen.",
        "For the rest of the period: what is left, per result still to come.",
    ),
}

_FITS: Final = Text("past", "fits")
_TOO_MUCH: Final = Text("te duur: verlaag de kosten of verhoog de ratio's", "too expensive: cut cost or raise rates")
_CANNOT_PAY: Final = Text(
    "dit is niet rendabel: minder kosten of een hoger doel", "not profitable: less cost or a higher goal"
)


_MISSING: Final = Text(
    "Vul de oranje cellen in: orderwaarde, marge, winst en waarover je de winst rekent.",
    "Fill in the orange cells: order value, margin, profit and what the profit is a share of.",
)
_IMPOSSIBLE: Final = Text(
    "Controleer marge en winst: vul percentages onder 100% in. Een bedrag per resultaat? Kies dan ‘bedrag’.",
    "Check margin and profit: type percentages below 100%. An amount per result? Then choose ‘amount’.",
)
_NO_NUMBER: Final = Text(
    "Typ bij orderwaarde, marge en winst alleen het getal, zonder woorden.",
    "Type only the number as order value, margin and profit, without words.",
)
_NOTHING_LEFT: Final = Text(
    "Er mag niets worden uitgegeven: de winst is even groot als de marge of groter. Verlaag de winst.",
    "Nothing may be spent: the profit is as large as the margin or larger. Lower the profit.",
)
_NOT_YET: Final = Text("nog niet: vul het hoofddoel in", "not yet: fill in the main goal")


def write_max_cpa(draft: Draft, lists: Lists) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.MAX_CPA,
        Text(
            "Wat mag een resultaat kosten, en wat blijft er over voor de laatste fase als die ook de eerdere fasen "
            "draagt?",
            "What may a result cost, and what is left for the last stage when it also carries the earlier stages?",
        ),
        shade(2).dark,
        title=Text("Maximale CPA", "Maximum CPA"),
    )
    page.sheet.set_column(LABEL, LABEL, 46)
    page.sheet.set_column(VALUE, VALUE, 16)
    page.sheet.set_column(REMARK, REMARK, 16)
    page.sheet.set_column(4, 4, 16)
    page.sheet.set_column(5, 5, 62)
    page.sheet.fit_to_pages(1, 1)
    top = page.first_row
    _section(page, top, Text("1  Wat mag een resultaat kosten?", "1  What may a result cost?"))
    _write_order(page, top + 1, lists)
    _section(page, top + 8, Text("2  Wat moet het dragen?", "2  What does it have to carry?"))
    place = write_burden(page, top + 9)
    _section(
        page,
        top + 16,
        Text("3  De maximale CPA, op vier manieren berekend", "3  The maximum CPA, calculated in four ways"),
    )
    _write_readings(page, top + 17, place)
    _write_choice(page, top + 23, lists)


def _section(page: Page, row: int, words: Text) -> None:
    page.text(row, LABEL, words, page.styles.section())
    for column in range(LABEL + 1, 6):
        page.sheet.write_blank(row, column, None, page.styles.section())
    page.sheet.set_row(row, 22)


def _write_order(page: Page, top: int, lists: Lists) -> None:
    draft, plan = page.draft, page.draft.plan
    euros, part = money(draft.language), "0.0%"
    is_amount = "=IF(ISNUMBER({0}),{0}>1,FALSE)"
    lines = (
        (
            contract.ORDER_VALUE,
            plan.order_value,
            euros,
            Text("Gemiddelde orderwaarde", "Average order value"),
            Text(
                "Na retouren. Staat die er mét btw? Typ het tarief op het eerste blad; de btw gaat er dan één keer af.",
                "After returns. Does it include VAT? Type the rate on the first sheet; VAT then comes off once.",
            ),
        ),
        (
            contract.MARGIN,
            plan.margin,
            part,
            Text("Marge", "Margin"),
            Text("Brutomarge als deel van de orderwaarde.", "Gross margin as a share of the order value."),
        ),
        (
            contract.PROFIT,
            plan.profit,
            part,
            Text("Winst die moet overblijven", "Profit that has to be left"),
            Text(
                "Een percentage, of een bedrag per resultaat als je hieronder ‘bedrag’ kiest.",
                "A percentage, or an amount per result if you choose ‘amount’ below.",
            ),
        ),
    )
    for down, (name, value, figure, label, remark) in enumerate(lines, start=top):
        write_line(page, down, label, remark)
        page.entry(down, VALUE, value, page.styles.typed(num_format=figure, align="right"))
        page.name(name, down, VALUE)
    profit = top + 2
    look = draft.book.add_format({"num_format": euros})
    criteria = is_amount.format(f"$C${profit + 1}")
    page.sheet.conditional_format(
        profit, VALUE, profit, VALUE, {"type": "formula", "criteria": criteria, "format": look}
    )
    basis = top + 3
    _ask_for_figures(page, top)
    write_line(
        page,
        basis,
        Text("Die winst is een deel van", "This profit is a share of"),
        Text(
            "omzet: deel van de orderwaarde. besteding: rendement op wat je uitgeeft. break-even: deel van de marge. "
            "bedrag: een bedrag per resultaat.",
            "revenue: share of the order value. spend: return on what you spend. break-even: share of the margin. "
            "amount: an amount per result.",
        ),
    )
    page.entry(basis, VALUE, said(plan.profit_basis, draft.language), page.styles.typed(align="right"))
    page.name(contract.PROFIT_BASIS, basis, VALUE)
    page.sheet.data_validation(basis, VALUE, basis, VALUE, choose_from(page, lists.bases))
    answer = top + 5
    page.text(
        answer,
        LABEL,
        Text("Toegestane kosten per resultaat, alles bij elkaar", "Allowable cost per result, all in"),
        page.styles.label(bold=True),
    )
    arguments = f"{contract.ORDER_VALUE},{contract.MARGIN},{contract.PROFIT},{contract.PROFIT_BASIS}"
    net = f"{contract.ORDER_VALUE}/(1+{contract.VAT}),{contract.MARGIN},{contract.PROFIT},{contract.PROFIT_BASIS}"
    page.formula(
        answer,
        VALUE,
        f'=IF({contract.PROFIT_BASIS}="","",IFERROR(FUNNEL_ALLOWABLE({net}),""))',
        draft.values.allowable(),
        page.styles.calculated(num_format=euros, align="right", bold=True),
    )
    page.name(contract.ALLOWABLE, answer, VALUE)
    missing, wrong, nothing = page.say(_MISSING), page.say(_IMPOSSIBLE), page.say(_NOTHING_LEFT)
    figures = f"{contract.ORDER_VALUE},{contract.MARGIN},{contract.PROFIT}"
    unread = f'IF(COUNT({figures})<3,"{page.say(_NO_NUMBER)}","{wrong}")'
    unpriced = _unless_known(page, contract.PROFIT_BASIS, PROFIT_BASIS_WORDS.values(), unread)
    asked = f'IF({contract.ALLOWABLE}="",{unpriced},IF({contract.ALLOWABLE}<=0,"{nothing}",""))'
    page.formula(
        answer,
        REMARK,
        f'=IF(COUNTA({arguments})<4,"{missing}",{asked})',
        "" if plan.can_be_priced else missing,
        page.styles.of(font_color=WARNING, align="left", indent=1),
    )
    to_do = draft.book.add_format({"bg_color": OPEN})
    rule = {"type": "formula", "criteria": f'=$C{top + 1}=""', "format": to_do}
    page.sheet.conditional_format(top, VALUE, basis, VALUE, rule)


def _ask_for_figures(page: Page, top: int) -> None:
    """Order value, margin and profit take figures only; a profit may be a share or an amount, or even a loss."""
    profit = Text(
        "Typ een percentage, zoals 10%, of een bedrag per resultaat als je hieronder ‘bedrag’ kiest.",
        "Type a percentage, such as 10%, or an amount per result if you choose ‘amount’ below.",
    )
    for row, asked, message in (
        (top, {"criteria": ">=", "value": 0}, FIGURE),
        (top + 1, {"criteria": "between", "minimum": 0, "maximum": 1}, PART),
        (top + 2, {"criteria": ">", "value": -1}, profit),
    ):
        words = {"error_title": page.say(FIGURE_TITLE), "error_message": page.say(message)}
        page.sheet.data_validation(row, VALUE, row, VALUE, {"validate": "decimal"} | asked | words)


def _unless_known(page: Page, name: str, words: Iterable[Text], otherwise: str) -> str:
    """The formula of a sentence with the words that may stand in a cell, when it holds none of them."""
    known = [page.say(word) for word in words]
    choose = page.say(
        Text(
            f"Kies {', '.join(known[:-1])} of {known[-1]}.",
            f"Choose {', '.join(known[:-1])} or {known[-1]}.",
        )
    )
    one_of = ",".join(f'{name}="{word}"' for word in known)
    return f'IF(OR({one_of}),{otherwise},"{choose}")'


def _write_readings(page: Page, top: int, place: Place) -> None:
    draft = page.draft
    for column, header in enumerate(
        (
            Text("Rekenwijze", "Method"),
            Text("Max CPA", "Max CPA"),
            Text("Gepland", "Planned"),
            Text("Oordeel", "Verdict"),
            Text("Wat het zegt", "What it says"),
        ),
        start=LABEL,
    ):
        page.text(top, column, header, page.styles.head())
    judged, results = f"$C${place.judged + 1}", f"$C${place.results + 1}"
    euros = page.styles.calculated(num_format=money(draft.language), align="right")
    for down, (key, word) in enumerate(READING_WORDS.items(), start=top + 1):
        row = down + 1
        page.text(down, LABEL, word, page.styles.label(bold=True))
        call = f"{contract.ALLOWABLE},{contract.GOAL},{contract.BUDGET.everything},{contract.BY_THEMSELVES},$B{row}"
        call += f",{contract.SPENT},{contract.RESULTS_SO_FAR}"
        limit = draft.values.max_cpa(word)
        big = page.styles.calculated(num_format=money(draft.language), align="right", bold=True)
        page.formula(down, VALUE, f'=IFERROR(FUNNEL_MAX_CPA({call}),"")', limit, big)
        formula, planned = _planned(draft, key, judged, results)
        page.formula(down, REMARK, formula, planned, euros)
        verdict, words = _verdict(page, row, limit, planned)
        page.formula(down, 4, verdict, words, page.styles.calculated(font_size=9))
        page.text(down, 5, _READINGS[key], page.styles.remark(border=1, border_color="#C9CFD8"))
        page.sheet.set_row(down, 30)
    good = draft.book.add_format({"font_color": GOOD, "bold": True})
    bad = draft.book.add_format({"font_color": WARNING, "bold": True})
    for look, criteria in ((good, "="), (bad, "<>")):
        rule = {
            "type": "formula",
            "criteria": f'=AND($E{top + 2}<>"",$E{top + 2}{criteria}"{page.say(_FITS)}")',
            "format": look,
        }
        page.sheet.conditional_format(top + 1, 4, top + 4, 4, rule)


def _planned(draft: Draft, reading: str, judged: str, results: str) -> tuple[str, float | str]:
    """What the plan spends on Do per result, counted as the reading counts."""
    alone, spent = contract.BY_THEMSELVES, contract.SPENT
    values, cost = draft.values, draft.values.spending.judged_cost
    many = draft.plan.goal or 0.0
    if reading == "all":
        formula, value = f"{judged}/{results}", (cost, many)
    elif reading == "rest":
        formula = f"({judged}-{spent})/({results}-{contract.RESULTS_SO_FAR})"
        value = (cost - values.spent, many - values.results_so_far)
    else:
        formula, value = f"{judged}/({results}-{alone})", (cost, many - values.by_themselves)
    planned = value[0] / value[1] if many and value[1] and cost else ""
    return f'=IF(OR({results}="",{judged}=0),"",IFERROR({formula},""))', planned


def _verdict(page: Page, row: int, limit: float | str, planned: float | str) -> tuple[str, str]:
    fits, too_much, cannot = (page.say(words) for words in (_FITS, _TOO_MUCH, _CANNOT_PAY))
    formula = (
        f'=IF($C{row}="","",IF($C{row}<0,"{cannot}",IF($D{row}="","",IF($D{row}<=$C{row},"{fits}","{too_much}"))))'
    )
    if isinstance(limit, str):
        can_be_priced, has_goal = page.draft.plan.can_be_priced, page.draft.plan.goal is not None
        return formula, page.say(_NOT_YET) if can_be_priced and not has_goal else ""
    if limit < 0:
        return formula, cannot
    if isinstance(planned, str):
        return formula, ""
    return formula, fits if planned <= limit else too_much


def _write_choice(page: Page, row: int, lists: Lists) -> None:
    draft = page.draft
    write_line(
        page,
        row,
        Text("Wij sturen op", "We manage by"),
        Text(
            "Kies één rekenwijze en houd die aan, ook als een andere beter uitkomt.",
            "Choose one method and keep to it, also when another one suits better.",
        ),
    )
    page.entry(row, VALUE, said(draft.plan.cpa_method, draft.language), page.styles.typed(align="right"))
    page.name(contract.CPA_METHOD, row, VALUE)
    page.sheet.data_validation(row, VALUE, row, VALUE, choose_from(page, lists.methods))
    page.text(row + 1, LABEL, Text("Max CPA waarop wij sturen", "Max CPA we manage by"), page.styles.label(bold=True))
    call = f"{contract.ALLOWABLE},{contract.GOAL},{contract.BUDGET.everything},{contract.BY_THEMSELVES}"
    call += f",{contract.CPA_METHOD},{contract.SPENT},{contract.RESULTS_SO_FAR}"
    look = page.styles.calculated(num_format=money(draft.language), align="right", bold=True, font_size=13)
    value = draft.values.max_cpa(draft.plan.cpa_method)
    page.formula(row + 1, VALUE, f'=IFERROR(FUNNEL_MAX_CPA({call}),"")', value, look)
    page.name(contract.MAX_CPA, row + 1, VALUE)
    unread = unread_amounts(draft)
    counted = _unless_known(page, contract.CPA_METHOD, READING_WORDS.values(), unread_amounts_sentence(draft, unread))
    page.formula(row + 1, REMARK, f"={counted}", "", page.styles.of(font_color=WARNING, bold=True, indent=1))
    page.sheet.set_row(row + 1, 22)
