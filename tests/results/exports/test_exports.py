"""Exports of every platform add up to what a reading by hand gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

import fullfunnel as ff
from tests.results.export_cases import CASES, Case

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ["date", "platform", "campaign", "metric", "value", "unit", "currency", "scope"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_sums_are_those_of_a_reading_by_hand(case: Case, tmp_path: Path) -> None:
    frame = ff.read_export(case.written(tmp_path))
    assert list(frame.columns) == COLUMNS
    assert frame.attrs["platform"] == case.platform
    sums = frame[frame.scope == "adds up"].groupby("metric").value.sum()
    assert sums.to_dict() == pytest.approx(case.sums)
    assert frame.attrs["period"] == (None if case.period is None else list(case.period))
    assert frame.attrs["currency"] == case.currency
    for name, value in case.attrs.items():
        assert frame.attrs[name] == value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_does_not_add_up_never_looks_as_if_it_did(case: Case, tmp_path: Path) -> None:
    frame = ff.read_export(case.written(tmp_path))
    people = frame[frame.metric.isin(["reach", "frequency", "users", "unique_opens", "unique_clicks"])]
    assert set(people.scope) <= {"per row", "whole export"}
    assert frame.value.notna().all()
    assert isinstance(frame, pd.DataFrame)
