"""What the rows of the framework say, read as the cell functions read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.framework.columns import KPI_COLUMNS
from fullfunnel.language import Text
from fullfunnel.plain.outcome import NONE, WRONG, any_word, first_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.plain.column import Grid

WORDS: Final = ("kpi", "stage", "role", "unit", "feeds", "pool", "formula")
"""The columns of the framework that hold words."""
NUMBERS: Final = ("rate", "share", "baseline", "n", "cap", "unit_cost", "per", "own_target")
"""Those that hold numbers of zero or more."""
READ: Final = (*WORDS, *NUMBERS)

MAIN_WORDS: Final = ("main", "hoofd", "hoofd-kpi", "hoofdkpi", "hoofddoel", "main kpi", "primary")
OTHER_WORDS: Final = ("direct", "indirect", "guard", "bewaking", "guard rail", "guardrail", "bewaken")
SHARED_WORDS: Final = ("shared", "gedeeld", "samen")
SEPARATE_WORDS: Final = ("separate", "apart", "gescheiden", "eigen", "los", "own")
TOTAL_WORDS: Final = (
    *("total", "totals", "grand total", "subtotal", "sub total", "sum", "overall"),
    *("totaal", "totalen", "eindtotaal", "subtotaal", "som", "generaal totaal"),
)


def add_table(grid: Grid, table: Mapping[str, str]) -> None:
    """Add the columns that read the table; ``table`` holds the cells of each of its columns, by key."""
    section = grid.section(Text("1  Wat het framework zegt", "1  What the framework says"))

    def add(key: str, header: Text, formula: str) -> None:
        grid.add(section, key, header, formula)

    add("kpi", KPI_COLUMNS["kpi"], text_in(table["kpi"]))
    for key in WORDS[1:]:
        add(key, KPI_COLUMNS[key], text_in(table[key]))
    for key in NUMBERS:
        # ``n`` is what the row number is called here.
        add("n_said" if key == "n" else key, KPI_COLUMNS[key], number_in(table[key]))
    is_total = any_word('SUBSTITUTE({kpi},":","")', TOTAL_WORDS)
    total = f'AND({{feeds}}="",{{formula}}="",{is_total})'
    add("total", Text("Totaalregel", "Totals row"), f"=IF({total},1,0)")
    add("last", Text("Laatst genoemd", "Last named"), '=IF(OR({kpi}="",{total}=1),{last-}&"",{kpi})')
    add(
        "name",
        Text("KPI van deze rij", "KPI of this row"),
        '=IF(OR({total}=1,AND({kpi}="",{feeds}="")),"",{last})',
    )
    add("id", Text("Eerste rij", "First row"), f'=IF({{name}}="",0,{first_row("{name}", grid.rows)})')
    feeds = first_row("{feeds}", grid.rows)
    add(
        "to",
        Text("Rij van die KPI", "Row of that KPI"),
        f'=IF(OR({{feeds}}="",{{id}}=0),0,IF({feeds}=0,{WRONG},{feeds}))',
    )
    roles = {1: MAIN_WORDS, 2: OTHER_WORDS}
    add("role_no", Text("Rol in cijfers", "Role in figures"), _number_of_word("role", roles))
    pools = {1: SHARED_WORDS, 2: SEPARATE_WORDS}
    add("pool_no", Text("Groep in cijfers", "Pool in figures"), _number_of_word("pool", pools))


def _number_of_word(key: str, words: Mapping[int, tuple[str, ...]]) -> str:
    found = str(WRONG)
    for number, spellings in words.items():
        found = f"IF({any_word(f'{{{key}}}', spellings)},{number},{found})"
    return f'=IF({{{key}}}="",0,{found})'


def _cell(cells: str) -> str:
    return f"INDEX({cells},{{n}})"


def text_in(cells: str) -> str:
    """The formula for what a row of a column says, its spacing made one."""
    # A no-break space and a line break count as a space, a soft hyphen as nothing. The signs themselves stand in the
    # formula: CHAR(160) is another sign on a Mac.
    tidy = f'{_cell(cells)}&""'
    for sign, instead in (("\u00a0", " "), ("\u00ad", "")):
        tidy = f'SUBSTITUTE({tidy},"{sign}","{instead}")'
    return f'=IFERROR(TRIM(SUBSTITUTE({tidy},CHAR(10)," ")),"#ERROR")'


def number_in(cells: str) -> str:
    """The formula for the number in a row of a column: ``NONE`` for a blank cell, ``WRONG`` for what is no number."""
    cell = _cell(cells)
    # To LibreOffice TRUE is a number. A text is refused: "3%" times 1 is 0.03 or 3 or an error, by the language of the
    # computer.
    return (
        f"=IF(ISLOGICAL({cell}),{WRONG},IF(ISNUMBER({cell}),IF({cell}<0,{WRONG},{cell}),"
        f'IF(ISERROR({cell}),{WRONG},IF(SUBSTITUTE(TRIM({cell}),"-","")="",{NONE},{WRONG}))))'
    )
