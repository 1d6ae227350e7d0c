"""The language of a workbook is asked of some formulas, and no more are read for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from fullfunnel.recalc.proof import verification

if TYPE_CHECKING:
    from collections.abc import Iterator

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
