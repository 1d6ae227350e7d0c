"""How far reading is: what a bar is given, when it is shown, and how it is stopped."""

from __future__ import annotations

import io
import itertools
import sys
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from rich.console import Console

from fullfunnel.commands.importing.import_progress import shown_progress
from fullfunnel.hosts.windows import Windows
from fullfunnel.language import Text
from fullfunnel.plans.importing import prepare_import
from fullfunnel.results.exports.files import read_file
from fullfunnel.results.exports.progress import SHOWN_AFTER, Patient, Progress, Stopped
from fullfunnel.templates import TREINPAKKERS
from tests.templates.opened import built

if TYPE_CHECKING:
    from pathlib import Path

HEADER = ["Day", "Campaign", "Impr.", "Clicks", "Cost", "Currency code"]


def table(path: Path, rows: int) -> Path:
    lines = [f"2026-03-{2 + at % 20:02},SEE_video,1000,10,1.50,EUR\n" for at in range(rows)]
    path.write_text(",".join(HEADER) + "\n" + "".join(lines))
    return path


def test_a_text_and_a_workbook_are_followed_to_their_end(tmp_path: Path) -> None:
    text, sheet = table(tmp_path / "google.csv", 40_000), tmp_path / "google.xlsx"
    book = openpyxl.Workbook()
    for line in [HEADER, *(["2026-03-02", "SEE_video", 1000, 10, 1.5, "EUR"] for _ in range(1_999))]:
        book.active.append(line)
    book.save(sheet)
    for path, looks in ((text, 6), (sheet, 4)):
        parts: list[float] = []
        assert len(read_file(path, part_read=parts.append))
        assert len(parts) >= looks
        assert parts[-1] == 1.0
        assert all(0 <= part <= 1 for part in parts)


def test_a_large_text_is_followed_by_its_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fullfunnel.results.exports.sources.source._AT_ONCE", 1_000)
    parts: list[float] = []
    read_file(table(tmp_path / "google.csv", 40_000), part_read=parts.append)
    assert parts[-1] == 1.0
    assert len({round(part, 2) for part in parts}) >= 5


def test_of_several_files_the_bar_never_goes_back(tmp_path: Path) -> None:
    plan = tmp_path / "plan.xlsx"
    plan.write_bytes(built(TREINPAKKERS, "en"))
    seen: list[Progress] = []
    table(tmp_path / "one.csv", 20_000)
    (tmp_path / "two.csv").write_text("Campaign,Impr.,Clicks\nSEE_a,1\n")  # refused, and the third is still read
    names = ["one.csv", "two.csv", "none.csv"]
    prepare_import(plan, [tmp_path / name for name in names], None, seen.append)
    assert [each.file for each in seen if each.share == seen[-1].share][-1] == "none.csv"
    assert [each.share for each in seen] == sorted(each.share for each in seen)
    assert {each.number for each in seen} == {1, 2, 3}
    assert seen[-1].text == Text("Bestand 3 van 3: none.csv", "File 3 of 3: none.csv")


def test_who_stops_stops_the_reading_of_every_kind_of_file(tmp_path: Path) -> None:
    sheet = tmp_path / "google.xlsx"
    book = openpyxl.Workbook()
    for _ in range(600):
        book.active.append(HEADER)
    book.save(sheet)

    def stop(_part: float) -> None:
        raise Stopped

    for path in (table(tmp_path / "google.csv", 10), sheet):
        with pytest.raises(Stopped):
            read_file(path, part_read=stop)


def test_a_bar_waits_until_the_work_is_long_and_does_not_flicker() -> None:
    now, shown = [0.0], []

    def show(progress: Progress) -> bool:
        shown.append((now[0], progress.share))
        return progress.share < 0.9

    patient = Patient(show, lambda: now[0])
    for at in range(100):
        now[0] = at * 0.02
        try:
            patient(Progress("a.csv", 1, 1, at / 100))
        except Stopped:
            break
    times = [time for time, _ in shown]
    assert times[0] == pytest.approx(SHOWN_AFTER, abs=0.03)
    assert min(after - before for before, after in itertools.pairwise(times)) >= 0.1 - 1e-9
    assert shown[-1][1] >= 0.9, "it goes on until it is stopped"


def test_the_command_line_shows_a_bar_for_long_work_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for times, expected in (([0.0, 0.1, 0.2], False), ([0.0, 1.0, 2.0], True)):
        clock = iter(times)
        monkeypatch.setattr("fullfunnel.commands.importing.import_progress.monotonic", lambda clock=clock: next(clock))
        written = io.StringIO()
        with shown_progress("nl", Console(file=written, force_terminal=True, width=100)) as follow:
            for at in range(3):
                follow(Progress("[b]google\x1b.csv", 1, 2, at / 4))
        assert ("Bestand 1 van 2: [b]google\\x1b.csv" in written.getvalue()) is expected


class Desk:
    """Tk, as far as a bar asks for it."""

    def __init__(self, *, closes: bool) -> None:
        self.said: list[str] = []
        self.values: list[float] = []
        self.updates = self.destroyed = 0
        desk = self

        class Widget:
            def __init__(self, *_given: Any, **options: Any) -> None:
                self.command = options.get("command")

            def __getattr__(self, _name: str) -> Any:
                return lambda *_given, **_options: None

            def __setitem__(self, name: str, value: Any) -> None:
                (desk.said if name == "text" else desk.values).append(value)

            def protocol(self, _name: str, command: Any) -> None:
                self.command = command

            def update(self) -> None:
                desk.updates += 1
                if closes and desk.updates == 2 and self.command:
                    self.command()  # the window is closed by its corner

            def destroy(self) -> None:
                desk.destroyed += 1

        self.Tk = Widget
        self.ttk = type("ttk", (), {"Label": Widget, "Progressbar": Widget, "Button": Widget})


def test_beside_excel_a_window_shows_it_and_closing_that_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(100))
    monkeypatch.setattr("fullfunnel.hosts.windows.monotonic", lambda: float(next(clock)))
    for closes in (False, True):
        desk = Desk(closes=closes)
        monkeypatch.setitem(sys.modules, "tkinter", desk)
        stopped = False
        try:
            with Windows().following("en") as follow:
                for at in range(5):
                    follow(Progress("a.csv", 1, 1, at / 4))
        except Stopped:
            stopped = True
        assert stopped is closes
        assert desk.destroyed == 1
        assert desk.said[0] == "File 1 of 1: a.csv (25%)"
        assert desk.values[:2] == [250, 500]


def test_where_python_has_no_tk_the_work_goes_on_without_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tkinter", None)
    clock = iter(range(100))
    monkeypatch.setattr("fullfunnel.hosts.windows.monotonic", lambda: float(next(clock)))
    with Windows().following("en") as follow:
        for at in range(5):
            follow(Progress("a.csv", 1, 1, at / 4))
