"""What only CI does: ``pytest -m "not host and not deep"`` takes one case of each large sweep, and few examples.

A whole run, as in CI, takes all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

_FEWER = 10
"""In a short run one example in so many."""
_LEAST = 5


class _Run:
    is_short = False


def begin(asked: str) -> None:
    """Take in what ``-m`` asks for, before any test is collected."""
    _Run.is_short = "not deep" in asked


def examples(many: int) -> int:
    """How many examples Hypothesis tries of a property that a whole run tries on ``many``."""
    return max(many // _FEWER, _LEAST) if _Run.is_short else many


def first_of(cases: Iterable[Any], keep: int = 1) -> list[Any]:
    """The cases of a sweep, those behind the first few as ``deep``; a case is a value, a tuple or ``pytest.param``."""
    return [case if number < keep else _deep(case) for number, case in enumerate(cases)]


def _deep(case: Any) -> Any:
    if isinstance(case, type(pytest.param())):
        return pytest.param(*case.values, id=case.id, marks=(*case.marks, pytest.mark.deep))
    return pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=pytest.mark.deep)
