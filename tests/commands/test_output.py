"""Nothing of a workbook steers a terminal or a CI, and no terminal or pipe makes a command fall over."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter

import fullfunnel
from fullfunnel.commands.terminal.output import CLOSED_PIPE, dumped, line, shown

NAME = "a\x1b[31m\u202e\u2066b"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("two\nlines\r", r"two\nlines\r"),
        ("\x1b[2Jgone", r"\x1b[2Jgone"),
        ("abc\u202egpj.exe", r"abc\u202egpj.exe"),
        ("a\u2028b\x9bc", r"a\u2028b\x9bc"),
        ("  ::error file=x::y", r"  \x3a:error file=x::y"),
        ("x ##[error]y ##vso[task.complete]z", r"x #\x23[error]y #\x23vso[task.complete]z"),
        ("‘fine’: 3,5% – één", "‘fine’: 3,5% – één"),
    ],
)
def test_what_steers_is_spelled_out(text: str, printed: str) -> None:
    assert line(text) == printed


def test_json_keeps_its_values_and_shows_none_of_it() -> None:
    text = dumped({"sheet": NAME, "path": "a@b.nl/x"})
    assert json.loads(text) == {"sheet": NAME, "path": "a@b.nl/x"}
    assert text.isprintable()
    assert "\u202e" not in text


def test_every_command_prints_at_the_one_place() -> None:
    commands = Path(str(fullfunnel.__file__)).parent / "commands"
    loose = [
        f"{path.name}:{node.lineno}"
        for path in commands.rglob("*.py")
        if path.name != "output.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and (ast.unparse(node.func) in {"print", "typer.echo", "typer.secho"} or ast.unparse(node.func) == "json.dumps")
        and ast.unparse(node) not in {"json.dumps(check)", "json.dumps(counts)"}
    ]
    assert loose == [], "print through fullfunnel.commands.terminal.output"


def run(*words: str, encoding: str = "utf-8", closed: bool = False) -> tuple[int, str, str]:
    environment = os.environ | {
        "PYTHONPATH": str(Path(str(fullfunnel.__file__)).parents[1]),
        "PYTHONIOENCODING": encoding,
    }
    program = [sys.executable, "-c", "from fullfunnel.commands.cli import main; main()", *words]
    process = subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    assert process.stdout is not None
    if closed:
        process.stdout.close()
        assert process.stderr is not None
        wrong = process.stderr.read()
        process.stderr.close()
        return process.wait(60), "", wrong.decode("utf-8", "replace")
    out, wrong = process.communicate(timeout=60)
    return process.returncode, out.decode(encoding), wrong.decode("utf-8", "replace")


def test_a_terminal_that_lacks_a_sign_shows_another(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Prijs").write("A1", "jan.devries@example.nl")
    code, reported, wrong = run("check", str(path), "--language", "nl", encoding="ascii")
    assert code == 1
    assert "j**********@***.nl" in reported
    assert "Traceback" not in wrong


@pytest.mark.skipif(os.name != "posix", reason="a pipe that is closed says so on these systems")
def test_a_closed_pipe_ends_quietly() -> None:
    assert run("check", "--rules", closed=True) == (CLOSED_PIPE, "", "")


def test_the_name_of_a_sheet_forges_no_annotation(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("x,title=a%0A").write("A1", "jan.devries@example.nl")
    reported = run("check", str(path), "--format", "github")[1]
    assert [each for each in reported.splitlines() if not each.startswith(("::error file=", "::warning file="))] == []
    assert len(reported.splitlines()) == 1
    assert shown("x") == "x"
