"""The program as a whole: its version, a command that is spelled wrong, and a question that nobody answers."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

import fullfunnel
from fullfunnel.commands import cli
from fullfunnel.commands.cache.digest import digest_of
from fullfunnel.commands.terminal.output import CLOSED_PIPE
from tests.commands.test_cache import plan

if TYPE_CHECKING:
    from pathlib import Path


def run(monkeypatch: pytest.MonkeyPatch, *words: object) -> int:
    monkeypatch.setattr(sys, "argv", ["fullfunnel", *map(str, words)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_the_version_is_that_of_the_package(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "--version") == 0
    assert capsys.readouterr().out == f"fullfunnel {fullfunnel.__version__}\n"


def test_a_command_that_is_not_there_is_answered_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "refresh", "--language", "en") == 2
    shown = capsys.readouterr()
    assert "refresh" in shown.err
    assert "Traceback" not in shown.err
    assert shown.out == ""


def test_a_reader_that_has_gone_ends_the_program_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def gone(**_: object) -> int:
        raise BrokenPipeError

    closed: list[bool] = []
    monkeypatch.setattr(cli, "app", gone)
    monkeypatch.setattr(cli, "close_quietly", lambda: closed.append(True))  # else pytest would lose its own output
    assert run(monkeypatch) == CLOSED_PIPE
    assert closed == [True]
    assert capsys.readouterr().err == ""


def test_what_is_no_file_on_this_disk_has_no_digest(tmp_path: Path) -> None:
    """A pipe would be waited for; of what cannot be read nothing is kept."""
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert digest_of(tmp_path / "pipe.xlsx") is None
    assert digest_of(tmp_path / "gone.xlsx") is None
    assert digest_of(tmp_path / "nul\0.xlsx") is None
    one, other = digest_of(plan(tmp_path / "a.xlsx")), digest_of(plan(tmp_path / "b.xlsx", 900))
    assert one is not None
    assert one != other
