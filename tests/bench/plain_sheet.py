"""What the sheet Calculation adds to a run of ``regenerate``: ``python -m tests.bench.plain_sheet``.

The example as it is, and the same with nothing on that sheet and no name for its targets, so that nobody looks at it.
Both get another goal each time, in turn and in one process, and the processor time of each run is compared: the median
of all runs but the first, in which engines and formulas are made ready.
"""

from __future__ import annotations

import re
import statistics
import tempfile
import zipfile
from pathlib import Path
from time import process_time
from typing import Final

from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.xlsx import patch

TEMPLATE: Final = Path(__file__).parents[2] / "workbook_templates" / "treinpakkers.en.xlsx"
RUNS: Final = 6
GOAL: Final = ("Start", "C7")


def without_the_sheet(path: Path) -> None:
    """Write the example without what is on the sheet."""
    with zipfile.ZipFile(TEMPLATE) as archive, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name in archive.namelist():
            part = archive.read(name)
            if "/worksheets/" in name and b"1E+300" in part:
                part = re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData/>", part, flags=re.DOTALL)
            if name == "xl/workbook.xml":
                part = part.replace(b'name="ffCalcTargets"', b'name="noTargets"')
            made.writestr(name, part)


def taken(path: Path, goal: float | None) -> float:
    """The processor time of a run after another goal was set, or over a workbook in which nothing was."""
    if goal is not None:
        patch(path, path, {GOAL[0]: {GOAL[1]: goal}})
    start = process_time()
    outcome = regenerate(path)
    assert outcome.refused is None
    return process_time() - start


def main() -> None:
    """Run and print."""
    with tempfile.TemporaryDirectory() as folder:
        with_it, without = Path(folder) / "with.xlsx", Path(folder) / "without.xlsx"
        with_it.write_bytes(TEMPLATE.read_bytes())
        without_the_sheet(without)
        for what, goals in (("a new goal", range(13_000, 13_000 + RUNS)), ("nothing changed", (None,) * RUNS)):
            times: dict[Path, list[float]] = {with_it: [], without: []}
            for goal in goals:
                for path, found in times.items():
                    found.append(taken(path, goal))
            now, bare = (statistics.median(found[1:]) for found in times.values())
            print(f"{what}: {now:.3f} s with the sheet, {bare:.3f} s without: {now / bare:.2f} times")  # noqa: T201


if __name__ == "__main__":
    main()
