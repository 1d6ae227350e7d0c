"""A budget that follows: moves within what the results tell apart, and never what must not move."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullfunnel.results.spending.proposal import KEEP, ROUND, Line, propose, results_needed
from tests.short_run import examples


def do(name: str, results: float | None, spent: float = 5_000, amount: float = 10_000, **more: object) -> Line:
    return Line(name, "Do", amount, spent, results, **more)  # type: ignore[arg-type]  # what a case changes


def see(name: str, amount: float, spent: float = 0, stage: str = "See", **more: object) -> Line:
    return Line(name, stage, amount, spent, judged=False, **more)  # type: ignore[arg-type]


def test_search_better_than_display_gets_a_fifth() -> None:
    found = propose([do("search", 200), do("display", 140)], {})
    assert [(each.line.name, each.judgement) for each in found.judged] == [("search", "better"), ("display", "worse")]
    assert found.judged[0].score == pytest.approx(3.25, abs=0.005)
    (move,) = found.moves
    assert (move.giver, move.receiver, move.amount) == ("display", "search", 1_000)
    assert [round(gain.results) for gain in move.gains] == [4, 7, 10]
    assert move.undone_below == pytest.approx(0.70, abs=0.001)
    assert found.amounts == {"search": 11_000, "display": 9_000}


def test_48_and_40_results_are_too_close_and_nothing_moves() -> None:
    found = propose([do("search", 48), do("display", 40)], {})
    assert {each.judgement for each in found.judged} == {"undecided"}
    assert {each.why_not for each in found.judged} == {"chance"}
    assert found.moves == ()
    assert not found.sees_a_difference


@pytest.mark.parametrize(("ratio", "needed"), [(1.1, 1_728), (1.2, 472), (1.5, 95), (2, 33)])
def test_results_that_would_tell(ratio: float, needed: int) -> None:
    assert round(results_needed(ratio)) == needed


def test_two_results_are_no_ranking() -> None:
    assert {each.why_not for each in propose([do("a", 4), do("b", 0)], {}).judged} == {"few"}


def test_a_line_alone_has_nothing_to_be_compared_with() -> None:
    assert [each.why_not for each in propose([do("a", 400)], {}).judged] == ["alone"]


def test_results_mostly_under_way_say_nothing_yet() -> None:
    found = propose([do("search", 200), do("display", 40, mature=0.4)], {})
    assert found.judged[1].why_not == "young"
    assert all(move.giver != "display" for move in found.moves)


def test_a_locked_line_neither_gives_nor_gets() -> None:
    assert propose([do("search", 200, locked=True), do("display", 140)], {}).moves == ()
    assert propose([do("search", 200), do("display", 140, locked=True)], {}).moves == ()


def test_a_receiver_near_its_ceiling_gets_nothing() -> None:
    assert propose([do("search", 200), do("display", 140)], {}).moves
    assert propose([do("search", 200, ceiling=0.95), do("display", 140)], {}).moves == ()


def test_see_gets_what_its_targets_still_need_first() -> None:
    found = propose([see("video", 1_000), do("search", 200), do("display", 140)], {"See": 1_800})
    first, *_ = found.moves
    assert (first.giver, first.receiver, first.amount) == ("display", "video", 800)
    assert found.shortages == {}


def test_what_cannot_be_found_in_one_round_is_said() -> None:
    found = propose([see("video", 60_000), do("search", 200)], {"See": 643_125})
    assert [(move.giver, move.amount) for move in found.moves] == [("search", 1_000)]
    assert found.shortages == {"See": 643_125 - 61_000}


def test_what_think_has_over_goes_to_see_before_do_gives() -> None:
    found = propose(
        [see("video", 1_000), see("banners", 5_000, stage="Think"), do("search", 200)], {"See": 1_500, "Think": 4_600}
    )
    assert [(move.giver, move.amount) for move in found.moves] == [("banners", 400), ("search", 100)]


def test_a_stage_never_gives_below_its_need() -> None:
    found = propose([see("video", 1_000), see("banners", 5_000, stage="Think")], {"See": 9_000, "Think": 5_000})
    assert found.moves == ()


MONEY = st.floats(0, 1e6)


@st.composite
def budgets(draw: st.DrawFn) -> tuple[list[Line], dict[str, float]]:
    lines = []
    for at in range(draw(st.integers(1, 8))):
        stage = draw(st.sampled_from(["See", "Think", "Do", "Care"]))
        amount = draw(MONEY)
        judged = stage == "Do"
        lines.append(
            Line(
                f"line {at}",
                stage,
                amount,
                amount * draw(st.floats(0, 1.2)),
                draw(st.integers(0, 2_000)) if judged else None,
                draw(st.floats(0, 1)),
                draw(st.booleans()),
                draw(st.sampled_from([None, 0.3, 0.9])),
                judged,
            )
        )
    needs = {stage: draw(MONEY) for stage in ("See", "Think") if draw(st.booleans())}
    return lines, needs


@settings(max_examples=examples(300), deadline=None)
@given(budgets())
def test_a_proposal_never_spends_more_breaks_a_lock_or_starves_see_and_think(
    case: tuple[list[Line], dict[str, float]],
) -> None:
    lines, needs = case
    found = propose(lines, needs)
    after = found.amounts
    by_name = {line.name: line for line in lines}
    assert sum(after.values()) == pytest.approx(sum(line.amount for line in lines), rel=1e-9, abs=1e-6)
    for line in lines:
        if line.locked:
            assert after[line.name] == line.amount
        assert after[line.name] >= line.amount - ROUND * line.left - 1e-6
        if after[line.name] < line.amount:
            assert after[line.name] - line.spent >= KEEP * line.amount - 1e-6
    for stage, need in needs.items():
        mine = [line for line in lines if line.stage == stage]
        left = sum(max(after[line.name] - line.spent, 0) for line in mine)
        before = sum(line.left for line in mine)
        assert left >= min(need, before) - 1e-6
    for move in found.moves:
        assert move.amount > 0
        assert move.amount == int(move.amount)
        assert by_name[move.giver].name != by_name[move.receiver].name
        assert all(gain.results > 0 for gain in move.gains)


@settings(max_examples=examples(100), deadline=None)
@given(st.floats(100, 1e5), st.integers(0, 3_000))
def test_lines_that_do_alike_are_never_judged(spent: float, results: int) -> None:
    found = propose([do("a", results, spent, 2 * spent), do("b", results, spent, 2 * spent)], {})
    assert found.moves == ()
