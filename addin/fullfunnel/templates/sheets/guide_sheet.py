"""The sheet that explains: how to go about it, the columns, the functions, and the example by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.language import Text
from fullfunnel.templates import sheet_names
from fullfunnel.templates.plan import SCENARIO_RATES
from fullfunnel.templates.sheets.column_notes import COLUMN_NOTES
from fullfunnel.templates.styles import GREY

if TYPE_CHECKING:
    from fullfunnel.templates.page import Draft, Page

_ADVICE: Final = (
    Text(
        "Begin bij het doel en reken terug: van verkoop naar bezoek naar bereik. Geef elke fase een meetbaar doel.",
        "Start from the goal and work back: from sales to visits to reach. Give every stage a measurable target.",
    ),
    Text(
        "Stuur elke fase op de eigen KPI's. Reken de eerste fase niet af op leads of verkoop, maar op wat die "
        "bijdraagt.",
        "Manage every stage by its own KPIs. Judge the first stage not on leads or sales but on what it adds.",
    ),
    Text(
        "Laat boodschappen op elkaar aansluiten: wat de ene belooft, lost de volgende in.",
        "Let messages connect: what one promises, the next one keeps.",
    ),
    Text(
        "Niet iedereen loopt de fasen op volgorde. Wie later instapt, moet de boodschap ook snappen.",
        "Not everyone goes through the stages in order. People who join later have to get the message too.",
    ),
    Text(
        "Laat de max CPA in de laatste fase meebetalen aan wat niet op verkoop wordt afgerekend.",
        "Let the max CPA of the last stage pay for what is not judged on sales.",
    ),
    Text(
        "Eén team over alle fasen. Begin klein, leer van de cijfers, schuif met budget en neem collega's mee.",
        "One team over all stages. Start small, learn from the figures, move budget and get colleagues on board.",
    ),
)

_FUNCTIONS: Final = (
    ("=FUNNEL_TARGET(kpi,ffGoal,ffKpis[#All])", Text("Het doel van één KPI.", "The target of one KPI.")),
    (
        "=FUNNEL_TARGETS(ffGoal,ffKpis[#All])",
        Text(
            "Alle KPI's met fase, rol en doel, als lijst in één keer.",
            "All KPIs with stage, role and target, as a list at once.",
        ),
    ),
    (
        "=FUNNEL_EXPLAIN(kpi,ffGoal,ffKpis[#All])",
        Text("De berekening in woorden, of wat er nog mist.", "The calculation in words, or what is still missing."),
    ),
    (
        "=FUNNEL_WEEKS(ffGoal,ffKpis[#All],ffStart,ffEnd)",
        Text("Wat er wanneer moet komen, per week.", "What must come when, one week per row."),
    ),
    (
        "=FUNNEL_GOAL(50000,ffKpis[#All])",
        Text("Wat je met een budget haalt.", "What a budget pays for."),
    ),
    (
        "=FUNNEL_ALLOWABLE(ffOrderValue,ffMargin,ffProfit,ffProfitBasis)",
        Text("Wat een resultaat mag kosten.", "What a result may cost."),
    ),
    (
        "=FUNNEL_MAX_CPA(ffAllowable,ffGoal,ffBudget[#All])",
        Text("Wat daarvan over is voor de laatste fase.", "What is left of that for the last stage."),
    ),
)


_SEPARATOR: Final = Text(
    "Typ je zo'n formule zelf in een Nederlandse Excel, zet dan een ; waar hier een , staat.",
    "Typing such a formula in an Excel with Dutch or other continental settings? Use ; where you see a , here.",
)


def write_guide(draft: Draft) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.GUIDE,
        Text(
            "Hoe je ermee werkt, wat waar hoort en hoe er gerekend wordt.",
            "How to work with it, what belongs where and how it is calculated.",
        ),
        GREY,
    )
    page.sheet.set_column(1, 1, 26)
    page.sheet.set_column(2, 2, 110)
    page.sheet.set_portrait()
    row = page.first_row
    if draft.plan.example is not None:
        row = _write_list(
            page,
            row,
            Text("Narekenen: het voorbeeld stap voor stap", "By hand: the example step by step"),
            draft.plan.example.calculation,
        )
    row = _write_list(page, row, Text("Zo pak je het aan", "How to go about it"), _ADVICE)
    row = _heading(page, row, Text("Functies die je ook zelf kunt gebruiken", "Functions you can use yourself"))
    for formula, meaning in _FUNCTIONS:
        page.text(row, 1, meaning, page.styles.label(valign="top"))
        page.text(row, 2, formula, page.styles.label(font_name="Courier New", valign="top"))
        page.fit_row(row, [(page.say(meaning), 26)])
        row += 1
    page.text(row, 2, _SEPARATOR, page.styles.remark())
    row += 2
    for table, title in (
        (contract.KPIS, Text("Kolommen van het framework", "Columns of the framework")),
        (contract.MESSAGES, Text("Kolommen van de boodschappen", "Columns of the messages")),
        (contract.BUDGET, Text("Kolommen van het budget", "Columns of the budget")),
        (contract.RESULTS, Text("Kolommen van de resultaten", "Columns of the results")),
        (contract.MAPPING, Text("Kolommen van de koppeling", "Columns of the mapping")),
    ):
        row = _heading(page, row, title)
        for column, note in COLUMN_NOTES[table.name].items():
            page.text(
                row, 1, table.columns.get(column) or SCENARIO_RATES[column], page.styles.label(bold=True, valign="top")
            )
            page.text(row, 2, note, page.styles.label(valign="top"))
            page.fit_row(row, [(page.say(note), 110)])
            row += 1
        row += 1


def _heading(page: Page, row: int, words: Text) -> int:
    page.text(row, 1, words, page.styles.section())
    page.sheet.write_blank(row, 2, None, page.styles.section())
    page.sheet.set_row(row, 22)
    return row + 1


def _write_list(page: Page, row: int, title: Text, lines: tuple[Text, ...]) -> int:
    row = _heading(page, row, title)
    for at, line in enumerate(lines, start=1):
        page.text(row, 1, f"{at}", page.styles.label(align="right", valign="top"))
        page.text(row, 2, line, page.styles.label(valign="top"))
        page.fit_row(row, [(page.say(line), 110)])
        row += 1
    return row + 1
