"""Killed at any moment, on a full disk, or with two at it at once: the old workbook or the new one stands, whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fullfunnel.xlsx import patch, refusals
from tests.xlsx.factories import calamine_rows, parts, save, sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDIN = Path(__file__).parents[2] / "addin"
NOISE = os.urandom(200_000)


def big_plan(path: Path) -> Path:
    """A plan of 200 kB, so that writing it is more than one step of the disk."""
    content = parts(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    return save(path, {**content, "xl/media/image1.png": NOISE})


def started(code: str, *words: str) -> subprocess.Popen[str]:
    """Another Python with our package, that writes nothing but what the code does."""
    # Not measured: coverage writes a file of its own, which finds no room where a test leaves none.
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    environment = {**unmeasured, "PYTHONPATH": str(ADDIN), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *words],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


KILLED = """
    import os, signal, sys
    from fullfunnel.xlsx import patch
    path = sys.argv[1]
    TOUCHING = {"open", "write", "flush", "fsync", "chmod", "chown", "replace", "rename", "close", "unlink", "lseek"}
    def watch(frame, event, function):
        global seen
        if event in ("c_call", "c_return") and function.__name__ in TOUCHING:
            seen += 1
            if seen == last:
                sys.setprofile(None)
                print(function.__name__, event, flush=True)
                os.kill(os.getpid(), signal.SIGKILL)
    for line in sys.stdin:
        last, seen = int(line), 0
        child = os.fork()
        if child == 0:
            sys.setprofile(watch)
            patch(path, path, {"Plan": {"A1": 2}})
            sys.setprofile(None)
            print("done", flush=True)
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(status, flush=True)
"""
"""Patches a workbook once for every number it reads, and is killed before or after so many calls that touch the disk.

Each time in a process of its own, forked from one that has the package loaded.
"""


@pytest.mark.deep
def test_killed_before_and_after_every_touch_of_the_disk(tmp_path: Path) -> None:
    path = big_plan(tmp_path / "plan.xlsx")
    old = path.read_bytes()
    reference = tmp_path / "nieuw.xlsx"
    patch(path, reference, {"Plan": {"A1": 2}})
    new = reference.read_bytes()
    reference.unlink()
    points: list[str] = []
    seen: list[bytes] = []
    process = started(KILLED, str(path))
    assert process.stdin is not None
    assert process.stdout is not None
    while True:
        path.write_bytes(old)
        process.stdin.write(f"{len(points) + 1}\n")
        process.stdin.flush()
        point, status = process.stdout.readline().strip(), process.stdout.readline().strip()
        if point == "done":
            assert status == "0"
            break
        assert status == str(-signal.SIGKILL), status
        points.append(point)
        seen.append(path.read_bytes())
        assert seen[-1] in {old, new}, f"damaged by a kill at {point}"
        left = {file.name for file in tmp_path.iterdir()} - {"plan.xlsx"}
        assert all(name.startswith(".plan.xlsx.") for name in left)
        # Whoever comes next is not held up by the dead one's lock, and clears away what it left.
        patch(path, path, {"Plan": {"A1": 3}})
        assert calamine_rows(path, "Plan") == [[3.0]]
        assert [file.name for file in tmp_path.iterdir()] == ["plan.xlsx"]
    process.communicate(timeout=60)
    assert {"write c_call", "write c_return", "fsync c_call", "fsync c_return", "replace c_call"} <= set(points)
    assert (seen[0], seen[-1]) == (old, new)
    turn = seen.index(new)
    assert set(seen[turn:]) == {new}, "after the replacement it is the new one for good"
    assert points[turn].startswith("replace")


FULL = """
    import resource, signal, sys
    from fullfunnel.errors import FunnelError
    from fullfunnel.xlsx import patch
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
    try:
        patch(sys.argv[1], sys.argv[1], {"Plan": {"A1": 2}})
    except FunnelError as error:
        print(error.kind)
"""


@pytest.mark.parametrize("room", [0, 1, 5_000, 100_000, 199_999])
def test_no_room_for_the_whole_new_file(tmp_path: Path, room: int) -> None:
    path = big_plan(tmp_path / "plan.xlsx")
    old = path.read_bytes()
    output, complaint = started(FULL, str(path), str(room)).communicate(timeout=60)
    assert (output.strip(), complaint) == ("write-failed", "")
    assert path.read_bytes() == old
    assert [file.name for file in tmp_path.iterdir()] == ["plan.xlsx"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 kB. Only root may mount one; the test before this one needs nobody's leave."""
    folder = tmp_path / "schijf"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here; the same was tried with a limit on the size of a file")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_disk_that_is_full(small_disk: Path) -> None:
    path = big_plan(small_disk / "plan.xlsx")
    old = path.read_bytes()
    with pytest.raises(refusals.WriteFailed) as caught:
        patch(path, path, {"Plan": {"A1": 2}})
    assert "No space left" in caught.value.text.en
    assert path.read_bytes() == old
    assert [file.name for file in small_disk.iterdir()] == ["plan.xlsx"]


TWO = """
    import random, sys, time
    from fullfunnel.errors import FunnelError
    from fullfunnel.xlsx import patch
    path, column = sys.argv[1:]
    refused = 0
    for number in range(1, 16):
        while True:
            try:
                patch(path, path, {"Plan": {f"{column}{number}": number}})
                break
            except FunnelError as error:
                assert error.kind in ("being-written", "changed-meanwhile"), error.kind
                refused += 1
                time.sleep(random.uniform(0, 0.05))
    print(refused)
"""
"""Writes fifteen cells, one a time, and tries again where it is refused."""


def test_two_writers_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    path = big_plan(tmp_path / "plan.xlsx")
    both = [started(TWO, str(path), column) for column in "BC"]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda process: process.communicate(timeout=120), both))
    assert [complaint for _, complaint in answers] == ["", ""]
    rows = calamine_rows(path, "Plan")
    assert [row[1:3] for row in rows] == [[number, number] for number in range(1, 16)]
    assert [file.name for file in tmp_path.iterdir()] == ["plan.xlsx"]


def test_a_lock_of_ours_that_is_held_is_respected_and_can_be_ignored(tmp_path: Path) -> None:
    path = big_plan(tmp_path / "plan.xlsx")
    lock = tmp_path / ".plan.xlsx.fullfunnel-lock"
    lock.write_text(f"{os.uname().nodename} {os.getpid()} abc", encoding="utf-8")
    with pytest.raises(refusals.BeingWritten) as caught:
        patch(path, path, {"Plan": {"A1": 2}})
    assert str(os.getpid()) in caught.value.text.nl
    assert lock.name in caught.value.text.en
    assert lock.exists()
    patch(path, path, {"Plan": {"A1": 2}}, ignore_locks=True)
    assert calamine_rows(path, "Plan") == [[2.0]]


@pytest.mark.parametrize(("age", "held"), [(60, True), (7200, False)])
def test_a_lock_of_another_computer_counts_as_left_after_an_hour(tmp_path: Path, age: int, held: bool) -> None:  # noqa: FBT001 a case
    path = big_plan(tmp_path / "plan.xlsx")
    lock = tmp_path / ".plan.xlsx.fullfunnel-lock"
    lock.write_text("werkplek-7 1234 abc", encoding="utf-8")
    then = lock.stat().st_mtime - age
    os.utime(lock, (then, then))
    if held:
        with pytest.raises(refusals.BeingWritten, match="werkplek-7, 1234"):
            patch(path, path, {"Plan": {"A1": 2}})
    else:
        patch(path, path, {"Plan": {"A1": 2}})
        assert [file.name for file in tmp_path.iterdir()] == ["plan.xlsx"]
