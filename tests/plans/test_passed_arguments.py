"""What an analyst may pass to the face by mistake: an error in words, never another exception or a silent number."""

from __future__ import annotations

import doctest
import importlib
import pickle
import shutil
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

import fullfunnel as ff
from fullfunnel.language import Text
from fullfunnel.templates import TREINPAKKERS
from fullfunnel.xlsx.reading import open_book
from tests.templates.few_sheets import built_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS: list[list[Any]] = [["KPI", "Feeds", "Rate"], ["Leads", None, None], ["Visits", "Leads", 0.04]]
YES = np.array([True])[0]
"""As numpy has it."""
CAPPED: list[list[Any]] = [[*ROWS[0], "Cap"], [*ROWS[1], None], [*ROWS[2], 20_000]]
EXPORT: dict[str, list[Any]] = {"Day": ["2027-01-31"], "Name": ["See"], "Cost": [12.5]}
COLUMNS = {"Day": "date", "Name": "campaign", "Cost": "cost"}


class Odd:
    """It cannot even be shown."""

    def __repr__(self) -> str:
        raise RuntimeError

    __str__ = __repr__


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built_with("few sheets", TREINPAKKERS, "en", "messages", "budget", "results"))
    return path


def refused(act: Callable[..., object], *given: Any, **named: Any) -> ff.FunnelError:
    """The error, with a sentence of its own in each language, and nothing chained to it that says more."""
    with pytest.raises(ff.FunnelError) as found:
        act(*given, **named)
    error = found.value
    assert isinstance(error.text, Text)
    assert error.text.nl != error.text.en
    assert len(error.text.en) < 500
    assert error.__suppress_context__ or error.__cause__ is None
    return error


STRANGE: list[Any] = [
    None,
    True,
    float("nan"),
    "x",
    b"x",
    {1},
    {},
    [],
    [None],
    object(),
    Odd(),
    pd.NA,
    pd.NaT,
    np.array(1),
]


@pytest.mark.parametrize(
    "source",
    [
        *STRANGE,
        [*ROWS, None],
        [*ROWS, 5],
        (row for row in ROWS),
        [dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]],
        pd.DataFrame,
        pd.DataFrame(ROWS[1:], columns=ROWS[0]).set_index("KPI"),
        pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("KPI", "a")])),
        "a\0.xlsx",
        "\ud800",
        "9" * 300,
        [*ROWS[:2], [10**5000, "Leads", 0.1]],
        [*ROWS[:2], ["Visits", "Leads", 2**1024 - 1]],
        [*ROWS[:2], ["Visits", "Leads", YES]],
    ],
)
def test_what_is_no_plan(source: object) -> None:
    refused(ff.read_plan, source)


@pytest.mark.parametrize(
    "goal", [*STRANGE[1:-1], "12.000", "12,000", "1.234", -5, float("inf"), 10**400, 3j, Decimal("sNaN")]
)
def test_what_is_no_goal(goal: Any, workbook: Path) -> None:
    """A text may be read in two ways: ``"12.000"`` is twelve thousand to one and twelve to another."""
    for plan in (ff.read_plan(ROWS), ff.read_plan(workbook)):
        refused(plan.targets, goal)
        refused(plan.check, goal)


@pytest.mark.parametrize("goal", [1_200, 1_200.0, Decimal(1200), Fraction(1200), np.int64(1200), np.float32(1200)])
def test_every_kind_of_number_is_a_goal(goal: Any) -> None:
    assert ff.read_plan(ROWS).targets(goal)["Visits"] == 30_000


@pytest.mark.parametrize("goal", [5e-324, 1e-200, 1e308])
def test_a_goal_that_no_plan_has_ends_in_words_or_figures(goal: float, workbook: Path) -> None:
    for plan in (ff.read_plan(ROWS), ff.read_plan(CAPPED), ff.read_plan(workbook)):
        assert isinstance(plan.check(goal), ff.Findings)


def test_other_arguments_of_a_plan(workbook: Path) -> None:
    plan = ff.read_plan(workbook)
    for scenario in (5, [1], float("nan"), "nobody's"):
        refused(plan.targets, 5, scenario)
    assert dict(plan.targets(12_000, None)) == dict(plan.targets(12_000))
    for day in ("2027-03-01", 5, datetime(2027, 3, 1, tzinfo=UTC), pd.NaT):
        refused(plan.review, day)
    days = [date(2026, 4, 5), datetime(2026, 4, 5, 18, 0), pd.Timestamp("2026-04-05")]  # noqa: DTZ001  # as a cell has it
    assert {plan.review(day).came for day in days} == {plan.review(days[0]).came}
    for language in ("NL", "de", None, 5):
        refused(plan.check().to_frame, language)
    for name in (5, Odd(), 10**5000, "x" * 100_000):
        refused(plan.targets(5).__getitem__, name)


@pytest.mark.parametrize("kind", ["nullable", "pyarrow", "object"])
def test_nothing_is_blank_in_whatever_way_pandas_puts_it(kind: str) -> None:
    frame = pd.DataFrame(CAPPED[1:], columns=CAPPED[0])
    frame["Baseline"] = pd.Series([pd.NaT, pd.NA] if kind == "object" else [None, None], dtype=object)
    if kind != "object":
        frame = frame.convert_dtypes(dtype_backend="pyarrow" if kind == "pyarrow" else "numpy_nullable")
    plan = ff.read_plan(frame)
    assert dict(plan.targets(1_200)) == {"Leads": 1_200, "Visits": 30_000}
    assert "KPI104" in [each.code for each in plan.check(1_200)]


def test_what_was_passed_may_change_afterwards() -> None:
    rows = [list(row) for row in CAPPED]
    plan = ff.read_plan(rows)
    before = [each.code for each in plan.check(1_200)]
    rows[2][3] = 1e9
    rows[0][0] = "zzz"
    assert [each.code for each in plan.check(1_200)] == before


def test_a_plan_goes_to_another_process_and_into_a_set(workbook: Path) -> None:
    plan = ff.read_plan(workbook)
    other = pickle.loads(pickle.dumps(plan))  # noqa: S301  # our own bytes
    assert dict(other.targets()) == dict(plan.targets())
    assert other.check() == plan.check()
    assert len({plan, ff.read_plan(workbook)}) == 1
    assert isinstance(plan.check()[:2], ff.Findings)
    assert len(repr(plan.review())) < 100


def test_personal_data_does_not_stand_in_what_is_shown(tmp_path: Path, workbook: Path) -> None:
    named = tmp_path / "jan@example.nl.xlsx"
    shutil.copy(workbook, named)
    rows = [ROWS[0], ["L jan@example.nl", None, None], ["V NL91ABNA0417164300", "L jan@example.nl", 0.04]]
    plan, file = ff.read_plan(rows), ff.read_plan(named)
    shown = [repr(plan), repr(plan.targets(5)), plan.targets(5)._repr_html_(), plan._repr_html_()]
    shown += [repr(file), file._repr_html_(), repr(ff.regenerate(named, check=True))]
    error = refused(plan.targets, "jan@example.nl")
    assert not [each for each in [*shown, str(error), repr(error.__cause__)] if "jan@" in each or "0417164300" in each]


@pytest.mark.parametrize(
    "edits",
    [
        {None: {"G13": 1}},
        {0: {"G13": 1}},
        {"Framework": {(7, 13): 1}},
        {"Framework": {5: 1}},
        {"Framework": {"G13": 0.5, "$G$13": 0.7}},
        {"Framework": {"G13": 0.5}, "framework": {"g13": 0.7}},
        {"Framework": {"G13": float("nan")}},
        {"Framework": {"G13": Odd()}},
        {"Framework": {"G13": 3j}},
    ],
)
def test_edits_that_cannot_be_meant(edits: Any, workbook: Path, tmp_path: Path) -> None:
    before = workbook.read_bytes()
    refused(ff.patch, workbook, tmp_path / "new.xlsx", edits)
    refused(ff.patch, workbook, workbook, edits, regenerate=True)
    assert workbook.read_bytes() == before
    assert not (tmp_path / "new.xlsx").exists()


def test_numbers_of_a_frame_go_into_cells(workbook: Path) -> None:
    typed = {"S13": np.int64(5), "S14": np.float32(0.5), "S15": Decimal("1.5"), "S16": YES, "S17": pd.NA}
    ff.patch(workbook, workbook, {"Framework": typed})
    cells = dict(open_book(workbook).contents("Framework").values().items())
    shown = {at.a1: value for at, value in cells.items() if at.a1 in typed}
    assert shown == {"S13": 5, "S14": 0.5, "S15": 1.5, "S16": True}


@pytest.mark.parametrize("name", ["new.xlsm", "new.xls", "new.csv", "new", "new.xltx"])
def test_a_copy_is_a_file_of_the_same_kind(name: str, workbook: Path, tmp_path: Path) -> None:
    refused(ff.patch, workbook, tmp_path / name, {"Framework": {"G13": 0.5}})
    refused(ff.regenerate, workbook, output=tmp_path / name)
    assert not (tmp_path / name).exists()


def test_yes_and_no_are_true_and_false(workbook: Path) -> None:
    """``ignore_locks="no"`` would count as yes, and write through the lock of somebody else."""
    for given in ("no", "False", None, 0, 1, float("nan"), pd.NA):
        for name in ("ignore_locks", "allow_unsigned", "regenerate"):
            refused(ff.patch, workbook, workbook, {}, **{name: given})
        for name in ("check", "ignore_locks", "allow_unsigned"):
            refused(ff.regenerate, workbook, **{name: given})
            refused(ff.regenerate_many, [workbook], **{name: given})
    assert ff.regenerate(workbook, check=YES).output is None


@pytest.mark.parametrize(
    "paths", ["plan.xlsx", b"plan", {"plan.xlsx": 1}, 5, [None], [5], [b"a"], ["9" * 300], ["a\0"]]
)
def test_what_is_no_list_of_paths(paths: Any) -> None:
    refused(ff.collect, paths)
    refused(ff.regenerate_many, paths, check=True)


@pytest.mark.parametrize(
    "options",
    [
        *[{"jobs": each} for each in (0, -5, None, 1.5, True, float("nan"), "2")],
        *[{"seconds": each} for each in (0, -5, "5", float("nan"), True)],
        *[{"output": each} for each in (5, "a\0", b"out")],
        {"cluster": 5},
    ],
)
def test_options_of_a_run_over_many(options: dict[str, Any], workbook: Path) -> None:
    refused(ff.regenerate_many, [workbook], **options)


@pytest.mark.parametrize(
    "options",
    [
        *[{"date_order": each} for each in ("dmy", "YMD", "", True)],
        *[{"decimal": each} for each in ("comma", "", 5)],
        *[{"currency": each} for each in (5, "doubloons", "")],
        *[{"encoding": each} for each in (5, "utf-99", "a\0b")],
        *[{"mapping": each} for each in ("x", {5: "cost"}, {"Cost": None}, {**COLUMNS, "Nowhere": "clicks"})],
        {"platform": [1]},
        {"table": 0},
        {"path": None},
        {"path": [1]},
        {"path": "a\0"},
    ],
)
def test_options_of_an_export(options: dict[str, Any], tmp_path: Path) -> None:
    """Of a date order that is not known another would be taken: 1 February became 2 January."""
    path = tmp_path / "export.csv"
    path.write_text("Day,Name,Cost\n01/02/2027,See,12.50\n")
    given: dict[str, Any] = {"path": path, "mapping": COLUMNS, "currency": "EUR", "date_order": "DMY", **options}
    refused(ff.read_export, given.pop("path"), **given)


def test_an_export_in_a_frame_of_any_kind() -> None:
    frame = pd.DataFrame({**EXPORT, "Cost": [Decimal("12.5")]})
    tidy = ff.read_export(frame, mapping=COLUMNS, currency="euro")
    assert (tidy["value"].tolist(), tidy["currency"].tolist()) == ([12.5], ["EUR"])
    two = pd.DataFrame({"Day": ["2027-01-30", "2027-01-31"], "Name": ["A", "B"], "Cost": [5, None]}).convert_dtypes()
    assert ff.read_export(two, mapping=COLUMNS, currency="EUR")["value"].tolist() == [5]
    for odd in (10**400, 2**1024 - 1, [1], {1}):
        wrong = pd.DataFrame({**EXPORT, "Cost": pd.Series([odd], dtype=object)})
        refused(ff.read_export, wrong, mapping=COLUMNS)


def test_a_figure_of_hundreds_of_digits_is_refused_and_a_row_without_a_day_is_said(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(f"Day,Name,Cost\n2027-01-31,See,{'9' * 400}\n")
    assert "Cost" in str(refused(ff.read_export, path, mapping=COLUMNS))
    path.write_text("Day,Name,Cost\n2027-01-31,See,5\n,See,7\n")
    assert ff.read_export(path, mapping=COLUMNS).attrs["notes"] == ["1 figure has no date"]


KINDS = {"BadInput", "BadRate", "NoAnswer", "NotFound", "Refused"}
"""Of the error, whose example is theirs."""
FACE = ("plans.plan", "plans.target_table", "plans.files", "errors", "results.exports.frame", "commands.collecting")


@pytest.mark.parametrize("name", [*FACE, "commands.many.regenerate_many"])
def test_every_name_of_the_face_has_an_example_that_runs(name: str) -> None:
    module = importlib.import_module(f"fullfunnel.{name}")
    assert doctest.testmod(module).failed == 0
    for public in ff.__all__:
        thing = getattr(ff, public)
        if getattr(thing, "__module__", "") == module.__name__ and public not in KINDS:
            texts = [
                thing.__doc__,
                *(getattr(each, "__doc__", None) for each in vars(thing).values() if callable(each)),
            ]
            assert any(">>> import fullfunnel as ff" in (text or "") for text in texts), public
