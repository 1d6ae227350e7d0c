"""What is kept of workbooks that were read before: nothing at the beginning of a test, or nothing at all."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING
from unittest import mock

from fullfunnel.xlsx.container.met_before import MetBefore
from fullfunnel.xlsx.sheets import alike, usual_rows

if TYPE_CHECKING:
    from collections.abc import Iterator


def stores() -> Iterator[tuple[object, str, MetBefore[object]]]:
    """Every place where something is kept: the module, the name there, and what it is."""
    for name, module in sorted(sys.modules.items()):
        if name.startswith("fullfunnel."):
            for attribute, value in sorted(vars(module).items()):
                if isinstance(value, MetBefore):
                    yield module, attribute, value


@contextmanager
def nothing_met() -> Iterator[None]:
    """As in a process that has read no workbook yet."""
    with ExitStack() as stack:
        for module, name, store in stores():
            stack.enter_context(mock.patch.object(module, name, MetBefore[object](store.most_bytes, store.largest)))
        stack.enter_context(mock.patch.object(alike, "_before", []))
        yield


@contextmanager
def afresh() -> Iterator[None]:
    """Everything is read where it stands, as if nothing were met before."""
    with (
        mock.patch.object(MetBefore, "get", return_value=None),
        mock.patch.object(MetBefore, "add", return_value=False),
        mock.patch.object(usual_rows, "_MOST_ROWS", 0),
        mock.patch.object(alike, "_FEWEST", 10**9),
    ):
        yield
