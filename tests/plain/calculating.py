"""What others make of a workbook: LibreOffice live, and the engines that calculate without any spreadsheet."""

from __future__ import annotations

import json
import math
import subprocess
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from fullfunnel.errors import FunnelError
from fullfunnel.framework.names import same_name
from fullfunnel.framework.table import is_total
from fullfunnel.functions import FUNCTIONS
from fullfunnel.xlsx.address import column_number
from tests.plain.random_plans import HEADER

if TYPE_CHECKING:
    from types import TracebackType

    from tests.plain.random_plans import RandomPlan

PROGRAM = Path(__file__).with_name("office.py")
NOT_A_DIFFERENCE = ("equal", "loud", "another error")


class Office:
    """A LibreOffice of its own, without any add-in."""

    def __init__(self, python: str, soffice: str, folder: Path) -> None:
        """Start it, with a profile in ``folder``."""
        self._run = subprocess.Popen(
            [python, str(PROGRAM), soffice, str(folder / "profile")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        """Nothing more to do."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it."""
        assert self._run.stdin is not None
        self._run.stdin.close()
        try:
            self._run.wait(60)
        finally:
            self._run.kill()
            assert self._run.stdout is not None
            self._run.stdout.close()

    def ask(self, **job: Any) -> Any:
        """One job; see the program."""
        assert self._run.stdin is not None
        assert self._run.stdout is not None
        self._run.stdin.write(json.dumps(job) + "\n")
        self._run.stdin.flush()
        return json.loads(self._run.stdout.readline())

    def targets(self, kpis: str, targets: str, **job: Any) -> dict[str, Any]:
        """The targets by name, after a change."""
        came = self.ask(read=[kpis, targets], **job)
        return by_name([row[0] for row in came[kpis]], [row[0] for row in came[targets]])


def by_name(names: list[Any], targets: list[Any]) -> dict[str, Any]:
    """The targets of the rows that have a name."""
    return {same_name(str(name)): target for name, target in zip(names, targets, strict=True) if name}


def by_python(plan: RandomPlan) -> dict[str, Any]:
    """What FUNNEL_TARGET gives for every KPI that the table names."""
    rows = [HEADER, *plan.cells]
    names = [same_name(str(row.get("kpi") or "")) for row in plan.rows]
    named = dict.fromkeys(name for name in names if name and not is_total(name))
    return {name: by_function("FUNNEL_TARGET", name, plan.goal, rows) for name in named}


def by_function(function: str, *given: Any) -> Any:
    """What a cell with this function shows."""
    try:
        return FUNCTIONS[function](*given)
    except FunnelError as error:
        return error.excel


def verdict(expected: Any, got: Any) -> str:
    """``equal``; ``loud``, an error where Python has a number; ``another error``; else ``DIFFERS``."""
    if isinstance(expected, float) and isinstance(got, float):
        return "equal" if math.isclose(expected, got, rel_tol=1e-9, abs_tol=1e-12) else "DIFFERS"
    if expected == got:
        return "equal"
    if isinstance(got, str) and got.startswith("#"):
        return "another error" if isinstance(expected, str) else "loud"
    return "DIFFERS"


def by_formualizer(path: Path, kpis: str, targets: str) -> dict[str, Any]:
    """The targets as formualizer calculates them."""
    book = _evaluated(path.read_bytes())

    def cells(place: str) -> list[Any]:
        sheet, column, first, last = _column(place)
        return [_plain(book.get_value(sheet, row, column)) for row in range(first, last + 1)]

    return by_name(cells(kpis), cells(targets))


@lru_cache(maxsize=1)
def _evaluated(content: bytes) -> Any:
    """The workbook calculated by formualizer, once for all that is read of it."""
    import formualizer  # noqa: PLC0415

    book = formualizer.load_workbook_bytes(content)
    book.evaluate_all()
    return book


def by_formulon(path: Path, kpis: str, targets: str) -> dict[str, Any]:
    """The targets as formulon calculates them."""
    import formulon  # noqa: PLC0415

    with formulon.Workbook.load(path.read_bytes()) as book:
        book.recalc()
        names = [book.sheet_name(at) for at in range(book.sheet_count())]

        def cells(place: str) -> list[Any]:
            sheet, column, first, last = _column(place)
            at = names.index(sheet)
            return [output(book.get_value(at, row - 1, column - 1)) for row in range(first, last + 1)]

        def output(value: Any) -> Any:
            if value.kind is formulon.ValueKind.ERROR:
                return formulon.error_display_name(value.error_code)
            return _plain(value.to_python())

        return by_name(cells(kpis), cells(targets))


def _column(place: str) -> tuple[str, int, int, int]:
    sheet, cells = place.rsplit("!", 1)
    start, end = cells.split(":")
    letter = start.rstrip("0123456789")
    return sheet, column_number(letter), int(start[len(letter) :]), int(end[len(letter) :])


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        kinds = {"Na": "#N/A", "Value": "#VALUE!", "Div": "#DIV/0!", "Num": "#NUM!"}
        return kinds.get(str(value.get("kind")), f"#{value}")
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
