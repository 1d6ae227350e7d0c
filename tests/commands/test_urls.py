"""A URL is worked on as it was typed, and shown without what gives access."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.commands.remote.objects import Stored
from fullfunnel.commands.remote.url import Url, name_of, without_secrets
from fullfunnel.xlsx.refusals import Refusal
from tests.commands.test_cache import plan
from tests.commands.test_remote import say

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("s3://agency/plans/**/*.xlsx", "s3://agency/plans/**/*.xlsx"),
        ("memory://plans//a.xlsx", "memory://plans//a.xlsx"),
        ("sftp://me:SECRET@server/plan.xlsx", "sftp://me:•••@server/plan.xlsx"),
        ("sftp://me:SEC@RET@server/x.xlsx", "sftp://me:•••@server/x.xlsx"),
        ("sftp://me:SEC:RET@server/x.xlsx", "sftp://me:•••@server/x.xlsx"),
        ("zip://plan.xlsx::sftp://me:SECRET@127.0.0.1:1/z.zip", "zip://plan.xlsx::sftp://me:•••@127.0.0.1:1/z.zip"),
        ("zip://x.xlsx::s3://agency/plans.zip", "zip://x.xlsx::s3://agency/plans.zip"),
        ("https://SECRET@server/x.xlsx", "https://•••@server/x.xlsx"),
        (
            "https://b.s3.amazonaws.com/x.xlsx?versionId=SECRET&X-Amz-Signature=SECRET",
            "https://b.s3.amazonaws.com/x.xlsx?versionId=•••&X-Amz-Signature=•••",
        ),
        ("zip://a.xlsx::https://h/z.zip?sig=SECRET%3D", "zip://a.xlsx::https://h/z.zip?sig=•••"),
        ("abfs://plans@acc.dfs.core.windows.net/a.xlsx", "abfs://plans@acc.dfs.core.windows.net/a.xlsx"),
        ("s3://agency/plan-?.xlsx", "s3://agency/plan-?.xlsx"),
    ],
)
def test_a_url_is_shown_as_typed_without_its_secrets(typed: str, expected: str) -> None:
    assert str(Url(typed)) == expected
    assert "SECRET" not in Url(typed).name
    assert str(pickle.loads(pickle.dumps(Url(typed)))) == expected  # noqa: S301  # it was made a line above
    assert without_secrets(f"could not open url='{typed}', try again") == (
        f"could not open url='{expected}', try again"
    )


@pytest.mark.parametrize(
    ("typed", "name", "folder"),
    [
        ("s3://agency/plans/a.xlsx", "a.xlsx", "plans"),
        ("https://h/plans/a.xlsx?sig=1/2", "a.xlsx", "plans"),
        ("s3://agency/plans/a?.xlsx", "a?.xlsx", "plans"),
        ("zip://North/a.xlsx::s3://agency/z.zip", "a.xlsx", "North"),
        ("zip://a.xlsx::s3://agency/z.zip", "a.xlsx", "agency"),
        ("zip://a.xlsx::/srv/South/z.zip", "a.xlsx", "South"),
    ],
)
def test_the_name_of_a_file_and_of_its_folder(typed: str, name: str, folder: str) -> None:
    assert (name_of(typed), Url(typed).name, Url(typed).parent.name) == (name, name, folder)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A store in memory behind any URL, and the URLs by which it was asked for."""
    fsspec: Any = pytest.importorskip("fsspec")
    urls: list[str] = []

    def found(url: str) -> tuple[Any, str]:
        urls.append(url)
        return fsspec.filesystem("memory"), f"/vault/{name_of(url)}"

    monkeypatch.setattr(fsspec.core, "url_to_fs", found)
    fsspec.filesystem("memory").store.clear()
    return urls


PLACES = ("sftp://me:SECRET@server/plans/{}", "zip://{}::s3://agency/z.zip", "https://h/{}?sig=SECRET")


@pytest.mark.parametrize("place", PLACES)
def test_the_address_is_the_url_as_it_was_typed(asked: list[str], tmp_path: Path, place: str) -> None:
    import fsspec  # noqa: PLC0415  # only where it is installed

    local = plan(tmp_path / "one.xlsx")
    for name in ("one.xlsx", "two.xlsx"):
        fsspec.filesystem("memory").pipe_file(f"/vault/{name}", local.read_bytes())
    one, two = place.format("one.xlsx"), place.format("two.xlsx")
    for words, urls in (
        (("show", one), {one}),
        (("diff", one, two), {one, two}),
        (("compare", one, two), {one, two}),
        (("report", one, "-o", tmp_path / "r.html"), {one}),
        (("report", local, "-o", place.format("r.html")), {place.format("r.html")}),
        (("check", one), {one}),
        (("collect", one, "-o", tmp_path / "t.csv", "--no-cache"), {one}),
        (("collect", local, "-o", place.format("t.csv"), "--no-cache"), {place.format("t.csv")}),
        (("regenerate", one, "--output", place.format("copies")), {one, place.format("copies"), two}),
    ):
        asked.clear()
        _, told = say(*words)
        assert asked, words
        assert set(asked) <= {*urls, f"{place.format('copies')}/one.xlsx"}, words
        assert "SECRET" not in told


@pytest.mark.parametrize("typed", ["https://h/x.xlsx?sig=SECRET", "sftp://me:SECRET@h/x.xlsx"])
def test_what_a_store_says_is_shown_without_secrets(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    fsspec: Any = pytest.importorskip("fsspec")
    pytest.importorskip("fsspec.implementations.memory")

    def fails(*_: object) -> object:
        raise OSError(f"403, message='Forbidden', url='{typed}'")

    monkeypatch.setattr(fsspec.implementations.memory.MemoryFileSystem, "cat_file", fails)
    monkeypatch.setattr(fsspec.core, "url_to_fs", lambda _: (fsspec.filesystem("memory"), "/x.xlsx"))
    with pytest.raises(Refusal) as found:
        Stored(typed).read()
    assert "Forbidden" in str(found.value)
    assert "SECRET" not in str(found.value)
    monkeypatch.setattr(fsspec.core, "url_to_fs", fails)
    with pytest.raises(Refusal) as refused:
        Stored(typed)
    assert "SECRET" not in str(refused.value)
