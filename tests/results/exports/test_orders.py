"""Orders of Shopify: revenue by day without the name of a customer, and refused where it would be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import fullfunnel as ff
from tests.results.export_cases import text

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "Name,Email,Financial Status,Currency,Taxes,Total,Created at,Lineitem quantity,Refunded Amount,Cancelled at"


def order(
    number: int, total: str = "85.25", day: str = "2026-03-01", currency: str = "EUR", taxes: str = "14.75"
) -> str:
    return f"#{number},ann@example.com,paid,{currency},{taxes},{total},{day} 09:59:00 +0100,1,0,"


def read(tmp_path: Path, *lines: str, **options: Any) -> Any:
    path = tmp_path / "orders.csv"
    path.write_bytes(text(HEAD, *lines))
    return ff.read_export(path, **options)


def test_cancelled_orders_count_and_are_said(tmp_path: Path) -> None:
    frame = read(tmp_path, order(1), order(2, "40.50")[:-1] + ",2026-03-05 08:00:00 +0100")
    assert frame.groupby("metric").value.sum()["revenue"] == pytest.approx(125.75)
    assert any("1 cancelled orders are included" in note for note in frame.attrs["notes"])
    assert not any("ann@example.com" in str(cell) for cell in frame.to_numpy().ravel())


def test_a_totals_row_below_the_orders_is_no_order(tmp_path: Path) -> None:
    frame = read(tmp_path, order(1), order(2, "40.50"), "Total,,,EUR,29.50,125.75,,2,0,")
    sums = frame.groupby("metric").value.sum()
    assert (sums["orders"], sums["revenue"]) == (2, pytest.approx(125.75))
    assert [skipped["line"] for skipped in frame.attrs["skipped"]] == [4]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([order(1), order(1)], "3"),
        ([order(1), order(2)[:20]], "3"),
        ([order(1), order(2, currency="USD")], "more than one currency: EUR, USD"),
        ([order(1), order(2, day="soon")], "3"),
        ([order(1), order(2, total="a lot")], "3"),
        ([order(1, total="1.234", taxes="1.234")], "1.234"),
    ],
    ids=["twice", "cut off", "two currencies", "no day", "no figure", "a thousand or one"],
)
def test_orders_that_would_give_a_wrong_sum_are_refused(lines: list[str], said: str, tmp_path: Path) -> None:
    with pytest.raises(ff.FunnelError) as refused:
        read(tmp_path, *lines)
    assert said in refused.value.text.en
    assert "ann@example.com" not in refused.value.text.en
    assert refused.value.text.nl != refused.value.text.en


def test_the_marketeer_says_what_the_point_means(tmp_path: Path) -> None:
    lines = [order(1, total="1.234", taxes="0")]
    assert read(tmp_path, *lines, decimal=",").groupby("metric").value.sum()["revenue"] == 1234
    assert read(tmp_path, *lines, decimal=".").groupby("metric").value.sum()["revenue"] == 1.234
