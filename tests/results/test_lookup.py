"""A mapping of thousands of campaigns: each is looked up once, and the first row that fits is the one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.results.into_plan.mapping import Lookup, MappingRow
from tests.results.counting import counted

if TYPE_CHECKING:
    import pytest


def test_a_campaign_is_looked_up_and_not_tried_on_every_row(monkeypatch: pytest.MonkeyPatch) -> None:
    many = 3_000
    rows = [MappingRow(source="Meta", campaign=f"c {at}", metric="clicks", kpi=f"k {at}") for at in range(many)]
    looked = counted(monkeypatch, MappingRow, "is_about")
    lookup = Lookup(rows)
    for _ in range(3):
        for at in range(many):
            found = lookup.find("Meta: one", f"C {at}", "clicks")
            assert found is not None
            assert found.kpi == f"k {at}"
    assert looked[0] == many


def test_the_first_row_that_fits_is_found_whether_it_has_a_star_or_not() -> None:
    def row(campaign: str, kpi: str, source: str = "Meta", metric: str = "clicks") -> MappingRow:
        return MappingRow(source=source, campaign=campaign, metric=metric, kpi=kpi)

    rows = [
        row("see_*", "stars"),
        row("SEE_video", "named"),
        row("THINK", "other account", "Meta: two"),
        row("think", "named later"),
        row("*", "any platform", "*"),
        row("", "never reached"),
    ]
    assert [
        found.kpi if (found := Lookup(rows).find(*key)) else None
        for key in (
            ("Meta", "SEE_video", "clicks"),
            ("Meta: two", "Think", "clicks"),
            ("Meta: one", "Think", "Clicks"),
            ("TikTok", "Think", "clicks"),
            ("TikTok", "Think", "reach"),
        )
    ] == ["stars", "other account", "named later", "any platform", None]
