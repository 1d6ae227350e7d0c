"""The language of a workbook is asked of some formulas, and no more are read for it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, cast

from fullfunnel.recalc.engines.exact_book import ExactBook
from fullfunnel.recalc.proof import verification
from tests.recalc.factories import Cells, after, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

    from fullfunnel.recalc.formulas.dependents import Dependence
    from fullfunnel.recalc.values import Values


def test_no_more_formulas_are_looked_at_than_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    def telling(_shown: object, _dependence: object) -> Iterator[int]:
        for at in range(10_000):
            looked.append(at)
            yield at

    asked: list[list[int]] = []

    def ask(_shown: object, cells: list[int], _profiles: object) -> dict[int, frozenset[str]]:
        asked.append(cells)
        return {}

    monkeypatch.setattr(verification, "_telling", telling)
    monkeypatch.setattr(verification, "from_what_is_shown", ask)
    verification._proof(cast("Values", None), cast("Dependence", None), ())  # noqa: SLF001  # what a look costs
    assert asked == [looked]
    assert len(looked) == 80


def test_in_other_languages_only_what_turns_on_them_is_calculated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many formulas that only the exact engine knows one joins a number to a text."""
    cells: Cells = {f"L{row}": (f"=LN(H1)+{row}", math.log(1000) + row) for row in range(1, 31)}
    cells["J1"] = ('=ROUND(L30,0)&" leads"', "37 leads")  # ln(1000) + 30
    calculated: list[tuple[str, int]] = []
    real = ExactBook.calculated

    def counting(self: ExactBook, profile: str, *wanted: Any) -> Any:
        calculated.append((profile, len(self._tasks)))
        return real(self, profile, *wanted)

    monkeypatch.setattr(ExactBook, "calculated", counting)
    path = workbook(tmp_path / "plan.xlsx", cells, goal=100_000)
    assert after(path) == "42 leads"  # ln(100,000) + 30 = 41.5
    languages = {profile for profile, _ in calculated}
    assert len(languages) > 10
    assert sum(number for _, number in calculated) < 3 * 31 + 2 * len(languages)
