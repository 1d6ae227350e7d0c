"""The sheet with the budget, and beside it what it adds up to per stage and by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.framework.budget import KIND_WORDS
from fullfunnel.language import Text
from fullfunnel.templates import sheet_names
from fullfunnel.templates.page import letters
from fullfunnel.templates.sheets.max_cpa.judged_cost import carried_cost, judged_cost
from fullfunnel.templates.sheets.target_sheet import column_range, target_rows
from fullfunnel.templates.sheets.unread import write_budget_sentence
from fullfunnel.templates.styles import SHARE, WARNING, money, shade
from fullfunnel.templates.table import Column, mark_unknown_stages, write_table

if TYPE_CHECKING:
    from fullfunnel.framework.budget import SpendKind
    from fullfunnel.templates.page import Draft, Page
    from fullfunnel.templates.sheets.list_sheet import Lists

_SPARE_ROWS: Final = 6
_SUMMARY: Final = 9
"""The first column of what it adds up to, beside the table so that the table can grow."""


def write_budget(draft: Draft, lists: Lists) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.BUDGET,
        Text(
            "Waar het geld heen gaat. Wat niet direct converteert, moet de max CPA in de laatste fase kunnen dragen.",
            "Where the money goes. What does not convert directly has to be carried by the max CPA of the last stage.",
        ),
        shade(2).dark,
    )
    euros = money(draft.language, cents=False)
    placed = write_table(
        page,
        contract.BUDGET,
        {
            "item": Column(30, {"bold": True}),
            "stage": Column(11, {}, lists.stages),
            "channel": Column(19, {}),
            "kind": Column(12, {}, lists.kinds, strict=True),
            "converts_directly": Column(15, {}, lists.answers, strict=True),
            "amount": Column(13, {"num_format": euros, "align": "right"}, figure=True),
            "owner_team": Column(20, {}),
        },
        _SPARE_ROWS,
    )
    write_budget_sentence(page)
    mark_unknown_stages(page, placed, contract.BUDGET)
    page.sheet.set_column(_SUMMARY - 1, _SUMMARY - 1, 3)
    page.sheet.set_column(_SUMMARY, _SUMMARY, 25)
    page.sheet.set_column(_SUMMARY + 1, _SUMMARY + 3, 14)
    page.sheet.set_row(page.first_row, 44)
    below = _write_per_stage(page)
    _write_per_kind(page, below + 2)


def _write_per_stage(page: Page) -> int:
    """Per stage the budget, its activation and what the targets cost; returns the row of the total."""
    draft, top = page.draft, page.first_row
    for at, header in enumerate(
        (
            Text("Per fase", "Per stage"),
            Text("Budget", "Budget"),
            Text("waarvan activatie", "of which activation"),
            Text("Nodig volgens doelen", "Needed for targets"),
        )
    ):
        page.text(top, _SUMMARY + at, header, page.styles.head())
    amount, stage = draft.column(contract.BUDGET, "amount"), draft.column(contract.BUDGET, "stage")
    kind = draft.column(contract.BUDGET, "kind")
    activation = KIND_WORDS["activation"]
    planned = target_rows(draft)
    sums = [0.0, 0.0, 0.0]
    figure = page.styles.calculated(num_format=money(draft.language, cents=False), align="right")
    for down, each in enumerate(draft.plan.model.stages, start=top + 1):
        name = f"${letters(_SUMMARY)}{down + 1}"
        page.text(down, _SUMMARY, each, page.styles.label(bold=True))
        values = (
            draft.values.budget(stage=each),
            draft.values.budget(stage=each, kind=activation),
            sum(row.cost for row in planned if row.stage == draft.say(each) and isinstance(row.cost, float)),
        )
        formulas = (
            f"=SUMIFS({amount},{stage},{name})",
            f'=SUMIFS({amount},{stage},{name},{kind},"{draft.say(activation)}")',
            f"=SUMIFS({column_range(draft, 'cost')},{column_range(draft, 'stage')},{name})",
        )
        for at, (formula, value) in enumerate(zip(formulas, values, strict=True)):
            page.formula(down, _SUMMARY + 1 + at, formula, value, figure)
            sums[at] += value
        _mark_shortage(page, down)
    last = top + len(draft.plan.model.stages)
    page.text(last + 1, _SUMMARY, Text("Samen", "Together"), page.styles.label(bold=True))
    total = page.styles.calculated(num_format=money(draft.language, cents=False), align="right", bold=True)
    for at, value in enumerate(sums):
        column = letters(_SUMMARY + 1 + at)
        page.formula(last + 1, _SUMMARY + 1 + at, f"=SUM({column}{top + 2}:{column}{last + 1})", value, total)
    return last + 1


def _mark_shortage(page: Page, row: int) -> None:
    """Red where what runs in a stage stays far below what its targets cost: the loudest remark of all."""
    runs, needed = (f"${letters(_SUMMARY + at)}{row + 1}" for at in (2, 3))
    look = page.draft.book.add_format({"bg_color": "#F8D7D3", "font_color": WARNING, "bold": True})
    rule = {"type": "formula", "criteria": f"=AND({needed}>0,{runs}<0.8*{needed})", "format": look}
    page.sheet.conditional_format(row, _SUMMARY, row, _SUMMARY + 3, rule)


def _write_per_kind(page: Page, top: int) -> None:
    draft = page.draft
    for at, header in enumerate((Text("Verdeling", "Split"), Text("Budget", "Budget"), Text("Deel", "Part"))):
        page.text(top, _SUMMARY + at, header, page.styles.head())
    amount = draft.column(contract.BUDGET, "amount")
    whole = draft.values.budget()
    euros = page.styles.calculated(num_format=money(draft.language, cents=False), align="right")
    part = page.styles.calculated(num_format=SHARE, align="right")
    kinds = draft.column(contract.BUDGET, "kind")

    def of_kind(kind: SpendKind) -> tuple[str, float]:
        word = KIND_WORDS[kind]
        return f'SUMIFS({amount},{kinds},"{draft.say(word)}")', draft.values.budget(kind=word)

    budget = draft.values.spending
    judged = f"{letters(_SUMMARY + 1)}{top + 4}"
    lines = (
        (Text("Creatie (maken)", "Creation (making it)"), *of_kind("creation")),
        (Text("Activatie (inzetten)", "Activation (running it)"), *of_kind("activation")),
        (Text("Afgerekend op resultaat", "Judged on results"), judged_cost(draft), budget.judged_cost),
        (
            Text("Te dragen door de max CPA", "To be carried by the max CPA"),
            carried_cost(draft, judged),
            budget.unjudged_cost,
        ),
    )
    for down, (label, sums, value) in enumerate(lines, start=top + 1):
        page.text(down, _SUMMARY, label, page.styles.label())
        page.formula(down, _SUMMARY + 1, f"={sums}", value, euros)
        here = f"{letters(_SUMMARY + 1)}{down + 1}"
        formula = f'=IF(SUM({amount})=0,"",{here}/SUM({amount}))'
        page.formula(down, _SUMMARY + 2, formula, value / whole if whole else "", part)
    page.sheet.merge_range(top + 6, _SUMMARY, top + 8, _SUMMARY + 3, "", page.styles.remark(valign="top"))
    page.text(
        top + 6,
        _SUMMARY,
        Text(
            "‘Nodig volgens doelen’ is doel × kosten per eenheid uit het framework. Ligt je activatiebudget eronder, "
            "dan haal je het doel niet.",
            "‘Needed for targets’ is target × unit cost from the framework. If your activation budget is lower, you "
            "will miss the goal.",
        ),
        page.styles.remark(valign="top"),
    )
