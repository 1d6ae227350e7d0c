"""A limit to the time that work in this process takes.

It interrupts Python and its patterns wherever they are, not a library that calculates for minutes in one call: what
uses an engine is done in a process of its own, which can be ended (``workers``).
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


class TimeIsOver(BaseException):
    """The time for a piece of work is over. No ``Exception``, so that nothing on the way takes it for its own."""


def can_interrupt() -> bool:
    """Whether this system and thread can be interrupted by a clock."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Do what is inside for so many seconds at most.

    Raises:
        TimeIsOver: it took longer.
    """
    before = signal.signal(signal.SIGALRM, _time_is_over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _time_is_over(number: int, frame: FrameType | None) -> NoReturn:
    del number, frame
    raise TimeIsOver
