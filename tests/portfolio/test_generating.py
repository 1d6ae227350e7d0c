"""One workbook a row of a list; a second run changes what the list changed and nothing that a person typed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import fullfunnel as ff
from fullfunnel.commands.cli import app
from fullfunnel.errors import BadInput
from fullfunnel.portfolio import generating
from fullfunnel.portfolio.client_list import read_client_list
from fullfunnel.portfolio.file_names import safe_name, unique_name
from fullfunnel.portfolio.ledger import Ledger
from fullfunnel.recalc.regenerating import patch_and_regenerate
from fullfunnel.xlsx.container.package import Package
from tests.commands.test_cache import plan
from tests.xlsx.factories import seen_in

TEMPLATES = Path(__file__).parents[2] / "workbook_templates"
EXAMPLE = TEMPLATES / "treinpakkers.en.xlsx"


def run(*words: object) -> tuple[int, Any]:
    done = CliRunner().invoke(app, ["generate", *map(str, words), "--format", "json", "--language", "en"])
    return done.exit_code, json.loads(done.output) if done.output.startswith("{") else done.output


def listed(tmp_path: Path, text: str, name: str = "clients.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def folder_bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


LIST = """Client;Goal;Start;End;Owner;Rate Orders started;Cap Reach;Budget Make the video
Bakker & Zn;9000;2026-03-02;2026-05-31;Sanne;50%;7000000;12345
ACME/Corp;4800;;;;;;
"""


def test_every_row_becomes_a_small_workbook_with_its_targets(tmp_path: Path) -> None:
    template, out = plan(tmp_path / "template.xlsx"), tmp_path / "out"
    clients = listed(tmp_path, "Client;Goal;Rate Visits\nBakker & Zn;9000;5%\nACME/Corp;4800;\n")
    code, found = run(clients, "--output", out, "--template", template)
    assert (code, [each["done"] for each in found["workbooks"]]) == (0, ["made", "made"])
    assert sorted(path.name for path in out.glob("*.xlsx")) == ["ACME Corp.xlsx", "Bakker & Zn.xlsx"]
    # 9,000 at 5%, and 4,800 at the 3% of the template.
    assert [seen_in(out / name, "Sheet")["F2"] for name in ("Bakker & Zn.xlsx", "ACME Corp.xlsx")] == [180_000, 160_000]
    assert run(clients, "--output", out, "--template", template)[1]["workbooks"][0]["done"] == "unchanged"


@pytest.mark.deep
def test_every_row_becomes_a_workbook_with_its_targets(tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, found = run(listed(tmp_path, LIST), "--output", out, "--template", EXAMPLE)
    assert (code, [each["done"] for each in found["workbooks"]]) == (0, ["made", "made"])
    assert sorted(path.name for path in out.glob("*.xlsx")) == ["ACME Corp.xlsx", "Bakker & Zn.xlsx"]
    plan = ff.read_plan(out / "Bakker & Zn.xlsx")
    # (9,000 - 4,000 by themselves) / 50% = 10,000 started orders; / 20% = 50,000 visits.
    assert (plan.goal, plan.targets()["Orders started"], plan.targets()["Booking page visits"]) == (
        9000,
        10_000,
        50_000,
    )
    assert plan.framework.find("Reach").cap == 7_000_000
    assert 50_000 in seen_in(out / "Bakker & Zn.xlsx", "Targets").values()
    assert 12_345 in seen_in(out / "Bakker & Zn.xlsx", "Budget").values()


@pytest.mark.deep
def test_a_second_run_changes_nothing_and_says_so(tmp_path: Path) -> None:
    out, clients = tmp_path / "out", listed(tmp_path, LIST)
    assert run(clients, "--output", out, "--template", EXAMPLE, "--check")[0] == 1
    assert not out.exists()
    run(clients, "--output", out, "--template", EXAMPLE)
    before = folder_bytes(out)
    code, found = run(clients, "--output", out, "--template", EXAMPLE)
    assert (code, {each["done"] for each in found["workbooks"]}) == (0, {"unchanged"})
    assert folder_bytes(out) == before
    assert run(clients, "--output", out, "--check")[0] == 0


@pytest.mark.deep
def test_what_a_person_typed_stays_and_a_conflict_shows_both(tmp_path: Path) -> None:
    out, clients = tmp_path / "out", listed(tmp_path, LIST)
    run(clients, "--output", out, "--template", EXAMPLE)
    book = out / "Bakker & Zn.xlsx"
    plan = ff.read_plan(book)
    assert plan._context is not None  # noqa: SLF001  # where the cells stand
    cells = plan._context.field_cells  # noqa: SLF001
    sheet, goal = cells["ffGoal"].split("!")
    owner = cells["ffOwner"].split("!")[1]
    ff.patch(book, book, {sheet: {goal: 9_500, owner: "Pim"}})

    listed(tmp_path, LIST.replace("Sanne", "Noor").replace("50%", "40%"))
    code, found = run(clients, "--output", out)
    first = found["workbooks"][0]
    # The goal was typed over and the list did not change it: it stays, without a word. The owner changed on both sides.
    assert (code, first["done"], first["changed"]) == (1, "conflict", ["Rate Orders started"])
    (conflict,) = first["conflicts"]
    assert (conflict["column"], conflict["typed"], conflict["listed"]) == ("Owner", "Pim", "Noor")
    after = ff.read_plan(book)
    assert (after.goal, after.targets()["Orders started"]) == (9_500, 13_750)  # 5,500 / 40%


@pytest.mark.deep
def test_faults_name_line_and_column_and_the_others_are_made(tmp_path: Path) -> None:
    text = "Klant,Hoofddoel,Taal,Model\nA,1.234,nl,\nB,10,nl,\nB,11,nl,\n,5,,\nC,10,fr,\nD,10,nl,pirate\nE,=1+1,,\n"
    code, found = run(listed(tmp_path, text), "--output", tmp_path / "out")
    assert code == 2
    assert [each["path"].rsplit("/", 1)[-1] for each in found["workbooks"]] == ["B.xlsx"]
    assert [(each["line"], each["column"]) for each in found["faults"]] == [
        (2, "Hoofddoel"), (4, ""), (5, ""), (6, "Language"), (7, "Model"), (8, "Hoofddoel")
    ]  # fmt: skip


@pytest.mark.deep
def test_a_kpi_that_is_not_there_fails_only_its_row(tmp_path: Path) -> None:
    text = "Client,Goal,Rate Nothing\nA,10,5%\nB,10,\n"
    code, found = run(listed(tmp_path, text), "--output", tmp_path / "out")
    assert (code, [each["done"] for each in found["workbooks"]]) == (2, ["failed", "made"])
    assert "‘Nothing’" in found["workbooks"][0]["why"]
    assert not (tmp_path / "out" / "A.xlsx").exists()


@pytest.mark.deep
def test_text_of_the_list_is_never_a_formula(tmp_path: Path) -> None:
    text = 'Client,Goal,Owner\n"=cmd|\'/C calc\'!A0",10,"=HYPERLINK(""x"")"\n'
    run(listed(tmp_path, text), "--output", tmp_path / "out")
    (path,) = (tmp_path / "out").glob("*.xlsx")
    book = openpyxl.load_workbook(path)
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == '=HYPERLINK("x")']
    assert [cell.data_type for cell in found] == ["s"] or all(cell.data_type != "f" for cell in found)


@pytest.mark.parametrize(
    ("content", "goal"),
    [
        ("Klant;Doel\nDe Bakker;1200\n".encode("cp1252"), 1200.0),
        ("Klant\tDoel\nDe Bakker\t1200\n".encode("utf-16"), 1200.0),
        ("\ufeffClient,Goal\nDe Bakker,1200\n".encode(), 1200.0),
    ],
)
def test_lists_as_programs_write_them(tmp_path: Path, content: bytes, goal: float) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    (client,) = read_client_list(path).clients
    assert (client.client, next(iter(client.settings.values()))) == ("De Bakker", goal)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.200", 1200),
        ("12.500,50", 12_500.5),
        ("€ 1.250.000", 1_250_000),
        ("0,125", 0.125),
        ("1,234", 1.234),
        ("3,5%", 0.035),
        ("66,667%", 0.66667),
        ("1200", 1200),
        ("1.200,-", 1200),
    ],
)
def test_under_dutch_headers_numbers_and_days_are_dutch(tmp_path: Path, typed: str, number: float) -> None:
    path = listed(tmp_path, f"Klant;Plafond Bereik;Start;Einde\nBakker;{typed};4-1-2027;28-03-2027\n")
    found = read_client_list(path)
    assert found.faults == ()
    (client,) = found.clients
    # Day 46,391 is 4 January 2027.
    assert [*client.settings.values()] == pytest.approx([number, 46_391, 46_391 + 83])


def test_under_english_headers_what_is_in_doubt_is_a_fault(tmp_path: Path) -> None:
    found = read_client_list(listed(tmp_path, "Client;Goal;Start\nBaker;1.200;4-1-2027\n"))
    assert {fault.column for fault in found.faults} == {"Goal", "Start"}


def test_a_list_in_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Client", "Goal", "Start"], ["A", 10, 46083]):
        book.active.append(row)
    path = tmp_path / "list.xlsx"
    book.save(path)
    (client,) = read_client_list(path).clients
    assert list(client.settings.values()) == [10.0, 46083.0]


@pytest.mark.parametrize("text", ["", "Colour,Goal\nA,1\n", "Goal,Start\n1,2026-01-01\n"])
def test_what_is_no_list_says_what_to_do(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadInput):
        read_client_list(listed(tmp_path, text))


@given(st.text(max_size=300))
def test_a_name_of_a_file_is_safe_everywhere(words: str) -> None:
    name = safe_name(words)
    assert name
    assert len(name.encode()) <= 220
    assert not set(name) & set('<>:"/\\|?*\n\t')
    assert name[-1] not in ". "
    assert name.split(".")[0].casefold() not in {"con", "prn", "aux", "nul", "com1", "lpt1"}


def test_names_are_unique_whatever_their_case() -> None:
    taken: set[str] = set()
    assert [unique_name(name, taken) for name in ("Plan", "plan", "PLAN")] == ["Plan", "plan (2)", "PLAN (3)"]


@pytest.mark.deep
def test_a_run_that_is_killed_is_taken_up_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed as soon as the first workbook stands: nothing is made twice, and no workbook shows targets of others."""
    out, clients = tmp_path / "out", listed(tmp_path, LIST)
    real = patch_and_regenerate

    def killed(source: Path, target: Path, edits: Any, **how: Any) -> None:
        real(source, target, edits, **how)
        monkeypatch.setattr(Ledger, "write", lambda *_: None)  # a process that is gone writes nothing any more
        raise KeyboardInterrupt

    monkeypatch.setattr(generating, "patch_and_regenerate", killed)
    with pytest.raises(KeyboardInterrupt):
        list(generating.generate(read_client_list(clients).clients, out, template=EXAMPLE))
    monkeypatch.undo()
    assert ff.regenerate(out / "Bakker & Zn.xlsx", check=True).changed == ()
    code, found = run(clients, "--output", out, "--template", EXAMPLE)
    assert (code, [each["done"] for each in found["workbooks"]]) == (0, ["unchanged", "made"])
    assert sorted(path.name for path in out.glob("*.xlsx")) == ["ACME Corp.xlsx", "Bakker & Zn.xlsx"]


def small(tmp_path: Path, number: int) -> tuple[Path, Path]:
    """A list of so many clients, and a template that is done quickly."""
    rows = ["Client;Goal", *(f"Client {at};{1000 + at}" for at in range(number))]
    return listed(tmp_path, "\n".join(rows)), plan(tmp_path / "template.xlsx")


def test_side_by_side_comes_the_same_in_the_same_order(tmp_path: Path) -> None:
    clients, template = small(tmp_path, 7)
    found = {}
    for jobs in (1, 3):
        out = tmp_path / f"by {jobs}"
        code, told = run(clients, "--output", out, "--template", template, "--jobs", jobs)
        names = [Path(each["path"]).name for each in told["workbooks"]]
        assert (code, names) == (0, [f"Client {at}.xlsx" for at in range(7)])
        found[jobs] = folder_bytes(out)
        assert run(clients, "--output", out, "--template", template, "--jobs", jobs, "--check")[0] == 0
    assert found[1] == found[3]  # the ledger too
    assert ff.read_plan(tmp_path / "by 3" / "Client 6.xlsx").goal == 1006


@pytest.mark.skipif(sys.platform != "linux", reason="only there a process lists those that it started")
def test_a_process_that_dies_costs_one_row_which_is_named_and_made_next_time(tmp_path: Path) -> None:
    clients, template = small(tmp_path, 12)
    words = ["generate", str(clients), "--output", str(tmp_path / "out"), "--template", str(template)]
    main = "from fullfunnel.commands.cli import main; main()"
    command = [sys.executable, "-c", main, *words, "--jobs", "2", "--language", "en"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    lines = [process.stdout.readline()]
    started = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    os.kill(int(started[0]), signal.SIGKILL)
    lines += process.stdout.read().splitlines()
    process.stdout.close()
    failed = [line for line in lines if "the process that worked on it stopped" in line]
    assert (process.wait(), len(failed), len(lines)) == (2, 1, 12), lines
    done = [each["done"] for each in run(*words[1:], "--jobs", 2)[1]["workbooks"]]
    assert sorted(done) == ["made", *["unchanged"] * 11]


def test_a_template_is_read_once_and_a_workbook_that_is_there_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clients, template = small(tmp_path, 4)
    read: list[str] = []
    real = Package.open

    def opened(content: bytes, name: str, **how: bool) -> Package:
        read.append(name)
        return real(content, name, **how)

    monkeypatch.setattr(Package, "open", opened)
    run(clients, "--output", tmp_path / "out", "--template", template)
    assert read == ["template.xlsx"]
    listed(tmp_path, clients.read_text().replace("1003", "2000"))
    read.clear()
    code, found = run(clients, "--output", tmp_path / "out", "--template", template)
    assert (code, found["workbooks"][3]["done"]) == (0, "changed")
    assert read == [f"Client {at}.xlsx" for at in range(4)]


def test_the_ledger_is_written_a_few_times_however_long_the_list_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writes: list[Path] = []
    monkeypatch.setattr(Ledger, "write", lambda _, folder: writes.append(folder))

    def quick(_: object, row: generating.Row) -> generating.Finished:
        return generating.Finished(generating.Outcome(row.client.line, row.path, "made"), {})

    monkeypatch.setattr(generating._Work, "__call__", quick)  # noqa: SLF001
    rows = [f"Client {number},{number}" for number in range(1, 1001)]
    clients = read_client_list(listed(tmp_path, "\n".join(["Client,Goal", *rows]))).clients
    assert len(list(generating.generate(clients, tmp_path / "out", template=EXAMPLE))) == 1000
    assert len(writes) == 12  # before the first, after every hundred, at the end


def test_names_that_clash_only_once_they_are_made_safe_stay_different(tmp_path: Path) -> None:
    text = "Klant;Hoofddoel\nA/B;10\nA:B;11\ncon;12\n" + "x" * 300 + ";13\n" + "X" * 299 + ";14\n../../etc;15\n"
    out = tmp_path / "out"
    code, found = run(listed(tmp_path, text), "--output", out, "--check", "--template", plan(tmp_path / "plan.xlsx"))
    names = [Path(each["path"]).name for each in found["workbooks"]]
    assert code == 1
    assert names == [
        "A B.xlsx", "A B (2).xlsx", "_con.xlsx", f"{'x' * 100}.xlsx", f"{'X' * 100} (2).xlsx", "etc.xlsx"
    ]  # fmt: skip
    assert {Path(each["path"]).parent for each in found["workbooks"]} == {out}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", "Sheet!F1, Goal: in de werkmap 1.111, in de lijst 1.500,5"),
        ("en", "Sheet!F1, Goal: in the workbook 1,111, in the list 1,500.5"),
    ],
)
def test_a_conflict_shows_figures_as_people_write_them(tmp_path: Path, language: str, expected: str) -> None:
    template = plan(tmp_path / "template.xlsx")
    rows, made = tmp_path / "list.csv", tmp_path / "made"
    words = ["generate", str(rows), "--output", str(made), "--template", str(template), "--language", language]
    rows.write_text("Client;Goal\nNorth;1000\n")
    assert CliRunner().invoke(app, words).exit_code == 0
    ff.patch(made / "North.xlsx", made / "North.xlsx", {"Sheet": {"F1": 1111}})
    rows.write_text("Client;Goal\nNorth;1500.5\n")
    done = CliRunner().invoke(app, words)
    assert (done.exit_code, expected in done.output) == (1, True), done.output
