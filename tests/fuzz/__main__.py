"""The long run: ``python -m tests.fuzz --minutes 60``.

Rounds of odd workbooks, each round a process of its own, so that one that is killed or aborts is a finding too. What
fails is kept as a file in ``--keep``, and every finding is reported at the end; exit code 1 when there is one.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz.judging import judge
from tests.fuzz.mutating import TEARS, TURNS, Tear, Turn, packed, torn, turned
from tests.fuzz.seeds import SHEET, real_seeds, seeds

_ROUND = 1000
_LINES, _LINE = 80, 300
"""What is reported of a failure: its last lines, cut off where a workbook holds a very long text."""


def one_round(number: int, keep: Path) -> Counter[str]:
    """A round of workbooks; how often each outcome came."""
    seen: Counter[str] = Counter()
    real = real_seeds()
    # Half of the workbooks come from our own, which have cells of ours.
    starts = seeds() * max(1, len(real) // len(seeds())) + real
    keep.mkdir(parents=True, exist_ok=True)
    now = keep / f"round-{number}.xlsx"

    @seed(number)
    @settings(
        deadline=None,
        max_examples=_ROUND,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    @given(st.integers(0, len(starts) - 1), TEARS, TURNS)
    def rounds(start: int, tears: list[Tear], turns: list[Turn]) -> None:
        content = starts[start]
        sheet = next((name for name in content if name.lower().startswith("xl/worksheets/")), SHEET)
        container = turned(packed(torn(content, tears, sheet)), turns)
        now.write_bytes(container)
        seen[judge(container)] += 1

    rounds()
    now.unlink()
    return seen


def main() -> int:
    """Run rounds until the time is up."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"))
    parser.add_argument("--round", type=int)
    given_words = parser.parse_args()
    if given_words.round is not None:
        print(json.dumps(one_round(given_words.round, given_words.keep)))  # noqa: T201 the answer to the process above
        return 0
    end = time.monotonic() + 60 * given_words.minutes
    total: Counter[str] = Counter()
    findings: list[int] = []
    while time.monotonic() < end:
        number = random.getrandbits(32)
        command = [sys.executable, "-m", "tests.fuzz", "--round", str(number), "--keep", str(given_words.keep)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=3600)
        if done.returncode:
            findings.append(number)
            output = "\n".join(line[:_LINE] for line in done.stderr.splitlines()[-_LINES:])
            _say(f"round {number} ended with {done.returncode}:\n{output}")
        else:
            total.update(json.loads(done.stdout.splitlines()[-1]))
            _say(f"round {number}: {total.total()} workbooks, {len(total)} outcomes, {len(findings)} findings")
    _say(json.dumps(dict(total.most_common()), indent=1))
    _say(f"{total.total()} workbooks, {len(findings)} findings: {findings}")
    return 1 if findings else 0


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 a command


if __name__ == "__main__":
    sys.exit(main())
