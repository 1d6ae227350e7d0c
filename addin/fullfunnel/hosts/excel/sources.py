"""The texts that the add-in is built from: beside the package in a checkout, inside it once it is installed."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def source(name: str) -> str:
    """The text of one of them.

    Args:
        name: file name, such as ``Ribbon.bas``.
    """
    installed = files("fullfunnel.hosts.excel") / "source" / name
    if installed.is_file():
        return installed.read_text(encoding="ascii")
    return (Path(__file__).parents[3] / "excel" / name).read_text(encoding="ascii")
