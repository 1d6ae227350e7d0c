"""The button Report where xlwings Lite runs it: in Pyodide, with a page around it or without one."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jinja2
import pytest

from fullfunnel.report.page import as_html
from fullfunnel.report.writing import report_of
from fullfunnel.xlsx.reading import open_book, rows_of_names, rows_of_tables
from tests.conftest import PYODIDE, missing

EXAMPLE = Path(__file__).parents[3] / "workbook_templates" / "treinpakkers.nl.xlsx"


def handed() -> dict[str, Any]:
    """The example as the button gets it: the tables and names of the open workbook."""
    book = open_book(EXAMPLE)
    tables = {name.lower(): rows for name, rows in rows_of_tables(book).items()}
    named = rows_of_names(book)
    fields = ("ffGoal", "ffStart", "ffEnd", "ffCampaign", "ffLanguage", "ffOrderValue", "ffMargin", "ffProfit")
    names = {name.lower(): named[name] for name in (*fields, "ffProfitBasis", "ffVat") if name in named}
    return {"tables": tables, "names": names, "selected_row": [], "language": "nl"}


def without_last_digits(page: str) -> str:
    """The page as it is read: of the unrounded figures behind it another C library may give another last digit."""
    return re.sub(r' data-value="[^"]*"', "", page)


@pytest.mark.host
@pytest.mark.parametrize("page", [True, False], ids=["with a page", "without a page"])
def test_the_report_is_a_download_and_a_sheet(wheel: Path, tmp_path: Path, page: bool) -> None:  # noqa: FBT001
    node = shutil.which("node")
    if node is None or not (PYODIDE / "node_modules" / "pyodide").exists():
        missing("Pyodide is not here (with Node 20 or newer and npm: .ci/pyodide)")
    plan, out = tmp_path / "plan.json", tmp_path / "out.json"
    plan.write_text(json.dumps(handed(), default=str), "utf-8")
    script = Path(__file__).parent / "report.mjs"
    site = Path(jinja2.__file__).parents[1]
    ran = subprocess.run(
        [str(node), *map(str, (script, PYODIDE, wheel, site, plan, out))],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
        env={**os.environ, "WITHOUT_A_PAGE": "" if page else "1"},
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    answer = json.loads(out.read_text("utf-8"))
    rows = answer["said"]["sheet"]["rows"]
    words = [cell for row in rows for cell in row if cell]
    made = report_of(EXAMPLE)
    assert made.headline in words
    for section in made.sections:
        assert section.title in words
        for sentence in section.says:
            assert sentence in words
    assert len({len(row) for row in rows}) == 1
    heavy = {"pandas", "numpy", "openpyxl", "xlsxwriter", "pptx", "typst", "typer", "rich"}
    assert heavy & set(answer["modules"]) == set()
    if page:
        (file,) = answer["files"]
        assert file["name"] == "Full funnel rapport.html"
        assert file["type"] == "text/html;charset=utf-8"
        assert without_last_digits(file["text"]) == without_last_digits(as_html(made))
        assert "als download aangeboden" in answer["said"]["say"]
    else:
        assert answer["files"] == []
        assert "download" not in answer["said"]["say"]
