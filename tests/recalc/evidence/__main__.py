"""Make the table of evidence.

``python -m tests.recalc.evidence table``: the committed table, from the two tables of counts beside this file.
``python -m tests.recalc.evidence cases``: count anew over the cases, with LibreOffice as the independent engine.
``python -m tests.recalc.evidence workbooks FOLDER...``: count over workbooks that Excel saved; each formula that comes
out otherwise is printed, for somebody to look at: is the engine wrong, or was the file out of date?

``cases`` and ``workbooks`` print a table; ``--add`` puts its counts with those that are there.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from tests.recalc.evidence.cases import cases
from tests.recalc.evidence.counting import (
    HERE,
    OF_CASES,
    OF_WORKBOOKS,
    of_cases,
    of_workbooks,
    read,
    together,
    without_calcs_own,
    written,
)

EVIDENCE: Final = Path(__file__).parents[3] / "addin/fullfunnel/recalc/proof/evidence.csv"


def rebuilt() -> str:
    """The table of evidence as its two sources make it."""
    return written(
        together(read(HERE / "workbooks.csv"), without_calcs_own(read(HERE / "cases.csv"))), (*OF_WORKBOOKS, *OF_CASES)
    )


def main() -> None:
    """Do what was asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.recalc.evidence", description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=["table", "cases", "workbooks"])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--add", action="store_true", help="put the counts with those that are there")
    given = parser.parse_args()
    if given.what == "table":
        EVIDENCE.write_text(rebuilt(), encoding="utf-8")
        return
    heads: tuple[str, ...] = OF_WORKBOOKS
    if given.what == "cases":
        heads, counted = OF_CASES, of_cases(cases(), with_calc=True)
    else:
        paths = sorted(path for folder in given.folders for path in folder.rglob("*.xls[xm]"))
        counted, other = of_workbooks(paths)
        sys.stderr.writelines(f"{line}\n" for line in other)
    place = HERE / f"{given.what}.csv"
    if given.add:
        place.write_text(written(together(read(place), counted), heads), encoding="utf-8")
    else:
        sys.stdout.write(written(counted, heads))


if __name__ == "__main__":
    main()
