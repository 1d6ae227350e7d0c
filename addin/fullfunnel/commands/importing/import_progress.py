"""A bar on the terminal for exports that take long to read; none for small ones, or where nobody looks on."""

from __future__ import annotations

from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from fullfunnel.commands.terminal.output import line
from fullfunnel.results.exports.progress import Patient

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.language import Language
    from fullfunnel.results.exports.progress import Follow, Progress


@contextmanager
def shown_progress(language: Language, console: Console | None = None) -> Iterator[Follow]:
    """What reading calls with how far it is; the bar is gone when the work is done."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    bars = Bars(*columns, console=console or Console(stderr=True), transient=True)
    task = bars.add_task("", total=1.0)
    started = False

    def show(progress: Progress) -> bool:
        nonlocal started
        if not started:
            bars.start()
            started = True
        bars.update(task, completed=progress.share, description=line(progress.text.say(language)))
        return True

    try:
        yield Patient(show, monotonic)
    finally:
        if started:
            bars.stop()
