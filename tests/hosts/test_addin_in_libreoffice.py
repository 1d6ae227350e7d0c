"""Our own VBA, compiled and run by a program that knows VBA.

The part that is xlwings' own LibreOffice cannot compile, so something stands in for it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.functions.signatures import SIGNATURES
from fullfunnel.hosts.buttons import BUTTONS
from fullfunnel.hosts.excel import xlwings_sources
from fullfunnel.hosts.excel.addin_file import Interpreter, build

if TYPE_CHECKING:
    from collections.abc import Callable

PROGRAM = Path(__file__).with_name("addin_in_libreoffice.py")
XLWINGS = """Attribute VB_Name = "xlwings"
Option Explicit

Public Function RunPython(PythonCommand As String)
End Function

Public Function XLPy() As Object
    Set XLPy = New Dictionary
End Function

Public Function Spilled() As String
    Dim cells(1, 1) As Variant, answer As Variant
    cells(0, 0) = "Leads"
    cells(0, 1) = 1200
    cells(1, 0) = "#N/A"
    cells(1, 1) = "#1 in sales"
    answer = ForCell(cells)
    Spilled = answer(0, 0) & " " & answer(0, 1) & " " & IsError(answer(1, 0)) & " " & answer(1, 1)
End Function

Public Function Heights() As String
    Heights = Smaller(1048576, 14) & " " & Smaller(5, 14) & " " & Smaller(5, -3)
End Function

Public Function OneRow() As String
    Dim cells(1) As Variant, answer As Variant
    cells(0) = "Leads"
    cells(1) = "#DIV/0!"
    answer = ForCell(cells)
    OneRow = answer(0) & " " & IsError(answer(1))
End Function

Public Function Alone(ByVal text As String) As String
    Dim answer As Variant
    answer = ForCell(text)
    If IsError(answer) Then Alone = "an error" Else Alone = answer
End Function
"""
DICTIONARY = """VERSION 1.0 CLASS
BEGIN
  MultiUse = -1
END
Attribute VB_Name = "Dictionary"
Option Explicit

Public Function CallUDF(ByVal module As String, ByVal name As String, ByVal arguments As Variant) As Variant
    CallUDF = module & "." & name
End Function
"""


@pytest.fixture(scope="session")
def python_of_libreoffice() -> str:
    """A Python that reaches LibreOffice. In CI a missing one is a failure; elsewhere the test says it was left out."""
    for each in ("/usr/bin/python3", shutil.which("python3"), shutil.which("python")):
        if each and subprocess.run([each, "-c", "import uno"], capture_output=True, check=False).returncode == 0:
            return each
    if os.environ.get("CI"):
        pytest.fail("no Python can reach LibreOffice, so our VBA was not compiled (Debian: apt install python3-uno)")
    return pytest.skip("no Python can reach LibreOffice (Debian: apt install python3-uno)")


@pytest.fixture
def vba(
    soffice: str, python_of_libreoffice: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., list[Any]]:
    def run(*calls: tuple[str, list[Any]], spoiled: str = "") -> list[Any]:
        folder = xlwings_sources.package_folder()
        monkeypatch.setattr(xlwings_sources, "module_text", lambda _: XLWINGS + spoiled)
        monkeypatch.setattr(xlwings_sources, "dictionary_text", lambda _: DICTIONARY)
        addin = tmp_path / "fullfunnel.xlam"
        addin.write_bytes(build(folder, Interpreter()))
        done = subprocess.run(
            [python_of_libreoffice, str(PROGRAM), soffice, str(tmp_path / "profile"), str(addin)],
            input=json.dumps(calls),
            capture_output=True,
            text=True,
            check=False,
            timeout=180,
        )
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout.splitlines()[-1])
        assert {"Ribbon", "Cells", "Labels", "Functions"} <= set(found["modules"])
        came: list[Any] = found["came"]
        return came

    return run


SAFE = [
    (r"C:\Plannen\Piet's plan (1) & co.xlsx", "\\"),
    ("/Users/piet/Plan één.xlsx", "/"),
    ("https://x.sharepoint.com/a%20b/Plan.xlsx", "/"),
]
UNSAFE = [
    ("/Users/piet/$(open -a Calculator).xlsx", "/"),
    ("/Users/piet/`id`.xlsx", "/"),
    ("/Users/piet/a\\$x.xlsx", "/"),
    ("/Users/piet/a\\b.xlsx", "/"),
    ('C:\\"a".xlsx', "\\"),
    ("C:\\a;b.xlsx", "\\"),
    ("C:\\a|b.xlsx", "\\"),
    ("C:\\%TEMP%.xlsx", "\\"),
    ("C:\\a=b.xlsx", "\\"),
    ("C:\\a^b.xlsx", "\\"),
    ("C:\\a\nb.xlsx", "\\"),
    ("https://x/%TEMP%.xlsx", "/"),
]


def test_our_vba_compiles_and_does_what_it_says(vba: Callable[..., list[Any]]) -> None:
    label = BUTTONS[-1]
    wide = next(each for each in SIGNATURES.values() if not each.help.nl.isascii() or "'" in each.help.nl)
    expected: list[tuple[tuple[str, list[Any]], Any]] = [
        *((("Ribbon.CanBeHandedOn", list(each)), True) for each in SAFE),
        *((("Ribbon.CanBeHandedOn", list(each)), False) for each in UNSAFE),
        (("Ribbon.CommandFor", ["check"]), "import fullfunnel.hosts.actions;fullfunnel.hosts.actions.check()"),
        *((("Labels.LabelText", [each.name, True]), each.label.nl) for each in BUTTONS if each.needs is None),
        *((("Labels.LabelText", [each.name, False]), each.label.en) for each in BUTTONS if each.needs is None),
        (("Labels.LabelText", [f"{label.name}.tip", True]), label.tip.nl),
        (("Labels.LabelText", [wide.name, True]), wide.help.nl),
        *(
            (("Labels.LabelText", [f"{name}.{argument.name}", dutch]), argument.help.say("nl" if dutch else "en"))
            for name, signature in SIGNATURES.items()
            for argument in signature.arguments
            for dutch in (True, False)
        ),
        (("Cells.ErrorNumber", ["#N/A"]), 2042),
        (("Cells.ErrorNumber", ["#DIV/0!"]), 2007),
        (("Cells.ErrorNumber", ["#1 in sales"]), 0),
        (("xlwings.Heights", []), "14 5 1"),
        (("Cells.Dimensions", ["text"]), 0),
        (("xlwings.Spilled", []), "Leads 1200 True #1 in sales"),
        (("xlwings.OneRow", []), "Leads True"),
        (("xlwings.Alone", ["#VALUE!"]), "an error"),
        (("xlwings.Alone", ["a sentence"]), "a sentence"),
    ]
    came = vba(*(call for call, _ in expected))
    assert came == [answer for _, answer in expected]


def test_it_would_show_when_our_vba_did_not_compile(vba: Callable[..., list[Any]]) -> None:
    # One faulty module silences the rest: every call gives nothing, and so the test above would fail.
    assert vba(("Ribbon.CommandFor", ["check"]), spoiled="\nPublic Sub Broken(\nEnd Sub\n") != [
        "import fullfunnel.hosts.actions;fullfunnel.hosts.actions.check()"
    ]
