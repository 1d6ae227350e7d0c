"""What the rows of the framework say, read as the cell functions read them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.framework.columns import ALL_KPI_COLUMNS, KPI_COLUMNS
from fullfunnel.language import Text
from fullfunnel.plain.column import letters
from fullfunnel.plain.outcome import NONE, REST, WRONG, any_word, first_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fullfunnel.plain.column import Grid

WORDS: Final = ("kpi", "stage", "role", "unit", "feeds", "pool", "formula")
"""The columns of the framework that hold words."""
NUMBERS: Final = ("rate", "share", "baseline", "n", "cap", "unit_cost", "per", "own_target")
"""Those that hold numbers of zero or more."""
READ: Final = (*WORDS, *NUMBERS, "lag")
REQUIRED: Final = ("kpi", "feeds", "rate")
"""The columns that a framework cannot do without."""
OUTFLOW: Final = ALL_KPI_COLUMNS["outflow"]
"""A column that a table need not have; it is looked for in the header row."""
_WIDTH: Final = 50
"""How many columns from the first one on it is looked for."""
_CELLS: Final = re.compile(r"(.+!)\$([A-Z]{1,3})\$(\d+):\$[A-Z]{1,3}\$(\d+)")

MAIN_WORDS: Final = ("main", "hoofd", "hoofd-kpi", "hoofdkpi", "hoofddoel", "main kpi", "primary")
OTHER_WORDS: Final = ("direct", "indirect", "guard", "bewaking", "guard rail", "guardrail", "bewaken")
SHARED_WORDS: Final = ("shared", "gedeeld", "samen")
SEPARATE_WORDS: Final = ("separate", "apart", "gescheiden", "eigen", "los", "own")
REST_WORDS: Final = ("rest", "the rest", "de rest", "restant", "remainder")
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
        formula = _share(table[key]) if key == "share" else number_in(table[key])
        add("n_said" if key == "n" else key, KPI_COLUMNS[key], formula)
    add("lag", KPI_COLUMNS["lag"], _lag(table["lag"]))
    outflow = number_of(f"INDEX({block_of(table)},{{row}},{{outflow_at}})")
    add("outflow", OUTFLOW, f"=IF({{outflow_at}}=0,{NONE},{outflow})")
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


def wrong_headers(table: Mapping[str, str]) -> str:
    """The formula for 1 where a header does not say what its column is read for, else 0.

    A column may be renamed into another, or count per month or in thousands; the cell functions know what to do.
    """
    said = []
    for key in filter(table.get, READ):
        words = {each + end for each in KPI_COLUMNS[key] for end in ("", "s")}
        header = f"TRIM({_header(table[key])})"
        said.append(any_word(header, tuple(sorted(words))))
    return f"=IF(AND({','.join(said)}),0,1)"


def outflow_column(table: Mapping[str, str]) -> str:
    """The formula for the place of the column Outflow among the columns, 0 where there is none."""
    words = tuple(f'"{word}"' for word in OUTFLOW)
    return f"={place_of(words, headers_of(table))}"


def place_of(words: tuple[str, ...], headers: str) -> str:
    """The place of the first of these words among headers, 0 where none is there; each a text in quotes or a cell.

    Not by COLUMN of the headers: engines beside Excel give the first of them only.
    """
    found = "0"
    for word in reversed(words):
        found = f"IFERROR(MATCH({word},{headers},0),{found})"
    return found


def block_of(table: Mapping[str, str]) -> str:
    """All columns of the table and those behind it."""
    sheet, first, top, bottom = _parts(table["kpi"])
    return f"{sheet}${first}${top}:${letters(_column_number(first) + _WIDTH - 1)}${bottom}"


def headers_of(table: Mapping[str, str]) -> str:
    """The headers of these columns."""
    sheet, first, top, _ = _parts(block_of(table))
    last = letters(_column_number(first) + _WIDTH - 1)
    return f"{sheet}${first}${top - 1}:${last}${top - 1}"


def column_of(cells: str) -> int:
    """The column of such cells, 0 for A."""
    return _column_number(_parts(cells)[1])


def _header(cells: str) -> str:
    sheet, letter, top, _ = _parts(cells)
    return f"{sheet}${letter}${top - 1}"


def _parts(cells: str) -> tuple[str, str, int, int]:
    match = _CELLS.fullmatch(cells)
    if match is None:
        raise ValueError(cells)
    return match[1], match[2], int(match[3]), int(match[4])


def _column_number(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def share_of(cell: str) -> str:
    """What a cell with a share says: a number, or the word for what the others leave."""
    return f"IF(ISERROR({cell}),{WRONG},IF({any_word(f'TRIM({cell})', REST_WORDS)},{REST},{number_of(cell)}))"


def _share(cells: str) -> str:
    return f"={share_of(_cell(cells))}" if cells else f"={NONE}"


def _lag(cells: str) -> str:
    """Whether a lag can be read: nothing, a number, or a text that begins with a figure (``7-30``)."""
    if not cells:
        return "=0"
    cell = _cell(cells)
    figure = f'ISNUMBER(FIND(LEFT(TRIM({cell})&"x",1),"0123456789"))'
    text = f'IF(OR(SUBSTITUTE(TRIM({cell}),"-","")="",{figure}),0,{WRONG})'
    number = f"IF(ISNUMBER({cell}),IF(OR({cell}<0,{cell}>10000),{WRONG},0),{text})"
    return f"=IF(OR(ISERROR({cell}),ISLOGICAL({cell})),{WRONG},{number})"


def _number_of_word(key: str, words: Mapping[int, tuple[str, ...]]) -> str:
    found = str(WRONG)
    for number, spellings in words.items():
        found = f"IF({any_word(f'{{{key}}}', spellings)},{number},{found})"
    return f'=IF({{{key}}}="",0,{found})'


def _cell(cells: str) -> str:
    return f"INDEX({cells},{{row}})"


def text_in(cells: str) -> str:
    """The formula for what a row of a column says, its spacing made one; of a column that is not there, nothing."""
    if not cells:
        return '=""'
    # A no-break space and a line break count as a space, a soft hyphen as nothing. The signs themselves stand in the
    # formula: CHAR(160) is another sign on a Mac.
    tidy = f'{_cell(cells)}&""'
    for sign, instead in (("\u00a0", " "), ("\u00ad", "")):
        tidy = f'SUBSTITUTE({tidy},"{sign}","{instead}")'
    return f'=IFERROR(TRIM(SUBSTITUTE({tidy},CHAR(10)," ")),"#ERROR")'


def number_in(cells: str) -> str:
    """The formula for the number in a row of a column: ``NONE`` for a blank cell, ``WRONG`` for what is no number."""
    return f"={number_of(_cell(cells))}" if cells else f"={NONE}"


def number_of(cell: str) -> str:
    """The number in a cell, as :func:`number_in` has it."""
    # To LibreOffice TRUE is a number. A text is refused: "3%" times 1 is 0.03 or 3 or an error, by the language of the
    # computer.
    return (
        f"IF(ISLOGICAL({cell}),{WRONG},IF(ISNUMBER({cell}),IF({cell}<0,{WRONG},{cell}),"
        f'IF(ISERROR({cell}),{WRONG},IF(SUBSTITUTE(TRIM({cell}),"-","")="",{NONE},{WRONG}))))'
    )
