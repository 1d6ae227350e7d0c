"""A formula on the sheet Calculation that was typed over is a finding of the command, in every form of output."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fullfunnel.commands.cli import app
from fullfunnel.xlsx import patch
from tests.recalc.test_second_opinion import typed_over

TEMPLATES = Path(__file__).parents[2] / "workbook_templates"


@pytest.mark.deep
@pytest.mark.parametrize(("language", "sheet"), [("en", "Calculation"), ("nl", "Berekening")])
def test_check_names_the_cell(tmp_path: Path, language: str, sheet: str) -> None:
    path = Path(shutil.copy(TEMPLATES / f"treinpakkers.{language}.xlsx", tmp_path))
    ask = ["check", str(path), "--select", "FIL120", "--language", language]
    assert CliRunner().invoke(app, ask).exit_code == 0
    # The cell is named too where the file is behind its own plan: it is brought up to date first.
    patch(path, path, {"Start": {"C7": 24_000}})
    assert CliRunner().invoke(app, ask).exit_code == 0
    typed_over(path, b"E13", b"777")
    came = CliRunner().invoke(app, ask)
    assert came.exit_code == 1
    assert f"{sheet}!E13" in came.output
    assert f"{sheet}!G13" in came.output
    assert "777" in came.output
    for form in ("json", "sarif", "github"):
        output = CliRunner().invoke(app, [*ask, "--format", form]).output
        assert f"{sheet}!E13" in output
        if form != "github":
            json.loads(output)
