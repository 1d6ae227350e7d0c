"""A URL where a path may stand: how it is recognised, and how it is shown."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

_URL: Final = re.compile(r"\A[a-z][a-z0-9+.-]+:/+", re.IGNORECASE)
"""A scheme of two letters or more: ``C:/plans`` is a folder."""
_PASSWORD: Final = re.compile(r"://([^/@:]*):[^/@]*@")


def is_url(given: str) -> bool:
    """Whether what was typed as a path is a URL, such as ``s3://bucket/plans/*.xlsx``."""
    return _URL.match(given) is not None


class Url(PurePosixPath):
    """A URL as paths are shown; a password in it is not."""

    def __str__(self) -> str:
        """The URL, with both slashes behind its scheme."""
        whole = _URL.sub(lambda match: match[0].rstrip("/") + "//", super().__str__(), count=1)
        return _PASSWORD.sub(r"://\1:•••@", whole)

    def __fspath__(self) -> str:
        """The same: nothing on this disk has that name."""
        return str(self)


def name_of(url: str) -> str:
    """The name of the file behind a URL, of one in an archive its name in the archive."""
    return PurePosixPath(url.partition("::")[0]).name
