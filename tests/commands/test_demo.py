"""``fullfunnel demo`` and ``fullfunnel new``: what a marketeer types first."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from fullfunnel import templates
from fullfunnel.commands.cli import app
from fullfunnel.commands.example import read_example, write_examples
from fullfunnel.recalc.regenerating import patch_and_regenerate
from tests.short_run import first_of
from tests.templates.opened import sheet_by_sheet

COMMITTED = Path(__file__).parents[2] / "workbook_templates"


def run(*arguments: str, **environment: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(arguments), env={"LC_ALL": "C", "COLUMNS": "120"} | environment)
    return done.exit_code, " ".join(done.stdout.split()), " ".join(done.stderr.split())


def test_demo_writes_both_workbooks_and_tells_what_is_in_them(tmp_path: Path) -> None:
    code, output, _ = run("demo", str(tmp_path), "--language", "nl")
    assert code == 0
    for name in ("treinpakkers.nl.xlsx", "treinpakkers.en.xlsx"):
        assert (tmp_path / name).read_bytes() == (COMMITTED / name).read_bytes()
        assert str(tmp_path / name) in output
    assert "verzonnen" in output
    for row in ("Videovertoningen │ indirect │ 24.000.000", "Bestellingen │ hoofd │ 12.000", "Klikken e-mail"):
        assert row in output
    # 25,000 e-mail clicks are needed, 24,000 is what the list has: 1,000 x 80% x 20% x 40% = 64 orders short.
    assert "64 Bestellingen tekort" in output
    assert "de max CPA in Do is € 16,00" in output
    assert f"fullfunnel regenerate {tmp_path / 'treinpakkers.nl.xlsx'}" in output


@pytest.mark.deep
def test_demo_speaks_the_language_of_the_computer(tmp_path: Path) -> None:
    _, english, _ = run("demo", str(tmp_path), LC_ALL="en_GB.UTF-8")
    assert "What stands out" in english
    assert "24,000,000" in english
    _, dutch, _ = run("demo", str(tmp_path), LC_ALL="nl_NL.UTF-8")
    assert "Wat opvalt" in dutch


@pytest.mark.deep
def test_demo_makes_the_folder_and_may_be_run_again(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    assert run("demo", str(folder))[0] == 0
    assert run("demo", str(folder))[0] == 0
    assert len(list(folder.iterdir())) == 2


@pytest.mark.deep
def test_demo_leaves_a_workbook_alone_that_somebody_worked_in(tmp_path: Path) -> None:
    run("demo", str(tmp_path))
    (tmp_path / "treinpakkers.nl.xlsx").unlink()
    path = tmp_path / "treinpakkers.en.xlsx"
    path.write_bytes(b"a week of work")
    code, _, refused = run("demo", str(tmp_path), "--language", "en")
    assert code == 2
    assert "'treinpakkers.en.xlsx' already exists and is not overwritten" in refused
    assert path.read_bytes() == b"a week of work"
    assert not (tmp_path / "treinpakkers.nl.xlsx").exists()


@pytest.mark.deep
def test_demo_into_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_text("a file")
    for folder in (tmp_path / "plan.xlsx", tmp_path / "plan.xlsx" / "deeper"):
        code, _, refused = run("demo", str(folder), "--language", "nl")
        assert code == 2
        assert f"'{tmp_path / 'plan.xlsx'}' is een bestand, geen map" in refused


@pytest.mark.deep
def test_what_is_printed_comes_from_the_workbook(tmp_path: Path) -> None:
    path = write_examples(tmp_path)[0]
    patch_and_regenerate(path, path, {"Start": {"C7": 24000}, "Framework": {"Q12": None}})
    example = read_example(path)
    assert example.targets.goal == 24000
    assert example.max_cpa == pytest.approx(24)  # 32 - 192,000 / 24,000
    # With the own target gone, the e-mail clicks are what is needed: 250,000 visits x 20% / 80%.
    assert float(example.targets.of(example.targets.framework.find("Klikken e-mail"))) == pytest.approx(62_500)
    # The remark on the own target went with it; 15,000,000 reach is more than the 8,000,000 there are.
    assert {finding.kpi for finding in example.findings} == {"Bereik", "Bezoeken boekingspagina", "Video uitgekeken"}


@pytest.mark.parametrize(
    ("arguments", "stages"),
    first_of(
        [
            ([], ["See", "Think", "Do", "Care"]),
            (["--model", "touch-tell-sell"], ["Touch", "Tell", "Sell"]),
            (["--model", "aida"], ["Attention", "Interest", "Desire", "Action"]),
            (["--model", "aida", "--language", "nl"], ["Aandacht", "Interesse", "Verlangen", "Actie"]),
            (["--stages", "Discover,Compare,Buy"], ["Discover", "Compare", "Buy"]),
        ]
    ),
)
def test_new_makes_a_plan_of_the_model(tmp_path: Path, arguments: list[str], stages: list[str]) -> None:
    path = tmp_path / "plan.xlsx"
    code, output, _ = run("new", str(path), *arguments)
    assert code == 0
    assert str(path) in output
    sheet = sheet_by_sheet(path.read_bytes(), values=True)["Framework"]
    typed = [stage for (stage,) in sheet.iter_rows(6, 19, 3, 3, values_only=True)]
    assert [stage for stage in dict.fromkeys(typed) if stage] == stages


def test_new_for_a_host(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    assert run("new", str(path), "--host", "calc")[0] == 0
    book = sheet_by_sheet(path.read_bytes(), values=False)
    assert "ORG.FULLFUNNEL.FUNNELADDIN.FUNNELTARGET(" in book["Targets"]["G7"].value


def test_new_never_overwrites_and_says_so_before_it_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "build", lambda *_: pytest.fail("the workbook is built for nothing"))
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"a week of work")
    code, _, refused = run("new", str(path), "--language", "nl")
    assert code == 2
    assert "'plan.xlsx' bestaat al en wordt niet overschreven" in refused
    assert path.read_bytes() == b"a week of work"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["."], "'.' is a folder. Add the name of a file, such as plan.xlsx"),
        (["plan.xls"], "does not end in .xlsx"),
        (["nowhere/plan.xlsx"], "The folder of 'plan.xlsx' does not exist"),
        (["plan.xlsx", "--stages", "Find,Landing page,Buy"], "cannot be the name of a stage"),
        (["plan.xlsx", "--stages", "A,B,C,D,E,F,G,H,I"], "8 stages at most"),
        (["plan.xlsx", "--stages", "Buy"], "at least two stages"),
        (["plan.xlsx", "--model", "aida", "--stages", "Find,Buy"], "not both"),
    ],
)
def test_new_says_what_to_do_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, refused = run("new", *arguments)
    assert code == 2
    assert sentence in refused
    assert list(tmp_path.iterdir()) == []
