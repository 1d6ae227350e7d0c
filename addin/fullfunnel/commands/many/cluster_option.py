"""The cluster that ``--cluster`` asks for."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from fullfunnel.commands.terminal.output import say
from fullfunnel.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.language import Language


@contextmanager
def cluster_or_exit(address: str | None, jobs: int, words: Language) -> Iterator[Any]:
    """A client of the cluster, or ``None`` where none is asked for; says why there is none, and ends with 2."""
    if address is None:
        yield None
        return
    from fullfunnel.commands.many.cluster import connected  # noqa: PLC0415  # only where one is asked for

    connection = connected(address, jobs)
    try:
        client = connection.__enter__()
    except BadInput as error:
        say(error.text.say(words), err=True)
        raise typer.Exit(2) from None
    try:
        yield client
    finally:
        connection.__exit__(None, None, None)
