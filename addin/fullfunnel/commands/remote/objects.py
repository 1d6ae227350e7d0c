"""One object: read whole, and written whole only where it still is the one that was read."""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from fullfunnel.commands.remote.url import Url, without_secrets
from fullfunnel.language import Text
from fullfunnel.xlsx import refusals

if TYPE_CHECKING:
    from collections.abc import Callable

_S3: Final = frozenset({"s3", "s3a"})
_AZURE: Final = frozenset({"abfs", "abfss", "az", "adl"})
_GOOGLE: Final = frozenset({"gs", "gcs"})
_CONFLICTS: Final = (
    "PreconditionFailed",
    "Precondition Failed",
    "pre-condition",
    "ConditionNotMet",
    "ConditionalRequestConflict",
    "ResourceModified",
)
_READ_AGAIN: Final = 3
"""Times that an object which changes while it is read is read once more."""
_SINGLE: Final = 2**31
"""Bytes up to which an object is written in one request, which is what the condition holds for."""
UNPROMISED: Final = Text(
    "deze opslag kan niet voorkomen dat twee mensen tegelijk schrijven; vlak voor het schrijven is gecontroleerd "
    "dat er niets was veranderd",
    "this store cannot prevent two people from writing at the same moment; just before writing, fullfunnel "
    "checked that nothing had changed",
)


class NoStore(refusals.Refusal):
    """The library for this kind of URL is not installed, or there is none."""

    kind = "no-store"
    sentence = Text(
        nl="'{name}' is niet te bereiken: {why}. Installeer fullfunnel[remote] of gebruik een ander adres.",
        en="'{name}' cannot be reached: {why}. Install fullfunnel[remote] or use another address.",
    )


class WriteProtected(refusals.Refusal):
    """A place from which can only be read, such as an archive or a web page."""

    kind = "read-only-store"
    sentence = Text(
        nl="'{name}' staat op een plek waar alleen gelezen kan worden. Schrijf een kopie met --output.",
        en="'{name}' is in a place where writing is not possible. Write a copy with --output.",
    )


class Read(NamedTuple):
    """An object as it was read."""

    content: bytes
    version: str
    """Its ETag, of Google its generation; of a store without, nothing."""


class Place(NamedTuple):
    """Where an object is, the same however its URL is spelled."""

    store: str
    server: str
    path: str

    def is_below(self, folder: Place) -> bool:
        """Whether it lies in a folder, at any depth."""
        return self[:2] == folder[:2] and self.path.startswith(f"{folder.path.rstrip('/')}/")


class Stored:
    """The object, or the objects, that a URL names."""

    def __init__(self, url: str) -> None:
        """Find the store.

        Raises:
            NoStore: there is none for this URL, or its library is not installed.
        """
        try:
            import fsspec  # noqa: PLC0415  # only where a URL is given

            self._files, self.path = fsspec.core.url_to_fs(url)
        except (ImportError, ValueError, OSError) as error:
            raise NoStore(str(Url(url)), why=_why(error)) from None
        self.url = url
        self.shown = str(Url(url))
        protocols = self._files.protocol
        self._protocols = {protocols} if isinstance(protocols, str) else set(protocols)

    @property
    def promises(self) -> bool:
        """Whether the store itself writes only where the object still is the one that was read."""
        return bool(self._protocols & (_S3 | _AZURE | _GOOGLE))

    @property
    def place(self) -> Place:
        """Where it is."""
        return self._place_of(self.path)

    @property
    def searched(self) -> Place:
        """The folder that is searched: of a pattern the one before its first sign."""
        fixed = re.split(r"[*?\[]", self.path, maxsplit=1)[0]
        return self._place_of(self.path if fixed == self.path else fixed.rpartition("/")[0])

    def _place_of(self, path: str) -> Place:
        if "file" in self._protocols:
            return Place("file", "", os.path.realpath(path))
        asked = self._files.storage_options
        server = "\0".join(str(asked.get(name) or "") for name in ("host", "port", "account_name", "fo"))
        return Place(type(self._files).__name__, server, path.strip("/"))

    def found(self) -> list[str]:
        """The URLs of the files that it names: itself, what its pattern fits, or what lies below it."""
        if any(sign in self.path for sign in "*?["):
            paths = self._asked(lambda: self._files.glob(self.path))
        elif self._asked(lambda: self._files.isfile(self.path)):
            return [self.url]
        else:
            paths = self._asked(lambda: self._files.find(self.path))
        return [self._url_of(path) for path in sorted(paths)]

    def _url_of(self, path: str) -> str:
        links = self.url.split("::")
        at = next((number for number, link in enumerate(links) if "://" in link), 0)
        links[at] = self._link_of(path, links[at])
        return "::".join(links)

    def _link_of(self, path: str, given: str) -> str:
        scheme, _, place = given.partition("://")
        server = place.partition("/")[0]
        below = path.lstrip("/")
        if self._protocols & {"http", "https", "file"}:
            return str(self._files.unstrip_protocol(path))
        if "@" in server or self._files.storage_options.get("host"):
            # The server and who asks stand in the URL, and are no part of the path; but Azure's container is in both.
            container = f"{server.partition('@')[0]}/"
            return f"{scheme}://{server}/{below.removeprefix('' if path.startswith('/') else container)}"
        return f"{scheme}://{below}"

    def read(self) -> Read:
        """The object and its version, of one moment.

        Raises:
            Refusal: it is not there, or cannot be read.
        """
        for _ in range(_READ_AGAIN):
            before = self._version()
            content = self._asked(lambda: self._files.cat_file(self.path))
            if self._version() == before:
                return Read(content, before)
        raise refusals.ChangedMeanwhile(self.shown)

    def _version(self) -> str:
        if not self.promises:
            return ""
        self._files.invalidate_cache()
        about = self._asked(lambda: self._files.info(self.path))
        names = ("generation",) if self._protocols & _GOOGLE else ("ETag", "etag")
        return str(next((about[name] for name in names if about.get(name)), ""))

    def write(self, content: bytes, read: Read | None) -> tuple[Text, ...]:
        """Write the object, whole.

        Args:
            content: what it is to hold.
            read: what it was made from; ``None`` for a copy.

        Returns:
            What is worth knowing about it.

        Raises:
            ChangedMeanwhile: it is no longer the object that was read; nothing was written.
            WriteProtected: the place can only be read.
            WriteFailed: the store refused.
        """
        if self._protocols & {"zip", "tar", "libarchive", "http", "https"}:
            raise WriteProtected(self.shown)
        if not self.promises:
            return self._write_after_a_look(content, read)
        try:
            if read is not None and self._protocols & _GOOGLE:
                self._to_google(content, read.version)
            else:
                self._files.pipe_file(self.path, content, **self._condition(read))
        except Exception as error:  # noqa: BLE001 every store has errors of its own
            if _is_conflict(error):
                raise refusals.ChangedMeanwhile(self.shown) from None
            raise refusals.WriteFailed(self.shown, why=_why(error)) from None
        return ()

    def _to_google(self, content: bytes, generation: str) -> None:
        """Write where the object still is of that generation, which the library's own way of writing cannot ask."""
        bucket, name, _ = self._files.split_path(self.path)
        self._files.call(
            "POST",
            f"{self._files.base.removesuffix('storage/v1/')}upload/storage/v1/b/{{}}/o",
            bucket,
            uploadType="media",
            name=name,
            ifGenerationMatch=generation,
            headers={"Content-Type": "application/octet-stream"},
            data=content,
        )
        self._files.invalidate_cache()

    def _condition(self, read: Read | None) -> dict[str, Any]:
        if self._protocols & _S3:
            whole: dict[str, Any] = {"chunksize": _SINGLE}
            return whole if read is None else {**whole, "IfMatch": read.version}
        if read is None:
            return {}
        from azure.core import MatchConditions  # noqa: PLC0415  # comes with the library of this store

        return {"etag": read.version, "match_condition": MatchConditions.IfNotModified}

    def _write_after_a_look(self, content: bytes, read: Read | None) -> tuple[Text, ...]:
        """Write beside the object and put it in its place, after a look whether it still is the one that was read."""
        beside = f"{self.path}.{hashlib.sha256(os.urandom(16)).hexdigest()[:12]}.fullfunnel-tmp"
        is_there = True
        try:
            self._files.pipe_file(beside, content)
            is_same = read is None or self._files.cat_file(self.path) == read.content
            if is_same:
                _put_in_place(self._files, beside, self.path)
                is_there = False
        except Exception as error:  # noqa: BLE001 every store has errors of its own
            raise refusals.WriteFailed(self.shown, why=_why(error)) from None
        finally:
            if is_there:
                with suppress(Exception):  # what went wrong is said already
                    self._files.rm_file(beside)
        if not is_same:
            raise refusals.ChangedMeanwhile(self.shown)
        return () if read is None else (UNPROMISED,)

    def _asked(self, ask: Callable[[], Any]) -> Any:
        try:
            return ask()
        except FileNotFoundError:
            raise refusals.Missing(self.shown) from None
        except Exception as error:  # noqa: BLE001 every store has errors of its own
            raise refusals.Unreadable(self.shown, why=_why(error)) from None


def _put_in_place(files: Any, beside: str, path: str) -> None:
    server: Any = getattr(files, "ftp", None)
    if server is not None and hasattr(server, "posix_rename"):
        server.posix_rename(beside, path)  # in one step, also where the file is there
    else:
        files.mv(beside, path)


def _is_conflict(error: Exception) -> bool:
    """Whether the store said that the object is another one by now (HTTP 412, and 409 of two writers at once)."""
    chain: list[BaseException] = [error]
    while (cause := chain[-1].__cause__ or chain[-1].__context__) is not None and cause not in chain:
        chain.append(cause)
    words = " ".join(f"{type(each).__name__} {each}" for each in chain)
    return isinstance(error, FileExistsError) or any(sign in words for sign in _CONFLICTS)  # Google's is the first


def _why(error: Exception) -> str:
    """What the store said; libraries put the whole URL in it."""
    said = (getattr(error, "strerror", None) or str(error) or type(error).__name__).splitlines()[0]
    return without_secrets(said)
