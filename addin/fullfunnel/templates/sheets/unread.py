"""What is typed but does not count: sentences on the sheet where it stands, which the first sheet repeats.

A formula of Excel passes over a text in a column of figures without a word, and a stage that is not in the model falls
out of every sum by stage. So the sheet with input says it above its table; what is wrong in the framework stands above
the targets, because the framework holds input only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework import schema as contract
from fullfunnel.language import Text
from fullfunnel.templates import sheet_names
from fullfunnel.templates.page import quoted
from fullfunnel.templates.styles import WARNING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.templates.page import Draft, Page

_ROW: Final = 3
_TARGETS_ROW: Final = 4
"""Above the targets, below the remark that there are too few rows."""
_NUMBERS: Final = ("rate", "share", "baseline", "lag", "n", "cap", "unit_cost", "per", "own_target")
"""The columns of the framework that hold a figure."""
_PERIODS: Final = ("* per *", "*/*")
WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "rate": ("*-*",),
    "share": ("rest",),
    "lag": ("*-*",),
    "baseline": _PERIODS,
    "cap": _PERIODS,
    "own_target": _PERIODS,
}
"""What may stand in such a column that is no number, as COUNTIF looks for it: ``1%-5%``, ``rest``, ``200 per week``."""


def sentence_on(draft: Draft, sheet: Text) -> str:
    """The cell where the sentence about a sheet stands, for formulas elsewhere; empty where all counts."""
    if sheet == sheet_names.FRAMEWORK:
        return f"{quoted(draft.say(sheet_names.TARGETS))}!$B${_TARGETS_ROW + 1}"
    return f"{quoted(draft.say(sheet))}!$B${_ROW + 1}"


def write_framework_sentence(page: Page) -> None:
    """Says above the targets which stage is unknown and how many figures of the framework are no number."""
    texts = "+".join(f"{_texts(page.draft, contract.KPIS, column)}{_words(page.draft, column)}" for column in _NUMBERS)
    number = by_number(
        page.draft,
        texts,
        Text("1 cel is geen getal: typ daar alleen het getal.", "1 cell is not a number: type only the number there."),
        Text(
            " cellen zijn geen getal: typ daar alleen het getal.", " cells are not numbers: type only the number there."
        ),
    )
    _write(page, f'{_unknown_stage(page.draft, contract.KPIS)}&IF({texts}=0,"",{number})', _TARGETS_ROW)


def write_budget_sentence(page: Page) -> None:
    """Says which stage of the budget is unknown and how many amounts do not count."""
    unread = unread_amounts(page.draft)
    _write(page, f"{_unknown_stage(page.draft, contract.BUDGET)}&{unread_amounts_sentence(page.draft, unread)}")


def unread_amounts(draft: Draft) -> str:
    """How many amounts of the budget are a text or below zero."""
    return f'{_texts(draft, contract.BUDGET, "amount")}+COUNTIF({draft.column(contract.BUDGET, "amount")},"<0")'


def unread_amounts_sentence(draft: Draft, unread: str) -> str:
    """The formula of the sentence about them; ``""`` when all are numbers."""
    sentence = by_number(
        draft,
        unread,
        Text(
            "1 bedrag in het budget telt niet goed mee: typ alleen het getal.",
            "1 amount in the budget does not count properly: type only the number.",
        ),
        Text(
            " bedragen in het budget tellen niet goed mee: typ alleen het getal.",
            " amounts in the budget do not count properly: type only the number.",
        ),
    )
    return f'IF({unread}=0,"",{sentence})'


def write_results_sentence(page: Page) -> None:
    """Says how many rows of the results do not count, and why."""
    draft = page.draft
    kpi, value, cost = (draft.column(contract.RESULTS, column) for column in ("kpi", "value", "cost"))
    nameless = f'({kpi}="")*((({value}<>"")+({cost}<>""))>0)'
    unknown = f'({kpi}<>"")*(COUNTIF({contract.KPI_NAMES},{kpi})=0)'
    wordy = "+".join(f'({each}<>"")*(1-ISNUMBER({each}))' for each in (value, cost))
    rows = f"SUMPRODUCT(--(({nameless}+{unknown}+{wordy})>0))"
    texts = f"{_texts(draft, contract.RESULTS, 'value')}+{_texts(draft, contract.RESULTS, 'cost')}"
    counted = by_number(
        draft,
        rows,
        Text("1 regel telt niet mee.", "1 row does not count."),
        Text(" regels tellen niet mee.", " rows do not count."),
    )
    foreign = draft.say(Text(" Niet in je framework: ", " Not in your framework: "))
    figures = draft.say(Text(" Typ bij waarde en kosten alleen getallen.", " Type only numbers as value and cost."))
    without = draft.say(Text(" Kies een KPI.", " Choose a KPI."))
    named = f'IF(SUMPRODUCT({unknown})=0,"","{foreign}"&LOOKUP(2,1/({unknown}),{kpi})&".")'
    blank = f'IF(SUMPRODUCT({nameless})=0,"","{without}")'
    _write(page, f'IF({rows}=0,"",{counted}&{named}&{blank}&IF({texts}=0,"","{figures}"))')


def by_number(draft: Draft, count: str, one: Text, more: Text) -> str:
    """The formula of a sentence about a number of things; ``more`` follows the number, ``one`` holds it."""
    return f'IF({count}=1,"{draft.say(one)}",({count})&"{draft.say(more)}")'


def unknown_stage_criteria(draft: Draft, cell: str) -> str:
    """Whether a stage is typed in ``cell`` that the model does not have: for conditional formats."""
    others = ",".join(f'{cell}<>"{draft.say(stage)}"' for stage in draft.plan.model.stages)
    return f'=AND({cell}<>"",{others})'


def _unknown_stage(draft: Draft, table: contract.Table) -> str:
    column = draft.column(table, "stage")
    stages = [draft.say(stage) for stage in draft.plan.model.stages]
    count = f"COUNTA({column})" + "".join(f'-COUNTIF({column},"{stage}")' for stage in stages)
    unknown = f'({column}<>"")' + "".join(f'*({column}<>"{stage}")' for stage in stages)
    which = draft.say(Text("Fase onbekend: ", "Unknown stage: "))
    choose = draft.say(
        Text(
            f". Kies {', '.join(stages[:-1])} of {stages[-1]}. ",
            f". Choose {', '.join(stages[:-1])} or {stages[-1]}. ",
        )
    )
    return f'IF({count}=0,"","{which}"&LOOKUP(2,1/({unknown}),{column})&"{choose}")'


def _texts(draft: Draft, table: contract.Table, column: str) -> str:
    """How many cells of a column hold something else than a number."""
    cells = draft.column(table, column)
    return f"COUNTA({cells})-COUNT({cells})"


def _words(draft: Draft, column: str) -> str:
    """Less the cells with words that may stand there."""
    cells = draft.column(contract.KPIS, column)
    return "".join(f'-COUNTIF({cells},"{pattern}")' for pattern in WORDS.get(column, ()))


def _write(page: Page, formula: str, row: int = _ROW) -> None:
    page.formula(row, 1, f"={formula}", "", page.styles.of(bold=True, font_color=WARNING))
