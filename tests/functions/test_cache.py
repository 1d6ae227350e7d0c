"""The key of a range: its content with the type of every cell, and none where a host hands over what has no content."""

from __future__ import annotations

from typing import Any

import pytest

from fullfunnel import functions
from fullfunnel.functions.cache import Cache, content_of

ROWS: list[list[Any]] = [
    ["KPI", "Stage", "Feeds", "Rate"],
    ["Leads", "Do", None, None],
    ["Visits", "Think", "Leads", 0.03],
]


class Odd:
    """What a host may put in a cell: it can be neither written out nor compared."""

    def __reduce__(self) -> str:
        raise TypeError

    def __eq__(self, other: object) -> bool:
        raise TypeError

    __hash__ = None  # type: ignore[assignment]


def long(cell: object) -> list[list[object]]:
    return [[number, cell] for number in range(300)]


@pytest.mark.parametrize(("one", "other"), [(1, True), (0, False), (1, "1"), (None, "")])
def test_cells_of_another_type_are_another_content(one: object, other: object) -> None:
    assert content_of([[one]]) != content_of([[other]])
    assert content_of(long(one)) != content_of(long(other))
    assert content_of(long(one)) == content_of(long(one))


@pytest.mark.parametrize(
    "given", [[[Odd()]], long(Odd()), ["no row"] * 250 + [Odd()]], ids=["short", "long", "no rows"]
)
def test_what_cannot_be_written_out_has_no_key(given: Any) -> None:
    assert content_of(long(2.0)) is not None  # a range to be compared with
    assert content_of(given) is None


def test_a_range_with_an_odd_cell_beside_the_plan_is_read_all_the_same() -> None:
    """1,200 leads at 3% are 40,000 visits."""
    odd = [[*ROWS[0], "Note"], *([*row, Odd()] for row in ROWS[1:])]
    assert functions.funnel_target("Visits", 1200, odd) == pytest.approx(40_000)


def test_the_oldest_makes_room_and_an_error_is_raised_again() -> None:
    kept: Cache[str] = Cache(2)
    asked = [kept.get(key, lambda key=key: f"made {key}") for key in ("a", "b", "c")]  # type: ignore[misc]
    assert asked == ["made a", "made b", "made c"]
    assert kept.get("c", lambda: "anew") == "made c"
    assert kept.get("a", lambda: "anew") == "anew"
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            kept.get("d", lambda: str(1 / 0))
