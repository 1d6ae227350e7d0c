"""The sheet Channels follows what is typed: a channel in the framework, and more channels than there are rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.worksheet.table import TableColumn

import fullfunnel as ff
from fullfunnel.language import same
from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.templates import TREINPAKKERS, build
from fullfunnel.templates.example.kpis import SEARCH
from tests.templates import opened

if TYPE_CHECKING:
    from pathlib import Path

    from fullfunnel.results.mix import Mix, MixFigures
    from fullfunnel.templates.plan import Entry

OTHERS, REST, TOTAL, SAID = 18, 19, 20, 21
FIGURES = dict(
    zip(
        "CDEFGHIJKLM",
        ("impressions", "cpm", "clicks", "ctr", "cpc", "rate", "results", "cost", "judged_cost", "cpa", "cpa_all_in"),
        strict=True,
    )
)


def on_sheet(path: Path) -> dict[str, object]:
    return dict(opened.on_sheet(path.read_bytes(), "Channels"))


def mix_of(path: Path) -> Mix:
    return ff.read_plan(path).review().mix


def is_shown(shown: dict[str, object], row: int, figures: MixFigures) -> None:
    for column, name in FIGURES.items():
        figure = getattr(figures, name)
        expected = None if figure is None else pytest.approx(figure)
        assert (shown.get(f"{column}{row}") or None) == expected, f"{column}{row}"


def evaluated(path: Path) -> None:
    """Evaluates a workbook that was saved by a program that does not."""
    found = regenerate(path)
    assert not found.refused
    assert [each for each in found.left if each.sheet == "Channels"] == []


@pytest.mark.deep
def test_a_channel_in_the_framework_holds_what_the_results_say_without_one(tmp_path: Path) -> None:
    """Results of Search without a channel are of the channel that the framework gives it, here one that is typed."""
    searched = [row for row in TREINPAKKERS.results if row["kpi"] == SEARCH]
    others = [row for row in TREINPAKKERS.results if row["kpi"] != SEARCH]
    plan = replace(TREINPAKKERS, results=(*others, *({**row, "channel": None} for row in searched)))
    path = tmp_path / "plan.xlsx"
    path.write_bytes(build(plan, "en"))
    before = mix_of(path).rest.actual
    assert before.clicks == sum(float(str(row["value"])) for row in searched)
    book = openpyxl.load_workbook(path)
    sheet = book["Framework"]
    table = sheet.tables["ffKpis"]
    first, last = table.ref.split(":")
    bottom = int(last.strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    assert last.startswith("T")
    assert table.autoFilter is not None
    table.ref = table.autoFilter.ref = f"{first}:U{bottom}"
    table.tableColumns.append(TableColumn(id=99, name="Channel"))
    sheet["U5"] = "Channel"
    (row,) = (row for row in range(6, bottom) if sheet.cell(row, 2).value == SEARCH.en and sheet.cell(row, 3).value)
    typed = {"typed": book["Channels"]["B6"].value, "not typed": "Bing"}
    for name in typed.values():
        sheet.cell(row, 21).value = name
        book.save(path)
        evaluated(path)
        shown, mix = on_sheet(path), mix_of(path)
        found = {each.channel: each.actual for each in mix.channels}
        assert found[str(name)].clicks == pytest.approx(before.clicks)
        assert mix.rest.actual.clicks is None
        for at in range(6, OTHERS):
            if shown.get(f"B{at}"):
                is_shown(shown, at, found[str(shown[f"B{at}"])])
        if name == "Bing":
            is_shown(shown, OTHERS, found["Bing"])
            assert "Other channels" in str(shown[f"B{SAID}"])
        else:
            assert not shown.get(f"B{SAID}")
            assert not shown.get(f"E{OTHERS}")
        is_shown(shown, REST, mix.rest.actual)
        is_shown(shown, TOTAL, mix.total.actual)


@pytest.mark.deep
def test_channels_beyond_the_rows_stand_together_and_in_the_total(tmp_path: Path) -> None:
    def row(number: int) -> dict[str, Entry]:
        channel = same(f"Channel {number}")
        return {
            "date": date(2026, 3, 9),
            "kpi": SEARCH,
            "channel": channel,
            "value": 100.0 * number,
            "cost": 10.0 * number,
        }

    plan = replace(TREINPAKKERS, results=(*TREINPAKKERS.results, *map(row, range(1, 15))))
    path = tmp_path / "plan.xlsx"
    path.write_bytes(build(plan, "en"))
    shown, mix = on_sheet(path), mix_of(path)
    named = [str(shown[f"B{at}"]) for at in range(6, OTHERS)]
    assert named == [each.channel for each in mix.channels[:12]]
    beyond = [each.actual for each in mix.channels[12:]]
    assert beyond
    assert shown[f"E{OTHERS}"] == sum(each.clicks or 0 for each in beyond)
    assert shown[f"J{OTHERS}"] == sum(each.cost or 0 for each in beyond)
    assert shown[f"G{OTHERS}"] == pytest.approx(0.1)  # 10 for every 100 clicks
    assert "Other channels" in str(shown[f"B{SAID}"])
    is_shown(shown, TOTAL, mix.total.actual)
    book = openpyxl.load_workbook(path)
    book.save(path)
    evaluated(path)
    again = on_sheet(path)
    assert {place: value for place, value in again.items() if value not in {None, ""}} == {
        place: pytest.approx(value) if isinstance(value, float) else value
        for place, value in shown.items()
        if value not in {None, ""}
    }
