"""A sheet of ours marks newer functions exactly as the library does, in every place that holds a formula."""

from __future__ import annotations

from io import BytesIO

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from fullfunnel.templates.marked_formulas import MarkedFormulas
from tests.templates.opened import members

FORMULAS = (
    "=SUM(A1:A3)",
    "=IFERROR(XLOOKUP(A1,B:B,C:C),0)",
    "=SORT(FILTER(A1:A3,B1:B3>0))",
    "=SORTBY(A1:A3,B1:B3)",
    '=TEXTJOIN(", ",TRUE,A1:A3)&CONCAT(A1)',
    "=CEILING.MATH(A1)+STDEV.S(A1:A3)",
    "=_xlfn.XLOOKUP(A1,B:B,C:C)",
    "={SUM(A1:A3*2)}",
    '=IF(A1="SORT(",1,2)',
    "=FUNNEL_TARGETS(A1:A3)",
    "=MYSORT(A1)",
)


def made(kind: type[Worksheet], *, every: bool) -> dict[str, bytes]:
    written = BytesIO()
    book = Workbook(written, {"in_memory": True, "use_future_functions": every})
    sheet = book.add_worksheet("Plan", kind)
    for row, formula in enumerate(FORMULAS):
        sheet.write_formula(row, 5, formula)
        rule = {"type": "formula", "criteria": formula, "format": book.add_format({"bold": True})}
        sheet.conditional_format(row, 0, row, 3, rule)
        sheet.data_validation(row, 4, row, 4, {"validate": "custom", "value": formula})
    book.close()
    found = members(written.getvalue())
    del found["docProps/core.xml"]  # holds the time
    return found


@pytest.mark.parametrize("every", [False, True])
def test_the_workbook_is_the_library_s(*, every: bool) -> None:
    ours = made(MarkedFormulas, every=every)
    assert ours == made(Worksheet, every=every)
    assert b"_xlfn.XLOOKUP(" in ours["xl/worksheets/sheet1.xml"]
    assert (b"_xlfn.TEXTJOIN(" in ours["xl/worksheets/sheet1.xml"].partition(b"</sheetData>")[0]) is every
