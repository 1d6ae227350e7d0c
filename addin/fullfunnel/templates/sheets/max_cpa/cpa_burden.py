"""What the maximum CPA has to carry: the results, the cost, and how much of both is in already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.framework import schema as contract
from fullfunnel.framework.stages import is_converting
from fullfunnel.language import Text
from fullfunnel.templates.sheets.blocks.counted_twice import counted_twice
from fullfunnel.templates.sheets.max_cpa.judged_cost import carried_cost, judged_cost
from fullfunnel.templates.sheets.target_sheet import column_range
from fullfunnel.templates.styles import NUMBER, money

if TYPE_CHECKING:
    from fullfunnel.templates.page import Page

LABEL: Final = 1
VALUE: Final = 2
REMARK: Final = 3


class Place(NamedTuple):
    """The rows of the sheet (0-based) that formulas point to."""

    results: int
    judged: int


def write_line(page: Page, row: int, label: Text, remark: Text) -> None:
    """What stands before and behind the figure in a row."""
    page.text(row, LABEL, label, page.styles.label())
    page.sheet.merge_range(row, REMARK, row, 5, page.say(remark), page.styles.remark())
    page.fit_row(row, [(page.say(remark), 90), (page.say(label), 44)], least=20)


def write_burden(page: Page, top: int) -> Place:
    """Writes the section, from row ``top`` on."""
    draft, values = page.draft, page.draft.values
    kpis, results = contract.KPIS, contract.RESULTS
    main, reported = contract.MAIN_KPI, draft.column(contract.RESULTS, "kpi")
    names, stages = column_range(draft, "kpi"), column_range(draft, "stage")
    main_stage = f"INDEX({stages},MATCH({main},{names},0))"
    twice_spent = counted_twice(draft, "cost", f"COUNTIFS({names},{reported},{stages},{main_stage})>0")
    twice_came = counted_twice(draft, "value", f"{reported}={main}")
    goal = "" if draft.plan.goal is None else draft.plan.goal
    euros = money(draft.language, cents=False)
    converting = draft.plan.model.converting
    lines: tuple[tuple[str, str, float | str, str, Text, Text], ...] = (
        (
            "",
            f'=IFERROR(FUNNEL_TARGET({main},{contract.GOAL},{kpis.everything}),"")',
            goal,
            NUMBER,
            Text("Resultaten in het plan", "Results in the plan"),
            Text("Het doel van de hoofd-KPI.", "The goal of the main KPI."),
        ),
        (
            contract.BY_THEMSELVES,
            f"=SUMIFS({draft.column(kpis, 'baseline')},{draft.column(kpis, 'kpi')},{main})",
            values.by_themselves,
            NUMBER,
            Text("waarvan vanzelf", "of which without the campaign"),
            Text("Uit het framework, kolom ‘Vanzelf’.", "From the framework, column Baseline."),
        ),
        (
            "",
            f"={carried_cost(draft, f'$C${top + 4}')}",
            values.spending.unjudged_cost,
            euros,
            Text("Kosten die niet op resultaat worden afgerekend", "Cost not judged on results"),
            Text(
                "Uit het budget: al het andere, zoals See, Think, creatie en vaste kosten.",
                "From the budget: everything else, such as See, Think, creation and fees.",
            )
            if draft.plan.model.stages[0].en == "See"
            else Text(
                "Uit het budget: al het andere, zoals de eerste fasen, creatie en vaste kosten.",
                "From the budget: everything else, such as the first stages, creation and fees.",
            ),
        ),
        (
            "",
            f"={judged_cost(draft)}",
            values.spending.judged_cost,
            euros,
            Text("Kosten die wel op resultaat worden afgerekend", "Cost judged on results"),
            Text(
                "Uit het budget: activatie met ‘ja’ bij ‘Direct converterend’.",
                "From the budget: activation with ‘yes’ under Converts directly.",
            )
            if converting is None or not is_converting(converting.en)  # a blank cell says yes in our own models only
            else Text(
                f"Uit het budget: activatie in {converting.nl}, tenzij er ‘nee’ bij ‘Direct converterend’ staat.",
                f"From the budget: activation in {converting.en}, unless Converts directly says ‘no’.",
            ),
        ),
        (
            contract.SPENT,
            f"=IFERROR(SUMPRODUCT(--({stages}={main_stage}),{column_range(draft, 'spent')})-{twice_spent},0)",
            values.spent,
            euros,
            Text("waarvan tot nu toe uitgegeven", "of which spent so far"),
            Text(
                "Uit de resultaten: kosten van de KPI's in de fase van de hoofd-KPI.",
                "From the results: cost of the KPIs in the stage of the main KPI.",
            ),
        ),
        (
            contract.RESULTS_SO_FAR,
            f"=SUMIFS({draft.column(results, 'value')},{reported},{main})-{twice_came}",
            values.results_so_far,
            NUMBER,
            Text("Resultaten tot nu toe", "Results so far"),
            Text("Uit de resultaten: de hoofd-KPI.", "From the results: the main KPI."),
        ),
    )
    for down, (name, formula, value, figure, label, remark) in enumerate(lines, start=top):
        write_line(page, down, label, remark)
        page.formula(down, VALUE, formula, value, page.styles.calculated(num_format=figure, align="right"))
        if name:
            page.name(name, down, VALUE)
    return Place(results=top, judged=top + 3)
