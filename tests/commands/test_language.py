"""Every command speaks the language of the plan, unless another is asked for; help is in one language throughout."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from fullfunnel.commands.cli import app
from fullfunnel.templates import TREINPAKKERS
from tests.templates.opened import built

if TYPE_CHECKING:
    from pathlib import Path

RUN = CliRunner()
ENGLISH = {"LC_ALL": "C.UTF-8"}
DUTCH = {"LC_ALL": "nl_NL.UTF-8"}
EXPORT = (
    "Campagnerapport\n1 januari 2027 - 31 januari 2027\n"
    "Dag,Campagne,Campagnestatus,Valutacode,Vertoningen,Klikken,Kosten\n"
    '2027-01-04,THINK_zoeken,Ingeschakeld,EUR,9000,620,"868,00"\n'
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(TREINPAKKERS, "nl", "values"))  # figures only: the words are those of any plan
    return path


def said(words: list[str], environment: dict[str, str]) -> str:
    return RUN.invoke(app, words, env=environment).output


def test_a_dutch_plan_is_answered_in_dutch_on_an_english_computer(plan: Path, tmp_path: Path) -> None:
    export = tmp_path / "google.csv"
    export.write_text(EXPORT)
    copy = ["--output", str(tmp_path / "uit")]
    for words, dutch, english in (
        (["regenerate", str(plan), "--check", "--no-cache", "--timeout", "0"], "1 werkmap", "1 workbook"),
        (["import", str(plan), str(export), "--dry-run"], "Er is niets geschreven", "Nothing was written"),
        (["upgrade", str(plan), "--check"], "al actueel", "up to date"),
        (["respell", str(plan), "--host", "values", *copy], "opgeslagen als", "saved as"),
        (["report", str(plan), "-o", str(tmp_path / "r.html")], "Opgeslagen", "Saved"),
    ):
        assert dutch in said(words, ENGLISH), words
        asked = said([*words, "--language", "en"], DUTCH)
        assert english in asked, words
        assert dutch not in asked, words


def test_from_the_cache_the_language_is_the_same(plan: Path, tmp_path: Path) -> None:
    words = ["regenerate", str(plan), "--cache-dir", str(tmp_path / "kept"), "--timeout", "0"]
    kept = ENGLISH | {"FULLFUNNEL_NO_CACHE": ""}
    first, again = said(words, kept), said(words, kept)
    assert list((tmp_path / "kept").rglob("*"))
    assert first == again
    assert "1 werkmap" in again


def test_what_an_import_decided_is_in_the_language_of_the_run(plan: Path, tmp_path: Path) -> None:
    export = tmp_path / "google.csv"
    export.write_text(EXPORT)
    dutch = said(["import", str(plan), str(export), "--dry-run"], ENGLISH)
    for words in ("titel: Campagnerapport", "valuta: EUR", "decimaalteken: ,", "codering: ", "scheidingsteken: komma"):
        assert words in dutch
    for words in ("currency:", "decimal sign:", "encoding:", "delimiter:", "title:"):
        assert words not in dutch
    english = said(["import", str(plan), str(export), "--dry-run", "--language", "en"], DUTCH)
    assert "delimiter: comma" in english
    assert "decimal sign: ," in english


@pytest.mark.parametrize(
    "words", [["--help"], ["import", "--help"], ["calc", "install", "--help"], ["excel", "--help"]]
)
def test_help_has_no_english_around_the_dutch(words: list[str]) -> None:
    program = "from fullfunnel.commands.cli import main; main()"
    shown = {
        code: subprocess.run(
            [sys.executable, "-c", program, *words],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "LC_ALL": code, "COLUMNS": "120", "PYTHONUTF8": "1"},
        ).stdout
        for code in ("nl_NL.UTF-8", "C.UTF-8")
    }
    assert "Gebruik: fullfunnel" in shown["nl_NL.UTF-8"]
    assert "Toon deze uitleg." in shown["nl_NL.UTF-8"]
    for english in (
        "Usage:",
        "Options",
        "Arguments",
        "Commands ",
        "[OPTIONS]",
        "required",
        "Show this message",
        "default",
    ):
        assert english not in shown["nl_NL.UTF-8"], english
    assert "Usage: fullfunnel" in shown["C.UTF-8"]
    assert "Options" in shown["C.UTF-8"]
