"""What a Google Ads CSV of a million rows takes: ``python -m tests.bench.exports [ROWS]``.

Four ways over the same file, each in a process of its own: ``ff.read_export`` (recognised, every figure checked, totals
held against the rows, a tidy table of four figures a row), and ``pandas.read_csv``, polars and duckdb, which are
reported where the header is and what parts thousands. Of each the processor time, the time on the clock and the memory.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROWS: Final = 1_000_000
HEADER: Final = (
    "Day,Campaign status,Campaign,Ad group,Currency code,Campaign type,Clicks,Impr.,CTR,Avg. CPC,Cost,Conversions,"
    "Conv. rate,Cost / conv."
)
WAYS: Final = {
    "ff.read_export": "import fullfunnel as ff\nfound = ff.read_export(path)\n"
    "total = found[found.metric == 'cost'].value.sum()",
    "pandas.read_csv": "import pandas as pd\nfound = pd.read_csv(path, skiprows=2, thousands=',', na_values=[' --'])\n"
    "total = found['Cost'].sum()",
    "polars.read_csv": "import polars as pl\nfound = pl.read_csv(path, skip_rows=2, null_values=[' --'])\n"
    "total = found['Cost'].sum()",
    "duckdb read_csv": "import duckdb\nread = \"read_csv(?, skip=2, header=true, nullstr=' --')\"\n"
    "total = duckdb.execute(f'select sum(Cost::double) from {read}', [path]).fetchone()[0]",
}
_MEASURED: Final = """
import resource, sys, time
path = sys.argv[1]
clock, cpu = time.perf_counter(), time.process_time()
{way}
mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{{time.process_time() - cpu:8.1f}} {{time.perf_counter() - clock:8.1f}} {{mb:8.0f}} {{total:18.2f}}")
"""


def write(path: Path, rows: int) -> None:
    """A report of so many rows; the same at every run."""
    chance = random.Random(1)  # noqa: S311  # figures to measure with
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write(f'Campaign report\n"January 1, 2026 - June 30, 2026"\n{HEADER}\n')
        for at in range(rows):
            impressions = chance.randint(0, 5000)
            clicks = chance.randint(0, impressions // 10 + 1)
            cost = clicks * chance.random() * 2
            rate = f"{clicks / impressions:.2%}" if impressions else " --"
            price = f"{cost / clicks:.2f}" if clicks else " --"
            shown = f'"{impressions:,}"' if impressions > 999 else str(impressions)
            stream.write(
                f"2026-{1 + at % 6:02}-{1 + at % 28:02},Enabled,Campaign {at % 500} | Search,Group {at % 3000},EUR,"
                f"Search,{clicks},{shown},{rate},{price},{cost:.2f},{clicks * 0.04:.2f},4.00%, --\n"
            )


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Write the file, read it in every way that is installed, and print what each took."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "google.csv"
        write(path, rows)
        say(f"{rows:,} rows, {path.stat().st_size / 1e6:.0f} MB")
        say(f"{'':16} {'cpu s':>8} {'clock s':>8} {'MB':>8} {'cost':>18}")
        for name, way in WAYS.items():
            run = subprocess.run(  # our own program
                [sys.executable, "-c", _MEASURED.format(way=way), str(path)],
                capture_output=True,
                text=True,
                check=False,
            )
            say(f"{name:16} {run.stdout.rstrip() or 'not installed'}")


if __name__ == "__main__":
    main()
