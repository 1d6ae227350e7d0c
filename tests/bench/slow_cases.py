"""How twelve hostile and large inputs grow: ``python -m tests.bench.slow_cases [--seconds 60] [CASE...]``.

Every figure is that of the whole command in a process of its own, its start included; a run that takes longer than the
limit is ended and shown as ``>60``. To measure another version, set ``PYTHONPATH`` to its folder ``addin``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Callable

Rows = list[list[Any]]

MAIN: Final = """
try:
    from fullfunnel.commands.cli import main
except ImportError:
    from fullfunnel.cli import main
main()
"""
MESSAGES: Final = ["ID", "Stage", "Product", "Headline", "Body", "CTA", "Price", "Follows"]
KPIS: Final[Rows] = [["KPI", "Stage", "Feeds", "Rate"], ["Leads", "Do", None, None], ["Visits", "See", "Leads", 0.1]]
STAGES: Final = ("See", "Think", "Do", "Care")
CHECK: Final = ("check",)
REGENERATE: Final = ("regenerate", "--check")


class Case(NamedTuple):
    """An input that grows, and the command that gets it."""

    make: Callable[[Path, int], None]
    command: tuple[str, ...]
    sizes: tuple[int, ...]


def book(
    path: Path,
    messages: Rows | None = None,
    kpis: Rows = KPIS,
    *,
    names: dict[str, str] | None = None,
    formula: str = "",
) -> None:
    with xlsxwriter.Workbook(path) as made:
        page = made.add_worksheet("Plan")
        page.write("J1", 100)
        headers, *rows = kpis
        columns = [{"header": header} for header in headers]
        page.add_table(2, 0, 2 + len(rows), len(headers) - 1, {"name": "ffKpis", "columns": columns, "data": rows})
        page.write_formula("K1", f'=FUNNEL_TARGET("{rows[-1][0]}",$J$1,ffKpis[#All])', None, 0)
        if formula:
            page.write_formula("K2", formula, None, 0)
        for name, text in {"ffGoal": "=Plan!$J$1", **(names or {})}.items():
            made.define_name(name, text)
        if messages:
            columns = [{"header": header} for header in MESSAGES]
            place = (0, 0, len(messages), len(MESSAGES) - 1)
            made.add_worksheet("Messages").add_table(
                *place, {"name": "ffMessages", "columns": columns, "data": messages}
            )


def blanks_before_a_doctype(path: Path, many: int) -> None:
    book(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"?>", b"?>" + b" " * many, 1)
    parts[sheet] = parts[sheet].replace(b"<sheetData", b"<!-- <!DOCTYPE --><sheetData")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def names_of_names(path: Path, many: int) -> None:
    names = {f"xq{at}z": f"=xq{at - 1}z+xq{at - 1}z" for at in range(1, many + 1)}
    book(path, names={"xq0z": "=Plan!$A$1", **names}, formula=f"=xq{many}z+K1")


def name_of_itself(path: Path, _: int) -> None:
    book(path, names={"selfie": "=selfie+selfie"}, formula="=selfie+K1")


def counted_rows(path: Path, many: int) -> None:
    book(path, formula=f"=COUNTIFS({','.join(['1:1,K1'] * many)})")


def one_cell(text: Callable[[int], str]) -> Callable[[Path, int], None]:
    return lambda path, many: book(path, [["M1", "See", "Tour", "Ride", text(many)[:32_767], "", "", ""]])


def one_product(path: Path, many: int) -> None:
    rows = [
        [f"M{at}", STAGES[at % 4], "Tour", f"Ride {at}", f"From € {at % 90 + 10}", "Book", f"€ {at % 90 + 10}", ""]
        for at in range(many)
    ]
    book(path, rows)


def unknown_follows(path: Path, many: int) -> None:
    book(path, [[f"M{at}", "Think", f"Tour {at}", f"Ride {at}", "", "", "", f"Q{at}zz"] for at in range(many)])


def follows_all_before(path: Path, many: int) -> None:
    rows = [
        [f"M{at}", STAGES[3 * at // many], "Tour", f"Ride {at}", "", "", "", ",".join(f"M{each}" for each in range(at))]
        for at in range(many)
    ]
    book(path, rows)


def many_kpis(path: Path, many: int) -> None:
    book(path, None, [*KPIS[:2], *([f"K{at}", "See", "Leads", 0.5] for at in range(many))])


CASES: Final[dict[str, Case]] = {
    "blanks before a DOCTYPE": Case(blanks_before_a_doctype, CHECK, (20, 24, 28, 60)),
    "names of names": Case(names_of_names, REGENERATE, (8, 12, 16, 20)),
    "a name of itself": Case(name_of_itself, REGENERATE, (1,)),
    "COUNTIFS over whole rows": Case(counted_rows, REGENERATE, (1, 2)),
    "a code before a number": Case(
        one_cell(lambda many: "utm" + "_" * (many - 30) + "x 111222333 0612345678"), CHECK, (2_000, 8_000, 32_767)
    ),
    "a cookie without ID": Case(one_cell(lambda many: "cookie" + " " * many), CHECK, (2_000, 8_000, 32_767)),
    "phone numbers in a cell": Case(one_cell(lambda many: "0612345678 " * (many // 11)), CHECK, (2_000, 8_000, 32_767)),
    "prices in a cell": Case(one_cell(lambda many: "€ 10 " * (many // 5)), CHECK, (2_000, 8_000, 32_767)),
    "messages of one product": Case(one_product, CHECK, (125, 250, 500)),
    "unknown Follows": Case(unknown_follows, CHECK, (250, 500, 1_000)),
    "Follows that list all before": Case(follows_all_before, CHECK, (50, 100, 200)),
    "KPIs": Case(many_kpis, CHECK, (2_500, 5_000, 10_000)),
}


def taken(case: Case, path: Path, limit: float) -> str:
    start = perf_counter()
    try:
        subprocess.run(
            [sys.executable, "-c", MAIN, *case.command, path], capture_output=True, timeout=limit, check=False
        )
    except subprocess.TimeoutExpired:
        return f">{limit:g}"
    return f"{perf_counter() - start:.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="*", default=list(CASES))
    parser.add_argument("--seconds", type=float, default=60.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in asked.cases:
            case = CASES[name]
            figures = []
            for size in case.sizes:
                path = Path(folder) / f"{size}.xlsx"
                case.make(path, size)
                figures.append(f"{size}: {taken(case, path, asked.seconds)} s")
                if figures[-1].split()[1].startswith(">"):
                    break
            sys.stdout.write(f"{name:30} {', '.join(figures)}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
