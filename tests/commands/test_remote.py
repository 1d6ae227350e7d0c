"""Plans where they are: in object stores, on a server, in an archive; nobody's edit is lost."""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest
from typer.testing import CliRunner

import fullfunnel as ff
from fullfunnel.commands.cli import app
from fullfunnel.commands.many import batch
from fullfunnel.commands.remote import staging
from fullfunnel.commands.remote.objects import Stored
from fullfunnel.commands.remote.url import Url, is_url
from fullfunnel.recalc.outcome import RefusedFile, Regenerated
from fullfunnel.xlsx.refusals import WriteFailed
from tests.commands import stores
from tests.commands.test_cache import plan
from tests.conftest import missing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module", params=["s3", "azure", "sftp", "google"])
def real_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[stores.Store]:
    folder = tmp_path_factory.mktemp(request.param)
    with pytest.MonkeyPatch.context() as patch:
        asked = {"s3": lambda: stores.s3(patch), "azure": lambda: stores.azure(patch, folder)}
        asked["sftp"] = lambda: stores.sftp(patch, folder)
        asked["google"] = lambda: stores.google(patch)
        with asked[request.param]() as found:
            yield found


@pytest.fixture(scope="module")
def stale(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan whose goal was changed after its targets were written."""
    path = plan(tmp_path_factory.mktemp("stale") / "plan.xlsx")
    ff.patch(path, path, {"Sheet": {"F1": 600}})
    return path


def say(*words: object) -> tuple[int, str]:
    options = ["--timeout", "0"] if words[0] in {"regenerate", "check", "collect"} else []
    done = CliRunner().invoke(app, [*map(str, words), *options, "--language", "en"])
    assert done.exception is None or isinstance(done.exception, SystemExit), repr(done.exception)
    return done.exit_code, done.output


def test_a_workbook_is_refreshed_where_it_is(real_store: stores.Store, stale: Path, tmp_path: Path) -> None:
    real_store.put("one.xlsx", stale.read_bytes())
    real_store.put("two.xlsx", stale.read_bytes())
    real_store.put("notes.txt", b"no workbook")
    here = tmp_path / "plan.xlsx"
    shutil.copy(stale, here)
    ff.regenerate(here)
    assert say("regenerate", f"{real_store.url}/*.xlsx", "--check")[0] == 1
    assert real_store.get("one.xlsx") == stale.read_bytes()
    code, said = say("regenerate", f"{real_store.url}/*.xlsx", "--format", "json")
    found = json.loads(said)
    assert (code, [each["path"] for each in found["workbooks"]]) == (
        0,
        [f"{real_store.url}/one.xlsx", f"{real_store.url}/two.xlsx"],
    )
    assert real_store.get("one.xlsx") == real_store.get("two.xlsx") == here.read_bytes()
    # Where the store cannot promise that nobody's edit is lost, the report says so.
    assert all(bool(each["notes"]) is not real_store.promises for each in found["workbooks"])
    assert say("regenerate", real_store.url, "--check")[0] == 0


def test_the_other_commands_read_there_too(real_store: stores.Store, stale: Path, tmp_path: Path) -> None:
    real_store.put("one.xlsx", stale.read_bytes())
    real_store.put("two.xlsx", plan(tmp_path / "two.xlsx", 900).read_bytes())
    assert say("check", f"{real_store.url}/one.xlsx")[1].startswith(f"{real_store.url}/one.xlsx\n")
    assert say("collect", f"{real_store.url}/*.xlsx", "--output", tmp_path / "t.csv")[0] == 0
    assert f"{real_store.url}/two.xlsx" in (tmp_path / "t.csv").read_text("utf-8-sig")
    assert say("show", f"{real_store.url}/one.xlsx")[0] == 0
    shutil.copy(stale, tmp_path / "one.xlsx")
    remote = say("diff", f"{real_store.url}/one.xlsx", f"{real_store.url}/two.xlsx")
    assert remote == say("diff", tmp_path / "one.xlsx", tmp_path / "two.xlsx")


def test_copies_go_there_and_come_from_there(real_store: stores.Store, stale: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.xlsx"
    ff.regenerate(stale, output=fresh)
    assert say("regenerate", stale, "--output", real_store.url)[0] == 0
    assert real_store.get("plan.xlsx") == fresh.read_bytes()
    real_store.put("old.xlsx", stale.read_bytes())
    assert say("regenerate", f"{real_store.url}/old.xlsx", "--output", tmp_path / "out")[0] == 0
    assert (tmp_path / "out" / "old.xlsx").read_bytes() == fresh.read_bytes()
    assert real_store.get("old.xlsx") == stale.read_bytes()


def test_a_hundred_edits_between_reading_and_writing_are_a_hundred_refusals(real_store: stores.Store) -> None:
    detected = lost = 0
    for number in range(100):
        real_store.put("busy.xlsx", b"read %d" % number)

        def edited_meanwhile(path: Path, output: Path | None, number: int = number) -> Regenerated:
            assert output is None
            assert path.read_bytes() == b"read %d" % number
            real_store.put("busy.xlsx", b"edit %d" % number)
            path.write_bytes(b"ours")
            return Regenerated(path, output=path)

        found = staging.worked_on(f"{real_store.url}/busy.xlsx", None, edited_meanwhile, refused)
        detected += found.refused is not None and found.refused.kind == "changed-meanwhile"
        lost += real_store.get("busy.xlsx") != b"edit %d" % number
    assert (detected, lost) == (100, 0)


def refused(path: Path, why: RefusedFile) -> Regenerated:
    return Regenerated(path, refused=why)


def test_formulas_are_spelled_again_where_they_are(real_store: stores.Store, stale: Path, tmp_path: Path) -> None:
    here = tmp_path / "spell.xlsx"
    shutil.copy(stale, here)
    real_store.put("spell.xlsx", stale.read_bytes())
    assert say("respell", here, "--host", "calc")[0] == 0
    assert say("respell", f"{real_store.url}/spell.xlsx", "--host", "calc")[0] == 0
    assert real_store.get("spell.xlsx") == here.read_bytes()
    assert say("upgrade", f"{real_store.url}/spell.xlsx", "--check")[0] == say("upgrade", here, "--check")[0]


def test_what_is_made_of_plans_goes_there(real_store: stores.Store, stale: Path, tmp_path: Path) -> None:
    real_store.put("one.xlsx", stale.read_bytes())
    assert say("collect", stale, "--output", f"{real_store.url}/all.csv") == (
        0,
        f"{real_store.url}/all.csv: 1 plan, 2 rows.\n",
    )
    assert real_store.get("all.csv").startswith(b"\xef\xbb\xbfClient")
    assert (
        say("report", f"{real_store.url}/one.xlsx", "-o", f"{real_store.url}/report.html")[0]
        == say("report", stale, "-o", tmp_path / "report.html")[0]
    )


def test_what_is_not_there_is_named(real_store: stores.Store) -> None:
    code, said = say("regenerate", f"{real_store.url}/none.xlsx", f"{real_store.url}/none/*.xlsx")
    assert code == 2
    assert said.count("does not exist") == 2


def test_an_archive_is_read_and_never_written(stale: Path, tmp_path: Path) -> None:
    if not _has("fsspec"):
        missing("fsspec is not installed, so no archive was read (fullfunnel[remote])")
    with zipfile.ZipFile(tmp_path / "plans.zip", "w") as archive:
        archive.write(stale, "clients/plan.xlsx")
    before = (tmp_path / "plans.zip").read_bytes()
    url = f"zip://clients/*.xlsx::{tmp_path / 'plans.zip'}"
    assert say("regenerate", url, "--check")[0] == 1
    code, said = say("regenerate", url, "--format", "json")
    assert (code, json.loads(said)["workbooks"][0]["refused"]["kind"]) == (2, "read-only-store")
    assert (tmp_path / "plans.zip").read_bytes() == before


@pytest.mark.parametrize(
    ("given", "path", "expected"),
    [
        ("gs://bucket/plans/*.xlsx", "bucket/plans/a.xlsx", "gs://bucket/plans/a.xlsx"),
        ("s3://bucket/plans", "bucket/plans/a.xlsx", "s3://bucket/plans/a.xlsx"),
        ("s3a://bucket", "bucket/a.xlsx", "s3a://bucket/a.xlsx"),
        ("memory://plans", "/plans/a.xlsx", "memory://plans/a.xlsx"),
        ("file:///srv/plans", "/srv/plans/a.xlsx", "file:///srv/plans/a.xlsx"),
        ("https://h/plans/", "https://h/plans/a.xlsx", "https://h/plans/a.xlsx"),
        ("abfs://c@acc.dfs.core.windows.net/plans", "c/plans/a.xlsx", "abfs://c@acc.dfs.core.windows.net/plans/a.xlsx"),
        ("az://c/plans", "c/plans/a.xlsx", "az://c/plans/a.xlsx"),
        ("sftp://plans@h:22/plans", "/plans/a.xlsx", "sftp://plans@h:22/plans/a.xlsx"),
        ("sftp://me:p%40@h/plans/*", "/plans/a.xlsx", "sftp://me:p%40@h/plans/a.xlsx"),
        ("ftp://h/plans", "/plans/a.xlsx", "ftp://h/plans/a.xlsx"),
        ("zip://*.xlsx::s3://bucket/z.zip", "a.xlsx", "zip://a.xlsx::s3://bucket/z.zip"),
        ("simplecache::s3://bucket/plans", "bucket/plans/a.xlsx", "simplecache::s3://bucket/plans/a.xlsx"),
    ],
)
def test_what_a_folder_holds_is_named_by_its_own_address(
    monkeypatch: pytest.MonkeyPatch, given: str, path: str, expected: str
) -> None:
    if not _has("fsspec"):
        missing("fsspec is not installed, so no URL was read (fullfunnel[remote])")
    import fsspec  # noqa: PLC0415  # only where it is installed

    scheme, _, place = given.rpartition("::")[2].partition("://") if "cache::" in given else given.partition("://")
    files = mock.Mock(
        protocol=scheme,
        storage_options={"host": place.partition("/")[0]} if scheme in {"ftp", "sftp"} else {},
        find=lambda _: [path],
        glob=lambda _: [path],
        isfile=lambda _: False,
        # As AbstractFileSystem.unstrip_protocol says: the path itself where its protocol stands before it.
        unstrip_protocol=lambda name: name if name.startswith(f"{scheme}://") else f"{scheme}://{name}",
    )
    folder = path.rpartition("/")[0] + ("/*.xlsx" if "*" in given else "")
    monkeypatch.setattr(fsspec.core, "url_to_fs", lambda _: (files, folder))
    assert Stored(given).found() == [expected]


@pytest.fixture
def memory() -> Iterator[Any]:
    if not _has("fsspec"):
        missing("fsspec is not installed, so no store in memory was tried (fullfunnel[remote])")
    import fsspec  # noqa: PLC0415  # only where it is installed

    files = fsspec.filesystem("memory")
    yield files
    files.rm("/", recursive=True)


def test_no_copy_lands_on_a_source_or_on_another_copy(memory: Any, tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(b"local")
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("plan.xlsx", b"in an archive")
    for path in ("/plans/plan.xlsx", "/plans/other.xlsx", "/plans/out/old.xlsx"):
        memory.pipe_file(path, b"stored")
    here, zipped = str(tmp_path / "plan.xlsx"), f"zip://plan.xlsx::{tmp_path / 'z.zip'}"

    def clashes(paths: list[str], output: str) -> list[bool]:
        found = batch.tasks(paths, output)
        assert all(task.refusal is None or task.refusal.kind == "same-output" for task in found)
        return [task.refusal is not None for task in found]

    for output in (str(tmp_path / "out2"), "memory://out2"):
        assert clashes([here, zipped], output) == [False, True]
    # The object that is read, by its own address, by another spelling of it and by a path on this disk.
    assert clashes(["memory://plans/plan.xlsx"], "memory://plans") == [True]
    assert clashes(["memory:///plans/plan.xlsx"], "memory://plans/") == [True]
    assert clashes([here], f"file://{tmp_path}") == [True]
    assert clashes([f"file://{here}"], str(tmp_path)) == [True]
    # A workbook on this disk, onto an object that is read too.
    assert clashes([here, "memory://plans/plan.xlsx"], "memory://plans") == [True, True]
    assert clashes([here, "memory://plans/other.xlsx"], "memory://plans/out") == [False, False]


@pytest.mark.parametrize("fault", ["cat_file", "mv", "pipe_file"])
def test_nothing_stays_beside_an_object_that_could_not_be_written(
    memory: Any, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    memory.pipe_file("/plans/plan.xlsx", b"old")
    stored = Stored("memory://plans/plan.xlsx")
    read = stored.read()
    real = memory.pipe_file

    def fails(path: str, *content: object, **_: object) -> None:
        if fault == "pipe_file":
            real(path, b"a half")
        raise OSError(28, f"No space left {content!r}")

    with monkeypatch.context() as patch:
        patch.setattr(type(memory), fault, staticmethod(fails))
        with pytest.raises(WriteFailed):
            stored.write(b"new", read)
    assert list(memory.store) == ["/plans/plan.xlsx"]
    assert memory.cat_file("/plans/plan.xlsx") == b"old"


@pytest.mark.parametrize("searched", ["memory://plans", "memory://plans/**/*.xlsx"])
def test_what_lies_in_the_folder_for_copies_is_not_done_again(memory: Any, searched: str) -> None:
    for path in ("/plans/plan.xlsx", "/plans/out/plan.xlsx", "/plans/outside/b.xlsx"):
        memory.pipe_file(path, b"stored")
    found = batch.tasks([searched], "memory://plans/out")
    assert [task.path.name for task in found] == ["b.xlsx", "plan.xlsx"]
    assert all(task.refusal is None for task in found)


def test_without_the_library_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    code, said = say("regenerate", "s3://agency/plan.xlsx")
    assert code == 2
    assert "fullfunnel[remote]" in said


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("s3://b/plans/*.xlsx", True),
        ("zip://a.xlsx::b.zip", True),
        ("C:/plans/a.xlsx", False),
        ("C:\\plans\\a.xlsx", False),
        ("plans/a.xlsx", False),
        ("a:b.xlsx", False),
    ],
)
def test_what_is_a_url(given: str, expected: Any) -> None:
    assert is_url(given) is expected


def test_a_password_is_not_shown() -> None:
    assert str(Url("sftp://me:secret@server/plan.xlsx")) == "sftp://me:•••@server/plan.xlsx"
    assert str(Url("s3://agency/plan.xlsx")) == "s3://agency/plan.xlsx"


def _has(name: str) -> bool:
    import importlib.util  # noqa: PLC0415  # this test alone asks

    return importlib.util.find_spec(name) is not None
