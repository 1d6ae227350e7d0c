"""Killed at any moment, a run leaves every workbook whole: the old one or the new one, here and in a store.

``FULLFUNNEL_KILLS=100 python -m pytest tests/commands/test_killed.py`` does it more often.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Final

import pytest

import fullfunnel as ff
from tests.commands import stores
from tests.commands.test_cache import plan
from tests.conftest import missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

KILLS: Final = int(os.environ.get("FULLFUNNEL_KILLS", "4"))
PLANS: Final = 12
MAIN: Final = "from fullfunnel.commands.cli import main; main()"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL for a group of processes")


@pytest.fixture(scope="module")
def stale(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """A plan whose goal was changed after its targets were written, and the same refreshed."""
    path = plan(tmp_path_factory.mktemp("stale") / "plan.xlsx")
    ff.patch(path, path, {"Sheet": {"F1": 600}})
    old = path.read_bytes()
    ff.regenerate(path)
    assert path.read_bytes() != old
    return old, path.read_bytes()


def run(words: list[str], place: Path) -> subprocess.Popen[bytes]:
    """A command that says every workbook as soon as it is done, with all its processes in a group of their own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"}
    environment["FULLFUNNEL_NO_CACHE"] = "1"
    return subprocess.Popen(
        [sys.executable, "-c", MAIN, *words, "--language", "en"],
        cwd=place,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def finished(words: list[str], place: Path) -> int:
    """What a whole run ends with."""
    process = run(words, place)
    process.communicate(timeout=120)
    return process.returncode


def killed(words: list[str], place: Path, after: int, chance: random.Random) -> bool:
    """Kill a run once it has said so many workbooks, and a moment later; whether it was still at work."""
    process = run(words, place)
    assert process.stdout is not None
    for _ in range(after):
        process.stdout.readline()
    time.sleep(chance.uniform(0, 0.05))
    was_at_work = process.poll() is None
    # The one that was started alone, or all of them at once.
    whom: Callable[[int, int], None] = chance.choice((os.kill, os.killpg)) if was_at_work else os.kill
    if was_at_work:
        whom(process.pid, signal.SIGKILL)
    process.stdout.read()  # until the last of its processes is gone
    process.stdout.close()
    process.wait()
    return was_at_work


@pytest.mark.deep
def test_a_killed_run_leaves_every_workbook_whole(stale: tuple[bytes, bytes], tmp_path: Path) -> None:
    chance = random.Random(20260105)  # noqa: S311  # moments, not secrets
    paths = [tmp_path / "plans" / f"{number:03}.xlsx" for number in range(PLANS)]
    paths[0].parent.mkdir()
    at_work = 0
    for number in range(KILLS):
        if number % 3 == 0:
            for path in paths:
                path.write_bytes(stale[0])
        done = sum(path.read_bytes() == stale[1] for path in paths)
        jobs = str(1 + number % 2)
        at_work += killed(["regenerate", "plans", "--jobs", jobs], tmp_path, min(done + number % 3, PLANS), chance)
        assert {path.read_bytes() for path in paths} <= set(stale)
    assert at_work >= KILLS // 2
    assert finished(["regenerate", "plans"], tmp_path) == 0
    assert {path.read_bytes() for path in paths} == {stale[1]}


@pytest.fixture(scope="module")
def store() -> Iterator[stores.Store]:
    try:
        import s3fs  # noqa: F401, PLC0415  # only to see whether it is there
    except ImportError:
        missing("s3fs is not installed, so no run in a store was killed (fullfunnel[remote])")
    with pytest.MonkeyPatch.context() as patch, stores.s3(patch) as found:
        yield found


@pytest.mark.deep
def test_a_killed_run_leaves_every_object_in_a_store_whole(
    store: stores.Store, stale: tuple[bytes, bytes], tmp_path: Path
) -> None:
    chance = random.Random(20260105)  # noqa: S311  # moments, not secrets
    names = [f"{number:03}.xlsx" for number in range(PLANS)]
    at_work = 0
    for number in range(KILLS):
        if number % 3 == 0:
            for name in names:
                store.put(name, stale[0])
        done = sum(store.get(name) == stale[1] for name in names)
        jobs = str(1 + number % 2)
        at_work += killed(["regenerate", store.url, "--jobs", jobs], tmp_path, min(done + number % 3, PLANS), chance)
        # A request that was sent is carried out by the store, also when who sent it is gone.
        time.sleep(0.05)
        assert {store.get(name) for name in names} <= set(stale)
    assert at_work >= KILLS // 2
    assert finished(["regenerate", store.url], tmp_path) == 0
    assert {store.get(name) for name in names} == {stale[1]}


@pytest.mark.deep
def test_workbooks_that_a_killed_run_made_are_whole_and_the_next_run_makes_the_others(tmp_path: Path) -> None:
    chance = random.Random(20260105)  # noqa: S311  # moments, not secrets
    template = plan(tmp_path / "template.xlsx")
    rows = "\n".join(f"Client {number:03};{1000 + number}" for number in range(PLANS))
    (tmp_path / "clients.csv").write_text(f"Client;Goal\n{rows}\n")
    words = ["generate", "clients.csv", "--template", template.name, "--output"]
    assert finished([*words, "whole"], tmp_path) == 0
    wanted = {path.name: path.read_bytes() for path in (tmp_path / "whole").glob("*.xlsx")}
    assert len(wanted) == PLANS
    for number in range(KILLS):
        shutil.rmtree(tmp_path / "made", ignore_errors=True)
        process = run([*words, "made"], tmp_path)
        while process.poll() is None and len(list((tmp_path / "made").glob("*.xlsx"))) < number % PLANS:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.05))
        process.kill()
        process.communicate()
        there = {path.name: path.read_bytes() for path in (tmp_path / "made").glob("*.xlsx")}
        assert there.items() <= wanted.items()
        assert finished([*words, "made"], tmp_path) == 0
        assert {path.name: path.read_bytes() for path in (tmp_path / "made").glob("*.xlsx")} == wanted
