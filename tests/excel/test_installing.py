"""The add-in on a computer: put there, put there again, looked into by the doctor, and taken away."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from fullfunnel.commands.cli import app
from fullfunnel.errors import Refused
from fullfunnel.hosts.excel import xlwings_sources
from fullfunnel.hosts.excel.doctor import Finding, as_lines, diagnosis
from fullfunnel.hosts.excel.installing import FILE_NAME, SCRIPT_NAME, install, uninstall
from fullfunnel.hosts.excel.machine import Machine, System
from fullfunnel.templates import TREINPAKKERS, Host
from tests.short_run import first_of
from tests.templates.opened import built

if TYPE_CHECKING:
    from collections.abc import Callable


def machine(folder: Path, system: System) -> Machine:
    return Machine(system, folder, folder / "Roaming", folder / "Python" / "python.exe", "3.12.4", 64)


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def nothing(_key: str, _name: str) -> None:
    return None


@pytest.mark.parametrize("system", ["windows", "macos"])
def test_installed_twice_it_stands_there_once_and_removed_it_leaves_nothing(tmp_path: Path, system: System) -> None:
    here = machine(tmp_path, system)
    assert set(install(here).values()) == {"placed"}
    first = files(tmp_path)
    assert set(install(here).values()) == {"as it was"}
    assert files(tmp_path) == first
    assert set(install(replace(here, python=tmp_path / "other")).values()) >= {"replaced"}
    assert set(uninstall(here).values()) == {"removed"}
    assert files(tmp_path) == set()
    assert set(uninstall(here).values()) == {"absent"}


def test_on_macos_the_script_that_starts_python_comes_along_under_our_own_name(tmp_path: Path) -> None:
    here = machine(tmp_path, "macos")
    install(here)
    script = here.scripts / SCRIPT_NAME
    assert b"on VbaHandler(ParameterString)" in script.read_bytes()
    assert f'AppleScriptTask("{SCRIPT_NAME}"' in xlwings_sources.module_text(xlwings_sources.package_folder())


def test_without_excel_it_says_what_can_be_done_instead(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="LibreOffice Calc"):
        install(machine(tmp_path, "other"))
    assert files(tmp_path) == set()
    assert install(machine(tmp_path, "other"), tmp_path) == {tmp_path / FILE_NAME: "placed"}


def test_a_file_that_excel_holds_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = machine(tmp_path, "windows")

    def held(*_: object) -> None:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(Refused, match="Quit Excel"):
        install(here)
    assert files(tmp_path) == set()


def ready(tmp_path: Path) -> Machine:
    here = machine(tmp_path, "windows")
    here.python.parent.mkdir()
    version = xlwings_sources.version(xlwings_sources.package_folder())
    (here.python.parent / f"xlwings64-{version}.dll").touch()
    install(here)
    return here


def wrong(found: list[Finding]) -> list[str]:
    return [each.what.en for each in found if each.state == "wrong"]


def test_the_doctor_finds_nothing_wrong_but_what_linux_cannot_have(tmp_path: Path) -> None:
    # pywin32 is there on Windows only.
    assert set(wrong(diagnosis(None, ready(tmp_path), nothing))) <= {"pywin32 is missing."}


def store(here: Machine) -> Machine:
    return replace(here, python=here.home / "WindowsApps" / "python.exe")


def removed(here: Machine) -> Machine:
    uninstall(here)
    return here


def without_library(here: Machine) -> Machine:
    for each in here.python.parent.glob("*.dll"):
        each.unlink()
    return here


def another(here: Machine) -> Machine:
    (here.startup / FILE_NAME).write_bytes(b"older")
    return here


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        pytest.param(store, "Microsoft Store", id="Python from the store"),
        pytest.param(removed, "The add-in is not in", id="no add-in"),
        pytest.param(without_library, "is not beside python.exe", id="no library"),
        pytest.param(another, "another version or another Python", id="an older add-in"),
    ],
)
def test_for_what_is_wrong_the_doctor_knows_what_to_do(
    tmp_path: Path, spoil: Callable[[Machine], Machine], what: str
) -> None:
    found = diagnosis(None, spoil(ready(tmp_path)), nothing)
    matching = [each for each in found if each.state == "wrong" and what in each.what.en]
    assert matching
    assert all(each.advice is not None and each.advice.nl != each.advice.en for each in matching)


def test_macros_that_are_off_everywhere_are_reported(tmp_path: Path) -> None:
    settings = {"VBAWarnings": 4, "AllLocationsDisabled": 1}
    found = diagnosis(None, ready(tmp_path), lambda _key, name: settings.get(name))
    assert any("turns all macros off" in each for each in wrong(found))


def test_a_trusted_startup_folder_is_enough_when_macros_are_off_elsewhere(tmp_path: Path) -> None:
    found = diagnosis(None, ready(tmp_path), lambda _key, name: {"VBAWarnings": 4}.get(name))
    assert not any("turns all macros off" in each for each in wrong(found))


@pytest.mark.parametrize(
    ("host", "program", "state"),
    first_of(
        [
            ("windows", "Excel", "good"),
            ("values", "no FUNNEL functions", "good"),
            ("lite", "xlwings Lite", "note"),
            ("calc", "LibreOffice Calc", "note"),
        ],
        keep=2,
    ),
)
def test_the_doctor_tells_which_program_a_workbook_fits(tmp_path: Path, host: Host, program: str, state: str) -> None:
    plan = tmp_path / "Plan.xlsx"
    plan.write_bytes(built(TREINPAKKERS, "en", host))
    found = diagnosis(str(plan), machine(tmp_path, "windows"), nothing)[-1]
    assert program in found.what.en
    assert found.state == state


def test_a_workbook_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    plan = tmp_path / "Plan.xlsx"
    plan.write_bytes(b"no workbook")
    found = diagnosis(str(plan), machine(tmp_path, "windows"), nothing)[-1]
    assert found.state == "wrong"
    online = diagnosis("https://bedrijf.sharepoint.com/Plan.xlsx", machine(tmp_path, "windows"), nothing)[-1]
    assert "not on this computer" in online.what.en


def test_the_command_line_builds_tells_and_removes(tmp_path: Path) -> None:
    run = CliRunner()
    made = run.invoke(app, ["excel", "install", "--to", str(tmp_path), "--language", "nl"])
    assert made.exit_code == 0
    assert made.output.startswith("Geplaatst: ")
    gone = run.invoke(app, ["excel", "uninstall", "--to", str(tmp_path), "--language", "en"])
    assert (gone.exit_code, gone.output.split(":")[0]) == (0, "Removed")
    for language, good in (("nl", "[goed] Python"), ("en", "[good] Python")):
        looked = run.invoke(app, ["excel", "doctor", "--language", language])
        assert looked.output.startswith(good)


def test_every_line_of_the_doctor_is_there_in_both_languages(tmp_path: Path) -> None:
    found = diagnosis(None, machine(tmp_path, "macos"), nothing)
    dutch, english = as_lines(found, "nl"), as_lines(found, "en")
    assert dutch.count("\n") == english.count("\n")
    assert not re.search(r"\bthe\b", dutch)
