"""Which functions the plain sheet may use, with the version in which each appeared in every host.

Google Sheets has no versions; ``yes`` says that its list of functions has it. AGGREGATE is not there, and the functions
of Excel 2019 and later (MAXIFS, XLOOKUP, LET, FILTER) are in none of the older hosts, so none of these is used.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

_CALL: Final = re.compile(r"\b([A-Z][A-Z0-9.]*)\(")
_TEXT: Final = re.compile(r'"(?:[^"]|"")*"')


class HostFunction(NamedTuple):
    """A function and since when it is there."""

    name: str
    excel: str
    libreoffice: str
    google_sheets: str


@cache
def host_functions() -> dict[str, HostFunction]:
    """The functions by name."""
    text = files(__package__).joinpath("host_functions.csv").read_text(encoding="utf-8")
    return {row["function"]: HostFunction(*row.values()) for row in csv.DictReader(text.splitlines())}


def functions_in(formula: str) -> set[str]:
    """The functions that a formula calls."""
    return set(_CALL.findall(_TEXT.sub('""', formula)))
