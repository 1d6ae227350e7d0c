"""A short run leaves cases and examples out, a whole run none."""

from __future__ import annotations

import pytest

from tests import short_run
from tests.short_run import examples, first_of


def test_all_cases_of_a_sweep_stay_and_those_behind_the_first_are_deep() -> None:
    cases = first_of(["a", pytest.param("b", id="second"), ("c",)])
    assert cases[0] == "a"
    assert [(case.values, case.id, [mark.name for mark in case.marks]) for case in cases[1:]] == [
        (("b",), "second", ["deep"]),
        (("c",), None, ["deep"]),
    ]
    assert first_of("abc", keep=3) == ["a", "b", "c"]


@pytest.mark.parametrize(("asked", "many"), [("not host and not deep", 15), ("not host", 150), ("", 150)])
def test_only_a_run_without_deep_tests_tries_fewer_examples(
    asked: str, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(short_run._Run, "is_short", short_run._Run.is_short)  # noqa: SLF001  # put back behind the test
    short_run.begin(asked)
    assert examples(150) == many
