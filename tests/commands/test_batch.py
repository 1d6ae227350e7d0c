"""An agency's night run: hundreds of workbooks in folders, some of them no workbooks at all."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from typer.testing import CliRunner

from fullfunnel.commands.cli import app
from fullfunnel.commands.many import batch
from fullfunnel.commands.reporters.regenerate import Tally, json_pieces, lines
from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.xlsx import other_formats
from tests.xlsx.factories import content_of, save

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fullfunnel.recalc.outcome import Regenerated


def plan(path: Path, goal: float = 1200) -> Path:
    """A plan that openpyxl made, so without any value for its formulas."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["KPI", "Stage", "Feeds", "Rate"], ["Leads", "Do"], ["Visits", "Think", "Leads", 0.03]):
        page.append(row)
    page["F1"] = goal
    page["F2"] = '=FUNNEL_TARGET("Visits",F1,A1:D3)'
    page["F3"] = "=F2*2"
    book.save(path)
    return path


HERE = ("regenerate", "--timeout", "0")
"""Without a limit of time there is no need of another process."""


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    folder = tmp_path / "klanten"
    plan(folder / "a.xlsx")
    plan(folder / "Noord" / "b.XLSX", 600)
    plan(folder / "Noord" / "diep" / "c.xlsm", 300)
    plan(folder / "~$z.xlsx")
    (folder / ".~lock.z.xlsx#").touch()
    (folder / "lees mij.txt").touch()
    (folder / "leeg.xlsx").touch()
    return folder


def inside(todo: list[batch.Task], folder: Path) -> list[str]:
    return [task.path.relative_to(folder).as_posix() for task in todo]


def test_folders_are_searched_to_the_bottom(clients: Path) -> None:
    assert inside(batch.tasks([clients]), clients) == ["Noord/b.XLSX", "Noord/diep/c.xlsm", "a.xlsx", "leeg.xlsx"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.xlsx", ["a.xlsx", "leeg.xlsx"]),
        ("**/*.xl*", ["Noord/diep/c.xlsm", "a.xlsx", "leeg.xlsx"]),
        ("No*", ["Noord/b.XLSX", "Noord/diep/c.xlsm"]),
        ("Noord/?.XLSX", ["Noord/b.XLSX"]),
    ],
)
def test_patterns(clients: Path, pattern: str, found: list[str]) -> None:
    assert inside(batch.tasks([clients / pattern]), clients) == found


def test_each_workbook_once(clients: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(clients)
    assert [task.path for task in batch.tasks(["a.xlsx", clients / "a.xlsx", "*.xlsx"])] == [
        Path("a.xlsx"),
        Path("leeg.xlsx"),
    ]


def test_what_an_open_workbook_leaves_beside_it_is_never_taken(clients: Path) -> None:
    assert batch.tasks([clients / "~$z.xlsx", clients / ".~lock.z.xlsx#"]) == []


def test_a_path_that_names_nothing_is_refused_by_name(clients: Path) -> None:
    for nothing in ("weg.xlsx", "weg/*.xlsx"):
        (task,) = batch.tasks([clients / nothing])
        assert task.refusal is not None
        assert (task.refusal.kind, nothing in task.refusal.sentence.nl) == ("missing", True)


def test_a_bracket_in_a_name_is_no_pattern(clients: Path) -> None:
    odd = plan(clients / "plan [2026].xlsx")
    assert [task.path for task in batch.tasks([odd])] == [odd]


# --- where copies go ---


def outputs(todo: list[batch.Task], folder: Path) -> list[str]:
    return [task.output.relative_to(folder).as_posix() for task in todo if task.output is not None]


def test_copies_keep_their_folders(clients: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    assert outputs(batch.tasks([clients], out), out) == ["Noord/b.XLSX", "Noord/diep/c.xlsm", "a.xlsx", "leeg.xlsx"]
    assert outputs(batch.tasks([clients / "Noord" / "**" / "*.xlsm"], out), out) == ["diep/c.xlsm"]
    assert outputs(batch.tasks([clients / "Noord" / "b.XLSX"], out), out) == ["b.XLSX"]


def test_files_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    out = tmp_path / "uit"
    same = [plan(tmp_path / client / "plan.xlsx") for client in ("noord", "zuid")]
    assert outputs(batch.tasks(same, out), out) == ["noord/plan.xlsx", "zuid/plan.xlsx"]


def test_a_copy_is_never_written_over_a_workbook_of_the_run(clients: Path) -> None:
    before = (clients / "a.xlsx").read_bytes()
    plan(clients / "Zuid" / "a.xlsx", 9)
    outcomes = list(batch.run(batch.tasks([clients / "Zuid", clients / "a.xlsx"], clients / "Noord" / "..")))
    assert len(outcomes) == 2
    for outcome in [*outcomes, *batch.run(batch.tasks([clients], clients))]:
        assert outcome.refused is not None
        assert outcome.refused.kind == "same-output"
    assert (clients / "a.xlsx").read_bytes() == before


def test_copies_of_last_night_are_not_taken_for_sources(clients: Path) -> None:
    out = clients / "uit"
    plan(out / "a.xlsx")
    assert "uit/a.xlsx" in inside(batch.tasks([clients]), clients)
    assert "uit/a.xlsx" not in inside(batch.tasks([clients], out), clients)


# --- running ---


def by_name(outcomes: list[Regenerated]) -> dict[str, Regenerated]:
    return {outcome.path.name: outcome for outcome in outcomes}


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_bad_workbook_does_not_stop_the_others(clients: Path, jobs: int) -> None:
    done = by_name(list(batch.run(batch.tasks([clients, clients / "weg.xlsx"]), jobs=jobs)))
    assert {name: outcome.refused.kind for name, outcome in done.items() if outcome.refused} == {
        "leeg.xlsx": "empty",
        "weg.xlsx": "missing",
    }
    for name, visits in (("a.xlsx", 40_000), ("b.XLSX", 20_000), ("c.xlsm", 10_000)):
        assert {change.cell: change.new for change in done[name].changed} == {"F2": visits, "F3": 2 * visits}
        assert openpyxl.load_workbook(done[name].path, data_only=True).active["F2"].value == visits
    assert not any(outcome.changed for outcome in batch.run(batch.tasks([clients])))


def test_copies_leave_the_sources_alone(clients: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in clients.rglob("*") if path.is_file()}
    out = tmp_path / "uit"
    list(batch.run(batch.tasks([clients], out)))
    assert {path: path.read_bytes() for path in clients.rglob("*") if path.is_file()} == before
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*.*")) == [
        "Noord/b.XLSX",
        "Noord/diep/c.xlsm",
        "a.xlsx",
    ]


def test_check_writes_nothing_not_even_a_folder(clients: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in clients.rglob("*") if path.is_file()}
    outcomes = list(batch.run(batch.tasks([clients], tmp_path / "uit"), check=True))
    assert sum(outcome.stale for outcome in outcomes) == 3
    assert {path: path.read_bytes() for path in clients.rglob("*") if path.is_file()} == before
    assert not (tmp_path / "uit").exists()


def test_a_fault_of_ours_is_reported_and_the_rest_is_done(clients: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(path: Path, **how: Any) -> Regenerated:
        if path.name == "a.xlsx":
            raise RuntimeError("onverwacht")
        return regenerate(path, **how)

    monkeypatch.setattr(batch, "regenerate", faulty)
    done = by_name(list(batch.run(batch.tasks([clients]))))
    assert done["a.xlsx"].refused is not None
    assert done["a.xlsx"].refused.kind == "unexpected"
    assert "RuntimeError: onverwacht" in done["a.xlsx"].refused.sentence.nl
    assert done["b.XLSX"].changed


def test_an_output_folder_that_is_a_file(clients: Path, tmp_path: Path) -> None:
    (tmp_path / "uit").touch()
    (outcome,) = batch.run(batch.tasks([clients / "a.xlsx"], tmp_path / "uit"))
    assert outcome.refused is not None
    assert outcome.refused.kind == "write-failed"


# --- telling ---


def test_a_line_a_workbook_and_one_for_all(clients: Path) -> None:
    outcomes = sorted(batch.run(batch.tasks([clients]), check=True), key=lambda outcome: outcome.path.name)
    reported = [lines(outcome, "nl", check=True) for outcome in outcomes]
    assert reported[0] == [f"{clients / 'a.xlsx'}: verouderd: 2 cellen te vernieuwen"]
    assert reported[3][0].startswith(f"{clients / 'leeg.xlsx'}: 'leeg.xlsx' is leeg.")
    tally = tallied(outcomes)
    assert tally.summary("nl", check=True) == "4 werkmappen: 0 actueel, 3 verouderd, 1 niet te gebruiken"
    assert tally.summary("en", check=False) == "4 workbooks: 0 up to date, 3 refreshed, 1 could not be used"
    assert Tally().summary("nl", check=False).startswith("geen werkmappen gevonden")


def test_what_asks_for_attention_stands_below_the_line(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(path)
    page = book.active
    assert page is not None
    page["F4"] = '=FUNNEL_TARGET("Views",F1,A1:D3)'
    for row in range(5, 12):
        page[f"F{row}"] = '=TEXT(F2,"0.0")'
    book.save(path)
    (outcome,) = batch.run(batch.tasks([path]))
    first, fault, left = lines(outcome, "en", check=False)
    assert first == f"{path}: refreshed: 3 cells"
    assert fault.startswith("  Sheet!F4 #N/A: ")
    assert "Views" in fault
    assert left.startswith("  recalculate in Excel: Sheet!F5, Sheet!F6, Sheet!F7, Sheet!F8, Sheet!F9 and 2 more: ")


def test_json_for_scripts(clients: Path) -> None:
    reported = json.loads("".join(json_pieces(batch.run(batch.tasks([clients])), Tally(), "en", check=False)))
    assert reported["version"] == 1
    assert reported["summary"] == {
        "workbooks": 4,
        "stale": 3,
        "unsettled": 0,
        "refused": 1,
        "cells_changed": 6,
        "cells_left": 0,
        "cells_in_error": 0,
    }
    workbooks = reported["workbooks"]
    assert isinstance(workbooks, list)
    one = next(workbook for workbook in workbooks if workbook["path"] == os.fspath(clients / "a.xlsx"))
    assert one["changed"][0] == {"sheet": "Sheet", "cell": "F2", "old": None, "new": 40_000}
    assert (one["owned"], one["refused"], one["parts_changed"]) == (["Sheet!F2"], None, ["xl/worksheets/sheet1.xml"])
    empty = next(workbook for workbook in workbooks if workbook["path"] == os.fspath(clients / "leeg.xlsx"))
    assert empty["refused"]["kind"] == other_formats.Empty.kind
    assert (one["untouched_parts_equal"], empty["untouched_parts_equal"]) == (True, False)
    assert (one["stale"], one["notes"], one["seconds"] > 0) == (True, [], True)
    assert one["parts_kept"] == len(content_of(clients / "a.xlsx")) - 1


def tallied(outcomes: Iterable[Regenerated]) -> Tally:
    tally = Tally()
    for outcome in outcomes:
        tally.add(outcome)
    return tally


def test_exit_codes(clients: Path) -> None:
    good = batch.tasks([clients / "a.xlsx"])
    assert tallied(batch.run(good, check=True)).exit_code(check=True) == 1
    assert tallied(batch.run(good)).exit_code(check=False) == 0
    assert tallied(batch.run(good, check=True)).exit_code(check=True) == 0
    assert tallied(batch.run(batch.tasks([clients]), check=True)).exit_code(check=True) == 2
    assert Tally().exit_code(check=False) == 2


def test_strict_ends_with_1_where_a_cell_is_kept_for_excel(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(path)
    page = book.active
    assert page is not None
    page["F5"] = '=TEXT(F2,"0.0")'
    book.save(path)
    tally = tallied(batch.run(batch.tasks([path])))
    assert (tally.exit_code(check=False), tally.exit_code(check=False, strict=True)) == (0, 1)
    assert CliRunner().invoke(app, [*HERE, "--strict", str(path)]).exit_code == 1
    assert CliRunner().invoke(app, [*HERE, str(path)]).exit_code == 0


def test_a_check_after_a_run_ends_well_though_a_cell_waits_for_excel(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(path)
    page = book.active
    assert page is not None
    page["F5"] = '=CELL("address",A1)&FUNNEL_TARGET("Visits",F1,A1:D3)'
    book.save(path)
    assert CliRunner().invoke(app, [*HERE, "--check", str(path)]).exit_code == 1
    assert CliRunner().invoke(app, [*HERE, str(path)]).exit_code == 0
    again = CliRunner().invoke(app, [*HERE, "--check", str(path), "--language", "en"])
    assert (again.exit_code, "waits for Excel: 1 cell" in again.output) == (0, True)
    assert CliRunner().invoke(app, [*HERE, "--check", "--strict", str(path)]).exit_code == 1


# --- what cloud folders make ---


@pytest.mark.parametrize(
    "name",
    [
        "plan (Sanne's conflicted copy 2026-11-24).xlsx",
        "plan (conflicterende kopie van Sanne 2026-11-24).xlsx",
        "plan (Case Conflict).xlsx",
        "plan (Case Conflict 1).xlsx",
        "plan (Sanne's conflicted copy 2026-11-24) (1).xlsx",
        "plan.sync-conflict-20261124-101500-ABCDEFG.xlsx",
        "plan-LAPTOP-7H3KQ.xlsx",
        "plan-DESKTOP-9S0PQRT.xlsx",
        "plan-LAPTOP123-2.xlsx",
    ],
)
def test_a_conflict_copy_in_a_folder_is_not_taken_for_the_plan(tmp_path: Path, name: str) -> None:
    original, copy = plan(tmp_path / "plan.xlsx"), plan(tmp_path / name)
    outcomes = {outcome.path.name: outcome for outcome in batch.run(batch.tasks([tmp_path]))}
    refused = outcomes[name].refused
    assert refused is not None
    assert refused.kind == "conflict-copy"
    assert "'plan.xlsx'" in refused.sentence.en
    assert outcomes[original.name].refused is None
    assert [outcome.refused for outcome in batch.run(batch.tasks([copy]))] == [None], "named itself, it is done"


@pytest.mark.parametrize("name", ["plan (1).xlsx", "plan-2026.xlsx", "plan-laptops.xlsx", "planning.xlsx"])
def test_a_name_that_only_looks_a_little_like_one(tmp_path: Path, name: str) -> None:
    plan(tmp_path / name)
    (tmp_path / "plan.xlsx").write_bytes((tmp_path / name).read_bytes())
    assert all(task.refusal is None for task in batch.tasks([tmp_path]))


def test_a_conflict_copy_without_its_original_is_a_workbook_like_any_other(tmp_path: Path) -> None:
    plan(tmp_path / "plan (conflicted copy).xlsx")
    assert [outcome.refused for outcome in batch.run(batch.tasks([tmp_path]))] == [None]


# --- locks, signatures and macros ---


def test_a_lock_left_behind_is_ignored_when_asked(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.xlsx")
    (tmp_path / "~$plan.xlsx").write_bytes(b"")
    (outcome,) = batch.run(batch.tasks([path]))
    assert outcome.refused is not None
    assert "--ignore-locks" in outcome.refused.sentence.nl
    assert CliRunner().invoke(app, [*HERE, "--ignore-locks", str(path)]).exit_code == 0
    assert not [outcome.stale for outcome in batch.run(batch.tasks([path]), check=True) if outcome.stale]


def test_a_signed_workbook_is_changed_only_when_asked(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.xlsx")
    content = content_of(path)
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    content["_rels/.rels"] = content["_rels/.rels"].replace(
        b"</Relationships>", f'<Relationship Id="s" Type="{kind}" Target="_xmlsignatures/o"/></Relationships>'.encode()
    )
    content["_xmlsignatures/o"] = b"handtekening"
    save(path, content)
    (outcome,) = batch.run(batch.tasks([path]))
    assert outcome.refused is not None
    assert outcome.refused.kind == "signed"
    (outcome,) = batch.run(batch.tasks([path]), allow_unsigned=True)
    assert (outcome.refused, outcome.stale) == (None, True)
    assert "no longer valid" in lines(outcome, "en", check=False)[1]
    assert content_of(path)["_xmlsignatures/o"] == b"handtekening", "the signature itself is not thrown away"
    (outcome,) = batch.run(batch.tasks([path]), allow_unsigned=True)
    assert (outcome.notes, outcome.stale) == ((), False), "what is not changed keeps its signature"


def test_macros_under_the_name_of_a_workbook_without_are_kept_and_reported(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.xlsx")
    save(path, {**content_of(path), "xl/vbaProject.bin": b"macro"})
    (outcome,) = batch.run(batch.tasks([path]))
    assert (outcome.refused, outcome.stale) == (None, True)
    assert "macro's" in lines(outcome, "nl", check=False)[1]
    assert content_of(path)["xl/vbaProject.bin"] == b"macro"
