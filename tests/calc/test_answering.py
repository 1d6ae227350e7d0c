"""What answers Calc, spoken to as the extension does: lines in, lines out, one question at a time."""

from __future__ import annotations

import json
import sys
from collections import deque
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel import __version__
from fullfunnel.functions import FUNCTIONS
from fullfunnel.hosts.calc import answering
from fullfunnel.hosts.calc.answering import answers
from tests.hosts.test_import_results import HANDED

if TYPE_CHECKING:
    from pathlib import Path

PLAN = [["KPI", "Feeds", "Rate"], ["Leads", None, None], ["Visits", "Leads", 0.03]]
IMPORT = {"job": "import_results", "plan": HANDED}


class Pipe:
    """Both ends: what Calc sends, and to each question the next reply."""

    def __init__(self, *sent: dict[str, Any]) -> None:
        self.waiting = deque(sent)
        self.asked: list[dict[str, Any]] = []

    def __iter__(self) -> Pipe:
        return self

    def __next__(self) -> dict[str, Any]:
        if not self.waiting:
            raise StopIteration
        return self.waiting.popleft()

    def came(self) -> list[dict[str, Any]]:
        return list(answers(self, self.asked.append))


def export(folder: Path) -> Path:
    path = folder / "google.csv"
    path.write_text("Day,Campaign,Impr.,Clicks,Cost,Currency code\n2026-09-01,SEE_video,4000,10,12.50,EUR\n")
    return path


def test_a_table_is_sent_once_for_the_calls_that_follow() -> None:
    # 1,200 leads at 3% take 40,000 visits.
    call = {"call": "FUNNEL_TARGET", "with": ["Visits", 1_200, {"table": 7}]}
    assert Pipe({"table": 7, "rows": PLAN}, call, call).came() == [{"value": 40_000}] * 2


def test_an_error_is_that_of_a_cell_in_two_languages() -> None:
    call = {"call": "FUNNEL_TARGET", "with": ["Orders", 1_200, {"table": 7}]}
    (answer,) = Pipe({"table": 7, "rows": PLAN}, call).came()
    assert answer["error"] == "#N/A"
    assert "Orders" in answer["nl"]
    assert answer["nl"] != answer["en"]


def test_a_fault_of_ours_stops_no_other_cell_and_repeats_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> object:
        raise RuntimeError("row of jan.jansen@example.nl")

    functions = {"FUNNEL_TARGET": fails, "FUNNEL_COST": lambda *_: float("inf")}
    monkeypatch.setattr(answering, "FUNCTIONS", functions)
    fault, large = Pipe({"call": "FUNNEL_TARGET", "with": []}, {"call": "FUNNEL_COST", "with": []}).came()
    assert "Please report it" in fault["en"]
    assert "RuntimeError" in fault["nl"]
    assert "jansen" not in fault["nl"] + fault["en"]
    assert large["error"] == "#NUM!"
    assert "too large to show" in large["en"]


def test_an_import_asks_for_files_and_whether_what_it_found_is_taken(tmp_path: Path) -> None:
    pipe = Pipe(IMPORT, {"reply": [str(export(tmp_path))]}, {"reply": True})
    (answer,) = pipe.came()
    asked = [each["ask"] for each in pipe.asked]
    assert asked[0] == "files"
    assert pipe.asked[0]["patterns"].startswith("*.csv")
    assert asked[-1] == "question"
    assert "Impressions" in pipe.asked[-1]["text"]
    assert answer["value"]["filled"]


@pytest.mark.parametrize("replies", [[], [{"reply": []}], [{"reply": None}]])
def test_who_picks_no_file_or_closes_calc_changes_nothing(replies: list[dict[str, Any]]) -> None:
    pipe = Pipe(IMPORT, *replies)
    (answer,) = pipe.came()
    assert answer["value"] == {"say": "", "sheet": None, "language": None, "filled": []}
    assert [each["ask"] for each in pipe.asked] == ["files"]


def test_who_declines_changes_nothing(tmp_path: Path) -> None:
    pipe = Pipe(IMPORT, {"reply": [str(export(tmp_path))]}, {"reply": False})
    (answer,) = pipe.came()
    assert pipe.asked[-1]["ask"] == "question"
    assert answer["value"]["filled"] == []


def test_as_a_program_it_greets_first_and_ends_with_the_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream:
        def __init__(self, content: bytes = b"") -> None:
            self.buffer = BytesIO(content)

    sent = [{"table": 1, "rows": PLAN}, {"call": "FUNNEL_TARGET", "with": ["Visits", 3, {"table": 1}]}, {"forget": 1}]
    said = Stream()
    monkeypatch.setattr(sys, "stdin", Stream(b"".join(json.dumps(each).encode() + b"\n" for each in sent)))
    monkeypatch.setattr(sys, "stdout", said)
    answering.main()
    greeting, answer = map(json.loads, said.buffer.getvalue().splitlines())
    assert greeting["version"] == __version__
    assert greeting["functions"].keys() == FUNCTIONS.keys()
    assert answer == {"value": 100}
