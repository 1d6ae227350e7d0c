"""The language of a workbook is asked of some formulas, and no more are read for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from fullfunnel.recalc.engines.exact_book import ExactBook
from fullfunnel.recalc.proof import verification
from fullfunnel.recalc.regenerating import regenerate
from tests.recalc.factories import Cells, after, changes, left, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
    cells: Cells = {f"L{row}": (f"=LOG10(H1)+{row}", 3 + row) for row in range(1, 31)}
    cells["J1"] = ('=ROUND(L30,0)&" leads"', "33 leads")  # the logarithm of 1,000, and 30
    calculated: list[tuple[str, int]] = []
    real = ExactBook.calculated

    def counting(self: ExactBook, profile: str, *wanted: Any) -> Any:
        calculated.append((profile, len(self._tasks)))
        return real(self, profile, *wanted)

    monkeypatch.setattr(ExactBook, "calculated", counting)
    path = workbook(tmp_path / "plan.xlsx", cells, goal=100_000)
    assert after(path) == "35 leads"
    languages = {profile for profile, _ in calculated}
    assert len(languages) > 10
    assert sum(number for _, number in calculated) < 3 * 31 + 2 * len(languages)


JANUARY, MARCH, MAY, AUGUST = 46_053, 46_082, 46_143, 46_265
"""31 January, 1 March, 1 May and 31 August 2026."""


@pytest.mark.parametrize(
    ("code", "old", "new", "shown", "expected"),
    [
        # Dutch and Swedish write januari, French and Swedish mars, of which only the first are known to the engine.
        pytest.param("mmmm", JANUARY, AUGUST, "januari", None, id="Dutch or Swedish"),
        pytest.param("mmmm", MARCH, MAY, "mars", None, id="French or Swedish"),
        pytest.param("mmm", JANUARY, AUGUST, "Jan", None, id="English or Indonesian"),
        pytest.param("mmmm", MARCH, AUGUST, "maart", "augustus", id="Dutch"),
        pytest.param("dddd", MARCH, MAY, "zondag", "vrijdag", id="a Dutch day"),
        pytest.param("d mmmm jjjj", JANUARY, AUGUST, "31 januari 2026", "31 augustus 2026", id="a Dutch format"),
        pytest.param("mmmm", JANUARY, AUGUST, "January", "August", id="English"),
        pytest.param("mmmm", JANUARY, AUGUST, "janvier", "août", id="French"),
        pytest.param("mmmm", AUGUST, JANUARY, "agosto", None, id="Italian, Spanish or Portuguese"),
        pytest.param("dd-mm-yyyy", JANUARY, AUGUST, "31-01-2026", "31-08-2026", id="no names"),
    ],
)
def test_names_of_months_that_other_languages_share_prove_none(  # a line of the table
    tmp_path: Path, code: str, old: int, new: int, shown: str, expected: str | None
) -> None:
    path = workbook(tmp_path / "plan.xlsx", {"J1": (f'=TEXT(H1,"{code}")', shown)}, goal=new, shown=old)
    outcome = regenerate(path)
    if expected is None:
        assert set(left(outcome)) == {"J1"}
        assert "language" in left(outcome)["J1"]
    else:
        assert changes(outcome)["J1"] == expected


def test_a_name_elsewhere_in_the_workbook_tells_the_language(tmp_path: Path) -> None:
    cells: Cells = {"J1": ('=TEXT(H1,"mmmm")', "januari"), "K1": ('=TEXT(L1,"mmmm")', "maart"), "L1": MARCH}
    outcome = regenerate(workbook(tmp_path / "plan.xlsx", cells, goal=AUGUST, shown=JANUARY))
    assert changes(outcome)["J1"] == "augustus"
