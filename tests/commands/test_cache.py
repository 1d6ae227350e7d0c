"""The cache makes a run over workbooks of which few changed short, and changes nothing else about it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table
from typer.testing import CliRunner

import fullfunnel as ff
from fullfunnel.commands.cache import release, store
from fullfunnel.commands.cli import app
from tests.short_run import examples, first_of

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES: Final = ("a.xlsx", "b.xlsx", "Noord/c.xlsx")
COMMANDS: Final = (
    ("regenerate", "--check", "--format", "json"),
    ("regenerate", "--format", "json"),
    ("check", "--format", "json"),
    ("check", "--format", "sarif"),
    ("check", "--ignore", "PLN", "--format", "text"),
    ("collect", "--output"),
)


def plan(path: Path, goal: float = 1200) -> Path:
    """A plan with tables of ours and cells of ours, all of it refreshed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["KPI", "Stage", "Feeds", "Rate"], ["Leads", "Do", None, None], ["Visits", "Think", "Leads", 0.03]):
        page.append(row)
    page.add_table(Table(displayName="ffKpis", ref="A1:D3"))
    page["F1"] = goal
    page["F2"] = '=FUNNEL_TARGET("Visits",F1,A1:D3)'
    page["H1"] = "remark"
    book.defined_names["ffGoal"] = DefinedName("ffGoal", attr_text="Sheet!$F$1")
    book.save(path)
    ff.regenerate(path)
    return path


def say(*words: object, kept: Path | None) -> tuple[int, str]:
    options = ["--no-cache"] if kept is None else ["--cache-dir", str(kept)]
    environment = {"FULLFUNNEL_NO_CACHE": ""}
    done = CliRunner().invoke(app, [*map(str, words), *options, "--timeout", "0", "--language", "en"], env=environment)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done.exit_code, done.output


def everything(place: Path, kept: Path | None) -> list[Any]:
    """What every command says and writes; what a run took is the one thing that may differ."""
    with contextlib.chdir(place.parent):
        return said_and_written(Path(place.name), kept)


def said_and_written(folder: Path, kept: Path | None) -> list[Any]:
    found: list[Any] = []
    for command in COMMANDS:
        words = [command[0], folder, *command[1:]]
        for table in ("t.csv", "t.xlsx") if command[0] == "collect" else ("",):
            target = Path(table)
            code, said = say(*words, *([target] if table else []), kept=kept)
            if command[0] == "regenerate":
                shaped = json.loads(said)
                for each in shaped["workbooks"]:
                    del each["seconds"]
                said = json.dumps(shaped)
            found.append((command, code, said, target.read_bytes() if table else None))
    return [*found, {name: (folder / name).read_bytes() for name in NAMES if (folder / name).exists()}]


def change_the_goal(folder: Path, name: str) -> None:
    if (folder / name).read_bytes()[:2] == b"PK":
        ff.patch(folder / name, folder / name, {"Sheet": {"F1": 600}})


def change_a_rate(folder: Path, name: str) -> None:
    if (folder / name).read_bytes()[:2] == b"PK":
        ff.patch(folder / name, folder / name, {"Sheet": {"D3": 0.04}}, regenerate=True)


def type_personal_data(folder: Path, name: str) -> None:
    if (folder / name).read_bytes()[:2] == b"PK":
        ff.patch(folder / name, folder / name, {"Sheet": {"H1": "jan.jansen@voorbeeld.nl", "A2": "Leads 06-12345678"}})


def break_it(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"<html>")


def copy_another(folder: Path, name: str) -> None:
    if name != NAMES[0]:
        shutil.copy(folder / NAMES[0], folder / name)


def no_base(kept: Path) -> None:
    (kept / "entries.sqlite3").write_bytes(b"this is no database, and long enough to be taken for one" * 99)


def half_a_base(kept: Path) -> None:
    whole = (kept / "entries.sqlite3").read_bytes()
    (kept / "entries.sqlite3").write_bytes(whole[: len(whole) // 2])


def other_entries(kept: Path) -> None:
    """Every entry says what another one says: what stands in the cache is not what was found."""
    with sqlite3.connect(kept / "entries.sqlite3") as base:
        base.execute("UPDATE entries SET content = (SELECT content FROM entries ORDER BY key LIMIT 1)")
    base.close()


def other_shapes(kept: Path) -> None:
    with sqlite3.connect(kept / "entries.sqlite3") as base:
        base.execute("UPDATE entries SET content = ?", (zlib.compress(b'{"owned": 3}'),))
    base.close()


def other_release(kept: Path) -> None:
    with sqlite3.connect(kept / "entries.sqlite3") as base:
        base.execute("UPDATE entries SET release = 'older'")
    base.close()


CHANGES: Final[tuple[Callable[[Path, str], None], ...]] = (
    change_the_goal,
    change_a_rate,
    type_personal_data,
    break_it,
    copy_another,
)
FAULTS: Final[tuple[Callable[[Path], None], ...]] = (
    no_base,
    half_a_base,
    other_entries,
    other_shapes,
    other_release,
    shutil.rmtree,
)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fresh") / "plans"
    for number, name in enumerate(NAMES):
        plan(folder / name, 1200 + number)
    return folder


@pytest.mark.deep
@settings(max_examples=examples(4), deadline=None, phases=[Phase.explicit, Phase.generate])
@given(
    steps=st.lists(
        st.one_of(
            st.tuples(st.sampled_from(CHANGES), st.sampled_from(NAMES)),
            st.tuples(st.sampled_from(FAULTS)),
        ),
        min_size=2,
        max_size=4,
    )
)
def test_a_run_with_the_cache_gives_byte_for_byte_what_one_without_gives(
    fresh: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Any, ...]]
) -> None:
    place = tmp_path_factory.mktemp("run")
    (place / "one").mkdir()
    (place / "other").mkdir()
    with_cache, without = place / "one" / "plans", place / "other" / "plans"
    shutil.copytree(fresh, with_cache)
    shutil.copytree(fresh, without)
    kept = place / "kept"
    for change, *name in [(None,), *steps, (None,)]:
        if name:
            change(with_cache, *name)
            change(without, *name)
        elif change is not None:
            change(kept)
        assert everything(with_cache, kept) == everything(without, None)


@pytest.mark.parametrize("fault", first_of(FAULTS))
def test_a_cache_that_is_damaged_is_as_none(fresh: Path, tmp_path: Path, fault: Callable[[Path], None]) -> None:
    folder, kept = tmp_path / "plans", tmp_path / "kept"
    shutil.copytree(fresh, folder)
    before = everything(folder, kept)
    fault(kept)
    assert everything(folder, kept) == before
    assert everything(folder, kept) == before


def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The workbooks that are opened from here on, by name."""
    from fullfunnel.xlsx.container.package import Package  # noqa: PLC0415  # the real one, to be watched

    names: list[str] = []
    real = Package.open

    def watched(content: bytes, name: str, **options: Any) -> Package:
        names.append(name)
        return real(content, name, **options)

    monkeypatch.setattr(Package, "open", staticmethod(watched))
    return names


def test_only_what_changed_is_opened(fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, kept = tmp_path / "plans", tmp_path / "kept"
    shutil.copytree(fresh, folder)
    everything(folder, kept)
    names = opened(monkeypatch)
    everything(folder, kept)
    assert names == []
    change_a_rate(folder, "b.xlsx")
    names.clear()
    everything(folder, kept)
    assert set(names) == {"b.xlsx"}


def test_a_date_says_nothing(fresh: Path, tmp_path: Path) -> None:
    """Another plan of the same size and the same time of saving is another plan."""
    path, other, kept = plan(tmp_path / "p.xlsx", 1200), plan(tmp_path / "q" / "p.xlsx", 1800), tmp_path / "kept"
    assert fresh.exists()
    before = path.stat()
    _, first = say("collect", path, "--output", tmp_path / "t.csv", kept=kept)
    shutil.copy(other, path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    _, second = say("collect", path, "--output", tmp_path / "t.csv", kept=kept)
    assert first == second
    say("collect", path, "--output", tmp_path / "u.csv", kept=None)
    assert (tmp_path / "t.csv").read_bytes() == (tmp_path / "u.csv").read_bytes()


def contents(kept: Path) -> bytes:
    base = sqlite3.connect(kept / "entries.sqlite3")
    rows = [zlib.decompress(row[0]) for row in base.execute("SELECT content FROM entries")]
    base.close()
    return b"\n".join(rows)


def test_no_personal_data_lies_in_the_cache(fresh: Path, tmp_path: Path) -> None:
    folder, kept = tmp_path / "plans", tmp_path / "kept"
    shutil.copytree(fresh, folder)
    type_personal_data(folder, "b.xlsx")
    everything(folder, kept)
    assert b"Visits" in contents(kept)
    for word in (b"jan", b"12345678", b"b.xlsx"):
        assert word not in contents(kept)


def test_the_folder_is_made_as_caches_are(fresh: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    say("check", fresh, kept=kept)
    assert (kept / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    assert (kept / ".gitignore").read_text() == "*\n"
    if os.name == "posix":  # Windows keeps who may read a folder elsewhere
        assert kept.stat().st_mode & 0o077 == 0


def test_no_cache_keeps_nothing(fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    say("check", fresh, kept=None)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_stops_nothing(fresh: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert say("check", fresh, kept=tmp_path / "file" / "kept") == say("check", fresh, kept=None)


def test_a_run_beside_another_waits_for_nothing(fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_PATIENCE", 0.05)
    kept = tmp_path / "kept"
    expected = say("check", fresh, kept=kept)
    base = sqlite3.connect(kept / "entries.sqlite3", isolation_level=None)
    base.execute("BEGIN EXCLUSIVE")
    assert say("check", fresh, kept=kept) == expected
    base.execute("ROLLBACK")
    base.close()


@pytest.mark.deep
def test_two_runs_at_once_leave_a_cache_that_both_can_use(fresh: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from fullfunnel.commands.cli import main; main()", "check", str(fresh)]
    command += ["--jobs", "2"]
    command += ["--cache-dir", str(tmp_path / "kept"), "--language", "en"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "FULLFUNNEL_NO_CACHE": ""}
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) for _ in range(2)]
    said = [each.communicate(timeout=120)[0].decode() for each in both]
    assert said[0] == said[1] == say("check", fresh, kept=None)[1]
    assert say("check", fresh, kept=tmp_path / "kept")[1] == said[0]


def test_other_code_asks_for_other_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "rule.py").write_text("LEVEL = 1\n")
    monkeypatch.setattr(release, "_PACKAGE", package)
    before = release.release.__wrapped__()
    assert release.release.__wrapped__() == before
    (package / "rule.py").write_text("LEVEL = 2\n")
    assert release.release.__wrapped__() != before


@pytest.mark.parametrize(
    "command",
    first_of(
        [pytest.param(("regenerate",)), pytest.param(("check",)), pytest.param(("collect", "--output", "t.xlsx"))]
    ),
)
def test_what_reads_workbooks_is_not_even_loaded_when_nothing_changed(
    fresh: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    folder = tmp_path / "plans"
    shutil.copytree(fresh, folder)
    code = (
        "import sys\nfrom fullfunnel.commands.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = ('pandas', 'openpyxl', 'formualizer', 'formulon', 'xlsxwriter')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    words = [sys.executable, "-c", code, command[0], "plans", *command[1:]]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "FULLFUNNEL_NO_CACHE": ""}
    for loaded in (True, False):
        done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
        if not loaded:
            assert done.stdout.splitlines()[-1] == "[]", done.stdout


def test_a_variable_of_the_environment_switches_the_cache_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every version of the library for commands reads it for a switch."""
    monkeypatch.chdir(tmp_path)
    plan(tmp_path / "plan.xlsx")
    for value, kept in (("1", False), ("", True)):
        CliRunner().invoke(app, ["check", "plan.xlsx", "--language", "en"], env={"FULLFUNNEL_NO_CACHE": value})
        assert (tmp_path / ".fullfunnel_cache").is_dir() is kept
