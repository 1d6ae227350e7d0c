"""What an import of four rows into the example takes: ``python -m tests.bench.small_import``.

Beside it what regenerating the same workbook takes, in a process of its own: both evaluate what hangs on the results,
so the one is measured by the other. Of each the processor time after the modules were loaded, and the memory.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

EXAMPLE: Final = Path(__file__).parents[2] / "workbook_templates" / "treinpakkers.en.xlsx"
EXPORT: Final = (
    "Campaign report\n27 April 2026 - 28 April 2026\nDay,Campaign,Currency code,Impr.,Clicks,Cost\n"
    "2026-04-27,SEE_video,EUR,200000,50,800.00\n2026-04-27,THINK_search,EUR,9000,100,20.50\n"
    "2026-04-28,SEE_video,EUR,210000,52,801.00\n2026-04-28,THINK_search,EUR,9100,101,21.50\n"
)
WAYS: Final = {
    "read, mapped": (
        "from fullfunnel.plans.importing import prepare_import",
        "prepare_import(plan, [export])",
    ),
    "import": (
        "from fullfunnel.plans.importing import prepare_import, write_import",
        "write_import(prepare_import(plan, [export]), backup=False)",
    ),
    "regenerate": (
        "import fullfunnel as ff\nff.patch(plan, plan, {'Start': {'C7': 13000}})",
        "ff.regenerate(plan)",
    ),
}
_MEASURED: Final = """
import resource, sys, time
plan, export = sys.argv[1:]
{before}
cpu = time.process_time()
{way}
print(f"{{time.process_time() - cpu:8.2f}} {{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f}}")
"""


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Do each on a copy of its own, and print what it took."""
    say(f"{'':14} {'cpu s':>8} {'MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        plan, export = Path(folder) / "plan.xlsx", Path(folder) / "google.csv"
        export.write_text(EXPORT, encoding="utf-8")
        for name, (before, way) in WAYS.items():
            shutil.copy(EXAMPLE, plan)
            run = subprocess.run(  # our own program
                [sys.executable, "-c", _MEASURED.format(before=before, way=way), str(plan), str(export)],
                capture_output=True,
                text=True,
                check=True,
            )
            say(f"{name:14} {run.stdout.rstrip()}")


if __name__ == "__main__":
    main()
