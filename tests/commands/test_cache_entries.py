"""What lies in the cache: how long, whose, and that it comes out as it went in."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullfunnel.commands.cache import store
from fullfunnel.commands.cache.regenerated import KnownRegenerated
from fullfunnel.commands.many.batch import Task
from fullfunnel.commands.reporters.regenerate import lines
from fullfunnel.language import LANGUAGES, Text
from fullfunnel.recalc.outcome import Fault, Left, Regenerated
from tests.commands.test_cache import contents, plan, say


def test_entries_that_nobody_asked_for_are_dropped(tmp_path: Path) -> None:
    with store.Store(tmp_path / "kept") as first:
        for number in range(3):
            first.put(bytes([number]), number)
    with sqlite3.connect(tmp_path / "kept" / "entries.sqlite3") as base:
        base.execute("UPDATE entries SET day = day - 29 WHERE key = ?", (b"\x01",))
        base.execute("UPDATE entries SET day = day - 31 WHERE key = ?", (b"\x02",))
    base.close()
    with store.Store(tmp_path / "kept") as second:
        assert second.get(b"\x01") == 1
        second.put(b"\x09", "new")
    with store.Store(tmp_path / "kept") as third:
        assert [third.get(bytes([number])) for number in (0, 1, 2, 9)] == [0, 1, None, "new"]


def test_old_entries_are_looked_for_once_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking at all entries at every 200 new ones is slow by the square of the plans."""
    monkeypatch.setattr(store, "_AT_ONCE", 5)
    asked: list[str] = []
    real = sqlite3.connect

    def watched(*words: Any, **options: Any) -> sqlite3.Connection:
        base: sqlite3.Connection = real(*words, **options)
        base.set_trace_callback(asked.append)
        return base

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", watched)
        with store.Store(tmp_path / "kept") as first:
            for number in range(40):
                first.put(bytes([number]), number)
    assert sum(each.startswith("DELETE") for each in asked) == 1
    with sqlite3.connect(tmp_path / "kept" / "entries.sqlite3") as base:
        base.execute("UPDATE entries SET day = day - 1")
    base.close()
    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", watched)
        with store.Store(tmp_path / "kept") as second:
            for number in range(38):
                second.get(bytes([number]))
            # What was asked for is noted before there is much of it.
            assert sum(each.startswith("UPDATE") for each in asked) == 35


class InMemory(store.Store):
    """A store of what JSON keeps of each value."""

    def __init__(self) -> None:
        super().__init__(None)
        self.kept: dict[bytes, str] = {}

    is_open = True

    def put(self, key: bytes, value: Any) -> None:
        self.kept[key] = json.dumps(value)

    def get(self, key: bytes) -> Any:
        return json.loads(self.kept[key])


lefts = st.builds(
    Left,
    st.sampled_from(("Plan", "Max CPA")),
    st.sampled_from(("A1", "A2", "XFD1048576")),
    st.sampled_from((Text("waarom", "why"), Text("om", "because"))),
    st.booleans(),
)
faults = st.builds(
    Fault,
    st.sampled_from(("Plan", "Max CPA")),
    st.sampled_from(("A1", "A2", "XFD1048576")),
    st.sampled_from(("#N/A", "#VALUE!")),
    st.sampled_from((Text("waarom", "why"), Text("om", "because"))),
    st.booleans(),
)


@settings(max_examples=60)
@given(
    left=st.lists(lefts).map(tuple),
    found=st.lists(faults).map(tuple),
    owned=st.lists(st.sampled_from(("Plan!A1", "'a!b'!C3"))),
)
def test_what_is_said_of_cells_is_kept_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, left: tuple[Left, ...], found: tuple[Fault, ...], owned: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "plan.xlsx"
    path.write_bytes(b"its bytes")
    digest = hashlib.sha256(b"its bytes").digest()
    outcome = Regenerated(path, owned=tuple(owned), left=left, faults=found, language="en", digest=digest)
    known = KnownRegenerated(InMemory(), check=True, allow_unsigned=False)
    known.learn(Task(path), outcome)
    again = known.of(Task(path))
    assert again is not None
    assert replace(again, seconds=0) == outcome
    assert list(again.left) == list(left)
    assert (len(again.owned), len(again.left), len(again.faults)) == (len(owned), len(left), len(found))
    assert tuple(again.unsettled) == tuple(each for each in left if each.unsettled)
    for words in LANGUAGES:
        assert lines(again, words, check=True) == lines(outcome, words, check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no names that are no text")
def test_a_name_that_is_no_text_is_shown_and_kept_by_none(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/x\xff"))
    plan(tmp_path / "b.xlsx")
    folder.mkdir()
    shutil.copy(tmp_path / "b.xlsx", folder / os.fsdecode(b"a\xff.xlsx"))
    kept = tmp_path / "kept"
    for table in ("t.csv", "t.xlsx", "t.parquet"):
        for _ in range(2):
            code, told = say("collect", folder, "--output", tmp_path / table, kept=kept)
            assert code == 0, told
    assert "a\ufffd.xlsx" in (tmp_path / "t.csv").read_text("utf-8-sig")
    for command in ("regenerate", "check"):
        first = say(command, folder, "--format", "text", kept=kept)
        assert say(command, folder, "--format", "text", kept=kept) == first == say(command, folder, kept=None)


def test_a_workbook_behind_a_url_is_kept_by_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsspec: Any = pytest.importorskip("fsspec")
    fsspec.filesystem("memory").pipe_file("/kept/p.xlsx", plan(tmp_path / "p.xlsx").read_bytes())
    monkeypatch.chdir(tmp_path)
    for words in (("regenerate",), ("regenerate", "--check"), ("check",), ("collect", "--output", "t.csv")):
        code, told = say(words[0], "memory://kept/p.xlsx", *words[1:], kept=tmp_path / "kept")
        assert code in {0, 1}, told
    assert contents(tmp_path / "kept") == b""


def test_what_cannot_be_kept_or_read_is_worked_out_again(tmp_path: Path) -> None:
    """A name with half a character, a value that was damaged on the disk, a file without its table: no run stops."""
    folder = tmp_path / "kept"
    with store.Store(folder) as first:
        first.put(b"half", "\ud800")
        first.put(b"whole", {"a": 1})
    assert first.get(b"whole") is None
    first.put(b"late", 2)  # closed: nothing is kept any more
    with store.Store(folder) as second:
        assert (second.get(b"half"), second.get(b"whole"), second.get(b"late")) == (None, {"a": 1}, None)
    junk = b"no compressed text"
    with sqlite3.connect(folder / "entries.sqlite3") as base:
        proof = hashlib.sha256(b"whole" + junk).digest()[:16]
        base.execute("UPDATE entries SET content = ?, proof = ? WHERE key = ?", (junk, proof, b"whole"))
    base.close()
    with store.Store(folder) as third:
        assert third.get(b"whole") is None
        with sqlite3.connect(folder / "entries.sqlite3") as base:
            base.execute("DROP TABLE entries")
        base.close()
        assert third.get(b"half") is None
