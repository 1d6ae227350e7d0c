"""How the path of a workbook is reported to programs that look at a whole repository."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote


def path_from_here(path: str) -> str:
    """A path from the folder at hand, with slashes; one that lies elsewhere as it is."""
    given = Path(path)
    here = Path.cwd()
    return (given.relative_to(here) if given.is_relative_to(here) else given).as_posix()


def uri_from_here(path: str) -> str:
    """The same as a URI reference (RFC 3986): what is no plain character is escaped."""
    shown = path_from_here(path)
    return Path(shown).as_uri() if Path(shown).is_absolute() else quote(shown)
