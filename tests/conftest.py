"""Real hosts for the tests that meet them: LibreOffice, Calc with the extension in it, Pyodide with the wheel."""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
import uuid
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import pytest
from hypothesis import settings
from typer.main import get_command
from typer.testing import CliRunner

from fullfunnel.commands.calc import app
from fullfunnel.hosts.calc.installing import environment
from fullfunnel.recalc.formulas import dependents
from tests import short_run
from tests.one_process import Scheduling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def pytest_configure(config: pytest.Config) -> None:
    """A short run tries fewer examples of every property."""
    short_run.begin(config.option.markexpr)
    # How long an example takes depends on what else the machine does; growth is counted in steps (tests/patterns).
    settings.register_profile("fullfunnel", deadline=None, max_examples=short_run.examples(100))
    settings.load_profile("fullfunnel")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scheduling | None:
    """The tests of a file stay in one process, and so do the files that refresh whole plans."""
    return Scheduling(config, log) if config.option.dist == "loadfile" else None


def pytest_collection_finish(session: pytest.Session) -> None:
    """Thousands of tests and what they import stay until the end: the collector need not look at them again."""
    del session
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


ROOT = Path(__file__).parents[1]
PYODIDE = ROOT / ".pyodide"
OFFICE = Path(__file__).parent / "hosts" / "calc" / "office.py"


class Calc(Protocol):
    def __call__(self, command: str, **arguments: Any) -> Any: ...


@pytest.fixture(autouse=True, scope="session")
def _opens_every_workbook() -> Iterator[None]:
    """A test sees what the program does now, not what it found in an earlier run; the tests of the cache ask for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FULLFUNNEL_NO_CACHE", "1")
        yield


@pytest.fixture(autouse=True, scope="session")
def _makes_the_commands_once() -> Iterator[None]:
    """Typer makes all commands anew from their signatures whenever a test calls one: a fifth of such a call."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("typer.testing._get_command", cache(get_command))
        yield


@pytest.fixture(autouse=True, scope="session")
def _remembers_more_workbooks() -> Iterator[None]:
    """What depends on what is remembered for the last few workbooks; a process of tests goes through many more."""
    remembered = dependents._remembered.__wrapped__  # noqa: SLF001
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dependents, "_remembered", lru_cache(maxsize=12)(remembered))
        yield


@pytest.fixture(autouse=True, scope="session")
def _builds_a_workbook_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The processes of a run stand side by side in one folder, which is new in every run."""
    if not os.environ.get("PYTEST_XDIST_WORKER"):
        yield  # a few tests: what builds is not even loaded
        return
    from fullfunnel.commands import example  # noqa: PLC0415
    from fullfunnel.templates import upgrading  # noqa: PLC0415
    from tests.templates import opened  # noqa: PLC0415

    opened.share_built(tmp_path_factory.getbasetemp().parent)
    with pytest.MonkeyPatch.context() as patch:
        # An upgrade builds today's workbook of the same plan again and again, and the demo the two examples.
        patch.setattr(upgrading, "build", opened.built)
        patch.setattr(example, "build", opened.built)
        yield


HOST_FIXTURES: Final = {
    "soffice",
    "convert",
    "unopkg",
    "python_with_uno",
    "calc",
    "calc_with_windows",
    "run_in_pyodide",
    "real_store",
    "cluster_client",
}
"""What starts a real host: LibreOffice, Pyodide a store of objects or a cluster."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that starts a real host, wherever it stands: ``-m "not host"`` leaves these out."""
    for item in items:
        if HOST_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.host)


def missing(what: str) -> None:
    """A host that is not there is a failure in CI; elsewhere the test says that it was left out."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice itself. In CI a missing host is a failure; elsewhere the test says that it was left out."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return found
    if os.environ.get("CI"):
        pytest.fail("LibreOffice is not installed, so what it makes of our workbooks was not seen")
    return pytest.skip("LibreOffice is not installed (Debian: apt install libreoffice-calc)")


@pytest.fixture(scope="session")
def convert(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str, Path], Path]:
    """Let LibreOffice open a file and save it as another kind: ``convert(path, "xlsx", folder)``."""
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def run(path: Path, kind: str, folder: Path) -> Path:
        command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
        subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=180)
        made = folder / f"{path.stem}.{kind.partition(':')[0]}"
        assert made.exists(), f"LibreOffice did not make {made.name}"
        return made

    return run


@pytest.fixture(scope="session")
def unopkg(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """LibreOffice's extension manager for a profile of the tests' own, and that profile.

    It refuses root, which CI is. There it runs as another user of a user namespace, who may still write what root may.
    """
    folder = tmp_path_factory.mktemp("calc")
    program = shutil.which("unopkg") or str(Path(soffice).resolve().with_name("unopkg"))
    ordinary = "unshare --user --map-user=1000 --map-group=1000" if os.geteuid() == 0 else ""
    wrapper = folder / "unopkg"
    profile = folder / "profile"
    wrapper.write_text(f'#!/bin/sh\nexec {ordinary} "{program}" "$@" "-env:UserInstallation={profile.as_uri()}"\n')
    wrapper.chmod(0o755)
    return wrapper, profile


@pytest.fixture(scope="session")
def python_with_uno(soffice: str) -> str:
    beside = Path(soffice).resolve().with_name("python")
    for each in (str(beside), "/usr/bin/python3"):
        if (
            shutil.which(each)
            and subprocess.run([each, "-c", "import uno"], capture_output=True, check=False).returncode == 0
        ):
            return each
    missing("No Python here has uno (Debian: apt install python3-uno)")
    raise AssertionError


@pytest.fixture(scope="session")
def calc_profile(unopkg: tuple[Path, Path]) -> Path:
    """A profile of LibreOffice with the extension in it."""
    wrapper, profile = unopkg
    done = CliRunner().invoke(app, ["install", "--unopkg", str(wrapper), "--language", "en"])
    assert done.exit_code == 0, done.output
    return profile


@pytest.fixture(scope="session")
def calc(soffice: str, calc_profile: Path, python_with_uno: str) -> Iterator[Calc]:
    """Ask Calc: ``calc("workbook", path=...)``; the commands are the methods of ``office.Office``."""
    with _running([soffice, "--headless"], calc_profile, python_with_uno, environment()) as ask:
        yield ask


@pytest.fixture(scope="session")
def calc_with_windows(soffice: str, calc_profile: Path, python_with_uno: str, tmp_path_factory: Any) -> Iterator[Calc]:
    """The same with windows that wait for an answer, drawn in memory: without a screen and not headless."""
    profile = tmp_path_factory.mktemp("windows") / "profile"
    shutil.copytree(calc_profile, profile, ignore=shutil.ignore_patterns(".lock"))
    with _running([soffice], profile, python_with_uno, environment() | {"SAL_USE_VCLPLUGIN": "svp"}) as ask:
        yield ask


@contextmanager
def _running(program: list[str], profile: Path, python: str, variables: dict[str, str]) -> Iterator[Calc]:
    pipe = f"fullfunnel-{uuid.uuid4().hex}"
    command = [*program, f"-env:UserInstallation={profile.as_uri()}", "--norestore", "--nologo"]
    log = (profile.parent / "office.log").open("w")
    office = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;"], env=variables, stdout=log, stderr=log)

    def ask(command: str, **arguments: Any) -> Any:
        done = subprocess.run(
            [python, OFFICE, pipe, command],
            input=json.dumps(arguments),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env=environment(),
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    try:
        yield ask
        ask("terminate")
        office.wait(30)
    finally:
        office.kill()
        office.wait()
        log.close()


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it is published."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (built,) = folder.glob("fullfunnel-*.whl")
    return built


@pytest.fixture(scope="session")
def run_in_pyodide(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[Any]], dict[str, Any]]:
    """Answer calls of cell functions in Pyodide under Node; see ``pyodide/run.mjs`` for what comes back."""
    node = shutil.which("node")
    if node is None or not (PYODIDE / "node_modules" / "pyodide").exists():
        missing("Pyodide is not here (with Node 20 or newer and npm: .ci/pyodide)")
    folder = tmp_path_factory.mktemp("pyodide")

    def run(calls: list[Any]) -> dict[str, Any]:
        asked, answered = folder / "calls.json", folder / "outcomes.json"
        asked.write_text(json.dumps(calls), "utf-8")
        command = [
            str(node),
            str(Path(__file__).parent / "hosts" / "pyodide" / "run.mjs"),
            *map(str, (PYODIDE, wheel, asked, answered)),
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(answered.read_text("utf-8"))
        return found

    return run
