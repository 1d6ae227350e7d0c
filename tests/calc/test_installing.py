"""Installing the extension: LibreOffice's own words become a sentence that says what to do."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from fullfunnel.commands.calc import app
from fullfunnel.errors import Refused
from fullfunnel.hosts.calc import installing


def unopkg(folder: Path, script: str) -> str:
    program = folder / "unopkg"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


def run(*arguments: str) -> Any:
    return CliRunner().invoke(app, [*arguments])


def test_root_is_asked_to_be_an_ordinary_user(tmp_path: Path) -> None:
    program = unopkg(
        tmp_path, "echo 'ERROR: Cannot run unopkg as root without --shared or --bundled option.' >&2; exit 1"
    )
    done = run("install", "--unopkg", program, "--language", "en")
    assert done.exit_code == 2
    assert "without sudo" in done.output
    assert "zonder sudo" in run("install", "--unopkg", program, "--language", "nl").output


def test_any_other_refusal_is_shown_with_what_to_try(tmp_path: Path) -> None:
    done = run(
        "install", "--unopkg", unopkg(tmp_path, "echo 'ERROR: the profile is locked' >&2; exit 1"), "--language", "en"
    )
    assert done.exit_code == 2
    assert "ERROR: the profile is locked" in done.output
    assert "Close LibreOffice" in done.output


def test_the_extension_is_added_in_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    program = unopkg(tmp_path, f'echo "$@" > {tmp_path}/said; cp "$3" {tmp_path}/added.oxt')
    assert run("install", "--unopkg", program, "--language", "en").exit_code == 0
    assert (tmp_path / "said").read_text().startswith("add --force ")
    assert (tmp_path / "added.oxt").read_bytes().startswith(b"PK")


def test_it_is_removed_only_where_it_is(tmp_path: Path) -> None:
    program = unopkg(tmp_path, f'echo "$@" >> {tmp_path}/said; echo Identifier: org.fullfunnel.addin')
    assert "are out" in run("uninstall", "--unopkg", program, "--language", "en").output
    assert (tmp_path / "said").read_text() == "list\nremove org.fullfunnel.addin\n"
    assert "were not in" in run("uninstall", "--unopkg", unopkg(tmp_path, "true"), "--language", "en").output


def test_without_libreoffice_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installing, "_places", lambda: iter([str(tmp_path / "nothing")]))
    with pytest.raises(Refused, match="was not found"):
        installing.find()
    assert run("install", "--unopkg", str(tmp_path / "nothing"), "--language", "en").exit_code == 2


def test_libreoffice_does_not_see_our_virtual_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = str(Path(sys.executable).parent)
    monkeypatch.setenv("PATH", f"{ours}:/usr/bin")
    monkeypatch.setenv("PYTHONPATH", "/x")
    monkeypatch.setenv("VIRTUAL_ENV", "/y")
    found = installing.environment()
    assert found["PATH"] == "/usr/bin"
    assert {"PYTHONPATH", "VIRTUAL_ENV"} & set(found) == set()


def test_it_is_found_where_windows_keeps_its_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "Programs" / "LibreOffice" / "program"
    folder.mkdir(parents=True)
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path / "Programs"))
    monkeypatch.delenv("PROGRAMFILES(X86)", raising=False)
    places = list(installing._places())  # noqa: SLF001  # only Windows would start what lies there
    assert places[0] == "unopkg"
    assert places[1].replace("\\", "/").startswith(f"{tmp_path}/Programs/LibreOffice/program/unopkg")
    assert "/Applications/LibreOffice.app/Contents/MacOS/unopkg" in places


def test_a_program_in_the_folder_at_hand_is_not_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bin").mkdir()
    unopkg(tmp_path, "echo from the folder at hand")
    trusted = unopkg(tmp_path / "bin", "true")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f".:{tmp_path / 'bin'}")
    monkeypatch.setattr(installing, "_OTHERWISE", ())
    for each in ("PROGRAMFILES", "PROGRAMFILES(X86)"):
        monkeypatch.delenv(each, raising=False)
    try:
        assert installing.find() != "./unopkg"
        assert Path(installing.find()).is_absolute()
    except Refused:
        pass  # refused rather than started from the folder at hand
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert installing.find() == trusted
