"""Client lists and places that nobody means: refused or named, in a moment, and no personal data in what is said."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.table import Table
from typer.testing import CliRunner

from fullfunnel.commands.cli import app
from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.portfolio.client_list import read_client_list
from fullfunnel.xlsx.refusals import LinkedOutput
from fullfunnel.xlsx.replacing import put
from tests.commands.test_cache import plan

MAIL, PHONE = "jan.jansen@example.com", "0612345678"


def workbook(path: Path, cells: dict[str, object]) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for address, value in cells.items():
        page[address] = value
    book.save(path)
    return path


def test_a_cell_that_never_ends_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    path.write_text("Client,Goal\nA,5\n" + "x" * 200_000 + ",5\n", "utf-8")
    with pytest.raises(BadInput, match=r"near line \d") as refused:
        read_client_list(path)
    assert "aanhalingsteken" in refused.value.text.nl


@pytest.mark.parametrize("name", ["clients.csv", "clients.xlsx"])
def test_a_list_without_anything_is_blank(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name.endswith(".csv"):
        path.write_text("", "utf-8")
    else:
        workbook(path, {})
    with pytest.raises(BadInput, match="is empty"):
        read_client_list(path)


def test_one_far_cell_makes_no_list_of_a_billion(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="too large"):
        read_client_list(workbook(tmp_path / "wide.xlsx", {"A1": "Client", "B1": "Goal", "XFD9": 5}))
    far = workbook(tmp_path / "far.xlsx", {"A1": "Client", "B1": "Goal", "A2": "Bakker", "B2": 5, "B1048576": "x"})
    found = read_client_list(far)
    assert [client.client for client in found.clients] == ["Bakker"]
    assert {fault.line for fault in found.faults} == {1_048_576}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in a folder")
def test_a_pipe_or_a_device_is_no_list(tmp_path: Path) -> None:
    pipe = tmp_path / "clients.csv"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero"), tmp_path):
        with pytest.raises(FunnelError, match="not a file"):
            read_client_list(path)


@pytest.mark.parametrize(
    "header", ["Goal", "Rate Visits", "Cap Visits", "Unit cost Visits", "Budget Video", "n Visits"]
)
def test_less_than_nothing_is_a_fault_of_its_row(tmp_path: Path, header: str) -> None:
    path = tmp_path / "clients.csv"
    path.write_text(f"Client;{header}\nA;-5\nB;0\n", "utf-8")
    found = read_client_list(path)
    assert [(fault.line, fault.column) for fault in found.faults] == [(2, header)]
    assert "less than 0" in found.faults[0].what.en
    assert [client.client for client in found.clients] == ["B"]


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_personal_data_in_what_is_said_of_a_list(tmp_path: Path, form: str) -> None:
    path = tmp_path / "clients.csv"
    twins = f"Mail {MAIL};5;\nMail {MAIL};6;\n"
    path.write_text(f"Client;Goal;Owner\nA;{MAIL};\nB;tel {PHONE};\n{twins}", "utf-8")
    words = ["generate", str(path), "--output", str(tmp_path / "out"), "--check", "--format", form, "--language", "en"]
    done = CliRunner().invoke(app, words)
    said = "\n".join(line for line in done.output.splitlines() if str(tmp_path) not in line)
    assert done.exit_code == 2
    assert "is not a number" in said
    assert MAIL not in said
    assert PHONE not in said


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_personal_data_in_a_conflict(tmp_path: Path, form: str) -> None:
    template, out, path = plan(tmp_path / "template.xlsx"), tmp_path / "out", tmp_path / "clients.csv"

    def run(text: str) -> str:
        path.write_text(text, "utf-8")
        words = ["generate", str(path), "--output", str(out), "--template", str(template), "--format", form]
        return CliRunner().invoke(app, [*words, "--language", "en"]).output

    run("Client;Goal\nA;9000\n")
    book = openpyxl.load_workbook(out / "A.xlsx")
    name = book.defined_names["ffGoal"].attr_text.replace("$", "").split("!")
    book[name[0].strip("'")][name[1]] = f"call {PHONE}"
    book.save(out / "A.xlsx")
    said = run("Client;Goal\nA;9500\n")
    assert PHONE not in said
    found: Any = json.loads(said)["workbooks"][0]["conflicts"] if form == "json" else "9,500" in said
    assert found


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("keep", "utf-8")
    link = tmp_path / "all.csv"
    link.symlink_to(precious)
    with pytest.raises(LinkedOutput):
        put(link, b"other")
    assert precious.read_text("utf-8") == "keep"
    done = CliRunner().invoke(app, ["collect", str(plan(tmp_path / "a.xlsx")), "-o", str(link), "--language", "en"])
    assert done.exit_code == 2
    assert "link" in done.output
    assert precious.read_text("utf-8") == "keep"


@pytest.mark.parametrize(
    "command", [["show"], ["diff"], ["diff", "--format", "markdown"], ["diff", "--format", "json"]]
)
@pytest.mark.parametrize("column", ["Product", "Headline", "Channel"])
def test_no_phone_number_behind_a_header(tmp_path: Path, command: list[str], column: str) -> None:
    """``Product: 0612345678`` reads as the number of a product, in a cell of its own it is a phone number."""

    def messages(name: str, value: str) -> Path:
        book = openpyxl.load_workbook(plan(tmp_path / name))
        page = book.active
        assert page is not None
        for down, row in enumerate((["ID", "Stage", column], ["M1", "See", value]), start=1):
            for across, cell in enumerate(row, start=10):
                page.cell(down, across, cell)
        page.add_table(Table(displayName="ffMessages", ref="J1:L2"))
        book.save(tmp_path / name)
        return tmp_path / name

    old, new = messages("old.xlsx", "Rustig kijken"), messages("new.xlsx", PHONE)
    paths = [new] if command == ["show"] else [old, new]
    done = CliRunner().invoke(app, [*command, *map(str, paths), "--language", "en"])
    assert done.exit_code in {0, 1}
    assert column in done.output
    assert PHONE not in done.output
    assert "06••••••78" in done.output
