"""A figure typed as text is read as it was meant and named, for sums and plain formulas pass over it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.short_run import first_of
from tests.templates.opened import built
from typer.testing import CliRunner

from fullfunnel.commands.cli import app
from fullfunnel.templates import TREINPAKKERS
from fullfunnel.xlsx import patch

if TYPE_CHECKING:
    from pathlib import Path


def findings(path: Path) -> list[dict[str, Any]]:
    done = CliRunner().invoke(app, ["check", str(path), "--format", "json", "--no-cache", "--language", "nl"])
    found: list[dict[str, Any]] = json.loads(done.output)["files"][0]["findings"]
    return [each for each in found if each["code"] == "FIL102"]


@pytest.mark.parametrize(
    ("sheet", "cell", "typed", "meant"),
    first_of(
        [
            ("Framework", "G13", "0,08", "typ 0,08."),
            ("Framework", "G13", "8%", "typ 8%."),
            ("Budget", "G9", "28.000,-", "typ 28000."),
            ("Start", "C7", "12000", "typ 12000."),
        ]
    ),
)
def test_the_cell_is_named_with_what_to_type(tmp_path: Path, sheet: str, cell: str, typed: str, meant: str) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(TREINPAKKERS, "en"))
    assert findings(path) == []
    patch(path, path, {sheet: {cell: typed}})
    (found,) = findings(path)
    assert (found["severity"], found["cell"]) == ("warning", f"{sheet}!{cell}")
    assert found["advice"].endswith(meant)
    assert typed in found["what"]
