"""A URL where a path may stand: how it is recognised, and how it is shown."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Final, Self, cast

_URL: Final = re.compile(r"\A[a-z][a-z0-9+.-]+:/+", re.IGNORECASE)
"""A scheme of two letters or more: ``C:/plans`` is a folder."""
_PASSWORD: Final = re.compile(r"://([^/@:]*):[^/]*@")
"""Up to the last at sign before the path, for a password may hold one."""
_TOKEN: Final = re.compile(r"(https?://)[^/@:]*@", re.IGNORECASE)
_VALUE: Final = re.compile(r"([?&][^?=&#\s'\"]*=)[^&#\s'\"]+")
"""A signed URL is its own password: its signature stands in a value of its query."""


def is_url(given: str) -> bool:
    """Whether what was typed as a path is a URL, such as ``s3://bucket/plans/*.xlsx``."""
    return _URL.match(given) is not None


class Url(PurePosixPath):
    """A URL as paths are shown; what gives access in it is not. It is never the address: work on the URL as typed."""

    _given: str

    def __new__(cls, given: str) -> Self:
        """Keep the URL as it was typed: a path would have one slash where a URL has two."""
        made = super().__new__(cls, given)
        made._given = given
        return made

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        """The same URL in another process."""
        return type(self), (self._given,)

    def __str__(self) -> str:
        """The URL without its secrets."""
        return without_secrets(self._given)

    def __fspath__(self) -> str:
        """The same: nothing on this disk has that name."""
        return str(self)

    @property
    def name(self) -> str:
        """The name of the file, of one in an archive its name there."""
        return name_of(self._given)

    @property
    def parent(self) -> Self:
        """The folder, of a file at the top of an archive the one that the archive lies in."""
        first, _, rest = self._given.partition("::")
        folder = _without_query(first).rpartition("/")[0]
        return type(self)(rest).parent if rest and folder.endswith("/") else type(self)(folder)


def without_secrets(text: str) -> str:
    """A text in which the passwords, tokens and signatures of URLs are not shown."""
    return _VALUE.sub(r"\1•••", _TOKEN.sub(r"\1•••@", _PASSWORD.sub(r"://\1:•••@", text)))


def shown_path(given: str) -> Path:
    """What was typed as a path, as it may be shown."""
    return cast("Path", Url(given)) if is_url(given) else Path(given)


def name_of(url: str) -> str:
    """The name of the file behind a URL, of one in an archive its name in the archive."""
    return PurePosixPath(_without_query(url.partition("::")[0])).name


def _without_query(link: str) -> str:
    """A link without what is asked of a web server; elsewhere the sign for that is one of a pattern."""
    return re.split("[?#]", link, maxsplit=1)[0] if link.lower().startswith(("http://", "https://")) else link
