"""How far the plain sheet agrees with Python over many random plans, by LibreOffice live and by two engines.

``python -m tests.plain.agreement [PLANS] [FIRST] [EVERY] [WHO...]`` runs them and prints the table: 1,000 plans typed
one after the other into one workbook in LibreOffice, and calculated by formualizer; every fortieth (or another number)
by formulon, which takes seconds for each. ``WHO`` is one or more of ``libreoffice``, ``formualizer`` and ``formulon``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.plain.calculating import Office, by_formualizer, by_formulon, by_python, verdict
from tests.plain.plan_book import BELOW, KPIS, TARGETS, write_book
from tests.plain.random_plans import COLUMNS, random_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from tests.plain.random_plans import RandomPlan

NAMES, OUTCOMES = f"Calculation!{KPIS}", f"Calculation!{TARGETS}"
SELDOM = 40
EVERYONE = ("libreoffice", "formualizer", "formulon")


@dataclass
class Tally:
    """What one calculator made of the plans."""

    plans: Counter[str] = field(default_factory=Counter)
    kpis: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)

    def add(self, plan: RandomPlan, got: dict[str, Any]) -> None:
        """Compare one plan."""
        wanted = by_python(plan)
        found = Counter(verdict(wanted[name], got.get(name)) for name in wanted)
        found["DIFFERS"] += sum(name not in wanted for name in got)
        worst = next((each for each in ("DIFFERS", "loud", "another error") if found[each]), "equal")
        self.plans[worst] += 1
        self.kpis += found
        if worst != "equal":
            other = {name: (wanted.get(name), got.get(name)) for name in {*wanted, *got}}
            details = {name: pair for name, pair in other.items() if verdict(*pair) != "equal"}
            self.shown.append(f"plan {plan.number} ({plan.kind or 'ordinary'}) {worst}: {details}")


def typed_live(office: Office, folder: Path, plans: Iterable[RandomPlan], change: Callable[[str], str] = str) -> Tally:
    """One workbook, and one plan after the other typed into it."""
    tally = Tally()
    path = folder / "typed.xlsx"
    for number, plan in enumerate(plans):
        if number == 0:
            write_book(path, plan, change)
            office.ask(open=str(path))
        blank = [[None] * len(COLUMNS)] * (BELOW // 2 - len(plan.rows))
        typed = [["Framework", "B6", plan.cells + blank], ["Framework", "C1", [[plan.goal]]]]
        tally.add(plan, office.targets(NAMES, OUTCOMES, type=typed))
    return tally


def by_engine(
    engine: Callable[[Path, str, str], dict[str, Any]],
    folder: Path,
    plans: Iterable[RandomPlan],
    change: Callable[[str], str] = str,
) -> Tally:
    """A workbook a plan."""
    tally = Tally()
    path = folder / "built.xlsx"
    for plan in plans:
        write_book(path, plan, change)
        tally.add(plan, engine(path, NAMES, OUTCOMES))
    return tally


def python_of_libreoffice() -> str:
    """A Python that has ``uno``."""
    for python in ("/usr/bin/python3", shutil.which("python3") or ""):
        if python and subprocess.run([python, "-c", "import uno"], check=False, capture_output=True).returncode == 0:
            return python
    sys.exit("No Python with uno was found (Debian: apt install python3-uno).")


def main(count: int, first: int, seldom: int, who: Collection[str]) -> None:
    """Run and print."""
    plans = [random_plan(number) for number in range(first, first + count)]
    tallies: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if "libreoffice" in who:
            soffice = shutil.which("soffice") or sys.exit("LibreOffice is not installed.")
            with Office(python_of_libreoffice(), soffice, folder) as office:
                tallies["LibreOffice, typed live"] = typed_live(office, folder, plans)
        if "formualizer" in who:
            tallies["formualizer"] = by_engine(by_formualizer, folder, plans)
        if "formulon" in who:
            tallies["formulon"] = by_engine(by_formulon, folder, plans[::seldom])
    for name, tally in tallies.items():
        print(f"{name}: plans {dict(tally.plans)}; KPIs {dict(tally.kpis)}")  # noqa: T201
        print(*(line for line in tally.shown if "DIFFERS" in line), sep="\n")  # noqa: T201


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:] if each.isdecimal()]
    words = [each for each in sys.argv[1:] if not each.isdecimal()]
    plans, start, every = (*numbers, *(1000, 1, SELDOM)[len(numbers) :])
    main(plans, start, every, words or EVERYONE)
