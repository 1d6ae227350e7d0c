"""The dashboard: one page that says where the plan stands, what follows, where it is lost, and what to do next.

Every figure comes from the cell functions and the tables. Where no host knows the functions a cell stays empty, never
an error: they stand within IFERROR.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.framework.budget import KIND_WORDS
from fullfunnel.functions.results import PROGRESS_HEADERS
from fullfunnel.language import Text
from fullfunnel.results.campaigns.comparison import VERDICT_WORDS, Campaign, compare
from fullfunnel.results.status import STATUS_WORDS, Status
from fullfunnel.templates import sheet_names
from fullfunnel.templates.kpi_figures import mark_rows
from fullfunnel.templates.page import letters
from fullfunnel.templates.sheets.blocks.counted_twice import counted_twice
from fullfunnel.templates.sheets.blocks.loudest_finding import write_loudest
from fullfunnel.templates.sheets.blocks.weekly_pace import HIDDEN, write_weeks
from fullfunnel.templates.sheets.target_sheet import column_range
from fullfunnel.templates.styles import GOOD, NUMBER, OPEN, WARNING, day, money, shade

if TYPE_CHECKING:
    from fullfunnel.results.campaigns.comparison import Comparison
    from fullfunnel.results.review import Review
    from fullfunnel.templates.page import Draft, Page

KPI_ROWS: Final = 16
LOSSES: Final = 5
_LEFT: Final = 1
_RIGHT: Final = 8
_UNITS: Final = HIDDEN
"""The hidden column with the unit of every KPI that is shown."""
_TOP: Final = 4
_STAND: Final = _TOP + 8
_WEEKS_TOP: Final = _STAND + KPI_ROWS + 2
_COLORS: Final[dict[Status, tuple[str, str]]] = {
    "on track": (shade(1).light, GOOD),
    "ahead": (shade(1).light, GOOD),
    "behind": ("#F8D7D3", WARNING),
    "too early to say": (OPEN, "#5C3B00"),
    "not reported": (OPEN, "#5C3B00"),
}
"""The ground and ink of a status; the word is always there too."""


def write_dashboard(draft: Draft) -> None:
    """Writes the sheet."""
    page = draft.page(
        sheet_names.DASHBOARD,
        Text(
            "Waar je staat, wat je kunt verwachten en wat je nu doet. Vul alleen de gele cellen in; de rest rekent "
            "mee.",
            "Where you stand, what to expect and what to do now. Fill in the yellow cells only; the rest is "
            "calculated.",
        ),
        GOOD,
    )
    for first, last, width in ((1, 1, 28), (2, 5, 13), (6, 6, 20), (7, 7, 2), (8, 8, 30), (9, 11, 14)):
        page.sheet.set_column(first, last, width)
    page.sheet.fit_to_pages(1, 1)
    page.sheet.set_row(_TOP, 30)  # two lines: a day to type with what it is for, and what a loss costs
    write_loudest(page, _TOP - 1, _LEFT, _RIGHT + 3)
    _write_goal(page)
    _write_standings(page)
    _write_losses(page, _TOP)
    _write_money(page, _STAND)
    _write_comparison(page, _STAND + 6)
    _write_next(page, _STAND + 11)
    write_weeks(page, _WEEKS_TOP, _LEFT, lambda until: _call("FUNNEL_PROGRESS", contract.GOAL, until), _main_row())


def _call(name: str, first: str, until: str = contract.AS_OF) -> str:
    """A call over the whole plan, up to the day typed on this sheet."""
    return (
        f"{name}({first},{contract.KPIS.everything},{contract.RESULTS.everything},{until},"
        f"{contract.START},{contract.END})"
    )


def _main(column: int) -> str:
    """The cell of the main KPI in a column of the table of standings, 0 for the first."""
    return f"INDEX({_down(_STAND + 1, _LEFT + column)},{_main_row()})"


def _main_row() -> str:
    return f"MATCH({contract.MAIN_KPI},{_down(_STAND + 1, _LEFT)},0)"


def _down(top: int, column: int) -> str:
    return f"{_cell(top, column)}:{_cell(top + KPI_ROWS - 1, column)}"


def _cell(row: int, column: int) -> str:
    return f"${letters(column)}${row + 1}"


def _review(page: Page) -> Review | None:
    """Where the plan stands; ``None`` where nothing was reported."""
    found = page.draft.values.review
    return found if found is not None and found.day is not None else None


def _shown(value: float | None) -> float | str:
    return "" if value is None else value


def _write_heads(page: Page, row: int, column: int, heads: tuple[Text, ...]) -> None:
    for at, head in enumerate(heads):
        page.text(row, column + at, head, page.styles.head())


_COUNTS_ALL: Final = Text(
    "Let op: geld per fase en max CPA tellen alle resultaten, ook die van na deze dag. De kosten naast een eerdere "
    "campagne blijven leeg.",
    "Note: money per stage and max CPA count all results, also those after this day. The cost beside an earlier "
    "campaign stays blank.",
)


def _write_goal(page: Page) -> None:
    draft, looks, found = page.draft, page.styles, _review(page)
    label = Text("Resultaten tot en met (leeg: alles)", "Results up to (blank: all)")
    page.text(_TOP, _LEFT, label, looks.label())
    page.entry(_TOP, _LEFT + 1, None, looks.typed(num_format=day(draft.language), align="left"))
    page.name(contract.AS_OF, _TOP, _LEFT + 1)
    remark = looks.remark(valign="vcenter")
    page.sheet.merge_range(_TOP, _LEFT + 2, _TOP, _LEFT + 5, "", remark)
    page.formula(_TOP, _LEFT + 2, f'=IF({contract.AS_OF}="","","{draft.say(_COUNTS_ALL)}")', "", remark)
    forecast = _call("FUNNEL_FORECAST", contract.MAIN_KPI)
    ahead = None if found is None else found.ahead
    standing = None if found is None else found.standing(found.main)
    status = "" if standing is None or standing.status is None else STATUS_WORDS[standing.status].say(draft.language)
    goal = "" if draft.plan.goal is None else draft.plan.goal
    lines: tuple[tuple[Text, str, float | str], ...] = (
        (Text("Doel", "Goal"), f'=IF({contract.GOAL}="","",{contract.GOAL})', goal),
        (
            Text("Werkelijk", "Actual"),
            f'=IFERROR({_main(3)},"")',
            "" if standing is None else _shown(standing.actual),
        ),
        (Text("Status", "Status"), f'=IFERROR({_main(5)},"")', status),
        (
            Text("Prognose", "Forecast"),
            f'=IFERROR(INDEX({forecast},1,1),"")',
            "" if ahead is None else ahead.value,
        ),
        (
            Text("8 van de 10 keer minstens", "8 times out of 10 at least"),
            f'=IFERROR(INDEX({forecast},1,2),"")',
            "" if ahead is None else ahead.low,
        ),
        (
            Text("8 van de 10 keer hooguit", "8 times out of 10 at most"),
            f'=IFERROR(INDEX({forecast},1,3),"")',
            "" if ahead is None else ahead.high,
        ),
    )
    figure = looks.calculated(num_format=NUMBER, align="right", bold=True)
    for down, (words, formula, value) in enumerate(lines, start=_TOP + 1):
        page.text(down, _LEFT, words, looks.label())
        page.formula(down, _LEFT + 1, formula, value, figure)
    _mark_status(page, _TOP + 3, _LEFT + 1, _TOP + 3)


def _write_standings(page: Page) -> None:
    draft, looks = page.draft, page.styles
    _write_heads(page, _STAND, _LEFT, PROGRESS_HEADERS)
    call = _call("FUNNEL_PROGRESS", contract.GOAL)
    rows = [] if draft.values.review is None else draft.values.review.standings
    words, figure = looks.calculated(), looks.calculated(num_format=NUMBER, align="right")
    for down in range(1, KPI_ROWS + 1):
        values: list[float | str] = [""] * len(PROGRESS_HEADERS)
        if down <= len(rows):
            each = rows[down - 1]
            status = "" if each.status is None else STATUS_WORDS[each.status].say(draft.language)
            values = [each.kpi.name, *map(_shown, (each.target, each.by_now, each.actual, each.difference)), status]
        for at, value in enumerate(values):
            formula = f'=IFERROR(INDEX({call},{down + 1},{at + 1}),"")'
            page.formula(_STAND + down, _LEFT + at, formula, value, words if at in {0, len(values) - 1} else figure)
    more, less = Text("En nog ", "And "), Text(" KPI's: zie de knop Rapport.", " more KPIs: see the button Report.")
    left = max(len(rows) - KPI_ROWS, 0)
    shown = f"{draft.say(more)}{left}{draft.say(less)}" if left else ""
    # Counted on the targets: what a table of a function of ours has in rows is not known without Excel.
    count = f'SUMPRODUCT(({column_range(draft, "kpi")}<>"")*1)'
    beyond = f'"{draft.say(more)}"&MAX(0,{count}-{KPI_ROWS})&"{draft.say(less)}"'
    formula = f'=IF({_cell(_STAND + 1, _LEFT)}="","",IF({count}>{KPI_ROWS},{beyond},""))'
    page.formula(_STAND + KPI_ROWS + 1, _LEFT, formula, shown, looks.of(font_color="#55606E"))
    _mark_status(page, _STAND + 1, _LEFT + len(PROGRESS_HEADERS) - 1, _STAND + KPI_ROWS)
    _mark_figures(page, [each.kpi.unit for each in rows])


def _mark_figures(page: Page, units: list[str]) -> None:
    """Shows the figures of a KPI by its unit, kept in a hidden column: an amount, however small, is no percentage."""
    draft = page.draft
    names, typed = (draft.column(contract.KPIS, each) for each in ("kpi", "unit"))
    page.sheet.set_column(_UNITS, _UNITS, None, None, {"hidden": True})
    for down in range(1, KPI_ROWS + 1):
        formula = f'=IFERROR(INDEX({typed},MATCH({_cell(_STAND + down, _LEFT)},{names},0))&"","")'
        unit = units[down - 1] if down <= len(units) else ""
        page.formula(_STAND + down, _UNITS, formula, unit, page.styles.remark())
    mark_rows(page, (_STAND + 1, _LEFT + 1, _STAND + KPI_ROWS, _LEFT + 4), _UNITS)


def _mark_status(page: Page, first: int, column: int, last: int) -> None:
    """The colour goes with the word, never instead of it."""
    for status, (ground, ink) in _COLORS.items():
        look = page.draft.book.add_format({"bg_color": ground, "font_color": ink, "bold": True})
        value = f'"{STATUS_WORDS[status].say(page.draft.language)}"'
        rule = {"type": "cell", "criteria": "==", "value": value, "format": look}
        page.sheet.conditional_format(first, column, last, column, rule)


def _write_losses(page: Page, top: int) -> None:
    looks, found = page.styles, _review(page)
    heads = (
        Text("Waar het blijft liggen", "Where it is lost"),
        Text("Eigen tekort", "Own shortfall"),
        Text("Kost hoofd-KPI", "Costs main KPI"),
    )
    _write_heads(page, top, _RIGHT, heads)
    call = _call("FUNNEL_BOTTLENECK", contract.GOAL)
    losses = () if found is None else found.bottleneck.worst_first
    for down in range(1, LOSSES + 1):
        each = losses[down - 1] if down <= len(losses) else None
        values: tuple[float | str, ...] = ("", "", "") if each is None else (each.kpi.name, each.shortfall, each.lost)
        for at, value in enumerate(values):
            look = looks.calculated() if at == 0 else looks.calculated(num_format=NUMBER, align="right")
            page.formula(top + down, _RIGHT + at, f'=IFERROR(INDEX({call},{down},{at + 1}),"")', value, look)


def _write_money(page: Page, top: int) -> None:
    draft, looks = page.draft, page.styles
    heads = (
        Text("Geld per fase", "Money per stage"),
        Text("Budget inzet", "Activation"),
        Text("Nodig", "Needed"),
        Text("Besteed", "Spent"),
    )
    _write_heads(page, top, _RIGHT, heads)
    euros = looks.calculated(num_format=money(draft.language, cents=False), align="right")
    review = draft.values.review
    stages = {} if review is None else {each.stage: each for each in review.money}
    activation = KIND_WORDS["activation"]
    amount, of, kind = (draft.column(contract.BUDGET, each) for each in ("amount", "stage", "kind"))
    for down, stage in enumerate(draft.plan.model.stages, start=top + 1):
        name = draft.say(stage)
        found = stages.get(name)
        page.text(down, _RIGHT, name, looks.label())
        budget = f'=SUMIFS({amount},{of},"{name}",{kind},"{draft.say(activation)}")'
        page.formula(down, _RIGHT + 1, budget, draft.values.budget(stage=stage, kind=activation), euros)
        needed, spent = (0.0, 0.0) if found is None else (found.need or 0.0, found.spent or 0.0)
        of_stage, names = column_range(draft, "stage"), column_range(draft, "kpi")
        mine = f'COUNTIFS({names},{draft.column(contract.RESULTS, "kpi")},{of_stage},"{name}")>0'
        for at, column, value, twice in (
            (2, "cost", needed, ""),
            (3, "spent", spent, f"-{counted_twice(draft, 'cost', mine)}"),
        ):
            formula = f'=SUMIFS({column_range(draft, column)},{of_stage},"{name}"){twice}'
            page.formula(down, _RIGHT + at, formula, value, euros)


def _compared(page: Page) -> Comparison | None:
    found, before = _review(page), page.draft.plan.before
    if found is None or found.came is None or before is None:
        return None
    return compare(Campaign(found.came, found.actual.cost()), Campaign(*before))


def _write_comparison(page: Page, top: int) -> None:
    draft, looks, found = page.draft, page.styles, _review(page)
    heads = (
        Text("Naast een eerdere campagne", "Against an earlier campaign"),
        Text("Nu", "Now"),
        Text("Eerder", "Before"),
        Text("Verandering", "Change"),
    )
    _write_heads(page, top, _RIGHT, heads)
    number = {"num_format": NUMBER, "align": "right"}
    euros = {"num_format": money(draft.language, cents=False), "align": "right"}
    before: tuple[float | None, float | None] = draft.plan.before or (None, None)
    costs = draft.column(contract.RESULTS, "cost")
    all_spent = f"SUM({column_range(draft, 'spent')})-{counted_twice(draft, 'cost')}"
    came, spent = ("", "") if found is None else (_shown(found.came), _shown(found.actual.cost()))
    lines = (
        (Text("Resultaten", "Results"), f"={_cell(_TOP + 2, _LEFT + 1)}", came, before[0], number),
        # Results up to a day beside the cost of all days would give a CPA that never was.
        (
            Text("Kosten", "Cost"),
            f'=IF(OR(COUNT({costs})=0,{contract.AS_OF}<>""),"",{all_spent})',
            spent,
            before[1],
            euros,
        ),
    )
    for down, (label, formula, value, earlier, look) in enumerate(lines, start=top + 1):
        page.text(down, _RIGHT, label, looks.label())
        page.formula(down, _RIGHT + 1, formula, value, looks.calculated(**look))
        page.entry(down, _RIGHT + 2, earlier, looks.typed(**look))
    now, was = _RIGHT + 1, _RIGHT + 2
    four = (_cell(top + 1, now), _cell(top + 2, now), _cell(top + 1, was), _cell(top + 2, was))
    call = f"FUNNEL_COMPARE({','.join(four)})"
    # A cell that comes to an empty text is no number of results.
    known = f'OR({four[0]}="",{four[2]}="")'
    compared = _compared(page)
    changes = (None, None) if compared is None else (compared.results, compared.cpa)
    percent = looks.calculated(num_format="+0%;-0%;0%", align="right")
    labels = (
        Text("Resultaten: meer dan toeval?", "Results: more than chance?"),
        Text("CPA: meer dan toeval?", "CPA: more than chance?"),
    )
    for row, (label, change) in enumerate(zip(labels, changes, strict=True), start=1):
        page.text(top + 2 + row, _RIGHT, label, looks.label())
        shown = "" if change is None else draft.say(VERDICT_WORDS[change.verdict])
        verdict = _in_words(f"INDEX({call},{row},4)", draft)
        page.sheet.merge_range(top + 2 + row, now, top + 2 + row, was, "", looks.calculated(bold=True))
        page.formula(top + 2 + row, now, f'=IFERROR(IF({known},"",{verdict}),"")', shown, looks.calculated(bold=True))
        value = "" if change is None else _shown(change.change)
        formula = f'=IFERROR(IF({known},"",INDEX({call},{row},1)),"")'
        page.formula(top + 2 + row, _RIGHT + 3, formula, value, percent)


def _in_words(verdict: str, draft: Draft) -> str:
    """A verdict in the language of the workbook: FUNNEL_COMPARE knows only the figures that it was given."""
    found = '""'
    for words in reversed(VERDICT_WORDS.values()):
        found = f'IF({verdict}="{words.en}","{draft.say(words)}",{found})'
    return found


def _write_next(page: Page, top: int) -> None:
    """What to do next, in sentences that follow the figures above."""
    draft, looks, found = page.draft, page.styles, _review(page)
    _write_heads(page, top, _RIGHT, (Text("Wat je nu doet", "What to do now"), *[Text("", "")] * 3))
    wrap = looks.calculated(text_wrap=True, valign="top")
    worst = _cell(_TOP + 1, _RIGHT)
    start = draft.say(Text("Kijk eerst naar ", "Look first at "))
    rest = draft.say(
        Text(": daar verlies je nu het meest van de hoofd-KPI.", ": that is where you lose most of the main KPI now.")
    )
    first = found.bottleneck.worst_first[0].kpi.name if found is not None and found.bottleneck.worst_first else ""
    formula = f'=IF({worst}="","","{start}"&{worst}&"{rest}")'
    others = (
        Text(
            "Geef See en Think eerst wat de doelen vragen; knip daar nooit onder.",
            "Give See and Think what the targets need first; never cut below it.",
        ),
        Text(
            "Wat je verschuift en hoe zeker dat is: zie de knop Rapport of fullfunnel report.",
            "What to move and how certain that is: see the button Report or fullfunnel report.",
        ),
        Text(
            "Weekbereik bij elkaar is een bovengrens: wie twee keer bereikt is, telt dubbel.",
            "Reach by week, added up, is an upper bound: people reached twice count twice.",
        ),
        Text(
            "Een oordeel zegt of toeval het verklaart, niet waardoor het kwam.",
            "A verdict says whether chance explains it, not what caused it.",
        ),
    )
    for down in range(1, len(others) + 2):
        page.sheet.merge_range(top + down, _RIGHT, top + down, _RIGHT + 3, "", wrap)
    page.formula(top + 1, _RIGHT, formula, f"{start}{first}{rest}" if first else "", wrap)
    for down, words in enumerate(others, start=top + 2):
        page.text(down, _RIGHT, words, wrap)
